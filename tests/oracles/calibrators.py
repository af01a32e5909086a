"""Expected values of the calibrators, from scikit-learn, SciPy and betacal.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/calibrators.py > tests/oracles/calibrators.json

netcal's maximum-likelihood temperature is known to be wrong, so SciPy's root finder on the exact derivative is used.
"""

import json
import math
import sys

import numpy as np
from betacal import BetaCalibration
from calibrator_cases import DRAWS, OPTION_DRAWS, confidence_case, option_case
from scipy.optimize import brentq, minimize, minimize_scalar
from scipy.special import expit, logsumexp
from scipy.stats import chi2
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

CLIP = 1e-12
T_MIN, T_MAX = 0.05, 20
PROBES = [i / 20 for i in range(21)]


def log_odds(c):
    c = np.clip(c, CLIP, 1 - CLIP)
    return np.log(c / (1 - c))


def temperature(nll, slope):
    """T of the smallest summed NLL and its profile-likelihood interval; both given as functions of beta."""
    lo, hi = 1 / T_MAX, 1 / T_MIN
    if slope(lo) >= 0:
        beta = lo
    elif slope(hi) <= 0:
        beta = hi
    else:
        beta = brentq(slope, lo, hi, xtol=1e-15, rtol=1e-14)
    target = nll(beta) + chi2.ppf(0.95, 1) / 2

    def edge(end):
        if end == beta or nll(end) <= target:
            return end
        return brentq(lambda b: nll(b) - target, *sorted((beta, end)), xtol=1e-14, rtol=1e-13)

    check = minimize_scalar(
        lambda t: nll(math.exp(-t)), bounds=(math.log(T_MIN), math.log(T_MAX)), method="bounded",
        options={"xatol": 1e-10},
    )
    assert abs(check.x + math.log(beta)) < 1e-4, (check.x, -math.log(beta))
    return {"temperature": 1 / beta, "interval": [1 / edge(hi), 1 / edge(lo)], "nll": nll(beta)}


def sigmoid_fit(x, targets):
    """Slope and offset by a trust-region Newton method with the exact Hessian."""
    X = np.column_stack([x, np.ones_like(x)])

    def nll(w):
        z = X @ w
        return np.sum(np.logaddexp(0, z) - targets * z)

    def grad(w):
        return X.T @ (expit(X @ w) - targets)

    def hess(w):
        p = expit(X @ w)
        return (X * (p * (1 - p))[:, None]).T @ X

    fit = minimize(nll, np.zeros(2), jac=grad, hess=hess, method="trust-exact", options={"gtol": 1e-10})
    se = np.sqrt(np.diag(np.linalg.inv(hess(fit.x))))
    return fit.x, se


def beta_fit(c, y):
    c = np.clip(c, CLIP, 1 - CLIP)
    X = np.column_stack([np.log(c), -np.log1p(-c), np.ones_like(c)])

    def nll(w):
        z = X @ w
        return np.mean(np.logaddexp(0, z) - y * z)

    def grad(w):
        return X.T @ (expit(X @ w) - y) / len(y)

    best = None
    for start in ([1, 1, 0], [0, 1, 0], [1, 0, 0], [0.1, 0.1, 0]):
        fit = minimize(
            nll, np.array(start, float), jac=grad, method="L-BFGS-B",
            bounds=[(0, None), (0, None), (None, None)],
            options={"ftol": 1e-16, "gtol": 1e-12, "maxiter": 10000, "maxfun": 100000},
        )
        if best is None or fit.fun < best.fun:
            best = fit
    probes = np.clip(np.array(PROBES), CLIP, 1 - CLIP)
    P = np.column_stack([np.log(probes), -np.log1p(-probes), np.ones_like(probes)])
    return best.x, best.fun, expit(P @ best.x)


