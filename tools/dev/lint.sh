# shellcheck shell=bash
# Checks that change nothing, and the one command that formats.

cpp_files() { find src bench -type f '(' -name '*.cpp' -o -name '*.hpp' ')' 2>/dev/null | LC_ALL=C sort; }

check_shell() {
  local -a scripts
  mapfile -t scripts < <(find . '(' -name .git -o -name build -o -name .cache -o -name .run -o -name node_modules ')' -prune -o -type f '(' -name '*.sh' -o -path ./.ci/run ')' -print | LC_ALL=C sort)
  shellcheck -x dev "${scripts[@]}"
}

check_format() {
  cpp_files | xargs -r clang-format --dry-run -Werror
}

# clang-tidy on each source of the release build; its list of checks is .clang-tidy.
check_tidy() {
  [ -f build/release/compile_commands.json ] || build_server release
  find src -name '*.cpp' | LC_ALL=C sort |
    xargs -r -P "$(jobs_at_once)" -n 4 clang-tidy -p build/release --quiet 2>build/log/clang-tidy.log
}

check_web() {
  npm_ci web
  env -C web npm run lint </dev/null
}

dev_lint() {
  need build test lint
  need_node
  SECONDS=0
  stage 'layout' node tools/check_layout.mjs
  stage 'shell' check_shell
  stage 'C++ format' check_format
  stage 'C++ clang-tidy' check_tidy
  if has_script web lint; then stage 'web' check_web; fi
  show_stages
}

dev_format() {
  need lint
  cpp_files | xargs -r clang-format -i
  say "Formatted $(cpp_files | wc -l) files."
}
