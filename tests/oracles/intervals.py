"""Expected values of intervals and of the normal distribution, from SciPy.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/intervals.py > tests/oracles/intervals.json

SciPy is given the bootstrap distribution of resamples drawn with seeded.py, so that the interval alone is compared.
"""

import json
import sys
import warnings
from types import SimpleNamespace

import numpy as np
from metric_cases import metric_case
from scipy.stats import binomtest, bootstrap, norm
from seeded import Seeded
from sklearn.metrics import roc_auc_score

warnings.filterwarnings("ignore")

RESAMPLES = 400


def ece(c, y):
    index = np.searchsorted(np.array([i / 10 for i in range(1, 10)]), c, side="left")
    return sum(abs(np.sum((y - c)[index == b])) for b in range(10)) / len(c)


STATISTICS = {
    "accuracy": lambda c, y: np.mean(y),
    "meanConfidence": lambda c, y: np.mean(c),
    "gap": lambda c, y: np.mean(c) - np.mean(y),
    "ece": ece,
    "brier": lambda c, y: np.mean((c - y) ** 2),
    "nll": lambda c, y: -np.mean(np.log(np.where(y == 1, np.maximum(c, 1e-12), np.maximum(1 - c, 1e-12)))),
    "auroc": lambda c, y: roc_auc_score(y, c) if 0 < y.sum() < len(y) else np.nan,
}


def resampled(c, y, statistic, seed=99):
    random = Seeded(seed)
    n = len(c)
    values = []
    for _ in range(RESAMPLES):
        rows = [int(random.uniform() * n) for _ in range(n)]
        values.append(statistic(c[rows], y[rows]))
    return np.array(values)


def intervals(name, figures):
    c, y = (np.array(values, dtype=float) for values in metric_case(name))
    result = {}
    for figure in figures:
        statistic = STATISTICS[figure]
        distribution = resampled(c, y, statistic)
        result[figure] = {
            method: list(
                bootstrap(
                    (c, y),
                    statistic,
                    paired=True,
                    vectorized=False,
                    n_resamples=0,
                    method=method,
                    bootstrap_result=SimpleNamespace(bootstrap_distribution=distribution),
                ).confidence_interval
            )
            for method in ("percentile", "BCa")
        }
    return result


def own_resamples(name):
    """SciPy's own 4,000 resamples, for a comparison within their noise."""
    c, y = (np.array(values, dtype=float) for values in metric_case(name))
    return {
        figure: list(
            bootstrap(
                (c, y), STATISTICS[figure], paired=True, vectorized=False, n_resamples=4000, method="percentile", rng=1
            ).confidence_interval
        )
        for figure in STATISTICS
    }


wilson = [
    [k, n, level, *binomtest(k, n).proportion_ci(level, method="wilson")]
    for n in (1, 2, 5, 20, 263, 10_000)
    for k in sorted({0, 1, n // 3, n // 2, n - 1, n})
    for level in (0.9, 0.95, 0.99)
]
points = [-38, -12, -6, -3, -1.5, -0.3, 0, 1e-9, 0.5, 1, 2, 2.9, 5, 8]
quantiles = [1e-300, 1e-20, 1e-6, 0.001, 0.025, 0.2, 0.5, 0.7, 0.975, 0.999999]

json.dump(
    {
        "resamples": RESAMPLES,
        "intervals": {
            "underconfident": intervals("underconfident", list(STATISTICS)),
            "spoken": intervals("spoken", ["ece", "brier", "auroc"]),
            "extremes": intervals("extremes", ["nll"]),
        },
        "ownResamples": own_resamples("overconfident"),
        "wilson": wilson,
        "normalCdf": [[x, norm.cdf(x)] for x in points],
        "normalQuantile": [[p, norm.ppf(p)] for p in quantiles],
    },
    sys.stdout,
    indent=1,
)
