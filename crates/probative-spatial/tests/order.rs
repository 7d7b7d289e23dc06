//! The order of the rows, the number of threads and islands change nothing they should not.

use probative_numeric::{Seed, Tail, with_threads};
use probative_spatial::{Global, Test, Weights, geary, join_counts, lee, moran, moran_bivariate};

const TEST: Test = Test { draws: 499, seed: Seed(7), tail: Tail::Both };

/// A map of so many units with random links, some of them alike, and two columns, one of few values.
struct Map {
    x: Vec<f64>,
    y: Vec<f64>,
    links: Vec<(usize, usize, f64)>,
}

impl Map {
    fn new(n: usize, seed: u64) -> Map {
        let mut stream = Seed(seed).stream(0);
        let x = (0..n).map(|_| stream.normal()).collect();
        let y = (0..n).map(|_| stream.below(4) as f64).collect();
        let mut links = Vec::new();
        // The last unit is an island.
        for unit in 0..n - 1 {
            for _ in 0..1 + stream.below(5) {
                let to = stream.below(n - 1);
                if to != unit
                    && !links
                        .iter()
                        .any(|link: &(usize, usize, f64)| (link.0, link.1) == (unit, to))
                {
                    links.push((unit, to, 1.0 + stream.below(2) as f64));
                }
            }
        }
        Map { x, y, links }
    }

    fn weights(&self) -> Weights {
        Weights::from_links(self.x.len(), self.links.clone()).unwrap()
    }

    /// The same map with row `i` at `to[i]`.
    fn moved(&self, to: &[usize]) -> Map {
        let place = |column: &[f64]| {
            let mut moved = vec![0.0; column.len()];
            column.iter().zip(to).for_each(|(value, to)| moved[*to] = *value);
            moved
        };
        let links = self.links.iter().map(|&(a, b, w)| (to[a], to[b], w)).collect();
        Map { x: place(&self.x), y: place(&self.y), links }
    }
}

fn shuffled(n: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    Seed(seed).stream(1).shuffle(&mut order);
    order
}

fn globals(map: &Map) -> Vec<Global> {
    let weights = map.weights();
    let marked: Vec<bool> = map.y.iter().map(|y| *y > 1.0).collect();
    let joins = join_counts(&marked, &weights, TEST).unwrap();
    vec![
        moran(&map.x, &weights, TEST).unwrap(),
        moran(&map.y, &weights, TEST).unwrap(),
        geary(&map.x, &weights, TEST).unwrap(),
        moran_bivariate(&map.x, &map.y, &weights, TEST).unwrap(),
        lee(&map.x, &map.y, &weights, TEST).unwrap(),
        joins.black_black,
        joins.black_white,
    ]
}

#[test]
fn the_order_of_the_rows_changes_no_byte_of_a_global_result() {
    for seed in 0..8 {
        let map = Map::new(60, seed);
        assert_eq!(globals(&map), globals(&map.moved(&shuffled(60, seed))), "seed {seed}");
    }
}

#[test]
fn the_number_of_threads_changes_no_byte_of_a_global_result() {
    let map = Map::new(60, 3);
    let alone = with_threads(1, || globals(&map));
    for threads in [2, 3, 8] {
        assert_eq!(alone, with_threads(threads, || globals(&map)));
    }
}
