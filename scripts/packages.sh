#!/bin/sh
# Install packages of Debian where apt may, else say one sentence: what to say, what is
# installed, the packages.
set -eu
sentence=$1 what=$2
shift 2
if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi
if ! command -v apt-get >/dev/null || ! $sudo true 2>/dev/null; then
  echo "$sentence" >&2
  exit 1
fi
echo "Installing $what …"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
