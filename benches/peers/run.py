#!/usr/bin/env python3
"""Runs the statistics of place beside those of other programs, compares the answers, and writes docs/benchmarks.md.

    python3 benches/peers/run.py [--env DIR] [--small] [--print]

Makes an environment of its own for the other programs (in target/peers unless --env names one), builds ours, and runs both one after the
other on the same mesh: 3,136 and 85,264 units. Answers are compared before any time is shown, and a row whose answers differ has no
ratio. Then the memory of ours with 9,999 draws, and how its time grows. About a quarter of an hour on an idle machine; --small keeps to the
smaller mesh (two minutes), --print writes no file.
"""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import venv
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DOCUMENT = ROOT / "docs/benchmarks.md"
GROWTH = "<!-- growth, by benches/growth/run.py -->\n"
SIDES = (56, 292)
GROWTH = (32, 55, 100, 173, 292, 548)

# Work, name of the measure, peers that count, draws of ours, least ratio owed. Peers draw 999 (9,999 for unequal strengths on the small mesh).
MANY = "local-moran-unequal-9999"
EACH = ("esda", "esda (two processes)", "pygeoda")
ROWS = [
    ("queen weights from outlines", "queen", None, 999, 1.5),
    ("6 nearest", "nearest-6", None, 999, 1),
    ("Moran", "moran", None, 999, 5),
    ("Geary", "geary", None, 999, 10),
    ("join counts", "join-count", None, 999, 10),
    ("general G", "g", None, 999, None),
    ("bivariate Moran", "moran-bivariate", None, 999, 5),
    ("local Moran, equal work: one table of draws", "local-moran", ("pygeoda (lookup)",), 999, 3),
    ("local Moran, equal answer: peers draw for each unit", "local-moran", EACH, 999, 30),
    ("local Moran, ours with ten times the draws", "local-moran", EACH, 9_990, 10),
    ("local Moran, unequal strengths", "local-moran-unequal", None, 999, None),
    ("local Moran, unequal strengths, 9,999 draws, ours stopping early", MANY, None, 9_999, 10),
    ("local G*, equal answer: peers draw for each unit", "local-g-star", EACH, 999, 10),
    ("local G*, equal work: one table of draws", "local-g-star", ("pygeoda (lookup)",), 999, None),
    ("local Geary", "local-geary", None, 999, 5),
    ("local join counts, ours exact", "local-join-count", None, 999, 2),
    ("Moran of empirical-Bayes rates", "moran-eb", None, 999, None),
    ("Lee's L", "lee", None, 999, None),
    ("spatial rates", "rates", None, 999, None),
    ("natural breaks, ours exact, five classes", "breaks", None, 999, None),
    ("least squares with tests of residuals", "ols", None, 999, None),
    ("spatial lag by maximum likelihood", "lag", None, 999, None),
    ("spatial error by maximum likelihood", "error", None, 999, None),
    ("Poisson regression", "poisson", None, 999, None),
]
NUMBERS = ("rates", "breaks", "ols", "lag", "error", "poisson")  # Nothing is drawn.
MEMORY = [name for name in dict.fromkeys(row[1] for row in ROWS) if name not in ("queen", "nearest-6", "local-join-count", MANY, *NUMBERS)]
GROWING = [name for name in dict.fromkeys(row[1] for row in ROWS) if name not in (MANY, "lag", "error")]

# Seconds that others took on another machine, small and large mesh; none of these programs is in a registry that is used here,
# or it is (spdep) but slower than the fastest peer by far.
QUOTED = [
    ("circular scan, Poisson, 999 maps, half of the population", "SpatialEpi", "scan", 253.0),
    ("circular scan, Poisson, 999 maps, half of the population", "smerc", "scan", 191.0),
    ("queen weights", "spdep", "queen", 0.29),
    ("Moran", "spdep", "moran", 0.77),
    ("local Moran", "spdep", "local-moran", 1.3),
]
SCAN_OWED = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--env", type=Path, default=ROOT / "target/peers")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--print", action="store_true", dest="only_print")
    ask = parser.parse_args()
    python, missing = environment(ask.env)
    ours = built()
    wrong, parts = [], []

    def add(part: str) -> None:
        """Printed as soon as it is measured, so that a run that is stopped has shown what it found."""
        print(part, flush=True)
        parts.append(part)

    add(head(python, missing))
    for side in SIDES[:1] if ask.small else SIDES:
        table, bad = compared(side, ours, python)
        add(table)
        wrong += bad
    add(quoted(ours))
    if not ask.small:
        add(memory(ours))
        add(growth(ours))
    if not ask.only_print:
        # What `benches/growth/run.py` writes stands behind, and stays.
        _, mark, growth_of_all = DOCUMENT.read_text(encoding="utf-8").partition(GROWTH)
        DOCUMENT.write_text("\n".join(parts) + "\n" + mark + growth_of_all, encoding="utf-8")
    if wrong:
        sys.exit("answers differ: " + "; ".join(wrong))


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def environment(place: Path) -> tuple[Path, list[str]]:
    """The interpreter that has the peers, and the packages that could not be had."""
    python = place / "bin/python"
    if not python.exists():
        say(f"making {place}")
        venv.create(place, with_pip=True)
    missing = []
    for package in (HERE / "requirements.txt").read_text().split():
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", package], capture_output=True, text=True, check=False)
        if done.returncode:
            missing.append(package)
            say(f"{package} cannot be installed: {done.stderr.strip().splitlines()[-1:]}")
    return python, missing


