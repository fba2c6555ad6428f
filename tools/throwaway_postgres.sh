#!/usr/bin/env bash
# A PostgreSQL 15 of one's own for one command: on a free loopback port, in a temporary folder, gone afterwards.
#
#   tools/throwaway_postgres.sh COMMAND...
#
# COMMAND finds its address in HUIYIN_TEST_POSTGRES (postgresql://...). PG_DURABLE=1 keeps fsync on, for benchmarks of durable
# writes and for crash tests. No system service is touched.
set -euo pipefail
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
[ -x "$bin/initdb" ] || { echo "There is no $bin/initdb; install Debian's postgresql-15." >&2; exit 2; }
dir=$(mktemp -d /tmp/huiyin-pg.XXXXXX)
chmod 711 "$dir"
# The server refuses to run as root.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --init-groups env -C "$dir" HOME="$dir" "$@"
  else
    "$@"
  fi
}
if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
end() {
  as_server "$bin/pg_ctl" -D "$dir/data" -m immediate -s stop || true
  rm -rf "$dir"
}
trap end EXIT
as_server "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log"
speed="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
[ "${PG_DURABLE:-0}" = 1 ] && speed=""
for try in 1 2 3 4 5; do
  port=$(shuf -i 20000-32000 -n 1)
  options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c max_connections=200"
  options="$options -c max_locks_per_transaction=256 $speed"
  as_server "$bin/pg_ctl" -D "$dir/data" -s -w -l "$dir/log" -o "$options" start && break
  [ "$try" != 5 ] || { tail -5 "$dir/log" >&2; exit 1; }
done
export HUIYIN_TEST_POSTGRES="postgresql://postgres@127.0.0.1:$port/postgres"
"$@"
