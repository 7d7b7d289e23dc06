//! How the cells of a text are parted.

use probative_terms::Diagnostic;

use crate::asked::Asked;

/// How many lines are looked at.
pub(crate) const LOOKED_AT: usize = 200;
/// What parts cells, with its name.
const MARKS: [(u8, &str); 4] =
    [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "upright bars")];

/// How the cells of a text are parted, and how many there mostly are in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) mark: u8,
    pub(crate) columns: usize,
}

impl Dialect {
    /// What the cells are parted by, in words.
    pub(crate) fn word(self) -> &'static str {
        MARKS.iter().find(|(mark, _)| *mark == self.mark).map_or("another letter", |(_, word)| word)
    }

    /// The first of some lines that has as many cells as a row, from 1: words below a table have
    /// not.
    pub(crate) fn rows_of(self, below: &str) -> Option<usize> {
        let is_row = |line: &String| self.columns > 1 && count(line, self.mark) + 1 == self.columns;
        below.lines().position(|line| lines(line).iter().any(is_row)).map(|at| at + 1)
    }

    /// The letter that parts the cells of most lines into equally many, beginning with the first
    /// line that has as many: a name with a comma in each row has none in the header.
    ///
    /// # Errors
    /// Two letters that part the text equally well (E103).
    pub(crate) fn found(path: &str, text: &str, asked: &Asked) -> Result<Dialect, Vec<Diagnostic>> {
        let lines = lines(text);
        if let Some(mark) = asked.mark() {
            return Ok(Dialect { mark, columns: Parted::by(mark, &lines).map_or(1, |p| p.cells) });
        }
        let joined = lines.first().is_some_and(|line| joins(line));
        let marks = MARKS.iter().filter(|(mark, _)| !joined || *mark == b'\t');
        let mut parted: Vec<Parted> =
            marks.filter_map(|(mark, _)| Parted::by(*mark, &lines)).collect();
        parted.sort_by_key(|one| (one.first, std::cmp::Reverse(one.lines)));
        let dialect = |one: &Parted| Dialect { mark: one.mark, columns: one.cells };
        match &parted[..] {
            [] => Ok(Dialect { mark: b',', columns: 1 }),
            [first, second, ..] if (first.first, first.lines) == (second.first, second.lines) => {
                let [one, other] = [first, second].map(|one| dialect(one).word());
                let said = format!("{one} and {other} part the lines equally well");
                let help = "say which of them parts the cells, as in --delimiter ';'";
                Err(vec![Diagnostic::in_cell("E103", path, 1, "", said, help)])
            }
            [first, ..] => Ok(dialect(first)),
        }
    }
}

/// How one letter parts the lines.
struct Parted {
    mark: u8,
    /// How many cells most of the lines have that it parts.
    cells: usize,
    /// How many lines have as many.
    lines: usize,
    /// The first line that has at least half as many.
    first: usize,
}

impl Parted {
    /// Nothing where it parts less than half of the lines alike.
    fn by(mark: u8, lines: &[String]) -> Option<Parted> {
        let counts: Vec<usize> = lines.iter().map(|line| count(line, mark)).collect();
        let most = counts.iter().copied().filter(|count| *count > 0).max_by_key(|wanted| {
            (counts.iter().filter(|count| *count == wanted).count(), *wanted)
        })?;
        let alike = counts.iter().filter(|count| **count == most).count();
        let first = counts.iter().position(|count| *count * 2 >= most)?;
        // Many notes may stand below a short table.
        let enough = alike * 2 > counts.len() || (alike > 4 && alike * 3 >= counts.len());
        enough.then_some(Parted { mark, cells: most + 1, lines: alike, first })
    }
}

/// The first lines that are not blank, without what stands in quotes.
fn lines(text: &str) -> Vec<String> {
    let (mut lines, mut line, mut quoted) = (Vec::new(), String::new(), false);
    // Of a line of quoted cells nothing is left but what parts them, which may be blanks.
    let mut is_filled = false;
    for letter in text.chars() {
        is_filled |= !letter.is_whitespace();
        match letter {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                if std::mem::take(&mut is_filled) {
                    lines.push(std::mem::take(&mut line));
                }
                line.clear();
            }
            _ if !quoted => line.push(letter),
            _ => {}
        }
        if lines.len() == LOOKED_AT {
            return lines;
        }
    }
    if is_filled {
        lines.push(line);
    }
    lines
}

/// Whether a header's first cell lists columns by commas and says behind a `\` what the others are,
/// as statistical offices write a table of two directions: tabs part the cells.
pub(super) fn joins(header: &str) -> bool {
    let first = header.split_once('\t').map_or("", |(first, _)| first);
    first
        .split_once('\\')
        .is_some_and(|(names, across)| names.contains(',') && !across.contains(','))
}

