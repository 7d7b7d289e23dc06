//! The table of numbers behind each picture.

use probative_finding::exhibit::{
    Bars, Cell, Circles, ClusterFound, Clusters, Datum, Distance, Dots, Exhibit, LineUp, Map,
    NullShape, Panels, Scatter, Series, Strip,
};
use probative_terms::Unit;

use super::clusters::label;

use probative_terms::number::plain;
use probative_words::format::{datum, on_scale};

/// Columns and rows of the numbers that an exhibit holds.
pub fn table(exhibit: &Exhibit<String>) -> (Vec<String>, Vec<Vec<String>>) {
    match exhibit {
        Exhibit::Map(map) => of_map(map),
        Exhibit::Series(series) => of_series(series),
        Exhibit::Dots(dots) => of_dots(dots),
        Exhibit::Bars(bars) => of_bars(bars),
        Exhibit::Distance(distance) => of_distance(distance),
        Exhibit::Null(null) => of_null(null),
        Exhibit::Strip(strip) => of_strip(strip),
        Exhibit::LineUp(line_up) => of_line_up(line_up),
        Exhibit::Panels(panels) => of_panels(panels),
        Exhibit::Clusters(clusters) => of_clusters(clusters),
        Exhibit::Scatter(scatter) => of_scatter(scatter),
        Exhibit::Circles(circles) => of_circles(circles),
        Exhibit::Table(table) => (table.columns.clone(), printed(&table.rows)),
    }
}

/// Rows as they are printed.
fn printed(rows: &[Vec<Datum<String>>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(datum).collect()).collect()
}

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn ends(interval: Option<(f64, f64)>, unit: &Unit) -> String {
    let words = |(low, high)| format!("{} to {}", on_scale(low, unit), on_scale(high, unit));
    interval.map(words).unwrap_or_default()
}

fn of_map(map: &Map<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = map.cells.iter().map(|place| {
        let (value, state) = told(place.cell);
        let named = if map.outlined.contains(&place.geoid) { "yes" } else { "no" };
        vec![place.geoid.to_string(), place.name.clone(), value, state, named.to_owned()]
    });
    let named = map.outlined_label.as_deref().unwrap_or("outlined");
    (columns(&["code", "place", &map.unit.label(), "state", named]), rows.collect())
}

/// A cell's value, and its state where it is not a plain value.
fn told(cell: Cell) -> (String, String) {
    match cell {
        Cell::Value(value) => (plain(value), String::new()),
        Cell::Unreliable(value) => (plain(value), "unreliable".to_owned()),
        Cell::Suppressed { low, high } => {
            (format!("{} to {}", plain(low), plain(high)), "suppressed".to_owned())
        }
        Cell::Missing => (String::new(), "no record".to_owned()),
        Cell::Cluster(cluster) => (cluster.label().to_owned(), String::new()),
    }
}

fn of_series(series: &Series<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = series.lines.iter().flat_map(|line| {
        line.points.iter().map(|point| {
            vec![
                line.label.clone(),
                on_scale(point.time, &Unit::Year),
                on_scale(point.value, &series.unit),
                ends(point.interval, &series.unit),
            ]
        })
    });
    (columns(&["series", "time", &series.unit.label(), "interval"]), rows.collect())
}

fn of_dots(dots: &Dots<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let named = dots.named_label.as_deref().unwrap_or("named");
    let rows = dots.rows.iter().enumerate().map(|(rank, dot)| {
        vec![
            (rank + 1).to_string(),
            dot.label.clone(),
            on_scale(dot.value, &dots.unit),
            ends(dot.interval, &dots.unit),
            dot.base.map_or(String::new(), |base| on_scale(base, &dots.unit)),
            if dot.named { "yes" } else { "no" }.to_owned(),
        ]
    });
    let base = dots.base_label.as_deref().unwrap_or("base rate");
    (
        columns(&["rank", "place or thing", &dots.unit.label(), "interval", base, named]),
        rows.collect(),
    )
}

