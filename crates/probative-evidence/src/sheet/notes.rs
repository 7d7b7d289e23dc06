//! Which lines below a table are words about it, and which are rows cut short.

use probative_catalog::Layout;
use probative_terms::month_named;

use super::grid::Row;
use crate::table::field_number;

/// Words with which lines below a table begin.
const NOTES: [&str; 8] =
    ["source", "note", "footnote", "caveat", "suggested citation", "prepared by", "*", "†"];

/// How a last row begins that says of when a table is, whatever stands beside it.
const OF_DAYS: [&str; 8] = [
    "report date",
    "data as of",
    "as of",
    "run date",
    "last update",
    "last updated",
    "date updated",
    "date extracted",
];

/// The same, which may name what is counted: with days or years alone beside it.
const PERHAPS_OF_DAYS: [&str; 9] = [
    "date",
    "source",
    "updated",
    "extracted",
    "generated",
    "retrieved",
    "downloaded",
    "printed",
    "created",
];

/// What a last row below such a one is called.
const PAGE: &str = "page";

/// How lines begin that say of a whole table what its numbers are.
const OF_NUMBERS: [&str; 12] = [
    "preliminary",
    "provisional",
    "data as of",
    "last updated",
    "updated",
    "includes",
    "excludes",
    "counts of",
    "based on",
    "numbers",
    "figures are",
    "rates are",
];

/// From so many letters on a cell is a name, and no code: `FL` and `2015-Q1` are codes.
const NAME: usize = 3;

/// From so many words on a cell that has more of them than any row is a sentence.
const SENTENCE: usize = 4;

/// What the cells have with which rows begin: a line of one cell that looks like them may be a row
/// of which the rest is lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Leading {
    has_names: bool,
    signs: [bool; SIGNS.len()],
    most_words: usize,
}

/// What notes have that names seldom do.
const SIGNS: [fn(&str) -> bool; 3] = [
    |cell| cell.ends_with('.'),
    |cell| cell.contains(':'),
    |cell| cell.contains(|letter: char| letter.is_ascii_digit()),
];

impl Leading {
    /// What the first cells of rows have.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Leading {
        let mut found = Leading::default();
        for cell in cells {
            let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
            found.has_names |= letters >= NAME;
            found.most_words = found.most_words.max(cell.split_whitespace().count());
            for (has, sign) in found.signs.iter_mut().zip(SIGNS) {
                *has |= sign(cell);
            }
        }
        found
    }

    /// What rows that are as long as their header have.
    pub(super) fn of_rows(rows: &[Row], columns: usize) -> Leading {
        let whole = rows.iter().filter(|row| row.cells.len() >= columns && row.filled() > 1);
        Leading::of(whole.filter_map(|row| row.cells.first()).map(String::as_str))
    }

    /// Whether a cell that stands alone on its line is words about the table: words where rows
    /// begin with codes, and where they begin with names what no name there has.
    fn is_note(&self, cell: &str) -> bool {
        let words = cell.split_whitespace().count();
        if words < 2 || !cell.contains(char::is_alphabetic) {
            return false;
        }
        let has_a_sign = || SIGNS.iter().zip(self.signs).any(|(sign, has)| !has && sign(cell));
        let is_sentence = || words >= SENTENCE && words > self.most_words;
        cell.starts_with('(') || !self.has_names || has_a_sign() || is_sentence()
    }
}

impl Leading {
    /// Whether a cell that stands alone in a line as long as the others is a note all the same: it
    /// begins with a mark, as `1 Includes 2014`, where no row has digits, or as such notes do.
    fn is_marked(&self, cell: &str) -> bool {
        const DIGITS: usize = 2;
        const HAS_DIGITS: usize = 2;
        let Some((first, rest)) = cell.split_once(' ') else { return false };
        let bare = first.trim_matches(['(', ')', '[', ']', '.', ',', ':']);
        let is_number = bare.len() <= DIGITS && bare.bytes().all(|byte| byte.is_ascii_digit());
        let is_letter = bare.len() == 1 && first.len() > 1 && bare.is_ascii();
        let is_mark = !bare.is_empty() && (is_number || is_letter);
        let is_told = rest.contains(char::is_alphabetic) && !self.signs[HAS_DIGITS];
        is_mark && is_told || OF_NUMBERS.iter().any(|word| begins(cell, word))
    }
}

