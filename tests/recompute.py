#!/usr/bin/env python3
"""Recompute every verdict of a Probative page from the page alone.

    python3 tests/recompute.py REPORT.html [REPORT.html …]
    python3 tests/recompute.py --self-test REPORT.html [REPORT.html …]

Written from the published rule, without a look at the program. For every claim it reads the table "What the rule looks
at", applies the rule, and compares its own row, word, mirror, certainty, robustness and qualifiers with the page's. The
self-test applies the rule to made-up claims, plants errors in a copy of each page, and exits 0 if all are noticed.

Where the published rule leaves a choice, it is read like this:
* "across the edge of C": the interval has points in C and points outside it; "outside C": no point in C;
* bounds "on both sides of an edge": between them lies an edge of C or an edge of D;
* a sentence with several numbers holds when all hold and fails when one fails; it is outside C when one number is, else
  across. Its negation holds when one number fails, and is outside its own C when no number can fail;
* an interval without an end lies in a region without one on that side;
* alternates and readings beside stand to the regions of the first number. A qualifier that compares two readings fires
  when the one beside stands elsewhere than the primary one, never when the page says that it stands nowhere;
* 80 to 95 % includes both ends; m lies on the side of the null on which C lies; a ratio has the null 1;
* associations, alignments and effects start low by their kind, whatever the row "descriptive" says;
* "wrong unit": areas stand for people. With "period or definition" it is one step (AREAS_ARE_A_WRONG_UNIT).
"""

import re
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

AREAS_ARE_A_WRONG_UNIT = False
MANY = ["conjunct", "alternate", "beside", "reliability", "checklist item", "qualifier"]
ALWAYS = ["kind", "outcome", "verdict", "mirror", "certainty"]
STARTS_LOW = ["association", "alignment", "effect"]
UNMEASURED = ("missing", "no-error")
RELIABILITY = ["sufficiently reliable", "not sufficiently reliable", "undetermined"]
YES = {"yes": True, "no": False}
YES_OR_NO = ["descriptive", "dose-response", "base rate missing", "definition differs", "data reach part of the claim",
             "areas stand for people"]
TESTED = YES_OR_NO + [
    "C", "D", "primary value", "primary low", "primary high", "level", "joined", "asserted size", "null value", "detectable",
    "bounds", "sampling interval", "calibration", "type-I error", "checklist", "provisional sources", "places left out",
    "list age in months", "suppressed units", "suppressed share of events", "robustness", "rule row", "widened by",
    "widened by at least", "widened by at most", "interval at the least", "interval at the most", "by chance often",
    "of such counts", "nulls that differ", "choices that turn it"]


class Page(HTMLParser):
    """Collects of each claim's article: its words, certainty, qualifiers, mirror and table."""

    def __init__(self, text):
        super().__init__()
        self.claims, self.open, self.cells, self.term = [], [], [], ""
        self.feed(text)

    def within(self, tag, name):
        return any(tag == open_tag and name in classes for open_tag, classes, _ in self.open)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.open.append((tag, (found.get("class") or "").split(), []))
        if tag == "article":
            parts = ("words", "certainty", "mirror", "reasons", "rows", "tables")
            self.claims.append({"id": found.get("id", "without an id"), **{part: [] for part in parts}})
        elif tag == "table" and self.within("table", "rule"):
            self.claims[-1]["tables"].append(found.get("data-claim"))

    def handle_data(self, data):
        if not self.within("span", "glyph"):
            for _, _, text in self.open:
                text.append(data)

    def handle_endtag(self, tag):
        while self.open:
            open_tag, classes, text = self.open.pop()
            if open_tag == tag:
                if any(outer == "article" for outer, _, _ in self.open):
                    self.take(tag, classes, " ".join("".join(text).split()), self.claims[-1])
                return

    def take(self, tag, classes, text, claim):
        """Keeps of a closed element what the comparison needs."""
        if tag in ("th", "td") and self.within("table", "rule"):
            self.cells.append(text)
        elif tag == "tr" and self.within("table", "rule"):
            claim["rows"].append(tuple(self.cells))
            self.cells = []
        elif tag == "li" and self.within("ul", "qualifiers"):
            claim["reasons"].append(text)
        elif tag == "span" and "certainty" in classes:
            claim["certainty"].append(text)
        elif tag == "dt":
            self.term = text
        elif tag == "span" and "word" in classes:
            slug = " ".join(name[2:] for name in classes if name.startswith("v-"))
            claim["mirror" if self.term == "it would get" else "words"].append((slug, text))
        elif tag == "dd":
            self.term = ""


