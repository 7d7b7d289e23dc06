"""Ordinary tables: names of columns, numbers, missing cells, texts and dates."""

from known import COUNTIES, DEATHS, PEOPLE, STATES, Ordinary, breaks, counted, rates
from made import csv, text

CODES = [code for code, _ in COUNTIES]
NAMES = [name for _, name in COUNTIES]
PLACES = ("county", 12)
SHARES = [22.5, 44.3, 42.0, 66.6, 25.8, 23.0, 20.5, 29.4, 46.7, 19.9, 25.2, 37.0]

SIGNS = {"W114": "what is done with the signs of numbers is said"}
LEFT_OUT = {"W245": "units without a number are left out, as was asked"}


def counties(deaths="deaths", people="population", code="GEOID", cells=None, kind="names", named="", **more):
    """A row a county, with other names of columns, or with `cells` for the numbers of deaths."""
    rows = [[CODES[at], NAMES[at], str(DEATHS[at]) if cells is None else cells[at], str(PEOPLE[at])] for at in range(12)]
    stats = [rates(deaths, people, DEATHS, PEOPLE), counted(code, deaths, people, DEATHS, PEOPLE)]
    more.setdefault("stats", stats)
    more.setdefault("places", PLACES)
    more.setdefault("numbers", {deaths: DEATHS, people: PEOPLE})
    return Ordinary(kind, named, csv([code, "NAME", deaths, people], rows), **more)


def names():
    for code in ["GEOID", "FIPS", "fips", "FIPS Code", "county_fips", "CountyFIPS", "cnty_fips", "GEO_ID", "County Code", "STCOU", "5-digit FIPS Code"]:
        yield counties(code=code, named=f"counties by `{code}`")
    for deaths, people in [
        ("Deaths (n)", "Population (2015)"), ("Rate per 100,000", "Total population"), ("% change", "# of people"),
        ("Décès", "Población"), ("deaths_2015", "pop_2015"), ("Deaths, all causes", "Population, July 1"),
        ("Median household income ($)", "Households"), ("DEATHS", "POP100"), ("Number of Deaths", "Population Estimate"),
        ("No. of deaths", "Persons"), ("B01001_001E", "B01003_001E"), ("Drug overdose deaths (ICD-10 X40–X44)", "Pop."),
        ("deaths/year", "people & households"), ("Unemployment rate (%)", "Labor force"), ("Area Km²", "Pop/Area"),
        ("total", "population"), ("count", "n"), ("value", "denominator"), ("Total", "Pop"), ("x1", "x2"),
    ]:
        told = {"W224": "by its name it is a rate, which nobody divides by people"} if deaths.startswith(("Rate", "Median", "Unemployment rate")) else {}
        yield counties(deaths, people, named=f"numbers under `{deaths}` and `{people}`", told=told)
    rows = [[code, short, long, str(at + 3), str(1000 + at)] for at, (code, short, long) in enumerate(STATES)]
    values, people = [at + 3 for at in range(51)], [1000 + at for at in range(51)]
    for head in [["state_fips", "state_abbr", "state_name", "cases", "pop"], ["STATEFP", "STUSPS", "NAME", "Cases", "Population"], ["FIPS", "Abbr", "Area Name", "Cases", "Pop"]]:
        asked = [counted(head[2], head[3], head[4], values, people), (f"stat moran --value {head[3]} --join states --weights knn:4 --draws 99 --id {head[0]}", "n", 51)]
        yield Ordinary("names", f"states by `{head[0]}`", csv(head, rows), {head[3]: values, head[4]: people}, places=("state", 51), stats=asked, told={"W108": "the outlines of territories have no row"})
    rows = [[str(at), *row] for at, row in enumerate([[CODES[at], str(DEATHS[at])] for at in range(12)])]
    yield Ordinary("names", "pandas wrote its index, without a name", csv(["", "GEOID", "deaths"], rows), {"deaths": DEATHS}, places=PLACES)
    rows = [[f'"{at + 1}"', f'"{CODES[at]}"', str(DEATHS[at])] for at in range(12)]
    data = '"","fips","deaths"\n' + "".join(",".join(row) + "\n" for row in rows)
    yield Ordinary("names", "R wrote its row names, in quotes", data.encode(), {"deaths": DEATHS}, places=PLACES)
    yield Ordinary("names", "codes that Excel is kept from reading", csv(["fips", "deaths", "population"], [[f'="{CODES[at]}"', str(DEATHS[at]), str(PEOPLE[at])] for at in range(12)]), {"deaths": DEATHS}, places=PLACES, stats=[rates("deaths", "population", DEATHS, PEOPLE)])
    yield Ordinary("names", "Stata's names and labels", csv(["fips", "cntyname", "dth_rt", "_merge"], [[CODES[at], NAMES[at], str(SHARES[at]), "matched (3)"] for at in range(12)]), {"dth_rt": SHARES}, places=PLACES)


