"""Checks tests/oracles/likeness.json against LM-Polygraph's own TokenSAR and SAR; writes nothing.

    python3 -m venv v && v/bin/pip install -r tests/oracles/polygraph/requirements.txt
    v/bin/python tests/oracles/polygraph/sar.py

They get what their calculator would ask a cross-encoder for: 1 - relevance as similarity of tokens, and the cosines, negative
ones as 0, as that of sentences. Replies of which no token matters are left out: theirs give 0 and NaN for them.
"""

import json
import sys
from pathlib import Path

import numpy as np
from lm_polygraph.estimators import SAR, TokenSAR

ORACLES = Path(__file__).parents[1]
sys.path.insert(0, str(ORACLES))
from signal_cases import reply  # noqa: E402


def log_probs(greedy):
    steps = [(np.asarray(logits, dtype=np.float64), chosen) for logits, chosen in reply(greedy)]
    return [z[chosen] - z.max() - np.log(np.exp(z - z.max()).sum()) for z, chosen in steps]


def similarities(cosines):
    g = np.eye(len(cosines))
    for i, row in enumerate(cosines):
        for k, cosine in enumerate(row):
            g[i, k] = g[k, i] = max(0, cosine)
    return g


compared = 0
for case in json.loads((ORACLES / "likeness.json").read_text()):
    relevances, expected = case["relevances"], case["values"]["1"]
    pairs = []
    if sum(relevances["reply"]) > 0:
        tokens = {
            "token_similarity": [1 - np.array(relevances["reply"])],
            "greedy_log_likelihoods": [log_probs(case["greedy"])],
        }
        pairs.append(("token-sar", TokenSAR()(tokens)[0]))
    kept = [i for i, own in enumerate(relevances["draws"]) if sum(own) > 0]
    if kept:
        draws = {
            "sample_log_likelihoods": [[case["logProbs"][i] for i in kept]],
            "sample_token_similarity": [[1 - np.array(relevances["draws"][i]) for i in kept]],
            "sample_sentence_similarity": [similarities(case["cosines"])[np.ix_(kept, kept)]],
        }
        pairs.append(("sar", SAR()(draws)[0]))
    for name, theirs in pairs:
        assert abs(-theirs - expected[name]) < 1e-9, (case["name"], name, theirs, expected[name])
        compared += 1
print(f"{compared} values are the same.")
