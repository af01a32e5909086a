"""Compile the WebAssembly side of TVM's runtime from the sources inside the Python packages.

The wheels of apache-tvm and apache-tvm-ffi hold nearly all of them; a few headers come from the wheel of
apache-tvm-tirx, and the rest from ``headers/`` beside this file.
"""

import shutil
import subprocess
import zipfile
from pathlib import Path

import tvm
import tvm_ffi

HEADERS = Path(__file__).parent / "headers"
BORROWED = ["io.h", "serializer.h", "bytes_io.h"]
UNITS = ["wasm_runtime", "tvmjs_support", "webgpu_runtime"]


def lay_out_sources(root: Path, tirx_wheel: Path) -> None:
    """Bring the sources together in the layout that their ``#include`` lines expect."""
    tvm_home = Path(tvm.__file__).parent
    ffi_home = Path(tvm_ffi.__file__).parent
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(tvm_home / "src", root / "src")
    shutil.copytree(tvm_home / "include", root / "include")
    shutil.copytree(tvm_home / "web" / "emcc", root / "web" / "emcc")
    for part in ("src", "include"):
        shutil.copytree(ffi_home / part, root / "3rdparty" / "tvm-ffi" / part)
    support = root / "include" / "tvm" / "support"
    support.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(tirx_wheel) as wheel:
        for name in BORROWED:
            (support / name).write_bytes(wheel.read(f"tvm_tirx/include/tvm/support/{name}"))
    shutil.copytree(HEADERS, root, dirs_exist_ok=True)


def compile_runtime(root: Path) -> None:
    """Compile the three units of ``web/emcc`` to LLVM bitcode in ``web/dist/wasm``, where TVM's linker step looks."""
    out = root / "web" / "dist" / "wasm"
    out.mkdir(parents=True, exist_ok=True)
    includes = [".", "include", "3rdparty/tvm-ffi/include", "3rdparty/compiler-rt"]
    for unit in UNITS:
        command = ["emcc", "-O3", "-std=c++17", "-Wno-ignored-attributes", "-emit-llvm", "-c"]
        command += [f"-I{root / path}" for path in includes]
        command += [str(root / "web" / "emcc" / f"{unit}.cc"), "-o", str(out / f"{unit}.bc")]
        print("compiling", unit, flush=True)
        subprocess.run(command, check=True, cwd=root)
