"""Holds the pinned calibrations and audits of our cases against what the program gives today.

`pins.py PROBATIVE [--audits]`: calibrations, and audits too where they are asked for, whose claims'
fingerprints `check` compares by itself. A pinned file is read and not made again, so that one that is stale gives its
old interval or its old list of choices to every run.
"""

import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASES = ["sanctuary-heroin", "mirror-example", "kentucky-counties"]


def made_anew(probative, commands, case, folder):
    copy = folder / case
    shutil.copytree(ROOT / "cases" / case, copy)
    for command in commands:
        subprocess.run([probative, command, copy], check=True, capture_output=True)
    return copy


def stale(case, copy):
    names = [path.name for path in (ROOT / "cases" / case / "sources").iterdir()]
    _, differ, lack = filecmp.cmpfiles(ROOT / "cases" / case / "sources", copy / "sources", names, shallow=False)
    return [f"cases/{case}/sources/{name}" for name in differ + lack]


def main():
    probative = Path(sys.argv[1]).resolve()
    commands = ["calibrate"] + (["audit"] if "--audits" in sys.argv else [])
    with tempfile.TemporaryDirectory() as folder:
        found = [name for case in CASES for name in stale(case, made_anew(probative, commands, case, Path(folder)))]
    for name in found:
        print(f"{name} is not what the program gives: make it anew, and pin it")
    print(f"{len(found)} pinned files are stale")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
