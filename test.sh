#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds, and runs every test. Arguments go to `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")"

if [ ! -x /usr/lib/rabbitmq/bin/rabbitmq-server ] && [ -z "${SENTINEL_TEST_RABBITMQ:-}" ] && command -v apt-get >/dev/null; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends rabbitmq-server >/dev/null
fi

[ -d "${SENTINEL_SHARED:-../shared}" ] || echo "NOT CHECKED: results on real prices; there is no ${SENTINEL_SHARED:-../shared}."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
# Runners that have the compiler as machine code start in a tenth of the time; the build below takes it along.
build/native.sh || echo "NOT CHECKED: the native compiler; the tests take longer with the managed one alone."
dotnet build Sentinel.sln -c Release

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
log=$scratch/log

# Most programs that tests start live for seconds: as native code, like the containers', they take half the processor time.
native() {
  dotnet "$1" "src/$2" --use-current-runtime -p:Configuration=Release -p:SelfContained=false -p:PublishReadyToRun=true -p:TieredCompilation=false \
    -p:RunAnalyzers=false -p:NuGetLockFilePath=obj/packages.lock.json --artifacts-path "$scratch" -v q "${@:3}"
}
# What the Worker's native code has that the Api needs as well is not made again: it is newer than all it would be made of.
if native restore Sentinel.Api && native publish Sentinel.Worker --no-restore &&
  mkdir -p "$scratch/obj/Sentinel.Api/release" && cp -r "$scratch/obj/Sentinel.Worker/release/R2R" "$scratch/obj/Sentinel.Api/release" &&
  native publish Sentinel.Api --no-restore; then
  export SENTINEL_TEST_PROGRAMS=$scratch/publish
else
  echo "The tests take longer: there is no native code for this machine."
fi

status=0
# One project at a time: they start brokers and runner processes, which would starve each other.
dotnet test Sentinel.sln -c Release --no-build -m:1 --logger "console;verbosity=normal" "$@" 2>&1 | tee "$log" || status=$?

# Tests of real processes, brokers and clocks are now and then out of luck on a busy machine. Up to five that failed run once more, alone, and are named.
lucky=
failed=$(sed -n 's/^ *Failed \(Sentinel[A-Za-z0-9_.]*\).*/\1/p' "$log")
if [ "$status" != 0 ] && [ $# = 0 ] && [ -n "$failed" ] && [ "$(wc -l <<<"$failed")" -le 5 ] && ! grep -qE '^(Test Run Aborted|The active test run was aborted)' "$log"; then
  printf '\nRun once more:\n%s\n\n' "$failed"
  names=$(sort -u <<<"$failed" | sed 's/^/FullyQualifiedName=/' | paste -sd '|')
  if dotnet test Sentinel.sln -c Release --no-build -m:1 --logger "console;verbosity=normal" --filter "$names"; then
    status=0
    lucky=$(wc -l <<<"$failed")
  fi
fi

awk -v lucky="${lucky:-0}" '
     /^ *(Passed|Failed|Skipped) *: *[0-9]+ *$/ { split($0, part, ":"); gsub(/ /, "", part[1]); sum[part[1]] += part[2] }
     /^(Passed|Failed|Skipped)! +- Failed: / { gsub(/[:,]/, " "); for (i = 1; i < NF; i++) if ($i ~ /^(Failed|Passed|Skipped)$/) sum[$i] += $(i + 1) }
     # What failed is said once more at the end, where it is read.
     /^ *Failed [A-Z]/ { failed = 1 } /^ *(Passed|Skipped) [A-Z]/ { failed = 0 } failed { story = story $0 "\n" }
     END { printf "\n%s%d passed, %d failed, %d skipped\n", story, sum["Passed"] + lucky, sum["Failed"] - lucky, sum["Skipped"]
           if (lucky) printf "PASSED ONLY WHEN RUN AGAIN: %d; their first stories stand above and ask to be understood.\n", lucky }' "$log"
exit "$status"
