//! The same picture with its words in another form: parts become sentences, and nothing else
//! changes.

use super::{
    Bar, Bars, Caption, Circle, Circles, Clusters, Datum, Distance, Dot, Dots, Exhibit, LineUp,
    Map, MapLine, NullShape, Panel, Panels, Scatter, ScatterPoint, Series, SeriesLine, Strip,
    StripMark, Table,
};

impl<W> Exhibit<W> {
    /// The picture with each of its words as `tell` gives it.
    pub fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Exhibit<T> {
        match self {
            Exhibit::Map(map) => Exhibit::Map(map.told(tell)),
            Exhibit::Series(series) => Exhibit::Series(series.told(tell)),
            Exhibit::Dots(dots) => Exhibit::Dots(dots.told(tell)),
            Exhibit::Bars(bars) => Exhibit::Bars(bars.told(tell)),
            Exhibit::Distance(distance) => Exhibit::Distance(distance.told(tell)),
            Exhibit::Null(null) => Exhibit::Null(null.told(tell)),
            Exhibit::Strip(strip) => Exhibit::Strip(strip.told(tell)),
            Exhibit::LineUp(line_up) => Exhibit::LineUp(line_up.told(tell)),
            Exhibit::Panels(panels) => Exhibit::Panels(panels.told(tell)),
            Exhibit::Clusters(clusters) => Exhibit::Clusters(clusters.told(tell)),
            Exhibit::Scatter(scatter) => Exhibit::Scatter(scatter.told(tell)),
            Exhibit::Circles(circles) => Exhibit::Circles(circles.told(tell)),
            Exhibit::Table(table) => Exhibit::Table(table.told(tell)),
        }
    }
}

/// Each of several words as `tell` gives it.
fn all<W, T>(words: &[W], tell: &impl Fn(&W) -> T) -> Vec<T> {
    words.iter().map(tell).collect()
}

/// Lines over a map as `tell` names them.
fn lines<W, T>(lines: &[MapLine<W>], tell: &impl Fn(&W) -> T) -> Vec<MapLine<T>> {
    let line =
        |line: &MapLine<W>| MapLine { label: tell(&line.label), points: line.points.clone() };
    lines.iter().map(line).collect()
}

impl<W> Caption<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Caption<T> {
        Caption {
            title: tell(&self.title),
            finding: tell(&self.finding),
            n: self.n,
            counted: self.counted,
            source: tell(&self.source),
        }
    }
}

impl<W> Map<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Map<T> {
        Map {
            caption: self.caption.told(tell),
            layer: self.layer,
            unit: self.unit.clone(),
            quantity: self.quantity,
            cells: self.cells.clone(),
            breaks: self.breaks.clone(),
            classes: all(&self.classes, tell),
            outlined: self.outlined.clone(),
            outlined_label: self.outlined_label.as_ref().map(tell),
            lines: lines(&self.lines, tell),
            rings: self.rings.clone(),
        }
    }
}

impl<W> Series<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Series<T> {
        let line = |line: &SeriesLine<W>| SeriesLine {
            label: tell(&line.label),
            points: line.points.clone(),
        };
        Series {
            caption: self.caption.told(tell),
            unit: self.unit.clone(),
            lines: self.lines.iter().map(line).collect(),
            marked: self.marked.as_ref().map(|(at, label)| (*at, tell(label))),
        }
    }
}

impl<W> Dots<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Dots<T> {
        let dot = |dot: &Dot<W>| Dot {
            label: tell(&dot.label),
            value: dot.value,
            interval: dot.interval,
            base: dot.base,
            named: dot.named,
        };
        Dots {
            caption: self.caption.told(tell),
            unit: self.unit.clone(),
            rows: self.rows.iter().map(dot).collect(),
            named_label: self.named_label.as_ref().map(tell),
            reference: self.reference.as_ref().map(|(at, label)| (*at, tell(label))),
            base_label: self.base_label.as_ref().map(tell),
        }
    }
}

impl<W> Bars<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Bars<T> {
        let bar = |bar: &Bar<W>| Bar {
            label: tell(&bar.label),
            value: bar.value,
            interval: bar.interval,
            base: bar.base,
        };
        Bars {
            caption: self.caption.told(tell),
            unit: self.unit.clone(),
            bars: self.bars.iter().map(bar).collect(),
        }
    }
}

