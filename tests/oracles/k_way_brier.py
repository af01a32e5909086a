"""Expected Brier scores of K-way predictions, in NumPy; rows as conformal-cases.ts draws them.

    v/bin/python tests/oracles/k_way_brier.py > tests/oracles/k-way-brier.json
"""

import json
import sys

import numpy as np
from seeded import Seeded


def rows(n, seed, options):
    random = Seeded(seed)
    probabilities, labels = [], []
    for _ in range(n):
        weights, total = [], 0.0
        for _ in range(options):
            u = random.uniform()
            weights.append(u * u * u * u + 0.001)
            total += weights[-1]
        probabilities.append([weight / total for weight in weights])
        bent = [(weight + 0.1) * random.uniform() for weight in weights]
        labels.append(bent.index(max(bent)))
        random.uniform()
        random.uniform()
    return np.array(probabilities), np.array(labels)


def case(n, seed, options):
    probabilities, labels = rows(n, seed, options)
    right = np.eye(options)[labels]
    brier = float(((probabilities - right) ** 2).sum(axis=1).mean())
    return {"n": n, "seed": seed, "options": options, "brier": brier}


json.dump(
    {"made": {"numpy": np.__version__}, "cases": [case(1, 1, 4), case(50, 2, 2), case(300, 3, 6)]},
    sys.stdout,
    indent=1,
)
print()
