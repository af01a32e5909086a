"""Expected risk–coverage curves and AURC differences, in NumPy: ties by the mean over their orders, written out.

    v/bin/python tests/oracles/risk_coverage_difference.py > tests/oracles/risk-coverage-difference.json
"""

import json
import sys

import numpy as np
from decision_cases import decision_case

COVERAGES = [0.1, 0.25, 0.5, 0.8, 1.0]


def wrong_among(scores, correct):
    """Expected number wrong among the k surest, k = 0 … n: each tied answer counts as its block's mean."""
    expected = np.zeros(len(scores))
    for value in np.unique(scores):
        block = scores == value
        expected[block] = 1 - correct[block].mean()
    return np.concatenate([[0.0], np.cumsum(expected[np.argsort(-scores, kind="stable")])])


def figures(scores, correct):
    wrong = wrong_among(scores, correct)
    n = len(scores)
    risks = [float(np.interp(q * n, np.arange(n + 1), wrong) / (q * n)) for q in COVERAGES]
    return risks, float(np.mean(wrong[1:] / np.arange(1, n + 1)))


def case(n, seed, steps):
    first, area = figures(*decision_case(n, seed, steps))
    second, other = figures(*decision_case(n, seed + 100, steps))
    return {
        "n": n,
        "seed": seed,
        "steps": steps,
        "first": first,
        "second": second,
        "aurc": {"first": area, "second": other, "difference": area - other},
    }


json.dump(
    {
        "made": {"numpy": np.__version__},
        "coverages": COVERAGES,
        "cases": [case(1, 1, 0), case(37, 2, 5), case(80, 3, 0), case(201, 4, 10), case(30, 5, 1)],
    },
    sys.stdout,
    indent=1,
)
print()
