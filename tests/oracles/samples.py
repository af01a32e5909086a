"""Drawn replies, and the expected values of every signal that is read from them.

    python3 -m venv v && v/bin/pip install numpy==2.4.6 rouge-score==0.1.2
    v/bin/python tests/oracles/samples.py > tests/oracles/samples.json

Formulas: Farquhar et al. 2024 (semantic entropy and its discrete form); Kuhn, Gal & Farquhar 2023 as LM-Polygraph's
SemanticEntropy has it; Malinin & Gales 2021 (predictive entropies); Lin, Trivedi & Sun 2024 (degree matrix, eccentricity);
Duan et al. 2024 (sentence SAR); Ma et al. 2025 (semantic energy). ROUGE-L is Google's rouge-score. Larger is surer.
"""

import json
import sys

import numpy as np
from rouge_score import rouge_scorer
from seeded import Seeded

PARIS = ["Paris.", "The capital of France is Paris.", "It is Paris, of course."]
# Name, texts (an empty one has no tokens), clusters, the greedy answer's cluster, grades.
CASES = [
    ("mixed", [PARIS[0], "Lyon.", PARIS[1], "I think it is Lyon.", PARIS[2], "Marseille is the capital."],
     [0, 1, 0, 1, 0, 2], 0, "rwrwrw"),
    ("all the same", [PARIS[1]] * 5, [0] * 5, 0, "rrrrr"),
    ("all different", ["Paris", "Lyon", "Nice", "Metz"], [0, 1, 2, 3], None, "rwww"),
    ("a tie, the greedy answer last", ["Lyon it is", "Paris it is", "Paris it was", "Lyon it was"], [0, 1, 1, 0], 1, "wrrw"),
    ("one drawn", ["The year 1912, they say"], [0], 0, "w"),
    ("none like the greedy one", ["Lyon", "Lyon!", "lyon"], [0, 0, 0], None, "www"),
    ("an empty one among them", ["Paris", "", "paris", "the city of Paris"], [0, 1, 0, 0], 0, "rnrr"),
    ("nothing but empty", ["", ""], [0, 0], 0, "nn"),
    ("longer", [" ".join(["well"] * i + ["the answer is", "blue" if i % 3 else "red"]) for i in range(20)],
     [0 if i % 3 == 0 else 1 for i in range(20)], 1, "w" * 20),
]
GRADES = {"r": "right", "w": "wrong", "n": "not-attempted"}


def draws_of(index, texts):
    """As many tokens as words, with numbers that are exact in single precision."""
    random = Seeded(900 + index)
    draws = []
    for text in texts:
        n = len(text.split())
        log_probs = [-np.float32(0.02 + 3 * random.uniform() ** 3) for _ in range(n)]
        partitions = [np.float32(12 + random.bell()) for _ in range(n)]
        draws.append({
            "text": text,
            "tokens": text.split(),
            "logProbs": [float(p) for p in log_probs],
            "entropies": [float(np.float32(4 * random.uniform())) for _ in range(n)],
            "logPartitions": [float(a) for a in partitions],
            "chosenLogits": [float(np.float32(a + p)) for a, p in zip(partitions, log_probs)],
        })
    return draws


def entropy(shares):
    shares = np.asarray(shares, dtype=float)
    shares = shares[shares > 0]
    return -float((shares * np.log(shares)).sum())


def jaccard_matrix(texts):
    m = len(texts)
    w = np.eye(m)
    for i in range(m):
        for j in range(m):
            if i != j:
                a, b = set(texts[i].lower().split()), set(texts[j].lower().split())
                w[i, j] = len(a & b) / len(a | b) if a | b else 0.0
    return w


ROUGE = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=False)


def rouge(a, b):
    return ROUGE.score(a, b)["rougeL"].fmeasure


def scaled(share, temperature):
    if temperature == 1:
        return share
    share = min(max(share, 1e-12), 1 - 1e-12)
    return 1 / (1 + np.exp(-np.log(share / (1 - share)) / temperature))


def of_draws(draws, clusters, greedy, temperature):
    m = len(draws)
    texts = [draw["text"] for draw in draws]
    sizes = np.bincount(clusters)
    values = {
        "agreement": scaled(sum(c == greedy for c in clusters) / m, temperature),
        "majority-share": scaled(sizes.max() / m, temperature),
        "answer-entropy": -entropy(sizes / m),
        "cluster-count": -len(set(clusters)),
    }
    w = jaccard_matrix(texts)
    degrees = np.diag(w.sum(axis=1))
    values["degree-matrix"] = -np.trace(m * np.eye(m) - degrees) / m**2
    root = np.diag(1 / np.sqrt(np.diag(degrees)))
    eigenvalues, vectors = np.linalg.eigh(np.eye(m) - root @ w @ root)
    kept = vectors[:, eigenvalues < 0.9]
    values["eccentricity"] = -np.linalg.norm(kept - kept.mean(axis=0, keepdims=True))
    pairs = [rouge(texts[i], texts[j]) for i in range(m) for j in range(i)]
    values["lexical-similarity"] = np.mean(pairs) if pairs else None
    written = [(draw, c) for draw, c in zip(draws, clusters) if draw["tokens"]]
    of_likelihood = ["semantic-entropy", "semantic-entropy-sum", "predictive-entropy", "predictive-entropy-normalised",
                     "sentence-sar", "semantic-energy"]
    if not written:
        return values | dict.fromkeys(of_likelihood)
    sums = np.array([sum(draw["logProbs"]) for draw, _ in written])
    means = np.array([np.mean(draw["logProbs"]) for draw, _ in written])
    own = np.array([c for _, c in written])
    p = np.exp(means) / np.exp(means).sum()
    values["semantic-entropy"] = -entropy([p[own == c].sum() for c in set(own.tolist())])
    values["semantic-entropy-sum"] = np.mean([np.log(np.exp(sums[own == c]).sum()) for c in own])
    values["predictive-entropy"] = sums.mean()
    values["predictive-entropy-normalised"] = means.mean()
    g = np.array([[0.0 if i == k else rouge(written[i][0]["text"], written[k][0]["text"]) for k in range(len(written))]
                  for i in range(len(written))])
    values["sentence-sar"] = np.mean(np.log(np.exp(sums) + g @ np.exp(sums) / 0.001))
    energies = [np.mean(draw["chosenLogits"]) for draw, c in written if c == greedy]
    values["semantic-energy"] = sum(energies) / m
    return values


def case(index, name, texts, clusters, greedy, grades):
    draws = draws_of(index, texts)
    sizes = np.bincount(clusters)
    majority = grades[clusters.index(int(sizes.argmax()))]
    return {
        "name": name,
        "draws": draws,
        "clusters": clusters,
        "greedy": greedy,
        "grades": [GRADES[grade] for grade in grades],
        "majority right": {"r": True, "w": False, "n": None}[majority],
        "values": {
            str(t): {k: None if v is None else float(v) for k, v in of_draws(draws, clusters, greedy, t).items()}
            for t in [0.05, 0.3, 1, 2, 7.5, 10, 20]
        },
    }


json.dump([case(index, *each) for index, each in enumerate(CASES)], sys.stdout, separators=(",", ":"))
print()
