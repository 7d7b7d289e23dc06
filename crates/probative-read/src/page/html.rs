//! The words of a page of HTML: those of its article, without scripts, menus and forms.
//!
//! The reader is a small one of our own. It knows which elements hold no words of the page, where
//! a paragraph ends, and the named signs that newspapers use; it never fails, as browsers do not.

use super::{Page, Parts};

/// Elements whose content is not read.
const SILENT: [&str; 15] = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "iframe",
    "figcaption",
    "textarea",
];
/// Elements that end a paragraph.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "article",
    "section",
    "table",
    "tr",
    "td",
    "main",
];
/// Signs by their names.
const SIGNS: [(&str, &str); 18] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("ntilde", "ñ"),
    ("eacute", "é"),
    ("pound", "£"),
    ("euro", "€"),
    ("shy", ""),
];

/// The words of a page, or of its article where it marks one.
pub(super) fn words(html: &str) -> Page {
    let lower = html.to_ascii_lowercase();
    let marked = ["article", "main", "body"].iter().find_map(|name| element(&lower, name));
    let (from, to) = marked.unwrap_or((0, html.len()));
    let mut parts = Parts::default();
    let mut at = from;
    while at < to {
        let rest = &html[at..to];
        match rest.as_bytes()[0] {
            b'<' => at = tag(&lower[..to], at, &mut parts),
            b'&' => at = sign(rest, at, &mut parts),
            _ => {
                let end = rest.find(['<', '&']).unwrap_or(rest.len());
                copy_unbroken(&rest[..end], at, &mut parts);
                at += end;
            }
        }
    }
    parts.page()
}

/// Line breaks within a paragraph are blanks.
fn copy_unbroken(part: &str, at: usize, parts: &mut Parts) {
    let start = parts.text.len();
    parts.copy(part, at);
    if part.contains(['\n', '\r']) {
        let flat = part.replace(['\n', '\r'], " ");
        parts.text.replace_range(start.., &flat);
    }
}

/// The content of the first element of a name: where it begins and ends.
fn element(lower: &str, name: &str) -> Option<(usize, usize)> {
    let open = format!("<{name}");
    let mut from = 0;
    let start = loop {
        let at = from + lower[from..].find(&open)?;
        let after = lower.as_bytes().get(at + open.len());
        if after.is_some_and(|byte| *byte == b'>' || byte.is_ascii_whitespace()) {
            break at;
        }
        from = at + open.len();
    };
    let start = start + lower[start..].find('>')? + 1;
    let end = lower[start..].rfind(&format!("</{name}")).map_or(lower.len(), |at| start + at);
    Some((start, end))
}

/// Reads a tag, with all of an element that is silent; gives the byte behind.
fn tag(lower: &str, at: usize, parts: &mut Parts) -> usize {
    let rest = &lower[at..];
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(lower.len(), |end| at + end + 3);
    }
    let named = rest[1..].trim_start_matches('/');
    let name: &str =
        &named[..named.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(named.len())];
    let is_tag = rest[1..]
        .starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/' || sign == '!');
    if !is_tag {
        parts.put("<", at);
        return at + 1;
    }
    let end = rest.find('>').map_or(lower.len(), |end| at + end + 1);
    let opens = !rest.starts_with("</");
    if opens && SILENT.contains(&name) {
        let close = format!("</{name}");
        let closed = lower[end..].find(&close).map(|found| end + found);
        return closed.map_or(lower.len(), |closed| {
            lower[closed..].find('>').map_or(lower.len(), |found| closed + found + 1)
        });
    }
    if BLOCKS.contains(&name) {
        parts.put("\n\n", at);
    }
    end
}

/// Reads a sign by its name or number; gives the byte behind.
fn sign(rest: &str, at: usize, parts: &mut Parts) -> usize {
    const LONGEST: usize = 10;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some(end) = end else {
        parts.put("&", at);
        return at + 1;
    };
    let name = &rest[1..end];
    let number = name.strip_prefix('#').and_then(|number| {
        let hex = number.strip_prefix(['x', 'X']);
        hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
    });
    let known = SIGNS.iter().find(|(known, _)| *known == name).map(|(_, sign)| (*sign).to_owned());
    match known.or_else(|| number.and_then(char::from_u32).map(String::from)) {
        Some(sign) => parts.put(&sign, at),
        None => parts.put(&rest[..=end], at),
    }
    at + end + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_scripts_and_comments_are_no_words() {
        let html = "<body><nav>Home</nav><article><h1>A head</h1><!-- no --><p>It &rsquo;s 5 &lt; 9 \
                    &#8212; so.</p><script>x</script></article><footer>end</footer></body>";
        let text = words(html).text;
        assert_eq!(
            text.split_whitespace().collect::<Vec<_>>().join(" "),
            "A head It ’s 5 < 9 — so."
        );
    }

    #[test]
    fn what_is_cut_short_is_read_to_its_end() {
        for html in ["<p>a <", "<p>a &amp", "<script>a", "<!-- a", "a < b & c", "<p"] {
            let page = words(html);
            assert!(page.text.len() <= html.len() + 4, "{html}");
        }
    }
}
