#!/usr/bin/env bash
# Ends what start.sh DIR started, and removes DIR.
set -euo pipefail
dir=${1:?usage: stop.sh DIR}
[ -d "$dir" ] || exit 0
for process in patroni1 patroni2 etcd; do
  [ -f "$dir/$process.pid" ] || continue
  pid=$(cat "$dir/$process.pid")
  kill "$pid" 2>/dev/null || continue
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
done
# A server whose Patroni was killed lives on.
for pidfile in "$dir"/node*/postmaster.pid; do
  [ -f "$pidfile" ] || continue
  kill -QUIT "$(head -1 "$pidfile")" 2>/dev/null || true
done
rm -rf "$dir"
