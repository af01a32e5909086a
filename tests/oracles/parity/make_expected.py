"""Writes expected.json: what the built-in model says, step by step, in floating point.

    python3 -m venv /tmp/parity && /tmp/parity/bin/pip install -r tests/oracles/parity/requirements.txt
    /tmp/parity/bin/python tests/oracles/parity/make_expected.py

Takes the GGUF that `npm run setup` fetched. The values are computed in float64; a float32 pass over the same steps runs
beside it, and the largest difference between the two is written into the file: it is the noise floor of the comparison.
"""

import json
from pathlib import Path

import numpy as np

from prompts import CONVERSATIONS, chat_text, tokenizer_of
from reference import Model, log_softmax

HERE = Path(__file__).resolve().parent
GGUF = HERE.parents[2] / "static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf"
TOP = 40
STEPS = 8


LOAD_CHECK = HERE.parents[2] / "src/lib/engine/logit-check/smollm2-135m.json"


def write_load_check(expected: dict) -> None:
    """The first two steps of the first prompt, which the lab holds a loaded model against."""
    prompt = expected["prompts"][0]
    step, after = prompt["steps"][:2]
    check = {
        "source": expected["source"],
        "promptIds": prompt["promptIds"],
        "top": step["top"],
        "next": {"token": step["argMax"], "top": after["top"]},
    }
    LOAD_CHECK.write_text(json.dumps(check, separators=(",", ":")) + "\n")


def main() -> None:
    model = Model(GGUF)
    single = Model(GGUF, np.float32)
    tokenizer = tokenizer_of(model.metadata)
    end = model.metadata["tokenizer.ggml.eos_token_id"]
    prompts = []
    worst = 0.0
    for name, conversation in CONVERSATIONS.items():
        text = chat_text(model.metadata, conversation)
        prompt = tokenizer.encode(text).ids
        assert tokenizer.decode(prompt, skip_special_tokens=False) == text, f"{name}: tokens do not give the text back"
        ids, past, single_past = list(prompt), {}, {}
        reply = []
        steps = []
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
            reply += ids
            if top[0] == end:
                break
        reply = tokenizer.decode(reply, skip_special_tokens=False)
        print(f"{name}: {len(prompt)} tokens, {reply!r}")
        prompts.append({"name": name, "text": text, "reply": reply, "promptIds": prompt, "steps": steps})
    expected = {
        "source": "tests/oracles/parity/make_expected.py",
        "gguf": {"file": GGUF.name, "sha256": model.sha256()},
        "units": "log-probabilities and entropy in nats, over the whole vocabulary, at temperature 1",
        "note": "Step s is the distribution after promptIds and the argMax of steps 0 … s-1.",
        "float32Difference": float(f"{worst:.1e}"),
        "prompts": prompts,
    }
    lines = json.dumps(expected, ensure_ascii=False, separators=(",", ":"))
    (HERE / "expected.json").write_text(lines.replace('{"argMax"', '\n{"argMax"').replace('{"name"', '\n{"name"') + "\n")
    write_load_check(expected)
    print(f"largest difference of a float32 pass: {worst:.1e} nats")


if __name__ == "__main__":
    main()
