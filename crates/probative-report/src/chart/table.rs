//! The table of numbers behind each picture.

use probative_finding::exhibit::{
    Bars, Cell, Circles, ClusterFound, Clusters, Distance, Dots, Exhibit, LineUp, Map, NullShape,
    Panels, Scatter, Series, Strip,
};

use super::clusters::label;

use crate::format::{on_scale, plain};

/// Columns and rows of the numbers that an exhibit holds.
pub(crate) fn table(exhibit: &Exhibit) -> (Vec<String>, Vec<Vec<String>>) {
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
        Exhibit::Table(table) => (table.columns.clone(), table.rows.clone()),
    }
}

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn ends(interval: Option<(f64, f64)>, unit: &str) -> String {
    let words = |(low, high)| format!("{} to {}", on_scale(low, unit), on_scale(high, unit));
    interval.map(words).unwrap_or_default()
}

fn of_map(map: &Map) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = map.cells.iter().map(|place| {
        let (value, state) = told(place.cell);
        let named = if map.outlined.contains(&place.geoid) { "yes" } else { "no" };
        vec![place.geoid.to_string(), place.name.clone(), value, state, named.to_owned()]
    });
    let named = if map.outlined_label.is_empty() { "outlined" } else { &map.outlined_label };
    (columns(&["code", "place", &map.unit, "state", named]), rows.collect())
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

fn of_series(series: &Series) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = series.lines.iter().flat_map(|line| {
        line.points.iter().map(|point| {
            vec![
                line.label.clone(),
                on_scale(point.time, "year"),
                on_scale(point.value, &series.unit),
                ends(point.interval, &series.unit),
            ]
        })
    });
    (columns(&["series", "time", &series.unit, "interval"]), rows.collect())
}

fn of_dots(dots: &Dots) -> (Vec<String>, Vec<Vec<String>>) {
    let named = if dots.named_label.is_empty() { "named" } else { &dots.named_label };
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
    let base = if dots.base_label.is_empty() { "base rate" } else { &dots.base_label };
    (columns(&["rank", "place or thing", &dots.unit, "interval", base, named]), rows.collect())
}

fn of_bars(bars: &Bars) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = bars.bars.iter().map(|bar| {
        vec![
            bar.label.clone(),
            on_scale(bar.value, &bars.unit),
            ends(bar.interval, &bars.unit),
            if bar.base { "yes" } else { "no" }.to_owned(),
        ]
    });
    (columns(&["what", &bars.unit, "interval", "base rate"]), rows.collect())
}

fn of_distance(distance: &Distance) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = distance.steps.iter().map(|step| {
        vec![
            plain(step.kilometers),
            plain(step.listed),
            plain(step.population),
            plain(step.null_mean),
            step.bands.first().map_or(String::new(), |band| ends(Some((band.low, band.high)), "")),
        ]
    });
    let names = ["kilometres", "listed", "population", "by chance", "by chance, interval"];
    (columns(&names), rows.collect())
}

fn of_null(null: &NullShape) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = null.bins.iter().map(|bin| {
        vec![on_scale(bin.low, &null.unit), on_scale(bin.high, &null.unit), bin.count.to_string()]
    });
    (columns(&["from", "to", "draws"]), rows.collect())
}

fn of_strip(strip: &Strip) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = strip.marks.iter().map(|mark| {
        vec![
            mark.label.clone(),
            on_scale(mark.value, &strip.unit),
            ends(Some(mark.interval), &strip.unit),
            mark.stands.word().to_owned(),
        ]
    });
    (columns(&["reading", &strip.unit, "interval", "stands"]), rows.collect())
}

/// The answer: which of the maps is real.
fn of_line_up(line_up: &LineUp) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = (0..line_up.maps.len()).map(|at| {
        let what = if at == line_up.real { "the real one" } else { "made by chance" };
        vec![(at + 1).to_string(), what.to_owned()]
    });
    (columns(&["map", "what it is"]), rows.collect())
}

fn of_panels(panels: &Panels) -> (Vec<String>, Vec<Vec<String>>) {
    let row = |(at, (place, name)): (usize, &(probative_atlas::Geoid, String))| {
        let cells = panels.panels.iter().filter_map(|panel| panel.cells.get(at));
        let told = cells.map(|cell| match told(*cell) {
            (value, state) if state.is_empty() => value,
            (value, state) => format!("{value} {state}").trim_start().to_owned(),
        });
        [place.to_string(), name.clone()].into_iter().chain(told).collect()
    };
    let rows = panels.places.iter().enumerate().map(row).collect();
    let labels = panels.panels.iter().map(|panel| panel.label.clone());
    let names = ["code".to_owned(), format!("place ({})", panels.unit)];
    (names.into_iter().chain(labels).collect(), rows)
}

fn of_clusters(clusters: &Clusters) -> (Vec<String>, Vec<Vec<String>>) {
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

fn of_scatter(scatter: &Scatter) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = scatter.points.iter();
    let rows = rows.map(|point| vec![point.label.clone(), plain(point.x), plain(point.y)]);
    (columns(&["place", &scatter.x_label, &scatter.y_label]), rows.collect())
}

fn of_circles(circles: &Circles) -> (Vec<String>, Vec<Vec<String>>) {
    let rows = circles.circles.iter().map(|circle| {
        let members = circle.members.iter().map(|member| circles.units[*member].1.as_str());
        let members = members.collect::<Vec<_>>().join(", ");
        vec![circle.label.clone(), plain(circle.radius), plain(circle.p), members]
    });
    (columns(&["circle", "radius", "p", "members"]), rows.collect())
}
