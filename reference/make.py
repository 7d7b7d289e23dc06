"""Computes the reference values beside this script. Run: python3 make.py

Needs numpy, scipy, statsmodels, mpmath, esda and libpysal; each expected.toml names the versions that were used.
A folder holds input.csv, what goes in, and expected.toml, what comes out: one number, or one per row of the input.
"""
import csv, math, pathlib
from fractions import Fraction
from importlib.metadata import version

import mpmath as mp
import numpy as np
import scipy.stats as st
import statsmodels.api as sm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

HERE = pathlib.Path(__file__).parent
mp.mp.dps = 60


def text(value):
    return repr(float(value)).replace("inf", "inf")


def write(name, tool, call, tolerance, reason, columns, expected):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    with open(folder / "input.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows([[text(v) for v in row] for row in zip(*columns.values())])
    versions = ", ".join(version(part) for part in tool.split(" and "))
    lines = [f'tool = "{tool}"', f'version = "{versions}"', f"call = '{call}'", 'script = "reference/make.py"',
             f"tolerance = {tolerance!r}", f'reason = "{reason}"', "", "[expected]"]
    for key, values in expected.items():
        values = np.atleast_1d(np.array([float(v) for v in np.atleast_1d(values)]))
        lines.append(f"{key} = [{', '.join(text(v) for v in values)}]")
    (folder / "expected.toml").write_text("\n".join(lines) + "\n")


def rows(*cases):
    return [list(column) for column in zip(*cases)]


# Special functions, by series and continued fractions in sixty digits.
a, x = rows((.5, .01), (.5, 3), (1, 2), (3, .001), (3, 3), (3, 60), (10, 30), (100, 80), (100, 100), (100, 150),
            (1e4, 1.02e4), (1e4, 9.7e3), (1e6, 1.001e6), (25.5, 1e-3))
write("incomplete-gamma", "mpmath", "gammainc(a, 0, x, regularized=True), gammainc(a, x, regularized=True)", 2e-13,
      "relative, tails included; the saddle-point factor carries a few roundings of its exponent",
      {"a": a, "x": x},
      {"p": [mp.gammainc(mp.mpf(s), 0, mp.mpf(z), regularized=True) for s, z in zip(a, x)],
       "q": [mp.gammainc(mp.mpf(s), mp.mpf(z), mp.inf, regularized=True) for s, z in zip(a, x)]})
a, b, x = rows((.5, .5, .25), (2, 3, .001), (2, 3, .6), (10, 1, .5), (30, 70, .3), (30, 70, .1), (300, 700, .3125),
               (5000, 5000, .5), (5000, 5000, .46875), (5, .5, .96875), (1, 3141, 2**-12))
write("incomplete-beta", "mpmath", "betainc(a, b, 0, x, regularized=True)", 2e-13,
      "relative, tails included; the saddle-point factor carries a few roundings of its exponent",
      {"a": a, "b": b, "x": x},
      {"value": [mp.betainc(mp.mpf(p), mp.mpf(q), 0, mp.mpf(z), regularized=True) for p, q, z in zip(a, b, x)]})

# Distributions.
p = [1e-300, 1e-12, 1e-4, .025, .2, .45, .5, .7, .975, .9999]
q = [mp.sqrt(2) * mp.erfinv(2 * mp.mpf(v) - 1) if v > 1e-20 else
     mp.findroot(lambda z: mp.ncdf(z) / mp.mpf(v) - 1, float(st.norm.ppf(v))) for v in p]
write("normal", "mpmath", "sqrt(2) erfinv(2p - 1)", 1e-14, "relative to 1 + |z|; AS 241 gives about sixteen digits",
      {"p": p}, {"quantile": q})
f, t = rows((1, 3), (1, -40), (2.5, .1), (2.5, 12), (9, -2), (9, 2.2621571628), (17.06, 2.9), (200, 8), (1e5, -1.96))
half = [mp.betainc(mp.mpf(n) / 2, mp.mpf(1) / 2, 0, n / (mp.mpf(n) + mp.mpf(z) ** 2), regularized=True) / 2
        for n, z in zip(f, t)]
write("students-t", "mpmath", "betainc(f/2, 1/2, 0, f/(f + t^2), regularized=True)/2", 2e-13,
      "relative, tails included", {"freedom": f, "t": t},
      {"cdf": [h if z < 0 else 1 - h for h, z in zip(half, t)],
       "survival": [1 - h if z < 0 else h for h, z in zip(half, t)],
       "quantile_975": [st.t.ppf(.975, n) for n in f]})
n, c, k = rows((10, .5, 3), (10, .5, 9), (40, .02, 4), (1000, .3, 250), (1000, .3, 360), (7, .9, 0), (35, .03125, 35))
mass = lambda n, c, k: mp.binomial(n, k) * mp.mpf(c) ** k * (1 - mp.mpf(c)) ** (n - k)
write("binomial", "mpmath", "sums of binomial(n, k) p^k (1 - p)^(n - k)", 2e-13, "relative, tails included",
      {"trials": n, "chance": c, "k": k},
      {"density": [mass(*r) for r in zip(n, c, k)],
       "cdf": [mp.fsum(mass(i, j, l) for l in range(m + 1)) for i, j, m in zip(n, c, k)],
       "survival": [mp.fsum(mass(i, j, l) for l in range(m + 1, i + 1)) for i, j, m in zip(n, c, k)]})
m, k = rows((.1, 0), (.1, 3), (4, 4), (4, 20), (120, 90), (120, 170), (5000, 5100))
mass = lambda m, k: mp.exp(-mp.mpf(m)) * mp.mpf(m) ** k / mp.factorial(k)
write("poisson", "mpmath", "sums of exp(-m) m^k / k!", 2e-13, "relative, tails included", {"mean": m, "k": k},
      {"density": [mass(*r) for r in zip(m, k)],
       "cdf": [mp.fsum(mass(i, l) for l in range(j + 1)) for i, j in zip(m, k)],
       "survival": [mp.gammainc(j + 1, 0, mp.mpf(i), regularized=True) for i, j in zip(m, k)]})
T, M, D, k = rows((10, 4, 3, 1), (50, 10, 25, 9), (51, 10, 25, 10), (500, 120, 80, 35), (3142, 400, 700, 60), (20, 15, 10, 5))
mass = lambda T, M, D, k: Fraction(math.comb(M, k) * math.comb(T - M, D - k), math.comb(T, D)) if 0 <= D - k <= T - M and k <= M else Fraction(0)
write("hypergeometric", "mpmath", "exact fractions of Python integers", 1e-11,
      "relative; the logarithms of factorials of some thousands lose four digits", {"total": T, "marked": M, "drawn": D, "k": k},
      {"density": [mass(*r) for r in zip(T, M, D, k)],
       "cdf": [sum(mass(t, i, d, l) for l in range(j + 1)) for t, i, d, j in zip(T, M, D, k)],
       "survival": [sum(mass(t, i, d, l) for l in range(j + 1, d + 1)) for t, i, d, j in zip(T, M, D, k)]})

# Rates and shares.
events, exposure = rows((0, 12.5), (1, 3), (7, 1000), (14, .5), (86, 1e5), (1234, 5e6), (100000, 2e7))
write("garwood", "scipy", "chi2.ppf(.025, 2 k)/2, chi2.ppf(.975, 2 k + 2)/2", 1e-11, "relative; scipy inverts to about twelve digits",
      {"events": events, "exposure": exposure},
      {"rate": [k / e for k, e in zip(events, exposure)],
       "low": [0 if k == 0 else st.chi2.ppf(.025, 2 * k) / 2 / e for k, e in zip(events, exposure)],
       "high": [st.chi2.isf(.025, 2 * k + 2) / 2 / e for k, e in zip(events, exposure)]})
k, n = rows((0, 10), (10, 10), (1, 4), (4, 10), (13, 25), (86, 100), (5, 3142), (2000, 3142))
for name, method in (("clopper-pearson", "beta"), ("wilson", "wilson")):
    low, high = proportion_confint(np.array(k), np.array(n), .05, method)
    write(name, "statsmodels", f'proportion_confint(k, n, .05, "{method}")', 1e-11,
          "relative to the larger of the end and 1e-3; scipy inverts to about twelve digits", {"k": k, "n": n}, {"low": np.nan_to_num(low), "high": high})
a, ta, b, tb = rows((3, 1, 0, 1), (0, 2, 4, 3), (5, 10, 5, 10), (14, 20000, 86, 44000), (300, 1e5, 250, 1.2e5), (2, 3.5, 9, 40))
ratio = []
for i, s, j, t in zip(a, ta, b, tb):
    ends = st.binomtest(int(i), int(i + j)).proportion_ci(.95, "exact")
    odds = lambda p: math.inf if p == 1 else p / (1 - p) * t / s
    split = s / (s + t)
    up, down = st.binom.sf(i - 1, i + j, split), st.binom.cdf(i, i + j, split)
    ratio.append((odds(ends.low), odds(ends.high), min(1, 2 * min(up, down))))
low, high, p = zip(*ratio)
write("rate-ratio", "scipy", 'binomtest(a, a + b).proportion_ci(.95, "exact") as odds; p twice the smaller binom tail', 1e-10,
      "relative; scipy inverts to about twelve digits and the odds near one double the error",
      {"events_a": a, "exposure_a": ta, "events_b": b, "exposure_b": tb}, {"low": low, "high": high, "p": p})

# Two samples. The intervals are the order statistics of all differences at the exact or the normal quantile of U.
def ways(n, m):
    counts = [1]
    for i in range(1, n + 1):
        longer = counts + [0] * (i + m)
        for u in range(len(longer) - 1, i + m - 1, -1):
            longer[u] -= longer[u - i - m]
        for u in range(i, len(longer)):
            longer[u] += longer[u - i]
        counts = longer[: i * m + 1]
    return counts

draw = np.random.default_rng(20240101)
for name, one, two, method in (
    ("shift-exact", np.round(draw.normal(1, 2, 9), 3), np.round(draw.normal(0, 2, 14), 3), "exact"),
    ("shift-tied", np.round(draw.normal(1, 2, 25)), np.round(draw.normal(0, 2, 60)), "asymptotic"),
    ("shift-large", np.round(draw.normal(.5, 2, 55), 4), np.round(draw.normal(0, 2, 70), 4), "asymptotic")):
    n, m = len(one), len(two)
    differences = sorted(x - y for x in one for y in two)
    if method == "exact":
        counts = ways(n, m)
        total, below, rank = sum(counts), 0, 0
        while below + counts[rank] < .025 * total:
            below += counts[rank]
            rank += 1
        rank = max(rank, 1)
    else:
        ties = sum(c ** 3 - c for c in np.unique(np.concatenate([one, two]), return_counts=True)[1])
        spread = math.sqrt(n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1))))
        rank = int(n * m / 2 + st.norm.ppf(.025) * spread)
    p = lambda alternative: st.mannwhitneyu(one, two, alternative=alternative, method=method).pvalue
    write(name, "scipy", f'mannwhitneyu(a, b, method="{method}"); median and order statistics of the differences', 1e-12,
          "relative; sums of a few hundred terms", {"value": np.concatenate([one, two]), "sample": [0] * n + [1] * m},
          {"shift": np.median(differences), "low": differences[rank - 1], "high": differences[n * m - rank],
           "p": p("two-sided"), "p_upper": p("greater"), "p_lower": p("less")})

