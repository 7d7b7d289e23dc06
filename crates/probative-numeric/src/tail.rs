/// Which departures count as evidence. Stated by the claim, never chosen from the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// Only large values count.
    Upper,
    /// Only small values count.
    Lower,
    /// Large and small values count.
    Both,
}

impl Tail {
    /// The p-value of this tail, from the chances of values at least as large and at least as
    /// small.
    ///
    /// For both tails it is twice the smaller chance, at most one.
    #[must_use]
    pub fn choose(self, upper: f64, lower: f64) -> f64 {
        match self {
            Tail::Upper => upper,
            Tail::Lower => lower,
            Tail::Both => (2.0 * upper.min(lower)).min(1.0),
        }
    }
}
