#!/usr/bin/env bash
# Prints each rule of a portable schema that the tables in the database at HUIYIN_TEST_POSTGRES break, and fails when there is one.
#
#   tools/throwaway_postgres.sh tools/lint_postgres.sh build/release/huiyin
set -euo pipefail
program=$1
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
HUIYIN_DATABASE=$HUIYIN_TEST_POSTGRES HUIYIN_DATA_DIR=$data HUIYIN_KEY_FILE=$data/keys HUIYIN_ADMIN_PASSWORD="correct horse battery" \
  "$program" init --org "Lint" >/dev/null
tables=$(psql -XAtq "$HUIYIN_TEST_POSTGRES" -c "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
broken=$(psql -XAtq -v ON_ERROR_STOP=1 "$HUIYIN_TEST_POSTGRES" \
  -c "SET lint.shared = 'schema_version,server_lease,key_fingerprint'" -f "$(dirname "$0")/lint_schema.sql")
psql -XAtq "$HUIYIN_TEST_POSTGRES" -c "DROP SCHEMA public CASCADE" -c "CREATE SCHEMA public" 2>/dev/null
echo "schema: $tables tables"
[ -z "$broken" ] || { printf '%s\n' "$broken" >&2; exit 1; }
