//! The table of a kind that would test a claim, with all that the text says filled in.
//!
//! It stands in comments below the claim: what the text does not say is a `?`, and the line says
//! which question its key answers.

use probative_case::words::Words;
use probative_terms::Kind;
use probative_terms::text::plural;

use crate::claim::Claim;
use crate::json::name;
use crate::page::Page;
use crate::place::Level;
use crate::quantity::Quantity;
use crate::quantity::currency::of_code;
use crate::question::Question;

mod places;

/// The lines, without the mark of a comment; nothing where no record could show the claim.
pub(super) fn lines(index: usize, claim: &Claim, page: &Page) -> Vec<String> {
    if claim.of_person || claim.unchecked.is_some() {
        return Vec::new();
    }
    let ranked = claim.is_of_a_record() || claim.is_a_rank();
    let kind = if ranked { Kind::Rate } else { claim.kind };
    let table = match kind {
        Kind::Rate if claim.is_of_a_record() => places::year_among_years(claim),
        Kind::Figure => figure(claim, page),
        Kind::Share => share(claim, page),
        Kind::Trend => trend(claim, page),
        Kind::Rate if claim.is_a_rank() => places::rank(claim),
        Kind::Rate => places::rate(claim),
        Kind::Membership => membership(claim, page),
        Kind::Quote => quote(claim, page),
        Kind::Arithmetic => arithmetic(claim, page),
        Kind::Effect => places::effect(claim),
        Kind::Cluster => places::cluster(claim),
        Kind::Association => places::association(claim),
        Kind::Alignment | Kind::Rivals | Kind::Mechanism => Vec::new(),
    };
    let (kind, name) = (kind.word(), name(index));
    if table.is_empty() {
        return vec![format!(
            "To test {name}: put the table of `probative explain {kind}` in place of `not_held`."
        )];
    }
    let first = format!(
        "To test {name}: put this in place of `not_held`, your own for each `?`, and \
                         take `would_change` out."
    );
    let differs = "# definition_differs = \"?\" # where the record measures another thing";
    [first, differs.to_owned()].into_iter().chain(table).collect()
}

/// The record of a number: the rows of the periods and places that the text names.
fn record(claim: &Claim, key: &str) -> String {
    let rows: Vec<String> = year(claim).into_iter().chain(placed(claim)).collect();
    of_rows(claim, key, &rows, "")
}

/// The places that a claim names, as a condition on rows.
fn placed(claim: &Claim) -> Vec<String> {
    let codes = codes(claim);
    (!codes.is_empty()).then(|| format!("fips = [{codes}]")).into_iter().collect()
}

/// The record of a whole: all places of the period.
fn whole_record(claim: &Claim) -> String {
    let rows: Vec<String> = year(claim).into_iter().collect();
    let line = of_rows(claim, "whole_record", &rows, ", sum_over = [\"fips\"]");
    answers(line, claim, &[Question::OfWhatWhole])
}

fn of_rows(claim: &Claim, key: &str, rows: &[String], more: &str) -> String {
    let rows = match rows.is_empty() {
        true => String::new(),
        false => format!("where = {{ {} }}, ", rows.join(", ")),
    };
    let line = format!("{key} = {{ source = \"?\", {rows}value = \"?\"{more} }}");
    answers(line, claim, &[Question::WhichPeriod, Question::WhichPlaces, Question::WhichMeasure])
}

/// The year in which the period of a claim ends, as a condition on rows.
fn year(claim: &Claim) -> Option<String> {
    let ends = claim.periods.iter().find_map(|period| period.ends)?;
    Some(format!("year = [\"{}\"]", ends.1.year))
}

