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
fn grounds_stand_above_what_rests_on_them_and_the_conclusion_is_last() {
    let report = fixture::report();
    let found = layout(&report, per_row());
    for link in &found.links {
        assert!(found.places[link.ground].0 < found.places[link.claim].0);
    }
    let conclusion = report.entries.iter().position(|entry| entry.claim.id == "k9").unwrap();
    let row = found.places[conclusion].0;
    assert_eq!(found.apart, Some(row + 1));
}

#[test]
fn no_two_claims_share_a_place_and_none_leaves_the_picture() {
    let report = fixture::report();
    let found = layout(&report, per_row());
    let places: BTreeSet<String> = found.places.iter().map(|place| format!("{place:?}")).collect();
    assert_eq!(places.len(), report.entries.len());
    for place in &found.places {
        let (x, _) = middle(*place, 0.0);
        assert!(x - BOX.0 / 2.0 >= 0.0 && x + BOX.0 / 2.0 <= WIDTH);
    }
}

#[test]
fn the_way_to_the_weakest_claim_is_drawn_heavier() {
    let report = fixture::report();
    let weakest = report.conclusion.weakest.clone().unwrap();
    let found = layout(&report, per_row());
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
