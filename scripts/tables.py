#!/usr/bin/env python3
"""Writes the tables of a case from a folder of compiled public figures.

    python3 scripts/tables.py INPUT [OUTPUT]

INPUT holds compilations of public figures (federal statistics, published lists,
reports), one CSV a subject, each row with the title and address of what it was
read from. OUTPUT is cases/sanctuary-heroin/sources unless named.

The tables written are ours: figures, codes, dates and short labels of our own.
Wording of the documents, criteria in their sentences and names of persons are
left behind. Every row keeps its source, its address and, where known, the day
the figure was published. Running the script twice gives the same bytes.
"""

import csv
import hashlib
import re
import sys
from pathlib import Path

STATE_NAMES = """01 AL Alabama|02 AK Alaska|04 AZ Arizona|05 AR Arkansas|06 CA California|08 CO Colorado|\
09 CT Connecticut|10 DE Delaware|11 DC District of Columbia|12 FL Florida|13 GA Georgia|15 HI Hawaii|16 ID Idaho|\
17 IL Illinois|18 IN Indiana|19 IA Iowa|20 KS Kansas|21 KY Kentucky|22 LA Louisiana|23 ME Maine|24 MD Maryland|\
25 MA Massachusetts|26 MI Michigan|27 MN Minnesota|28 MS Mississippi|29 MO Missouri|30 MT Montana|31 NE Nebraska|\
32 NV Nevada|33 NH New Hampshire|34 NJ New Jersey|35 NM New Mexico|36 NY New York|37 NC North Carolina|\
38 ND North Dakota|39 OH Ohio|40 OK Oklahoma|41 OR Oregon|42 PA Pennsylvania|44 RI Rhode Island|\
45 SC South Carolina|46 SD South Dakota|47 TN Tennessee|48 TX Texas|49 UT Utah|50 VT Vermont|51 VA Virginia|\
53 WA Washington|54 WV West Virginia|55 WI Wisconsin|56 WY Wyoming"""
# Code and name by postal abbreviation.
STATES = {abbrev: (fips, name) for fips, abbrev, name in (line.split(" ", 2) for line in STATE_NAMES.split("|"))}
FIPS_OF_NAME = {name: fips for fips, name in STATES.values()}

GITHUB = "https://github.com/"
NCHS_URL = GITHUB + "mcfaddja/DrugPoisoning"
NCHS_2016_URL = GITHUB + "manjunath5496/CSV-Datasets_4"
KIANG_URL = GITHUB + "mkiang/opioid_geographic"

# What a source is called here, where the compilation's title is long, names a
# private person or says how the compilation was made.
SOURCE_NAMES = [
    (r"^CBP, U\.S\. Border Patrol Fiscal Year Staffing.*", "CBP, Border Patrol staffing FY1992-FY2019"),
    (r"^computed from the Border Patrol staffing series$", "Computed from CBP, Border Patrol staffing FY1992-FY2019"),
    (r"^sum of year-end (.*) FY2005-FY2012$", r"Sum of year-end \1, CBP, Border Patrol staffing"),
    (r"^straight line between.*", "Interpolated between the CBP totals in GAO-13-59"),
    (r"^144 over cbp_person_years$", "Computed: corruption_arrested_or_indicted over cbp_person_years"),
    (r"^computed: .5,500.*", "Computed from GAO-13-59, CBP FY2011 figures and CBP staffing"),
    (r" as quoted by [a-z]+\.com$", " (as quoted on a web page)"),
    (r", quoted by [a-z]+\.net$", " (as quoted on a web page)"),
    (r"^Winkowski testimony of 17 May 2012.*", "CBP testimony of 17 May 2012 (as quoted on a web page)"),
    (r"; Tomsheck testimony.*", ""),
    (r"^blog re-tabulation of USA Today/DOJ PIN.*", "Re-tabulation of USA Today's DOJ PIN figures (secondary, no DC)"),
    (r"^UIC \"Leading the Pack in Corruption\" using", "UIC report of 2012 using"),
    (r"^UIC anti-corruption report using DOJ PIN, as quoted by .*", "UIC anti-corruption report using DOJ PIN (as quoted)"),
    (r"^computed from 6,596 / 8$", "Computed from the database's 6,596 officers over eight years"),
    (r"^MIT Election Data and Science Lab.*", "MIT Election Data and Science Lab, president by state"),
    (r"^US Census ACS (\d{4}) 1-year, table (\w+).*", r"US Census ACS \1 1-year, \2"),
    (r"^TIGER interstate segments.*", "TIGER interstate segments, half of both carriageways"),
    (r"^2010 Census urban and rural population.*", "2010 Census urban and rural population"),
]


