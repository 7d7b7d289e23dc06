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
        lines = with_table_of(id, &lines).map_err(|why| why.told(id))?;
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
    let case: toml::Table = toml.parse().map_err(|error: toml::de::Error| {
        let said = format!("the case would be none with these tables: {}", error.message());
        Stop::usage(&lines_of(&said), "take the marks off one table by hand, and mend its lines")
    })?;
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
    ids.iter().find(|id| !has(id)).map_or(Ok(()), |id| Err(Why::NotOfItsKind.told(id)))
}

/// Names the lines of the claims that still have a `?`.
fn tell_open(ids: &[String], lines: &[String]) -> Result<Exit, Stop> {
    let open = |line: &&(usize, &String)| line.1.contains("\"?\"") && !line.1.starts_with('#');
    let mut all = 0;
    for id in ids.iter().collect::<BTreeSet<_>>() {
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

/// Why the table of a claim is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// No line of its own says its id.
    NoLine,
    /// Nothing is drafted below it.
    NoTable,
    /// It waits for no record any more.
    Taken,
    /// What it waits for is written on several lines.
    WrittenOver,
    /// The table below is that of another kind, or none.
    NotOfItsKind,
}

impl Why {
    fn told(self, id: &str) -> Stop {
        let id = lines_of(id);
        let (said, help) = match self {
            Why::NoLine => (
                format!("no line of its own says `id = \"{id}\"`"),
                "write the claim's id on a line of its own, or take the marks off its table by hand and `not_held` out",
            ),
            Why::NoTable => (
                format!("no table is drafted below the claim `{id}`"),
                "put the table of `probative explain KIND` in the place of its `not_held`",
            ),
            Why::Taken => (
                format!("the claim `{id}` has no `not_held` whose place its table could take"),
                "fill in the table that it has, or take the marks off the drafted one by hand",
            ),
            Why::WrittenOver => (
                format!("what the claim `{id}` waits for stands on several lines"),
                "take `not_held` and `would_change` out by hand, and the marks off the table below",
            ),
            Why::NotOfItsKind => (
                format!("the table below the claim `{id}` would not be that of its `kind`"),
                "give it the `kind` that the table is of, or put that of `probative explain KIND` there",
            ),
        };
        Stop::usage(&said, help)
    }
}

/// The lines with the table of a claim out of its comments.
fn with_table_of(id: &str, lines: &[String]) -> Result<Vec<String>, Why> {
    let (from, to) = block(id, lines).ok_or(Why::NoLine)?;
    let head = format!("{TO_TEST}{id}: put this ");
    let drafted = lines[from..to].iter().position(|line| line.starts_with(&head));
    let own = &lines[from..drafted.map_or(to, |at| from + at)];
    if !own.iter().any(|line| line.starts_with(WAITING[0])) {
        return Err(Why::Taken);
    }
    let at = from + drafted.ok_or(Why::NoTable)?;
    let body = lines[at + 1..to].iter().map_while(|line| line.strip_prefix("# "));
    let table: Vec<String> = body.map(str::to_owned).collect();
    let is_waiting = |line: &&String| WAITING.iter().any(|key| line.starts_with(key));
    // Each key of a draft that stands on one line goes; of one that was written over nothing does.
    let is_whole = |line: &&String| line.trim_end().ends_with(['}', '"']);
    if !own.iter().filter(is_waiting).all(|line| is_whole(&line)) {
        return Err(Why::WrittenOver);
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
    Ok(all.chain(lines[behind..].iter().cloned()).collect())
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
        let again = taken.lines().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(with_table_of("mills", &again), Err(Why::Taken));
    }

    #[test]
    fn what_cannot_be_taken_says_why() {
        assert_eq!(with_table_of("looms", &lines()), Err(Why::NoTable));
        assert_eq!(with_table_of("ships", &lines()), Err(Why::NoLine));
        let over = CASE.replacen(
            "{ record = \"a\", holder = \"b\" }",
            "{ record = \"a\",\nholder = \"b\" }",
            1,
        );
        let over: Vec<String> = over.lines().map(str::to_owned).collect();
        assert_eq!(with_table_of("mills", &over), Err(Why::WrittenOver));
    }
}
