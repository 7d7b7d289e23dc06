//! Kulldorff's circular scan.

use probative_spatial::{Cluster, Clusters, Places, Scan, ScanModel, scan};
use probative_terms::text::counted;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::caps::capped;
use crate::error::Error;
use crate::gives::{Column, column};
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameter::{Fallback, Type};
use crate::parameters::{
    DRAWS, MAX_DRAWS, MAX_PERIODS, PLANAR, SEED, SHARE, SVG, TIME, parameters,
};
use crate::picture;
use crate::text::{SHOWN, amount, cut, digits, more, number, whole};
use crate::uses::{AT_RISK, Use, When, may};
use crate::words::words;

words! {
    /// How events come about where nothing is wrong.
    MODELS, model -> ScanModel {
        "poisson" "In proportion to the population" => ScanModel::Poisson,
        "bernoulli" "Each of the population is a case or a control" => ScanModel::Bernoulli,
    }
}

parameters! {
    /// How the events of a scan come about
    MODEL = "model" "MODEL" Type::Word(MODELS), Fallback::Word("poisson");
    /// The largest share of the population that a circle of a scan may hold
    LARGEST = "largest" "SHARE" SHARE, Fallback::Number(0.5);
    /// The fewest events of a cluster of a scan
    FEWEST = "fewest" "N" Type::Count { least: 0, most: u32::MAX as u64 }, Fallback::Count(2);
    /// The most windows of a scan, circles times runs of periods
    MAX_WINDOWS = "max-windows" "N" Type::Cap, Fallback::Count(4_000_000_000);
    /// The largest share of the periods that a cluster of a scan over time may last
    LONGEST = "longest" "SHARE" SHARE, Fallback::Number(0.5);
}

/// The options of a scan.
const SCANNED: &[Use] = &[
    may(&PLANAR),
    may(&MODEL),
    may(&LARGEST),
    may(&FEWEST),
    may(&TIME),
    may(&LONGEST).when(When::With(&TIME)),
    may(&SVG),
    may(&DRAWS),
    may(&SEED),
    may(&MAX_DRAWS),
    may(&MAX_WINDOWS),
    may(&MAX_PERIODS).when(When::With(&TIME)),
];

/// The clusters, those of a scan over time with their periods first.
const CIRCLES: &[Column] = &[
    column("clusters.from", "", "the first period").when(When::With(&TIME)),
    column("clusters.to", "", "the last period").when(When::With(&TIME)),
    column("clusters.center", "", "the unit in the middle"),
    column("clusters.radius", "km, or of a plane", "how far the circle reaches"),
    column("clusters.cases", "cases", "the events in it"),
    column("clusters.population", "persons", "the people in it"),
    column("clusters.expected", "cases", "the events that their share would have"),
    column("clusters.relative_risk", "times", "the rate inside over that outside"),
    column("clusters.llr", "", "the logarithm of the likelihood ratio"),
    column("clusters.p", "probability", "the chance of a best circle as good"),
    column("clusters.error", "probability", "its Monte-Carlo error"),
    column("clusters.p_gumbel", "probability", "the same by a Gumbel distribution of the draws"),
    column("clusters.members", "", "the units in it, by distance"),
    column("cases", "cases", "all events"),
    column("population", "persons", "all people"),
    column("periods", "", "all periods, in order").when(When::With(&TIME)),
    column("parameters.model", "", "how events come about"),
    column("parameters.largest", "share", "the largest share of the population of a circle"),
    column("parameters.fewest", "cases", "the fewest events of a cluster"),
    column("parameters.longest", "share", "the largest share of the periods")
        .when(When::With(&TIME)),
    column("parameters.draws", "draws", "how many random maps"),
    column("parameters.seed", "", "what fixes them"),
];

pub(crate) static SCAN: Method = Method {
    name: "scan",
    door: Door::Stat,
    about: "Kulldorff's circular scan",
    section: "scan",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::One,
    least: 1,
    withheld: When::Never,
    uses: &[AT_RISK, SCANNED],
    told: "circles with more cases than expected: the best of each centre, in order, without those that share a unit with a better one (SaTScan's *no geographical overlap*); with `--time` circles that last some periods, in retrospect",
    gives: &[CIRCLES],
    papers: &[
        "Kulldorff 1997",
        "Kulldorff, Athas and others 1998",
        "Abrams, Kulldorff & Kleinman 2010",
    ],
    held: Held {
        told: "`scan-leukemia`: SaTScan 9.6; `scan-sids`: a second implementation of ours in numpy; `scan-space-time`: a second implementation of ours that tries every cylinder; no output of SaTScan over time",
        folders: &["scan-leukemia", "scan-sids", "scan-space-time"],
        calibrated: "scan",
        timed: "circular scan, Poisson, 999 maps, half of the population",
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let (ids, periods) = (&asked.observed.ids, &map.periods);
    let points = map.points()?;
    let found = if map.planar {
        let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|[x, y]| (*x, *y)).unzip();
        sought(asked, map, Places::Plane(&x, &y))?
    } else {
        sought(asked, map, Places::Earth(&map.places()?))?
    };
    let picture = asked.settled.has(&SVG).then(|| {
        let told = found.clusters.iter().map(|cluster| told(cluster, ids, periods)).collect();
        picture::circles(asked, map, &found, told, &points)
    });
    let picture = picture.transpose()?;
    let (lines, fields) = (lines(map, &found), fields(&found, periods));
    let count = found.clusters.len();
    let rows = asked.rows("clusters", count, move |at| row(&found.clusters[at], ids, periods));
    Ok(Answer { lines, fields, rows: Some(rows), picture })
}

