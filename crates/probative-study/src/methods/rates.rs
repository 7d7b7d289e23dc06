//! Rates, plain and steadied.

use probative_numeric as numeric;
use probative_spatial::{
    empirical_bayes, excess_risk, raw_rates, spatial_empirical_bayes, spatial_rates,
};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{Column, WITHHELD, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::numbers::Between;
use crate::observed::Standing;
use crate::parameter::{Fallback, Type};
use crate::parameters::{POPULATION, SHARE, VALUE, WEIGHTS, parameters};
use crate::text::{NAME, cut, ends, number, short};
use crate::uses::{AT_RISK, LINKED, When, may, must};
use crate::words::words;

words! {
    /// Which rates.
    RATES_OF, rate -> Which {
        "raw" "Events over people, with an exact interval" => Which::Raw,
        "excess" "The rate over that of all units" => Which::Excess,
        "eb" "Drawn to the overall rate" => Which::Eb,
        "spatial" "Of the unit and its neighbours together" => Which::Spatial,
        "spatial-eb" "Drawn to the rate of the unit and its neighbours" => Which::SpatialEb,
    }
}

parameters! {
    /// Which rates
    RATE = "rate" "KIND" Type::Word(RATES_OF), Fallback::Word("raw");
    /// The scale of the rate
    PER = "per" "N" Type::Number { least: 0.0, closed: false, most: f64::INFINITY }, Fallback::Number(100_000.0);
    /// How often intervals made in this way hold the rate
    LEVEL = "level" "SHARE" SHARE, Fallback::Number(0.95);
}

/// A kind of rates.
pub(crate) enum Which {
    Raw,
    Excess,
    Eb,
    Spatial,
    SpatialEb,
}

const RATED: &[Column] = &[
    column("rows.id", "", "the unit"),
    column("rows.rate", "events per --per people", "its rate; of `excess` a ratio"),
    column("rows.low", "events per --per people", "the lower end of its interval").when(RAW),
    column("rows.high", "events per --per people", "the upper end").when(RAW),
    WITHHELD,
];

/// Where rates are events over people, and no more.
const RAW: When = When::Is(&RATE, &["raw"]);
/// Where they have a scale.
const SCALED: When = When::Is(&RATE, &["raw", "eb", "spatial", "spatial-eb"]);

pub(crate) static RATES: Method = Method {
    name: "rates",
    door: Door::Stat,
    about: "Rates, plain and steadied",
    section: "rates-and-classes",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 1,
    withheld: RAW,
    uses: &[
        AT_RISK,
        &[
            may(&RATE),
            may(&PER).when(SCALED),
            may(&LEVEL).when(RAW),
            must(&WEIGHTS).when(When::Is(&RATE, &["spatial", "spatial-eb"])),
        ],
        LINKED,
    ],
    told: "one rate per unit, per 100,000 unless `--per` says otherwise; the raw one with the interval of Garwood (1936), of a withheld count the union of those that it may be",
    gives: &[RATED],
    papers: &["Marshall 1991", "Garwood 1936"],
    held: Held {
        told: "`rates`: esda; intervals `garwood`: scipy",
        folders: &["rates", "garwood"],
        calibrated: Held::UNDRAWN,
        timed: "spatial rates",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (events, people) = (asked.column(0), asked.population());
    let kind = rate(asked.word(&RATE));
    let found = match kind {
        Which::Raw => raw_rates(events, people),
        Which::Excess => excess_risk(events, people),
        Which::Eb => empirical_bayes(events, people),
        Which::Spatial => spatial_rates(events, people, map.weights()),
        Which::SpatialEb => spatial_empirical_bayes(events, people, map.weights()),
    };
    let rates = asked.found(found)?;
    let per = asked.settled.number(&PER).unwrap_or(1.0);
    let rates: Vec<f64> = rates.into_iter().map(|rate| rate * per).collect();
    let rows: Vec<Rated> = match kind {
        Which::Raw => with_intervals(asked, &rates, per)?,
        _ => without(asked, &rates),
    };
    let lines = lines(&rows, matches!(kind, Which::Raw));
    let count = rows.len();
    let rows = asked.rows("rows", count, move |row| rows[row].json());
    Ok(Answer { lines, fields: json!({}), rows: Some(rows), picture: None })
}

/// A unit with its rate.
#[derive(Debug, Clone)]
struct Rated {
    id: String,
    rate: Option<f64>,
    /// The ends of its interval; nothing where no interval is asked for.
    interval: Option<[f64; 2]>,
    withheld: Option<Between>,
}

impl Rated {
    fn json(&self) -> Value {
        let mut row = json!({ "id": self.id, "rate": self.rate });
        if let Some([low, high]) = self.interval {
            (row["low"], row["high"]) = (number(low), number(high));
        }
        if let Some(between) = self.withheld {
            row["withheld"] = ends(between);
        }
        row
    }
}

/// The rates alone.
fn without(asked: &Asked<'_>, rates: &[f64]) -> Vec<Rated> {
    let kept = asked.observed.standing().into_iter().filter_map(|standing| match standing {
        Standing::Kept(unit, withheld) => Some((unit, withheld)),
        Standing::Apart(_) => None,
    });
    let rated = |(unit, withheld): (usize, Option<Between>)| Rated {
        id: asked.observed.ids[unit].clone(),
        rate: Some(rates[unit]),
        interval: None,
        withheld,
    };
    kept.map(rated).collect()
}

/// The rates with their exact intervals (Garwood 1936). Of a count that is withheld there is no
/// rate, and the interval is the union of those of all counts that it may be: from the lower end
/// of the lowest to the upper end of the highest.
fn with_intervals(asked: &Asked<'_>, rates: &[f64], per: f64) -> Result<Vec<Rated>, Error> {
    let level = asked.number(&LEVEL);
    let (events, people) = (asked.column(0), asked.population());
    let interval = |events: f64, people: f64, id: &String| {
        if events.fract() != 0.0 {
            return Ok([f64::NAN; 2]);
        }
        let found = numeric::rate(events as u64, people, per, level);
        let found = found.map_err(|error| Error::values(error, std::slice::from_ref(id)))?;
        Ok::<_, Error>([found.interval.low, found.interval.high])
    };
    let row = |standing| match standing {
        Standing::Kept(unit, withheld) => {
            let id = &asked.observed.ids[unit];
            let found = interval(events[unit], people[unit], id)?;
            let rate = Some(rates[unit]);
            Ok(Rated { id: id.clone(), rate, interval: Some(found), withheld })
        }
        Standing::Apart(one) => {
            let Between { low, high, .. } = one.between;
            let counts = one.numbers.get(VALUE.name).is_some_and(|found| found[0][0].is_nan());
            let people = one.numbers.get(POPULATION.name).map_or(f64::NAN, |found| found[0][0]);
            let union = match (counts && people > 0.0, high.is_finite()) {
                (false, _) => [f64::NAN; 2],
                (true, false) => [interval(low, people, &one.id)?[0], f64::INFINITY],
                (true, true) => {
                    [interval(low, people, &one.id)?[0], interval(high, people, &one.id)?[1]]
                }
            };
            let (id, withheld) = (one.id.clone(), Some(one.between));
            Ok(Rated { id, rate: None, interval: Some(union), withheld })
        }
    };
    asked.observed.standing().into_iter().map(row).collect()
}

fn lines(rows: &[Rated], intervals: bool) -> Vec<String> {
    let line = |[id, rate, low, high]: [&str; 4]| match intervals {
        true => format!("{id:<NAME$} {rate:>13} {low:>13} {high:>13}"),
        false => format!("{id:<NAME$} {rate:>13}"),
    };
    let row = |row: &Rated| {
        let rate = row.rate.map_or("withheld".to_owned(), short);
        let [low, high] = row.interval.unwrap_or([f64::NAN; 2]).map(short);
        line([&cut(&row.id), &rate, &low, &high])
    };
    std::iter::once(line(["id", "rate", "low", "high"])).chain(rows.iter().map(row)).collect()
}
