//! Words can be read, and classes told apart, with every colour vision.

use super::difference::{Vision, difference, seen};
use super::*;

fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let byte = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn words_in_pictures_can_be_read_in_both_themes() {
    for palette in [LIGHT, DARK, PRINT] {
        assert!(contrast(palette.ink, palette.paper) >= 4.5);
        assert!(contrast(palette.muted, palette.paper) >= 4.5);
        for ink in palette.verdicts {
            assert!(contrast(ink, palette.paper) >= 4.5);
        }
    }
}

#[test]
fn classes_grow_steadily_darker_or_lighter() {
    for palette in [LIGHT, DARK, PRINT] {
        let levels: Vec<f64> = palette.classes.iter().map(|class| luminance(class)).collect();
        let falling = levels.windows(2).all(|pair| pair[0] > pair[1]);
        let rising = levels.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(falling || rising);
    }
}

/// Neighbours on a scale differ by at least this much (CIEDE2000).
const APART: f64 = 20.0;

fn least(colours: &[&str], vision: Vision) -> f64 {
    let pairs = colours.windows(2);
    let apart = pairs.map(|pair| difference(seen(pair[0], vision), seen(pair[1], vision)));
    apart.fold(f64::INFINITY, f64::min)
}

#[test]
fn neighbours_on_both_scales_differ_with_every_colour_vision() {
    for palette in [LIGHT, DARK, PRINT] {
        for scale in [palette.classes, palette.diverging] {
            for vision in Vision::ALL {
                let least = least(&scale, vision);
                assert!(least >= APART, "{vision:?}: {scale:?} come as near as {least}");
            }
        }
    }
}

#[test]
fn fewer_classes_take_colours_that_differ_as_much() {
    for classes in 2..=CLASSES {
        let colours: Vec<&str> = (0..classes)
            .map(|class| LIGHT.classes[class * (CLASSES - 1) / (classes - 1)])
            .collect();
        for vision in Vision::ALL {
            assert!(least(&colours, vision) >= APART, "{colours:?}");
        }
    }
}

#[test]
fn the_classes_of_clusters_have_the_hex_values_that_their_users_know() {
    let known = ["#FF0000", "#0000FF", "#a7adf9", "#f4ada8", "#eeeeee", "#464646", "#999999"];
    assert_eq!(Cluster::ALL.map(lisa), known);
}

#[test]
fn classes_of_clusters_differ_by_colour_or_by_their_spots() {
    let spotted = |cluster: Cluster| matches!(cluster, Cluster::LowHigh | Cluster::HighLow);
    for one in Cluster::ALL {
        for other in Cluster::ALL.into_iter().filter(|other| *other != one) {
            for vision in Vision::ALL {
                let apart = difference(seen(lisa(one), vision), seen(lisa(other), vision));
                let told = apart >= APART || spotted(one) != spotted(other);
                assert!(told, "{vision:?}: {one:?} and {other:?} come as near as {apart}");
            }
        }
    }
}
