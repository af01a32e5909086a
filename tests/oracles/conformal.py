"""Expected values of the conformal predictors, from MAPIE, SciPy and NumPy.

    v/bin/python tests/oracles/conformal.py > tests/oracles/conformal.json

MAPIE always calibrates APS and RAPS on randomised scores. Its parts are called one by one, so that the score without
chance and the given uniform numbers can be compared too.
"""

import json
import sys

import mapie
import numpy as np
import scipy
from mapie.classification import SplitConformalClassifier
from mapie.conformity_scores.sets.aps import APSConformityScore
from mapie.conformity_scores.sets.raps import RAPSConformityScore
from mapie.utils import _compute_classification_quantile
from scipy import special, stats
from seeded import Seeded
from sklearn.base import BaseEstimator, ClassifierMixin


def conformal_case(n, seed, options=6):
    random = Seeded(seed)
    probabilities, labels, groups, uniforms = [], [], [], []
    for _ in range(n):
        weights, total = [], 0.0
        for _ in range(options):
            u = random.uniform()
            weights.append(u * u * u * u + 0.001)
            total += weights[-1]
        probabilities.append([weight / total for weight in weights])
        bent = [(weight + 0.1) * random.uniform() for weight in weights]
        labels.append(bent.index(max(bent)))
        groups.append("a" if random.uniform() < 0.3 else "b")
        uniforms.append(random.uniform())
    return np.array(probabilities), np.array(labels), groups, np.array(uniforms)


class Given(ClassifierMixin, BaseEstimator):
    """A classifier whose input is its output."""

    def __init__(self, options=6):
        self.options = options

    def fit(self, X, y):
        self.classes_ = np.arange(self.options)
        self.fitted_ = True
        return self

    def predict_proba(self, X):
        return np.asarray(X)

    def predict(self, X):
        return np.argmax(X, axis=1)


class FixedUniforms(np.random.RandomState):
    """Gives the numbers it was told to."""

    def __init__(self, uniforms):
        super().__init__(0)
        self.uniforms = uniforms

    def uniform(self, size=None):
        return np.asarray(self.uniforms).reshape(size)


def members(sets):
    return " ".join("".join(str(option) for option in np.flatnonzero(row)) for row in sets)


def lac(calibration, test, alpha):
    p, y, _, _ = calibration
    model = SplitConformalClassifier(
        Given().fit(p, y), confidence_level=1 - alpha, conformity_score="lac", prefit=True
    ).conformalize(p, y)
    _, sets = model.predict_set(test[0])
    return {
        "threshold": float(_compute_classification_quantile(1 - p[np.arange(len(y)), y], np.array([alpha]))[0]),
        "sets": members(sets[:, :, 0]),
    }


def cumulated(calibration, test, alpha, randomised, penalty=None):
    p, y, _, u = calibration
    q, _, _, v = test
    score = RAPSConformityScore() if penalty else APSConformityScore()
    scores, rank = score.get_true_label_cumsum_proba(y, p, np.arange(p.shape[1]))
    if randomised:
        scores = scores - u.reshape(-1, 1) * p[np.arange(len(y)), y].reshape(-1, 1)
    if penalty:
        score.lambda_star, score.k_star = penalty
        scores = scores + penalty[0] * np.maximum(0, rank.reshape(-1, 1) - penalty[1])
    alphas = np.array([alpha])
    score.quantiles_ = _compute_classification_quantile(scores, alphas)
    out = {"threshold": float(score.quantiles_[0])}
    if randomised and penalty:
        # MAPIE keeps RAPS's last option by another rule than the score's own; its paper's rule is written out.
        order = np.argsort(-q, axis=1, kind="stable")
        sums = np.cumsum(np.take_along_axis(q, order, 1), axis=1)
        ranks = np.arange(1, q.shape[1] + 1)
        own = np.take_along_axis(q, order, 1)
        value = sums - v.reshape(-1, 1) * own + penalty[0] * np.maximum(0, ranks - penalty[1])
        sets = np.zeros_like(q, dtype=bool)
        np.put_along_axis(sets, order, value <= score.quantiles_[0], axis=1)
    else:
        score.random_state = FixedUniforms(v)
        sets = score.get_prediction_sets(
            np.repeat(q[:, :, None], 1, axis=2), scores, alphas, "prefit",
            include_last_label="randomized" if randomised else False,
        )[:, :, 0]
    out["sets"] = members(sets)
    return out


