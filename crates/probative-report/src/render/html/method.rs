//! A page on method: the headings, paragraphs and lists of its Markdown.

use maud::{Markup, html};

/// One block of Markdown.
enum Block {
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Code(String),
}

/// The Markdown as markup; whatever is not a heading, a list, code or a paragraph stays as it is.
pub(super) fn markup(text: &str) -> Markup {
    html! {
        @for block in blocks(text) {
            @match block {
                Block::Heading(words) => h3 { (inline(&words)) },
                Block::Paragraph(words) => p { (inline(&words)) },
                Block::Code(words) => pre { code { (words) } },
                Block::List(items) => ul { @for item in &items { li { (inline(item)) } } },
            }
        }
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut fenced = false;
    let mut fresh = true;
    for line in text.lines() {
        let words = line.trim();
        if words.starts_with("```") {
            fenced = !fenced;
            fresh = true;
        } else if fenced {
            match (blocks.last_mut(), fresh) {
                (Some(Block::Code(code)), false) => code.push_str(&format!("\n{line}")),
                _ => blocks.push(Block::Code(line.to_owned())),
            }
            fresh = false;
        } else if words.is_empty() {
            fresh = true;
        } else if words.starts_with('#') {
            blocks.push(Block::Heading(words.trim_start_matches('#').trim().to_owned()));
            fresh = true;
        } else {
            add(words, fresh, &mut blocks);
            fresh = false;
        }
    }
    blocks
}

fn add(words: &str, fresh: bool, blocks: &mut Vec<Block>) {
    let item = words.strip_prefix("- ").or_else(|| words.strip_prefix("* "));
    match (item, blocks.last_mut()) {
        (Some(item), Some(Block::List(items))) => items.push(item.to_owned()),
        (Some(item), _) => blocks.push(Block::List(vec![item.to_owned()])),
        (None, Some(Block::Paragraph(paragraph))) if !fresh => {
            paragraph.push(' ');
            paragraph.push_str(words);
        }
        (None, Some(Block::List(items))) if !fresh => {
            if let Some(last) = items.last_mut() {
                last.push(' ');
                last.push_str(words);
            }
        }
        (None, _) => blocks.push(Block::Paragraph(words.to_owned())),
    }
}

/// A line with its code, strong and stressed words.
fn inline(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (stressed(part)) }
        }
    }
}

fn stressed(text: &str) -> Markup {
    html! {
        @for (index, strong) in text.split("**").enumerate() {
            @if index % 2 == 1 { strong { (strong) } } @else {
                @for (index, part) in strong.split('*').enumerate() {
                    @if index % 2 == 1 { em { (part) } } @else { (part) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_lists_are_told_apart() {
        let page = markup("# Asks\n\nOne\ntwo `x`.\n\n- *a*\n- **b**\n").into_string();
        let wanted = "<h3>Asks</h3><p>One two <code>x</code>.</p>\
                      <ul><li><em>a</em></li><li><strong>b</strong></li></ul>";
        assert_eq!(page, wanted);
    }

    #[test]
    fn markup_inside_markdown_is_escaped() {
        assert!(!markup("<script>x</script>").into_string().contains("<script>"));
    }
}
