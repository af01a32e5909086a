"""Expected values of the metrics, from scikit-learn, SciPy, MAPIE, relplot and uncertainty-calibration.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/metrics.py > tests/oracles/metrics.json

Where no library has a figure it is written out in NumPy as its paper defines it, in the shortest way.
"""

import json
import math
import sys
import warnings

import calibration as uncertainty_calibration
import numpy as np
from mapie.metrics.calibration import expected_calibration_error, spiegelhalter_p_value, spiegelhalter_statistic
from metric_cases import DRAWS, graded_case, metric_case, option_case
from relplot.kernels import ReflectedGaussianKernel
from relplot.metrics import binnedECE, smECE
from scipy.stats import foldnorm
from sklearn.calibration import calibration_curve
from sklearn.metrics import auc, average_precision_score, brier_score_loss, log_loss, roc_auc_score

warnings.filterwarnings("ignore")


def number(value):
    """A float, or what JSON has for the others: "Infinity", and None where it is not a number."""
    value = float(value)
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return None if math.isnan(value) else value


def right_closed_bins(c, bins):
    """Bin of each row: (i / bins, (i + 1) / bins], compared with the edges themselves."""
    edges = np.array([i / bins for i in range(1, bins)])
    return np.searchsorted(edges, c, side="left")


def by_bin(c, y, bins=10):
    index = right_closed_bins(c, bins)
    return [(c[index == b], y[index == b]) for b in range(bins) if np.any(index == b)]


def ece(c, y, bins=10):
    return sum(abs(np.sum(yb - cb)) for cb, yb in by_bin(c, y, bins)) / len(c)


def mass_ece(c, y, bins=10):
    """Equal-mass ECE that never splits a value: ends at round(i n / bins), moved on over ties."""
    order = np.argsort(c, kind="stable")
    c, y = c[order], y[order]
    total, start = 0.0, 0
    for i in range(1, bins + 1):
        if start == len(c):
            break
        end = len(c) if i == bins else max(start + 1, math.floor(i * len(c) / bins + 0.5))
        while end < len(c) and c[end] == c[end - 1]:
            end += 1
        total += abs(np.sum(y[start:end] - c[start:end]))
        start = end
    return total / len(c)


def delong(c, y):
    """Standard error from the placement values, by all pairs (DeLong, DeLong & Clarke-Pearson 1988)."""
    positive, negative = c[y == 1], c[y == 0]
    if min(len(positive), len(negative)) < 2:
        return None
    wins = (positive[:, None] > negative[None, :]) + 0.5 * (positive[:, None] == negative[None, :])
    variance = np.var(wins.mean(axis=1), ddof=1) / len(positive) + np.var(wins.mean(axis=0), ddof=1) / len(negative)
    return number(np.sqrt(variance))


def murphy(c, y, bins):
    rate, n = y.mean(), len(c)
    groups = by_bin(c, y, bins) if bins else [(c[c == v], y[c == v]) for v in np.unique(c)]
    return {
        "reliability": sum(len(cb) * (cb.mean() - yb.mean()) ** 2 for cb, yb in groups) / n,
        "resolution": sum(len(cb) * (yb.mean() - rate) ** 2 for cb, yb in groups) / n,
        "uncertainty": rate * (1 - rate),
        "withinVariance": sum(np.sum((cb - cb.mean()) ** 2) for cb, _ in groups) / n,
        "withinCovariance": 2 * sum(np.sum((cb - cb.mean()) * (yb - yb.mean())) for cb, yb in groups) / n,
    }


def debiased(c, y):
    groups = by_bin(c, y)
    library = [[(p, t) for p, t in zip(cb, yb)] for cb, yb in groups]
    gaps = np.array([yb.mean() - cb.mean() for cb, yb in groups])
    spreads = np.array([np.sqrt(yb.mean() * (1 - yb.mean()) / len(yb)) for _, yb in groups])
    weights = np.array([len(cb) for cb, _ in groups]) / len(c)
    folded = [foldnorm.mean(abs(g) / s, scale=s) if s > 0 else abs(g) for g, s in zip(gaps, spreads)]
    np.random.seed(0)
    many = min(len(cb) for cb, _ in groups) > 1
    return {
        "squared": number(uncertainty_calibration.utils.unbiased_square_ce(library)),
        "closedForm": number(2 * np.dot(weights, abs(gaps)) - np.dot(weights, folded)),
        "sampled": number(uncertainty_calibration.utils.normal_debiased_ce(library, power=1, resamples=20000))
        if many
        else None,
    }


def classes(y):
    return len(np.unique(y))


