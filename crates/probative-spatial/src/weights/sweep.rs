//! What stands in rows, each row from west to east.

use probative_numeric::math::sqrt;

/// Things that stand at a point each, in rows of one height, counted from the southernmost.
///
/// They are dealt out to about as many boxes as there are things, and each box is put in order by
/// itself: where they lie apart this takes a step for each, not *log n*.
pub(super) struct Rows<T> {
    /// By the number of their row, then from west to east, then as they came.
    pub(super) all: Vec<T>,
    pub(super) south: f64,
    pub(super) height: f64,
    place: fn(&T) -> [f64; 2],
    /// How many rows there are to a step to the north.
    many: f64,
    boxes: Boxes,
    /// Where the things of each box begin; one more than there are boxes.
    starts: Vec<u32>,
}

impl<T: Copy> Rows<T> {
    pub(super) fn new(given: &[T], height: f64, place: fn(&T) -> [f64; 2]) -> Rows<T> {
        let [across, along] = [0, 1].map(|axis| ends(given.iter().map(|one| place(one)[axis])));
        let height = height.max(f64::MIN_POSITIVE);
        let many = (1.0 / height).min(f64::MAX);
        let row = |latitude: f64| ((latitude - along[0]) * many) as u64;
        let boxes = Boxes::new(given.len(), row(along[1]), across);
        let in_box = |one: &T| boxes.of(row(place(one)[1]), place(one)[0]) as u32;
        let dealt: Vec<u32> = given.iter().map(in_box).collect();
        let mut starts = vec![0; boxes.count + 1];
        dealt.iter().for_each(|at| starts[*at as usize + 1] += 1);
        (0..boxes.count).for_each(|at| starts[at + 1] += starts[at]);
        // Each box is filled in the order in which things came, and a sort that keeps it is enough.
        let mut all = given.to_vec();
        let mut free = starts.clone();
        for (one, at) in given.iter().zip(&dealt) {
            let next = &mut free[*at as usize];
            all[*next as usize] = *one;
            *next += 1;
        }
        for ends in starts.windows(2).filter(|ends| ends[1] - ends[0] > 1) {
            all[ends[0] as usize..ends[1] as usize].sort_by(|a, b| {
                let [[x, y], [east, north]] = [place(a), place(b)];
                row(y).cmp(&row(north)).then(x.total_cmp(&east))
            });
        }
        Rows { all, south: along[0], height, place, many, boxes, starts }
    }

    /// The height of rows that are as many as each holds, where all lies evenly.
    pub(super) fn even(given: &[T], place: fn(&T) -> [f64; 2]) -> f64 {
        let [south, north] = ends(given.iter().map(|one| place(one)[1]));
        (north - south).max(0.0) / sqrt(given.len().max(1) as f64)
    }

    /// The row of a latitude; of one south of all the first.
    pub(super) fn row(&self, latitude: f64) -> u64 {
        ((latitude - self.south) * self.many) as u64
    }

    /// Where the things of a row begin, but for some that stand west of a longitude; some of
    /// another row may stand between.
    ///
    /// A few too many are sooner passed by than sought.
    pub(super) fn near(&self, row: u64, east: f64) -> usize {
        const FEW: usize = 16;
        let at = self.boxes.of(row, east);
        let [start, end] = [at, at + 1].map(|at| self.starts[at] as usize);
        if end - start <= FEW {
            return start;
        }
        let before = |one: &T| {
            let [x, y] = (self.place)(one);
            (self.row(y), x) < (row, east)
        };
        start + self.all[start..end].partition_point(before)
    }

    /// Where each row begins, and the last one ends.
    pub(super) fn starts(&self) -> Vec<usize> {
        let row = |one: &T| self.row((self.place)(one)[1]);
        let last = self.all.last().map_or(0, row);
        (0..=last + 1).map(|at| self.all.partition_point(|one| row(one) < at)).collect()
    }
}

/// The smallest and the largest of some numbers.
fn ends(numbers: impl Iterator<Item = f64>) -> [f64; 2] {
    let none = [f64::INFINITY, f64::NEG_INFINITY];
    numbers.fold(none, |[low, high], at| [low.min(at), high.max(at)])
}

