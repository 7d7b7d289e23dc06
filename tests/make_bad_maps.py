"""Writes the maps of tests/bad that `probative stat` is asked about: GeoJSON as text, and the same as the parts of a shapefile.

    python3 tests/make_bad_maps.py

The expected answers are not written here: UPDATE=1 cargo test -p probative-cli --test it bad_inputs:: does that.
"""

import json
import struct
from pathlib import Path

BAD = Path(__file__).parent / "bad"


def square(west, south, size=1.0):
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def box(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def geojson(units):
    """Units are names with the rings of polygons; or with a geometry as it shall stand."""

    def geometry(shape):
        return shape if shape is None or isinstance(shape, dict) else {"type": "MultiPolygon", "coordinates": shape}

    features = [
        json.dumps({"type": "Feature", "properties": {"name": name}, "geometry": geometry(shape)})
        for name, shape in units
    ]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"


def clockwise(ring, wanted):
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
    return ring if (area < 0) == wanted else ring[::-1]


def content(shape, kind):
    if shape is None:
        return struct.pack("<i", 0)
    if isinstance(shape, bytes):
        return shape
    rings = [clockwise(ring, place == 0) for part in shape for place, ring in enumerate(part)]
    points = [point for ring in rings for point in ring]
    low = [min((point[axis] for point in points), default=0) for axis in (0, 1)]
    high = [max((point[axis] for point in points), default=0) for axis in (0, 1)]
    starts = [sum(map(len, rings[:place])) for place in range(len(rings))]
    out = struct.pack("<i4d2i", kind, *low, *high, len(rings), len(points))
    out += struct.pack(f"<{len(starts)}i", *starts)
    for point in points:
        out += struct.pack("<2d", *point[:2])
    if kind != 5:
        out += struct.pack(f"<{2 + len(points)}d", *[0.0] * (2 + len(points)))
    return out


def shapefile(folder, units, kind=5):
    shp, shx = b"", b""
    for number, (_, shape) in enumerate(units, 1):
        one = content(shape, kind)
        shx += struct.pack(">2i", (100 + len(shp)) // 2, len(one) // 2)
        shp += struct.pack(">2i", number, len(one) // 2) + one
    for name, body in (("map.shp", shp), ("map.shx", shx)):
        head = struct.pack(">7i2i", 9994, 0, 0, 0, 0, 0, (100 + len(body)) // 2, 0, 0)[:28]
        head += struct.pack("<2i8d", 1000, kind, *[0.0] * 8)
        (folder / name).write_bytes(head + body)
    field = b"name".ljust(11, b"\0") + b"C" + bytes(4) + bytes([12, 0]) + bytes(14)
    head = bytes([3, 26, 1, 1]) + struct.pack("<I2H", len(units), 65, 13) + bytes(20)
    rows = b"".join(b" " + name.encode().ljust(12) for name, _ in units)
    (folder / "map.dbf").write_bytes(head + field + b"\r" + rows + b"\x1a")
    wkt = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
    (folder / "map.prj").write_text(wkt)


def row(name, args, exit_code):
    folder = BAD / name
    folder.mkdir(exist_ok=True)
    (folder / "stat").write_text("\n".join(args) + "\n")
    (folder / "exit").write_text(f"{exit_code}\n")
    return folder


def both(name, units, weights, exit_code=0, more=(), other=None):
    """One row as GeoJSON and one as a shapefile; `other` are units that only a shapefile can hold."""
    for ending, file in (("", "map.geojson"), ("_shapefile", "map.shp")):
        full = name + ending
        args = ["weights", f"tests/bad/{full}/{file}", "--id", "name", "--weights", weights, *more]
        folder = row(full, args, exit_code)
        if ending:
            shapefile(folder, other or units)
        else:
            (folder / file).write_text(geojson(units))


def table(name, method, rows, exit_code, more):
    folder = row(name, [method, f"tests/bad/{name}/towns.csv", "--id", "name", *more], exit_code)
    lines = [f"t{at:02},{at % 4},{at // 4},{value}" for at, value in enumerate(rows)]
    (folder / "towns.csv").write_text("name,x,y,value\n" + "\n".join(lines) + "\n")


def tables():
    near = ["--x", "x", "--y", "y", "--weights", "knn:3", "--value", "value", "--draws", "99"]
    wrong = ["1", "2", "inf", "4", "-inf", "1e308", "7", "NaN", "9", "1e16", "11", "12"]
    table("38_not_finite", "moran", wrong, 3, near)
    small = ["-0", "0", "-0.0", "5e-324", "1e-310", "0", "1", "2", "3", "2", "1", "1"]
    table("38_smallest_numbers", "moran", small, 0, near)
    table("39_no_variation_stat", "moran", ["7"] * 12, 3, near)
    table("39_no_variation_local", "local-geary", ["7"] * 12, 3, near)
    table("40_nine_units", "moran", [str(at) for at in range(9)], 3, near)


def maps():
    bow_tie = [[2, 0], [3, 1], [3, 0], [2, 1], [2, 0]]
    waist = [[1, 1], [2, 1], [2, 2], [1.5, 1.5], [1.25, 2], [1.5, 1.5], [1, 2], [1, 1]]
    twice = [[1, 0], [2, 0], [2, 0], [2, 1], [1, 1], [1, 0]]
    odd = [("plain", [[square(0, 0)]]), ("twice", [[twice]]), ("bow-tie", [[bow_tie]]), ("waist", [[waist]])]
    both("45_odd_rings", odd, "queen")
    opened = [("whole", [[square(0, 0)]]), ("open", [[square(1, 0)[:4]]]), ("flat", [[[[0, 1], [1, 1], [2, 1], [0, 1]]]])]
    both("45_open_ring", opened, "queen", 3)
    gaps = [0.0, 1.0 + 5e-7, 2.0 + 5e-6, 3.0 + 1e-3]
    slivers = [(f"c{column}r{line}", [[square(gaps[column], float(line))]]) for column in range(4) for line in range(3)]
    both("46_slivers", slivers, "queen")
    both("46_slivers_decided", slivers, "queen", 0, ["--snap", "1e-6"])
    land = [(f"m{at}", [[square(float(at % 4), float(at // 4))]]) for at in range(8)]
    both("47_islands", [*land, ("Kauai", [[square(-9, 0)]]), ("Nantucket", [[square(9, 5)]])], "queen")
    parts = [(f"{name}{at}", [[square(east + at % 2, float(at // 2))]]) for name, east in (("w", 0.0), ("e", 9.0)) for at in range(4)]
    both("48_components", [*parts, ("alone", [[square(20, 0)]])], "rook")
    chain = [
        ("Attu", [[box(172, 52, 173, 53)]]),
        ("Kiska", [[box(177, 51, 178, 52)]]),
        ("Aleutians", [[box(179, 51, 180, 52)], [box(-180, 51, -177, 52)]]),
        ("Adak", [[box(-177, 51, -176, 52)]]),
        ("Unalaska", [[box(-168, 53, -166, 54)]]),
        ("Tokyo", [[box(139, 35, 140, 36)]]),
        ("Oahu", [[box(-158.3, 21.2, -157.6, 21.7)]]),
    ]
    both("49_antimeridian", chain, "knn:1", 0, ["--write", "{out}/links.csv"])
    both("49_antimeridian_band", chain, "band:400", 0, ["--write", "{out}/links.csv"])
    cut = [("west", [[box(178, 65, 180, 67)]]), ("east", [[box(-180, 65, -178, 67)]]), ("beyond", [[box(-178, 65, -176, 67)]])]
    both("49_antimeridian_cut", cut, "rook", 0, ["--write", "{out}/links.csv"])


def geometries():
    empty = {"type": "Polygon", "coordinates": []}
    point = {"type": "Point", "coordinates": [4, 4]}
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    collection = {"type": "GeometryCollection", "geometries": [point, line]}
    none = [("whole", [[square(0, 0)]]), ("null", None), ("empty", empty), ("mixed", collection), ("line", line)]
    only = [("whole", [[square(0, 0)]]), ("null", None), ("empty", []), ("line", struct.pack("<i", 3) + content([[square(2, 0)]], 5)[4:])]
    both("50_no_geometry", none, "queen", 3, other=only)
    far = content([[square(5, 0)]], 5)[:-8] + struct.pack("<d", float("inf"))
    wild = {"type": "Polygon", "coordinates": [[[5, 0], [6, 0], [6, 1e308], [5, 1], [5, 0]]]}
    both("38_coordinate_not_finite", [("whole", [[square(0, 0)]]), ("far", wild)], "queen", 3,
         other=[("whole", [[square(0, 0)]]), ("far", far)])
    both("50_point_among_polygons", [("whole", [[square(0, 0)]]), ("point", point)], "queen", 3,
         other=[("whole", [[square(0, 0)]]), ("point", struct.pack("<i2d", 1, 4, 4))])
    high = [(f"h{at}", {"type": "Polygon", "coordinates": [[[*point, 12.5] for point in square(float(at), 0.0)]]}) for at in range(3)]
    flat = [(f"h{at}", [[square(float(at), 0.0)]]) for at in range(3)]
    both("50_heights", high, "queen", other=flat)
    shapefile(BAD / "50_heights_shapefile", flat, 15)
    shapefile(row("50_measures_shapefile", ["weights", "tests/bad/50_measures_shapefile/map.shp", "--id", "name", "--weights", "rook"], 0), flat, 25)
    piled = [
        ("west", [[square(0, 0, 2.0)]]),
        ("across", [[square(1, 1, 2.0)]]),
        ("around", [[square(10, 0, 3.0)]]),
        ("within", [[square(11, 1)]]),
        ("first", [[square(20, 0)]]),
        ("again", [[square(20, 0)]]),
        ("hole", [[square(30, 0, 3.0), square(31, 1)[::-1]]]),
        ("enclave", [[square(31, 1)]]),
    ]
    both("51_overlap", piled, "queen")


tables()
maps()
geometries()
