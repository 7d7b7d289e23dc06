"""How time and memory grow: every method, `check` and `list` on four sizes, into docs/benchmarks.md.

    cargo build --release && python3 benches/growth.py

What an empty run takes is taken off first, so that the start of the program does not flatten a slope.
"""

import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "target/release/probative"
sys.path.insert(0, str(ROOT / "tests"))
import harden  # the columns that suit each method

SIZES = [1_024, 4_096, 16_384, 65_536]
# What says of itself that it grows faster, on meshes that it can take.
SMALL = {name: [256, 576, 1_024, 2_304] for name in ("scan", "two-maps", "esf", "lag", "error")}


HEADING = "\n## Growth of the program\n"
ABOUT = """Written by `python3 benches/growth.py`: seconds of the processor over all threads and the most memory held, of the program from its
start to its end, on a mesh of squares (rows of a table, claims of a case); the smaller of two runs. A slope is that of a line through the
logarithms of the three larger sizes: 1 where twice the size takes twice as much. What says of itself that it grows faster is on smaller meshes."""


def mesh(units):
    side = math.isqrt(units)
    features = []
    for unit in range(side * side):
        x, y = unit % side, unit // side
        ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
        row = {"id": unit, "x": x, "y": y, "v": unit * 7919 % 101 + x % 7, "w": unit * 104729 % 97 + y % 5, "mark": unit * 31 % 3 % 2,
               "cases": unit * 17 % 13, "pop": 1000 + unit % 211, "year": unit}
        features.append((row, {"type": "Feature", "properties": row, "geometry": {"type": "Polygon", "coordinates": [ring]}}))
    return features


def written(folder, units):
    features = mesh(units)
    (folder / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature for _, feature in features]}))
    rows = [row for row, _ in features]
    lines = [",".join(rows[0])] + [",".join(str(value) for value in row.values()) for row in rows]
    (folder / "map.csv").write_text("\n".join(lines) + "\n")


def asked(method):
    flat = method["data"] != "a map"
    words = [method["door"], method["name"], "map.csv" if flat else "map.geojson"]
    suits = {"id": "id", "x": "x", "y": "y", "weights": "queen", "population": "pop", "exposure": "pop", "time": "year", "draws": "99", "bands": "1,2,4"}
    for one in method["takes"]:
        name = one["name"]
        if name in suits and (one["needed"] or name in ("id", "draws", "weights", "population", "exposure")) and (method["name"], name) != ("rates", "weights"):
            words.append(f"--{name}={suits[name]}")
    words += {"correlogram": ["--order=3"], "scan": ["--planar"], "two-maps": ["--planar"]}.get(method["name"], [])
    return words if method["name"] == "weights" else [*words, "--value", *harden.values(method["name"])]


def case(folder, claims):
    """The invented case with its first claim so many times."""
    text = (ROOT / "cases/mirror-example/case.toml").read_text()
    head, first = text.split("[[claims]]", 1)[0], text.split("[[claims]]")[1]
    held = "".join(f"[[claims]]{first}".replace('id = "m1"', f'id = "m{number}"') for number in range(1, claims + 1))
    head = head.replace('conclusion = "m6"', 'conclusion = "m1"')
    (folder / "case.toml").write_text(head + held)
    if not (folder / "sources").exists():
        shutil.copytree(ROOT / "cases/mirror-example/sources", folder / "sources")


def cost(words, folder):
    """Seconds of the processor, and bytes at the most."""
    taken = []
    for _ in range(2):
        child = subprocess.Popen([PROGRAM, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        most = 0
        while True:
            # What the kernel counts at the end holds what the parent had when it forked.
            most = max(most, held_at_most(child.pid))
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            time.sleep(0.001)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{' '.join(words)}: exit code {child.returncode}")
        taken.append((used.ru_utime + used.ru_stime, most))
    return min(taken)


def held_at_most(process):
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def slope(sizes, costs):
    points = [(math.log(size), math.log(max(one, 1e-9))) for size, one in zip(sizes, costs)]
    x, y = (sum(column) / len(points) for column in zip(*points))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def line(name, sizes, found):
    empty = (0.002, 8 << 20)
    times = [max(seconds - empty[0], 5e-4) for seconds, _ in found]
    memory = [max(held - empty[1], 1 << 18) for _, held in found]
    last = f"{found[-1][0] * 1000:,.0f} | {found[-1][1] >> 20:,}"
    # The last doublings say how it goes on.
    return f"| {name} | {sizes[0]:,} to {sizes[-1]:,} | {last} | {slope(sizes[1:], times[1:]):.2f} | {slope(sizes[1:], memory[1:]):.2f} |"


def main():
    methods = json.loads(subprocess.run([PROGRAM, "methods", "--json"], capture_output=True, check=True).stdout)
    lines = ["| Method | units | ms at the largest | MiB there | slope of time | slope of memory |", "|---|---|--:|--:|--:|--:|"]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        costs = {}
        for size in sorted({size for sizes in [SIZES, *SMALL.values()] for size in sizes}):
            written(folder, size)
            for method in methods:
                if size in SMALL.get(method["name"], SIZES):
                    costs.setdefault(method["name"], []).append(cost(asked(method), folder))
        for method in methods:
            found = costs[method["name"]]
            lines.append(line(f"`{method['door']} {method['name']}`", SMALL.get(method["name"], SIZES), found))
        sizes = [250, 500, 1_000, 2_000]
        for words in (["check", ".", "--out", "out", "--quiet"], ["list", "."]):
            found = []
            for claims in sizes:
                case(folder, claims)
                found.append(cost(words, folder))
            lines.append(line(f"`{words[0]}`, claims", sizes, found))
    table = "\n".join(lines)
    print(table)
    page = ROOT / "docs/benchmarks.md"
    before = page.read_text().split(HEADING)[0].rstrip("\n")
    page.write_text(f"{before}\n{HEADING}\n{ABOUT}\n\n{table}\n")


if __name__ == "__main__":
    main()
