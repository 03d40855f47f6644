#!/usr/bin/env bash
# Runs the checks one after another, all of them even when one fails, and ends with one line
# that sums them up. "scripts/test.sh quick" leaves out all that needs wasm or a browser.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0
result=ok # of the last step
summary=()

# step NAME WHY COMMAND...: says what comes and why it takes its time, runs it, counts.
# Where the output tells how many tests ran, they count; else the step counts as one.
step() {
  local name=$1 why=$2 began=$SECONDS
  result=ok
  shift 2
  printf '\n── %s: %s\n' "$name" "$why"
  "$@" 2>&1 | tee "$log" || result=FAILED
  count
  summary+=("$(printf '%-8s %-34s %4d s' "$result" "$name" $((SECONDS - began)))")
}

# Reads the closing lines of cargo test, wasm-bindgen-test-runner and node --test.
count() {
  local ok bad skip
  read -r ok bad skip < <(awk '
    { gsub(/\033\[[0-9;]*m/, "") }
    /^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) ok += $(i-1); if ($i ~ /^failed/) bad += $(i-1); if ($i ~ /^ignored/) skip += $(i-1) } }
    $1 ~ /^(#|ℹ)$/ && $2 == "pass" { ok += $3 }
    $1 ~ /^(#|ℹ)$/ && $2 == "fail" { bad += $3 }
    $1 ~ /^(#|ℹ)$/ && $2 == "cancelled" { bad += $3 }
    $1 ~ /^(#|ℹ)$/ && $2 == "skipped" { skip += $3 }
    END { print ok + 0, bad + 0, skip + 0 }' "$log")
  # A step that failed without a failed test (it did not compile, say) is a failure all the same.
  if [ $result = FAILED ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ $result = ok ] && [ "$ok" = 0 ]; then ok=1; fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
}

native() { scripts/with "$@"; }

browser_tests() {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_TIMEOUT=120 \
    scripts/with wasm cargo test --locked --target wasm32-unknown-unknown --test browser --no-fail-fast
}

e2e_tests() { (cd tests/e2e && ../../scripts/with npm test --silent); }

quick() {
  step "formatting" "a second" \
    native cargo fmt --check
  step "clippy, the core" "the first time it checks every dependency, about half a minute" \
    native cargo clippy --locked --no-default-features --all-targets -- -D warnings
  step "clippy, the page" "with Leptos and the browser's interfaces, about a minute the first time" \
    native cargo clippy --locked --all-targets -- -D warnings
  step "native tests" "the core without a browser; compiles it once, about a minute the first time" \
    native cargo test --locked --no-default-features --no-fail-fast
  step "the page's own rules" "keys, words and rows, without a browser; compiles the page once, about a minute" \
    native cargo test --locked --lib --no-fail-fast ui::
}

in_a_browser() {
  step "oracle" "the reference Yjs reads what Kith wrote, and the other way round" \
    scripts/oracle.sh
  step "browser tests" "what needs a real one; compiles the crate for wasm, about a minute the first time" \
    browser_tests
  step "release build" "optimised for size as a whole, so nothing of it can be kept from before; about a minute" \
    scripts/with wasm trunk build --release
  if [ $result = FAILED ]; then
    printf '\nSkipped: single file, end to end: there is no new build to try.\n'
    skipped=$((skipped + 2))
    return
  fi
  step "single file" "the same page as one HTML file" \
    scripts/single.sh dist dist-single/kith.html
  step "end to end" "the built page in Chromium, at two sizes, offline too" \
    e2e_tests
}

quick
[ "${1:-}" = quick ] || in_a_browser

printf '\n'
printf '%s\n' "${summary[@]}"
[ "$skipped" = 0 ] || printf '\nSkipped: %d; each said why above.\n' "$skipped"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
