"""Expected values of the signals, from the logits over the whole vocabulary, in the shortest way.

    python3 -m venv v && v/bin/pip install numpy==2.4.6
    v/bin/python tests/oracles/signals.py > tests/oracles/signals.json

The TypeScript reads them from logit sketches instead. Larger is surer throughout.
"""

import json
import math
import sys

import numpy as np
from signal_cases import OPTIONS, REPLIES, TEMPERATURES, digits, options, reply

MAX_SQUARE_ROOT_TEMPERATURE = 10
SPAN = slice(1, 3)


def log_softmax(logits, temperature=1.0):
    z = np.asarray(logits, dtype=np.float64) / temperature
    z = z - z.max()
    return z - np.log(np.exp(z).sum())


def entropy(log_p):
    p = np.exp(log_p)
    return -float((p[p > 0] * log_p[p > 0]).sum())


def of_tokens(steps, temperature):
    """Signals that are read from some steps alone."""
    log_ps = [log_softmax(logits, temperature) for logits, _ in steps]
    chosen = np.array([log_p[token] for log_p, (_, token) in zip(log_ps, steps)])
    entropies = np.array([entropy(log_p) for log_p in log_ps])
    first = np.sort(np.exp(log_ps[0]))[::-1]
    return {
        "probability": math.exp(chosen.sum()),
        "mean probability": math.exp(chosen.mean()),
        "least": math.exp(chosen.min()),
        "mean entropy": -entropies.mean(),
        "max entropy": -entropies.max(),
        "first entropy": -entropies[0],
        "margin": first[0] - first[1],
    }


def of_reply(steps, temperature):
    whole = of_tokens(steps, temperature)
    values = {
        "mean-token-entropy": whole["mean entropy"],
        "max-token-entropy": whole["max entropy"],
        "length-normalised-probability": whole["mean probability"],
        "sequence-probability": whole["probability"],
        "least-token-probability": whole["least"],
        "first-token-margin": whole["margin"],
    }
    if steps[SPAN]:
        span = of_tokens(steps[SPAN], temperature)
        values |= {
            "span-probability": span["probability"],
            "span-length-normalised-probability": span["mean probability"],
            "span-mean-entropy": span["mean entropy"],
            "span-first-token-entropy": span["first entropy"],
            "span-margin": span["margin"],
        }
    certainty, energies, renyi, fisher_rao, production = [], [], [], [], []
    for logits, _ in steps:
        finite = np.asarray(logits[np.isfinite(logits)], dtype=np.float64)
        log_p = log_softmax(finite, temperature)
        p = np.exp(log_p)
        uniform = np.full(len(p), 1 / len(p))
        certainty.append((uniform * (np.log(uniform) - log_p)).sum())
        energies.append(finite.max() + np.log(np.exp(finite - finite.max()).sum()))
        # Rényi divergence of order a: 1 / (a - 1) ln sum p^a q^(1 - a), here with a = 1/2.
        affinity = np.sqrt(p * uniform).sum()
        renyi.append(1 / (0.5 - 1) * math.log(affinity))
        fisher_rao.append(2 / math.pi * math.acos(min(1.0, affinity)))
        top = np.sort(p)[::-1][:15]
        top = top[top > 0]
        production.append((top * np.log(top)).sum())
    values["self-certainty"] = np.mean(certainty)
    values["energy"] = np.mean(energies)
    values["entropy-production-rate"] = np.mean(production)
    square_roots = temperature <= MAX_SQUARE_ROOT_TEMPERATURE
    values["renyi-divergence"] = np.mean(renyi) if square_roots else None
    values["fisher-rao-distance"] = np.mean(fisher_rao) if square_roots else None
    return values


def of_options(index, temperature):
    with_question, without_question, letters, _ = options(index)
    sums = np.array([np.sum(tokens) for tokens in with_question])
    alone = np.array([np.sum(tokens) for tokens in without_question])
    means = np.array([np.mean(tokens) for tokens in with_question])

    def top(logits):
        return np.exp(log_softmax(logits, temperature)).max()

    def margin(logits):
        p = np.sort(np.exp(log_softmax(logits, temperature)))
        return p[-1] - p[-2]

    return {
        "option-probability": top(sums),
        "option-probability-per-token": top(means),
        "option-probability-pmi": top(sums - alone),
        "option-margin": margin(sums),
        "option-entropy": -entropy(log_softmax(sums, temperature)),
        "letter-probability": top(letters),
        "letter-margin": margin(letters),
        "letter-entropy": -entropy(log_softmax(letters, temperature)),
    }


def chosen_right(index):
    with_question, without_question, _, gold = options(index)
    means = [np.mean(tokens) for tokens in with_question]
    gains = [np.sum(a) - np.sum(b) for a, b in zip(with_question, without_question)]
    return {
        "option-probability-per-token": bool(np.argmax(means) == gold),
        "option-probability-pmi": bool(np.argmax(gains) == gold),
    }


def scaled(confidence, temperature):
    if temperature == 1:
        return confidence
    confidence = min(max(confidence, 1e-12), 1 - 1e-12)
    return 1 / (1 + math.exp(-math.log(confidence / (1 - confidence)) / temperature))


def of_number(whole, tenths, hundredths, temperature):
    chances = {}
    zero, one = np.exp(log_softmax(whole)) if whole else (1.0, 0.0)
    first = np.exp(log_softmax(tenths))
    for a in range(10):
        if hundredths is None:
            chances[a / 10] = zero * first[a]
            continue
        second = np.exp(log_softmax(hundredths[a]))
        for b in range(10):
            chances[(10 * a + b) / 100] = zero * first[a] * second[b]
    if whole:
        chances[1.0] = one
    p = np.array(list(chances.values()))
    return {
        "number-expectation": scaled(sum(v * q for v, q in chances.items()), temperature),
        "number-mode": scaled(max(chances, key=chances.get), temperature),
        "number-entropy": (p[p > 0] * np.log(p[p > 0])).sum(),
    }


def by_temperature(values_at):
    return {
        str(temperature): {
            name: None if value is None else float(value) for name, value in values_at(temperature).items()
        }
        for temperature in TEMPERATURES
    }


expected = {
    "replies": {
        name: by_temperature(lambda t, steps=reply(index): of_reply(steps, t))
        for index, (name, *_) in enumerate(REPLIES)
    },
    "options": [by_temperature(lambda t, index=index: of_options(index, t)) for index in range(len(OPTIONS))],
    "chosen right": [chosen_right(index) for index in range(len(OPTIONS))],
    "numbers": [by_temperature(lambda t, d=digits(index): of_number(*d, t)) for index in range(4)],
    "one digit": [
        by_temperature(lambda t, tenths=digits(index)[1]: of_number(None, tenths, None, t)) for index in range(4)
    ],
    "stated": {str(c): by_temperature(lambda t, c=c: {"stated-number": scaled(c, t)}) for c in [0, 0.2, 0.5, 0.85, 1]},
}
json.dump(expected, sys.stdout, separators=(",", ":"))
print()
