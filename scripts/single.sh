#!/usr/bin/env bash
# scripts/single.sh DIST OUT: compiles examples/single.rs by rustc alone, in two seconds instead
# of the crate's minute, and runs it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tool=${CARGO_TARGET_DIR:-$root/target}/tools/single
if [ ! -e "$tool" ] || [ "$root/examples/single.rs" -nt "$tool" ]; then
  mkdir -p "$(dirname "$tool")"
  "$root/scripts/with" rustc --edition 2024 -O "$root/examples/single.rs" -o "$tool"
fi
exec "$tool" "$@"
