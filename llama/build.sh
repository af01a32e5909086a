#!/bin/sh
# Rebuilds src/lib/engine/cpu/compiled/* from registry packages: sh llama/build.sh
# Needs Debian with python3 and pip, npm, cmake and patch; installs Debian's emscripten when it may.
set -eu
cd "$(dirname "$0")/.."
cache="$PWD/.cache/llama"
out="$PWD/src/lib/engine/cpu/compiled"
package=llama_cpp_python-0.3.36
sha256=832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e
source="$cache/$package/vendor/llama.cpp"

if ! command -v emcc >/dev/null; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "emcc is missing: install it with 'sudo apt-get install emscripten' and run this again." >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends emscripten
fi

patches=$(cat llama/patches/*.patch | sha256sum)
if [ "$(cat "$cache/patched" 2>/dev/null)" != "$patches" ]; then
  rm -rf "$cache"
  mkdir -p "$cache"
  # Debian's emscripten lacks this module of its own.
  npm install --silent --prefix "$cache/acorn" acorn@8.19.0
  python3 -m pip download --quiet --no-deps --no-binary llama-cpp-python --dest "$cache" llama-cpp-python==0.3.36
  echo "$sha256  $cache/$package.tar.gz" | sha256sum --check --quiet
  tar -xzf "$cache/$package.tar.gz" -C "$cache" "$package/vendor/llama.cpp"
  for each in llama/patches/*.patch; do patch --directory "$source" --strip 1 <"$each"; done
  echo "$patches" >"$cache/patched"
fi
export NODE_PATH="$cache/acorn/node_modules"

# What llama.cpp says of its own files names them as they are called there, not where they lay on this machine.
names="-ffile-prefix-map=$source/="

# build NAME COMPILER_FLAGS LINKER_FLAGS
build() {
  emcmake cmake -S "$source" -B "$cache/$1" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
    -DEMSCRIPTEN_SYSTEM_PROCESSOR=wasm -DLLAMA_WASM_MEM64=OFF -DLLAMA_BUILD_HTML=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_TOOLS=OFF \
    -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF -DLLAMA_BUILD_COMMON=OFF -DLLAMA_CURL=OFF -DGGML_OPENMP=OFF \
    -DCMAKE_C_FLAGS="-msimd128 $names $2" -DCMAKE_CXX_FLAGS="-msimd128 -fexceptions $names $2" >"$cache/$1.log"
  make -C "$cache/$1" -j "${JOBS:-2}" llama >>"$cache/$1.log"
  em++ -O2 -std=c++17 -fexceptions -msimd128 $names $2 $3 llama/binding/*.cpp \
    -I "$source/include" -I "$source/ggml/include" -I "$source/ggml/src" \
    "$cache/$1/src/libllama.a" "$cache/$1/ggml/src/libggml.a" "$cache/$1/ggml/src/libggml-cpu.a" "$cache/$1/ggml/src/libggml-base.a" \
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sUSE_ES6_IMPORT_META=0 -sENVIRONMENT=worker -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 \
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=67108864 -sMAXIMUM_MEMORY=4294967296 -sMEMORY_GROWTH_LINEAR_STEP=8388608 \
    -sTOTAL_STACK=1048576 \
    -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORTED_RUNTIME_METHODS=wasmMemory \
    -Wno-pthreads-mem-growth -o "$cache/$1.mjs"
  mkdir -p "$out"
  cp "$cache/$1.wasm" "$out/"
}

build threads -pthread "-sPTHREAD_POOL_SIZE=Module['threads']-1 -sDEFAULT_PTHREAD_STACK_SIZE=1048576"
# The lab starts the threads' workers itself, so that they are bundled like the others.
grep -q 'new Worker(pthreadMainJs)' "$cache/threads.mjs"
sed 's/new Worker(pthreadMainJs)/Module["newThread"]()/' "$cache/threads.mjs" >"$out/threads.mjs"
build single "" ""
cp "$cache/single.mjs" "$out/"
ls -l "$out"