def number(text):
    """A number, an infinity, the middle of two ends, a day as days since 1970, or None for "none"."""
    if text == "none":
        return None
    if " to " in text:
        return sum(map(number, text.split(" to "))) / 2
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
    return float(text)


def region(text):
    """Intervals as (low, high), each end a number and a nudge: (2, 1) is just above 2, (2, -1) just below."""
    parts = re.findall(r"([\[(])([^,\[\]()]+), ([^,\[\]()]+)([\])])", text)
    if not parts or " or ".join(f"{a}{low}, {high}{b}" for a, low, high, b in parts) != text:
        raise ValueError(f"{text!r} is no region")
    # A region without an end reaches to infinity, where an interval without one ends.
    nudge = lambda end, is_open: int(is_open and abs(end) != float("inf"))
    return [((number(low), nudge(number(low), a == "(")), (number(high), -nudge(number(high), b == ")")))
            for a, low, high, b in parts]


def reading(text):
    """The fields of "low = 1; high = 2; …" with the interval that they give; no fields and None for "none"."""
    if text == "none":
        return {}, None
    fields = dict(part.split(" = ", 1) for part in text.split("; "))
    ends = number(fields["low"]), number(fields["high"])
    if None in ends or not ends[0] <= ends[1]:
        raise ValueError(f"{text!r} has no interval")
    return fields, ends


def of(text):
    """The (k, n) of "k of n", or None for "none"."""
    found = re.fullmatch(r"(\d+) of (\d+)|none", text)
    if not found:
        raise ValueError(f"{text!r} is no count of a count")
    return None if text == "none" else (int(found[1]), int(found[2]))


def side(ends, where):
    """Whether an interval lies "in" a region, "out" of it, or "across" its edge."""
    if any(low <= (ends[0], 0) and (ends[1], 0) <= high for low, high in where):
        return "in"
    return "across" if any(low <= (ends[1], 0) and (ends[0], 0) <= high for low, high in where) else "out"


def stands(ends, c, d):
    """Where an interval lies: where the claim holds, where it fails, short of C, or across its edge."""
    if side(ends, d) == "in":
        return "fails"
    return {"in": "holds", "out": "short", "across": "across"}[side(ends, c)]


def together(places, mirrored):
    """Where a sentence stands whose numbers stand in these places; mirrored, its negation."""
    decides, needed = ("holds", "fails") if mirrored else ("fails", "holds")
    if decides in places or set(places) == {needed}:
        return decides if decides in places else needed
    return "short" if ("across" not in places if mirrored else "short" in places) else "across"


