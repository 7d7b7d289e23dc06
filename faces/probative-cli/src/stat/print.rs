//! An answer as a table of 80 columns.

use std::collections::BTreeMap;

use probative_report::format::counted;
use probative_spatial::{Class, Clusters, Dependence, Global, JoinCounts, Locals, Moments, Ols};

use super::answer::Answer;
use super::args::word;
use super::json::{class, tests};
use super::neighbors::Neighbors;
use super::{Answered, correlogram, two_maps};
use crate::terminal::one_line;

/// How wide a column of names is.
const NAME: usize = 22;
/// How many rows of degrees, units or members are shown.
const SHOWN: usize = 40;

/// The answer as a table.
pub(super) fn table(answered: &Answered<'_>) -> String {
    let Answered { stat, map, neighbors, answer } = answered;
    let mut lines = vec![title(answered)];
    if let Some(neighbors) = neighbors {
        lines.push(linked(neighbors));
    }
    lines.push(String::new());
    match answer {
        Answer::Connectivity => {
            lines.extend(neighbors.iter().flat_map(|all| connectivity(all, &map.ids)))
        }
        Answer::Global(found) => lines.extend(global(found)),
        Answer::Classes(found) => lines.extend(correlogram::table(found)),
        Answer::Together(found) => lines.extend(two_maps::table(found)),
        Answer::Joins(found) => lines.extend(joins(found)),
        Answer::Local(rows, chances) => lines.extend(local(&map.ids, rows, chances, stat.level)),
        Answer::Clusters(found) => lines.extend(clusters(found, &map.ids)),
        Answer::Rates(rates) => lines.extend(rated(&map.ids, rates)),
        Answer::Breaks(found) => {
            lines.push(format!("{:>14}  {:>8}", "up to", "units"));
            let rows = found.upper_bounds.iter().zip(&found.counts);
            lines.extend(rows.map(|(bound, count)| format!("{:>14}  {count:>8}", short(*bound))));
        }
        Answer::Regression(ols, near) => lines.extend(regression(ols, near.as_ref())),
    }
    lines.join("\n")
}

fn title(answered: &Answered<'_>) -> String {
    let Answered { stat, map, .. } = answered;
    let of = stat.value.join(", ");
    let of = if of.is_empty() { of } else { format!(" of {}", one_line(&of)) };
    format!("{}{of} · {}", word(stat.method), counted(map.ids.len(), "unit"))
}

fn linked(neighbors: &Neighbors) -> String {
    let weights = &neighbors.weights;
    format!(
        "weights {}, style {} · {} · {} · {}",
        one_line(&neighbors.kind),
        word(neighbors.style),
        counted(weights.links(), "link"),
        counted(weights.islands().count(), "island"),
        counted(neighbors.component_sizes().len(), "component"),
    )
}

fn connectivity(neighbors: &Neighbors, ids: &[String]) -> Vec<String> {
    let weights = &neighbors.weights;
    let mut lines = vec![
        pair("links one way only", &weights.one_way_links().to_string()),
        pair("links to itself", &weights.self_links().to_string()),
        pair("S0", &short(weights.s0())),
        pair("S1", &short(weights.s1())),
        pair("S2", &short(weights.s2())),
    ];
    lines.extend(
        neighbors
            .snaps
            .iter()
            .map(|(snap, links)| pair(&format!("links, snap {snap:?}"), &links.to_string())),
    );
    lines.push(String::new());
    lines.push(format!("{:>10}  {:>8}", "neighbours", "units"));
    let degrees = neighbors.degrees().into_iter();
    lines.extend(degrees.map(|(degree, units)| format!("{degree:>10}  {units:>8}")));
    let islands: Vec<&str> = weights.islands().take(SHOWN).map(|unit| ids[unit].as_str()).collect();
    if !islands.is_empty() {
        lines.push(String::new());
        lines.extend(wrapped(&format!("islands: {}", one_line(&islands.join(", ")))));
    }
    lines
}

