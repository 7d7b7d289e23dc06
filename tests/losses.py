#!/usr/bin/env python3
"""Opens some seventy hostile files with pandas, DuckDB, Polars and `probative look`, each with its
defaults, and says what came of the rows: right, refused, told, as words, or lost in silence.

    python3 tests/losses.py target/release/probative [--write]

The script writes each file itself, so that it knows the true rows: how many there are, how many
numbers of a column are known, the least and the greatest of them, and the codes of the places.
`--write` puts the table into docs/records.md. It needs pandas, duckdb and polars of PyPI; one that
is not there is left out of the table. It fails if `probative` loses anything.
"""

import gzip
import io
import json
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

START, END = "<!-- made by `just losses` -->", "<!-- end of what is made -->"
# No zero leads: what a reader makes of such codes is asked by files of their own.
CODES = ["12001", "12003", "12005", "12007", "13001", "13003", "15001", "16001", "17001", "18001"]
ZEROS = ["01001", "01003", "01005", "01007", "02013", "02016", "04001", "04003", "05001", "06001"]
NAMES = ["Alachua", "Baker", "Bay", "Bradford", "Appling", "Atkinson", "Hawaii", "Ada", "Adams", "Allen"]
DEATHS = [55, 71, 12, 19, 33, 25, 47, 88, 60, 301]
PEOPLE = [54571, 182265, 27457, 22915, 3141, 5561, 71518, 131346, 19019, 1510271]
HEAD = ["fips", "county", "deaths", "population"]
ROWS = [list(map(str, row)) for row in zip(CODES, NAMES, DEATHS, PEOPLE)]


def known(values):
    return (len(values), min(values), max(values))


PLAIN = {"rows": 10, "numbers": {"deaths": known(DEATHS), "population": known(PEOPLE)}, "codes": {"fips": set(CODES)}}
# No row, and what is no table at all.
BARE, NOTHING = {"rows": 0, "numbers": {}, "codes": {}}, None


def text(rows=ROWS, head=HEAD, mark=",", end="\n"):
    return "".join(mark.join(row) + end for row in [head, *rows])


def put(column, cells, rows=ROWS):
    """The rows with other cells in a column, by the number of the row."""
    at = HEAD.index(column)
    return [[cells.get(number, cell) if place == at else cell for place, cell in enumerate(row)]
            for number, row in enumerate(rows)]


def truth(rows=10, codes=CODES, **numbers):
    """What is true where columns differ from those of the plain file."""
    return {"rows": rows, "numbers": {**PLAIN["numbers"], **numbers}, "codes": {"fips": set(codes)}}


def without(*gone):
    return known([value for at, value in enumerate(DEATHS) if at not in gone])


def quoted(row):
    return ['"' + cell.replace('"', '""') + '"' for cell in row]


def zipped(name, data):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, data)
    return held.getvalue()


def long(late, column, count=30000):
    """Many rows, the last of which differs from all others in one column."""
    rows = [[f"{10000 + at % 40000:05}", "x", str(at % 50 + 1), "1000"] for at in range(count)]
    rows[-1][HEAD.index(column)] = late
    return rows


