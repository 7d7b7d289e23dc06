//! The table of a kind that would test a claim, with all that the text says filled in.
//!
//! It stands in comments below the claim: what the text does not say is a `?`, and the line says
//! which question its key answers.

use probative_terms::text::plural;
use probative_terms::{Kind, Tail};

use probative_terms::text::toml;

use crate::claim::Claim;
use crate::draft::sense::{Change, Sense, Whole};
use crate::json::name;
use crate::page::Page;
use crate::quantity::Quantity;
use crate::quantity::currency::of_code;
use crate::quantity::noun_behind;
use crate::question::Question;

mod chance;
mod figure;
mod places;
mod rows;

use rows::{Column, Rows};

/// The lines, without the mark of a comment; nothing where no record could show the claim.
pub(super) fn lines(index: usize, (claim, sense): (&Claim, &Sense), page: &Page) -> Vec<String> {
    if claim.of_person || claim.unchecked.is_some() {
        return Vec::new();
    }
    let about = Claim { places: sense.named.clone(), ..claim.clone() };
    let claim = &about;
    let kind = sense.kind;
    let ranked = sense.words.ranks_from_lowest().is_some();
    let table = match kind {
        Kind::Rate if claim.is_of_a_record() => places::year_among_years(claim, sense),
        Kind::Figure => figure::figure(claim, sense, page),
        Kind::Share => share(claim, sense, page),
        Kind::Trend => trend(claim, sense),
        Kind::Rate if ranked => places::rank(claim, sense),
        Kind::Rate => places::rate(claim, sense),
        Kind::Membership => membership(claim, sense, page),
        Kind::Quote => quote(claim, page),
        Kind::Arithmetic => arithmetic(claim, page),
        Kind::Effect => places::effect(claim, sense),
        Kind::Cluster => places::cluster(claim, sense),
        Kind::Association => places::association(claim, sense),
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
    let head = [first, differs.to_owned()].into_iter();
    head.chain(sense.unsaid.iter().cloned()).chain(table).collect()
}

/// The record of a number: the rows of the periods and places that the text names.
fn record(claim: &Claim, sense: &Sense, key: &str) -> String {
    Rows::of_years(sense).in_places(claim, sense).line(claim, key)
}

/// The record of a whole: of all places of the period, or of those that it is a whole of.
fn whole_record(claim: &Claim, sense: &Sense) -> String {
    let years = Rows::of_years(sense);
    let rows = match &sense.whole {
        Whole::All => years.among(&[], sense).over_places(),
        Whole::Of(places) => {
            let whole = Claim { places: places.clone(), ..claim.clone() };
            years.in_places(&whole, sense)
        }
        Whole::Asked => years.in_some_places(sense),
    };
    answers(rows.line(claim, "whole_record"), claim, &[Question::OfWhatWhole])
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

/// The lower end of a number as the text prints it: the last of its digits says how far it is
/// rounded.
fn printed(one: &Quantity, page: &Page) -> String {
    number_of(page.text.get(one.span.clone()).unwrap_or_default(), one.low)
}

/// A number digit for digit as some words print it; in full where they print it otherwise.
pub(super) fn number_of(told: &str, low: f64) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let from = told.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let number = from.split(|letter| !is_digit(letter)).next().unwrap_or_default();
    let number = number.trim_end_matches(['.', ',']);
    // A case file takes thousands in threes, and no `1,00,000`.
    let threes = number.split('.').next().unwrap_or_default().split(',').skip(1);
    let is_it = number.replace(',', "").parse() == Ok(low)
        && threes.into_iter().all(|group| group.len() == 3);
    if is_it { number.to_owned() } else { digits(low) }
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

/// The upper end of a number from one to another.
fn up_to(one: &Quantity) -> Option<String> {
    (one.high > one.low).then(|| format!("to = {}", text(&digits(one.high))))
}

fn share(claim: &Claim, sense: &Sense, page: &Page) -> Vec<String> {
    let mut out = vec!["[claims.share]".to_owned()];
    let part = claim.quantities.iter().find(|one| one.is_part());
    match part {
        Some(one) if sense.unlike(one).is_some() => {
            let said = sense.unlike(one).unwrap_or_default();
            out.push(format!("percent = \"?\" # {said}"));
        }
        Some(one) if one.unit == "percent" => {
            out.push(format!("percent = {}", text(&printed(one, page))));
            out.extend(up_to(one));
        }
        None if sense.not_one.is_some() => {
            out.push("percent = \"?\" # the text says that not one is it: take `none`".to_owned())
        }
        Some(one) => out.extend(chance::lines(one, page)),
        None => {
            let mut counts = claim.quantities.iter().filter(|one| one.is_count());
            let mut told = |key: &str| {
                counts.next().map(|one| format!("{key} = {}", text(&printed(one, page))))
            };
            out.extend(told("part"));
            out.extend(told("whole"));
        }
    }
    out.push(format!("unit = {}", text(&counted(claim, part, page))));
    out.push(record(claim, sense, "part_record"));
    out.push(whole_record(claim, sense));
    out
}

/// What a share counts: what stands behind "percent of", and else what its first count counts. "10
/// miles" say how far, and count nothing that a share is of.
fn counted(claim: &Claim, part: Option<&Quantity>, page: &Page) -> String {
    const LENGTHS: [&str; 7] = ["mile", "foot", "yard", "kilometer", "meter", "acre", "block"];
    let behind = part.and_then(|part| {
        let said = &page.text[part.span.end.min(claim.span.end)..claim.span.end];
        noun_behind(said, part.unit == "fraction")
    });
    let mut counts = claim.quantities.iter().filter(|one| one.is_count());
    let found = counts.find(|one| !LENGTHS.contains(&one.unit.as_str()));
    behind.map(|one| plural(&one)).or(found.map(unit)).unwrap_or("?".to_owned())
}

fn trend(claim: &Claim, sense: &Sense) -> Vec<String> {
    let change = &sense.change;
    let tail = match sense.tail() {
        Some(Tail::Lower) => vec!["tail = \"lower\"".to_owned()],
        Some(Tail::Upper) => vec!["tail = \"upper\"".to_owned()],
        _ => Vec::new(),
    };
    // A way that only the reader knows stands there already.
    let asked = sense.unsaid.iter().any(|line| line.starts_with("tail"));
    let mut out = if asked { Vec::new() } else { tail };
    out.extend(change.regions.iter().flat_map(stated_regions));
    out.push("[claims.trend]".to_owned());
    out.push(format!("said = {}", toml(sense.counted())));
    out.extend(over_time(claim, sense));
    out.push(format!("time = {}", toml(&Column::Year.name(sense.fit.as_ref()))));
    out.push(answers(windows(sense), claim, &[Question::WhichPeriod]));
    out.extend(match (&change.by, &change.because) {
        (Some(by), Some(because)) => Some(format!("by = {} # {because}", text(by))),
        (Some(by), None) => Some(format!("by = {}", text(by))),
        (None, because) => because.as_ref().map(|because| format!("# {because}")),
    });
    out.extend(change.points.then(|| "measured_in = \"percentage points\"".to_owned()));
    if !sense.beside.is_empty() {
        out.push("[claims.trend.than]".to_owned());
        out.push(format!("said = {}", toml(sense.counted())));
        let other = Claim { places: sense.beside.clone(), ..claim.clone() };
        let bare = Sense { change: Change::default(), ..sense.clone() };
        out.extend(over_time(&other, &bare));
    }
    out
}

/// Where a claim holds and fails, where its words alone do not say so.
fn stated_regions([holds, fails, because]: &[String; 3]) -> [String; 3] {
    let line = |key: &str, value: &str| format!("{key} = {}", text(value));
    [line("holds", holds), line("fails", fails), line("regions_because", because)]
}

/// The numbers of a change; those of a part, or in percentage points, have a whole.
fn over_time(claim: &Claim, sense: &Sense) -> Vec<String> {
    let rows = Rows::of(sense).in_places(claim, sense);
    let events = rows.line(claim, "events");
    match sense.change.points || sense.of_a_part {
        true => vec![events, rows.line(claim, "whole")],
        false if rows.are_added() => vec![events],
        false => {
            let values = format!("# of rates as published: {}", rows.line(claim, "values"));
            let people = sense.fit.as_ref().is_some_and(|fit| fit.people.is_some());
            let whole =
                || format!("# for each head of the people: whole = {}", rows.table("exposure"));
            [events, values].into_iter().chain(people.then(whole)).collect()
        }
    }
}

/// The years over which the text tells a change.
fn windows(sense: &Sense) -> String {
    let change = &sense.change;
    let asked = "windows = [[\"?\", \"?\"]]";
    let said = sense.years.said.as_deref().map(|said| format!(" # the text says {said}"));
    let said = said.unwrap_or_default();
    let sized = (change.by.is_some() || change.regions.is_some()) && !change.since;
    match (sense.years.ends(), sense.years.single()) {
        // Of several sizes none is told over all of the years.
        (Some(_), _) if change.several && !sense.years.is_range() => format!("{asked}{said}"),
        (Some((first, Some(last))), _) => format!("windows = [[{first}, {last}]]"),
        (Some((first, None)), _) => format!("windows = [[{first}, \"?\"]]{said}"),
        // What a year alone brought is told beside the year before it.
        (None, Some(year)) if sized => format!("windows = [[{}, {year}]]", year - 1),
        _ => format!("{asked}{said}"),
    }
}

fn membership(claim: &Claim, sense: &Sense, page: &Page) -> Vec<String> {
    let list = places::LIST.to_owned();
    let mut out = vec![
        "[claims.membership]".to_owned(),
        answers("source = \"?\"".to_owned(), claim, &[Question::WhichList]),
        "columns = { key = \"?\", from = \"?\", published = \"?\" }".to_owned(),
        list,
        at(sense),
    ];
    if let Some(said) = &sense.elsewhere {
        out.push("[[claims.membership.members]]".to_owned());
        out.push(format!("name = \"?\" # the text says `{said}`"));
        out.push("key = \"?\"".to_owned());
        return out;
    }
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

/// The time at which a list decides: that of the text where it names no other.
fn at(sense: &Sense) -> String {
    match &sense.years.said {
        None => "at = \"text\"".to_owned(),
        Some(said) => format!(
            "at = \"?\" # `text`, or `event` with the day of each member's: the text says {said}"
        ),
    }
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
    let (earlier, own): (Vec<&Quantity>, Vec<&Quantity>) =
        claim.quantities.iter().partition(|one| is_earlier(claim, one, page));
    for (index, one) in own.iter().enumerate() {
        out.push("[[claims.arithmetic.numbers]]".to_owned());
        out.push(format!("name = \"n{}\" # {}", index + 1, text(&page.text[one.span.clone()])));
        out.push(format!("number = {}", text(&printed(one, page))));
        out.extend(exactly(one, page));
        out.push(format!("unit = {}", text(&equated(one))));
    }
    let Some(last) = own.last() else { return out };
    let said =
        |one: &&Quantity| format!("# and {}, what it was before", &page.text[one.span.clone()]);
    out.extend(earlier.iter().map(said));
    let result = own.len();
    // A number that nothing stands beside is made from others that the text does not print.
    let factors = match result {
        1 => vec!["\"?\"".to_owned()],
        _ => (1..result).map(|index| format!("\"n{index}\"")).collect(),
    };
    out.push("[[claims.arithmetic.equations]]".to_owned());
    out.push("said = \"?\"".to_owned());
    out.push(format!("multiply = [{}] # or `add`, or `percent_of`", factors.join(", ")));
    out.push(format!("gives = \"n{result}\""));
    out.push(format!("unit = {}", text(&equated(last))));
    out
}

/// Whether a number is what another was before: "72, up from 60 and 64" makes nothing from these.
fn is_earlier(claim: &Claim, one: &Quantity, page: &Page) -> bool {
    let before = page.text.get(claim.span.start..one.span.start).unwrap_or_default().to_lowercase();
    ["up from ", "down from ", "compared to ", "compared with "]
        .iter()
        .any(|it| before.contains(it))
}