def built() -> Path:
    command = ["cargo", "bench", "--no-run", "-p", "probative-benches", "--bench", "place", "--message-format", "json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    made = [json.loads(line) for line in done.stdout.splitlines()]
    return Path(next(m["executable"] for m in made if m.get("target", {}).get("name") == "place" and m.get("executable")))


def read(command: list, runs: str = "") -> list[dict]:
    """The lines of a half: a name, and words of the form key=value."""
    say(f"  {' '.join(str(word) for word in command[-6:])} {runs}")
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    rows = []
    for line in done.stdout.splitlines():
        name, *rest = line.replace(" (", "~(").replace(" processes", "~processes").split(" ")
        row = dict(word.split("=", 1) for word in rest)
        peer = row.get("peer", "ours").replace("~", " ")
        answer = [float(number) for number in row["answer"].split(",") if number]
        rows.append({**row, "name": name, "peer": peer, "ms": float(row["ms"]), "answer": answer})
    return rows


def compared(side: int, ours: Path, python: Path) -> tuple[str, list[str]]:
    n = side * side
    size = ["--side", str(side)]
    mine = {(row["name"], 999): row for row in read([ours, *size])}
    for name, draws in (("local-moran", 9_990), ("local-moran-unequal", 9_999)):
        [row] = read([ours, *size, "--only", name, "--draws", str(draws)])
        mine[name, draws] = row
    theirs = read([python, HERE / "place.py", *size])
    if side == SIDES[0]:
        asked = read([python, HERE / "place.py", *size, "--only", "local-moran-unequal", "--draws", "9999"])
        theirs += [{**row, "name": MANY} for row in asked if row["name"] != "import"]
    else:
        # It would take 14 GB and minutes; its time is linear in the draws.
        fewer = [row for row in theirs if row["name"] == "local-moran-unequal"]
        theirs += [{**row, "name": MANY, "peer": "esda (999 draws, times ten)", "ms": 10 * row["ms"]} for row in fewer]
    mine[MANY, 9_999] = mine["local-moran-unequal", 9_999]
    lines = [
        f"## {n:,} units",
        "",
        "| Work | fastest peer | its ms | its first run | ours, ms | ratio | owed | answers |",
        "|---|---|--:|--:|--:|--:|--:|---|",
    ]
    wrong = []
    for work, name, peers, draws, owed in ROWS:
        us = mine.get((name, draws))
        if us is None:  # What grows faster than the map is left to the smaller one.
            continue
        candidates = [row for row in theirs if row["name"] == name and (peers is None or row["peer"] in peers)]
        same = [row for row in candidates if not differs(name, us, row)]
        wrong += [f"{work}, {n}: {row['peer']}: {differs(name, us, row)}" for row in candidates if row not in same]
        owes = "" if owed is None else f"≥ {owed}"
        if not same:
            lines.append(f"| {work} | *none that runs* | | | {us['ms']:.1f} | | {owes} | |")
            continue
        fastest = min(same, key=lambda row: row["ms"])
        ratio = fastest["ms"] / us["ms"]
        mark = "" if owed is None or ratio >= owed else " **missed**"
        lines.append(
            f"| {work} | {fastest['peer']} | {fastest['ms']:.1f} | {float(fastest['first']):.0f} | {us['ms']:.1f} | {ratio:.1f}{mark} | {owes} | {agreed(name, us, fastest)} |"
        )
    imports = next(row["ms"] for row in theirs if row["name"] == "import")
    lines += ["", f"The peers' import takes {imports / 1e3:.1f} s more; the first run of each holds its compilation, where there is any.", ""]
    return "\n".join(lines), wrong


def kind(name: str) -> str:
    if name in ("queen", "nearest-6"):
        return "links"
    if name in NUMBERS:
        return "numbers"
    return "local" if name.startswith("local") else "global"


def differs(name: str, us: dict, them: dict) -> str:
    """Why two answers are not the same; nothing where they are."""
    a, b = us["answer"], them["answer"]
    if kind(name) == "links":
        return "" if a == b else f"links {a} and {b}"
    if name == "breaks":
        # A peer's classes may be a little worse than the best ones.
        return "" if a[0] <= b[0] <= a[0] * 1.001 else f"squares within classes {a} and {b}"
    if kind(name) == "numbers":
        near = len(a) == len(b) and all(math.isclose(ours, theirs, rel_tol=1e-6) for ours, theirs in zip(a, b))
        return "" if near else f"{a} and {b}"
    if kind(name) == "global":
        # The mean and the spread of the draws, within six standard errors of their difference.
        draws = int(them["draws"])
        apart = abs(a[1] - b[1]) / (a[2] * math.sqrt(2 / draws))
        spread = abs(a[2] / b[2] - 1) / math.sqrt(1 / draws)
        near = math.isclose(a[0], b[0], rel_tol=1e-8, abs_tol=1e-12) and apart < 6 and spread < 6
        return "" if near else f"value, mean and deviation of draws {a} and {b}"
    if not (a[0] == b[0] and math.isclose(a[1], b[1], rel_tol=1e-8, abs_tol=1e-9)):
        return f"units and sum of values {a[:2]} and {b[:2]}"
    return "" if len(b) < 3 or abs(a[2] - b[2]) < 0.03 else f"mean chance {a[2]} and {b[2]}"


def agreed(name: str, us: dict, them: dict) -> str:
    a, b = us["answer"], them["answer"]
    if kind(name) == "links":
        return "the same links"
    if name == "breaks":
        return f"squares within classes {a[0]:.10g} and {b[0]:.10g}"
    if kind(name) == "numbers":
        return "all numbers to 1e-6"
    if kind(name) == "global":
        return f"value to 1e-8; draws {a[1]:.4g} ± {a[2]:.3g} and {b[1]:.4g} ± {b[2]:.3g}"
    return "values to 1e-8" + (f"; mean chance {a[2]:.3f} and {b[2]:.3f}" if len(b) > 2 else "")


def quoted(ours: Path) -> str:
    lines = [
        "## Not side by side",
        "",
        "Programs that are not run here; seconds of another, loaded two-core machine, 3,136 units and 999 draws. SaTScan itself cannot be had here.",
        "",
        "| Work | program | its s | ours, s | ratio | owed |",
        "|---|---|--:|--:|--:|--:|",
    ]
    measured = {}
    for work, program, name, seconds in QUOTED:
        if name not in measured:
            [measured[name]] = read([ours, "--side", "56", "--only", name])
        mine = measured[name]["ms"] / 1e3
        owed = f"≥ {SCAN_OWED}" if name == "scan" else ""
        mark = " **missed**" if name == "scan" and seconds / mine < SCAN_OWED else ""
        lines.append(f"| {work} | {program} | {seconds:.3g} | {mine:.3f} | {seconds / mine:.0f}{mark} | {owed} |")
    return "\n".join([*lines, ""])


def memory(ours: Path) -> str:
    n = SIDES[1] ** 2
    lines = ["## Memory", "", f"The largest resident memory of ours with {n:,} units and 9,999 draws; owed: under 300 MB.", "", "| Work | MB |", "|---|--:|"]
    for name in MEMORY:
        command = [ours, "--side", str(SIDES[1]), "--only", name, "--draws", "9999", "--runs", "0"]
        say(f"  memory of {name}")
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        lines.append(f"| {name} | {usage.ru_maxrss / 1024:.0f} |")
    return "\n".join([*lines, ""])


def growth(ours: Path) -> str:
    times: dict[str, list[tuple[int, float]]] = {name: [] for name in GROWING}
    for side in GROWTH:
        for row in read([ours, "--side", str(side), "--draws", "99", "--runs", "3"]):
            if row["name"] in times:
                times[row["name"]].append((side * side, row["ms"]))
    lines = [
        "## Growth",
        "",
        "Milliseconds with 99 draws, and the slope of log time on log size; owed: ≤ 1.1.",
        "",
        "| Work | " + " | ".join(f"{side * side:,}" for side in GROWTH) + " | slope |",
        "|---|" + "--:|" * (len(GROWTH) + 1),
    ]
    for name, points in times.items():
        slope = slope_of(points)
        mark = " **missed**" if slope > 1.1 else ""
        lines.append(f"| {name} | " + " | ".join(f"{ms:.1f}" for _, ms in points) + f" | {slope:.2f}{mark} |")
    return "\n".join([*lines, ""])


def slope_of(points: list[tuple[int, float]]) -> float:
    logs = [(math.log(n), math.log(ms)) for n, ms in points]
    x, y = (sum(column) / len(logs) for column in zip(*logs))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def head(python: Path, missing: list[str]) -> str:
    listed = subprocess.run([python, "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    names = ("esda", "libpysal", "mapclassify", "numba", "numpy", "pygeoda", "spreg", "statsmodels")
    versions = ", ".join(line.replace("==", " ") for line in listed.splitlines() if line.split("==")[0] in names)
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "unknown")
    load = os.getloadavg()[0]
    lacking = f" Not to be had: {', '.join(missing)}." if missing else ""
    return f"""# Statistics of place beside other programs

Written by `just bench-peers` (`benches/peers/run.py`) on {date.today()}: {model}, {os.cpu_count()} cores, load {load:.1f} before the start,
Python {platform.python_version()}, {versions}.{lacking}

A mesh of squares that share a side or a corner, the same numbers on both sides and in memory; 999 draws; the median of five runs; both cores,
where the program uses them. A ratio is the fastest peer's time over ours, and stands only where the answers are the same. A peer whose second run takes twice as long as
another one's median is not run again.
"""


if __name__ == "__main__":
    main()
