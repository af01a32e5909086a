"""Expected ends of the band in which a calibrated dot falls, from SciPy's Poisson-binomial distribution.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/calibrated-band.py > tests/oracles/calibrated-band.json
"""

import json
import sys

import numpy as np
from scipy.stats import poisson_binom
from seeded import Seeded

# Lowest and highest confidence of the answers, and how many.
CASES = [
    (low, high, n)
    for n in [1, 2, 3, 5, 12, 40, 200, 900]
    for low, high in [(0, 1), (0.4, 0.6), (0.8, 0.9), (0.95, 1), (0.99, 0.999), (0, 0.05), (0.7, 0.7)]
]


def band(low, high, n):
    random = Seeded(1000 * n + round(100 * low) + round(1000 * high))
    confidences = [low + (high - low) * random.uniform() for _ in range(n)]
    distribution = poisson_binom(confidences)
    # Counts by hand from the distribution function: its own ppf stops at a rounding error's distance.
    below = np.cumsum(distribution.pmf(np.arange(n + 1)))
    above = np.cumsum(distribution.pmf(np.arange(n, -1, -1)))
    lo = int(np.argmax(below > 0.025))
    hi = n - int(np.argmax(above > 0.025))
    return {"low": low, "high": high, "n": n, "lo": lo, "hi": hi}


json.dump([band(*case) for case in CASES], sys.stdout)
sys.stdout.write("\n")
