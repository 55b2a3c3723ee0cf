#!/bin/sh
# What a cluster on the loopback address needs.
set -eu
PATH=$PATH:/usr/sbin
command -v haproxy >/dev/null && command -v varnishd >/dev/null &&
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 && exit 0
sh "$(dirname "$0")/packages.sh" \
  "The cluster needs the packages postgresql, haproxy and varnish: install them." \
  "PostgreSQL, HAProxy and Varnish" postgresql haproxy varnish
