//! Points in rows, each row from west to east.

/// The order of points by the number of their row, then from west to east, then as they came.
///
/// Keys are made once for each point and compared as whole numbers: a sort that asks for rows again
/// at each comparison takes twice as long.
pub(super) fn by_rows(points: impl Iterator<Item = (f64, f64)>) -> Vec<usize> {
    let key = |(place, (row, east)): (usize, (f64, f64))| (ordered(row), ordered(east), place);
    let mut keys: Vec<(u64, u64, usize)> = points.enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, _, place)| place).collect()
}

/// A whole number that is ordered as the number is, as `f64::total_cmp` has it.
fn ordered(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_by_rows_and_from_west_to_east() {
        let points = [(1.0, 5.0), (-2.0, 7.0), (1.0, -5.0), (-2.0, 7.0), (0.0, 1e300), (-0.5, 0.0)];
        assert_eq!(by_rows(points.into_iter()), [1, 3, 5, 4, 2, 0]);
    }
}
