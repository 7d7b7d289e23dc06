//! `probative list`: the claims of a case, and what rests on what.

use std::collections::BTreeSet;

use probative::{Case, Claim};
use probative_case::claim::Test;

use crate::args::List;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::CaseFile;
use crate::terminal::{Terminal, one_line, say};

/// Prints the claims, and the argument as a tree from its conclusion.
pub(crate) fn run(list: &List, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let case = CaseFile::open(&list.case, &mut input)?.case(terminal)?;
    say(&format!("{} · {} claims\n", one_line(&case.title), case.claims.len()))?;
    for claim in &case.claims {
        let held =
            if matches!(claim.test, Test::NotHeld { .. }) { "  [record not held]" } else { "" };
        say(&format!("{}{held}", line(claim)))?;
    }
    say("\nWhat rests on what, from the conclusion:\n")?;
    let mut tree = Tree { case: &case, seen: BTreeSet::new() };
    tree.show(&case.text.conclusion, "", "")?;
    let apart = case.claims.iter().filter(|claim| !tree.seen.contains(claim.id.as_str()));
    let apart: Vec<&str> = apart.map(|claim| claim.id.as_str()).collect();
    if !apart.is_empty() {
        say(&format!("\nThe conclusion does not rest on {}.", one_line(&apart.join(", "))))?;
    }
    Ok(Exit::Done)
}

fn line(claim: &Claim) -> String {
    let (id, kind) = (one_line(&claim.id), claim.kind().word());
    format!(" {id:<4} {kind:<12} {}", one_line(&claim.said))
}

/// The argument, shown from the conclusion down; a claim's grounds are shown once.
struct Tree<'a> {
    case: &'a Case,
    seen: BTreeSet<&'a str>,
}

impl<'a> Tree<'a> {
    fn show(&mut self, id: &str, branch: &str, below: &str) -> Result<(), Stop> {
        let case: &'a Case = self.case;
        let Some(claim) = case.claim(id) else { return Ok(()) };
        let new = self.seen.insert(&claim.id);
        let again = !new && !claim.rests_on.is_empty();
        let mark = if again { "  (its grounds are above)" } else { "" };
        say(&format!(" {branch}{}  {}{mark}", one_line(&claim.id), one_line(&claim.said)))?;
        if again {
            return Ok(());
        }
        for (index, ground) in claim.rests_on.iter().enumerate() {
            let last = index + 1 == claim.rests_on.len();
            let (turn, on) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.show(ground, &format!("{below}{turn}"), &format!("{below}{on}"))?;
        }
        Ok(())
    }
}
