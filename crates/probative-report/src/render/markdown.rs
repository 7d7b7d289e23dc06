//! The report as Markdown, for reviews and mail.

use probative_finding::exhibit::Datum;
use probative_finding::finding::{Appraisal, Certainty, Judgement, Outcome};
use probative_finding::reading::Beside;

use probative_terms::number::ten;

use crate::render::noted;
use crate::report::{Entry, Node, Report};
use probative_terms::text::{markdown as md, web};
use probative_words::conclusion::Piece;
use probative_words::finding::beside_tally;
use probative_words::finding::label;
use probative_words::format;
use probative_words::{audit, design, made, records, standing};

/// The whole document.
pub(super) fn document(report: &Report) -> String {
    let mut out = format!("# {}\n\n", md(&report.title));
    out.push_str(&format!(
        "{}, {}{}\n\n",
        md(&report.text.publisher),
        report.text.date,
        address(&report.text.url)
    ));
    conclusion(report, &mut out);
    counts(report, &mut out);
    out.push_str("## What rests on what\n\n");
    for node in &report.graph {
        tree(node, report, 0, &mut out);
    }
    made(report, &mut out);
    out.push_str("\n## Claims\n\n");
    for entry in &report.entries {
        card(entry, report, &mut out);
    }
    back(report, &mut out);
    out
}

/// An address behind a comma: as a link, where it leads to a page; else as plain text.
fn address(url: &str) -> String {
    match web(url) {
        Some(web) => format!(", <{web}>"),
        None if url.is_empty() => String::new(),
        None => format!(", {}", md(url)),
    }
}

fn conclusion(report: &Report, out: &mut String) {
    for piece in report.told().in_full() {
        match piece {
            Piece::Ours(words) => out.push_str(&words),
            Piece::Theirs(words) | Piece::Claim(words) => out.push_str(&md(&words)),
            Piece::Verdict(verdict) => out.push_str(verdict.label()),
        }
    }
    out.push_str("\n\n");
    for telling in &report.telling {
        if let Some(entry) = report.entry(&telling.claim) {
            out.push_str(&format!("- **{}** {}\n", md(&telling.claim), md(&entry.sentence)));
        }
    }
    out.push('\n');
}

fn counts(report: &Report, out: &mut String) {
    for (verdict, count) in &report.counts {
        out.push_str(&format!("- {} {}: {count}\n", verdict.glyph(), verdict.label()));
    }
    if let Some(said) = report.on_nearest() {
        out.push_str(&format!("\n{said}\n"));
    }
    if let Some(said) = beside_tally(report.by_chance.len()) {
        out.push_str(&format!("\n{}: {}\n", said, md(&format::listed(&report.by_chance))));
    }
    if !report.wanted.is_empty() {
        out.push_str("\n## Records to request\n\n");
    }
    for (claim, wanted) in &report.wanted {
        out.push_str(&format!(
            "- **{}** {}; held by {}; would decide: {}\n",
            md(claim),
            md(&wanted.record),
            md(&wanted.holder),
            md(&wanted.would_decide)
        ));
    }
    out.push('\n');
}

/// What there is to know of how the case was made, each with its claim.
fn made(report: &Report, out: &mut String) {
    if report.made.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {}\n\n{}\n\n", made::HEADING, made::ABOVE));
    for made in &report.made {
        let claim = made.claim.as_ref().map(|claim| format!("**{}** ", md(claim)));
        let said = md(&made::said(&made.about));
        out.push_str(&format!("- {}{said} ({})\n", claim.unwrap_or_default(), made.code));
    }
}

fn tree(node: &Node, report: &Report, depth: usize, out: &mut String) {
    let Some(entry) = report.entry(&node.claim) else { return };
    let verdict = entry.finding.verdict();
    let again = match (node.again, node.beside) {
        (true, _) => " (see above)".to_owned(),
        (_, true) => format!(" {}", standing::STANDS_NEXT),
        _ => String::new(),
    };
    out.push_str(&format!(
        "{}- {} {} {}: {}{again}\n",
        "  ".repeat(depth),
        verdict.glyph(),
        md(&node.claim),
        label(&entry.finding),
        md(&entry.claim.said)
    ));
    for below in &node.rests_on {
        tree(below, report, depth + 1, out);
    }
}

