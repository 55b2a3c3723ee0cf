#!/bin/sh
# Chromium for the browser tests.
set -eu
command -v chromium >/dev/null && exit 0
sh "$(dirname "$0")/packages.sh" "The browser tests need Chromium: install the package chromium." \
  Chromium chromium fonts-liberation
