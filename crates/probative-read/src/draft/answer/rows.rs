//! The rows of a record: those of the years and places that a sentence names, and a `?` for what it
//! says of others.

use probative_terms::text::{toml, toml_key};

use crate::claim::Claim;
use crate::draft::hand::Fit;
use crate::draft::sense::Sense;
use crate::place::Level;
use crate::question::Question;

use super::answers;

/// What stands where a text leaves something open.
const ASKED: &str = "?";

/// Conditions on rows, with what they leave open.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    /// The years of the rows, as texts.
    years: Vec<String>,
    /// The codes of their places.
    places: Vec<String>,
    /// The columns over which the rows are added up.
    summed: Vec<Column>,
    /// What the text says where a condition is a `?`.
    said: Vec<String>,
    /// The file at hand whose rows they are.
    fit: Option<Fit>,
}

/// A column that a draft calls by a name of its own, until a file is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// `year`.
    Year,
    /// `fips`.
    Place,
}

impl Column {
    /// What it is called: as a file at hand calls it, and else as a draft does.
    pub(super) fn name(self, fit: Option<&Fit>) -> String {
        let (known, own) = match self {
            Column::Year => (fit.map(|fit| fit.time.clone()), "year"),
            Column::Place => (fit.map(|fit| fit.place.clone()), "fips"),
        };
        known.flatten().unwrap_or(own.to_owned())
    }
}

impl Rows {
    /// The rows of the whole years that the text names.
    pub(super) fn of_years(sense: &Sense) -> Rows {
        match (sense.years.rows(), &sense.years.said) {
            (Some(years), _) => {
                let summed = if years.len() > 1 { vec![Column::Year] } else { Vec::new() };
                let years = years.iter().map(i32::to_string).collect();
                Rows { years, summed, ..Rows::of(sense) }
            }
            (None, Some(said)) => Rows::of_asked_years(said, sense),
            (None, None) => {
                // Rows of several years are of none.
                let asked = sense.fit.as_ref().is_some_and(|fit| fit.time.is_some());
                let years = asked.then(|| ASKED.to_owned()).into_iter().collect();
                Rows { years, ..Rows::of(sense) }
            }
        }
    }

    /// All rows of what may answer the claim.
    pub(super) fn of(sense: &Sense) -> Rows {
        Rows { fit: sense.fit.clone(), ..Rows::default() }
    }

    /// Of what is not added up, a rate or numbers of each place: the rows of one year alone.
    pub(super) fn of_one_year(sense: &Sense) -> Rows {
        let rows = Rows::of_years(sense);
        match &sense.years.said {
            Some(said) if !rows.summed.is_empty() => Rows::of_asked_years(said, sense),
            _ => rows,
        }
    }

    fn of_asked_years(said: &str, sense: &Sense) -> Rows {
        let said = vec![format!("the text says {said}")];
        Rows { years: vec![ASKED.to_owned()], said, ..Rows::of(sense) }
    }

    /// And of the places that a claim names, added up where the text does so.
    pub(super) fn in_places(self, claim: &Claim, sense: &Sense) -> Rows {
        let codes = codes(claim);
        let several = sense.years.added && codes.len() > 1 && sense.elsewhere.is_none();
        let mut rows = self.among(&codes, sense);
        rows.summed.extend(several.then_some(Column::Place));
        rows
    }

    /// And of some places, each for itself.
    pub(super) fn among(mut self, codes: &[String], sense: &Sense) -> Rows {
        match &sense.elsewhere {
            Some(said) => {
                self.places = vec![ASKED.to_owned()];
                self.said.push(format!("the text says `{said}`"));
            }
            None => self.places = codes.to_vec(),
        }
        self
    }

    /// And of places of which the sentence does not say whether they are all.
    pub(super) fn in_some_places(mut self, sense: &Sense) -> Rows {
        if sense.elsewhere.is_some() {
            return self.among(&[], sense);
        }
        self.places = vec![ASKED.to_owned()];
        self.said.push("of the same places, or, with `sum_over` them, of all?".to_owned());
        self
    }

