"""Claims that are plainly true or plainly false, each about an ordinary file, and their cases."""

import hashlib
import json
import re
from dataclasses import dataclass

from known import COUNTIES, DEATHS, PEOPLE, STATES, Ordinary
from made import csv, ods, xlsx

HOLDS = ("supported", "supported-with-qualification")
FAILS = ("contradicted",)


@dataclass
class Claim:
    """A sentence about a file, with the table of its kind as TOML, and the words it may get."""
    kind: str
    words: str
    body: str
    may: tuple
    more: str = ""


def figure(number, where, value, may, more="", record=""):
    return Claim("figure", "number", f"""[[claims.figure.stated]]
said = "the number"
number = "{number}"
unit = "units"
record = {{ source = "data", where = {{ {where} }}, value = {json.dumps(value)}{record} }}
""", may, more)


def share(percent, part, whole, value, may, over="", more=""):
    over = f", sum_over = {json.dumps([over])}" if over else ""
    return Claim("share", "number", f"""[claims.share]
percent = "{percent}"
unit = "units"
part_record = {{ source = "data", where = {{ {part} }}, value = {json.dumps(value)} }}
whole_record = {{ source = "data", where = {{ {whole} }}, value = {json.dumps(value)}{over} }}
""", may, more)


def trend(words, first, last, time, body, may, more=""):
    return Claim("trend", words, f"""[claims.trend]
said = "the numbers"
time = {json.dumps(time)}
windows = [[{first}, {last}]]
{body}
""", may, more)


def of_counts(events, whole=None, where=""):
    rows = lambda value: f'{{ source = "data", value = {json.dumps(value)}{where} }}'
    return f"events = {rows(events)}\n" + (f"whole = {rows(whole)}\n" if whole else "")


def rate(words, named, key, events, exposure, may, more="", rows=""):
    tail = 'tail = "upper"\n' if words in ("higher", "far more", "more") else ""
    return Claim("rate", words, f"""[claims.rate]
said = "events"
events = {{ source = "data", value = {json.dumps(events)}{rows} }}
exposure = {{ source = "data", value = {json.dumps(exposure)}{rows} }}
per = 100000
key = {json.dumps(key)}
named = {json.dumps(named)}
{more}
""", may, tail)


def ranked(words, named, key, value, may, where=""):
    return Claim("rate", words, f"""[claims.rate]
said = "numbers"
universe = "all places"
amounts = {{ source = "data", value = {json.dumps(value)}{where} }}
key = {json.dumps(key)}
named = {json.dumps(named)}
""", may)


def arithmetic(numbers, equation, may):
    body = "".join(f'[[claims.arithmetic.numbers]]\nname = "{name}"\nnumber = "{number}"\nunit = "{unit}"\n' for name, number, unit in numbers)
    return Claim("arithmetic", "number", body + "[[claims.arithmetic.equations]]\n" + equation, may)


def membership(words, key, members, may, columns="", at="text", where='list = ["all"]'):
    named = "".join(f'[[claims.membership.members]]\nname = "{name}"\nkey = "{of}"\n' for name, of in members)
    return Claim("membership", words, f"""[claims.membership]
source = "data"
columns = {{ key = {json.dumps(key)}{columns} }}
list = {{ said = "the list", where = {{ {where} }}, covers = ["all"] }}
at = "{at}"
{named}""", may)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def source(name, data, ending):
    return f"""
[[sources]]
id = "{name}"
path = "sources/{name}.{ending}"
title = "A table"
publisher = "A publisher"
url = ""
vintage = "2020"
published = "2021-01-01"
retrieved = "2021-02-01"
sha256 = "{digest(data)}"
reliability = {{ word = "sufficiently reliable", basis = "official record", because = "it is one" }}
licence = "public domain"
"""


def case(file, ending):
    """The text of `case.toml`."""
    sentences, claims = b"", ""
    for at, claim in enumerate(file.claims):
        words = f"Claim {at} stands here.".encode()
        claims += f"""
[[claims]]
id = "c{at}"
kind = "{claim.kind}"
words = "{claim.words}"
said = "claim {at}"
anchor = {{ start = {len(sentences)}, length = {len(words)}, sha256 = "{digest(words)}" }}
{claim.more}
{claim.body}"""
        sentences += words + b"\n"
    said = [word for word in file.says if not word.startswith("--")]
    missing = f"missing = {json.dumps(said)}\n" if "--missing" in file.says else ""
    sheet = f"sheet = {json.dumps(said[0])}\n" if "--sheet" in file.says else ""
    others = "".join(source(name, data, "csv") for name, data in file.sources.items())
    head = f"""title = "An ordinary case"

[text]
publisher = "A publisher"
headline = "A headline"
url = "https://example.org"
date = "2021-10-23"
sha256 = "{digest(sentences)}"
bytes = {len(sentences)}
conclusion = "c0"
concludes = "the first claim holds"

[settings]
seed = 1
draws = 999
level = 0.95

{source("data", file.data, ending)}{missing}{sheet}{others}"""
    return head + claims


