//! Whether two maps go together, though each may be smooth by itself.

use probative_spatial::{
    DistanceClasses, Error as Spatial, Geography, Permutation, Rejections, Test, TwoMaps,
};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::error::Error;
use crate::gives::{Column, column};
use crate::global;
use crate::map::Map;
use crate::method::{Columns, Door, Held, Input, Method, Orders};
use crate::parameter::{Fallback, Type};
use crate::parameters::{CLASSES, LEVEL, MAX_CLASSES, PLANAR, STYLE, parameters};
use crate::text::{pair, short, short_p};
use crate::uses::{CUBIC, DRAWN, LINKED, NEIGHBOURS, Use, When, may};

/// How smooth the maps of a calibration are, in rounds of averaging with the neighbours.
const RANGES: [usize; 4] = [0, 2, 4, 6];
/// How many draws each pair of a calibration gets.
const CALIBRATION_DRAWS: usize = 199;

/// The answer, and how often each null rejects unrelated maps of this geography.
#[derive(Debug)]
struct Together {
    found: TwoMaps,
    level: f64,
    calibration: Vec<(usize, Rejections)>,
}

parameters! {
    /// Count how often two-maps rejects among so many pairs of unrelated maps of this geography
    CALIBRATE = "calibrate" "N" Type::Count { least: 1, most: 100_000 }, Fallback::None;
}

/// The options of the question; maps are held together by row-standardized weights alone, and there
/// are as many classes of
/// distance as SpatialPack has.
const ASKED: &[Use] = &[
    may(&STYLE).when(When::Never),
    may(&PLANAR),
    may(&CLASSES).or(Fallback::Count(13)),
    may(&MAX_CLASSES),
    may(&CALIBRATE),
    may(&LEVEL).when(When::With(&CALIBRATE)),
];

/// What drawing gives under a key.
macro_rules! drawn {
    ($($under:literal)+) => {
        &[$(
            column(concat!($under, ".mean"), "", "the mean of the draws"),
            column(concat!($under, ".variance"), "", "their variance"),
            column(concat!($under, ".p"), "probability", "the chance of one as far"),
            column(concat!($under, ".tail"), "", "which departures count"),
            column(concat!($under, ".draws"), "draws", "how many were drawn"),
            column(concat!($under, ".error"), "probability", "the Monte-Carlo error of the chance"),
        )+]
    };
}

const NULLS: &[Column] = drawn!("spectral" "lee.permutation" "free");

const TOGETHER: &[Column] = &[
    column("value", "", "Pearson's correlation"),
    column("modified_t.effective_n", "places", "how many independent places the maps are worth"),
    column("modified_t.p", "probability", "the chance if both maps are smooth"),
    column("lee.value", "", "Lee's L"),
    column("calibration.range", "rounds", "how often noise was averaged with the neighbours"),
    column("calibration.pairs", "pairs", "how many unrelated maps were tried"),
    column("calibration.level", "probability", "the level"),
    column("calibration.modified_t", "share", "how often the modified t rejects"),
    column("calibration.spectral", "share", "how often the surrogates reject"),
    column("calibration.lee", "share", "how often Lee's L rejects"),
    column("calibration.free", "share", "how often free rearrangement rejects"),
];

pub(crate) static TWO_MAPS: Method = Method {
    name: "two-maps",
    door: Door::Stat,
    about: "Whether two maps go together, though each may be smooth by itself",
    section: "two-maps",
    input: Input::Map { orders: Orders::One, run },
    values: Columns::Two,
    least: 10,
    withheld: When::Never,
    uses: &[ASKED, NEIGHBOURS, LINKED, DRAWN, CUBIC],
    told: "correlation with the modified t-test, spectral surrogates, Lee's L; `--calibrate N` counts rejections among N pairs of unrelated maps; cubic in the units",
    gives: &[TOGETHER, NULLS],
    papers: &[
        "Clifford, Richardson & Hémon 1989",
        "Dutilleul 1993",
        "Wagner & Dray 2015",
        "Lee 2001",
    ],
    held: Held {
        told: "`modified-t-test`: an implementation of ours by dense matrices; L: `global-columbus`: spdep",
        folders: &["modified-t-test"],
        calibrated: "two maps",
        timed: Held::NOT_OWED,
    },
};

