#!/bin/sh
# backup.sh FILE: write all of the site as it is at this moment, files of content too.
# The site runs on; what is saved meanwhile is in the next backup.
set -eu
umask 077
export PGPASSFILE="$folder/etc/pgpass"
pg_dump -h "$database_host" -p "$database_port" -U "$database_user" \
  --format=custom --file="$$1.part" "$database"
# FILE is there when it is whole, and only then.
mv "$$1.part" "$$1"
