//! Elements of a page of HTML: which hold no words of the article, which end a line, and which a
//! page hides.

use html5gum::StartTag;

/// Elements whose content is no words at all.
pub(super) const UNSEEN: [&str; 9] =
    ["script", "style", "template", "title", "svg", "iframe", "object", "select", "textarea"];
/// Elements whose words are none of the article's, and what an editor has struck out.
pub(super) const SILENT: [&str; 9] =
    ["noscript", "nav", "footer", "aside", "button", "label", "del", "s", "strike"];
/// Elements that hold nothing, and are never closed.
pub(super) const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// Elements that end a paragraph, beside those that are one.
///
/// `br` ends a line of one, and all others stand within one, as browsers have it.
const BLOCKS: [&str; 28] = [
    "address", "article", "aside", "body", "caption", "center", "details", "dialog", "div", "dl",
    "fieldset", "figure", "footer", "form", "header", "hr", "html", "main", "nav", "ol", "section",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
];
/// Elements that are a paragraph, and hold no parts of a page.
pub(super) const PARAGRAPHS: [&str; 15] = [
    "p",
    "li",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "td",
    "th",
    "blockquote",
    "figcaption",
];
/// Words of a class or an id by which pages call what is not their article.
const ASIDE: [&str; 16] = [
    "ad",
    "advert",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "cookie",
    "footer",
    "menu",
    "newsletter",
    "promo",
    "related",
    "share",
    "sidebar",
    "social",
    "subscribe",
];

/// Whether an element ends a line.
pub(super) fn ends_a_line(name: &str) -> bool {
    PARAGRAPHS.contains(&name) || BLOCKS.contains(&name)
}

/// Whether a browser does not show it, or a reader's program does not read it out.
pub(super) fn is_hidden(tag: &StartTag<usize>) -> bool {
    let value = |key: &[u8]| {
        let value = tag.attributes.get(key)?;
        let plain = String::from_utf8_lossy(value).to_ascii_lowercase();
        Some(plain.split_ascii_whitespace().collect::<String>())
    };
    let style = value(b"style").unwrap_or_default();
    let mut rules = style.split(';').map(|rule| rule.trim_end_matches("!important"));
    tag.attributes.contains_key(&b"hidden"[..])
        || value(b"aria-hidden").as_deref() == Some("true")
        || rules.any(|rule| ["display:none", "visibility:hidden"].contains(&rule))
}

/// Whether its class or id says that it is none of the article.
pub(super) fn is_called_aside(tag: &StartTag<usize>) -> bool {
    [&b"class"[..], b"id"].iter().filter_map(|key| tag.attributes.get(*key)).any(|value| {
        let lower = String::from_utf8_lossy(value).to_ascii_lowercase();
        lower.split(|sign: char| !sign.is_alphanumeric()).any(|word| ASIDE.contains(&word))
    })
}
