//! Under a true null, five per cent of tests reject at five per cent; intervals hold the truth as
//! often as they say.

use probative_numeric::{Estimate, Inference, Seed, Stream, Tail, draws, mean};
use probative_policy::{Panel, leave_one_out, pre_trend, two_by_two};

const PERIODS: usize = 6;
const EFFECT: f64 = 2.0;

fn dates(staggered: bool) -> Vec<Option<usize>> {
    let from = |unit: usize| if staggered { 2 + unit % 3 } else { 3 };
    (0..24).map(|unit| (unit < 9).then(|| from(unit))).collect()
}

/// Units that differ in level and share each period's shock, with noise that lasts, and an effect
/// from each date on.
fn outcomes(stream: &mut Stream, dates: &[Option<usize>], effect: f64) -> Vec<f64> {
    let shocks: [f64; PERIODS] = std::array::from_fn(|_| stream.normal());
    let mut outcomes = Vec::new();
    for date in dates {
        let level = 5.0 * stream.normal();
        let mut noise = stream.normal();
        for (period, shock) in shocks.iter().enumerate() {
            noise = 0.6 * noise + 0.8 * stream.normal();
            let treated = date.is_some_and(|from| period >= from);
            outcomes.push(level + shock + noise + if treated { effect } else { 0.0 });
        }
    }
    outcomes
}

fn each(name: &str, sets: u64, set: impl Fn(&mut Stream, Inference) -> f64 + Sync) -> Vec<f64> {
    let all = Inference { level: 0.95, draws: 0, seed: Seed(577).branch(name) };
    draws(all, 0..sets, &|stream: &mut Stream| {
        let settings = Inference { level: 0.95, draws: 199, seed: Seed(stream.next_u64()) };
        set(stream, settings)
    })
}

fn share(name: &str, sets: u64, holds: impl Fn(&mut Stream, Inference) -> bool + Sync) -> f64 {
    mean(&each(name, sets, |stream, settings| f64::from(u8::from(holds(stream, settings)))))
}

#[test]
fn no_effect_is_found_five_per_cent_of_the_time_in_every_tail() {
    for (name, tail) in [("upper", Tail::Upper), ("lower", Tail::Lower), ("both", Tail::Both)] {
        let dates = dates(true);
        let rejected = share(name, 20_000, |stream, settings| {
            let outcomes = outcomes(stream, &dates, 0.0);
            let panel = Panel::new(&outcomes, PERIODS, &dates).unwrap();
            two_by_two(&panel, settings, tail).unwrap().p <= 0.05
        });
        assert!((0.045..=0.055).contains(&rejected), "{name}: {rejected}");
    }
}

#[test]
fn both_intervals_hold_the_effect_about_95_per_cent_of_the_time() {
    for staggered in [false, true] {
        let dates = dates(staggered);
        let truth = |found: Estimate| f64::from(u8::from(found.interval.contains(EFFECT)));
        let both = each("interval", 20_000, |stream, settings| {
            let outcomes = outcomes(stream, &dates, EFFECT);
            let panel = Panel::new(&outcomes, PERIODS, &dates).unwrap();
            let found = two_by_two(&panel, settings, Tail::Both).unwrap();
            truth(found.estimate) + 2.0 * truth(found.clustered.unwrap())
        });
        let share = |held: [f64; 2]| {
            mean(
                &both
                    .iter()
                    .map(|each| f64::from(u8::from(held.contains(each))))
                    .collect::<Vec<_>>(),
            )
        };
        let held = [share([1.0, 3.0]), share([2.0, 3.0])];
        println!("staggered {staggered}: assignment {}, clustered {}", held[0], held[1]);
        assert!((0.945..=0.955).contains(&held[0]), "assignment, {staggered}: {}", held[0]);
        // With several dates the treated differ by more than chance, which makes this interval wider than it need be.
        let most = if staggered { 0.97 } else { 0.955 };
        assert!((0.945..=most).contains(&held[1]), "clustered, {staggered}: {}", held[1]);
    }
}

#[test]
fn equal_slopes_differ_five_per_cent_of_the_time() {
    let dates = dates(false);
    let rejected = share("slopes", 20_000, |stream, _| {
        let outcomes = outcomes(stream, &dates, EFFECT);
        let panel = Panel::new(&outcomes, PERIODS, &dates).unwrap();
        pre_trend(&panel, EFFECT, 0.95).unwrap().p <= 0.05
    });
    assert!((0.045..=0.055).contains(&rejected), "{rejected}");
}

#[test]
fn the_effect_lies_in_the_range_of_leaving_units_out() {
    let dates = dates(true);
    for replicate in 0..200 {
        let outcomes = outcomes(&mut Seed(3).stream(replicate), &dates, EFFECT);
        let panel = Panel::new(&outcomes, PERIODS, &dates).unwrap();
        let settings = Inference { level: 0.95, draws: 9, seed: Seed(replicate) };
        let effect = two_by_two(&panel, settings, Tail::Both).unwrap().estimate.value;
        let range = leave_one_out(&panel).unwrap();
        assert!(range.low <= effect && effect <= range.high);
        assert!(range.low_unit < 24 && range.high_unit < 24);
    }
}
