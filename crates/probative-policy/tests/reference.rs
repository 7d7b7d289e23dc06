//! Agreement with other programs, each within the tolerance that its `expected.toml` states and
//! explains.

use probative_numeric::{Inference, Seed, Tail};
use probative_policy::{Panel, pre_trend, two_by_two};

const PERIODS: usize = 6;

fn dates(column: &[f64]) -> Vec<Option<usize>> {
    column.iter().step_by(PERIODS).map(|from| (*from >= 0.0).then_some(*from as usize)).collect()
}

#[test]
fn the_two_by_two_is_the_regression_on_unit_and_period() {
    let reference = reference!("two-by-two");
    let outcomes = reference.column("outcome");
    let dates = dates(&reference.column("treated_from"));
    let panel = Panel::new(&outcomes, PERIODS, &dates).unwrap();
    let settings = Inference { level: 0.95, draws: 99, seed: Seed(1) };
    let found = two_by_two(&panel, settings, Tail::Both).unwrap();
    reference.agrees("effect", &[found.estimate.value]);
    let interval = found.clustered.unwrap().interval;
    reference.agrees("low", &[interval.low]);
    reference.agrees("high", &[interval.high]);
}

#[test]
fn the_difference_of_earlier_slopes_agrees() {
    let reference = reference!("pre-trend");
    let outcomes = reference.column("outcome");
    let dates = dates(&reference.column("treated_from"));
    let panel = Panel::new(&outcomes, PERIODS, &dates).unwrap();
    let found = pre_trend(&panel, 1.0, 0.95).unwrap();
    reference.agrees("value", &[found.slope.value]);
    reference.agrees("low", &[found.slope.interval.low]);
    reference.agrees("high", &[found.slope.interval.high]);
    reference.agrees("p", &[found.p]);
}
