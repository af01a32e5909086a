"""Random blocks of every storage type the lab widens, and the float32 numbers they stand for, by gguf-py (the package of llama.cpp's
own project). Made with gguf 0.19.0 and numpy 2.4.6:

    python3 -m pip install gguf==0.19.0 numpy==2.4.6
    python3 tests/oracles/ggml_blocks.py > tests/oracles/ggml-blocks.json
"""

import base64
import json

import gguf
import numpy as np

BLOCKS = 3
# Where a block keeps its half-precision numbers; random bytes there could be infinite or no number.
HALVES = {
    "F16": [0], "Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0],
    "Q2_K": [80, 82], "Q3_K": [108], "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208],
}  # fmt: skip

rng = np.random.default_rng(20_251_126)
cases = []
for name in ["F32", "F16", "BF16", *list(HALVES)[1:]]:
    kind = gguf.GGMLQuantizationType[name]
    elements, size = gguf.GGML_QUANT_SIZES[kind]
    count = 32 if elements == 1 else BLOCKS
    if name in ("F32", "BF16"):
        floats = rng.normal(size=count).astype("<f4")
        blocks = floats.view(np.uint8).reshape(count, 4)[:, 4 - size :].copy()
    else:
        blocks = rng.integers(0, 256, (count, size), dtype=np.uint8)
        for at in HALVES[name]:
            blocks[:, at : at + 2] = rng.normal(size=(count, 1)).astype("<f2").view(np.uint8)
    # gguf-py takes plain numbers by their own type, packed ones as bytes.
    plain = {"F32": "<f4", "F16": "<f2"}.get(name)
    values = gguf.dequantize(blocks.view(plain) if plain else blocks, kind).astype("<f4")
    cases.append(
        {
            "name": name,
            "type": int(kind),
            "blocks": base64.b64encode(blocks.tobytes()).decode(),
            "float32": base64.b64encode(np.ascontiguousarray(values).tobytes()).decode(),
        }
    )
print(json.dumps(cases, indent=1))
