"""Expected values of ensembles, in NumPy and by brute force: chances over every alternative are multiplied out.

    v/bin/python tests/oracles/ensemble.py > tests/oracles/ensemble.json
"""

import json
import math
import sys

import numpy as np
from seeded import Seeded

CLIP = 1e-12
ROUNDING = 1e-9


def votes(n, members, seed, steps):
    random = Seeded(seed)
    rows = []
    for question in range(n):
        row = []
        for _ in range(members):
            u = random.uniform()
            confidence = math.floor(u * steps) / steps if steps else u
            correct = random.flip(0.2 + 0.6 * u)
            other = 1 + math.floor(random.uniform() * 3)
            row.append(("abcd"[(question + (0 if correct else other)) % 4], confidence, correct))
        rows.append(row)
    return rows


def behind(row, rule):
    """What stands behind each answer named, and the confidence that makes."""
    named = sorted({answer for answer, _, _ in row})
    if rule == "majority":
        counts = {g: sum(a == g for a, _, _ in row) for g in named}
        return counts, {g: counts[g] / len(row) for g in named}
    if rule == "mean":
        means = {g: float(np.mean([c if a == g else 0.0 for a, c, _ in row])) for g in named}
        return means, means
    # Each member's distribution over the answers named and one that nobody gave, multiplied.
    alternatives = [*named, None]
    product = np.ones(len(alternatives))
    for answer, confidence, _ in row:
        c = min(1 - CLIP, max(CLIP, confidence))
        product *= [c if g == answer else (1 - c) / (len(alternatives) - 1) for g in alternatives]
    shares = product / product.sum()
    logs = np.log(product)
    return (
        {g: float(logs[i] - logs[-1]) for i, g in enumerate(named)},
        {g: float(shares[i]) for i, g in enumerate(named)},
    )


def join(row, rule):
    score, confidence = behind(row, rule)
    most = max(score.values())
    level = [g for g in sorted(score) if score[g] >= most - ROUNDING]
    sure = {g: sum(c for a, c, _ in row if a == g) for g in level}
    winner = next(g for g in level if sure[g] >= max(sure.values()) - ROUNDING)
    own = sorted((-c, y) for a, c, y in row if a == winner)
    return winner, round(confidence[winner], 12), own[0][1], len(level) > 1


def ece(c, y, bins):
    edges = np.linspace(0, 1, bins + 1)
    place = np.clip(np.searchsorted(edges, c, side="left") - 1, 0, bins - 1)
    return sum(abs(np.sum((y - c)[place == b])) for b in range(bins)) / len(c)


def auroc(c, y):
    right, wrong = c[y == 1], c[y == 0]
    wins = (right[:, None] > wrong[None, :]) + 0.5 * (right[:, None] == wrong[None, :])
    return float(wins.mean())


def figures(c, y):
    return {
        "accuracy": float(y.mean()),
        "meanConfidence": float(c.mean()),
        "brier": float(np.mean((c - y) ** 2)),
        "auroc": auroc(c, y),
        "ece": float(ece(c, y, 5)),
    }


def case(n, members, seed, steps):
    rows = votes(n, members, seed, steps)
    first = figures(np.array([row[0][1] for row in rows]), np.array([row[0][2] for row in rows]))
    rules = {}
    for rule in ("majority", "mean", "weighted"):
        joined = [join(row, rule) for row in rows]
        c, y = np.array([j[1] for j in joined]), np.array([j[2] for j in joined])
        own = figures(c, y)
        rules[rule] = {
            "answers": "".join(j[0] for j in joined),
            "confidences": c.tolist(),
            "tied": sum(j[3] for j in joined),
            "figures": own,
            "overFirst": {key: own[key] - first[key] for key in ("accuracy", "brier", "auroc")},
        }
    return {"n": n, "members": members, "seed": seed, "steps": steps, "rules": rules}


json.dump(
    {
        "made": {"numpy": np.__version__},
        "cases": [case(40, 2, 1, 4), case(60, 3, 2, 0), case(60, 5, 3, 10), case(30, 1, 4, 0)],
    },
    sys.stdout,
    indent=1,
)
print()
