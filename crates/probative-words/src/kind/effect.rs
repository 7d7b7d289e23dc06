//! The words of a claim of the kind effect.

use probative_finding::what::effect::Change;
use probative_finding::what::{Effect, EffectPhrase};
use probative_terms::number::plain;
use probative_terms::text::counted;
use probative_terms::{Unit, Whole};

use probative_finding::choice::Scale;

use crate::said::Said;
use crate::understood::Meant;

/// The page of the kind.
pub(crate) const PAGE: &str = include_str!("effect.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Effect) -> Said {
    match what {
        Effect::Change(what) => Said::with_value(change(what)),
    }
}

fn change(what: &Change) -> String {
    let (first, last) = what.window;
    format!(
        "{}, {first} to {last}, moved {} % of the baseline further {} in {} by {}{} than in {}{}{}",
        what.outcome,
        plain(what.percent.abs()),
        if what.percent < 0.0 { "down" } else { "up" },
        named(what),
        what.after,
        earlier(what),
        counted(what.untreated, "other"),
        match what.scale {
            Scale::Levels => "",
            Scale::Logs => ", as ratios",
        },
        match what.without_logarithm {
            0 => String::new(),
            1 =>
                "; 1 of the numbers has no logarithm, so that none is compared by ratios".to_owned(),
            some => {
                format!(
                    "; {some} of the numbers have no logarithm, so that none is compared by ratios"
                )
            }
        }
    )
}

/// How many of the places had the policy before the year by which it is tested.
fn earlier(what: &Change) -> String {
    let after = what.after;
    let taken = format!("before {after}: the years before it are taken as before for all");
    match what.earlier {
        Some(0) => String::new(),
        None => " (the years before it taken as before for all of them)".to_owned(),
        Some(all) if all == what.treated => {
            format!(" (none of them began in {after}; all began {taken})")
        }
        Some(count) => format!(" ({count} of them began {taken})"),
    }
}

/// The places in which the policy came.
fn named(what: &Change) -> String {
    match what.treated {
        1 => format!("the one place that belongs to {}", what.list),
        places => format!("the {places} places that belong to {}", what.list),
    }
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::effect::Effect) -> Meant {
    use probative_case::claim::effect::ComparedBy;
    let (first, last) = claim.window;
    let (said, list) = (&claim.said, &claim.list.said);
    let by = match claim.compared_by {
        ComparedBy::Differences => "by differences",
        ComparedBy::Ratios => "each by its own ratio",
    };
    Meant {
        subject: said.clone(),
        reading: format!(
            "the change of {said} from before {} to after, {first} to {last}, {by}, in places of: {list}",
            claim.after
        ),
        beside: "the change over the same years in places that are not on the list".to_owned(),
        unit: Unit::Percent(Whole::Baseline),
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &EffectPhrase) -> String {
    match phrase {
        EffectPhrase::Means(outcome) => format!("{outcome}, mean of the places"),
        EffectPhrase::Listed => "on the list".to_owned(),
        EffectPhrase::NotListed => "not on the list".to_owned(),
        EffectPhrase::NamesThem(list, year) => format!("{list} names them by {year}"),
        EffectPhrase::YearByYear(outcome) => format!("{outcome}, year by year"),
        EffectPhrase::NamesIt(list, year) => format!("{list} names it by {year}"),
        EffectPhrase::Year(year) => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effect_is_told_once_and_in_its_way() {
        let what = |percent| Change {
            outcome: "deaths".to_owned(),
            window: (2010, 2015),
            percent,
            treated: 2,
            list: "the list".to_owned(),
            after: 2013,
            earlier: Some(0),
            untreated: 3,
            scale: Scale::Levels,
            without_logarithm: 0,
        };
        let told = "deaths, 2010 to 2015, moved 4.3 % of the baseline further down in the 2 places that \
                    belong to the list by 2013 than in 3 others";
        assert_eq!(change(&what(-4.3)), told);
        assert!(change(&what(5.0)).contains("5 % of the baseline further up"));
        let begun = |count| change(&Change { earlier: Some(count), ..what(5.0) });
        let taken = "before 2013: the years before it are taken as before for all)";
        assert!(begun(1).contains(&format!("by 2013 (1 of them began {taken}")));
        let all = format!("by 2013 (none of them began in 2013; all began {taken}");
        assert!(begun(2).contains(&all), "{}", begun(2));
    }
}
