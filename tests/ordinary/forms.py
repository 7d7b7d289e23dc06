"""Ordinary workbooks, maps, lists of neighbours and packed files."""

import gzip
import json

from known import COUNTIES, DEATHS, PEOPLE, Ordinary, breaks, gal, moran, neighbours, rates, star
from made import csv, geojson, ods, packed, shapefile, topojson, xlsx

CODES = [code for code, _ in COUNTIES]
NAMES = [name for _, name in COUNTIES]
PLACES = ("county", 12)
HEAD = ["GEOID", "County", "Deaths", "Population"]
NUMBERS = {"Deaths": DEATHS, "Population": PEOPLE}
ROWS = [[CODES[at], NAMES[at], DEATHS[at], PEOPLE[at]] for at in range(12)]
RATE = rates("Deaths", "Population", DEATHS, PEOPLE)


def workbooks():
    made = lambda named, data, numbers=NUMBERS, ending="xlsx", stats=(RATE,), **more: Ordinary("workbooks", named, data, numbers, ending=ending, places=more.pop("places", PLACES), stats=list(stats), **more)
    yield made("a sheet", xlsx({"Sheet1": [HEAD, *ROWS]}))
    yield made("an empty second sheet", xlsx({"Data": [HEAD, *ROWS], "Sheet2": []}))
    yield made("codes as numbers", xlsx({"Data": [HEAD, *[[int(row[0]), *row[1:]] for row in ROWS]]}))
    yield made("codes as numbers that show their zeros", xlsx({"Data": [HEAD, *[[(int(row[0]), "00000"), *row[1:]] for row in ROWS]]}))
    alabama = [[(1001 + 2 * at, "00000"), *row[1:]] for at, row in enumerate(ROWS)]
    yield made("codes as numbers that show a zero before them", xlsx({"Data": [HEAD, *alabama]}), told={"W113": "the codes are read with the zeros that are shown"})
    hours = [[(43831.25 + 31 * at, "yyyy-mm-dd"), DEATHS[at]] for at in range(12)]
    yield made("days with their hours", xlsx({"Data": [["Date", "Deaths"], *hours]}), {"Deaths": DEATHS}, stats=[breaks("Deaths", DEATHS)], places=None)
    yield made("commas between thousands, shown", xlsx({"Data": [HEAD, *[[*row[:3], (row[3], "#,##0")] for row in ROWS]]}))
    yield made("dollars, shown", xlsx({"Data": [["GEOID", "Spent", "Population"], *[[row[0], (row[2], "$#,##0"), row[3]] for row in ROWS]]}), {"Spent": DEATHS}, stats=[breaks("Spent", DEATHS)])
    for shown, form in [("thousands", "#,##0,"), ("a letter behind them", '0"p"'), ("nothing", ";;;")]:
        yield made(f"numbers shown with {shown}", xlsx({"Data": [HEAD, *[[*row[:2], (row[2], form), row[3]] for row in ROWS]]}), told={"W113": "the numbers that are held are read, and how they are shown is told"})
    nil = [0, *DEATHS[1:]]
    of_nil = lambda form: xlsx({"Data": [HEAD, *[[*row[:2], (nil[at], form), row[3]] for at, row in enumerate(ROWS)]]})
    yield made("a dash for none, shown", of_nil('_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)'), {"Deaths": nil}, stats=[])
    for form, least, word in [('#,##0;-#,##0;"(NA)"', 1, "(NA)"), ('[<10]"<10";0', 10, "<10")]:
        yield made(f"words for a number, shown by {form}", of_nil(form), {"Deaths": [one if one >= least else None for one in nil]}, says=("--missing", word), stats=[], told={"W113": "the words that are shown are read"})
    yield made("formulas", xlsx({"Data": [HEAD, *[[*row[:2], (f"={row[2]}+0", row[2]), row[3]] for row in ROWS]]}))
    yield made("per cent, shown", xlsx({"Data": [["GEOID", "Share"], *[[row[0], (at / 100, "0%")] for at, row in enumerate(ROWS)]]}), {"Share": list(range(12))}, stats=[breaks("Share", list(range(12)))], told={"W113": "what is read is the per cent that is shown, and not what the cell holds"})
    yield made("days", xlsx({"Data": [["Date", "Deaths"], *[[(43831 + 31 * at, "yyyy-mm-dd"), DEATHS[at]] for at in range(12)]]}), {"Deaths": DEATHS}, stats=[breaks("Deaths", DEATHS)], places=None)
    yield made("a title and a blank row above", xlsx({"Table 1": [["Deaths by county, 2015"], [], HEAD, *ROWS]}), told={"W102": "a line above the header is counted"})
    yield made("a source below", xlsx({"Table 1": [HEAD, *ROWS, [], ["Source: Department of Health"]]}), told={"W102": "a line below the rows is counted"})
    yield made("blank cells", xlsx({"Data": [HEAD, *[[*row[:2], None if at == 3 else row[2], row[3]] for at, row in enumerate(ROWS)]]}), {"Deaths": [None if at == 3 else one for at, one in enumerate(DEATHS)]}, stats=[], told={})
    yield made("rates of one decimal, shown", xlsx({"Data": [["GEOID", "Rate"], *[[row[0], (row[2] / 10, "0.0")] for row in ROWS]]}), {"Rate": [one / 10 for one in DEATHS]}, stats=[breaks("Rate", [one / 10 for one in DEATHS])])
    yield made("two sheets, one of which is named", xlsx({"Deaths": [HEAD, *ROWS], "Notes": [["Note"], ["provisional"], ["second"]]}), says=("--sheet", "Deaths"), stats=[(RATE[0] + " --sheet Deaths", *RATE[1:])])
    yield made("LibreOffice", ods([HEAD, *ROWS]), ending="ods")