    /// And added up over all places.
    pub(super) fn over_places(mut self) -> Rows {
        self.summed.push(Column::Place);
        self
    }

    /// Whether rows are added up.
    pub(super) fn are_added(&self) -> bool {
        !self.summed.is_empty()
    }

    /// The table of them, without what it leaves open; the number of each row is that of a key.
    pub(super) fn table(&self, key: &str) -> String {
        let fit = self.fit.as_ref().filter(|fit| fit.has(key));
        let source = fit.map_or(ASKED, |fit| &fit.source);
        let value = fit.and_then(|fit| fit.column(key)).unwrap_or(ASKED);
        let conditions = self.conditions(fit);
        let filter = match conditions.is_empty() {
            true => String::new(),
            false => format!("where = {{ {} }}, ", conditions.join(", ")),
        };
        let summed: Vec<String> =
            self.summed.iter().map(|column| toml(&column.name(fit))).collect();
        let summed = match summed.is_empty() {
            true => String::new(),
            false => format!(", sum_over = [{}]", summed.join(", ")),
        };
        format!("{{ source = {}, {filter}value = {}{summed} }}", toml(source), toml(value))
    }

    /// What the rows must have, as the keys of `where`.
    fn conditions(&self, fit: Option<&Fit>) -> Vec<String> {
        let list =
            |cells: Vec<String>| cells.iter().map(|cell| toml(cell)).collect::<Vec<_>>().join(", ");
        let condition =
            |name: &str, cells: Vec<String>| format!("{} = [{}]", toml_key(name), list(cells));
        let has_years = fit.is_none_or(|fit| fit.time.is_some());
        let in_file = |year: &String| fit.map_or(year.clone(), |fit| fit.year(year));
        let years = (!self.years.is_empty() && has_years)
            .then(|| condition(&Column::Year.name(fit), self.years.iter().map(in_file).collect()));
        let cell = |code: &String| fit.map_or(code.clone(), |fit| fit.cell(code));
        let places = (!self.places.is_empty())
            .then(|| condition(&Column::Place.name(fit), self.places.iter().map(cell).collect()));
        let is_of_all = self.places.is_empty() && !self.summed.contains(&Column::Place);
        let country = fit.and_then(|fit| fit.country.clone()).filter(|_| is_of_all);
        let places =
            places.or_else(|| country.map(|cell| condition(&Column::Place.name(fit), vec![cell])));
        let classes = fit.map(|fit| &fit.classes[..]).unwrap_or_default().iter();
        let classes = classes
            .map(|(name, cell)| condition(name, vec![cell.clone().unwrap_or(ASKED.to_owned())]));
        years.into_iter().chain(places).chain(classes).collect()
    }

    /// The line of a key that takes them.
    pub(super) fn line(&self, claim: &Claim, key: &str) -> String {
        let said = match self.said.is_empty() {
            true => String::new(),
            false => format!(" # {}", self.said.join("; ")),
        };
        let line = format!("{key} = {}{said}", self.table(key));
        answers(
            line,
            claim,
            &[Question::WhichPeriod, Question::WhichPlaces, Question::WhichMeasure],
        )
    }
}

/// The codes of the places below the nation that a claim names.
pub(super) fn codes(claim: &Claim) -> Vec<String> {
    // A town in its state is the town.
    let holds = |state: &str| {
        claim.places.iter().any(|it| it.geoid.len() > state.len() && it.geoid.starts_with(state))
    };
    let places = claim.places.iter().filter(|place| place.level != Level::Nation);
    let mut codes: Vec<String> =
        places.filter(|place| !holds(&place.geoid)).map(|place| place.geoid.clone()).collect();
    codes.dedup();
    codes
}

/// The cells of some codes in the file at hand, as a list of a case file.
pub(super) fn cells(codes: &[String], sense: &Sense) -> String {
    let fit = sense.fit.as_ref();
    let cell = |code: &String| toml(&fit.map_or(code.clone(), |fit| fit.cell(code)));
    codes.iter().map(cell).collect::<Vec<_>>().join(", ")
}
