#!/usr/bin/env bash
# Benchmarks of docs/benchmarks.md (./dev bench). Everything on loopback, in a temporary folder, under six minutes; ends only what it
# started. A figure that falls short is shown, not failed: the exit status tells only whether something broke.
#   bench/run.sh [quick] [functions|submissions|board|memory|figures|growth|postgres]...      HUIYIN_BIN: another server than build/release/huiyin
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
server=${HUIYIN_BIN:-$ROOT/build/release/huiyin}
tools=$ROOT/build/bench/bench
rounds=3 seconds=5 voices=100000
parts=() quick=()
for word in "$@"; do
  case "$word" in
    quick) rounds=1 seconds=2 voices=5000 quick=(quick) ;;
    functions | submissions | board | memory | figures | growth | postgres) parts+=("$word") ;;
    *) echo "bench/run.sh knows quick, functions, submissions, board, memory, figures, growth and postgres, not '$word'" >&2; exit 2 ;;
  esac
done
[ ${#parts[@]} -gt 0 ] || parts=(functions submissions board memory figures)

work=$(mktemp -d)
pids=()
end() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT

export HUIYIN_RATE_LIMIT=off HUIYIN_ADMIN_PASSWORD=bench-password-2026
unset HUIYIN_DATABASE HUIYIN_KEY_FILE HUIYIN_TRUSTED_PROXIES HUIYIN_PUBLIC_URL HUIYIN_THREADS
rows=()
row() { # WHAT MEASURED TARGET
  rows+=("$(printf '%-58s %14s   %s' "$1" "$2" "$3")")
  printf '  %s\n' "${rows[-1]}"
}
middle() { sort -g | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }
free_port() {
  local port
  for ((port = $1; port < $1 + 100; port++)); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
  done
  return 1
}
field() { awk -v name="$1" '{ for (i = 1; i < NF; i++) if ($i == name) print $(i + 1) }'; }

build_tools() {
  echo "==> Building the benchmark tools"
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DHUIYIN_TESTS=OFF \
    -DHUIYIN_BENCH=ON >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
  cmake --build build/bench --target functions replay_rows submit_load first_reply replay_postgres >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
}
case "${parts[*]}" in figures | growth) ;; *) build_tools ;; esac

# start FOLDER [FLAG...]: the server on that folder; sets pid and port.
start() {
  local folder=$1 turn
  shift
  port=$(free_port 18600)
  HUIYIN_DATA_DIR=$folder HUIYIN_LISTEN=127.0.0.1:$port "$server" serve "$@" >>"$work/server.log" 2>&1 &
  pid=$!
  pids+=("$pid")
  for ((turn = 0; turn < 200; turn++)); do
    if curl -fso /dev/null "http://127.0.0.1:$port/api/v1/public/health"; then return; fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
  done
  tail -n 20 "$work/server.log" >&2
  return 1
}
stop() {
  kill "$1"
  wait "$1" 2>/dev/null || true
}
pss_mb() { awk '/^Pss:/ { printf "%.1f\n", $2 / 1024 }' "/proc/$1/smaps_rollup"; }
make_org() {
  mkdir -p "$1"
  HUIYIN_DATA_DIR=$1 "$server" init --org 回音测速 >/dev/null
}
first_reply() { # FOLDER
  local folder=$1 i p
  for ((i = 0; i < 5; i++)); do
    p=$(free_port 18600)
    HUIYIN_DATA_DIR=$folder HUIYIN_LISTEN=127.0.0.1:$p "$tools/first_reply" "$p" "$server" serve 2>>"$work/server.log"
  done | middle
}
sign_in() {
  curl -fsS -c "$work/cookies" -H 'Content-Type: application/json' -H "Origin: http://127.0.0.1:$port" \
    -d '{"login":"'"$1"'","password":"'$HUIYIN_ADMIN_PASSWORD'"}' "http://127.0.0.1:$port/api/v1/private/session" >/dev/null
}
# A coordinator over everything; the administrator is signed in.
make_reader() {
  local url=http://127.0.0.1:$port/api/v1 root
  root=$(curl -fsS -b "$work/cookies" "$url/private/units" | grep -o '"id":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
  curl -fsS -o /dev/null -b "$work/cookies" -H 'Idempotency-Key: the-reader-of-pages-2026' -H 'Content-Type: application/json' -H "Origin: http://127.0.0.1:$port" -d '{"name":"读者",
    "unit_id":"'"$root"'","login":"reader","password":"'$HUIYIN_ADMIN_PASSWORD'","roles":[{"role":"coordinator","unit_id":"'"$root"'"}]}' \
    "$url/private/persons"
}
# A signed-in reader goes through the first pages of the inbox and the board.
read_pages() {
  local url=http://127.0.0.1:$port/api/v1 page cursor=''
  sign_in admin
  make_reader
  sign_in reader
  for ((page = 0; page < 20; page++)); do
    curl -fsS -b "$work/cookies" "$url/private/voices?limit=200${cursor:+&cursor=$cursor}" >"$work/page.json"
    cursor=$(sed -n 's/.*"next_cursor":"\([^"]*\)".*/\1/p' "$work/page.json")
    [ -n "$cursor" ] || break
  done
  curl -fsS "$url/public/board" >/dev/null
}

