#!/bin/sh
# try_debian13.sh FOLDER: install this checkout's last commit in Debian 13, which has Python
# 3.13, and run its unit and integration tests. debootstrap makes the system in FOLDER, where
# it is not there yet. Needs root, a network and 3 GB; MIRROR= names another mirror.
set -eu
folder=$1
cd "$(dirname "$0")/.."
[ -e "$folder/usr" ] || debootstrap --variant=minbase \
  --include=ca-certificates,git,make,python3-venv \
  trixie "$folder" "${MIRROR:-http://deb.debian.org/debian}"
rm -rf "$folder/addon"
git clone -q . "$folder/addon"
cp /etc/resolv.conf "$folder/etc/resolv.conf"
# What this machine trusts, for a network with a proxy that has a certificate of its own.
certificates=/etc/ssl/certs/ca-certificates.crt
cp "$certificates" "$folder$certificates"
trap 'umount "$folder/proc" "$folder/dev/pts"' EXIT
mount -t proc proc "$folder/proc"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$folder/dev/pts"
run() {
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    PIP_CERT=$certificates SSL_CERT_FILE=$certificates chroot "$folder" "$@"
}
run make -C /addon .venv/.installed
run /addon/.venv/bin/python -c 'import platform; print("Python", platform.python_version())'
run sh -c 'cd /addon && .venv/bin/python -m pytest tests/unit tests/integration -q'