fn count(line: &str, mark: u8) -> usize {
    line.bytes().filter(|byte| *byte == mark).count()
}

/// The text without its first line, where that says what parts the cells, and the letter that it
/// names, as spreadsheets write it.
pub(crate) fn sep_line(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("\"sep="))?;
    let mark = rest.chars().next().filter(|mark| mark.is_ascii() && !mark.is_alphanumeric())?;
    let rest = rest[mark.len_utf8()..].trim_start_matches('"');
    let end = rest.find('\n').map(|at| at + 1)?;
    rest[..end].trim().is_empty().then_some((mark, &rest[end..]))
}

/// The text without blanks between a mark and a quote that opens a cell: `"a", "b"`.
pub(crate) fn tightened(text: &str, mark: u8) -> String {
    let bytes = tightened_bytes(text.as_bytes(), mark);
    String::from_utf8(bytes).expect("blanks alone are left out")
}

/// The same of bytes of which nobody knows yet whether they are text.
pub(crate) fn tightened_bytes(bytes: &[u8], mark: u8) -> Vec<u8> {
    let (mut out, mut quoted, mut starts) = (Vec::with_capacity(bytes.len()), false, true);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        if !quoted && starts && blanks > 0 && bytes.get(at + blanks) == Some(&b'"') {
            at += blanks;
            continue;
        }
        if byte == b'"' && (quoted || starts) {
            quoted = !quoted;
        }
        starts = !quoted && (byte == mark || byte == b'\n' || byte == b'\r');
        out.push(byte);
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_part_cells_that_are_all_in_quotes() {
        let all = "\"code\"\t\"place\"\n\n\"1\"\t\"a, b\"\n\"2\"\t\"tab\there\"\n";
        assert_eq!(word(all).unwrap(), ("tabs", 2));
        assert_eq!(word("\"code\"\n\"1\"\n").unwrap().1, 1);
    }

    fn word(text: &str) -> Result<(&'static str, usize), Vec<Diagnostic>> {
        Dialect::found("t.csv", text, &Asked::default()).map(|one| (one.word(), one.columns))
    }

    #[test]
    fn cells_are_parted_by_what_parts_the_header_too() {
        assert_eq!(word("a,b\n1,2\n").unwrap(), ("commas", 2));
        assert_eq!(word("a;b\n1,5;2\n2,5;3\n").unwrap(), ("semicolons", 2));
        assert_eq!(word("n\tc\tx\nA, B\t1\t2\nC, D\t3\t4\n").unwrap(), ("tabs", 3));
        assert_eq!(word("a|b|c\n1|2|3\n").unwrap(), ("upright bars", 3));
        assert_eq!(word("only\n1;2\n3\n4\n").unwrap(), ("commas", 1));
        assert_eq!(word("\"a;b\",c\n\"x;y\",2\n").unwrap(), ("commas", 2));
    }

    #[test]
    fn letters_that_part_equally_well_are_asked_for() {
        let told = word("a,b;c\n1,2;3\n").unwrap_err().remove(0);
        assert_eq!(told.code, "E103");
        let asked = Asked { delimiter: Some(';'), ..Asked::default() };
        let found = Dialect::found("t.csv", "a,b;c\n1,2;3\n", &asked).unwrap();
        assert_eq!(found, Dialect { mark: b';', columns: 2 });
    }

    #[test]
    fn a_first_cell_that_lists_columns_by_commas_leaves_the_cells_to_tabs() {
        assert_eq!(word("unit,geo\\time\t2015 \nNR,AT\t812 p\n").unwrap(), ("tabs", 2));
        assert_eq!(word("a\\b,c\td\n1,2\t3\n").unwrap_err()[0].code, "E103");
    }

    #[test]
    fn a_line_that_names_the_mark_is_taken_off() {
        assert_eq!(sep_line("sep=;\r\na;b\n"), Some((';', "a;b\n")));
        assert_eq!(sep_line("\"sep=\t\"\na\tb\n"), Some(('\t', "a\tb\n")));
        assert_eq!(sep_line("sep=x\na\n"), None);
        assert_eq!(sep_line("separate,b\n"), None);
    }

    #[test]
    fn blanks_before_quotes_are_left_out_and_those_within_stay() {
        assert_eq!(tightened("\"a\", \"b, \"\"c\"\n 1, x", b','), "\"a\",\"b, \"\"c\"\n 1, x");
        assert_eq!(tightened("5' 10\", \"x\"", b','), "5' 10\",\"x\"");
    }
}
