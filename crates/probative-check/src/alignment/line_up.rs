//! The line-up of a listing: the real list among lists shuffled among like-sized places.

use probative_case::claim::alignment::Along;
use probative_finding::exhibit::{Caption, Counted, LINE_UP, LineUp, LineUpMap, MapLine};
use probative_finding::finding::Untested;
use probative_finding::what::AlignmentPhrase;
use probative_finding::{Exhibit, Phrase};
use probative_numeric::Stream;
use probative_terms::place::Level;

use super::{Layout, Listing};
use crate::question::Question;

/// The listed places as points, among lists of the null that the reading is compared with.
pub(super) fn listing_line_up(
    along: &Along,
    question: &Question<'_>,
    layout: &Layout,
    listing: &Listing,
) -> Result<Exhibit, Untested> {
    let seed = question.inference("line-up").seed;
    let real = seed.stream(0).below(LINE_UP);
    let blocks = listing.blocks(layout);
    let map = |at: usize| {
        let places = if at == real {
            listing.listed.clone()
        } else {
            shuffled(&blocks, &mut seed.stream(1 + at as u64))
        };
        let point = |place: &usize| layout.places[*place].point;
        let points = places.iter().map(point).map(|point| [point.longitude, point.latitude]);
        LineUpMap::Points(points.collect())
    };
    let phrase = Phrase::Alignment;
    let lines = question.lines(&along.lines)?.iter();
    Ok(Exhibit::LineUp(LineUp {
        caption: Caption {
            title: phrase(AlignmentPhrase::WhichIsReal(along.line.clone())),
            finding: phrase(AlignmentPhrase::OneIsReal(LINE_UP)),
            n: listing.listed.len(),
            counted: Counted::Units,
            source: question.credit(&[along.registry.as_str(), along.lines.as_str()]),
        },
        asks: phrase(AlignmentPhrase::Closest),
        made: phrase(AlignmentPhrase::Shuffled),
        layer: Level::State,
        places: Vec::new(),
        classes: Vec::new(),
        outlined: Vec::new(),
        outlined_label: None,
        lines: lines
            .map(|line| MapLine { label: line.label.clone().into(), points: line.points.clone() })
            .collect(),
        lines_label: Some(phrase(AlignmentPhrase::Lines)),
        maps: (0..LINE_UP).map(map).collect(),
        real,
    }))
}

/// As many places of each block as the list has there.
fn shuffled(blocks: &[(Vec<usize>, usize)], stream: &mut Stream) -> Vec<usize> {
    let mut places = Vec::new();
    for (members, listed) in blocks {
        let mut members = members.clone();
        stream.shuffle(&mut members);
        places.extend(&members[..*listed]);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_numeric::Seed;

    #[test]
    fn each_block_keeps_its_number_of_listed_places() {
        let blocks = vec![(vec![0, 1, 2], 2), (vec![3, 4], 1), (vec![5], 1)];
        let mut seen = [false; 6];
        for replicate in 0..40 {
            let places = shuffled(&blocks, &mut Seed(5).stream(replicate));
            let inside = |block: std::ops::Range<usize>| {
                places.iter().filter(|place| block.contains(place)).count()
            };
            assert_eq!((inside(0..3), inside(3..5), inside(5..6)), (2, 1, 1));
            places.iter().for_each(|place| seen[*place] = true);
        }
        assert_eq!(seen, [true; 6]);
    }
}
