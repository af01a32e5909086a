"""Paired differences of AUROC (DeLong's covariance by its definition) and of Brier skill (delta method), with p-values.

    python3 -m venv v && v/bin/pip install numpy==2.4.6 scipy==1.17.1
    v/bin/python tests/oracles/ranking.py > tests/oracles/ranking.json

Columns of one case have outcomes of their own: rows of a comparison may judge different answers.
"""

import json
import sys

import numpy as np
from scipy.stats import binomtest
from scipy.stats import t as student
from seeded import Seeded


def columns(seed, n, same_outcomes, tied):
    random = Seeded(seed)
    rows = []
    for _ in range(n):
        truth = random.uniform()
        row = []
        outcome = random.flip(truth)
        for _ in range(2):
            value = min(1.0, max(0.0, truth + 0.2 * random.bell()))
            value = round(value * 8) / 8 if tied else value
            row.append((value, outcome if same_outcomes else random.flip(truth)))
        rows.append(row)
    return [([row[i][0] for row in rows], [row[i][1] for row in rows]) for i in range(2)]


def auroc_pulls(values, correct):
    values, correct = np.array(values), np.array(correct)
    right, wrong = values[correct == 1], values[correct == 0]
    kernel = (right[:, None] > wrong[None, :]) + 0.5 * (right[:, None] == wrong[None, :])
    area = kernel.mean()
    m, k, n = len(right), len(wrong), len(values)
    pulls = np.empty(n)
    pulls[correct == 1] = (kernel.mean(axis=1) - area) * n / m * np.sqrt(m / (m - 1))
    pulls[correct == 0] = (kernel.mean(axis=0) - area) * n / k * np.sqrt(k / (k - 1))
    return area, pulls


def skill_pulls(values, correct):
    values, correct = np.array(values), np.array(correct, dtype=float)
    n, p = len(values), correct.mean()
    loss = (values - correct) ** 2
    b, c = loss.mean(), p * (1 - p)
    # d(1 - B/c) = -dB/c + B/c^2 dc, dc = (1 - 2p) dp
    pulls = -(loss - b) / c + b / c**2 * (1 - 2 * p) * (correct - p)
    return 1 - b / c, pulls * np.sqrt(n / (n - 1))


def compared(first, second, pulls_of):
    (a, one), (b, other) = pulls_of(*first), pulls_of(*second)
    error = np.sqrt(((one - other) ** 2).sum()) / len(one)
    fewer = int(min(min(sum(c), len(c) - sum(c)) for _, c in (first, second)))
    # Without variance there is no t: the sign test, every answer on one side; no difference at all is none.
    if abs(a - b) < 1e-12:
        p = 1.0
    elif error < 1e-12 * abs(a - b):
        p = binomtest(fewer, fewer).pvalue
    else:
        p = 2 * student.sf(abs(a - b) / error, fewer - 1)
    return {
        "estimates": [float(a), float(b)],
        "errors": [float(np.sqrt((x**2).sum()) / len(x)) for x in (one, other)],
        "p": float(p),
    }


cases = []
for seed, n, same, tied in [(1, 12, True, False), (2, 40, True, True), (3, 40, False, False), (4, 300, False, True)]:
    first, second = columns(2000 + seed, n, same, tied)
    cases.append({
        "columns": [{"values": v, "correct": c} for v, c in (first, second)],
        "auroc": compared(first, second, auroc_pulls),
        "brierSkill": compared(first, second, skill_pulls),
    })
# Every answer differs by the same: one tells right from wrong always, the other never; and confidences that are all off by 1/2
# against ones that are never off. Then two that are the same.
for n in (4, 12, 40):
    correct = [i % 2 for i in range(n)]
    always = [0.25 + 0.5 * one for one in correct]
    never = [0.75 - 0.5 * one for one in correct]
    for first, second in [(always, never), ([float(one) for one in correct], [0.5] * n), (always, always)]:
        pair = [(first, correct), (second, correct)]
        cases.append({
            "columns": [{"values": v, "correct": c} for v, c in pair],
            "auroc": compared(*pair, auroc_pulls),
            "brierSkill": compared(*pair, skill_pulls),
        })
json.dump(cases, sys.stdout, separators=(",", ":"))
print()
