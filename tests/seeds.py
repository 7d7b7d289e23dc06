"""Checks every case under many seeds: no word may hang on one, but where the page says *at the threshold*.

    python3 tests/seeds.py PROGRAM                       the three seeds that CI runs
    python3 tests/seeds.py PROGRAM --seeds 20            as many as are asked for
    python3 tests/seeds.py PROGRAM --no-pinned           with the calibrations made in memory, too, for each seed
    python3 tests/seeds.py PROGRAM --self-test           the rule of this file on made-up words

Prints a table of what moved: the words of each claim, and how far its number and its ends went.
"""

import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
CASES = ["kentucky-counties", "mirror-example", "sanctuary-heroin"]
# The most claims of a case that may lie at a threshold.
MOST = 2
THRESHOLD = "at-threshold"


def checked(program, case, out, seed):
    """The findings of a case, by claim; with its own seed where none is given."""
    words = [program, "check", case, "--out", out, "--quiet"] + ([] if seed is None else ["--seed", str(seed)])
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1):
        sys.exit(f"{case} with seed {seed} ends with {ran.returncode}\n{ran.stderr}")
    findings = json.loads((out / "findings.json").read_text())["findings"]
    return {finding["claim"]: seen(finding) for finding in findings}


def seen(finding):
    """What is compared of a finding: its word, whether its page says *at the threshold*, its numbers."""
    tested = finding["outcome"].get("tested")
    if tested is None:
        return {"word": finding["verdict"], "threshold": False, "numbers": {}}
    measure, judgement = tested["appraisal"]["primary"]["measure"], tested["judgement"]
    uncertainty, by_chance = measure["uncertainty"], tested["appraisal"].get("by_chance")
    interval = uncertainty.get("interval", {}) if isinstance(uncertainty, dict) else {}
    numbers = {"value": measure["value"], "low": interval.get("low"), "high": interval.get("high")}
    numbers["p"] = (interval.get("chance") or {}).get("p")
    numbers["by chance"] = (by_chance or {}).get("p")
    numbers["agree"] = judgement["robustness"]["agree"]
    return {"word": finding["verdict"], "threshold": THRESHOLD in judgement["reasons"], "numbers": numbers}


def faults(own, others):
    """Words that hang on a seed, and too many that lie at a threshold."""
    found = []
    for claim, first in own.items():
        for seed, findings in others.items():
            other = findings[claim]
            told = first["threshold"] or other["threshold"]
            if other["word"] != first["word"] and not told:
                found.append(f"{claim}: {first['word']}, but {other['word']} with seed {seed}")
    for seed, findings in {"its own": own, **others}.items():
        at = [claim for claim, one in findings.items() if one["threshold"]]
        if len(at) > MOST:
            found.append(f"{len(at)} claims lie at a threshold with seed {seed}: {', '.join(at)}")
    return found


def moved(own, others):
    """The lines of the table, one a claim of which anything moved."""
    lines = []
    for claim, first in own.items():
        all_seen = [first] + [findings[claim] for findings in others.values()]
        words = collections.Counter(one["word"] + (" (at the threshold)" if one["threshold"] else "") for one in all_seen)
        went = []
        for name in first["numbers"]:
            values = [one["numbers"].get(name) for one in all_seen]
            if len(set(map(str, values))) > 1:
                # An infinite end is a word.
                plain = sorted(float(value) for value in values if value is not None)
                went.append(f"{name} {plain[0]:.6g} to {plain[-1]:.6g}" if plain else name)
        if went or len(words) > 1:
            told = ", ".join(f"{word} × {count}" for word, count in words.most_common())
            lines.append(f"| {claim} | {told} | {'; '.join(went)} |")
    return lines


def without_pinned(case, folder):
    """A copy of the case that has pinned no calibration."""
    copy = folder / "case"
    shutil.copytree(case, copy, ignore=shutil.ignore_patterns("expected"))
    text = (copy / "case.toml").read_text()
    # From the head of the source to the next head.
    text, found = re.subn(r'\[\[sources\]\]\nid = "calibration"\n(?:(?!\[).*\n)*', "", text)
    assert found == 1, f"{case} has pinned no calibration"
    (copy / "case.toml").write_text(text)
    return copy


def self_test():
    one = lambda word, threshold=False: {"word": word, "threshold": threshold, "numbers": {"p": 0.1}}
    own = {"a": one("supported"), "b": one("inconclusive", True)}
    assert faults(own, {1: own}) == []
    assert faults(own, {1: {**own, "b": one("supported")}}) == [], "the page says so"
    assert len(faults(own, {1: {**own, "a": one("contradicted")}})) == 1
    many = {name: one("inconclusive", True) for name in "abc"}
    assert len(faults(many, {1: many})) == 2, "the case's own, and that of the seed"
    other = {"a": {**one("supported"), "numbers": {"p": 0.2}}, "b": own["b"]}
    assert moved(own, {1: other}) == ["| a | supported × 2 | p 0.1 to 0.2 |"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--no-pinned", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    asked = parser.parse_args()
    self_test()
    if asked.self_test:
        return 0
    wrong = []
    for name in CASES:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            case = ROOT / "cases" / name
            case = without_pinned(case, folder) if asked.no_pinned else case
            own = checked(asked.program.resolve(), case, folder / "own", None)
            others = {
                seed: checked(asked.program.resolve(), case, folder / str(seed), seed) for seed in range(1, asked.seeds + 1)
            }
        print(f"\n{name}: its own seed and {asked.seeds} others\n\n| claim | words | what moved |\n|---|---|---|")
        print("\n".join(moved(own, others)) or "| none | | |")
        wrong += [f"{name}, {fault}" for fault in faults(own, others)]
    print("".join(f"\nFAULT {fault}" for fault in wrong) or "\nno word hangs on a seed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