def check(asked):
    """Checks a file's claims; each must get a word that it may get."""
    file = asked.file
    if not file.claims:
        return
    folder = asked.folder / "argued"
    (folder / "sources").mkdir(parents=True)
    (folder / f"sources/data.{file.ending}").write_bytes(file.data)
    for name, data in file.sources.items():
        (folder / f"sources/{name}.csv").write_bytes(data)
    (folder / "case.toml").write_text(case(file, file.ending))
    # 5: no claim could be tested, which is right where no claim can be.
    may = (0, 5) if all(claim.may == ("not-tested",) for claim in file.claims) else (0,)
    printed = asked.run("check", "argued", "--json", "--out", "out", may=may)
    if not printed:
        return
    for claim, found in zip(file.claims, json.loads(printed)["findings"]):
        # Why a claim is not tested is told beneath it, and not by the program as a whole.
        asked.met.update(re.findall(r"\bE\d{3}\b", json.dumps(found["outcome"])))
        if found["verdict"] not in claim.may:
            why = json.dumps(found["outcome"])[:300] if found["verdict"] in ("not-tested", "not-testable") else ""
            asked.say("check", f"{claim.kind} {claim.words}: {found['verdict']} for {' or '.join(claim.may)} {why}")


CODES = [code for code, _ in COUNTIES]
NAMES = [name for _, name in COUNTIES]
TOTAL = sum(DEATHS)
YEARS = list(range(2009, 2021))
RISING = [100 + 12 * at for at in range(12)]


# States that border each other.
WEST = "WA OR CA NV ID UT AZ MT WY CO NM".split()


