#!/usr/bin/env python3
"""Measures what files take beside other programs, one thread each, and writes it into docs/benchmarks.md:
a CSV file of a gigabyte added up by groups, and a shapefile opened, joined and given neighbours.

    python3 benches/records/speed.py target/release/probative [--rows 10000000] [--print]

The files are made up. A time counts where all programs give the same answer. Peers are asked in a process of
their own, from the first byte of the file to the answer: their start and import are not counted, ours is.
Needs `pip install duckdb polars geopandas libpysal`.
"""

import argparse
import json
import math
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/benchmarks.md"
START, END = "<!-- files, by benches/records/speed.py -->\n", "<!-- end of files -->\n"
HEADER = "id,fips,year,month,drug,supplier,buyer,pills,strength,lot\n"
DRUGS = ["OXYCODONE", "HYDROCODONE", "FENTANYL", "MORPHINE"]
RUNS = 5
# Units in a row of the map, and corners of a side: some seven hundred thousand corners, as the counties have.
MESH, CORNERS = 56, 60
ASKED = {
    "DuckDB": """
import duckdb
connection = duckdb.connect()
connection.execute("set threads = 1")
connection.execute("set enable_progress_bar = false")
start = time.perf_counter()
found = connection.execute(f"select fips, year, sum(pills) from read_csv('{path}') "
    "where drug = 'OXYCODONE' group by 1, 2").fetchall()
version = duckdb.__version__
""",
    "Polars": """
import polars
start = time.perf_counter()
rows = polars.scan_csv(path, schema_overrides={"fips": polars.String})
rows = rows.filter(polars.col("drug") == "OXYCODONE").group_by("fips", "year").agg(polars.col("pills").sum())
found = rows.collect(engine="streaming").rows()
version = polars.__version__
""",
}
AROUND = """
import json, resource, sys, time
path = sys.argv[1]
{asked}
took = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
sums = sorted([str(fips), str(year), int(pills)] for fips, year, pills in found)
print(json.dumps([took, memory, version, sums]))
"""


def made(path, rows):
    """Shipments that are as long as real ones, a hundred bytes a row."""
    chance = random.Random(20_161_123)
    counties = [f"{state:02}{county:03}" for state in range(1, 57) for county in range(1, 112, 2)][:3108]
    with open(path, "w") as out:
        out.write(HEADER)
        for first in range(0, rows, 100_000):
            lines = []
            for at in range(first, min(first + 100_000, rows)):
                drawn = chance.random()
                lines.append(
                    f"{at},{counties[int(drawn * len(counties))]},{2006 + int(drawn * 70_000) % 10},{1 + at % 12},"
                    f"{DRUGS[at * 7 % 4]},ALPHA DISTRIBUTION {at % 4},BUYER NUMBER {at % 100_000:06} MAIN STREET,"
                    f"{int(drawn * 1e7) % 5000},{at % 80 / 2},LOT{at % 99_999:05}XYZ\n"
                )
            out.write("".join(lines))


def asked(words):
    """Runs a command from a small process, since a child's memory begins as that of who starts it."""
    small = (
        "import json, os, subprocess, sys, time; start = time.perf_counter(); "
        "child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "end = os.wait4(child.pid, 0); "
        "print(json.dumps([time.perf_counter() - start, end[2].ru_maxrss / 1024, end[1]]))"
    )
    done = subprocess.run([sys.executable, "-c", small, *map(str, words)], capture_output=True, text=True)
    took, memory, status = json.loads(done.stdout)
    assert status == 0, f"{words} fails"
    return took, memory


def ours(program, path, folder):
    written = folder / "sums.csv"
    words = [program, "sum", path, "--value", "pills", "--by", "fips", "year", "--where", "drug=OXYCODONE"]
    took, memory = asked([*words, "--csv", written])
    rows = [line.split(",") for line in written.read_text().splitlines()[1:]]
    return took, memory, "", sorted([row[0], row[1], int(row[2])] for row in rows)


def peer(name, path):
    asked = AROUND.format(asked=ASKED.get(name, MAP))
    one = {**os.environ, "POLARS_MAX_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", asked, path], capture_output=True, text=True, env=one)
    if done.returncode:
        sys.exit(f"{name} fails; `pip install duckdb polars geopandas libpysal` has all\n{done.stderr[-400:]}")
    return json.loads(done.stdout)


def measured(programs):
    """The runs of each program, turn by turn; they must agree."""
    runs = {name: [] for name in programs}
    for _ in range(RUNS):
        for name, run in programs.items():
            runs[name].append(run())
    same = len({json.dumps(run[3]) for all_runs in runs.values() for run in all_runs}) == 1
    assert same, "the programs do not agree"
    return runs


