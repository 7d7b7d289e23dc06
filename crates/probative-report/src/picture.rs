//! The pictures of a report: the argument as a graph, previews, and every figure with its name.

pub(crate) mod graph;
pub(crate) mod preview;

use probative_chart::{Theme, kind, svg};

use crate::report::{Entry, Report};

/// Every picture of a report with its file name, `argument.svg` or `<claim>-<number>-<kind>.svg`.
pub fn figures(report: &Report) -> Vec<(String, String)> {
    let mut figures = vec![("argument.svg".to_owned(), graph::svg_alone(report, Theme::Light))];
    for entry in &report.entries {
        let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
        let claim: String = entry.claim.id.chars().map(safe).collect();
        figures.extend(figures_of(entry, &claim));
    }
    figures
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
    fn every_figure_of_a_report_has_its_own_file() {
        let figures = figures(&fixture::report());
        let names: std::collections::BTreeSet<&str> =
            figures.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), 14);
        assert!(names.contains("k3-01-map.svg") && names.contains("k3-08-strip.svg"));
    }
}
