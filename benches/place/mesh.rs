//! A mesh of squares, and numbers that every program can make.

use probative_spatial::{Outline, Point, Weights};

/// A square mesh with its neighbours and its columns.
pub(crate) struct Mesh {
    pub(crate) side: usize,
    /// Squares that share a side or a corner.
    pub(crate) binary: Weights,
    pub(crate) rows: Weights,
    /// Strengths that differ from neighbour to neighbour.
    pub(crate) uneven: Weights,
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
    pub(crate) marked: Vec<bool>,
    /// Numbers that follow their neighbours' a little.
    pub(crate) smooth: Vec<f64>,
    pub(crate) people: Vec<f64>,
    pub(crate) events: Vec<f64>,
}

impl Mesh {
    pub(crate) fn new(side: usize) -> Mesh {
        let binary = queen(side);
        let x = column(side * side, 1);
        let marked = x.iter().map(|x| *x > 50.0).collect();
        let (rows, uneven) = (binary.row_standardized(), uneven(&binary));
        let y = column(side * side, 7);
        let around = rows.lag(&x);
        let smooth = (0..x.len()).map(|unit| x[unit] + 0.5 * around[unit] + 0.2 * y[unit]);
        let people = column(x.len(), 3).iter().map(|x| 1_000.0 + 10.0 * x.floor()).collect();
        let events = column(x.len(), 5).iter().map(|x| (x / 25.0).floor()).collect();
        Mesh { side, smooth: smooth.collect(), people, events, rows, uneven, y, marked, x, binary }
    }

    pub(crate) fn units(&self) -> usize {
        self.side * self.side
    }

    /// The squares, as closed rings.
    pub(crate) fn outlines(&self) -> Vec<Outline> {
        let square = |unit| {
            let [left, low] = [unit % self.side, unit / self.side].map(|step| step as f64);
            let (right, high) = (left + 1.0, low + 1.0);
            vec![vec![[left, low], [right, low], [right, high], [left, high], [left, low]]]
        };
        (0..self.units()).map(square).collect()
    }

    /// One point in each square, no two pairs equally far apart; so near the equator that degrees
    /// are a plane.
    pub(crate) fn points(&self) -> Vec<Point> {
        let [across, up] = [11, 13].map(|factor| column(self.units(), factor));
        let point = |unit: usize| Point {
            longitude: ((unit % self.side) as f64 + across[unit] / 101.0) * 1e-4,
            latitude: ((unit / self.side) as f64 + up[unit] / 101.0) * 1e-4,
        };
        (0..self.units()).map(point).collect()
    }
}

/// The square of the unit's number by a prime, modulo another.
pub(crate) fn column(n: usize, factor: usize) -> Vec<f64> {
    (0..n).map(|unit| (unit * unit % 10_007 * factor % 10_007) as f64 / 100.0).collect()
}

fn queen(side: usize) -> Weights {
    let beside = |unit: usize| {
        let (row, column) = (unit / side, unit % side);
        let (right, down) = (column + 1 < side, row + 1 < side);
        [
            right.then_some((unit, unit + 1)),
            down.then_some((unit, unit + side)),
            (right && down).then_some((unit, unit + side + 1)),
            (column > 0 && down).then_some((unit, unit + side - 1)),
        ]
    };
    let pairs: Vec<_> = (0..side * side).flat_map(beside).flatten().collect();
    Weights::from_pairs(side * side, &pairs).expect("pairs of the mesh")
}

fn uneven(mesh: &Weights) -> Weights {
    let links = (0..mesh.units()).flat_map(|unit| {
        mesh.neighbors(unit).map(move |(to, _)| (unit, to, 1.0 + (to % 5) as f64))
    });
    Weights::from_links(mesh.units(), links.collect()).expect("links").row_standardized()
}
