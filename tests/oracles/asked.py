"""Evidence of judgements, guesses, orders, several prompts and own alternatives, and what is read from it.

    python3 -m venv v && v/bin/pip install numpy==2.4.6
    v/bin/python tests/oracles/asked.py > tests/oracles/asked.json

Formulas: Kadavath et al. 2022 (P(True)); Tian et al. 2023 (top-k); Zheng et al. 2024 (cyclic orders); Zhou et al. 2025
(SteerConf); Wang & Stengel-Eskin 2026 (DiNCo, without a model of entailment: all different answers weigh 1). Larger is surer.
"""

import json
import sys

import numpy as np
from seeded import Seeded

TEMPERATURES = [0.05, 0.3, 1, 2, 7.5, 10, 20]


def softmax(logits, temperature=1.0):
    z = np.asarray(logits, dtype=float) / temperature
    e = np.exp(z - z.max())
    return e / e.sum()


def entropy(p):
    p = p[p > 0]
    return -float((p * np.log(p)).sum())


def scaled(c, temperature):
    if temperature == 1:
        return c
    c = min(max(c, 1e-12), 1 - 1e-12)
    return 1 / (1 + np.exp(-np.log(c / (1 - c)) / temperature))


def belief(orders):
    return float(np.mean([softmax(logits)[0] for logits in orders]))


def truth(orders, temperature):
    first, second = (softmax(logits)[0] for logits in orders)
    return {"p-true": scaled(belief(orders), temperature), "truth-order-gap": -abs(first - second)}


def guesses(values, clusters, temperature):
    if not values or values[0] is None:
        return {"first-guess": None, "same-guesses": None}
    same = sum(v for v, c in zip(values, clusters) if c == clusters[0] and v is not None)
    return {"first-guess": scaled(values[0], temperature), "same-guesses": scaled(min(1, same), temperature)}


def orders(rows, temperature):
    averaged = np.mean([softmax(row) for row in rows], axis=0)
    p = softmax(np.log(averaged), temperature)
    falling = np.sort(p)[::-1]
    chosen = int(np.argmax(averaged))
    return {
        "orders-probability": p.max(),
        "orders-margin": falling[0] - falling[1],
        "orders-entropy": -entropy(p),
        "orders-agreement": np.mean([np.argmax(row) == chosen for row in rows]),
    }


def own_options(rows, temperature):
    averaged = np.mean([softmax(row) for row in rows], axis=0)
    return {
        "own-options-probability": scaled(float(averaged.max()), temperature),
        "own-options-entropy": -entropy(averaged),
    }


def prompts(confidences, clusters, temperature):
    c = np.array(confidences)
    share = np.bincount(clusters).max() / len(clusters)
    clipped = np.clip(c, 1e-12, 1 - 1e-12)
    pooled = np.log(clipped / (1 - clipped)).mean()
    steered = 0.0 if c.mean() == 0 else c.mean() * share / (1 + c.std() / c.mean())
    return {
        "prompts-mean": scaled(c.mean(), temperature),
        "prompts-median": scaled(float(np.median(c)), temperature),
        "prompts-log-odds-mean": scaled(1 / (1 + np.exp(-pooled)), temperature),
        "steered-confidence": scaled(steered, temperature),
        "prompts-spread": -c.std(),
        "prompts-agreement": share,
    }


def alternatives(truths, agreeing, drawn, temperature):
    f = np.array([belief(orders) for orders in truths])
    nvc = f[0] / max(1, f.sum())
    return {
        "normalised-truth": scaled(nvc, temperature),
        "dinco": scaled((nvc + (agreeing + 1) / (drawn + 1)) / 2, temperature),
    }


random = Seeded(1400)


def pair(spread):
    return [[spread * random.bell(), spread * random.bell()] for _ in range(2)]


CASES = (
    [("truth", {"orders": pair(spread)}, truth) for spread in [0.1, 1, 5, 30]]
    + [("guesses", {"values": values, "clusters": clusters}, guesses) for values, clusters in [
        ([0.5, 0.3, 0.1], [0, 1, 2]), ([0.7, 0.6, 0.2], [0, 0, 1]), ([0.2, None, 0.1], [0, 0, 0]), ([None, 0.4], [0, 1]),
        ([], []), ([1.0], [0])]]
    + [("option-orders", {"rows": [[spread * random.bell() for _ in range(k)] for _ in range(k)]}, orders)
       for k, spread in [(2, 1), (4, 1), (4, 6), (6, 0.1)]]
    + [("prompts", {"confidences": confidences, "clusters": clusters}, prompts) for confidences, clusters in [
        ([0.9, 0.8, 0.85, 0.95, 0.6], [0, 0, 1, 0, 2]), ([0.5, 0.5], [0, 1]), ([0.0, 0.0, 0.0], [0, 0, 0]),
        ([1.0, 0.0, 1.0, 0.25], [0, 1, 1, 0]), ([0.37], [0])]]
    + [("alternatives", {"truths": [pair(1.5) for _ in range(k)], "agreeing": agreeing, "drawn": drawn}, alternatives)
       for k, agreeing, drawn in [(1, 5, 5), (3, 2, 5), (6, 0, 10), (2, 9, 10)]]
    + [("own-options", {"rows": [[spread * random.bell() for _ in range(k)] for _ in range(k)]}, own_options)
       for k, spread in [(1, 1), (2, 3), (5, 1), (3, 20)]]
)
json.dump(
    [
        {
            "kind": kind,
            **fields,
            "expected": {
                str(t): {k: None if v is None else float(v) for k, v in of(**fields, temperature=t).items()}
                for t in TEMPERATURES
            },
        }
        for kind, fields, of in CASES
    ],
    sys.stdout,
    separators=(",", ":"),
)
print()
