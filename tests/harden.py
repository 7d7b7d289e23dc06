"""Runs the program on many broken inputs and holds it to what docs/reliability.md promises.

    python3 tests/harden.py PROGRAM                     the small fixed part that CI runs
    python3 tests/harden.py PROGRAM --seconds 3600      as many as fit, and the table of docs/reliability.md
    python3 tests/harden.py PROGRAM --seed 7 --only 123 one trial again, kept in target/harden
    python3 tests/harden.py --corpus fuzz/corpus        the valid inputs, for cargo fuzz

Every trial is a folder with a valid input that one mutation has broken. Whatever it reads, the program
ends by itself within ten seconds and one GiB, with an exit code that it documents; it leaves its inputs
as they were, and its outputs either as they were or complete, with nothing beside them.
"""

import argparse
import collections
import datetime
import functools
import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[1]
PLACE = ROOT / "target/harden"
CASES = ["mirror-example", "sanctuary-heroin"]
SECONDS, MEMORY, CODES = 10.0, 1 << 30, range(6)
# What a folder of outputs may hold: names, and what a whole file of that name ends with.
WHOLE = {
    "report.html": b"</html>", "report.md": b"\n", "findings.json": b"}\n", "exhibits.json": b"}\n",
    "findings.csv": b"\n", "repairs.csv": b"\n", ".svg": b"</svg>\n", "answer.csv": b"\n",
}
TOKENS = [
    b'"', b"'", b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"=1+1", b"[", b"]", b"{", b"}",
    b"NaN", b"inf", b"-inf", b"1e999", b"-1", b"0", b"-0", b"1e308", b"18446744073709551616", b"9" * 400, b"99999",
    b"\xe2\x80\xae", b"\xef\xbc\x9d", b"null", b"true", b"01", b"1e-320", b"-999", b"Total", b"2016", b"****", b"#", b"\\",
]
EXTREMES = ["0", "-1", "18446744073709551615", "1e12", "1e308", "NaN", "x", "", "=1", "2.5", "1000000000"]
VALUES = [
    "", " ", "x", "x" * 300, "../x", "/dev/zero", "case.toml", "\u202e", "=1+1", "99", "2016-02-30", "inf", 0, -1, 1, 2, 7.5, 2**32, 2**63 - 1,
    -(2**63), 10**12, 1e308, -1e308, 5e-324, float("nan"), float("inf"), float("-inf"), True, False, [], {}, [[]], ["x"], [1, "x"], [0] * 50,
    {"x": 1}, [{}], datetime.date(1, 1, 1), datetime.date(9999, 12, 31), None,
]


# ---------------------------------------------------------------------------------------------------
# Worlds: folders with valid inputs, and what is asked of them.

