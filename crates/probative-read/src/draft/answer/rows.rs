//! The rows of a record: those of the years and places that a sentence names, and a `?` for what it
//! says of others.

use crate::claim::Claim;
use crate::draft::sense::Sense;
use crate::place::Level;
use crate::question::Question;

use super::{answers, text};

/// Conditions on rows, with what they leave open.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    conditions: Vec<String>,
    /// The columns over which the rows are added up.
    summed: Vec<&'static str>,
    /// What the text says where a condition is a `?`.
    said: Vec<String>,
}

impl Rows {
    /// The rows of the whole years that the text names.
    pub(super) fn of_years(sense: &Sense) -> Rows {
        match (sense.years.rows(), &sense.years.said) {
            (Some(years), _) => {
                let list: Vec<String> = years.iter().map(|year| format!("\"{year}\"")).collect();
                let summed = if years.len() > 1 { vec!["year"] } else { Vec::new() };
                let conditions = vec![format!("year = [{}]", list.join(", "))];
                Rows { conditions, summed, said: Vec::new() }
            }
            (None, Some(said)) => Rows::asked("year", said),
            (None, None) => Rows::default(),
        }
    }

    /// Of what is not added up, a rate or numbers of each place: the rows of one year alone.
    pub(super) fn of_one_year(sense: &Sense) -> Rows {
        let rows = Rows::of_years(sense);
        match &sense.years.said {
            Some(said) if !rows.summed.is_empty() => Rows::asked("year", said),
            _ => rows,
        }
    }

    fn asked(column: &str, said: &str) -> Rows {
        let conditions = vec![format!("{column} = [\"?\"]")];
        Rows { conditions, summed: Vec::new(), said: vec![format!("the text says {said}")] }
    }

    /// And of the places that a claim names, added up where the text does so.
    pub(super) fn in_places(self, claim: &Claim, sense: &Sense) -> Rows {
        let codes = codes(claim);
        let several = sense.years.added && codes.len() > 1 && sense.elsewhere.is_none();
        let mut rows = self.among(&codes, sense);
        rows.summed.extend(several.then_some("fips"));
        rows
    }

    /// And of some places, each for itself.
    pub(super) fn among(mut self, codes: &[String], sense: &Sense) -> Rows {
        let told = (!codes.is_empty()).then(|| format!("fips = [{}]", codes.join(", ")));
        match &sense.elsewhere {
            Some(said) => {
                let asked = Rows::asked("fips", &format!("`{said}`"));
                self.conditions.extend(asked.conditions);
                self.said.extend(asked.said);
            }
            None => self.conditions.extend(told),
        }
        self
    }

    /// And of places of which the sentence does not say whether they are all.
    pub(super) fn in_some_places(mut self, sense: &Sense) -> Rows {
        if sense.elsewhere.is_some() {
            return self.among(&[], sense);
        }
        self.conditions.push("fips = [\"?\"]".to_owned());
        self.said.push("of the same places, or, with `sum_over` them, of all?".to_owned());
        self
    }

    /// And added up over all places.
    pub(super) fn over_places(mut self) -> Rows {
        self.summed.push("fips");
        self
    }

    /// Whether rows are added up.
    pub(super) fn are_added(&self) -> bool {
        !self.summed.is_empty()
    }

    /// The table of them, without what it leaves open.
    pub(super) fn table(&self) -> String {
        let list = |of: &[&str]| of.iter().map(|one| text(one)).collect::<Vec<_>>().join(", ");
        let filter = match self.conditions.is_empty() {
            true => String::new(),
            false => format!("where = {{ {} }}, ", self.conditions.join(", ")),
        };
        let summed = match self.summed.as_slice() {
            [] => String::new(),
            columns => format!(", sum_over = [{}]", list(columns)),
        };
        format!("{{ source = \"?\", {filter}value = \"?\"{summed} }}")
    }

    /// The line of a key that takes them.
    pub(super) fn line(&self, claim: &Claim, key: &str) -> String {
        let said = match self.said.is_empty() {
            true => String::new(),
            false => format!(" # {}", self.said.join("; ")),
        };
        let line = format!("{key} = {}{said}", self.table());
        answers(
            line,
            claim,
            &[Question::WhichPeriod, Question::WhichPlaces, Question::WhichMeasure],
        )
    }
}

/// The codes of the places below the nation that a claim names, each as a text.
pub(super) fn codes(claim: &Claim) -> Vec<String> {
    // A town in its state is the town.
    let holds = |state: &str| {
        claim.places.iter().any(|it| it.geoid.len() > state.len() && it.geoid.starts_with(state))
    };
    let places = claim.places.iter().filter(|place| place.level != Level::Nation);
    let mut codes: Vec<String> =
        places.filter(|place| !holds(&place.geoid)).map(|place| text(&place.geoid)).collect();
    codes.dedup();
    codes
}
