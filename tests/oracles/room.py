"""Expected figures of a room and their intervals, people and not answers being what chance drew, with NumPy and SciPy.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt
    v/bin/python tests/oracles/room.py > tests/oracles/room.json

The draws are those of the lab's generator (xoroshiro128+ of Blackman & Vigna 2018, seeded as pure-rand 8.4.2 does, 64
numbers thrown away), so that the cluster bootstrap agrees to rounding; "own" are intervals of NumPy's own resamples. The
share right has Wilson's interval with Kish's effective number and Student's t (Korn & Graubard 1998), the gap the
square-and-add interval of Zou & Donner (2008), written out here once more.
"""

import json
import sys

import numpy as np
from scipy.stats import t
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
    return {"accuracy": [float(lo), float(hi)], "gap": [float(end) for end in ends]}


def room(seeds, too_sure, bins):
    people = [learner(seed, 20 - seed % 3, too_sure) for seed in seeds]
    generator = Xoroshiro(0)
    n = len(people)
    drawn = []
    for _ in range(RESAMPLES):
        chosen = [int(generator.next() * n / 2**32) for _ in range(n)]
        drawn.append(figures([row for person in chosen for row in people[person]], bins))
    rng = np.random.default_rng(1)
    own = [
        figures([row for person in rng.integers(n, size=n) for row in people[person]], bins)
        for _ in range(20_000 if n < 12 else 5_000)
    ]
    closed = closed_forms(people)
    values = figures([row for person in people for row in person], bins)
    ends = lambda sample, name: list(np.quantile([each[name] for each in sample], [0.025, 0.975]))
    return {
        "seeds": seeds,
        "tooSure": too_sure,
        "resamples": RESAMPLES,
        "figures": {
            name: (
                {"value": values[name], "interval": closed[name]}
                if name in closed
                else {"value": values[name], "interval": ends(drawn, name), "own": ends(own, name)}
            )
            for name in values
        },
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