def squares():
    """A map of 36 squares with a column of every sort, as GeoJSON."""
    features = []
    for unit, row in enumerate(rows()):
        x, y = unit % 6, unit // 6
        ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
        features.append({"type": "Feature", "properties": row, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=0).encode()


def rows():
    for unit in range(36):
        x, y = unit % 6, unit // 6
        yield {
            "id": f"u{unit:02}", "x": x + 0.5, "y": y + 0.5, "v": (unit * 7) % 13 + x, "w": (unit * 5) % 11 + y, "mark": (unit // 3) % 2,
            "cases": (unit * 3) % 17, "pop": 1000 + unit * 37, "year": 2000 + unit, "period": f"20{10 + unit % 4}", "block": "ab"[x % 2],
        }


def table():
    held = list(rows())
    lines = [",".join(held[0])] + [",".join(str(value) for value in row.values()) for row in held]
    return ("\n".join(lines) + "\n").encode()


def gal():
    lines = ["0 36 map id"]
    for unit in range(36):
        near = [other for other in range(36) if abs(unit % 6 - other % 6) + abs(unit // 6 - other // 6) == 1]
        lines += [f"u{unit:02} {len(near)}", " ".join(f"u{other:02}" for other in near)]
    return ("\n".join(lines) + "\n").encode()


def links():
    lines = ["from,to,weight"] + [f"u{unit:02},u{unit + 1:02},1" for unit in range(35)]
    return ("\n".join(lines) + "\n").encode()


# What `--value` names: two columns, an outcome and what explains it, marks, events, or one column.
PAIRS, REGRESSIONS = ["two-maps", "lee", "moran-bivariate", "local-moran-bivariate"], ["ols", "slx", "lag", "error", "esf"]
EVENTS, MARKS = ["scan", "rates", "moran-eb", "local-moran-eb", "rate", "slope"], ["join-count", "local-join-count"]


def values(method):
    for names, columns in [(PAIRS, "v w"), (REGRESSIONS, "v w cases"), (EVENTS, "cases"), (MARKS, "mark"), (["poisson"], "cases w")]:
        if method in names:
            return columns.split()
    return ["v"]


def asked(method, chance):
    """Arguments of a method: what it needs and some of what it takes, now and then with an extreme."""
    flat = "map.csv" if method["data"] != "a map" or chance.random() < 0.3 else "map.geojson"
    suits = {
        "weights": chance.choice(["queen", "rook", "w.gal", "w.csv"] if flat == "map.geojson" else ["knn:4", "band:min", "w.gal"]),
        "id": "id", "x": "x", "y": "y", "population": "pop", "exposure": "pop", "time": "year" if method["door"] == "trend" else "period", "draws": "19", "bands": "1,2,3",
    }
    words = [method["door"], method["name"], flat]
    for one in method["takes"]:
        name, kind = one["name"], one["type"]
        always = one["needed"] or name in ("id", "draws", "weights", "population", "exposure") or (flat == "map.csv" and name in ("x", "y"))
        if name == "value" or not (always or chance.random() < 0.04) or kind == "written file":
            continue
        word = suits.get(name, str(one["default"] if one["default"] is not None else 3))
        if one["words"]:
            word = chance.choice(one["words"])["word"]
        if chance.random() < 0.03:
            word = chance.choice(EXTREMES)
        words += [f"--{name}"] if kind == "flag" else [f"--{name}={word}"]
    if any(one["name"] == "csv" for one in method["takes"]) and chance.random() < 0.3:
        words += ["--csv", "out/answer.csv"]
    return words if method["name"] == "weights" else [*words, "--value", *values(method["name"])]


def world_of_methods(folder, chance, methods):
    files = {"map.geojson": squares(), "map.csv": table(), "w.gal": gal(), "w.csv": links()}
    method = chance.choice(methods)
    words = asked(method, chance)
    used = [name for name in files if any(word.endswith(name) for word in words)]
    name = chance.choice(used)
    if name == "map.geojson" and chance.random() < 0.7:
        document = json.loads(files[name])
        put(document, chance)
        files[name] = json.dumps(document, default=str).encode()
    else:
        files[name] = broken(files[name], chance)
    for name, held in files.items():
        (folder / name).write_bytes(held)
    return f"a map or table of `{method['door']}`", words


def world_of_shapefiles(folder, chance, maps):
    source = chance.choice(maps)
    parts = sorted(source.glob("map.*"))
    for part in parts:
        shutil.copy(part, folder / part.name)
    part = folder / chance.choice(parts).name
    part.write_bytes(broken(part.read_bytes(), chance))
    return "a shapefile", ["stat", "weights", "map.shp", "--weights", chance.choice(["queen", "rook", "knn:2"])]


def world_of_cases(folder, chance):
    name = chance.choice(CASES)
    shutil.copytree(ROOT / "cases" / name, folder / "case", ignore=shutil.ignore_patterns("expected"))
    path = folder / "case/case.toml"
    sort = chance.choice(["text", "value", "value", "source"])
    if sort == "text":
        path.write_bytes(broken(path.read_bytes(), chance))
    elif sort == "value":
        case = tomllib.loads(path.read_text())
        put(case, chance)
        path.write_text("".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in case.items()))
    else:
        break_source(folder / "case", chance)
    verb = chance.choice(["check"] * 6 + ["list", "calibrate", "figure"])
    words = {
        "check": ["check", "case", "--out", "out", "--draws", "19"], "list": ["list", "case"],
        "calibrate": ["calibrate", "case", "--datasets", "2"], "figure": ["figure", "case", "m3" if name == CASES[0] else "c24"],
    }[verb]
    return f"a case: its {sort}", words


def break_source(case, chance):
    """Breaks one source, and tells the case its new hash, so that it is read."""
    source = chance.choice([path for path in sorted((case / "sources").iterdir()) if path.is_file()])
    old = source.read_bytes()
    source.write_bytes(broken(old, chance))
    text = (case / "case.toml").read_text()
    digest = lambda held: hashlib.sha256(held).hexdigest()
    (case / "case.toml").write_text(text.replace(digest(old), digest(source.read_bytes())))


# ---------------------------------------------------------------------------------------------------
# Mutations.

def broken(held, chance):
    """Bytes with one to three mutations."""
    for _ in range(chance.choice([1, 1, 2, 3])):
        at = chance.randrange(len(held) + 1)
        to = min(len(held), at + chance.choice([1, 1, 4, 30, 500]))
        lines = held.split(b"\n")
        line = chance.randrange(len(lines))
        how = chance.choice([0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7])
        if how == 0:
            held = held[:at] + held[to:]
        elif how == 1:
            held = held[:to] + held[at:]
        elif how in (2, 3):
            held = held[:at] + chance.choice(TOKENS) + held[at if how == 2 else to:]
        elif how == 4:
            held = held[:at] + bytes([chance.randrange(256)]) + held[at + 1:]
        elif how == 5:
            held = b"\n".join(lines[:line] + lines[line + 1:])
        elif how == 6:
            held = b"\n".join(lines[:line] + [lines[chance.randrange(len(lines))]] + lines[line:])
        else:
            cells = lines[line].split(b",")
            cells[chance.randrange(len(cells))] = chance.choice(TOKENS)
            lines[line] = b",".join(cells)
            held = b"\n".join(lines)
    return held


def leaves(node, way=()):
    """The way to every value of a document, those that hold others among them."""
    held = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in held:
        yield (*way, key)
        yield from leaves(value, (*way, key))


def put(document, chance):
    """Gives a value of a document another of its own type, another type, an extreme or nothing."""
    ways = list(leaves(document))
    *way, last = chance.choice(ways)
    held = lambda way: functools.reduce(lambda node, key: node[key], way, document)
    alike = [one for one in map(held, ways) if type(one) is type(held([*way, last]))]
    value = chance.choice(alike if chance.random() < 0.5 else VALUES)
    node = held(way)
    if value is None:
        del node[last]
    else:
        node[last] = value


def toml(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "nan" if value != value else repr(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


# ---------------------------------------------------------------------------------------------------
# What must hold.

def held(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def ran(program, words, folder):
    """The exit code, what was said, the seconds, and the most memory."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    started = time.monotonic()
    with open(folder / ".said", "wb") as said:
        child = subprocess.Popen([program, *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, preexec_fn=limit)
        while True:
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            took = time.monotonic() - started
            if done:
                break
            if took > 3 * SECONDS:
                child.kill()
            time.sleep(0.002)
    child.returncode = os.waitstatus_to_exitcode(status)
    text = (folder / ".said").read_bytes()
    (folder / ".said").unlink()
    return child.returncode, text, took, used.ru_maxrss * 1024


def faults(before, after, code, said, took, memory, edits):
    if code not in CODES:
        yield f"exit code {code}"
    if b"panicked" in said:
        yield "a panic"
    if took > SECONDS:
        yield f"{took:.0f} s"
    if memory > MEMORY:
        yield f"{memory >> 20} MiB"
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) == after.get(name) or name == edits:
            continue
        ending = next((end for last, end in WHOLE.items() if name.endswith(last)), None)
        if not name.startswith("out/"):
            yield f"an input is other than it was: {name}"
        elif name not in after:
            yield f"an output is gone: {name}"
        elif ending is None:
            yield f"left over: {name}"
        elif not after[name].endswith(ending):
            yield f"half an output: {name}"


def trial(number, seed, program, methods, maps):
    chance = random.Random(f"{seed} {number}")
    folder = PLACE / f"{seed}-{number}"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "out").mkdir(parents=True)
    world = chance.choice(["case", "case", "method", "method", "shapefile"])
    if world == "case":
        name, words = world_of_cases(folder, chance)
    elif world == "method":
        name, words = world_of_methods(folder, chance, methods)
    else:
        name, words = world_of_shapefiles(folder, chance, maps)
    before = held(folder)
    code, said, took, memory = ran(program, words, folder)
    edits = "case/sources/calibration.toml" if words[0] == "calibrate" else None
    wrong = list(faults(before, held(folder), code, said, took, memory, edits))
    if not wrong:
        shutil.rmtree(folder)
    return name, code, words, wrong


def corpus(folder):
    """Writes the valid inputs that trials begin with, one folder a target of `fuzz/`."""
    held = {"geojson": [squares()], "table": [table()], "links": [gal(), links()]}
    held["case"] = [(ROOT / "cases" / name / "case.toml").read_bytes() for name in CASES]
    held["findings"] = [(ROOT / "cases" / name / "expected/findings.json").read_bytes() for name in CASES]
    held["shapefile"] = [path.read_bytes() for path in sorted((ROOT / "tests/bad").glob("*/map.shp"))]
    held["dbf"] = [path.read_bytes() for path in sorted((ROOT / "tests/bad").glob("*/map.dbf"))]
    products = [path for path in sorted((ROOT / "tests/products").glob("*/*")) if path.name != "look.txt"]
    held["look"] = [path.read_bytes() for path in products]
    held["source"] = [path.read_bytes() for path in sorted((ROOT / "cases/mirror-example/sources").glob("*.csv"))]
    held["text"] = [path.read_bytes() for path in sorted((ROOT / "docs").glob("*.md"))]
    for name, seeds in held.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (folder / name / f"seed-{number}").write_bytes(seed)


def main():
    asks = argparse.ArgumentParser()
    asks.add_argument("program", nargs="?")
    asks.add_argument("--corpus", type=pathlib.Path)
    asks.add_argument("--seconds", type=float)
    asks.add_argument("--trials", type=int, default=400)
    asks.add_argument("--seed", default="1")
    asks.add_argument("--only", type=int)
    asks = asks.parse_args()
    if asks.corpus:
        return corpus(asks.corpus)
    program = str(pathlib.Path(asks.program).resolve())
    methods = json.loads(subprocess.run([program, "methods", "--json"], capture_output=True, check=True).stdout)
    whole = lambda folder: (folder / "exit").read_text().strip() == "0"
    maps = sorted(path.parent for path in (ROOT / "tests/bad").glob("*/map.shp") if whole(path.parent))
    numbers = [asks.only] if asks.only is not None else range(10**9 if asks.seconds else asks.trials)
    until = time.monotonic() + (asks.seconds or 10**9)
    counts, failed = collections.Counter(), 0
    for number in numbers:
        if time.monotonic() > until:
            break
        name, code, words, wrong = trial(number, asks.seed, program, methods, maps)
        counts[name, code] += 1
        if wrong:
            failed += 1
            print(f"trial {number}: {' '.join(words)}\n  {'; '.join(wrong)}")
    lines = tell(counts)
    print(lines)
    if asks.seconds:
        record(lines, sum(counts.values()), failed, asks.seed)
    print(f"{sum(counts.values())} trials, {failed} failed")
    sys.exit(min(failed, 1))


def tell(counts):
    codes = sorted({code for _, code in counts})
    lines = ["| Broken | " + " | ".join(f"exit {code}" for code in codes) + " |", "|---|" + "---:|" * len(codes)]
    for name in sorted({name for name, _ in counts}):
        lines.append(f"| {name} | " + " | ".join(f"{counts[name, code]:,}" for code in codes) + " |")
    return "\n".join(lines)


def record(lines, trials, failed, seed):
    """Writes the table into docs/reliability.md, between its marks."""
    page = ROOT / "docs/reliability.md"
    first, rest = page.read_text().split("<!-- harden -->\n", 1)
    last = rest.split("<!-- /harden -->", 1)[1]
    said = f"{trials:,} trials of seed {seed}, {failed} of which broke a promise:\n\n"
    page.write_text(f"{first}<!-- harden -->\n{said}{lines}\n<!-- /harden -->{last}")


if __name__ == "__main__":
    main()
