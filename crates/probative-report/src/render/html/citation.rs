//! How the page and its sources are cited, as BibTeX and as CSL-JSON.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::copy;
use crate::render::spelt;
use crate::report::Report;
use probative_words::format::{slug, visible};

/// The two files that cite every source.
pub(super) fn links(report: &Report) -> Markup {
    html! {
        p .small { "Citations of all sources: "
            (copy::link("sources.bib", "application/x-bibtex", &bibtex(report), "BibTeX")) " · "
            (copy::link("sources.json", "application/vnd.citationstyles.csl+json", &csl(report), "CSL-JSON"))
        }
    }
}

/// Every source as a BibTeX entry; the note carries its hash.
fn bibtex(report: &Report) -> String {
    let entry = |source: &probative_case::source::Source| {
        let year = source
            .published
            .map_or_else(String::new, |date| format!("  year = {{{}}},\n", &date.to_string()[..4]));
        format!(
            "@misc{{{},\n  title = {{{}}},\n  author = {{{{{}}}}},\n{year}  howpublished = {{{}}},\n  \
             note = {{{}; retrieved {}; SHA-256 {}}}\n}}\n",
            slug(&source.id),
            tex(&source.title),
            tex(&source.publisher),
            tex(&source.url),
            tex(&source.vintage),
            source.retrieved,
            tex(&source.sha256)
        )
    };
    report.sources.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// The words with everything escaped that TeX would read.
fn tex(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in visible(words).chars() {
        match letter {
            '{' | '}' | '%' | '&' | '#' | '_' | '$' => out.extend(['\\', letter]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// Every source as an item of CSL-JSON.
fn csl(report: &Report) -> String {
    let items: Vec<Value> = report
        .sources
        .iter()
        .map(|source| {
            let mut item = json!({
                "id": slug(&source.id),
                "type": "dataset",
                "title": source.title,
                "author": [{ "literal": source.publisher }],
                "publisher": source.publisher,
                "version": source.vintage,
                "URL": source.url,
                "accessed": { "raw": source.retrieved.to_string() },
                "note": format!("SHA-256 {}", source.sha256),
            });
            if let Some(date) = source.published {
                item["issued"] = json!({ "raw": date.to_string() });
            }
            item
        })
        .collect();
    spelt(Value::from(items)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_citation_carries_the_hash_and_nothing_that_tex_would_run() {
        let report = fixture::hostile("}\\input{x}%");
        let bib = bibtex(&report);
        assert!(bib.contains(&report.sources[0].sha256));
        assert!(!bib.contains("\\input{"), "{bib}");
        let items: Value = serde_json::from_str(&csl(&report)).unwrap();
        assert_eq!(items[0]["title"], "}\\input{x}%");
    }
}
