"""Draws with cosines and relevances of tokens, and the expected values of the signals that are read from them.

    python3 -m venv v && v/bin/pip install numpy==2.4.6
    v/bin/python tests/oracles/likeness.py > tests/oracles/likeness.json

Formulas: Duan et al. 2024 as LM-Polygraph's TokenSAR and SAR have them, which get 1 - R as similarities of tokens and
the cosines, negative ones as 0, as those of sentences. Where all R of a reply are 0 theirs give 0 and NaN; here it is left out.
The greedy reply is one of signal_cases.py's. Larger is surer.
"""

import json
import sys

import numpy as np
from signal_cases import REPLIES, TEMPERATURES, reply
from seeded import Seeded

# Name, greedy reply by its place among the cases (None: an empty one), tokens of each draw, what is special.
CASES = [
    ("mixed", 0, [3, 1, 4, 2, 5], ""),
    ("an empty draw among them", 1, [2, 0, 3, 1], ""),
    ("only empty draws", 2, [0, 0], ""),
    ("one draw", 5, [4], ""),
    ("one draw with a token", 7, [0, 2], ""),
    ("all the same", 3, [3, 3, 3], "same"),
    ("opposites", 4, [2, 2, 1, 3], "opposite"),
    ("no token of the greedy reply matters", 6, [2, 3], "reply"),
    ("no token of a draw matters", 0, [2, 3, 1], "draw"),
    ("no token of any draw matters", 5, [2, 3], "draws"),
    ("an empty greedy reply", None, [2, 3], ""),
    ("many", 5, [1 + i % 7 for i in range(25)], ""),
]
T = 0.001


def rounded(value):
    return round(float(value), 7) + 0.0


def case_of(index):
    _, greedy, counts, special = CASES[index]
    random = Seeded(1300 + index)

    def relevances(n, zero):
        return [0.0 if zero else rounded(0.9 * random.uniform() ** 2) for _ in range(n)]

    steps = 0 if greedy is None else REPLIES[greedy][2]
    vectors = [np.array([random.bell() for _ in range(6)]) for _ in counts]
    if special == "same":
        vectors = [vectors[0]] * len(counts)
    if special == "opposite":
        vectors = [vector if i % 2 else -vectors[1] + 0.1 * vector for i, vector in enumerate(vectors)]
    vectors = [vector / np.linalg.norm(vector) for vector in vectors]
    return {
        "cosines": [[rounded(np.clip(vectors[i] @ vectors[k], -1, 1)) for k in range(i)] for i in range(len(counts))],
        "logProbs": [[float(-np.float32(0.02 + 3 * random.uniform() ** 3)) for _ in range(n)] for n in counts],
        "relevances": {
            "reply": relevances(steps, special == "reply"),
            "draws": [
                relevances(n, special == "draws" or (special == "draw" and i == 1)) for i, n in enumerate(counts)
            ],
        },
    }


def surprise(log_probs, relevances):
    """E of token SAR; NaN where no token matters."""
    r = np.array(relevances)
    return float((-np.array(log_probs) * (r / r.sum())).sum()) if r.sum() > 0 else np.nan


def log_probs_at(greedy, temperature):
    values = []
    for logits, chosen in reply(greedy):
        z = np.asarray(logits, dtype=np.float64) / temperature
        z = z - z.max()
        values.append(z[chosen] - np.log(np.exp(z).sum()))
    return values


def values_of(greedy, cosines, logProbs, relevances, temperature):
    m = len(logProbs)
    g = np.eye(m)
    for i, row in enumerate(cosines):
        for k, cosine in enumerate(row):
            g[i, k] = g[k, i] = cosine
    written = [i for i in range(m) if logProbs[i]]
    pairs = g[np.ix_(written, written)][np.triu_indices(len(written), 1)]
    values = {"semantic-similarity": pairs.mean() if len(pairs) else None}
    own = np.nan if greedy is None else surprise(log_probs_at(greedy, temperature), relevances["reply"])
    values["token-sar"] = None if np.isnan(own) else -own
    e = np.array([surprise(p, r) for p, r in zip(logProbs, relevances["draws"])])
    kept = ~np.isnan(e)
    p = np.exp(-e[kept])
    s = np.clip(g, 0, None)[np.ix_(kept, kept)]
    raised = (p * s * (1 - np.eye(len(p)))).sum(-1) / T
    values["sar"] = np.log(raised + p).mean() if len(p) else None
    return {name: None if value is None else float(value) for name, value in values.items()}


def line(index):
    name, greedy, _, _ = CASES[index]
    case = case_of(index)
    values = {str(t): values_of(greedy, **case, temperature=t) for t in TEMPERATURES}
    return {"name": name, "greedy": greedy, **case, "values": values}


json.dump([line(index) for index in range(len(CASES))], sys.stdout, separators=(",", ":"))
print()
