#!/usr/bin/env bash
# An example of high availability on this machine's loopback: etcd, two PostgreSQL nodes under Patroni in synchronous mode.
#
#   deploy/high-availability/start.sh DIR     starts them in the background; DIR must not be there
#   deploy/high-availability/stop.sh DIR      ends what was started, by process id
#
# Prints the address for HUIYIN_DATABASE. DIR/PROCESS.pid and DIR/PROCESS.log are of each process. From Debian: etcd-server, patroni,
# postgresql-15. On real machines: three etcd members and a node each on machines of their own, passwords from your vault.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${1:?usage: start.sh DIR}
[ ! -e "$dir" ] || { echo "$dir is there already." >&2; exit 2; }
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
for program in etcd patroni "$bin/postgres"; do
  command -v "$program" >/dev/null || { echo "There is no $program; see the first lines of this file." >&2; exit 2; }
done
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
chmod 711 "$dir"
# In the background, with its output in DIR/NAME.log. PostgreSQL refuses to run as root.
start() {
  local name=$1
  shift
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --init-groups env -C "$dir" HOME="$dir" "$@" >"$dir/$name.log" 2>&1
  fi
  exec env -C "$dir" "$@" >"$dir/$name.log" 2>&1
}
if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi

port=${HUIYIN_HA_PORT:-$(shuf -i 20000-31000 -n 1)}
etcd_port=$port
peer_port=$((port + 1))
secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

start etcd etcd --name one --data-dir "$dir/etcd" --logger zap --log-level warn \
  --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
  --listen-peer-urls "http://127.0.0.1:$peer_port" --initial-advertise-peer-urls "http://127.0.0.1:$peer_port" \
  --initial-cluster "one=http://127.0.0.1:$peer_port" &
echo $! >"$dir/etcd.pid"

start_node() {
  local node=$1
  sed -e "s|@NODE@|$node|g; s|@DIR@|$dir|g; s|@BIN@|$bin|g; s|@SECRET@|$secret|g" \
    -e "s|@ETCD@|$etcd_port|g; s|@PORT@|$((port + 10 + node))|g; s|@REST@|$((port + 20 + node))|g" \
    "$here/patroni.yml" >"$dir/patroni$node.yml"
  if [ "$(id -u)" = 0 ]; then chown postgres "$dir/patroni$node.yml"; fi
  chmod 600 "$dir/patroni$node.yml"
  start "patroni$node" patroni "$dir/patroni$node.yml" &
  echo $! >"$dir/patroni$node.pid"
}

# wait_for SECONDS WORDS COMMAND...: until COMMAND succeeds.
wait_for() {
  local deadline=$((SECONDS + $1)) words=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      echo "Waited in vain for $words." >&2
      tail -5 "$dir"/*.log >&2
      exit 1
    fi
    sleep 0.2
  done
}

rest_says() { curl -fsS -m 2 "http://127.0.0.1:$((port + 20 + $1))/$2"; }

start_node 1
wait_for 60 "the first node to lead" rest_says 1 primary
start_node 2
wait_for 90 "the second node to follow in step" rest_says 2 synchronous
export PGPASSWORD=$secret
psql -qX "postgresql://postgres@127.0.0.1:$((port + 11))/postgres" -c "CREATE DATABASE huiyin" >/dev/null
hosts="127.0.0.1:$((port + 11)),127.0.0.1:$((port + 12))"
url="postgresql://postgres:$secret@$hosts/huiyin?target_session_attrs=read-write"
printf '%s\n' "$url" >"$dir/url"
chmod 600 "$dir/url"
printf '%s\n' "$url"
