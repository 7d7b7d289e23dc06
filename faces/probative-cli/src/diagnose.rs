//! Diagnostics as they are shown: what, where, the line with an underline, why, and what mends it.

use std::ops::Range;
use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use probative_evidence::Error;
use probative_terms::text::same_length;
use probative_terms::{Diagnostic, Place, Severity};

use crate::exit::{Exit, Stop};
use crate::stderr::shown;
use crate::terminal::lines_of;

/// How many mistakes one run shows.
const SHOWN: usize = 100;

/// All mistakes of a case file, in its order.
pub(crate) fn mistakes(mistakes: &[Diagnostic], toml: &str, path: &Path, color: bool) -> Stop {
    let mut sorted: Vec<&Diagnostic> = mistakes.iter().collect();
    sorted.sort_by_key(|mistake| (mistake.place.span().map(|span| span.start), mistake.code));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let path = shown(path);
    let mut message = Vec::new();
    for (at, mistake) in sorted.iter().enumerate().take(SHOWN) {
        let remedy = remedy(mistake, &sorted, sorted.iter().take(SHOWN).skip(at + 1));
        message.push(one(mistake, remedy.as_deref(), toml, &path, &renderer));
    }
    let count = sorted.len();
    if count > SHOWN {
        message.push(format!("and {} more", count - SHOWN));
    }
    let noun = if count == 1 { "mistake" } else { "mistakes" };
    message.push(format!("{path}: {count} {noun}; nothing was tested"));
    Stop { exit: Exit::Rejected, message: message.join("\n\n") }
}

/// What mends a mistake; nothing where a later one is told the same, which is then told that it
/// mends them all.
fn remedy<'d>(
    mistake: &Diagnostic,
    all: &[&Diagnostic],
    mut later: impl Iterator<Item = &'d &'d Diagnostic>,
) -> Option<String> {
    let same = |other: &&&Diagnostic| other.code == mistake.code && other.how == mistake.how;
    if later.any(|other| same(&other)) {
        return None;
    }
    let how = lines_of(&mistake.how);
    match all.iter().filter(same).count() {
        0 | 1 => Some(how),
        many => Some(format!("{how} (for each of these {many})")),
    }
}

/// A diagnostic with its remedy, where that is told here; of the case file, with the line that it
/// is about.
fn one(
    diagnostic: &Diagnostic,
    remedy: Option<&str>,
    toml: &str,
    path: &str,
    renderer: &Renderer,
) -> String {
    let Place::Case { span, label } = &diagnostic.place else {
        return lines_of(&format!("{diagnostic:#}"));
    };
    let (what, label) = (lines_of(&diagnostic.what), lines_of(label));
    let underlined = AnnotationKind::Primary.span(first_line(span, toml)).label(label);
    let level = match diagnostic.code.severity() {
        Severity::Refuses => Level::ERROR,
        Severity::Tells => Level::WARNING,
    };
    let mut group = level
        .primary_title(what)
        .id(diagnostic.code.word())
        .element(Snippet::source(same_length(toml)).path(path).annotation(underlined));
    if let Some(remedy) = remedy {
        group = group.element(Level::NOTE.message(diagnostic.why()));
        group = group.element(Level::HELP.message(remedy));
    }
    renderer.render(&[group])
}

/// The part of a mistake's place that lies on its first line.
fn first_line(span: &Range<usize>, toml: &str) -> Range<usize> {
    let start = boundary(toml, span.start);
    let end = boundary(toml, span.end).max(start);
    let line = toml[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}

/// The first letter that begins at `place` or before it.
fn boundary(text: &str, place: usize) -> usize {
    let places = (0..=place.min(text.len())).rev();
    places.into_iter().find(|&place| text.is_char_boundary(place)).unwrap_or(0)
}

/// Why the evidence could not be gathered, with paths that lead there from here.
pub(crate) fn evidence(error: &Error, folder: &Path) -> Stop {
    let from_here = |path: &str| folder.join(path).display().to_string();
    let seen = |told: Diagnostic| Diagnostic { place: told.place.seen_from(from_here), ..told };
    let told: Vec<Diagnostic> = error.diagnostics().into_iter().map(seen).collect();
    let unpinned = told.iter().any(|told| told.code == "E401");
    let exit = if unpinned { Exit::Unpinned } else { Exit::Rejected };
    let all = Error::Refused(told).to_string();
    Stop { exit, message: format!("{}\n\nnothing was tested", lines_of(&all)) }
}
