//! The permutation engine and the exact null of counts.

use probative_benches::measure;
use probative_numeric::distribution::Hypergeometric;
use probative_numeric::{CountNull, Freely, Inference, Seed, permute};

fn main() {
    for n in [100, 3_100, 85_000] {
        let draws = if n > 10_000 { 999 } else { 9_999 };
        let inference = Inference { level: 0.95, draws, seed: Seed(1) };
        let values: Vec<f64> = (0..n).map(|unit| ((unit * 7_919) % 1_000) as f64).collect();
        let half = n / 2;
        let statistic = |order: &[usize]| order[..half].iter().map(|unit| values[*unit]).sum();
        let name = format!("permute freely, n = {n}, {draws} draws");
        measure(
            &name,
            || permute(n, inference, &Freely, &statistic),
            |null| {
                let expected = values.iter().sum::<f64>() / 2.0;
                (null.mean() - expected).abs() < 0.02 * expected
            },
        );
    }
    let blocks: Vec<Hypergeometric> = (0..400)
        .map(|block| Hypergeometric { total: 8, marked: block % 8, drawn: block % 3 })
        .collect();
    measure(
        "exact null of a count over 400 blocks",
        || CountNull::within_blocks(&blocks),
        |null| (null.chances.iter().sum::<f64>() - 1.0).abs() < 1e-9,
    );
}
