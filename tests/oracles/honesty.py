"""Expected values of the closed-form intervals and corrections, from SciPy and statsmodels.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/honesty.py > tests/oracles/honesty.json
"""

import json
import sys

import numpy as np
from scipy.stats import poisson_binom, t
from seeded import Seeded
from statsmodels.stats.multitest import multipletests

student = [[v, level, t.ppf((1 + level) / 2, v)] for v in (1, 2, 5, 9, 19, 39, 199, 999) for level in (0.9, 0.95, 0.99)]

random = Seeded(11)
families = [[0.01, 0.04, 0.03, 0.005], [0.5], [0.02, 0.02, 0.9], [random.uniform() ** 3 for _ in range(12)]]
holm = [[p, list(multipletests(p, method="holm")[1])] for p in families]


def tails(confidences):
    """Chance of at most, and of at least, each number right of a calibrated model."""
    law = poisson_binom(np.array(confidences))
    ks = np.arange(len(confidences) + 1)
    return [list(law.cdf(ks)), list(law.sf(ks - 1))]


cases = {
    "sure": [0.98 + 0.02 * random.uniform() for _ in range(40)],
    "surer": [0.98 + 0.02 * random.uniform() for _ in range(200)],
    "unsure": [0.05 * random.uniform() for _ in range(60)],
    "wide": [random.uniform() for _ in range(50)],
}

json.dump(
    {
        "student": student,
        "holm": holm,
        "tails": {name: {"confidences": c, "tails": tails(c)} for name, c in cases.items()},
    },
    sys.stdout,
    indent=1,
)