fn global(found: &Global) -> Vec<String> {
    let mut lines = vec![
        pair("value", &short(found.value)),
        pair("expectation", &short(found.expectation)),
        String::new(),
        format!("{:<NAME$}{:>14}{:>14}{:>14}", "under", "variance", "z", "p"),
    ];
    let row = |name: &str, moments: &Moments| {
        let [variance, z, p] = [moments.variance, moments.z, moments.p].map(short);
        format!("{name:<NAME$}{variance:>14}{z:>14}{p:>14}")
    };
    lines.extend(found.normality.iter().map(|moments| row("normality", moments)));
    lines.extend(found.randomization.iter().map(|moments| row("randomization", moments)));
    if let Some(drawn) = &found.permutation {
        let (variance, p, error) = (short(drawn.variance), short(drawn.p), short(drawn.error));
        lines.push(format!("{:<NAME$}{variance:>14}{:>14}{p:>14}", "permutation", ""));
        lines.push(String::new());
        lines.push(format!(
            "{} rearrangements; the Monte-Carlo error of their p is {error}",
            drawn.draws
        ));
    }
    lines
}

fn joins(found: &JoinCounts) -> Vec<String> {
    let parts = [
        ("marked beside marked", &found.black_black),
        ("unmarked beside unmarked", &found.white_white),
        ("marked beside unmarked", &found.black_white),
    ];
    let titled = |(title, found): (&str, &Global)| {
        let mut lines = vec![title.to_owned()];
        lines.extend(global(found));
        lines.push(String::new());
        lines
    };
    parts.into_iter().flat_map(titled).collect()
}

fn local(ids: &[String], rows: &Locals, chances: &[Option<f64>], level: f64) -> Vec<String> {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for (unit, row) in rows.iter().enumerate() {
        let name = match row {
            Ok(found) => {
                let class = class(found, chances[unit], level);
                if class != Class::NotSignificant {
                    shown.push((unit, found, class));
                }
                class.to_string()
            }
            Err(reason) => format!("no result: {reason}"),
        };
        *classes.entry(name).or_default() += 1;
    }
    let mut lines =
        vec![format!("{:<38}{:>6}", format!("class at an adjusted p of {level}"), "units")];
    lines.extend(classes.into_iter().map(|(name, units)| format!("{name:<38}{units:>6}")));
    if shown.is_empty() {
        return lines;
    }
    shown.sort_by(|a, b| a.1.p.total_cmp(&b.1.p).then(a.0.cmp(&b.0)));
    let header = ["value", "z", "p", "adjusted"];
    let [value, z, p, adjusted] = header;
    lines.push(String::new());
    lines.push(format!("{:<NAME$}{value:>11}{z:>10}{p:>11}{adjusted:>11}  class", "id"));
    for (unit, found, class) in shown.iter().take(SHOWN) {
        let adjusted = short(chances[*unit].unwrap_or(f64::NAN));
        let [value, z, p] = [found.value, found.z, found.p].map(short);
        let id = cut(&ids[*unit]);
        lines.push(format!("{id:<NAME$}{value:>11}{z:>10}{p:>11}{adjusted:>11}  {class}"));
    }
    lines.extend(more(shown.len()));
    lines
}

fn clusters(found: &Clusters, ids: &[String]) -> Vec<String> {
    let scan = &found.scan;
    let mut lines = vec![
        format!("{} cases among {}", short(found.cases), short(found.population)),
        format!(
            "circles of at most {} of the population and at least {} cases; {} random maps",
            scan.largest, scan.fewest, scan.draws
        ),
        String::new(),
        format!(
            "{:<18}{:>8}{:>9}{:>9}{:>10}{:>8}{:>9}{:>9}",
            "centre", "members", "radius", "cases", "expected", "risk", "llr", "p"
        ),
    ];
    for cluster in found.clusters.iter().take(SHOWN) {
        let center: String = cut(&ids[cluster.center]).chars().take(17).collect();
        let numbers = [
            cluster.radius,
            cluster.cases,
            cluster.expected,
            cluster.relative_risk,
            cluster.llr,
            cluster.p,
        ];
        let [radius, cases, expected, risk, llr, p] = numbers.map(|number| digits(number, 4));
        let members = cluster.members.len();
        lines.push(format!(
            "{center:<18}{members:>8}{radius:>9}{cases:>9}{expected:>10}{risk:>8}{llr:>9}{p:>9}"
        ));
    }
    lines.extend(more(found.clusters.len()));
    lines
}

