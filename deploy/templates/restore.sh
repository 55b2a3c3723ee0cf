#!/bin/sh
# restore.sh FILE DATABASE: make a new database of a backup. One that is there stays.
set -eu
export PGPASSFILE="$folder/etc/pgpass"
createdb -h "$database_host" -p "$database_port" -U "$database_user" "$$2"
pg_restore -h "$database_host" -p "$database_port" -U "$database_user" \
  --exit-on-error --no-owner --dbname="$$2" "$$1"
