//! What `probative figure` draws, writes and refuses.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::Output;

use crate::gallery::{case, run};

fn figure(folder: &Path, args: &[&str]) -> Output {
    run("figure", folder, &case(), args)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_picture_of_check_is_drawn_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let ran = figure(folder.path(), &["m4", "--kind", "map"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    let checked = run("check", folder.path(), &case(), &["--quiet"]);
    assert_eq!(checked.status.code(), Some(0));
    let written = std::fs::read_to_string(folder.path().join("out/figures/m4-02-map.svg")).unwrap();
    assert_eq!(text(&ran.stdout), written);
}

#[test]
fn without_a_kind_the_first_is_drawn_and_the_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let ran = figure(folder.path(), &["m4"]);
    assert!(text(&ran.stdout).starts_with("<svg "));
    assert!(text(&ran.stderr).starts_with("drawn: dots; --kind chooses among dots, map, "));
}

#[test]
fn width_and_theme_are_those_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = |theme: &str| {
        let ran =
            figure(folder.path(), &["m1", "--kind", "strip", "--theme", theme, "--width", "900"]);
        text(&ran.stdout)
    };
    let (light, dark, print) = (drawn("light"), drawn("dark"), drawn("print"));
    assert!(light.starts_with("<svg width=\"900\" height=\""));
    assert!(light.contains(".paper{fill:#ffffff}") && dark.contains(".paper{fill:#1d1d1b}"));
    assert!(print.contains("fill:#000000") && print != light);
}

#[test]
fn an_embedded_file_has_its_words_and_its_source() {
    let folder = tempfile::tempdir().unwrap();
    let ran = figure(folder.path(), &["m2", "--kind", "series", "--svg", "a b.svg", "--embed"]);
    let snippet = text(&ran.stdout);
    assert!(folder.path().join("a b.svg").is_file());
    assert!(snippet.starts_with("<figure>\n<img src=\"./a%20b.svg\" width=\"760\""), "{snippet}");
    assert!(snippet.contains(" alt=\"The prescription share") && snippet.contains("Source: "));
    let inline = text(&figure(folder.path(), &["m2", "--kind", "series", "--embed"]).stdout);
    assert!(inline.starts_with("<figure>\n<svg ") && inline.trim_end().ends_with("</figure>"));
}

#[test]
fn what_is_not_there_is_refused_with_what_is() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |args: &[&str]| {
        let ran = figure(folder.path(), args);
        assert_eq!((ran.status.code(), ran.stdout.len()), (Some(2), 0));
        text(&ran.stderr)
    };
    assert!(refused(&["m44"]).contains("did you mean `m4`?"));
    assert!(refused(&["m1", "--kind", "map"]).contains("no picture of the kind `map`"));
    assert!(refused(&["m1", "--kind", "map"]).contains("it has strip"));
    assert!(refused(&["m6"]).contains("the claim `m6` has no picture"));
    assert!(refused(&["m1", "--kind", "mop"]).contains("a similar value exists: 'map'"));
    assert!(refused(&["m1", "--width", "9"]).contains("100..=8000"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_source_is_never_written_over() {
    let source = case().join("case.toml");
    let before = std::fs::read(&source).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let ran = figure(folder.path(), &["m1", "--svg", source.to_str().unwrap()]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("would replace"));
    assert_eq!(std::fs::read(&source).unwrap(), before);
}

#[cfg(not(feature = "png"))]
#[test]
fn a_build_without_png_says_how_to_get_it() {
    let folder = tempfile::tempdir().unwrap();
    let ran = figure(folder.path(), &["m1", "--png", "a.png"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("--features png"));
    assert!(!folder.path().join("a.png").exists());
}

#[cfg(feature = "png")]
#[test]
fn a_png_is_as_wide_as_asked_for_and_has_words_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let ran = figure(folder.path(), &["m1", "--png", "a.png", "--width", "400"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    let png = std::fs::read(folder.path().join("a.png")).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 400);
    assert!(png.len() > 8000, "{} bytes hold no words", png.len());
}