fn rated(ids: &[String], rates: &[f64]) -> Vec<String> {
    let row = |(id, rate): (&String, &f64)| format!("{:<NAME$}{:>14}", cut(id), short(*rate));
    let header = format!("{:<NAME$}{:>14}", "id", "rate");
    std::iter::once(header).chain(ids.iter().zip(rates).map(row)).collect()
}

fn regression(ols: &Ols, near: Option<&Dependence>) -> Vec<String> {
    let header = format!("{:<NAME$}{:>14}{:>14}{:>14}{:>14}", "term", "estimate", "se", "t", "p");
    let mut lines = vec![header];
    for row in &ols.coefficients {
        let [estimate, se, t, p] = [row.estimate, row.se, row.statistic, row.p].map(short);
        lines.push(format!("{:<NAME$}{estimate:>14}{se:>14}{t:>14}{p:>14}", cut(&row.term)));
    }
    lines.push(String::new());
    let fit = &ols.fit;
    for (name, number) in [
        ("R²", fit.r2),
        ("adjusted R²", fit.adjusted_r2),
        ("log-likelihood", fit.log_likelihood),
        ("AIC", fit.aic),
        ("Schwarz", fit.schwarz),
        ("condition number", ols.diagnostics.condition_number),
    ] {
        lines.push(pair(name, &short(number)));
    }
    lines.push(String::new());
    lines.push(format!("{:<24}{:>12}{:>6}{:>14}", "test of the residuals", "value", "df", "p"));
    for (name, test) in tests(ols, near) {
        let (value, p, name) = (short(test.value), short(test.p), name.replace('_', " "));
        lines.push(format!("{name:<24}{value:>12}{:>6}{p:>14}", test.freedom));
    }
    lines.extend(near.map(|near| {
        let (value, p) = (short(near.moran.value), short(near.moran.p));
        format!("{:<24}{value:>12}{:>6}{p:>14}", "moran", "")
    }));
    lines
}

/// A name and its number on one line.
pub(super) fn pair(name: &str, number: &str) -> String {
    format!("{name:<NAME$}{number:>14}")
}

/// Says how many rows are not shown.
fn more(all: usize) -> Option<String> {
    (all > SHOWN).then(|| format!("and {} more; --json has them all", all - SHOWN))
}

/// A name that fits its column.
fn cut(name: &str) -> String {
    let name = one_line(name);
    if name.chars().count() < NAME {
        return name;
    }
    name.chars().take(NAME - 2).chain(['…']).collect()
}

/// Text in lines of 80 columns.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let long = lines[lines.len() - 1].chars().count() + word.chars().count() + 1 > 80;
        if long {
            lines.push(String::new());
        }
        let line = lines.len() - 1;
        if !lines[line].is_empty() {
            lines[line].push(' ');
        }
        lines[line].push_str(word);
    }
    lines
}

/// A number with six digits.
pub(super) fn short(number: f64) -> String {
    digits(number, 6)
}

/// A number with so many digits; a dash where there is none.
fn digits(number: f64, count: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let scientific = format!("{number:.*e}", count - 1);
    let exponent = scientific.split_once('e').and_then(|(_, power)| power.parse::<i32>().ok());
    match exponent {
        _ if number == 0.0 => "0".to_owned(),
        Some(power) if (-4..count as i32).contains(&power) => {
            let text = format!("{number:.*}", (count as i32 - 1 - power) as usize);
            let short = text.trim_end_matches('0').trim_end_matches('.');
            (if text.contains('.') { short } else { &text }).to_owned()
        }
        _ => scientific,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_first_digits() {
        let numbers = [0.500_188_557, 0.0, 236.0, 1.8e-8, 1_234_567.0, -0.000_123_4, 100_000.0];
        let shown = numbers.map(short);
        assert_eq!(
            shown,
            ["0.500189", "0", "236", "1.80000e-8", "1.23457e6", "-0.0001234", "100000"]
        );
        assert_eq!(short(f64::NAN), "–");
    }

    #[test]
    fn a_long_list_breaks_before_the_eightieth_column() {
        let lines = wrapped(&"word ".repeat(60));
        assert!(lines.len() > 3 && lines.iter().all(|line| line.chars().count() <= 80));
    }
}
