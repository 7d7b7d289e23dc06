//! Small files, small functions, a page for each kind, and nothing of a case in the code.

mod style;

use std::collections::BTreeSet;
use std::path::PathBuf;

use probative_case::claim::Kinds;
use probative_case::claim::figure::StatedNumber;
use probative_case::{Case, Claim};
use probative_terms::Kind;
use probative_terms::Printed;
use probative_tests::{cases, files, gathered, literal, root, text};

/// Every source of the workspace.
fn sources() -> Vec<PathBuf> {
    let folders = ["crates", "faces", "tests", "benches"];
    folders.iter().flat_map(|folder| files(&root().join(folder), "rs")).collect()
}

#[test]
fn what_is_left_to_do_has_an_owner() {
    let mark = ["TO", "DO"].concat();
    for file in sources() {
        let code = text(&file);
        let open =
            code.lines().find(|line| line.contains(&mark) && !line.contains(&format!("{mark}(")));
        assert_eq!(open, None, "{}", file.display());
    }
}

#[test]
fn every_kind_stands_under_its_name_in_every_room() {
    for kind in Kind::ALL {
        let word = kind.word();
        let rooms = [
            format!("crates/probative-case/src/claim/{word}.rs"),
            format!("crates/probative-check/src/{word}.rs"),
        ];
        for room in rooms {
            assert!(root().join(&room).is_file(), "{room} is missing");
        }
        let pages = ["probative-words/src/kind", "probative-check/src"];
        let page = |room: &&str| root().join(format!("crates/{room}/{word}.md")).is_file();
        assert_eq!(pages.iter().filter(|room| page(room)).count(), 1, "one page of {word}");
    }
}

/// Arms that swallow every kind which their `match` does not name, so that a new one is forgotten.
fn swallowed(code: &str) -> Vec<String> {
    let lines: Vec<&str> = code.lines().collect();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let pattern = |line: &str| line.trim().split(" => ").next().unwrap_or_default().to_owned();
    let swallows = |line: &str| {
        let pattern = pattern(line);
        let bare = pattern.trim_start_matches(['&', '(']).trim_end_matches(')');
        line.contains("=>") && ["_", "Some(_", "None | Some(_", "Some(_) | None"].contains(&bare)
    };
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| swallows(line)) {
        // The arms of one `match` stand at one depth, and what is outside it less deep.
        let deep = |other: &&&str| other.trim().is_empty() || depth(other) >= depth(line);
        let before = lines[..at].iter().rev().take_while(deep);
        let after = lines[at..].iter().take_while(deep);
        let arms = before.chain(after).filter(|other| depth(other) == depth(line));
        let names_kinds = |arm: &&str| {
            let arm = pattern(arm);
            let before = |at: usize| arm[..at].chars().next_back();
            let mut named = arm.match_indices("Kind::").chain(arm.match_indices("Kinds::"));
            named.any(|(at, _)| !before(at).is_some_and(|c| c.is_alphanumeric() || c == ':'))
        };
        if arms.copied().any(|arm| names_kinds(&arm)) {
            found.push(format!("{}: {}", at + 1, line.trim()));
        }
    }
    found
}

#[test]
fn every_match_on_kinds_names_them_all() {
    for folder in ["crates", "faces", "tests"] {
        for file in files(&root().join(folder), "rs") {
            let code = text(&file);
            // Other rooms have other kinds: of neighbours, of changes.
            let of_claims = ["probative_terms", "probative_case"].iter().any(|r| code.contains(r));
            if of_claims || file.ends_with("probative-terms/src/kind.rs") {
                assert_eq!(swallowed(&code), Vec::<String>::new(), "{}", file.display());
            }
        }
    }
}

#[test]
fn a_planted_match_that_swallows_kinds_is_noticed() {
    let planted = |arm: &str| {
        let first = "        Some(Kinds::Rate(rate)) => {\n            told(rate)\n        }";
        format!("fn f() {{\n    match kinds {{\n{first}\n        {arm} => 1,\n    }}\n}}\n")
    };
    for arm in ["_", "Some(_) | None", "None | Some(_)"] {
        assert_eq!(swallowed(&planted(arm)).len(), 1, "{arm} passes unnoticed");
    }
    for arm in ["None", "Some(Kinds::Share(_)) | None"] {
        assert!(swallowed(&planted(arm)).is_empty(), "{arm}");
    }
    let other = planted("_").replace("Kinds::", "ChangeKind::");
    assert!(swallowed(&other).is_empty(), "kinds of other things are not looked at");
}

/// Lines that take the middle of two numbers by hand.
fn silent_middles(code: &str) -> Vec<&str> {
    let by_hand = |line: &&str| {
        let halved = line.split_once(") / 2.0").map(|(before, _)| before);
        let sum = halved.and_then(|before| before.rsplit_once('('));
        sum.is_some_and(|(_, sum)| sum.contains(" + "))
    };
    code.lines().take_while(|line| !line.contains("#[cfg(test)]")).filter(by_hand).collect()
}