# Milliseconds of the server's processor time for one reply about figures, the mean of five; time on the clock where others work too
# says more about them.
cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }
figures_ms() { # PATH
  local i before
  before=$(cpu_ticks)
  for ((i = 0; i < 5; i++)); do
    curl -fsS -o /dev/null -b "$work/cookies" "http://127.0.0.1:$port/api/v1/private/$1"
  done
  echo $((($(cpu_ticks) - before) * 1000 / $(getconf CLK_TCK) / 5))
}

# Lines "WHAT MILLISECONDS" over a history of answered voices: every table, one page of rows, a brief.
read_history() { # FOLDER
  local what campaign
  make_org "$1"
  node --disable-warning=ExperimentalWarning bench/fill_history.mjs "$1/huiyin.db" "$voices" >&2
  start "$1"
  sign_in admin
  make_reader
  sign_in reader
  campaign=$(curl -fsS -b "$work/cookies" "http://127.0.0.1:$port/api/v1/private/campaigns" | grep -o '"id":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
  for what in unit channel speaker_group origin category campaign track level outcome; do
    echo "$what $(figures_ms "figures?by=$what")"
  done
  echo "rows $(figures_ms 'figures/rows?by=unit&figure=late')"
  echo "brief $(figures_ms "campaigns/$campaign/brief")"
  stop "$pid"
}
# HUIYIN_BEFORE: another build to set beside it.
figures() {
  echo "==> Figures over $voices voices in 61 units, three quarters of them answered"
  local what ms before=''
  [ -z "${HUIYIN_BEFORE:-}" ] || server=$HUIYIN_BEFORE read_history "$work/before" >"$work/figures_before"
  read_history "$work/history" >"$work/figures_now"
  while read -r what ms; do
    [ -z "${HUIYIN_BEFORE:-}" ] || before=" (before: $(field "$what" <"$work/figures_before"))"
    row "figures: $what, ms$before" "$ms" 'at most 300'
  done <"$work/figures_now"
}

submissions() {
  echo "==> Durable submissions, 64 clients, beside plain SQLite that commits the same rows in groups of 64"
  local round line http raw ratios=() rates=() p99=()
  make_org "$work/submit"
  start "$work/submit"
  "$tools/submit_load" "$port" 64 2 >/dev/null
  for ((round = 0; round < rounds; round++)); do
    line=$("$tools/submit_load" "$port" 64 "$seconds")
    http=$(field per_second <<<"$line")
    raw=$("$tools/replay_rows" "$work/submit/huiyin.db" "$work/raw.db" "$seconds")
    printf '     round %d: huiyin %s/s, SQLite %s/s\n' "$((round + 1))" "$http" "$raw"
    [ "$(field errors <<<"$line")" = 0 ] || { echo "$line"; return 1; }
    rates+=("$http") p99+=("$(field p99_ms <<<"$line")")
    ratios+=("$(awk -v a="$http" -v b="$raw" 'BEGIN { printf "%.2f", a / b }')")
  done
  stop "$pid"
  row 'durable submissions a second over HTTP, 64 clients' "$(printf '%s\n' "${rates[@]}" | middle)" ''
  row '  of plain SQLite committing the same rows in 64s' "$(printf '%s\n' "${ratios[@]}" | middle)" 'at least 0.5'
  row '  p99 of a submission, ms' "$(printf '%s\n' "${p99[@]}" | middle)" ''
}

write_nginx() { # PORT GZIP_STATIC
  cat >"$work/nginx.conf" <<TXT
worker_processes 2;
pid $work/nginx.pid;
error_log $work/nginx.log;
daemon off;
worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 1000000000;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100 inactive=60s;
  default_type application/json;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server { listen 127.0.0.1:$1; root $work/static; gzip_static on; }
}
TXT
}
wrk_rate() { wrk -t1 -c"$1" -d"${2}s" -H "Accept-Encoding: $3" "$4" | tee -a "$work/wrk.log" | awk '/Requests\/sec/ { print int($2) }'; }