class Facts:
    """What the table of one tested claim says, read once."""

    def __init__(self, one, many):
        self.one, self.many = one, many
        self.yes = {item: YES[one[item]] for item in YES_OR_NO}
        primary = "C = {C}; D = {D}; low = {primary low}; high = {primary high}".format_map(one)
        self.parts = [(region(fields["C"]), region(fields["D"]), ends)
                      for fields, ends in map(reading, [primary] + many["conjunct"])]
        self.c, self.d, self.ends = self.parts[0]
        self.alternates = [reading(text)[1] for text in many["alternate"]]
        self.beside = [(fields["role"], ends, fields["stands"]) for fields, ends in map(reading, many["beside"])]
        self.m, self.null, self.mde, self.value = (
            number(one[item]) for item in ("asserted size", "null value", "detectable", "primary value"))
        self.bounds, self.sampling = (reading(one[item])[1] for item in ("bounds", "sampling interval"))
        self.calibration, self.type_one = one["calibration"], number(one["type-I error"])
        self.factor, self.least, self.most = (
            number(one[item]) for item in ("widened by", "widened by at least", "widened by at most"))
        self.narrow, self.wide, self.counts = (
            reading(one[item])[1] for item in ("interval at the least", "interval at the most", "of such counts"))
        self.often, self.differ = one["by chance often"], of(one["nulls that differ"])
        self.checklist, self.units, self.left_out = (
            of(one[item]) for item in ("checklist", "suppressed units", "places left out"))
        self.suppressed = self.units is not None and 10 * self.units[0] > self.units[1]
        agreeing, readings = self.robustness()
        self.middling = (one["level"] != "exact" if readings == 1
                         else 80 * readings <= 100 * agreeing <= 95 * readings)
        self.check()

    def check(self):
        """What the rule takes for granted of its input."""
        items = self.many["checklist item"]
        unmet = {
            "C and D overlap": any(max(low, a) <= min(high, b) for c, d, _ in self.parts
                                   for low, high in c for a, b in d),
            "unknown word for calibration": self.calibration not in ("not-needed", "measured", *UNMEASURED),
            "measured, but no factor": self.calibration == "measured" and None in (self.type_one, self.factor),
            "unknown word for chance": self.often not in ("none", "undecided", "yes", "no"),
            "unknown word for reliability": any(word not in RELIABILITY for word in self.many["reliability"]),
            "an effect without a checklist": self.one["kind"] == "effect" and self.checklist is None,
            "the checklist's items do not add up": self.checklist not in (None, (sum(YES[item] for item in items), 8)),
            "a reading beside does not stand where the table says": any(
                place not in ("none", stands(ends, self.c, self.d)) for _, ends, place in self.beside),
        }
        if any(unmet.values()):
            raise ValueError("; ".join(what for what, is_so in unmet.items() if is_so))

    def robustness(self, mirrored=False):
        """How many of primary and alternates stand as the primary does, and of how many."""
        regions = (self.d, self.c) if mirrored else (self.c, self.d)
        places = [stands(ends, *regions) for ends in [self.ends] + self.alternates]
        return places.count(places[0]), len(places)


def decide(facts, mirrored=False):
    """Rows 3 to 9 of the rule, first match wins: (row, word)."""
    agreeing, readings = facts.robustness(mirrored)
    astride = facts.bounds and "across" in (side(facts.bounds, facts.c), side(facts.bounds, facts.d))
    if ("not sufficiently reliable" in facts.many["reliability"] or astride
            or facts.calibration in UNMEASURED or unsettled(facts)
            or (facts.often == "undecided" and hangs_on_chance(facts, mirrored))
            or (facts.differ is not None and facts.differ[0] > 0)
            or (readings > 1 and 100 * agreeing < 80 * readings)
            or (facts.one["kind"] == "effect" and facts.checklist[0] < 6)):
        return 3, "inconclusive"
    places = [stands(ends, d, c) if mirrored else stands(ends, c, d) for c, d, ends in facts.parts]
    place = together(places, mirrored != (facts.one["joined"] == "any"))
    if place == "fails":
        return 4, "contradicted"
    if place == "holds":
        return (5, "supported-with-qualification") if qualifiers(facts, mirrored) else (6, "supported")
    if place == "short":
        return 7, "not-supported"
    reaches = facts.null is not None and facts.ends[0] <= facts.null <= facts.ends[1]
    if facts.mde is not None and facts.m is not None and facts.mde <= facts.m and reaches:
        return 8, "not-supported"
    return 9, "inconclusive"


def unsettled(facts):
    """Whether the interval would have to be too wide, or worlds leave its side open."""
    if facts.calibration != "measured":
        return False
    most = facts.most if facts.most is not None else facts.factor
    sides = [stands(ends, facts.c, facts.d) for ends in (facts.narrow, facts.wide) if ends is not None]
    return most > 2 or len(set(sides)) > 1


def hangs_on_chance(facts, mirrored):
    """Whether the word of a number that holds hangs on how often chance gives as much."""
    places = [stands(ends, d, c) if mirrored else stands(ends, c, d) for c, d, ends in facts.parts]
    return together(places, mirrored != (facts.one["joined"] == "any")) == "holds" and not qualifiers(facts, mirrored)