def files():
    """Each file: what is hostile about it, its bytes, what is true, and its ending."""
    utf8 = lambda words: words.encode()
    plain = text()
    accents = [[code, "Doña Ana" if at == 3 else name, *rest] for at, (code, name, *rest) in enumerate(ROWS)]
    yield "a plain file", utf8(plain), PLAIN
    yield "semicolons", utf8(text(mark=";")), PLAIN
    yield "tabs", utf8(text(mark="\t")), PLAIN
    yield "upright bars", utf8(text(mark="|")), PLAIN
    yield "`sep=;` above the header", utf8("sep=;\n" + text(mark=";")), PLAIN
    yield "a byte-order mark", b"\xef\xbb\xbf" + utf8(plain), PLAIN
    yield "UTF-16, little end first", b"\xff\xfe" + plain.encode("utf-16-le"), PLAIN
    yield "UTF-16, big end first", b"\xfe\xff" + plain.encode("utf-16-be"), PLAIN
    yield "Windows-1252", text(accents).encode("cp1252"), PLAIN
    yield "lines that end in CR", utf8(text(end="\r")), PLAIN
    yield "lines that end in CR LF", utf8(text(end="\r\n")), PLAIN
    yield "line ends of two sorts", utf8(text(ROWS[:5], end="\r\n") + text(ROWS[5:], head=ROWS[5])[len(",".join(ROWS[5])) + 1:]), PLAIN
    yield "no line end behind the last row", utf8(plain.rstrip("\n")), PLAIN
    yield "every cell in quotes", utf8(text([quoted(row) for row in ROWS], quoted(HEAD))), PLAIN
    yield "a comma within quotes", utf8(text(put("county", {2: '"Bay, AL"'}))), PLAIN
    yield "a line end within quotes", utf8(text(put("county", {2: '"Bay\nAL"'}))), PLAIN
    yield "quotes within quotes", utf8(text(put("county", {2: '"the ""old"" Bay"'}))), PLAIN
    yield "a blank before quotes", utf8(text([[quoted(row)[0], *(" " + cell for cell in quoted(row)[1:])] for row in ROWS])), PLAIN
    yield "a quote within a bare cell", utf8(text(put("county", {2: 'Ba"y'}))), PLAIN
    yield "a quote that stays open", utf8(text(put("county", {2: '"Bay'}))), PLAIN
    yield "a title above the header", utf8("Deaths of counties in 2015\n" + plain), PLAIN
    yield "a title, a blank line, the header", utf8("Deaths of counties, in 2015\n\n" + plain), PLAIN
    yield "a title with as many cells", utf8("Deaths of counties,,,\n" + plain), PLAIN
    yield "lines that begin with #", utf8("# made by hand\n# twice\n" + plain), PLAIN
    yield "a note below the rows", utf8(plain + "Source: the state\n"), PLAIN
    yield "a blank line and a note below the rows", utf8(plain + "\nNote: some are provisional, others not.\n"), PLAIN
    yield "a note below with as many cells", utf8(plain + "Source: the state,,,\n"), PLAIN
    yield "a day below the rows", utf8(plain + "Last updated 2016-01-01\n"), PLAIN
    named = text([row[1:] for row in ROWS], HEAD[1:])
    of_names = {**PLAIN, "codes": {}}
    yield "a note below names", utf8(named + "(1) Provisional\n"), of_names
    yield "a row of names of which the first is left", utf8(named.rstrip("\n").rsplit(",", 2)[0] + "\n"), of_names
    yield "a row of codes of which the first is left", utf8(plain.rstrip("\n").rsplit(",", 3)[0] + "\n"), PLAIN
    yield "such a row below a note", utf8(plain.rstrip("\n").rsplit("\n", 1)[0] + "\nNote: x\n" + CODES[-1] + "\n"), PLAIN
    yield "the words of WONDER below the rows", utf8(text(mark="\t") + '"---"\n"Dataset: Deaths, 2015"\n"---"\n"1. A caveat."\n'), PLAIN
    yield "a total below", utf8(plain + f",Total,{sum(DEATHS)},{sum(PEOPLE)}\n"), PLAIN
    yield "a total above", utf8(text([["", "Total", str(sum(DEATHS)), str(sum(PEOPLE))], *ROWS])), PLAIN
    yield "a total with a code", utf8(text([["00000", "United States", str(sum(DEATHS)), str(sum(PEOPLE))], *ROWS])), PLAIN
    yield "states among their counties", utf8(text([["12000", "Florida", str(sum(DEATHS[:4])), str(sum(PEOPLE[:4]))], *ROWS])), PLAIN
    yield "blank rows at the end", utf8(plain + ",,,\n" * 3), PLAIN
    yield "blank rows in the middle", utf8(text(ROWS[:4]) + ",,,\n\n" + text(ROWS[4:], head=ROWS[4])[len(",".join(ROWS[4])) + 1:]), PLAIN
    yield "a comma behind every row", utf8(text([row + [""] for row in ROWS])), PLAIN
    yield "a comma behind the header and every row", utf8(text([row + [""] for row in ROWS], HEAD + [""])), PLAIN
    yield "a row that lacks its last cell", utf8(text([row if at != 4 else row[:3] for at, row in enumerate(ROWS)])), truth(population=known([one for at, one in enumerate(PEOPLE) if at != 4]))
    yield "a comma that stands without quotes", utf8(text(put("county", {2: "Bay, AL"}))), PLAIN
    yield "such commas in every row", utf8(text([[row[0], row[1] + ", AL", *row[2:]] for row in ROWS])), PLAIN
    yield "the header again in the middle", utf8(text(ROWS[:5]) + text(ROWS[5:])), PLAIN
    yield "two columns of one name", utf8(text([[*row, "7"] for row in ROWS], [*HEAD, "deaths"])), PLAIN
    yield "names in other letters", utf8(text([[*row, "7"] for row in ROWS], [*HEAD, "Deaths"])), PLAIN
    yield "a row that stands twice", utf8(text([*ROWS, ROWS[3]])), PLAIN
    yield "a place twice with other numbers", utf8(text([*ROWS, [CODES[3], NAMES[3], "20", "22915"]])), PLAIN
    coded = lambda codes: utf8(text([[code, *row[1:]] for code, row in zip(codes, ROWS)]))
    yield "codes with leading zeros", coded(ZEROS), truth(codes=ZEROS)
    yield "such codes in quotes", coded([f'"{code}"' for code in ZEROS]), truth(codes=ZEROS)
    yield "codes that lost their zeros", coded([str(int(code)) for code in ZEROS]), truth(codes=ZEROS)
    yield "codes with a point behind", coded([f"{int(code)}.0" for code in ZEROS]), truth(codes=ZEROS)
    yield "codes that lost their zeros in some rows", coded([str(int(code)) if at > 5 else code for at, code in enumerate(ZEROS)]), truth(codes=ZEROS)
    yield "a code of many digits", utf8(text([["90071992547409" + f"{at:04}", *row[1:]] for at, row in enumerate(ROWS)])), truth(codes=["90071992547409" + f"{at:04}" for at in range(10)])
    yield "a code that is `NA`", utf8(text([["NA" if at == 4 else chr(65 + at) * 2, *row[1:]] for at, row in enumerate(ROWS)])), truth(codes=["NA" if at == 4 else chr(65 + at) * 2 for at in range(10)])
    yield "codes that look like numbers of science", utf8(text([[f"1E{at}", *row[1:]] for at, row in enumerate(ROWS)])), truth(codes=[f"1E{at}" for at in range(10)])
    yield "a comma for the point", utf8(text([[*row[:2], row[2] + ",5", row[3]] for row in ROWS], mark=";")), truth(deaths=known([value + 0.5 for value in DEATHS]))
    yield "commas between thousands", utf8(text([[*row[:3], f'"{int(row[3]):,}"'] for row in ROWS])), PLAIN
    yield "blanks between thousands", utf8(text([[*row[:3], f"{int(row[3]):,}".replace(",", " ")] for row in ROWS])), PLAIN
    yield "points between thousands", utf8(text([[*row[:3], f"{int(row[3]):,}".replace(",", ".")] for row in ROWS], mark=";")), PLAIN
    yield "`Suppressed` for a small number", utf8(text(put("deaths", {2: "Suppressed"}))), truth(deaths=without(2))
    yield "an asterisk for a small number", utf8(text(put("deaths", {2: "*", 6: "*"}))), truth(deaths=without(2, 6))
    yield "`<10` for a small number", utf8(text(put("deaths", {2: "<10"}))), truth(deaths=without(2))
    yield "`1-9` for a small number", utf8(text(put("deaths", {2: "1-9"}))), truth(deaths=without(2))
    yield "−999 for a missing number", utf8(text(put("deaths", {2: "-999"}))), truth(deaths=without(2))
    yield "99999 for a missing number", utf8(text(put("deaths", {2: "99999"}))), truth(deaths=without(2))
    yield "a blank for a missing number", utf8(text(put("deaths", {2: ""}))), truth(deaths=without(2))
    yield "`NA` for a missing number", utf8(text(put("deaths", {2: "NA"}))), truth(deaths=without(2))
    yield "a point for a missing number", utf8(text(put("deaths", {2: "."}))), truth(deaths=without(2))
    yield "`n/a` for a missing number", utf8(text(put("deaths", {2: "n/a"}))), truth(deaths=without(2))
    yield "a letter behind a number", utf8(text(put("deaths", {2: "12 p"}))), PLAIN
    yield "the mark of a footnote behind a number", utf8(text(put("deaths", {2: "12¹"}))), PLAIN
    yield "a number below zero in brackets", utf8(text(put("deaths", {2: "(12)"}))), truth(deaths=known([-12 if at == 2 else value for at, value in enumerate(DEATHS)]))
    yield "the sign of minus", utf8(text(put("deaths", {2: "−12"}))), truth(deaths=known([-12 if at == 2 else value for at, value in enumerate(DEATHS)]))
    yield "per cent behind numbers", utf8(text([[*row[:2], row[2] + "%", row[3]] for row in ROWS])), PLAIN
    yield "blanks around cells and names", utf8(text([[f" {cell} " for cell in row] for row in ROWS], [f" {name} " for name in HEAD])), PLAIN
    yield "blanks that do not break", utf8(text([[cell + "\u00a0" for cell in row] for row in ROWS])), PLAIN
    yield "a letter of no width in a code", utf8(text([["\u200b" + row[0] if at == 3 else row[0], *row[1:]] for at, row in enumerate(ROWS)])), PLAIN
    yield "digits of another width", utf8(text(put("deaths", {2: "１２"}))), PLAIN
    yield "a word in the last of 30,000 rows", utf8(text(long("Suppressed", "deaths"))), {"rows": 30000, "numbers": {"deaths": (29999, 1, 50)}, "codes": {}}
    yield "a fraction in the last of 30,000 rows", utf8(text(long("0.5", "deaths"))), {"rows": 30000, "numbers": {"deaths": (30000, 0.5, 50)}, "codes": {}}
    yield "a leading zero in the last of 30,000 rows", utf8(text(long("01001", "fips"))), {"rows": 30000, "numbers": {"deaths": (30000, 1, 50)}, "codes": {"fips": {row[0] for row in long("01001", "fips")}}}
    yield "a thousand rows of a longer table", utf8(text(long("40000", "fips", 1000))), {"rows": 30000, "numbers": {"deaths": (30000, 1, 50)}, "codes": {}}
    yield "a row cut short at the end of the file", utf8(plain.rstrip("\n")[:-12]), PLAIN
    yield "a nought byte in a cell", utf8(text(put("county", {2: "Ba\0y"}))), PLAIN
    yield "the sign for the end of a file of DOS", utf8(plain + "\x1a"), PLAIN
    yield "no header", utf8(plain.split("\n", 1)[1]), {"rows": 10, "numbers": {}, "codes": {}}
    yield "a header and no row", utf8(",".join(HEAD) + "\n"), BARE
    yield "an empty file", b"", BARE
    yield "gzip under the name of a table", gzip.compress(utf8(plain)), PLAIN
    yield "an archive of one table", zipped("deaths.csv", plain), PLAIN, "zip"
    yield "an archive of two tables", zipped_two(plain), PLAIN, "zip"
    yield "a web page in the place of the table", b"<!DOCTYPE html>\n<html><head><title>403, Forbidden</title></head>\n<body><p>You may not, at this time, see this.</p></body></html>\n", NOTHING
    yield "an error of a portal", b'{"error": true, "code": "query.too-long", "message": "too, long"}\n', NOTHING


