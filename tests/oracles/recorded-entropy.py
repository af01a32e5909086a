"""Mean token entropy of the recorded run's direct answers, its AUROC and its AURC, from the file alone.

    python3 -m venv v && v/bin/pip install numpy==2.4.6
    v/bin/python tests/oracles/recorded-entropy.py > tests/oracles/recorded-entropy.json

A step's log-partition is A(b) = ln(sum over the largest logits of exp(b z) + exp(b tailMax + c(b))), where c has the
Chebyshev coefficients of the file in x = ln b / (ln 20 + 0.05); its entropy is H = A - dA / d ln b, here at b = 1.
Intervals are percentiles of 20,000 resamples of the questions; a thousand resamples come near them.
"""

import base64
import gzip
import json
import math
import struct
import sys
from pathlib import Path

import numpy as np
from numpy.polynomial import chebyshev

RESAMPLES = 20_000
RUN = Path(__file__).parents[2] / "static" / "recorded-run.json.gz"


class Packed:
    """A reply's packed steps, little-endian: version, number of steps, then of each its token and its sketch."""

    FORMATS = {0: ("f", 1.0), 1: ("i", 1e5), 2: ("d", 1.0)}

    def __init__(self, text):
        self.bytes, self.at = base64.b64decode(text), 0

    def read(self, kind):
        (value,) = struct.unpack_from("<" + kind, self.bytes, self.at)
        self.at += struct.calcsize("<" + kind)
        return value

    def ids(self):
        return [self.read("I") for _ in range(self.read("B"))]

    def numbers(self):
        length = self.read("B")
        kind, scale = self.FORMATS[self.read("B")]
        return [self.read(kind) / scale for _ in range(length)]

    def sketch(self):
        flags = self.read("B")
        self.ids()
        sketch = {"topLogits": self.numbers()}
        _, *tail = self.numbers()
        self.numbers()
        sketch["tailMax"] = tail[0] if tail else None
        sketch["tailCurve"] = self.numbers() if flags & 1 else []
        if flags & 2:
            self.ids(), self.numbers()
        if flags & 4:
            self.read("I")
        return sketch

    def sketches(self):
        assert self.read("B") == 1
        steps = self.read("I")
        return [(self.read("I"), self.sketch())[1] for _ in range(steps)]


def entropy(sketch, beta=1.0):
    half_width = math.log(20) + 0.05
    x = math.log(beta) / half_width
    # Terms of the sum as logarithms, and the derivative of each by ln b.
    terms = [beta * z for z in sketch["topLogits"]]
    slopes = list(terms)
    if sketch["tailMax"] is not None:
        coefficients = sketch["tailCurve"]
        terms.append(beta * sketch["tailMax"] + chebyshev.chebval(x, coefficients))
        derivative = chebyshev.chebval(x, chebyshev.chebder(coefficients)) / half_width
        slopes.append(beta * sketch["tailMax"] + derivative)
    log_partition = np.logaddexp.reduce(terms)
    shares = np.exp(np.array(terms) - log_partition)
    return log_partition - float(shares @ np.array(slopes))


def auroc(scores, right):
    """Share of pairs of a right and a wrong answer in which the right one is surer, ties counting half."""
    gaps = scores[right][:, None] - scores[~right][None, :]
    return float(((gaps > 0) + (gaps == 0) / 2).mean()) if gaps.size else math.nan


def aurc(scores, right):
    """Mean over k of the share wrong of the k surest answers; equally sure ones are wrong by their mean."""
    wrong = (~right).astype(float)
    for score in np.unique(scores):
        tied = scores == score
        wrong[tied] = wrong[tied].mean()
    order = np.argsort(-scores, kind="stable")
    return float((np.cumsum(wrong[order]) / np.arange(1, len(order) + 1)).mean())


with gzip.open(RUN) as file:
    run = json.load(file)

values, right = {}, []
for answers in run["answers"]:
    (trace,) = [each for each in answers["traces"] if each["armId"] == "direct"]
    (evidence,) = [each for each in trace["evidence"] if each["kind"] == "reply"]
    (call,) = [each for each in answers["calls"] if each["id"] == evidence["call"]]
    sketches = Packed(call["reply"]["steps"]).sketches()
    if trace["verdict"]["grade"] not in ("right", "wrong") or not sketches:
        continue
    values[answers["questionId"]] = -float(np.mean([entropy(sketch) for sketch in sketches]))
    right.append(trace["verdict"]["grade"] == "right")

scores, right = np.array(list(values.values())), np.array(right)
random = np.random.default_rng(7)
drawn = [random.integers(0, len(scores), len(scores)) for _ in range(RESAMPLES)]


def interval(figure):
    resampled = np.array([figure(scores[rows], right[rows]) for rows in drawn])
    return [float(end) for end in np.nanquantile(resampled, [0.025, 0.975])]


json.dump(
    {
        "n": len(scores),
        "right": int(right.sum()),
        "auroc": auroc(scores, right),
        "aurc": aurc(scores, right),
        "intervals": {"auroc": interval(auroc), "aurc": interval(aurc)},
        "values": values,
    },
    sys.stdout,
    indent=1,
)
print()