board() {
  echo "==> Board reads beside nginx serving the same bytes as a static file"
  local nginx nginx_port url static connections encoding round ours theirs ratios rates
  make_org "$work/board"
  if command -v node >/dev/null && [ -f demo/seed.ts ]; then
    start "$work/board" --test-clock "$(node --experimental-strip-types --disable-warning=ExperimentalWarning demo/seed.ts --print-start)"
    HUIYIN_URL=http://127.0.0.1:$port timeout 120 node --experimental-strip-types --disable-warning=ExperimentalWarning \
      demo/seed.ts >"$work/seed.log" 2>&1 || { tail -n 5 "$work/seed.log"; echo "     the board stays empty"; }
    stop "$pid"
  fi
  start "$work/board"
  url=http://127.0.0.1:$port/api/v1/public/board
  mkdir -p "$work/static"
  curl -fsS "$url" -o "$work/static/board"
  curl -fsS -H 'Accept-Encoding: gzip' "$url" -o "$work/static/board.gz"
  nginx_port=$(free_port 18700)
  write_nginx "$nginx_port"
  chmod 755 "$work" "$work/static"
  chmod 644 "$work/static/"*
  nginx -c "$work/nginx.conf" 2>>"$work/nginx.log" &
  nginx=$!
  pids+=("$nginx")
  static=http://127.0.0.1:$nginx_port/board
  curl -fsS --retry 20 --retry-connrefused --retry-delay 1 -o "$work/copy" "$static"
  cmp "$work/copy" "$work/static/board"
  echo "     $(stat -c %s "$work/static/board") bytes, $(stat -c %s "$work/static/board.gz") compressed"
  for connections in 64 1000; do
    for encoding in gzip identity; do
      ratios=() rates=()
      for ((round = 0; round < rounds; round++)); do
        ours=$(wrk_rate "$connections" 3 "$encoding" "$url")
        theirs=$(wrk_rate "$connections" 3 "$encoding" "$static")
        rates+=("$ours")
        ratios+=("$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }')")
      done
      row "board reads a second, $connections connections, $encoding" "$(printf '%s\n' "${rates[@]}" | middle)" ''
      row '  of nginx' "$(printf '%s\n' "${ratios[@]}" | middle)" 'at least 0.8'
    done
  done
  stop "$nginx"
  stop "$pid"
}

