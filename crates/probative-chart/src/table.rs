//! The table of numbers behind each picture.

use probative_finding::exhibit::{
    Bars, Cell, Circles, ClusterFound, Clusters, Datum, Distance, Dots, Exhibit, LineUp, Map,
    NullShape, Panels, Scatter, Series, Strip,
};
use probative_terms::Unit;
use probative_words::format::YEARS;

use super::clusters::label;

/// One row, cell by cell.
type Row = Vec<Datum<String>>;

/// Columns and rows of what an exhibit holds: its numbers as numbers, on their unit's scale.
pub fn table(exhibit: &Exhibit<String>) -> (Vec<String>, Vec<Row>) {
    let (columns, mut rows) = cells(exhibit);
    for row in &mut rows {
        scaled_by_columns(&columns, row);
    }
    (columns, rows)
}

/// Puts chances, and numbers of years beside the column of their unit, on their own scale.
fn scaled_by_columns(columns: &[String], row: &mut Row) {
    let unit = columns.iter().position(|name| name == "unit").and_then(|at| row.get(at));
    let of_years = matches!(unit, Some(Datum::Words(unit)) if unit == YEARS || Unit::named(unit) == Unit::Year);
    for (name, cell) in columns.iter().zip(row) {
        let Datum::Number(number) = *cell else { continue };
        if name == "p" || name.starts_with("p (") {
            *cell = Datum::Chance(number);
        } else if of_years {
            *cell = Datum::Scaled(number, Unit::named(YEARS));
        }
    }
}

