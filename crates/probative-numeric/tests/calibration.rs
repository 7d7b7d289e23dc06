//! Under a true null, five per cent of tests reject at five per cent; intervals hold the truth as
//! often as they say.
//!
//! Seeds are fixed, so a failure is a change of the code and never bad luck. With 20,000 data sets
//! the standard error of a rate of five per cent is 0.15 points.

use probative_numeric::*;

const SETS: u64 = 20_000;
const ROOT: Seed = Seed(2_718_281_828);

/// The share of numbered data sets for which something is true.
fn share(name: &str, sets: u64, holds: impl Fn(&mut Stream, Inference) -> bool + Sync) -> f64 {
    let root = ROOT.branch(name);
    let all = Inference { level: 0.95, draws: 0, seed: root };
    let each = |stream: &mut Stream| {
        let settings = Inference { level: 0.95, draws: 199, seed: Seed(stream.next_u64()) };
        f64::from(u8::from(holds(stream, settings)))
    };
    mean(&draws(all, 0..sets, &each))
}

/// The difference of the means of the first seven and the last seven.
fn contrast(values: &[f64], order: &[usize]) -> f64 {
    let total = |part: &[usize]| part.iter().map(|&unit| values[unit]).sum::<f64>();
    (total(&order[..7]) - total(&order[7..])) / 7.0
}

fn identity() -> Vec<usize> {
    (0..14).collect()
}

fn fourteen(stream: &mut Stream) -> Vec<f64> {
    (0..14).map(|_| stream.normal()).collect()
}

#[test]
fn the_engine_rejects_five_per_cent_in_every_tail() {
    for (name, tail) in [("upper", Tail::Upper), ("lower", Tail::Lower), ("both", Tail::Both)] {
        let rejected = share(name, SETS, |stream, settings| {
            let values = fourteen(stream);
            let statistic = |order: &[usize]| contrast(&values, order);
            let null = permute(14, settings, &Freely, &statistic);
            null.p_value(statistic(&identity()), tail) <= 0.05
        });
        assert!((0.045..=0.055).contains(&rejected), "{name}: {rejected}");
    }
}

#[test]
fn exchange_within_blocks_rejects_five_per_cent_though_blocks_differ() {
    let block_of: Vec<usize> = (0..14).map(|unit| unit % 2).collect();
    let rejected = share("blocks", SETS, |stream, settings| {
        let mut values = fourteen(stream);
        values.iter_mut().zip(&block_of).for_each(|(value, block)| *value += 10.0 * *block as f64);
        let statistic = |order: &[usize]| contrast(&values, order);
        let null = permute(14, settings, &Within { block_of: &block_of }, &statistic);
        null.p_value(statistic(&identity()), Tail::Both) <= 0.05
    });
    assert!((0.045..=0.055).contains(&rejected), "{rejected}");
}

#[test]
fn a_statistic_of_few_values_rejects_by_mid_p_as_often_as_it_says_and_never_too_often_by_p() {
    // How many of thirty marked units lie among the first sixty of a hundred and twenty.
    let counted = |name: &str, mid: bool| {
        share(name, SETS, |stream, settings| {
            let mut units: Vec<usize> = (0..120).collect();
            stream.shuffle(&mut units);
            let marked = |order: &[usize]| {
                order[..60].iter().filter(|&&unit| units[unit] < 30).count() as f64
            };
            let null = permute(120, settings, &Freely, &marked);
            let observed = marked(&(0..120).collect::<Vec<_>>());
            let p = match mid {
                true => null.mid_p(observed, Tail::Both),
                false => null.p_value(observed, Tail::Both),
            };
            p <= 0.05
        })
    };
    let by_mid_p = counted("mid", true);
    assert!((0.045..=0.055).contains(&by_mid_p), "{by_mid_p}");
    let by_p = counted("whole", false);
    assert!(by_p <= 0.055, "{by_p}");
}

#[test]
fn the_shift_interval_holds_the_shift_95_per_cent_of_the_time() {
    let held = share("shift", SETS, |stream, settings| {
        let shift = 3.0;
        let mut values = fourteen(stream);
        values[..7].iter_mut().for_each(|value| *value += shift);
        let observed = contrast(&values, &identity());
        // The test of the true shift: take it out, exchange freely, put it back.
        values[..7].iter_mut().for_each(|value| *value -= shift);
        let null = permute(14, settings, &Freely, &|order| contrast(&values, order));
        null.shift_interval(observed, 0.95).unwrap().contains(shift)
    });
    assert!((0.945..=0.955).contains(&held), "{held}");
}

fn poisson(stream: &mut Stream, mean: f64) -> u64 {
    distribution::Poisson { mean }.quantile(stream.uniform())
}

#[test]
fn exact_intervals_hold_the_truth_at_least_95_per_cent_of_the_time() {
    for mean in [0.5, 3.0, 20.0, 400.0] {
        let held = share("garwood", SETS, |stream, _| {
            rate(poisson(stream, mean), 10.0, 1.0, 0.95).unwrap().interval.contains(mean / 10.0)
        });
        assert!(held >= 0.945, "a mean of {mean}: {held}");
    }
    for chance in [0.02, 0.3, 0.5] {
        let held = share("share", SETS, |stream, _| {
            let k = distribution::Binomial { trials: 40, chance }.quantile(stream.uniform());
            clopper_pearson(k, 40, 0.95).unwrap().interval.contains(chance)
        });
        assert!(held >= 0.945, "a chance of {chance}: {held}");
    }
    let held = share("ratio", SETS, |stream, _| {
        let a = poisson(stream, 12.0);
        let b = poisson(stream, 9.0);
        a + b == 0 || rate_ratio(a, 2.0, b, 3.0, 0.95).unwrap().estimate.interval.contains(2.0)
    });
    assert!(held >= 0.945, "{held}");
}

#[test]
fn equal_rates_differ_in_at_most_five_per_cent() {
    let rejected = share("rates", SETS, |stream, _| {
        let a = poisson(stream, 40.0);
        let b = poisson(stream, 60.0);
        rate_ratio(a, 2.0, b, 3.0, 0.95).unwrap().p <= 0.05
    });
    assert!((0.03..=0.055).contains(&rejected), "{rejected}");
}

#[test]
fn the_shift_between_samples_is_held_95_per_cent_of_the_time() {
    for (name, a, b) in [("small", 12, 15), ("large", 50, 55)] {
        let held = share(name, SETS / 2, |stream, _| {
            let first: Vec<f64> = (0..a).map(|_| stream.normal() + 1.0).collect();
            let second: Vec<f64> = (0..b).map(|_| stream.normal()).collect();
            let shift = hodges_lehmann(&first, &second, 0.95).unwrap();
            shift.estimate.interval.contains(1.0)
        });
        assert!((0.945..=0.96).contains(&held), "{name}: {held}");
    }
}

#[test]
fn the_slope_of_overdispersed_counts_is_held_95_per_cent_of_the_time() {
    let times: Vec<f64> = (0..20).map(f64::from).collect();
    let held = share("slope", SETS, |stream, _| {
        // Counts in threes, which scatter three times as much as Poisson counts.
        let count = |time: &f64| 3.0 * poisson(stream, 60.0 * math::exp(0.03 * time)) as f64;
        let events: Vec<f64> = times.iter().map(count).collect();
        let slope = poisson_slope(&events, &[1.0; 20], &times, 0.95).unwrap();
        slope.ratio.interval.contains(math::exp(0.03))
    });
    assert!((0.945..=0.955).contains(&held), "{held}");
}
