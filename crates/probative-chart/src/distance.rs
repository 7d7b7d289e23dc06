//! A share within a growing distance, with its null as a fan.

use probative_finding::exhibit::{Band, Distance, DistanceStep};

use super::canvas::{Canvas, MARGIN, Sample, WIDTH, data};
use super::scale::{Scale, pixel, round_range};
use probative_terms::number::plain;

const HEIGHT: f64 = 200.0;
const LEFT: f64 = 46.0;

/// The picture.
pub(crate) fn draw(distance: &Distance<String>, name: &str) -> String {
    let mut canvas = Canvas::new(name);
    canvas.header(&distance.caption);
    let mut legend = vec![
        ("listed places".to_owned(), Sample::Line("line0".to_owned(), "")),
        ("population".to_owned(), Sample::Line("line2".to_owned(), "6 3")),
        ("by chance".to_owned(), Sample::Line("line4".to_owned(), "2 2.5")),
    ];
    legend.extend(bands(&distance.steps));
    canvas.legend(&legend);
    canvas.unit(&distance.unit.label());
    let top = canvas.y + 20.0;
    let (across, up) = scales(distance, top);
    axes(across, up, top, &mut canvas);
    primary(distance.primary, across, top, &mut canvas);
    fan(&distance.steps, across, up, &mut canvas);
    line(distance, "line4", "2 2.5", |step| step.null_mean, across, up, &mut canvas);
    line(distance, "line2", "6 3", |step| step.population, across, up, &mut canvas);
    line(distance, "line0", "", |step| step.listed, across, up, &mut canvas);
    for step in &distance.steps {
        mark(step, across, up, &mut canvas);
    }
    canvas.y = top + HEIGHT + 20.0;
    canvas.text(WIDTH - MARGIN, canvas.y + 10.0, "muted", "end", "distance, kilometres");
    canvas.y += 12.0;
    canvas.finish(&distance.caption, &described(&distance.steps))
}

fn scales(distance: &Distance<String>, top: f64) -> (Scale, Scale) {
    let steps = &distance.steps;
    let shares = steps.iter().flat_map(|step| [step.listed, step.population, step.null_mean]);
    let bands = steps.iter().flat_map(|step| &step.bands).flat_map(|band| [band.low, band.high]);
    let ends = shares.chain(bands);
    let far = steps.last().map_or(1.0, |step| step.kilometers).max(distance.primary);
    let across = Scale::new((0.0, far), (LEFT, WIDTH - MARGIN - 12.0));
    (across, Scale::new(round_range(ends, true), (top + HEIGHT, top)))
}

fn axes(across: Scale, up: Scale, top: f64, canvas: &mut Canvas) {
    for tick in up.ticks(5) {
        let y = up.at(tick);
        canvas.line("grid", (LEFT, y), (WIDTH - MARGIN, y));
        canvas.text(LEFT - 6.0, y + 4.0, "tick", "end", &plain(tick));
    }
    let bottom = top + HEIGHT;
    canvas.line("axis", (LEFT, bottom), (WIDTH - MARGIN, bottom));
    for tick in across.ticks(6) {
        let x = across.at(tick);
        canvas.line("axis", (x, bottom), (x, bottom + 4.0));
        canvas.text(x, bottom + 16.0, "tick", "middle", &plain(tick));
    }
}

fn primary(kilometers: f64, across: Scale, top: f64, canvas: &mut Canvas) {
    let x = across.at(kilometers);
    let mark = data("primary", kilometers);
    canvas.push(&format!(
        "<path class=\"accent\" stroke-dasharray=\"4 3\"{mark} d=\"M{x} {}V{}\"/>",
        pixel(top - 4.0),
        pixel(top + HEIGHT),
        x = pixel(x)
    ));
    let words = format!("primary reading: {} km", plain(kilometers));
    let anchor = if x > WIDTH / 2.0 { "end" } else { "start" };
    canvas.text(x, top - 8.0, "muted", anchor, &words);
}

/// The bands of the null over one another, so that the likeliest part is the darkest.
fn fan(steps: &[DistanceStep], across: Scale, up: Scale, canvas: &mut Canvas) {
    let bands = steps.iter().map(|step| step.bands.len()).min().unwrap_or_default();
    for at in 0..bands {
        let place = |step: &DistanceStep, share: f64| {
            format!("{} {}", pixel(across.at(step.kilometers)), pixel(up.at(share)))
        };
        let there = steps.iter().map(|step| place(step, step.bands[at].high));
        let back = steps.iter().rev().map(|step| place(step, step.bands[at].low));
        let around: Vec<String> = there.chain(back).collect();
        let level = data("level", steps[0].bands[at].level);
        canvas.push(&format!("<path class=\"fan\"{level} d=\"M{}Z\"/>", around.join("L")));
    }
}

/// How much of the null each band holds, and how dark it is where it lies over wider ones.
fn bands(steps: &[DistanceStep]) -> Vec<(String, Sample)> {
    let bands = steps.first().map(|step| step.bands.as_slice()).unwrap_or_default();
    let entry = |(at, band): (usize, &Band)| {
        let words = format!("{} % of what chance gives", plain(100.0 * band.level));
        (words, Sample::Square(format!("fan fan{at}")))
    };
    bands.iter().enumerate().map(entry).collect()
}

fn line(
    distance: &Distance<String>,
    class: &str,
    dash: &str,
    share: impl Fn(&DistanceStep) -> f64,
    across: Scale,
    up: Scale,
    canvas: &mut Canvas,
) {
    let at = |step: &DistanceStep| {
        format!("{} {}", pixel(across.at(step.kilometers)), pixel(up.at(share(step))))
    };
    let along: Vec<String> = distance.steps.iter().map(at).collect();
    if !along.is_empty() {
        let dash = super::canvas::dashed(dash);
        canvas.push(&format!("<path class=\"{class}\"{dash} d=\"M{}\"/>", along.join("L")));
    }
}

fn mark(step: &DistanceStep, across: Scale, up: Scale, canvas: &mut Canvas) {
    let marks = data("kilometers", step.kilometers)
        + &data("listed", step.listed)
        + &data("population", step.population)
        + &data("chance", step.null_mean)
        + &bands_data(step);
    let place = (across.at(step.kilometers), up.at(step.listed));
    canvas.circle("point0", place, 3.4, &marks, &words(step));
}

fn bands_data(step: &DistanceStep) -> String {
    let band = |(at, band): (usize, &Band)| {
        data(&format!("low-{at}"), band.low) + &data(&format!("high-{at}"), band.high)
    };
    step.bands.iter().enumerate().map(band).collect()
}

fn words(step: &DistanceStep) -> String {
    let band = step
        .bands
        .first()
        .map_or(String::new(), |band| format!(" ({} to {})", plain(band.low), plain(band.high)));
    format!(
        "within {} km: {} of the listed, {} of the population, {} by chance{band}",
        plain(step.kilometers),
        plain(step.listed),
        plain(step.population),
        plain(step.null_mean)
    )
}

/// The picture in words.
pub(crate) fn described(steps: &[DistanceStep]) -> String {
    steps.iter().map(|step| format!("{}.", words(step))).collect::<Vec<_>>().join(" ")
}