def numbers():
    plain = lambda named, cells, values, **more: counties(cells=cells, kind="numbers", named=named, numbers={"deaths": values, "population": PEOPLE}, stats=[breaks("deaths", values)], **more)
    signed = lambda named, cells, values: plain(named, cells, values, told=SIGNS)
    big = [247336, 27115, 1168852, 28520, 543376, 1748066, 14625, 159978, 141236, 190865, 321520, 67531]
    yield signed("commas between thousands", [f"{one:,}" for one in big], big)
    yield signed("commas between thousands, small ones without", [f"{one:,}" for one in [*DEATHS[:11], 1234567]], [*DEATHS[:11], 1234567])
    money = [1234.5 * (at + 1) for at in range(12)]
    yield signed("commas and decimals", [f"{one:,.2f}" for one in money], money)
    yield signed("dollars", [f"${one:,}" for one in big], big)
    yield signed("dollars and cents", [f"${one:,.2f}" for one in money], money)
    yield signed("dollars below zero", [f"-${one:,}" if at % 3 == 0 else f"${one:,}" for at, one in enumerate(big)], [-one if at % 3 == 0 else one for at, one in enumerate(big)])
    yield signed("per cent behind numbers", [f"{one}%" for one in SHARES], SHARES)
    yield signed("a blank and per cent behind numbers", [f"{one} %" for one in SHARES], SHARES)
    change = [round(one - 30, 1) for one in SHARES]
    yield plain("changes below zero", [str(one) for one in change], change)
    yield plain("changes with a plus", [f"{one:+}" for one in change], change)
    yield signed("changes in per cent with a plus", [f"{one:+}%" for one in change], change)
    yield signed("a true minus", [str(one).replace("-", "−") for one in change], change)
    yield plain("floats of pandas", [f"{one}.0" for one in DEATHS], DEATHS)
    third = [one / 3 for one in DEATHS]
    yield plain("sixteen digits of R", [repr(one) for one in third], third)
    yield plain("tiny rates in e-notation", [f"{one}e-05" for one in SHARES], [float(f"{one}e-05") for one in SHARES])
    yield plain("e-notation of Excel", ["1.23E+05", "2.5E+04", *[f"{one}E+03" for one in SHARES[2:]]], [1.23e5, 2.5e4, *[float(f"{one}E+03") for one in SHARES[2:]]])
    yield plain("a point first, as SAS and SPSS write", [f"{one / 100:.3f}".lstrip("0") for one in SHARES], [round(one / 100, 3) for one in SHARES])
    zeros = [0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 3, 0]
    yield plain("mostly zeros", [str(one) for one in zeros], zeros)
    yield plain("blanks around numbers", [f"  {one} " for one in DEATHS], DEATHS)
    world = [1380004385, 331002651, *[one * 1000 for one in PEOPLE[2:]]]
    yield plain("populations of countries", [str(one) for one in world], world)
    yield plain("large ones beside small ones", [str(one) for one in [3, 5, 9818605, *PEOPLE[3:]]], [3, 5, 9818605, *PEOPLE[3:]])
    yield plain("shares that sum to one", [f"{at / 66:.4f}" for at in range(12)], [round(at / 66, 4) for at in range(12)])
    yield plain("ones and zeros", [str(at % 2) for at in range(12)], [at % 2 for at in range(12)])
    yield plain("99 and 999 among counts", [str(one) for one in [99, 98, 120, 999, 1001, 870, 45, 77, 101, 640, 310, 88]], [99, 98, 120, 999, 1001, 870, 45, 77, 101, 640, 310, 88])
    yield plain("scores from 1 to 10", [str(at % 10 + 1) for at in range(12)], [at % 10 + 1 for at in range(12)])
    yield plain("years as numbers of another thing", [str(1950 + 5 * at) for at in range(12)], [1950 + 5 * at for at in range(12)])


