//! The part of the country that a picture shows.

use std::collections::BTreeSet;

use probative_atlas::{Outline, outlines};
use probative_terms::place::Level;

use super::canvas::{MARGIN, WIDTH};
use super::map::drawn;
use super::project::{Country, HEIGHT};

/// Places of more states than this are drawn on the whole country.
const FEW: usize = 10;

/// The states that hold a picture's places, as large as they fit, or the whole country.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// Where points lie.
    pub(crate) country: Country,
    /// How high the map is.
    pub(crate) height: f64,
    /// The codes of the states that are drawn; none where all are.
    states: Option<BTreeSet<String>>,
}

impl View {
    /// The whole country, with its top edge at `top`.
    pub(crate) fn whole(top: f64) -> View {
        View { country: Country::new(top), height: HEIGHT, states: None }
    }

    /// What shows the places with these codes: their states if these are few and lie together.
    pub(crate) fn of_places<'c>(codes: impl Iterator<Item = &'c str>, top: f64) -> View {
        let states: BTreeSet<String> = codes
            .filter_map(|code| code.get(..2))
            .filter(|state| Country::draws(state))
            .map(str::to_owned)
            .collect();
        let inset = states.iter().any(|state| Country::is_inset(state));
        if inset || !(1..=FEW).contains(&states.len()) {
            return View::whole(top);
        }
        let (country, height) = framed(&states, top);
        View { country, height, states: Some(states) }
    }

    /// Whether a place with this code is of a state that is drawn.
    pub(crate) fn shows(&self, code: &str) -> bool {
        self.states
            .as_ref()
            .is_none_or(|states| code.get(..2).is_some_and(|it| states.contains(it)))
    }

    /// The outlines of a level that are drawn.
    pub(crate) fn drawn(&self, level: Level) -> impl Iterator<Item = &'static Outline> {
        drawn(level).filter(|place| self.shows(place.geoid.as_str()))
    }
}

/// The country, enlarged until these states fill the picture's width or its height.
fn framed(states: &BTreeSet<String>, top: f64) -> (Country, f64) {
    let country = Country::new(0.0);
    let ours = outlines(Level::State).iter().filter(|it| states.contains(it.geoid.as_str()));
    let points =
        ours.flat_map(|it| it.rings.iter().flatten().map(|point| country.project_free(*point)));
    let (mut low, mut high) =
        ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    for (x, y) in points {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    let (wide, tall) = (high.0 - low.0, high.1 - low.1);
    let times = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / tall);
    let height = tall * times + 2.0 * MARGIN;
    let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
    (country.enlarged(times, middle, (WIDTH / 2.0, top + height / 2.0)), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_one_state_fill_the_width_and_no_other_state_is_drawn() {
        let view = View::of_places(["47001", "47003"].into_iter(), 10.0);
        let counties: Vec<&Outline> = view.drawn(Level::County).collect();
        assert_eq!(counties.len(), 95);
        let points = counties.iter().flat_map(|it| it.rings.iter().flatten());
        let drawn: Vec<(f64, f64)> =
            points.map(|point| view.country.project("47", *point)).collect();
        let left = drawn.iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
        let right = drawn.iter().map(|it| it.0).fold(0.0, f64::max);
        assert!(right - left > 0.95 * WIDTH && left > 0.0 && right < WIDTH, "{left} {right}");
        assert!(drawn.iter().all(|it| it.1 > 10.0 && it.1 < 10.0 + view.height));
        assert!(view.height < HEIGHT);
    }

    #[test]
    fn places_of_many_states_or_of_an_inset_are_drawn_on_the_whole_country() {
        let eleven = ["01", "04", "05", "06", "08", "09", "10", "12", "13", "16", "17"];
        for codes in [&eleven[..], &["02", "53"], &["72"], &[]] {
            let view = View::of_places(codes.iter().copied(), 0.0);
            assert!(view.shows("56") && view.height == HEIGHT, "{codes:?}");
        }
        assert!(!View::of_places(eleven[1..].iter().copied(), 0.0).shows("01"));
    }
}
