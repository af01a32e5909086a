"""Makes the files that the test of `lab metrics` reads and what it must print, with scikit-learn, SciPy and relplot.

    pip install -r tests/oracles/requirements.txt
    python tests/oracles/command-line.py

Writes tests/oracles/command-line/{confidences.csv,options.jsonl,samples_task.jsonl,expected.json}.
"""

import csv
import json
from pathlib import Path

import numpy as np
import relplot
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, logit, softmax
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

FOLDER = Path(__file__).parent / "command-line"
BINS = 10
CLIP = 1e-12


def bins_of(confidences):
    """Right-closed equal-width bins, the first with its left edge."""
    edges = np.arange(1, BINS) / BINS
    return np.digitize(confidences, edges, right=True)


def gaps(confidences, correct, members):
    for part in members:
        if len(part):
            yield len(part), confidences[part].mean(), correct[part].mean()


def width_members(confidences):
    index = bins_of(confidences)
    return [np.flatnonzero(index == b) for b in range(BINS)]


def ece(confidences, correct):
    return sum(n * abs(c - a) for n, c, a in gaps(confidences, correct, width_members(confidences))) / len(correct)


def adaptive_ece(confidences, correct):
    """Equal counts; the test's confidences have no ties."""
    order = np.argsort(confidences, kind="stable")
    cuts = [round(b * len(order) / BINS) for b in range(BINS + 1)]
    members = [order[a:b] for a, b in zip(cuts, cuts[1:])]
    return sum(n * abs(c - a) for n, c, a in gaps(confidences, correct, members)) / len(correct)


def aurc(confidences, correct):
    order = np.argsort(-confidences, kind="stable")
    wrong = np.cumsum(1 - correct[order])
    return float(np.mean(wrong / np.arange(1, len(order) + 1)))


def figures(confidences, correct, nll):
    members = width_members(confidences)
    rate = correct.mean()
    n = len(correct)
    return {
        "n": n,
        "accuracy": rate,
        "ece": ece(confidences, correct),
        "mce": max(abs(c - a) for _, c, a in gaps(confidences, correct, members)),
        "adaptiveEce": adaptive_ece(confidences, correct),
        "smoothEce": float(relplot.smECE(confidences, correct)),
        "brier": brier_score_loss(correct, confidences),
        "brierReliability": sum(k * (c - a) ** 2 for k, c, a in gaps(confidences, correct, members)) / n,
        "brierResolution": sum(k * (a - rate) ** 2 for k, _, a in gaps(confidences, correct, members)) / n,
        "brierUncertainty": rate * (1 - rate),
        "nll": nll,
        "auroc": roc_auc_score(correct, confidences),
        "auprc": average_precision_score(correct, confidences),
        "aurc": aurc(confidences, correct),
    }


def temperature(nll_at):
    """Minimum over log T in [log 0.05, log 20]."""
    found = minimize_scalar(
        lambda x: nll_at(np.exp(x)), bounds=(np.log(0.05), np.log(20)), method="bounded", options={"xatol": 1e-10}
    )
    return float(np.exp(found.x))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def binary_fit(predict, before, correct, parameters):
    return {
        **parameters,
        "nllBefore": log_loss(correct, before),
        "nllAfter": log_loss(correct, np.clip(predict, CLIP, 1 - CLIP)),
        "eceBefore": ece(before, correct),
        "eceAfter": ece(predict, correct),
    }


def binary_fits(confidences, correct, rng_parts):
    fit, judge = rng_parts
    odds = logit(confidences)
    t = temperature(lambda t: log_loss(correct[fit], sigmoid(odds[fit] / t)))
    platt = LogisticRegression(C=np.inf, tol=1e-12, max_iter=10_000).fit(odds[fit, None], correct[fit])
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(confidences[fit], correct[fit])
    c, y = confidences[judge], correct[judge]
    return {
        "temperature": binary_fit(sigmoid(odds[judge] / t), c, y, {"temperature": t}),
        "platt": binary_fit(
            platt.predict_proba(odds[judge, None])[:, 1],
            c,
            y,
            {"slope": float(platt.coef_[0, 0]), "offset": float(platt.intercept_[0])},
        ),
        "isotonic": binary_fit(isotonic.predict(c), c, y, {}),
    }


