/// The argument in `[low, high]` at which `rise` turns from negative to positive.
///
/// `rise` must grow. Regula falsi with the Illinois weighting, and a bisection whenever that is
/// slow, until the ends are neighbours to within rounding.
pub(crate) fn crossing(mut low: f64, mut high: f64, rise: impl Fn(f64) -> f64) -> f64 {
    let mut at_low = rise(low);
    let mut at_high = rise(high);
    if at_low >= 0.0 {
        return low;
    }
    if at_high <= 0.0 {
        return high;
    }
    for step in 0..400 {
        let width = high - low;
        if width <= 4.0 * f64::EPSILON * low.abs().max(high.abs()) {
            break;
        }
        let mut middle = low - at_low * width / (at_high - at_low);
        // Every third step bisects, so that a rise that is flat on one side cannot hold the search
        // up.
        if step % 3 == 2 || middle <= low || middle >= high || middle.is_nan() {
            middle = low + 0.5 * width;
        }
        let value = rise(middle);
        if value == 0.0 {
            return middle;
        }
        if value < 0.0 {
            (low, at_low) = (middle, value);
            // Illinois: an end that stays put counts half, or the secant would never move it.
            at_high *= 0.5;
        } else {
            (high, at_high) = (middle, value);
            at_low *= 0.5;
        }
    }
    low + 0.5 * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_root_of_two_is_where_its_square_crosses_two() {
        assert!((crossing(0.0, 2.0, |x| x * x - 2.0) - std::f64::consts::SQRT_2).abs() < 1e-15);
    }

    #[test]
    fn a_step_is_found() {
        let step = crossing(0.0, 1.0, |x| if x < 0.3 { -1.0 } else { 1e-9 });
        assert!((step - 0.3).abs() < 1e-15);
    }
}
