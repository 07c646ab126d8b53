#!/usr/bin/env bash
# Publishes the programs and the load tool as the containers hold them, compiled to native code ahead, and runs the tool: bench/published.sh run -n 20000
set -euo pipefail
cd "$(dirname "$0")/.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for project in src/Sentinel.Api src/Sentinel.Worker bench/load; do
  dotnet publish "$project" -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false \
    -p:NuGetLockFilePath=obj/packages.lock.json --artifacts-path "$out" -v q
done
SENTINEL_TEST_PROGRAMS=$out/publish dotnet "$out/publish/Sentinel.Load/release/Sentinel.Load.dll" "$@"
