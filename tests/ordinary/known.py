"""What an ordinary file is: its bytes, and what must come out of them. And real names and codes of
places, with numbers of ours."""

from dataclasses import dataclass, field

STATES = [one.split(" ", 2) for one in """01 AL Alabama|02 AK Alaska|04 AZ Arizona|05 AR Arkansas|06 CA California|08 CO Colorado|09 CT Connecticut|10 DE Delaware|11 DC District of Columbia|12 FL Florida|13 GA Georgia|15 HI Hawaii|16 ID Idaho|17 IL Illinois|18 IN Indiana|19 IA Iowa|20 KS Kansas|21 KY Kentucky|22 LA Louisiana|23 ME Maine|24 MD Maryland|25 MA Massachusetts|26 MI Michigan|27 MN Minnesota|28 MS Mississippi|29 MO Missouri|30 MT Montana|31 NE Nebraska|32 NV Nevada|33 NH New Hampshire|34 NJ New Jersey|35 NM New Mexico|36 NY New York|37 NC North Carolina|38 ND North Dakota|39 OH Ohio|40 OK Oklahoma|41 OR Oregon|42 PA Pennsylvania|44 RI Rhode Island|45 SC South Carolina|46 SD South Dakota|47 TN Tennessee|48 TX Texas|49 UT Utah|50 VT Vermont|51 VA Virginia|53 WA Washington|54 WV West Virginia|55 WI Wisconsin|56 WY Wyoming""".split("|")]
COUNTIES = [one.split(" ", 1) for one in """12001 Alachua|12003 Baker|12005 Bay|12007 Bradford|12009 Brevard|12011 Broward|12013 Calhoun|12015 Charlotte|12017 Citrus|12019 Clay|12021 Collier|12023 Columbia""".split("|")]
DEATHS = [55, 12, 71, 19, 140, 402, 3, 47, 66, 38, 81, 25]
PEOPLE = [247336, 27115, 168852, 28520, 543376, 1748066, 14625, 159978, 141236, 190865, 321520, 67531]


@dataclass
class Ordinary:
    kind: str
    name: str
    data: bytes
    # Every cell of a column as its maker means it; None where there is no number.
    numbers: dict
    rows: int = None
    ending: str = "csv"
    # The level, and how many.
    places: tuple = None
    # What a user says beside the file, to `look` and to `sum`.
    says: tuple = ()
    # Further sums: what is asked, the column, and what it gives.
    sums: list = field(default_factory=list)
    # Statistics: the command, the path of a number in what it prints, and the number.
    stats: list = field(default_factory=list)
    # Claims: a file of the corpus in a case (`cases.py`).
    claims: list = field(default_factory=list)
    # Further sources of its case, each a table.
    sources: dict = field(default_factory=dict)
    # Codes that are told or refused, and why that is right.
    told: dict = field(default_factory=dict)
    # Whether it is a map, of which no case makes a source and nothing is added up.
    is_map: bool = False
    # What lies beside the file, by its ending.
    beside: dict = field(default_factory=dict)

    def __post_init__(self):
        if self.rows is None:
            self.rows = len(next(iter(self.numbers.values())))


def rates(value, population, values, people, per=100000, more=""):
    """The rate of the first unit."""
    return (f"stat rates --value {name(value)} --population '{population}'{more}", "rows.0.rate", per * values[0] / people[0])


def counted(column, value, exposure, values, people):
    """The rate of the last row, each told by a column."""
    words = f"count rate --id '{column}' --value {name(value)} --exposure '{exposure}' --per 1000"
    return (words, f"rows.{len(values) - 1}.rate", 1000 * values[-1] / people[-1])


def breaks(value, values):
    return (f"stat breaks --value {name(value)} --breaks equal --classes 2", "upper_bounds.0", (min(values) + max(values)) / 2)


def name(column):
    """A column as a shell takes it."""
    return f"'{column}'"


def neighbours(count, wide, corners=True):
    """Who touches whom among squares in rows of `wide`."""
    near = lambda a, b: max(abs(a // wide - b // wide), abs(a % wide - b % wide)) == 1
    side = lambda a, b: abs(a // wide - b // wide) + abs(a % wide - b % wide) == 1
    touch = near if corners else side
    return [[b for b in range(count) if touch(a, b)] for a in range(count)]


def moran(values, links):
    """Moran's I with strengths that sum to one a unit (Cliff and Ord 1981)."""
    mean = sum(values) / len(values)
    apart = [value - mean for value in values]
    lagged = [sum(apart[b] for b in near) / len(near) for near in links]
    return sum(a * b for a, b in zip(apart, lagged)) / sum(a * a for a in apart)


def star(values, links, at):
    """G* of a unit: the part of all that it and its neighbours have, on the average (Getis and Ord 1992)."""
    within = [at, *links[at]]
    return sum(values[one] for one in within) / len(within) / sum(values)


def gal(ids, links):
    lines = [str(len(ids))]
    for at, near in enumerate(links):
        lines += [f"{ids[at]} {len(near)}", " ".join(ids[one] for one in near)]
    return ("\n".join(lines) + "\n").encode()
