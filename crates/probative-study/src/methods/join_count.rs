//! Joins of marked and unmarked units.

use probative_spatial::{Global, JoinCounts, join_counts};
use serde_json::{Map as Object, Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{FREE, GLOBAL, NORMALITY, global_under, normality_under};
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::text::{pair, short};
use crate::uses::{BINARY, DRAWN, LINKED, NEIGHBOURS, When};

pub(crate) static JOINS: Method = Method {
    name: "join-count",
    door: Door::Stat,
    about: "Joins of marked (1) and unmarked (0) units",
    section: "global-statistics",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 10,
    withheld: When::Never,
    uses: &[NEIGHBOURS, BINARY, LINKED, DRAWN],
    told: "joins of marked (1) and unmarked (0) units, of three sorts; `normality` is free sampling, about its own `expectation`",
    gives: &[
        GLOBAL,
        NORMALITY,
        FREE,
        global_under!("white_white"),
        normality_under!("white_white"),
        global_under!("black_white"),
        normality_under!("black_white"),
    ],
    papers: &["Cliff & Ord 1981"],
    held: Held {
        told: "`global-columbus`: spdep",
        folders: &["global-columbus:join"],
        calibrated: "join-count",
        timed: "join counts",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let marked = asked.marked()?;
    let found = asked.found(join_counts(&marked, &map.others(), asked.test()))?;
    Ok(Answer { lines: lines(&found), fields: fields(&found), rows: None, picture: None })
}

/// The joins of marked with marked as the statistic, and the others beside it.
fn fields(found: &JoinCounts) -> Value {
    let mut out = counted(&found.black_black);
    out.insert("white_white".to_owned(), Value::Object(counted(&found.white_white)));
    out.insert("black_white".to_owned(), Value::Object(counted(&found.black_white)));
    Value::Object(out)
}

/// The keys of one count; free sampling has an expectation of its own.
fn counted(found: &Global) -> Object<String, Value> {
    let mut out = global::fields(found);
    if let (Some(Value::Object(keys)), Some(free)) = (out.get_mut("normality"), &found.normality) {
        keys.insert("expectation".to_owned(), json!(free.expectation));
    }
    out
}

fn lines(found: &JoinCounts) -> Vec<String> {
    let parts = [
        ("marked beside marked", &found.black_black),
        ("unmarked beside unmarked", &found.white_white),
        ("marked beside unmarked", &found.black_white),
    ];
    let titled = |(title, found): (&str, &Global)| {
        let mut lines = vec![title.to_owned()];
        lines.extend(global::lines(found));
        let free = found.normality.map(|free| pair("expected if free", &short(free.expectation)));
        lines.extend(free);
        lines.push(String::new());
        lines
    };
    parts.into_iter().flat_map(titled).collect()
}