# Submissions on PostgreSQL, durable, beside plain libpq in pipeline mode; both on the same throw-away server, in turn.
postgres() {
  echo "==> Submissions on PostgreSQL beside a pipelined loop"
  if [ -z "${HUIYIN_TEST_POSTGRES:-}" ]; then
    PG_DURABLE=1 tools/throwaway_postgres.sh bash bench/run.sh "${quick[@]}" postgres
    return
  fi
  local round loop
  local -a rates=() ratios=()
  export HUIYIN_DATABASE=$HUIYIN_TEST_POSTGRES
  make_org "$work/postgres"
  start "$work/postgres"
  for ((round = 0; round < rounds; round++)); do
    "$tools/submit_load" "$port" 64 "$seconds" >"$work/load"
    loop=$("$tools/replay_postgres" "$HUIYIN_TEST_POSTGRES" "$seconds")
    echo "     $(cat "$work/load"), the loop $loop"
    rates+=("$(field per_second <"$work/load")")
    ratios+=("$(awk -v a="${rates[-1]}" -v b="$loop" 'BEGIN { printf "%.2f", a / b }')")
  done
  stop "$pid"
  unset HUIYIN_DATABASE
  row 'submissions a second on PostgreSQL, 64 clients' "$(printf '%s\n' "${rates[@]}" | middle)" ''
  row '  of the pipelined loop' "$(printf '%s\n' "${ratios[@]}" | middle)" 'at least 0.4'
}

memory() {
  echo "==> Memory and start, empty and with $voices voices"
  make_org "$work/large"
  row 'start to first reply, empty, ms' "$(first_reply "$work/large")" 'at most 200'
  start "$work/large"
  sleep 1
  row 'memory idle, empty (PSS), MB' "$(pss_mb "$pid")" 'at most 64'
  "$tools/submit_load" "$port" 64 120 "$voices" >"$work/fill"
  echo "     filled: $(cat "$work/fill")"
  stop "$pid"
  row "start to first reply, $(field replies <"$work/fill") voices, ms" "$(first_reply "$work/large")" 'at most 200'
  start "$work/large"
  read_pages
  row "memory after reading inbox and board (PSS), MB" "$(pss_mb "$pid")" 'at most 200'
  row "figures by unit, ms" "$(figures_ms 'figures?by=unit')" 'well under 1000'
  row "figures by outcome, ms" "$(figures_ms 'figures?by=outcome')" 'well under 1000'
  "$tools/submit_load" "$port" 64 5 >"$work/fill"
  row "memory after 5 s of submissions on top (PSS), MB" "$(pss_mb "$pid")" 'at most 200'
  row "  these submissions a second" "$(field per_second <"$work/fill")" ''
  stop "$pid"
}

# Replies right after a submission, beside ten thousand voices and beside $voices. HUIYIN_BEFORE: another build to set beside it.
growth() {
  local size
  for size in 10000 "$voices"; do
    make_org "$work/grown$size"
    node --disable-warning=ExperimentalWarning bench/fill_history.mjs "$work/grown$size/huiyin.db" "$size"
    cp -r "$work/grown$size" "$work/before$size"
    [ -z "${HUIYIN_BEFORE:-}" ] || grown "$size voices, before" "$work/before$size" "$HUIYIN_BEFORE"
    grown "$size voices" "$work/grown$size" "$server"
  done
}
grown() { # WHAT FOLDER SERVER
  local server=$3
  echo "==> After a submission, beside $1"
  start "$2"
  sign_in admin
  make_reader
  node bench/replies.mjs "http://127.0.0.1:$port" reader "$HUIYIN_ADMIN_PASSWORD"
  stop "$pid"
}

functions() {
  echo "==> Single functions"
  "$tools/functions" --benchmark_min_time=0.2 2>/dev/null | awk '/^[A-Z]/ && !/^Benchmark/ { printf "     %-20s %10s %s\n", $1, $2, $3 }'
}

for part in "${parts[@]}"; do "$part"; done

echo ""
echo "  $(date +%F)  $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB, $(findmnt -nro FSTYPE,SOURCE -T "$work"), load $(cut -d ' ' -f 1 /proc/loadavg)"
printf '  %-58s %14s   %s\n' 'what' 'measured' 'target'
printf '  %s\n' "${rows[@]}"
