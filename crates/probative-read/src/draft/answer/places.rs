//! The tables of the kinds that set places beside each other.

use probative_terms::text::toml;

use crate::claim::Claim;
use crate::draft::sense::Sense;
use crate::question::Question;

use super::rows::{Column, Rows, cells, codes};
use super::{answers, text};

/// The rank of a year among the years of a record.
pub(super) fn year_among_years(claim: &Claim, sense: &Sense) -> Vec<String> {
    let year = sense.years.single();
    let named = text(&year.map_or("?".to_owned(), |year| year.to_string()));
    let said = sense.years.said.as_ref().filter(|_| year.is_none());
    let said = said.map(|said| format!("; the text says {said}")).unwrap_or_default();
    let mut out = vec![
        "[claims.rate]".to_owned(),
        format!("said = {}", toml(sense.counted())),
        answers("universe = \"years from ? to ?\"".to_owned(), claim, &[Question::WhichPeriod]),
        Rows::of(sense).among(&codes(claim), sense).line(claim, "amounts"),
        format!("key = {}", toml(&Column::Year.name(sense.fit.as_ref()))),
        format!("named = [{named}] # the year that is said to be above or below the others{said}"),
    ];
    out.extend(sense.first.clone());
    out
}

/// The column of the places.
fn key(sense: &Sense) -> String {
    format!("key = {}", toml(&Column::Place.name(sense.fit.as_ref())))
}

/// The codes of the places that are named.
fn named(claim: &Claim, sense: &Sense) -> String {
    let codes = cells(&codes(claim), sense);
    let line = match &sense.elsewhere {
        Some(said) => format!("named = [\"?\"] # the text says `{said}`"),
        None if codes.is_empty() => "named = [\"?\"]".to_owned(),
        None => format!("named = [{codes}]"),
    };
    answers(line, claim, &[Question::WhichPlaces])
}

/// Without either a rank of rates settles nothing.
const ERROR: &str = "# of rates as published, for exposure: error = { margin = \"?\", level = 0.9 }, or low and high";

/// What a sentence of numbers has in the place of an exposure.
const AS_COUNTED: &str = "# the text speaks of numbers: for a rank of rates, exposure = { source = \"?\", value = \"?\" }";

/// The rank of a place among its peers.
pub(super) fn rank(claim: &Claim, sense: &Sense) -> Vec<String> {
    let rows = Rows::of_one_year(sense);
    let universe = universe(sense);
    let mut out = vec![
        "[claims.rate]".to_owned(),
        format!("said = {}", toml(sense.counted())),
        universe,
        rows.line(claim, "amounts"),
    ];
    out.extend(match sense.of_numbers {
        true => vec![AS_COUNTED.to_owned()],
        false => {
            let exposure = answers(rows.line(claim, "exposure"), claim, &[Question::AgainstWhat]);
            vec![exposure, ERROR.to_owned()]
        }
    });
    out.extend([key(sense), named(claim, sense)]);
    out.extend(sense.first.clone());
    out.extend(sense.peers.as_ref().map(|peers| {
        let asked = peers.sizes.contains('?').then(|| format!(" # the text says {}", peers.said));
        let (table, sizes) = (rows.table("exposure"), &peers.sizes);
        format!("peers = {{ rows = {table}, {sizes} }}{}", asked.unwrap_or_default())
    }));
    out
}

/// Among which places one is ranked, as far as the text says.
fn universe(sense: &Sense) -> String {
    let without = sense.without.as_ref().map(|said| format!(" The text says `{said}`."));
    let without = without.unwrap_or_default();
    match &sense.peers {
        Some(peers) if without.is_empty() => format!("universe = {}", text(&peers.said)),
        _ => format!("universe = \"?\" # among which others?{without}"),
    }
}

/// The places on both sides of a comparison; none where it names one side alone.
fn both(claim: &Claim, sense: &Sense) -> Vec<String> {
    let other = codes(&Claim { places: sense.beside.clone(), ..claim.clone() });
    let own = codes(claim);
    match (own.is_empty(), other.is_empty()) {
        (_, true) => Vec::new(),
        (true, false) => [vec!["?".to_owned()], other].concat(),
        (false, false) => [own, other].concat(),
    }
}

/// What is asked of a comparison of numbers, which the table of rates divides.
const OF_NUMBERS: &str = "exposure = { source = \"?\", value = \"?\" } # the text speaks of numbers: `universe` with `among` and `amounts` ranks the places by them, \
                          without an exposure";

pub(super) fn rate(claim: &Claim, sense: &Sense) -> Vec<String> {
    let both = both(claim, sense);
    let years = Rows::of_one_year(sense);
    let rows = if both.is_empty() { years } else { years.among(&both, sense) };
    let published = rows.line(claim, "rates");
    // Rates may say the opposite of what the numbers say.
    let exposure = match sense.of_numbers {
        true => OF_NUMBERS.to_owned(),
        false => rows.line(claim, "exposure"),
    };
    let mut out = vec![
        "[claims.rate]".to_owned(),
        format!("said = {}", toml(sense.counted())),
        rows.line(claim, "events"),
        answers(exposure, claim, &[Question::AgainstWhat]),
        "per = 100000".to_owned(),
        format!("# of rates as published, for events, exposure and per: {published}"),
        key(sense),
        named(claim, sense),
    ];
    out.extend(sense.times.clone());
    out
}

/// A list, of which the case has to say of which places it speaks: of another it says no *no*.
pub(super) const LIST: &str = "list = { said = \"?\", covers = [\"?\"] } # covers: all, unknown, or the codes of the places that it speaks of";

/// What came after a policy, in places with it and in others.
pub(super) fn effect(claim: &Claim, sense: &Sense) -> Vec<String> {
    let windows = "windows = [[\"?\", \"?\"]]".to_owned();
    vec![
        "[claims.effect]".to_owned(),
        format!("said = {}", toml(sense.counted())),
        Rows::of(sense).line(claim, "outcome"),
        key(sense),
        format!("time = {}", toml(&Column::Year.name(sense.fit.as_ref()))),
        answers(windows, claim, &[Question::WhichPeriod]),
        answers("registry = \"?\"".to_owned(), claim, &[Question::WhichList]),
        "registry_key = \"fips\"".to_owned(),
        "registry_from = \"?\"".to_owned(),
        LIST.to_owned(),
        "after = \"?\" # the first year after the policy".to_owned(),
    ]
}

/// Where on a map like values lie together.
pub(super) fn cluster(claim: &Claim, sense: &Sense) -> Vec<String> {
    let rows = Rows::of_one_year(sense);
    vec![
        "[claims.cluster]".to_owned(),
        format!("said = {}", toml(sense.counted())),
        rows.line(claim, "events"),
        answers(rows.line(claim, "population"), claim, &[Question::AgainstWhat]),
        "per = 100000".to_owned(),
        "unit = \"per 100,000\"".to_owned(),
        key(sense),
        "level = \"?\" # state or county".to_owned(),
        "weights = [\"queen\", \"knn:5\"]".to_owned(),
        "anywhere = true".to_owned(),
    ]
}

/// Which of the first places by a count the text names.
pub(super) fn association(claim: &Claim, sense: &Sense) -> Vec<String> {
    let rows = Rows::of_one_year(sense);
    vec![
        "[claims.association]".to_owned(),
        format!("said = {}", toml(sense.counted())),
        rows.line(claim, "counts"),
        answers(rows.line(claim, "population"), claim, &[Question::AgainstWhat]),
        key(sense),
        named(claim, sense),
        "first = 10".to_owned(),
    ]
}
