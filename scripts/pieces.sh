#!/bin/sh
# Run by Trunk after each release build: takes the one wasm file apart into what a first visit needs
# and what can wait (src/ui/fetched.rs says what stands where), makes each as small as it gets, and
# puts them in place of what Trunk made. All names carry one hash: pieces of two versions never meet.
set -eu

[ "$TRUNK_PROFILE" = debug ] && exit 0

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
whole=$target/wasm32-unknown-unknown/release/kith-app.wasm
work=$target/pieces
out=$TRUNK_STAGING_DIR

rm -rf "$work"
mkdir -p "$work/small"
wasm-split-cli "$whole" "$work/split" --out-name kith-app
# The pieces reach the app's own memory and functions through what the linker exports.
wasm-bindgen --target web --no-typescript --keep-lld-exports --out-name kith-app \
  --out-dir "$work/bound" "$work/split/kith-app.wasm"

# Features are named one by one: with all of them, wasm-opt 132 writes what no browser reads yet.
for wasm in "$work"/bound/kith-app_bg.wasm "$work"/split/split_*.wasm "$work"/split/chunk_*.wasm; do
  name=${wasm##*/}
  name=${name#split_}
  wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals \
    --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext \
    "$wasm" -o "$work/small/${name#kith-app_}" 2>"$work/wasm-opt.log" || { cat "$work/wasm-opt.log" >&2; exit 1; }
done

# The loader of the pieces goes into the script of the app: it names the app's exports, and the app its.
# It asks static/boot.js for a piece, which knows whether it is a file or lies in the page.
{
  sed -E '/^import \* as import[0-9]+ from "\.\/__wasm_split\.js"$/d
    s/^( *"\.\/__wasm_split\.js": )import[0-9]+,$/\1loaders,/' "$work/bound/kith-app.js"
  sed -E '/^import \{ initSync \} from /d
    s/fetch\(new URL\("\.\/(split_)?([a-z0-9_]+)\.wasm", import\.meta\.url\)\)/window.kithPiece("@pieces@\2.wasm")/
    s/^export const (__wasm_split_load_[a-z]+) =/const \1 =/' "$work/split/__wasm_split.js"
  printf 'const loaders = {%s };\n' \
    "$(sed -nE 's/^export const (__wasm_split_load_[a-z]+) =.*/ \1,/p' "$work/split/__wasm_split.js" | tr -d '\n')"
} >"$work/kith-app.js"
if grep -qE '__wasm_split\.js"$|import\.meta\.url\)\)' "$work/kith-app.js"; then
  echo "scripts/pieces.sh does not know what wasm-split or wasm-bindgen wrote here" >&2
  exit 1
fi

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}
hash=$(cd "$work" && cat kith-app.js small/*.wasm | sha256 - | cut -c 1-16)

# Trunk's own names, as they stand in the page, give way to ours.
old=$(sed -nE 's/.*data-js="\.\/([^"]*)\.js".*/\1/p' "$out/index.html")
rm "$out/$old.js" "$out/${old}_bg.wasm"
sed "s/$old/kith-$hash/g" "$out/index.html" >"$work/index.html"
cp "$work/index.html" "$out/index.html"
sed "s/@pieces@/kith-${hash}_/" "$work/kith-app.js" >"$out/kith-$hash.js"
for wasm in "$work"/small/*.wasm; do
  cp "$wasm" "$out/kith-${hash}_${wasm##*/}"
done
