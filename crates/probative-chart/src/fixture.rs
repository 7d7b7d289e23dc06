//! One exhibit of each kind.

use probative_atlas::outlines;
use probative_finding::Exhibit;
use probative_finding::exhibit::{
    Association, Band, Bar, Bars, Bin, Caption, Cell, Circle, Circles, Cluster, ClusterFound,
    ClusterUnit, Clusters, Counted, Datum, Distance, DistanceStep, Dot, Dots, Ground, LINE_UP,
    LineUp, LineUpMap, Map, MapCell, MapLine, NullShape, Panel, Panels, Quantity, Rings, Scatter,
    ScatterPoint, Series, SeriesLine, SeriesPoint, Strip, StripMark, Table,
};
use probative_terms::place::{Geoid, Level};
use probative_terms::{Position, Unit};

/// One exhibit of each kind, and a second map.
pub fn exhibits(words: &str) -> Vec<Exhibit<String>> {
    vec![
        Exhibit::Map(map(words, Quantity::Rate)),
        Exhibit::Map(map(words, Quantity::Count)),
        Exhibit::Series(series(words)),
        Exhibit::Dots(dots(words)),
        Exhibit::Bars(bars(words)),
        Exhibit::Distance(distance(words)),
        Exhibit::Null(null(words)),
        Exhibit::Strip(strip(words)),
        Exhibit::LineUp(line_up(words)),
        Exhibit::Panels(panels(words)),
        Exhibit::Clusters(clusters(words)),
        Exhibit::Scatter(scatter(words)),
        Exhibit::Circles(circles(words)),
        Exhibit::Table(Table {
            caption: caption(words),
            columns: vec!["a".to_owned(), words.to_owned()],
            rows: vec![vec![Datum::Number(1.0), Datum::Words(words.to_owned())]],
        }),
    ]
}

/// A map whose values are counts.
pub fn counts_map() -> Exhibit<String> {
    Exhibit::Map(map("plain", Quantity::Count))
}

/// A map with a rate for every county.
pub fn counties_map() -> Exhibit<String> {
    let places = outlines(Level::County).iter().filter(|place| place.geoid.state().as_str() < "57");
    let cell = |(index, place): (usize, &probative_atlas::Outline)| MapCell {
        geoid: place.geoid.clone(),
        name: probative_atlas::label(&place.geoid).unwrap_or_default(),
        cell: Cell::Value(index as f64 / 24.7),
    };
    let cells = places.enumerate().map(cell).collect();
    let layer = Level::County;
    Exhibit::Map(Map { layer, cells, lines: Vec::new(), ..map("plain", Quantity::Rate) })
}

/// A map with every class of local clusters.
pub fn clusters_map() -> Exhibit<String> {
    let mut map = map("plain", Quantity::Cluster);
    for (index, place) in map.cells.iter_mut().enumerate() {
        place.cell = Cell::Cluster(Cluster::ALL[index % Cluster::ALL.len()]);
    }
    Exhibit::Map(map)
}

fn caption(words: &str) -> Caption<String> {
    Caption {
        title: words.to_owned(),
        finding: words.to_owned(),
        n: 12,
        counted: Counted::Units,
        source: words.to_owned(),
    }
}

fn map(words: &str, quantity: Quantity) -> Map<String> {
    let cell = |index: usize| match index % 10 {
        3 => Cell::Suppressed { low: 0.0, high: 9.0 },
        5 => Cell::Unreliable(14.0),
        7 => Cell::Missing,
        _ => Cell::Value(index as f64 * 3.0),
    };
    let places = outlines(Level::State);
    Map {
        caption: caption(words),
        layer: Level::State,
        unit: Unit::named(words),
        quantity,
        cells: places
            .iter()
            .enumerate()
            .map(|(index, place)| MapCell {
                geoid: place.geoid.clone(),
                name: words.to_owned(),
                cell: cell(index),
            })
            .collect(),
        breaks: vec![20.0, 50.0, 80.0, 120.0],
        classes: Vec::new(),
        outlined: ["08", "36"].map(state).to_vec(),
        outlined_label: Some(words.to_owned()),
        lines: vec![MapLine {
            label: words.to_owned(),
            points: vec![[-120.0, 40.0], [-100.0, 38.0], [-80.0, 41.0]],
        }],
        rings: vec![40.0],
    }
}