def expected(name):
    c, y = (np.array(values, dtype=float) for values in metric_case(name))
    small = len(c) <= 1000
    smooth, width = smECE(c, y, return_width=True)
    both = np.column_stack([np.maximum(1 - c, 1e-12), np.maximum(c, 1e-12)])
    curves = {
        strategy: [list(values) for values in calibration_curve(y, c, n_bins=10, strategy=strategy)]
        for strategy in ("uniform", "quantile")
        if classes(y) == 2
    }
    return {
        "ece": {str(bins): ece(c, y, bins) for bins in (1, 5, 10, 15, 20)},
        "mce": max(abs(cb.mean() - yb.mean()) for cb, yb in by_bin(c, y)),
        "adaptiveEce": {str(bins): mass_ece(c, y, bins) for bins in (5, 10, 15)},
        "smoothEce": smooth,
        "bandwidth": width,
        "curve": list(ReflectedGaussianKernel(width).smooth(c, y, np.linspace(0, 1, 21))[0]),
        "brier": brier_score_loss(y, c),
        "murphy": {"bins": murphy(c, y, 10), "values": murphy(c, y, None) if small else None},
        "nll": log_loss(y, both, labels=[0, 1]),
        "auroc": number(roc_auc_score(y, c)) if classes(y) == 2 else None,
        "auprc": number(average_precision_score(y, c)) if y.sum() > 0 else None,
        "delong": delong(c, y) if small else None,
        "spiegelhalter": number(spiegelhalter_statistic(y, c)),
        "spiegelhalterOneSided": number(spiegelhalter_p_value(y, c)),
        "debiased": debiased(c, y) if small else None,
        "conventions": {
            # np.linspace(0, 1, 11), right-closed, with 0 in a bin of its own.
            "mapie": expected_calibration_error(y.astype(int), c, num_bins=11, split_strategy="uniform"),
            # Left-closed: int(c / 0.1).
            "relplot": binnedECE(c, y, nbins=10),
            # np.linspace(0, 1, 11), right-closed: mean outcome and mean confidence of the bins that are not empty.
            "sklearnUniform": curves.get("uniform"),
            # np.percentile of the confidences, right-closed.
            "sklearnQuantile": curves.get("quantile"),
        },
        **selective(c, y),
    }


def selective(c, y):
    """Areas under risk–coverage curves. Tied blocks by expectation: the mean outcome of the block stands for each."""
    means = {v: y[c == v].mean() for v in np.unique(c)} if len(c) <= 1000 else dict(zip(c, y))
    order = np.argsort(-c, kind="stable")
    errors = np.array([1 - means[v] for v in c[order]])
    k = np.arange(1, len(c) + 1)
    area = np.mean(np.cumsum(errors) / k)
    best = np.mean(np.cumsum(np.sort(1 - y)) / k)
    # Generalized risk at each threshold, from coverage 0 to 1.
    thresholds = np.unique(c)[::-1] if len(c) <= 1000 else c[order]
    if len(c) <= 1000:
        coverage = [0.0] + [np.mean(c >= t) for t in thresholds]
        risk = [0.0] + [np.mean((1 - y) * (c >= t)) for t in thresholds]
    else:
        coverage = np.append(0, k / len(c))
        risk = np.append(0, np.cumsum(errors) / len(c))
    random = np.mean(1 - y)
    return {
        "aurc": area,
        "bestAurc": best,
        "augrc": auc(coverage, risk),
        "prr": number((random - area) / (random - best)) if random - best > 1e-15 else None,
    }


def k_way():
    probabilities, labels = option_case()
    p, t = np.array(probabilities), np.array(labels)
    return {
        "logLoss": log_loss(t, p, labels=[0, 1, 2, 3]),
        "classwiseEce": expected_calibration_error(
            t, p, num_bins=11, split_strategy="uniform", classwise=True, class_labels=t
        ),
    }


def graded():
    c, g = (np.array(values) for values in graded_case())
    order = np.argsort(-c, kind="stable")
    k = np.arange(1, len(c) + 1)
    area = np.mean(np.cumsum(1 - g[order]) / k)
    best = np.mean(np.cumsum(np.sort(1 - g)) / k)
    return {
        "flexEce": ece(c, g),
        "aurc": area,
        "augrc": auc(np.append(0, k / len(c)), np.append(0, np.cumsum(1 - g[order]) / len(c))),
        "prr": (np.mean(1 - g) - area) / (np.mean(1 - g) - best),
    }


json.dump(
    {"cases": {name: expected(name) for name in DRAWS}, "kWay": k_way(), "graded": graded()},
    sys.stdout,
    indent=1,
)
