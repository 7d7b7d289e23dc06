//! Marks of notes that a workbook raises above the line: `1020²` is 1,020 with a second note, and
//! its plain text is `10202`.

use std::collections::{BTreeMap, BTreeSet};

use probative_terms::text::unmarked;

use super::tags::{Tag, Tags};

/// The part that holds the texts of all sheets.
pub(super) const SHARED: &str = "xl/sharedStrings.xml";

/// Units that are raised to a power by what stands above the line, and endings of ordinals.
const UNITS: [&str; 6] = ["km", "m", "mi", "ft", "cm", "mile"];
const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// The texts of some parts that end in something raised, each with what stands before it; without
/// those that another cell has as plain text (ECMA-376, 18.4.4 and 18.4.14).
pub(super) fn texts<'p>(parts: impl IntoIterator<Item = &'p str>) -> BTreeMap<String, String> {
    let mut found = Texts::default();
    // Most workbooks have none, and are not read twice.
    let parts = parts.into_iter().filter(|part| part.contains("superscript"));
    parts.for_each(|part| found.read(part));
    let Texts { mut raised, plain } = found;
    raised.retain(|text, _| !plain.contains(text));
    raised
}

/// The texts that end in a mark, with what stands before it, and those that do not.
#[derive(Default)]
struct Texts {
    raised: BTreeMap<String, String>,
    plain: BTreeSet<String>,
}

impl Texts {
    fn read(&mut self, part: &str) {
        let (mut on_line, mut above, mut is_raised) = (String::new(), String::new(), false);
        let mut tags = Tags::of(part);
        while let Some(tag) = tags.next() {
            match name(&tag) {
                "si" | "is" => (on_line, above) = (String::new(), String::new()),
                "r" | "/r" => is_raised = false,
                "vertAlign" => is_raised = tag.attribute("val") == Some("superscript"),
                "t" if !tag.is_empty => {
                    let words = unmarked(tags.text());
                    if is_raised {
                        above.push_str(&words);
                    } else {
                        // Only what ends a text is a mark of it.
                        on_line.push_str(&std::mem::take(&mut above));
                        on_line.push_str(&words);
                    }
                }
                "/si" | "/is" => {
                    let text = [on_line.as_str(), &above].concat().trim().to_owned();
                    match is_mark(on_line.trim(), above.trim()) {
                        true => drop(self.raised.insert(text, on_line.trim().to_owned())),
                        false => drop(self.plain.insert(text)),
                    }
                }
                _ => {}
            }
        }
    }
}

/// The name of a tag without the space that it is of, behind a slash where it closes.
fn name<'a>(tag: &Tag<'a>) -> &'a str {
    let bare = tag.name.rsplit([':', '/']).next().unwrap_or_default();
    match (tag.name.starts_with('/'), bare) {
        (true, "si") => "/si",
        (true, "is") => "/is",
        (true, "r") => "/r",
        (true, _) => "",
        (false, bare) => bare,
    }
}

/// Whether what stands above the line is a mark, and no power or ending of what is on it.
fn is_mark(on_line: &str, above: &str) -> bool {
    let last = on_line.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let is_power = ["2", "3"].contains(&above) && UNITS.contains(&last.to_lowercase().as_str());
    !above.is_empty() && !on_line.is_empty() && !is_power && !ENDINGS.contains(&above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_raised_behind_a_text_is_a_mark_unless_it_is_a_power_or_an_ending() {
        let rich = |text: &str, above: &str| {
            format!(
                "<si><r><t>{text}</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>{above}</t></r></si>"
            )
        };
        let part = [
            rich("1020", "2"),
            rich("Area, km", "2"),
            rich("1", "st"),
            rich("300", "1"),
            "<si><t>3001</t></si>".to_owned(),
            "<si><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r><r><t> Note</t></r></si>".to_owned(),
        ];
        let part = part.concat();
        let found = texts([part.as_str()]);
        assert_eq!(Vec::from_iter(found), [("10202".to_owned(), "1020".to_owned())]);
    }
}
