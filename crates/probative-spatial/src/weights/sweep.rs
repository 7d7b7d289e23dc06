//! Points in rows, each row from west to east.

/// A point by its row, with its number among the points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub(super) row: f64,
    pub(super) east: f64,
    pub(super) place: u32,
}

/// Points by the number of their row, then from west to east, then as they came.
///
/// Rows are told once for each point: a sort that asks for them again at each comparison, or that
/// moves all that is known of a point, takes twice as long.
pub(super) fn by_rows(points: impl Iterator<Item = (f64, f64)>) -> Vec<Placed> {
    let placed = |(place, (row, east))| Placed { row, east, place: place as u32 };
    let mut all: Vec<Placed> = points.enumerate().map(placed).collect();
    all.sort_unstable_by(|a, b| {
        let by_row = a.row.total_cmp(&b.row).then(a.east.total_cmp(&b.east));
        by_row.then(a.place.cmp(&b.place))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_by_rows_and_from_west_to_east() {
        let points = [(1.0, 5.0), (-2.0, 7.0), (1.0, -5.0), (-2.0, 7.0), (0.0, 1e300), (-0.5, 0.0)];
        let order: Vec<u32> = by_rows(points.into_iter()).iter().map(|one| one.place).collect();
        assert_eq!(order, [1, 3, 5, 4, 2, 0]);
    }
}
