#!/usr/bin/env bash
# Shows the main job on the examples: stories brought in in time order, the list, a timeline, what
# changed, and a change log. Usage: demo.sh PROGRAM
set -euo pipefail

program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export WRITETHRU_DB=$scratch/demo.db
# Where nobody looks at a terminal, as in a log, lines are wrapped all the same.
[[ -t 1 ]] || export COLUMNS=${COLUMNS:-100}

run() {
  local shown
  printf -v shown '%q ' "$@"
  printf '\n\033[1m$ writethru %s\033[0m\n' "${shown% }"
  "$program" "$@"
}

run ingest tallowford-footbridge --url https://www.courier.example/2025/03/04/tallowford-footbridge
run ingest pellhaven-warehouse ostrelle-warehouse
run ingest vesk-strait-ferry velmoor-water.jsonl
run link breaking/ferry 2025/09/23
run stories
run timeline tallowford
run diff tallowford 11 12
run diff tallowford
run export breaking/ferry
