# shellcheck shell=bash
# Progress in plain words. A noisy command writes to build/log/NAME.log; its last lines are shown when it fails.

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
die() {
  warn "$*"
  exit 1
}

# in_words SECONDS: "7 s", "2 min 05 s"
in_words() {
  if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); fi
}

# How far a running build is: the last "[12/80]" of its log.
progress_of() {
  tail -c 4000 "$1" 2>/dev/null | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1 || true
}

# Says every 30 seconds (on a terminal: every second, on one line) that LOG's command is still at work.
tick() {
  local log=$1 start=$SECONDS pause=30 idle
  if [ -t 1 ]; then pause=1; fi
  exec {idle}<> <(:) # never readable: waiting on it is a sleep without a process to leave behind
  while ! read -rt "$pause" -u "$idle"; do
    if [ -t 1 ]; then
      printf '\r    %s %s \033[K' "$(in_words $((SECONDS - start)))" "$(progress_of "$log")"
    else
      say "    still at work: $(in_words $((SECONDS - start))) $(progress_of "$log")"
    fi
  done
}

# step NAME WORDS COMMAND...: says WORDS, runs COMMAND with its output in build/log/NAME.log, says how long it took.
step() {
  local name=$1 words=$2 log start=$SECONDS ticker status=0
  shift 2
  mkdir -p "$ROOT/build/log"
  log=$ROOT/build/log/$name.log
  : >"$log"
  say "==> $words"
  tick "$log" &
  ticker=$!
  # shellcheck disable=SC2064  # the ticker's number is wanted as it is now
  trap "kill $ticker 2>/dev/null || true" EXIT
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  trap - EXIT
  if [ -t 1 ]; then printf '\r\033[K'; fi
  if [ "$status" != 0 ]; then
    warn "    failed after $(in_words $((SECONDS - start))); the end of ${log#"$ROOT"/}:"
    tail -n 40 "$log" | sed 's/^/    | /' >&2
    return "$status"
  fi
  if [ $((SECONDS - start)) -ge 2 ]; then say "    done in $(in_words $((SECONDS - start)))"; fi
}

# One hash for the contents and names of all files that `find ARGS` lists.
hash_of_files() {
  find "$@" -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d ' ' -f 1
}
