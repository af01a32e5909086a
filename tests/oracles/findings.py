"""Writes findings.json: differences that docs/findings.md hangs on, computed with NumPy and SciPy.

    python3 -m venv /tmp/oracles && /tmp/oracles/bin/pip install numpy scipy
    /tmp/oracles/bin/python tests/oracles/findings.py
"""

import json
from pathlib import Path

import numpy as np
from scipy import stats


def components(values: np.ndarray, correct: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """DeLong's structural components (1988): of each right and each wrong answer, and the AUROC."""
    right, wrong = values[correct == 1], values[correct == 0]
    psi = (right[:, None] > wrong[None, :]) + 0.5 * (right[:, None] == wrong[None, :])
    return psi.mean(axis=1), psi.mean(axis=0), psi.mean()


def auroc_difference(one: np.ndarray, other: np.ndarray, correct: np.ndarray) -> dict:
    """The difference of two AUROCs on the same answers, with DeLong's variance and Student's t."""
    (r1, w1, a1), (r2, w2, a2) = components(one, correct), components(other, correct)
    variance = np.var(r1 - r2, ddof=1) / len(r1) + np.var(w1 - w2, ddof=1) / len(w1)
    reach = np.sqrt(variance) * stats.t.ppf(0.975, min(len(r1), len(w1)) - 1)
    return {"first": a1, "second": a2, "better": a1 - a2, "interval": [a1 - a2 - reach, a1 - a2 + reach]}


def shift(low: np.ndarray, high: np.ndarray) -> dict:
    """Mean difference with its t interval; Spearman's correlation with Bonett and Wright's (2000) interval."""
    n = len(low)
    mean = stats.ttest_rel(high, low).confidence_interval(0.95)
    rho = stats.spearmanr(low, high).statistic
    width = stats.norm.ppf(0.975) * np.sqrt((1 + rho**2 / 2) / (n - 3))
    return {
        "by": float(np.mean(high - low)),
        "interval": [float(mean.low), float(mean.high)],
        "rho": float(rho),
        "rhoInterval": [float(np.tanh(np.arctanh(rho) - width)), float(np.tanh(np.arctanh(rho) + width))],
    }


def main() -> None:
    generator = np.random.default_rng(14)
    correct = (generator.random(60) < 0.4).astype(int)
    one = np.round(np.clip(0.5 + 0.2 * correct + 0.25 * generator.standard_normal(60), 0, 1), 2)
    other = np.round(np.clip(one + 0.2 * generator.standard_normal(60), 0, 1), 2)
    low = np.round(generator.random(30), 3)
    high = np.round(np.clip(low + 0.1 + 0.05 * generator.standard_normal(30), 0, 1), 3)
    found = {
        "source": "tests/oracles/findings.py",
        "correct": correct.tolist(),
        "one": one.tolist(),
        "other": other.tolist(),
        "auroc": auroc_difference(one, other, correct),
        "low": low.tolist(),
        "high": high.tolist(),
        "shift": shift(low, high),
    }
    path = Path(__file__).resolve().parent / "findings.json"
    path.write_text(json.dumps(found, default=float) + "\n")


if __name__ == "__main__":
    main()
