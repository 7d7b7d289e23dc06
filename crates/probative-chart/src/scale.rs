//! From numbers to places on the picture.

/// A straight scale from a range of numbers to a range of pixels.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    domain: (f64, f64),
    pixels: (f64, f64),
}

impl Scale {
    /// The scale that takes `domain` to `pixels`.
    pub fn new((low, high): (f64, f64), pixels: (f64, f64)) -> Scale {
        let domain = if high > low { (low, high) } else { (low - 0.5, low + 0.5) };
        Scale { domain, pixels }
    }

    /// Where a number lies; what lies outside is drawn at the edge.
    pub fn at(&self, number: f64) -> f64 {
        let (low, high) = self.domain;
        let share = ((number - low) / (high - low)).clamp(0.0, 1.0);
        self.pixels.0 + share * (self.pixels.1 - self.pixels.0)
    }

    /// The first number and the last.
    pub fn ends(&self) -> (f64, f64) {
        self.domain
    }

    /// Round numbers along the scale, at most `most` of them.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let (low, high) = self.domain;
        let step = step(high - low, most);
        let mut ticks = Vec::new();
        let mut index = (low / step).ceil();
        while index * step <= high + step * 1e-9 && ticks.len() <= most {
            ticks.push(index * step);
            index += 1.0;
        }
        ticks
    }
}

/// The range that holds every number, widened to round ends; it holds zero if asked to.
pub fn round_range(numbers: impl Iterator<Item = f64>, with_zero: bool) -> (f64, f64) {
    let mut range = if with_zero { (0.0_f64, 0.0_f64) } else { (f64::INFINITY, f64::NEG_INFINITY) };
    for number in numbers.filter(|number| number.is_finite()) {
        range = (range.0.min(number), range.1.max(number));
    }
    let (low, high) = range;
    if !low.is_finite() || !high.is_finite() {
        return (0.0, 1.0);
    }
    if low == high {
        return if low == 0.0 {
            (0.0, 1.0)
        } else {
            (low - low.abs() * 0.1, high + high.abs() * 0.1)
        };
    }
    let step = step(high - low, 5);
    ((low / step).floor() * step, (high / step).ceil() * step)
}

/// The round step that cuts a length into at most `most` parts.
fn step(length: f64, most: usize) -> f64 {
    let rough = length / most.max(1) as f64;
    let mut power = 1.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough && power > 1e-12 {
        power /= 10.0;
    }
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|unit| unit * power)
        .find(|step| *step >= rough)
        .unwrap_or(power * 10.0)
}

/// A place on the picture to a tenth of a pixel.
pub fn pixel(place: f64) -> String {
    let tenths = (place * 10.0).round() / 10.0;
    if tenths == 0.0 { "0".to_owned() } else { format!("{tenths}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_lie_on_the_scale() {
        assert_eq!(
            Scale::new((0.0, 100.0), (0.0, 1.0)).ticks(5),
            [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
        );
        assert_eq!(Scale::new((0.3, 1.9), (0.0, 1.0)).ticks(4), [0.5, 1.0, 1.5]);
    }

    #[test]
    fn a_range_of_one_number_still_has_a_length() {
        let (low, high) = round_range([7.0].into_iter(), false);
        assert!(low < 7.0 && 7.0 < high);
        assert_eq!(round_range(std::iter::empty(), true), (0.0, 1.0));
    }
}
