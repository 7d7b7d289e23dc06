#!/usr/bin/env python3
"""Scores `probative read` and writes the table of docs/reader.md.

    python3 scripts/score_reader.py PROGRAM SHARED

PROGRAM is a release build. SHARED holds reader/ (gold texts with score.py, public corpora) and
case/ (the first case's text and labels), which are no part of the repository. Every number is
of the development part, on which the rules were made. Standard library only.
"""

import bisect
import importlib.util
import itertools
import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

FROM, TO = "<!-- scores -->\n", "<!-- end of scores -->"
DOCUMENT = "docs/reader.md"


def load_scorer(shared):
    spec = importlib.util.spec_from_file_location("score", os.path.join(shared, "reader", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(program, path, date=None):
    """The claims of a text."""
    args = [program, "read", path, "--json"] + (["--date", date] if date else [])
    return json.loads(subprocess.run(args, capture_output=True, check=True).stdout)


def read_text(program, text, date=None):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(text)
    try:
        return read(program, file.name, date)
    finally:
        os.unlink(file.name)


def gold(program, shared, scorer):
    folder = os.path.join(shared, "reader", "gold")
    index = json.load(open(os.path.join(folder, "index.json"), encoding="utf-8"))
    found, sides = {}, {}
    for entry in index:
        name = entry["file"] + ".json"
        found[name] = read(program, os.path.join(folder, entry["file"] + ".txt"), entry["date"])
        sides.setdefault(entry["side"], []).append(name)
    labels = scorer.load(folder)
    scores = scorer.score(labels, found)
    kinds = [f1 for f1, count in scores["kinds"].values() if count >= 5]
    rows = [("gold, " + key, scores[key][2], owed) for key, owed in
            [("span", .75), ("value", .95), ("value+unit", .88), ("place", .90), ("time", .88), ("joint", .45)]]
    rows.insert(1, ("gold, kind macro (kinds with five claims or more)", sum(kinds) / len(kinds), .60))
    rows += [("gold, link", scores["link"][2], None), ("gold, source of a claim", scores["source@claim"][2], None)]
    part = lambda names, key: scorer.score({n: labels[n] for n in names}, {n: found[n] for n in names})[key][2]
    for key in ("span", "joint"):
        apart = abs(part(sides["Republican"], key) - part(sides["Democratic"], key))
        rows.append((f"gold, {key}: Republican and Democratic texts differ by (at most)", apart, .15))
    return rows, index


def first_case(program, shared, scorer):
    labels = json.load(open(os.path.join(shared, "case", "claims.json"), encoding="utf-8"))
    text = os.path.join(shared, "case", "argument.txt")
    found = read(program, text)
    right = sum(scorer.kind(labels[i]) == scorer.kind(found[j]) for i, j in scorer.align(labels, found))
    return [("first case, claims right in span and kind, of 32", right, 14)]


# Words that change places with each other, where either stands as a word.
SWAPPED = [("Republican", "Democratic"), ("Republicans", "Democrats"), ("illegal", "undocumented"),
           ("California", "Pennsylvania"), ("Texas", "Maine"), ("Texans", "Mainers")]


def mirrored(text):
    for one, other in SWAPPED:
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


def mirror(program, shared, index):
    """How many claims of the gold texts are read alike in the mirrored text."""
    same = total = 0
    for entry in index:
        path = os.path.join(shared, "reader", "gold", entry["file"] + ".txt")
        text = open(path, encoding="utf-8").read()
        told = [[(c["kind"], c["questions"], c["checkable"]) for c in read_text(program, one, entry["date"])]
                for one in (text, mirrored(text))]
        total += max(map(len, told))
        same += sum(a == b for a, b in zip(*told)) if len(told[0]) == len(told[1]) else 0
    return [("mirror, claims of gold read alike in the mirrored text", same / total, 1.0)]


def together(texts):
    """Texts as paragraphs of one, with the byte at which each begins."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text.encode()) + 2
    return "\n\n".join(texts), starts


def check_worthy(program, shared):
    with open(os.path.join(shared, "reader", "claimbuster", "sentences.jsonl"), encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    text, starts = together([row["text"].replace("\n", " ") for row in rows])
    claims = [c for c in read_text(program, text, "2012-10-01") if c["checkable"]]
    told = {bisect.bisect_right(starts, c["byte_start"]) - 1 for c in claims}
    worthy = {at for at, row in enumerate(rows) if row["label"] == 1}
    f1 = 2 * len(told & worthy) / (len(told) + len(worthy))
    return [("claimbuster, sentences worth checking (F1; a digit alone gives .548)", f1, None)]


def numbers(program, shared):
    """Numbers, percentages, money and dimensions of the recognizers' cases, found with their value."""
    folder = os.path.join(shared, "reader", "recognizers")
    met = wanted = 0
    for name in ("Number_PercentModel", "NumberWithUnit_CurrencyModel", "NumberWithUnit_DimensionModel", "NumberWithUnit_AgeModel"):
        cases = json.load(open(os.path.join(folder, name + ".json"), encoding="utf-8-sig"))
        text, starts = together(["There are " + case["Input"].replace("\n", " ") + " in it." for case in cases])
        found = {}
        for claim in read_text(program, text, "2016-11-07"):
            at = bisect.bisect_right(starts, claim["byte_start"]) - 1
            found.setdefault(at, []).extend(claim["quantities"])
        for at, case in enumerate(cases):
            values = [q["low"] for q in found.get(at, [])]
            for result in case.get("Results") or []:
                try:
                    value = float(str((result.get("Resolution") or {}).get("value")).rstrip("%"))
                except ValueError:
                    continue
                wanted += 1
                met += any(abs(value - other) <= 1e-5 * max(abs(value), 1e-9) for other in values)
    return [("recognizers, values of percentages, money, dimensions, ages that are found", met / wanted, None)]


KINDS_OF_NUMBERS = ("statistical", "temporal", "comparison", "interval")


def sort_of_number(claims):
    """What a claim does with its numbers, in the words of QuanTemp, by what was read of it."""
    numbers = [q for c in claims for q in c["quantities"]]
    if any(q["low"] < q["high"] for q in numbers):
        return "interval"
    if any(c["kind"] in ("rate", "association") for c in claims) or any(q["unit"] == "times" for q in numbers):
        return "comparison"
    dated = any(c["time"] for c in claims)
    return "temporal" if dated and not any(q["unit"] not in ("year", "month", "day") for q in numbers) else "statistical"


def numerical(program, shared):
    """Claims of fact-checkers: what their numbers do (macro-F1), and numbers in digits that are read."""
    folder = os.path.join(shared, "reader", "quantemp")
    rows = [json.loads(line) for line in open(os.path.join(folder, "taxonomy.jsonl"), encoding="utf-8")]
    found = claims_of(program, [row["claim"] for row in rows])
    told = [sort_of_number(found.get(at, [])) for at in range(len(rows))]
    f1s = []
    for sort in KINDS_OF_NUMBERS:
        right = sum(sort == said and sort in row["taxonomy"] for said, row in zip(told, rows))
        f1s.append(2 * right / max(1, told.count(sort) + sum(sort in row["taxonomy"] for row in rows)))
    rows = [json.loads(line) for line in open(os.path.join(folder, "questions.jsonl"), encoding="utf-8")]
    found = claims_of(program, [row["claim"] for row in rows])
    met = wanted = 0
    for at, row in enumerate(rows):
        read_in_it = " ".join(part["text"] for c in found.get(at, []) for part in c["quantities"] + c["time"])
        for number in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", row["claim"]):
            wanted, met = wanted + 1, met + (number in read_in_it)
    return [("quantemp, what numbers do (macro-F1 of four sorts)", sum(f1s) / len(f1s), None),
            ("quantemp, numbers in digits that are read as quantity or period", met / wanted, None)]


def claims_of(program, texts):
    """The claims of many short texts, by the place of the text."""
    text, starts = together([one.replace("\n", " ").rstrip(" .") + "." for one in texts])
    found = {}
    for claim in read_text(program, text, "2023-06-01"):
        found.setdefault(bisect.bisect_right(starts, claim["byte_start"]) - 1, []).append(claim)
    return found


def coordinates(shared):
    """Latitude and longitude of places and counties by their codes."""
    found = {}
    for name in ("Gaz_places_national_2010.txt", "2016_Gaz_counties_national.txt"):
        with open(os.path.join(shared, "data", "a_geometry", name), encoding="latin-1") as lines:
            head = [cell.strip() for cell in next(lines).split("\t")]
            cells = ([cell.strip() for cell in line.split("\t")] for line in lines)
            for row in (dict(zip(head, cell)) for cell in cells):
                found[row["GEOID"]] = (float(row["INTPTLAT"]), float(row["INTPTLONG"]))
    return found


def apart(one, other):
    """Kilometres between two points."""
    (lat1, lon1), (lat2, lon2) = [tuple(map(math.radians, point)) for point in (one, other)]
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


def toponyms(program, shared):
    """Names of places in news: how many of those found are names of places, and stand where they should."""
    points = coordinates(shared)
    right = found = near = placed = 0
    with open(os.path.join(shared, "reader", "geowebnews", "geowebnews.jsonl"), encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            told = {(p["byte_start"], p["byte_end"], p["geoid"]) for c in read_text(program, row["text"], "2018-01-01")
                    for p in c["places"]}
            before = list(itertools.accumulate((len(sign.encode()) for sign in row["text"]), initial=0))
            names = [(before[t["start"]], before[t["end"]], t) for t in row["toponyms"]]
            for start, end, code in told:
                here = [t for a, b, t in names if a < end and start < b]
                found, right = found + 1, right + bool(here)
                known = [t for t in here if t.get("lat") is not None and code in points]
                placed += bool(known)
                near += any(apart(points[code], (float(t["lat"]), float(t["lon"]))) <= 161 for t in known)
    return [("geowebnews, names of places found that are such names", right / found, None),
            (f"geowebnews, towns and counties within 161 km, of {placed} with a point", near / placed, None)]


PEER = "target/quantulum3"


def peer(texts):
    """Sentences a second of quantulum3 on the same sentences, where it can be installed."""
    python = os.path.join(PEER, "bin", "python")
    try:
        if not os.path.exists(python):
            subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "quantulum3==0.10.0"], check=True)
        program = ("import json, sys, time\nfrom quantulum3 import parser\ntexts = json.load(sys.stdin)\n"
                   "parser.parse(texts[0])\nstart = time.process_time()\n"
                   "for text in texts:\n    try:\n        parser.parse(text)\n    except Exception:\n        pass\n"
                   "print(len(texts) / (time.process_time() - start))")
        ran = subprocess.run([python, "-W", "ignore", "-c", program], input=json.dumps(texts), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as why:
        print(f"quantulum3 is not measured: {why}", file=sys.stderr)
        return []
    return [("quantulum3 0.10.0, sentences a second, on 1,000 of the same", round(float(ran.stdout.split()[-1])), None)]


def speed(program, shared):
    folder = os.path.join(shared, "reader", "claimbuster", "sentences.jsonl")
    with open(folder, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].replace("\n", " ") for line in lines]
    once, _ = together(texts)
    copies = max(1, 3_500_000 // len(once.encode()))
    whole, one = "\n\n".join([once] * copies), "In 2012, 40 mills closed.\n"
    seconds, worked = [], []
    for text in (one, whole):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
            file.write(text)
        # Of the processor's time the other work of the machine takes no part.
        runs = [timed([program, "read", file.name]) for _ in range(5)]
        seconds.append(min(wall for wall, _ in runs))
        worked.append(min(used for _, used in runs))
        os.unlink(file.name)
    rate = copies * len(texts) / (worked[1] - worked[0])
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [("sentences a second, one core, with the printing of what is claimed", round(rate), 20000),
            *peer(texts[:1000]),
            ("start, milliseconds (at most)", round(1000 * seconds[0], 1), 50),
            ("memory of the largest run of this script, MiB, for a text of 3.4 MB (at most)", round(largest), 100)]


def timed(args):
    """Seconds that pass, and seconds of the processor."""
    used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    start, before = time.perf_counter(), used()
    subprocess.run(args, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start, used() - before


def shown(value):
    return f"{value:.3f}".lstrip("0") if isinstance(value, float) and value < 1 else f"{value:g}"


def main(program, shared):
    scorer = load_scorer(shared)
    rows, index = gold(program, shared, scorer)
    rows += first_case(program, shared, scorer)
    rows += mirror(program, shared, index) + check_worthy(program, shared) + numbers(program, shared)
    rows += numerical(program, shared) + toponyms(program, shared)
    rows += speed(program, shared)
    table = "| Measure | Found | Owed |\n|---|---|---|\n"
    table += "".join(f"| {name} | {shown(value)} | {shown(owed) if owed is not None else ''} |\n" for name, value, owed in rows)
    with open(DOCUMENT, encoding="utf-8") as file:
        before, rest = file.read().split(FROM)
    _, after = rest.split(TO)
    with open(DOCUMENT, "w", encoding="utf-8") as file:
        file.write(before + FROM + table + TO + after)
    print(table)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