# Trends.
time = np.arange(12.)
exposure = np.round(1000 * 1.01 ** time, 1)
events = np.array([12, 19, 9, 17, 30, 16, 34, 49, 33, 76, 58, 95.])
fit = sm.GLM(events, sm.add_constant(time), sm.families.Poisson(), offset=np.log(exposure)).fit(scale="X2", tol=1e-14, maxiter=200)
reach = st.t.ppf(.975, 10) * fit.bse[1]
write("poisson-slope", "statsmodels", 'GLM(y, [1, time], Poisson(), offset=log(exposure)).fit(scale="X2"); t with n - 2', 1e-9,
      "relative; both iterate to convergence from different starts", {"time": time, "events": events, "exposure": exposure},
      {"ratio": math.exp(fit.params[1]), "low": math.exp(fit.params[1] - reach), "high": math.exp(fit.params[1] + reach),
       "intercept": fit.params[0], "dispersion": fit.scale, "p": 2 * st.t.sf(abs(fit.params[1] / fit.bse[1]), 10)})
best = None
for at in time[2:-2]:
    design = np.column_stack([np.ones(12), time, np.maximum(time - at, 0)])
    fit = sm.GLM(events, design, sm.families.Poisson(), offset=np.log(exposure)).fit(tol=1e-14, maxiter=200)
    if best is None or fit.deviance < best[0]:
        best = fit.deviance, at, math.exp(fit.params[1]), math.exp(fit.params[1] + fit.params[2])