/// Where the words below the rows begin.
pub(crate) fn footer(rows: &[Row], columns: usize, layout: &Layout, leading: &Leading) -> usize {
    let named = |row: &Row| {
        row.filled() == 1 && layout.footer.iter().any(|word| begins(first_filled(row), word))
    };
    if let Some(at) = rows.iter().position(named) {
        return at;
    }
    if columns < 2 {
        return rows.len();
    }
    // Without a product: lines at the end that are no rows, the first of which says what it is.
    let at = rows.iter().rposition(|row| !may_be_note(row, columns)).map_or(0, |last| last + 1);
    let first = rows[at..].iter().position(|row| is_note(row, columns, leading));
    let Some(first) = first.map(|first| at + first) else { return rows.len() };
    // Blank lines above the words belong to them; a row that has its name alone does not.
    let blank = rows[at..first].iter().rev().take_while(|row| row.filled() == 0);
    first - blank.count()
}

/// Whether a line may stand below a table: it has one cell, which is no number that a row was cut
/// short behind, or it is a note in which a comma stands without quotes.
fn may_be_note(row: &Row, columns: usize) -> bool {
    let is_ragged = row.cells.len() != columns;
    let has_number = || row.cells.iter().any(|cell| field_number(cell).is_some());
    match row.filled() {
        0 => true,
        _ if says_when(&row.cells) => true,
        1 => !is_ragged || !has_number(),
        _ => is_ragged && !has_number() && begins_a_note(row),
    }
}

/// Whether a line says that it is no row.
fn is_note(row: &Row, columns: usize, leading: &Leading) -> bool {
    let is_ragged = row.cells.len() != columns;
    let alone = row.filled() == 1 && is_ragged && !row.cells[0].is_empty();
    // Of two columns the second may be blank because nothing is known of a place.
    let is_word = is_one_of(first_filled(row), &["note", "notes", "footnote", "footnotes"]);
    let says = columns > 2 || is_ragged || first_filled(row).contains(' ') || is_word;
    let is_dated = says_when(&row.cells) && !begins(first_filled(row), PAGE);
    let first = row.cells.first().filter(|cell| row.filled() == 1 && !cell.is_empty());
    let is_marked = first.is_some_and(|cell| leading.is_marked(cell));
    begins_a_note(row) && says || alone && leading.is_note(&row.cells[0]) || is_dated || is_marked
}

/// Whether cells may be those of a last row that says of when a table is, `Report date` and
/// `20210503`, or which page it is: that is one only behind another, since a county is called so.
pub(crate) fn says_when(cells: &[impl AsRef<str>]) -> bool {
    let mut filled = cells.iter().map(AsRef::as_ref).filter(|cell| !cell.is_empty());
    let first = filled.next().unwrap_or_default();
    let mut others = filled.peekable();
    if !may_say_when(first) || others.peek().is_none() {
        return false;
    }
    let is = |words: &[&str]| is_one_of(first, words);
    // Of a program that is called `As of right` no day is told.
    let is_no_plain_year = |cell: &str| cell.len() > 4 && names_a_year(cell);
    begins_with_a_day(first) && (tells_a_day(first) || others.clone().all(is_no_plain_year))
        || is(&PERHAPS_OF_DAYS) && others.clone().all(names_a_year)
        || is(&[PAGE]) && others.all(|cell| cell.len() <= 2)
}

/// The same of the first of the cells alone: it is asked of every row of a long file.
pub(crate) fn may_say_when(first: &str) -> bool {
    begins_with_a_day(first) || is_one_of(first, &PERHAPS_OF_DAYS) || is_one_of(first, &[PAGE])
}

fn begins_with_a_day(cell: &str) -> bool {
    behind_words_of_a_day(cell).is_some()
}

/// What a cell has behind words of a day, with which it begins.
fn behind_words_of_a_day(cell: &str) -> Option<&str> {
    OF_DAYS.iter().find_map(|word| {
        let begin = cell.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        let rest = begin.then(|| &cell[word.len()..])?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
    })
}

/// Whether a cell begins with words of a day, and has the day or nothing behind them.
fn tells_a_day(cell: &str) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let is_month = |word: &str| month_named(word).is_some();
    behind_words_of_a_day(cell).is_some_and(|rest| {
        let mut words = rest.split(|letter: char| !letter.is_alphanumeric());
        words.clone().all(str::is_empty) || rest.contains(is_digit) || words.any(is_month)
    })
}

fn is_one_of(cell: &str, words: &[&str]) -> bool {
    let cell = cell.trim_end_matches(':');
    words.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Whether a cell is a year or holds one, as a day does: `2021`, `20210503`, `May 3, 2021`.
fn names_a_year(cell: &str) -> bool {
    let runs = cell.split(|letter: char| !letter.is_ascii_digit());
    let is_year = |digits: &str| digits.parse().is_ok_and(|it: i32| (1900..=2100).contains(&it));
    runs.into_iter().any(|run| match run.len() {
        4 => is_year(run),
        8 => is_year(&run[..4]) || is_year(&run[4..]),
        _ => false,
    })
}

fn first_filled(row: &Row) -> &str {
    row.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str)
}