fn series(words: &str) -> Series<String> {
    let line = |label: &str, start: f64| SeriesLine {
        label: label.to_owned(),
        points: (0..12_u32)
            .map(|index| {
                let value = start + f64::from(index) * 4.0;
                SeriesPoint {
                    time: 1990.0 + f64::from(index),
                    value,
                    interval: Some((value - 3.0, value + 3.0)),
                }
            })
            .collect(),
    };
    Series {
        caption: caption(words),
        unit: Unit::named(words),
        lines: vec![line(words, 10.0), line("another", 30.0)],
        marked: Some((1999.5, words.to_owned())),
    }
}

fn dots(words: &str) -> Dots<String> {
    let row = |index: u32| Dot {
        label: words.to_owned(),
        value: 40.0 - f64::from(index),
        interval: Some((36.0 - f64::from(index), 44.0 - f64::from(index))),
        base: Some(33.0),
        named: index.is_multiple_of(2),
    };
    Dots {
        caption: caption(words),
        unit: Unit::named("deaths per 100,000"),
        rows: (0..10).map(row).collect(),
        named_label: Some(words.to_owned()),
        reference: Some((30.0, words.to_owned())),
        base_label: Some(words.to_owned()),
    }
}

fn bars(words: &str) -> Bars<String> {
    let bar = |value: f64, base: bool| Bar {
        label: words.to_owned(),
        value,
        interval: base.then_some((value - 4.0, value + 4.0)),
        base,
    };
    Bars {
        caption: caption(words),
        unit: Unit::named("%"),
        bars: vec![bar(64.6, false), bar(86.0, true), bar(56.0, true)],
    }
}

fn distance(words: &str) -> Distance<String> {
    let step = |kilometers: f64| DistanceStep {
        kilometers,
        listed: 20.0 + kilometers * 0.9,
        population: 15.0 + kilometers * 0.85,
        null_mean: 18.0 + kilometers * 0.88,
        bands: [(0.95, 9.0), (0.5, 3.0)]
            .map(|(level, half)| Band {
                level,
                low: 18.0 + kilometers * 0.88 - half,
                high: 18.0 + kilometers * 0.88 + half,
            })
            .to_vec(),
    };
    Distance {
        caption: caption(words),
        unit: Unit::named(words),
        steps: [10.0, 25.0, 40.0, 50.0, 80.0].map(step).to_vec(),
        primary: 40.0,
    }
}

fn null(words: &str) -> NullShape<String> {
    let counts = [1, 4, 12, 31, 60, 82, 77, 51, 29, 10, 2];
    let bin = |(index, &count): (usize, &usize)| {
        let low = 40.0 + index as f64 * 2.0;
        Bin { low, high: low + 2.0, count }
    };
    NullShape {
        caption: caption(words),
        unit: Unit::named("%"),
        bins: counts.iter().enumerate().map(bin).collect(),
        observed: 64.0,
    }
}

fn strip(words: &str) -> Strip<String> {
    let mark = |value: f64, stands| StripMark {
        label: words.to_owned(),
        value,
        interval: (value - 2.0, value + 2.0),
        stands,
    };
    Strip {
        caption: caption(words),
        unit: Unit::named("%"),
        marks: vec![
            mark(64.0, Position::Holds),
            mark(61.0, Position::Across),
            mark(58.0, Position::Fails),
            mark(55.0, Position::Short),
        ],
        holds: vec![(60.0, 70.0)],
    }
}

