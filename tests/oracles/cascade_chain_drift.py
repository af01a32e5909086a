"""Expected values of cascades, chains and drift, in NumPy and SciPy.

    v/bin/python tests/oracles/cascade_chain_drift.py > tests/oracles/cascade-chain-drift.json
"""

import json
import math
import sys

import numpy as np
import scipy
from decision_cases import decision_case
from scipy import stats


def curve(values, small, large):
    n, points = len(values), []
    for threshold in [*np.unique(values), np.inf]:
        away = values < threshold
        k = int(away.sum())
        best = np.sort(large - small)[::-1]
        points.append(
            {
                "threshold": None if np.isinf(threshold) else float(threshold),
                "deferred": k / n,
                "accuracy": float(np.where(away, large, small).mean()),
                "random": float((1 - k / n) * small.mean() + k / n * large.mean()),
                "oracle": float((small.sum() + best[:k].sum()) / n),
            }
        )
    return points


def cascade(n, seed, steps):
    values, small = decision_case(n, seed, steps)
    _, large = decision_case(n, seed + 100, steps)
    return {"n": n, "seed": seed, "steps": steps, "curve": curve(values, small, large)}


def costs_of(n, seed):
    return 1 + decision_case(n, seed + 200, 0)[0], 2 + 6 * decision_case(n, seed + 300, 0)[0]


def with_ends(moves):
    half = stats.t.ppf(0.975, len(moves) - 1) * moves.std(ddof=1) / np.sqrt(len(moves))
    return [float(moves.mean() - half), float(moves.mean() + half)]


def exact(k, n):
    """Clopper & Pearson's interval of a share."""
    ends = stats.binomtest(int(k), int(n)).proportion_ci(0.95, method="exact")
    return ends.low, ends.high


def mended(small, large):
    """Mean of large less small with the interval of Bonett & Price (2012), made to hold the mean; between -1 and 1 of none."""
    n = len(small)
    if n == 0:
        return 0.0, -1.0, 1.0
    gained, lost = (1 + (large > small).sum()) / (n + 2), (1 + (small > large).sum()) / (n + 2)
    half = stats.norm.ppf(0.975) * np.sqrt((gained + lost - (gained - lost) ** 2) / (n + 2))
    value = float((large - small).mean())
    return value, min(value, max(-1, gained - lost - half)), max(value, min(1, gained - lost + half))


def gain_ends(away, small, large):
    """Share deferred times share kept times what is mended more of those deferred, joined by Zou & Donner (2008)."""
    n, k = len(away), int(away.sum())
    lo, hi = exact(k, n)
    spreads = sorted([lo * (1 - lo), hi * (1 - hi)])
    least, most = spreads[0], 0.25 if lo <= 0.5 <= hi else spreads[1]
    gone, kept = mended(small[away], large[away]), mended(small[~away], large[~away])
    if k in (0, n):
        return [min(0, most * (gone[1] - kept[2])), max(0, most * (gone[2] - kept[1]))]
    q, more = k * (n - k) / n**2, gone[0] - kept[0]
    below = np.hypot(gone[0] - gone[1], kept[2] - kept[0])
    above = np.hypot(gone[2] - gone[0], kept[0] - kept[1])
    smaller, larger = (least, most) if more > 0 else (most, least)
    lower = q * more - np.hypot(more * (q - smaller), q * below)
    upper = q * more + np.hypot(more * (larger - q), q * above)
    return [float(max(-0.5, lower)), float(min(0.5, upper))]


def hull(*intervals):
    return [float(min(lo for lo, _ in intervals)), float(max(hi for _, hi in intervals))]


def cost_gain_ends(away, small, large, share):
    n, k = len(away), int(away.sum())
    if k in (0, n):
        return gain_ends(away, small, large)
    gone, kept = mended(small[away], large[away]), mended(small[~away], large[~away])
    on_gone, on_kept = k / n * (1 - share), (n - k) / n * share
    gain = on_gone * gone[0] - on_kept * kept[0]
    lower = gain - np.hypot(on_gone * (gone[0] - gone[1]), on_kept * (kept[2] - kept[0]))
    upper = gain + np.hypot(on_gone * (gone[2] - gone[0]), on_kept * (kept[0] - kept[1]))
    return [float(lower), float(upper)]