fn begins_a_note(row: &Row) -> bool {
    NOTES.iter().any(|word| begins(first_filled(row), word))
}

/// Whether a cell begins with a word: `Source`, `Sources:` and `* as of` begin a note;
/// `Sourceville` is a place.
fn begins(cell: &str, word: &str) -> bool {
    let cell = cell.to_lowercase();
    let rest = cell.strip_prefix(&word.to_lowercase());
    let rest = rest.map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    rest.is_some_and(|rest| ends_a_word(word, rest))
}

/// Whether a word ends where the rest of its cell begins.
fn ends_a_word(word: &str, rest: &str) -> bool {
    let is_sign = word.ends_with(|letter: char| !letter.is_alphanumeric());
    is_sign || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the lines are rows, of a table of so many columns.
    fn rows(lines: &[&str], columns: usize) -> usize {
        let row = |line: &&str| Row {
            line: 0,
            cells: line.split(',').map(|cell| cell.trim().to_owned()).collect(),
        };
        let rows: Vec<Row> = lines.iter().map(row).collect();
        footer(&rows, columns, &Layout::default(), &Leading::of_rows(&rows, columns))
    }

    #[test]
    fn words_below_codes_are_notes_whatever_the_width() {
        for note in [
            "Data from 2015.",
            "Last updated 2016-01-01",
            "(1) Provisional",
            "Note: x",
            "Source: CDC",
            "* as of May",
            "Provisional data",
            "Source: CDC, NCHS, and others",
        ] {
            assert_eq!(rows(&["01001,5", "01003,6", note], 2), 2, "{note}");
            assert_eq!(rows(&["01001,5,1,2", "01003,6,2,2", note], 4), 2, "{note}");
        }
    }

    #[test]
    fn a_row_cut_short_is_no_note() {
        for cut in ["01005", "5", "Bay", "2015-01"] {
            assert_eq!(rows(&["01001,5", "01003,6", cut], 2), 3, "{cut}");
        }
        assert_eq!(rows(&["01001,5,6", "Note: x", "01005"], 3), 3, "behind a note too");
        assert_eq!(rows(&["01001,5,6", "Source: x, 2"], 3), 2, "a number stands under its column");
        let names = ["North Lake,5", "Lake,6"];
        for cut in ["West Lake", "East and West"] {
            assert_eq!(rows(&[names[0], names[1], cut], 2), 3, "{cut}");
        }
        assert_eq!(rows(&["District 1,5", "District 2,6", "District 12"], 2), 3);
        assert_eq!(rows(&["St. Louis Co.,5", "Bay Co.,6", "Adams Co."], 2), 3);
        for note in ["Data from 2015", "Data are provisional.", "Updated: May", "(1) Provisional"] {
            assert_eq!(rows(&[names[0], names[1], note], 2), 2, "{note}");
        }
    }

    #[test]
    fn a_last_row_that_says_of_when_the_table_is_is_a_note_whatever_number_it_has() {
        let names = ["Adams,5,1", "Clark,6,2"];
        for note in [
            "Report date,20210503,",
            "Data as of,2021,",
            "Data as of:,44319,44319",
            "Last updated,05/03/2021,",
            "Updated,2021,2021",
            "Generated,20210503,",
            "Source,2021,2021",
            "UPDATED,May 2021,",
            "Data as of 5/3,2021,2021",
            "Data as of May,5,6",
            "Last updated by staff,05/03/2021,",
            "Date,20210503,",
        ] {
            assert_eq!(rows(&[names[0], names[1], note], 3), 2, "{note}");
            assert_eq!(rows(&[names[0], names[1], note, "Page,1,1"], 3), 2, "{note}");
        }
        for row in [
            "Page,1,1",
            "Generated,512,2021",
            "Updated,5,6",
            "Asof,5,6",
            "As oftener,5,6",
            "As of need,40,6",
            "As of right,2020,40",
            "Date,5,6",
            "Data,2021,2021",
        ] {
            assert_eq!(rows(&[names[0], names[1], row], 3), 3, "{row}");
            assert_eq!(rows(&[names[0], names[1], row, "Note: x"], 3), 3, "{row}");
        }
        assert_eq!(rows(&["Report date,2021,", names[0], names[1]], 3), 3, "it is no last row");
    }

    #[test]
    fn a_place_of_which_nothing_is_known_is_a_row_above_the_notes() {
        assert_eq!(rows(&["Ohio,5", "Santa Fe,", "", "Note: x"], 2), 2);
        assert_eq!(rows(&["Ohio,5", "Santa Fe,"], 2), 2);
        assert_eq!(rows(&["Ohio,5", "Source: the state,"], 2), 1);
        assert_eq!(rows(&["Ohio,5,1", "Santa Fe,,", "Source: x,,"], 3), 2);
    }
}
