//! The way of a number from the first year of a window to the last.

use probative_finding::what::trend::Course;

/// Where it starts, where it lies farthest beyond both ends, and where it ends, in a unit of which
/// one has so many.
pub(super) fn course(values: &[f64], times: &[f64], scale: f64) -> Course {
    let values: Vec<f64> = values.iter().map(|value| scale * value).collect();
    let (from, to) = (values[0], values[values.len() - 1]);
    let (low, high) = (from.min(to), from.max(to));
    let away = |value: f64| (low - value).max(value - high);
    let told = values.iter().zip(times).filter(|(value, _)| value.is_finite());
    let beyond = told.filter(|(value, _)| **value < low || **value > high);
    let farthest = beyond.max_by(|a, b| away(*a.0).total_cmp(&away(*b.0)));
    Course { from, by_way: farthest.map(|(value, time)| (*value, *time as i32)), to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_goes_by_way_of_its_farthest_year_beyond_both_ends() {
        let times = [2010.0, 2011.0, 2012.0, 2013.0];
        let dips = course(&[0.24, 0.12, 0.11, 0.39], &times, 100.0);
        assert_eq!(dips, Course { from: 24.0, by_way: Some((11.0, 2012)), to: 39.0 });
        let peaks = course(&[0.24, 0.23, 0.45, 0.39], &times, 100.0);
        assert_eq!(peaks.by_way, Some((45.0, 2012)));
        let straight = course(&[0.24, 0.30, 0.30, 0.39], &times, 100.0);
        assert_eq!(straight.by_way, None);
        let untold = course(&[0.24, f64::INFINITY, f64::NAN, 0.39], &times, 100.0);
        assert_eq!(untold.by_way, None, "a quotient by nothing is no number");
    }
}