def main() -> None:
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    given = Path(sys.argv[1])
    default = Path(__file__).resolve().parent.parent / "cases/sanctuary-heroin/sources"
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else default
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in TABLES.items():
        written.append(write(out / name, table(given)))
    report(written)


def read(given: Path, name: str) -> list[dict[str, str]]:
    with open(given / name, encoding="utf-8-sig", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(file)]


def write(path: Path, rows: list[dict[str, str]]) -> tuple[str, int, bytes]:
    columns = list(rows[0])
    for row in rows:
        assert list(row) == columns, f"{path.name}: {row}"
        assert row["source"] and row["source_url"].startswith("http"), f"{path.name}: no source: {row}"
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row["published"]), f"{path.name}: {row}"
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return path.name, len(rows), path.read_bytes()


def report(written: list[tuple[str, int, bytes]]) -> None:
    for name, rows, text in written:
        print(f"{name:26} {rows:6} rows {len(text):9} bytes  {hashlib.sha256(text).hexdigest()}")
    print(f"{'total':26} {sum(r for _, r, _ in written):6} rows {sum(len(t) for *_, t in written):9} bytes")


def number(text: str) -> str:
    """A count without the ".0" that a spreadsheet gave it."""
    return text[:-2] if text.endswith(".0") else text


def source_name(title: str) -> str:
    for pattern, name in SOURCE_NAMES:
        title = re.sub(pattern, name, title)
    return title


def cited(row: dict[str, str]) -> dict[str, str]:
    return {
        "published": row.get("published", ""),
        "source": source_name(row.get("source_title") or row["source"]),
        "source_url": row["source_url"],
    }


def state_overdose(given: Path) -> list[dict[str, str]]:
    return [overdose_row(row, row["fips"]) for row in overdose_years(given) if row["fips"] != "00"]


def state_overdose_us(given: Path) -> list[dict[str, str]]:
    return [overdose_row(row, "US") for row in overdose_years(given) if row["fips"] == "00"]


def overdose_years(given: Path) -> list[dict[str, str]]:
    return [row for row in read(given, "state_overdose.csv") if 1999 <= int(row["year"]) <= 2016]


def overdose_row(row: dict[str, str], fips: str) -> dict[str, str]:
    heroin = row["heroin_deaths"]
    status, low, high = ("value", heroin, heroin) if heroin else ("suppressed", "0", "9")
    total = NCHS_URL if "mcfaddja" in row["source_total"] else NCHS_2016_URL
    return {
        "fips": fips,
        "abbrev": row["abbrev"],
        "state": row["state"],
        "year": row["year"],
        "population": row["population"],
        "od_deaths": row["od_deaths"],
        "od_rate_aa": row["od_rate_aa"],
        "od_rate_aa_low": row["od_rate_aa_lo"],
        "od_rate_aa_high": row["od_rate_aa_hi"],
        "heroin_deaths": heroin,
        "heroin_status": status,
        "heroin_low": low,
        "heroin_high": high,
        "heroin_rate_aa": row["heroin_rate_aa"],
        "heroin_rate_aa_se": row["heroin_rate_aa_se"],
        "opioid_deaths": row["opioid_deaths"],
        "published": row["published"],
        "source": "NCHS drug poisoning by state; Kiang et al. 2019 (by drug)",
        "source_url": f"{total} {KIANG_URL}",
    }


