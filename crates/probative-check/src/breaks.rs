//! The breaks between the classes of a map.

/// How many classes a map has: as many as readers of every colour vision can tell apart.
const CLASSES: usize = 5;

/// Inner breaks that put equally many values into each class; fewer where many values are equal.
pub(crate) fn quantiles(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    let at = |class: usize| values.get(class * values.len() / CLASSES).copied();
    let mut breaks: Vec<f64> = (1..CLASSES).filter_map(at).collect();
    breaks.dedup();
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_holds_equally_many_values() {
        assert_eq!(quantiles((1..=10).map(f64::from).collect()), [3.0, 5.0, 7.0, 9.0]);
        assert_eq!(quantiles(vec![2.0; 7]), [2.0]);
        assert!(quantiles(Vec::new()).is_empty());
    }
}