/// Boxes in the order of rows, and in each row from west to east.
struct Boxes {
    west: f64,
    /// How many rows, or parts of one, a row counts for.
    rows: f64,
    columns: usize,
    /// How many columns there are to a step to the east.
    narrow: f64,
    count: usize,
}

impl Boxes {
    /// Boxes for so many things in rows up to a last one, between two ends.
    fn new(things: usize, last: u64, [west, east]: [f64; 2]) -> Boxes {
        let most = things.max(1) as f64;
        let rows = last as f64 + 1.0;
        let columns = (most / rows).floor().max(1.0);
        let narrow = if east > west { columns / (east - west) } else { 0.0 };
        let (scale, count) = if rows > most { (most / rows, most) } else { (1.0, rows * columns) };
        Boxes { west, rows: scale, columns: columns as usize, narrow, count: count as usize }
    }

    /// The box of a place; of one beyond all, the nearest to it in that order.
    fn of(&self, row: u64, east: f64) -> usize {
        // What is no number or below zero counts as zero.
        let row = (row as f64 * self.rows) as usize;
        let column = ((east - self.west) * self.narrow) as usize;
        let first = row.saturating_mul(self.columns);
        first.saturating_add(column.min(self.columns - 1)).min(self.count - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    type Named = ([f64; 2], usize);

    fn rows(points: &[[f64; 2]], height: f64) -> Rows<Named> {
        let named: Vec<Named> = points.iter().copied().zip(0..).collect();
        Rows::new(&named, height, |one| one.0)
    }

    fn names(rows: &Rows<Named>) -> Vec<usize> {
        rows.all.iter().map(|one| one.1).collect()
    }

    #[test]
    fn points_come_by_rows_and_from_west_to_east() {
        let points =
            [[5.0, 3.2], [7.0, 0.0], [-5.0, 3.1], [7.0, 0.5], [1e300, 2.0], [0.0, 1.5], [5.0, 3.9]];
        assert_eq!(names(&rows(&points, 1.0)), [1, 3, 5, 4, 2, 0, 6]);
        assert!(names(&rows(&[], 1.0)).is_empty());
    }

    #[test]
    fn points_dealt_out_to_boxes_stand_as_a_sort_of_all_puts_them() {
        let mut stream = Seed(5).stream(0);
        for (tall, wide) in [(1.0, 1.0), (9.0, 1e-3), (1e3, 1.0), (1e7, 1e9), (1e300, 1e300)] {
            let mut place = || [wide * stream.uniform(), tall * stream.uniform() - 0.3 * tall];
            let mut points: Vec<[f64; 2]> = (0..500).map(|_| place()).collect();
            // Some on each other, and one far off, so that all others share a box.
            points.extend_from_within(..50);
            for _ in 0..2 {
                let found = rows(&points, 1.0);
                let key = |at: [f64; 2]| (found.row(at[1]), at[0]);
                let mut order: Vec<usize> = (0..points.len()).collect();
                order.sort_by(|a, b| key(points[*a]).partial_cmp(&key(points[*b])).unwrap());
                assert_eq!(names(&found), order, "{tall} {wide}");
                for [x, y] in points.clone() {
                    for east in [x, x - wide, x + 2.0 * wide] {
                        let row = found.row(y);
                        let before = |one: &&Named| key(one.0) < (row, east);
                        let first = found.all.iter().take_while(before).count();
                        let near = found.near(row, east);
                        assert!((near..near + 17).contains(&first), "{tall} {wide}: {row} {east}");
                    }
                }
                points.push([-wide * 1e6, tall * 1e6]);
            }
        }
    }

    #[test]
    fn each_row_begins_where_the_one_before_it_ends() {
        let found = rows(&[[0.0, 0.5], [1.0, 2.5], [0.0, 0.0], [9.0, 2.0]], 1.0);
        assert_eq!(found.starts(), [0, 2, 2, 4]);
    }
}