def national_overdose(given: Path) -> list[dict[str, str]]:
    kept = "year period drug icd10 measure value unit status".split()
    return [
        {**{key: number(row[key]) for key in kept}, **cited(row)} for row in read(given, "national_overdose.csv")
    ]


def county(given: Path) -> list[dict[str, str]]:
    kept = (
        "GEOID county state state_fips lon lat population_2010 population_2015 "
        "foreign_born_2010 dem_two_party_2012 opioid_rx_per_100_2012"
    ).split()
    columns = {row["column"]: row for row in read(given, "county_covariates_columns.csv")}
    source = {
        "published": "2021",
        "source": "Census estimates and 2016 gazetteer, ACS, county votes, CDC/IQVIA",
        "source_url": columns["GEOID"]["source_url"],
    }
    return [{**{key: row[key] for key in kept}, **source} for row in read(given, "county_covariates.csv")]


def state_covariates(given: Path) -> list[dict[str, str]]:
    years = {
        "population": range(2010, 2017),
        "foreign_born_share": range(2010, 2017),
        "dem_two_party_share": [2012],
        "dem_vote_share": [2012],
        "opioid_rx_per_100": [2006, 2010, 2012, 2015],
        "interstate_miles_geometry": [2016],
        "urban_share": [2010],
    }
    return [
        {**{key: row[key] for key in "fips abbrev state year measure value unit".split()}, **cited(row)}
        for row in read(given, "state_covariates.csv")
        if int(row["year"]) in years.get(row["measure"], [])
    ]


def state_adjacency(given: Path) -> list[dict[str, str]]:
    kept = "fips abbrev neighbor_fips neighbor_abbrev shared_boundary_line".split()
    source = "US Census county adjacency 2010; state boundaries 2017"
    return [
        {**{key: row[key] for key in kept}, **cited(row), "source": source}
        for row in read(given, "state_adjacency.csv")
    ]


def corridors(given: Path) -> list[dict[str, str]]:
    return [
        {
            "corridor": row["corridor"],
            "interstate": row["interstate"],
            "published": "2010",
            "source": "NDIC, National Drug Threat Assessment 2010, figure 3 (as listed in slides)",
            "source_url": row["source"].split()[-1],
        }
        for row in read(given, "corridors.csv")
    ]


# Our coding of what an official document calls a city: its reach as the document
# states it. Roles that are not listed are "other".
HUB_LEVELS = {
    "national-level distribution center": "national",
    "national-level transshipment and distribution center": "national",
    "national-level transportation and distribution center": "national",
    "national transshipment and distribution region": "national",
    "principal distribution center": "national",
    "distribution and cash consolidation center": "national",
    "command and control center": "national",
    "primary distribution hub": "national",
    "primary market for all five major drugs": "national",
    "primary distribution center and transit area": "national",
    "city of distribution for the Sinaloa cartel": "national",
    "primary drug trafficking hub of its field division": "regional",
    "primary market area for heroin in the Northeast": "regional",
    "center for narcotics trafficking in the Northeast": "regional",
    "prominent role in regional heroin distribution": "regional",
    "primary market of the Midwest HIDTA": "regional",
    "hub for opiates": "regional",
}


def hubs(given: Path) -> list[dict[str, str]]:
    rows = []
    for row in read(given, "hubs.csv"):
        role = row["role"].replace(" (press release heading)", "")
        rows.append(
            {
                "city": row["city"],
                "state": row["state"],
                "state_fips": STATES[row["state"]][0],
                "geoid": row["GEOID"],
                "role": role,
                "level": HUB_LEVELS.get(role, "other"),
                "drug": row["drug"],
                "document": row["document"],
                "issuer": row["issuer"],
                "document_year": row["document_year"],
                **cited(row),
            }
        )
    return rows


