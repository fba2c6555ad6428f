# shellcheck shell=bash
# The demo server: one process in the background, its data under .run/demo, its own notes (pid, address, log) under .run.

demo_notes=$ROOT/.run
demo_password=huiyin-demo-2026

# The pid of the server that `up` started, when that process is alive and is still this checkout's program.
demo_pid() {
  local pid exe
  pid=$(cat "$demo_notes/pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && exe=$(readlink "/proc/$pid/exe" 2>/dev/null) || return 1
  # A linker that was here meanwhile may have put the running file aside under another name (mold does), in the same folder.
  [ "${exe%/*}" = "$ROOT/build/release" ] || return 1
  printf '%s\n' "$pid"
}

# Does anybody answer there?
port_is_taken() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# A reply of any kind to one plain request.
server_answers() {
  local line
  (
    exec 3<>"/dev/tcp/$1/$2" || exit 1
    printf 'GET / HTTP/1.0\r\nHost: %s:%s\r\n\r\n' "$1" "$2" >&3
    read -rt 2 -u 3 line && [[ $line == HTTP/* ]]
  ) 2>/dev/null
}

free_port() {
  local host=$1 port=$2 last=$(($2 + 50))
  while port_is_taken "$host" "$port"; do
    port=$((port + 1))
    [ "$port" -lt "$last" ] || die "No free port between $2 and $last."
  done
  printf '%s\n' "$port"
}

# what `up` compares to know that a newer program was built
program_mark() { stat -c '%i %s %y' "$ROOT/build/release/huiyin"; }

# dev_up [fresh]: `fresh` throws the demo's data away first.
dev_up() {
  local pid
  case "${1:-}" in '' | fresh) ;; *) die "./dev up knows one further word: fresh." ;; esac
  need build
  need_node
  build_web
  build_server release huiyin
  if [ "${1:-}" = fresh ]; then
    dev_down quietly
    rm -rf "$demo_notes"
  fi
  if pid=$(demo_pid); then
    if [ "$(cat "$demo_notes/program" 2>/dev/null)" = "$(program_mark)" ]; then
      say "Already up."
      show_demo
      return
    fi
    say "==> The program is newer than the running server; starting it again"
    stop_demo "$pid"
  fi
  mkdir -p "$demo_notes"
  chmod 700 "$demo_notes"
  export HUIYIN_DATA_DIR=$demo_notes/demo HUIYIN_DATABASE=sqlite:$demo_notes/demo/huiyin.db HUIYIN_KEY_FILE=$demo_notes/demo/keys
  if [ ! -f "$demo_notes/words" ]; then make_demo; fi
  start_demo "${HUIYIN_LISTEN:-127.0.0.1:8080}"
  show_demo
}

run_seed() { node --experimental-strip-types --disable-warning=ExperimentalWarning demo/seed.ts "$@"; }

# A new database with half a year in it: the clock of a server on a port of its own is moved from day to day, then that server
# is stopped. The one that is started for use keeps real time.
make_demo() {
  rm -rf "$demo_notes/demo"
  mkdir -p "$demo_notes/demo"
  HUIYIN_ADMIN_PASSWORD=$demo_password step init "Making the demo organisation's database" \
    build/release/huiyin init --org 海岳港矿集团
  say "==> Starting a server to fill it"
  HUIYIN_RATE_LIMIT=off start_demo 127.0.0.1:18080 --test-clock "$(run_seed --print-start)"
  HUIYIN_URL=$(cat "$demo_notes/url") HUIYIN_ADMIN_PASSWORD=$demo_password \
    step seed "Filling in an invented organisation and half a year of voices (through the public API)" \
    run_seed --samples "$demo_notes/samples.json" || {
    dev_down quietly
    return 1
  }
  stop_demo "$(demo_pid)"
  run_seed --print-accounts | node tools/dev/demo_words.mjs "$demo_notes/samples.json" >"$demo_notes/words.new"
  mv "$demo_notes/words.new" "$demo_notes/words"
}

# start_demo LISTEN [FLAG...]: starts the server in the background and waits until it answers.
start_demo() {
  local listen=$1 host port wanted pid turn reach
  shift
  host=${listen%:*} wanted=${listen##*:}
  reach=$host
  case "$host" in '' | 0.0.0.0 | '[::]' | '*') reach=127.0.0.1 ;; esac
  port=$(free_port "$reach" "$wanted")
  if [ "$port" != "$wanted" ]; then say "    port $wanted is taken by another program; using $port"; fi
  HUIYIN_LISTEN=$host:$port setsid "$ROOT/build/release/huiyin" serve "$@" >>"$demo_notes/server.log" 2>&1 </dev/null &
  pid=$!
  printf '%s\n' "$pid" >"$demo_notes/pid"
  program_mark >"$demo_notes/program"
  printf 'http://%s:%s\n' "$reach" "$port" >"$demo_notes/url"
  for ((turn = 0; turn < 200; turn++)); do
    if server_answers "$reach" "$port"; then return; fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
  done
  tail -n 20 "$demo_notes/server.log" | sed 's/^/    | /' >&2
  die "The server did not start; its log is .run/server.log."
}

show_demo() {
  local url
  url=$(cat "$demo_notes/url")
  say ""
  say "  Huiyin is at  $url/   the board: $url/board   the desk: $url/desk"
  cat "$demo_notes/words"
  say "  Try this: say something at $url/, keep the receipt code, and find your words in the coordinator's inbox at $url/desk."
  say "  ./dev down stops it; ./dev up fresh makes the demo anew."
}

stop_demo() {
  local pid=$1 turn
  kill "$pid" 2>/dev/null || true
  for ((turn = 0; turn < 150; turn++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  rm -f "$demo_notes/pid"
}

dev_down() {
  local pid
  if pid=$(demo_pid); then
    stop_demo "$pid"
    say "Stopped the demo server."
  elif [ "${1:-}" != quietly ]; then
    say "The demo server is not running."
  fi
}

dev_run() {
  need build
  need_node
  build_web
  build_server release huiyin
  if [ $# = 0 ]; then set -- serve; fi
  exec build/release/huiyin "$@"
}