fn of_bars(bars: &Bars<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = bars.bars.iter().map(|bar| {
        vec![
            bar.label.clone(),
            on_scale(bar.value, &bars.unit),
            ends(bar.interval, &bars.unit),
            if bar.base { "yes" } else { "no" }.to_owned(),
        ]
    });
    (columns(&["what", &bars.unit.label(), "interval", "base rate"]), rows.collect())
}

fn of_distance(distance: &Distance<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = distance.steps.iter().map(|step| {
        vec![
            plain(step.kilometers),
            plain(step.listed),
            plain(step.population),
            plain(step.null_mean),
            step.bands
                .first()
                .map_or(String::new(), |band| ends(Some((band.low, band.high)), &Unit::Plain)),
        ]
    });
    let names = ["kilometres", "listed", "population", "by chance", "by chance, interval"];
    (columns(&names), rows.collect())
}

fn of_null(null: &NullShape<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = null.bins.iter().map(|bin| {
        vec![on_scale(bin.low, &null.unit), on_scale(bin.high, &null.unit), bin.count.to_string()]
    });
    (columns(&["from", "to", "draws"]), rows.collect())
}

fn of_strip(strip: &Strip<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = strip.marks.iter().map(|mark| {
        vec![
            mark.label.clone(),
            on_scale(mark.value, &strip.unit),
            ends(Some(mark.interval), &strip.unit),
            mark.stands.word().to_owned(),
        ]
    });
    (columns(&["reading", &strip.unit.label(), "interval", "stands"]), rows.collect())
}

/// The answer: which of the maps is real.
fn of_line_up(line_up: &LineUp<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = (0..line_up.maps.len()).map(|at| {
        let what = if at == line_up.real { "the real one" } else { "made by chance" };
        vec![(at + 1).to_string(), what.to_owned()]
    });
    (columns(&["map", "what it is"]), rows.collect())
}

fn of_panels(panels: &Panels<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let row = |(at, (place, name)): (usize, &(probative_terms::place::Geoid, String))| {
        let cells = panels.panels.iter().filter_map(|panel| panel.cells.get(at));
        let told = cells.map(|cell| match told(*cell) {
            (value, state) if state.is_empty() => value,
            (value, state) => format!("{value} {state}").trim_start().to_owned(),
        });
        [place.to_string(), name.clone()].into_iter().chain(told).collect()
    };
    let rows = panels.places.iter().enumerate().map(row).collect();
    let labels = panels.panels.iter().map(|panel| panel.label.clone());
    let names = ["code".to_owned(), format!("place ({})", panels.unit.label())];
    (names.into_iter().chain(labels).collect(), rows)
}

fn of_clusters(clusters: &Clusters<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = clusters.units.iter().map(|unit| {
        let chances = match unit.found {
            ClusterFound::Tested { p, p_adjusted, .. } => [plain(p), plain(p_adjusted)],
            ClusterFound::Undefined | ClusterFound::Isolated => [String::new(), String::new()],
        };
        let [p, adjusted] = chances;
        let class = label(clusters, unit.found).to_owned();
        vec![unit.id.clone(), unit.name.clone(), class, p, adjusted]
    });
    (columns(&["code", "place", "class", "p", "adjusted p"]), rows.collect())
}

fn of_scatter(scatter: &Scatter<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = scatter.points.iter();
    let rows = rows.map(|point| vec![point.label.clone(), plain(point.x), plain(point.y)]);
    (columns(&["place", &scatter.x_label, &scatter.y_label]), rows.collect())
}

fn of_circles(circles: &Circles<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = circles.circles.iter().map(|circle| {
        let members = circle.members.iter().map(|member| circles.units[*member].1.as_str());
        let members = members.collect::<Vec<_>>().join(", ");
        vec![circle.label.clone(), plain(circle.radius), plain(circle.p), members]
    });
    (columns(&["circle", "radius", "p", "members"]), rows.collect())
}
