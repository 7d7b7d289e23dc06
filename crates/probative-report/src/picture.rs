//! The pictures of a report: the argument as a graph, previews, and every figure with its name.

pub(crate) mod graph;
pub(crate) mod preview;

use std::collections::BTreeSet;

use probative_chart::{Theme, kind, svg};

use crate::report::{Entry, Report};

/// Every picture of a report with its file name, `argument.svg` or `<claim>-<number>-<kind>.svg`.
pub fn figures(report: &Report) -> Vec<(String, String)> {
    let mut figures = vec![("argument.svg".to_owned(), graph::svg_alone(report, Theme::Light))];
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let stems = stems(report, &|id| id.chars().map(plain).collect());
    for (entry, stem) in report.entries.iter().zip(stems) {
        figures.extend(figures_of(entry, &stem));
    }
    figures
}

/// A name for the files of each claim, its own even where a file system takes two letters for
/// one, and short enough for every file system with what is put behind it.
pub(crate) fn stems(report: &Report, plain: &dyn Fn(&str) -> String) -> Vec<String> {
    const LONGEST: usize = 100;
    let mut taken = BTreeSet::new();
    let stem = |entry: &Entry| {
        let first: String = plain(&entry.claim.id).chars().take(LONGEST).collect();
        let others = (2..).map(|number| format!("{first}-{number}"));
        let mut names = std::iter::once(first.clone()).chain(others);
        names.find(|name| taken.insert(name.to_lowercase())).unwrap_or(first)
    };
    report.entries.iter().map(stem).collect()
}

/// Every picture of a claim with its file name, `<stem>-<number>-<kind>.svg`.
pub(crate) fn figures_of(entry: &Entry, stem: &str) -> Vec<(String, String)> {
    let exhibits = entry.pictures.iter().enumerate();
    let named = exhibits.filter_map(|(index, exhibit)| {
        svg(exhibit).map(|svg| (format!("{stem}-{:02}-{}.svg", index + 1, kind(exhibit)), svg))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn names_of_files_are_short_and_differ_in_more_than_letter_case() {
        let mut report = fixture::report();
        let ids = ["a b", "a-b", "A_B", &"x".repeat(300), &"X".repeat(299)];
        for (entry, id) in report.entries.iter_mut().zip(ids) {
            entry.claim.id = id.to_owned();
        }
        let stems = stems(&report, &|id| id.replace([' ', '-'], "_"));
        assert_eq!(stems[..3], ["a_b", "a_b-2", "A_B-3"]);
        assert_eq!([stems[3].len(), stems[4].len()], [100, 102]);
    }

    #[test]
    fn every_figure_of_a_report_has_its_own_file() {
        let figures = figures(&fixture::report());
        let names: std::collections::BTreeSet<&str> =
            figures.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), 14);
        assert!(names.contains("k3-01-map.svg") && names.contains("k3-08-strip.svg"));
    }
}