def missing():
    def gap(named, word, at=(2, 7), says=(), told=None, **more):
        values = [None if one in at else value for one, value in enumerate(DEATHS)]
        cells = ["" if value is None and word == "" else word if value is None else str(value) for value in values]
        known = [value for value in values if value is not None]
        stats = [("stat rates --value deaths --population population --drop-missing" + "".join(f" '{one}'" for one in says), "n", len(known))]
        return counties(cells=cells, kind="missing", named=named, numbers={"deaths": values, "population": PEOPLE}, says=says, told={**LEFT_OUT, **(told or {})}, stats=stats, **more)

    for word in ["", "NA", "N/A", "n/a", "#N/A", "NaN", "null", "NULL", "."]:
        yield gap(f"`{word}` for none" if word else "a blank for none", word)
    for word in ["-", "–", "—", "*", "**", "(D)", "S", "D", "X", "Suppressed", "<10", "<5", "...", "..", "None", "Unknown", "Not reported", "not available", "-999", "-9", "999999"]:
        yield gap(f"`{word}`, which the user says is none", word, says=("--missing", word))
    yield gap("half of the cells blank", "", at=range(0, 12, 2))
    yield gap("all but two blank", "", at=range(10))
    blank = [[CODES[at], NAMES[at], str(DEATHS[at]), "" if at % 4 else "see note"] for at in range(12)]
    yield Ordinary("missing", "a column of notes, mostly blank", csv(["GEOID", "NAME", "deaths", "notes"], blank), {"deaths": DEATHS}, places=PLACES)
    empty = [[CODES[at], "", str(DEATHS[at]), ""] for at in range(12)]
    yield Ordinary("missing", "two columns without any cell", csv(["GEOID", "remarks", "deaths", "flag"], empty), {"deaths": DEATHS}, places=PLACES)


def texts():
    made = lambda named, column, cells, **more: Ordinary("texts", named, csv(["GEOID", column, "deaths"], [[CODES[at], cells[at], str(DEATHS[at])] for at in range(12)]), {"deaths": DEATHS}, places=PLACES, sums=[(f"--by {column}", "deaths", sum(DEATHS))], **more)
    yield made("a comma in names", "name", [f"{one} County, Florida" for one in NAMES])
    yield made("quotes in names", "name", [f'the "old" {one}' for one in NAMES])
    yield made("lines within notes", "note", [f"first line\nsecond line, of {one}" if at % 3 == 0 else f"{one}" for at, one in enumerate(NAMES)])
    yield made("apostrophes and hyphens", "name", [f"St. Mary's–{one}" for one in NAMES])
    yield made("accents", "name", [f"Doña {one} ñ é ü" for one in NAMES])
    yield made("addresses of pages", "url", [f"https://example.org/a?b={at}&c=1,2" for at in range(12)])
    yield made("identifiers", "id", [f"A-{at:04}" for at in range(12)])
    yield made("numbers of telephones", "phone", [f"(352) 555-01{at:02}" for at in range(12)])
    yield made("money in words", "budget", [f"${at + 1}.5 million" for at in range(12)])
    yield made("spans of ages", "ages", [f"{5 * at}-{5 * at + 4}" for at in range(12)])
    yield made("yes and no", "law", ["Yes" if at % 2 else "No" for at in range(12)])
    yield made("TRUE and FALSE", "law", ["TRUE" if at % 2 else "FALSE" for at in range(12)])
    yield made("codes with letters", "icd", [f"X4{at % 5}" for at in range(12)])
    yield made("long ids", "id", [f"{10000000000 + at}" for at in range(12)])
    yield made("names in two letters that are like NA", "party", ["NA" if at == 3 else "DR"[at % 2] for at in range(12)])
    yield made("a number sign first", "street", [f"#{at} Main St" for at in range(12)])
    yield made("an equals sign first, as Excel keeps zeros", "zip", [f'="0{2100 + at}"' for at in range(12)])


