use super::*;
use crate::fixture;

#[test]
fn every_claim_is_a_link_with_glyph_and_word() {
    let report = fixture::report();
    let svg = svg(&report);
    for entry in &report.entries {
        let verdict = entry.finding.verdict();
        assert!(svg.contains(&format!("<a href=\"#{}\"", anchor(&entry.claim.id))));
        assert!(svg.contains(&format!("{} {}</text>", verdict.glyph(), entry.claim.id)));
        assert!(svg.contains(&format!(">{}</text>", verdict.brief())));
    }
    assert!(svg.contains("role=\"group\"") && svg.contains("<desc id="));
}

#[test]
fn the_conclusion_is_first_and_what_it_does_not_rest_on_is_last() {
    let report = fixture::report();
    let found = layout(&report);
    let id = |row: &Row| report.entries[row.entry].claim.id.as_str();
    assert_eq!(id(&found.rows[0]), "k9");
    let needed = report.conclusion.needs_in_all.len() + 1;
    assert_eq!(found.apart, Some(needed));
    let entries: BTreeSet<usize> = found.rows.iter().map(|row| row.entry).collect();
    assert_eq!((entries.len(), found.rows.len()), (report.entries.len(), report.entries.len()));
}

/// Whether a straight line, level or upright, goes through the inside of a box.
fn through(from: (f64, f64), to: (f64, f64), place: Place) -> bool {
    let within =
        |a: f64, b: f64, low: f64, high: f64| a.min(b) < high - 0.5 && a.max(b) > low + 0.5;
    within(from.0, to.0, place.left, place.right)
        && within(from.1, to.1, place.top, place.top + BOX)
}

#[test]
fn no_link_crosses_a_box_and_no_box_another() {
    let mut report = fixture::report();
    // Every claim rests on every later one but the conclusion: as many links as there can be.
    let ids: Vec<String> = report.entries.iter().map(|entry| entry.claim.id.clone()).collect();
    for tangled in [false, true] {
        for at in 0..if tangled { ids.len() - 1 } else { 0 } {
            report.entries[at].claim.rests_on = ids[at + 1..ids.len() - 1].to_vec();
        }
        let found = layout(&report);
        let places = Places::new(&found, 0.0);
        let boxes: Vec<Place> =
            found.rows.iter().enumerate().map(|(at, row)| places.row(at, row)).collect();
        assert!(boxes.windows(2).all(|pair| pair[0].top + BOX < pair[1].top));
        assert!(boxes.iter().all(|place| place.left >= 0.0 && place.left + 200.0 < place.right));
        for link in &found.links {
            let way = places.way(link, &found);
            for ends in way.windows(2) {
                assert!(ends.iter().all(|(x, _)| *x >= 0.0 && *x <= WIDE));
                let crossed = boxes.iter().position(|place| through(ends[0], ends[1], *place));
                assert_eq!(crossed, None, "{:?}", link.ids);
            }
        }
    }
}

#[test]
fn a_claim_is_told_by_its_short_sentence_where_it_has_one() {
    let mut report = fixture::report();
    report.entries[0].claim.short = Some("Two words".to_owned());
    report.entries[1].claim.said = "long ".repeat(100);
    let svg = svg(&report);
    assert!(svg.contains(">Two words</text>") && svg.contains("…</text>"));
}

#[test]
fn the_way_to_the_weakest_claim_is_drawn_heavier() {
    let report = fixture::report();
    let weakest = report.conclusion.weakest.clone().unwrap();
    let found = layout(&report);
    assert!(found.weak.contains(&weakest) && found.weak.contains("k9"));
    let heavy = found.links.iter().filter(|link| link.weak).count();
    assert_eq!(heavy + 1, found.weak.len());
    assert_eq!(svg(&report).matches("class=\"link-weak\"").count(), heavy + 1);
}

#[test]
fn claims_that_rest_on_each_other_are_drawn_all_the_same() {
    let mut report = fixture::report();
    report.entries[2].claim.rests_on = vec!["k9".to_owned()];
    assert!(svg(&report).contains("href=\"#k9\""));
    report.entries.clear();
    assert!(svg(&report).starts_with("<svg"));
}
