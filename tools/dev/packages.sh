# shellcheck shell=bash
# Debian packages, by group. The table of docs/decisions/dependencies.md is the list: | group | `package` | why |

packages_of() {
  local group
  for group in "$@"; do
    awk -F'|' -v group="$group" '{ gsub(/[ `]/, "", $2); gsub(/[ `]/, "", $3) } $2 == group { print $3 }' \
      "$ROOT/docs/decisions/dependencies.md"
  done
}

# Which of the named packages are not installed. Node and npm may come from elsewhere than Debian's packages.
missing_packages() {
  local name installed
  installed=$({ dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } | awk '$1 == "installed" { print $2 }')
  for name in "$@"; do
    case "$name" in nodejs | npm) if command -v node >/dev/null && command -v npm >/dev/null; then continue; fi ;; esac
    grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
  done
}

# need GROUP...: installs what is missing of these groups, in one go; does nothing when all is there.
need() {
  local -a wanted missing
  mapfile -t wanted < <(packages_of "$@")
  [ "${#wanted[@]}" -gt 0 ] || die "docs/decisions/dependencies.md names no package for: $*"
  if ! command -v dpkg-query >/dev/null; then
    warn "This is not a Debian system, so nothing is installed for you. What Debian 12 calls: ${wanted[*]}"
    return 0
  fi
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "Some Debian packages are missing, and installing them takes root. As root, run once:

  apt-get update && apt-get install --no-install-recommends ${missing[*]}

and then this command again."
  fi
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    [ -t 0 ] || die "Some Debian packages are missing, and sudo asks for a password here. Install them first: ${missing[*]}"
    say "Installing Debian packages takes root; sudo may ask for your password."
    sudo true
  fi
  step apt "Installing ${#missing[@]} Debian packages: ${missing[*]}" install_packages "${missing[@]}"
}

as_root() {
  local name
  local -a keep=()
  if [ "$(id -u)" = 0 ]; then
    "$@"
    return
  fi
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    if [ -n "${!name:-}" ]; then keep+=("$name=${!name}"); fi
  done
  sudo env "${keep[@]}" "$@"
}

# Installing nginx must not start it: for the time of the installation a policy-rc.d refuses every start.
install_packages() {
  local policy=/usr/sbin/policy-rc.d made=0 status=0
  if [ ! -e "$policy" ]; then
    as_root sh -c "printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy"
    made=1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin" sh -c '
    apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 update &&
    apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 install -y --no-install-recommends "$@"' sh "$@" || status=$?
  if [ "$made" = 1 ]; then as_root rm -f "$policy"; fi
  return "$status"
}
