"""Tries on a copy what ARCHITECTURE.md promises: that a new thing touches exactly the files it names.

    python3 tests/probe/run.py            every probe
    python3 tests/probe/run.py method     one
    python3 tests/probe/run.py --renew    and write the patches again, as they apply to the files as they stand

A probe is tests/probe/NAME.patch. Above its first diff stand `row:` (the beginning of its row in the
table of ARCHITECTURE.md), `name:` (what it calls the new thing, K in that row), `runs:` (what the
program is asked then) and `says:` (what its answer holds). It touches the files of the row, no others;
what the program reads then stands in tests/probe/NAME/.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROBES = ROOT / "tests/probe"
COPY = ROOT / "target/probe/copy"
# Cargo takes two copies of a workspace for one, so that what is built of one would be run for the
# other: there is one copy, and what is built of it stands apart from what is built of the files.
BUILT = ROOT / "target/probe/built"
# The probes are small: what is built fast is best. A record for later builds would take a gigabyte.
FAST = {"CARGO_PROFILE_DEV_OPT_LEVEL": "0", "CARGO_PROFILE_DEV_DEBUG": "0", "CARGO_INCREMENTAL": "0"}


def run(*words, at):
    done = subprocess.run(words, cwd=at, capture_output=True, text=True, env={**os.environ, **FAST})
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout


def copied():
    """A copy of the files as they stand; files of the same bytes keep their times, so that little is built again."""
    copy = COPY
    tracked = set(run("git", "ls-files", "--cached", "--others", "--exclude-standard", at=ROOT).splitlines())
    for old in [file for file in copy.rglob("*") if file.is_file()]:
        if str(old.relative_to(copy)) not in tracked:
            old.unlink()
    for file in tracked:
        source, place = ROOT / file, copy / file
        if source.is_file() and not (place.is_file() and place.read_bytes() == source.read_bytes()):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
    return copy


def differences(copy, files):
    """The copy against the files as they stand, as a patch."""
    parts = []
    for file in sorted(files):
        old = str(ROOT / file) if (ROOT / file).exists() else "/dev/null"
        label = "/dev/null" if old == "/dev/null" else f"a/{file}"
        words = ["diff", "-u", "--label", label, "--label", f"b/{file}", old, str(copy / file)]
        parts.append(subprocess.run(words, capture_output=True, text=True).stdout)
    return "".join(parts)


def promised(row, name):
    """The files of code and pages that a row of *Where do I put …?* names, with K for the new name."""
    table = (ROOT / "ARCHITECTURE.md").read_text().split("## Where do I put …?")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith(f"| {row}")]
    if len(rows) != 1:
        sys.exit(f"ARCHITECTURE.md has {len(rows)} rows that begin with `{row}`")
    named = re.findall(r"`([a-z]+)(/src/[\w/]+\.(?:rs|md))`", rows[0])
    return {f"crates/probative-{room}{path.replace('/K.', f'/{name}.')}" for room, path in named}


def probe(patch, renew):
    about, text = patch.read_text().split("--- ", 1)
    told = dict(line.split(": ", 1) for line in about.splitlines() if ": " in line)
    copy = copied()
    run("patch", "-p1", "--forward", "--no-backup-if-mismatch", "-i", str(patch), at=copy)
    promises = promised(told["row"], told["name"])
    names = [line.split()[1] for line in text.splitlines() if line.startswith("+++ ")]
    touched = {name.removeprefix("b/") for name in names}
    if touched != promises:
        odd = f"touches besides {sorted(touched - promises)} and not {sorted(promises - touched)}"
        sys.exit(f"{patch.stem} {odd}, against ARCHITECTURE.md")
    build = ["cargo", "run", "-q", "-p", "probative-cli", "--target-dir", str(BUILT), "--"]
    said = run(*build, *told["runs"].split(), at=copy)
    if told["says"] not in said:
        sys.exit(f"{patch.stem} does not say {told['says']}: {said}")
    if renew:
        patch.write_text(about + differences(copy, touched))
    print(f"{patch.stem}: {', '.join(sorted(touched))}")


def main():
    words = [word for word in sys.argv[1:] if word != "--renew"]
    patches = [PROBES / f"{word}.patch" for word in words] or sorted(PROBES.glob("*.patch"))
    for patch in patches:
        probe(patch, "--renew" in sys.argv)


main()
