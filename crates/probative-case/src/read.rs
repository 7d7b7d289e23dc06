//! TOML to a case, with every mistake in its place.

use toml::de::DeTable;

use crate::case::{Case, Correction, Settings, Text};
use crate::error::Error;
use crate::keys::{FILE, Key, Table};
use crate::walk::Node;
use crate::walk::gathered::Gathered;
use probative_terms::Diagnostic;

mod claim;
mod direction;
mod place;
mod reach;
mod regions;
mod shown;
mod source;
#[cfg(test)]
mod tests;
pub(crate) mod unsaid;

pub use crate::walk::suggest::nearest;
pub(crate) use source::{LEVELS, reliable};
pub use unsaid::in_words;

const CASE: Table = Table::new(
    FILE,
    "An argument, its claims, and the records to test them against.",
    &[
        Key::text("title", "The case's title.").such_as("\"Did the county build enough?\""),
        Key::table("text", &TEXT, "The text that argues."),
        Key::table("settings", &SETTINGS, "The settings that every chance in the case shares."),
        Key::tables("sources", &source::SOURCE, "The records."),
        Key::tables("layers", &source::LAYER, "Sources whose rows are places."),
        Key::tables("corrections", &CORRECTION, "What has been corrected, newest first."),
        Key::tables("claims", &claim::CLAIM, "The claims, in the text's order."),
    ],
);

const TEXT: Table = Table::new(
    "text",
    "The text that argues; its words are not held, its bytes are known by their hash.",
    &[
        Key::text("publisher", "The publishing organisation.").such_as("\"The Valley Post\""),
        Key::text("headline", "Its headline.").such_as("\"Who stopped the builders?\""),
        Key::text("url", "Where it stands.").such_as("\"https://example.org/builders\""),
        Key::date("date", "When it appeared.")
            .changing("A list is read as it was on this day; one that is older than 12 months then qualifies."),
        Key::text("sha256", "The hash of its bytes, in lower-case hexadecimal; may be left out until `probative pin` writes it.")
            .such_as("\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\""),
        Key::whole("bytes", "How many bytes it has; may be left out until `probative pin` writes it.").such_as("1200"),
        Key::text("conclusion", "The id of the claim that it concludes with.").such_as("\"c2\""),
        Key::text(
            "concludes",
            "The conclusion in our own words, as it follows \"It concludes that\".",
        )
        .such_as("\"the county should issue more permits\""),
    ],
);

const SETTINGS: Table = Table::new(
    "settings",
    "The settings that every chance in the case shares.",
    &[
        Key::whole("seed", "The number that fixes every random choice.").such_as("20"),
        Key::whole("draws", "How many rearrangements a null takes; 9999 is usual.").such_as("9999").changing("Fewer draws leave chance less well known; a figure that they leave on both sides of a threshold makes the word *inconclusive*."),
        Key::number("level", "The level of every interval; 0.95 is usual.").such_as("0.95").changing("The interval that is held against where the claim holds and fails has this level."),
    ],
);

const CORRECTION: Table = Table::new(
    "corrections",
    "A correction of the published case.",
    &[
        Key::date("date", "When."),
        Key::text("said", "What changed.").such_as("\"the unit of one number\""),
    ],
);

impl Case {
    /// Reads a case from TOML.
    ///
    /// ```
    /// use probative_case::{Case, Error};
    ///
    /// let toml = r#"
    /// title = "Did the county build enough?"
    ///
    /// [text]
    /// publisher = "The Valley Post"
    /// headline = "Who stopped the builders?"
    /// url = "https://example.org/builders"
    /// date = "2019-05-20"
    /// sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    /// bytes = 1200
    /// conclusion = "c1"
    /// concludes = "the county should issue more permits"
    ///
    /// [settings]
    /// seed = 20
    /// draws = 9999
    /// level = 0.95
    /// "#;
    /// let case = Case::read(toml)?;
    /// assert_eq!(case.text.date.to_string(), "2019-05-20");
    ///
    /// let (_, mistakes) = Case::read_partly(&toml.replace("draws", "drawn"));
    /// assert_eq!(mistakes[0].what, "the case, settings lacks `draws`");
    /// assert_eq!(mistakes[1].how, "did you mean `draws`?");
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All mistakes of the file at once, each with its place and what would mend it.
    pub fn read(toml: &str) -> Result<Case, Error> {
        match Case::read_partly(toml) {
            (Some(case), mistakes) if mistakes.is_empty() => Ok(case),
            (_, mistakes) => Err(Error::Mistakes(mistakes)),
        }
    }

