"""The statistics of `../place.rs` by esda and pygeoda: same mesh, same numbers, 999 draws. Prints value and median of five runs.

Run: python3 -m venv /tmp/peers && /tmp/peers/bin/pip install esda libpysal pygeoda numba && /tmp/peers/bin/python place.py [--large]
Import, compilation (one run before) and the making of weights are left out.
"""
import sys, time, warnings, tempfile
import numpy as np, esda, pygeoda
from libpysal.weights import lat2W

warnings.filterwarnings("ignore")


def measure(name, n, work, value):
    found = work()
    times = []
    for _ in range(3 if n > 10_000 else 5):
        start = time.perf_counter()
        found = work()
        times.append(1e3 * (time.perf_counter() - start))
    print(f"{name}, n = {n}: {value(found):.9f}  {sorted(times)[len(times) // 2]:10.2f} ms", flush=True)


def column(n, factor):
    unit = np.arange(n, dtype=np.int64)
    return (unit * unit % 10007 * factor % 10007) / 100


for side in (56, 292) if "--large" in sys.argv else (56,):
    n = side * side
    x, y = column(n, 1), column(n, 7)
    w, binary = lat2W(side, side, rook=False), lat2W(side, side, rook=False)
    w.transform = "r"
    marked = (x > 50).astype(float)
    measure("esda moran", n, lambda: esda.Moran(x, w, permutations=999), lambda m: m.I)
    measure("esda geary", n, lambda: esda.Geary(x, w, permutations=999), lambda m: m.C)
    measure("esda join counts", n, lambda: esda.Join_Counts(marked, binary, permutations=999), lambda m: m.bb)
    measure("esda moran bivariate", n, lambda: esda.Moran_BV(x, y, w, permutations=999), lambda m: m.I)
    measure("esda local moran", n, lambda: esda.Moran_Local(x, w, permutations=999, seed=1), lambda m: m.Is.sum())
    measure("esda local g star", n, lambda: esda.G_Local(x, binary, star=True, transform="R", permutations=999, seed=1), lambda m: m.Gs.sum())
    with tempfile.NamedTemporaryFile("w", suffix=".gal", delete=False) as file:
        file.write(f"{n}\n")
        for unit in range(n):
            file.write(f"{unit} {len(binary.neighbors[unit])}\n{' '.join(map(str, binary.neighbors[unit]))}\n")
    gal = pygeoda.read_gal(file.name, [str(unit) for unit in range(n)])
    values, marks = list(x), [int(m) for m in marked]
    both = dict(permutations=999, cpu_threads=2)
    measure("pygeoda local moran", n, lambda: pygeoda.local_moran(gal, values, **both), lambda m: sum(m.lisa_values()))
    measure("pygeoda local moran lookup", n, lambda: pygeoda.local_moran(gal, values, permutation_method="lookup", **both), lambda m: sum(m.lisa_values()))
    measure("pygeoda local g star", n, lambda: pygeoda.local_gstar(gal, values, **both), lambda m: sum(m.lisa_values()))
    measure("pygeoda local g star lookup", n, lambda: pygeoda.local_gstar(gal, values, permutation_method="lookup", **both), lambda m: sum(m.lisa_values()))
    measure("pygeoda local geary", n, lambda: pygeoda.local_geary(gal, values, **both), lambda m: sum(m.lisa_values()))
    measure("pygeoda local geary lookup", n, lambda: pygeoda.local_geary(gal, values, permutation_method="lookup", **both), lambda m: sum(m.lisa_values()))
    measure("pygeoda local join count", n, lambda: pygeoda.local_joincount(gal, marks, **both), lambda m: sum(m.lisa_values()))
