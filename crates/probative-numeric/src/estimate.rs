/// A range of values and how often such ranges hold the true one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The share of such intervals that hold the true value.
    pub level: f64,
}

impl Interval {
    /// Whether `value` lies in the interval, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The distance between the ends.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.high - self.low
    }
}

/// A number and how far it may be wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// How far it may be wrong.
    pub interval: Interval,
}

impl Estimate {
    /// The same estimate with value and ends multiplied by a positive `factor`.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Estimate {
        let Interval { low, high, level } = self.interval;
        let interval = Interval { low: low * factor, high: high * factor, level };
        Estimate { value: self.value * factor, interval }
    }
}
