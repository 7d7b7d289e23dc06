"""The statistics of `../place.rs` by esda, libpysal and pygeoda: same mesh, same numbers, a line each in the same form.

Options: --side S, --draws N, --runs N, --only NAME (may be repeated). What is prepared is left out of the time: import, compilation
(one run before), outlines, and weights, whose own time is a line of its own. Numbers are in memory in the form that each program takes.
"""
import argparse
import contextlib
import io
import math
import sys
import tempfile
import time
import warnings

START = time.perf_counter()
warnings.filterwarnings("ignore")
import esda
import geopandas
import libpysal
import mapclassify
import numpy as np
import pygeoda
import shapely
import spreg
import statsmodels.api as sm

IMPORT = time.perf_counter() - START

parser = argparse.ArgumentParser()
parser.add_argument("--side", type=int, default=56)
parser.add_argument("--draws", type=int, default=999)
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--only", action="append")
ask = parser.parse_args()
SIDE, N, DRAWS = ask.side, ask.side**2, ask.draws
FASTEST = {}
BOTH = dict(permutations=DRAWS, cpu_threads=2)


def column(factor):
    unit = np.arange(N, dtype=np.int64)
    return (unit * unit % 10007 * factor % 10007) / 100


def measure(name, peer, work, answer):
    """First run apart: it compiles. One that takes twice as long as another program is not the fastest, and is not run again."""
    if ask.only and name not in ask.only:
        return
    start = time.perf_counter()
    found = work()
    first = 1e3 * (time.perf_counter() - start)
    times = []
    for _ in range(ask.runs):
        start = time.perf_counter()
        found = work()
        times.append(1e3 * (time.perf_counter() - start))
        if times[0] > 2 * FASTEST.get(name, math.inf):
            break
    numbers = ",".join(repr(float(number)) for number in answer(found))
    middle = sorted(times)[len(times) // 2]
    FASTEST[name] = min(middle, FASTEST.get(name, math.inf))
    print(f"{name} peer={peer} n={N} draws={DRAWS} runs={len(times)} ms={middle:.3f} first={first:.3f} answer={numbers}", flush=True)


def quiet(work):
    """spreg prints the name of what it does."""

    def silent():
        with contextlib.redirect_stdout(io.StringIO()):
            return work()

    return silent


def spread_within(bins, values):
    classes = np.searchsorted(bins, values)
    return sum(np.sum((values[classes == each] - values[classes == each].mean()) ** 2) for each in range(len(bins)))


def linked(rows):
    links = [(unit, other) for unit, others in rows for other in others]
    return len(links), sum((unit + 1) * (other + 1) % 10007 for unit, other in links)


def two_sided(p):
    return float(np.mean(np.minimum(1.0, 2.0 * np.asarray(p))))


def local(rows):
    """Of pygeoda: its chance is that of one tail."""
    return len(rows.lisa_values()), sum(rows.lisa_values()), two_sided(rows.lisa_pvalues())


def drawn(values):
    return np.mean(values), np.std(values)


def gal(neighbors):
    with tempfile.NamedTemporaryFile("w", suffix=".gal", delete=False) as file:
        file.write(f"0 {N} mesh unit\n")
        for unit in range(N):
            file.write(f"{unit} {len(neighbors[unit])}\n{' '.join(map(str, neighbors[unit]))}\n")
    return file.name


def outlines():
    rows, columns = np.divmod(np.arange(N), SIDE)
    squares = geopandas.GeoDataFrame(geometry=shapely.box(columns, rows, columns + 1.0, rows + 1.0))
    held = pygeoda.open(squares)
    measure("queen", "libpysal", lambda: libpysal.weights.Queen.from_dataframe(squares, use_index=False), lambda w: linked(w.neighbors.items()))
    of = lambda w: linked((unit, w.get_neighbors(unit)) for unit in range(N))
    measure("queen", "pygeoda", lambda: pygeoda.queen_weights(held), of)
    x = (columns + column(11) / 101) * 1e-4
    y = (rows + column(13) / 101) * 1e-4
    points = np.column_stack([x, y])
    held = pygeoda.open(geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y)))
    measure("nearest-6", "libpysal", lambda: libpysal.weights.KNN(points, 6), lambda w: linked(w.neighbors.items()))
    measure("nearest-6", "pygeoda", lambda: pygeoda.knn_weights(held, 6), of)


def globals_(x, y, rows, binary):
    measure("moran", "esda", lambda: esda.Moran(x, rows, permutations=DRAWS), lambda m: (m.I, *drawn(m.sim)))
    measure("geary", "esda", lambda: esda.Geary(x, rows, permutations=DRAWS), lambda m: (m.C, *drawn(m.sim)))
    marked = (x > 50).astype(float)
    measure("join-count", "esda", lambda: esda.Join_Counts(marked, binary, permutations=DRAWS), lambda m: (m.bb, *drawn(m.sim_bb)))
    if N <= 10_000:  # Beyond, it asks for a matrix of N × N.
        measure("g", "esda", lambda: esda.G(x, binary, permutations=DRAWS), lambda m: (m.G, *drawn(m.sim)))
    measure("moran-bivariate", "esda", lambda: esda.Moran_BV(x, y, rows, permutations=DRAWS), lambda m: (m.I, *drawn(m.sim)))
    both = np.column_stack([x, y])
    if N <= 10_000:  # As above.
        lee = lambda: esda.Spatial_Pearson(connectivity=rows.sparse, permutations=DRAWS).fit(both[:, :1], both[:, 1:])
        measure("lee", "esda", lee, lambda m: (m.association_[0, 1], *drawn(m.reference_distribution_[:, 0, 1])))


