#!/bin/sh
# What a cluster on the loopback address needs: installed where apt may, else one sentence.
set -eu
PATH=$PATH:/usr/sbin
command -v haproxy >/dev/null && command -v varnishd >/dev/null &&
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi
if ! command -v apt-get >/dev/null || ! $sudo true 2>/dev/null; then
  echo "The cluster needs the packages postgresql, haproxy and varnish: install them." >&2
  exit 1
fi
echo "Installing PostgreSQL, HAProxy and Varnish …"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql haproxy varnish >/dev/null
