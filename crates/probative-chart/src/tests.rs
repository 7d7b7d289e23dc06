//! What every picture keeps to.

use probative_finding::exhibit::{Association, Circles, ClusterFound, Clusters, Ground};

use super::*;
use crate::fixture;

#[test]
fn every_exhibit_but_a_table_is_drawn_and_described() {
    for exhibit in fixture::exhibits("Words") {
        match svg(&exhibit) {
            Some(svg) => {
                assert!(svg.starts_with("<svg xmlns=") && svg.contains("role=\"img\""));
                assert!(svg.contains("<title id=") && svg.contains("<desc id="));
                assert!(svg.contains("<style>") && svg.contains("n = 12"));
                assert!(!svg.contains("NaN") && !svg.contains("inf"));
            }
            None => assert!(matches!(exhibit, Exhibit::Table(_))),
        }
    }
}

#[test]
fn a_map_of_counts_draws_no_filled_areas() {
    let svg = svg(&fixture::counts_map()).unwrap();
    let body = svg.split("</style>").nth(1).unwrap();
    assert!(!body.contains("class=\"cell") && !body.contains("cell class"));
    assert!(body.contains("<circle class=\"symbol\""));
    for state in ["suppressed by the publisher", "called unreliable", "no record"] {
        assert!(body.contains(&format!(">{state}</text>")), "the legend explains {state}");
    }
}

#[test]
fn a_class_of_a_map_in_which_no_place_is_says_so_in_the_legend() {
    let Exhibit::Map(map) = &fixture::exhibits("Words")[0] else { panic!("the first is a map") };
    let drawn = |breaks: &[f64]| {
        let map = probative_finding::exhibit::Map { breaks: breaks.to_vec(), ..map.clone() };
        svg(&Exhibit::Map(map)).unwrap()
    };
    assert!(!drawn(&[20.0, 50.0, 80.0, 120.0]).contains("no place"));
    let empty = drawn(&[-5.0, 20.0, 400.0]);
    for words in ["below \u{2212}5: no place", "400 and more: no place", "20 to 400"] {
        assert!(empty.contains(&format!(">{words}</text>")), "{words}");
    }
    assert_eq!(empty.matches(": no place").count(), 2);
}

#[test]
fn what_is_not_a_value_never_has_the_colour_of_one() {
    let exhibits = fixture::exhibits("Words");
    let svg = svg(&exhibits[0]).unwrap();
    for part in svg.split("<path ").filter(|part| part.contains("data-state=")) {
        let own = part.split('>').next().unwrap();
        assert!(!own.contains(" class0") && !own.contains("cell class"), "{own}");
    }
}

#[test]
fn words_on_marks_are_shown_literally() {
    let words = "<script>alert(\"1\")</script>";
    for exhibit in fixture::exhibits(words) {
        if let Some(svg) = svg(&exhibit) {
            assert!(!svg.contains("<script"));
            assert!(svg.contains("&lt;script&gt;"));
        }
    }
}

#[test]
fn an_exhibit_without_rows_is_drawn_all_the_same() {
    for exhibit in fixture::exhibits("Words") {
        let empty = match exhibit {
            Exhibit::Map(map) => {
                let cells = Vec::new();
                Exhibit::Map(probative_finding::exhibit::Map { cells, breaks: Vec::new(), ..map })
            }
            Exhibit::Series(mut series) => {
                series.lines.clear();
                Exhibit::Series(series)
            }
            Exhibit::Dots(mut dots) => {
                dots.rows.clear();
                Exhibit::Dots(dots)
            }
            Exhibit::Bars(mut bars) => {
                bars.bars.clear();
                Exhibit::Bars(bars)
            }
            Exhibit::Distance(mut distance) => {
                distance.steps.clear();
                Exhibit::Distance(distance)
            }
            Exhibit::Null(mut null) => {
                null.bins.clear();
                Exhibit::Null(null)
            }
            Exhibit::Strip(mut strip) => {
                strip.marks.clear();
                Exhibit::Strip(strip)
            }
            Exhibit::LineUp(mut line_up) => {
                line_up.maps.clear();
                Exhibit::LineUp(line_up)
            }
            Exhibit::Panels(mut panels) => {
                panels.panels.clear();
                Exhibit::Panels(panels)
            }
            Exhibit::Clusters(clusters) => {
                let (ground, units) = (Ground::Outlines(Vec::new()), Vec::new());
                Exhibit::Clusters(Clusters { ground, units, ..clusters })
            }
            Exhibit::Scatter(mut scatter) => {
                scatter.points.clear();
                Exhibit::Scatter(scatter)
            }
            Exhibit::Circles(circles) => {
                let (ground, units) = (Ground::Points(Vec::new()), Vec::new());
                Exhibit::Circles(Circles { ground, units, circles: Vec::new(), ..circles })
            }
            table => table,
        };
        let svg = svg(&empty).unwrap_or_default();
        assert!(!svg.contains("NaN"));
    }
}

