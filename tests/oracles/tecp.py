"""Expected sets of drawn answers by token-entropy conformal prediction, in NumPy and SciPy, on a small case.

    v/bin/python tests/oracles/tecp.py > tests/oracles/tecp.json
"""

import json
import sys

import numpy as np
import scipy
from scipy import stats
from seeded import Seeded


def tecp_case(questions, seed, right):
    """As tecpCase in tecp-cases.ts: the tokens' log-probabilities of five answers, some without a token, and which are right."""
    random = Seeded(seed)
    rows = []
    for _ in range(questions):
        hard = random.uniform()
        draws = []
        for _ in range(5):
            tokens = int(random.uniform() * 4)
            draws.append(([-3 * random.uniform() * (0.3 + hard) for _ in range(tokens)], random.flip(right * (1.2 - hard))))
        rows.append(draws)
    return rows


def written(draws):
    entropies = np.array([-sum(log_probs) for log_probs, _ in draws if log_probs])
    return entropies, np.array([is_right for log_probs, is_right in draws if log_probs], dtype=bool)


def share(covered):
    n = len(covered)
    if n == 0:
        return {"n": 0, "covered": 0, "interval": None}
    k = int(np.sum(covered))
    return {"n": n, "covered": k, "interval": [float(end) for end in stats.binomtest(k, n).proportion_ci(0.95, "exact")]}


def decide(rows, alpha, leave_out):
    fit, judge = [written(r) for r in rows[0::2]], [written(r) for r in rows[1::2]]
    scores = np.array([e[right].min() if right.any() else np.inf for e, right in fit])
    none = int(np.isinf(scores).sum())
    used = scores[np.isfinite(scores)] if leave_out else scores
    n = len(used)
    rank = int(np.ceil((n + 1) * (1 - alpha) - 1e-9))
    threshold = np.inf if rank > n else np.sort(used)[rank - 1]
    inside = [e <= threshold for e, _ in judge]
    covered = np.array([bool((right & kept).any()) for (_, right), kept in zip(judge, inside)])
    able = np.array([bool(right.any()) for _, right in judge])
    sizes = np.array([int(kept.sum()) for kept in inside])
    half = stats.t.ppf(0.975, len(sizes) - 1) * sizes.std(ddof=1) / np.sqrt(len(sizes))
    expected = None
    promised = int(able.sum()) if leave_out else len(judge)
    if np.isfinite(threshold):
        expected = [float(stats.betabinom.ppf(p, promised, rank, n + 1 - rank)) / promised for p in (0.025, 0.975)]
    return {
        "alpha": alpha,
        "unanswered": "leave-out" if leave_out else "count",
        "threshold": None if np.isinf(threshold) else float(threshold),
        "n": n,
        "none": none,
        "all": share(covered),
        "answerable": share(covered[able]),
        "size": {"mean": float(sizes.mean()), "interval": [float(sizes.mean() - half), float(sizes.mean() + half)]},
        "meanDrawn": float(np.mean([len(e) for e, _ in judge])),
        "empty": float((sizes == 0).mean()),
        "expected": expected,
        "sets": [" ".join(str(i) for i in np.argsort(e, kind="stable") if kept[i]) for (e, _), kept in zip(judge, inside)],
    }


if __name__ == "__main__":
    easy, hard = tecp_case(80, 71, 0.7), tecp_case(80, 72, 0.2)
    json.dump(
        {
            "versions": {"scipy": scipy.__version__, "numpy": np.__version__},
            "easy": [decide(easy, alpha, leave) for alpha in (0.1, 0.3) for leave in (False, True)],
            "hard": [decide(hard, alpha, leave) for alpha in (0.1, 0.3) for leave in (False, True)],
        },
        sys.stdout,
        indent=1,
    )
    print()
