//! What holds for every input, tried on many.

use probative_numeric::distribution::{Binomial, ChiSquared, StudentsT};
use probative_numeric::*;

fn stream(replicate: u64) -> Stream {
    Seed(31).branch("properties").stream(replicate)
}

fn values(stream: &mut Stream, n: usize) -> Vec<f64> {
    (0..n).map(|_| stream.normal()).collect()
}

#[test]
fn p_values_lie_above_zero_and_not_above_one() {
    for replicate in 0..300 {
        let mut stream = stream(replicate);
        let draws = (0..1 + stream.below(50)).map(|_| (3.0 * stream.normal()).round()).collect();
        let null = Null { draws };
        let observed = (3.0 * stream.normal()).round();
        for tail in [Tail::Upper, Tail::Lower, Tail::Both] {
            let p = null.p_value(observed, tail);
            let mid = null.mid_p(observed, tail);
            assert!(p > 0.0 && p <= 1.0 && mid > 0.0 && mid <= p, "{p} {mid}");
        }
        let flipped = Null { draws: null.draws.iter().map(|draw| -draw).collect() };
        assert_eq!(null.p_value(observed, Tail::Upper), flipped.p_value(-observed, Tail::Lower));
    }
}

#[test]
fn any_split_of_the_draws_counts_the_same() {
    for replicate in 0..100 {
        let mut stream = stream(replicate);
        let null = Null { draws: values(&mut stream, 60) };
        let cut = stream.below(61);
        let observed = stream.normal();
        let count = |part: &[f64]| Exceedances::count(part, observed, null.size());
        let merged = count(&null.draws[..cut]).merge(count(&null.draws[cut..]));
        assert_eq!(merged, null.exceedances(observed));
    }
}

#[test]
fn a_rate_scales_with_its_unit_and_its_exposure() {
    for replicate in 0..200 {
        let mut stream = stream(replicate);
        let events = stream.below(500) as u64;
        let exposure = 1.0 + 1e4 * stream.uniform();
        let one = rate(events, exposure, 1.0, 0.9).unwrap();
        let scaled = rate(events, 8.0 * exposure, 16.0, 0.9).unwrap();
        assert_eq!(one.scaled(2.0), scaled);
        assert!(one.interval.contains(one.value));
    }
}

#[test]
fn turning_a_rate_ratio_around_turns_its_interval_around() {
    for replicate in 0..200 {
        let mut stream = stream(replicate);
        let a = 1 + stream.below(80) as u64;
        let b = 1 + stream.below(80) as u64;
        let s = 1.0 + stream.uniform();
        let t = 1.0 + stream.uniform();
        let one = rate_ratio(a, s, b, t, 0.95).unwrap();
        let other = rate_ratio(b, t, a, s, 0.95).unwrap();
        let product = one.estimate.interval.low * other.estimate.interval.high;
        assert!((product - 1.0).abs() < 1e-10 && (one.p - other.p).abs() < 1e-10);
        // The test and the interval are one: p is below five per cent if and only if the interval leaves out one.
        assert_eq!(one.p < 0.05, !one.estimate.interval.contains(1.0));
    }
}

#[test]
fn a_shift_of_one_sample_shifts_the_estimate() {
    for replicate in 0..100 {
        let mut stream = stream(replicate);
        let a = values(&mut stream, 8);
        let b = values(&mut stream, 11);
        let moved: Vec<f64> = a.iter().map(|value| value + 2.0).collect();
        let before = hodges_lehmann(&a, &b, 0.9).unwrap();
        let after = hodges_lehmann(&moved, &b, 0.9).unwrap();
        assert!((after.estimate.value - before.estimate.value - 2.0).abs() < 1e-12);
        let turned = hodges_lehmann(&b, &a, 0.9).unwrap();
        assert!((turned.estimate.value + before.estimate.value).abs() < 1e-12);
        assert!((turned.p - before.p).abs() < 1e-12);
    }
}

#[test]
fn quantiles_undo_chances() {
    for replicate in 0..200 {
        let mut stream = stream(replicate);
        let freedom = 0.5 + 60.0 * stream.uniform();
        let p = stream.uniform();
        let t = StudentsT { freedom };
        assert!((t.cdf(t.quantile(p)) - p).abs() < 1e-12);
        let square = ChiSquared { freedom };
        assert!((square.cdf(square.quantile(p)) - p).abs() < 1e-12);
        let coins = Binomial { trials: 1 + stream.below(200) as u64, chance: stream.uniform() };
        let k = coins.quantile(p);
        assert!(coins.cdf(k) >= p - 1e-12 && (k == 0 || coins.cdf(k - 1) < p + 1e-12));
    }
}

#[test]
fn adjusted_p_values_keep_their_order_and_never_shrink() {
    for replicate in 0..100 {
        let mut stream = stream(replicate);
        let p: Vec<f64> = (0..20).map(|_| stream.uniform()).collect();
        let strict = holm(&p);
        let mild = benjamini_hochberg(&p);
        for i in 0..20 {
            assert!(strict[i] >= mild[i] * (1.0 - 1e-15) && mild[i] >= p[i]);
            assert!((0..20).all(|j| p[i] > p[j] || strict[i] <= strict[j] && mild[i] <= mild[j]));
        }
    }
}

#[test]
fn residuals_are_at_right_angles_to_every_column() {
    for replicate in 0..50 {
        let mut stream = stream(replicate);
        let design: Vec<Vec<f64>> = (0..4).map(|_| values(&mut stream, 25)).collect();
        let fit = least_squares(&design, &values(&mut stream, 25)).unwrap();
        for column in &design {
            let product: f64 = column.iter().zip(&fit.residuals).map(|(x, e)| x * e).sum();
            assert!(product.abs() < 1e-12);
        }
    }
}

#[test]
fn every_number_of_threads_gives_the_same_draws() {
    let settings = Inference { level: 0.95, draws: 200, seed: Seed(8) };
    let run = || permute(30, settings, &Freely, &|order| order[0] as f64 / (1 + order[1]) as f64);
    let alone = with_threads(1, run);
    for threads in [2, 3, 8] {
        assert_eq!(with_threads(threads, run), alone);
    }
}