def qualifiers(facts, mirrored=False):
    """The names of the qualifiers that fire."""
    one, here = facts.one, stands(facts.ends, *((facts.d, facts.c) if mirrored else (facts.c, facts.d)))

    def elsewhere(role):
        return any(r == role and place != "none" and stands(
            ends, *((facts.d, facts.c) if mirrored else (facts.c, facts.d))) != here
                   for r, ends, place in facts.beside)

    return {name for name, fires in {
        "base-rate-missing": facts.yes["base rate missing"],
        "base-rate-does-not-differ": facts.sampling is not None and any(
            role == "base-rate" and ends[0] <= facts.sampling[1] and facts.sampling[0] <= ends[1]
            for role, ends, _ in facts.beside),
        "count-where-a-rate-is-needed": elsewhere("per-head"),
        "rank-changes-under-age-adjustment": elsewhere("age-adjusted"),
        "period-or-definition-differs": facts.yes["definition differs"],
        "robustness-80-to-95": facts.middling,
        "areas-stand-for-people": facts.yes["areas stand for people"],
        "source-provisional": (number(one["provisional sources"]) or 0) > 0,
        "hangs-on-a-choice": number(one["choices that turn it"]) > 0,
        "list-older-than-12-months": (number(one["list age in months"]) or 0) > 12,
        "suppressed-over-10-percent": facts.suppressed,
        "list-leaves-places-out": facts.left_out is not None and facts.left_out[0] > 0,
        "data-reach-part-of-the-claim": facts.yes["data reach part of the claim"],
        "known-then-and-now-differ": elsewhere("as-known-now"),
        "no-more-than-chance": facts.often == "yes" and here == "holds",
        "few-events": facts.counts is not None and (
            here == "holds" and side(facts.counts, facts.c if mirrored else facts.d) != "out"
            or here == "fails" and side(facts.counts, facts.d if mirrored else facts.c) != "out"),
    }.items() if fires}


def certainty(facts, word):
    """Where the kind starts, a step down for each weakness, at most one up; of another definition no
    contradiction is sure."""
    (low, high), events, both = facts.ends, number(facts.one["suppressed share of events"]), False
    wrong_unit = AREAS_ARE_A_WRONG_UNIT and facts.yes["areas stand for people"]
    if facts.m is not None and facts.null is not None:
        below = max(part[1][0] for part in facts.c) <= facts.null
        claimed = facts.null - facts.m if below else facts.null + facts.m
        both = low <= min(claimed, facts.null) and max(claimed, facts.null) <= high
    large = facts.null == 1 and facts.value is not None and (
        (facts.value >= 2 and low > 1.25) or (facts.value <= 0.5 and high < 0.8))
    down = [any(word != RELIABILITY[0] for word in facts.many["reliability"]), both, wrong_unit or facts.yes["definition differs"],
            facts.middling, facts.suppressed or (events or 0) > 0.05, facts.calibration in UNMEASURED,
            number(facts.one["choices that turn it"]) > 0]
    starts_high = facts.yes["descriptive"] and facts.one["kind"] not in STARTS_LOW
    level = (3 if starts_high else 1) - sum(down) + (large and facts.yes["dose-response"])
    most = 1 if word == "contradicted" and facts.yes["definition differs"] else 3
    return ["very low", "low", "moderate", "high"][min(max(level, 0), most)]


def sort_rows(rows):
    """The table as single rows and as lists of repeated ones."""
    table = {}
    for item, text, _ in rows:
        table.setdefault(item, []).append(text)
    needed = ALWAYS + (TESTED if table.get("outcome") == ["tested"] else [])
    wrong = [item for item in needed if len(table.get(item, [])) != 1]
    if wrong:
        raise ValueError("missing from the table, or there twice: " + ", ".join(wrong))
    return {item: texts[0] for item, texts in table.items()}, {item: table.get(item, []) for item in MANY}


def judge(one, many):
    """What the rule says: the items to compare, by the names that the table gives them."""
    if one["outcome"] != "tested":
        word = {"not-testable": "not-testable", "not-held": "not-tested", "failed": "not-tested"}[one["outcome"]]
        return {"verdict": word, "mirror": word, "certainty": "none", "qualifiers": "none"}
    facts = Facts(one, many)
    row, word = decide(facts)
    return {"verdict": word, "rule row": str(row), "mirror": decide(facts, True)[1], "certainty": certainty(facts, word),
            "robustness": "%d of %d" % facts.robustness(), "qualifiers": " ".join(sorted(qualifiers(facts))) or "none"}


