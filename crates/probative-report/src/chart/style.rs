//! The colours of pictures, in light and in dark.
//!
//! The sequential scale is one hue from pale to deep, so that order survives grey print and every
//! colour vision; states that are not values have patterns of their own.

/// The colours of one theme.
struct Palette {
    paper: &'static str,
    ink: &'static str,
    muted: &'static str,
    grid: &'static str,
    land: &'static str,
    edge: &'static str,
    accent: &'static str,
    base: &'static str,
    lines: [&'static str; 5],
    classes: [&'static str; 7],
}

const LIGHT: Palette = Palette {
    paper: "#ffffff",
    ink: "#1c1c1a",
    muted: "#5b5a55",
    grid: "#dedad0",
    land: "#efece5",
    edge: "#ffffff",
    accent: "#a8461c",
    base: "#8a8880",
    lines: ["#1b4f7e", "#a8461c", "#3d7a4f", "#71358a", "#5b5a55"],
    classes: ["#e3eef7", "#c3dbee", "#98c1e0", "#66a1cd", "#3a7fb5", "#1b5c92", "#0b3661"],
};

const DARK: Palette = Palette {
    paper: "#1d1d1b",
    ink: "#ecebe6",
    muted: "#aeaba2",
    grid: "#3a3934",
    land: "#2b2a27",
    edge: "#1d1d1b",
    accent: "#f0975f",
    base: "#8f8c83",
    lines: ["#8cc3f2", "#f0975f", "#83cf9c", "#d4a2ea", "#aeaba2"],
    classes: ["#1f3243", "#26475f", "#2f6082", "#3f7fa9", "#5fa0ca", "#93c3e3", "#d3e7f5"],
};

/// The rules for pictures inside the page, with its dark theme.
pub(crate) fn page() -> String {
    let dark = rules(&DARK);
    format!("{}@media screen and (prefers-color-scheme:dark){{{dark}}}", rules(&LIGHT))
}

/// The rules for a picture that stands by itself.
pub(super) fn alone() -> String {
    let paper = format!(".paper{{fill:{}}}", LIGHT.paper);
    format!("{}{paper}", rules(&LIGHT))
}

fn rules(palette: &Palette) -> String {
    let Palette { paper, ink, muted, grid, land, edge, accent, base, .. } = palette;
    let mut css = format!(
        ".pic text{{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,\
         sans-serif;font-size:12px;fill:{ink}}}.pic .title{{font-size:14.5px;font-weight:700}}\
         .pic .finding{{font-size:12.5px}}.pic .muted{{fill:{muted};font-size:11px}}\
         .pic .strong{{font-weight:700}}\
         .pic .halo{{paint-order:stroke;stroke:{paper};stroke-width:3px;stroke-linejoin:round}}\
         .pic .borders{{stroke:{muted};stroke-width:.6;fill:none}}.pic .grid{{stroke:{grid};stroke-width:1;fill:none}}\
         .pic .axis{{stroke:{muted};stroke-width:1;fill:none}}\
         .pic .accent{{stroke:{accent};stroke-width:2;fill:none}}.pic .accent-fill{{fill:{accent}}}\
         .pic .value{{fill:{l0}}}.pic .base{{fill:{base}}}\
         .pic .whisker{{stroke:{ink};stroke-width:1.4;fill:none}}\
         .pic .dot{{fill:{l0};stroke:{l0};stroke-width:1.6}}\
         .pic .dot-open{{fill:{edge};stroke:{l0};stroke-width:1.6}}\
         .pic .fan{{fill:{base};fill-opacity:.28}}.pic .holds{{fill:{l2};fill-opacity:.14}}\
         .pic .land{{fill:{land};stroke:{edge};stroke-width:.6}}\
         .pic .missing{{fill:{edge};stroke:{muted};stroke-width:.5;stroke-dasharray:2 1.5}}\
         .pic .land-small{{fill:{land};stroke:{edge};stroke-width:.25}}\
         .pic .missing-small{{fill:{edge};stroke:{muted};stroke-width:.3}}\
         .pic .cell{{stroke:{edge};stroke-width:.5}}.pic .cell-small{{stroke:{edge};stroke-width:.15}}\
         .pic .hatch-back{{fill:{edge}}}.pic .hatch-ink{{stroke:{muted};stroke-width:1.1;fill:none}}\
         .pic .dot-ink{{fill:{muted}}}.pic .outlined{{fill:none;stroke:{accent};stroke-width:1.6}}\
         .pic .outlined-small{{fill:none;stroke:{accent};stroke-width:.7}}\
         .pic .over{{fill:none;stroke:{ink};stroke-width:1}}\
         .pic .symbol{{fill:{l0};fill-opacity:.62;stroke:{edge};stroke-width:.8}}\
         .pic .symbol-withheld{{fill:none;stroke:{muted};stroke-width:1;stroke-dasharray:2 1.5}}\
         .pic .symbol-none{{stroke:{muted};stroke-width:1;fill:none}}\
         .pic .paper{{fill:none}}",
        l0 = palette.lines[0],
        l2 = palette.lines[2],
    );
    for (index, line) in palette.lines.iter().enumerate() {
        css.push_str(&format!(
            ".pic .line{index}{{stroke:{line};stroke-width:2;fill:none}}\
             .pic .point{index}{{fill:{line}}}.pic .band{index}{{fill:{line};fill-opacity:.16}}"
        ));
    }
    for (index, class) in palette.classes.iter().enumerate() {
        css.push_str(&format!(".pic .class{index}{{fill:{class}}}"));
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let byte = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_in_pictures_can_be_read_in_both_themes() {
        for palette in [LIGHT, DARK] {
            assert!(contrast(palette.ink, palette.paper) >= 4.5);
            assert!(contrast(palette.muted, palette.paper) >= 4.5);
        }
    }

    #[test]
    fn classes_grow_steadily_darker_or_lighter() {
        for palette in [LIGHT, DARK] {
            let levels: Vec<f64> = palette.classes.iter().map(|class| luminance(class)).collect();
            let falling = levels.windows(2).all(|pair| pair[0] > pair[1]);
            let rising = levels.windows(2).all(|pair| pair[0] < pair[1]);
            assert!(falling || rising);
        }
    }
}
