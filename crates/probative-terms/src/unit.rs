//! What a number counts or measures.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::number::grouped;
use crate::text::plural;

/// The unit of a number: a code for programs and a label for readers, never guessed from the label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Unit {
    /// Per cent of something.
    Percent(Whole),
    /// Differences of percentages.
    PercentagePoints,
    /// Percentage points of forecast.
    ForecastPoints,
    /// A correlation, from −1 to 1.
    Correlation,
    /// Lee's L.
    LeesL,
    /// Moran's I.
    MoransI,
    /// Moran's I less its mean where the same values lie anywhere on the map.
    MoransIAboveChance,
    /// How many times as much as without.
    Ratio,
    /// How many times the rate outside.
    TimesOutside,
    /// How many times another number.
    Times,
    /// A median of rates.
    MedianRate,
    /// A rate on the scale of its record.
    Rate,
    /// Events per so many people.
    Per(f64),
    /// A calendar day.
    Date,
    /// A year of the calendar.
    Year,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Places.
    Places,
    /// States.
    States,
    /// Some of the named places.
    NamedPlaces,
    /// Places that hold words to the byte.
    PlacesOfWords,
    /// People.
    People,
    /// United States dollars.
    Dollars,
    /// Avoirdupois pounds.
    Pounds,
    /// Per cent of something that the case names in its own words, as they follow the sign.
    PercentOf(String),
    /// One within so many kilometres of a line that the case names, nothing farther.
    Within(f64, String),
    /// A count.
    Count,
    /// A number that needs no unit.
    Plain,
    /// A unit in the case's own words.
    Own(String),
}

/// What a percentage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Of the whole that its sentence names.
    Named,
    /// Of the whole of a series.
    Series,
    /// Of where a window of years begins.
    Window,
    /// Of the places that a list holds.
    ListsPlaces,
    /// Of the places that are listed.
    ListedPlaces,
    /// Of all places of the record.
    AllPlaces,
    /// Of the people of all places.
    Population,
    /// Of the documents of a record.
    Documents,
    /// Of the places with the largest numbers.
    FirstPlaces,
    /// Of what lies within a distance.
    Distance,
    /// Of the mean of a map, above it.
    MapMean,
    /// Of the years before a policy.
    Baseline,
    /// Of the mean of the places that are not listed.
    Unlisted,
    /// Of the variation between places that were not used to fit.
    Variation,
}

/// Every unit that has a name of its own: its code and its label.
const NAMED: [(Unit, &str, &str); 38] = [
    (Unit::Percent(Whole::Named), "percent", "%"),
    (Unit::Percent(Whole::Series), "percent-of-series", "% of the whole"),
    (Unit::Percent(Whole::Window), "percent-over-window", "% over the window"),
    (Unit::Percent(Whole::ListsPlaces), "percent-of-list", "% of the list's places"),
    (Unit::Percent(Whole::ListedPlaces), "percent-of-listed", "% of listed places"),
    (Unit::Percent(Whole::AllPlaces), "percent-of-places", "% of all places"),
    (Unit::Percent(Whole::Population), "percent-of-population", "% of the population"),
    (Unit::Percent(Whole::Documents), "percent-of-documents", "% of documents"),
    (Unit::Percent(Whole::FirstPlaces), "percent-of-first", "% of the first places"),
    (Unit::Percent(Whole::Distance), "percent-within-distance", "% within the distance"),
    (Unit::Percent(Whole::MapMean), "percent-above-map-mean", "% above the map's mean"),
    (Unit::Percent(Whole::Baseline), "percent-of-baseline", "% of the baseline"),
    (Unit::Percent(Whole::Unlisted), "percent-of-unlisted", "% of the mean elsewhere"),
    (Unit::Percent(Whole::Variation), "percent-of-variation", "% of the variation, out of sample"),
    (Unit::PercentagePoints, "percentage-points", "percentage points"),
    (Unit::ForecastPoints, "forecast-points", "points of forecast"),
    (Unit::Correlation, "correlation", "of correlation"),
    (Unit::LeesL, "lees-l", "of Lee's L"),
    (Unit::MoransI, "morans-i", "of Moran's I"),
    (Unit::MoransIAboveChance, "morans-i-above-chance", "of Moran's I above chance"),
    (Unit::Ratio, "ratio", "ratio"),
    (Unit::TimesOutside, "times-outside", "times the rate outside"),
    (Unit::Times, "times", "times"),
    (Unit::MedianRate, "median-rate", "median rate"),
    (Unit::Rate, "rate-of-record", "rate"),
    (Unit::Date, "date", "date"),
    (Unit::Year, "year", "year"),
    (Unit::Days, "days", "days"),
    (Unit::Months, "months", "months"),
    (Unit::Places, "places", "places"),
    (Unit::States, "states", "states"),
    (Unit::NamedPlaces, "named-places", "of the named places"),
    (Unit::PlacesOfWords, "places-of-words", "places that hold the words to the byte"),
    (Unit::People, "people", "people"),
    (Unit::Dollars, "dollars", "dollars"),
    (Unit::Pounds, "pounds", "pounds"),
    (Unit::Count, "count", "count"),
    (Unit::Plain, "plain", ""),
];

