//! `probative list`: the claims of a case, and what rests on what.

use std::collections::{BTreeMap, BTreeSet};

use probative::{Case, Claim};
use probative_case::Test;

use crate::args::List;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::CaseFile;
use crate::terminal::{Terminal, one_line, say};
use crate::understood;

/// Prints the claims, and the argument as a tree from its conclusion.
pub(crate) fn run(list: &List, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let case = CaseFile::open(&list.case, &mut input)?.case(terminal)?;
    say(&format!("{} · {} claims\n", one_line(&case.title), case.claims.len()))?;
    if list.questions {
        return questions(&case);
    }
    understood::lines(&case).iter().try_for_each(|line| say(line))?;
    say("\nWhat rests on what, from the conclusion:\n")?;
    let claims = case.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let mut tree = Tree { claims, seen: BTreeSet::new() };
    tree.show(&case.text.conclusion, "", "", 0)?;
    let apart = case.claims.iter().filter(|claim| !tree.seen.contains(claim.id.as_str()));
    let apart: Vec<&str> = apart.map(|claim| claim.id.as_str()).collect();
    if !apart.is_empty() {
        say(&format!("\nThe conclusion does not rest on {}.", one_line(&apart.join(", "))))?;
    }
    Ok(Exit::Done)
}

/// The open questions: what stands with a question mark where a claim that waits for a record says
/// what would decide it.
fn questions(case: &Case) -> Result<Exit, Stop> {
    let mut open = 0;
    for claim in &case.claims {
        let Test::NotHeld { wanted, .. } = &claim.test else { continue };
        // A draft has its questions behind what it says of them.
        let told = wanted.would_decide.rsplit(": ").next().unwrap_or_default();
        let asked: Vec<&str> = told.split_inclusive('?').filter(|one| one.ends_with('?')).collect();
        if !asked.is_empty() {
            open += asked.len();
            say(&format!(" {}  {}", one_line(&claim.id), one_line(&claim.said)))?;
            asked.iter().try_for_each(|one| say(&format!("      {}", one_line(one.trim()))))?;
        }
    }
    say(&format!("\n{open} open questions"))?;
    Ok(Exit::Done)
}

/// How deep the argument is shown: beyond, grounds stand beneath each other.
const DEEPEST: usize = 24;

/// The argument, shown from the conclusion down; a claim's grounds are shown once.
struct Tree<'a> {
    claims: BTreeMap<&'a str, &'a Claim>,
    seen: BTreeSet<&'a str>,
}

impl<'a> Tree<'a> {
    fn show(&mut self, id: &str, branch: &str, below: &str, depth: usize) -> Result<(), Stop> {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(claim) = self.claims.get(id).copied() else { continue };
            let new = self.seen.insert(&claim.id);
            let mark = match (new, claim.rests_on.is_empty(), depth < DEEPEST) {
                (false, false, _) => "  (its grounds are above)",
                (true, false, false) => "  (its grounds are next)",
                _ => "",
            };
            say(&format!(" {branch}{}  {}{mark}", one_line(&claim.id), one_line(&claim.said)))?;
            if !new {
                continue;
            }
            if depth == DEEPEST {
                open.extend(claim.rests_on.iter().rev().map(String::as_str));
                continue;
            }
            for (index, ground) in claim.rests_on.iter().enumerate() {
                let last = index + 1 == claim.rests_on.len();
                let (turn, on) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
                self.show(ground, &format!("{below}{turn}"), &format!("{below}{on}"), depth + 1)?;
            }
        }
        Ok(())
    }
}