#[test]
fn every_county_of_the_country_is_drawn_in_less_than_a_megabyte() {
    let map = fixture::counties_map();
    let svg = svg(&map).unwrap();
    let Exhibit::Map(map) = &map else { unreachable!("it is a map") };
    let drawn = svg.matches(" data-geoid=").count();
    assert_eq!(drawn, map.cells.len());
    assert!(drawn >= 3108 && svg.len() < 1_000_000, "{drawn} counties, {} bytes", svg.len());
}

#[test]
fn a_map_of_clusters_has_the_colours_of_their_names_and_tells_them() {
    let svg = svg(&fixture::clusters_map()).unwrap();
    let known = [
        ("High-High", "high-high", "#FF0000"),
        ("Low-Low", "low-low", "#0000FF"),
        ("Low-High", "low-high", "#a7adf9"),
        ("High-Low", "high-low", "#f4ada8"),
        ("Not significant", "not-significant", "#eeeeee"),
        ("Undefined", "undefined", "#464646"),
        ("Isolated", "isolated", "#999999"),
    ];
    for (label, word, colour) in known {
        assert!(svg.contains(&format!(".lisa-{word}{{fill:{colour}}}")), "{word}");
        assert!(svg.contains(&format!(">{label}</text>")), "the legend names {label}");
        assert!(svg.contains(&format!(" data-cluster=\"{word}\"")), "{word}");
    }
    let spotted = svg.split("<path fill=\"url(#picture-spots)").skip(1);
    assert!(spotted.clone().count() > 2);
    for part in spotted.map(|part| part.split('>').next().unwrap()) {
        assert!(part.contains("\"low-high\"") || part.contains("\"high-low\""), "{part}");
    }
}

#[test]
fn what_withholds_is_unreliable_or_missing_has_a_pattern_of_its_own() {
    let svg = svg(&fixture::exhibits("Words")[0]).unwrap();
    let fill = |state: &str| {
        let part =
            svg.split("<path ").find(|part| part.contains(&format!("data-state=\"{state}\"")));
        let fill = part.unwrap().split("fill=\"url(#").nth(1).unwrap();
        fill.split(')').next().unwrap().to_owned()
    };
    let fills = ["suppressed", "unreliable", "missing"].map(fill);
    let apart: std::collections::BTreeSet<&String> = fills.iter().collect();
    assert_eq!(apart.len(), 3, "{fills:?}");
    for id in fills {
        assert!(svg.contains(&format!("<pattern id=\"{id}\"")));
    }
}

#[test]
fn the_pictures_of_statistics_stay_as_they_are_byte_for_byte() {
    let pinned = [
        (Exhibit::Clusters(fixture::clusters("Words")), include_str!("pinned/clusters.svg")),
        (Exhibit::Scatter(fixture::scatter("Words")), include_str!("pinned/scatter.svg")),
        (Exhibit::Circles(fixture::circles("Words")), include_str!("pinned/circles.svg")),
    ];
    for (exhibit, pinned) in pinned {
        let drawn = svg(&exhibit).unwrap();
        // The colours of a theme are one matter, and what is drawn another.
        let (head, styled) = drawn.split_once("<style>").unwrap();
        let body = styled.split_once("</style>").unwrap().1;
        assert_eq!(format!("{head}{body}"), pinned, "{}", kind(&exhibit));
    }
}

#[test]
fn a_unit_whose_number_is_withheld_is_drawn_as_such_and_as_nothing_else() {
    let mut clusters = fixture::clusters("Words");
    clusters.units[10].found = ClusterFound::Withheld;
    let svg = svg(&Exhibit::Clusters(clusters)).unwrap();
    let own: Vec<&str> = svg.split("<use ").filter(|part| part.contains("square-10")).collect();
    assert_eq!(own.len(), 2, "once on each map");
    for unit in own {
        assert!(unit.contains("data-cluster=\"withheld\"") && !unit.contains("data-p="), "{unit}");
    }
    assert_eq!(svg.matches(">Withheld</text>").count(), 2, "both legends name it");
    assert!(!svg.contains(">Undefined</text>"));
}

