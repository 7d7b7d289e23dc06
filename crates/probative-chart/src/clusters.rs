//! The local clusters of a map, and beneath it the chance of each.

use probative_finding::exhibit::{Association, Cluster, ClusterFound, ClusterUnit, Clusters};

use super::canvas::{Canvas, MARGIN, Sample, data, data_text, escaped};
use super::ground::Land;
use super::map::patterns;
use super::scale::pixel;
use super::style::CLASSES;
use super::taken;
use probative_terms::number::{chance, plain};

/// The picture: both maps, so that no class is shown without its chance.
pub(crate) fn draw(clusters: &Clusters<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&clusters.caption);
    patterns(&mut canvas);
    let ids: Vec<&str> = clusters.units.iter().map(|unit| unit.id.as_str()).collect();
    let land = Land::new(&clusters.ground, ids.iter().copied());
    let bare = land.define(&ids, &mut canvas);
    let level = plain(clusters.level);
    let adjusted = clusters.adjusted.is_some();
    let chance = if adjusted { "the adjusted p" } else { "p" };
    heading(&format!("Class, where {chance} is at most {level}"), &mut canvas);
    legend(clusters, by_class, &mut canvas);
    map(clusters, &land, &bare, by_class, &mut canvas);
    let how =
        clusters.adjusted.as_ref().map_or("p".to_owned(), |how| format!("p, adjusted: {how}"));
    heading(&how, &mut canvas);
    legend(clusters, by_chance, &mut canvas);
    map(clusters, &land, &bare, by_chance, &mut canvas);
    let units = clusters.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
    land.note(units, &mut canvas);
    canvas.finish(&clusters.caption, &described(clusters))
}

fn heading(words: &str, canvas: &mut Canvas) {
    canvas.y += 16.0;
    canvas.text(MARGIN, canvas.y, "strong", "start", words);
}

/// How a unit is coloured, and what its colour means.
#[derive(Debug, Clone, PartialEq)]
struct Colour {
    /// Where it stands in the legend.
    rank: usize,
    label: String,
    class: String,
    /// Whether a pattern of spots tells it from a grey or a pale one.
    spotted: bool,
}

/// How a map colours what is found of a unit.
type Coloured = fn(&Clusters<String>, ClusterFound) -> Colour;

/// By its class; spots tell pale classes from grey ones.
fn by_class(clusters: &Clusters<String>, found: ClusterFound) -> Colour {
    let Some(class) = clusters.class(found) else { return unclassed(found) };
    let known = match class {
        Association::HighHigh | Association::Significant => Cluster::HighHigh,
        Association::LowLow => Cluster::LowLow,
        Association::LowHigh | Association::Negative => Cluster::LowHigh,
        Association::HighLow | Association::OtherPositive => Cluster::HighLow,
    };
    Colour {
        rank: Association::ALL.iter().position(|one| *one == class).unwrap_or(0),
        label: class.label().to_owned(),
        class: format!("lisa-{}", known.word()),
        spotted: matches!(known, Cluster::LowHigh | Cluster::HighLow),
    }
}

/// By its adjusted chance.
fn by_chance(clusters: &Clusters<String>, found: ClusterFound) -> Colour {
    let ClusterFound::Tested { p_adjusted, .. } = found else { return unclassed(found) };
    let below = clusters.levels.iter().filter(|level| p_adjusted <= **level).count();
    let Some(last) = below.checked_sub(1) else {
        let label = format!("above {}", plain(clusters.levels.first().copied().unwrap_or(1.0)));
        return Colour { label, ..unclassed(found) };
    };
    Colour {
        rank: last,
        label: format!("at most {}", plain(clusters.levels[last])),
        class: format!("class{}", (last + 1).min(CLASSES - 1)),
        spotted: false,
    }
}

/// What has no class.
fn unclassed(found: ClusterFound) -> Colour {
    let cluster = match found {
        ClusterFound::Tested { .. } => Cluster::NotSignificant,
        ClusterFound::Undefined => Cluster::Undefined,
        ClusterFound::Withheld => return withheld(),
        ClusterFound::Isolated => Cluster::Isolated,
    };
    let rank = Association::ALL.len()
        + Cluster::ALL.iter().position(|one| *one == cluster).unwrap_or_default();
    let class = format!("lisa-{}", cluster.word());
    Colour { rank, label: cluster.label().to_owned(), class, spotted: false }
}

/// Of what a number is withheld: spots on the grey of what stands alone, behind all others.
fn withheld() -> Colour {
    let class = format!("lisa-{}", Cluster::Isolated.word());
    Colour { rank: usize::MAX, label: WITHHELD.1.to_owned(), class, spotted: true }
}

/// The word and the label of units of which a number is withheld.
const WITHHELD: (&str, &str) = ("withheld", "Withheld");

