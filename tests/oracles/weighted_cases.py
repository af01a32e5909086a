"""Rows with weights; weighted-cases.ts draws the same."""

from seeded import Seeded


def weight_of(random, whole):
    if random.flip(0.2):
        return 0.0
    u = random.uniform()
    return float(1 + int(u * 4)) if whole else 3 * u


def confidence_case(n, seed, whole):
    """Half of the confidences are tied; a fifth of the rows weigh 0."""
    random = Seeded(seed)
    confidences, correct, weights = [], [], []
    for _ in range(n):
        u = random.uniform()
        confidence = 0.02 + 0.96 * (int(u * 20) / 20 if random.flip(0.5) else u)
        confidences.append(confidence)
        correct.append(random.flip(0.15 + 0.6 * confidence))
        weights.append(weight_of(random, whole))
    return confidences, correct, weights


def option_case(n, seed, whole, options=4):
    random = Seeded(seed)
    logits, labels, weights = [], [], []
    for _ in range(n):
        z = [2 * random.bell() for _ in range(options)]
        bent = [value + 3 * random.bell() for value in z]
        logits.append(z)
        labels.append(bent.index(max(bent)))
        weights.append(weight_of(random, whole))
    return logits, labels, weights