def write_confidences(rng):
    n = 240
    confidences = np.round(rng.uniform(0.01, 0.99, n), 6)
    assert len(np.unique(confidences)) == n
    correct = (rng.uniform(size=n) < confidences**1.6).astype(int)
    parts = np.where(rng.uniform(size=n) < 0.5, "fit", "judge")
    with (FOLDER / "confidences.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "confidence", "correct", "split"])
        words = {0: ["0", "false", "wrong"], 1: ["1", "true", "right"]}
        for row in range(n):
            writer.writerow([f"q{row}", confidences[row], words[correct[row]][row % 3], parts[row]])
    rows = np.flatnonzero(parts == "fit"), np.flatnonzero(parts == "judge")
    return {
        "figures": figures(confidences, correct, log_loss(correct, confidences)),
        "fits": binary_fits(confidences, correct, rows),
    }


def k_way(logits, labels):
    probabilities = softmax(logits, axis=1)
    confidences = probabilities.max(axis=1)
    correct = (probabilities.argmax(axis=1) == labels).astype(int)

    def nll_at(t):
        return float(-log_softmax(logits / t, axis=1)[np.arange(len(labels)), labels].mean())

    t = temperature(nll_at)
    after = softmax(logits / t, axis=1)
    return {
        "figures": figures(confidences, correct, log_loss(labels, probabilities, labels=range(logits.shape[1]))),
        "fits": {
            "temperature": {
                "temperature": t,
                "nllBefore": nll_at(1),
                "nllAfter": nll_at(t),
                "eceBefore": ece(confidences, correct),
                "eceAfter": ece(after.max(axis=1), correct),
            }
        },
    }


def draw_options(rng, n, options):
    logits = np.round(rng.normal(0, 3, (n, options)), 6)
    labels = np.array([rng.choice(options, p=softmax(row / 1.8)) for row in logits])
    return logits, labels


def write_options(rng):
    logits, labels = draw_options(rng, 150, 4)
    with (FOLDER / "options.jsonl").open("w") as file:
        for z, label in zip(logits.tolist(), labels.tolist()):
            file.write(json.dumps({"logits": z, "label": label}) + "\n")
    return k_way(logits, labels)


def write_samples(rng):
    """The two ways lm-evaluation-harness has written its samples: numbers, and since 0.4.3 everything as text."""
    logits, labels = draw_options(rng, 60, 3)
    logits = np.round(logits - 20, 6)
    texts = [" red", " green", " blue"]
    with (FOLDER / "samples_task.jsonl").open("w") as file:
        for row, (z, label) in enumerate(zip(logits.tolist(), labels.tolist())):
            best = int(np.argmax(z))
            responses = [[value, False] for value in z]
            requests = [["Which colour?", text] for text in texts]
            if row % 2:
                responses = [[str(value), "False"] for value in z]
                requests = {f"gen_args_{i}": {"arg_0": "Which colour?", "arg_1": t} for i, t in enumerate(texts)}
            sample = {
                "doc_id": row,
                "doc": {"question": "Which colour?"},
                "target": texts[label].strip() if row % 3 == 0 else str(label) if row % 2 else label,
                "arguments": requests,
                "resps": [[response] for response in responses],
                "filtered_resps": responses,
                "acc": float(best == label),
            }
            file.write(json.dumps(sample) + "\n")
    return k_way(logits, labels)


def main():
    FOLDER.mkdir(exist_ok=True)
    rng = np.random.default_rng(20240607)
    expected = {
        "confidences.csv": write_confidences(rng),
        "options.jsonl": write_options(rng),
        "samples_task.jsonl": write_samples(rng),
    }
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1, default=float) + "\n")


main()