write("joinpoint", "statsmodels", "GLM(y, [1, time, max(time - at, 0)], Poisson(), offset) at each time with two on either side", 1e-8,
      "relative; both iterate to convergence from different starts", {"time": time, "events": events, "exposure": exposure},
      dict(zip(("deviance", "at", "before", "after"), best)))

# Linear algebra.
long = sm.datasets.longley.load_pandas().data
fit = sm.OLS(long["TOTEMP"], sm.add_constant(long.drop(columns="TOTEMP"))).fit(method="qr")
certified = [-3482258.63459582, 15.0618722713733, -.358191792925910e-01, -2.02022980381683, -1.03322686717359, -.511041056535807e-01, 1829.15146461355]
errors = [890420.383607373, 84.9149257747669, .334910077722432e-01, .488399681651699, .214274163161675, .226073200069370, 455.478499142212]
write("longley", "statsmodels", "NIST StRD certified values; leverage from OLS.fit().get_influence()", 1e-8,
      "relative; the design is ill-conditioned on purpose and costs about seven digits",
      {"total": long["TOTEMP"], **{c: long[c] for c in long.columns[1:]}},
      {"coefficients": certified, "errors": errors, "leverage": fit.get_influence().hat_matrix_diag})
matrix = np.round(draw.normal(size=(12, 12)), 3)
matrix = matrix + matrix.T
write("symmetric-eigen", "numpy", "linalg.eigh(matrix)", 1e-12, "relative to the largest value",
      {f"c{i}": matrix[:, i] for i in range(12)}, {"values": np.linalg.eigh(matrix)[0]})

