//! A picture shows no number that is not in its exhibit.

use std::collections::BTreeSet;

use probative_chart as chart;
use probative_finding::Exhibit;
use probative_finding::exhibit::{Cell, LINE_UP, LineUpMap};
use probative_terms::Unit;
use probative_terms::number::{plain, ten};
use probative_tests::checked;
use probative_words::format::with_unit;

/// Everything that a picture of this exhibit may show as a number.
struct Known {
    values: Vec<f64>,
    written: BTreeSet<String>,
}

impl Known {
    /// Numbers and words of the exhibit, as its plain data hold them.
    fn of(exhibit: &Exhibit<String>) -> Known {
        let held = format!("{exhibit:?}");
        let mut values: Vec<f64> =
            numbers(&held).iter().filter_map(|word| word.parse().ok()).collect();
        values.extend(values.clone().iter().map(|value| -value));
        values.extend(counted(exhibit).map(|count| count as f64));
        if let Exhibit::Distance(distance) = exhibit {
            let bands = distance.steps.iter().flat_map(|step| &step.bands);
            values.extend(bands.map(|band| 100.0 * band.level));
        }
        let written = values
            .iter()
            .flat_map(|&value| [plain(value), ten(value), with_unit(value, &Unit::Year)])
            .flat_map(|shown| numbers(&shown))
            .chain(numbers(&held))
            .collect();
        Known { values, written }
    }

    fn holds(&self, number: f64) -> bool {
        self.values.iter().any(|value| ten(*value) == ten(number))
    }
}

/// Ranks of rows and numbers of maps, which only count what is there.
fn counted(exhibit: &Exhibit<String>) -> std::ops::Range<usize> {
    match exhibit {
        Exhibit::Dots(dots) => 1..dots.rows.len() + 1,
        Exhibit::LineUp(line_up) => 1..line_up.maps.len() + 1,
        Exhibit::Circles(circles) => 1..circles.circles.len() + 1,
        _ => 0..0,
    }
}

/// The stretches of digits in a text, with their commas and points inside.
fn numbers(text: &str) -> Vec<String> {
    let inside = |letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.';
    let parts = text.split(|letter: char| !inside(letter));
    let parts = parts.map(|part| part.trim_matches([',', '.']).to_owned());
    parts.filter(|part| part.contains(|letter: char| letter.is_ascii_digit())).collect()
}

/// What a picture shows that its exhibit does not hold.
fn made_up(svg: &str, exhibit: &Exhibit<String>) -> Vec<String> {
    let known = Known::of(exhibit);
    let body = svg.split("</style>").nth(1).unwrap_or_default();
    let mut made_up = Vec::new();
    for part in body.split(" data-").skip(1) {
        let Some((name, rest)) = part.split_once("=\"") else { continue };
        let value = rest.split('"').next().unwrap_or_default();
        let code = ["geoid", "outlined"].contains(&name);
        if let Some(number) = value.parse().ok().filter(|number: &f64| !code && number.is_finite())
            && !known.holds(number)
        {
            made_up.push(format!("data-{name}={value}"));
        }
    }
    for part in body.split("<text ").skip(1) {
        let Some((head, rest)) = part.split_once('>') else { continue };
        let words = rest.split('<').next().unwrap_or_default();
        let tick = head.contains("class=\"tick\"");
        let wrong = |number: &String| !tick && !known.written.contains(number);
        made_up.extend(
            numbers(words).into_iter().filter(wrong).map(|number| format!("{number} in: {words}")),
        );
    }
    made_up
}