/// The codes of the places below the nation that a claim names.
fn codes(claim: &Claim) -> String {
    // A town in its state is the town.
    let holds = |state: &str| {
        claim.places.iter().any(|it| it.geoid.len() > state.len() && it.geoid.starts_with(state))
    };
    let places = claim.places.iter().filter(|place| place.level != Level::Nation);
    places
        .filter(|place| !holds(&place.geoid))
        .map(|place| text(&place.geoid))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A line with the questions that its key answers, those of them that the claim leaves open.
fn answers(line: String, claim: &Claim, asked: &[Question]) -> String {
    let open: Vec<&str> =
        asked.iter().filter(|one| claim.questions.contains(one)).map(|one| one.words()).collect();
    match (open.is_empty(), line.contains(" # answers: ")) {
        (true, _) => line,
        (false, true) => format!("{line} {}", open.join(" ")),
        (false, false) => format!("{line} # answers: {}", open.join(" ")),
    }
}

/// A text of a case file.
fn text(words: &str) -> String {
    let plain = words.replace(['"', '\\', '\n', '\r', '\t'], " ");
    format!("\"{}\"", plain.trim())
}

/// A number as a case file takes it.
fn digits(number: f64) -> String {
    format!("{number}")
}

/// The lower end of a number, digit for digit as the text prints it where it stands there so: the
/// last of them says how far it is rounded.
fn printed(one: &Quantity, page: &Page) -> String {
    let told = page.text.get(one.span.clone()).unwrap_or_default();
    let is_digit = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let from = told.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let number = from.split(|letter| !is_digit(letter)).next().unwrap_or_default();
    let number = number.trim_end_matches(['.', ',']);
    // A case file takes thousands in threes, and no `1,00,000`.
    let threes = number.split('.').next().unwrap_or_default().split(',').skip(1);
    let is_it = number.replace(',', "").parse() == Ok(one.low)
        && threes.into_iter().all(|group| group.len() == 3);
    if is_it { number.to_owned() } else { digits(one.low) }
}

/// The lines of a whole number that the text calls exact: none of its noughts is rounded.
fn exactly(one: &Quantity, page: &Page) -> Vec<String> {
    if printed(one, page).contains('.') {
        return Vec::new();
    }
    let before = page.text.get(..one.span.start).unwrap_or_default().trim_end().to_lowercase();
    let said = ["exactly", "precisely"].into_iter().find(|word| before.ends_with(word));
    let because = |word| format!("rounded_because = \"the text says {word}\"");
    said.map_or_else(Vec::new, |word| vec!["rounded_to = 1".to_owned(), because(word)])
}

/// What a number counts, many of it.
fn unit(one: &Quantity) -> String {
    if let Some(currency) = of_code(&one.unit) {
        return currency.many.to_owned();
    }
    match one.unit.as_str() {
        "" => "?".to_owned(),
        "percentage_point" => "percentage points".to_owned(),
        "percent" | "times" => one.unit.clone(),
        other => plural(other),
    }
}

/// What a number of an equation counts: one of it, with a stroke before what it is per.
fn equated(one: &Quantity) -> String {
    let unit = match one.unit.as_str() {
        "" => "?",
        "percentage_point" => "percentage point",
        other => of_code(other).map_or(other, |currency| currency.one),
    };
    if one.per.is_empty() { unit.to_owned() } else { format!("{unit}/{}", one.per) }
}

fn figure(claim: &Claim, page: &Page) -> Vec<String> {
    let mut out = Vec::new();
    for one in claim.quantities.iter().filter(|one| !one.is_time() && !one.sorts) {
        out.push("[[claims.figure.stated]]".to_owned());
        out.push(format!("said = {}", text(&page.text[one.span.clone()])));
        out.push(format!("number = {}", text(&printed(one, page))));
        out.extend(exactly(one, page));
        if one.high > one.low {
            out.push(format!("to = {}", text(&digits(one.high))));
        }
        out.push(format!("unit = {}", text(&unit(one))));
        out.push(record(claim, "record"));
    }
    if claim.questions.contains(&Question::BaseRate) && !out.is_empty() {
        let line = "base_rate_missing = \"?\"".to_owned();
        out.insert(0, answers(line, claim, &[Question::BaseRate]));
    }
    out
}

fn share(claim: &Claim, page: &Page) -> Vec<String> {
    let mut out = vec!["[claims.share]".to_owned()];
    let part = claim.quantities.iter().find(|one| one.is_part());
    match part {
        Some(one) if one.unit == "percent" => {
            out.push(format!("percent = {}", text(&printed(one, page))))
        }
        Some(one) => {
            out.push(format!("percent = {}", text(&digits((1000.0 * one.low).round() / 10.0))))
        }
        None => {
            let mut counts = claim.quantities.iter().filter(|one| one.is_count());
            let mut told = |key: &str| {
                counts.next().map(|one| format!("{key} = {}", text(&printed(one, page))))
            };
            out.extend(told("part"));
            out.extend(told("whole"));
        }
    }
    let counted = claim.quantities.iter().find(|one| one.is_count()).map_or("?".to_owned(), unit);
    out.push(format!("unit = {}", text(&counted)));
    out.push(record(claim, "part_record"));
    out.push(whole_record(claim));
    out
}

fn trend(claim: &Claim, page: &Page) -> Vec<String> {
    let falls = matches!(claim.phrase.words, Words::Falling | Words::Halved);
    // "Doubled" has a size of its own.
    let sized = matches!(
        claim.phrase.words,
        Words::Doubled | Words::Tripled | Words::Halved | Words::Unchanged
    );
    let by = claim.quantities.iter().find(|one| one.changes_by() && !sized);
    let tail = if falls { "lower" } else { "upper" };
    let years: Vec<i32> = claim
        .periods
        .iter()
        .filter_map(|one| one.ends)
        .flat_map(|(from, to)| [from.year, to.year])
        .collect();
    let windows = match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first < last => format!("windows = [[{first}, {last}]]"),
        // What a year alone brought is told beside the year before it.
        (Some(year), Some(_)) if by.is_some() => format!("windows = [[{}, {year}]]", year - 1),
        _ => "windows = [[\"?\", \"?\"]]".to_owned(),
    };
    let mut out = vec![
        format!("tail = \"{tail}\""),
        "[claims.trend]".to_owned(),
        "said = \"?\"".to_owned(),
        of_rows(claim, "events", &placed(claim), ""),
        format!("# of rates as published: {}", of_rows(claim, "values", &placed(claim), "")),
        "time = \"year\"".to_owned(),
        answers(windows, claim, &[Question::WhichPeriod]),
    ];
    out.extend(by.map(|one| format!("by = {}", text(&printed(one, page)))));
    out
}

