#!/bin/sh
# Rebuilds static/model-libs/*.wasm from registry packages: sh model/build.sh [model …]
# Needs Debian with python3 (venv and pip); installs Debian's emscripten when it may.
set -eu
cd "$(dirname "$0")/.."
cache="$PWD/.cache/model-library"
python="$cache/venv/bin/python"

if ! command -v emcc >/dev/null; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "emcc is missing: install it with 'sudo apt-get install emscripten' and run this again." >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends emscripten
fi

if ! cmp -s model/requirements.txt "$cache/installed.txt"; then
  rm -rf "$cache"
  mkdir -p "$cache"
  if ! python3 -m venv "$cache/venv"; then
    echo "python3 cannot make a virtual environment: install Debian's python3-venv and run this again." >&2
    exit 1
  fi
  "$python" -m pip install --quiet --no-deps --requirement model/requirements.txt
  # Only three headers of it are used; installed, it would hide the compiler's own modules.
  "$python" -m pip download --quiet --no-deps --dest "$cache/wheels" apache-tvm-tirx==0.1.0a4
  cp model/requirements.txt "$cache/installed.txt"
fi

exec "$python" model/build.py "$cache" "$@"
