"""Confidences and outcomes for the metrics, the same as metric-cases.ts makes, bit for bit."""

import math

from seeded import Seeded


def rows(n, seed, draw):
    random = Seeded(seed)
    confidences, correct = [], []
    for row in range(n):
        confidence, chance = draw(random, row)
        confidences.append(confidence)
        correct.append(random.flip(chance))
    return confidences, correct


def same(confidence):
    return confidence, confidence


SPOKEN = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0]
NEIGHBOURS = [math.nextafter(k / 10, side) for k in range(1, 10) for side in (0, 1)]


def overconfident(random, row):
    c = 0.4 + 0.6 * random.uniform()
    return c, c * c


def edges(random, row):
    k = math.floor(random.uniform() * 11)
    c = k / 10
    return c, 0.25 * c if k % 2 else 0.3 + 0.7 * c


def neighbours(random, row):
    return NEIGHBOURS[row % len(NEIGHBOURS)], 0.5


def spoken(random, row):
    return SPOKEN[math.floor(random.uniform() * 8)], 0.55


def extremes(random, row):
    u = random.uniform()
    small = u * u * u * u * u * u * u * u
    return (small, small) if row % 2 else (1 - small, 1 - small)


def certain(random, row):
    return row % 2, 0.2 + 0.6 * (row % 2)


DRAWS = {
    "calibrated": (1000, 1, lambda random, row: same(random.uniform())),
    "overconfident": (1000, 2, overconfident),
    "underconfident": (300, 3, lambda random, row: (0.4 + 0.2 * random.uniform(), 0.8)),
    "edges": (500, 4, edges),
    "neighbours": (360, 5, neighbours),
    "spoken": (250, 6, spoken),
    "extremes": (400, 7, extremes),
    "certain": (80, 8, certain),
    "allRight": (50, 9, lambda random, row: (random.uniform(), 1)),
    "allWrong": (50, 10, lambda random, row: (random.uniform(), 0)),
    "constant": (60, 11, lambda random, row: (0.7, 0.5)),
    "reversed": (200, 12, lambda random, row: (random.uniform(), 0.5)),
    "single": (1, 13, lambda random, row: (0.3, 1)),
    "two": (2, 14, lambda random, row: (0.2 + 0.6 * row, row)),
    "few": (9, 15, lambda random, row: (math.floor(random.uniform() * 4) / 4, 0.5)),
    "large": (100_000, 16, lambda random, row: same(0.2 + 0.7 * random.uniform())),
}


def metric_case(name):
    return rows(*DRAWS[name])


def option_case(n=500, seed=31, options=4):
    """Probabilities over options, and labels drawn from them."""
    random = Seeded(seed)
    probabilities, labels = [], []
    for _ in range(n):
        weights = [0.01 + random.uniform() for _ in range(options)]
        total = 0.0
        for weight in weights:
            total += weight
        p = [weight / total for weight in weights]
        probabilities.append(p)
        u = random.uniform()
        label = 0
        below = p[0]
        while u >= below and label < options - 1:
            label += 1
            below += p[label]
        labels.append(label)
    return probabilities, labels


def graded_case(n=300, seed=41):
    """Confidences and grades in fifths."""
    random = Seeded(seed)
    pairs = [(random.uniform(), math.floor(random.uniform() * 6) / 5) for _ in range(n)]
    return [c for c, _ in pairs], [g for _, g in pairs]
