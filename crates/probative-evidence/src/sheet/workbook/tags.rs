//! The tags of a part of a workbook.

/// A tag of a text of XML: its name, behind a slash where it closes, and its attributes.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
    pub(super) is_empty: bool,
}

impl<'a> Tag<'a> {
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((own, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|it| ['"', '\''].contains(it))?;
            let (value, after) = behind[1..].split_once(quote)?;
            if own.trim() == name {
                return Some(value);
            }
            rest = after;
        }
        None
    }

    /// How often, from one on.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
    }
}

/// The tags of a text of XML, comments and the like passed over.
pub(super) struct Tags<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn of(text: &'a str) -> Tags<'a> {
        Tags { text, at: 0 }
    }
}

impl<'a> Tags<'a> {
    /// The text behind the last tag, up to the next one.
    pub(super) fn text(&self) -> &'a str {
        self.text[self.at..].split('<').next().unwrap_or_default()
    }

    /// The first words within an element that is open, up to its end; those of a remark aside.
    pub(super) fn words_of(&mut self, name: &str) -> &'a str {
        let (mut words, mut in_remark) = ("", false);
        while let Some(tag) = self.next() {
            match tag.name {
                "office:annotation" => in_remark = !tag.is_empty,
                "/office:annotation" => in_remark = false,
                "text:p" if !in_remark && words.is_empty() && !tag.is_empty => {
                    let rest = &self.text[self.at..];
                    words = rest.split('<').next().unwrap_or_default().trim();
                }
                closing if closing.strip_prefix('/') == Some(name) => break,
                _ => {}
            }
        }
        words
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + self.text[self.at..].find('<')? + 1;
            let rest = &self.text[start..];
            let passed = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")];
            if let Some((_, end)) = passed.iter().find(|(begins, _)| rest.starts_with(begins)) {
                self.at = start + rest.find(end)? + end.len();
                continue;
            }
            let mut quote = None;
            let end = rest.bytes().position(|byte| {
                match quote {
                    Some(open) if open == byte => quote = None,
                    None if [b'"', b'\''].contains(&byte) => quote = Some(byte),
                    _ => {}
                }
                byte == b'>' && quote.is_none()
            })?;
            self.at = start + end + 1;
            let inner = rest[..end].strip_suffix('/');
            let (is_empty, inner) = (inner.is_some(), inner.unwrap_or(&rest[..end]));
            let (name, attributes) =
                inner.split_once(|letter: char| letter.is_whitespace()).unwrap_or((inner, ""));
            return Some(Tag { name, attributes, is_empty });
        }
    }
}
