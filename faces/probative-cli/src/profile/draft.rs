//! A profile, as far as one file shows it.

use std::collections::{BTreeMap, BTreeSet};

use probative_catalog::{Means, Role, fits};
use probative_evidence::{ColumnLook, Looked, MISSING, Sheet, Table, field_number};
use probative_terms::text::toml as quoted;

/// What marks that somebody must say it: no file does.
const ASK: &str = "ASK";
/// How many words of a column for numbers that lack are drafted.
const WORDS: usize = 12;
/// How many things that a file says of itself are drafted.
const FACTS: usize = 12;
/// The longest key of such a thing.
const KEY: usize = 40;

/// The text of a profile.
pub(super) fn draft(sheet: &Sheet, looked: &Looked) -> String {
    let mut out = head();
    out.push_str(&recognised(sheet));
    out.push_str(&layout(sheet));
    out.push_str(&facts(sheet));
    out.push_str(&totals(sheet));
    out.push_str(&columns(sheet, looked));
    out.push_str(&statuses(sheet, looked));
    out
}

/// What no file says of itself.
fn head() -> String {
    let todo = |what: &str| quoted(&format!("{ASK}: {what}"));
    [
        format!("title = {}", todo("what the file is called, in small letters")),
        format!("publisher = {}", todo("who publishes it")),
        format!("licence = {}", todo("under which terms it may be shared")),
        format!("citation = {}", todo("how it is cited")),
        format!("answers = [{}]", todo("what questions it can answer")),
        format!("suppression = {}", todo("which numbers are withheld, as its own notes say")),
        "# The words, and what each rests on, are those of docs/verdicts.md.".to_owned(),
        format!(
            "reliability = {{ word = \"undetermined\", basis = \"unchecked copy\", because = {} }}",
            todo("how the numbers come about")
        ),
    ]
    .join("\n")
        + "\n"
}

/// The columns that tell it, years left open. A name that is left open twice stands once.
fn recognised(sheet: &Sheet) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in sheet.table.columns().iter().filter(|name| stands(sheet, name)) {
        let name = quoted(&open(name));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!(
        "# What tells its files from all others: leave the fewest that do.\nrecognise = {{ columns = [{}] }}\n",
        names.join(", ")
    )
}

/// Whether a column has its name from the header, and not from us.
fn stands(sheet: &Sheet, name: &str) -> bool {
    let ours = name.strip_prefix("column ").is_some_and(|rest| rest.parse::<usize>().is_ok());
    let made = sheet.notices.iter().any(|one| one.code.word() == "W104") && name == "GEOID";
    !ours && !made
}

/// A name in which a year is left open, as a pattern; signs that mean something in one are left
/// open too.
fn open(name: &str) -> String {
    let letters: Vec<char> =
        name.chars().map(|one| if "*{}".contains(one) { '?' } else { one }).collect();
    let name: String = letters.iter().collect();
    let pattern = (0..letters.len().saturating_sub(3)).find_map(|at| {
        let before: String = letters[..at].iter().collect();
        let after: String = letters[at + 4..].iter().collect();
        let beside = |one: Option<&char>| one.is_some_and(char::is_ascii_digit);
        let alone = !beside(letters.get(at + 4))
            && !beside(at.checked_sub(1).and_then(|at| letters.get(at)));
        let pattern = format!("{before}{{year}}{after}");
        (alone && matches!(fits(&pattern, &name), Some(Some(_)))).then_some(pattern)
    });
    pattern.unwrap_or(name)
}

fn layout(sheet: &Sheet) -> String {
    let first = sheet.below.first().map(|line| line.trim_matches('"').trim().to_owned());
    let Some(first) = first.filter(|line| !line.is_empty()) else { return String::new() };
    let begins: String = first.chars().take_while(|one| !one.is_ascii_digit()).take(24).collect();
    let begins = if begins.trim().is_empty() { first } else { begins.trim_end().to_owned() };
    format!(
        "\n[layout]\n# How the first line below the rows begins.\nfooter = [{}]\n",
        quoted(&begins)
    )
}

/// What the lines around the rows say of the file, as `key: value`.
fn facts(sheet: &Sheet) -> String {
    let mut seen = BTreeSet::new();
    let lines = sheet.above.iter().chain(&sheet.below);
    let keys = lines.filter_map(|line| {
        let (key, value) = line.trim_matches('"').split_once(": ")?;
        let fits = !key.is_empty() && key.chars().count() <= KEY && !value.trim().is_empty();
        fits.then(|| key.trim().to_owned())
    });
    let keys: Vec<String> = keys.filter(|key| seen.insert(key.clone())).take(FACTS).collect();
    let fact = |key: &String| {
        let (what, behind) = (quoted(&key.to_lowercase()), quoted(&format!("{key}: ")));
        format!("\n[[fact]]\nwhat = {what}\nbehind = {behind}\n")
    };
    keys.iter().map(fact).collect()
}

/// Rows that begin as totals do.
fn totals(sheet: &Sheet) -> String {
    let mut out = String::new();
    for name in sheet.table.columns() {
        let is_total = |row: usize| {
            let cell = sheet.table.cell(row, name).to_lowercase();
            cell == "total" || cell.starts_with("total ")
        };
        if let Some(row) = (0..sheet.table.len()).find(|row| is_total(*row)) {
            let like = sheet.table.cell(row, name).get(..5).unwrap_or_default();
            let (column, like) = (quoted(name), quoted(&format!("{like}*")));
            out.push_str(&format!(
                "\n[[apart]]\ncolumn = {column}\nlike = {like}\nis = \"a total\"\n"
            ));
        }
    }
    out
}