fn run<'a>(asked: &Asked<'a>, map: &'a Map) -> Result<Answer<'a>, Error> {
    let found = found(asked, map)?;
    Ok(Answer { lines: lines(&found), fields: fields(&found), rows: None, picture: None })
}

/// Asks whether the two columns go together.
fn found(asked: &Asked<'_>, map: &Map) -> Result<Together, Error> {
    let test = asked.test();
    let count = asked.count(&CLASSES);
    let level = asked.settled.number(&LEVEL).unwrap_or_default();
    let classes = if map.planar {
        let (x, y): (Vec<f64>, Vec<f64>) = map.points()?.into_iter().map(|[x, y]| (x, y)).unzip();
        DistanceClasses::of_plane(&x, &y, count)
    } else {
        DistanceClasses::of_places(&map.places()?, count)
    };
    let answered = || -> Result<Together, Spatial> {
        let geography = Geography::new(map.weights(), &classes?)?;
        let found = geography.two_maps(asked.column(0), asked.column(1), test)?;
        let drawn = Test { draws: CALIBRATION_DRAWS, ..test };
        let rejected = |range: usize, pairs: usize| {
            Ok((range, geography.calibrate(pairs, range, level, drawn)?))
        };
        let calibration = asked.settled.count(&CALIBRATE).map_or(Ok(Vec::new()), |pairs| {
            RANGES.into_iter().map(|range| rejected(range, pairs)).collect::<Result<_, Spatial>>()
        })?;
        Ok(Together { found, level, calibration })
    };
    asked.found(answered())
}

fn fields(together: &Together) -> Value {
    let found = &together.found;
    let drawn = |found: &Option<Permutation>| found.as_ref().map(global::permutation);
    let row = |(range, of): &(usize, Rejections)| {
        json!({
            "range": range, "pairs": of.pairs, "level": together.level,
            "modified_t": of.modified_t, "spectral": of.spectral, "lee": of.lee, "free": of.free,
        })
    };
    json!({
        "value": found.correlation,
        "modified_t": found.modified_t.map(|test| json!({"effective_n": test.effective_n, "p": test.p})),
        "spectral": drawn(&found.spectral),
        "lee": {"value": found.lee_value, "permutation": drawn(&found.lee)},
        "free": drawn(&found.free),
        "calibration": together.calibration.iter().map(row).collect::<Vec<_>>(),
    })
}

fn lines(together: &Together) -> Vec<String> {
    let found = &together.found;
    let p = |found: Option<f64>| short_p(found.unwrap_or(f64::NAN));
    let drawn = |found: Option<Permutation>| p(found.map(|drawn| drawn.p));
    let effective = found.modified_t.map(|test| test.effective_n);
    let mut lines = vec![
        pair("correlation", &short(found.correlation)),
        pair("worth so many places", &p(effective)),
        pair("Lee's L", &short(found.lee_value)),
        String::new(),
        format!("{:<48} {:>13}", "null", "p"),
    ];
    for (name, p) in [
        ("modified t: both maps smooth", p(found.modified_t.map(|test| test.p))),
        ("correlation, surrogates as smooth as the first", drawn(found.spectral)),
        ("Lee's L, the same surrogates", drawn(found.lee)),
        ("correlation, rearranged freely: distrust it", drawn(found.free)),
    ] {
        lines.push(format!("{name:<48} {p:>13}"));
    }
    if let Some((_, first)) = together.calibration.first() {
        lines.push(String::new());
        lines.push(format!(
            "rejected at {} among {} pairs of unrelated maps of this geography",
            together.level, first.pairs
        ));
        let [t, spectral, lee, free] = ["modified t", "surrogates", "Lee's L", "free"];
        lines.push(format!(
            "{:<22} {t:>13} {spectral:>13} {lee:>13} {free:>13}",
            "rounds of smoothing"
        ));
        for (range, of) in &together.calibration {
            let [t, spectral, lee, free] = [of.modified_t, of.spectral, of.lee, of.free].map(short);
            lines.push(format!("{range:<22} {t:>13} {spectral:>13} {lee:>13} {free:>13}"));
        }
    }
    lines
}