def problems(claim):
    """What differs between the rule and the page, as lines; and what the rule says."""
    try:
        if claim["tables"] != [claim["id"]]:
            raise ValueError("no table of its own")
        one, many = sort_rows(claim["rows"][1:])
        mine = judge(one, many)
    except (ValueError, KeyError) as why:
        return [f"the table cannot be used: {why}"], {}
    one["qualifiers"] = " ".join(sorted(many["qualifier"])) or "none"
    found = [f"{item}: the rule gives {said}, the table {one[item]}"
             for item, said in mine.items() if said != one[item]]
    slugs = [one["verdict"], one["mirror"]]
    words = [slug.replace("-", " ").replace("not testable", "not testable as worded") for slug in slugs]
    outside = claim["words"][:1] + claim["mirror"] + claim["certainty"] + sorted(claim["reasons"])
    table = list(zip(slugs, words)) + ["certainty: " + one["certainty"]]
    table += sorted(row[2] for row in claim["rows"] if row[0] == "qualifier")
    return found + ([f"the table has {table}, outside it stand {outside}"] if table != outside else []), mine


def check(path):
    """Prints a line for each claim of a page; returns how many passed and failed."""
    claims, failed = Page(Path(path).read_text("utf-8")).claims, 0
    for claim in claims:
        found, mine = problems(claim)
        failed += bool(found)
        said = found or [f"{item} {word}" for item, word in mine.items()]
        print(f"{claim['id']:8} {'DIFFERS' if found else 'same':8} {'; '.join(said)}")
    if not claims:
        print(f"{path}: no claim found")
    return len(claims) - failed, failed if claims else 1


SOUND = dict.fromkeys(TESTED, "none") | dict.fromkeys(MANY, []) | dict.fromkeys(YES_OR_NO, "no") | {
    "kind": "rate", "outcome": "tested", "C": "[1.5, inf)", "D": "(-inf, 1]", "primary value": "1.8",
    "primary low": "1.6", "primary high": "2", "level": "0.95", "joined": "all", "alternate": ["low = 1.6; high = 2.2"],
    "asserted size": "0.5", "null value": "1", "detectable": "0.4", "calibration": "measured", "type-I error": "0.05",
    "widened by": "1.2", "widened by at least": "1.1", "widened by at most": "1.3",
    "descriptive": "yes", "reliability": ["sufficiently reliable"], "provisional sources": "0", "choices that turn it": "0",
    "list age in months": "12", "suppressed units": "1 of 10", "suppressed share of events": "0.05"}
FAILS = {"primary low": "0.5", "primary high": "1", "alternate": ["low = 0.4; high = 0.9"]}
ACROSS = {"primary low": "0.9", "primary high": "1.6", "alternate": ["low = 0.8; high = 1.7"]}
PART = "C = [10, 10]; D = (-inf, 10) or (10, inf); low = {0}; high = {0}"
UNSURE = {"reliability": ["undetermined"], "calibration": "missing", "definition differs": "yes"}
EFFECT = {"kind": "effect", "descriptive": "no", "checklist": "5 of 8", "checklist item": ["yes"] * 5 + ["no"] * 3}
CASES = [  # what changes in the sound claim, which stands at row 6; its verdict, its mirror, its certainty
    ({}, "supported", "contradicted", "high"),
    ({"outcome": "not-testable"}, "not-testable", "not-testable", "none"),
    ({"reliability": ["not sufficiently reliable"]}, "inconclusive", "inconclusive", "moderate"),
    ({"bounds": "low = 1.4; high = 1.7"}, "inconclusive", "inconclusive", "high"),
    ({"calibration": "no-error"}, "inconclusive", "inconclusive", "moderate"),
    ({"widened by": "2.2", "widened by at least": "2.1", "widened by at most": "2.3"}, "inconclusive", "inconclusive", "high"),
    ({"widened by at most": "2.1"}, "inconclusive", "inconclusive", "high"),
    ({"interval at the least": "low = 1.6; high = 2", "interval at the most": "low = 1.4; high = 2"}, "inconclusive",
     "inconclusive", "high"),
    ({"by chance often": "undecided"}, "inconclusive", "contradicted", "high"),
    ({"by chance often": "yes"}, "supported-with-qualification", "contradicted", "high"),
    ({"by chance often": "no"}, "supported", "contradicted", "high"),
    ({"of such counts": "low = 0.9; high = 3"}, "supported-with-qualification", "contradicted", "high"),
    ({"of such counts": "low = 1.1; high = 3"}, "supported", "contradicted", "high"),
    ({"nulls that differ": "1 of 2"}, "inconclusive", "inconclusive", "high"),
    ({"nulls that differ": "0 of 2"}, "supported", "contradicted", "high"),
    ({"alternate": ["low = 1.4; high = 1.7"]}, "inconclusive", "inconclusive", "high"),
    (EFFECT, "inconclusive", "inconclusive", "low"),
    (FAILS, "contradicted", "supported", "high"),
    ({"list age in months": "13"}, "supported-with-qualification", "contradicted", "high"),
    ({"choices that turn it": "2"}, "supported-with-qualification", "contradicted", "moderate"),
    ({"alternate": []}, "supported-with-qualification", "contradicted", "moderate"),
    ({"alternate": [], "level": "exact"}, "supported", "contradicted", "high"),
    ({"primary low": "1.1", "primary high": "1.4", "alternate": []}, "not-supported", "not-supported", "moderate"),
    (ACROSS, "not-supported", "not-supported", "moderate"),
    (ACROSS | {"detectable": "0.6"}, "inconclusive", "inconclusive", "moderate"),
    ({"conjunct": [PART.format(10)]}, "supported", "contradicted", "high"),
    ({"conjunct": [PART.format(11)]}, "contradicted", "supported", "high"),
    ({"conjunct": [PART.format(11)], "joined": "any"}, "supported", "contradicted", "high"),
    (UNSURE, "inconclusive", "inconclusive", "very low"),
    ({"descriptive": "no", "dose-response": "yes", "primary value": "2.1"}, "supported", "contradicted", "moderate")]


