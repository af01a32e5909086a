"""Expected values of cascades, chains and drift, in NumPy and SciPy.

    v/bin/python tests/oracles/cascade_chain_drift.py > tests/oracles/cascade-chain-drift.json
"""

import json
import math
import sys

import numpy as np
import scipy
from scipy import stats
from seeded import Seeded


def rows(n, seed, steps):
    """As decisions.py draws them."""
    random = Seeded(seed)
    scores, correct = [], []
    for _ in range(n):
        u = random.uniform()
        scores.append(math.floor(u * steps) / steps if steps else u)
        correct.append(random.flip(0.4 + 0.6 * u))
    return np.array(scores), np.array(correct)


def curve(values, small, large):
    n, points = len(values), []
    for threshold in [*np.unique(values), np.inf]:
        away = values < threshold
        k = int(away.sum())
        best = np.sort(large - small)[::-1]
        points.append(
            {
                "threshold": None if np.isinf(threshold) else float(threshold),
                "deferred": k / n,
                "accuracy": float(np.where(away, large, small).mean()),
                "random": float((1 - k / n) * small.mean() + k / n * large.mean()),
                "oracle": float((small.sum() + best[:k].sum()) / n),
            }
        )
    return points


def cascade(n, seed, steps):
    values, small = rows(n, seed, steps)
    _, large = rows(n, seed + 100, steps)
    return {"n": n, "seed": seed, "steps": steps, "curve": curve(values, small, large)}


def distribution(n, m, seed, steps):
    gap = stats.ks_2samp(rows(n, seed, steps)[0], rows(m, seed + 50, steps)[0]).statistic
    return {"n": n, "m": m, "seed": seed, "steps": steps, "gap": float(gap)}


def needed(accuracy, change):
    z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    return {"accuracy": accuracy, "change": change, "n": math.ceil(2 * accuracy * (1 - accuracy) * (z / change) ** 2)}


json.dump(
    {
        "made": {"numpy": np.__version__, "scipy": scipy.__version__},
        "cascades": [cascade(1, 1, 0), cascade(30, 2, 5), cascade(80, 3, 0), cascade(200, 4, 10)],
        "chains": {
            "twenty": float(np.prod(np.full(20, 0.9))),
            "three": float(np.prod(np.full(3, 0.75))),
            "half": float(0.5 * np.prod(np.full(3, 0.75)) + 0.5 * 0.75),
        },
        "distributions": [distribution(50, 70, 5, 0), distribution(200, 100, 6, 10), distribution(1, 3, 7, 0)],
        "needed": [needed(0.5, 0.03), needed(0.8, 0.03), needed(0.7, 0.1)],
    },
    sys.stdout,
    indent=1,
)
print()
