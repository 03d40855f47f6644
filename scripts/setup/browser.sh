# What the browser tests need: Chromium and its driver, Node, the packages of tests/e2e.
# shellcheck shell=bash

find_first() {
  local name
  for name in "$@"; do
    have "$name" && { command -v "$name"; return 0; }
  done
  return 1
}

find_chrome() {
  [ -n "${CHROME:-}" ] && { echo "$CHROME"; return 0; }
  find_first chromium chromium-browser google-chrome google-chrome-stable && return 0
  local mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  [ -x "$mac" ] && echo "$mac"
}

# GitHub's machines keep theirs in a folder of its own and name it.
find_driver() {
  [ -n "${CHROMEDRIVER:-}" ] && { echo "$CHROMEDRIVER"; return 0; }
  find_first chromedriver && return 0
  [ -x "${CHROMEWEBDRIVER:-/none}/chromedriver" ] && echo "$CHROMEWEBDRIVER/chromedriver"
}

need_browser() {
  if ! find_chrome >/dev/null || ! find_driver >/dev/null; then
    say "installing Chromium and its driver, about 1 min: 250 MB to fetch"
    apt_install chromium chromium-driver ||
      fail "the tests need Chrome or Chromium and chromedriver on PATH, or named by CHROME and CHROMEDRIVER"
  fi
  find_chrome >/dev/null || fail "no Chromium after installing it; name one by CHROME"
  find_driver >/dev/null || fail "no chromedriver after installing it; name one by CHROMEDRIVER"
}

need_node() {
  if ! have node || ! have npm; then
    say "installing Node and npm, about 1 min"
    apt_install nodejs npm || fail "Node 20 or later with npm is needed: please install it"
  fi
  local version
  version=$(node --version)
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] || fail "this Node is $version; 20 or later is needed: please install one"
}

# npm writes node_modules in place, so a copy of the lock file, laid there last, says it is whole.
need_e2e_packages() {
  local e2e=$root/tests/e2e
  cmp -s "$e2e/package-lock.json" "$e2e/node_modules/.installed-lock" && return 0
  say "installing the end-to-end test packages, a few seconds"
  (cd "$e2e" && npm ci --silent --no-audit --no-fund >&2) || fail "npm ci failed in tests/e2e"
  cp "$e2e/package-lock.json" "$e2e/node_modules/.installed-lock"
}

browser_environment() {
  local chrome driver
  if chrome=$(find_chrome); then echo "export CHROME=\"$chrome\""; fi
  if driver=$(find_driver); then echo "export CHROMEDRIVER=\"$driver\""; fi
}
