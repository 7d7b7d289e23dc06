"""Tilts a case as a partisan would who may choose everything but data, and asks whether the program names the lever.

    python3 tests/tilts.py PROGRAM            the table of docs/audit.md, on standard output
    python3 tests/tilts.py PROGRAM --write    and written there
    python3 tests/tilts.py PROGRAM --few      the first of each case alone, for every run of the checks

A tilt of tests/tilts.toml changes lines of one claim (or of the whole file) and has a way: for the text or against it.
It is *refused* where the case cannot be read so or the claim comes out not tested (but for a tilt that leaves it
untested, `untests`); *named* where the audit of the
tilted claim says that the lever's own dimension turns the word, alone or with another, or where the qualifier that
it owes (`qualifier`) or a warning that the case did not get before tells of it; *without effect* where the word
stays; and *missed* otherwise.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs/audit.md"
MARKS = ["<!-- tilts -->\n", "<!-- end of tilts -->"]
# Told beside a word, these name the lever themselves.
TELLING = ["W301", "W302", "W303", "W304", "W305", "W309"]


def block(text, claim):
    """Where the lines of a claim begin and end; of the whole file, without one."""
    if not claim:
        return 0, len(text)
    start = text.index(f'[[claims]]\nid = "{claim}"')
    end = text.find("\n[[claims]]\nid = ", start + 1)
    return start, len(text) if end < 0 else end


def without_audit(text):
    """The case without the audit that it pins: what is asked is what the program finds now."""
    return re.sub(r'(?m)^\[\[sources\]\]\nid = "audit"\n(?:[^\n\[].*\n)*', "", text)


def tilted(text, tilt):
    start, end = block(text, tilt.get("within", tilt["claim"]))
    part = text[start:end]
    for header in tilt.get("cuts", []):
        # A table with its lines, up to the next one.
        part, count = re.subn(re.escape(header) + r"\n(?:[^\[\n].*\n|\n)*", "", part, count=1)
        if not count:
            sys.exit(f"{tilt['case']} {tilt['claim']}: `{header}` is not there")
    for old, new in tilt.get("edits", []):
        if part.count(old) < 1:
            sys.exit(f"{tilt['case']} {tilt['claim']}: `{old}` is not there")
        part = part.replace(old, new, 1)
    return text[:start] + part + text[end:]


def ask(program, *words, at):
    return subprocess.run([program, *words], cwd=at, capture_output=True, text=True)


def word(program, folder, claim):
    """The word and qualifiers of a claim, and what was warned of; nothing where the case is refused."""
    argument = ["--argument", "argument.txt"] if (folder / "argument.txt").exists() else []
    ran = ask(program, "check", ".", "--claim", claim, "--out", "/tmp/tilted", "--json", *argument, at=folder)
    if ran.returncode not in (0, 5):
        return None, set(), ran.stderr
    found = json.loads(ran.stdout)["findings"][0]
    tested = found["outcome"].get("tested")
    fired = {one["qualifier"] for one in tested["judgement"]["qualifiers"]} if tested else set()
    return found["verdict"], fired, ran.stderr


def outcome(program, tilt):
    source = ROOT / "cases" / tilt["case"]
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "case"
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("expected"))
        honest = without_audit((folder / "case.toml").read_text())
        (folder / "case.toml").write_text(honest)
        before, qualified, warned_before = word(program, folder, tilt["claim"])
        (folder / "case.toml").write_text(tilted(honest, tilt))
        after, fired, told = word(program, folder, tilt["claim"])
        if after == "not-tested" and not tilt.get("untests"):
            return before, after, "refused"
        if after is None:
            code = re.search(r"error\[(\w+)\]", told)
            return before, "refused", code[1] if code else "refused"
        warned = [code for code in TELLING if told.count(code) > warned_before.count(code)]
        if after == before and fired == qualified and not warned:
            return before, after, "without effect"
        audit = ask(program, "audit", ".", "--claim", tilt["claim"], at=folder).stdout
        turns = [line.strip() for line in audit.splitlines() if line.startswith("        ")]
        own = [line for line in turns if line.startswith(tilt.get("dimension", "none")) or f" and {tilt.get('dimension', 'none')}" in line]
        fired = [name for name in sorted(fired - qualified) if name == tilt.get("qualifier")]
        named = own or warned or fired
        if named:
            return before, after, "named: " + named[0]
        return before, after, "missed"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    tilts = tomllib.loads((ROOT / "tests/tilts.toml").read_text())["tilts"]
    if "--few" in sys.argv:
        tilts = [next(tilt for tilt in tilts if tilt["case"] == case) for case in sorted({tilt["case"] for tilt in tilts})]
    rows, kept = [], 0
    for tilt in tilts:
        before, after, found = outcome(program, tilt)
        print(tilt["case"], tilt["claim"], tilt["lever"], "|", before, "->", after, "|", found, file=sys.stderr, flush=True)
        kept += found.startswith(("named: ", "E", "refused"))
        registry = "yes" if tilt["registry"] else "no"
        rows.append(f"| {tilt['claim']} | {tilt['way']} | {tilt['lever']} | {registry} | {before} | {after} | {found} |")
    head = "| Claim | For or against | What is chosen | In the registry | Before | After | The program |\n|---|---|---|---|---|---|---|\n"
    still = sum("without effect" in row for row in rows)
    said = (f"Of {len(tilts)} tilts {still} change nothing; of the other {len(tilts) - still}, {kept} are refused or named "
            f"and {len(tilts) - still - kept} missed.\n\n")
    table = said + head + "\n".join(rows) + "\n"
    print(table)
    if "--write" in sys.argv:
        text = DOCUMENT.read_text()
        before, rest = text.split(MARKS[0])
        DOCUMENT.write_text(before + MARKS[0] + table + MARKS[1] + rest.split(MARKS[1])[1])
    # What is owed: nine levers of ten.
    if 10 * kept < 9 * (len(tilts) - still):
        sys.exit(1)


main()
