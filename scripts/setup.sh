#!/usr/bin/env bash
# Brings what a build or a test run needs, once; a second run only looks.
#
#   scripts/setup.sh build   what a release build needs
#   scripts/setup.sh test    that, and a browser, its driver, Node and the end-to-end packages
#   scripts/setup.sh env     prints what to source: scripts/with does it for you
#
# It uses what the machine has. What it must bring itself goes to a per-user folder outside
# the repository, one folder a version, so that clones share it and a new version is a new
# folder. Environment: KITH_TOOLS (that folder); KITH_WASM=debian (take Debian's compiler for
# wasm even where rustup could serve).
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$root/scripts/setup
tools=${KITH_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/kith-tools}

# Versions that two machines should agree on. wasm-bindgen's stands in Cargo.lock,
# wasm-opt's in Trunk.toml: each has one home.
trunk_version=0.21.14
wasm_split_version=0.2.4 # knows what wasm_split_helpers in Cargo.lock writes

# shellcheck source=setup/common.sh
. "$here/common.sh"
# shellcheck source=setup/rust.sh
. "$here/rust.sh"
# shellcheck source=setup/wasm.sh
. "$here/wasm.sh"
# shellcheck source=setup/browser.sh
. "$here/browser.sh"

for_build() {
  need_cargo
  need_wasm_target
  need_trunk
  need_wasm_bindgen
  need_wasm_split
  need_wasm_opt
}

for_test() {
  for_build
  need_cargo_checks
  need_browser
  need_node
  need_e2e_packages
}

print_env() {
  path_additions
  wasm_environment
  browser_environment
  echo "export TRUNK_SKIP_VERSION_CHECK=true"
}

case "${1:-}" in
  build) one_at_a_time; for_build ;;
  test) one_at_a_time; for_test ;;
  env) print_env ;;
  *) fail "say what for: scripts/setup.sh build, test or env" ;;
esac
