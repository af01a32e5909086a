"""Times the peers on the rows that the bench wrote. Usage: peers.py DATA N RESAMPLES [--netcal]

DATA holds float64: N confidences, N outcomes, 4 N logits row by row, N labels. Prints one JSON object:
{"versions": {package: version}, "rows": {name: {"ms": CPU ms, "value": result, "peer": package, "note": text}}}.
"""

import json
import sys
import time
from importlib.metadata import version

import numpy as np
import relplot
from mapie.metrics.calibration import expected_calibration_error
from scipy.special import logit
from sklearn.calibration import _TemperatureScaling
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

OPTIONS = 4
BINS = 10


def timed(run, enough=0.4, most=9):
    """Median CPU time in ms after one call to warm up, and the result."""
    value = run()
    times = []
    while len(times) < 3 or (sum(times) < enough and len(times) < most):
        start = time.process_time()
        value = run()
        times.append(time.process_time() - start)
    return 1000 * float(np.median(times)), value


def figures(confidences, outcomes):
    return [
        outcomes.mean(),
        confidences.mean(),
        expected_calibration_error(outcomes, confidences, num_bins=BINS),
        brier_score_loss(outcomes, confidences),
        log_loss(outcomes, confidences),
        roc_auc_score(outcomes, confidences),
    ]


def bootstrap(confidences, outcomes, resamples):
    """Percentile interval of the ECE; every resample gives all figures, as ours does."""
    rng = np.random.default_rng(0)
    n = len(outcomes)
    drawn = []
    for _ in range(resamples):
        rows = rng.integers(0, n, n)
        drawn.append(figures(confidences[rows], outcomes[rows]))
    return np.quantile(np.array(drawn)[:, 2], [0.025, 0.975]).tolist()


def isotonic(confidences, outcomes):
    fitted = IsotonicRegression(out_of_bounds="clip").fit(confidences, outcomes)
    return float(np.mean(fitted.predict(confidences) ** 2))


def netcal_rows(confidences, outcomes):
    from netcal.binning import IsotonicRegression as NetcalIsotonic
    from netcal.metrics import ECE

    labels = outcomes.astype(int)

    def fit():
        model = NetcalIsotonic()
        model.fit(confidences, labels)
        return float(np.mean(model.transform(confidences) ** 2))

    return {
        "ECE, netcal": ("netcal", "metrics.ECE", lambda: ECE(BINS).measure(confidences, labels)),
        "isotonic, netcal": ("netcal", "binning.IsotonicRegression", fit),
    }


def main():
    data = np.fromfile(sys.argv[1])
    n, resamples = int(sys.argv[2]), int(sys.argv[3])
    confidences, outcomes = data[:n], data[n : 2 * n].astype(int)
    logits = data[2 * n : (2 + OPTIONS) * n].reshape(n, OPTIONS)
    labels = data[(2 + OPTIONS) * n :].astype(int)
    odds = np.column_stack([np.zeros(n), logit(confidences)])
    few = min(resamples, max(20, 1_000_000 // n))
    rows = {
        "temperature, confidences": (
            "scikit-learn",
            "_TemperatureScaling",
            lambda: 1 / float(_TemperatureScaling().fit(odds, outcomes).beta_),
        ),
        "temperature, 4 options": (
            "scikit-learn",
            "_TemperatureScaling",
            lambda: 1 / float(_TemperatureScaling().fit(logits, labels).beta_),
        ),
        "ECE": (
            "MAPIE",
            "expected_calibration_error",
            lambda: float(expected_calibration_error(outcomes, confidences, num_bins=BINS)),
        ),
        "smooth ECE": ("relplot", "smECE", lambda: float(relplot.smECE(confidences, outcomes))),
        "Brier": ("scikit-learn", "brier_score_loss", lambda: brier_score_loss(outcomes, confidences)),
        "AUROC": ("scikit-learn", "roc_auc_score", lambda: float(roc_auc_score(outcomes, confidences))),
        "isotonic": ("scikit-learn", "IsotonicRegression", lambda: isotonic(confidences, outcomes)),
    }
    packages = ["scikit-learn", "relplot", "MAPIE"]
    if "--netcal" in sys.argv:
        rows |= netcal_rows(confidences, outcomes)
        packages.append("netcal")
    result = {}
    for name, (peer, function, run) in rows.items():
        ms, value = timed(run)
        result[name] = {"ms": ms, "value": value, "peer": peer, "note": function}
    start = time.process_time()
    interval = bootstrap(confidences, outcomes, few)
    ms = 1000 * (time.process_time() - start) * resamples / few
    note = "six figures a resample" + ("" if few == resamples else f"; {few} resamples timed, scaled to {resamples}")
    result["bootstrap"] = {"ms": ms, "value": interval, "peer": "scikit-learn", "note": note + "; ECE by MAPIE"}
    versions = {package: version(package) for package in packages}
    print(json.dumps({"versions": versions, "python": sys.version.split()[0], "rows": result}))


main()
