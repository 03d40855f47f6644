#!/usr/bin/env bash
# Measures Kith as it ships beside what others do, in the same run. Prints the tables that bench/README.md keeps.
#   BENCH="layout drawing giving days notebook" scripts/bench.sh     only some parts; all without it
#   BENCH_RUNS=5
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$PWD/target/bench
parts=" ${BENCH:-layout drawing giving days notebook} "
for part in $parts; do
  case $part in layout | drawing | giving | days | notebook) ;; *) echo "No part is called $part: layout, drawing, giving, days, notebook." >&2; exit 2 ;; esac
done

# wasm FOLDER [FEATURES]: the bench's crate for wasm in that folder.
wasm() {
  env CARGO_TARGET_DIR="$out" scripts/with wasm cargo build --quiet --locked --release --target wasm32-unknown-unknown \
    --manifest-path bench/Cargo.toml "${@:2}"
  scripts/with wasm-bindgen --target web --out-dir "$out/$1" "$out/wasm32-unknown-unknown/release/kith_bench.wasm"
  scripts/with wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-reference-types --enable-sign-ext -o "$out/$1/kith_bench_bg.wasm" "$out/$1/kith_bench_bg.wasm"
}

[ -d bench/node_modules/d3-force ] || (cd bench && ../scripts/with npm ci --silent --no-audit --no-fund)

if [[ $parts == *" layout "* ]]; then
  echo "Building the layout for wasm." >&2
  wasm layout --no-default-features
  scripts/with node bench/layout/graphs.mjs "$out/graphs"
  # s_gd2 is C++ for Python: where it can't be had, the rest is measured all the same.
  if [ ! -x "$out/python/bin/python" ]; then
    { python3 -m venv "$out/python" && "$out/python/bin/pip" install --quiet s_gd2==1.8.1 numpy; } >&2 \
      || { rm -rf "$out/python"; echo "s_gd2 can't be installed here: it is left out." >&2; }
  fi
  scripts/with node bench/layout.mjs "$out"/graphs/*.json
fi
if [[ $parts == *" drawing "* || $parts == *" notebook "* ]]; then
  echo "Building the keeper for wasm: the first time some 3 min." >&2
  wasm page
fi
if [[ $parts == *" drawing "* || $parts == *" giving "* || $parts == *" days "* ]]; then
  echo "Building the page: the first time some 3 min." >&2
  scripts/with wasm trunk build --release --dist "$out/dist" >&2
fi
if [[ $parts == *" drawing "* ]]; then
  scripts/with node bench/drawing.mjs "$out/page" "$out/dist"
fi
if [[ $parts == *" giving "* ]]; then
  scripts/with node bench/giving.mjs "$out/dist"
fi
if [[ $parts == *" days "* ]]; then
  scripts/with cargo run --quiet --locked --release --no-default-features --example lifelike -- 2000 "$(date +%F)" 1 20000 > "$out/days.json"
  scripts/with node bench/days.mjs "$out/dist" "$out/days.json"
fi
if [[ $parts == *" notebook "* ]]; then
  scripts/with node bench/notebook.mjs "$out/page"
fi
if [[ $parts == *" giving "* ]]; then
  echo "Building the habits' arithmetic for this machine." >&2
  scripts/with cargo run --quiet --locked --release --no-default-features --example habits
fi
