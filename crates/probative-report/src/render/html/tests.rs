//! What the page keeps to, whatever a case holds.

use probative_case::finding::Verdict;

use super::style;
use crate::compose;
use crate::fixture;
use crate::render::{Html, Render};

fn page() -> String {
    Html.render(&fixture::report())
}

#[test]
fn the_policy_matches_the_style_that_stands_in_the_page() {
    let page = page();
    let inlined = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    assert!(page.contains(&maud::html! { (style::policy(inlined, script)) }.into_string()));
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains(" style="));
}

#[test]
fn nothing_is_fetched_and_nothing_runs_but_the_pages_own_script() {
    let page = page();
    for part in ["src=", "@import", "url(http", "<link", "<iframe", "onclick"] {
        assert!(!page.contains(part), "{part}");
    }
    let scripts = page.matches("<script").count();
    let data = page.matches("<script type=\"application/ld+json\">").count();
    assert_eq!(page.matches("<script>").count(), 1);
    assert_eq!(scripts, data + 1);
}

#[test]
fn every_verdict_has_its_glyph_its_word_and_its_class() {
    let page = page();
    let style = style::style();
    for verdict in Verdict::ALL {
        let class = format!("v-{}", verdict.word());
        assert!(style.contains(&format!(".{class}")));
        assert!(page.contains(&format!("class=\"word {class}\"")), "{class}");
        assert!(page.contains(verdict.glyph()) && page.contains(verdict.label()));
    }
}

#[test]
fn hostile_words_are_shown_literally() {
    let long = "x".repeat(10_000);
    let strings = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><b>",
        "</script><b>",
        "]]>&amp;<!--",
        "javascript:alert(1)",
        "data:text/html,<b>x",
        "left\u{202e}right\u{2066}",
        "=HYPERLINK(\"x\")",
        "nul\0esc\u{1b}[31m",
        long.as_str(),
    ];
    for words in strings {
        let page = Html.render(&fixture::hostile(words));
        assert!(!page.contains("<script>alert") && !page.contains("<img"));
        assert!(!page.contains("href=\"javascript:") && !page.contains("href=\"data:text/html"));
        assert!(!page.contains("</style><b>") && !page.contains("</script><b>"));
        assert!(!page.contains('\u{202e}') && !page.contains('\0') && !page.contains('\u{1b}'));
        assert!(page.ends_with("</html>"));
    }
    assert!(Html.render(&fixture::hostile(strings[8])).contains("left‹U+202E›right‹U+2066›"));
    assert!(Html.render(&fixture::hostile(strings[11])).contains(&long));
}

#[test]
fn a_web_address_is_a_link_and_nothing_else_is() {
    let page = Html.render(&fixture::hostile("https://example.org/?a=1&b=2"));
    assert!(page.contains("href=\"https://example.org/?a=1&amp;b=2\""));
    assert!(!Html.render(&fixture::hostile("ftp://example.org")).contains("href=\"ftp"));
}

#[test]
fn a_report_without_claims_is_rendered() {
    let (mut case, mut findings) = fixture::case("plain");
    case.claims.clear();
    findings.findings.clear();
    let page = Html.render(&compose(&case, &findings));
    assert!(page.contains("This case has no claims."));
}

#[test]
fn the_rule_table_gives_exact_values_in_a_fixed_form() {
    let page = page();
    let rows = [
        "<th scope=\"row\">kind</th><td>share</td>",
        "<th scope=\"row\">outcome</th><td>tested</td>",
        "<th scope=\"row\">C</th><td>[62.5, 65.5)</td>",
        "<th scope=\"row\">D</th><td>(-inf, 62.5) or [65.5, inf)</td>",
        "<th scope=\"row\">primary value</th><td>64.58333333</td>",
        "<th scope=\"row\">primary value</th><td>1999-04-05</td>",
        "<th scope=\"row\">beside</th><td>role = base-rate; value = 86; low = 86; high = 86; stands = across</td>",
        "<th scope=\"row\">suppressed units</th><td>3 of 20</td>",
        "<th scope=\"row\">calibration</th><td>measured</td>",
        "<th scope=\"row\">type-I error</th><td>0.061</td>",
        "<th scope=\"row\">reliability</th><td>undetermined</td>",
        "<th scope=\"row\">outcome</th><td>not-held</td>",
        "<th scope=\"row\">outcome</th><td>failed</td>",
    ];
    for row in rows {
        assert!(page.contains(row), "{row}");
    }
}

#[test]
fn a_review_stands_with_every_claim_but_those_not_tested() {
    let page = page();
    assert_eq!(page.matches("\"ClaimReview\"").count(), 7);
    assert_eq!(page.matches("\"ratingValue\":1").count(), 1);
    assert_eq!(page.matches("\"ratingValue\"").count(), 5);
}

#[test]
fn every_id_stands_once() {
    let page = page();
    let mut seen = std::collections::BTreeSet::new();
    for part in page.split(" id=\"").skip(1) {
        let id = part.split('"').next().unwrap();
        assert!(seen.insert(id.to_owned()), "{id}");
    }
}

#[test]
fn marked_passages_lead_to_their_claims() {
    let (case, findings) = fixture::case("plain");
    let report = crate::compose_marked(&case, &findings, "äöü and some more words to mark");
    let words: String =
        report.marked.iter().flatten().map(|passage| passage.words.as_str()).collect();
    assert_eq!(words, "äöü and some more words to mark");
    assert!(Html.render(&report).contains("<sup><a href=\"#k1\">k1</a>"));
}

#[test]
fn what_a_source_says_is_read_with_every_claim_that_uses_it() {
    let page = page();
    let hash = "cd".repeat(32);
    assert_eq!(page.matches(&hash).count(), fixture::report().entries.len() + 1);
}

#[test]
fn five_hundred_claims_are_rendered() {
    let (mut case, mut findings) = fixture::case("plain");
    let (claims, found) = (case.claims.clone(), findings.findings.clone());
    for round in 1..56 {
        for (claim, finding) in claims.iter().zip(&found) {
            let id = format!("{}-{round}", claim.id);
            let rests_on = Vec::new();
            let exhibits = Vec::new();
            findings.findings.push(probative_case::Finding {
                claim: id.clone(),
                exhibits,
                ..finding.clone()
            });
            case.claims.push(probative_case::Claim { id, rests_on, ..claim.clone() });
        }
    }
    let page = Html.render(&compose(&case, &findings));
    assert_eq!(page.matches("<article").count(), 504);
}
