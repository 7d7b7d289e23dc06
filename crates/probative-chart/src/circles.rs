//! Circles of a scan on a map.

use probative_finding::exhibit::{Circle, Circles};

use super::canvas::{Canvas, Sample, WIDTH, data, data_text, escaped};
use super::ground::Land;
use super::scale::pixel;
use super::taken;
use probative_terms::number::{p_is, plain};

/// How far circles reach over the edge of the units' map.
const GAP: f64 = 8.0;

/// The picture.
pub(crate) fn draw(circles: &Circles<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&circles.caption);
    legend(circles, &mut canvas);
    let ids: Vec<&str> = circles.units.iter().map(|(id, _)| id.as_str()).collect();
    let land = Land::new(&circles.ground, ids.iter().copied());
    let bare = land.define(&ids, &mut canvas);
    canvas.y += 2.0 * GAP;
    let (clip, height) = (canvas.id("clip"), pixel(land.height + 2.0 * GAP));
    canvas.push(&format!(
        "<clipPath id=\"{clip}\"><rect y=\"-{GAP}\" width=\"{WIDTH}\" height=\"{height}\"/></clipPath>\
         <g clip-path=\"url(#{clip})\" transform=\"translate(0 {})\">",
        pixel(canvas.y)
    ));
    if !bare.is_empty() {
        canvas.push(&format!("<path class=\"land-small\" d=\"{bare}\"/>"));
    }
    units(circles, &land, &mut canvas);
    taken::draw(&circles.taken, &ids, &land, &mut canvas);
    for (number, circle) in circles.circles.iter().enumerate() {
        drawn(number + 1, circle, &land, &mut canvas);
    }
    canvas.push("</g>");
    canvas.y += land.height + GAP;
    land.note(circles.units.iter().map(|(id, name)| (id.as_str(), name.as_str())), &mut canvas);
    for (number, circle) in circles.circles.iter().enumerate() {
        let words =
            format!("{}: {}; {}", number + 1, circle.label, p_is(circle.p).replace(' ', "\u{a0}"));
        let letters = canvas.letters(11.0);
        canvas.paragraph(&words, "muted", letters, 3, 13.0);
    }
    canvas.finish(&circles.caption, &described(circles))
}

/// The circle that holds each unit, if one does.
fn held(circles: &Circles<String>) -> Vec<Option<&Circle<String>>> {
    let mut held = vec![None; circles.units.len()];
    for circle in circles.circles.iter().rev() {
        circle.members.iter().for_each(|member| held[*member] = Some(circle));
    }
    held
}

/// What colours a unit that a circle holds, or none.
fn colour(circles: &Circles<String>, circle: Option<&Circle<String>>) -> &'static str {
    match circle {
        Some(circle) if circle.p <= circles.level => "lisa-high-high",
        Some(_) => "lisa-high-low",
        None => "lisa-not-significant",
    }
}

/// The colours that the picture shows, and no other.
fn legend(circles: &Circles<String>, canvas: &mut Canvas) {
    let level = plain(circles.level);
    let shown: Vec<&str> =
        held(circles).into_iter().map(|circle| colour(circles, circle)).collect();
    let items = [
        (format!("in a circle, p at most {level}"), "lisa-high-high"),
        (format!("in a circle, p above {level}"), "lisa-high-low"),
        ("in none".to_owned(), "lisa-not-significant"),
    ];
    let items = items.into_iter().filter(|(_, class)| shown.contains(class));
    let square = |(words, class)| (words, Sample::Square(format!("cell {class}")));
    let items = items.map(square).chain(taken::item(&circles.taken));
    canvas.legend(&items.collect::<Vec<_>>());
}

/// The units, coloured if a circle holds them.
fn units(circles: &Circles<String>, land: &Land<'_>, canvas: &mut Canvas) {
    let edge = land.edge(circles.units.len());
    let units = circles.units.iter().zip(held(circles)).enumerate();
    for (number, ((id, name), circle)) in units.filter(|(_, ((id, _), _))| land.draws(id)) {
        let shape = canvas.id(&format!("unit{number}"));
        let class = colour(circles, circle);
        let marks =
            data_text(land.named(), id) + &circle.map_or(String::new(), |one| data("p", one.p));
        let words = escaped(&circle.map_or(name.clone(), |one| format!("{name}: {}", one.label)));
        canvas.push(&format!(
            "<use href=\"#{shape}\" class=\"{edge} {class}\"{marks}><title>{words}</title></use>"
        ));
    }
}

fn drawn(number: usize, circle: &Circle<String>, land: &Land<'_>, canvas: &mut Canvas) {
    let path = land.circle(circle.center, circle.radius);
    let marks = data("radius", circle.radius) + &data("p", circle.p);
    let words = escaped(&circle.label);
    canvas.push(&format!(
        "<path class=\"whisker\"{marks} d=\"{path}\"><title>{words}</title></path>"
    ));
    let (x, y) = land.at(circle.center);
    // A circle of one unit has no room for its number.
    let beside = if circle.members.len() == 1 { GAP } else { 0.0 };
    canvas.text(x + beside, y + 4.0, "strong halo", "middle", &number.to_string());
}

/// The picture in words.
pub(crate) fn described(circles: &Circles<String>) -> String {
    let words =
        circles.circles.iter().enumerate().map(|(number, circle)| {
            format!("{}: {}; {}.", number + 1, circle.label, p_is(circle.p))
        });
    let all: Vec<String> = words.collect();
    if all.is_empty() { "No circle.".to_owned() } else { all.join(" ") }
}