fn columns(sheet: &Sheet, looked: &Looked) -> String {
    let mut known: Vec<String> = Vec::new();
    let mut out = String::new();
    for column in looked.columns.iter().filter(|column| stands(sheet, &column.name)) {
        let name = open(&column.name);
        if known.contains(&name) {
            continue;
        }
        out.push_str(&described(&name, column, looked, sheet));
        known.push(name);
    }
    out
}

fn described(name: &str, column: &ColumnLook, looked: &Looked, sheet: &Sheet) -> String {
    let table = &sheet.table;
    let places = looked.places.as_ref().filter(|places| places.column == column.name);
    let role = match (places, column.role) {
        (Some(_), _) => Role::Place,
        (None, Role::Name | Role::Text) if are_numbers(table, column) => Role::Number,
        (None, role) => role,
    };
    let mut lines = vec!["\n[[column]]".to_owned(), format!("name = {}", quoted(name))];
    let thousands = sheet.is_signed(&column.name) || thousands(table, &column.name);
    let is_measured = [Role::Number, Role::Count, Role::Exposure, Role::Rate].contains(&role);
    lines.push(match thousands && !is_measured {
        true => "role = \"number\"".to_owned(),
        false => format!("role = {}", quoted(role.word())),
    });
    let level = places.map(|places| places.level).or(column.level);
    lines.extend(level.map(|level| format!("level = {}", quoted(&level.to_string()))));
    if thousands {
        lines.push("numbers = \"thousands\"".to_owned());
    }
    if thousands || is_measured {
        let unit =
            if column.unit.is_empty() { "ASK: what its numbers count" } else { &column.unit };
        lines.push(format!("unit = {}", quoted(unit)));
    }
    lines.join("\n") + "\n"
}

/// Whether a column holds numbers, if with words for some of them.
fn are_numbers(table: &Table, column: &ColumnLook) -> bool {
    if ["codes", "years", "days"].contains(&column.holds) || column.role == Role::Place {
        return false;
    }
    let cells = || (0..table.len()).map(|row| table.cell(row, &column.name));
    let numbers = cells().filter(|cell| field_number(cell).is_some()).count();
    let words = cells().filter(|cell| !MISSING.contains(cell) && field_number(cell).is_none());
    numbers > words.count()
}

/// Whether a column has numbers with commas between thousands, and no others.
fn thousands(table: &Table, name: &str) -> bool {
    let bare = |cell: &str| cell.trim_matches(['$', '%', ' ']).to_owned();
    let is_one = |cell: &str| {
        let (whole, rest) = cell.split_at(cell.find('.').unwrap_or(cell.len()));
        let groups: Vec<&str> = whole.split(',').collect();
        let first = groups[0].trim_start_matches('-').len();
        let right = groups.len() == 1 || (1..=3).contains(&first);
        let right = right && groups[1..].iter().all(|group| group.len() == 3);
        right && field_number(&format!("{}{rest}", whole.replace(',', ""))).is_some()
    };
    let cells: Vec<String> = (0..table.len())
        .map(|row| bare(table.cell(row, name)))
        .filter(|cell| !MISSING.contains(&cell.as_str()))
        .collect();
    cells.iter().any(|cell| cell.contains(',')) && cells.iter().all(|cell| is_one(cell))
}

/// What is known of a word among numbers.
#[derive(Default)]
struct Word {
    /// The columns that have it, in quotes.
    columns: BTreeSet<String>,
    ends: Option<(f64, f64)>,
    means: Option<Means>,
}

/// Words among numbers, each with the columns that have it.
fn statuses(sheet: &Sheet, looked: &Looked) -> String {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let measured = |column: &&ColumnLook| are_numbers(&sheet.table, column);
    for column in looked.columns.iter().filter(measured) {
        for (word, row) in strange(&sheet.table, &column.name) {
            let mark = sheet.table.mark(row, &column.name);
            let entry = words.entry(word).or_default();
            entry.columns.insert(quoted(&open(&column.name)));
            entry.ends = entry.ends.or(mark.and_then(|mark| mark.ends));
            entry.means = entry.means.or(mark.map(|mark| mark.means));
        }
    }
    let mut out = String::new();
    for (word, Word { columns, ends, means }) in words {
        let columns: Vec<String> = columns.into_iter().collect();
        out.push_str(&format!("\n[[status]]\nword = {}\n", quoted(&word)));
        out.push_str(&match (ends, means) {
            (Some((low, high)), _) if high.is_finite() => {
                format!("means = \"bounded\"\nlow = {low}\nhigh = {high}\n")
            }
            (_, Some(Means::Unreliable)) => "means = \"unreliable\"\n".to_owned(),
            (_, Some(Means::NotApplicable)) => "means = \"not-applicable\"\n".to_owned(),
            _ => "# ASK: \"bounded\" with low and high, if it stands for a number that is withheld.\nmeans = \"missing\"\n".to_owned(),
        });
        out.push_str(&format!("columns = [{}]\n", columns.join(", ")));
    }
    out
}

/// The words of a column of numbers, each with its first row.
fn strange(table: &Table, name: &str) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for row in 0..table.len() {
        let cell = table.cell(row, name);
        let is_word = !MISSING.contains(&cell) && field_number(cell).is_none();
        if is_word && found.iter().all(|(known, _)| known != cell) && found.len() < WORDS {
            found.push((cell.to_owned(), row));
        }
    }
    found
}