def zipped_two(plain):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("2014.csv", text(ROWS[:3]))
        archive.writestr("2015.csv", plain)
    return held.getvalue()


def judged(true, found, told):
    """What came of a file that was opened. `found` has rows, numbers and codes as `true` has; a
    column of numbers that came as words has None."""
    if true is NOTHING:
        return "told" if told else "lost"
    wrong = found["rows"] != true["rows"]
    words = False
    for column, expected in true["numbers"].items():
        got = found["numbers"].get(column, "lacks")
        words |= got is None
        wrong |= got is not None and got != expected
    for column, expected in true["codes"].items():
        wrong |= found["codes"].get(column) != expected
    if not wrong and not words:
        return "right"
    if told:
        return "told"
    return "lost" if wrong else "as words"


def of_frame(frame, true):
    """What a frame of pandas holds; Polars and DuckDB give one with their own types."""
    frame = frame.rename(columns=lambda name: str(name).strip())
    found = {"rows": len(frame), "numbers": {}, "codes": {}}
    for column in (true or {}).get("numbers", {}):
        if column not in frame or getattr(frame[column], "ndim", 1) != 1:
            continue
        series = frame[column].dropna()
        numeric = series.dtype.kind in "iuf" and len(series)
        found["numbers"][column] = known([float(one) for one in series]) if numeric else None
    for column in (true or {}).get("codes", {}):
        if column in frame:
            found["codes"][column] = {str(one) for one in frame[column].dropna()}
    return found