def maps():
    properties = [{"GEOID": CODES[at], "NAME": NAMES[at], "deaths": DEATHS[at], "pop": PEOPLE[at], "rate": round(DEATHS[at] / PEOPLE[at] * 1e5, 2)} for at in range(12)]
    queen, rook = neighbours(12, 4), neighbours(12, 4, corners=False)
    numbers = {"deaths": DEATHS, "pop": PEOPLE}
    asks = lambda data="": [
        (f"stat weights --weights queen{data}", "n", 12),
        (f"stat moran --value deaths --weights queen{data}", "value", moran(DEATHS, queen)),
        (f"stat moran --value deaths --weights rook{data}", "value", moran(DEATHS, rook)),
        (f"stat local-moran --value deaths --weights queen{data}", "n", 12),
        (f"stat local-g-star --value deaths --weights queen{data}", "rows.5.value", star(DEATHS, queen, 5)),
        rates("deaths", "pop", DEATHS, PEOPLE, more=data),
    ]
    made = lambda named, ending, data, **more: Ordinary("maps", named, data, more.pop("numbers", numbers), ending=ending, is_map=True, places=more.pop("places", PLACES), stats=more.pop("stats", asks()), **more)
    yield made("GeoJSON", "geojson", geojson(properties, 4))
    yield made("GeoJSON of QGIS, which names its system", "geojson", geojson(properties, 4, crs="urn:ogc:def:crs:OGC:1.3:CRS84"))
    yield made("GeoJSON under .json", "json", geojson(properties, 4), told={"E107": "a case takes lines under .geojson alone, and `add` says so"})
    yield made("GeoJSON with ids beside the properties", "geojson", geojson([{name: value for name, value in one.items() if name != "GEOID"} for one in properties], 4, ids=CODES), stats=asks(" --id id"), places=None)
    yield made("GeoJSON of towns, with a name for id", "geojson", geojson([{"town": f"Town {at}", "cases": DEATHS[at]} for at in range(12)], 4), numbers={"cases": DEATHS}, places=None, stats=[("stat moran --id town --value cases --weights queen --draws 99", "value", moran(DEATHS, queen))])
    yield made("GeoJSON of points", "geojson", geojson(properties, 4, points=True), stats=[("stat moran --value deaths --weights knn:4 --draws 99", "n", 12)], told={"W242": "of equally near points the first are taken"})
    yield made("GeoJSON with nulls", "geojson", geojson([{**one, "note": None, "deaths": None if at == 4 else one["deaths"]} for at, one in enumerate(properties)], 4), numbers={"deaths": [None if at == 4 else one for at, one in enumerate(DEATHS)]}, stats=[("stat moran --value deaths --weights queen --draws 99 --drop-missing", "n", 11)], told={"W245": "a unit without a number is left out, as was asked"})
    words = geojson([{**one, "deaths": f"{one['deaths']}", "pop": f"{one['pop']:,}"} for one in properties], 4)
    yield made("GeoJSON with numbers as words, commas between thousands", "geojson", words, told={"W114": "what is done with the signs of numbers is said"})
    yield made("TopoJSON", "topojson", topojson(properties, 4), told={"E306": "a case takes no map, and `add` says so"})
    shape = shapefile(properties, 4)
    yield made("a shapefile", "shp", shape.pop("shp"), beside=shape)
    shape = shapefile(properties, 4, points=True)
    yield made("a shapefile of points", "shp", shape.pop("shp"), beside=shape, stats=[("stat weights --weights knn:3", "n", 12)], told={"W242": "of equally near points the first are taken"})
    shape = shapefile([{**one, "NAME": "Doña Ana"} for one in properties], 4)
    yield made("a shapefile with accents", "shp", shape.pop("shp"), beside=shape)
    shape = {ending.upper(): data for ending, data in shapefile(properties, 4).items()}
    yield made("a shapefile with endings in capitals", "SHP", shape.pop("SHP"), beside=shape)
    long = geojson([{"GEOID": CODES[at], "ALAND": 1000000000 + at, "deaths": DEATHS[at], "pop": PEOPLE[at]} for at in range(12)], 4)
    yield made("a map of 12 units that the census has, with areas", "geojson", long, beside={"gal": gal(CODES, queen)}, stats=[("stat moran --value deaths --weights data.gal --draws 99", "value", moran(DEATHS, queen))])


def packs():
    table = csv(HEAD, [list(map(str, row)) for row in ROWS])
    made = lambda named, ending, data, **more: Ordinary("packed", named, data, NUMBERS, ending=ending, places=PLACES, stats=more.pop('stats', [RATE]), **more)
    objects = [json.dumps(dict(zip(HEAD, row))) for row in ROWS]
    yield made("objects of JSON", "json", f"[{', '.join(objects)}]".encode())
    yield made("objects of JSON, one a line", "jsonl", "".join(one + "\n" for one in objects).encode())
    yield made("a table in gzip", "csv.gz", gzip.compress(table))
    yield made("a table in an archive", "zip", packed({"deaths.csv": table}))
    yield made("a table in an archive, with a readme", "zip", packed({"deaths.csv": table, "README.txt": b"Deaths of counties.\nSee the site of the state.\n"}), says=("--layer", "deaths.csv"), stats=[(RATE[0] + " --layer deaths.csv", *RATE[1:])])
    yield made("a table in an archive of a Mac", "zip", packed({"deaths.csv": table, "__MACOSX/._deaths.csv": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X"}))
    shape = shapefile([dict(zip(HEAD, row)) for row in ROWS], 4)
    yield made("a shapefile in an archive", "zip", packed({f"counties.{ending}": data for ending, data in shape.items()}), is_map=True)
    yield made("a table in a folder of an archive", "zip", packed({"data/": b"", "data/deaths.csv": table}))
