# Shared by the set-up scripts: speaking, installing, never leaving a half-finished tool.
# shellcheck shell=bash

say() { echo "set-up: $*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Two clones may set up at once; the second waits and then finds everything there.
one_at_a_time() {
  mkdir -p "$tools"
  have flock || return 0
  exec 9>"$tools/.lock"
  flock -n 9 && return 0
  say "another set-up is running; waiting for it"
  flock 9
}

# once NAME COMMAND...: runs COMMAND with a fresh folder as its last argument, and keeps the
# folder as NAME only when it succeeded. A folder that is there is therefore complete.
once() {
  local kept=$tools/$1 unfinished=$tools/.unfinished-$1
  shift
  [ -d "$kept" ] && return 0
  rm -rf "$unfinished"
  mkdir -p "$unfinished"
  # Without the lock's handle, or a helper that a build leaves running would hold it for ever.
  "$@" "$unfinished" 9>&- || fail "that did not work; what was said above tells why. Nothing half-done was kept."
  mv "$unfinished" "$kept"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    fail "this needs root: $*"
  fi
}

apt_has() { [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }

# apt_install PACKAGE...: those that are missing. Never removes a package to make room: Debian's
# web compiler conflicts with Debian's rustup, and that choice is the user's.
apt_install() {
  local missing=() package
  for package in "$@"; do
    apt_has "$package" || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  have apt-get || return 1
  as_root apt-get update -qq >&2 || say "the package lists could not be refreshed; trying with those there are"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-remove --no-install-recommends "${missing[@]}" >/dev/null
}

# The version of a package in Cargo.lock.
locked_version() {
  awk -v name="$1" '$1 == "name" { hit = ($3 == "\"" name "\"") }
    hit && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' "$root/Cargo.lock"
}
