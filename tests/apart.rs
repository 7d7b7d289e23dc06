//! Findings stand apart: another claim, another calibration or another record leaves them as they
//! were, and one row more in a claim's own record gives it other random bits.

use std::path::Path;

use probative::{Finding, Findings, check};
use probative_finding::finding::{Calibration, Joint, Outcome};
use probative_tests::cases;

use super::world::World;

/// The findings of a world, a document a claim.
fn documents(world: &World) -> Vec<(String, String)> {
    let found = check(&world.pinned(), &world.evidence());
    let document = |finding: &Finding| {
        // What the findings say together is not one claim's.
        let joint = Joint { by_chance: 0, keep: 0 };
        let alone = Findings {
            head: found.head.clone(),
            findings: vec![finding.clone()],
            joint,
            made: Vec::new(),
            passed_over: Vec::new(),
        };
        (finding.claim.clone(), alone.to_json() + &alone.exhibits_to_json())
    };
    found.findings.iter().map(document).collect()
}

fn world(folder: &Path) -> World {
    let name = folder.file_name().and_then(|name| name.to_str()).expect("a case has a name");
    let mut world = World::whole(name);
    world.case.settings.draws = 999;
    world
}

#[test]
fn another_claim_leaves_the_findings_of_the_others_as_they_were() {
    for folder in cases() {
        let mut world = world(&folder);
        let before = documents(&world);
        let mut another = world.case.claims[1].clone();
        another.id = "another".to_owned();
        world.case.claims.insert(1, another);
        let after = documents(&world);
        let kept: Vec<_> = after.into_iter().filter(|(claim, _)| claim != "another").collect();
        assert!(kept == before, "{}", folder.display());
    }
}

#[test]
fn another_calibration_leaves_what_does_not_rest_on_it_as_it_was() {
    for folder in cases() {
        let mut world = world(&folder);
        let before = documents(&world);
        let found = check(&world.pinned(), &world.evidence());
        let by_chance = |claim: &str| {
            found.findings.iter().filter(|finding| finding.claim == claim).any(|finding| {
                matches!(&finding.outcome, Outcome::Tested { appraisal, .. }
                    if appraisal.calibration != Calibration::NotNeeded)
            })
        };
        let held = String::from_utf8(world.bytes("calibration").clone()).expect("it is a text");
        *world.bytes("calibration") = (held + "\n# Another line.\n").into_bytes();
        assert!(documents(&world) == before, "{}: its bytes", folder.display());
        let other = String::from_utf8(world.bytes("calibration").clone()).expect("it is a text");
        *world.bytes("calibration") = other.replace("datasets = 1", "datasets = 2").into_bytes();
        let differs: Vec<String> = before
            .iter()
            .zip(documents(&world))
            .filter(|(before, after)| *before != after)
            .map(|(before, _)| before.0.clone())
            .collect();
        assert!(!differs.is_empty() && differs.iter().all(|claim| by_chance(claim)), "{differs:?}");
    }
}

/// The chance that stands beside m3, from lists drawn by its own random bits.
fn chance(world: &World, pinned: bool) -> Option<f64> {
    let case = if pinned { world.pinned() } else { world.case.clone() };
    let finding = check(&case, &world.evidence()).findings.remove(0);
    let Outcome::Tested { appraisal, .. } = finding.outcome else { panic!("m3 is tested") };
    appraisal.by_chance.map(|chance| chance.p)
}

#[test]
fn a_row_more_in_its_own_record_gives_a_claim_other_random_bits() {
    let world = World::alone("mirror-example", "m3", 9999);
    let mut longer = world.clone();
    let row = "72,Puerto Rico,2014,3474182,80,2.3,2016-12-16,made up,\n";
    longer.bytes("state_deaths").extend(row.as_bytes());
    // A year that the claim does not read: only the hash of the record tells of the row.
    assert_eq!(chance(&longer, false), chance(&world, false));
    assert_ne!(chance(&longer, true), chance(&world, true));
}

#[test]
fn a_row_more_in_another_record_leaves_a_claim_as_it_was() {
    let mut world = World::whole("mirror-example");
    world.case.settings.draws = 999;
    let before = documents(&world);
    let row = "1998,all drugs,made up,1,final,2015,made up,\n";
    world.bytes("national_deaths").extend(row.as_bytes());
    let mut same = 0;
    for ((claim, before), (_, after)) in before.into_iter().zip(documents(&world)) {
        let claim = world.case.claim(&claim).expect("it is there");
        if !claim.records.iter().any(|record| record == "national_deaths") {
            assert!(before == after, "{}", claim.id);
            same += 1;
        }
    }
    assert!(same > 2);
}
