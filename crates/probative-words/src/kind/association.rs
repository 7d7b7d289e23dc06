//! The words of a claim of the kind association.

use probative_finding::what::association::{Column, Compared, First, MapsNull, Set, Statistic};
use probative_finding::what::{Association, AssociationPhrase};
use probative_terms::number::{chance, p_is, plain};
use probative_terms::{Unit, Whole};

use crate::format::span;
use crate::said::Said;
use crate::understood::Meant;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("association.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Association) -> Said {
    match what {
        Association::First(what) => Said::with_others(first(what)),
        Association::Compared(what) => compared(what),
        Association::Correlated { said, with, correlation, places, effective, p, smooth } => {
            Said::with_value(format!(
                "{said} and {with} have a correlation of {} over {places} places, which are worth {} independent ones ({}; {} among maps as smooth as the first)",
                plain(*correlation),
                // Where neighbours differ more than by chance the formula gives more than there are.
                if *effective > *places as f64 { "as many".to_owned() } else { plain(*effective) },
                p_is(*p),
                or_none(*smooth, chance)
            ))
        }
        Association::Lee { said, with, smooth } => Said::with_others(format!(
            "Lee's L, which looks at the neighbors too, of {said} and {with}: {} among maps as smooth as the first",
            or_none(*smooth, p_is)
        )),
    }
}

fn first(what: &First) -> String {
    let without = match what.without.as_slice() {
        [] => String::new(),
        some => format!(", without {}", some.join(", ")),
    };
    let verb = if what.among == (1, 1) { "is" } else { "are" };
    let by_people = match what.by_people {
        Some(places) => {
            let by_chance = match what.by_chance {
                Some((low, high)) if low == high => {
                    format!(", and counts drawn at equal rates {low}")
                }
                Some((low, high)) => format!(", and counts drawn at equal rates {low} to {high}"),
                None => String::new(),
            };
            format!("; population alone would put {} there{by_chance}", plain(places))
        }
        None => String::new(),
    };
    let tied = match what.named.len() + what.others.len() {
        all if all > what.first => {
            format!(" ({all} with those tied with the last or perhaps above it)")
        }
        _ => String::new(),
    };
    format!(
        "{} of the first {} places by {}{tied}{without} {verb} named ({}); the others are {}{by_people}",
        counts(what.among),
        what.first,
        what.by,
        names(&what.named),
        names(&what.others)
    )
}

fn compared(what: &Compared) -> Said {
    let set = match what.set {
        Set::Named => "named".to_owned(),
        Set::FullList { by_people } => {
            format!("on the full list, where population alone would put {}", plain(by_people))
        }
    };
    let counted = format!(
        "by {}, {} of the first {} places are {set}",
        what.by,
        counts(what.among),
        what.first
    );
    let means = format!(
        "mean {} {} against {} elsewhere ({} with spatial structure kept; a difference of {} would be found four times in five)",
        span(what.own),
        what.unit.label(),
        span(what.elsewhere),
        p_is(what.p),
        plain(what.detectable)
    );
    Said { value: false, ..Said::with_rest(&counted, &means) }
}

fn counts((least, most): (usize, usize)) -> String {
    if least == most { least.to_string() } else { span((least as f64, most as f64)) }
}

