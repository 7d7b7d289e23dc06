//! Listings that know nothing of the lines.

use probative_case::claim::alignment::Along;
use probative_finding::finding::Untested;
use probative_spatial::Point;

use super::{How, Layout, Listing, TEST, geography};
use crate::question::Question;
use crate::trial::{Trial, worlds};
use crate::worlds::Lists;

/// Listings that cluster as the real one does, and know nothing of the lines.
pub(super) fn listings<'a>(
    along: &'a Along,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let layout = Layout::read(along, question)?;
    let listing: Listing = layout.listing(along, question, How::AsPrinted)?;
    let near = layout.near(along.primary);
    let null = listing.null(&layout, &near);
    let points: Vec<Point> = layout.places.iter().map(|place| place.point).collect();
    let lists = Lists::like(&listing.listed, &points, listing.blocks(&layout), worlds(question))?;
    let tail = question.tail();
    Ok(Trial {
        test: TEST,
        geography: geography(along, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let count = lists.draw(stream).into_iter().filter(|place| near[*place]).count();
            null.p_value(count, tail)
        }),
    })
}
