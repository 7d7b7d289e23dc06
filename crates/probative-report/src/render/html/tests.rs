//! What the page keeps to, whatever a case holds.

use probative_finding::finding::{Outcome, Verdict};
use probative_finding::reading::{Beside, Measure, Reading, Value};
use probative_terms::Role;

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
fn the_answer_of_a_line_up_is_folded_away() {
    let page = page();
    let real = probative_chart::fixture::line_up("plain").real + 1;
    let folded = format!(
        "<details class=\"reveal\" data-real=\"{real}\"><summary>Which one is real?</summary>\
         <p>The real one is map {real}.</p>"
    );
    assert_eq!(page.matches(&folded).count(), 1);
}

/// The report with these values of what is known now beside its first claim, whose own is 64.6 %.
fn known_now(values: &[f64]) -> String {
    let (mut case, mut findings) = fixture::case("plain");
    case.claims.truncate(1);
    findings.findings.truncate(1);
    if let Outcome::Tested { appraisal, .. } = &mut findings.findings[0].outcome {
        let now = |&number: &f64| Beside {
            role: Role::AsKnownNow,
            reading: Reading {
                measure: Measure {
                    value: Value::Number(number),
                    ..appraisal.primary.measure.clone()
                },
                ..appraisal.primary.clone()
            },
            stands: None,
        };
        appraisal.beside = values.iter().map(now).collect();
    }
    Html.render(&compose(&case, &findings))
}

#[test]
fn what_is_known_now_stands_beside_only_where_it_differs() {
    let differs = known_now(&[61.0, 58.5]);
    let columns =
        differs.split("class=\"then-now\"").nth(1).unwrap().split("<table").next().unwrap();
    for value in ["64.6\u{a0}%", "61\u{a0}%", "58.5\u{a0}%"] {
        assert!(columns.contains(&format!("<p class=\"figure\">{value}</p>")), "{value}");
    }
    assert!(!differs.contains("<th scope=\"row\">as known now</th>"));
    let same = known_now(&[64.583_333_333_333]);
    assert!(!same.contains("class=\"then-now\""));
    assert!(same.contains("<th scope=\"row\">as known now</th>"));
}

#[test]
fn numbers_sources_and_records_can_be_copied_as_csv() {
    let page = Html.render(&fixture::hostile("=1+1"));
    for (file, start) in [
        (
            "k1-numbers.csv",
            "reading,value,unit,how sure,what it is\nthe claim’s number,64.58333333,%,",
        ),
        ("sources.csv", "id,title,publisher,vintage,published,retrieved,sha256,reliability,"),
        (
            "records-to-request.csv",
            "claim,record,who holds it,what would decide\nk7,'=1+1,'=1+1,'=1+1\n",
        ),
    ] {
        let encoded = style::base64(start.as_bytes());
        // Base 64 keeps every third byte's edge, so that all but the last group begin alike.
        let begins = &encoded[..encoded.len() / 4 * 4 - 4];
        let link =
            format!("download=\"{file}\" href=\"data:text/csv;charset=utf-8;base64,{begins}");
        assert!(page.contains(&link), "{file}");
    }
}

#[test]
fn the_first_screen_counts_only_what_is_there_and_quotes_nothing_of_ours() {
    let page = known_now(&[]);
    let first = page.split("<main>").next().unwrap();
    assert_eq!(first.matches("<span class=\"number\">").count(), 1);
    assert!(!first.contains('“'));
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
fn claims_within_claims_are_marked_and_named_once_each() {
    let (mut case, findings) = fixture::case("plain");
    let spans = [(0, 11), (4, 3), (4, 3), (8, 3), (9, 2), (40, 9), (2, 0), (0, 11), (11, 1)];
    for (claim, (start, length)) in case.claims.iter_mut().zip(spans) {
        (claim.anchor.start, claim.anchor.length) = (start, length);
    }
    let report = crate::compose_marked(&case, &findings, "one two all, and more");
    let page = Html.render(&report);
    let marked = page.split("class=\"argument\">").nth(1).unwrap();
    let marked = marked.split("</div>").next().unwrap();
    let told = marked.replace("<a href=\"#", "").replace("</a>", "");
    let told: String = told.split("<sup>").map(|part| part.rsplit("\">").next().unwrap()).collect();
    let told = told.replace("<mark>", "[").replace("</mark>", "]").replace("</sup>", "");
    assert_eq!(told, "[[one [[two]k2 ]k3  [a[ll]k5 ]k4 ]k1 ]k8 [,]k9  and more");
}

#[test]
fn the_marked_text_grows_with_its_claims_and_not_with_their_square() {
    let (mut case, findings) = fixture::case("plain");
    let claim = case.claims[0].clone();
    let nested = |at: usize| {
        let anchor = probative_case::claim::Anchor {
            start: at,
            length: 4000 - 2 * at,
            ..claim.anchor.clone()
        };
        probative_case::Claim { id: format!("n{at}"), anchor, ..claim.clone() }
    };
    case.claims = (0..2000).map(nested).collect();
    let report = crate::compose_marked(&case, &findings, &"x".repeat(4000));
    let passages = report.marked.unwrap();
    assert!(passages.len() <= 4001);
    let ends: usize = passages.iter().map(|passage| passage.end.len()).sum();
    let begins: usize = passages.iter().map(|passage| passage.begin).sum();
    assert_eq!((begins, ends), (2000, 2000));
}

#[test]
fn what_a_source_says_is_read_with_every_claim_that_uses_it() {
    let page = page();
    let hash = "cd".repeat(32);
    assert_eq!(page.matches(&hash).count(), fixture::report().entries.len() + 1);
}

#[test]
#[ignore = "it renders for seconds: `.ci/run` asks it"]
fn five_hundred_claims_are_rendered() {
    let (mut case, mut findings) = fixture::case("plain");
    let (claims, found) = (case.claims.clone(), findings.findings.clone());
    for round in 1..56 {
        for (claim, finding) in claims.iter().zip(&found) {
            let id = format!("{}-{round}", claim.id);
            let rests_on = Vec::new();
            let exhibits = Vec::new();
            findings.findings.push(probative_finding::Finding {
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

#[test]
fn every_anchor_is_one_place_and_every_link_in_the_page_finds_it() {
    let (mut case, mut findings) = fixture::case("plain");
    let ids = ["a-b", "a.b", "a b", "claims", "source:table", "argument-title", "a-b-said", "k3.0"];
    for (at, id) in ids.into_iter().enumerate() {
        case.claims[at].id = id.to_owned();
        findings.findings[at].claim = id.to_owned();
    }
    let page = Html.render(&compose(&case, &findings));
    let after = |mark: &'static str| {
        page.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap()).collect::<Vec<_>>()
    };
    let mut places = after(" id=\"");
    places.sort_unstable();
    let twice: Vec<_> = places.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    // What a picture uses is of its own.
    for link in after("<a href=\"#").into_iter().chain(after(" class=\"id\" href=\"#")) {
        assert!(places.contains(&link), "{link}");
    }
}
