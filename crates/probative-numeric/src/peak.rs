/// The argument strictly between `low` and `high` at which `height` is largest, near one peak.
///
/// Golden sections and parabolas through the last three points (Brent 1973, chapter 5), to about
/// half the digits of a number: closer, heights are equal to within rounding.
#[must_use]
pub fn peak(low: f64, high: f64, height: impl Fn(f64) -> f64) -> f64 {
    const GOLDEN: f64 = 0.381_966_011_250_105_1;
    let mut low = low;
    let mut high = high;
    let start = low + GOLDEN * (high - low);
    let at_start = height(start);
    let mut best = (start, at_start);
    let mut second = (start, at_start);
    let mut third = (start, at_start);
    let mut step: f64 = 0.0;
    let mut before: f64 = 0.0;
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        let near = 1.5e-8 * best.0.abs() + 1e-12;
        if (best.0 - middle).abs() <= 2.0 * near - 0.5 * (high - low) {
            break;
        }
        // A parabola is trusted only if it lands inside and steps less than half of the step before
        // last: without that it can creep towards a bound for ever (Brent 1973).
        let parabola = vertex(best, second, third);
        let inside = best.0 + parabola > low + near && best.0 + parabola < high - near;
        if inside && parabola.abs() < 0.5 * before.abs() {
            (before, step) = (step, parabola);
        } else {
            before = if best.0 < middle { high - best.0 } else { low - best.0 };
            step = GOLDEN * before;
        }
        // Two heights closer than this differ by rounding alone.
        let argument = best.0 + if step.abs() >= near { step } else { near.copysign(step) };
        let point = (argument, height(argument));
        if point.1 >= best.1 {
            if argument < best.0 {
                high = best.0
            } else {
                low = best.0
            }
            (third, second, best) = (second, best, point);
        } else {
            if argument < best.0 {
                low = argument
            } else {
                high = argument
            }
            if point.1 >= second.1 || second.0 == best.0 {
                (third, second) = (second, point);
            } else if point.1 >= third.1 || third.0 == best.0 || third.0 == second.0 {
                third = point;
            }
        }
    }
    best.0
}

/// The step from the first point to the top of the parabola through three; not a number if there is
/// none.
fn vertex(first: (f64, f64), second: (f64, f64), third: (f64, f64)) -> f64 {
    let r = (first.0 - second.0) * (first.1 - third.1);
    let q = (first.0 - third.0) * (first.1 - second.1);
    let across = (first.0 - third.0) * q - (first.0 - second.0) * r;
    -across / (2.0 * (q - r))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::{cos, exp};

    #[test]
    fn the_top_of_a_parabola_a_wave_and_a_skewed_hill_is_found() {
        assert!((peak(-1.0, 4.0, |x| -(x - 1.5) * (x - 1.5)) - 1.5).abs() < 1e-8);
        assert!((peak(5.0, 8.0, cos) - std::f64::consts::TAU).abs() < 1e-7);
        assert!((peak(0.0, 50.0, |x| x * exp(-x)) - 1.0).abs() < 1e-7);
    }

    #[test]
    fn a_slope_leads_to_its_end() {
        assert!(peak(0.0, 1.0, |x| x) > 1.0 - 1e-6);
        assert!(peak(0.0, 1.0, |x| -x) < 1e-6);
    }
}
