//! Sixty hostile texts in every place where a case can hold words.

use maud::html;

use crate::fixture;
use crate::render::{Html, Junit, Markdown, Render, Sarif};
use probative_words::format::visible;

const TEXTS: &str = include_str!("hostile.txt");

/// The texts of the file, with its escapes read, and one of ten thousand letters.
fn texts() -> Vec<String> {
    let read = |line: &str| serde_json::from_str::<String>(line).unwrap();
    let mut texts: Vec<String> = TEXTS.lines().map(read).collect();
    texts.push("x".repeat(10_000));
    texts
}

#[test]
fn sixty_hostile_texts_are_shown_literally_and_nothing_runs() {
    let texts = texts();
    assert_eq!(texts.len(), 60);
    let calm = Html.render(&fixture::hostile("calm"));
    let count = |page: &str, part: &str| page.matches(part).count();
    for words in &texts {
        let page = Html.render(&fixture::hostile(words));
        let shown = visible(&html! { (words) }.into_string());
        assert!(page.contains(&shown), "{words} is not shown");
        for part in
            ["<script", "</script", "<style", "<img", "<iframe", "<svg", "<form", "<base", "<meta"]
        {
            assert_eq!(count(&page, part), count(&calm, part), "{words} makes {part}");
        }
        for part in ["href=\"javascript:", "href=\"vbscript:", "href=\"data:text/html"] {
            assert!(!page.contains(part), "{words}");
        }
        assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\0', '\u{1b}', '\u{7}']));
    }
}

#[test]
fn hostile_texts_leave_the_other_forms_whole() {
    for words in texts() {
        let report = fixture::hostile(&words);
        assert!(!Markdown.render(&report).replace("\\<", "‹").contains("<script"), "{words}");
        let sarif: Result<serde_json::Value, _> =
            serde_json::from_str(&Sarif::default().render(&report));
        assert!(sarif.is_ok(), "{words}");
        let xml = Junit.render(&report);
        assert_eq!(xml.matches('<').count(), xml.matches('>').count(), "{words}");
        assert_eq!(xml.matches("<testcase ").count(), report.entries.len());
        for line in crate::findings_csv(&report).lines() {
            assert!(!line.starts_with(['=', '+', '-', '@', '\t']), "{words}");
        }
    }
}
