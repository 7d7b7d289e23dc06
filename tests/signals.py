"""Ends runs of the program at random moments and holds what they leave to what docs/reliability.md promises.

    python3 tests/signals.py PROGRAM               450 runs
    python3 tests/signals.py PROGRAM --runs 60     fewer
    python3 tests/signals.py PROGRAM --record      and the table of docs/reliability.md

A run of check, figure, stat or calibrate replaces what an earlier one wrote. SIGINT or SIGTERM leaves all
outputs old or all new and nothing beside them, and the message says which; after SIGKILL the next run that
writes there, which gives what it gives anywhere, leaves nothing beside its outputs.
"""

import argparse
import collections
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]
MAP = "map.csv --id id --x x --y y --planar --weights knn:3"
# What a run is asked, before and after: two answers that differ in every file.
VERBS = {
    "check": ("check case --draws {} --quiet --out out --site public --sarif a.sarif --junit a.xml", [19, 39]),
    "figure": ("figure case {} --svg a.svg", ["m3", "m4"]),
    "stat": (f"stat local-moran {MAP} --value v --adjust none --draws {{}} --csv a.csv --svg a.svg", [99, 20_099]),
    "calibrate": ("calibrate case --datasets {}", [5, 20]),
}


def world(folder):
    """A case and a map, as valid as they come."""
    shutil.copytree(ROOT / "cases/mirror-example", folder / "case", ignore=shutil.ignore_patterns("expected*"))
    rows = [f"p{at},{at % 8},{at // 8},{at * 7 % 13}\n" for at in range(64)]
    (folder / "map.csv").write_text("id,x,y,v\n" + "".join(rows))


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def restore(folder, held):
    shutil.rmtree(folder)
    for name, data in held.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def listen():
    """Behind a shell's `&` signals are ignored, and so by all that is started from there."""
    for one in SIGNALS[:2]:
        signal.signal(one, signal.SIG_DFL)


def begin(program, words, folder):
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen([program, *words.split()], cwd=folder, preexec_fn=listen, **pipes)


def finish(program, words, folder):
    child = begin(program, words, folder)
    said = child.communicate()[1].decode()
    assert child.returncode == 0, f"{words}: {said}"


class Verb:
    """What stands in a folder before a verb's run and after it, and how long it takes."""

    def __init__(self, program, name, folder):
        pattern, differing = VERBS[name]
        self.first, self.second = map(pattern.format, differing)
        folder.mkdir()
        world(folder)
        finish(program, self.first, folder)
        self.old = files(folder)
        begun = time.monotonic()
        finish(program, self.second, folder)
        self.takes, self.new = time.monotonic() - begun, files(folder)
        assert self.old != self.new, f"{name}: both runs leave the same"


def ended(program, verb, sent, chance, folder):
    """One run that is ended: what was left, and what is wrong with it."""
    restore(folder, verb.old)
    child = begin(program, verb.second, folder)
    # Most moments of a run are of its computation; half of the signals come at its end, where it writes.
    late = chance.random() < 0.5
    time.sleep(verb.takes * (chance.uniform(0.85, 1.1) if late else chance.uniform(0.0, 0.95)))
    child.send_signal(sent)
    said = child.communicate()[1].decode()
    left, wrong = files(folder), []
    which = "all old" if left == verb.old else "all new" if left == verb.new else "neither"
    if sent == signal.SIGKILL:
        which = "cleared by the next run" if which == "neither" else which
        finish(program, verb.second, folder)
        after = files(folder)
        if after != verb.new:
            wrong.append(f"the next run leaves {differences(after, verb.new)}")
        return which, wrong
    if which == "neither":
        wrong.append(f"left {differences(left, verb.old)}")
    if child.returncode == -sent and not said and which == "all old":
        return "all old, before it listened", wrong
    if child.returncode not in (0, -sent) or child.returncode == -sent and "interrupted" not in said:
        wrong.append(f"exit {child.returncode}: {said}")
    return which, wrong


def differences(found, expected):
    return [name for name in sorted(found.keys() | expected.keys()) if found.get(name) != expected.get(name)]


def tell(counts):
    ends = sorted({end for _, _, end in counts})
    lines = ["| Run | ended by | " + " | ".join(ends) + " |", "|---|---|" + "---:|" * len(ends)]
    for verb in VERBS:
        for sent in SIGNALS:
            cells = " | ".join(str(counts[verb, sent, end]) for end in ends)
            lines.append(f"| {verb} | {sent.name} | {cells} |")
    return "\n".join(lines)


def record(lines, runs, failed, seed):
    """Writes the table into docs/reliability.md, between its marks."""
    page = ROOT / "docs/reliability.md"
    first, rest = page.read_text().split("<!-- signals -->\n", 1)
    last = rest.split("<!-- /signals -->", 1)[1]
    said = f"{runs} runs of seed {seed}, {failed} of which broke a promise:\n\n"
    page.write_text(f"{first}<!-- signals -->\n{said}{lines}\n<!-- /signals -->{last}")


def main():
    asks = argparse.ArgumentParser()
    asks.add_argument("program")
    asks.add_argument("--runs", type=int, default=450)
    asks.add_argument("--record", action="store_true")
    asks.add_argument("--seed", default="1")
    asks = asks.parse_args()
    program, runs = str(pathlib.Path(asks.program).resolve()), asks.runs
    counts, failed = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        verbs = {name: Verb(program, name, place / name) for name in VERBS}
        for number in range(runs):
            chance = random.Random(f"{asks.seed}/{number}")
            name, sent = list(VERBS)[number % 4], SIGNALS[number // 4 % 3]
            which, wrong = ended(program, verbs[name], sent, chance, place / name)
            counts[name, sent, which] += 1
            if wrong:
                failed += 1
                print(f"run {number}: {verbs[name].second}, {sent.name}\n  {'; '.join(wrong)}")
    lines = tell(counts)
    print(lines)
    if asks.record:
        record(lines, runs, failed, asks.seed)
    print(f"{runs} runs, {failed} failed")
    sys.exit(min(failed, 1))


if __name__ == "__main__":
    main()
