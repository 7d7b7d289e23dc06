//! Two answers to one question: all withheld numbers at their lower end, and all at their upper.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::question::Question;
use crate::text::{SHOWN, cut, fitted, more};

/// The answers at both ends.
#[derive(Clone, Copy)]
pub struct Ends<'a> {
    /// With every withheld number at its lower end.
    pub lower: (&'a Question, &'a Answer<'a>),
    /// With every one at its upper end.
    pub upper: (&'a Question, &'a Answer<'a>),
}

/// What the two ends are not.
const NO_BOUNDS: &str = "Neither answer bounds the result: with some numbers at one end and some at the other it may lie outside of the two.";

impl Ends<'_> {
    /// Both answers as tables, and what differs between them.
    pub fn text(&self) -> String {
        let at = |end: &str, (question, answer): (&Question, &Answer<'_>)| {
            format!("all withheld numbers at their {end} end\n\n{}", question.text(answer))
        };
        let compared = self.compared().map(|lines| lines.join("\n"));
        let parts = [at("lower", self.lower), at("upper", self.upper)];
        let last = fitted(std::iter::once(NO_BOUNDS.to_owned())).join("\n");
        parts.into_iter().chain(compared).chain([last]).collect::<Vec<_>>().join("\n\n")
    }

    /// Both answers as JSON, under `lower` and `upper`.
    pub fn json(&self) -> Value {
        let [lower, upper] =
            [self.lower, self.upper].map(|(question, answer)| question.json(answer));
        let mut out = json!({ "ends": { "lower": lower, "upper": upper, "told": NO_BOUNDS } });
        if let Some(classes) = self.classes() {
            out["ends"]["same"] = json!(classes.same);
            let differ = classes.differ.iter();
            out["ends"]["differ"] = differ
                .map(|[id, lower, upper]| json!({"id": id, "lower": lower, "upper": upper}))
                .collect();
        }
        out
    }

    /// The rows of both as CSV, the first column being `end`.
    pub fn csv(&self) -> String {
        let [lower, upper] = [(self.lower, "lower"), (self.upper, "upper")]
            .map(|((question, answer), end)| question.csv_at(answer, end));
        let rows = upper.split_once('\n').map_or("", |(_, rows)| rows);
        lower + rows
    }

    /// The classes of units at both ends, where the answers have any.
    fn classes(&self) -> Option<Classes> {
        let [lower, upper] = [self.lower.1, self.upper.1].map(classes);
        if lower.is_empty() {
            return None;
        }
        let mut found = Classes::default();
        for (id, class) in lower {
            match upper.get(&id) {
                Some(other) if *other == class => found.same += 1,
                other => {
                    let other = other.cloned().unwrap_or_default();
                    found.differ.push([id, class, other]);
                }
            }
        }
        Some(found)
    }

    /// How many units have one class at both ends, and the others.
    fn compared(&self) -> Option<Vec<String>> {
        let Classes { same, differ } = self.classes()?;
        let all = same + differ.len();
        let mut lines = vec![format!("{same} of {all} units have the same class at both ends")];
        let line =
            |[id, lower, upper]: &[String; 3]| format!("{:<22} {lower}, then {upper}", cut(id));
        lines.extend(differ.iter().take(SHOWN).map(line));
        lines.extend(more(differ.len()));
        Some(lines)
    }
}

/// Units by their classes at both ends.
#[derive(Default)]
struct Classes {
    same: usize,
    /// Those whose classes differ: the id, the class at the lower end, and at the upper.
    differ: Vec<[String; 3]>,
}

/// The class of each unit of an answer that has classes.
fn classes(answer: &Answer<'_>) -> BTreeMap<String, String> {
    let Some(rows) = &answer.rows else { return BTreeMap::new() };
    let class = |row: usize| {
        let row = (rows.row)(row);
        Some((row["id"].as_str()?.to_owned(), row["class"].as_str()?.to_owned()))
    };
    (0..rows.count).filter_map(class).collect()
}
