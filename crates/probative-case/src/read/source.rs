//! Sources and layers.

use probative_atlas::Level;

use super::walk::Node;
use crate::layer::Layer;
use crate::source::{Format, Reliability, Source};
use probative_terms::ReliabilityWord;

pub(super) fn read(node: Node<'_>) -> Option<Source> {
    let id = node.text("id")?;
    let node = node.named(format!("source `{id}`"));
    let path = node.text("path");
    let format = format(&node, path.as_deref());
    let title = node.text("title");
    let publisher = node.text("publisher");
    let url = node.text("url");
    let vintage = node.text("vintage");
    let published = node.optional_date("published");
    let retrieved = node.date("retrieved");
    let sha256 = node.text("sha256");
    let reliability = node.table("reliability").and_then(reliability);
    let licence = node.text("licence");
    let provisional = node.flag("provisional");
    let reconstructed = node.flag("reconstructed");
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
        retrieved: retrieved?,
        sha256: sha256?,
        reliability: reliability?,
        licence: licence?,
        provisional,
        reconstructed,
    })
}

fn format(node: &Node<'_>, path: Option<&str>) -> Option<Format> {
    let ending = path?.rsplit('.').next().unwrap_or_default();
    match ending {
        "csv" => Some(Format::Csv),
        "geojson" => Some(Format::Geojson),
        "txt" => Some(Format::Text),
        "toml" => Some(Format::Calibration),
        _ => {
            let said = format!("a source that ends in `.{ending}` cannot be read");
            node.mistake("E306", "path", said, "use .csv, .geojson or .txt");
            None
        }
    }
}

fn reliability(node: Node<'_>) -> Option<Reliability> {
    use ReliabilityWord::{Insufficient, Sufficient, Undetermined};
    let words = [Sufficient, Undetermined, Insufficient].map(|word| (word, word.word()));
    let word = node.choice("word", &words);
    let because = node.text("because");
    node.close();
    Some(Reliability { word: word?, because: because? })
}

pub(super) fn layer(node: Node<'_>) -> Option<Layer> {
    let id = node.text("id")?;
    let node = node.named(format!("layer `{id}`"));
    let source = node.source("source");
    let key = node.column(source.as_deref(), "key");
    let year = node.optional_column(source.as_deref(), "year");
    let levels = [(Level::Nation, "nation"), (Level::State, "state"), (Level::County, "county")];
    let geography = node.choice("geography", &levels);
    let vintage = node.year("vintage");
    node.close();
    Some(Layer { id, source: source?, key: key?, year, geography: geography?, vintage: vintage? })
}
