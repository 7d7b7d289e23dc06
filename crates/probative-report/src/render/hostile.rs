//! Hostile texts in every place where a case can hold words, through every writer.

use maud::html;
use probative_chart::Theme;
use serde_json::Value;

use crate::fixture;
use crate::picture::graph;
use crate::render::{Html, Json, Junit, Markdown, Previews, Render, Sarif, site};
use crate::report::Report;
use probative_words::format::visible;

#[path = "../../../../tests/hostile/forms.rs"]
mod forms;

const TEXTS: &str = include_str!("../../../../tests/hostile/texts.txt");

/// The texts of the file, with its escapes read, and one of ten thousand letters.
fn texts() -> Vec<String> {
    let read = |line: &str| serde_json::from_str::<String>(line).unwrap();
    let mut texts: Vec<String> = TEXTS.lines().map(read).collect();
    texts.push("x".repeat(10_000));
    texts
}

/// Asks of every text what a document made of it must be.
fn every_text(holds: impl Fn(&Report) -> Result<(), String>) {
    for words in texts() {
        let held = holds(&fixture::hostile(&words));
        assert!(held.is_ok(), "{words:?}: {held:?}");
    }
}

/// The strings of a document of JSON, its keys too.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(strings).collect(),
        Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| std::iter::once(key.as_str()).chain(strings(value)))
            .collect(),
        _ => Vec::new(),
    }
}

/// JSON whose strings are shown to people.
fn shown_json(text: &str) -> Result<(), String> {
    let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    strings(&document).into_iter().try_for_each(forms::shows_all)
}

#[test]
#[ignore = "it renders for seconds: `.ci/run` asks it"]
fn hostile_texts_are_shown_literally_on_the_page_and_nothing_runs() {
    let texts = texts();
    assert!(texts.len() > 90);
    const PARTS: [&str; 9] =
        ["<script", "</script", "<style", "<img", "<iframe", "<svg", "<form", "<base", "<meta"];
    let counts = |page: &str| PARTS.map(|part| (part, page.matches(part).count()));
    let calm = counts(&Html.render(&fixture::hostile("calm")));
    for words in &texts {
        let page = Html.render(&fixture::hostile(words));
        let shown = visible(&html! { (words) }.into_string());
        assert!(page.contains(&shown), "{words} is not shown");
        assert_eq!(forms::shows_all(&page), Ok(()), "{words}");
        assert_eq!(counts(&page), calm, "{words} makes other elements");
        for part in ["href=\"javascript:", "href=\"vbscript:", "href=\"data:text/html"] {
            assert!(!page.contains(part), "{words}");
        }
    }
}

/// The pictures of claims, their previews and the linked argument are among the files of a site.
#[test]
fn every_picture_of_the_argument_is_well_formed() {
    every_text(|report| {
        let pictures = [graph::svg(report), graph::svg_alone(report, Theme::Light)];
        pictures.iter().try_for_each(|svg| forms::xml(svg).map(|_| ()))
    });
}

#[test]
fn checking_servers_get_what_they_can_read_and_show() {
    let calm = forms::xml(&Junit.render(&fixture::hostile("calm")));
    every_text(|report| {
        let found = forms::xml(&Junit.render(report));
        if found != calm {
            return Err(format!("JUnit: {found:?} elements, and not {calm:?}"));
        }
        shown_json(&Sarif::default().render(report))
    });
}

#[test]
fn markdown_holds_no_html_and_no_link_of_a_texts_own() {
    every_text(|report| forms::markdown(&Markdown.render(report)));
}

#[test]
fn no_cell_runs_in_a_spreadsheet_and_no_row_is_broken() {
    every_text(|report| {
        let rows = forms::csv(&crate::findings_csv(report))?;
        if rows.len() != report.entries.len() + 1 {
            return Err(format!("{} rows", rows.len()));
        }
        for exhibit in report.entries.iter().flat_map(|entry| &entry.pictures) {
            let (columns, rows) = probative_chart::table(exhibit);
            forms::csv(&crate::csv::table_csv(&columns, &rows))?;
        }
        Ok(())
    });
}

#[test]
fn a_terminal_is_not_steered() {
    every_text(|report| {
        let lines = crate::lines(report).into_iter().map(|line| line.plain());
        let lines: Vec<String> = lines.chain(crate::closing(report)).collect();
        lines.iter().try_for_each(|line| match line.contains('\n') {
            true => Err("a line is two".to_owned()),
            false => forms::terminal(line),
        })?;
        // Documents that programs read are printed too: they hide nothing before they are read.
        forms::terminal(&Json.render(report))?;
        forms::terminal(&report.documents.exhibits)
    });
}

#[test]
#[ignore = "takes seconds; `.ci/run` asks for it"]
fn every_picture_is_well_formed_and_every_data_block_hides_nothing_and_ends_where_it_should() {
    every_text(|report| {
        let site = site(report, Previews::Svg);
        let figures = report.entries.iter().map(|entry| entry.pictures.len()).sum::<usize>();
        assert!(site.files.iter().filter(|(name, _)| name.ends_with(".svg")).count() > figures);
        for (name, text) in &site.files {
            let html = if name.ends_with(".html") { text.as_str() } else { "" };
            for block in html.split("<script type=\"application/ld+json\">").skip(1) {
                let block = block.split("</script>").next().unwrap_or("");
                shown_json(block).map_err(|why| format!("{name}: {why}"))?;
            }
            if name.ends_with(".svg") {
                forms::xml(text).map_err(|why| format!("{name}: {why}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn what_the_other_tests_ask_for_is_noticed_where_it_is_missing() {
    for broken in [
        "<a><b></a>",
        "<a b='c'/>",
        "<a onload=\"x\"/>",
        "<a>&x;</a>",
        "<a>\u{ffff}</a>",
        "<!--",
        "<a b=\"1\" b=\"2\"/>",
    ] {
        assert!(forms::xml(broken).is_err(), "{broken}");
    }
    assert_eq!(forms::xml("<?xml version=\"1.0\"?><a b=\"&lt;\">&#39;<c/></a>"), Ok(2));
    for broken in ["=1\n", "\"\n=1\"\n", " ＝1\n", "a,b\nc\n", "a\u{202e}\n", "\"a\n"] {
        assert!(forms::csv(broken).is_err(), "{broken}");
    }
    assert_eq!(forms::csv("a,\"b,\"\"\"\n-1.5,'=1\n").unwrap(), [["a", "b,\""], ["-1.5", "'=1"]]);
    for broken in ["<b>", "<img src=x>", "a [x](y)", "<https://a b>", "---\n"] {
        assert!(forms::markdown(broken).is_err(), "{broken}");
    }
    assert_eq!(forms::markdown("\\<b\\> <https://a.b/c> \\[x\\](y)"), Ok(()));
}
