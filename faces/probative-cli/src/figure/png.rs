//! Pictures as PNG, drawn by `resvg` with the fonts of the system.

use crate::exit::Stop;

/// Whether this program was built with it.
pub(super) const BUILT_IN: bool = cfg!(feature = "png");

/// That this program was built without it, and how to get it.
pub(super) fn not_built_in() -> Stop {
    Stop::usage(
        "this program was built without PNG",
        "build it with `cargo build --release --features png`, or take --svg: browsers and word processors open it",
    )
}

/// The picture as PNG, `width` pixels wide.
#[cfg(not(feature = "png"))]
pub(super) fn drawn(_svg: &str, _width: u32) -> Result<Vec<u8>, Stop> {
    Err(not_built_in())
}

/// The picture as PNG, `width` pixels wide.
#[cfg(feature = "png")]
pub(super) fn drawn(svg: &str, width: u32) -> Result<Vec<u8>, Stop> {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::Tree;

    let wrong = |said: String| Stop::usage(&said, "take --svg, and report this at the repository");
    let tree = Tree::from_str(svg, &options()?)
        .map_err(|error| wrong(format!("the picture cannot be drawn as PNG: {error}")))?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).ceil() as u32;
    let mut pixels = Pixmap::new(width, height)
        .ok_or_else(|| wrong(format!("a PNG of {width} by {height} pixels has no room")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| wrong(format!("the picture cannot be written: {error}")))
}

/// Options with the system's fonts; without any, words would silently be missing.
#[cfg(feature = "png")]
fn options() -> Result<resvg::usvg::Options<'static>, Stop> {
    const PREFERRED: [&str; 7] =
        ["Segoe UI", "Roboto", "Noto Sans", "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans"];
    let mut options = resvg::usvg::Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    let families: Vec<String> =
        fonts.faces().flat_map(|face| face.families.iter().map(|(name, _)| name.clone())).collect();
    let preferred = PREFERRED.iter().find(|name| families.iter().any(|family| family == *name));
    let Some(family) = preferred.map(|name| (*name).to_owned()).or(families.into_iter().min())
    else {
        return Err(Stop::usage(
            "no font is installed, and the words of a PNG need one",
            "install one (Debian: `apt-get install fonts-dejavu-core`), or take --svg",
        ));
    };
    fonts.set_sans_serif_family(family);
    Ok(options)
}