LISTS = {
    "state_laws_2017-10": "state_laws_2017",
    "ILRC_all_in_one_2013": "ilrc_2013",
    "NIF_2013": "nif_2013",
    "CLINIC_2013": "clinic_2013",
    "ICE_DDOR_2017-02-03_section_I": "ddor_2017",
}
PLACE_NAMES = {
    "Berkley": "Berkeley",
    "Colorado County Jails": "Colorado",
    "Iowa City, Johnson County": "Iowa City",
    "Kent City": "Kent",
    "Los Angeles County Sheriff": "Los Angeles County",
    "Oregon counties": "Oregon",
    "Washington, D.C.": "Washington",
}
# Source, publication and list of the policies whose rows state them elsewhere.
CIS = "CIS, map of sanctuary cities, counties and states (2014 list)"
DDOR = "ICE, Declined Detainer Outcome Report, 28 Jan-3 Feb 2017"
PUBLISHED = {  # for a law the day it was signed or took effect, for a page its own date
    ("California", "2014-01-01"): "2013-10-05",
    ("California", "2018-01-01"): "2017-10-05",
    ("Illinois", "2017-08-28"): "2017-08",
    ("Texas", "2017-09-25"): "2017-09-25",
    ("Georgia", "2009"): "2025-06",
    ("Atlanta", "2017-09-05"): "2017-09-05",
    ("Dallas County", "2015-09-01"): "2015-11",
    ("Kern County", ""): "2017",
    ("Baltimore", "2014-04"): "2017-08-03",
}
POLICY_SOURCES = {  # the one that the row's address leads to
    ("Atlanta", "2017-09-05"): "WABE",
    ("California", "2014-01-01"): "smossmanlaw.com",
    ("Connecticut", "2014-01-01"): "DHS list report of 2017-03-31 (Newsmax)",
    ("Dallas County", "2015-09-01"): "Texas Standard",
    ("Kern County", ""): "KVPR",
    ("Texas", "2017-09-25"): "Texas Attorney General",
}
# First days that no document read states: left empty rather than guessed.
UNREAD_DAYS = {("Connecticut", "2014-01-01"), ("Fulton County", "2014")}
UNREAD_ROWS = {("New Jersey", "2007"), ("Texas", "2017-09-01")}


def policies(given: Path) -> list[dict[str, str]]:
    rows, seen = [], set()
    for row in read(given, "policies.csv") + read(given, "policies_more.csv"):
        made = policy_row(row)
        key = (made["list"], made["place"], made["state"], made["kind"], made["from"])
        again = made["list"] in ("state_laws_2017", "court_rulings") and key in seen
        if (made["place"], row["policy_date"]) in UNREAD_ROWS or again:
            continue
        seen.add(key)
        rows.append(made)
    # Stable: lists in order of their names, rows in the order they were printed.
    return sorted(rows, key=lambda row: row["list"])


def policy_row(row: dict[str, str]) -> dict[str, str]:
    place = re.sub(r" \(.*\)$", "", row["jurisdiction"])
    place = PLACE_NAMES.get(place, place)
    since = "" if (place, row["policy_date"]) in UNREAD_DAYS else row["policy_date"]
    until = "" if place == "Connecticut" else row.get("until", "")
    source, listed, published = policy_source(row, place)
    california = place == "California" and since == "2014-01-01"
    if california:
        until = "2017-12-31"
    return {
        "list": listed,
        "place": place,
        "state": row["state"],
        "state_fips": row["state_fips"],
        "county_geoid": row["county_fips"],
        "level": row["level"],
        "kind": row["kind"].removesuffix("_by_CIS_2017-01"),
        "from": since,
        "until": until,
        "covers_drug_convictions": "no" if california else "unknown",
        "published": published,
        "source": source,
        "source_url": row["source_url"],
    }