impl<W> Distance<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Distance<T> {
        Distance {
            caption: self.caption.told(tell),
            unit: self.unit.clone(),
            steps: self.steps.clone(),
            primary: self.primary,
        }
    }
}

impl<W> NullShape<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> NullShape<T> {
        NullShape {
            caption: self.caption.told(tell),
            unit: self.unit.clone(),
            bins: self.bins.clone(),
            observed: self.observed,
        }
    }
}

impl<W> Strip<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Strip<T> {
        let mark = |mark: &StripMark<W>| StripMark {
            label: tell(&mark.label),
            value: mark.value,
            interval: mark.interval,
            stands: mark.stands,
        };
        Strip {
            caption: self.caption.told(tell),
            unit: self.unit.clone(),
            marks: self.marks.iter().map(mark).collect(),
            holds: self.holds.clone(),
        }
    }
}

impl<W> LineUp<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> LineUp<T> {
        LineUp {
            caption: self.caption.told(tell),
            asks: tell(&self.asks),
            made: tell(&self.made),
            layer: self.layer,
            places: self.places.clone(),
            classes: all(&self.classes, tell),
            outlined: self.outlined.clone(),
            outlined_label: self.outlined_label.as_ref().map(tell),
            lines: lines(&self.lines, tell),
            lines_label: self.lines_label.as_ref().map(tell),
            maps: self.maps.clone(),
            real: self.real,
        }
    }
}

impl<W> Panels<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Panels<T> {
        let panel =
            |panel: &Panel<W>| Panel { label: tell(&panel.label), cells: panel.cells.clone() };
        Panels {
            caption: self.caption.told(tell),
            layer: self.layer,
            unit: self.unit.clone(),
            breaks: self.breaks.clone(),
            places: self.places.clone(),
            outlined: self.outlined.clone(),
            outlined_label: self.outlined_label.as_ref().map(tell),
            panels: self.panels.iter().map(panel).collect(),
        }
    }
}

impl<W> Clusters<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Clusters<T> {
        Clusters {
            caption: self.caption.told(tell),
            ground: self.ground.clone(),
            units: self.units.clone(),
            taken: self.taken.clone(),
            level: self.level,
            levels: self.levels.clone(),
            adjusted: self.adjusted.as_ref().map(tell),
        }
    }
}

impl<W> Scatter<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Scatter<T> {
        let point = |point: &ScatterPoint<W>| ScatterPoint {
            label: tell(&point.label),
            x: point.x,
            y: point.y,
        };
        Scatter {
            caption: self.caption.told(tell),
            x_label: tell(&self.x_label),
            y_label: tell(&self.y_label),
            points: self.points.iter().map(point).collect(),
            slope: self.slope,
            means: self.means,
        }
    }
}

impl<W> Circles<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Circles<T> {
        let circle = |circle: &Circle<W>| Circle {
            label: tell(&circle.label),
            center: circle.center,
            radius: circle.radius,
            members: circle.members.clone(),
            p: circle.p,
        };
        Circles {
            caption: self.caption.told(tell),
            ground: self.ground.clone(),
            units: self.units.clone(),
            taken: self.taken.clone(),
            level: self.level,
            circles: self.circles.iter().map(circle).collect(),
        }
    }
}

impl<W> Table<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Table<T> {
        let row = |row: &Vec<Datum<W>>| row.iter().map(|datum| datum.told(tell)).collect();
        Table {
            caption: self.caption.told(tell),
            columns: all(&self.columns, tell),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

impl<W> Datum<W> {
    fn told<T>(&self, tell: &impl Fn(&W) -> T) -> Datum<T> {
        match self {
            Datum::Number(number) => Datum::Number(*number),
            Datum::Whole(number) => Datum::Whole(*number),
            Datum::Percent(number) => Datum::Percent(*number),
            Datum::Between(low, high) => Datum::Between(*low, *high),
            Datum::Date(day) => Datum::Date(*day),
            Datum::Days(first, last) => Datum::Days(*first, *last),
            Datum::Words(words) => Datum::Words(tell(words)),
            Datum::Nothing => Datum::Nothing,
            Datum::Scaled(number, unit) => Datum::Scaled(*number, unit.clone()),
            Datum::Chance(p) => Datum::Chance(*p),
            Datum::Interval(ends, unit) => Datum::Interval(*ends, unit.clone()),
            Datum::Count(count) => Datum::Count(*count),
            Datum::Marked(cell, state) => Datum::Marked(Box::new(cell.told(tell)), tell(state)),
        }
    }
}
