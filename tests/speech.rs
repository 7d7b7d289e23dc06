//! `check` measures and says nothing: no sentence is made where numbers are, nor where what is
//! found is printed.

use std::path::Path;

use probative_tests::{files, literal, root, text};

/// A call whose words are for us, when the program is wrong, and never for a reader.
const OURS: [&str; 8] = [
    "assert!(",
    "assert_eq!(",
    "assert_ne!(",
    "expect(",
    "panic!(",
    "unreachable!(",
    "include_str!(",
    "reason = ",
];

/// Files that only tests read.
const TESTS: [&str; 3] = ["tests", "fixture", "hostile"];

/// Where no sentence is made: what measures, and what arranges for a reader.
const SILENT: [&str; 2] = ["crates/probative-check/src", "crates/probative-report/src/compose"];

#[test]
fn what_measures_and_what_arranges_speaks_no_english() {
    let mut spoken = Vec::new();
    for file in SILENT.iter().flat_map(|folder| files(&root().join(folder), "rs")) {
        if is_test(&file) {
            continue;
        }
        let found = sentences(&text(&file));
        spoken.extend(found.into_iter().map(|words| format!("{}: {words}", file.display())));
    }
    assert!(spoken.is_empty(), "{spoken:#?}");
}

#[test]
fn a_planted_sentence_is_noticed() {
    let planted = [
        "fn said() -> String { format!(\"{} of {} places\", 1, 2) }",
        "const WORDS: &str = \"the others\";",
        "fn f() { out.push_str(\"; and\\n more\") }",
    ];
    for code in planted {
        assert_eq!(sentences(code).len(), 1, "{code}");
    }
    let silent = [
        "/// A comment may say \"what it likes\".\nfn f() {}",
        "fn f() { let a = b.expect(\"a list has a number\"); }",
        "fn f() { assert!(a, \"it is so\"); }",
        "fn f() { one(\"kebab-word\") }",
        "#[cfg(test)]\nmod tests { const A: &str = \"a b\"; }",
    ];
    for code in silent {
        assert!(sentences(code).is_empty(), "{code}");
    }
}

#[test]
fn an_output_calls_things_by_labels_and_makes_no_sentence() {
    let mut spoken = Vec::new();
    for file in files(&root().join("crates/probative-report/src"), "rs") {
        if is_test(&file) {
            continue;
        }
        let found = sentences(&text(&file)).into_iter().filter(|words| is_sentence(words));
        spoken.extend(found.map(|words| format!("{}: {words}", file.display())));
    }
    assert!(spoken.is_empty(), "{spoken:#?}");
}

#[test]
fn a_sentence_planted_in_an_output_is_noticed_and_a_label_is_not() {
    let planted = [
        "html! { p { \"None so far.\" } }",
        "out.push_str(\"{} of the claims that the conclusion needs are not tested\")",
    ];
    for code in planted {
        assert!(sentences(code).iter().any(|words| is_sentence(words)), "{code}");
    }
    let labels = [
        "html! { dt { \"smallest effect found four times in five\" } }",
        "format!(\"- **{}** {}; held by {}; would decide: {}\", 1, 2, 3, 4)",
        "\"<path class=\\\"link\\\" d=\\\"M 1 2 C 3 4 5 6 7 8\\\"/>\"",
    ];
    for code in labels {
        assert!(!sentences(code).iter().any(|words| is_sentence(words)), "{code}");
    }
}

/// Whether words are more than a label: they end in a full stop, or are too many for one.
fn is_sentence(literal: &str) -> bool {
    const LABEL: usize = 7;
    let marks = |letter: char| letter.is_ascii_punctuation();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let words = literal.split_whitespace().map(|word| word.trim_matches(marks));
    let count = words.filter(|word| is_word(word)).count();
    count > LABEL || (count > 1 && literal.trim_end().ends_with('.'))
}

fn is_test(file: &Path) -> bool {
    file.file_stem().is_some_and(|stem| TESTS.iter().any(|name| stem == *name))
}

/// What gives English where it is called: `check` may ask none of it.
const TELLERS: [&str; 2] = [".in_words(", ".label("];

#[test]
fn check_asks_nobody_for_english() {
    for file in files(&root().join("crates/probative-check/src"), "rs") {
        let code = text(&file);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let found = TELLERS.iter().find(|teller| code.contains(**teller));
        assert_eq!(found, None, "{}", file.display());
    }
}

/// The string literals with a space, outside tests, comments and what only we read.
fn sentences(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = code;
    let mut before = String::new();
    while let Some(next) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if rest.starts_with("'\"'") {
            rest = &rest[3..];
        } else if next == '"' {
            let (literal, after) = literal(&rest[1..]);
            if literal.contains(' ') && !is_ours(&before) {
                found.push(literal);
            }
            rest = after;
        } else {
            before.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    found
}

/// Whether the literal that follows is in a call whose words are ours.
fn is_ours(before: &str) -> bool {
    let statement = before.rsplit([';', '{', '}']).next().unwrap_or_default();
    OURS.iter().any(|call| statement.contains(call))
}