def policy_source(row: dict[str, str], place: str) -> tuple[str, str, str]:
    """The name of the source, the list it belongs to and when that was published."""
    source, kind = row["source"], row["kind"]
    published = row.get("published") or PUBLISHED.get((place, row["policy_date"]), "")
    if source.startswith("CIS"):
        return CIS, "cis_2014", "2014-10"
    if kind.startswith("listed_as_sanctuary_state"):
        return "CIS list as printed by Cox Media", "cis_states_2017", "2017-01-26"
    if source.startswith("ICE Weekly Declined") or row.get("list", "").startswith("ICE_DDOR"):
        return DDOR, "ddor_2017", "2017-03-20"
    source = re.sub(r" quoting .*$", "", source.split(";")[0])
    source = POLICY_SOURCES.get((place, row["policy_date"]), source)
    if row.get("list") and row["level"] == "state" or row.get("list", "") in LISTS:
        return source, LISTS.get(row["list"], row["list"]), published
    return source, "state_laws_2017" if kind.startswith("state_law") else "local_2017", published


FILE = "all months in the TRAC tool as scraped 28 Jun 2017"
BY_COUNTY = {
    "derived": "derived",
    "published": "2018-01-01",
    "source": "TRAC detainer tool as scraped by facility, exact duplicates once, counties matched by name",
    "source_url": "https://github.com/austinbrian/sheriffs/blob/2e837a5c73917165b6ba1a1feafdbb8c2ca4913f/data/ice_detainees_28_Jun_2017.csv",
}
CHARGES = {
    "derived": "no",
    "published": "2017-10-12",
    "source": "Judicial Watch release of 12 Oct 2017",
    "source_url": "http://standardnewswire.com/news/4691113119.html",
}
# Added up from the file by facility over the counties of the list of October 2014 and over all others.
MORE_DETAINERS = [
    (FILE, "", "2017-06-28", "detainers_issued_listed_counties", "516128", BY_COUNTY),
    (FILE, "", "2017-06-28", "custody_not_taken_listed_counties", "196031", BY_COUNTY),
    (FILE, "", "2017-06-28", "detainers_issued_other_counties", "1192197", BY_COUNTY),
    (FILE, "", "2017-06-28", "custody_not_taken_other_counties", "532305", BY_COUNTY),
    ("FY2017 Q1", "2016-10-01", "2016-12-31", "detainers_declined_drug_and_alcohol", "39", CHARGES),
]


def detainers(given: Path) -> list[dict[str, str]]:
    kept = "period start end measure value low high unit derived".split()
    rows = [{**{key: row[key] for key in kept}, **cited(row)} for row in read(given, "detainers.csv")]
    for period, start, end, measure, value, of in MORE_DETAINERS:
        told = {"period": period, "start": start, "end": end, "measure": measure, "value": value}
        rows.append({**told, "low": "", "high": "", "unit": "detainers", **of})
    return rows


def cbp_workforce(given: Path) -> list[dict[str, str]]:
    kept = "fiscal_year as_of measure value low high unit derived".split()
    return [{**{key: number(row[key]) for key in kept}, **cited(row)} for row in read(given, "cbp_workforce.csv")]


BRIBERY = {"no": "no", "extortion": "no", "partly": "partly", "yes": "yes", "yes (one of two)": "partly", "": "unknown"}
CASE_NOTES = {
    "officers_arrested": "undercover operation; the press list adds to eleven",
    "sergeant_sentenced": "undercover operation; theft; day from a further report",
    "special_operations_section_accused_2011": "unlawful searches and theft; conduct years not read",
    "officers_charged_2008_sting": "undercover operation",
    "convictions_affirmed_2004": "robbery and extortion of dealers; conduct earlier",
    "team_stripped_of_powers_2018": "allegation without a charge",
    "officers_convicted": "bribes for one, theft and sale for both",
    "officers_charged": "racketeering and robbery; one also a drug conspiracy",
    "screeners_indicted": "undercover operation",
    "drug_related_corruption_arrests": "years not read",
}
# When charges became public; an event is dated by its conduct where that is known.
CHARGE_DATES = {
    "officers_charged": "2017-03-01",
    "officers_arrested": "2013-02-12",
    "officers_charged_2008_sting": "2008-12-03",
    "screeners_indicted": "2015-11-09",
}
CASE_SOURCES = {
    "US Attorney Maryland release as reposted": "US Attorney, District of Maryland (as reposted)",
    "realtimesmedia.com quoting the US Attorney": "US Attorney, Northern District of Georgia (as reposted)",
    "boingboing.net quoting the indictment; naturalnews.com quoting the Justice Department": "Indictment (as quoted)",
    "opposingviews.com": "opposingviews.com",
}


