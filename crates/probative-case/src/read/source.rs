//! Sources and layers.

use probative_terms::place::Level;

use crate::case::Text;
use crate::keys::{Key, Table, words};
use crate::layer::Layer;
use crate::source::{Format, Reliability, Source};
use crate::walk::Node;
use probative_terms::{Basis, ReliabilityWord};

const HASH: &str = "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"";

pub(crate) const LEVELS: [(Level, &str); 3] =
    [(Level::Nation, "nation"), (Level::State, "state"), (Level::County, "county")];

pub(super) const SOURCE: Table = Table::new(
    "sources",
    "A table or a text, as its publisher made it or as tidied from it.",
    &[
        Key::text("id", "The name by which the case calls it.").such_as("\"permits\""),
        Key::text("path", "Its file, relative to the case; the ending says its format.")
            .such_as("\"sources/permits.csv\""),
        Key::text("title", "Its title.").such_as("\"Building permits by county\""),
        Key::text("publisher", "Who published it.").such_as("\"the state's housing office\""),
        Key::text("url", "Where it is published.").such_as("\"https://example.org/permits\""),
        Key::text("vintage", "The edition, in the publisher's words.").such_as("\"third release\""),
        Key::date("published", "When it was published; the latest date where rows have their own.")
            .optional(),
        Key::date("retrieved", "When it was fetched."),
        Key::text("sha256", "The hash of its bytes, in lower-case hexadecimal; may be left out until `probative pin` writes it.").such_as(HASH),
        Key::table("reliability", &RELIABILITY, "Whether it may carry this argument, and why."),
        Key::text("licence", "Its licence.").such_as("\"public domain\""),
        Key::flag("provisional", "Whether the publisher calls it provisional.")
            .changing("A claim that rests on it is at best *supported with qualification*."),
        Key::flag("reconstructed", "Whether it was compiled after the text appeared."),
        Key::texts(
            "missing",
            "Words and numbers that stand for no number in its columns of numbers; `none` if every \
             number is one, as far as it lies from the others.",
        )
        .such_as("[\"-999\"]")
        .changing("Such a cell counts as blank."),
        Key::filter("leave_out", "Columns and values: rows that have one of them count nowhere, as totals among places.")
            .changing("The page and the terminal say which rows are left out."),
        Key::text("sheet", "The sheet of a workbook that has several with rows.")
            .optional()
            .such_as("\"Deaths\""),
        Key::text("layer", "The file of an archive that holds several.")
            .optional()
            .such_as("\"deaths.csv\""),
        Key::flag(
            "years_in_columns",
            "Whether years stand in its columns, as `2015` or `deaths_2015`: each row is then read as one a year, \
             with the columns `year` and `value`, or `deaths` where the columns are so called.",
        )
        .changing("Claims name these columns in place of those of the years."),
        Key::flag(
            "keep_totals",
            "Whether rows of totals stay, as that of the country among counties, which are left out \
             of a publisher's file that the program knows (W103): a claim then asks for them by `where`.",
        )
        .changing("A claim that would count a total among its parts is refused (E214)."),
        Key::windows(
            "covers",
            "The years of which a list of incidents has every one, as a first and a last: of a year without a row it \
             then says that there was none, where rows are counted (`value = \"*\"`).",
        )
        .optional()
        .changing("Such a year counts 0, and so does a place of the record that a count is set against, where `where` names years of these; it is told (W223). Else it is lacking, and so is a year whose rows are left out, and every year where rows of no year are."),
        Key::texts(
            "repair_codes",
            "Columns of codes of states or counties that lost the zeros before them, as where a spreadsheet took \
             `01003` for a number: they are given back.",
        )
        .optional()
        .such_as("[\"county\"]")
        .changing("Claims name the whole codes; how many were mended is told."),
    ],
);

const RELIABILITY: Table = Table::new(
    "sources.reliability",
    "Whether a source may carry this argument, said before any claim is tested.",
    &[
        Key::word("word", || words(&reliable()), "The word.").such_as("\"sufficiently reliable\"").changing("A primary reading on a source that is `not sufficiently reliable` is *inconclusive*; on one that is `undetermined` its certainty is a step lower."),
        Key::word("basis", || words(&Basis::ALL), "What the word rests on, of the published list; each carries one word (docs/verdicts.md).").such_as("\"official record\"").changing("It fixes the word."),
        Key::text("because", "The same in the case's own words.").such_as("\"every permit is registered by law\""),
    ],
);

pub(super) const LAYER: Table = Table::new(
    "layers",
    "A source whose rows are places of one level.",
    &[
        Key::text("id", "The name by which the case calls it.").such_as("\"counties\""),
        Key::source("source", "The source that holds the rows."),
        Key::column("key", "The column of the places' codes.").such_as("\"county\""),
        Key::column("year", "The column of the year, if rows are place-years.")
            .optional()
            .such_as("\"year\""),
        Key::word("geography", || words(&LEVELS), "The level of the places.").such_as("\"county\""),
        Key::year("vintage", "The year whose codes it uses."),
    ],
);

