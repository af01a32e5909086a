"""Logits, options and digits for the signals, the same as signal-cases.ts makes, bit for bit."""

import math

import numpy as np
from seeded import Seeded

TEMPERATURES = [0.05, 0.3, 1, 2, 7.5, 10, 20]

# Name, tokens in the vocabulary, steps, and the logit of a token.
REPLIES = [
    ("bell", 500, 4, lambda random, token: 2.5 * random.bell() - 4),
    ("spiky", 3000, 4, lambda random, token: 9 + 8 * random.uniform() if token % 617 == 5 else -2 + random.uniform() / 64),
    ("flat", 2000, 3, lambda random, token: random.uniform() / 32),
    ("masked", 800, 4, lambda random, token: -math.inf if token % 3 == 0 else 2 * random.bell()),
    ("mostly masked", 600, 3, lambda random, token: 3 * random.bell() if token % 31 == 7 else -math.inf),
    ("small", 12, 5, lambda random, token: 4 * random.bell()),
    ("sure", 1500, 3, lambda random, token: 60.0 if token == 77 else random.bell()),
    ("one step", 700, 1, lambda random, token: 3 * random.bell() + 30),
]

# Tokens of each option, and the right one.
OPTIONS = [([1, 1, 1, 1], 2), ([3, 1, 2, 5], 0), ([2, 2], 1), ([1, 7, 2, 2, 4, 1], 4)]


def reply(index):
    """Steps as (float32 logits, chosen token)."""
    _, size, count, draw = REPLIES[index]
    random = Seeded(100 + index)
    steps = []
    for step in range(count):
        logits = np.array([draw(random, token) for token in range(size)], dtype=np.float32)
        # The third step is not the likeliest: token 7 is finite everywhere.
        steps.append((logits, 7 if step == 2 else int(np.argmax(logits))))
    return steps


def options(index):
    """Log-probabilities of each option's tokens, with the question and without, and letters' logits."""
    counts, gold = OPTIONS[index]
    random = Seeded(200 + index)
    drawn = [[[-4 * random.uniform() for _ in range(count)] for count in counts] for _ in range(2)]
    return drawn[0], drawn[1], [3 * random.bell() for _ in counts], gold


def digits(index):
    """Logits of 0 and 1, of the digits after the point, and of the digits after each of those."""
    random = Seeded(300 + index)
    spread = [0.1, 1, 4, 20][index]
    whole = [spread * random.bell(), spread * random.bell() - 1]
    tenths = [spread * random.bell() for _ in range(10)]
    return whole, tenths, [[spread * random.bell() for _ in range(10)] for _ in range(10)]
