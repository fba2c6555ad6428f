# shellcheck shell=bash
# The web pages, then the server with the pages inside it.

jobs_at_once() { nproc 2>/dev/null || echo 2; }

# Compiler results are kept between clones; paths in them are relative to the checkout.
export CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1
if [ ! -w "${HOME:-/nonexistent}" ]; then export CCACHE_DIR=$ROOT/.cache/ccache; fi

# build_web: runs the web build when something it reads has changed since the last time.
build_web() {
  local stamp=$ROOT/.cache/web.stamp key
  [ -f "$ROOT/web/package.json" ] || return 0
  npm_ci web
  key=$(hash_of_files web api '(' -name node_modules -o -name dist -o -name coverage ')' -prune -o)-$(node --version)
  if [ -f web/dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$key" ]; then return; fi
  step web "Building the web pages" env -C web npm run build
  mkdir -p "$ROOT/.cache"
  # what the build itself writes beside its sources (generated types) counts as known
  key=$(hash_of_files web api '(' -name node_modules -o -name dist -o -name coverage ')' -prune -o)-$(node --version)
  printf '%s\n' "$key" >"$stamp"
}

# build_server PRESET [TARGET]: configures when the presets changed, the checkout moved or nothing is there, then builds.
build_server() {
  local preset=$1 target=${2:-all} dir=build/$1 key
  key=$(sha256sum CMakePresets.json | cut -d ' ' -f 1)-$ROOT
  if [ ! -f "$dir/build.ninja" ] || [ "$(cat "$dir/.presets" 2>/dev/null)" != "$key" ]; then
    step "configure-$preset" "Configuring the $preset build" cmake --fresh --preset "$preset"
    printf '%s\n' "$key" >"$dir/.presets"
  fi
  step "compile-$preset" "Compiling ($preset, $(jobs_at_once) at once)" \
    cmake --build "$dir" --target "$target" --parallel "$(jobs_at_once)"
}

need_to_build() {
  need build
  need_node
}

dev_build() {
  local preset=${1:-release}
  case "$preset" in release | debug | asan | tsan) ;; *) die "./dev build knows release, debug, asan and tsan, not '$preset'." ;; esac
  need_to_build
  build_web
  build_server "$preset"
  say "Built build/$preset/huiyin"
}

dev_clean() {
  dev_down quietly
  rm -rf build web/dist .cache/web.stamp
  if [ "${1:-}" = all ]; then rm -rf .cache .run web/node_modules tests/e2e/node_modules; fi
  say "Removed what was built."
}
