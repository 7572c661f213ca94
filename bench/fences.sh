#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# positions against fences a second, beside JTS, with the same events
# needs: watch
#
# ./anlan bench fences [--zones FILE --positions FILE] [--seed N] [--limit 5000000] [--passes 3] [--alone] [--no-full]
# bench/README.md says what it measures and what the files look like.
set -euo pipefail

: "${ANLAN_ROOT:?run it as ./anlan bench fences}" "${ANLAN_WATCH:?}" "${ANLAN_JAVA:?}" "${ANLAN_RUNS:?}"

zones='' positions='' seed=$RANDOM limit=5000000 passes=3 beside=beside full=full
while [ $# -gt 0 ]; do
    case $1 in
        --zones) zones=$2; shift 2 ;;
        --positions) positions=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        --limit) limit=$2; shift 2 ;;
        --passes) passes=$2; shift 2 ;;
        --alone) beside=alone; shift ;;
        --no-full) full=no; shift ;;
        *) echo "bench fences does not know $1" >&2; exit 2 ;;
    esac
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac=$(dirname "$ANLAN_JAVA")/javac
if [ -z "$zones" ] || [ -z "$positions" ]; then
    generator=$ANLAN_ROOT/../shared/bench
    if [ ! -f "$generator/Gen.java" ]; then
        echo "Without ../shared/bench beside the repository: name the files with --zones and --positions." >&2
        exit 2
    fi
    echo "Making fences and positions, seed $seed"
    "$javac" -d "$work/generator" "$generator/Rng.java" "$generator/Gen.java"
    "$ANLAN_JAVA" -cp "$work/generator" Gen "$work/data" "$seed" >"$work/generated"
    rm -f "$work/data/pos3.bin" "$work/data/ais.nmea"
    zones=$work/data/zones.tsv positions=$work/data/pos.bin
fi
for file in "$zones" "$positions"; do
    [ -r "$file" ] || { echo "Cannot read $file" >&2; exit 2; }
done

rivals=$ANLAN_RUNS/rivals
if [ ! -d "$rivals" ]; then
    echo 'Fetching the rivals'
    mvn -q -B -f "$ANLAN_ROOT/bench/rivals/pom.xml" dependency:copy-dependencies -DoutputDirectory="$rivals.making"
    mv "$rivals.making" "$rivals"
fi
"$javac" -cp "$ANLAN_WATCH:$rivals/*" -d "$work/classes" "$ANLAN_ROOT/bench/fences/FencesBench.java"
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) processors"
"$ANLAN_JAVA" -XX:+UseSerialGC -Xmx3g -cp "$work/classes:$ANLAN_WATCH:$rivals/*" FencesBench \
    "$zones" "$positions" "$passes" "$limit" "$beside" "$full"
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