/// Words of a case's own unit by which it measures and does not count.
const MEASURES: [&str; 24] = [
    "per",
    "points",
    "index",
    "degrees",
    "seconds",
    "minutes",
    "hours",
    "weeks",
    "inches",
    "feet",
    "yards",
    "miles",
    "meters",
    "kilometers",
    "km",
    "acres",
    "hectares",
    "gallons",
    "liters",
    "ounces",
    "grams",
    "kilograms",
    "kg",
    "tons",
];

impl Unit {
    /// The unit that a case file or a label names; words that no unit has are the case's own.
    ///
    /// ```
    /// use probative_terms::{Unit, Whole};
    ///
    /// assert_eq!(Unit::named("%"), Unit::Percent(Whole::Named));
    /// assert_eq!(Unit::named("per 100,000"), Unit::Per(100_000.0));
    /// assert_eq!(Unit::named("detainers"), Unit::Own("detainers".to_owned()));
    /// assert_eq!(Unit::named("percent of officers"), Unit::named("% of officers"));
    /// ```
    pub fn named(label: &str) -> Unit {
        if let Some(percent) = percent(label) {
            return Unit::named(&percent);
        }
        let known = NAMED.iter().find(|(.., known)| *known == label);
        if let Some((unit, ..)) = known {
            return unit.clone();
        }
        if let Some(whole) = label.strip_prefix("% ") {
            return Unit::PercentOf(whole.to_owned());
        }
        if let Some(within) = within(label) {
            return within;
        }
        match label.strip_prefix("per ").map(|number| number.replace(',', "").parse()) {
            Some(Ok(number)) if Unit::Per(number).label() == label => Unit::Per(number),
            _ => Unit::Own(label.to_owned()),
        }
    }

    /// The unit of amounts that a phrase says: per cent where it ends with that, and else what is
    /// counted.
    ///
    /// ```
    /// use probative_terms::Unit;
    ///
    /// assert_eq!(Unit::of_phrase("thefts").label(), "thefts");
    /// assert_eq!(Unit::of_phrase("people in poverty, in per cent").label(), "%");
    /// ```
    pub fn of_phrase(said: &str) -> Unit {
        let in_percent = [", in per cent", ", in percent"].iter().any(|end| said.ends_with(end));
        if in_percent { Unit::Percent(Whole::Named) } else { Unit::named(said) }
    }

    /// The unit of ranks.
    pub fn rank() -> Unit {
        Unit::Own("rank".to_owned())
    }

    /// So much in each year.
    pub fn a_year() -> Unit {
        Unit::Own("a year".to_owned())
    }

    /// So much from the beginning to the end, whatever is counted.
    pub fn in_all() -> Unit {
        Unit::Own("in all".to_owned())
    }

    /// The unit that an equation gives, written in the singular as a case writes it.
    ///
    /// ```
    /// use probative_terms::Unit;
    ///
    /// assert_eq!(Unit::of_equation("pound/month").label(), "pounds per month");
    /// assert_eq!(Unit::of_equation("dollar"), Unit::Dollars);
    /// assert_eq!(Unit::of_equation("person"), Unit::People);
    /// ```
    pub fn of_equation(written: &str) -> Unit {
        if ["percent", "per cent"].contains(&written) {
            return Unit::Percent(Whole::Named);
        }
        let label = match written.split_once('/') {
            Some((many, one)) => format!("{} per {}", plural(many), one.replace('/', " per ")),
            None => plural(written),
        };
        Unit::named(&label)
    }

