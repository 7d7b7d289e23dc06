//! The colours of pictures, in light and in dark.
//!
//! The sequential scale is one hue from pale to deep, so that order survives grey print and every
//! colour vision; states that are not values have patterns of their own.

use probative_finding::exhibit::Cluster;
use probative_finding::finding::Verdict;

/// How a picture that stands by itself is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark words on white.
    Light,
    /// Pale words on a dark ground.
    Dark,
    /// Black words and lines for paper; classes grow darker steadily, so that grey print keeps
    /// their order.
    Print,
}

/// The spots on the pale classes of clusters, dark in every theme.
const SPOT: &str = "#1c1c1a";

/// How many classes a scale has at most: more could not be told apart by every reader.
pub const CLASSES: usize = 5;

/// The colours of one theme.
struct Palette {
    paper: &'static str,
    ink: &'static str,
    muted: &'static str,
    grid: &'static str,
    edge: &'static str,
    accent: &'static str,
    base: &'static str,
    lines: [&'static str; 5],
    /// From low to high.
    classes: [&'static str; CLASSES],
    /// From a fall by way of no change to a rise.
    diverging: [&'static str; CLASSES],
    /// In the order of [`Verdict::ALL`].
    verdicts: [&'static str; 7],
}

const LIGHT: Palette = Palette {
    paper: "#ffffff",
    ink: "#1c1c1a",
    muted: "#5b5a55",
    grid: "#dedad0",
    edge: "#ffffff",
    accent: "#a8461c",
    base: "#8a8880",
    lines: ["#1b4f7e", "#a8461c", "#3d7a4f", "#71358a", "#5b5a55"],
    classes: ["#f5f1d3", "#bdd5e5", "#4f93cb", "#1c55a3", "#07163f"],
    diverging: ["#7a2e0a", "#e0925a", "#f4f1ea", "#7fb6d8", "#123f6e"],
    verdicts: ["#17653a", "#7d5200", "#71358a", "#a3211b", "#0b655f", "#71502f", "#5b5a55"],
};

const DARK: Palette = Palette {
    paper: "#1d1d1b",
    ink: "#ecebe6",
    muted: "#bdbab1",
    grid: "#3a3934",
    edge: "#1d1d1b",
    accent: "#f0975f",
    base: "#8f8c83",
    lines: ["#8cc3f2", "#f0975f", "#83cf9c", "#d4a2ea", "#aeaba2"],
    classes: ["#07163f", "#1c55a3", "#4f93cb", "#bdd5e5", "#f5f1d3"],
    diverging: ["#7a2e0a", "#e0925a", "#f4f1ea", "#7fb6d8", "#123f6e"],
    verdicts: ["#72d09a", "#e6b84a", "#d4a2ea", "#ff9389", "#5fd3c6", "#d9b08c", "#bdbab1"],
};

const PRINT: Palette = Palette {
    paper: "#ffffff",
    ink: "#000000",
    muted: "#404040",
    grid: "#d0d0d0",
    edge: "#ffffff",
    accent: "#000000",
    base: "#8c8c8c",
    lines: ["#000000", "#4d4d4d", "#333333", "#666666", "#808080"],
    classes: LIGHT.classes,
    diverging: LIGHT.diverging,
    verdicts: ["#000000"; 7],
};

/// The rules for pictures inside the page, with its dark theme.
pub fn page() -> String {
    let dark = rules(&DARK);
    format!("{}@media screen and (prefers-color-scheme:dark){{{dark}}}", rules(&LIGHT))
}

/// The rules for a picture that stands by itself.
pub fn alone(theme: Theme) -> String {
    let palette = match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
        Theme::Print => &PRINT,
    };
    format!("{}.pic .paper{{fill:{}}}", rules(palette), palette.paper)
}

fn rules(palette: &Palette) -> String {
    [words(palette), marks(palette), areas(palette), scales(palette)].concat()
}

fn words(palette: &Palette) -> String {
    let Palette { paper, ink, muted, .. } = palette;
    format!(
        ".pic text{{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,\
         sans-serif;font-size:12px;fill:{ink}}}.pic .title{{font-size:14.5px;font-weight:700}}\
         .pic .finding{{font-size:12.5px}}.pic .muted,.pic .tick{{fill:{muted};font-size:11px}}\
         .pic .small{{font-size:9.8px}}.pic .strong{{font-weight:700}}\
         .pic .halo{{paint-order:stroke;stroke:{paper};stroke-width:3px;stroke-linejoin:round}}\
         .pic .paper{{fill:none}}"
    )
}

fn marks(palette: &Palette) -> String {
    let Palette { ink, muted, grid, edge, accent, base, lines, .. } = palette;
    let (first, third) = (lines[0], lines[2]);
    format!(
        ".pic .grid{{stroke:{grid};stroke-width:1;fill:none}}\
         .pic .axis{{stroke:{muted};stroke-width:1;fill:none}}\
         .pic .accent{{stroke:{accent};stroke-width:2;fill:none}}.pic .accent-fill{{fill:{accent}}}\
         .pic .value{{fill:{first}}}.pic .base{{fill:{base}}}\
         .pic .whisker{{stroke:{ink};stroke-width:1.4;fill:none}}\
         .pic .dot,.pic .dot-half{{fill:{first};stroke:{first};stroke-width:1.6}}\
         .pic .dot-open{{fill:{edge};stroke:{first};stroke-width:1.6}}\
         .pic .dot-cross{{stroke:{first};stroke-width:1.6;fill:none}}\
         .pic .fan{{fill:{base};fill-opacity:.28}}.pic .fan1{{fill-opacity:.48}}\
         .pic .fan2{{fill-opacity:.63}}.pic .holds{{fill:{third};fill-opacity:.16}}\
         .pic .edge{{stroke:{third};stroke-width:1.2;stroke-dasharray:4 3;fill:none}}\
         .pic .link{{stroke:{muted};stroke-width:1;stroke-opacity:.8;fill:none}}\
         .pic .link-weak{{stroke:{ink};stroke-width:3;fill:none}}\
         .pic .node{{fill:{edge};stroke:{muted};stroke-width:1}}\
         .pic .node-weak{{stroke:{ink};stroke-width:2.6}}.pic a:focus-visible .node{{stroke:{accent};stroke-width:3}}"
    )
}

fn areas(palette: &Palette) -> String {
    let Palette { ink, muted, grid, edge, accent, lines, .. } = palette;
    let first = lines[0];
    format!(
        ".pic .borders{{stroke:{muted};stroke-width:.6;fill:none}}\
         .pic .land{{fill:{edge};stroke:{grid};stroke-width:.8}}\
         .pic .land-small{{fill:{edge};stroke:{grid};stroke-width:.25}}\
         .pic .cell{{stroke:{grid};stroke-width:.6}}.pic .cell-small{{stroke:{grid};stroke-width:.15}}\
         .pic .hatch-back{{fill:{edge}}}.pic .hatch-ink{{stroke:{muted};stroke-width:1.1;fill:none}}\
         .pic .cross-ink{{stroke:{muted};stroke-width:.7;fill:none}}\
         .pic .dot-ink{{fill:{edge};stroke:{ink};stroke-width:.4}}\
         .pic .spot{{fill:{SPOT}}}\
         .pic .outlined{{fill:none;stroke:{accent};stroke-width:1.6}}\
         .pic .outlined-small{{fill:none;stroke:{accent};stroke-width:.7}}\
         .pic .over{{fill:none;stroke:{muted};stroke-width:.9}}\
         .pic .over-small{{fill:none;stroke:{muted};stroke-width:.35}}\
         .pic .speck{{fill:none;stroke:{first};stroke-width:2.2;stroke-linecap:round}}\
         .pic .ring{{fill:none;stroke:{accent};stroke-opacity:.1;stroke-linejoin:round}}\
         .pic .ring-fill{{fill:{accent};fill-opacity:.3}}\
         .pic .symbol{{fill:{first};fill-opacity:.62;stroke:{edge};stroke-width:.8}}\
         .pic .symbol-withheld{{fill:none;stroke:{muted};stroke-width:1;stroke-dasharray:2 1.5}}\
         .pic .symbol-none{{stroke:{muted};stroke-width:1;fill:none}}"
    )
}

fn scales(palette: &Palette) -> String {
    let mut css = String::new();
    for (index, line) in palette.lines.iter().enumerate() {
        css.push_str(&format!(
            ".pic .line{index}{{stroke:{line};stroke-width:2;fill:none}}\
             .pic .point{index}{{fill:{line}}}.pic .band{index}{{fill:{line};fill-opacity:.16}}"
        ));
    }
    for (index, class) in palette.classes.iter().enumerate() {
        css.push_str(&format!(".pic .class{index}{{fill:{class}}}"));
    }
    for (index, class) in palette.diverging.iter().enumerate() {
        css.push_str(&format!(".pic .diverging{index}{{fill:{class}}}"));
    }
    for cluster in Cluster::ALL {
        css.push_str(&format!(".pic .lisa-{}{{fill:{}}}", cluster.word(), lisa(cluster)));
    }
    for (verdict, ink) in Verdict::ALL.into_iter().zip(palette.verdicts) {
        let word = verdict.word();
        css.push_str(&format!(".pic .ink-{word}{{fill:{ink}}}.pic .tint-{word}{{stroke:{ink}}}"));
    }
    css
}

/// The colours that users of cluster maps know, by the class's name (those of GeoDa and rgeoda).
fn lisa(cluster: Cluster) -> &'static str {
    match cluster {
        Cluster::NotSignificant => "#eeeeee",
        Cluster::HighHigh => "#FF0000",
        Cluster::LowLow => "#0000FF",
        Cluster::LowHigh => "#a7adf9",
        Cluster::HighLow => "#f4ada8",
        Cluster::Undefined => "#464646",
        Cluster::Isolated => "#999999",
    }
}

#[cfg(test)]
mod difference;
#[cfg(test)]
mod tests;
