//! TOML to a case, with every mistake in its place.

use std::cell::RefCell;

use toml::de::DeTable;

use crate::case::{Case, ColumnUse, Correction, Settings, Text};
use crate::error::Error;
use probative_terms::Diagnostic;

mod association;
mod breaks;
mod claim;
mod cluster;
mod kind;
mod place;
mod regions;
mod select;
mod source;
mod suggest;
mod walk;

pub use suggest::nearest;
use walk::Node;

/// What a run over the file gathers besides the case itself.
#[derive(Default)]
struct Gathered {
    mistakes: RefCell<Vec<Diagnostic>>,
    uses: RefCell<Vec<ColumnUse>>,
    sources: RefCell<Vec<String>>,
}

impl Gathered {
    /// Notes a mistake; without a remedy of its own it has that of its code.
    fn add(&self, mistake: Diagnostic, help: Option<&str>) {
        let mistake = help.into_iter().fold(mistake, Diagnostic::helped);
        self.mistakes.borrow_mut().push(mistake);
    }
}

/// Reads a case, or gives all the mistakes of its file.
pub(crate) fn case(toml: &str) -> Result<Case, Error> {
    match partly(toml) {
        (Some(case), mistakes) if mistakes.is_empty() => Ok(case),
        (_, mistakes) => Err(Error::Mistakes(mistakes)),
    }
}

/// Reads as much of a case as can be read, with all the mistakes of its file.
pub(crate) fn partly(toml: &str) -> (Option<Case>, Vec<Diagnostic>) {
    let (document, broken) = DeTable::parse_recoverable(toml);
    let gathered = Gathered::default();
    for error in &broken {
        let said = format!("this is not TOML: {}", error.message());
        let span = error.span().unwrap_or(0..0);
        gathered.add(Diagnostic::in_case("E300", span, "here", said), None);
    }
    let root = Node::new(document.get_ref(), document.span(), "the case", &gathered);
    let case = whole(root, &gathered);
    let mut mistakes = gathered.mistakes.into_inner();
    mistakes.sort_by_key(|mistake| mistake.place.span().map(|span| span.start));
    (case, mistakes)
}

fn whole(root: Node<'_>, gathered: &Gathered) -> Option<Case> {
    let title = root.text("title");
    let text = root.table("text").and_then(text);
    let settings = root.table("settings").and_then(settings);
    let sources = root.tables("sources");
    // A source or a claim with a mistake has its name all the same: one mistake is told once.
    *gathered.sources.borrow_mut() = sources.iter().filter_map(Node::id).collect();
    let sources: Vec<_> = sources.into_iter().filter_map(source::read).collect();
    let layers = root.tables("layers").into_iter().filter_map(source::layer).collect();
    let corrections = root.tables("corrections").into_iter().filter_map(correction).collect();
    let claims = root.tables("claims");
    let ids: Vec<String> = claims.iter().filter_map(Node::id).collect();
    let claims = claim::all(claims);
    if let Some(text) = &text {
        place::check(&root, &claims, &ids, text);
    }
    root.close();
    let uses = gathered.uses.borrow().clone();
    let claims = claims.into_iter().map(|placed| placed.claim).collect();
    Some(Case {
        title: title?,
        text: text?,
        settings: settings?,
        sources,
        layers,
        claims,
        uses,
        corrections,
    })
}

fn text(node: Node<'_>) -> Option<Text> {
    let publisher = node.text("publisher");
    let headline = node.text("headline");
    let url = node.text("url");
    let date = node.date("date");
    let sha256 = node.text("sha256");
    let bytes = node.whole("bytes");
    let conclusion = node.text("conclusion");
    let concludes = node.text("concludes");
    node.close();
    Some(Text {
        publisher: publisher?,
        headline: headline?,
        url: url?,
        date: date?,
        sha256: sha256?,
        bytes: bytes?,
        conclusion: conclusion?,
        concludes: concludes?,
    })
}

fn settings(node: Node<'_>) -> Option<Settings> {
    let seed = node.whole("seed");
    let draws = node.whole("draws");
    let level = node.number("level");
    if let Some(level) = level.filter(|level| !(0.5..1.0).contains(level)) {
        node.mistake(
            "E306",
            "level",
            format!("a level of {level} gives no interval"),
            "0.95 is usual",
        );
    }
    if let Some(0) = draws {
        node.mistake("E306", "draws", "a null needs draws".to_owned(), "9999 is usual");
    }
    node.close();
    Some(Settings { seed: seed? as u64, draws: draws?, level: level? })
}

fn correction(node: Node<'_>) -> Option<Correction> {
    let (date, said) = (node.date("date"), node.text("said"));
    node.close();
    Some(Correction { date: date?, said: said? })
}