fn membership(claim: &Claim, page: &Page) -> Vec<String> {
    let list = "list = { said = \"?\", covers = [\"all\"] }".to_owned();
    let mut out = vec![
        "[claims.membership]".to_owned(),
        answers("source = \"?\"".to_owned(), claim, &[Question::WhichList]),
        "columns = { key = \"?\", from = \"?\", published = \"?\" }".to_owned(),
        list,
        "at = \"text\"".to_owned(),
    ];
    for place in &claim.places {
        out.push("[[claims.membership.members]]".to_owned());
        out.push(format!("name = {}", text(&page.text[place.span.clone()])));
        out.push(format!("key = {}", text(&place.geoid)));
    }
    if claim.places.is_empty() {
        out.push("[[claims.membership.members]]".to_owned());
        out.push("name = \"?\"".to_owned());
        out.push(answers("key = \"?\"".to_owned(), claim, &[Question::WhichPlaces]));
    }
    out
}

fn quote(claim: &Claim, page: &Page) -> Vec<String> {
    let words = &page.text[claim.span.clone()];
    let marked = |open: char, close: char| {
        let from = words.find(open)? + open.len_utf8();
        let rest = &words[from..];
        Some(&rest[..rest.find(close).unwrap_or(rest.len())])
    };
    // What is reported in other words stands nowhere as it is reported.
    let said = marked('“', '”').or_else(|| marked('"', '"')).unwrap_or("?");
    vec![
        "[claims.quote]".to_owned(),
        answers("source = \"?\"".to_owned(), claim, &[Question::WhichDocument]),
        format!("quote = {}", text(said)),
    ]
}

fn arithmetic(claim: &Claim, page: &Page) -> Vec<String> {
    let mut out = Vec::new();
    for (index, one) in claim.quantities.iter().enumerate() {
        out.push("[[claims.arithmetic.numbers]]".to_owned());
        out.push(format!("name = \"n{}\" # {}", index + 1, text(&page.text[one.span.clone()])));
        out.push(format!("number = {}", text(&printed(one, page))));
        out.extend(exactly(one, page));
        out.push(format!("unit = {}", text(&equated(one))));
    }
    if out.is_empty() {
        return out;
    }
    let result = claim.quantities.len();
    let factors: Vec<String> = (1..result).map(|index| format!("\"n{index}\"")).collect();
    out.push("[[claims.arithmetic.equations]]".to_owned());
    out.push("said = \"?\"".to_owned());
    out.push(format!("multiply = [{}] # or `add`, or `percent_of`", factors.join(", ")));
    out.push(format!("gives = \"n{result}\""));
    out.push(format!("unit = {}", text(&claim.quantities.last().map(equated).unwrap_or_default())));
    out
}