def plants(page):
    """Copies of a page, each with one error in every claim that can carry it: (what is said of it, copy, claims)."""
    articles = re.split(r"(?=<article )", page)
    row = '<tr><th scope="row">{}</th><td>{}</td>'
    wrong = [("verdict", "supported"), ("verdict", "contradicted"), ("mirror", "inconclusive"),
             ("certainty", "moderate"), ("robustness", "2 of 40")]
    edits = [(f"{item}: ", row.format(item, "[^<]*"), row.format(item, word)) for item, word in wrong]
    edits += [(item, row.format(item, "[^<]*") + ".*?</tr>", "") for item in ("level", "bounds", "qualifier")]
    edits.append(("outside", r'class="word v-[a-z-]+"', 'class="word"'))
    for sign, pattern, put in edits:
        changed = articles[:1] + [re.sub(pattern, put, article, count=1) for article in articles[1:]]
        touched = {re.search(r'id="([^"]*)"', new)[1] for old, new in zip(articles, changed) if old != new}
        yield sign + ("the rule gives" if sign.endswith(" ") else ""), "".join(changed), touched


def self_test(path):
    """Applies the rule to each case, then plants errors in a page; returns how many passed and failed."""
    outcomes = []
    for change, *expected in CASES:
        mine = judge(SOUND | change, SOUND | change)
        outcomes.append([mine["verdict"], mine["mirror"], mine["certainty"]] == expected)
        print(f"{'same' if outcomes[-1] else 'DIFFERS':8} {', '.join(expected)}: {change}")
    page = Path(path).read_text("utf-8")
    before = {claim["id"]: problems(claim)[0] for claim in Page(page).claims}
    for sign, copy, touched in plants(page):
        news = {claim["id"]: set(problems(claim)[0]) - set(before[claim["id"]]) for claim in Page(copy).claims}
        missed = sorted(claim for claim in touched if not any(sign in line for line in news[claim]))
        outcomes.append(bool(before) and not missed)
        print(f"{'noticed' if outcomes[-1] else 'MISSED':8} {path}, {sign}: {len(touched)} claims {' '.join(missed)}")
    return sum(outcomes), len(outcomes) - sum(outcomes)


def main(arguments):
    paths = [argument for argument in arguments if argument != "--self-test"]
    if not paths:
        sys.exit(__doc__.split("\n\n")[1])
    counts = [self_test(path) if "--self-test" in arguments else check(path) for path in paths]
    passed, failed = (sum(count) for count in zip(*counts))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
