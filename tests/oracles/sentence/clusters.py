"""Seeded embeddings and their clusters, by the definition alone.

    v/bin/python tests/oracles/sentence/clusters.py > tests/oracles/sentence/clusters.json

An answer joins the first cluster whose first member it is the same as (Kuhn, Gal & Farquhar 2023, algorithm 1); the same is
a cosine that reaches the threshold, or the same words. Vectors are single precision, of length 1, and no cosine is within
1e-5 of a threshold.
"""

import json
import sys

import numpy as np

random = np.random.default_rng(14)
WORDS = ["paris", "lyon", "the seine", "rome", "oslo", "the alps", "bern"]


def clusters(names, vectors, threshold):
    """Of a matrix of cosines: for each answer the first earlier first member that it is close to."""
    cosines = np.array(vectors, dtype=np.float64) @ np.array(vectors, dtype=np.float64).T
    assert np.abs(cosines - threshold).min() > 1e-5
    firsts, found = [], []
    for i, name in enumerate(names):
        near = [k for k, j in enumerate(firsts) if names[j] == name or cosines[i, j] >= threshold]
        found.append(near[0] if near else len(firsts))
        if not near:
            firsts.append(i)
    return found


cases = []
for n, size, threshold in [(1, 4, 0.75), (6, 2, 0.75), (12, 3, 0.75), (12, 3, 0.3), (12, 3, 0.97), (20, 8, 0.5), (20, 4, 0.1), (8, 3, 1)]:
    pool = [WORDS[i % len(WORDS)] + ("" if i < len(WORDS) else f" {i}") for i in range(n)]
    vectors = {}
    for name in pool:
        drawn = random.normal(size=size)
        vectors[name] = (drawn / np.linalg.norm(drawn)).astype(np.float32)
    names = [pool[int(i)] for i in random.integers(0, len(pool), n)]
    if threshold == 1:
        # Nothing but the same words: cosines of a vector with itself are about 1.
        found = clusters(names, [np.eye(n)[pool.index(name)] for name in names], 0.5)
    else:
        found = clusters(names, [vectors[name] for name in names], threshold)
    cases.append(
        {
            "threshold": threshold,
            "vectors": {name: [float(x) for x in vector] for name, vector in vectors.items()},
            "answers": names,
            "clusters": found,
        }
    )
json.dump(cases, sys.stdout, indent=None)
print()
