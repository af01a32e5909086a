"""Scores and outcomes for decisions, the same as decision-cases.ts makes, bit for bit."""

import math

import numpy as np
from seeded import Seeded


def decision_case(n, seed, steps):
    """Scores on a grid (ties) or not, and outcomes that are right more often where the score is high."""
    random = Seeded(seed)
    scores, correct = [], []
    for _ in range(n):
        u = random.uniform()
        scores.append(math.floor(u * steps) / steps if steps else u)
        correct.append(random.flip(0.4 + 0.6 * u))
    return np.array(scores), np.array(correct)