    /// The unit's code in findings.
    pub fn code(&self) -> &'static str {
        match self {
            Unit::Per(_) => "rate",
            Unit::PercentOf(_) => "percent-of",
            Unit::Within(..) => "within-distance",
            Unit::Own(_) => "own",
            named => NAMED.iter().find(|(unit, ..)| unit == named).map_or("own", |row| row.1),
        }
    }

    /// The unit as a reader meets it beside a number.
    pub fn label(&self) -> String {
        match self {
            Unit::Per(number) => format!("per {}", grouped(&number.to_string())),
            Unit::PercentOf(whole) => format!("% {whole}"),
            Unit::Within(kilometers, line) => {
                format!("{WITHIN}{kilometers}{KILOMETERS}{line}{FARTHER}")
            }
            Unit::Own(label) => label.clone(),
            named => NAMED.iter().find(|(unit, ..)| unit == named).map_or("", |row| row.2).into(),
        }
    }

    /// Whether the number is a percentage, whatever it is of.
    pub fn is_percent(&self) -> bool {
        matches!(self, Unit::Percent(_) | Unit::PercentOf(_))
    }

    /// Whether the number is a part of a whole, from nothing to all of it.
    pub fn is_share(&self) -> bool {
        use Whole::{
            Baseline, Documents, FirstPlaces, ListedPlaces, ListsPlaces, Named, Population, Series,
            Variation,
        };
        match self {
            Unit::PercentOf(whole) => whole.starts_with("of "),
            Unit::Percent(whole) => matches!(
                whole,
                Named
                    | Series
                    | ListsPlaces
                    | ListedPlaces
                    | Population
                    | Documents
                    | FirstPlaces
                    | Baseline
                    | Variation
            ),
            _ => false,
        }
    }

    /// Whether the number is so many in a number of people or things: none of time or of money.
    ///
    /// ```
    /// use probative_terms::Unit;
    ///
    /// assert!(Unit::named("per 1,000").is_of_so_many());
    /// assert!(Unit::named("fires per 1,000 houses").is_of_so_many());
    /// assert!(!Unit::named("fires per day").is_of_so_many());
    /// ```
    pub fn is_of_so_many(&self) -> bool {
        let label = self.label();
        let of = label.split_once("per ").map_or("", |(_, of)| of);
        ["capita", "head"].contains(&of) || of.starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// Whether the number counts things or people, of which there are more or fewer in all: no
    /// time, no money, no weight, no length and no rate.
    ///
    /// ```
    /// use probative_terms::Unit;
    ///
    /// assert!(Unit::named("deaths").counts());
    /// assert!(!Unit::named("square miles").counts());
    /// ```
    pub fn counts(&self) -> bool {
        match self {
            Unit::Count | Unit::People | Unit::Places | Unit::States | Unit::Plain => true,
            Unit::Own(label) => {
                let mut words = label.split([' ', '/', '-']);
                !label.contains('/') && !words.any(|word| MEASURES.contains(&word))
            }
            _ => false,
        }
    }

    /// Whether the number says how many times as much, so that one means no difference.
    pub fn is_ratio(&self) -> bool {
        matches!(self, Unit::Ratio | Unit::TimesOutside | Unit::Times)
    }
}

/// A unit as findings hold it.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Unit")]
struct Written {
    /// The unit's code; `own` where the case names it.
    code: String,
    /// The unit as a reader meets it beside a number.
    label: String,
}

impl From<Unit> for Written {
    fn from(unit: Unit) -> Written {
        Written { code: unit.code().to_owned(), label: unit.label() }
    }
}

impl TryFrom<Written> for Unit {
    type Error = String;

    /// A code and a label that are one unit's; anything else is refused, not guessed.
    fn try_from(Written { code, label }: Written) -> Result<Unit, String> {
        let unit = if code == "own" { Unit::Own(label) } else { Unit::named(&label) };
        let found = unit.code();
        if found == code {
            Ok(unit)
        } else {
            Err(format!("the label `{}` is that of the unit `{found}`, not `{code}`", unit.label()))
        }
    }
}

impl JsonSchema for Unit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Written::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Written::json_schema(generator)
    }
}

/// How a map of near and far is labelled, around its distance and its line.
const WITHIN: &str = "1 within ";
const KILOMETERS: &str = " km of ";
const FARTHER: &str = ", 0 farther";

/// A label in per cent or in thousandths as this program writes it, where it is written otherwise.
fn percent(label: &str) -> Option<String> {
    let of = ["percent", "per cent"].iter().find_map(|word| label.strip_prefix(word));
    match of {
        Some(of) if of.is_empty() || of.starts_with(" of ") => Some(format!("%{of}")),
        _ if label == "\u{2030}" => Some("per 1,000".to_owned()),
        _ => None,
    }
}

/// The unit of a map of near and far, where a label is one.
fn within(label: &str) -> Option<Unit> {
    let inner = label.strip_prefix(WITHIN)?.strip_suffix(FARTHER)?;
    let (kilometers, line) = inner.split_once(KILOMETERS)?;
    let unit = Unit::Within(kilometers.parse().ok()?, line.to_owned());
    (unit.label() == label).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEAR: &str = "1 within 40 km of a road, 0 farther";

    #[test]
    fn a_unit_is_found_again_by_its_label() {
        for (unit, _, label) in &NAMED {
            assert_eq!(&Unit::named(label), unit);
            assert_eq!(&unit.label(), label);
        }
        for label in ["per 1,000", "per 100,000", "% of officers", "pound/month", NEAR] {
            assert_eq!(Unit::named(label).label(), label);
        }
        assert!(Unit::named("% of officers").is_percent());
        assert_eq!(Unit::named(NEAR), Unit::Within(40.0, "a road".to_owned()));
    }
}