    /// Reads as much of a case as can be read, with all the mistakes of its file.
    ///
    /// With it, what a case names can be held against its sources although the file has mistakes,
    /// so that one run shows all of them. Nothing may be tested on a case that has any.
    ///
    /// ```
    /// let (case, mistakes) = probative_case::Case::read_partly("title = \"A case to be\"");
    /// assert!(case.is_none(), "it has neither text nor settings");
    /// assert_eq!(mistakes[0].what, "the case lacks `text`");
    /// assert_eq!(mistakes[1].what, "the case lacks `settings`");
    /// ```
    pub fn read_partly(toml: &str) -> (Option<Case>, Vec<Diagnostic>) {
        let (document, broken) = DeTable::parse_recoverable(toml);
        let gathered = Gathered::default();
        // What can be read of a broken file is read, so that its other mistakes are told too.
        for error in &broken {
            let said = format!("this is not TOML: {}", error.message());
            let span = error.span().unwrap_or(0..0);
            gathered.add(Diagnostic::in_case("E300", span, "here", said), None);
        }
        let root = Node::root(document.get_ref(), document.span(), &CASE, &gathered);
        let case = whole(root, &gathered);
        let mut mistakes = gathered.mistakes.into_inner();
        mistakes.sort_by_key(|mistake| mistake.place.span().map(|span| span.start));
        (case, mistakes)
    }

    /// Every table of a case file with its keys, the file itself first.
    ///
    /// ```
    /// let tables = probative_case::Case::tables();
    /// let settings = tables.iter().find(|table| table.name == "settings").unwrap();
    /// let names: Vec<&str> = settings.keys.iter().map(|key| key.name).collect();
    /// assert_eq!(names, ["seed", "draws", "level"]);
    /// ```
    pub fn tables() -> Vec<&'static Table> {
        const { &CASE }.all()
    }
}

fn whole(root: Node<'_>, gathered: &Gathered) -> Option<Case> {
    let title = root.text("title");
    let text = root.table("text").and_then(text);
    let settings = root.table("settings").and_then(settings);
    let sources = root.tables("sources");
    // A source or a claim with a mistake has its name all the same: one mistake is told once.
    *gathered.sources.borrow_mut() = sources.iter().filter_map(Node::id).collect();
    Node::named_once(&sources, "id", "sources");
    if let Some(text) = &text {
        source::none_is_the_text(&sources, text);
    }
    let sources: Vec<_> = sources.into_iter().filter_map(source::source).collect();
    let titles = sources.iter().map(|source| (source.id.clone(), source.title.clone()));
    *gathered.titles.borrow_mut() = titles.collect();
    source::one_of_our_own(&root, &sources);
    let layers = root.tables("layers");
    Node::named_once(&layers, "id", "layers");
    let layers = layers.into_iter().filter_map(source::layer).collect();
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
    let date = node.day("date");
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

/// The most draws of a case: each null keeps all of its own.
pub const MOST_DRAWS: usize = 10_000_000;

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
    if let Some(draws) = draws.filter(|draws| *draws > MOST_DRAWS) {
        let said = format!("{draws} draws are above the cap of {MOST_DRAWS}");
        let help = "9999 is usual; `check --draws N --max-draws N` takes more";
        node.mistake("E306", "draws", said, help);
    }
    node.close();
    Some(Settings { seed: seed? as u64, draws: draws?, level: level? })
}

fn correction(node: Node<'_>) -> Option<Correction> {
    let (date, said) = (node.date("date"), node.text("said"));
    node.close();
    Some(Correction { date: date?, said: said? })
}
