"""Computes the folders of what chance leaves open in series and comparisons. Run: python3 make_chance.py

Needs numpy, scipy and statsmodels; each expected.toml names the versions that were used.
"""
import csv, pathlib
from importlib.metadata import version

import numpy as np
import scipy.stats as st
from scipy.integrate import quad
from scipy.optimize import brentq

HERE = pathlib.Path(__file__).parent


def write(name, tool, call, tolerance, reason, columns, expected):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    with open(folder / "input.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows([[repr(float(v)) for v in row] for row in zip(*columns.values())])
    versions = ", ".join(version(part) for part in tool.split(" and "))
    lines = [f'tool = "{tool}"', f'version = "{versions}"', f"call = '{call}'", 'script = "reference/make_chance.py"',
             f"tolerance = {tolerance!r}", f'reason = "{reason}"', "", "[expected]"]
    lines += [f"{key} = [{', '.join(repr(float(v)) for v in np.ravel(value))}]" for key, value in expected.items()]
    (folder / "expected.toml").write_text("\n".join(lines) + "\n")


# The drift of a random walk under noise of known variance: dense matrices, and one integral over the size of the steps.
counts = np.array([412, 455, 471, 520, 590, 631, 655, 660, 702, 805, 880.])
y, v = np.log(counts), 1 / counts
d, k = np.diff(y), len(y) - 1
D = np.eye(k, k + 1, 1) - np.eye(k, k + 1)
noise = D @ np.diag(v) @ D.T


def given(sigma):
    V = sigma**2 * np.eye(k) + noise
    solved = np.linalg.solve(V, np.column_stack([np.ones(k), d]))
    information = solved[:, 0].sum()
    drift = solved[:, 1].sum() / information
    rest = d - drift
    misfit = rest @ np.linalg.solve(V, rest)
    return -.5 * (np.linalg.slogdet(V)[1] + np.log(information) + misfit), drift, information**-.5


top = max(given(s)[0] for s in np.linspace(1e-6, .5, 2000))
edges = [0, .01, .02, .05, .1, .2, .5, 2, 20, np.inf]
over = lambda f: sum(quad(lambda s: np.exp(given(s)[0] - top) * f(*given(s)[1:]), a, b, epsabs=0, epsrel=1e-12, limit=400)[0]
                     for a, b in zip(edges, edges[1:]))
whole = over(lambda drift, error: 1)
below = lambda x: over(lambda drift, error: st.norm.cdf((x - drift) / error)) / whole
mean = over(lambda drift, error: drift) / whole
low, high = (brentq(lambda x: below(x) - p, -1, 1, xtol=1e-13) for p in (.025, .975))
c = d - d.mean()
r = np.clip((k * (c[1:] @ c[:-1]) / (c @ c) + 1) / (k - 3), 0, .8)
factor = np.sqrt((1 + r) / (1 - r))
write("drift", "numpy and scipy", "dense solve and slogdet for each sigma, integrate.quad over sigma, norm.cdf mixed and brentq for the ends", 1e-5,
      "relative; a middle rule of 128 nodes keeps five digits", {"value": y, "noise": v},
      {"change": y[-1] - y[0], "value": k * mean, "lag": r, "low": k * (mean - (mean - low) * factor), "high": k * (mean + (high - mean) * factor)})

# A ratio of pooled rates: a Poisson regression on the two groups with HC2 errors, and Welch's freedom on Kish's places.
import statsmodels.api as sm

events = np.array([120, 310, 95, 42, 800, 77, 260, 410, 33, 150, 990, 205.])
under = np.array([1000, 2100, 900, 700, 4000, 350, 2500, 2900, 500, 1600, 8000, 2200.])
first = np.arange(12) < 5
x = np.column_stack([np.ones(12), first])
mu = sm.GLM(events, x, sm.families.Poisson(), exposure=under).fit(tol=1e-14, maxiter=200).fittedvalues
weighted = np.sqrt(mu)[:, None] * x
hat = np.einsum("ij,jk,ik->i", weighted, np.linalg.inv(weighted.T @ weighted), weighted)
bread = np.linalg.inv(weighted.T @ weighted)
scores = x * ((events - mu) / np.sqrt(1 - hat))[:, None]
error = np.sqrt((bread @ scores.T @ scores @ bread)[1, 1])
part = [(bread @ (scores[s].T @ scores[s]) @ bread)[1, 1] for s in (first, ~first)]
kish = [under[s].sum() ** 2 / (under[s] ** 2).sum() - 1 for s in (first, ~first)]
freedom = sum(part) ** 2 / sum(v**2 / k for v, k in zip(part, kish))
ratio = events[first].sum() / under[first].sum() / (events[~first].sum() / under[~first].sum())
reach = st.t.ppf(.975, freedom) * error
write("pooled-ratio", "statsmodels and numpy", "fitted means of GLM(events, [1, a], Poisson(), exposure); HC2 by dense matrices; t with Welch and Kish", 1e-10,
      "relative; the regression iterates to convergence", {"a": first, "events": events, "exposure": under},
      {"ratio": ratio, "error": error, "freedom": freedom, "low": ratio * np.exp(-reach), "high": ratio * np.exp(reach),
       "p": 2 * st.t.sf(np.log(ratio) / error, freedom) if ratio > 1 else 2 * st.t.sf(-np.log(ratio) / error, freedom)})

# Exchange of values between two samples, every one of 330: p of Welch's statistic, and the shifts that are not rejected.
a, b = np.array([2.1, 0.9, 2.4, 1.7]), np.array([0.2, 1.1, 0.7, 0.4, 0.9, 1.3, -0.4])
welch = lambda x, y, axis: (x.mean(axis) - y.mean(axis)) / np.sqrt(x.var(axis, ddof=1) / x.shape[axis] + y.var(axis, ddof=1) / y.shape[axis])
test = lambda shift, side: st.permutation_test((a - shift, b), welch, vectorized=True, n_resamples=np.inf, alternative=side).pvalue


def turn(side, near, far):
    for _ in range(40):
        middle = (near + far) / 2
        near, far = (middle, far) if test(middle, side) > .1 else (near, middle)
    return far


at = a.mean() - b.mean()
write("studentized-shift", "scipy", "permutation_test of Welch t over all exchanges; bisection of the shift for the ends at 80 per cent", .05,
      "relative; the draws of 99,999 exchanges", {"value": np.r_[a, b], "a": np.r_[np.ones(4), np.zeros(7)]},
      {"shift": at, "p": min(1, 2 * min(test(0, "greater"), test(0, "less"))),
       "low": turn("greater", at, at - 5), "high": turn("less", at, at + 5)})

# Lists of five of twenty units that are like a named one: every one of 15,504 is looked at.
from itertools import combinations
from math import log

draw = np.random.default_rng(12)
sizes = np.round(np.exp(draw.normal(0, .5, 20)), 3)
values = np.round(draw.normal(size=20) + .05 * np.arange(20), 3)
right = [u + 1 if u % 5 < 4 else -1 for u in range(20)]
below = [u + 5 if u < 15 else -1 for u in range(20)]
pairs = {(u, v) for u in range(20) for v in (right[u], below[u]) if v >= 0}
named = (8, 12, 13, 17, 19)
joins = lambda s: sum((u, v) in pairs for u, v in combinations(s, 2))
size = lambda s: sum(sizes[list(s)])
like = [s for s in combinations(range(20), 5) if abs(joins(s) - joins(named)) <= 1 and abs(log(size(s) / size(named))) <= .25]
total = lambda s: sum(values[list(s)])
upper, lower = (np.mean([side * total(s) >= side * total(named) - 1e-12 for s in like]) for side in (1, -1))
write("like-lists", "numpy", "the share of all combinations(range(20), 5) within one join and .25 of log size whose sum is as large", .08,
      "relative; 20,000 draws of a walk for a p of about a tenth",
      {"size": sizes, "value": values, "named": [u in named for u in range(20)], "right": right, "below": below},
      {"joins": joins(named), "like": len(like), "p": 2 * min(upper, lower),
       "far": np.mean([abs(total(s)) >= abs(total(named)) - 1e-12 for s in like])})
