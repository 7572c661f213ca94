#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# from a sentence that a receiver sends to the bytes that an open chart gets, in another process
#
# ./anlan bench latency [--rate 1500] [--seconds 600] [--boats 5000] [--warm 60] [--readers 3] [--seed 42] [--home DIR]
# bench/README.md says what it measures.
set -euo pipefail

: "${ANLAN_ROOT:?run it as ./anlan bench latency}" "${ANLAN_BUILT:?}" "${ANLAN_JAVA:?}"

here=$ANLAN_ROOT/bench/latency
work=$(mktemp -d)
home=
app=
options=()
while [ $# -gt 0 ]; do
    case $1 in
        --home) home=$2 ;;
        *) options+=("$1" "${2:?$1 needs a value}") ;;
    esac
    shift 2
done
if [ -z "$home" ]; then home=$work/home; fi

finish() {
    if [ -n "$app" ]; then
        kill -TERM "$app" 2>/dev/null || true
        wait "$app" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' TERM INT

# application, database, sender and readers: all on the same two cores
if [ "$(nproc)" -gt 2 ] && command -v taskset >/dev/null; then taskset -pc 0,1 $$ >/dev/null; fi

library=$(find "$ANLAN_BUILT" -name 'anlan-watch-*.jar' | head -n 1)
"$(dirname "$ANLAN_JAVA")/javac" -cp "$library" -d "$work/classes" "$here"/*.java

mkdir -p "$home"
chmod 700 "$home"
port=$((20000 + RANDOM % 20000))
read -r -a java_options <<<"$ANLAN_JAVA_OPTIONS"
if [ -f "$ANLAN_BUILT/anlan.aot" ]; then java_options+=(-XX:AOTCache="$ANLAN_BUILT/anlan.aot"); fi
env -u ANLAN_DATABASE_URL ANLAN_HOME="$home" ANLAN_PORT="${ANLAN_PORT:-0}" ANLAN_SAMPLE=demo \
    "$ANLAN_JAVA" "${java_options[@]}" -jar "$ANLAN_BUILT/anlan.jar" \
    '--anlan.sea.sources[0].name=bench' '--anlan.sea.sources[0].kind=tcp-server' \
    "--anlan.sea.sources[0].port=$port" >"$home/console.log" 2>&1 &
app=$!
for ((i = 0; i < 1200; i++)); do
    if [ "$(sed -n 's/^pid=//p' "$home/instance" 2>/dev/null)" = "$app" ]; then break; fi
    if ! kill -0 "$app" 2>/dev/null; then
        tail -n 20 "$home/console.log" >&2
        exit 1
    fi
    sleep 0.2
done

"$ANLAN_JAVA" -XX:+UseSerialGC -Xmx256m -cp "$work/classes:$library" Latency "$home" "$app" "$port" "${options[@]}"