def cost_by_share(away, cost_small, cost_large):
    lo, hi = exact(away.sum(), len(away))
    one = cost_large[away].mean() if away.any() else cost_large.mean()
    return [float(cost_small.mean() + lo * one), float(cost_small.mean() + hi * one)]


def decision(n, seed, steps, budget):
    values, small = decision_case(n, seed, steps)
    large = decision_case(n, seed + 100, steps)[1]
    cost_small, cost_large = costs_of(n, seed)
    fit = np.arange(n) % 2 == 1
    best, tau = -1, None
    for threshold in [*np.unique(values[fit]), np.inf]:
        away = values[fit] < threshold
        accuracy = np.where(away, large[fit], small[fit]).mean()
        if away.mean() <= budget + 1e-12 and accuracy > best + 1e-12:
            best, tau = accuracy, threshold
    v, s, b, cs, cb = (each[~fit] for each in (values, small, large, cost_small, cost_large))
    away, mends, m = v < tau, b - s, int((~fit).sum())
    share = (away * cb).sum() / cb.sum()
    lot = away.mean()
    cost_moves = away * mends - share * mends - mends.mean() * (away * cb - share * cb) / cb.mean()
    known = bool(np.isinf(tau))
    affordable = np.cumsum(np.sort(cb[mends > 0]))
    return {
        "n": n,
        "seed": seed,
        "steps": steps,
        "budget": budget,
        "threshold": None if np.isinf(tau) else float(tau),
        "deferred": float(lot),
        "accuracy": float(np.where(away, b, s).mean()),
        "gain": float(np.where(away, b, s).mean() - ((1 - lot) * s.mean() + lot * b.mean())),
        "gainInterval": [0, 0] if known else gain_ends(away, s, b),
        "cost": float(cs.mean() + (away * cb).sum() / m),
        "costInterval": hull(with_ends(cs + away * cb), *([] if known else [cost_by_share(away, cs, cb)])),
        "costRandom": float((1 - share) * s.mean() + share * b.mean()),
        "costGain": float(np.where(away, b, s).mean() - ((1 - share) * s.mean() + share * b.mean())),
        "costGainInterval": hull(with_ends(cost_moves), [0, 0] if known else cost_gain_ends(away, s, b, share)),
        "costOracle": float(s.mean() + np.searchsorted(affordable, (away * cb).sum() + 1e-9, side="right") / m),
    }


def distribution(n, m, seed, steps):
    gap = stats.ks_2samp(decision_case(n, seed, steps)[0], decision_case(m, seed + 50, steps)[0]).statistic
    return {"n": n, "m": m, "seed": seed, "steps": steps, "gap": float(gap)}


def needed(accuracy, change):
    z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    return {"accuracy": accuracy, "change": change, "n": math.ceil(2 * accuracy * (1 - accuracy) * (z / change) ** 2)}


def chain(right, n, steps, dependence):
    ends = stats.binomtest(right, n).proportion_ci(0.95, method="exact")
    raised = [float((1 - dependence) * p**steps + dependence * p) for p in (right / n, ends.low, ends.high)]
    return {"right": right, "n": n, "steps": steps, "dependence": dependence, "success": raised[0], "interval": raised[1:]}


json.dump(
    {
        "made": {"numpy": np.__version__, "scipy": scipy.__version__},
        "cascades": [cascade(1, 1, 0), cascade(30, 2, 5), cascade(80, 3, 0), cascade(200, 4, 10)],
        "decisions": [decision(60, 11, 0, 0.4), decision(200, 12, 10, 0.25), decision(300, 13, 0, 1)],
        "chains": {
            "twenty": float(np.prod(np.full(20, 0.9))),
            "three": float(np.prod(np.full(3, 0.75))),
            "half": float(0.5 * np.prod(np.full(3, 0.75)) + 0.5 * 0.75),
        },
        "chainIntervals": [chain(18, 20, 20, 0), chain(3, 4, 3, 0.5), chain(0, 5, 2, 0.25), chain(60, 60, 30, 0)],
        "distributions": [distribution(50, 70, 5, 0), distribution(200, 100, 6, 10), distribution(1, 3, 7, 0)],
        "needed": [needed(0.5, 0.03), needed(0.8, 0.03), needed(0.7, 0.1)],
    },
    sys.stdout,
    indent=1,
)
print()