pub(crate) fn reliable() -> [(ReliabilityWord, &'static str); 3] {
    use ReliabilityWord::{Insufficient, Sufficient, Undetermined};
    [Sufficient, Undetermined, Insufficient].map(|word| (word, word.word()))
}

pub(super) fn source(node: Node<'_>) -> Option<Source> {
    let id = node.own_id()?;
    let node = node.named(format!("source `{id}`"));
    // A source with a mistake is left out, and the mistake tells which; what it lacks is told too.
    let path = node.text("path");
    let format = format(&node, path.as_deref());
    let title = node.text("title");
    let publisher = node.text("publisher");
    let url = node.text("url");
    let vintage = node.text("vintage");
    let published = node.optional_date("published");
    let retrieved = node.days("retrieved");
    if let Some((published, (_, last))) = published.zip(retrieved).filter(|(day, of)| *day > of.1) {
        let said = format!("it was published on {published}, after it was fetched by {last}");
        node.mistake("E306", "retrieved", said, "give the days of the edition that the file holds");
    }
    let sha256 = node.text("sha256");
    let reliability = node.table("reliability").and_then(reliability);
    let licence = node.text("licence");
    let provisional = node.flag("provisional");
    let reconstructed = node.flag("reconstructed");
    let missing = node.texts("missing");
    let leave_out = node.filter("leave_out", None);
    let sheet = node.optional_text("sheet");
    let layer = node.optional_text("layer");
    let years_in_columns = node.flag("years_in_columns");
    let keep_totals = node.flag("keep_totals");
    let covers = node.windows("covers");
    covered(&node, &covers, retrieved.map(|(_, last)| last.year));
    let repair_codes = node.texts("repair_codes");
    node.close();
    Some(Source {
        id,
        path: path?,
        format: format?,
        title: title?,
        publisher: publisher?,
        url: url?,
        vintage: vintage?,
        published,
        retrieved: retrieved?.0,
        sha256: sha256?,
        reliability: reliability?,
        licence: licence?,
        provisional,
        reconstructed,
        missing,
        leave_out,
        sheet,
        layer,
        years_in_columns,
        keep_totals,
        covers,
        repair_codes,
    })
}

/// Passes if the years of which a source has every row were not to come when it was fetched.
fn covered(node: &Node<'_>, covers: &[(i32, i32)], fetched: Option<i32>) {
    let last = covers.iter().map(|(_, last)| *last).max();
    if let Some((last, fetched)) = last.zip(fetched).filter(|(last, fetched)| last > fetched) {
        let said = format!("it covers {last}, and was fetched in {fetched}");
        node.mistake("E306", "covers", said, "name years that were over when it was published");
    }
}

/// Tells of a source that is the text itself, by its address or by its publisher and its name.
pub(super) fn none_is_the_text(sources: &[Node<'_>], text: &Text) {
    let is_at = |url: &str| !text.url.is_empty() && at(url) == at(&text.url);
    for node in sources {
        let is_called = node.glimpsed("title") == Some(&text.headline)
            && node.glimpsed("publisher") == Some(&text.publisher);
        if !node.glimpsed("url").is_some_and(is_at) && !is_called {
            continue;
        }
        let id = node.id().unwrap_or_default();
        let said = format!(
            "source `{id}` is the text itself, by its address or its name: what a text says is no record of it"
        );
        let help = "give the address of the record that the table is from; numbers of the text alone are `kind = \"arithmetic\"`, and a claim of which no record is at hand is `not_held`";
        node.told("E305", said, node.span_of("url"), "the text", Some(help));
    }
}

/// An address without what does not tell one page from another.
fn at(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.split('#').next().unwrap_or_default();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// Tells of a second calibration or audit, since what they say is looked up in one.
pub(super) fn one_of_our_own(root: &Node<'_>, sources: &[Source]) {
    for (format, called) in [(Format::Calibration, "calibrations"), (Format::Audit, "audits")] {
        let all = sources.iter().filter(|source| source.format == format);
        if let [first, second, ..] = all.collect::<Vec<_>>()[..] {
            let said = format!("`{}` and `{}` are both {called}", first.id, second.id);
            root.mistake("E306", "sources", said, "keep the one that was made last");
        }
    }
}

fn format(node: &Node<'_>, path: Option<&str>) -> Option<Format> {
    let path = path?;
    let format = Format::of_path(path);
    if format.is_none() {
        let ending = path.rsplit('.').next().unwrap_or_default();
        let said = format!("a source that ends in `.{ending}` cannot be read");
        node.mistake("E306", "path", said, &format!("use {}", Format::endings()));
    }
    format
}

fn reliability(node: Node<'_>) -> Option<Reliability> {
    let word = node.choice("word", &reliable());
    let basis = node.choice("basis", &Basis::ALL);
    let because = node.text("because");
    if let (Some(word), Some(basis)) = (word, basis)
        && word != basis.carries()
    {
        let carried = basis.carries().word();
        let said = format!("`{}` carries `{carried}`, not `{}`", basis.word(), word.word());
        let help = format!(
            "write word = \"{carried}\", or the basis that it has (`probative explain reliability`)"
        );
        node.mistake("E306", "word", said, &help);
    }
    node.close();
    Some(Reliability { word: word?, basis: basis?, because: because? })
}

pub(super) fn layer(node: Node<'_>) -> Option<Layer> {
    let id = node.own_id()?;
    let node = node.named(format!("layer `{id}`"));
    let source = node.source("source");
    let key = node.column(source.as_deref(), "key");
    let year = node.optional_column(source.as_deref(), "year");
    let geography = node.choice("geography", &LEVELS);
    let vintage = node.year("vintage");
    let vintage_span = node.span_of("vintage");
    node.close();
    Some(Layer {
        id,
        source: source?,
        key: key?,
        year,
        geography: geography?,
        vintage: vintage?,
        vintage_span,
    })
}
