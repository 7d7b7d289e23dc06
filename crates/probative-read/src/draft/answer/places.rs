//! The tables of the kinds that set places beside each other.

use crate::claim::Claim;
use crate::draft::sense::Sense;
use crate::question::Question;

use super::{answers, codes, of_rows, placed, text, year};

/// The rank of a year among the years of a record.
pub(super) fn year_among_years(claim: &Claim, sense: &Sense) -> Vec<String> {
    let ends = claim.periods.iter().filter_map(|period| period.ends).map(|ends| ends.1.year).max();
    let named = text(&ends.map_or("?".to_owned(), |year| year.to_string()));
    let mut out = vec![
        "[claims.rate]".to_owned(),
        "said = \"?\"".to_owned(),
        answers("universe = \"years from ? to ?\"".to_owned(), claim, &[Question::WhichPeriod]),
        of_rows(claim, "amounts", &placed(claim), ""),
        "key = \"year\"".to_owned(),
        format!("named = [{named}] # the year that is said to be above or below the others"),
    ];
    out.extend(sense.first.clone());
    out
}

/// The codes of the places that are named.
fn named(claim: &Claim) -> String {
    let codes = codes(claim);
    let named = if codes.is_empty() { text("?") } else { codes };
    answers(format!("named = [{named}]"), claim, &[Question::WhichPlaces])
}

/// The rank of a place among its peers.
pub(super) fn rank(claim: &Claim, sense: &Sense) -> Vec<String> {
    let rows: Vec<String> = year(claim).into_iter().collect();
    let universe = "universe = \"?\" # among which others?".to_owned();
    let mut out = vec![
        "[claims.rate]".to_owned(),
        "said = \"?\"".to_owned(),
        universe,
        of_rows(claim, "amounts", &rows, ""),
        answers(of_rows(claim, "exposure", &rows, ""), claim, &[Question::AgainstWhat]),
        "key = \"fips\"".to_owned(),
        named(claim),
    ];
    out.extend(sense.first.clone());
    out
}

/// The rows of the places on both sides of a comparison; of all where it names one side alone.
fn both(claim: &Claim, sense: &Sense) -> Option<String> {
    let other = Claim { places: sense.beside.clone(), ..claim.clone() };
    let (own, other) = (codes(claim), codes(&other));
    let own = if own.is_empty() { text("?") } else { own };
    (!other.is_empty()).then(|| format!("fips = [{own}, {other}]"))
}

pub(super) fn rate(claim: &Claim, sense: &Sense) -> Vec<String> {
    let rows: Vec<String> = year(claim).into_iter().chain(both(claim, sense)).collect();
    let exposure = of_rows(claim, "exposure", &rows, "");
    let mut out = vec![
        "[claims.rate]".to_owned(),
        "said = \"?\"".to_owned(),
        of_rows(claim, "events", &rows, ""),
        answers(exposure, claim, &[Question::AgainstWhat]),
        "per = 100000".to_owned(),
        format!(
            "# of rates as published, for events, exposure and per: {}",
            of_rows(claim, "rates", &rows, "")
        ),
        "key = \"fips\"".to_owned(),
        named(claim),
    ];
    out.extend(sense.times.clone());
    out
}

/// What came after a policy, in places with it and in others.
pub(super) fn effect(claim: &Claim) -> Vec<String> {
    let windows = "windows = [[\"?\", \"?\"]]".to_owned();
    vec![
        "[claims.effect]".to_owned(),
        "said = \"?\"".to_owned(),
        of_rows(claim, "outcome", &[], ""),
        "key = \"fips\"".to_owned(),
        "time = \"year\"".to_owned(),
        answers(windows, claim, &[Question::WhichPeriod]),
        answers("registry = \"?\"".to_owned(), claim, &[Question::WhichList]),
        "registry_key = \"fips\"".to_owned(),
        "registry_from = \"?\"".to_owned(),
        "list = { said = \"?\", covers = [\"all\"] }".to_owned(),
        "after = \"?\" # the first year after the policy".to_owned(),
    ]
}

/// Where on a map like values lie together.
pub(super) fn cluster(claim: &Claim) -> Vec<String> {
    let rows: Vec<String> = year(claim).into_iter().collect();
    vec![
        "[claims.cluster]".to_owned(),
        "said = \"?\"".to_owned(),
        of_rows(claim, "events", &rows, ""),
        answers(of_rows(claim, "population", &rows, ""), claim, &[Question::AgainstWhat]),
        "per = 100000".to_owned(),
        "unit = \"per 100,000\"".to_owned(),
        "key = \"fips\"".to_owned(),
        "level = \"?\" # state or county".to_owned(),
        "weights = [\"queen\", \"knn:5\"]".to_owned(),
        "anywhere = true".to_owned(),
    ]
}

/// Which of the first places by a count the text names.
pub(super) fn association(claim: &Claim) -> Vec<String> {
    let rows: Vec<String> = year(claim).into_iter().collect();
    vec![
        "[claims.association]".to_owned(),
        "said = \"?\"".to_owned(),
        of_rows(claim, "counts", &rows, ""),
        answers(of_rows(claim, "population", &rows, ""), claim, &[Question::AgainstWhat]),
        "key = \"fips\"".to_owned(),
        named(claim),
        "first = 10".to_owned(),
        "adjacency = { source = \"?\", from = \"?\", to = \"?\" }".to_owned(),
    ]
}
