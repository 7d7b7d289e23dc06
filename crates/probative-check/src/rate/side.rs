//! The events and the exposure of one of two sides.

/// Events and exposures of named places and of all others, between the ends of withheld cells.
#[derive(Default)]
pub(super) struct Side {
    pub(super) places: usize,
    pub(super) events: (f64, f64),
    pub(super) exposure: f64,
    /// How far events and exposure may lie from what their records round.
    pub(super) rounded: (f64, f64),
}

impl Side {
    /// One place more.
    pub(super) fn add(&mut self, (low, high): (f64, f64), exposure: f64) {
        self.places += 1;
        self.events = (self.events.0 + low, self.events.1 + high);
        self.exposure += exposure;
    }

    /// The lowest and the highest rate of what is withheld or rounded.
    fn open_rates(&self) -> (f64, f64) {
        let (events, exposure) = self.rounded;
        let people = (self.exposure - exposure).max(0.0);
        let low = (self.events.0 - events).max(0.0) / (self.exposure + exposure);
        (low, (self.events.1 + events) / people)
    }

    /// Its rate over that of another side, at the ends of what is withheld or rounded.
    pub(super) fn over(&self, other: &Side) -> (f64, f64) {
        let (own, other) = (self.open_rates(), other.open_rates());
        (own.0 / other.1, own.1 / other.0)
    }

    /// The rate at either end of what is withheld.
    pub(super) fn rates(&self, per: f64) -> (f64, f64) {
        (per * self.events.0 / self.exposure, per * self.events.1 / self.exposure)
    }
}
