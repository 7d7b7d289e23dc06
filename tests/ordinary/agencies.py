"""Files as named agencies, newsrooms and programs write them, with the columns of each."""

from known import COUNTIES, DEATHS, PEOPLE, STATES, Ordinary, breaks, counted, rates
from made import csv, text, xlsx

CODES = [code for code, _ in COUNTIES]
NAMES = [name for _, name in COUNTIES]
PLACES = ("county", 12)
SIGNS = {"W114": "what is done with the signs of numbers is said"}


def agencies():
    made = lambda named, head, rows, numbers, **more: Ordinary("agencies", named, csv(head, [list(map(str, row)) for row in rows]), numbers, **more)
    rows = [["Geography", "Geographic Area Name", "Estimate!!Total", "Margin of Error!!Total"]] + [[f"0500000US{code}", f"{name} County, Florida", PEOPLE[at], 12 + at] for at, (code, name) in enumerate(COUNTIES)]
    yield made("data.census.gov, a row of labels below the names", ["GEO_ID", "NAME", "B01003_001E", "B01003_001M"], rows, {"B01003_001E": PEOPLE}, places=PLACES, told={"W103": "the row of labels is left out, and told"}, stats=[breaks("B01003_001E", PEOPLE)])
    rows = [[f"0500000US{code}", f"{name} County, Florida", PEOPLE[at], "*****" if at % 3 == 0 else 12 + at] for at, (code, name) in enumerate(COUNTIES)]
    yield made("a survey's margins, some of which are controlled", ["GEO_ID", "NAME", "B01003_001E", "B01003_001M"], rows, {"B01003_001E": PEOPLE}, places=PLACES, stats=[breaks("B01003_001E", PEOPLE)])
    margins = [[code, f"{PEOPLE[at]:,}", f"±{12 + at}"] for at, code in enumerate(CODES)]
    yield made("margins with a sign before them", ["GEOID", "Estimate", "Margin of Error"], margins, {"Estimate": PEOPLE}, places=PLACES, told=SIGNS)
    fred = [[f"{year}-01-01", 3.5 + (year - 2009) / 10] for year in range(2009, 2021)]
    yield made("FRED, a day a year", ["DATE", "UNRATE"], fred, {"UNRATE": [row[1] for row in fred]})
    months = [[f"{2018 + at // 12}-{at % 12 + 1:02}-01", 100 + at] for at in range(36)]
    yield made("FRED, a day a month", ["observation_date", "PAYEMS"], months, {"PAYEMS": [row[1] for row in months]})
    bank = [[name, code, "Population, total", "SP.POP.TOTL", 1000 + at, ".." if at == 2 else 1100 + at] for at, (name, code) in enumerate([("France", "FRA"), ("Kenya", "KEN"), ("Eritrea", "ERI"), ("Brazil", "BRA")])]
    yield made("the World Bank, two points for none", ["Country Name", "Country Code", "Series Name", "Series Code", "2019 [YR2019]", "2020 [YR2020]"], bank, {"2020 [YR2020]": [1100, 1101, None, 1103]}, says=("--missing", ".."))
    york = [[f"2020-0{at % 3 + 4}-01", ["Alachua", "Baker", "Bay", "New York City"][at // 3], ["Florida", "Florida", "Florida", "New York"][at // 3], ["12001", "12003", "12005", ""][at // 3], 10 * at + 1, at] for at in range(12)]
    yield made("the Times' cases, New York City without a code", ["date", "county", "state", "fips", "cases", "deaths"], york, {"cases": [row[4] for row in york], "deaths": [row[5] for row in york]}, sums=[("--by county", "deaths", 66)])
    hopkins = [[f"840{code}", "US", "USA", f"{code}.0", name, "Florida", 29.6, -82.3, at, 2 * at] for at, (code, name) in enumerate(COUNTIES)]
    yield made("Hopkins' cases, a column a day", ["UID", "iso2", "iso3", "FIPS", "Admin2", "Province_State", "Lat", "Long_", "1/22/20", "1/23/20"], hopkins, {"1/23/20": [2 * at for at in range(12)]}, places=PLACES, told={"W201": "codes with a point behind are told"})
    votes = [[NAMES[at], ["Smith", "Jones"][one], "DEM" if one else "REP", f"{1000 * (at + 1) + one:,}", f"{51.2 if one else 48.8}%"] for at in range(6) for one in range(2)]
    yield made("votes of candidates", ["County", "Candidate", "Party", "Votes", "Pct"], votes, {"Votes": [1000 * (at + 1) + one for at in range(6) for one in range(2)], "Pct": [51.2 if one else 48.8 for at in range(6) for one in range(2)]}, told=SIGNS, sums=[("--by Candidate", "Votes", 42006), ("--where Party=DEM", "Votes", 21006)])
    schools = [[f"{name} Elementary", f"0{at + 1:03}", "Grade 3", "*" if at == 2 else f"{40 + at}%", 100 + at] for at, name in enumerate(NAMES)]
    yield made("tests of schools, a small group withheld", ["School", "School Code", "Grade", "% Proficient", "Number Tested"], schools, {"% Proficient": [None if at == 2 else 40 + at for at in range(12)], "Number Tested": [100 + at for at in range(12)]}, says=("--missing", "*"), told=SIGNS)
    crime = [[name, f"{PEOPLE[at]:,}", f"{DEATHS[at] * 10:,}", f"{DEATHS[at] / 7:.1f}"] for at, name in enumerate(NAMES)]
    yield made("crimes of cities", ["City", "Population", "Violent crime", "Rate per 1,000"], crime, {"Population": PEOPLE, "Violent crime": [10 * one for one in DEATHS]}, told=SIGNS, stats=[counted("City", "Violent crime", "Population", [10 * one for one in DEATHS], PEOPLE)])
    budget = [[f"Department {at}", f"FY{2015 + at % 6}", f"${(at + 1) * 12345.67:,.2f}", f"{(at - 5) / 2:.1f}%"] for at in range(12)]
    yield made("a budget", ["Department", "Fiscal Year", "Amount", "% change"], budget, {"Amount": [round((at + 1) * 12345.67, 2) for at in range(12)], "% change": [(at - 5) / 2 for at in range(12)]}, told=SIGNS)
    answer = [[f"2019-{at + 1:04}", f"{at % 12 + 1:02}/{at + 1:02}/2019 {at % 12 + 1}:15 PM", ["Theft", "Assault, simple", "Fraud"][at % 3], f"{100 + at} BLOCK OF MAIN ST", "REDACTED", "N/A" if at % 5 == 0 else at] for at in range(20)]
    yield made("an answer under the law on records, by event", ["Incident #", "Reported", "Offense", "Location", "Officer", "Loss ($)"], answer, {"Loss ($)": [None if at % 5 == 0 else at for at in range(20)]})
    places = [[str(at), code, name, value] for at, ((code, name), value) in enumerate(zip(COUNTIES, DEATHS))]
    yield made("`Unnamed: 0` of pandas", ["Unnamed: 0", "fips", "name", "deaths"], places, {"deaths": DEATHS}, places=PLACES)
    spare = [[*row, "", ""] for row in places]
    yield made("two blank columns behind, without names", ["n", "fips", "name", "deaths", "", ""], spare, {"deaths": DEATHS}, places=PLACES)
    sas = [[code, "." if at == 4 else value, f"{value / 7:.6f}"] for at, (code, value) in enumerate(zip(CODES, DEATHS))]
    yield made("SAS, a point for none", ["FIPS", "deaths", "rate"], sas, {"deaths": [None if at == 4 else one for at, one in enumerate(DEATHS)]}, places=PLACES)
    label = [[code, "Male" if at % 2 else "Female", value, "(0) not in universe"] for at, (code, value) in enumerate(zip(CODES, DEATHS))]
    yield made("Stata, with labels for values", ["fips", "sex", "deaths", "flag"], label, {"deaths": DEATHS}, places=PLACES)
    sheets = [[name, "TRUE" if at % 2 else "FALSE", f"{at + 1}/15/2020", f"${value}.00"] for at, (name, value) in enumerate(zip(NAMES, DEATHS))]
    yield made("Google Sheets", ["County", "Sued?", "Filed", "Paid"], sheets, {"Paid": DEATHS}, told=SIGNS)
    late = [[f"r{at}", f"{at % 400:03}", f"{at % 900:,}" if at < 60000 else f"{1000 + at % 900:,}", "some words that make the file long"] for at in range(60200)]
    yield made("commas that come late in a large file", ["record", "group", "n", "words"], late, {"n": [at % 900 if at < 60000 else 1000 + at % 900 for at in range(60200)]}, told=SIGNS)
    total = [["United States", "US", sum(one * 10 for one in range(51))]] + [[name, short, 10 * at] for at, (_, short, name) in enumerate(STATES)]
    yield made("the country above its states", ["State", "Abbr", "n"], total, {"n": [row[2] for row in total]}, told={"W107": "the country counts its states twice", "E214": "and is not added to them"})
    series = [["Series ID", "Year", "Period", "Value"]] + [["LNS14000000", 2019 + at // 12, f"M{at % 12 + 1:02}", 3.5 + at / 10] for at in range(24)]
    yield made("the Bureau of Labor Statistics, a series", series[0], series[1:], {"Value": [row[3] for row in series[1:]]})
    quoted = csv(["fips", "county", "deaths"], [[code, name, str(value)] for code, name, value in zip(CODES, NAMES, DEATHS)], every=True, end="\r\n")
    yield Ordinary("agencies", "a portal, all in quotes", quoted, {"deaths": DEATHS}, places=PLACES)
    latin = text(["fips", "name", "deaths"], [[code, f"Doña {name}", str(value)] for code, name, value in zip(CODES, NAMES, DEATHS)]).encode("cp1252")
    yield Ordinary("agencies", "Excel, letters of Windows", latin, {"deaths": DEATHS}, places=PLACES, told={"W101": "the letters are told"})
    book = [["Table 5. Deaths by county, 2015"], ["(Number of deaths)"], [], ["County", "Deaths", "Population"], *[[name, value, (people, "#,##0")] for name, value, people in zip(NAMES, DEATHS, PEOPLE)], [], ["NOTE: Data are provisional."], ["SOURCE: Department of Health."]]
    yield Ordinary("agencies", "a workbook of a department, with a title and notes", xlsx({"Table 5": book}), {"Deaths": DEATHS, "Population": PEOPLE}, ending="xlsx", told={"W102": "lines around the table are counted"})