/// A line-up whose real map is the fourth.
pub fn line_up(words: &str) -> LineUp<String> {
    let places: Vec<Geoid> =
        outlines(Level::State).iter().map(|place| place.geoid.clone()).collect();
    let classes =
        |shift: usize| LineUpMap::Classes((0..places.len()).map(|at| (at + shift) % 5).collect());
    LineUp {
        caption: caption(words),
        asks: words.to_owned(),
        made: words.to_owned(),
        layer: Level::State,
        classes: ["lowest fifth", "second", "third", "fourth", "highest fifth"]
            .map(str::to_owned)
            .to_vec(),
        outlined: vec![state("08")],
        outlined_label: Some(words.to_owned()),
        lines: vec![MapLine {
            label: words.to_owned(),
            points: vec![[-120.0, 40.0], [-80.0, 41.0]],
        }],
        lines_label: Some(words.to_owned()),
        maps: (0..LINE_UP).map(classes).collect(),
        real: 3,
        places,
    }
}

fn panels(words: &str) -> Panels<String> {
    let map = map(words, Quantity::Rate);
    let panel = |year: u32| Panel {
        label: year.to_string(),
        cells: map.cells.iter().map(|place| place.cell).collect(),
    };
    Panels {
        caption: caption(words),
        layer: Level::State,
        unit: Unit::named(words),
        breaks: map.breaks.clone(),
        places: map.cells.iter().map(|place| (place.geoid.clone(), words.to_owned())).collect(),
        outlined: map.outlined.clone(),
        outlined_label: Some(words.to_owned()),
        panels: (2001..2005).map(panel).collect(),
    }
}

/// Squares of a degree, four in a row.
fn squares() -> Vec<Rings> {
    let square = |at: u32| {
        let (x, y) = (f64::from(at % 4) - 84.0, 36.0 - f64::from(at / 4));
        vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]]
    };
    (0..12).map(square).collect()
}

/// Every class with its chance, one that chance explains, and what was not tested.
pub fn clusters(words: &str) -> Clusters<String> {
    let found = |at: usize| match at {
        10 => ClusterFound::Undefined,
        11 => ClusterFound::Isolated,
        9 => ClusterFound::Tested { class: Association::LowLow, p: 0.04, p_adjusted: 0.12 },
        _ => {
            let p = [0.02, 0.002, 0.0002, 0.00002][at % 4];
            ClusterFound::Tested {
                class: Association::ALL[at % Association::ALL.len()],
                p,
                p_adjusted: 2.0 * p,
            }
        }
    };
    let unit = |at: usize| ClusterUnit {
        id: format!("square-{at}"),
        name: words.to_owned(),
        found: found(at),
    };
    Clusters {
        caption: caption(words),
        ground: Ground::Outlines(squares()),
        units: (0..12).map(unit).collect(),
        taken: Vec::new(),
        level: 0.05,
        levels: vec![0.05, 0.01, 0.001, 0.0001],
        adjusted: Some(words.to_owned()),
    }
}

/// Twelve units around a line.
pub fn scatter(words: &str) -> Scatter<String> {
    let point = |at: u32| {
        let x = f64::from(at) / 4.0 - 1.5;
        let y = 0.5 * x + if at.is_multiple_of(2) { 0.3 } else { -0.2 };
        ScatterPoint { label: words.to_owned(), x, y }
    };
    Scatter {
        caption: caption(words),
        x_label: words.to_owned(),
        y_label: words.to_owned(),
        points: (0..12).map(point).collect(),
        slope: 0.5,
        means: [0.0, 0.05],
    }
}

/// Two circles among the middles of squares, one of them small.
pub fn circles(words: &str) -> Circles<String> {
    let middle = |rings: &Rings| [rings[0][0][0] + 0.5, rings[0][0][1] + 0.5];
    let middles: Vec<[f64; 2]> = squares().iter().map(middle).collect();
    let circle = |center: usize, radius, members: &[usize], p| Circle {
        label: words.to_owned(),
        center: middles[center],
        radius,
        members: members.to_vec(),
        p,
    };
    Circles {
        caption: caption(words),
        units: (0..12).map(|at| (format!("unit-{at}"), words.to_owned())).collect(),
        taken: Vec::new(),
        level: 0.05,
        circles: vec![circle(5, 112.0, &[5, 4, 6, 1, 9], 0.001), circle(3, 0.0, &[3], 0.4)],
        ground: Ground::Points(middles),
    }
}

fn state(code: &str) -> Geoid {
    Geoid::parse(code).expect("the code of a state")
}