def rows_of(runs):
    median = {name: statistics.median(run[0] for run in all_runs) for name, all_runs in runs.items()}
    for name, all_runs in runs.items():
        ratio = "" if name == "Probative" else f" {median['Probative'] / median[name]:.2f}"
        memory = max(run[1] for run in all_runs)
        yield f"| {' '.join([name, all_runs[0][2]]).strip()} | {median[name]:.2f} |{ratio} | {memory:.0f} |"


HEAD = ["| Program | seconds | ours over its | memory, MiB |", "|---|--:|--:|--:|"]


def sums(program, rows, folder):
    path = folder / "shipments.csv"
    made(path, rows)
    programs = {"Probative": lambda: ours(program, path, folder)}
    programs.update({name: lambda name=name: peer(name, path) for name in ASKED})
    runs = measured(programs)
    size, groups = path.stat().st_size / 1e9, len(runs["Probative"][0][3])
    path.unlink()
    return [
        "## A gigabyte added up\n",
        f"{rows:,} rows, {size:.2f} GB; the rows of one drug added up by county and year, {groups:,} groups with the same sums in all.",
        "Owed: at most 3 times the time of either.\n",
        *HEAD,
        *rows_of(runs),
    ]


MAP = """
import geopandas, libpysal
start = time.perf_counter()
shapes = geopandas.read_file(path + "/map.shp")
import pandas
shapes = shapes.merge(pandas.read_csv(path + "/table.csv"), on="code")
links = libpysal.weights.Queen.from_dataframe(shapes, use_index=False, silence_warnings=True)
found = [["links", "sum", sum(len(near) for near in links.neighbors.values())]]
version = f"{geopandas.__version__} and libpysal {libpysal.__version__}"
"""


def drawn(folder):
    """Units that share sides of many corners, as counties do, and a table of their codes."""
    import geopandas
    from shapely.geometry import Polygon

    def side(x, y, across):
        """The corners from a knot to the next one on the right or above, without that one."""
        for at in range(CORNERS):
            off = 0.2 * math.sin(math.pi * at / CORNERS) * math.sin(17 * x + 29 * y + at / 3)
            along = at / CORNERS
            yield (x + along, y + off) if across else (x + off, y + along)

    def ring(x, y):
        below, right = list(side(x, y, True)), list(side(x + 1, y, False))
        above, left = [*side(x, y + 1, True), (x + 1, y + 1)], [*side(x, y, False), (x, y + 1)]
        return [*below, *right, *above[::-1], *left[:0:-1]]

    places = [(x, y) for y in range(MESH) for x in range(MESH)]
    codes = [f"u{x:02}{y:02}" for x, y in places]
    shapes = [Polygon([(a / 10, b / 10) for a, b in ring(x, y)]) for x, y in places]
    geopandas.GeoDataFrame({"code": codes}, geometry=shapes).to_file(folder / "map.shp")
    rows = "".join(f"{code},{at % 97}\n" for at, code in enumerate(codes))
    (folder / "table.csv").write_text("code,value\n" + rows)
    return len(shapes), sum(len(shape.exterior.coords) for shape in shapes)


def linked(program, folder):
    written = folder / "links.gal"
    words = [program, "stat", "weights", "--threads", "1", folder / "map.shp", "--id", "code", "--join", folder / "table.csv"]
    took, memory = asked([*words, "--join-id", "code", "--weights", "queen", "--write", written])
    lines = written.read_text().splitlines()[1:]
    return took, memory, "", [["links", "sum", sum(int(line.split()[1]) for line in lines[::2])]]


def maps(program, folder):
    units, corners = drawn(folder)
    runs = measured({"Probative": lambda: linked(program, folder), "geopandas": lambda: peer("geopandas", folder)})
    links = runs["Probative"][0][3][0][2]
    return [
        "\n## A shapefile opened, joined and given neighbours\n",
        f"{units:,} units with {corners:,} corners, joined to a table by their codes, {links:,} queen links in both. Owed: at most a fifth of the peer's time.\n",
        *HEAD,
        *rows_of(runs),
    ]


def table(program, rows, folder):
    told = f"\nWritten by `just bench-files` (`benches/records/speed.py`) on {time.strftime('%Y-%m-%d')}: one thread each, the median of {RUNS}"
    lines = sums(program, rows, folder) + maps(program, folder)
    return "\n".join([*lines, told + " runs in turn, files in the system's cache."]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--print", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = table(asked.program, asked.rows, pathlib.Path(folder))
    if asked.print:
        print(found)
        return
    text = DOCUMENT.read_text()
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2] if rest else ""
    DOCUMENT.write_text(f"{before.rstrip()}\n\n{START}{found}{END}{after}")


main()
