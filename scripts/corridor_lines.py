#!/usr/bin/env python3
"""Writes the lines of the listed corridors from the Census Bureau's interstates.

    python3 scripts/corridor_lines.py INTERSTATES [CORRIDORS [OUTPUT]]

INTERSTATES is a GeoJSON of TIGER interstate segments (public domain; the copy
used is examples/highway/roads.json of github.com/uber-common/deck.gl-data),
each with a FULLNAME such as "I- 80" in `name`. CORRIDORS and OUTPUT are
corridors.csv and corridor_lines.geojson of the case unless named.

Only listed routes are kept, without business loops and spurs. Segments are
joined where their ends meet and no third end does, each line is simplified to
one kilometer (Douglas and Peucker 1973), coordinates keep four decimals. Both
carriageways stay. Lengths are printed in kilometers along the sphere.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from simplify import distance_km, simplify

TOLERANCE_KM = 1.0


def main() -> None:
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    folder = Path(__file__).resolve().parent.parent / "cases/sanctuary-heroin/sources"
    listed = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "corridors.csv"
    out = Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "corridor_lines.geojson"
    corridors = read_corridors(listed)
    segments = read_segments(Path(sys.argv[1]), corridors)
    features = [feature(route, corridors[route], segments[route]) for route in sorted(corridors, key=numeral)]
    lines = ",\n".join(json.dumps(made, separators=(",", ":")) for made in features)
    text = '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"
    out.write_text(text, encoding="utf-8", newline="\n")
    print(f"{out.name}: {len(features)} routes, {len(text)} bytes")


def numeral(route: str) -> int:
    return int(route.removeprefix("I-"))


def read_corridors(path: Path) -> dict[str, list[str]]:
    corridors = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            corridors[row["interstate"]].append(row["corridor"])
    return {route: sorted(set(names)) for route, names in corridors.items()}


def read_segments(path: Path, corridors: dict[str, list[str]]) -> dict[str, list[list[tuple]]]:
    segments = defaultdict(list)
    for made in json.loads(path.read_text(encoding="utf-8"))["features"]:
        # "I- 35 E" and "I- 35W" are the two branches of I-35; "I- -44" is a misspelling.
        name = re.fullmatch(r"I- ?-?(\d+) ?[NSEW]?", made["properties"]["name"])
        if not name or f"I-{name.group(1)}" not in corridors:
            continue
        shape = made["geometry"]
        parts = [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]
        segments[f"I-{name.group(1)}"] += [[tuple(point) for point in part] for part in parts if len(part) > 1]
    return segments


def feature(route: str, corridors: list[str], segments: list[list[tuple]]) -> dict:
    merged = merge(segments)
    lines = [simplify(line, TOLERANCE_KM) for line in merged]
    kept = sum(map(length, lines))
    points = sum(map(len, lines))
    print(f"{route:5} {sum(map(length, segments)):8.0f} km read {kept:8.0f} km kept {len(lines):4} lines {points:5} points")
    rounded = [[[round(lon, 4), round(lat, 4)] for lon, lat in line] for line in lines]
    return {
        "type": "Feature",
        "properties": {"route": route, "corridors": " ".join(corridors)},
        "geometry": {"type": "MultiLineString", "coordinates": rounded},
    }


def merge(segments: list[list[tuple]]) -> list[list[tuple]]:
    """Joins segments end to end wherever exactly two ends meet."""
    ends = defaultdict(set)
    lines = {number: line for number, line in enumerate(sorted(set(map(tuple, segments))))}
    for number, line in lines.items():
        ends[line[0]].add(number)
        ends[line[-1]].add(number)
    for point in sorted(ends):
        if len(ends[point]) != 2:
            continue
        first, second = sorted(ends[point])
        one, other = lines[first], lines[second]
        if one[0] == one[-1] or other[0] == other[-1] or {one[0], one[-1]} == {other[0], other[-1]}:
            continue
        one = one if one[-1] == point else one[::-1]
        other = other if other[0] == point else other[::-1]
        lines[first] = one + other[1:]
        del lines[second]
        ends[other[-1]] = (ends[other[-1]] - {second}) | {first}
        ends[point] = set()
    return [list(line) for _, line in sorted(lines.items())]


def length(line: list[tuple]) -> float:
    return sum(distance_km(a, b, b) for a, b in zip(line, line[1:]))


if __name__ == "__main__":
    main()