fn names(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn or_none(p: Option<f64>, told: fn(f64) -> String) -> String {
    p.map_or_else(|| "none".to_owned(), told)
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::association::Association) -> Meant {
    use probative_case::claim::association::Association as Claim;
    match claim {
        Claim::Named(named) => Meant {
            subject: "the share of them that is named".to_owned(),
            reading: format!(
                "the first {} places by {}{}",
                named.first,
                named.said,
                named.first_because.as_ref().map_or(String::new(), |why| format!(" ({why})"))
            ),
            beside: "those that population alone would put there".to_owned(),
            unit: Unit::Percent(Whole::FirstPlaces),
        },
        Claim::Maps(maps) => Meant {
            subject: "the correlation".to_owned(),
            reading: format!(
                "the correlation of {} and {}, place by place",
                maps.said, maps.with_said
            ),
            beside: "maps as smooth as these that have nothing to do with each other".to_owned(),
            unit: Unit::Correlation,
        },
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &AssociationPhrase) -> String {
    use AssociationPhrase as P;
    match phrase {
        P::First { first, by } => format!("The first {first} places by {by}"),
        P::NamedByText => "named by the text".to_owned(),
        P::ByPeople => "as many as its people alone would have".to_owned(),
        P::Against => "Named places against the others".to_owned(),
        P::Quantity { said, unit } => format!("{said}, {}", unit.label()),
        P::NotNeeded => "not needed".to_owned(),
        P::NotCalibrated => "not calibrated".to_owned(),
        P::ByChance(said) => format!("By chance: {said}"),
        P::Difference { difference, unit, p } => format!(
            "the difference is {} {}; {} among maps as smooth as this one",
            plain(*difference),
            unit.label(),
            p_is(*p)
        ),
        P::WhichIsReal(said) => format!("Which map is real? {said}"),
        P::OneIsReal(of) => format!("one of these {of} maps shows the records"),
        P::StandsOut => {
            "In which map do the outlined places stand out most from the others?".to_owned()
        }
        P::AsSmooth => {
            "as smooth as the real one, with its mean and variance, and otherwise random".to_owned()
        }
        P::Fifth(fifth) => FIFTHS.get(*fifth).copied().unwrap_or_default().to_owned(),
        P::Together => "Do the two maps go together?".to_owned(),
        P::Beside(said, with) => format!("{said} beside {with}"),
        P::Null(null) => of_null(*null),
        P::Statistic(Statistic::Correlation) => "correlation".to_owned(),
        P::Statistic(Statistic::OfRanks) => "correlation of ranks".to_owned(),
        P::Statistic(Statistic::Lee) => "Lee's L".to_owned(),
        P::Column(column) => heading(*column).to_owned(),
    }
}

/// The fifths of the places of a map.
const FIFTHS: [&str; 5] =
    ["lowest fifth of the places", "second", "third", "fourth", "highest fifth"];

fn of_null(null: MapsNull) -> String {
    match null {
        MapsNull::Independent(places) => {
            format!("t-test with {} independent places", plain(places))
        }
        MapsNull::Smooth => "maps as smooth as the first".to_owned(),
        MapsNull::Rough => "rough maps, not to be trusted".to_owned(),
    }
}

fn heading(column: Column) -> &'static str {
    match column {
        Column::Quantity => "quantity",
        Column::Places => "places",
        Column::Own => "named",
        Column::Elsewhere => "others",
        Column::Difference => "difference",
        Column::Interval => "interval",
        Column::Spectral => "p (spectral)",
        Column::Effective => "effective n",
        Column::EffectiveP => "p (effective n)",
        Column::Detectable => "detectable",
        Column::TypeOne => "type-I error",
        Column::Null => "null",
        Column::Statistic => "statistic",
        Column::Value => "value",
        Column::P => "p",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(among: (usize, usize)) -> First {
        First {
            first: 3,
            by: "deaths".to_owned(),
            among,
            without: Vec::new(),
            named: vec!["Idaho".to_owned()],
            others: Vec::new(),
            by_people: None,
            by_chance: None,
        }
    }

    #[test]
    fn one_place_is_named_and_several_are() {
        let one = "1 of the first 3 places by deaths is named (Idaho); the others are none";
        assert_eq!(first(&ranked((1, 1))), one);
        let tied = ["Utah", "Maine", "Nevada"].map(str::to_owned).to_vec();
        let told = "1 of the first 3 places by deaths (4 with those tied with the last or perhaps above it) is named \
                    (Idaho); the others are Utah, Maine, Nevada";
        assert_eq!(first(&First { others: tied, ..ranked((1, 1)) }), told);
        let withheld =
            First { without: vec!["Guam".to_owned()], by_people: Some(1.5), ..ranked((1, 2)) };
        let told = "1 to 2 of the first 3 places by deaths, without Guam are named (Idaho); \
                    the others are none; population alone would put 1.5 there";
        assert_eq!(first(&withheld), told);
    }

    #[test]
    fn two_maps_are_told_with_their_correlation() {
        let (said_of, with) = ("one value".to_owned(), "another".to_owned());
        let maps = Association::Correlated {
            said: said_of.clone(),
            with: with.clone(),
            correlation: 0.75,
            places: 48,
            effective: 12.5,
            p: 0.0125,
            smooth: None,
        };
        let told = "one value and another have a correlation of 0.75 over 48 places, which are \
                    worth 12.5 independent ones (p = 0.0125; none among maps as smooth as the first)";
        assert_eq!(said(&maps), Said::with_value(told.to_owned()));
        let lee = Association::Lee { said: said_of, with, smooth: Some(0.5) };
        let told = "Lee's L, which looks at the neighbors too, of one value and another: \
                    p = 0.5 among maps as smooth as the first";
        assert_eq!(said(&lee), Said::with_others(told.to_owned()));
    }
}
