//! A stated number moved just past an edge of its rounding, and every claim negated.

use probative::{Case, Evidence, check};
use probative_case::Claim;
use probative_case::claim::{Kinds, Test};
use probative_finding::Verdict;
use probative_finding::finding::{Finding, Outcome};
use probative_terms::Printed;
use probative_tests::{Checked, checked};

fn judged(case: &Case, evidence: &Evidence, claim: Claim) -> Finding {
    let alone = Case { claims: vec![claim], ..case.clone() };
    let mut findings = check(&alone, evidence).findings;
    findings.remove(0)
}

fn holds(finding: &Finding) -> bool {
    matches!(finding.verdict(), Verdict::Supported | Verdict::Qualified)
}

/// The number moved so far that `recorded` lies just outside its rounding interval, on each side.
fn moved(number: &Printed, recorded: f64) -> [Printed; 2] {
    let past = number.step / 2.0 + 1e-6 * number.step;
    [recorded + past, recorded - past].map(|value| Printed { value, ..number.clone() })
}

/// The claim's variants, each with one stated number just past an edge of its rounding.
fn variants(claim: &Claim, finding: &Finding) -> Vec<Claim> {
    let (Some(kinds), Outcome::Tested { appraisal, .. }) = (claim.test.held(), &finding.outcome)
    else {
        return Vec::new();
    };
    let readings: Vec<f64> = std::iter::once(&appraisal.primary)
        .chain(appraisal.conjuncts.iter().map(|conjunct| &conjunct.reading))
        .map(|reading| reading.measure.value.number())
        .collect();
    let mut variants = Vec::new();
    for (at, number) in stated(kinds).into_iter().enumerate() {
        for number in number.iter().flat_map(|number| moved(number, readings[at])) {
            variants.push(with(claim, at, number));
        }
    }
    variants
}

fn stated(kinds: &Kinds) -> Vec<Option<Printed>> {
    kinds.clone().stated().into_iter().map(|number| number.cloned()).collect()
}

/// The claim with another number in the place of one that it states.
fn with(claim: &Claim, at: usize, number: Printed) -> Claim {
    let mut changed = claim.clone();
    if let Test::Held(kinds) = &mut changed.test {
        if let Some(stated) = &mut kinds.stated()[at] {
            **stated = number;
        }
        changed.regions = kinds.regions(claim.words).ok();
    }
    changed
}

#[test]
fn a_stated_number_just_past_an_edge_changes_the_verdict() {
    let mut tried = 0;
    for Checked { folder, case, evidence, findings } in checked() {
        for (claim, finding) in case.claims.iter().zip(&findings.findings) {
            if !holds(finding) {
                continue;
            }
            for variant in variants(claim, finding) {
                let changed = judged(case, evidence, variant);
                assert!(!holds(&changed), "{}: {}", folder.display(), claim.id);
                tried += 1;
            }
        }
    }
    assert!(tried >= 10, "only {tried} edges were tried");
}

#[test]
fn the_negated_claim_gets_the_mirror() {
    let mut tried = 0;
    for Checked { folder, case, evidence, .. } in checked() {
        // What was audited is the claim as it stands: of its denial nobody has tried other choices.
        let evidence = &evidence.clone().unaudited();
        for claim in &case.claims {
            let finding = judged(case, evidence, claim.clone());
            let Outcome::Tested { judgement, .. } = &finding.outcome else { continue };
            let denial = judged(case, evidence, Claim { denied: !claim.denied, ..claim.clone() });
            assert_eq!(denial.verdict(), judgement.mirror, "{}: {}", folder.display(), claim.id);
            let Outcome::Tested { judgement, .. } = &denial.outcome else { unreachable!() };
            assert_eq!(judgement.mirror, finding.verdict(), "{}: {}", folder.display(), claim.id);
            tried += 1;
        }
    }
    assert!(tried >= 20, "only {tried} claims were negated");
}