fn card(entry: &Entry, report: &Report, out: &mut String) {
    let verdict = entry.finding.verdict();
    let certainty = entry.finding.certainty().map_or("–", Certainty::word);
    out.push_str(&format!(
        "### {} · {} {} · certainty {certainty}\n\n{}\n\n{} {}\n\n",
        md(&entry.claim.id),
        verdict.glyph(),
        label(&entry.finding),
        md(&entry.claim.said),
        md(&entry.sentence),
        md(&entry.meaning)
    ));
    out.push_str(&format!("Made testable as: {}\n\n", md(&entry.claim.tested_as)));
    match &entry.finding.outcome {
        Outcome::Tested { appraisal, judgement } => {
            measured(appraisal, judgement, out);
            for line in records::deciding(&entry.claim) {
                out.push_str(&format!("- it is read from: {}\n", md(&line)));
            }
            for line in records::beside(&entry.claim) {
                out.push_str(&format!("- beside it is read: {}\n", md(&line)));
            }
            let said = entry.finding.audited.as_ref().map(audit::fewest);
            let said = said.unwrap_or_else(|| report.not_audited().to_owned());
            out.push_str(&format!("- what the author chose: {}\n", md(&said)));
            for pair in entry.finding.audited.iter().flat_map(audit::pairs_alone) {
                out.push_str(&format!("- two choices turn it: {}\n", md(&pair)));
            }
        }
        Outcome::Untested { shown, .. } => {
            shown.iter().for_each(|beside| item(beside, out));
            for (about, said) in noted(&entry.claim) {
                out.push_str(&format!("- {about}: {}\n", md(said)));
            }
        }
    }
    out.push_str(&format!("- what would change it: {}\n\n", md(&entry.claim.would_change)));
    for exhibit in &entry.pictures {
        let (columns, rows) = probative_chart::table(exhibit);
        out.push_str(&format!(
            "**{}** {}\n\n",
            md(&exhibit.caption().title),
            md(&exhibit.caption().finding)
        ));
        table(&columns, &rows, out);
    }
}

fn measured(appraisal: &Appraisal, judgement: &Judgement, out: &mut String) {
    let unit = &appraisal.primary.measure.unit;
    let mut item = |name: &str, text: String| out.push_str(&format!("- {name}: {text}\n"));
    item("holds", md(&format::ranges_in_words(appraisal.regions.holds(), unit)));
    item("fails", md(&format::ranges_in_words(appraisal.regions.fails(), unit)));
    let primary = &appraisal.primary.measure;
    let found = format!("{} ({})", format::value(primary), format::uncertainty(primary));
    item("found", md(&found));
    for conjunct in &appraisal.conjuncts {
        let (reading, measure) = (&conjunct.reading, &conjunct.reading.measure);
        let said = format!(
            "{}: {} ({}); it holds {}",
            probative_words::reading(reading).text,
            format::value(measure),
            format::uncertainty(measure),
            format::ranges_in_words(conjunct.regions.holds(), &measure.unit)
        );
        item("stated beside it", md(&said));
    }
    appraisal.beside.iter().for_each(|beside| self::item(beside, out));
    for unread in &appraisal.facts.unread {
        out.push_str(&format!("- beside it: {}\n", md(&design::unread(unread))));
    }
    let mut item = |name: &str, text: String| out.push_str(&format!("- {name}: {text}\n"));
    if let Some(told) = &appraisal.facts.by_outlines {
        item("neighbours", design::by_outlines(told));
    }
    item("robustness", design::robustness(judgement.robustness));
    for reading in &appraisal.alternates {
        item("another reading", md(&probative_words::finding::with_number(reading)));
    }
    let [varied, others] = design::varied(appraisal);
    item("readings differ in", varied);
    item("not varied", others);
    for fired in &judgement.qualifiers {
        item("qualifier", md(&probative_words::because(fired)));
    }
    for reason in &judgement.reasons {
        item("why the rule said so", md(&probative_words::reason(reason)));
    }
    if let Some(checklist) = &appraisal.checklist {
        item("the design", md(&design::answers(checklist)));
        for asked in &checklist.items {
            item("a question of the design", md(&design::answered(asked)));
        }
    }
    if let Some(bounds) = appraisal.bounds {
        item(design::AT_THEIR_ENDS, md(&design::bounds(bounds, primary)));
    }
    for left in &appraisal.primary.rows.left_out {
        item("rows left out", md(&design::left_out_item(left)));
    }
    item("smallest change that turns it", md(&design::turning(judgement.turning, appraisal)));
    item("the negated claim would get", judgement.mirror.label().to_owned());
}

/// A reading beside the deciding one; it decides nothing.
fn item(beside: &Beside, out: &mut String) {
    let said = probative_words::beside(&beside.reading);
    let value = format::value(&beside.reading.measure);
    out.push_str(&format!("- {}: {}: {}\n", beside.role.label(), md(&said), md(&value)));
}

/// More rows of a table than these nobody reads in a text.
const MOST_ROWS: usize = 20;

