#!/bin/sh
# try_debian13.sh FOLDER: install and test this checkout in Debian 13, which has Python
# 3.13, in a new folder that debootstrap makes. Needs root, a network and 3 GB.
set -eu
folder=$1
cd "$(dirname "$0")/.."
debootstrap --variant=minbase --include=ca-certificates,git,make,python3-venv \
  trixie "$folder" "${MIRROR:-http://deb.debian.org/debian}"
git clone -q . "$folder/addon"
cp /etc/resolv.conf "$folder/etc/resolv.conf"
trap 'umount "$folder/proc"' EXIT
mount -t proc proc "$folder/proc"
# A bare environment, but for what leads to the registries.
run() {
  env -i PATH=/usr/sbin:/usr/bin HOME=/root LANG=C.UTF-8 \
    PIP_CONFIG_FILE=/etc/pip.conf ${PIP_INDEX_URL:+PIP_INDEX_URL="$PIP_INDEX_URL"} \
    ${UV_INDEX_URL:+UV_INDEX_URL="$UV_INDEX_URL"} chroot "$folder" "$@"
}
run make -C /addon .venv/.installed
run /addon/.venv/bin/python -c 'import platform; print("Python", platform.python_version())'
run sh -c 'cd /addon && .venv/bin/python -m pytest tests/unit tests/integration -q'
