//! The breaks between the classes of a map.

use probative_spatial::natural_breaks;
use probative_terms::Breaks;

/// How many classes a map has: as many as readers of every colour vision can tell apart.
const CLASSES: usize = 5;

/// The inner breaks that the case asks for.
pub(crate) fn inner(asked: &Breaks, values: Vec<f64>) -> Vec<f64> {
    match asked {
        Breaks::Quantile => quantiles(values),
        Breaks::Natural => natural(values),
        Breaks::Given(breaks) => breaks.clone(),
    }
}

/// Inner breaks that put equally many values into each class; fewer where many values are equal,
/// and none at the least of them, below which no value lies.
fn quantiles(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    let at = |class: usize| values.get(class * values.len() / CLASSES).copied();
    let mut breaks: Vec<f64> = (1..CLASSES).filter_map(at).collect();
    breaks.dedup();
    breaks.retain(|edge| *edge > values[0]);
    breaks
}

/// Inner breaks where the values themselves part: the lowest value of each class but the first.
/// Values of fewer kinds than there are classes are a class each.
fn natural(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    let mut kinds = values.clone();
    kinds.dedup();
    let Ok(found) = natural_breaks(&values, CLASSES.min(kinds.len())) else { return Vec::new() };
    let above = |bound: &f64| kinds.iter().copied().find(|value| value > bound);
    found.upper_bounds.iter().filter_map(above).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_holds_equally_many_values() {
        assert_eq!(quantiles((1..=10).map(f64::from).collect()), [3.0, 5.0, 7.0, 9.0]);
        assert!(quantiles(vec![2.0; 7]).is_empty());
        assert_eq!(quantiles(vec![0.0, 0.0, 0.0, 4.0, 9.0]), [4.0, 9.0]);
        assert!(quantiles(Vec::new()).is_empty());
    }

    #[test]
    fn natural_classes_part_where_the_values_do() {
        let values = vec![1.0, 1.1, 5.0, 5.1, 9.0, 20.0, 20.2, 40.0];
        assert_eq!(natural(values), [5.0, 9.0, 20.0, 40.0]);
        assert_eq!(natural(vec![1.0, 3.0, 3.0]), [3.0]);
        assert!(natural(Vec::new()).is_empty());
    }
}