fn table(columns: &[String], rows: &[Vec<Datum<String>>], out: &mut String) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| md(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    out.push_str(&line(columns));
    out.push_str(&format!("|{}\n", "---|".repeat(columns.len())));
    // What the text names stands there, wherever its row is.
    let is_marked =
        |row: &[Datum<String>]| matches!(row.last(), Some(Datum::Words(word)) if word == "yes");
    let shown = rows.iter().enumerate().filter(|(at, row)| *at < MOST_ROWS || is_marked(row));
    let shown: Vec<&Vec<Datum<String>>> = shown.map(|(_, row)| row).take(2 * MOST_ROWS).collect();
    for row in &shown {
        let printed: Vec<String> = row.iter().map(format::datum).collect();
        out.push_str(&line(&printed));
    }
    if rows.len() > shown.len() {
        let more = format::counted(rows.len() - shown.len(), "more row");
        out.push_str(&format!("\n{more}: the page and `exhibits.json` have them all.\n"));
    }
    out.push('\n');
}

fn back(report: &Report, out: &mut String) {
    out.push_str("## Sources\n\n");
    for source in &report.sources {
        out.push_str(&format!(
            "- **{}** {}{}, {} ({}); published {}; retrieved {}; SHA-256 {}; {} ({}): {}\n",
            md(&source.id),
            md(&source.title),
            standing::made(source.provisional, source.reconstructed, &source.leave_out),
            md(&source.publisher),
            md(&source.vintage),
            standing::published(source.published, report.text.date),
            source.retrieved,
            code(&source.sha256),
            source.reliability.word.word(),
            source.reliability.basis.word(),
            md(&source.reliability.because)
        ));
    }
    out.push_str("\n## Corrections\n\n");
    for correction in &report.corrections {
        out.push_str(&format!("- {}: {}\n", correction.date, md(&correction.said)));
    }
    if report.corrections.is_empty() {
        out.push_str(&format!("{}\n", standing::NO_CORRECTIONS));
    }
    if !report.changed.is_empty() {
        out.push_str(&format!("\n## {}\n\n", probative_words::diff::heading()));
    }
    for line in &report.changed {
        out.push_str(&format!("- {}\n", md(line)));
    }
    let settings = &report.settings;
    let (seed, draws, level) = (settings.seed, settings.draws, ten(settings.level));
    let made = standing::settings(seed, draws, &level, &report.version, &report.joint);
    out.push_str(&format!("\n{made}\n"));
}

/// A word between signs that keep Markdown from reading it; backslashes would show there.
fn code(word: &str) -> String {
    let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { format!("`{word}`") } else { md(word) }
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::render::{Markdown, Render};
    use probative_words::standing;

    #[test]
    fn every_claim_has_its_heading_and_its_word() {
        let report = fixture::report();
        let text = Markdown.render(&report);
        for entry in &report.entries {
            let word = entry.finding.verdict().label();
            assert!(text.contains(&format!("### {} · ", entry.claim.id)) && text.contains(word));
        }
    }

    #[test]
    fn what_changed_since_is_told_on_the_page_and_in_markdown() {
        use crate::Html;
        use probative_finding::diff::diff;
        let (case, findings) = fixture::case("plain");
        let mut before = findings.clone();
        before.head.rule = 1;
        before.findings[0].outcome = findings.findings[5].outcome.clone();
        let report = crate::compose(&case, &findings).since(&diff(&before, &findings));
        let said = "k1: not testable as worded → supported";
        for form in [Html.render(&report), Markdown.render(&report)] {
            assert!(form.contains(said), "{form}");
        }
    }

    #[test]
    fn what_there_is_to_know_of_the_case_is_told_with_its_claim_or_not_at_all() {
        use crate::Html;
        let (case, findings) = fixture::case("plain");
        let report = crate::compose(&case, &findings);
        let said = "its own sentence says plain, which no reading uses";
        for form in [Html.render(&report), Markdown.render(&report)] {
            assert!(form.contains(probative_words::made::HEADING) && form.contains(said), "{form}");
            assert!(form.contains("2 claims that the text makes") && form.contains("(W307)"));
        }
        assert!(report.documents.findings.contains("\"code\": \"W301\""));
        let none = probative_finding::Findings { made: Vec::new(), ..findings };
        let report = crate::compose(&case, &none);
        for form in [Html.render(&report), Markdown.render(&report)] {
            assert!(!form.contains(probative_words::made::HEADING), "{form}");
        }
        let kept = probative_finding::Findings::from_json(&report.documents.findings);
        assert_eq!(kept.map(|kept| kept.made), Ok(Vec::new()));
    }

    #[test]
    fn a_source_is_told_as_the_page_tells_it() {
        use crate::Html;
        let report = fixture::report();
        for form in [Html.render(&report), Markdown.render(&report)] {
            for told in ["(provisional)", standing::RECONSTRUCTED, "on a date not known"] {
                assert!(form.contains(told), "{told}: {form}");
            }
        }
    }

    #[test]
    fn markup_in_a_text_is_escaped() {
        let text = Markdown.render(&fixture::hostile("<script>alert(1)</script>"));
        assert!(!text.contains("<script>"));
    }
}
