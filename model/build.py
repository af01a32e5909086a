"""Compile the runtime and the model libraries; ``build.sh`` calls this in its virtual environment."""

import argparse
import os
from pathlib import Path

import runtime
from library.compile import compile_library
from library.layout import MODELS

STATIC = Path(__file__).resolve().parents[1] / "static" / "model-libs"


def main() -> None:
    parser = argparse.ArgumentParser(prog="build.sh", description=__doc__.splitlines()[0])
    parser.add_argument("cache", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("models", nargs="*", metavar="model", help=f"of {', '.join(MODELS)} (default: all)")
    given = parser.parse_args()
    unknown = [name for name in given.models if name not in MODELS]
    if unknown:
        parser.error(f"no model {unknown[0]!r}; there are {', '.join(MODELS)}")
    sources = given.cache / "tvm"
    if not (sources / "web" / "dist" / "wasm" / "webgpu_runtime.bc").exists():
        [wheel] = (given.cache / "wheels").glob("apache_tvm_tirx-*.whl")
        runtime.lay_out_sources(sources, wheel)
        runtime.compile_runtime(sources)
    os.environ["TVM_HOME"] = str(sources)
    STATIC.mkdir(parents=True, exist_ok=True)
    for name in given.models or MODELS:
        output = STATIC / f"{name}.wasm"
        print("compiling", name, flush=True)
        compile_library(MODELS[name], output)
        print(f"{output.relative_to(STATIC.parents[1])}: {output.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
