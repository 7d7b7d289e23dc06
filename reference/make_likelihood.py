"""Computes expected.toml and input.csv of the folders lag-* and error-*. Run: python3 make_likelihood.py

Needs spreg and libpysal; the numbers of R's packages stand below. The inputs are those of the folders ols-*, which
make_regression.py describes. The standard errors of the effects are the delta method on spreg's covariance matrix, with
dense inverses and central differences.
"""
import csv, pathlib, shutil
from importlib.metadata import version

import libpysal
import numpy as np
import spreg

HERE = pathlib.Path(__file__).parent
# spatialreg 1.2-6 in R 4.2.2: LR1.sarlm and LMtest of lagsarlm(method = "eigen"); computed there, not run here.
SPATIALREG = {"lag-columbus-queen": {"likelihood_ratio": [9.406533604030415], "lm_error": [0.2470314073808347]},
              "lag-columbus-nearest": {"likelihood_ratio": [0.42049074868629077], "lm_error": [2.900540380988369]},
              "error-columbus-queen": {"likelihood_ratio": [7.2556215001838495]},
              "error-columbus-nearest": {"likelihood_ratio": [2.144842897377032]}}


def effects(beta, rho, w):
    inverse = np.linalg.inv(np.eye(len(w)) - rho * w)
    own, whole = np.trace(inverse) / len(w), inverse.sum() / len(w)
    return np.array([own * beta, (whole - own) * beta, whole * beta])


def effect_errors(m, at, w):
    beta, rho = m.betas.ravel()[at], m.rho
    step = 1e-5
    by_beta = (effects(beta + step, rho, w) - effects(beta - step, rho, w)) / (2 * step)
    by_rho = (effects(beta, rho + step, w) - effects(beta, rho - step, w)) / (2 * step)
    last = len(m.betas) - 1
    slope, cross, share = m.vm[at, at], m.vm[at, last], m.vm[last, last]
    return np.sqrt(by_beta**2 * slope + 2 * by_beta * by_rho * cross + by_rho**2 * share)


for folder, extra in SPATIALREG.items():
    kind, where = folder.split("-", 1)
    (HERE / folder).mkdir(exist_ok=True)
    shutil.copy(HERE / f"ols-{where}" / "input.csv", HERE / folder / "input.csv")
    table = np.array(list(csv.reader(open(HERE / folder / "input.csv")))[1:], dtype=float)
    y, x = table[:, [0]], table[:, 1:3]
    w = libpysal.weights.W({i: [int(v) for v in row[3:] if v >= 0] for i, row in enumerate(table)}, silence_warnings=True)
    w.transform = "r"
    m = (spreg.ML_Lag if kind == "lag" else spreg.ML_Error)(y, x, w=w, method="full", epsilon=1e-12)
    out = {"coefficients": m.betas.ravel(), "errors": m.std_err, "z": [z for z, _ in m.z_stat], "p": [p for _, p in m.z_stat],
           "fit": [m.logll, m.sig2 if np.isscalar(m.sig2) else float(np.ravel(m.sig2)[0]), m.pr2], "aic_schwarz": [m.aic, m.schwarz]}
    if kind == "lag":
        dense = w.full()[0]
        out["effects"] = np.concatenate([effects(m.betas.ravel()[at], m.rho, dense) for at in (1, 2)])
        out["effect_errors"] = np.concatenate([effect_errors(m, at, dense) for at in (1, 2)])
    out.update(extra)
    call = f"ML_{kind.capitalize()}(y, x, w=w, method=''full'', epsilon=1e-12); likelihood_ratio, lm_error: spatialreg 1.2-6".replace("''", '"')
    lines = ['tool = "spreg"', f'version = "{version("spreg")}"', f"call = '{call}'",
             'script = "reference/make_likelihood.py"', "tolerance = 1e-06",
             'reason = "relative; the peers stop at about 1e-8 of the spatial parameter, and small p magnify it"', "", "[expected]"]
    lines += [f"{key} = [{', '.join(repr(float(v)) for v in values)}]" for key, values in out.items()]
    (HERE / folder / "expected.toml").write_text("\n".join(lines) + "\n")
