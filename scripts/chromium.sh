#!/bin/sh
# Chromium for the browser tests: installed where apt may, else one sentence.
set -eu
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi
if ! command -v apt-get >/dev/null || ! $sudo true 2>/dev/null; then
  echo "The browser tests need Chromium: install the package chromium." >&2
  exit 1
fi
echo "Installing Chromium …"
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
