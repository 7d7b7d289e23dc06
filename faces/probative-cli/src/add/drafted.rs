//! The table that is drafted below a claim, put in the place of the record that it waits for.

use std::collections::BTreeSet;

use probative_case::draft::Draft;
use probative_terms::text::counted;

use crate::edited::CaseText;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::{lines_of, say};

/// How a line begins behind which the table of a claim stands, as comments.
const TO_TEST: &str = "# To test ";
/// What the table takes the place of.
const WAITING: [&str; 2] = ["not_held =", "would_change ="];

/// Takes the tables of some claims out of their comments.
pub(super) fn taken(
    ids: &[String],
    draft: &Draft,
    file: &CaseText,
    input: &Input,
) -> Result<Exit, Stop> {
    let mut lines: Vec<String> = file.toml.lines().map(str::to_owned).collect();
    let once: BTreeSet<&String> = ids.iter().collect();
    for id in &once {
        if draft.claims.iter().filter(|known| known == id).count() > 1 {
            let said = format!("two claims are called `{}`", lines_of(id));
            return Err(Stop::usage(&said, "give each claim an id of its own"));
        }
        lines = with_table_of(id, &lines).ok_or_else(|| as_drafted(id))?;
    }
    let toml = lines.join("\n") + "\n";
    has_their_tables(&toml, &once)?;
    let mut output = Output::of_run(input);
    file.add(&toml, &mut output);
    output.finish()?;
    let path = shown(&file.path);
    say(&format!("{}: each table stands in the place of `not_held` in {path}", ids.join(", ")))?;
    tell_open(ids, &lines)
}

/// Passes if each claim has the table of its kind, and waits for no record any more.
fn has_their_tables(toml: &str, ids: &BTreeSet<&String>) -> Result<(), Stop> {
    // What is no TOML has no claim at all.
    let case: toml::Table = toml.parse().unwrap_or_default();
    let claims = case.get("claims").and_then(|it| it.as_array()).into_iter().flatten();
    let claims: Vec<&toml::Table> = claims.filter_map(|claim| claim.as_table()).collect();
    let text = |claim: &toml::Table, key: &str| claim.get(key)?.as_str().map(str::to_owned);
    let has = |id: &str| {
        let own = claims.iter().find(|claim| text(claim, "id").as_deref() == Some(id));
        own.is_some_and(|claim| {
            let table = text(claim, "kind").and_then(|kind| claim.get(&kind));
            table.is_some_and(|table| table.is_table()) && !claim.contains_key("not_held")
        })
    };
    ids.iter().find(|id| !has(id)).map_or(Ok(()), |id| Err(as_drafted(id)))
}

/// Names the lines of the claims that still have a `?`.
fn tell_open(ids: &[String], lines: &[String]) -> Result<Exit, Stop> {
    let open = |line: &&(usize, &String)| line.1.contains("\"?\"") && !line.1.starts_with('#');
    let mut all = 0;
    for id in ids {
        let Some((from, to)) = block(id, lines) else { continue };
        let own: Vec<(usize, &String)> = lines.iter().enumerate().take(to).skip(from).collect();
        for (at, line) in own.iter().filter(open) {
            say(&lines_of(&format!("  {id}, line {}: {line}", at + 1)))?;
            all += 1;
        }
    }
    say(&match all {
        0 => "see that each means what the text says: `probative check CASE --dry` says it back"
            .to_owned(),
        _ => format!("put your own for the `?` in {}", counted(all, "line")),
    })?;
    Ok(Exit::Done)
}

/// The first line of a claim and the one behind its last.
fn block(id: &str, lines: &[String]) -> Option<(usize, usize)> {
    let is_own = |line: &String| {
        let rest = line.strip_prefix("id = ").and_then(|rest| rest.strip_prefix('"'));
        rest.and_then(|rest| rest.split('"').next()) == Some(id)
    };
    let from = lines.iter().position(is_own)?;
    let is_next =
        |line: &&String| line.starts_with("[[claims]]") || line.starts_with("[[sources]]");
    let length = lines[from..].iter().take_while(|line| !is_next(line)).count();
    Some((from, from + length))
}

/// The lines with the table of a claim out of its comments; nothing where none is drafted.
fn with_table_of(id: &str, lines: &[String]) -> Option<Vec<String>> {
    let (from, to) = block(id, lines)?;
    let head = format!("{TO_TEST}{id}: put this ");
    let at = from + lines[from..to].iter().position(|line| line.starts_with(&head))?;
    let body = lines[at + 1..to].iter().map_while(|line| line.strip_prefix("# "));
    let table: Vec<String> = body.map(str::to_owned).collect();
    let is_waiting = |line: &&String| WAITING.iter().any(|key| line.starts_with(key));
    // Each key of a draft that stands on one line goes; of one that was written over nothing does.
    let own = &lines[from..at];
    let is_whole = |line: &&String| line.trim_end().ends_with(['}', '"']);
    let waiting: Vec<&String> = own.iter().filter(is_waiting).collect();
    if waiting.is_empty() || !waiting.iter().all(is_whole) {
        return None;
    }
    // What a draft says of a key goes with it.
    let is_kept = |at: usize| {
        let next =
            own.get(at + 1).is_some_and(|next| is_waiting(&next) && own[at].starts_with('#'));
        !is_waiting(&&own[at]) && !next
    };
    let kept = (0..own.len()).filter(|at| is_kept(*at)).map(|at| own[at].clone());
    let behind = at + 1 + table.len();
    let all = lines[..from].iter().cloned().chain(kept).chain(table);
    Some(all.chain(lines[behind..].iter().cloned()).collect())
}

/// Where no table stands below a claim as a draft has it.
fn as_drafted(id: &str) -> Stop {
    let said = format!("no table stands below the claim `{}` as a draft has it", lines_of(id));
    let help = "take the marks off by hand and `not_held` out, or put the table of `probative explain KIND` there";
    Stop::usage(&said, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "[[claims]]
id = \"mills\"   # its name
said = \"mills closed\"
# What would change the verdict.
would_change = \"the record\"
not_held = { record = \"a\", holder = \"b\" }
# At hand: mills.csv, by mill.
# To test mills: put this in place of `not_held`, your own for each `?`.
# # definition_differs = \"?\" # where
# tail = \"upper\"
# [claims.trend]
# said = \"?\"

# figure: a number.
[[claims]]
id = \"looms\"
not_held = { record = \"a\", holder = \"b\" }
# To test looms: put the table of `probative explain figure` in place of `not_held`.
";

    fn lines() -> Vec<String> {
        CASE.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_table_takes_the_place_of_what_the_claim_waits_for() {
        let taken = with_table_of("mills", &lines()).unwrap().join("\n");
        let own = taken.split("\n\n").next().unwrap();
        assert!(own.ends_with("# definition_differs = \"?\" # where\ntail = \"upper\"\n[claims.trend]\nsaid = \"?\""), "{taken}");
        assert!(!own.contains("not_held =") && !own.contains("would_change ="), "{taken}");
        assert!(taken.contains("id = \"looms\"\nnot_held"), "{taken}");
        assert_eq!(
            with_table_of("mills", &taken.lines().map(str::to_owned).collect::<Vec<_>>()),
            None
        );
    }

    #[test]
    fn a_claim_without_a_table_and_one_that_is_not_there_have_none() {
        assert_eq!(with_table_of("looms", &lines()), None);
        assert_eq!(with_table_of("ships", &lines()), None);
    }
}
