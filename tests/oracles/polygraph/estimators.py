"""LM-Polygraph's own estimators and uqlm's own scorers on what `lab evidence` wrote, for the tests to hold the lab's signals to.

    python3 -m venv v && v/bin/pip install -r tests/oracles/polygraph/requirements.txt
    gunzip -c tests/oracles/polygraph/run.json.gz > run.json
    npm run --silent lab -- evidence run.json --out evidence.jsonl
    v/bin/python tests/oracles/polygraph/estimators.py evidence.jsonl > tests/oracles/polygraph/expected.json

The draws of `tests/oracles/samples.json`, empty ones among them, go through the same estimators.
docs/evidence-export.md says what each statistic is and where the definitions part.
"""

import asyncio
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from lm_polygraph import estimators as polygraph
from rouge_score import rouge_scorer
from uqlm import WhiteBoxUQ

DRAWN = Path(__file__).parents[1] / "samples.json"


def classes_of(samples):
    """The classes of one question's draws, as LM-Polygraph has them: draws of each class, and class of each draw."""
    found = sorted({one["cluster"] for one in samples})
    members = [[j for j, one in enumerate(samples) if one["cluster"] == cluster] for cluster in found]
    return members, {j: found.index(one["cluster"]) for j, one in enumerate(samples)}


class Words:
    """Runs of letters and digits in lower case: the lab's words, where rouge-score knows a to z alone, and stems."""

    def tokenize(self, text):
        return re.findall(r"[^\W_]+", text.lower())


def unstemmed():
    return rouge_scorer.RougeScorer(["rougeL"], tokenizer=Words())


def rouge_l(texts):
    """ROUGE-L of every text with every other, by the lab's words."""
    scorer = unstemmed()
    return np.array([[scorer.score(a, b)["rougeL"].fmeasure for b in texts] for a in texts])


class UnstemmedLexicalSimilarity(polygraph.LexicalSimilarity):
    """LM-Polygraph's own but for the words it is given."""

    def __init__(self):
        super().__init__()
        self.scorer = unstemmed()

    def __str__(self):
        return "LexicalSimilarity_rougeL_unstemmed"


def greedy_statistics(rows):
    return {
        "greedy_texts": [row["greedy"]["text"] for row in rows],
        "greedy_log_likelihoods": [row["greedy"]["log_probs"] for row in rows],
        "entropy": [row["greedy"]["entropies"] for row in rows],
    }


def sample_statistics(drawn):
    """Statistics of the draws of each question."""
    classes = [classes_of(samples) for samples in drawn]
    same = [np.equal.outer(*[[one["cluster"] for one in samples]] * 2).astype(float) for samples in drawn]
    return {
        "sample_texts": [[one["text"] for one in samples] for samples in drawn],
        "sample_tokens": [[one["tokens"] for one in samples] for samples in drawn],
        "sample_log_probs": [[sum(one["log_probs"]) for one in samples] for samples in drawn],
        "sample_log_likelihoods": [[one["log_probs"] for one in samples] for samples in drawn],
        "sample_sentence_similarity": [rouge_l([one["text"] for one in samples]) for samples in drawn],
        "semantic_classes_entail": {
            "class_to_sample": {i: members for i, (members, _) in enumerate(classes)},
            "sample_to_class": {i: places for i, (_, places) in enumerate(classes)},
        },
        "semantic_matrix_entail": np.stack(same),
        "semantic_matrix_contra": np.stack([1 - each for each in same]),
    }


def named(ids, estimators, statistics):
    return {str(each): dict(zip(ids, map(float, each(statistics)))) for each in estimators}


def of_greedy(rows):
    """What is read from a greedy reply; one without a token has no likelihood."""
    rows = [row for row in rows if row["greedy"]["tokens"]]
    read = [polygraph.MaximumSequenceProbability(), polygraph.Perplexity(), polygraph.MeanTokenEntropy()]
    return named([row["question_id"] for row in rows], read, greedy_statistics(rows))


def of_samples(ids, drawn):
    """What is read from draws: the likelihoods of those that hold a token, and the words and classes of all."""
    likelihood = [
        polygraph.MonteCarloSequenceEntropy(),
        polygraph.MonteCarloNormalizedSequenceEntropy(),
        polygraph.SemanticEntropy(),
        polygraph.SentenceSAR(),
    ]
    words = [
        polygraph.SemanticEntropy(class_probability_estimation="frequency"),
        polygraph.LabelProb(),
        polygraph.NumSemSets(),
        polygraph.DegMat(similarity_score="Jaccard_score"),
        polygraph.Eccentricity(similarity_score="Jaccard_score"),
        polygraph.EigValLaplacian(similarity_score="Jaccard_score"),
        polygraph.LexicalSimilarity(),
        UnstemmedLexicalSimilarity(),
    ]
    found = {}
    for i, samples in zip(ids, drawn):
        written = [one for one in samples if one["tokens"]]
        # LM-Polygraph's estimators take matrices of one size, and the questions here differ in theirs.
        for some, read in [(written, likelihood), (samples, words)]:
            if not some or (len(some) == 1 and read is words):
                continue
            for name, values in named([i], read, sample_statistics([some])).items():
                found.setdefault(name, {}).update(values)
    return found


def of_truth(rows):
    """P(True), fed with the logarithm of the mean over both orders, of true and false alone."""
    logits = np.array([row["truth"] for row in rows])
    p = np.exp(logits[:, :, 0] - np.logaddexp(logits[:, :, 0], logits[:, :, 1]))
    return named([row["question_id"] for row in rows], [polygraph.PTrue()], {"p_true": np.log(p.mean(axis=1))})


def of_uqlm(rows):
    def token_probabilities(reply):
        return [{"token": t, "logprob": p} for t, p in zip(reply["tokens"], reply["log_probs"])]

    scorers = ["sequence_probability", "min_probability"]
    scored = WhiteBoxUQ(scorers=scorers).score(
        logprobs_results=[token_probabilities(row["greedy"]) for row in rows], show_progress_bars=False
    )
    data = asyncio.run(scored).to_dict()["data"]
    ids = [row["question_id"] for row in rows]
    return {name: dict(zip(ids, map(float, data[name]))) for name in scorers}


def synthetic_draws():
    """The oracle's own draws, as `lab evidence` would name their fields."""
    for case in json.loads(DRAWN.read_text()):
        yield case["name"], [
            {"text": draw["text"], "tokens": draw["tokens"], "log_probs": draw["logProbs"], "cluster": cluster}
            for draw, cluster in zip(case["draws"], case["clusters"])
        ]


rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
arm = {name: [row for row in rows if row["arm"] == name] for name in ["direct", "samples", "p-true"]}
names, draws = zip(*synthetic_draws())
json.dump(
    {
        "versions": {name: version(name) for name in ["lm-polygraph", "uqlm"]},
        "run": {
            **of_greedy(arm["direct"]),
            **of_samples([row["question_id"] for row in arm["samples"]], [row["samples"] for row in arm["samples"]]),
            **of_truth(arm["p-true"]),
        },
        "uqlm": of_uqlm(arm["direct"]),
        "drawn": of_samples(names, draws),
    },
    sys.stdout,
    indent=1,
)
print()
