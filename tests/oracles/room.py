"""Expected figures of a room and their intervals, people and not answers being what chance drew, with NumPy and SciPy.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/room.py > tests/oracles/room.json

The draws are those of the lab's generator (xoroshiro128+ of Blackman & Vigna 2018, seeded as pure-rand 8.4.2 does, 64
numbers thrown away), so that the cluster bootstrap agrees to rounding. The share right has Wilson's interval with Kish's
effective number and Student's t (Korn & Graubard 1998), the gap the square-and-add interval of Zou & Donner (2008), the mean
confidence Student's t over people's sums, and the Brier score the percentiles of a cluster bootstrap, a little wider where
people are few (Hesterberg 2015), joined with the interval as if four more people had been seen, two of them with the other
outcomes (Agresti & Coull 1998); each is written out here once more. The ECE's interval is simulated: it has none here.
"""

import json
import sys

import numpy as np
from scipy.stats import norm, t
from seeded import Seeded

RESAMPLES = 500
MASK = 0xFFFFFFFF


class Xoroshiro:
    """xoroshiro128+ in 32-bit halves, its low half put out."""

    def __init__(self, seed):
        self.s = [((~seed & MASK) | (MASK << 32)), (((seed & MASK) << 32) | 0)]
        # pure-rand: s0 = (−1, ~seed), s1 = (seed, 0), high half first.
        for _ in range(64):
            self.next()

    def next(self):
        full = (1 << 64) - 1
        s0, s1 = self.s
        out = (s0 + s1) & MASK
        s1 ^= s0
        rotate = lambda x, k: ((x << k) | (x >> (64 - k))) & full
        self.s = [rotate(s0, 24) ^ s1 ^ ((s1 << 16) & full), rotate(s1, 37)]
        return out


def learner(seed, count=20, too_sure=0.1):
    """As tests/fixtures/learners.ts draws one."""
    random = Seeded(seed)
    rows = []
    for _ in range(count):
        confidence = (25 + 5 * int(16 * random.uniform())) / 100
        rows.append((confidence, random.flip(max(0.25, confidence - too_sure))))
    return rows


def ece(c, y, bins):
    index = np.searchsorted(np.array([i / bins for i in range(1, bins)]), c, side="left")
    return sum(abs(np.sum((y - c)[index == b])) for b in range(bins)) / len(c)


def figures(rows, bins):
    c, y = np.array(rows, dtype=float).T
    return {
        "meanConfidence": float(np.mean(c)),
        "accuracy": float(np.mean(y)),
        "gap": float(np.mean(c) - np.mean(y)),
        "brier": float(np.mean((c - y) ** 2)),
        "ece": float(ece(c, y, bins)),
    }


def closed_forms(people):
    """Intervals of the share right and of the gap, over people."""
    m = len(people)
    c, y = np.array([row for person in people for row in person], dtype=float).T
    of = np.repeat(np.arange(m), [len(person) for person in people])
    n, share, gap = len(y), y.mean(), c.mean() - y.mean()
    sums = lambda values: np.array([values[of == person].sum() for person in range(m)])
    z = t.ppf(0.975, m - 1)
    right, sure = sums(y - share), sums(c - c.mean())
    scale = m / (m - 1)
    effective = min(n, n * n * share * (1 - share) / (scale * np.sum(right**2)))
    centre = (share + z * z / (2 * effective)) / (1 + z * z / effective)
    half = z / (1 + z * z / effective) * np.sqrt(share * (1 - share) / effective + z * z / (4 * effective**2))
    lo, hi = max(0.0, centre - half), min(1.0, centre + half)
    correlation = np.sum(sure * right) / np.sqrt(np.sum(sure**2) * np.sum(right**2))
    sure_half = z * np.sqrt(scale * np.sum(sure**2)) / n
    added = lambda other: np.sqrt(max(0.0, sure_half**2 - 2 * correlation * sure_half * other + other**2))
    ends = [gap - added(hi - share), gap + added(share - lo)]
    chance = z * np.sqrt(np.sum(sums(np.sqrt(c * (1 - c))) ** 2))
    if abs(y.sum() - c.sum()) <= chance:
        ends = [min(0.0, ends[0]), max(0.0, ends[1])]
    mean_half = z * np.sqrt(scale * np.sum(sure**2)) / n
    mean = [max(0.0, c.mean() - mean_half), min(1.0, c.mean() + mean_half)]
    return {name: [float(end) for end in found] for name, found in (("accuracy", [lo, hi]), ("gap", ends), ("meanConfidence", mean))}


def brier_interval(people, drawn):
    """Of the Brier score, from the bootstrap's Brier scores."""
    m = len(people)
    c, y = np.array([row for person in people for row in person], dtype=float).T
    losses, otherwise = (c - y) ** 2, (c - (1 - y)) ** 2
    z = t.ppf(0.975, m - 1)
    inside = 1 - 2 * norm.cdf(-np.sqrt(m / (m - 1)) * z)
    percentiles = np.quantile(drawn, [(1 - inside) / 2, (1 + inside) / 2])
    seen, other = losses.mean(), otherwise.mean()
    centre = ((m + 2) * seen + 2 * other) / (m + 4)
    squares = m * (m * np.var(drawn)) + (m + 2) * (seen - centre) ** 2 + 2 * (other - centre) ** 2
    half = z * np.sqrt(squares) / (m + 4)
    least, most = np.minimum(losses, otherwise).mean(), np.maximum(losses, otherwise).mean()
    return [
        float(max(least, min(percentiles[0], centre - half))),
        float(min(most, max(percentiles[1], centre + half))),
    ]


def room(seeds, too_sure, bins):
    people = [learner(seed, 20 - seed % 3, too_sure) for seed in seeds]
    generator = Xoroshiro(0)
    n = len(people)
    drawn = []
    for _ in range(RESAMPLES):
        chosen = [int(generator.next() * n / 2**32) for _ in range(n)]
        drawn.append(figures([row for person in chosen for row in people[person]], bins)["brier"])
    intervals = {**closed_forms(people), "brier": brier_interval(people, drawn)}
    values = figures([row for person in people for row in person], bins)
    return {
        "seeds": seeds,
        "tooSure": too_sure,
        "resamples": RESAMPLES,
        "figures": {name: {"value": value, "interval": intervals.get(name)} for name, value in values.items()},
    }


json.dump(
    [
        room(list(range(1, 4)), 0.1, 5),
        room(list(range(10, 20)), 0.25, 5),
        room(list(range(30, 60)), 0.0, 10),
    ],
    sys.stdout,
)
sys.stdout.write("\n")
