//! Kulldorff's circular scan.

use probative_spatial::{Cluster, Clusters, Places, Scan, ScanModel, scan};
use probative_words::format::counted;
use serde_json::{Value, json};

use crate::exit::Stop;
use crate::stat::data::Map;
use crate::stat::method::{Answer, Asked, Method, Rows};
use crate::stat::neighbors::Made;
use crate::stat::picture;
use crate::stat::takes::{AT_RISK, Columns, MAY, Opt, Takes, Use};
use crate::stat::text::{SHOWN, cut, digits, more, short};
use crate::stat::words::ModelWord;

/// The largest share of the population of a circle, where the command gives none.
const LARGEST: f64 = 0.5;
/// The fewest events of a cluster, where the command gives no number.
const FEWEST: u32 = 2;
/// The largest share of the periods of a cluster, where the command gives none.
const LONGEST: f64 = 0.5;
/// The options of a scan.
const SCANNED: &[Use] = &[
    (Opt::Planar, MAY),
    (Opt::Model, MAY),
    (Opt::Largest, MAY),
    (Opt::Fewest, MAY),
    (Opt::Time, MAY),
    (Opt::Longest, |options| if options.time.is_some() { Takes::Maybe } else { Takes::No }),
    (Opt::Svg, MAY),
    (Opt::Draws, MAY),
    (Opt::Seed, MAY),
];
/// The columns of the clusters, those of a scan over time first.
const COLUMNS: &[&str] = &[
    "from",
    "to",
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
    let (ids, periods) = (&asked.map.ids, &asked.map.periods);
    let points = asked.map.points()?;
    let found = if asked.map.planar {
        let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|[x, y]| (*x, *y)).unzip();
        sought(asked, Places::Plane(&x, &y))?
    } else {
        sought(asked, Places::Earth(&asked.map.places()?))?
    };
    let picture = asked.options.svg.as_ref().map(|_| {
        let told = found.clusters.iter().map(|cluster| told(cluster, ids, periods)).collect();
        picture::circles(asked, &found, told, &points)
    });
    let picture = picture.transpose()?;
    let (lines, fields) = (lines(asked.map, &found), fields(&found, periods));
    let (count, key) = (found.clusters.len(), Some("clusters"));
    let columns = if periods.is_empty() { &COLUMNS[2..] } else { COLUMNS };
    let row = Box::new(move |at: usize| row(&found.clusters[at], ids, periods));
    Ok(Answer { lines, fields, rows: Some(Rows { key, columns, count, row }), picture })
}

fn sought(asked: &Asked<'_>, places: Places<'_>) -> Result<Clusters, Stop> {
    let options = asked.options;
    let timed = options.time.is_some();
    let how = Scan {
        model: options.model.unwrap_or(ModelWord::Poisson).meaning(),
        largest: options.largest.unwrap_or(LARGEST),
        longest: if timed { options.longest.unwrap_or(LONGEST) } else { 1.0 },
        fewest: f64::from(options.fewest.unwrap_or(FEWEST)),
        draws: options.draws(),
        seed: options.seed(),
    };
    let periods = asked.map.periods.len().max(1);
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
        "relative_risk": cluster.relative_risk,
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
    let (cases, expected) = (short(cluster.cases), digits(cluster.expected, 4));
    let center = &ids[cluster.center];
    format!("{units} around {center}{lasted}: {cases} cases, {expected} expected")
}

fn lines(map: &Map, found: &Clusters) -> Vec<String> {
    let (scan, ids, periods) = (&found.scan, &map.ids, &map.periods);
    let radius = if map.planar { "radius" } else { "radius km" };
    let mut lines = vec![
        format!("{} cases among {}", short(found.cases), short(found.population)),
        format!(
            "circles of at most {} of the population and at least {} cases; {} random maps",
            scan.largest, scan.fewest, scan.draws
        ),
        String::new(),
        format!(
            "{:<17}{:>8}{:>10}{:>9}{:>10}{:>8}{:>9}{:>9}",
            "centre", "members", radius, "cases", "expected", "risk", "llr", "p"
        ),
    ];
    for cluster in found.clusters.iter().take(SHOWN) {
        let center: String = cut(&ids[cluster.center]).chars().take(16).collect();
        let numbers =
            [cluster.radius, cluster.cases, cluster.expected, cluster.relative_risk, cluster.llr];
        let [radius, cases, expected, risk, llr] = numbers.map(|number| digits(number, 4));
        let (members, p) = (cluster.members.len(), digits(cluster.p, 3));
        lines.push(format!(
            "{center:<17}{members:>8}{radius:>10}{cases:>9}{expected:>10}{risk:>8}{llr:>9}{p:>9}"
        ));
        lines.extend(
            lasted(cluster, periods).map(|[from, to]| format!("  {} to {}", cut(from), cut(to))),
        );
    }
    lines.extend(more(found.clusters.len()));
    lines
}
