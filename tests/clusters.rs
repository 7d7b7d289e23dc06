//! Claims that like values lie together, and that two maps go together, on maps that are made for
//! them.

use std::collections::BTreeSet;

use probative::{Case, Evidence, Sources, check, gather};
use probative_atlas::{neighbors, states};
use probative_case::{Claim, Source};
use probative_check::calibrate;
use probative_evidence::{Error, sha256};
use probative_finding::Verdict;
use probative_finding::finding::{Finding, Outcome, Qualifier, Untested};
use probative_terms::diagnostic::test::cluster::{FEW_PLACES, WITHOUT_NUMBER};
use probative_terms::diagnostic::test::place::NO_VARIATION;
use probative_terms::place::Level;
use probative_terms::{Diagnostic, Range, Regions};

/// The middle of the planted hot spot.
const MIDDLE: &str = "39";
/// A place far from it.
const FAR: &str = "06";

struct Tables(Vec<(&'static str, String)>);

impl Sources for Tables {
    fn bytes(&self, source: &Source) -> Result<Vec<u8>, Error> {
        let found = self.0.iter().find(|(path, _)| *path == source.path);
        let missing = || Error::Missing { path: source.path.clone(), why: "not made".to_owned() };
        found.map(|(_, text)| text.clone().into_bytes()).ok_or_else(missing)
    }
}

fn codes() -> Vec<String> {
    let fifty = states().iter().map(|state| state.geoid.to_string());
    fifty.filter(|code| code.as_str() < "60" && !["02", "15"].contains(&code.as_str())).collect()
}

/// A number between zero and one that follows from a code and nothing of its place.
fn scattered(code: &str, salt: &str) -> f64 {
    let hash = sha256(format!("{code}{salt}").as_bytes());
    f64::from(u32::from_str_radix(&hash[..6], 16).unwrap_or(0)) / f64::from(1_u32 << 24)
}

fn around_middle() -> BTreeSet<String> {
    let pairs = neighbors(Level::State);
    let other = pairs.iter().filter_map(|(a, b)| match (a.as_str(), b.as_str()) {
        (MIDDLE, other) | (other, MIDDLE) => Some(other.to_owned()),
        _ => None,
    });
    other.chain([MIDDLE.to_owned()]).collect()
}

/// A row a state: events with a hot spot, people, a smooth column, the same with noise, and one of
/// noise alone.
fn table(codes: &[String]) -> String {
    let hot = around_middle();
    let mut text = "fips,events,low,high,people,flat,steep,alike,noise\n".to_owned();
    for (at, code) in codes.iter().enumerate() {
        let rate = if hot.contains(code) { 40.0 } else { 14.0 + 4.0 * scattered(code, "rate") };
        let people = 200_000.0 * (1.0 + 9.0 * scattered(code, "people"));
        let events = (rate * people / 100_000.0).round();
        let (steep, noise) = (at as f64, scattered(code, "noise"));
        let alike = steep + 5.0 * scattered(code, "alike");
        text +=
            &format!("{code},{events},{events},{events},{people:.0},3,{steep},{alike},{noise}\n");
    }
    text
}

fn borders() -> String {
    let mut text = "from,to\n".to_owned();
    for (a, b) in neighbors(Level::State) {
        text += &format!("{a},{b}\n");
    }
    text
}

/// A case of one claim; `test` is the table of its kind. Its calibration is pinned, and leaves
/// every interval as the method gives it: here the rule is asked, and not how wide intervals must
/// be.
fn case(kind: &str, words: &str, test: &str, table: &str) -> (Case, Evidence) {
    let (case, evidence) = made(kind, words, test, table);
    let evidence = plainly(&case, evidence);
    (case, evidence)
}

/// The records with calibrations that leave every interval as it is.
fn plainly(case: &Case, evidence: Evidence) -> Evidence {
    let mut measured = calibrate(case, &evidence, 50, |_, _| {});
    for entry in &mut measured.entries {
        (entry.factor, entry.between) = (1.0, (1.0, 1.0));
    }
    evidence.calibrated_by(measured.told(probative_words::under))
}

fn made(kind: &str, words: &str, test: &str, table: &str) -> (Case, Evidence) {
    let claim = "A claim about places.";
    let source = |id: &str, text: &str| {
        format!(
            "[[sources]]\nid = \"{id}\"\npath = \"{id}.csv\"\ntitle = \"A table\"\npublisher = \"A publisher\"\nurl = \"\"\n\
             vintage = \"2016\"\nretrieved = \"2017-01-01\"\nsha256 = \"{}\"\nlicence = \"public domain\"\n\
             reliability = {{ word = \"sufficiently reliable\", basis = \"invented\", because = \"it is made for this test\" }}\n",
            sha256(text.as_bytes())
        )
    };
    let hash = sha256(claim.as_bytes());
    let toml = format!(
        "title = \"A test\"\n[text]\npublisher = \"A publisher\"\nheadline = \"A headline\"\nurl = \"https://example.org\"\n\
         date = \"2017-10-23\"\nsha256 = \"{hash}\"\nbytes = {length}\nconclusion = \"first\"\nconcludes = \"it holds\"\n\
         [settings]\nseed = 1\ndraws = 1999\nlevel = 0.95\n{}{}\
         [[claims]]\nid = \"first\"\nkind = \"{kind}\"\nwords = \"{words}\"\nsaid = \"A claim\"\nmirror = \"Its negation\"\n\
         tested_as = \"by the table\"\nwould_change = \"another table\"\n\
         anchor = {{ start = 0, length = {length}, sha256 = \"{hash}\" }}\n[claims.{kind}]\n{test}\n",
        source("table", table),
        source("borders", &borders()),
        length = claim.len(),
    );
    let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let tables = Tables(vec![("table.csv", table.to_owned()), ("borders.csv", borders())]);
    let evidence = gather(&case, &tables).unwrap_or_else(|error| panic!("{error}"));
    (case, evidence)
}

fn rates(extent: &str) -> String {
    format!(
        "said = \"deaths per 100,000\"\nunit = \"per 100,000\"\nkey = \"fips\"\nlevel = \"state\"\nper = 100000\n\
         events = {{ source = \"table\", value = \"events\", low = \"low\", high = \"high\" }}\n\
         population = {{ source = \"table\", value = \"people\" }}\nweights = [\"queen\", \"knn:5\"]\n{extent}"
    )
}

fn values(column: &str, extent: &str) -> String {
    format!(
        "said = \"a value\"\nunit = \"points\"\nkey = \"fips\"\nlevel = \"state\"\n\
         values = {{ source = \"table\", value = \"{column}\" }}\nweights = [\"queen\"]\n{extent}"
    )
}

fn together(with: &str) -> String {
    format!(
        "said = \"one value\"\nwith_said = \"another\"\nkey = \"fips\"\n\
         values = {{ source = \"table\", value = \"steep\" }}\nwith = {{ source = \"table\", value = \"{with}\" }}\n\
         adjacency = {{ source = \"borders\", from = \"from\", to = \"to\" }}"
    )
}

fn found(kind: &str, words: &str, test: &str, table: &str) -> Finding {
    let (case, evidence) = case(kind, words, test, table);
    check(&case, &evidence).findings.remove(0)
}

fn cluster(test: &str) -> Finding {
    found("cluster", "clusters", test, &table(&codes()))
}

fn failed(finding: &Finding) -> &Diagnostic {
    match &finding.outcome {
        Outcome::Untested { why: Untested::Failed { why }, .. } => why,
        other => panic!("the test ran: {other:?}"),
    }
}

fn bounds(finding: &Finding) -> (f64, f64) {
    match &finding.outcome {
        Outcome::Tested { appraisal, .. } => appraisal.primary.measure.bounds(),
        Outcome::Untested { why, .. } => panic!("not tested: {why:?}"),
    }
}

#[test]
fn a_planted_hot_spot_is_found_where_it_is_and_nowhere_else() {
    let here = cluster(&rates(&format!("places = [\"{MIDDLE}\"]")));
    assert_eq!(here.verdict(), Verdict::Supported, "{:?}", bounds(&here));
    let both = cluster(&rates(&format!("places = [\"{MIDDLE}\", \"{FAR}\"]")));
    let there = cluster(&rates(&format!("places = [\"{FAR}\"]")));
    for wrong in [both, there] {
        assert!(matches!(
            wrong.verdict(),
            Verdict::NotSupported | Verdict::Contradicted | Verdict::Inconclusive
        ));
        assert!(bounds(&wrong).0 < 0.0);
    }
    let anywhere = cluster(&rates("anywhere = true"));
    assert!(bounds(&anywhere).0 > 0.0 && anywhere.verdict() != Verdict::Contradicted);
}

#[test]
fn values_without_a_pattern_are_not_called_clustered() {
    let finding = cluster(&values("noise", "anywhere = true"));
    assert!(!matches!(finding.verdict(), Verdict::Supported | Verdict::Qualified));
    let (low, high) = bounds(&finding);
    assert!(low < 0.0 && 0.0 < high, "{low} to {high}");
}

#[test]
fn the_verdict_changes_where_an_end_of_the_interval_meets_an_edge() {
    for extent in ["anywhere = true".to_owned(), format!("places = [\"{MIDDLE}\"]")] {
        let (case, evidence) = case("cluster", "clusters", &rates(&extent), &table(&codes()));
        let judged = |regions: Regions, denied: bool| {
            let claim = Claim { regions: Some(regions), denied, ..case.claims[0].clone() };
            let alone = Case { claims: vec![claim], ..case.clone() };
            check(&alone, &plainly(&alone, evidence.clone())).findings.remove(0)
        };
        let usual = check(&case, &evidence).findings.remove(0);
        let Outcome::Tested { appraisal, .. } = &usual.outcome else { panic!("not tested") };
        // Every reading must stand alike, so that the edge alone decides.
        let readings = || std::iter::once(&appraisal.primary).chain(&appraisal.alternates);
        let low = readings().map(|r| r.measure.bounds().0).fold(f64::INFINITY, f64::min);
        let high = readings().map(|r| r.measure.bounds().1).fold(0.0, f64::max);
        // The ends count as near and as far as the draws leave them open.
        let (off_low, off_high) = appraisal.drawn_ends.expect("they are drawn");
        let (low, high) = (low - 4.0 * off_low, high + 4.0 * off_high);
        let from = |edge: f64| Regions::new(vec![Range::from(edge)], vec![Range::below(-1e9)]);
        assert_eq!(judged(from(low).unwrap(), false).verdict(), Verdict::Supported, "{extent}");
        let (primary, _) = appraisal.primary.measure.bounds();
        let past = judged(from(primary + 4.0 * off_low).unwrap(), false).verdict();
        assert!(!matches!(past, Verdict::Supported | Verdict::Qualified), "{extent}: {past:?}");
        let up_to = Regions::new(vec![Range::above(1e9)], vec![Range::up_to(high)]).unwrap();
        assert_eq!(judged(up_to, false).verdict(), Verdict::Contradicted, "{extent}");
        assert_eq!(judged(from(low).unwrap(), true).verdict(), Verdict::Contradicted, "{extent}");
    }
}

#[test]
fn too_few_places_and_equal_numbers_are_told_and_not_tested() {
    let few = found("cluster", "clusters", &rates("anywhere = true"), &table(&codes()[..9]));
    assert_eq!(few.verdict(), Verdict::NotTested);
    assert_eq!(failed(&few), &FEW_PLACES.with(&[&10, &9]));
    let flat = cluster(&values("flat", "anywhere = true"));
    assert_eq!(flat.verdict(), Verdict::NotTested);
    assert_eq!(failed(&flat), &NO_VARIATION.with(&[&"flat", &"table"]));
    let blank = with_cells(&["56"], ",,");
    let unknown = found("cluster", "clusters", &rates("places = [\"56\"]"), &blank);
    assert_eq!(failed(&unknown), &WITHOUT_NUMBER.with(&[&"56"]));
}

/// The table with other cells for the events of some places and their ends.
fn with_cells(places: &[&str], cells: &str) -> String {
    let line = |line: &str| match line.split(',').collect::<Vec<_>>().as_slice() {
        [code, rest @ ..] if places.contains(code) => {
            format!("{code},{cells},{}\n", rest[3..].join(","))
        }
        _ => format!("{line}\n"),
    };
    table(&codes()).lines().map(line).collect()
}

#[test]
fn withheld_numbers_leave_a_map_unsettled_and_are_counted() {
    let withheld = with_cells(&["56", "38"], ",0,9");
    let finding = found("cluster", "clusters", &rates("anywhere = true"), &withheld);
    let Outcome::Tested { appraisal, .. } = &finding.outcome else { panic!("not tested") };
    assert_eq!(appraisal.facts.suppressed, Some((2, 49)));
    // Nothing bounds Moran's I between the ends of what is withheld, so that no word follows.
    let ends = appraisal.bounds.expect("two ends");
    assert!(ends.low.is_infinite() && ends.high.is_infinite());
    assert_eq!(finding.verdict(), Verdict::Inconclusive);
}

#[test]
fn two_maps_go_together_where_one_is_the_other_with_noise() {
    let table = table(&codes());
    let alike = found("association", "along", &together("alike"), &table);
    assert!(
        matches!(alike.verdict(), Verdict::Supported | Verdict::Qualified),
        "{:?}",
        alike.outcome
    );
    let other = found("association", "along", &together("noise"), &table);
    assert!(!matches!(other.verdict(), Verdict::Supported | Verdict::Qualified));
    let flat = found("association", "along", &together("flat"), &table);
    assert_eq!(failed(&flat), &NO_VARIATION.with(&[&"flat", &"table"]));
}

/// A cluster says where areas lie; an association of areas is read as one of people.
#[test]
fn areas_stand_for_people_in_an_association_and_not_in_a_cluster() {
    let table = table(&codes());
    let ecological = |finding: &Finding| match &finding.outcome {
        Outcome::Tested { judgement, .. } => {
            judgement.qualifiers.iter().any(|fired| fired.qualifier == Qualifier::Ecological)
        }
        Outcome::Untested { .. } => panic!("not tested"),
    };
    assert!(!ecological(&found("cluster", "clusters", &rates("anywhere = true"), &table)));
    assert!(ecological(&found("association", "along", &together("alike"), &table)));
}

/// A rearrangement holds where nothing is clustered, and is too sure where something is: at the
/// edge from which a map counts as clustered its interval is wrong far more often than one time in
/// forty.
#[test]
fn each_interval_is_widened_until_a_wrong_word_is_rare() {
    let table = table(&codes());
    let tests = [
        ("cluster", "clusters", rates("anywhere = true"), "moran-permutation", 1.2..2.0),
        ("association", "along", together("alike"), "two-maps-fisher-z", 1.0..1.6),
    ];
    for (kind, words, test, name, factors) in tests {
        let (case, evidence) = made(kind, words, &test, &table);
        let entries = calibrate(&case, &evidence, 400, |_, _| {}).entries;
        let entry = &entries[0];
        assert_eq!((entry.test.as_str(), entries.len()), (name, 1));
        assert!(factors.contains(&entry.factor), "{name}: {}", entry.factor);
        let (least, most) = entry.between;
        assert!(least <= entry.factor && entry.factor <= most && least < most, "{name}");
    }
}

#[test]
fn a_claim_that_names_neither_places_nor_anywhere_is_refused_with_its_remedy() {
    for (wrong, said) in [
        ("", "no place is named"),
        ("places = [\"39\"]\nanywhere = true", "the claim names places and anywhere"),
    ] {
        let toml = format!("{}\n{wrong}", rates(""));
        let text =
            format!("[[claims]]\nid = \"first\"\nkind = \"cluster\"\n[claims.cluster]\n{toml}\n");
        let (_, mistakes) = Case::read_partly(&text);
        assert!(mistakes.iter().any(|mistake| mistake.what.ends_with(said)), "{mistakes:?}");
    }
    let text = rates("anywhere = true").replace("queen", "bishop");
    let text =
        format!("[[claims]]\nid = \"first\"\nkind = \"cluster\"\n[claims.cluster]\n{text}\n");
    let (_, mistakes) = Case::read_partly(&text);
    assert!(mistakes.iter().any(|mistake| mistake.what.contains("`bishop` does not say")));
}
