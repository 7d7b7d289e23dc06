//! More of an effect never weakens a word: effects of known size, planted into the records of both
//! cases where the real one is taken out.
//!
//! Lists are drawn again or values moved, so that nothing is left of what a list knows; then a
//! difference is put where the list names a place, from two smallest findable differences below the
//! edge of D to two above the edge of C. The denied claim must get the opposite of each word.
#![allow(clippy::disallowed_methods, reason = "doses need no digit to be the same everywhere")]

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::{Kinds, alignment::Alignment};
use probative_finding::Verdict;
use probative_terms::Reach;

use super::world::{Row, World};
use doses::{Doses, Lot, Seen, moved, seen};

mod design;
mod doses;

const SANCTUARY: &str = "sanctuary-heroin";
const MIRROR: &str = "mirror-example";
/// The distinct words of a column in the rows that `of` takes.
fn words(world: &mut World, source: &str, column: &str, of: fn(&Row<'_>) -> bool) -> Vec<String> {
    let mut found = BTreeSet::new();
    world.edit(source, |row| {
        if of(row) {
            found.insert(row.get(column).to_owned());
        }
        true
    });
    found.into_iter().filter(|word| !word.is_empty()).collect()
}

fn listed(row: &Row<'_>) -> bool {
    row.get("list") == "cis_2014"
}

/// States listed by lot, as many as are.
fn other_states(mut world: World, lot: &mut Lot) -> World {
    let states = words(&mut world, "state_overdose", "fips", |row| row.get("year") == "2015");
    let other = moved(&states, lot);
    world.edit("policies", |row| {
        if listed(row)
            && let Some(state) = other.get(row.get("state_fips"))
        {
            row.put("state_fips", state);
        }
        true
    });
    world
}

/// The death rates of listed states raised from some year on, by so much of the mean of all.
fn raised(world: &World, from: i32, percent: f64) -> World {
    let mut world = world.clone();
    let there = words(&mut world, "policies", "state_fips", listed);
    let mut all: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    world.edit("state_overdose", |row| {
        let rates = all.entry(row.get("year").to_owned()).or_default();
        rates.extend(row.number("od_rate_aa"));
        true
    });
    world.edit("state_overdose", |row| {
        let year: i32 = row.get("year").parse().expect("a year is a number");
        let rates = &all[row.get("year")];
        let mean = rates.iter().sum::<f64>() / rates.len() as f64;
        if let Some(rate) = row.number("od_rate_aa")
            && year >= from
            && there.iter().any(|state| state == row.get("fips"))
        {
            // No rate falls below nothing.
            row.put("od_rate_aa", (rate + percent / 100.0 * mean).max(0.1));
        }
        true
    });
    world
}

#[test]
fn rivals() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(SANCTUARY, "c31", 199);
        world.claim().vary.clear();
        other_states(world, lot)
    };
    let plant = |world: &World, percent: f64| raised(world, 1999, percent);
    Doses { name: "rivals", worlds: 8, without, plant, is_ratio: false }.hold();
}

#[test]
fn effect() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(SANCTUARY, "c09", 199);
        let Kinds::Effect(effect) = world.kinds() else { panic!("c09 is an effect") };
        effect.windows.clear();
        design::meets(effect);
        design::twice_and_late(other_states(world, lot))
    };
    let plant = |world: &World, percent: f64| raised(world, 2015, percent);
    Doses { name: "effect", worlds: 6, without, plant, is_ratio: false }.hold();
}

fn of_states(row: &Row<'_>) -> bool {
    let asked = [("unit", "state"), ("measure", "per_100k_adults"), ("period", "1998-2007")];
    asked.iter().all(|(column, word)| row.get(column) == *word)
}

