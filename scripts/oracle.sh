#!/usr/bin/env bash
# The oracle: what Kith writes, the reference implementation of Yjs must read to the same values, in
# any order; and what that writes, Kith must read. So must ical.js its calendars. "scripts/oracle.sh [CASES [SEED]]".
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
cases=${1:-1000} seed=${2:-20261121}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd tests/oracle && "$root/scripts/with" npm ci --silent --no-audit --no-fund)
echo "$cases cases of seed $seed"
scripts/with cargo run --quiet --locked --no-default-features --example oracle -- write "$cases" "$seed" >"$work/ours"
scripts/with node tests/oracle/oracle.mjs "$work/ours" "$work/theirs" "$seed"
scripts/with cargo run --quiet --locked --no-default-features --example oracle -- read "$work/theirs"
# A calendar is read by a parser that is none of ours, which says on which days it rings; so is a meal.
scripts/with cargo run --quiet --locked --no-default-features --example oracle -- calendar "$cases" "$seed" >"$work/calendars"
scripts/with node tests/oracle/calendar.mjs "$work/calendars"
