#!/usr/bin/env python3
"""Looks at every file of a folder, and writes what was understood of each into docs/records.md.

    python3 benches/records/run.py target/release/probative FOLDER

Rows are counted beside pandas, and beside geopandas where they are there and can read the file: the
rows that `look` holds, those that it leaves out and the lines that it calls no rows make up what
another reader counts. The folder is not in the repository, and no test needs it.
"""

import json
import pathlib
import subprocess
import sys
import warnings

ROOT = pathlib.Path(__file__).resolve().parents[2]
# What lies beside a shapefile is a part of it, and what says where files come from is none of them.
PASSED = {".shx", ".prj", ".cpg"}


def peer(path):
    """How many rows pandas or geopandas counts, by their defaults; nothing where they fail."""
    warnings.simplefilter("ignore")
    name = path.name.lower()
    try:
        import pandas

        if name.endswith((".csv", ".csv.zip", ".csv.gz")):
            return "pandas", len(pandas.read_csv(path, low_memory=False))
        if name.endswith(".txt"):
            return "pandas", len(pandas.read_csv(path, sep="\t", low_memory=False))
        if name.endswith((".xlsx", ".xls", ".ods")):
            return "pandas", len(pandas.read_excel(path))
        import geopandas

        return "geopandas", len(geopandas.read_file(path))
    except ImportError:
        return "not installed", None
    except Exception as error:  # whatever another reader fails by
        return type(error).__name__, None


def counted(found):
    held = found["held"]
    for key in ("rows", "units", "lines", "lines_of_words"):
        if key in held:
            return held[key]
    return None


def cells(found):
    """Cells that are withheld, unreliable and missing, of columns that hold numbers."""
    sums = {"bounded": 0, "unreliable": 0, "missing": 0}
    for column in found["columns"]:
        if column["holds"] not in ("words", "nothing"):
            for key in sums:
                sums[key] += column[key]
    return ", ".join(f"{count} {key}" for key, count in sums.items() if count) or "all known"


def row(name, found, path):
    if not found["understood"]:
        problem = found["problems"][0]
        said = f"{problem['code']}: {problem['what']}; {problem['how']}".replace("|", "\\|")
        return f"| `{name}` | refused | {said} | | | |", "refused"
    kind = found["product"]["title"] if found["product"] else found["form"]
    rows = counted(found)
    noun = next(key for key in ("rows", "units", "lines", "lines_of_words") if key in found["held"])
    count = found["held"][noun]
    if "links" in found["held"]:
        what = f"{found['held']['units']} units, {found['held']['links']} links"
    else:
        what = f"{count} {noun.replace('_', ' ')}"
    if found["places"]:
        what += f", {found['places']['count']} places ({found['places']['level']})"
    if found["years"]:
        first, last = found["years"]
        what += f", {first}" if first == last else f", {first} to {last}"
    gone = sum(one["rows"] for one in found["left_out"])
    who, other = peer(path)
    if other is None:
        beside = who if "links" not in found["held"] else ""
    else:
        beside = f"{who} {other}"
        if rows is not None and other != rows + gone:
            beside += f" ({other - rows - gone:+})"
    return f"| `{name}` | {kind} | {what} | {gone or ''} | {cells(found)} | {beside} |", "understood"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [path for path in files if path.suffix.lower() not in PASSED and path.name != "SOURCE.txt"]
    ran = subprocess.run([program, "look", "--json", *map(str, files)], capture_output=True, text=True)
    found = json.loads(ran.stdout)
    assert len(found) == len(files), ran.stderr
    rows, counts = [], {"understood": 0, "refused": 0}
    for path, one in zip(files, found):
        line, outcome = row(path.relative_to(folder).as_posix(), one, path)
        rows.append(line)
        counts[outcome] += 1
    head = f"""# Records as publishers hand them out

Written by `python3 benches/records/run.py target/release/probative FOLDER` from {len(files)} public
files, none of which is in the repository: {counts['understood']} are understood and {counts['refused']} refused with the line that
writes what is read. Beside each stands what another reader counts by its defaults, with the
difference to the rows that are held and left out here: title lines, footers and lines of notes that
it takes for rows, the header of a file that has none, or rows that it cannot read.

| File | Is | Holds | Left out | Cells of numbers | Beside |
|---|---|---|---|---|---|
"""
    document = ROOT / "docs/records.md"
    # What comes behind the table is of other programs and hands.
    _, mark, rest = document.read_text().partition("\n## ")
    document.write_text(head + "\n".join(rows) + "\n" + mark + rest)
    print(counts)


main()
