"""The cases of calibrator-cases.ts."""

import math

from seeded import Seeded


def _grid(random):
    return math.floor(random.uniform() * 11) / 10


DRAWS = {
    "plain": (200, 1, lambda r: r.uniform(), lambda c: 0.2 + 0.6 * c),
    "overconfident": (1000, 2, lambda r: 0.4 + 0.6 * r.uniform(), lambda c: c * c),
    "underconfident": (300, 3, lambda r: 0.3 + 0.4 * r.uniform(), lambda c: 2.5 * (c - 0.3)),
    "ties": (400, 4, _grid, lambda c: 0.1 + 0.7 * c),
    "lowAccuracy": (250, 5, lambda r: 0.3 + 0.7 * r.uniform(), lambda c: 0.1 + 0.1 * c),
    "reversed": (150, 6, lambda r: r.uniform(), lambda c: 0.8 - 0.5 * c),
    "skewed": (500, 7, lambda r: r.uniform(), lambda c: 1 - (1 - c) * (1 - c) * (1 - c)),
    "humped": (400, 8, lambda r: r.uniform(), lambda c: 0.1 + 3.2 * c * (1 - c)),
    "large": (100_000, 9, lambda r: r.uniform(), lambda c: 0.15 + 0.6 * c),
}


def confidence_case(name):
    n, seed, draw, chance = DRAWS[name]
    random = Seeded(seed)
    confidences, correct = [], []
    for _ in range(n):
        confidence = draw(random)
        confidences.append(confidence)
        correct.append(random.flip(chance(confidence)))
    return confidences, correct


OPTION_DRAWS = {
    "sharp": (400, 21, lambda row: 4, 4, 6),
    "blunt": (400, 22, lambda row: 4, 0.3, 0.1),
    "ragged": (200, 23, lambda row: 2 + row % 5, 2, 1.5),
    "extreme": (150, 24, lambda row: 3, 60, 40),
    "noise": (300, 25, lambda row: 4, 5, 1e9),
    "certain": (100, 26, lambda row: 4, 1, 0),
    "large": (20_000, 27, lambda row: 4, 3, 3),
}


def option_case(name):
    n, seed, options, spread, noise = OPTION_DRAWS[name]
    random = Seeded(seed)
    logits, labels = [], []
    for row in range(n):
        z, noisy = [], []
        for _ in range(options(row)):
            logit = spread * random.bell()
            z.append(logit)
            noisy.append(logit + noise * random.bell())
        logits.append(z)
        labels.append(noisy.index(max(noisy)))
    return logits, labels
