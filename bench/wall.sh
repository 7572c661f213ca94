#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# how long the wall's page is busy with 5,000 boats once a second
#
# ./anlan bench wall [--boats 5000] [--seconds 60]
# bench/README.md says what it measures.
set -euo pipefail

: "${ANLAN_ROOT:?run it as ./anlan bench wall}"

echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) processors"
cd "$ANLAN_ROOT/web"
[ -d node_modules ] || npm ci --silent
npm run --silent build >/dev/null
exec node scripts/wall.mjs "$@"
