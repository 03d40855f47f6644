#!/usr/bin/env bash
# How much of the document and of the storage the native tests run: lines, in percent, and which
# lines they don't. Tests themselves aren't counted. Not a part of make test.
#
#   scripts/coverage.sh            lines, on stable Rust
#   BRANCHES=1 scripts/coverage.sh branches too, which stable Rust has to be talked into
#
# It needs llvm-profdata and llvm-cov of the LLVM that rustc was built with: rustup's component
# llvm-tools, or Debian's package llvm-NN.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

number=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
tool() {
  local place
  for place in "$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | awk '/^host:/ { print $2 }')/bin/$1" "/usr/lib/llvm-$number/bin/$1"; do
    [ -x "$place" ] && echo "$place" && return
  done
  echo "coverage: no $1 of LLVM $number: rustup component add llvm-tools, or apt-get install llvm-$number" >&2
  exit 1
}
profdata=$(tool llvm-profdata)
cov=$(tool llvm-cov)

out=$PWD/target/coverage
flags="-Cinstrument-coverage"
if [ -n "${BRANCHES:-}" ]; then
  export RUSTC_BOOTSTRAP=1
  flags="$flags -Zcoverage-options=branch"
fi
rm -f "$out"/*.profraw
mkdir -p "$out"
export CARGO_TARGET_DIR=$out RUSTFLAGS=$flags LLVM_PROFILE_FILE=$out/%p-%m.profraw
cargo test --quiet --locked --no-default-features --lib --tests >"$out/log" 2>&1 || { tail -20 "$out/log"; exit 1; }
mapfile -t programs < <(cargo test --locked --no-default-features --lib --tests --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')
objects=()
for program in "${programs[@]}"; do objects+=(-object "$program"); done
"$profdata" merge -sparse "$out"/*.profraw -o "$out/all.profdata"
"$cov" export -format=lcov -instr-profile "$out/all.profdata" "${objects[@]}" \
  --ignore-filename-regex '(/tests/|/tests\.rs|failing_|/registry/|/rustc/)' >"$out/lcov.info"

awk -v root="$PWD/" '
  function from(path,   line, at, before) {
    at = 0
    while ((getline line < path) > 0) { at++; if (line ~ /^mod tests \{/ && before ~ /^#\[cfg\(test\)\]/) { close(path); return at - 1 } before = line }
    close(path)
    return 1e9
  }
  /^SF:/ { path = substr($0, 4); name = path; sub(root, "", name); wanted = name ~ /^src\/(document|storage|interchange\/backup)/; if (wanted) end = from(path) }
  wanted && /^DA:/ { split(substr($0, 4), part, ","); if (part[1] + 0 < end) { all[name]++; if (part[2] + 0 > 0) run[name]++; else missed[name] = missed[name] " " part[1] } }
  wanted && /^BRDA:/ { split(substr($0, 6), part, ","); if (part[1] + 0 < end) { branches[name]++; if (part[4] != "-" && part[4] + 0 > 0) taken[name]++ } }
  END {
    for (name in all) {
      room = name; sub(/^src\//, "", room); sub(/\/[^\/]*$/, "", room); sub(/^document.*/, "document", room); sub(/^storage.*/, "storage", room)
      rooms[room] += all[name]; ran[room] += run[name]; b[room] += branches[name]; t[room] += taken[name]
      printf "%6.1f %%  %-40s %s\n", 100 * run[name] / all[name], name, missed[name] == "" ? "" : "not run:" missed[name] | "sort -k3"
    }
    close("sort -k3")
    for (room in rooms) {
      printf "%s: %d of %d lines, %.1f %%", room, ran[room], rooms[room], 100 * ran[room] / rooms[room]
      if (b[room]) printf "; %d of %d branches, %.1f %%", t[room], b[room], 100 * t[room] / b[room]
      printf "\n"
    }
  }' "$out/lcov.info"