/// The colours that the map shows.
fn legend(clusters: &Clusters<String>, coloured: Coloured, canvas: &mut Canvas) {
    let mut shown: Vec<Colour> =
        clusters.units.iter().map(|unit| coloured(clusters, unit.found)).collect();
    shown.sort_by_key(|colour| colour.rank);
    shown.dedup();
    let item = |colour: Colour| {
        let class = format!("cell {}", colour.class);
        let sample = match colour.spotted {
            true => Sample::Both(class, canvas.id("spots")),
            false => Sample::Square(class),
        };
        (colour.label, sample)
    };
    let items: Vec<(String, Sample)> =
        shown.into_iter().map(item).chain(taken::item(&clusters.taken)).collect();
    canvas.legend(&items);
}

fn map(
    clusters: &Clusters<String>,
    land: &Land<'_>,
    bare: &str,
    coloured: Coloured,
    canvas: &mut Canvas,
) {
    let edge = land.edge(clusters.units.len());
    canvas.push(&format!("<g transform=\"translate(0 {})\">", pixel(canvas.y)));
    if !bare.is_empty() {
        canvas.push(&format!("<path class=\"land-small\" d=\"{bare}\"/>"));
    }
    let units = clusters.units.iter().enumerate();
    for (number, unit) in units.filter(|(_, unit)| land.draws(&unit.id)) {
        let Colour { class, spotted, .. } = coloured(clusters, unit.found);
        let shape = format!("<use href=\"#{}\"", canvas.id(&format!("unit{number}")));
        let marks = data_text(land.named(), &unit.id) + &marks(clusters, unit.found);
        let words = escaped(&told(clusters, unit));
        canvas
            .push(&format!("{shape} class=\"{edge} {class}\"{marks}><title>{words}</title></use>"));
        if spotted {
            let spots = canvas.id("spots");
            canvas.push(&format!("{shape} fill=\"url(#{spots})\" pointer-events=\"none\"/>"));
        }
    }
    let ids: Vec<&str> = clusters.units.iter().map(|unit| unit.id.as_str()).collect();
    taken::draw(&clusters.taken, &ids, land, canvas);
    canvas.push("</g>");
    canvas.y += land.height;
}

/// The class of a unit in data and in words.
fn named(clusters: &Clusters<String>, found: ClusterFound) -> (&'static str, &'static str) {
    let cluster = |cluster: Cluster| (cluster.word(), cluster.label());
    match found {
        ClusterFound::Undefined => cluster(Cluster::Undefined),
        ClusterFound::Withheld => WITHHELD,
        ClusterFound::Isolated => cluster(Cluster::Isolated),
        ClusterFound::Tested { .. } => clusters
            .class(found)
            .map_or(cluster(Cluster::NotSignificant), |class| (class.word(), class.label())),
    }
}

/// What a unit is called.
pub(crate) fn label(clusters: &Clusters<String>, found: ClusterFound) -> &'static str {
    named(clusters, found).1
}

/// The data of a unit, already escaped: its class with its chances.
fn marks(clusters: &Clusters<String>, found: ClusterFound) -> String {
    let class = data_text("cluster", named(clusters, found).0);
    match found {
        ClusterFound::Tested { p, .. } if clusters.adjusted.is_none() => class + &data("p", p),
        ClusterFound::Tested { p, p_adjusted, .. } => {
            class + &data("p", p) + &data("adjusted", p_adjusted)
        }
        _ => class,
    }
}

/// A unit in words.
fn told(clusters: &Clusters<String>, unit: &ClusterUnit) -> String {
    let (name, class) = (&unit.name, label(clusters, unit.found));
    match unit.found {
        ClusterFound::Tested { p, .. } if clusters.adjusted.is_none() => {
            format!("{name}: {class}, p {}", chance(p))
        }
        ClusterFound::Tested { p, p_adjusted, .. } => {
            format!("{name}: {class}, p {}, adjusted {}", chance(p), chance(p_adjusted))
        }
        _ => format!("{name}: {class}"),
    }
}

/// The picture in words.
pub(crate) fn described(clusters: &Clusters<String>) -> String {
    let mut words: Vec<String> = Vec::new();
    for class in Association::ALL {
        let of = |unit: &&ClusterUnit| clusters.class(unit.found) == Some(class);
        let units: Vec<&ClusterUnit> = clusters.units.iter().filter(of).collect();
        if !units.is_empty() {
            let names: Vec<String> = units.iter().take(5).map(|unit| unit.name.clone()).collect();
            let rest = if units.len() > names.len() { " and others" } else { "" };
            words.push(format!("{}: {}{rest}.", class.label(), names.join(", ")));
        }
    }
    let tested = |unit: &&ClusterUnit| matches!(unit.found, ClusterFound::Tested { .. });
    let without = clusters.units.iter().filter(tested).count();
    words.push(format!("{without} units were tested."));
    words.join(" ")
}
