"""Expected values of src/lib/calibration/metrics/rank-correlation.ts from scipy.stats.spearmanr: tests/oracles/rank-correlation.json."""

import json
import random
from pathlib import Path

import scipy
from scipy.stats import spearmanr

random.seed(13)
cases = [
    ([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]),
    ([0.1, 0.1, 0.2, 0.9], [3, 1, 2, 2]),
    ([1, 2, 3], [3, 2, 1]),
]
for n in (7, 20, 100):
    a = [round(random.random(), 1) for _ in range(n)]
    b = [round(x + random.gauss(0, 0.4), 1) for x in a]
    cases.append((a, b))
    cases.append(([random.random() for _ in range(n)], [random.random() for _ in range(n)]))
expected = [{"a": a, "b": b, "rho": float(spearmanr(a, b).statistic)} for a, b in cases]
Path(__file__).with_name("rank-correlation.json").write_text(
    json.dumps({"made_by": f"scipy {scipy.__version__}", "cases": expected}) + "\n"
)