fn cells(exhibit: &Exhibit<String>) -> (Vec<String>, Vec<Row>) {
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

fn words(words: &str) -> Datum<String> {
    Datum::Words(words.to_owned())
}

/// A cell where a row has no such number.
fn blank() -> Datum<String> {
    words("")
}

fn yes(yes: bool) -> Datum<String> {
    words(if yes { "yes" } else { "no" })
}

fn scaled(number: f64, unit: &Unit) -> Datum<String> {
    Datum::Scaled(number, unit.clone())
}

fn ends(interval: Option<(f64, f64)>, unit: &Unit) -> Datum<String> {
    Datum::Interval(interval, unit.clone())
}

fn of_map(map: &Map<String>) -> (Vec<String>, Vec<Row>) {
    let rows = map.cells.iter().map(|place| {
        let (value, state) = told(place.cell);
        let named = yes(map.outlined.contains(&place.geoid));
        vec![words(place.geoid.as_ref()), words(&place.name), value, words(state), named]
    });
    let named = map.outlined_label.as_deref().unwrap_or("outlined");
    (columns(&["code", "place", &map.unit.label(), "state", named]), rows.collect())
}

/// A cell's value, and its state where it is not a plain value.
fn told(cell: Cell) -> (Datum<String>, &'static str) {
    match cell {
        Cell::Value(value) => (Datum::Number(value), ""),
        Cell::Unreliable(value) => (Datum::Number(value), "unreliable"),
        Cell::Suppressed { low, high } => (Datum::Between(low, high), "suppressed"),
        Cell::Missing => (blank(), "no record"),
        Cell::Cluster(cluster) => (words(cluster.label()), ""),
    }
}

fn of_series(series: &Series<String>) -> (Vec<String>, Vec<Row>) {
    let rows = series.lines.iter().flat_map(|line| {
        line.points.iter().map(|point| {
            vec![
                words(&line.label),
                scaled(point.time, &Unit::Year),
                scaled(point.value, &series.unit),
                ends(point.interval, &series.unit),
            ]
        })
    });
    (columns(&["series", "time", &series.unit.label(), "interval"]), rows.collect())
}

fn of_dots(dots: &Dots<String>) -> (Vec<String>, Vec<Row>) {
    let named = dots.named_label.as_deref().unwrap_or("named");
    let rows = dots.rows.iter().enumerate().map(|(rank, dot)| {
        vec![
            Datum::Count(rank + 1),
            words(&dot.label),
            scaled(dot.value, &dots.unit),
            ends(dot.interval, &dots.unit),
            dot.base.map_or_else(blank, |base| scaled(base, &dots.unit)),
            yes(dot.named),
        ]
    });
    let base = dots.base_label.as_deref().unwrap_or("base rate");
    (
        columns(&["rank", "place or thing", &dots.unit.label(), "interval", base, named]),
        rows.collect(),
    )
}

fn of_bars(bars: &Bars<String>) -> (Vec<String>, Vec<Row>) {
    let rows = bars.bars.iter().map(|bar| {
        vec![
            words(&bar.label),
            scaled(bar.value, &bars.unit),
            ends(bar.interval, &bars.unit),
            yes(bar.base),
        ]
    });
    (columns(&["what", &bars.unit.label(), "interval", "base rate"]), rows.collect())
}

fn of_distance(distance: &Distance<String>) -> (Vec<String>, Vec<Row>) {
    let rows = distance.steps.iter().map(|step| {
        let widest = step.bands.first().map(|band| (band.low, band.high));
        vec![
            Datum::Number(step.kilometers),
            Datum::Number(step.listed),
            Datum::Number(step.population),
            Datum::Number(step.null_mean),
            ends(widest, &Unit::Plain),
        ]
    });
    let names = ["kilometres", "listed", "population", "by chance", "by chance, interval"];
    (columns(&names), rows.collect())
}

fn of_null(null: &NullShape<String>) -> (Vec<String>, Vec<Row>) {
    let rows = null.bins.iter().map(|bin| {
        vec![scaled(bin.low, &null.unit), scaled(bin.high, &null.unit), Datum::Count(bin.count)]
    });
    (columns(&["from", "to", "draws"]), rows.collect())
}

fn of_strip(strip: &Strip<String>) -> (Vec<String>, Vec<Row>) {
    let rows = strip.marks.iter().map(|mark| {
        vec![
            words(&mark.label),
            scaled(mark.value, &strip.unit),
            ends(Some(mark.interval), &strip.unit),
            words(mark.stands.word()),
        ]
    });
    (columns(&["reading", &strip.unit.label(), "interval", "stands"]), rows.collect())
}

/// The answer: which of the maps is real.
fn of_line_up(line_up: &LineUp<String>) -> (Vec<String>, Vec<Row>) {
    let rows = (0..line_up.maps.len()).map(|at| {
        let what = if at == line_up.real { "the real one" } else { "made by chance" };
        vec![Datum::Count(at + 1), words(what)]
    });
    (columns(&["map", "what it is"]), rows.collect())
}

fn of_panels(panels: &Panels<String>) -> (Vec<String>, Vec<Row>) {
    let row = |(at, (place, name)): (usize, &(probative_terms::place::Geoid, String))| {
        let cells = panels.panels.iter().filter_map(|panel| panel.cells.get(at));
        let told = cells.map(|cell| marked(*cell));
        [words(place.as_ref()), words(name)].into_iter().chain(told).collect()
    };
    let rows = panels.places.iter().enumerate().map(row).collect();
    let labels = panels.panels.iter().map(|panel| panel.label.clone());
    let names = ["code".to_owned(), format!("place ({})", panels.unit.label())];
    (names.into_iter().chain(labels).collect(), rows)
}

/// A cell's value and its state in one.
fn marked(cell: Cell) -> Datum<String> {
    match told(cell) {
        (value, "") => value,
        (value, state) => Datum::Marked(Box::new(value), state.to_owned()),
    }
}

fn of_clusters(clusters: &Clusters<String>) -> (Vec<String>, Vec<Row>) {
    let rows = clusters.units.iter().map(|unit| {
        let chances = match unit.found {
            ClusterFound::Tested { p, p_adjusted, .. } => [p, p_adjusted].map(Datum::Number),
            ClusterFound::Undefined | ClusterFound::Withheld | ClusterFound::Isolated => {
                [blank(), blank()]
            }
        };
        let [p, adjusted] = chances;
        let class = words(label(clusters, unit.found));
        let adjusted = clusters.adjusted.as_ref().map(|_| adjusted);
        [words(&unit.id), words(&unit.name), class, p].into_iter().chain(adjusted).collect()
    });
    let names = ["code", "place", "class", "p", "adjusted p"];
    let names = if clusters.adjusted.is_some() { &names[..] } else { &names[..4] };
    (columns(names), rows.collect())
}

fn of_scatter(scatter: &Scatter<String>) -> (Vec<String>, Vec<Row>) {
    let rows = scatter
        .points
        .iter()
        .map(|point| vec![words(&point.label), Datum::Number(point.x), Datum::Number(point.y)]);
    (columns(&["place", &scatter.x_label, &scatter.y_label]), rows.collect())
}

fn of_circles(circles: &Circles<String>) -> (Vec<String>, Vec<Row>) {
    let rows = circles.circles.iter().map(|circle| {
        let members = circle.members.iter().map(|member| circles.units[*member].1.as_str());
        let members = members.collect::<Vec<_>>().join(", ");
        let [radius, p] = [circle.radius, circle.p].map(Datum::Number);
        vec![words(&circle.label), radius, p, Datum::Words(members)]
    });
    (columns(&["circle", "radius", "p", "members"]), rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_words::format::datum;

    #[test]
    fn a_cell_of_a_map_keeps_its_numbers_apart_from_its_state() {
        let cells = [
            Cell::Value(1234.5),
            Cell::Unreliable(2.5),
            Cell::Suppressed { low: 1.0, high: 9.0 },
            Cell::Missing,
        ];
        let printed = cells.map(|cell| datum(&marked(cell)));
        assert_eq!(printed, ["1,235", "2.5 unreliable", "1 to 9 suppressed", "no record"]);
        assert_eq!(told(cells[0]), (Datum::Number(1234.5), ""));
        assert_eq!(told(cells[2]), (Datum::Between(1.0, 9.0), "suppressed"));
    }

    #[test]
    fn a_year_is_not_parted_by_a_comma_and_a_small_chance_is_told_as_below() {
        let columns = columns(&["number", "unit", "p (Holm)"]);
        let printed = |number: f64, unit: &str| {
            let mut row = vec![Datum::Number(number), words(unit), Datum::Number(3.3e-175)];
            scaled_by_columns(&columns, &mut row);
            row.iter().map(datum).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(printed(1919.0, "year"), "1919 year < 0.0001");
        assert_eq!(printed(1919.0, "deaths"), "1,919 deaths < 0.0001");
        assert_eq!(printed(2.25, "years"), "2.25 years < 0.0001");
    }
}