def by_pandas(path, true):
    import pandas
    return of_frame(pandas.read_csv(path), true)


def by_duckdb(path, true):
    import duckdb
    return of_frame(duckdb.connect().execute("SELECT * FROM read_csv(?)", [str(path)]).df(), true)


def by_polars(path, true):
    import polars
    frame = polars.read_csv(path)
    import pandas
    return of_frame(pandas.DataFrame({name: frame[name].to_list() for name in frame.columns}), true)


def by_peer(opened, path, true):
    """A reader's answer; what it says beside it counts as told."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            found = opened(path, true)
        except Exception as error:  # what a reader throws is a refusal, whatever it is
            return "refused", type(error).__name__
        # What a library says of its own future is no word on the file.
        said = [one for one in said if not issubclass(one.category, (DeprecationWarning, FutureWarning))]
    return judged(true, found, bool(said)), ""


def by_us(program, path, true):
    ran = subprocess.run([program, "look", "--json", path], capture_output=True, text=True)
    if ran.returncode not in (0, 3):
        return f"exit {ran.returncode}", ""
    answer = json.loads(ran.stdout)[0]
    codes = " ".join(sorted({problem["code"] for problem in answer["problems"]}))
    if not answer["understood"]:
        return "refused", codes
    columns = {column["name"].strip(): column for column in answer["columns"]}
    found = {"rows": answer["held"].get("rows"), "numbers": {}, "codes": {}}
    for column in (true or {}).get("numbers", {}):
        held = columns.get(column)
        if held is not None:
            numeric = held["least"] is not None and held["holds"] in ("numbers", "whole numbers")
            found["numbers"][column] = (held["known"], held["least"], held["greatest"]) if numeric else None
    for column, expected in (true or {}).get("codes", {}).items():
        # Cells are kept as they are written; how many there are tells whether one is lost.
        held = columns.get(column)
        places = answer["places"] or {}
        changed = places.get("column") == column and places.get("lost_zeros")
        same = held is not None and held["different"] == len(expected) and not changed
        found["codes"][column] = expected if same else None
    return judged(true, found, bool(codes)), codes


def main():
    program, write = sys.argv[1], "--write" in sys.argv
    peers = []
    for name, opened in [("pandas", by_pandas), ("duckdb", by_duckdb), ("polars", by_polars)]:
        try:
            peers.append((f"{name} {__import__(name).__version__}", opened))
        except ImportError:
            print(f"{name} is not installed, and left out", file=sys.stderr)
    rows, counts = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data, true, *ending) in enumerate(files()):
            path = Path(folder) / f"{number}.{ending[0] if ending else 'csv'}"
            path.write_bytes(data)
            answers = [by_us(program, path, true)] + [by_peer(opened, path, true) for _, opened in peers]
            for at, (word, _) in enumerate(answers):
                counts[at, word] = counts.get((at, word), 0) + 1
            shown = [f"{word} ({codes})" if codes and at == 0 and word != "right" else word for at, (word, codes) in enumerate(answers)]
            rows.append([name, *shown])
    heads = ["probative", *(name for name, _ in peers)]
    words = ["right", "refused", "told", "as words", "lost"]
    lines = [f"{len(rows)} files, each of which the script wrote and knows.", "",
             "| " + " | ".join(["", *words]) + " |", "|---|" + "--:|" * len(words)]
    for at, name in enumerate(heads):
        lines.append(f"| {name} | " + " | ".join(str(counts.get((at, word), 0)) for word in words) + " |")
    lines += ["", "| File | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row).replace("**", "") + " |" for row in rows]
    table = "\n".join(lines)
    print(table)
    if write:
        document = Path(__file__).parent.parent / "docs/records.md"
        before, rest = document.read_text().split(START)
        document.write_text(f"{before}{START}\n{table}\n{END}{rest.split(END, 1)[1]}")
    lost = [row[0] for row in rows if row[1] not in ("right", "refused") and not row[1].startswith(("refused", "told"))]
    if lost:
        sys.exit(f"probative loses something in silence: {'; '.join(lost)}")


if __name__ == "__main__":
    main()
