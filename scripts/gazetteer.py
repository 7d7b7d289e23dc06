#!/usr/bin/env python3
"""Writes the names and codes of cities that `probative read` looks up.

    python3 scripts/gazetteer.py PLACES COUNTIES

PLACES and COUNTIES are the Census Bureau's national gazetteers (public domain;
Gaz_places_national_2010.txt and 2016_Gaz_counties_national.txt). Written are
cities.txt and county_names.txt of crates/probative-atlas/data. Each has a line
a state: its code, then `name=number` parted by `;`, by name. Places with a government of their own are kept, and others
of at least ten square miles; of two with one name in a state the incorporated one.
"""

import sys

KINDS = ("city and borough", "consolidated government (balance)", "metropolitan government (balance)",
         "metro government (balance)", "unified government (balance)", "metro township (balance)",
         "urban county", "municipality", "corporation", "zona urbana", "comunidad", "city (balance)",
         "(balance)", "city", "town", "village", "borough", "CDP")
LEAST = 10.0


def plain(name):
    """The name without what kind of place it is, and that kind."""
    for kind in KINDS:
        if name.endswith(" " + kind):
            return name[:-len(kind) - 1], kind
    return name, ""


def rows(source):
    """The rows of a gazetteer, each with its cells by name."""
    with open(source, encoding="utf-8", errors="replace") as lines:
        header = [name.strip() for name in next(lines).split("\t")]
        for line in lines:
            yield dict(zip(header, (cell.strip() for cell in line.split("\t"))))


def cities(source):
    """By state and name, how a city ranks among those of its name, its code last."""
    states = {}
    for row in rows(source):
        name, kind = plain(row["NAME"])
        if kind == "CDP" and float(row["ALAND_SQMI"]) < LEAST:
            continue
        # Merged governments carry the names of both: the city's stands first.
        if "balance" in kind or "government" in kind or kind == "urban county":
            name = name.split("-")[0].split("/")[0]
        name = name.removeprefix("Urban ")
        geoid = row["GEOID"]
        rank = (kind == "CDP", kind == "town", geoid)
        known = states.setdefault(geoid[:2], {}).get(name)
        if known is None or rank < known:
            states[geoid[:2]][name] = rank
    return states


def counties(source):
    """By state and name, the codes of counties and parishes; independent cities are cities."""
    states = {}
    for row in rows(source):
        for kind in (" County", " Parish"):
            if row["NAME"].endswith(kind):
                states.setdefault(row["GEOID"][:2], {})[row["NAME"][:-len(kind)]] = (row["GEOID"],)
    return states


def write(states, name):
    with open("crates/probative-atlas/data/" + name, "w", encoding="utf-8") as file:
        for state in sorted(states):
            entries = sorted((city, rank[-1][2:]) for city, rank in states[state].items())
            file.write(state + "\t" + ";".join(f"{city}={code}" for city, code in entries) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(cities(sys.argv[1]), "cities.txt")
    write(counties(sys.argv[2]), "county_names.txt")
