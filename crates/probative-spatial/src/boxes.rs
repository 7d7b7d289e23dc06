//! Boxes within boxes, to find what is near.

/// A tree of boxes around things in three dimensions, so that neither the poles nor the 180th
/// meridian are special.
#[derive(Debug, Clone)]
pub(crate) struct Boxes {
    /// The first holds all; the first child of each follows at once.
    pub(crate) nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
pub(crate) struct Node {
    low: [f64; 3],
    high: [f64; 3],
    /// Where its things start, for a leaf; where its second child stands, otherwise.
    pub(crate) place: usize,
    /// The number of things of a leaf; zero otherwise.
    pub(crate) things: usize,
    /// The first of its things, by their numbers.
    pub(crate) first: u32,
}

/// The lowest and highest corner of what a thing covers.
pub(crate) type Extent = [[f64; 3]; 2];

impl Boxes {
    /// The tree, and the things in the order in which its leaves count them; at most `leaf` share
    /// one.
    pub(crate) fn around(extents: &[Extent], leaf: usize) -> (Boxes, Vec<u32>) {
        let mut order: Vec<u32> = (0..extents.len() as u32).collect();
        let mut nodes = Vec::with_capacity(2 * extents.len() / leaf + 2);
        grow(&mut nodes, extents, &mut order, 0, leaf);
        (Boxes { nodes }, order)
    }

    /// The children of a node, the nearer first, with the squares of their gaps.
    pub(crate) fn children(&self, place: usize, from: [f64; 3]) -> [(usize, f64); 2] {
        let [first, second] = [place + 1, self.nodes[place].place]
            .map(|child| (child, self.nodes[child].squared_gap(from)));
        if first.1 <= second.1 { [first, second] } else { [second, first] }
    }
}

/// Adds the tree over the things in `order`, which stand from `start` on among all.
fn grow(
    nodes: &mut Vec<Node>,
    extents: &[Extent],
    order: &mut [u32],
    start: usize,
    most_in_leaf: usize,
) {
    let place = nodes.len();
    nodes.push(Node::around(extents, order, start));
    if order.len() <= most_in_leaf {
        return;
    }
    let widths: [f64; 3] =
        std::array::from_fn(|axis| nodes[place].high[axis] - nodes[place].low[axis]);
    let axis = (0..3).fold(0, |most, axis| if widths[axis] > widths[most] { axis } else { most });
    let middle = |thing: &u32| {
        let [low, high] = extents[*thing as usize];
        low[axis] + high[axis]
    };
    // Halves of equal number, and not of equal width, keep the tree as deep as the logarithm of
    // what it holds, however unevenly things lie.
    let half = order.len() / 2;
    order.select_nth_unstable_by(half, |a, b| middle(a).total_cmp(&middle(b)).then(a.cmp(b)));
    let (left, right) = order.split_at_mut(half);
    grow(nodes, extents, left, start, most_in_leaf);
    nodes[place].place = nodes.len();
    nodes[place].things = 0;
    grow(nodes, extents, right, start + half, most_in_leaf);
}

impl Node {
    fn around(extents: &[Extent], order: &[u32], start: usize) -> Node {
        let mut low = [f64::INFINITY; 3];
        let mut high = [f64::NEG_INFINITY; 3];
        for thing in order {
            let [from, to] = extents[*thing as usize];
            for axis in 0..3 {
                low[axis] = low[axis].min(from[axis]);
                high[axis] = high[axis].max(to[axis]);
            }
        }
        let first = order.iter().copied().min().unwrap_or(u32::MAX);
        Node { low, high, place: start, things: order.len(), first }
    }

    /// The square of the distance to the box. Rounded as distances to points in it are, so never
    /// above theirs.
    pub(crate) fn squared_gap(&self, from: [f64; 3]) -> f64 {
        let gap =
            |axis: usize| (self.low[axis] - from[axis]).max(from[axis] - self.high[axis]).max(0.0);
        squared([gap(0), gap(1), gap(2)])
    }
}

/// The sum of the squares of three numbers.
pub(crate) fn squared([x, y, z]: [f64; 3]) -> f64 {
    x * x + y * y + z * z
}
