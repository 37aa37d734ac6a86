# Builds the program behind the benchmarks and hands it the house's. Sourced by bench/*/run.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export OH_WEB=$root/src/Web/bin/Release/net10.0/OffenesHaus.Web.dll DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

bench() {
  dotnet build "$root/bench/Bench/Bench.csproj" -c Release -v quiet -clp:NoSummary -nodeReuse:false >&2 || return
  dotnet "$root/bench/Bench/bin/Release/net10.0/OffenesHaus.Bench.dll" "$@"
}