#[test]
fn rate_of_such_places() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(SANCTUARY, "c32", 199).reliable();
        let mut rates = Vec::new();
        world.edit("pin_convictions", |row| {
            if of_states(row) {
                rates.push(row.get("value").to_owned());
            }
            true
        });
        lot.shuffle(&mut rates);
        world.edit("pin_convictions", |row| {
            if of_states(row) {
                row.put("value", rates.pop().expect("each row has a rate"));
            }
            true
        });
        world
    };
    let plant = |world: &World, log: f64| {
        let mut world = world.clone();
        let Kinds::Rate(rate) = world.kinds() else { panic!("c32 is a rate") };
        let named = rate.named.clone();
        world.edit("pin_convictions", |row| {
            if of_states(row)
                && named.iter().any(|state| state == row.get("state_fips"))
                && let Some(rate) = row.number("value")
            {
                row.put("value", rate * log.exp());
            }
            true
        });
        world
    };
    Doses { name: "rate", worlds: 12, without, plant, is_ratio: true }.hold();
}

/// West Virginia and the states that touch it.
const AROUND: [&str; 6] = ["54", "39", "42", "24", "51", "21"];

/// The deaths and people of each state given to another by lot.
fn deaths_elsewhere(mut world: World, lot: &mut Lot) -> World {
    let states = words(&mut world, "state_deaths", "fips", |row| row.get("year") == "2016");
    let other = moved(&states, lot);
    let mut held = BTreeMap::new();
    let columns = ["population", "od_deaths"];
    world.edit("state_deaths", |row| {
        let both = columns.map(|column| row.get(column).to_owned());
        held.insert((row.get("fips").to_owned(), row.get("year").to_owned()), both);
        true
    });
    world.edit("state_deaths", |row| {
        let there = other[row.get("fips")].clone();
        if let Some(both) = held.get(&(there, row.get("year").to_owned())) {
            columns.iter().zip(both).for_each(|(column, number)| row.put(column, number));
        }
        true
    });
    world
}

#[test]
fn counts_of_such_places() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(MIRROR, "m3", 199);
        world.claim().reach = Reach::Such;
        world.claim().vary.clear();
        deaths_elsewhere(world, lot).calibrated()
    };
    let plant = |world: &World, log: f64| {
        let mut world = world.clone();
        named_deaths(&mut world, log.exp());
        world
    };
    Doses { name: "rate of counts", worlds: 12, without, plant, is_ratio: true }.hold();
}

/// Heroin's deaths in the years of the first window.
fn of_heroin(row: &Row<'_>) -> bool {
    let asked = [("drug", "heroin"), ("measure", "deaths")];
    asked.iter().all(|(column, word)| row.get(column) == *word)
        && ("1999"..="2015").contains(&row.get("year"))
}

/// Yearly shares of which each step of the logarithm goes up or down by lot, with a tendency of so
/// many per cent over the window.
#[test]
fn trend_of_such_years() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(SANCTUARY, "c08", 199).reliable();
        world.claim().reach = Reach::Such;
        let Kinds::Trend(trend) = world.kinds() else { panic!("c08 is a trend") };
        trend.windows.truncate(1);
        let mut level = 7.0_f64;
        let mut step = || {
            level += 0.02 * (lot.below(5) as f64 - 2.0);
            level.exp().round()
        };
        world.edit("national_overdose", |row| {
            if of_heroin(row) {
                row.put("value", step());
            } else if row.get("drug") == "all opioids" {
                row.put("value", 30_000);
            }
            true
        });
        world.calibrated()
    };
    let plant = |world: &World, percent: f64| {
        let mut world = world.clone();
        let whole = (1.0 + percent / 100.0).max(1e-3).ln();
        world.edit("national_overdose", |row| {
            let year: f64 = row.get("year").parse().expect("a year is a number");
            if of_heroin(row)
                && let Some(deaths) = row.number("value")
            {
                let part = ((year - 1999.0) / 16.0).clamp(0.0, 1.0);
                row.put("value", (deaths * (whole * part).exp()).round());
            }
            true
        });
        world
    };
    Doses { name: "trend", worlds: 4, without, plant, is_ratio: false }.hold();
}

