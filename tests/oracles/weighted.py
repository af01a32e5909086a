"""Expected figures and fits of rows with weights: scikit-learn's `sample_weight`, SciPy and NumPy.

    v/bin/python tests/oracles/weighted.py > tests/oracles/weighted.json
"""

import json
import sys
from math import inf

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize, minimize_scalar
from scipy.special import log_expit, log_softmax, softmax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

from weighted_cases import confidence_case, option_case

PROBES = np.arange(21) / 20
BINS = 10


class Given(ClassifierMixin, BaseEstimator):
    """A classifier whose score is its input, so that scikit-learn calibrates exactly that score."""

    def fit(self, X, y):
        self.classes_ = np.array([0, 1])
        return self

    def decision_function(self, X):
        return X[:, 0]

    def predict(self, X):
        return (X[:, 0] > 0).astype(int)


def bins_of(c, y, w):
    """Weight, mean confidence and share right of right-closed equal-width bins, one row after the other."""
    sums = np.zeros((BINS, 3))
    counts = np.zeros(BINS, int)
    for confidence, right, weight in zip(c, y, w):
        if weight == 0:
            continue
        index = next(i for i in range(BINS) if confidence <= (i + 1) / BINS)
        sums[index] += weight, weight * confidence, weight * right
        counts[index] += 1
    return sums, counts


def augrc(c, y, w):
    """Trapezia under the share of all weight that is shown and wrong, over the coverage, one point a distinct score."""
    points = [(0.0, 0.0)]
    for threshold in sorted(set(c[w > 0]), reverse=True):
        shown = c >= threshold
        points.append((w[shown].sum() / w.sum(), (w * (1 - y))[shown].sum() / w.sum()))
    coverage, risk = np.array(points).T
    return float(np.trapezoid(risk, coverage)), points[1:]


def figures(c, y, w):
    sums, counts = bins_of(c, y, w)
    held = sums[counts > 0]
    gaps = np.abs(held[:, 1] - held[:, 2]) / held[:, 0]
    accuracy, sure = np.average(y, weights=w), np.average(c, weights=w)
    area, points = augrc(c, y, w)
    return {
        "accuracy": accuracy,
        "meanConfidence": sure,
        "gap": sure - accuracy,
        "brier": brier_score_loss(y, c, sample_weight=w),
        "nll": log_loss(y, c, sample_weight=w, labels=[0, 1]),
        "auroc": roc_auc_score(y, c, sample_weight=w),
        "auprc": average_precision_score(y, c, sample_weight=w),
        "ece": float((held[:, 0] * gaps).sum() / w.sum()),
        "mce": float(gaps.max()),
        "augrc": area,
        "halfShown": next(risk / coverage for coverage, risk in points if coverage >= 0.5 - 1e-12),
        "binWeights": list(sums[:, 0]),
        "binCounts": [int(count) for count in counts],
    }


def temperature(mean_nll):
    """The T of the least NLL in [0.05, 20], which is convex in 1/T."""
    found = minimize_scalar(
        lambda beta: mean_nll(1 / beta), bounds=(0.05, 20), method="bounded", options={"xatol": 1e-12}
    )
    polished = minimize(
        lambda beta: mean_nll(1 / beta[0]), [found.x], method="Nelder-Mead", options={"xatol": 1e-12, "fatol": 1e-16}
    )
    return {"temperature": 1 / float(polished.x[0]), "nll": float(polished.fun)}


def curve(columns, targets, w, bounds=None):
    """Coefficients, the last the offset, of the largest weighted likelihood; and its mean NLL."""
    X = np.column_stack([*columns, np.ones(len(w))])

    def nll(p):
        z = X @ p
        return -np.average(targets * log_expit(z) + (1 - targets) * log_expit(-z), weights=w)

    def slope(p):
        return X.T @ (w * (1 / (1 + np.exp(-(X @ p))) - targets)) / w.sum()

    start = np.array([*([1.0] * len(columns)), 0.0])
    options = {"ftol": 1e-16, "gtol": 1e-12, "maxiter": 10_000}
    found = minimize(nll, start, jac=slope, method="L-BFGS-B", bounds=bounds, options=options)
    if bounds is None:
        found = minimize(nll, found.x, jac=slope, method="BFGS", options={"gtol": 1e-13})
    return [float(value) for value in found.x], float(found.fun)


def fits(c, y, w):
    odds = np.log(c / (1 - c))
    (slope, offset), platt_nll = curve([odds], y, w)
    own = LogisticRegression(C=inf, tol=1e-12, max_iter=10_000).fit(odds[:, None], y, sample_weight=w)
    right, wrong = w @ y, w @ (1 - y)
    targets = np.where(y == 1, (right + 1) / (right + 2), 1 / (wrong + 2))
    smoothed, _ = curve([odds], targets, w)
    given = FrozenEstimator(Given().fit(None, None))
    calibrated = CalibratedClassifierCV(given, method="sigmoid").fit(odds[:, None], y, sample_weight=w)
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(c, y, sample_weight=w)
    shape, beta_nll = curve([np.log(c), -np.log(1 - c)], y, w, bounds=[(0, None), (0, None), (None, None)])
    grid = [np.log(np.clip(PROBES, 1e-12, 1 - 1e-12)), -np.log(1 - np.clip(PROBES, 1e-12, 1 - 1e-12))]
    sign = np.where(y == 1, 1, -1) * odds
    return {
        "temperature": temperature(lambda t: -np.average(log_expit(sign / t), weights=w)),
        "platt": {"slope": slope, "offset": offset, "nll": platt_nll},
        "plattScikitLearn": {"slope": float(own.coef_[0, 0]), "offset": float(own.intercept_[0])},
        "plattSmoothed": {"slope": smoothed[0], "offset": smoothed[1]},
        "plattSmoothedScikitLearn": list(calibrated.predict_proba(odds[:10, None])[:, 1]),
        "isotonic": list(isotonic.predict(PROBES)),
        "beta": {
            "nll": beta_nll,
            "probes": list(1 / (1 + np.exp(-(shape[0] * grid[0] + shape[1] * grid[1] + shape[2])))),
        },
    }


def confidence(n, seed, whole):
    c, y, w = (np.array(column) for column in confidence_case(n, seed, whole))
    result = {"n": n, "seed": seed, "whole": whole, "sum": float(w.sum()), **figures(c, y, w)}
    return {**result, "fits": fits(c, y, w)} if n >= 100 else result


def options(n, seed, whole):
    z, labels, w = (np.array(column) for column in option_case(n, seed, whole))
    kinds = list(range(z.shape[1]))
    p = softmax(z, axis=1)
    rows = np.arange(n)
    return {
        "n": n,
        "seed": seed,
        "whole": whole,
        "brier": brier_score_loss(labels, p, sample_weight=w, labels=kinds, scale_by_half=False),
        "nll": log_loss(labels, p, sample_weight=w, labels=kinds),
        "temperature": temperature(lambda t: -np.average(log_softmax(z / t, axis=1)[rows, labels], weights=w)),
    }


json.dump(
    {
        "made": {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
        "confidences": [
            confidence(n, seed, whole)
            for n, seed, whole in [
                (9, 1, True),
                (9, 2, False),
                (60, 3, True),
                (60, 4, False),
                (400, 5, True),
                (400, 6, False),
                (3000, 7, False),
            ]
        ],
        "options": [options(n, seed, whole) for n, seed, whole in [(8, 1, True), (200, 2, True), (500, 3, False)]],
    },
    sys.stdout,
    indent=1,
)
print()