def claims():
    made = lambda named, head, lines, numbers, claims, **more: Ordinary("claims", named, more.pop("data", None) or csv(head, [list(map(str, row)) for row in lines]), numbers, claims=claims, **more)
    rows = [[code, f"{name} County, Florida", DEATHS[at], PEOPLE[at]] for at, (code, name) in enumerate(COUNTIES)]
    yield made("counties, by name and by code", ["GEOID", "Area Name", "Deaths (n)", "Total population"], rows, {"Deaths (n)": DEATHS}, [
        figure("402", '"Area Name" = "Broward County, Florida"', "Deaths (n)", HOLDS),
        figure("1,700,000", 'GEOID = "12011"', "Total population", HOLDS),
        figure("500", 'GEOID = "12011"', "Deaths (n)", FAILS),
        share("42", 'GEOID = "12011"', f"GEOID = {json.dumps(CODES)}", "Deaths (n)", HOLDS, over="GEOID"),
        share("60", 'GEOID = "12011"', f"GEOID = {json.dumps(CODES)}", "Deaths (n)", FAILS, over="GEOID"),
        rate("higher", ["12007"], "GEOID", "Deaths (n)", "Total population", HOLDS),
        rate("higher", ["12013"], "GEOID", "Deaths (n)", "Total population", ("contradicted", "not-supported", "inconclusive")),
        ranked("highest", ["12011"], "GEOID", "Deaths (n)", HOLDS),
        ranked("highest", ["12013"], "GEOID", "Deaths (n)", FAILS),
        ranked("lowest", ["12013"], "GEOID", "Deaths (n)", HOLDS),
    ], places=("county", 12))
    grouped = [[code, name, f"{DEATHS[at]:,}", f"{PEOPLE[at]:,}"] for at, (code, name) in enumerate(COUNTIES)]
    yield made("commas between thousands", ["FIPS", "County", "Deaths", "Population"], grouped, {"Population": PEOPLE}, [
        figure("1,748,066", 'County = "Broward"', "Population", HOLDS),
        share("48", 'FIPS = "12011"', f"FIPS = {json.dumps(CODES)}", "Population", HOLDS, over="FIPS"),
        rate("higher", ["12007"], "FIPS", "Deaths", "Population", HOLDS),
    ], told={"W114": "what is done with commas is said"})
    percents = [[name, f"{20 + at}.5%"] for at, name in enumerate(NAMES)]
    yield made("per cent behind numbers", ["County", "Turnout"], percents, {"Turnout": [20.5 + at for at in range(12)]}, [
        figure("25.5", 'County = "Broward"', "Turnout", HOLDS), figure("35.5", 'County = "Broward"', "Turnout", FAILS), ranked("highest", ["Columbia"], "County", "Turnout", HOLDS),
    ], told={"W114": "what is done with signs is said"})
    changes = [[name, f"{at - 7}.5%"] for at, name in enumerate(NAMES)]
    yield made("changes, most of them below zero", ["County", "Change in population"], changes, {"Change in population": [float(f"{at - 7}.5") for at in range(12)]}, [
        figure("-2.5", 'County = "Broward"', "Change in population", HOLDS), ranked("lowest", ["Alachua"], "County", "Change in population", HOLDS), ranked("highest", ["Alachua"], "County", "Change in population", FAILS), ranked("second", ["Collier"], "County", "Change in population", HOLDS),
    ], told={"W114": "what is done with signs is said"})
    dollars = [[name, f"${50000 + 1000 * at:,}"] for at, name in enumerate(NAMES)]
    yield made("dollars", ["County", "Median income ($)"], dollars, {"Median income ($)": [50000 + 1000 * at for at in range(12)]}, [
        figure("55,000", 'County = "Broward"', "Median income ($)", HOLDS), ranked("highest", ["Columbia"], "County", "Median income ($)", HOLDS),
    ], told={"W114": "what is done with signs is said"})
    series = [[year, events, 100000] for year, events in zip(YEARS, RISING)]
    numbers = {"Deaths": RISING}
    # What a school year or a fiscal year is named by, nobody knows but its maker: E215 asks for it.
    unnamed = lambda time: [trend("growing", 2009, 2020, time, of_counts("Deaths"), ("not-tested",))]
    of_years = lambda first=2009, last=2020, time="Year": [
        trend("growing", first, last, time, of_counts("Deaths"), HOLDS),
        trend("falling", first, last, time, of_counts("Deaths"), FAILS),
        trend("growing", first, last, time, of_counts("Deaths", "Population"), HOLDS),
        trend("doubled", first, last, time, of_counts("Deaths"), HOLDS),
    ]
    head = ["Year", "Deaths", "Population"]
    yield made("a series of years", head, series, numbers, [*of_years(), figure("232", 'Year = "2020"', "Deaths", HOLDS), figure("132", 'Year = "2020"', "Deaths", FAILS)])
    yield made("a series, the newest first", head, series[::-1], numbers, of_years())
    yield made("years as floats of pandas", head, [[f"{year}.0", *more] for year, *more in series], numbers, of_years())
    yield made("years as FY2009", ["Fiscal Year", *head[1:]], [[f"FY{year}", *more] for year, *more in series], numbers, unnamed("Fiscal Year"))
    yield made("years as FY 2009", ["Fiscal Year", *head[1:]], [[f"FY {year}", *more] for year, *more in series], numbers, unnamed("Fiscal Year"))
    yield made("years as 2009-10", ["School Year", *head[1:]], [[f"{year}-{(year + 1) % 100:02}", *more] for year, *more in series], numbers, unnamed("School Year"))
    yield made("years as 2009-2010", ["School Year", *head[1:]], [[f"{year}-{year + 1}", *more] for year, *more in series], numbers, unnamed("School Year"))
    yield made("years as days, 2009-12-31", ["date", *head[1:]], [[f"{year}-12-31", *more] for year, *more in series], numbers, of_years(time="date"))
    sheets = xlsx({"Data": [head, *series]})
    yield made("a series in a workbook", head, series, numbers, of_years(), data=sheets, ending="xlsx")
    yield made("a series in LibreOffice", head, series, numbers, of_years(), data=ods([head, *series]), ending="ods")
    commas = csv(head, [[str(year), str(events), "100000"] for year, events in zip(YEARS, RISING)], mark=";")
    yield made("a series with semicolons", head, series, numbers, of_years(), data=commas)
    yield made("a series with tabs", head, series, numbers, of_years(), data=commas.replace(b";", b"\t"), ending="tsv")
    # A column of notes, of a source and a blank one beside the numbers.
    noted = [[*row, "see appendix, p. 4" if at == 5 else "", "CDC WONDER", ""] for at, row in enumerate(series)]
    yield made("a series with notes", [*head, "Notes", "Source", ""], noted, numbers, of_years())
    sexes = [[year, sex, events // 2, 50000] for year, events in zip(YEARS, RISING) for sex in ("Female", "Male")]
    yield made("a series of two sexes", ["year", "sex", "deaths", "population"], sexes, {"deaths": [row[2] for row in sexes]}, [
        trend("growing", 2009, 2020, "year", of_counts("deaths", "population", ', where = { sex = "Female" }'), HOLDS),
        trend("growing", 2009, 2020, "year", of_counts("deaths", None, ', where = { sex = ["Female", "Male"] }, sum_over = ["sex"]'), HOLDS),
        figure("232", 'year = "2020", sex = ["Female", "Male"]', "deaths", HOLDS, record=', sum_over = ["sex"]'),
        share("50", 'year = "2020", sex = "Female"', 'year = "2020", sex = ["Female", "Male"]', "deaths", HOLDS, over="sex"),
    ])
    panel = [[code, name, year, 10 + 3 * at + year - 2015, 10000] for at, (code, name) in enumerate(COUNTIES) for year in range(2015, 2019)]
    yield made("a panel of counties and years", ["fips", "county", "year", "deaths", "population"], panel, {"deaths": [row[3] for row in panel]}, [
        figure("25", 'fips = "12011", year = "2015"', "deaths", HOLDS),
        trend("rose", 2015, 2018, "year", of_counts("deaths", "population", ', sum_over = ["fips"]'), HOLDS),
        trend("growing", 2015, 2018, "year", of_counts("deaths", None, ', where = { county = "Alachua" }'), HOLDS),
        rate("higher", ["12023", "12021", "12019"], "fips", "deaths", "population", HOLDS, rows=', where = { year = "2018" }'),
        ranked("highest", ["12023"], "fips", "deaths", HOLDS, where=', where = { year = "2018" }'),
    ], places=("county", 12), told={"W311": "its sentences name no year, and its trends end in 2018"})
    wide = [[name, *[at + year for year in range(6)]] for at, (*_, name) in enumerate(STATES)]
    years = [str(year) for year in range(2015, 2021)]
    yield made("a column a year, states by name", ["State", *years], wide, {"2020": [at + 5 for at in range(51)]}, [
        figure("9", 'State = "California"', "2020", HOLDS), figure("19", 'State = "California"', "2020", FAILS), ranked("highest", ["Wyoming"], "State", "2020", HOLDS),
    ])
    states = [[short, name, 100 + 10 * at, 1000000] for at, (_, short, name) in enumerate(STATES)]
    yield made("states by abbreviation", ["State", "Name", "Overdose deaths", "Population (July 1)"], states, {"Overdose deaths": [row[2] for row in states]}, [
        figure("140", 'State = "CA"', "Overdose deaths", HOLDS), rate("higher", ["WY", "WI", "WV"], "State", "Overdose deaths", "Population (July 1)", HOLDS), ranked("lowest", ["AL"], "State", "Overdose deaths", HOLDS), ranked("top third", ["WY"], "State", "Overdose deaths", HOLDS),
    ])
    mixed = [["United States", 51 * 350 , 51000000]] + [[name, 100 + 10 * at, 1000000] for at, (*_, name) in enumerate(STATES)]
    yield made("the country above its states", ["Area", "Deaths", "Population"], mixed, {"Deaths": [row[1] for row in mixed]}, [figure("140", 'Area = "California"', "Deaths", HOLDS)], rows=52, told={"W107": "the country counts its states twice", "E214": "and is not added to them"})
    withheld = [[code, "Suppressed" if at == 6 else DEATHS[at], PEOPLE[at]] for at, (code, _) in enumerate(COUNTIES)]
    yield made("a withheld count, which the source says is none", ["fips", "deaths", "population"], withheld, {"deaths": [None if at == 6 else one for at, one in enumerate(DEATHS)]}, [figure("402", 'fips = "12011"', "deaths", HOLDS), ranked("highest", ["12011"], "fips", "deaths", HOLDS + ("inconclusive",))], says=("--missing", "Suppressed"), places=("county", 12))
    for word in ["", "NA", "N/A", "."]:
        gaps = [[name, word if at == 2 else DEATHS[at]] for at, name in enumerate(NAMES)]
        yield made(f"`{word}` for none in another row", ["County", "deaths"], gaps, {"deaths": [None if at == 2 else one for at, one in enumerate(DEATHS)]}, [figure("402", 'County = "Broward"', "deaths", HOLDS), ranked("highest", ["Broward"], "County", "deaths", HOLDS + ("inconclusive",))])
    for named, day in [("ISO", "{y}-{m:02}-{d:02}"), ("American", "{m}/{d}/{y}"), ("in words", "{w} {d}, {y}"), ("years alone", "{y}")]:
        months = "January February March April May June July August September October November December".split()
        told = {} if named in ("ISO", "years alone") else {"W114": "what a day is read as is said"}
        laws = [[short, day.format(y=2010 + at % 8, m=at % 12 + 1, d=at % 28 + 1, w=months[at % 12]), "all"] for at, (_, short, _) in enumerate(STATES[:30])]
        yield made(f"a list of laws, days {named}", ["state", "effective", "list"], laws, {}, [
            membership("all", "state", [("California", "CA"), ("Texas", "AL")], HOLDS, ', from = "effective", published = "effective"'),
            membership("all", "state", [("Wyoming", "WY"), ("Texas", "TX")], FAILS, ', from = "effective", published = "effective"'),
            membership("none", "state", [("Wyoming", "WY"), ("Texas", "TX")], HOLDS, ', from = "effective", published = "effective"'),
        ], rows=30, told=told)
    signed = [[name, f"{at % 12 + 1}/{at % 28 + 1}/2014"] for at, (*_, name) in enumerate(STATES[:30])]
    day = lambda stated, may, where="": Claim("figure", "number", f'''[[claims.figure.stated]]
said = "the day"
date = "{stated}"
record = {{ source = "data", where = {{ State = "California"{where} }}, value = "Signed" }}
''', may)
    yield made("days that a text states", ["State", "Signed"], signed, {}, [day("2014-05-05", HOLDS), day("2014-05-06", FAILS)], rows=30, told={"W114": "what a day is read as is said"})
    unclear = [[short, f"{at % 12 + 1}/1/20{10 + at % 8}", "all"] for at, (_, short, _) in enumerate(STATES[:30])]
    yield made("a list of laws, days that may be months", ["state", "effective", "list"], unclear, {}, [membership("all", "state", [("California", "CA")], ("not-tested",), ', from = "effective", published = "effective"')], rows=30, told={"E217": "`3/1/2012` is a day of March or of January"})
    map_of = lambda word, may: Claim("cluster", "clusters", f'''[claims.cluster]
said = "deaths"
events = {{ source = "data", value = "{word}" }}
population = {{ source = "data", value = "Population" }}
per = 100000
unit = "per 100,000"
key = "FIPS"
level = "state"
weights = ["knn:4", "knn:6"]
anywhere = true
''', may, 'tail = "upper"')
    west = [[code, name, 900 + at if short in WEST else 100 + at, [150, 700, 300][at % 3], 1000000] for at, (code, short, name) in enumerate(STATES) if code not in ("02", "15")]
    yield made("a map of states", ["FIPS", "State", "High in some", "By lot", "Population"], west, {"By lot": [row[3] for row in west]}, [map_of("High in some", HOLDS), map_of("By lot", ("contradicted", "not-supported", "inconclusive"))], places=("state", 49))
    years = [[short, year, 20 + at % 5 + (15 if at % 2 and year >= 2014 else 0) + (at * year) % 3] for at, (_, short, _) in enumerate(STATES[:24]) for year in range(2008, 2020)]
    law = "".join(f"{short},2014-01-01,laws,2014-01-01\n" for at, (_, short, _) in enumerate(STATES[:24]) if at % 2)
    yield made("a panel, and a list of laws", ["state", "year", "rate"], years, {"rate": [row[2] for row in years]}, [Claim("effect", "because", '''[claims.effect]
said = "the rate"
outcome = { source = "data", value = "rate" }
key = "state"
time = "year"
windows = [[2008, 2019]]
registry = "laws"
registry_key = "state"
registry_from = "from"
list = { said = "the list of laws", where = { list = ["laws"] }, covers = ["all"] }
after = 2014
''', HOLDS + ("inconclusive",), 'tail = "upper"')], sources={"laws": ("state,from,list,published\n" + law).encode()})
    yield made("numbers of the text alone", ["a", "b"], [["x", 1], ["y", 2]], {"b": [1, 2]}, [
        arithmetic([("rent", "850", "dollar/month"), ("year", "10,200", "dollar"), ("months", "12", "month")], 'said = "a year"\nmultiply = ["rent", "months"]\ngives = "year"\nunit = "dollar"\n', HOLDS),
        arithmetic([("a", "40", "home"), ("b", "60", "home"), ("all", "150", "home")], 'said = "all homes"\nadd = ["a", "b"]\ngives = "all"\nunit = "home"\n', FAILS),
        arithmetic([("old", "200", "home"), ("new", "250", "home"), ("rise", "25", "percent")], 'said = "the rise"\nfrom = "old"\nto = "new"\ngives = "rise"\nunit = "percent"\n', HOLDS),
    ])
