//! A question with its data: what a face asks, and what it gets.

use crate::answer::Answer;
use crate::asked::Asked;
use crate::caps::capped;
use crate::error::Error;
use crate::map::Map;
use crate::method::{Input, Method};
use crate::neighbours::Neighbors;
use crate::observed::Observed;
use crate::opened::Opened;
use crate::parameters::MAX_UNITS;
use crate::settings::Settled;
use crate::{linked, notes};

/// A method, what it is asked, and the data that it is asked of.
#[derive(Debug)]
pub struct Question {
    /// The method.
    pub method: &'static Method,
    /// Every parameter that counts.
    pub settled: Settled,
    /// The numbers of the units or rows.
    pub observed: Observed,
    /// Where the units lie, if the data are a map.
    pub map: Option<Map>,
    /// The name of the file of the data.
    file: String,
}

impl Question {
    /// The question with the data of the files: what is missing left out or told, neighbours found.
    ///
    /// # Errors
    /// Every problem of the files; data too few for the method; neighbours that cannot be made.
    pub fn new(
        method: &'static Method,
        settled: Settled,
        opened: &Opened,
    ) -> Result<Question, Error> {
        let file = opened.name().to_owned();
        let (observed, map) = match method.input {
            Input::Table { .. } => (Observed::of_table(&settled, opened)?, None),
            Input::Map { orders, .. } => {
                let (observed, mut map) = Map::opened(&settled, opened)?;
                method.enough(observed.ids.len())?;
                capped(&MAX_UNITS, "units", observed.ids.len(), &settled)?;
                let links = opened.links.as_deref();
                map.neighbors = linked::neighbors(&settled, orders, &map, links, &observed)?;
                (observed, Some(map))
            }
        };
        method.enough(observed.ids.len())?;
        Ok(Question { method, settled, observed, map, file })
    }

    fn asked(&self) -> Asked<'_> {
        let Question { method, settled, observed, map, file } = self;
        let Method { name, about, gives, .. } = method;
        Asked { name, about, gives, settled, file, observed, map: map.as_ref() }
    }

    /// What the method gives.
    ///
    /// # Errors
    /// Numbers that the method cannot be asked of, with the unit that has them.
    pub fn answer(&self) -> Result<Answer<'_>, Error> {
        match (self.method.input, &self.map) {
            (Input::Map { run, .. }, Some(map)) => run(&self.asked(), map),
            (Input::Map { .. }, None) => unreachable!("a question of a map has one"),
            (Input::Table { run }, _) => run(&self.asked()),
        }
    }

    /// Who is whose neighbour, where the question says it.
    pub fn neighbors(&self) -> Option<&Neighbors> {
        self.map.as_ref().and_then(|map| map.neighbors.as_ref())
    }

    /// What should be known before anybody waits for the answer: that so many draws can hardly tell
    /// a class, and how many would do.
    pub fn beforehand(&self) -> Option<String> {
        notes::coarse(&self.settled, self.observed.ids.len())
    }

    /// What an answer should not be read without: what was left out, what is odd about the data,
    /// and who has no neighbour.
    pub fn notes(&self) -> Vec<String> {
        let unlike = notes::unlike(&self.settled);
        unlike.into_iter().chain(notes::notes(&self.observed, self.neighbors())).collect()
    }
}
