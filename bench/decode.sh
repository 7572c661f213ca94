#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# AIS sentences a second beside DMA AisLib, and every field beside gpsdecode
# needs: watch
#
# ./anlan bench decode [--file FILE] [--sentences 1000000] [--passes 5] [--seed N] [--each 1000] [--no-speed] [--no-fields]
# bench/README.md says what it measures.
set -euo pipefail

: "${ANLAN_ROOT:?run it as ./anlan bench decode}" "${ANLAN_WATCH:?}" "${ANLAN_JAVA:?}" "${ANLAN_RUNS:?}"

here=$ANLAN_ROOT/bench/decode
file='' sentences=1000000 passes=5 seed=$RANDOM each=1000 speed=1 fields=1
while [ $# -gt 0 ]; do
    case $1 in
        --file) file=$2; shift 2 ;;
        --sentences) sentences=$2; shift 2 ;;
        --passes) passes=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        --each) each=$2; shift 2 ;;
        --no-speed) speed=; shift ;;
        --no-fields) fields=; shift ;;
        *) echo "bench decode does not know $1" >&2; exit 2 ;;
    esac
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac=$(dirname "$ANLAN_JAVA")/javac
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) processors, seed $seed"

if [ -n "$speed" ]; then
    rivals=$ANLAN_RUNS/rivals
    if [ ! -d "$rivals" ]; then
        echo 'Fetching the rivals'
        mvn -q -B -f "$ANLAN_ROOT/bench/rivals/pom.xml" dependency:copy-dependencies -DoutputDirectory="$rivals.making"
        mv "$rivals.making" "$rivals"
    fi
    "$javac" -cp "$ANLAN_WATCH:$rivals/*" -d "$work/classes" "$here/DecodeBench.java"
    "$ANLAN_JAVA" -XX:+UseSerialGC -Xmx2g -cp "$work/classes:$ANLAN_WATCH:$rivals/*" DecodeBench "$file" "$seed" "$sentences" "$passes"
fi

[ -n "$fields" ] || exit 0
if ! command -v gpsdecode >/dev/null || ! command -v node >/dev/null; then
    echo "The comparison of fields needs node and gpsdecode (Debian: apt-get install --no-install-recommends gpsd-clients): left out."
    exit 0
fi
compare() {
    echo
    echo "== $2"
    gpsdecode --split24 --unscaled --json <"$1" 2>/dev/null | grep '"class":"AIS"' >"$work/theirs" || true
    "$ANLAN_JAVA" -cp "$ANLAN_WATCH" org.anlan.watch.Decode "$1" >"$work/ours"
    node "$here/compare.mjs" "$work/ours" "$work/theirs" | grep -v '^not compared: type [68] '
}
"$javac" -cp "$ANLAN_WATCH" -d "$work/random" "$ANLAN_ROOT/watch/src/test/java/org/anlan/watch/RandomMessages.java"
"$ANLAN_JAVA" -cp "$ANLAN_WATCH:$work/random" org.anlan.watch.RandomMessages "$seed" "$each" >"$work/random.nmea"
compare "$work/random.nmea" "$each random messages of each of the 27 types, seed $seed"
if [ -n "$file" ]; then compare "$file" "$file"; fi
for log in "$ANLAN_ROOT"/../shared/data/ais/*.{nmea,nm4,txt}; do
    if [ -f "$log" ] && grep -qm 1 'VDM,' "$log"; then compare "$log" "$(basename "$log")"; fi
done
