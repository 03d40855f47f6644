#!/usr/bin/env bash
# Measures Kith in Chromium beside what others do, and prints the tables that bench/README.md keeps.
# scripts/bench.sh [drawing] [notebook]: both without a name. BENCH_RUNS=5.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$PWD/target/bench
wants() { [ "${#parts[@]}" = 0 ] || [[ " ${parts[*]} " = *" $1 "* ]]; }
parts=("$@")

echo "Building the keeper for wasm as it ships: the first time some 3 min." >&2
env CARGO_TARGET_DIR="$out" scripts/with wasm cargo build --quiet --locked --release --target wasm32-unknown-unknown --manifest-path bench/Cargo.toml
scripts/with wasm-bindgen --target web --out-dir "$out/page" "$out/wasm32-unknown-unknown/release/kith_bench.wasm"
scripts/with wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
  --enable-reference-types --enable-sign-ext -o "$out/page/kith_bench_bg.wasm" "$out/page/kith_bench_bg.wasm"
[ -d bench/node_modules ] || (cd bench && ../scripts/with npm ci --silent --no-audit --no-fund)

if wants drawing; then
  scripts/with wasm trunk build --release --dist "$out/dist" >&2
  scripts/with node bench/drawing.mjs "$out/page" "$out/dist"
fi
if wants notebook; then
  scripts/with node bench/notebook.mjs "$out/page"
fi