def of_rates(events, people, rows, binary):
    rate = lambda: esda.Moran_Rate(events, people, rows, permutations=DRAWS)
    measure("moran-eb", "esda", rate, lambda m: (m.I, *drawn(m.sim)))
    around = lambda: esda.smoothing.Spatial_Rate(events, people, binary).r
    measure("rates", "esda", around, lambda r: (np.max(r), np.sum(r)))


def regressions(outcome, y, people, events, rows):
    measure("breaks", "mapclassify", lambda: mapclassify.FisherJenks(outcome, k=5), lambda b: [spread_within(b.bins, outcome)])
    columns = np.column_stack([y, people])
    tests = dict(spat_diag=True, moran=True, white_test=True)
    found = lambda m: [number for pair in zip(np.ravel(m.betas), np.sqrt(np.diag(m.vm))) for number in pair]
    plain = lambda: spreg.OLS(outcome, columns, w=rows, **tests)
    measure("ols", "spreg", plain, lambda m: [*found(m), m.moran_res[0], m.lm_error[0], m.lm_lag[0]])
    with_constant = sm.add_constant(columns)
    counts = lambda: sm.GLM(events, with_constant, family=sm.families.Poisson(), exposure=people).fit()
    measure("poisson", "statsmodels", counts, lambda m: [number for pair in zip(m.params, m.bse) for number in pair])
    if N > 10_000:  # Beyond, both ask for the inverse of a matrix of N × N.
        return
    # By eigenvalues it is slower, and its standard errors differ in the third digit.
    measure("lag", "spreg", quiet(lambda: spreg.ML_Lag(outcome, columns, rows, method="LU")), found)
    measure("error", "spreg", quiet(lambda: spreg.ML_Error(outcome, columns, rows, method="LU")), found)


def locals_(x, rows, binary):
    own = dict(permutations=DRAWS, seed=1, keep_simulations=False)
    for jobs in (1, 2) if N > 10_000 else (1,):  # A second process costs more than it gives on a small map.
        peer = "esda" if jobs == 1 else "esda (two processes)"
        both = dict(own, n_jobs=jobs)
        measure("local-moran", peer, lambda: esda.Moran_Local(x, rows, **both), lambda m: (N, m.Is.sum(), two_sided(m.p_sim)))
        measure("local-g-star", peer, lambda: esda.G_Local(x, binary, star=True, transform="R", **both), lambda m: (N, m.Gs.sum(), two_sided(m.p_sim)))
    held = pygeoda.read_gal(gal(binary.neighbors), [str(unit) for unit in range(N)])
    values, marks = list(x), [int(m) for m in x > 50]
    for peer, how in (("pygeoda", {}), ("pygeoda (lookup)", dict(permutation_method="lookup"))):
        measure("local-moran", peer, lambda: pygeoda.local_moran(held, values, **BOTH, **how), local)
        measure("local-g-star", peer, lambda: pygeoda.local_gstar(held, values, **BOTH, **how), local)
        measure("local-geary", peer, lambda: pygeoda.local_geary(held, values, **BOTH, **how), local)
    joined = lambda m: (sum(marks), sum(v for v, mark in zip(m.lisa_values(), marks) if mark))
    measure("local-join-count", "pygeoda", lambda: pygeoda.local_joincount(held, marks, **BOTH), joined)


def unequal(x, binary):
    """Strengths by neighbour. pygeoda leaves the strengths of a file out of this statistic, so it has no line."""
    strengths = {unit: [1.0 + other % 5 for other in others] for unit, others in binary.neighbors.items()}
    rows = libpysal.weights.W(binary.neighbors, strengths, silence_warnings=True)
    rows.transform = "r"
    own = dict(permutations=DRAWS, seed=1, keep_simulations=False)
    measure("local-moran-unequal", "esda", lambda: esda.Moran_Local(x, rows, **own), lambda m: (N, m.Is.sum(), two_sided(m.p_sim)))


def wanted(*names):
    return not ask.only or any(name in ask.only for name in names)


print(f"import peer=esda,libpysal,pygeoda n=0 draws=0 runs=1 ms={1e3 * IMPORT:.0f} first=0 answer=", flush=True)
if wanted("queen", "nearest-6"):
    outlines()
if ask.only and not set(ask.only) - {"queen", "nearest-6"}:
    sys.exit()
x, y = column(1), column(7)
rows, binary = (libpysal.weights.lat2W(SIDE, SIDE, rook=False) for _ in range(2))
rows.transform = "r"
globals_(x, y, rows, binary)
people, events = 1000 + 10 * np.floor(column(3)), np.floor(column(5) / 25)
of_rates(events, people, rows, binary)
regressions(x + 0.5 * libpysal.weights.lag_spatial(rows, x) + 0.2 * y, y, people, events, rows)
if wanted("local-moran", "local-g-star", "local-geary", "local-join-count"):
    locals_(x, rows, binary)
if wanted("local-moran-unequal"):
    unequal(x, binary)