#[test]
fn cluster() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(MIRROR, "m7", 199);
        world.claim().vary.clear();
        let Kinds::Cluster(cluster) = world.kinds() else { panic!("m7 is a cluster") };
        cluster.weights.truncate(1);
        deaths_elsewhere(world, lot)
    };
    // Deaths for each person, more or fewer by so much of a middling rate.
    let plant = |world: &World, percent: f64| {
        let mut world = world.clone();
        world.edit("state_deaths", |row| {
            let numbers = (row.number("od_deaths"), row.number("population"));
            if let (Some(deaths), Some(people)) = numbers
                && AROUND.contains(&row.get("fips"))
            {
                let more = percent / 100.0 * 20e-5 * people;
                row.put("od_deaths", (deaths + more).round().max(0.0));
            }
            true
        });
        world
    };
    Doses { name: "cluster", worlds: 6, without, plant, is_ratio: false }.hold();
}

#[test]
fn alignment() {
    let without = |lot: &mut Lot| {
        let mut world = World::alone(SANCTUARY, "c24", 19);
        let Kinds::Alignment(claim) = world.kinds() else { panic!("c24 is an alignment") };
        let Alignment::Along(along) = claim else { panic!("c24 is along lines") };
        along.distances = vec![along.primary];
        // Every fourth corridor: distances to lines cost most of the time.
        let held = String::from_utf8(world.bytes("corridor_lines").clone()).expect("it is a text");
        let roads: Vec<&str> =
            held.lines().filter(|line| line.contains("\"Feature\"")).step_by(4).collect();
        let roads: Vec<&str> = roads.iter().map(|line| line.trim_end_matches(',')).collect();
        let roads = roads.join(",\n");
        let whole = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{roads}\n]}}\n");
        *world.bytes("corridor_lines") = whole.into_bytes();
        // A list is shuffled within states: one without a listed county says nothing.
        let there = words(&mut world, "policies", "state_fips", |row| {
            listed(row) && !row.get("county_geoid").is_empty()
        });
        world.edit("county", |row| there.iter().any(|state| state == row.get("state_fips")));
        // Counties of a state in the order of their people: a neighbour in it is of like size.
        let mut states: BTreeMap<String, Vec<(f64, String)>> = BTreeMap::new();
        world.edit("county", |row| {
            let of_state = states.entry(row.get("state_fips").to_owned()).or_default();
            of_state
                .extend(row.number("population_2015").map(|n| (n, row.get("GEOID").to_owned())));
            true
        });
        let mut other = BTreeMap::new();
        for counties in states.values_mut() {
            counties.sort_by(|one, two| one.0.total_cmp(&two.0));
            for alike in counties.chunks(6) {
                let codes: Vec<String> = alike.iter().map(|(_, code)| code.clone()).collect();
                other.extend(moved(&codes, lot));
            }
        }
        world.edit("policies", |row| {
            if let Some(county) = other.get(row.get("county_geoid")) {
                row.put("county_geoid", county);
            }
            // Of states as a whole every county is listed: nothing of them can be shuffled.
            !listed(row) || row.get("level") != "state"
        });
        world
    };
    let plant = |world: &World, percent: f64| {
        let mut world = world.clone();
        let mut counties = words(&mut world, "policies", "county_geoid", listed);
        Lot(1).shuffle(&mut counties);
        let count = (percent.abs() / 100.0 * counties.len() as f64).round() as usize;
        counties.truncate(count);
        // On a corridor in Oregon, or far from all of them, in Nevada.
        let (x, y) = if percent > 0.0 { (-123.1078, 43.7521) } else { (-116.5, 39.3) };
        world.edit("county", |row| {
            if counties.iter().any(|county| county == row.get("GEOID")) {
                row.put("lon", x);
                row.put("lat", y);
            }
            true
        });
        world
    };
    Doses { name: "alignment", worlds: 1, without, plant, is_ratio: false }.hold();
}

