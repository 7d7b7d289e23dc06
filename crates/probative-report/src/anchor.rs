//! Where in a page a claim stands.

use probative_words::format::slug;

/// What the page calls parts of its own.
const PARTS: [&str; 10] = [
    "beside",
    "claims",
    "corrections",
    "files",
    "graph",
    "joint",
    "methods",
    "records",
    "replay",
    "sources",
];

/// The anchor of a claim: that of no other, and of no part of the page.
///
/// A point at the end, or before the name of a part of the claim, stands in no [`slug`], whose
/// points come in pairs; a colon, as before sources, in none at all.
pub(crate) fn anchor(claim: &str) -> String {
    let slug = slug(claim);
    let is_of_page =
        PARTS.contains(&slug.as_str()) || slug == "text" || slug.starts_with("argument");
    if is_of_page { slug + "." } else { slug }
}
