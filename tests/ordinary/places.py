"""Ordinary places, and the ways in which rows and columns are laid out."""

from known import COUNTIES, DEATHS, PEOPLE, STATES, Ordinary, breaks, counted, gal, moran, neighbours, rates
from made import csv

CODES = [code for code, _ in COUNTIES]
NAMES = [name for _, name in COUNTIES]
# Twelve states that no other lies between, by code, abbreviation and name.
SOME = STATES[:12]


def listed(named, column, cells, places=None, more=(), **rest):
    """A row a place, which a column names."""
    head = [column, *[name for name, _ in more], "cases", "people"]
    rows = [[cell, *[others[at] for _, others in more], str(DEATHS[at]), str(PEOPLE[at])] for at, cell in enumerate(cells)]
    count = len(cells)
    rest.setdefault("stats", [counted(column, "cases", "people", DEATHS[:count], PEOPLE[:count])])
    return Ordinary("places", named, csv(head, rows), {"cases": DEATHS[:count], "people": PEOPLE[:count]}, places=places, sums=[(f"--by '{column}'", "cases", sum(DEATHS[:count]))], **rest)


def places():
    outlined = lambda level: [("stat moran --value cases --join " + level + " --weights knn:3 --draws 99", "n", 12)]
    lack = {"W108": "the outlines of other places have no row"}
    yield listed("states by name", "State", [name for *_, name in SOME], stats=outlined("states"), told=lack)
    yield listed("states by abbreviation", "State", [short for _, short, _ in SOME], stats=outlined("states"), told=lack)
    yield listed("states by name and abbreviation, without a code", "Abbr", [short for _, short, _ in SOME], more=[("State", [name for *_, name in SOME])], stats=outlined("states"), told=lack)
    yield listed("counties with their state, on a map", "County", [f"{name} County, FL" for name in NAMES], stats=outlined("counties"), told=lack)
    yield listed("states by abbreviation, in small letters", "state", [short.lower() for _, short, _ in SOME])
    yield listed("states in capitals", "STATE", [name.upper() for *_, name in SOME])
    yield listed("states by code", "state_fips", [code for code, *_ in SOME], ("state", 12))
    yield listed("states by name and abbreviation", "Location", [name for *_, name in SOME], more=[("Abbr", [short for _, short, _ in SOME])])
    yield listed("counties by name and state", "County", [f"{name} County, Florida" for name in NAMES])
    yield listed("counties by name, the state beside", "County", NAMES, more=[("State", ["FL"] * 12)])
    yield listed("counties of several states, some of one name", "County", ["Adams", "Adams", "Allen", "Allen", "Clark", "Clark", "Clay", "Clay", "Franklin", "Franklin", "Greene", "Greene"], more=[("State", ["OH", "IN"] * 6)], stats=[breaks("cases", DEATHS)])
    yield listed("codes of counties in two columns", "STATEFP", ["12"] * 12, more=[("COUNTYFP", [code[2:] for code in CODES])], stats=[breaks("cases", DEATHS)])
    joined = ("stat moran --id GEO_ID --value cases --join counties --weights knn:3 --draws 99", "n", 12)
    yield listed("long codes of the Census Bureau", "GEO_ID", [f"0500000US{code}" for code in CODES], ("county", 12), stats=[joined], told={"W108": "the outlines of other counties have no row"})
    yield listed("codes and names in one column", "County", [f"{code} - {name}" for code, name in COUNTIES])
    yield listed("tracts", "GEOID", [f"{code}000{at + 1:02}00" for at, code in enumerate(CODES)])
    yield listed("block groups", "GEOID10", [f"{code}0001001" for code in CODES])
    yield listed("ZIP codes", "ZIP", [f"{32601 + at}" for at in range(12)])
    yield listed("ZIP codes with zeros", "zip_code", [f"0{2108 + at}" for at in range(12)])
    yield listed("areas of ZIP codes", "ZCTA5", [f"{32601 + at}" for at in range(12)])
    yield listed("cities", "City", ["Austin", "Boston", "Chicago", "Dallas", "El Paso", "Fresno", "Houston", "Miami", "New York", "Omaha", "Reno", "Tampa"])
    yield listed("cities with their states", "City", ["Austin, TX", "Boston, MA", "Chicago, IL", "Dallas, TX", "El Paso, TX", "Fresno, CA", "Houston, TX", "Miami, FL", "New York, NY", "Omaha, NE", "Reno, NV", "Tampa, FL"])
    yield listed("metropolitan areas", "CBSA Title", [f"{name}-Foo, FL Metro Area" for name in NAMES], more=[("CBSA Code", [str(10180 + 20 * at) for at in range(12)])])
    yield listed("countries", "Country", ["France", "Germany", "Mexico", "Canada", "Japan", "Brazil", "India", "China", "Spain", "Italy", "Kenya", "Georgia"])
    yield listed("countries by code", "iso3", ["FRA", "DEU", "MEX", "CAN", "JPN", "BRA", "IND", "CHN", "ESP", "ITA", "KEN", "GEO"])
    yield listed("countries by two letters, Namibia among them", "iso2", ["FR", "DE", "MX", "CA", "JP", "BR", "IN", "CN", "ES", "IT", "KE", "NA"])
    yield listed("ports", "Port Name", ["San Ysidro", "El Paso", "Laredo", "Hidalgo", "Calexico", "Nogales", "Otay Mesa", "Brownsville", "Del Rio", "Eagle Pass", "Roma", "Progreso"], more=[("Port Code", [str(2404 + at) for at in range(12)])])
    yield listed("districts of schools", "District", [f"{name} Unified School District" for name in NAMES], more=[("LEAID", [f"12{at:05}" for at in range(12)])])
    yield listed("precincts", "Precinct", [str(at + 1) for at in range(12)])
    yield listed("departments of police", "Agency", [f"{name} Police Department" for name in NAMES], more=[("ORI", [f"FL00{at:02}00" for at in range(12)])])
    yield listed("hospitals", "Facility Name", [f"{name} Memorial Hospital" for name in NAMES], more=[("Provider ID", [f"{100001 + at}" for at in range(12)])])
    yield listed("districts of Congress", "District", [f"FL-{at + 1:02}" for at in range(12)])
    yield listed("wards of a city", "Ward", [f"Ward {at + 1}" for at in range(12)])
    yield listed("regions of the country", "Region", ["Northeast", "Midwest", "South", "West"])
    yield listed("states with DC and Puerto Rico", "State", ["Alabama", "District of Columbia", "Florida", "Georgia", "Puerto Rico", "Texas"])
    yield listed("codes with Puerto Rico's", "fips", ["01", "11", "12", "13", "72", "48"], ("state", 6))
    yield listed("states of New York and Washington beside cities of the names", "Place", ["New York", "New York City", "Washington", "Washington, D.C.", "Kansas", "Kansas City"])
    yield listed("parishes of Louisiana", "Parish", ["Acadia", "Allen", "Ascension", "Assumption", "Avoyelles"], more=[("GEOID", ["22001", "22003", "22005", "22007", "22009"])], places=("county", 5))
    yield listed("boroughs of Alaska and independent cities", "name", ["Anchorage", "Juneau", "Baltimore city", "Baltimore County", "St. Louis city", "St. Louis County", "Richmond city"], more=[("fips", ["02020", "02110", "24510", "24005", "29510", "29189", "51760"])], places=("county", 7))
    yield listed("codes that are numbers, of states without zeros", "GEOID", CODES, ("county", 12))


