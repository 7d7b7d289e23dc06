"""Computes expected.toml of the folder poisson-sids. Run: python3 make_poisson.py

Needs statsmodels and numpy. The input holds the sudden infant deaths and births of 1974-78 in North Carolina (Cressie 1993,
the file sids2 of GeoDa), the births of non-white mothers in thousands, and the queen neighbours of each county, -1 where there are no more. Keys that
begin with filtered_ are the same regression with eigenvectors of the doubly centred, row-standardised weights added one at a time:
the one with the largest score statistic among those with a quarter of the largest eigenvalue or more, while BIC falls.
"""
import csv, pathlib
from importlib.metadata import version

import numpy as np
import statsmodels.api as sm

HERE = pathlib.Path(__file__).parent / "poisson-sids"
rows = list(csv.reader(open(HERE / "input.csv")))[1:]
table = np.array(rows, dtype=float)
events, births, nonwhite = table[:, 0], table[:, 1], table[:, 2]
n = len(table)
w = np.zeros((n, n))
for unit, row in enumerate(table[:, 3:]):
    w[unit, [int(v) for v in row if v >= 0]] = 1
w /= w.sum(axis=1, keepdims=True)
centre = np.eye(n) - 1 / n
values, vectors = np.linalg.eigh(n / w.sum() * centre @ (w + w.T) / 2 @ centre)
values, vectors = values[::-1], vectors[:, ::-1]
vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(axis=0), range(n)])
glm = lambda x: sm.GLM(events, x, family=sm.families.Poisson(), exposure=births).fit(tol=1e-14, maxiter=200)


def numbers(m):
    return {"coefficients": m.params, "errors": m.bse, "z": m.tvalues, "p": m.pvalues,
            "fit": [m.llf, m.aic, m.bic_llf, m.deviance, m.null_deviance, m.pearson_chi2, m.pearson_chi2 / m.df_resid]}


def score(m, x, e):
    mu = m.fittedvalues
    across = x.T @ (mu * e)
    return (e @ (events - mu)) ** 2 / (mu @ e**2 - across @ np.linalg.solve(x.T @ (mu[:, None] * x), across))


x = np.column_stack([np.ones(n), nonwhite])
plain = m = glm(x)
open_, chosen = [j for j in range(n) if values[j] >= 0.25 * values[0] and values[j] > 0], []
candidates = len(open_)
while open_:
    best = max(open_, key=lambda j: score(m, x, vectors[:, j]))
    wider = np.column_stack([x, vectors[:, best]])
    after = glm(wider)
    if after.bic_llf >= m.bic_llf:
        break
    x, m = wider, after
    chosen.append(best + 1)
    open_.remove(best)
out = numbers(plain) | {f"filtered_{k}": v for k, v in numbers(m).items()} | {"vectors": chosen, "candidates": [candidates]}
lines = ['tool = "statsmodels"', f'version = "{version("statsmodels")}"',
         "call = 'GLM(y, x, family=Poisson(), exposure=births).fit(tol=1e-14); eigenvectors by numpy.linalg.eigh'",
         'script = "reference/make_poisson.py"', "tolerance = 1e-08", 'reason = "relative; both iterate until the last digits"', "", "[expected]"]
lines += [f"{key} = [{', '.join(repr(float(v)) for v in np.ravel(value))}]" for key, value in out.items()]
(HERE / "expected.toml").write_text("\n".join(lines) + "\n")
