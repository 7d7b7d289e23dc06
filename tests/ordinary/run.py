#!/usr/bin/env python3
"""Opens ordinary, right files of the many sorts that newsrooms, agencies and programs write, asks of
each what its maker would, and fails where one is refused, warned of untruly, or gives another number.

    python3 tests/ordinary/run.py target/release/probative [WORD…] [--write]

The counterpart of `tests/losses.py`, which holds hostile files. Each file is written from a short
description, so that its rows, places and numbers are known; `look`, `sum`, `stat`, `count`, `trend`
and `add` are asked of it, and claims that are plainly true or false are checked. A code that is told
counts as untrue unless the description says why it is right. WORD keeps files whose name has it;
`--write` puts what was opened into docs/records.md.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import cases
import corpus

# How a code stands at the begin of a line: `error[E104]: …`, and of `check` `warning  W114  …`.
CODE = re.compile(r"(?:error|warning)(?:\[| +)([EW]\d{3})")
START, END = "<!-- made by `just ordinary` -->", "<!-- end of what is made -->"


class Asked:
    """The program, and what is wrong with its answers about one file."""

    def __init__(self, program, file, folder):
        self.program, self.file, self.wrong, self.met = program, file, [], set()
        self.path = folder / f"data.{file.ending}"
        self.path.write_bytes(file.data)
        for ending, data in file.beside.items():
            (folder / f"data.{ending}").write_bytes(data)
        self.folder = folder

    def run(self, *words, may=(0,)):
        ran = subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, cwd=self.folder)
        if ran.returncode not in may:
            codes = [found[1] for found in map(CODE.match, ran.stderr.splitlines()) if found]
            self.met.update(codes)
            if codes and all(code in self.file.told for code in codes):
                return None
            self.say(" ".join(map(str, words)), f"exit {ran.returncode}: {ran.stderr.strip()[:400]}")
            return None
        self.codes(words[0], ran.stderr)
        return ran.stdout

    def codes(self, asked, said):
        for line in said.splitlines():
            if found := CODE.match(line):
                self.told(asked, found[1], line)

    def told(self, asked, code, what):
        self.met.add(code)
        # A new case is checked as it was drafted: what its author has to write over is told.
        if code not in self.file.told and code != "W312":
            self.say(asked, f"{code}: {what}")

    def say(self, asked, what):
        self.wrong.append(f"{asked}: {what}")

    def look(self):
        printed = self.run("look", "--json", self.path, *self.file.says, may=(0, 3))
        if not printed:
            return
        answer = json.loads(printed)[0]
        for problem in answer["problems"]:
            self.told("look", problem["code"], problem["what"])
        if not answer["understood"]:
            return
        held = answer["held"].get("rows", answer["held"].get("units"))
        if held != self.file.rows:
            self.say("look", f"{held} rows for {self.file.rows}")
        places = answer["places"] or {}
        found = (places.get("level"), places.get("count")) if places else None
        if self.file.places and found != self.file.places:
            self.say("look", f"places {found} for {self.file.places}")
        columns = {column["name"]: column for column in answer["columns"]}
        for name, values in self.file.numbers.items():
            self.column(name, columns.get(name), values)

    def column(self, name, column, values):
        known = [value for value in values if value is not None]
        if column is None:
            return self.say("look", f"no column `{name}`")
        found = (column["known"], column["least"], column["greatest"])
        true = (len(known), min(known, default=None), max(known, default=None))
        alike = column["least"] is not None and all(same(one, other) for one, other in zip(found, true))
        if column["holds"] not in ("numbers", "whole numbers") or not alike:
            self.say("look", f"`{name}` holds {column['holds']} {found} for {true}")

    def sums(self):
        if self.file.is_map:
            return
        for name, values in self.file.numbers.items():
            known = [value for value in values if value is not None]
            self.sum([], name, sum(known), len(known) < len(values))
        for asked, name, true in self.file.sums:
            self.sum(shlex.split(asked), name, true, None in self.file.numbers.get(name, []))

    def sum(self, asked, name, true, drops):
        drop = ["--drop-missing"] if drops else []
        printed = self.run("sum", self.path, "--value", name, *asked, *drop, *self.file.says, "--json")
        if printed and true is None:
            self.say(f"sum {name}", "is added up, though nobody can say what it means")
        elif printed:
            answer = json.loads(printed)
            # Rates are added up here to compare a number, and the program says that they do not add up.
            notices = [notice for notice in answer["notices"] if not notice.startswith("W215")]
            for notice in notices:
                self.told(f"sum {name}", notice[:4], notice)
            # What a number of JSON would round is a string.
            found = sum(float(group["sum"]) for group in answer["groups"])
            if not same(found, true):
                self.say(f"sum {name} {asked}", f"{found} for {true}")

    def stats(self):
        for asked, path, true in self.file.stats:
            door, method, *more = shlex.split(asked)
            printed = self.run(door, method, self.path, *more, "--json")
            if printed:
                found = at_path(json.loads(printed), path)
                if not same(found, true):
                    self.say(asked, f"{path} {found} for {true}")

    def add(self, begun):
        if self.file.is_map and self.file.ending not in ("geojson", "json", "topojson"):
            return
        case = self.folder / "case"
        shutil.copytree(begun, case)
        says = self.file.says if "--missing" not in self.file.says else ()
        self.run("add", "case", self.path, *says)


    def new(self):
        """Begins a case about the table, whose one claim is one of its numbers."""
        if self.file.kind not in ("numbers", "layouts") or not self.file.numbers:
            return
        if self.run("new", "first", "--table", self.path) is not None:
            self.run("check", "first", "--out", "first/out")


def same(found, true):
    return found is not None and (found == true or not isinstance(true, str) and abs(found - true) <= 1e-9 * abs(true))


def at_path(answer, path):
    for step in path.split("."):
        try:
            answer = answer[int(step)] if isinstance(answer, list) else answer[step]
        except (KeyError, IndexError, TypeError):
            return None
    return answer


def opened(program, begun, home, numbered):
    number, file = numbered
    folder = home / str(number)
    folder.mkdir()
    asked = Asked(program, file, folder)
    asked.look()
    asked.sums()
    asked.stats()
    asked.add(begun)
    asked.new()
    cases.check(asked)
    for code in set(file.told) - asked.met:
        asked.say("all", f"{code} is described, and nothing tells it")
    return file, asked.wrong


def main():
    program = str(Path(sys.argv[1]).resolve())
    words = [word for word in sys.argv[2:] if not word.startswith("--")]
    files = [file for file in corpus.files() if all(word in f"{file.kind} {file.name}" for word in words)]
    with tempfile.TemporaryDirectory() as home:
        home = Path(home)
        subprocess.run([program, "new", "begun"], cwd=home, check=True, capture_output=True)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = list(pool.map(lambda one: opened(program, home / "begun", home, one), enumerate(files)))
    bad = 0
    for file, wrong in answers:
        bad += bool(wrong)
        for one in wrong:
            print(f"{file.kind}: {file.name}: {one}")
    kinds = Counter(file.kind for file in files)
    claims = sum(len(file.claims) for file in files)
    told = sum(bool(file.told) for file in files)
    lines = [f"{len(files)} files, {claims} claims; {told} of the files are warned of, each for a reason that its description gives; {bad} fail.", "",
             "| Kind | Files |", "|---|--:|", *(f"| {kind} | {count} |" for kind, count in kinds.items())]
    print("\n".join(lines))
    if bad:
        sys.exit("an ordinary file is refused, warned of untruly, or gives another number")
    if "--write" in sys.argv:
        write("\n".join(lines))


def write(table):
    document = Path(__file__).parents[2] / "docs/records.md"
    before, rest = document.read_text().split(START)
    document.write_text(f"{before}{START}\n{table}\n{END}{rest.split(END, 1)[1]}")


if __name__ == "__main__":
    main()
