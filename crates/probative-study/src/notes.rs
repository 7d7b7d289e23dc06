//! What a command's answer should not be read without: what was left out, what is odd about the
//! map, and who has no neighbour.

use std::collections::BTreeSet;

use probative_terms::text::{counted, lines_of, one_line};
use probative_terms::{Diagnostic, Neighbours};

use crate::neighbours::Neighbors;
use crate::observed::Observed;
use crate::parameters::{ADJUST, LEVEL, POPULATION, TAIL, VALUE};
use crate::settings::Settled;
use crate::text::{SHOWN, short};

/// Each note, in the order of the work.
pub(crate) fn notes(observed: &Observed, neighbors: Option<&Neighbors>) -> Vec<String> {
    let mut notes: Vec<String> = observed.notices.iter().cloned().map(told).collect();
    if let Some(neighbors) = neighbors {
        notes.extend(neighbors.notices.iter().cloned().map(told));
        notes.extend(slivers(neighbors));
        notes.extend(unshared(neighbors, &observed.ids));
        notes.extend(tied(neighbors, &observed.ids));
        notes.extend(islands(neighbors, &observed.ids));
        notes.extend(selves(neighbors, &observed.ids));
        notes.extend(one_way(neighbors, &observed.ids));
        notes.extend(components(neighbors));
    }
    let left_out = observed.apart().filter(|_| !observed.shows_withheld);
    let apart: Vec<&str> = left_out.map(|one| one.id.as_str()).collect();
    for (ids, why) in [(observed.missing(), "missing"), (apart, "withheld")] {
        if !ids.is_empty() {
            let (count, ids) = (ids.len(), one_line(&ids.join(", ")));
            let said = format!("left out, a value is {why} ({count}): {ids}");
            notes.push(told(Diagnostic::new("W245", said)));
        }
    }
    notes
}

/// That even the least chance of so many draws is too large for a class once it allows for so many
/// units, and how many draws would do.
///
/// The least chance of `d` draws is one in `d + 1`, of both tails two. Allowing for `n` units it is
/// `n` times that (by Benjamini and Yekutieli `n` times the sum of 1 to 1⁄n of it), unless several
/// units share it, each of which takes its part (not by Holm).
pub(crate) fn coarse(settled: &Settled, units: usize) -> Option<String> {
    let (level, draws) = (settled.number(&LEVEL)?, settled.draws().filter(|draws| *draws > 0)?);
    let many = units as f64;
    let times = match settled.word(&ADJUST)? {
        "none" => return None,
        "by" => many * (1..=units).map(|rank| 1.0 / rank as f64).sum::<f64>(),
        _ => many,
    };
    let tails = if settled.word(&TAIL) == Some("two") { 2.0 } else { 1.0 };
    // In the order in which a test multiplies, so that what is told to pass does.
    let least = |draws: f64| tails * (1.0 / (draws + 1.0));
    let passes = |draws: f64| least(draws) * times <= level;
    if passes(draws as f64) {
        return None;
    }
    let mut enough = (tails * times / level).ceil() - 2.0;
    while !passes(enough) {
        enough += 1.0;
    }
    let least = least(draws as f64);
    let share = (least * times / level).ceil();
    let unless = match settled.word(&ADJUST) {
        Some("holm") => String::new(),
        _ => format!(" unless {share} share the least chance"),
    };
    let said = format!(
        "{draws} draws give no chance below {}, and adjusted for {units} units no class at {level}{unless}",
        short(least)
    );
    let help = format!("--draws {enough} is enough for each unit by itself");
    Some(told(Diagnostic::new("W240", said).helped(&help)))
}

/// That values over people are divided in two units, or are rates already.
pub(crate) fn unlike(settled: &Settled) -> Option<String> {
    let (values, people) = (settled.names(&VALUE), settled.name(&POPULATION)?);
    let said = values.iter().find_map(|value| probative_evidence::unlike(value, people))?;
    Some(told(Diagnostic::new("W224", said)))
}

