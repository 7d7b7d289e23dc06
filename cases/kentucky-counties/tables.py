#!/usr/bin/env python3
"""Writes the tables of this case from the files that the agencies publish.

    python3 cases/kentucky-counties/tables.py FOLDER

FOLDER holds PovertyEstimates.csv, Unemployment.csv and Education.csv (USDA Economic Research
Service, as of 5 February 2020), co-est2020-alldata.csv (Census Bureau, vintage 2020),
2016_Gaz_counties_national.txt and county_adjacency.txt (Census Bureau, 2016 and 2010), each under
its own name, in any folder below.
Running it twice gives the same bytes.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
NATION = "00"
STATE = "21"
SERVICE = (
    "https://github.com/JieYingWu/COVID-19_US_County-level_Summaries/blob/"
    "01451badceda93b7c01662bb4a726d5359b7cdbc/raw_data/national/Socioeconomic_status/"
)
CENSUS = (
    "https://github.com/mattkiefer/us-overdoses/blob/"
    "326e8b51c89156304a1712ebca33bed7fdb5a20f/data/population/co-est2020-alldata.csv"
)
NEIGHBORS = (
    "https://github.com/msu-coinlab/CastEvaluation/blob/"
    "b92a545096c6855ff9fa9a986fbf3d4a1d7b5c22/data/county_adjacency.txt"
)
SERVICE_DAY = "2020-02-05"
CENSUS_DAY = "2021-05-04"
# The counties of the Appalachian Region: 40 U.S.C. 14102(a)(1)(C), as of 8 October 2008.
REGION = set(
    """
    001 011 013 019 025 043 045 049 051 053 057 061 063 065 069 071 079 087 089 095 099 109 115 119
    121 125 127 129 131 133 135 137 147 151 153 159 165 169 171 173 175 181 189 193 195 197 199 201
    203 205 207 231 235 237
    """.split()
)
# The coalfield in the far east, as the text names it.
COALFIELD = ("013", "025", "071", "095", "119", "131", "133", "159", "193", "195")
YEARS = range(2010, 2021)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    write("poverty.csv", poverty(folder))
    write("unemployment.csv", unemployment(folder))
    write("schooling.csv", schooling(folder))
    write("people.csv", people(folder))
    write("coalfield.csv", coalfield(folder))
    write("changes.csv", changes(folder))
    write("neighbors.csv", neighbors(folder))


def poverty(folder: Path) -> list[dict]:
    source = "Census Bureau SAIPE 2018, from USDA ERS poverty estimates"
    return [
        {
            "fips": row["FIPStxt"],
            "county": row["Area_name"],
            **parts(row["FIPStxt"]),
            "year": "2018",
            "poor": number(row["POVALL_2018"]),
            "percent": row["PCTPOVALL_2018"],
            "percent_low": row["CI90LBALLP_2018"],
            "percent_high": row["CI90UBALLP_2018"],
            "published": SERVICE_DAY,
            "source": source,
            "source_url": SERVICE + "PovertyEstimates.csv",
        }
        for row in service(folder, "PovertyEstimates.csv", "FIPStxt", [NATION, STATE])
    ]


def unemployment(folder: Path) -> list[dict]:
    source = "BLS local area unemployment statistics, from USDA ERS unemployment"
    return [
        {
            "fips": row["FIPS"],
            "county": row["Area_name"].removesuffix(", KY"),
            "year": str(year),
            "labor_force": number(row[f"Civilian_labor_force_{year}"]),
            "unemployed": number(row[f"Unemployed_{year}"]),
            "published": SERVICE_DAY,
            "source": source,
            "source_url": SERVICE + "Unemployment.csv",
        }
        for row in service(folder, "Unemployment.csv", "FIPS", [])
        for year in (2017, 2018)
    ]


def schooling(folder: Path) -> list[dict]:
    source = "Census 2000 and American Community Survey 2014-18, from USDA ERS education"
    return [
        {
            "fips": row["FIPS Code"],
            "county": row["Area name"],
            "period": period,
            "no_diploma_percent": row[
                f"Percent of adults with less than a high school diploma, {period}"
            ],
            "published": SERVICE_DAY,
            "source": source,
            "source_url": SERVICE + "Education.csv",
        }
        for row in service(folder, "Education.csv", "FIPS Code", [])
        for period in ("2000", "2014-18")
    ]


def people(folder: Path) -> list[dict]:
    area = land(folder)
    return [
        {
            **place(row),
            "year": "2018",
            "people": row["POPESTIMATE2018"],
            "land_square_miles": area[row["STATE"] + row["COUNTY"]],
            **origin(),
            "source": "Census Bureau population estimates, vintage 2020; gazetteer 2016 for land",
        }
        for row in estimates(folder)
        if row["COUNTY"] != "000"
    ]


def land(folder: Path) -> dict:
    """The square miles of land of each county."""
    lines = find(folder, "2016_Gaz_counties_national.txt").read_text(encoding="latin-1")
    rows = [[field.strip() for field in line.split("\t")] for line in lines.splitlines()]
    fips, area = rows[0].index("GEOID"), rows[0].index("ALAND_SQMI")
    return {row[fips]: row[area] for row in rows[1:]}


def coalfield(folder: Path) -> list[dict]:
    """The people of each of its counties on 1 July."""
    return [
        {**place(row), "year": str(year), "people": row[f"POPESTIMATE{year}"], **origin()}
        for row in estimates(folder)
        if row["COUNTY"] in COALFIELD
        for year in YEARS
    ]


def changes(folder: Path) -> list[dict]:
    """Who came and went in the coalfield and in the state, from July 2010 to June 2020."""
    places = {"the coalfield": COALFIELD, "Kentucky": ("000",)}
    return [
        {
            "place": name,
            "from": f"{YEARS[0]}-07-01",
            "until": f"{YEARS[-1]}-06-30",
            "births": added(folder, counties, "BIRTHS"),
            "deaths": added(folder, counties, "DEATHS"),
            "moved_away_net": -added(folder, counties, "NETMIG"),
            "residual": added(folder, counties, "RESIDUAL"),
            **origin(),
        }
        for name, counties in places.items()
    ]


def added(folder: Path, counties: tuple[str, ...], name: str) -> int:
    """A column of the estimates over all years but the first, which is of one quarter alone."""
    rows = [row for row in estimates(folder) if row["COUNTY"] in counties]
    return sum(int(row[f"{name}{year}"]) for row in rows for year in YEARS[1:])


def neighbors(folder: Path) -> list[dict]:
    rows, first = [], ""
    for line in find(folder, "county_adjacency.txt").read_text(encoding="ascii").splitlines():
        fields = line.split("\t")
        first, second = fields[1] or first, fields[3]
        if first[:2] == second[:2] == STATE and first != second:
            rows.append((first, second))
    return [
        {
            "fips": first,
            "neighbor_fips": second,
            "published": "",
            "source": "Census Bureau county adjacency 2010",
            "source_url": NEIGHBORS,
        }
        for first, second in sorted(set(rows))
    ]


def place(row: dict) -> dict:
    fips = row["STATE"] + row["COUNTY"]
    return {"fips": fips, "county": row["CTYNAME"], **parts(fips)}


def parts(fips: str) -> dict:
    """The level of a place, and whether it is of the Appalachian Region."""
    level = {NATION + "000": "nation", STATE + "000": "state"}.get(fips, "county")
    region = "Appalachian" if fips[2:] in REGION else "other"
    return {"level": level, "region": region if level == "county" else ""}


def origin() -> dict:
    source = "Census Bureau population estimates, vintage 2020"
    return {"published": CENSUS_DAY, "source": source, "source_url": CENSUS}


def estimates(folder: Path) -> list[dict]:
    with find(folder, "co-est2020-alldata.csv").open(newline="", encoding="latin-1") as file:
        rows = [
            {**row, "STATE": row["STATE"].zfill(2), "COUNTY": row["COUNTY"].zfill(3)}
            for row in csv.DictReader(file)
        ]
    return [row for row in rows if row["STATE"] == STATE]


def service(folder: Path, name: str, key: str, whole: list[str]) -> list[dict]:
    """The state's counties in a table of the Economic Research Service, and the wholes asked for."""
    with find(folder, name).open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    head = next(at for at, row in enumerate(rows) if row[0] == key)
    names = [column.strip() for column in rows[head]]
    tables = [dict(zip(names, row, strict=False)) for row in rows[head + 1 :]]
    wholes = [code + "000" for code in whole]
    county = [row[key].startswith(STATE) and row[key] != STATE + "000" for row in tables]
    return [row for row, of in zip(tables, county, strict=True) if of or row[key] in wholes]


def number(printed: str) -> str:
    return printed.strip().replace(",", "")


def find(folder: Path, name: str) -> Path:
    return next(path for path in sorted(folder.rglob(name)))


def write(name: str, rows: list[dict]) -> None:
    with (HERE / "sources" / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