# Many tests, and ranks.
p = [.001, .2, .04, .041, .6, .0005, .04, .9]
write("adjust", "statsmodels", 'multipletests(p, method="holm"), "fdr_bh"', 1e-14, "relative; one product each", {"p": p},
      {"holm": multipletests(p, method="holm")[1], "benjamini_hochberg": multipletests(p, method="fdr_bh")[1]})
x = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8.])
y = np.array([2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5.])
write("ranks", "scipy", "rankdata(x), pearsonr(x, y), spearmanr(x, y)", 1e-14, "relative; a dozen terms", {"x": x, "y": y},
      {"ranks": st.rankdata(x), "pearson": st.pearsonr(x, y)[0], "spearman": st.spearmanr(x, y)[0]})

# Places.
import json
from esda import Moran
from libpysal.io import open as table
from libpysal import examples
from libpysal.weights import Queen

columbus = lambda: table(examples.get_path("columbus.dbf"))
east, north, crime, hoval, income = (np.array(columbus().by_col(c)) for c in ("X", "Y", "CRIME", "HOVAL", "INC"))

def modified_t(x, y, east, north, classes):
    """Clifford, Richardson & Hemon (1989) as Dutilleul (1993) corrects it, by dense matrices."""
    n = len(x)
    distance = np.hypot(east[:, None] - east, north[:, None] - north)
    bounds = distance.max() * np.arange(1, classes + 1) / classes
    place = np.searchsorted(bounds, distance, side="left")
    np.fill_diagonal(place, -1)
    def spread(z):
        z = z - z.mean()
        products, out = np.outer(z, z), np.zeros((n, n))
        for c in range(classes):
            out[place == c] = products[place == c].mean() if (place == c).any() else 0
        np.fill_diagonal(out, (z ** 2).mean())
        return out
    centre = np.eye(n) - 1 / n
    a, b = centre @ spread(x), centre @ spread(y)
    size = 1 + np.trace(a) * np.trace(b) / np.trace(a @ b)
    r = np.corrcoef(x, y)[0, 1]
    return r, size, st.f.sf((size - 2) * r * r / (1 - r * r), 1, size - 2)