def dates():
    def made(named, column, cells, values=None, **more):
        values = values or [10 + (at * 7) % 5 + at for at in range(len(cells))]
        return Ordinary("dates", named, csv([column, "deaths"], [[cell, str(value)] for cell, value in zip(cells, values)]), {"deaths": values}, **more)

    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    years = list(range(2009, 2021))
    people = [1000 + at for at in range(12)]
    yield made("years", "year", [str(one) for one in years])
    yield made("years as floats of pandas", "year", [f"{one}.0" for one in years])
    yield made("days, ISO", "date", [f"2020-{at + 1:02}-15" for at in range(12)])
    yield made("days and times", "date", [f"2020-{at + 1:02}-15T00:00:00.000" for at in range(12)])
    yield made("days and times of pandas", "date", [f"2020-{at + 1:02}-15 00:00:00" for at in range(12)])
    yield made("days, as Americans write", "Date", [f"{at + 1}/15/2020" for at in range(12)])
    yield made("days with zeros, as Americans write", "Report Date", [f"{at + 1:02}/05/2020" for at in range(12)])
    yield made("days with a short year", "Date", [f"{at + 1}/15/20" for at in range(12)])
    yield made("days in words", "Date", [f"{month} 5, 2020" for month in months])
    yield made("months, ISO", "month", [f"2020-{at + 1:02}" for at in range(12)])
    yield made("months of Excel", "Month", [f"{month}-20" for month in months])
    yield made("months and a year in words", "Month", [f"{month} 2020" for month in months])
    yield made("names of months alone", "Month", months)
    yield made("quarters", "Quarter", [f"{2018 + at // 4} Q{at % 4 + 1}" for at in range(12)])
    yield made("quarters the other way", "Quarter", [f"Q{at % 4 + 1} {2018 + at // 4}" for at in range(12)])
    yield made("fiscal years", "Fiscal Year", [f"FY{one}" for one in years])
    yield made("fiscal years, short", "FY", [f"FY {one % 100:02}" for one in years])
    yield made("school years", "School Year", [f"{one}-{(one + 1) % 100:02}" for one in years])
    yield made("spans of five years", "Period", [f"{one - 4}-{one}" for one in years])
    yield made("weeks", "MMWR Week", [str(at + 1) for at in range(12)])
    yield made("numbers of days of Excel", "Date", [str(43831 + 30 * at) for at in range(12)])
    rows = [[str(one), str(DEATHS[at]), str(people[at])] for at, one in enumerate(years)]
    yield Ordinary("dates", "a series of twelve years", csv(["Year", "Deaths", "Population"], rows), {"Deaths": DEATHS, "Population": people}, stats=[("trend slope --time Year --value Deaths --population Population", "n", 12), counted("Year", "Deaths", "Population", DEATHS, people)])
    yield Ordinary("dates", "the newest year first", csv(["Year", "Deaths", "Population"], rows[::-1]), {"Deaths": DEATHS, "Population": people}, stats=[("trend slope --time Year --value Deaths --population Population", "n", 12)])