def confidence_values(name):
    confidences, correct = confidence_case(name)
    c, y = np.array(confidences), np.array(correct)
    x = log_odds(c)
    s = np.where(y == 1, x, -x)
    fit_t = temperature(
        lambda b: float(np.sum(np.logaddexp(0, -b * s))), lambda b: float(-np.sum(expit(-b * s) * s))
    )
    (slope, offset), (slope_se, offset_se) = sigmoid_fit(x, y)
    sk = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(x[:, None], y)
    assert abs(sk.coef_[0, 0] - slope) < 1e-6 and abs(sk.intercept_[0] - offset) < 1e-6
    right, wrong = y.sum(), len(y) - y.sum()
    smoothed = np.where(y == 1, (right + 1) / (right + 2), 1 / (wrong + 2))
    (s_slope, s_offset), _ = sigmoid_fit(x, smoothed)
    (raw_slope, raw_offset), _ = sigmoid_fit(c, y)
    iso = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(c, y)
    (a, b, cc), beta_nll, beta_probes = beta_fit(c, y)
    out = {
        "n": len(y),
        "sum": float(np.sum(c)),
        "right": int(right),
        "temperature": fit_t,
        "platt": {"slope": slope, "offset": offset, "slopeError": slope_se, "offsetError": offset_se},
        "plattScikitLearn": {"slope": sk.coef_[0, 0], "offset": sk.intercept_[0]},
        "plattSmoothed": {"slope": s_slope, "offset": s_offset},
        "plattOnScore": {"slope": raw_slope, "offset": raw_offset},
        "isotonic": list(iso.predict(np.array([-1, *PROBES, 2]))),
        "beta": {"a": a, "b": b, "c": cc, "nll": beta_nll, "probes": list(beta_probes)},
    }
    betacal = BetaCalibration(parameters="abm").fit(c[:, None], y)
    p = betacal.predict(c)
    a, b, _ = betacal.calibrator_.map_
    likelihood = np.clip(np.where(y == 1, p, 1 - p), CLIP, 1)
    out["betacal"] = {"a": a, "b": b, "nll": float(-np.mean(np.log(likelihood)))}
    return out


def option_values(name):
    logits, labels = option_case(name)

    def at(beta, row):
        z = np.array(logits[row])
        return logsumexp(beta * z) - beta * z[labels[row]]

    def slope_at(beta, row):
        z = np.array(logits[row])
        p = np.exp(beta * z - logsumexp(beta * z))
        return p @ z - z[labels[row]]

    if len({len(z) for z in logits}) == 1:
        Z, gold = np.array(logits), np.array(labels)
        picked = Z[np.arange(len(gold)), gold]

        def nll(b):
            return float(np.sum(logsumexp(b * Z, axis=1) - b * picked))

        def slope(b):
            p = np.exp(b * Z - logsumexp(b * Z, axis=1, keepdims=True))
            return float(np.sum(np.sum(p * Z, axis=1) - picked))
    else:
        rows = range(len(labels))

        def nll(b):
            return float(sum(at(b, row) for row in rows))

        def slope(b):
            return float(sum(slope_at(b, row) for row in rows))

    # The chosen option's probability as a bare answer, right or wrong: not convex in beta.
    def answer_nll(log_t):
        b = math.exp(-log_t)
        total = 0.0
        for z, label in zip(logits, labels):
            z = np.array(z)
            log_p = min(0.0, b * z.max() - logsumexp(b * z))
            right = int(np.argmax(z)) == label
            total -= log_p if right else math.log(max(CLIP, -math.expm1(log_p)))
        return total

    out = {"n": len(labels), "labels": int(sum(labels)), "temperature": temperature(nll, slope), "nllBefore": nll(1)}
    if len(labels) <= 1000:
        grid = np.linspace(math.log(T_MIN), math.log(T_MAX), 81)
        values = [answer_nll(t) for t in grid]
        i = int(np.argmin(values))
        fit = minimize_scalar(
            answer_nll, bounds=(grid[max(0, i - 1)], grid[min(80, i + 1)]), method="bounded",
            options={"xatol": 1e-11},
        )
        out["answer"] = {"temperature": math.exp(fit.x), "nll": float(min(fit.fun, min(values)))}
    return out


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


if __name__ == "__main__":
    import betacal
    import scipy
    import sklearn

    json.dump(
        plain(
            {
                "versions": {
                    "scikit-learn": sklearn.__version__,
                    "scipy": scipy.__version__,
                    "numpy": np.__version__,
                    "betacal": getattr(betacal, "__version__", "1.1.0"),
                },
                "confidence": {name: confidence_values(name) for name in DRAWS},
                "options": {name: option_values(name) for name in OPTION_DRAWS},
            }
        ),
        sys.stdout,
        indent=1,
    )
    print()
