#!/usr/bin/env bash
# Feeds hostile bytes to what reads bytes from elsewhere, FUZZ_SECONDS in all (60), guided by what
# of the code each input reaches. Stops at the first input that panics, hangs for 30 s, or asks for
# more memory than a page may have; that input lies in fuzz/crashes/ then.
#
#   scripts/fuzz.sh                 every target
#   scripts/fuzz.sh merge FILE...   one target, on these inputs alone: a crash, once more
#
# It needs a C++ compiler (libFuzzer is one), and no nightly: the coverage passes are named by hand.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

targets=(open merge order restore lock habits stored)
built=$PWD/target/fuzz
host=$(rustc -vV | awk '/^host:/ { print $2 }')

echo "Building the targets: the first time about 1 min."
# Only for the host's code: a build script or a macro has nobody to report to.
env CARGO_TARGET_DIR="$built" RUSTFLAGS="-Ccodegen-units=1 -Cpasses=sancov-module \
  -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares" \
  cargo build --quiet --locked --release --target "$host" --manifest-path fuzz/Cargo.toml
programs=$built/$host/release

if [ $# -gt 0 ]; then
  target=$1
  shift
  exec "$programs/$target" -timeout=30 "$@"
fi

corpus=$built/corpus
cargo run --quiet --locked --no-default-features --example seeds -- "$corpus"
mkdir -p fuzz/crashes
seconds=$((${FUZZ_SECONDS:-60} / ${#targets[@]}))
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
for target in "${targets[@]}"; do
  mkdir -p "$corpus/$target"
  if "$programs/$target" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 -max_len=4096 \
    -print_final_stats=1 -artifact_prefix="fuzz/crashes/$target-" "$corpus/$target" >"$log" 2>&1; then
    awk -v target="$target" '/^stat::number_of_executed_units/ { runs = $2 } / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") cov = $(i + 1) }
      END { printf "%-10s %9d inputs, %d places of the code reached\n", target, runs, cov }' "$log"
  else
    failed=1
    grep -E -A2 'panicked at|^SUMMARY|^Base64|Test unit written|ALARM' "$log"
    echo "$target: see above; once more: scripts/fuzz.sh $target fuzz/crashes/$target-..."
  fi
done
exit $failed
