#!/bin/sh
# Run by Trunk after each build: writes sw.js, the template with every built file and its hash.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)

if [ "$TRUNK_PROFILE" = debug ]; then
  cp "$root/static/sw-off.js" "$TRUNK_STAGING_DIR/sw.js"
  exit 0
fi

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# "HASH  ./PATH" a line, in one order everywhere. The names are Trunk's and ours: plain.
list=$(cd "$TRUNK_STAGING_DIR" && find . -type f ! -path ./sw.js | LC_ALL=C sort |
  while read -r path; do sha256 "$path"; done)

# The template counts too: two workers never share a cache.
version=$({ echo "$list"; cat "$root/static/sw.js"; } | sha256 - | cut -c 1-16)

entries=$(echo "$list" | sed -E 's|^([0-9a-f]{64}) [ *]\./(.*)$|  ["\2", "\1"],|')

awk -v version="$version" -v entries="$entries" '
  { sub(/@version@/, version) }
  /@files@/ { n = index($0, "/* @files@ */"); print substr($0, 1, n - 1); print entries; print substr($0, n + 13); next }
  { print }' "$root/static/sw.js" >"$TRUNK_STAGING_DIR/sw.js"
