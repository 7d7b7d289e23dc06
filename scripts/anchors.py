#!/usr/bin/env python3
"""Hashes the places of a text, and fills or verifies the hashes of a case.

    python3 scripts/anchors.py TEXT START LENGTH [START LENGTH ...]
    python3 scripts/anchors.py TEXT --case CASE.toml [--write]
    python3 scripts/anchors.py --sources CASE.toml [--write]

The first form prints the hash of the whole text and of each stretch of bytes,
with the bytes themselves. The second compares the text and every anchor of a
case with the text's bytes; the third compares every source with its file, which
lies beside the case. With --write the hashes are put right in place, and nothing
else of the file changes. Hashes are SHA-256; offsets count bytes, from 0.

An anchor stands on one line: anchor = { start = 94, length = 193, sha256 = "…" }.
"""

import hashlib
import re
import sys
import tomllib
from pathlib import Path

ANCHOR = re.compile(
    r'^(anchor = \{ start = (\d+), length = (\d+), sha256 = ")([0-9a-f]*)(" \})', re.M
)
BLOCK = re.compile(r"^\[", re.M)


def main() -> None:
    arguments = [word for word in sys.argv[1:] if word != "--write"]
    write = "--write" in sys.argv
    match arguments:
        case ["--sources", case]:
            finish(*sources(Path(case)), Path(case), write)
        case [text, "--case", case]:
            finish(*anchors(Path(text).read_bytes(), Path(case)), Path(case), write)
        case [text, *numbers] if numbers and len(numbers) % 2 == 0:
            stretches(Path(text).read_bytes(), [int(number) for number in numbers])
        case _:
            sys.exit(__doc__)


def finish(toml: str, wrong: list[str], case: Path, write: bool) -> None:
    tomllib.loads(toml)
    if write:
        case.write_text(toml, encoding="utf-8")
        print(f"{case}: {len(wrong)} put right")
        return
    for line in wrong:
        print(line)
    print(f"{case}: {len(wrong)} differ")
    sys.exit(1 if wrong else 0)


def stretches(text: bytes, numbers: list[int]) -> None:
    print(f"text\t{len(text)}\t{sha256(text)}")
    for start, length in zip(numbers[::2], numbers[1::2]):
        words = text[start : start + length]
        print(f"{start}\t{length}\t{sha256(words)}\t{words.decode('utf-8', 'replace')}")


def anchors(text: bytes, case: Path) -> tuple[str, list[str]]:
    """The case with the hashes of this text, and what was otherwise."""
    wrong = []

    def anchor(found: re.Match) -> str:
        start, length = int(found[2]), int(found[3])
        words = text[start : start + length]
        if len(words) < length:
            sys.exit(f"{case}: bytes {start} to {start + length} lie outside the text")
        if sha256(words) != found[4]:
            wrong.append(f"{start} {length}: {sha256(words)}")
        return found[1] + sha256(words) + found[5]

    toml = ANCHOR.sub(anchor, case.read_text(encoding="utf-8"))
    head, block, tail = cut(toml, toml.index("[text]\n"))
    block = put(block, "sha256", f'"{sha256(text)}"', wrong)
    block = put(block, "bytes", str(len(text)), wrong)
    return head + block + tail, wrong


def sources(case: Path) -> tuple[str, list[str]]:
    """The case with the hashes of its sources' files, and what was otherwise."""
    toml, wrong, at = case.read_text(encoding="utf-8"), [], 0
    while (at := toml.find("[[sources]]\n", at)) >= 0:
        head, block, tail = cut(toml, at)
        path = case.parent / tomllib.loads(block)["sources"][0]["path"]
        block = put(block, "sha256", f'"{sha256(path.read_bytes())}"', wrong)
        toml, at = head + block + tail, len(head) + len(block)
    return toml, wrong


def cut(toml: str, at: int) -> tuple[str, str, str]:
    """What stands before a table, the table, and what stands after it."""
    next_table = BLOCK.search(toml, at + 1)
    end = next_table.start() if next_table else len(toml)
    return toml[:at], toml[at:end], toml[end:]


def put(block: str, key: str, value: str, wrong: list[str]) -> str:
    found = re.search(rf"^{key} = (.*)$", block, re.M)
    if not found:
        sys.exit(f"a table lacks `{key}`:\n{block}")
    if found[1] != value:
        wrong.append(f"{block.splitlines()[1]}: {key} = {value}")
    return block[: found.start(1)] + value + block[found.end(1) :]


def sha256(words: bytes) -> str:
    return hashlib.sha256(words).hexdigest()


if __name__ == "__main__":
    main()
