//! Groups with their sums, as text, CSV and JSON.

use probative_evidence::{Decimal, Summing, Sums, Tally};
use probative_terms::text::{cell, counted};
use serde_json::{Value, json};

/// How many groups are printed.
const SHOWN: usize = 20;
/// The largest whole number up to which every reader of JSON holds each.
const MOST_EXACT: u64 = 1 << 53;

/// The sum of a group, with its ends where numbers of it are withheld.
fn shown(tally: &Tally) -> String {
    match tally.high {
        Some(high) if high == tally.low => tally.low.to_string(),
        Some(high) => format!("{} to {high}", tally.low),
        None => format!("{} or more", tally.low),
    }
}

/// The sum of a group that is known; nothing where numbers of it are withheld.
fn known(tally: &Tally) -> Option<String> {
    (tally.withheld == 0).then(|| tally.low.to_string())
}

/// The first groups, one a line.
pub(super) fn text(what: &Summing, sums: &Sums) -> String {
    let (groups, rows) = (counted(sums.groups.len(), "group"), counted(sums.rows as usize, "row"));
    let mut lines = vec![vec![what.value.clone(), "rows".to_owned()]];
    lines[0].splice(0..0, what.by.iter().cloned());
    if sums.groups.values().any(|tally| tally.missing > 0) {
        lines[0].push("without a number".to_owned());
    }
    for (key, tally) in sums.groups.iter().take(SHOWN) {
        let numbers = [shown(tally), tally.rows.to_string(), tally.missing.to_string()];
        lines.push(key.iter().cloned().chain(numbers).take(lines[0].len()).collect());
    }
    let more = sums.groups.len().saturating_sub(SHOWN);
    let more = match more {
        0 => String::new(),
        _ => format!("\n… and {} more: --csv FILE has all of them", counted(more, "group")),
    };
    format!("{groups} of {rows}\n\n{}{more}", aligned(&lines, what.by.len()))
}

/// Cells in columns, words to the left and numbers to the right.
fn aligned(lines: &[Vec<String>], words: usize) -> String {
    let width = |at: usize| lines.iter().map(|cells| cells[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..lines[0].len()).map(width).collect();
    let line = |cells: &Vec<String>| {
        let cells = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            at if at < words => format!("{cell:<width$} "),
            _ => format!(" {cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join(" ").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Every group, for spreadsheets; a sum of which numbers are withheld has its ends alone.
pub(super) fn csv(what: &Summing, sums: &Sums) -> String {
    let value = &what.value;
    let ends = [format!("{value} low"), format!("{value} high")];
    let counts = ["rows added", "rows withheld", "rows missing"].map(str::to_owned);
    let names = what.by.iter().cloned().chain([value.clone()]).chain(ends).chain(counts);
    let mut out = names.map(|name| cell(&name)).collect::<Vec<_>>().join(",") + "\n";
    for (key, tally) in &sums.groups {
        let high = tally.high.map(|high| high.to_string());
        let sums = [known(tally), Some(tally.low.to_string()), high].map(Option::unwrap_or_default);
        let added = tally.rows - tally.missing;
        let counts = [added, tally.withheld, tally.missing].map(|count| count.to_string());
        // A number needs no guard before its minus.
        let numbers = sums.into_iter().chain(counts);
        out += &key.iter().map(|one| cell(one)).chain(numbers).collect::<Vec<_>>().join(",");
        out.push('\n');
    }
    out
}

/// A sum with all its digits: a number, or words of a text where readers of JSON would round it.
fn exact(sum: Decimal) -> Value {
    let near = sum.number();
    match sum.whole().and_then(|whole| i64::try_from(whole).ok()) {
        Some(whole) if whole.unsigned_abs() <= MOST_EXACT => json!(whole),
        None if near.to_string() == sum.to_string() => json!(near),
        _ => json!(sum.to_string()),
    }
}

/// All that was asked and found.
pub(super) fn json(file: &str, what: &Summing, sums: &Sums) -> Value {
    let group = |(key, tally): (&Vec<String>, &Tally)| {
        json!({
            "key": key,
            "sum": (tally.withheld == 0).then(|| exact(tally.low)),
            "low": exact(tally.low),
            "high": tally.high.map_or(json!("inf"), exact),
            "rows": tally.rows,
            "withheld": tally.withheld,
            "missing": tally.missing,
        })
    };
    json!({
        "file": file,
        "value": what.value,
        "by": what.by,
        "where": what.asked.keep,
        "leave_out": what.asked.leave,
        "missing": what.asked.missing,
        "drop_missing": what.drop_missing,
        "rows": sums.rows,
        "read_whole": sums.whole,
        "groups": sums.groups.iter().map(group).collect::<Vec<_>>(),
        "notices": sums.notices.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