def delimited():
    """The same table as other programs write it."""
    head = ["GEOID", "name", "deaths", "population"]
    rows = [[CODES[at], NAMES[at], str(DEATHS[at]), str(PEOPLE[at])] for at in range(12)]
    plain = {"deaths": DEATHS, "population": PEOPLE}
    made = lambda named, data, ending="csv", numbers=plain, **more: Ordinary("forms", named, data, numbers, places=PLACES, ending=ending, stats=[rates("deaths", "population", DEATHS, PEOPLE)], **more)
    yield made("tabs, .tsv", csv(head, rows, mark="\t"), "tsv")
    yield made("tabs, .txt", csv(head, rows, mark="\t"), "txt")
    yield made("upright bars, .txt", csv(head, rows, mark="|"), "txt")
    yield made("semicolons", csv(head, rows, mark=";"))
    yield made("Excel: a byte-order mark and CR LF", b"\xef\xbb\xbf" + csv(head, rows, end="\r\n"))
    yield made("Excel: Unicode text", b"\xff\xfe" + text(head, rows, mark="\t", end="\r\n").encode("utf-16-le"), "txt", told={"W101": "letters of UTF-16 are taken as such, which a reader may know"})
    yield made("every cell in quotes", csv(head, rows, every=True))
    yield made("no end behind the last row", csv(head, rows)[:-1])
    shares = [[CODES[at], NAMES[at], str(SHARES[at]).replace(".", ","), str(PEOPLE[at])] for at in range(12)]
    yield Ordinary("forms", "semicolons and a comma for the point", csv(["GEOID", "name", "share", "population"], shares, mark=";"), {"share": SHARES, "population": PEOPLE}, places=PLACES, told={"W109": "a comma is taken for the point, and a reader should know"})


def notes():
    """Tables with words below the rows, of two columns and of more, whose rows begin with codes or names."""
    told = {"W102": "lines below the rows are counted"}
    below = {
        "a year": "Data from 2015.\n", "a day": "Last updated 2016-01-01\n", "a mark": "(1) Provisional\n", "a note": "Note: x\n",
        "a source with commas": "Source: CDC, NCHS, the states, the counties, and others\n", "such a source in quotes": '"Source: CDC, NCHS"\n',
        "a blank line and two notes": "\nNotes:\nNumbers below 10 are withheld.\n", "a star": "* as of May\n",
    }
    wide = [[CODES[at], NAMES[at], str(DEATHS[at]), str(PEOPLE[at])] for at in range(12)]
    for said, note in below.items():
        for columns in [[0, 2], [0, 2, 3], [1, 2], [0, 1, 2, 3]]:
            head = [["GEOID", "county", "deaths", "population"][at] for at in columns]
            data = csv(head, [[row[at] for at in columns] for row in wide]) + note.encode()
            yield Ordinary("notes", f"{said} below {' and '.join(head)}", data, {"deaths": DEATHS}, places=PLACES if 0 in columns else None, stats=[breaks("deaths", DEATHS)], told=told)
    yield from around()


