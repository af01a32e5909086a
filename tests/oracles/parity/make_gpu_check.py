"""Writes gpu-check.json: what seeded random weights in the built-in model's shapes say, in floating point.

    python3 -m venv /tmp/parity && /tmp/parity/bin/pip install -r tests/oracles/parity/requirements.txt
    npx tsx scripts/gpu-check/write-weights.ts /tmp/random.gguf
    /tmp/parity/bin/python tests/oracles/parity/make_gpu_check.py /tmp/random.gguf

The values are computed in float64; a float32 pass over the same steps runs beside it.
"""

import json
import sys
from pathlib import Path

import numpy as np

from reference import Model, log_softmax

HERE = Path(__file__).resolve().parent
TOP = 40
STEPS = 8
LENGTHS = [5, 40, 200]
FIRST_WITHOUT_ROLE = 3


def main() -> None:
    path = Path(sys.argv[1])
    model, single = Model(path), Model(path, np.float32)
    size = model.metadata["llama.vocab_size"]
    generator = np.random.default_rng(2026)
    prompts, worst = [], 0.0
    for length in LENGTHS:
        prompt = generator.integers(FIRST_WITHOUT_ROLE, size, length).tolist()
        ids, past, single_past, steps = list(prompt), {}, {}, []
        for _ in range(STEPS):
            log_p = log_softmax(model.logits(ids, past))
            top = np.argsort(-log_p, kind="stable")[:TOP]
            worst = max(worst, float(np.abs(log_softmax(single.logits(ids, single_past)) - log_p)[top].max()))
            steps.append(
                {
                    "argMax": int(top[0]),
                    "entropy": round(float(-(np.exp(log_p) * log_p).sum()), 6),
                    "top": [[int(i), round(float(log_p[i]), 6)] for i in top],
                }
            )
            ids = [int(top[0])]
        print(length, [round(step["entropy"], 3) for step in steps], [round(step["top"][0][1], 3) for step in steps])
        prompts.append({"promptIds": prompt, "steps": steps})
    expected = {
        "source": "tests/oracles/parity/make_gpu_check.py",
        "sha256": model.sha256(),
        "units": "log-probabilities and entropy in nats, over the whole vocabulary, at temperature 1",
        "note": "Step s is the distribution after promptIds and the argMax of steps 0 … s-1.",
        "float32Difference": float(f"{worst:.1e}"),
        "prompts": prompts,
    }
    lines = json.dumps(expected, separators=(",", ":"))
    (HERE / "gpu-check.json").write_text(lines.replace('{"argMax"', '\n{"argMax"').replace('{"promptIds"', '\n{"promptIds"') + "\n")
    print(f"largest difference of a float32 pass: {worst:.1e} nats")


if __name__ == "__main__":
    main()