def corruption_cases(given: Path) -> list[dict[str, str]]:
    rows = []
    for row in read(given, "corruption_cases.csv"):
        if row["kind"] not in ("case", "case_part", "national_count"):
            continue
        measure = row["measure"]
        printed = row["published"] if row["published"][:4] == row["year"] else row["year"]
        event = row["conduct_from"] or printed
        national = row["kind"] == "national_count"
        rows.append(
            {
                "place": row["place"],
                "state": row["state"],
                "state_fips": "US" if national else STATES[row["state"]][0],
                "county_geoid": row["county_geoid"],
                "kind": row["kind"],
                "measure": measure,
                "value": number(row["value"]),
                "unit": row["unit"],
                "year": row["year"],
                "conduct_from": row["conduct_from"],
                "conduct_until": row["conduct_until"],
                "event_date": "" if national else event,
                "charge_date": CHARGE_DATES.get(measure, ""),
                "drug_bribery": BRIBERY[row["drug_bribery"].split(":")[0]],
                **cited(row),
                "source": CASE_SOURCES.get(row["source_title"], source_name(row["source_title"])),
                "note": CASE_NOTES.get(measure, ""),
            }
        )
    return rows


def police_employees(given: Path) -> list[dict[str, str]]:
    def line(place: str, level: str, abbrev: str, value: str, population: str, source: str) -> dict[str, str]:
        return {
            "place": place,
            "level": level,
            "state": abbrev,
            "state_fips": STATES[abbrev][0],
            "value": number(value),
            "unit": "full-time city police employees",
            "population_served": population,
            "year": "2018",
            "published": "2019",
            "source": source,
            "source_url": GITHUB + "vastava/police-presence",
        }

    abbrev_of = {name: abbrev for abbrev, (_, name) in STATES.items()}
    rows = []
    for row in read(given, "corruption_cases.csv"):
        if row["kind"] == "denominator":
            residents = re.search(r"covering (\d+) residents", row["note"])
            served = residents.group(1) if residents else ""
            source = "FBI UCR 2018, city agencies summed by state"
            rows.append(line(row["place"], "state", row["state"], row["value"], served, source))
    named = {("Atlanta", "Georgia"), ("Baltimore", "Maryland"), ("Bakersfield", "California"),
             ("Chicago", "Illinois"), ("Oakland", "California"), ("San Francisco", "California")}
    for row in read(given, "police_employees_2018.csv"):
        if (row["city"], row["state"]) in named:
            value, served = row["police_employees_total"], row["population"]
            rows.append(line(row["city"], "city", abbrev_of[row["state"]], value, served, "FBI UCR 2018, city agency"))
    return rows


def pin_convictions(given: Path) -> list[dict[str, str]]:
    kept = "unit district state period measure value".split()
    rows = []
    for row in read(given, "pin_convictions.csv"):
        made = {key: row[key] for key in kept}
        rows.append(
            {
                **{key: made[key] for key in ("unit", "district", "state")},
                "state_fips": FIPS_OF_NAME[row["state"]],
                **{key: made[key] for key in ("period", "measure", "value")},
                **cited(row),
            }
        )
    return rows


TABLES = {
    "state_overdose.csv": state_overdose,
    "state_overdose_us.csv": state_overdose_us,
    "national_overdose.csv": national_overdose,
    "county.csv": county,
    "state_covariates.csv": state_covariates,
    "state_adjacency.csv": state_adjacency,
    "corridors.csv": corridors,
    "hubs.csv": hubs,
    "policies.csv": policies,
    "detainers.csv": detainers,
    "cbp_workforce.csv": cbp_workforce,
    "corruption_cases.csv": corruption_cases,
    "police_employees.csv": police_employees,
    "pin_convictions.csv": pin_convictions,
}

if __name__ == "__main__":
    main()