found = [modified_t(crime, other, east, north, 13) for other in (hoval, income)]
write("modified-t-test", "numpy and scipy", "Dutilleul (1993) by dense matrices, 13 distance classes", 1e-9,
      "relative; no pair lies within 1e-12 of a class bound, so only sums of products differ",
      {"x": east, "y": north, "crime": crime, "hoval": hoval, "income": income},
      {"correlation": [r[0] for r in found], "effective_n": [r[1] for r in found], "p": [r[2] for r in found]})
queen = Queen.from_shapefile(examples.get_path("columbus.shp"))
links = [(i, j) for i in sorted(queen.neighbors) for j in sorted(queen.neighbors[i]) if i < j]
moran = {}
for style in "BR":
    moran["binary" if style == "B" else "standardized"] = Moran(crime, queen, transformation=style, permutations=0).I
write("moran", "esda and libpysal", "Moran(CRIME, Queen.from_shapefile(columbus), transformation=B and R, permutations=0).I", 1e-12,
      "relative; sums of a few hundred products",
      {"from": [i for i, _ in links], "to": [j for _, j in links]}, {"crime": crime, **moran, "links": 2 * len(links)})
pairs = [(-97.5, 35.2, -80.1, 25.8), (-120.5, 47.6, -71, 42.3), (0, 0, 179.9, .1), (10, 89.9, -170, 89.9), (5, 5, 5.0001, 5.0001), (-179.9, 10, 179.9, 10)]
def angle(w, s, e, n):
    w, s, e, n = (mp.mpf(v) * mp.pi / 180 for v in (w, s, e, n))
    return mp.mpf("6371.0088") * 2 * mp.asin(mp.sqrt(mp.sin((n - s) / 2) ** 2 + mp.cos(s) * mp.cos(n) * mp.sin((e - w) / 2) ** 2))
columns = rows(*pairs)
write("great-circle", "mpmath", "haversine with radius 6371.0088", 1e-10, "relative; a chord of metres keeps ten digits",
      dict(zip(("west", "south", "east", "north"), columns)), {"kilometers": [angle(*pair) for pair in pairs]})

# Panels.
periods, treated_from = 6, [3] * 5 + [-1] * 8
outcomes = np.round(draw.normal(10, 1, (13, 6)) + np.arange(6) * .3 + draw.normal(0, 2, (13, 1)), 2)
outcomes[:5, 3:] += 1.5
outcomes = np.round(outcomes, 2)
unit, period = np.repeat(np.arange(13), 6), np.tile(np.arange(6), 13)
on = ((unit < 5) & (period >= 3)).astype(float)
design = np.column_stack([on] + [(unit == u) * 1. for u in range(13)] + [(period == t) * 1. for t in range(1, 6)])
effect = sm.OLS(outcomes.ravel(), design).fit().params[0]
change = outcomes[:, 3:].mean(1) - outcomes[:, :3].mean(1)
slope = np.array([np.polyfit(np.arange(3), row[:3], 1)[0] for row in outcomes])
def welch(values):
    test = st.ttest_ind(values[:5], values[5:], equal_var=False)
    ends = test.confidence_interval(.95)
    return {"value": values[:5].mean() - values[5:].mean(), "low": ends.low, "high": ends.high, "p": test.pvalue}
panel = {"unit": unit, "period": period, "outcome": outcomes.ravel(), "treated_from": np.repeat(treated_from, 6)}
write("two-by-two", "statsmodels and scipy", "OLS on unit and period effects; ttest_ind(change of treated, of untreated, equal_var=False)", 1e-10,
      "relative; the dense regression loses a few digits", panel, {"effect": effect, **{k: v for k, v in welch(change).items() if k in ("low", "high")}})
write("pre-trend", "scipy", "ttest_ind(slopes of treated, of untreated, equal_var=False)", 1e-10,
      "relative; polyfit loses a few digits", panel, welch(slope))