/// Units that almost touch, as long as the command does not say how near is near enough.
fn slivers(neighbors: &Neighbors) -> Option<String> {
    let (first, rest) = neighbors.snaps.split_first()?;
    if neighbors.snap_is_said || rest.iter().all(|(_, links)| *links == first.1) {
        return None;
    }
    let counts: Vec<String> = neighbors
        .snaps
        .iter()
        .map(|(snap, links)| format!("{links} at a snap of {snap:?}"))
        .collect();
    let said = format!("some units almost touch: links are {}", counts.join(", "));
    Some(told(Diagnostic::new("W227", said)))
}

/// A note as it is shown.
fn told(note: Diagnostic) -> String {
    lines_of(&format!("{note:#}"))
}

/// Units that touch where they share no vertex.
fn unshared(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let (pairs, rest) = (&neighbors.unshared, neighbors.not_looked_at);
    if pairs.is_empty() && rest == 0 {
        return None;
    }
    let rest = match rest {
        0 => String::new(),
        rest => format!("; the borders of {rest} of {} units are too many to look at", ids.len()),
    };
    let colon = if pairs.is_empty() { "" } else { ": " };
    let pair = |(a, b): &(usize, usize)| format!("`{}` and `{}`", ids[*a], ids[*b]);
    let shown: Vec<String> = pairs.iter().take(10).map(pair).collect();
    let more = match pairs.len() - shown.len() {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let said = format!(
        "{} of units touch within a side and share no vertex there, so that they are no neighbours{colon}{}{more}{rest}",
        counted(pairs.len(), "pair"),
        one_line(&shown.join("; "))
    );
    Some(told(Diagnostic::new("W230", said)))
}

/// Units whose nearest others the order of the rows decides.
fn tied(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let tied = &neighbors.tied;
    if tied.is_empty() {
        return None;
    }
    let said = format!(
        "of {} of {} units another is as far away as the last neighbour, and the order of the rows decides which is one: {}",
        tied.len(),
        ids.len(),
        named(tied, ids)
    );
    let help = "another number of neighbours may have fewer ties; band:KM has none";
    Some(told(Diagnostic::new("W242", said).helped(help)))
}

fn islands(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let islands: Vec<usize> = neighbors.weights.islands().collect();
    if islands.is_empty() {
        return None;
    }
    let linked = ids.len() - islands.len();
    let said = format!(
        "{linked} of {} units have neighbours; islands ({}): {}",
        ids.len(),
        islands.len(),
        named(&islands, ids)
    );
    let help = "they stay islands; to link them write --weights knn:K, or a list with their ferries; to leave them out, leave out their rows";
    Some(told(Diagnostic::new("W241", said).helped(help)))
}

/// The ids of the first of some units, and how many more there are.
fn named(units: &[usize], ids: &[String]) -> String {
    let shown: Vec<&str> = units.iter().take(SHOWN).map(|unit| ids[*unit].as_str()).collect();
    let more = match units.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    one_line(&shown.join(", ")) + &more
}

/// Some units among their own neighbours, where not all are as under a kernel: most often a slip in
/// a list.
fn selves(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let own = |unit: &usize| neighbors.raw.neighbors(*unit).any(|(other, _)| other == *unit);
    let selves: Vec<usize> = (0..ids.len()).filter(own).collect();
    if [0, ids.len()].contains(&selves.len()) {
        return None;
    }
    let said = format!(
        "units that are among their own neighbours ({} of {}): {}",
        selves.len(),
        ids.len(),
        named(&selves, ids)
    );
    Some(told(Diagnostic::new("W243", said)))
}

/// That links of a list go one way where most go both, or that none goes both: most often a slip,
/// or a list that names each pair once.
fn one_way(neighbors: &Neighbors, ids: &[String]) -> Option<String> {
    let Neighbours::File(_) = neighbors.kind else { return None };
    let raw = &neighbors.raw;
    let ends = |unit: usize| raw.neighbors(unit).map(move |(other, _)| (unit, other));
    let links: BTreeSet<(usize, usize)> =
        (0..ids.len()).flat_map(ends).filter(|(from, to)| from != to).collect();
    let single: Vec<&(usize, usize)> =
        links.iter().filter(|(from, to)| !links.contains(&(*to, *from))).collect();
    let (from, to) = single.first()?;
    let said = match single.len() {
        all if all == links.len() => format!("none of the {all} links goes both ways"),
        some if 2 * some >= links.len() => return None,
        some => format!(
            "links that go one way ({some} of {}): `{}` lists `{}`, which does not list it",
            links.len(),
            one_line(&ids[*from]),
            one_line(&ids[*to])
        ),
    };
    let help = "list both directions where both are neighbours; nothing, if one way is meant";
    Some(told(Diagnostic::new("W246", said).helped(help)))
}

/// The parts of a map that no link joins, islands not counted.
fn components(neighbors: &Neighbors) -> Option<String> {
    let sizes = neighbors.component_sizes();
    let large: Vec<String> =
        sizes.iter().filter(|size| **size > 1).map(ToString::to_string).collect();
    if large.len() < 2 {
        return None;
    }
    let shown = large.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    let said = format!(
        "no link joins the {} parts of the map, of {shown} units; a statistic counts them together",
        large.len()
    );
    Some(told(Diagnostic::new("W244", said)))
}

#[cfg(test)]
mod tests {
    use super::coarse;
    use crate::methods::METHODS;
    use crate::parameter::Setting;
    use probative_numeric::{Exceedances, Tail};
    use probative_spatial::Adjustment;
    use probative_terms::Neighbours;

    #[test]
    fn draws_too_few_for_so_many_units_are_told_with_those_that_would_do() {
        let method = METHODS.iter().find(|method| method.name == "local-moran").unwrap();
        let told = |draws: u64, adjust: &'static str, units: usize| {
            let settings = [
                ("value", Setting::Names(vec!["v".to_owned()])),
                ("weights", Setting::Neighbours(Neighbours::Queen)),
                ("draws", Setting::Count(draws)),
                ("adjust", Setting::Word(adjust)),
            ];
            coarse(&method.settle(&settings.into_iter().collect()).unwrap(), units)
        };
        let said = told(999, "bh", 3_085).unwrap();
        assert!(said.contains("unless 124 share"), "{said}");
        assert!(said.ends_with("--draws 123399 is enough for each unit by itself"), "{said}");
        assert!(said.starts_with("warning[W240]"), "{said}");
        assert_eq!(told(123_399, "bh", 3_085), None);
        assert!(told(123_398, "bh", 3_085).is_some() && told(123_399, "by", 3_085).is_some());
        // What passes is asked of the adjustment itself: one unit of many has the least chance.
        for units in (10..4_000).step_by(7) {
            for (name, adjust) in [
                ("bh", Adjustment::BenjaminiHochberg),
                ("by", Adjustment::BenjaminiYekutieli),
                ("holm", Adjustment::Holm),
            ] {
                let said = told(9, name, units).unwrap();
                let (_, enough) = said.rsplit_once("--draws ").unwrap();
                let enough: u64 = enough.split(' ').next().unwrap().parse().unwrap();
                let one_passes = |draws: u64| {
                    let all = Exceedances { above_or_equal: draws, below_or_equal: 0, draws };
                    let mut p = vec![1.0; units];
                    p[0] = all.p_value(Tail::Both);
                    adjust.of(&p)[0] <= 0.05
                };
                assert!(one_passes(enough) && !one_passes(enough - 1), "{units} {name} {enough}");
                assert_eq!(told(enough, name, units), None);
            }
        }
        assert!(!told(999, "holm", 3_085).unwrap().contains("unless"));
        assert_eq!((told(999, "none", 3_085), told(0, "bh", 3_085)), (None, None));
    }
}