def around():
    """Rows around the others that are none, and rows and blank cells that only look like such."""
    head, rows = ["county", "deaths", "population"], [[NAMES[at], str(DEATHS[at]), str(PEOPLE[at])] for at in range(12)]
    numbers, told = {"deaths": DEATHS, "population": PEOPLE}, {"W102": "lines that are no rows are counted"}
    yield Ordinary("notes", "the numbers of columns below the header", csv(head, [["1", "2", "3"], *rows]), numbers, told=told)
    for said, below in {"the day of the report": [["Report date", "20210503", ""]], "an update and a page": [["Updated", "2021", "2021"], ["Page", "1", "1"]]}.items():
        yield Ordinary("notes", f"{said} below numbers", csv(head, [*rows, *below]), numbers, told=told)
    page = {"deaths": [*DEATHS[:3], 2], "population": [*PEOPLE[:3], 1]}
    yield Ordinary("notes", "Page County at the end", csv(head, [*rows[:3], ["Page", "2", "1"]]), page)
    yield Ordinary("notes", "a first district whose numbers follow it", csv(["district", "deaths", "fires"], [["1", "2", "3"], ["2", "5", "9"], ["3", "4", "2"]]), {"deaths": [2, 5, 4], "fires": [3, 9, 2]})
    laws = [["", "1992", "2019"], ["B", "1993", "2016"], ["C", "1998", "2020"]]
    yield Ordinary("notes", "years in a first row without a name", csv(["law", "begun", "ended"], laws), {"begun": [1992, 1993, 1998], "ended": [2019, 2016, 2020]})
    policy = [[name, "limits" if at % 3 == 0 else "", deaths] for at, (name, deaths, _) in enumerate(rows)]
    yield Ordinary("notes", "a policy of some counties, and nothing of others", csv(["county", "policy", "deaths"], policy), {"deaths": DEATHS}, sums=[("--where policy=limits", "deaths", sum(DEATHS[::3]))], told={"W112": "a cell beneath the policy may be meant of it"})


def ambiguous():
    """Files of which nobody can say what they mean without their maker: they stay refused, and the
    reason stands here."""
    def made(named, cells, told, ending=",", says=(), **more):
        rows = [[CODES[at], cell, str(PEOPLE[at])] for at, cell in enumerate(cells)]
        return Ordinary("ambiguous", named, csv(["GEOID", "deaths", "population"], rows, mark=ending), {"population": PEOPLE}, places=PLACES, sums=[("", "deaths", None)], told=told, says=says, **more)

    refused = lambda why, look=True: {"E104": why, **({"W106": why} if look else {})}
    brackets = [f"({one})" if at % 4 == 0 else str(one) for at, one in enumerate(DEATHS)]
    yield made("numbers in brackets", brackets, refused("an accountant means a number below zero, a statistical office one that is unreliable"))
    yield made("per cent behind some numbers alone", [f"{one}%" if at % 4 == 0 else str(one / 100) for at, one in enumerate(SHARES)], refused("of `22.5%` beside `0.443` nobody can say which is a hundred times too large"))
    yield made("a comma before three digits, cells parted by semicolons", [f"{one},{one % 900 + 100}" for one in DEATHS], refused("thousands of one country, three decimals of another"), ending=";")
    yield made("dollars and euros", [f"${one}" if at % 2 else f"€{one}" for at, one in enumerate(DEATHS)], refused("amounts in two currencies have no sum", look=False))
    for word, why in [("Suppressed", "a withheld number is no zero and not missing, and lies between ends that its publisher knows"), ("<10", "a number from 0 or 1 to 9"), ("-", "none, nought or withheld: agencies write it for each"), ("*", "withheld, not reported or a note"), ("None", "no number, or the number nought in words"), ("(D)", "withheld, so as not to show one business")]:
        yield made(f"`{word}`, of which nobody says what it means", [word if at == 6 else str(one) for at, one in enumerate(DEATHS)], refused(why))
    yield made("-999 among counts", ["-999" if at == 6 else str(one) for at, one in enumerate(DEATHS)], {"E222": "a sign for none, or a number", "W233": "the same"})
    short = [["12001", "55"], ["1003", "12"], ["1005", "71"]]
    yield Ordinary("ambiguous", "codes that lost their zeros", csv(["FIPS", "deaths"], short), {"deaths": [55, 12, 71]}, places=("county", 3), told={"W201": "`1003` is a county's code without its zero"})
    twice = [[*row, "7"] for row in short]
    yield Ordinary("ambiguous", "two columns of one name", csv(["FIPS", "deaths", "Deaths"], twice), {}, rows=3, told={"E106": "nobody can tell which is meant"})