fn sought(asked: &Asked<'_>, map: &Map, places: Places<'_>) -> Result<Clusters, Error> {
    let how = Scan {
        model: model(asked.word(&MODEL)),
        largest: asked.number(&LARGEST),
        longest: asked.settled.number(&LONGEST).unwrap_or(1.0),
        fewest: asked.count(&FEWEST) as f64,
        draws: asked.draws(),
        seed: asked.seed(),
    };
    let periods = map.periods.len().max(1);
    let windows = how.windows(map.ids().len(), periods);
    capped(&MAX_WINDOWS, "windows", windows as usize, asked.settled)?;
    asked.found(scan(places, asked.column(0), asked.population(), periods, how))
}

fn fields(found: &Clusters, periods: &[String]) -> Value {
    let scan = &found.scan;
    let model = if scan.model == ScanModel::Poisson { "poisson" } else { "bernoulli" };
    let mut fields = json!({
        "cases": found.cases,
        "population": found.population,
        "parameters": {
            "model": model, "largest": scan.largest, "fewest": scan.fewest, "draws": scan.draws, "seed": scan.seed.0,
        },
    });
    if !periods.is_empty() {
        fields["parameters"]["longest"] = json!(scan.longest);
        fields["periods"] = json!(periods);
    }
    fields
}

/// The first and the last period of a cluster.
fn lasted<'p>(cluster: &Cluster, periods: &'p [String]) -> Option<[&'p str; 2]> {
    let (from, beyond) = cluster.periods;
    Some([periods.get(from)?, periods.get(beyond.checked_sub(1)?)?])
}

fn row(cluster: &Cluster, ids: &[String], periods: &[String]) -> Value {
    let mut row = json!({
        "center": ids[cluster.center],
        "members": cluster.members.iter().map(|&unit| &ids[unit]).collect::<Vec<_>>(),
        "radius": cluster.radius,
        "cases": cluster.cases,
        "population": cluster.population,
        "expected": cluster.expected,
        "relative_risk": number(cluster.relative_risk),
        "llr": cluster.llr,
        "p": cluster.p,
        "error": cluster.error,
        "p_gumbel": cluster.gumbel,
    });
    if let Some([from, to]) = lasted(cluster, periods) {
        row["from"] = json!(from);
        row["to"] = json!(to);
    }
    row
}

/// A cluster in words.
fn told(cluster: &Cluster, ids: &[String], periods: &[String]) -> String {
    let units = counted(cluster.members.len(), "unit");
    let lasted = lasted(cluster, periods);
    let lasted = lasted.map_or(String::new(), |[from, to]| format!(", {from} to {to}"));
    let (cases, expected) = (whole(cluster.cases), amount(cluster.expected, 4));
    let center = &ids[cluster.center];
    format!("{units} around {center}{lasted}: {cases} cases, {expected} expected")
}

fn lines(map: &Map, found: &Clusters) -> Vec<String> {
    let (scan, ids, periods) = (&found.scan, map.ids(), &map.periods);
    let radius = if map.planar { "radius" } else { "radius km" };
    let mut lines = vec![
        format!("{} cases among {}", whole(found.cases), whole(found.population)),
        format!(
            "circles of at most {} of the population and at least {} cases; {} random maps",
            scan.largest, scan.fewest, scan.draws
        ),
        String::new(),
        format!(
            "{:<17} {:>7} {:>9} {:>8} {:>9} {:>7} {:>8} {:>8}",
            "centre", "members", radius, "cases", "expected", "risk", "llr", "p"
        ),
    ];
    for cluster in found.clusters.iter().take(SHOWN) {
        let center: String = cut(&ids[cluster.center]).chars().take(16).collect();
        let numbers = [cluster.radius, cluster.expected, cluster.relative_risk, cluster.llr];
        let [radius, expected, risk, llr] = numbers.map(|number| amount(number, 4));
        let cases = whole(cluster.cases);
        let (members, p) = (cluster.members.len(), digits(cluster.p, 3));
        lines.push(format!(
            "{center:<17} {members:>7} {radius:>9} {cases:>8} {expected:>9} {risk:>7} {llr:>8} {p:>8}"
        ));
        lines.extend(
            lasted(cluster, periods).map(|[from, to]| format!("  {} to {}", cut(from), cut(to))),
        );
    }
    lines.extend(more(found.clusters.len()));
    lines
}
