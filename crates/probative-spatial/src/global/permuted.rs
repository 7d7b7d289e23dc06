use probative_numeric::{Seed, each};

use crate::layout::Layout;
use crate::powers::powers;

/// Draws that walk the links together, so that each link is read once for all of them.
pub(super) const LANES: usize = 8;

/// `Σᵢⱼ wᵢⱼ zᵢ zⱼ` and `Σᵢ (wᵢ. + w.ᵢ) zᵢ²`, from which Moran, Geary, G and join counts follow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Forms {
    pub(super) products: f64,
    pub(super) squares: f64,
}

/// The weights as one strength per pair, both directions added.
pub(super) struct Pairs {
    starts: Vec<usize>,
    others: Vec<u32>,
    strengths: Vec<f64>,
    /// Each place's strength to itself.
    own: Vec<f64>,
    /// Each place's row and column sum together.
    margins: Vec<f64>,
}

impl Pairs {
    pub(super) fn new(layout: &Layout) -> Pairs {
        let n = layout.units();
        let mut both: Vec<Vec<(u32, f64)>> = vec![Vec::new(); n];
        let mut own = vec![0.0; n];
        let mut margins = vec![0.0; n];
        for place in 0..n {
            for (to, strength) in layout.links(place) {
                margins[place] += strength;
                margins[to] += strength;
                if to == place {
                    own[place] += strength;
                } else {
                    // Both directions meet in one row, since all forms are symmetric in the two
                    // places.
                    both[place.min(to)].push((place.max(to) as u32, strength));
                }
            }
        }
        let mut pairs = Pairs { starts: vec![0], others: vec![], strengths: vec![], own, margins };
        for mut row in both {
            row.sort_by_key(|link| link.0);
            for (other, strength) in row {
                let first = pairs.others.len() == pairs.starts[pairs.starts.len() - 1];
                match pairs.others.last() {
                    Some(&last) if last == other && !first => {
                        *pairs.strengths.last_mut().expect("as many as others") += strength;
                    }
                    _ => {
                        pairs.others.push(other);
                        pairs.strengths.push(strength);
                    }
                }
            }
            pairs.starts.push(pairs.others.len());
        }
        pairs
    }

    /// Each place's row and column sum together.
    pub(super) fn margins(&self) -> &[f64] {
        &self.margins
    }

    /// `½ Σᵢⱼ (wᵢⱼ + wⱼᵢ)²`.
    pub(super) fn s1(&self) -> f64 {
        powers(&self.strengths, 2) + 2.0 * powers(&self.own, 2)
    }

    /// The forms of several arrangements at once.
    fn forms<const L: usize>(&self, z: &[[f64; L]]) -> [Forms; L] {
        let mut products = [0.0; L];
        let mut squares = [0.0; L];
        for (place, here) in z.iter().enumerate() {
            // The inner loop runs over lanes and not links: the processor takes all lanes at once,
            // and each lane adds in the order that it would alone.
            let mut around = [0.0; L];
            for link in self.starts[place]..self.starts[place + 1] {
                let there = &z[self.others[link] as usize];
                let strength = self.strengths[link];
                for lane in 0..L {
                    around[lane] += strength * there[lane];
                }
            }
            let own = self.own[place];
            let margin = self.margins[place];
            for lane in 0..L {
                products[lane] += here[lane] * (around[lane] + own * here[lane]);
                squares[lane] += margin * here[lane] * here[lane];
            }
        }
        std::array::from_fn(|lane| Forms { products: products[lane], squares: squares[lane] })
    }

    /// The forms of the values as they lie.
    pub(super) fn observed(&self, z: &[f64]) -> Forms {
        let [forms] = self.forms(&z.iter().map(|value| [*value]).collect::<Vec<_>>());
        forms
    }

    /// The forms of `draws` random rearrangements; draw `i` reads stream `i` and nothing else.
    pub(super) fn draws(&self, z: &[f64], draws: usize, seed: Seed) -> Vec<Forms> {
        rearranged(z.len(), draws, seed, |orders| self.forms(&beside(z, orders)))
    }
}

/// What `give` gives for each of `draws` random orders, [`LANES`] of them at a time; draw `i` reads
/// stream `i` and nothing else.
///
/// Numbers of places are shuffled, and not values, since twice as many of them stay near the
/// processor.
pub(super) fn rearranged<R: Send>(
    n: usize,
    draws: usize,
    seed: Seed,
    give: impl Fn([&[u32]; LANES]) -> [R; LANES] + Sync + Send,
) -> Vec<R> {
    let batch = |batch: usize| {
        let mut orders = Vec::with_capacity(n * LANES);
        for draw in batch * LANES..(batch + 1) * LANES {
            let first = orders.len();
            orders.extend(0..n as u32);
            // The last batch may be short; what stands in its empty lanes is cut off below.
            if draw < draws {
                seed.stream(draw as u64).draw_front(&mut orders[first..], n);
            }
        }
        give(std::array::from_fn(|lane| &orders[lane * n..][..n]))
    };
    let mut found: Vec<R> = each(draws.div_ceil(LANES), batch).into_iter().flatten().collect();
    found.truncate(draws);
    found
}

/// The values in several orders, place by place.
pub(super) fn beside<const L: usize>(values: &[f64], orders: [&[u32]; L]) -> Vec<[f64; L]> {
    let at = |place: usize| std::array::from_fn(|lane| values[orders[lane][place] as usize]);
    (0..values.len()).map(at).collect()
}
