//! Real places, lists of them, and smooth fields over them.

use std::collections::BTreeSet;

use probative_atlas::{neighbors, outline};
use probative_numeric::{Stream, math};
use probative_spatial::{Point, centroids_on_earth, kilometers};
use probative_terms::place::{Geoid, Level};

/// How often a list grows to a neighbour, where it grows by neighbours.
const TO_A_NEIGHBOR: f64 = 0.75;

/// Places with their middles and neighbours.
pub(crate) struct Places {
    pub(crate) codes: Vec<String>,
    pub(crate) points: Vec<Point>,
    pub(crate) next: Vec<Vec<usize>>,
}

/// How a list comes about.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Drawn {
    /// Each list is as likely as any other.
    Random,
    /// From place to neighbouring place, three steps in four.
    Clustered,
}

impl Drawn {
    pub(crate) const ALL: [Drawn; 2] = [Drawn::Random, Drawn::Clustered];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Drawn::Random => "random",
            Drawn::Clustered => "clustered",
        }
    }
}

impl Places {
    /// # Panics
    /// Where the atlas lacks the outline of a place.
    pub(crate) fn of(codes: Vec<String>, level: Level) -> Places {
        let known = |code: &String| Geoid::parse(code).ok().and_then(|it| outline(&it));
        let rings: Vec<_> =
            codes.iter().map(|it| known(it).expect("it has an outline").rings.clone()).collect();
        let points = centroids_on_earth(&rings).expect("an outline has a middle");
        let mut next = vec![Vec::new(); codes.len()];
        let at = |code: &str| codes.iter().position(|known| known == code);
        for (from, to) in neighbors(level) {
            if let (Some(from), Some(to)) = (at(from.as_str()), at(to.as_str())) {
                next[from].push(to);
                next[to].push(from);
            }
        }
        Places { codes, points, next }
    }

    /// A table of neighbours.
    pub(crate) fn borders(&self) -> String {
        let mut text = "from,to\n".to_owned();
        for (from, next) in self.next.iter().enumerate() {
            for to in next.iter().filter(|to| from < **to) {
                text += &format!("{},{}\n", self.codes[from], self.codes[*to]);
            }
        }
        text
    }

    /// So many places, each once.
    pub(crate) fn list(&self, many: usize, drawn: Drawn, stream: &mut Stream) -> BTreeSet<usize> {
        let all = self.codes.len();
        let mut listed = BTreeSet::from([stream.below(all)]);
        while listed.len() < many {
            let edge: BTreeSet<usize> = listed
                .iter()
                .flat_map(|place| &self.next[*place])
                .filter(|place| !listed.contains(*place))
                .copied()
                .collect();
            let grows = drawn == Drawn::Clustered && stream.uniform() < TO_A_NEIGHBOR;
            let from: Vec<usize> = if grows && !edge.is_empty() {
                edge.into_iter().collect()
            } else {
                (0..all).filter(|place| !listed.contains(place)).collect()
            };
            listed.insert(from[stream.below(from.len())]);
        }
        listed
    }

    /// The codes of some places, as a list in a case file.
    pub(crate) fn named(&self, listed: &BTreeSet<usize>) -> String {
        let codes: Vec<String> =
            listed.iter().map(|place| format!("\"{}\"", self.codes[*place])).collect();
        codes.join(", ")
    }
}

/// Fields over places whose correlation falls off exponentially; noise where the reach is nought.
pub(crate) struct Field(Vec<Vec<f64>>);

impl Field {
    /// `reach` is the distance over which a correlation falls to 1 in e, in kilometres.
    pub(crate) fn new(points: &[Point], reach: f64) -> Field {
        let correlation = |a: usize, b: usize| {
            if a == b {
                1.0
            } else if reach > 0.0 {
                math::exp(-kilometers(points[a], points[b]) / reach)
            } else {
                0.0
            }
        };
        // The root of Cholesky.
        let mut root: Vec<Vec<f64>> = Vec::with_capacity(points.len());
        for row in 0..points.len() {
            let mut own: Vec<f64> = Vec::with_capacity(row + 1);
            for (column, above) in root.iter().enumerate() {
                let sum: f64 = own.iter().zip(above).map(|(a, b)| a * b).sum();
                own.push((correlation(row, column) - sum) / above[column]);
            }
            let rest = 1.0 - own.iter().map(|it| it * it).sum::<f64>();
            own.push(math::sqrt(rest.max(1e-12)));
            root.push(own);
        }
        Field(root)
    }

    /// A field with mean nought and variance one at each place.
    pub(crate) fn draw(&self, stream: &mut Stream) -> Vec<f64> {
        let noise: Vec<f64> = self.0.iter().map(|_| stream.normal()).collect();
        self.0.iter().map(|row| row.iter().zip(&noise).map(|(a, b)| a * b).sum()).collect()
    }
}
