# shellcheck shell=bash
# The tests, stage by stage. A failing stage does not stop the next; the last lines say how each one went.

stage_names=()
stage_results=()
failed_stages=0

# stage NAME COMMAND...: runs COMMAND in a shell of its own and notes how it went.
stage() {
  local name=$1 start=$SECONDS status=0
  shift
  say ""
  say "### $name"
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
  stage_names+=("$name")
  if [ "$status" = 0 ]; then
    stage_results+=("passed  $(in_words $((SECONDS - start)))")
  else
    stage_results+=("FAILED  $(in_words $((SECONDS - start)))")
    failed_stages=$((failed_stages + 1))
  fi
}

show_stages() {
  local i
  say ""
  say "### Stages"
  for i in "${!stage_names[@]}"; do printf '  %-34s %s\n' "${stage_names[i]}" "${stage_results[i]}"; done
  printf '  %-34s         %s\n' 'all together' "$(in_words "$SECONDS")"
  [ "$failed_stages" = 0 ] || die "$failed_stages of ${#stage_names[@]} stages failed."
}

# The checker's own tests: the closing lines when all is well, everything otherwise.
test_checker() {
  local log=build/log/checker.log
  mkdir -p build/log
  if node --test --test-reporter=tap tools/*.test.mjs >"$log" 2>&1; then
    grep -E '^# (tests|pass|fail)' "$log"
  else
    cat "$log"
    return 1
  fi
}

test_layout() {
  test_checker
  node tools/check_layout.mjs
  check_shell
}

test_web() {
  npm_ci web
  if has_script web check; then step web-types 'Checking the types of the web pages' env -C web npm run check; fi
  env -C web npm test </dev/null
}

# What the first view of each page may weigh.
test_web_build() {
  build_web
  if has_script web budget; then env -C web npm run budget </dev/null; fi
}

# run_ctest PRESET NAME [PREFIX...]: failures in full and the closing lines; a line for each passed test is only in the log.
run_ctest() {
  local status=0 preset=$1 name=$2
  local -a less=()
  shift 2
  if [ "$name" = postgres ]; then
    # A step costs ten round trips there: twelve histories of the model instead of two hundred.
    less=(--exclude-regex 'MatterModel.*/(1[3-9]|[2-9][0-9]|[0-9][0-9][0-9])$')
  else
    less=(--exclude-regex '^OnPostgres')
  fi
  mkdir -p build/log
  "$@" ctest --test-dir "build/$preset" "${less[@]}" --output-on-failure --no-tests=error --parallel "$(jobs_at_once)" </dev/null 2>&1 |
    tee "build/log/ctest-$name.log" |
    { grep -Ev '^ *(Start +[0-9]+:|[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed )' || true; } || status=$?
  return "$status"
}

test_server() {
  build_server "$1"
  run_ctest "$1" "$1"
}

# The stores' tests and the API's, each in a schema of its own; before them the rules for a schema that also fits a cluster.
test_on_postgres() {
  tools/throwaway_postgres.sh tools/lint_postgres.sh "$HUIYIN_BIN"
  run_ctest release postgres tools/throwaway_postgres.sh
}

# The same on a Citus cluster that the caller names: TEST_CITUS_DSN=postgresql://...
on_citus() { env HUIYIN_TEST_POSTGRES="$TEST_CITUS_DSN" HUIYIN_TEST_CITUS=1 "$@"; }
test_on_citus() {
  run_ctest release postgres on_citus
  end_to_end test:stores on_citus
}

# left_out NAME REASON: a stage that this machine cannot run; it counts neither as passed nor as failed.
left_out() {
  say ""
  say "### $1"
  say "skipped: $2"
  stage_names+=("$1")
  stage_results+=("skipped")
}

# end_to_end SCRIPT [PREFIX...]
end_to_end() {
  local script=$1
  shift
  npm_ci tests/e2e
  if has_script tests/e2e check; then step e2e-types 'Checking the types of the tests' env -C tests/e2e npm run check; fi
  "$@" env -C tests/e2e npm run "$script" </dev/null
}

has_script() { [ -f "$1/package.json" ] && grep -q "\"$2\":" "$1/package.json"; }

dev_test() {
  local quick=0
  case "${1:-}" in
    quick) quick=1 ;;
    '') ;;
    *) die "./dev test knows one further word: quick." ;;
  esac
  SECONDS=0
  need build test
  need_node
  export HUIYIN_BIN=$ROOT/build/release/huiyin
  if [ "$quick" = 1 ]; then export HUIYIN_TEST_QUICK=1; fi
  stage 'layout and shell' test_layout
  if has_script web test; then stage 'web pages: unit tests' test_web; fi
  if has_script web build; then stage 'web pages: build and budget' test_web_build; fi
  stage 'server, release: unit and API' test_server release
  stage 'the same on PostgreSQL' test_on_postgres
  if has_script tests/e2e test; then
    stage 'end to end and faults' end_to_end test
    # Without three files that look at colours, sizes and bytes of pages, which no engine changes.
    stage 'end to end on PostgreSQL' end_to_end test:stores tools/throwaway_postgres.sh
  fi
  if [ -n "${TEST_CITUS_DSN:-}" ]; then
    stage 'on a Citus cluster' test_on_citus
  else
    left_out 'on a Citus cluster' 'TEST_CITUS_DSN is not set (prepared, not run)'
  fi
  if [ "$quick" = 0 ]; then stage 'server, ASan + UBSan: unit and API' test_server asan; fi
  show_stages
}

dev_soak() {
  need build test soak
  need_node
  SECONDS=0
  export HUIYIN_BIN=$ROOT/build/release/huiyin HUIYIN_TEST_SOAK=1
  build_web
  build_server release
  has_script tests/e2e soak || die "tests/e2e/package.json has no script 'soak'."
  npm_ci tests/e2e
  stage 'soak' env -C tests/e2e npm run soak
  show_stages
}

dev_bench() {
  need build bench
  need_node
  build_web
  build_server release huiyin
  [ -f bench/run.sh ] || die "There is no bench/run.sh in this checkout."
  bash bench/run.sh "$@"
}