#[test]
fn units_whose_number_is_taken_at_an_end_keep_their_colour_and_are_named_in_each_legend() {
    let clusters = Clusters { taken: vec![2, 3], ..fixture::clusters("Words") };
    let circles = Circles { taken: vec![0], ..fixture::circles("Words") };
    let drawn = [(Exhibit::Clusters(clusters), 2, 4), (Exhibit::Circles(circles), 1, 1)];
    for (exhibit, legends, outlines) in drawn {
        let svg = svg(&exhibit).unwrap();
        let named = svg.matches(">Number withheld, taken at an end</text>").count();
        let marked = svg.matches("class=\"symbol-withheld\" pointer-events").count();
        assert_eq!((named, marked), (legends, outlines));
        let unit = svg.split("<use ").find(|part| part.contains("unit2\"")).unwrap();
        assert!(unit.contains("lisa-"), "{unit}");
    }
}

#[test]
fn a_class_is_never_drawn_without_its_chance() {
    let svg = svg(&Exhibit::Clusters(fixture::clusters("Words"))).unwrap();
    let units: Vec<&str> =
        svg.split("<use ").filter(|part| part.contains(" data-cluster=")).collect();
    assert_eq!(units.len(), 24, "both maps draw every unit");
    for unit in units {
        let tested = !unit.contains("\"undefined\"") && !unit.contains("\"isolated\"");
        assert_eq!(tested, unit.contains(" data-p=") && unit.contains(" data-adjusted="), "{unit}");
    }
    for class in Association::ALL {
        assert!(svg.contains(&format!(">{}</text>", class.label())), "the legend names {class:?}");
    }
    for label in ["at most 0.05", "at most 0.01", "at most 0.001", "at most 0.0001", "above 0.05"] {
        assert!(svg.contains(&format!(">{label}</text>")), "the legend names {label}");
    }
    let unsure = svg.split("data-unit=\"square-9\"").nth(1).unwrap();
    assert!(
        unsure.starts_with(" data-cluster=\"not-significant\" data-p=\"0.04\""),
        "{unsure:.60}"
    );
}

#[test]
fn a_circle_on_the_earth_is_as_wide_as_its_radius_says() {
    let ends = Ground::Points(vec![[-84.0, 34.0], [-80.0, 38.0]]);
    let land = ground::Land::new(&ends, std::iter::empty());
    let place = |latitude: f64| land.at([-82.0, latitude]).1;
    let degree = place(36.0) - place(37.0);
    let path = land.circle([-82.0, 36.0], 111.195);
    let ends: Vec<f64> = path
        .trim_end_matches('Z')
        .split(['M', 'L'])
        .filter_map(|corner| corner.split(' ').nth(1)?.parse().ok())
        .collect();
    let (low, high) =
        ends.iter().fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(*y), high.max(*y)));
    assert!((high - low - 2.0 * degree).abs() < 0.2, "{low} {high} {degree}");
}

#[test]
fn places_of_the_atlas_and_points_carry_clusters_too() {
    let mut clusters = fixture::clusters("Words");
    let codes = ["01", "04", "05", "06", "08", "09", "10", "11", "12", "13", "15", "02"];
    for (unit, code) in clusters.units.iter_mut().zip(codes) {
        unit.id = code.to_owned();
    }
    clusters.ground = Ground::Atlas(probative_terms::place::Level::State);
    let drawn = svg(&Exhibit::Clusters(clusters.clone())).unwrap();
    assert!(drawn.contains(" data-geoid=\"01\" data-cluster=\"high-high\" data-p=\"0.02\""));
    assert!(drawn.contains("class=\"land-small\""), "other states are drawn bare");
    clusters.units[0].id = "72".to_owned();
    let undrawn = svg(&Exhibit::Clusters(clusters.clone())).unwrap();
    assert!(undrawn.contains("Not drawn, for want of an outline here: Words"), "no unit is lost");
    assert!(!undrawn.contains("#picture-unit0\""), "and none stands for a shape that is not there");
    clusters.ground =
        Ground::PlanePoints((0..12).map(|at| [f64::from(at), f64::from(at % 5)]).collect());
    let drawn = svg(&Exhibit::Clusters(clusters)).unwrap();
    assert_eq!(drawn.matches("<circle id=\"picture-unit").count(), 12);
}
