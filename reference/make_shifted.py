"""Computes expected.toml of the folder g-shifted. Run: python3 make_shifted.py, in the folder reference.

Needs mpmath. The values are those of crime in global-columbus, moved so far from zero that their mean is ten
thousand times their spread. The moments are taken from their definitions with whole fractions, and only the
last root is rounded, to fifty digits: nothing is centred, and nothing cancels.
"""
import csv
import shutil
from fractions import Fraction as F
from pathlib import Path

import mpmath

mpmath.mp.dps = 50
SHIFT = 167323.0
HERE = Path(__file__).parent


def column(name):
    for line in (HERE / "global-columbus/expected.toml").read_text().splitlines():
        if line.startswith(name + " = "):
            return [float(cell) for cell in line.split(" = ")[1].strip("[]").split(",")]


def root(x):
    return mpmath.sqrt(mpmath.mpf(x.numerator) / x.denominator)


def number(x):
    return mpmath.mpf(x.numerator) / x.denominator


shifted = [SHIFT + value for value in column("crime")]
x = [F(value) for value in shifted]
n = len(x)
near = [[] for _ in x]
with open(HERE / "global-columbus/input.csv") as file:
    for row in csv.DictReader(file):
        near[int(float(row["from"]))].append(int(float(row["to"])))


def general():
    """Getis & Ord 1992: the value, its mean, its variance and z under rearrangement, with binary weights."""
    s0 = F(sum(map(len, near)))
    s1 = 2 * s0
    s2 = F(sum((2 * len(row)) ** 2 for row in near))
    m1, m2, m3, m4 = (sum(v**p for v in x) for p in (1, 2, 3, 4))
    b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2
    b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0**2)
    b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0**2
    b4 = s1 - s2 + s0**2
    others = m1**2 - m2
    square = (b0 * m2**2 + b1 * m4 + b2 * m1**2 * m2 + b3 * m1 * m3 + b4 * m1**4) / (
        others**2 * n * (n - 1) * (n - 2) * (n - 3)
    )
    value = sum(x[i] * x[j] for i in range(n) for j in near[i]) / others
    mean = s0 / (n * (n - 1))
    variance = square - mean**2
    return [number(value), number(mean), number(variance), number(value - mean) / root(variance)]


def local(i, star, standardized):
    """Ord & Getis 1995, eq. 14 and 15: value, mean, variance and z."""
    own = [i] if star else []
    members = near[i] + own
    w = F(1, len(members)) if standardized else F(1)
    values = x if star else x[:i] + x[i + 1 :]
    count, total = len(values), sum(values)
    mean = total / count
    spread = sum(v * v for v in values) / count - mean**2
    strength, squares = w * len(members), w * w * len(members)
    value = w * sum(x[j] for j in members) / total
    expected = strength * mean / total
    variance = spread * (count * squares - strength**2) / (count - 1) / total**2
    return [number(value), number(expected), number(variance), number(value - expected) / root(variance)]


def show(name, values):
    return f"{name} = [{', '.join(mpmath.nstr(mpmath.mpf(v), 17) if not isinstance(v, float) else repr(v) for v in values)}]"


at = list(range(0, n, 6))
lines = [
    'tool = "mpmath"',
    f'version = "{mpmath.__version__}"',
    "call = 'the definitions of Getis and Ord 1992 and of Ord and Getis 1995 in whole fractions'",
    'script = "reference/make_shifted.py"',
    "tolerance = 1e-9",
    'reason = "relative; the values have sixteen digits, of which their distance to the mean keeps twelve"',
    "",
    "[expected]",
    show("shifted", shifted),
    show("g", general()),
    show("at", [float(i) for i in at]),
]
for name, star, standardized in [("gi_b", False, False), ("gi_w", False, True), ("gi_star_b", True, False), ("gi_star_w", True, True)]:
    rows = [local(i, star, standardized) for i in at]
    for which, key in enumerate(["value", "expected", "variance", "z"]):
        lines.append(show(f"{name}_{key}", [row[which] for row in rows]))
folder = HERE / "g-shifted"
folder.mkdir(exist_ok=True)
shutil.copy(HERE / "global-columbus/input.csv", folder / "input.csv")
(folder / "expected.toml").write_text("\n".join(lines) + "\n")
