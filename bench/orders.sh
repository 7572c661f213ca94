#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# the order path beside a bare transaction of the same shape, 16 clients each, on one PostgreSQL
#
# ./anlan bench orders [--rounds 3] [--seconds 60] [--warm 90] [--clients 16] [--filled 200000] [--home DIR]
# bench/README.md says what it measures.
set -euo pipefail

: "${ANLAN_ROOT:?run it as ./anlan bench orders}" "${ANLAN_BUILT:?}" "${ANLAN_JAVA:?}"

here=$ANLAN_ROOT/bench/orders
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

# application, database, both load generators: all on the same two cores
if [ "$(nproc)" -gt 2 ] && command -v taskset >/dev/null; then taskset -pc 0,1 $$ >/dev/null; fi

driver=$(echo "$ANLAN_BUILT"/lib/postgresql-*.jar)
"$(dirname "$ANLAN_JAVA")/javac" -cp "$driver" -d "$work/classes" "$here"/*.java

mkdir -p "$home"
chmod 700 "$home"
read -r -a java_options <<<"$ANLAN_JAVA_OPTIONS"
if [ -f "$ANLAN_BUILT/anlan.aot" ]; then java_options+=(-XX:AOTCache="$ANLAN_BUILT/anlan.aot"); fi
read -r -a more <<<"${ANLAN_BENCH_JAVA_OPTIONS:-}"
env -u ANLAN_DATABASE_URL ANLAN_HOME="$home" ANLAN_PORT="${ANLAN_PORT:-0}" ANLAN_SAMPLE=demo \
    "$ANLAN_JAVA" "${java_options[@]}" "${more[@]}" -jar "$ANLAN_BUILT/anlan.jar" \
    '--anlan.database.postgres.[shared_preload_libraries]=pg_stat_statements' \
    '--anlan.database.postgres.[pg_stat_statements.track]=none' >"$home/console.log" 2>&1 &
app=$!
for ((i = 0; i < 1200; i++)); do
    if [ "$(sed -n 's/^pid=//p' "$home/instance" 2>/dev/null)" = "$app" ]; then break; fi
    if ! kill -0 "$app" 2>/dev/null; then
        tail -n 20 "$home/console.log" >&2
        exit 1
    fi
    sleep 0.2
done

"$ANLAN_JAVA" -XX:+UseSerialGC -Xmx128m -cp "$work/classes:$driver" Orders "$home" "$app" \
    "$ANLAN_ROOT/../shared/bench" "${options[@]}"