# A panel: three counties, four years.
YEARS = [2015, 2016, 2017, 2018]
PANEL = [(code, year, 10 + 3 * at + number, 1000 + 100 * at) for at, code in enumerate(CODES[:3]) for number, year in enumerate(YEARS)]


def layouts():
    made = lambda named, head, rows, numbers, **more: Ordinary("layouts", named, csv(head, rows), numbers, **more)
    deaths, people = [row[2] for row in PANEL], [row[3] for row in PANEL]
    rows = [list(map(str, row)) for row in PANEL]
    yield made("a row a county and year", ["fips", "year", "deaths", "population"], rows, {"deaths": deaths, "population": people}, places=("county", 3), sums=[("--where year=2016", "deaths", sum(row[2] for row in PANEL if row[1] == 2016)), ("--by fips year", "deaths", sum(deaths))], stats=[("stat rates --where year=2016 --value deaths --population population", "n", 3), ("stat rates --where year=2016 --id fips --value deaths --population population", "rows.0.rate", 100000 * 11 / 1000)])
    wide = [[code, name, *[str(10 * at + year) for year in range(6)]] for at, (code, name) in enumerate(COUNTIES)]
    years = [str(year) for year in range(2015, 2021)]
    yield made("a column a year", ["GEOID", "county", *years], wide, {year: [10 * at + number for at in range(12)] for number, year in enumerate(years)}, places=("county", 12), stats=[breaks("2016", [10 * at + 1 for at in range(12)])])
    yield made("a column a year, with a letter", ["GEOID", "county", *["X" + year for year in years]], wide, {"X2020": [10 * at + 5 for at in range(12)]}, places=("county", 12))
    yield made("a column a year, with a word", ["GEOID", "county", *["pop_" + year for year in years]], wide, {"pop_2020": [10 * at + 5 for at in range(12)]}, places=("county", 12))
    yield made("a column a year, and nothing else", years, [one[2:] for one in wide], {"2015": [10 * at for at in range(12)]})
    yield made("fiscal years as columns", ["Agency", "FY2019", "FY2020"], [[f"Agency {at}", str(at + 1), str(2 * at + 1)] for at in range(6)], {"FY2019": [1, 2, 3, 4, 5, 6], "FY2020": [1, 3, 5, 7, 9, 11]})
    yield made("months as columns", ["State", "Jan", "Feb", "Mar"], [[name, "1", "2", "3"] for *_, name in SOME], {"Jan": [1] * 12, "Mar": [3] * 12})
    groups = [[code, sex, age, str(at + one + two + 1)] for at, code in enumerate(CODES[:4]) for one, sex in enumerate(["Female", "Male"]) for two, age in enumerate(["0-17", "18-64", "65+"])]
    values = [int(row[3]) for row in groups]
    yield made("sexes and ages of counties", ["fips", "sex", "age", "deaths"], groups, {"deaths": values}, places=("county", 4), sums=[("--by fips --where sex=Female", "deaths", sum(int(row[3]) for row in groups if row[1] == "Female")), ("--by age", "deaths", sum(values))])
    races = ["White", "Black or African American", "Hispanic or Latino", "Asian", "American Indian/Alaska Native"]
    rows = [[name, race, str(10 + at + 2 * one), str(1000 * (one + 1))] for at, (*_, name) in enumerate(SOME[:5]) for one, race in enumerate(races)]
    yield made("races of states", ["state", "race_ethnicity", "count", "population"], rows, {"count": [int(row[2]) for row in rows]}, sums=[("--where 'race_ethnicity=Hispanic or Latino'", "count", sum(int(row[2]) for row in rows if row[1] == "Hispanic or Latino"))])
    causes = [[code, cause, str(at + 2 * one + 1)] for at, code in enumerate(CODES[:6]) for one, cause in enumerate(["Heroin", "Fentanyl", "Cocaine, other"])]
    yield made("causes of deaths of counties", ["FIPS", "cause", "deaths"], causes, {"deaths": [int(row[2]) for row in causes]}, places=("county", 6), sums=[("--by FIPS --where cause=Heroin", "deaths", sum(at + 1 for at in range(6)))])
    events = [[f"2019-0{at % 9 + 1}-1{at % 10}", f"Case {at}", CODES[at % 5], f"{29.5 + at / 100:.4f}", f"{-82.3 - at / 100:.4f}", str(at % 3)] for at in range(40)]
    yield made("a row an event, with coordinates", ["date", "case_id", "fips", "latitude", "longitude", "injured"], events, {"injured": [at % 3 for at in range(40)]}, sums=[("--by fips", "injured", sum(at % 3 for at in range(40)))])
    yield made("events, several a day and alike", ["date", "city", "killed"], [[f"2019-01-0{at // 4 + 1}", ["Reno", "Miami"][at % 2], str(1 + at // 2 % 2)] for at in range(20)], {"killed": [1 + at // 2 % 2 for at in range(20)]}, told={"E212": "two events that only their numbers tell apart have no claim of their own, which `new` says"})
    totals = [["A", "1"], ["B", "2"], ["C", "4"]]
    yield made("three rows", ["group", "n"], totals, {"n": [1, 2, 4]}, stats=[counted("group", "n", "n", [1, 2, 4], [1, 2, 4])])
    yield made("two rows", ["year", "rate"], [["2010", "5.5"], ["2020", "7.25"]], {"rate": [5.5, 7.25]})
    yield made("one row", ["year", "deaths", "population"], [["2020", "5", "1000"]], {"deaths": [5]}, stats=[counted("year", "deaths", "population", [5], [1000])])
    yield made("a single column", ["deaths"], [[str(one)] for one in DEATHS], {"deaths": DEATHS}, stats=[breaks("deaths", DEATHS)], told={"E212": "of numbers alone no claim can name one, which `new` says"})
    many = [[f"{at:05}", str(at % 7), f"{at % 100 / 4}"] for at in range(20000)]
    yield made("20,000 rows", ["record", "n", "hours"], many, {"n": [at % 7 for at in range(20000)], "hours": [at % 100 / 4 for at in range(20000)]}, sums=[("--where n=3", "hours", sum(at % 100 / 4 for at in range(20000) if at % 7 == 3))])
    broad = [[code, *[str(at + one) for one in range(150)]] for at, code in enumerate(CODES)]
    yield made("150 columns, as of the community survey", ["GEOID", *[f"B{19000 + one}_001E" for one in range(150)]], broad, {"B19149_001E": [at + 149 for at in range(12)]}, places=("county", 12))
    points = [[f"Site {at}", f"{-82 - at / 10:.3f}", f"{29 + (at * 7 % 5) / 10:.3f}", str(DEATHS[at]), str(PEOPLE[at])] for at in range(12)]
    yield made("points with longitude and latitude", ["site", "longitude", "latitude", "cases", "people"], points, {"cases": DEATHS}, stats=[("stat weights --x longitude --y latitude --id site --weights knn:3", "n", 12), ("stat moran --x longitude --y latitude --id site --value cases --weights knn:3 --draws 99", "n", 12), ("stat scan --x longitude --y latitude --id site --value cases --population people --draws 99", "n", 12)])
    links = neighbours(12, 4)
    yield made("rows and a list of neighbours (GAL)", ["fips", "rate"], [[CODES[at], str(DEATHS[at])] for at in range(12)], {"rate": DEATHS}, places=("county", 12), beside={"gal": gal(CODES, links)}, stats=[("stat moran --id fips --value rate --weights data.gal --draws 99", "value", moran(DEATHS, links))])
    ranks = [[str(at + 1), name, str(sorted(DEATHS)[-1 - at])] for at, name in enumerate(NAMES)]
    yield made("ranks first", ["Rank", "County", "Deaths"], ranks, {"Rank": list(range(1, 13)), "Deaths": sorted(DEATHS)[::-1]})
    low = [[code, f"{value / 10:.1f}", f"{value / 20:.2f}", f"{value / 5:.1f}"] for code, value in zip(CODES, DEATHS)]
    yield made("estimates with intervals", ["GEOID", "estimate", "lower_95", "upper_95"], low, {"estimate": [value / 10 for value in DEATHS]}, places=("county", 12))
    error = [[code, str(value), f"{value // 3}"] for code, value in zip(CODES, DEATHS)]
    yield made("estimates with margins of error", ["GEOID", "Estimate", "Margin of Error"], error, {"Estimate": DEATHS}, places=("county", 12))
    part = [[code, str(value), str(value // 2), str(value - value // 2)] for code, value in zip(CODES, DEATHS)]
    yield made("a total beside its parts, as columns", ["GEOID", "total", "men", "women"], part, {"total": DEATHS, "men": [one // 2 for one in DEATHS]}, places=("county", 12))
    laws = [[short, ["yes", "no"][at % 2], f"20{10 + at}-07-01" if at % 2 == 0 else ""] for at, (_, short, _) in enumerate(SOME)]
    yield Ordinary("layouts", "a list of laws, with the day of each", csv(["state", "has_law", "effective"], laws), {}, rows=12)
    roster = [[f"Agency {at}", "Jail Enforcement Model" if at % 2 else "Task Force Model", short, f"{at % 12 + 1}/{at + 1}/2019"] for at, (_, short, _) in enumerate(SOME)]
    yield Ordinary("layouts", "a roster, no number in it", csv(["LAW ENFORCEMENT AGENCY", "TYPE", "STATE", "SIGNED"], roster), {}, rows=12)
