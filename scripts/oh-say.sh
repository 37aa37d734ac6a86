# How ./oh speaks: one line a step, the details in a log, everything on standard error.
# shellcheck shell=bash disable=SC2154 # root, web and logs are set by those who source this

logs=$root/artifacts/log

say() { printf '%s\n' "$*" >&2; }

# Wrong words from the operator: a sentence, and the exit code that shells use for it.
refuse() { say "$*"; exit 2; }

fail() { say "✗ $*"; exit 1; }

seconds_since() { local now=${EPOCHREALTIME/[.,]/} then=${1/[.,]/}; printf '%d.%d s' $(((now - then) / 1000000)) $(((now - then) / 100000 % 10)); }

# step NAME COMMAND…: runs it quietly; a failure shows the end of its log and stops.
step() {
  local name=$1 log since=$EPOCHREALTIME
  shift
  log=$logs/$(tr -cs 'a-zA-Z0-9\n' - <<<"${name,,}").log
  if "$@" >"$log" 2>&1 </dev/null; then
    say "✓ $name ($(seconds_since "$since"))"
  else
    tail -n 20 "$log" >&2
    fail "$name. The whole log: $log"
  fi
}
