#!/usr/bin/env bash
# Makes the strategy compiler as machine code for this machine, or for the runtime that is named, and for every build and publish of the worker
# from here on. Needs clang or gcc, and zlib (Debian: clang zlib1g-dev); takes some four minutes of processor time, and seconds where nothing has changed since.
#   build/native.sh [linux-x64 | linux-arm64 | linux-musl-x64 …]
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
  echo "No linker: install clang or gcc (Debian: apt-get install clang zlib1g-dev). Until then runners use the managed compiler." >&2
  exit 1
fi

runtime=${1:-$(dotnet --info | sed -n 's/^ *RID: *//p')}
dotnet publish src/Sentinel.Compiler.Native -c Release -r "$runtime" -p:NuGetLockFilePath=obj/packages.lock.json \
  -p:RunAnalyzers=false -o "src/Sentinel.Compiler.Native/bin/native/$runtime" -v q
ls -sh "src/Sentinel.Compiler.Native/bin/native/$runtime/Sentinel.Compiler.Native.so"
