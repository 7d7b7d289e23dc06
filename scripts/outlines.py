#!/usr/bin/env python3
"""Writes the atlas's outlines of states and counties from the us-atlas package.

    npm pack us-atlas@3 && tar xzf us-atlas-3*.tgz
    python3 scripts/outlines.py package/states-10m.json package/counties-10m.json [FOLDER]

us-atlas (ISC) is made from the Census Bureau's cartographic boundary files of
2017 (public domain). FOLDER is crates/probative-atlas/data unless named.

Arcs are simplified one by one (Douglas and Peucker 1973) with their ends kept,
so that neighbors keep sharing their whole border, and coordinates are rounded
to a grid. Where that would flatten a ring, the ring's arcs are simplified less;
islands smaller than MINOR_KM2 go, unless they are all that a place has. Where
us-atlas itself holds nothing but a line there and back (Falls Church city), the
place becomes the square that has this line for its diagonal.
"""

import json
import math
import sys
from pathlib import Path

from simplify import KM_PER_DEGREE, simplify

MINOR_KM2 = {"states": 60.0, "counties": 40.0}
TOLERANCE_KM = {"states": 3.0, "counties": 2.0}
GRID_DEGREES = {"states": 0.01, "counties": 0.01}


def main() -> None:
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    default = Path(__file__).resolve().parent.parent / "crates/probative-atlas/data"
    folder = Path(sys.argv[3]) if len(sys.argv) == 4 else default
    folder.mkdir(parents=True, exist_ok=True)
    for level, path in zip(("states", "counties"), sys.argv[1:3]):
        topology = json.loads(Path(path).read_text(encoding="utf-8"))
        text = json.dumps(made(level, topology), separators=(",", ":"), ensure_ascii=False) + "\n"
        (folder / f"{level}.json").write_text(text, encoding="utf-8", newline="\n")
        print(f"{level}.json: {len(text.encode())} bytes")


def made(level: str, topology: dict) -> dict:
    arcs = decoded(topology)
    places = sorted(topology["objects"][level]["geometries"], key=lambda place: place["id"])
    shapes = {place["id"]: polygons(place) for place in places if place.get("arcs")}
    for shape in shapes.values():
        if all(area_km2(ring_points(ring, arcs)) == 0 for ring in rings(shape)):
            square_out(shape[0][0], arcs)
    shapes = {code: without_islets(shape, arcs, MINOR_KM2[level]) for code, shape in shapes.items()}
    used = sorted({arc if arc >= 0 else ~arc for shape in shapes.values() for ring in rings(shape) for arc in ring})
    grid = GRID_DEGREES[level]
    thin = thinned(shapes, arcs, used, TOLERANCE_KM[level], grid)
    number = {arc: position for position, arc in enumerate(used)}
    west = min(x for arc in thin.values() for x, _ in arc)
    south = min(y for arc in thin.values() for _, y in arc)
    geometries = []
    for place in places:
        if place["id"] in shapes:
            renumbered = [
                [[number[a] if a >= 0 else ~number[~a] for a in ring] for ring in polygon]
                for polygon in shapes[place["id"]]
            ]
            single = len(renumbered) == 1
            geometries.append(
                {
                    "type": "Polygon" if single else "MultiPolygon",
                    "id": place["id"],
                    "properties": {"name": place["properties"]["name"]},
                    "arcs": renumbered[0] if single else renumbered,
                }
            )
    return {
        "type": "Topology",
        "transform": {"scale": [grid, grid], "translate": [round(west * grid, 6), round(south * grid, 6)]},
        "objects": {level: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [deltas(thin[arc], west, south) for arc in used],
    }


def decoded(topology: dict) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def polygons(place: dict) -> list[list[list[int]]]:
    return [place["arcs"]] if place["type"] == "Polygon" else place["arcs"]


def rings(shape: list[list[list[int]]]) -> list[list[int]]:
    return [ring for polygon in shape for ring in polygon]


def without_islets(shape: list, arcs: list, minor: float) -> list:
    size = {number: area_km2(ring_points(polygon[0], arcs)) for number, polygon in enumerate(shape)}
    largest = max(size, key=lambda number: size[number])
    # A ring of several arcs touches a neighbor: dropping it would open the border.
    kept = [
        polygon
        for number, polygon in enumerate(shape)
        if number == largest or size[number] >= minor or (len(polygon[0]) > 1 and size[number] > 0)
    ]
    return [[ring for ring in polygon if area_km2(ring_points(ring, arcs)) > 0] for polygon in kept]


def square_out(ring: list[int], arcs: list) -> None:
    """Gives the two arcs of a line there and back a corner each, on either side."""
    ends = [arc if arc >= 0 else ~arc for arc in ring]
    assert len(ends) == 2 and all(len(arcs[arc]) == 2 for arc in ends), "a line there and back"
    for arc in ends:
        (ax, ay), (bx, by) = arcs[arc]
        narrow = math.cos(math.radians(ay))
        corner = ((ax + bx) / 2 + (by - ay) / 2 / narrow, (ay + by) / 2 - (bx - ax) / 2 * narrow)
        arcs[arc] = [arcs[arc][0], corner, arcs[arc][1]]


def ring_points(ring: list[int], arcs) -> list[tuple[float, float]]:
    points = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += line[1:] if points else line
    return points


def thinned(shapes: dict, arcs: list, used: list[int], tolerance: float, grid: float) -> dict:
    """Simplified arcs in grid units, less simplified where a ring would vanish."""
    limit = {arc: tolerance for arc in used}
    thin = {arc: snapped(simplify(arcs[arc], tolerance), grid) for arc in used}
    for _ in range(8):
        flat = set()
        for shape in shapes.values():
            for ring in rings(shape):
                before = area_km2(ring_points(ring, arcs))
                after = area_km2([(x * grid, y * grid) for x, y in ring_points(ring, thin)])
                if not 0.75 * before <= after <= 1.35 * before:
                    flat |= {arc if arc >= 0 else ~arc for arc in ring}
        if not flat:
            return thin
        for arc in flat:
            limit[arc] /= 2
            thin[arc] = snapped(simplify(arcs[arc], limit[arc]), grid)
    print(f"  {len(flat)} arcs bound a ring that the grid moves by more than a quarter")
    return thin


def snapped(line: list, grid: float) -> list[tuple[int, int]]:
    points = []
    for lon, lat in line:
        point = (round(lon / grid), round(lat / grid))
        if not points or points[-1] != point:
            points.append(point)
    return points if len(points) > 1 else points * 2


def area_km2(ring: list) -> float:
    narrow = math.cos(math.radians(ring[0][1]))
    x0, y0 = ring[0]
    twice = sum((ax - x0) * (by - y0) - (bx - x0) * (ay - y0) for (ax, ay), (bx, by) in zip(ring, ring[1:]))
    return abs(twice) / 2 * narrow * KM_PER_DEGREE**2


def deltas(points: list[tuple[int, int]], west: int, south: int) -> list[list[int]]:
    x, y = west, south
    made = []
    for px, py in points:
        made.append([px - x, py - y])
        x, y = px, py
    return made


if __name__ == "__main__":
    main()
