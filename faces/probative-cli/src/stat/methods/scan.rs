//! Kulldorff's circular scan.

use probative_spatial::{Cluster, Clusters, Places, Scan, ScanModel, scan};
use serde_json::{Value, json};

use crate::exit::Stop;
use crate::stat::method::{Answer, Asked, Method, Rows};
use crate::stat::neighbors::Made;
use crate::stat::takes::{AT_RISK, Columns, MAY, Opt, Use};
use crate::stat::text::{SHOWN, cut, digits, more, short};
use crate::stat::words::ModelWord;

/// The largest share of the population of a circle, where the command gives none.
const LARGEST: f64 = 0.5;
/// The fewest events of a cluster, where the command gives no number.
const FEWEST: u32 = 2;
/// The options of a scan.
const SCANNED: &[Use] = &[
    (Opt::Planar, MAY),
    (Opt::Model, MAY),
    (Opt::Largest, MAY),
    (Opt::Fewest, MAY),
    (Opt::Draws, MAY),
    (Opt::Seed, MAY),
];
/// The columns of the clusters.
const COLUMNS: &[&str] = &[
    "center",
    "radius",
    "cases",
    "population",
    "expected",
    "relative_risk",
    "llr",
    "p",
    "error",
    "p_gumbel",
    "members",
];

pub(super) static SCAN: Method = Method {
    name: "scan",
    about: "Kulldorff's circular scan",
    section: "scan",
    values: Columns::One,
    uses: &[AT_RISK, SCANNED],
    made: Made::ROW,
    run,
};

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = if asked.options.planar {
        let points = asked.map.points()?;
        let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().map(|[x, y]| (x, y)).unzip();
        sought(asked, Places::Plane(&x, &y))?
    } else {
        sought(asked, Places::Earth(&asked.map.places()?))?
    };
    let ids = &asked.map.ids;
    let (lines, fields, count) = (lines(&found, ids), fields(&found), found.clusters.len());
    let row = Box::new(move |at: usize| row(&found.clusters[at], ids));
    Ok(Answer {
        lines,
        fields,
        rows: Some(Rows { key: Some("clusters"), columns: COLUMNS, count, row }),
    })
}

fn sought(asked: &Asked<'_>, places: Places<'_>) -> Result<Clusters, Stop> {
    let options = asked.options;
    let how = Scan {
        model: options.model.unwrap_or(ModelWord::Poisson).meaning(),
        largest: options.largest.unwrap_or(LARGEST),
        longest: 1.0,
        fewest: f64::from(options.fewest.unwrap_or(FEWEST)),
        draws: options.draws(),
        seed: options.seed(),
    };
    asked.found(scan(places, asked.column(0), asked.population(), 1, how))
}

fn fields(found: &Clusters) -> Value {
    let scan = &found.scan;
    let model = if scan.model == ScanModel::Poisson { "poisson" } else { "bernoulli" };
    json!({
        "cases": found.cases,
        "population": found.population,
        "parameters": {
            "model": model, "largest": scan.largest, "fewest": scan.fewest, "draws": scan.draws, "seed": scan.seed.0,
        },
    })
}

fn row(cluster: &Cluster, ids: &[String]) -> Value {
    json!({
        "center": ids[cluster.center],
        "members": cluster.members.iter().map(|&unit| &ids[unit]).collect::<Vec<_>>(),
        "radius": cluster.radius,
        "cases": cluster.cases,
        "population": cluster.population,
        "expected": cluster.expected,
        "relative_risk": cluster.relative_risk,
        "llr": cluster.llr,
        "p": cluster.p,
        "error": cluster.error,
        "p_gumbel": cluster.gumbel,
    })
}

fn lines(found: &Clusters, ids: &[String]) -> Vec<String> {
    let scan = &found.scan;
    let mut lines = vec![
        format!("{} cases among {}", short(found.cases), short(found.population)),
        format!(
            "circles of at most {} of the population and at least {} cases; {} random maps",
            scan.largest, scan.fewest, scan.draws
        ),
        String::new(),
        format!(
            "{:<18}{:>8}{:>9}{:>9}{:>10}{:>8}{:>9}{:>9}",
            "centre", "members", "radius", "cases", "expected", "risk", "llr", "p"
        ),
    ];
    for cluster in found.clusters.iter().take(SHOWN) {
        let center: String = cut(&ids[cluster.center]).chars().take(17).collect();
        let numbers = [
            cluster.radius,
            cluster.cases,
            cluster.expected,
            cluster.relative_risk,
            cluster.llr,
            cluster.p,
        ];
        let [radius, cases, expected, risk, llr, p] = numbers.map(|number| digits(number, 4));
        let members = cluster.members.len();
        lines.push(format!(
            "{center:<18}{members:>8}{radius:>9}{cases:>9}{expected:>10}{risk:>8}{llr:>9}{p:>9}"
        ));
    }
    lines.extend(more(found.clusters.len()));
    lines
}
