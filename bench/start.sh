#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# how long until the first page, built and warm, and what an idle office holds in memory
#
# Run by ./anlan bench start [STARTS] [IDLE SECONDS]. Opens the demo county once (not counted), then STARTS times (5) from a warm home: the
# time from the command until the first page of the hall has arrived whole, and until the office says that it is ready. Then
# it leaves the last one idle for a while (60 s) and adds up the resident memory of the application and the proportional memory of
# all processes of its database.
set -euo pipefail

starts=${1:-5}
idle=${2:-60}
home=$(mktemp -d "${TMPDIR:-/tmp}/anlan-bench-start.XXXXXX")
port=$(((RANDOM % 10000) + 20000))
pid=
trap '[ -z "$pid" ] || { kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; } || true; rm -rf "$home"' EXIT

milliseconds() { local now=${EPOCHREALTIME/[.,]/}; echo $((now / 1000)); }

page() {
    exec 7<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET / HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&7
    local answer
    answer=$(cat <&7)
    exec 7>&-
    [[ $answer == HTTP/1.?\ 200* && $answer == *'</html>'* ]]
}

open() {
    # shellcheck disable=SC2086 # options are words
    ANLAN_HOME=$home ANLAN_PORT=$port ANLAN_SAMPLE=demo "$ANLAN_JAVA" $ANLAN_JAVA_OPTIONS \
        -XX:AOTCache="$ANLAN_BUILT/anlan.aot" -jar "$ANLAN_BUILT/anlan.jar" >"$home/console.log" 2>&1 &
    pid=$!
}

ready() { grep -qs "^pid=$pid$" "$home/instance"; }

close() {
    kill "$pid"
    wait "$pid" || true
    pid=
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$(((${#} + 1) / 2))p"; }

echo "start: $starts warm starts, $(nproc) processors, load average before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
open
until ready; do
    kill -0 "$pid" 2>/dev/null || { tail -n 5 "$home/console.log"; exit 1; }
    sleep 0.2
done
close

pages=()
readies=()
cpus=()
for ((i = 1; i <= starts; i++)); do
    began=$(milliseconds)
    open
    until page 2>/dev/null; do
        kill -0 "$pid" 2>/dev/null || { tail -n 5 "$home/console.log"; exit 1; }
        sleep 0.02
    done
    pages+=($(($(milliseconds) - began)))
    until ready; do sleep 0.02; done
    readies+=($(($(milliseconds) - began)))
    read -ra times <"/proc/$pid/stat"
    cpus+=($(((times[13] + times[14]) * 10)))
    printf '  %d: first page %d ms, ready %d ms, CPU of the application %d ms, load %s\n' \
        "$i" "${pages[-1]}" "${readies[-1]}" "${cpus[-1]}" "$(cut -d ' ' -f 1 /proc/loadavg)"
    [ "$i" = "$starts" ] || close
done

sleep "$idle"
application=$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
postmaster=$(head -n 1 "$home/pg/data/postmaster.pid")
database=0
for each in "$postmaster" $(ps -o pid= --ppid "$postmaster"); do
    database=$((database + $(awk '/^Pss:/ {print $2}' "/proc/$each/smaps_rollup" 2>/dev/null || echo 0)))
done
database=$((database / 1024))
echo "median of $starts: first page $(median "${pages[@]}") ms, ready $(median "${readies[@]}") ms, CPU $(median "${cpus[@]}") ms"
echo "idle for $idle s: application $application MB, database $database MB, together $((application + database)) MB"
echo "load average after: $(cut -d ' ' -f 1-3 /proc/loadavg)"