def adaptive(scores, start, alpha, gamma):
    working, seen, steps = alpha, list(start), []
    for score in scores:
        n = len(seen)
        level = np.ceil((n + 1) * (1 - working)) / n
        threshold = -np.inf if level <= 0 else np.inf if level > 1 else np.quantile(seen, level, method="inverted_cdf")
        miss = score > threshold
        steps.append((float(working), not miss))
        working += gamma * (alpha - miss)
        seen.append(score)
    return {
        "workingAlpha": [value for value, _ in steps[::20]],
        "covered": "".join("1" if covered else "0" for _, covered in steps),
    }


def tecp(seed, questions, alpha, leave_out):
    random = Seeded(seed)
    scores, unanswered = [], 0
    for _ in range(questions):
        sums, right = [], []
        for _ in range(5):
            sums.append(sum(random.uniform() for _ in range(4)))
            right.append(random.flip(0.35))
        good = [s for s, r in zip(sums, right) if r]
        unanswered += not good
        if good or not leave_out:
            scores.append(min(good) if good else np.inf)
    n = len(scores)
    rank = int(np.ceil((n + 1) * (1 - alpha)))
    threshold = np.inf if rank > n else np.partition(scores, rank - 1)[rank - 1]
    return {"threshold": None if np.isinf(threshold) else float(threshold), "n": n, "unanswered": unanswered}


if __name__ == "__main__":
    calibration, test = conformal_case(300, 41), conformal_case(120, 42)
    stream = Seeded(43)
    drifting = [stream.uniform() * (1 + t / 200) for t in range(600)]
    start = [stream.uniform() for _ in range(50)]
    in_groups = {}
    for group in "ab":
        pick_c = [i for i, g in enumerate(calibration[2]) if g == group]
        scores = 1 - calibration[0][pick_c, calibration[1][pick_c]]
        in_groups[group] = float(_compute_classification_quantile(scores, np.array([0.2]))[0])
    json.dump(
        {
            "versions": {"MAPIE": mapie.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
            "lac": {str(alpha): lac(calibration, test, alpha) for alpha in (0.05, 0.1, 0.3)},
            "aps": {str(a): cumulated(calibration, test, a, False) for a in (0.05, 0.1, 0.3)},
            "apsRandomised": {str(a): cumulated(calibration, test, a, True) for a in (0.05, 0.1, 0.3)},
            "raps": {str(a): cumulated(calibration, test, a, False, (0.1, 2)) for a in (0.05, 0.1, 0.3)},
            "rapsRandomised": {str(a): cumulated(calibration, test, a, True, (0.1, 2)) for a in (0.05, 0.1, 0.3)},
            "mondrian": in_groups,
            "adaptive": adaptive(drifting, start, 0.1, 0.02),
            "tecp": {"count": tecp(44, 200, 0.2, False), "leaveOut": tecp(44, 200, 0.2, True)},
            "clopperPearson": [
                [k, n, *map(float, stats.binomtest(k, n).proportion_ci(0.95, "exact"))]
                for k, n in ((0, 10), (10, 10), (3, 17), (450, 500), (1, 2), (9_000, 10_000))
            ],
            "betaBinomial": [
                [p, m, a, b, int(stats.betabinom.ppf(p, m, a, b))]
                for p, m, a, b in ((0.025, 100, 90, 11), (0.975, 100, 90, 11), (0.5, 17, 3, 4), (0.025, 2000, 451, 50))
            ],
            "betaCdf": [
                [x, a, b, float(special.betainc(a, b, x))]
                for x, a, b in ((0.5, 2, 3), (0.001, 0.5, 20), (0.9, 100, 10), (0.2, 1, 1), (0.7, 5000, 2000))
            ],
            "logGamma": [[x, float(special.gammaln(x))] for x in (0.1, 0.5, 1, 1.5, 2, 10, 171.3, 1e5)],
        },
        sys.stdout,
        indent=1,
    )
    print()