/// Claims about these places and years, exact as counted: the numbers of the named places or of the
/// last year, so many times as large.
fn exact(case: &str, claim: &str, times: impl Fn(&mut World, f64)) {
    let world = World::alone(case, claim, 199);
    let all: Vec<Seen> = [0.02, 0.3, 0.8, 1.0, 1.5, 5.0, 50.0]
        .iter()
        .map(|factor| {
            let mut world = world.clone();
            times(&mut world, *factor);
            seen(&world)
        })
        .collect();
    assert!(all.iter().all(Seen::is_mirrored), "{claim}");
    assert!(all[0].fails() && all[all.len() - 1].holds(), "{claim}: {:?}", all[0].judgement);
    let settled: Vec<u8> = all.iter().filter(|seen| seen.settled()).map(Seen::strength).collect();
    assert!(settled.is_sorted(), "{claim}: {settled:?}");
    // The denied claim, tested by itself.
    let mut denied = world.clone();
    denied.claim().denied = true;
    let (own, other) = (seen(&world), seen(&denied));
    assert_eq!(own.judgement.mirror, other.judgement.verdict, "{claim}");
}

/// Multiplies a count and the ends of what is withheld.
fn multiplied(row: &mut Row<'_>, columns: &[&str], times: f64) {
    for column in columns {
        if let Some(number) = row.number(column) {
            row.put(column, (number * times).round());
        }
    }
}

fn named(world: &mut World) -> Vec<String> {
    let kinds = world.kinds();
    if let Kinds::Rate(rate) = kinds {
        return rate.named.to_vec();
    }
    let Kinds::Association(association) = kinds else { panic!("it names places") };
    association.named().to_vec()
}

fn named_deaths(world: &mut World, times: f64) {
    let named = named(world);
    world.edit("state_deaths", |row| {
        if named.iter().any(|state| state == row.get("fips")) {
            multiplied(row, &["od_deaths"], times);
        }
        true
    });
}

#[test]
fn rate_of_these_places() {
    exact(MIRROR, "m3", named_deaths);
}

#[test]
fn association_of_these_places() {
    exact(MIRROR, "m4", named_deaths);
    exact(SANCTUARY, "c29", |world, times| {
        let named = named(world);
        world.edit("state_overdose", |row| {
            if named.iter().any(|state| state == row.get("fips")) {
                multiplied(row, &["heroin_deaths", "heroin_low", "heroin_high"], times);
            }
            true
        });
    });
}

#[test]
fn trend_of_these_years() {
    // A rise is planted where the window begins: where it ends a part would outgrow its whole.
    let ends = |source: &str, drug: &str, years: [&str; 2], world: &mut World, times: f64| {
        let Kinds::Trend(trend) = world.kinds() else { panic!("it is a trend") };
        trend.windows.truncate(1);
        let (year, times) = if times > 1.0 { (years[0], 1.0 / times) } else { (years[1], times) };
        world.edit(source, |row| {
            if row.get("drug") == drug && row.get("year") == year {
                multiplied(row, &["value"], times);
            }
            true
        });
    };
    exact(SANCTUARY, "c08", move |world, times| {
        ends("national_overdose", "heroin", ["1999", "2015"], world, times);
    });
    exact(MIRROR, "m2", move |world, times| {
        ends("national_deaths", "prescription opioids", ["2010", "2016"], world, times);
    });
}

/// With death rates of .45 of what they were, the listed states speak against what the list is said
/// to explain; the gain of a forecast, which has no sign, once supported it.
#[test]
fn a_list_of_places_with_far_lower_rates_is_not_said_to_help() {
    let mut world = World::alone(SANCTUARY, "c31", 999);
    let there = words(&mut world, "policies", "state_fips", listed);
    world.edit("state_overdose", |row| {
        if there.iter().any(|state| state == row.get("fips"))
            && let Some(rate) = row.number("od_rate_aa")
        {
            row.put("od_rate_aa", rate * 0.45);
        }
        true
    });
    let found = seen(&world);
    let words = [Verdict::Contradicted, Verdict::NotSupported];
    assert!(words.contains(&found.judgement.verdict), "{:?}", found.judgement);
}