/// A line of words in a picture, as the box that it takes.
struct Line {
    words: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The lines of a picture, each about as wide as the system's fonts draw it.
fn lines(svg: &str) -> Vec<Line> {
    let body = svg.split("</style>").nth(1).unwrap_or_default();
    let line = |part: &str, (right, down): (f64, f64)| {
        let (head, words) = part.split_once('>')?;
        let words = words.replace("&amp;", "&");
        let attribute = |name: &str| {
            let value = head.split(&format!("{name}=\"")).nth(1)?;
            value.split('"').next()
        };
        let (x, y): (f64, f64) = (attribute("x")?.parse().ok()?, attribute("y")?.parse().ok()?);
        let (x, y) = (x + right, y + down);
        let size = match attribute("class")?.split(' ').next()? {
            "title" => 14.5,
            "finding" => 12.5,
            "muted" | "tick" => 11.0,
            "small" => 9.8,
            _ => 12.0,
        };
        let wide = words.chars().count() as f64 * size * 0.5;
        let left = match attribute("text-anchor")? {
            "end" => x - wide,
            "middle" => x - wide / 2.0,
            _ => x,
        };
        Some(Line { words, left, right: left + wide, top: y - 0.72 * size, bottom: y })
    };
    // Each group moves what is in it.
    let (mut groups, mut found) = (vec![(0.0, 0.0)], Vec::new());
    for part in body.split('<').skip(1) {
        let at = groups.last().copied().unwrap_or_default();
        if part.starts_with("g>") || part.starts_with("g ") {
            let (right, down) = moved(part);
            groups.push((at.0 + right, at.1 + down));
        } else if part.starts_with("/g>") {
            groups.pop();
        } else if let Some(text) = part.strip_prefix("text ") {
            found.extend(line(text, at));
        }
    }
    found
}

/// How far a group moves what is in it.
fn moved(group: &str) -> (f64, f64) {
    let by = group.split("translate(").nth(1).and_then(|rest| rest.split(')').next());
    let mut numbers = by.unwrap_or_default().split([' ', ',']).map(|number| number.parse());
    let mut next = || numbers.next().and_then(Result::ok).unwrap_or(0.0);
    (next(), next())
}

/// Lines that leave the picture or lie on one another.
fn collisions(svg: &str) -> Vec<String> {
    let (across, down) = chart::size(svg);
    let lines = lines(svg);
    let mut found = Vec::new();
    for (at, one) in lines.iter().enumerate() {
        if one.left < 0.0 || one.right > across || one.top < 0.0 || one.bottom > down {
            found.push(format!("{} leaves the picture", one.words));
        }
        for other in &lines[at + 1..] {
            let apart = one.right <= other.left || other.right <= one.left;
            let away = one.bottom <= other.top || other.bottom <= one.top;
            if !apart && !away {
                found.push(format!("{} lies on {}", one.words, other.words));
            }
        }
    }
    found
}

#[test]
fn no_words_of_a_picture_of_the_gallery_lie_on_others_or_leave_it() {
    for checked in checked() {
        let report = probative::compose(&checked.case, &checked.findings);
        for (name, svg) in probative_report::picture::figures(&report) {
            let found = collisions(&svg);
            assert!(found.is_empty(), "{name}: {found:#?}");
            assert!(lines(&svg).len() > 3, "{name} has too few words");
        }
    }
}

#[test]
fn a_planted_collision_is_noticed() {
    let svg = "<svg viewBox=\"0 0 100 50\"><style></style>\
        <text x=\"4\" y=\"20\" class=\"tick\" text-anchor=\"start\">one word</text>\
        <text x=\"30\" y=\"24\" class=\"tick\" text-anchor=\"start\">another</text>\
        <text x=\"90\" y=\"44\" class=\"tick\" text-anchor=\"start\">beyond</text></svg>";
    assert_eq!(collisions(svg), ["one word lies on another", "beyond leaves the picture"]);
}

#[test]
fn no_picture_of_the_gallery_shows_a_number_that_its_exhibit_does_not_hold() {
    let mut drawn = 0;
    for checked in checked() {
        for finding in &checked.findings.findings {
            for exhibit in finding.exhibits.iter().map(probative_words::exhibit) {
                let Some(svg) = chart::svg(&exhibit) else { continue };
                let found = made_up(&svg, &exhibit);
                let kind = chart::kind(&exhibit);
                assert!(found.is_empty(), "{} {kind} shows {found:#?}", finding.claim);
                assert!(svg.contains(" data-"), "{} {kind} marks nothing", finding.claim);
                drawn += 1;
            }
        }
    }
    assert!(drawn > 20, "{drawn} pictures");
}

/// The fifth of each value among all of them.
fn fifths(values: &[f64]) -> Vec<usize> {
    let below = |value: &f64| values.iter().filter(|other| *other < value).count();
    values.iter().map(|value| below(value) * 5 / values.len()).collect()
}

#[test]
fn the_real_map_of_a_line_up_is_that_of_the_records_and_no_other_is() {
    let mut seen = 0;
    for checked in checked() {
        for finding in &checked.findings.findings {
            let line_up = finding.exhibits.iter().find_map(|exhibit| match exhibit {
                Exhibit::LineUp(line_up) => Some(line_up),
                _ => None,
            });
            let Some(line_up) = line_up else { continue };
            assert_eq!(line_up.maps.len(), LINE_UP);
            let real = &line_up.maps[line_up.real];
            let alike = line_up.maps.iter().filter(|map| *map == real).count();
            assert_eq!(alike, 1, "{}", finding.claim);
            let map = finding.exhibits.iter().find_map(|exhibit| match exhibit {
                Exhibit::Map(map) => Some(map),
                _ => None,
            });
            let values = map.map(|map| {
                map.cells.iter().filter_map(|place| match place.cell {
                    Cell::Value(value) => Some(value),
                    _ => None,
                })
            });
            let values: Vec<f64> = values.into_iter().flatten().collect();
            match real {
                LineUpMap::Classes(classes) => assert_eq!(*classes, fifths(&values)),
                LineUpMap::Points(points) => assert_eq!(points.len(), values.len()),
            }
            seen += 1;
        }
    }
    assert!(seen >= 3, "{seen} line-ups");
}

#[test]
fn a_planted_number_is_noticed() {
    let findings = &checked()[0].findings.findings;
    let exhibits = findings.iter().flat_map(|finding| &finding.exhibits);
    let mut exhibits = exhibits.map(probative_words::exhibit);
    let exhibit = exhibits.find(|exhibit| chart::kind(exhibit) == "series").unwrap();
    let svg = chart::svg(&exhibit).unwrap();
    assert_eq!(made_up(&svg, &exhibit), Vec::<String>::new());
    let mark = svg.replacen(" data-value=\"", " data-value=\"9", 1);
    assert_eq!(made_up(&mark, &exhibit).len(), 1);
    let words = svg.replacen("</text>", " 87.65</text>", 1);
    assert_eq!(made_up(&words, &exhibit).len(), 1);
}
