#!/usr/bin/env python3
"""Measures how time and peak memory grow with the size of what is asked, for every method, `check` and
`list`, and writes the table into docs/benchmarks.md.

Each is run at four sizes, from small to large; a slope is that of the logarithms of the two largest,
less what a run of next to nothing takes: 1 is in line with the size, 2 with its square. Needs a program
that is built: `cargo build --release -p probative-cli`, or --program PATH. --print writes no file.
"""

import argparse
import datetime
import json
import math
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/benchmarks.md"
START, END = "<!-- growth, by benches/growth/run.py -->\n", "<!-- end of growth -->\n"
SIZES = [2_000, 8_000, 32_000, 128_000]
# Methods whose time is no line of the units have sizes of their own; the document says how they grow.
SMALL = {
    "two-maps": [250, 500, 1_000, 2_000],
    "esf": [250, 500, 1_000, 2_000],
    "poisson": [250, 500, 1_000, 2_000],
    "scan": [500, 1_000, 2_000, 4_000],
    "lag": [500, 1_000, 2_000, 4_000],
    "error": [500, 1_000, 2_000, 4_000],
    "check": [100, 400, 1_600, 3_200],
    "list": [500, 2_000, 8_000, 32_000],
}
VALUES = {"two-maps": 2, "moran-bivariate": 2, "lee": 2, "local-moran-bivariate": 2}


def measured(words):
    """The seconds and the peak memory, in MiB, of one run."""
    start = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        run = subprocess.Popen(words, stdout=nowhere, stderr=subprocess.PIPE)
        said = run.stderr.read()
        _, status, used = os.wait4(run.pid, 0)
    taken = time.monotonic() - start
    if status != 0:
        raise SystemExit(f"{' '.join(map(str, words))} failed: {said.decode()[:400]}")
    return taken, used.ru_maxrss / 1024


def table(path, units):
    """A mesh of points, a tenth of a degree apart, with numbers for every method."""
    draw = random.Random(units)
    side = math.ceil(math.sqrt(units))
    with open(path, "w", encoding="utf-8") as out:
        out.write("id,x,y,a,b,c,mark,events,people,time\n")
        for unit in range(units):
            a, b, c = (draw.random() for _ in range(3))
            out.write(
                f"u{unit},{unit % side / 10},{unit // side / 10},{a:.6f},{a + b:.6f},{c:.6f},{draw.randrange(2)},"
                f"{draw.randrange(1, 9)},{draw.randrange(500, 900)},{unit}\n"
            )


def asked(program, method, path):
    """The command that asks a method of the table."""
    name = method["name"]
    always = [each for each in method["takes"] if not (each["when"] or "").startswith("with --")]
    needed = [each["name"] for each in always if each["needed"] or each["name"] == "weights"]
    takes = {each["name"] for each in method["takes"]}
    values = {"join-count": ["mark"], "local-join-count": ["mark"]}.get(name, ["a", "b"][: VALUES.get(name, 1)])
    if method["page"].endswith("#regressions"):
        values = ["b", "a", "c"]
    if "population" in needed or "exposure" in needed or name in ("slope", "poisson"):
        values = ["events"] + (["a"] if name == "poisson" else [])
    words = [program, method["door"], name, path, "--id", "id"]
    if method["data"] == "a map":
        words += ["--x", "x", "--y", "y"]
    if "value" in takes:
        words += ["--value", *values]
    for option, value in [("population", "people"), ("exposure", "people"), ("weights", "knn:4")]:
        if option in needed:
            words += [f"--{option}", value]
    if name == "slope":
        words += ["--time", "time"]
    if "draws" in takes:
        words += ["--draws", "99"]
    return words


def chain(folder, claims):
    """A case whose claims rest each on the next, made of one of the example's."""
    source = ROOT / "cases/mirror-example"
    head, claim, *_ = (source / "case.toml").read_text(encoding="utf-8").split("[[claims]]\n")
    (folder / "sources").mkdir()
    for file in (source / "sources").iterdir():
        (folder / "sources" / file.name).write_bytes(file.read_bytes())
    head = "\n".join('conclusion = "m1"' if line.startswith("conclusion =") else line for line in head.split("\n"))
    lines = [line for line in claim.split("\n") if not line.startswith(("id =", "rests_on ="))]
    body = "\n".join(lines)
    parts = [head]
    for at in range(1, claims + 1):
        grounds = f'["m{at + 1}"]' if at < claims else "[]"
        parts.append(f'[[claims]]\nid = "m{at}"\nrests_on = {grounds}\n{body}')
    (folder / "case.toml").write_text("".join(parts), encoding="utf-8")


def slope(sizes, found, base):
    """The slope of the logarithms of the two largest, less the smallest run; nothing where they hardly differ."""
    (early, late), (small, large) = [found[-2] - base, found[-1] - base], sizes[-2:]
    if early <= 0.05 * base or early <= 0:
        return "–"
    return f"{math.log(late / early) / math.log(large / small):.2f}"


def row(name, sizes, command):
    """A row of the table."""
    found = [min(measured(command(size)) for _ in range(2)) for size in sizes]
    times, memory = zip(*found)
    cells = [f"{size:,}" for size in (sizes[0], sizes[-1])]
    cells += [f"{1000 * times[0]:.0f} to {1000 * times[-1]:.0f}", slope(sizes, times, times[0] / 2)]
    cells += [f"{memory[0]:.0f} to {memory[-1]:.0f}", slope(sizes, memory, memory[0] / 2)]
    line = f"| `{name}` | {' | '.join(cells)} |"
    print(line, flush=True)
    return line


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=str(ROOT / "target/release/probative"))
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--only", nargs="*", help="these alone; with --print")
    options = parser.parse_args()
    program = options.program
    methods = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for method in methods:
            name = method["name"]
            if options.only and name not in options.only:
                continue
            sizes = SMALL.get(name, SIZES)

            def command(size):
                path = folder / f"{size}.csv"
                if not path.exists():
                    table(path, size)
                return asked(program, method, path)

            lines.append(row(f"{method['door']} {name}", sizes, command))
        for name, more in [("list", []), ("check", ["--quiet", "--draws", "99", "--out", folder / "out"])]:
            if options.only and name not in options.only:
                continue

            def command(size):
                case = folder / f"case{size}"
                if not case.exists():
                    case.mkdir()
                    chain(case, size)
                return [program, name, case, *more]

            lines.append(row(name, SMALL[name], command))
    head = [
        f"Written by `python3 benches/growth/run.py` on {datetime.date.today()}. Units, rows or, of `check` and `list`, claims that rest each on the next;",
        "points of a mesh, the four nearest as neighbours, 99 draws; the faster of two runs of the whole program. A slope of 1 is in line with the size, 2 with its",
        "square, of the two larger of four sizes and less half of what the smallest takes; – where that hardly grows.",
        "",
        "| Of | from | to | ms | slope of time | MiB | slope of memory |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    section = START + "\n## Growth of the whole program\n\n" + "\n".join(head + lines) + "\n" + END
    if not options.print:
        document = DOCUMENT.read_text(encoding="utf-8").split(START)[0].rstrip("\n")
        DOCUMENT.write_text(document + "\n\n" + section, encoding="utf-8")


if __name__ == "__main__":
    main()