#[test]
fn the_middle_of_an_interval_is_never_taken_in_silence() {
    for file in files(&root().join("crates/probative-check/src"), "rs") {
        let of_tests = file.ends_with("tests.rs");
        let code = if of_tests { String::new() } else { text(&file) };
        let found = silent_middles(&code);
        assert!(found.is_empty(), "{}: say `Amount::or_middle`: {found:?}", file.display());
    }
    assert_eq!(silent_middles("let middle = (low + high) / 2.0;").len(), 1);
    assert!(silent_middles("let half = (high - low) / 2.0; let near = 0.5 * (a + b);").is_empty());
}

/// Words of a case that may not stand in the code, and why.
fn forbidden(case: &Case) -> BTreeSet<String> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    words.extend(case.sources.iter().map(|source| source.title.clone()));
    words.insert(case.text.date.to_string());
    for claim in &case.claims {
        words.insert(claim.id.clone());
        words.extend(places(claim));
        words.extend(
            numbers(claim).iter().filter(|number| is_telling(number)).map(|n| n.text.clone()),
        );
        words.extend(
            numbers(claim).iter().filter(|number| is_telling(number)).map(|n| n.value.to_string()),
        );
        words.extend(dates(claim));
    }
    words.retain(|word| word.len() > 2);
    words
}

fn places(claim: &Claim) -> Vec<String> {
    let names = claim.test.held().map(Kinds::names).unwrap_or_default();
    names.into_iter().map(str::to_owned).collect()
}

fn numbers(claim: &Claim) -> Vec<Printed> {
    let Some(kinds) = claim.test.held() else { return Vec::new() };
    // The numbers of an equation have no reading of their own.
    if let Kinds::Arithmetic(arithmetic) = kinds {
        return arithmetic.numbers.iter().map(|quantity| quantity.number.clone()).collect();
    }
    kinds.clone().stated().into_iter().flatten().map(|number| number.clone()).collect()
}

fn dates(claim: &Claim) -> Vec<String> {
    let Some(Kinds::Figure(figure)) = claim.test.held() else { return Vec::new() };
    let date = |number: &StatedNumber| match number {
        StatedNumber::Date(date) | StatedNumber::Days(date, _) => Some(date.to_string()),
        StatedNumber::Number(..) => None,
    };
    figure.stated.iter().filter_map(|stated| date(&stated.number)).collect()
}

/// Whether a number has three significant digits or more.
fn is_telling(number: &Printed) -> bool {
    let digits: String = number.text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').trim_end_matches('0').len() >= 3
}

/// The string literals, identifiers and numbers of a text of Rust, without its comments.
fn tokens(code: &str) -> BTreeSet<String> {
    let mut tokens = BTreeSet::new();
    let mut rest = code;
    while let Some(next) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if next == '"' {
            let (literal, after) = literal(&rest[1..]);
            tokens.insert(literal);
            rest = after;
        } else if next.is_alphanumeric() || next == '_' {
            let inside =
                |c: char| c.is_alphanumeric() || c == '_' || (next.is_ascii_digit() && c == '.');
            let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
            tokens.insert(rest[..end].replace('_', ""));
            tokens.insert(rest[..end].to_owned());
            rest = &rest[end..];
        } else {
            rest = &rest[next.len_utf8()..];
        }
    }
    tokens
}

/// The forbidden words that a text of Rust holds.
fn planted(code: &str, forbidden: &BTreeSet<String>) -> Vec<String> {
    tokens(code).intersection(forbidden).cloned().collect()
}

fn all_forbidden() -> BTreeSet<String> {
    cases().iter().flat_map(|folder| forbidden(&gathered(folder).0)).collect()
}

#[test]
fn nothing_of_a_case_stands_in_the_code() {
    let forbidden = all_forbidden();
    assert!(forbidden.len() > 50, "the cases have words to look for");
    for folder in ["crates", "faces"] {
        for file in files(&root().join(folder), "rs") {
            let found = planted(&text(&file), &forbidden);
            assert!(found.is_empty(), "{}: {found:?}", file.display());
        }
    }
}

#[test]
fn a_planted_word_of_a_case_is_noticed() {
    let forbidden = all_forbidden();
    for word in &forbidden {
        let code = format!("fn f() {{ let planted = \"{}\"; }}", word.replace('"', "\\\""));
        assert!(!planted(&code, &forbidden).is_empty(), "{word} passes unnoticed");
    }
    assert!(planted("// a comment may say anything: \"c06\"\nfn f() {}", &forbidden).is_empty());
}
