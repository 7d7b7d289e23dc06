//! A list given to other places.

use probative_case::claim::rivals::Rivals;
use probative_finding::finding::Untested;

use super::{Field, TEST, geography};
use crate::place;
use crate::question::Question;
use crate::trial::{Trial, inner, worlds};
use crate::worlds::Lists;

/// The same outcome and rivals, with the list given to places that cluster as the real ones do.
pub(super) fn list_moved<'a>(
    claim: &'a Rivals,
    question: &'a Question<'a>,
) -> Result<Trial<'a>, Untested> {
    let field = Field::read(claim, question)?;
    let lists = Lists::free(&field.listed(), &place::points(&field.codes)?, worlds(question))?;
    let (level, tail) = (question.level(), question.tail());
    Ok(Trial {
        test: TEST,
        geography: geography(claim, question),
        under: lists.under(),
        on_null: Box::new(move |stream| {
            let mut list = vec![0.0; field.codes.len()];
            lists.draw(stream).into_iter().for_each(|place| list[place] = 1.0);
            let null = field.null_of(&list, inner(level, stream));
            null.map_or(1.0, |null| null.p_value(field.gain(&list), tail))
        }),
    })
}
