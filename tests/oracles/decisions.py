"""Expected values of thresholds, in NumPy and SciPy.

    v/bin/python tests/oracles/decisions.py > tests/oracles/decisions.json
"""

import json
import math
import sys

import numpy as np
import scipy
from decision_cases import decision_case
from scipy import stats


def certain(scores, correct, target, certainty):
    """Every distinct score is a threshold, tested in falling order; the fallback procedure written out."""
    n, error = len(scores), 1 - certainty
    starts = []
    for many in range(n, 0, -1):
        first = next(k for k in range(1, 10_000) if target**k <= error / many * (1 + 1e-9))
        if first * 2 ** (many - 1) <= n:
            starts = [first * 2**j for j in range(many)]
            break
    chosen, passed_on, used = None, 0.0, 0
    for threshold in np.unique(scores)[::-1]:
        shown = scores >= threshold
        k, right = int(shown.sum()), int(correct[shown].sum())
        own = sum(1 for start in starts if start <= k) - used
        used += own
        level = passed_on + own * error / len(starts) if starts else 0.0
        p = stats.binom.sf(right - 1, k, target)
        passed_on = level if level > 0 and p <= level else 0.0
        if passed_on:
            chosen = {"threshold": float(threshold), "count": k, "right": right, "pValue": float(p)}
    return {"starts": starts, "chosen": chosen}


def cheapest(scores, correct, wrong, ask):
    best = (ask, math.inf)
    for threshold in np.unique(scores)[::-1]:
        shown = scores >= threshold
        cost = float(np.where(shown, np.where(correct == 1, 0, wrong), ask).mean())
        if cost <= best[0] + 1e-12:
            best = (cost, float(threshold))
    return {"cost": best[0], "threshold": None if math.isinf(best[1]) else best[1]}


def judged(scores, correct, threshold):
    shown = scores >= threshold
    k, n = int(shown.sum()), len(scores)
    right = int(correct[shown].sum())
    exact = lambda a, b: list(stats.binomtest(a, b).proportion_ci(0.95, method="exact"))
    return {
        "shown": k,
        "right": right,
        "coverageInterval": exact(k, n),
        "precisionInterval": exact(right, k) if k else None,
    }


def case(n, seed, steps):
    scores, correct = decision_case(n, seed, steps)
    return {
        "n": n,
        "seed": seed,
        "steps": steps,
        "certain": [
            {"target": t, "certainty": c, **certain(scores, correct, t, c)}
            for t in (0.7, 0.8, 0.9, 0.95)
            for c in (0.9, 0.95)
        ],
        "cheapest": [
            {"wrong": w, "ask": a, **cheapest(scores, correct, w, a)} for w, a in ((5, 1), (1, 1), (2, 1), (10, 1))
        ],
        "judged": [{"threshold": t, **judged(scores, correct, t)} for t in (0, 0.5, 0.9, 2)],
    }


def main():
    cases = [case(n, seed, steps) for n, seed, steps in
             ((1, 1, 0), (40, 2, 0), (100, 3, 0), (400, 4, 0), (400, 5, 10), (2000, 6, 0), (2000, 7, 20))]
    tests = [{"right": r, "shown": k, "target": t, "pValue": float(stats.binom.sf(r - 1, k, t))}
             for r, k, t in ((0, 0, 0.9), (0, 5, 0.9), (29, 29, 0.9), (28, 28, 0.9), (95, 100, 0.9), (1960, 2000, 0.95))]
    json.dump({"made": {"numpy": np.__version__, "scipy": scipy.__version__}, "cases": cases, "tests": tests},
              sys.stdout, indent=1)
    print()


main()
