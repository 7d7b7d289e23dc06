//! A text with its claims marked: in the terminal, and as a page.

use std::ops::Range;

use probative_read::{Claim, Reading};
use probative_terms::text::{markup, visible};

use crate::terminal::Terminal;

/// What stands before and behind a marked passage.
struct Marks<'a> {
    before: &'a dyn Fn(usize, &Claim) -> String,
    behind: &'a str,
    escape: &'a dyn Fn(&str) -> String,
}

/// The text with marks around each claim; of a private person's claim the words are left out.
fn with_marks(reading: &Reading, text: &str, marks: &Marks<'_>) -> String {
    let mut claims: Vec<(usize, &Claim)> = reading.claims.iter().enumerate().collect();
    claims.sort_by_key(|(_, claim)| claim.span.start);
    let mut out = String::with_capacity(2 * text.len());
    let mut at = 0;
    for (index, claim) in claims {
        // One claim within another is marked with it.
        if claim.span.start < at {
            continue;
        }
        out.push_str(&(marks.escape)(&text[at..claim.span.start]));
        out.push_str(&(marks.before)(index, claim));
        let words = if claim.of_person { "[concerns a person]" } else { &text[claim.span.clone()] };
        out.push_str(&(marks.escape)(words));
        out.push_str(marks.behind);
        at = claim.span.end;
    }
    out.push_str(&(marks.escape)(&text[at..]));
    out
}

/// The text for the terminal: each claim in brackets with its id and kind, in colour where there is
/// one.
pub(super) fn text(reading: &Reading, text: &str, terminal: Terminal) -> String {
    let before = |index: usize, claim: &Claim| {
        format!("⟦c{:02} {}{}: ", index + 1, kinds(claim), visible(&by(claim, text)))
    };
    let _ = terminal;
    with_marks(
        reading,
        text,
        &Marks { before: &before, behind: "⟧", escape: &|part| visible(part) },
    )
}

/// The words that decided; of a private person none.
fn by(claim: &Claim, text: &str) -> String {
    if claim.of_person { String::new() } else { format!(", by {}", words(&claim.decided, text)) }
}

/// The kinds that a claim can be read as, the likeliest first.
fn kinds(claim: &Claim) -> String {
    let kinds = std::iter::once(claim.kind).chain(claim.others.iter().map(|other| other.kind));
    kinds.map(|kind| kind.word()).collect::<Vec<_>>().join(" or ")
}

/// Passages of a text in quotation marks, each on one line.
pub(super) fn words(spans: &[Range<usize>], text: &str) -> String {
    let words = spans.iter().filter_map(|span| text.get(span.clone()));
    words.map(|words| format!("“{}”", super::one_line(words))).collect::<Vec<_>>().join(", ")
}

/// The text as a page that needs nothing else.
pub(super) fn page(reading: &Reading, text: &str) -> String {
    let before = |index: usize, claim: &Claim| {
        let open: Vec<&str> = claim.questions.iter().map(|one| one.words()).collect();
        let kind = claim.kind.word();
        let title =
            format!("{}: {}{}. {}", kinds(claim), claim.rule, by(claim, text), open.join(" "));
        let title = markup(&visible(&title));
        let id = index + 1;
        format!("<mark id=\"c{id:02}\" class=\"{kind}\" title=\"{title}\"><b>c{id:02} {kind}</b> ")
    };
    let escape = |part: &str| markup(&visible(part)).replace("\n\n", "</p>\n<p>");
    let body =
        with_marks(reading, text, &Marks { before: &before, behind: "</mark>", escape: &escape });
    format!("{HEAD}<p>{body}</p>\n{}</body>\n</html>\n", passed(reading, text))
}

/// The sentences that claim nothing, each with the reason.
fn passed(reading: &Reading, text: &str) -> String {
    let rows = reading.passed.iter().map(|passed| {
        let words = markup(&visible(&text[passed.span.clone()]));
        format!("<li>{words} <i>{}</i></li>\n", markup(passed.why))
    });
    format!("<h2>Not checkable</h2>\n<ul>\n{}</ul>\n", rows.collect::<String>())
}

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>What the text claims</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1rem/1.6 serif; }
mark { background: #fff3c4; border-bottom: 2px solid #b8860b; }
mark b { font: 0.75rem sans-serif; }
</style>
</head>
<body>
<h1>What the text claims</h1>
";
