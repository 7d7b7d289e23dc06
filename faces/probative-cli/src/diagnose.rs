//! Mistakes as they are shown: what, where, the line with an underline, and what would mend it.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use probative_case::Mistake;
use probative_evidence::{Error, Problem};

use crate::exit::{Exit, Stop};
use crate::terminal::lines_of;

/// How many mistakes one run shows.
const SHOWN: usize = 100;

/// All mistakes of a case file, in its order.
pub(crate) fn mistakes(mistakes: &[Mistake], toml: &str, path: &Path, color: bool) -> Stop {
    let mut sorted: Vec<&Mistake> = mistakes.iter().collect();
    sorted.sort_by_key(|mistake| (mistake.span.start, mistake.code));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let path = path.display().to_string();
    let shown = sorted.iter().take(SHOWN).map(|mistake| one(mistake, toml, &path, &renderer));
    let mut message: Vec<String> = shown.collect();
    let count = sorted.len();
    if count > SHOWN {
        message.push(format!("and {} more", count - SHOWN));
    }
    let noun = if count == 1 { "mistake" } else { "mistakes" };
    message.push(format!("{path}: {count} {noun}; nothing was tested"));
    Stop { exit: Exit::Rejected, message: message.join("\n\n") }
}

fn one(mistake: &Mistake, toml: &str, path: &str, renderer: &Renderer) -> String {
    let (said, label) = (lines_of(&mistake.said), lines_of(&mistake.label));
    let snippet = Snippet::source(toml)
        .path(path)
        .annotation(AnnotationKind::Primary.span(first_line(mistake, toml)).label(label));
    let title = Level::ERROR.primary_title(said).id(mistake.code);
    let mut group = title.element(snippet);
    if let Some(why) = why(mistake.code) {
        group = group.element(Level::NOTE.message(why));
    }
    if let Some(help) = &mistake.help {
        group = group.element(Level::HELP.message(lines_of(help)));
    }
    renderer.render(&[group])
}

/// Why a mistake of this code matters.
fn why(code: &str) -> Option<&'static str> {
    match code {
        "E300" => Some("what stands behind it may be read wrongly"),
        "E301" => Some("a name that nothing knows would be passed over in silence"),
        "E302" => Some("the claim would be held against nothing"),
        "E303" => Some("a reader could not find the claim in the argument"),
        "E304" => Some("the same words would be judged in two claims"),
        "E305" => Some("a claim that cannot fail, or cannot hold, is not tested by any record"),
        "E306" => Some("the claim could be read in more than one way"),
        _ => None,
    }
}

/// The part of a mistake's place that lies on its first line.
fn first_line(mistake: &Mistake, toml: &str) -> std::ops::Range<usize> {
    let start = boundary(toml, mistake.span.start);
    let end = boundary(toml, mistake.span.end).max(start);
    let line = toml[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}

/// The first letter that begins at `place` or before it.
fn boundary(text: &str, place: usize) -> usize {
    let places = (0..=place.min(text.len())).rev();
    places.into_iter().find(|&place| text.is_char_boundary(place)).unwrap_or(0)
}

/// Why the evidence could not be gathered, with paths that lead there from here.
pub(crate) fn evidence(error: Error, folder: &Path) -> Stop {
    let from_here = |path: &str| folder.join(path).display().to_string();
    let error = match error {
        Error::Tables(problems) => Error::Tables(
            problems
                .into_iter()
                .map(|problem| Problem { path: from_here(&problem.path), ..problem })
                .collect(),
        ),
        Error::Hash { path, pinned, found, bytes } => {
            Error::Hash { path: from_here(&path), pinned, found, bytes }
        }
        other => other,
    };
    let exit = if matches!(error, Error::Hash { .. }) { Exit::Unpinned } else { Exit::Rejected };
    Stop { exit, message: format!("{}\n\nnothing was tested", lines_of(&error.to_string())) }
}
