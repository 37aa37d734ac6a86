# Runs the test projects one after the other and sums them up.
# shellcheck shell=bash disable=SC2154 # root, web and logs are set by those who source this

passed=0 failed=0 skipped=0 broken=()

# Whoever waits for the whole run gives up after 90 minutes, and would not hear what came of it. SECONDS: since ./oh began.
most_seconds=$((85 * 60))

run_tests() {
  local filter=$1 project
  build_all
  for project in Law Office Web House; do run_project "$project.Tests" "$filter"; done
  [[ -n $filter ]] || check_packages
  ((passed > 0)) || echo "No test ran. Filter: ${filter:-none}"
  # Once more at the end: whoever reads only the last lines of a long record finds the names there.
  ((failed == 0)) || printf '%s\n' "${broken[@]}"
  echo "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0 && passed > 0))
}

run_project() {
  local project=$1 since=$EPOCHREALTIME code=0 log=$logs/$1.log words=()
  # The order is drawn from a seed: without one it hangs on where the program was built, and a test that leans on another fails only elsewhere.
  # Half as many classes again as processors: a fifth of the time a class waits for browsers, children and disks.
  # The filter is held against the whole name: namespace, class and method.
  [[ -n $2 ]] && words=(--filter-method "*$2*")
  # Houses of tests live for seconds: counting how often code runs, so as to build it better later, costs a sixth of their time.
  DOTNET_TieredPGO=0 timeout --foreground --signal=INT $((most_seconds > SECONDS ? most_seconds - SECONDS : 1)) dotnet "$root/tests/$project/bin/Release/net10.0/OffenesHaus.$project.dll" \
    --no-ansi --progress off --output Detailed --max-threads 1.5x --seed "${OH_SEED:-1}" "${words[@]}" >"$log" 2>&1 </dev/null || code=$?

  local good bad left
  good=$(count succeeded) bad=$(count failed) left=$(count skipped)
  # 2: tests failed. 8: the filter found none here. Anything else: the run itself broke off.
  if [[ $code != [028] ]] || { ((bad == 0)) && [[ $code == 2 ]]; }; then
    bad=$((bad + 1))
    broken+=("✗ $project broke off (exit code $code)")
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))

  ((bad == 0)) || { broken+=("$(failures)"); awk '/^(passed|skipped|failed) / { mine = /^failed/ } mine' "$log"; tail -n 5 "$log"; }
  awk '/^(passed|skipped|failed) / { mine = /^skipped/ } /^$/ { mine = 0 } mine' "$log"
  ((good + bad + left == 0)) || echo "$( ((bad)) && echo ✗ || echo ✓) $project: $good passed, $bad failed, $left skipped ($(seconds_since "$since"))"
  slowest
}

count() { local n; n=$(sed -n "s/^  $1: \([0-9][0-9]*\)$/\1/p" "$log" | tail -n 1); echo "${n:-0}"; }

# Where the time of a project goes, once it is worth looking: its classes that took more than half a minute, the longest first.
slowest() {
  awk '/^(passed|failed) / && match($0, /\([0-9hms ]+ms\)$/) {
      took = 0; n = split(substr($0, RSTART + 1, RLENGTH - 2), parts, " ")
      for (i = 1; i <= n; i++) took += parts[i] * (parts[i] ~ /ms$/ ? 0.001 : parts[i] ~ /m$/ ? 60 : parts[i] ~ /h$/ ? 3600 : 1)
      name = $2; sub(/\(.*/, "", name); n = split(name, parts, "."); sum[parts[n - 1]] += took
    }
    END { for (c in sum) if (sum[c] > 30) printf "%d s %s\n", sum[c], c }' "$log" | sort -rn | sed '1s/^/  longest: /; 2,$s/^/           /'
}

# Each test that failed, and the first lines of why.
failures() { awk '/^failed / { sub("failed", "✗"); left = 6 } left-- > 0' "$log" | cut -c1-300; }

# A vulnerable package fails the run unless a decision names it and says why it stays.
check_packages() {
  local log=$logs/vulnerable.log name found=0
  if ! timeout 120 dotnet list "$root/OffenesHaus.slnx" package --vulnerable --include-transitive >"$log" 2>&1 </dev/null; then
    echo "Vulnerable packages: not checked, the package source did not answer."
    return
  fi
  while read -r name; do
    if grep -rqsF "$name" "$root/docs/decisions"; then
      echo "Vulnerable package: $name, kept by decision."
    else
      echo "✗ Vulnerable package: $name. Update it, or say in docs/decisions why it stays."
      failed=$((failed + 1))
      broken+=("✗ Vulnerable package $name")
    fi
    found=1
  done < <(sed -n 's/^ *> \([^ ]*\) .*/\1/p' "$log" | sort -u)
  ((found)) || echo "Vulnerable packages: none."
}
