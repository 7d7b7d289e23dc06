//! The words of a page of HTML: those of its article, without scripts, menus and side columns.
//!
//! `html5gum` takes the page apart as browsers do. Which part of it is the article is scored here
//! (after Kohlschütter, Fankhauser & Nejdl 2010, "Boilerplate detection using shallow text
//! features"): prose is long and has few links, and the article is the smallest part that holds
//! nearly all prose of the page.

use std::collections::HashMap;
use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::{Page, Parts};

mod element;
mod signs;

use element::{PARAGRAPHS, SILENT, UNSEEN, VOID, ends_a_line, is_called_aside, is_hidden};
use signs::{copy_decoded, is_of_notes, is_ten, raised};

/// The part of a page's prose that its article holds at least.
const NEARLY_ALL: f64 = 0.7;
/// Letters from which on a paragraph is prose, where most of them are in no link.
const PROSE: usize = 40;

/// The words of a page's article.
pub(super) fn words(html: &str) -> Page {
    let tree = Tree::new(html);
    let shown = tree.shown();
    let mut parts = Parts::default();
    let (mut last, mut broken, mut lines) = (None, false, 0);
    for (at, run) in tree.runs.iter().enumerate() {
        let said = &html[run.bytes.clone()];
        broken |= run.breaks;
        lines += run.lines;
        if !shown[run.of] {
            let is_seen = !tree.elements[run.of].unseen;
            parts.left_out += if is_seen { said.split_whitespace().count() } else { 0 };
            continue;
        }
        let parted = broken || last != Some(run.of);
        if parted || !is_blank(said) {
            if parted || lines > 1 || lines == 1 && cuts(&parts.text, said) {
                parts.put("\n\n", run.bytes.start);
            } else if lines == 1 {
                parts.put("\n", run.bytes.start);
            }
            (last, broken, lines) = (Some(run.of), false, 0);
        }
        if run.raised && is_of_notes(said) {
            let behind = tree.runs.get(at + 1).map_or("", |next| &html[next.bytes.clone()]);
            if ["/", "⁄", "&frasl;"].iter().any(|stroke| behind.starts_with(stroke)) {
                // The half of "1 1/2".
                parts.put(&format!(" {said}"), run.bytes.start);
            } else if is_ten(&parts.text) {
                parts.put(&raised(said), run.bytes.start);
            } else {
                parts.left_out += 1;
            }
            continue;
        }
        copy_decoded(html, run.bytes.clone(), &mut parts);
    }
    parts.page()
}

/// Whether nothing of a run shows on a page.
fn is_blank(said: &str) -> bool {
    said.replace("&nbsp;", " ").trim().is_empty()
}

/// Whether a number ends before the end of a line, and another begins behind it: these are two.
fn cuts(before: &str, said: &str) -> bool {
    before.trim_end().ends_with(|sign: char| sign.is_ascii_digit())
        && said.trim_start().starts_with(|sign: char| sign.is_ascii_digit())
}

fn letters(words: &str) -> usize {
    words.chars().filter(|sign| sign.is_alphabetic()).count()
}

/// The elements of a page in the order in which they open, and the runs of words within them.
struct Tree {
    elements: Vec<Element>,
    runs: Vec<Run>,
}

/// An element that stands for itself, with what its own words weigh.
#[derive(Default)]
struct Element {
    parent: usize,
    silent: bool,
    unseen: bool,
    hidden: bool,
    aside: bool,
    article: bool,
    paragraph: bool,
    letters: usize,
    linked: usize,
}

/// Words without a tag in between.
struct Run {
    bytes: Range<usize>,
    of: usize,
    /// An element that ends a line comes before it.
    breaks: bool,
    /// How many line breaks come before it: one ends a line within a sentence, two a paragraph.
    lines: usize,
    /// It stands above the line.
    raised: bool,
}

impl Tree {
    fn new(html: &str) -> Tree {
        let mut page = Opening { elements: vec![Element::default()], ..Opening::default() };
        let tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span());
        for token in tokens {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => page.open(&tag),
                Token::EndTag(tag) => page.close(&String::from_utf8_lossy(&tag.name)),
                Token::String(run) => page.run(html, run.span.start..run.span.end),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        Tree { elements: page.elements, runs: page.runs }
    }

    /// Of each element, whether its own words are read.
    fn shown(&self) -> Vec<bool> {
        let weights = self.weights();
        let article = self.article(&weights);
        let mut within = vec![false; self.elements.len()];
        let mut shown = within.clone();
        for (at, element) in self.elements.iter().enumerate() {
            let is_root = at == 0;
            let left_out = element.silent
                || at != article && element.aside && weights[at] * 2 < weights[article];
            let inside = !is_root && within[element.parent];
            within[at] = at == article || inside && !left_out;
            shown[at] = within[at] && !(element.linked * 2 > element.letters && at != article);
        }
        shown
    }

    /// Letters of prose in each element and all within it.
    fn weights(&self) -> Vec<usize> {
        let mut weights: Vec<usize> = self.elements.iter().map(Element::prose).collect();
        for at in (1..weights.len()).rev() {
            let element = &self.elements[at];
            if !element.silent {
                weights[element.parent] += weights[at];
            }
        }
        weights
    }

    /// The smallest element that holds nearly all prose, or the first that is called an article.
    fn article(&self, weights: &[usize]) -> usize {
        let enough = weights[0] as f64 * NEARLY_ALL;
        let mut found = 0;
        if weights[0] == 0 {
            return found;
        }
        for (at, element) in self.elements.iter().enumerate() {
            // Of two that hold more than half, one lies within the other.
            if weights[at] as f64 >= enough && !element.paragraph && !element.silent {
                found = at;
                if element.article {
                    break;
                }
            }
        }
        found
    }
}

impl Element {
    fn prose(&self) -> usize {
        let is_prose = self.letters >= PROSE && self.linked * 2 <= self.letters && !self.silent;
        if is_prose { self.letters - self.linked } else { 0 }
    }
}

/// A page as it is being read.
#[derive(Default)]
struct Opening {
    elements: Vec<Element>,
    runs: Vec<Run>,
    /// The elements that are open, with their names.
    open: Vec<(usize, String)>,
    /// How many of a name are open, so that an end without a beginning costs nothing.
    count: HashMap<String, usize>,
    in_link: bool,
    raised: bool,
    breaks: bool,
    lines: usize,
}

impl Opening {
    fn open(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match name.as_str() {
            "a" => self.in_link = tag.attributes.contains_key(&b"href"[..]),
            "sup" => self.raised = true,
            _ => {}
        }
        let unseen = UNSEEN.contains(&name.as_str());
        let hidden = is_hidden(tag) && !["html", "body"].contains(&name.as_str());
        let silent = unseen || hidden || SILENT.contains(&name.as_str());
        if name == "br" {
            self.lines += 1;
            self.raised = false;
            return;
        }
        if ends_a_line(&name) {
            self.breaks = true;
            self.raised = false;
        } else if !silent {
            return;
        }
        if ends_a_line(&name) {
            self.close_paragraph();
            self.close_hidden(&name);
        }
        if VOID.contains(&name.as_str()) {
            return;
        }
        let parent = self.innermost();
        self.elements.push(Element {
            parent,
            silent: silent || self.elements[parent].silent,
            unseen: unseen || self.elements[parent].unseen,
            hidden,
            aside: !PARAGRAPHS.contains(&name.as_str()) && is_called_aside(tag),
            article: matches!(name.as_str(), "article" | "main"),
            paragraph: PARAGRAPHS.contains(&name.as_str()),
            ..Element::default()
        });
        *self.count.entry(name.clone()).or_default() += 1;
        self.open.push((self.elements.len() - 1, name));
    }

    /// Closes the paragraph that a block begins behind; not one around what is not read.
    fn close_paragraph(&mut self) {
        const DEEPEST: usize = 64;
        if self.count.get("p").is_none_or(|open| *open == 0) {
            return;
        }
        let mut within = self.open.iter().rev().take(DEEPEST);
        let nearest = within.find(|(_, name)| name == "p" || SILENT.contains(&name.as_str()));
        if nearest.is_some_and(|(_, name)| name == "p") {
            self.close("p");
        }
    }

    /// Closes a hidden part of a list or a table that its next part begins behind.
    fn close_hidden(&mut self, name: &str) {
        const PARTS: [&str; 6] = ["li", "dd", "dt", "td", "th", "tr"];
        let mut within = self.open.iter().rev();
        let parts = within.by_ref().take_while(|(_, open)| PARTS.contains(&open.as_str()));
        let mut same = parts.filter(|(at, open)| open == name && self.elements[*at].hidden);
        if same.next().is_some() {
            self.close(name);
        }
    }

    /// Closes an element with all that is open within it.
    fn close(&mut self, name: &str) {
        match name {
            "a" => self.in_link = false,
            "sup" => self.raised = false,
            _ => {}
        }
        if self.count.get(name).is_none_or(|open| *open == 0) {
            return;
        }
        self.breaks |= ends_a_line(name);
        while let Some((_, closed)) = self.open.pop() {
            if let Some(open) = self.count.get_mut(&closed) {
                *open -= 1;
            }
            if closed == name {
                return;
            }
        }
    }

    fn run(&mut self, html: &str, bytes: Range<usize>) {
        let of = self.innermost();
        let letters = letters(&html[bytes.clone()]);
        self.elements[of].letters += letters;
        if self.in_link {
            self.elements[of].linked += letters;
        }
        let Opening { breaks, lines, raised, .. } = *self;
        self.runs.push(Run { bytes, of, breaks, lines, raised });
        (self.breaks, self.lines) = (false, 0);
    }

    fn innermost(&self) -> usize {
        self.open.last().map_or(0, |(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "In Idaho 40 mills were closed in the year 2012, and nobody has opened one since then.";

    fn flat(html: &str) -> String {
        words(html).text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn menus_scripts_and_comments_are_no_words() {
        let html = "<body><nav>Home</nav><article><h1>A head</h1><!-- no --><p>It &rsquo;s 5 &lt; 9 \
                    &#8212; so.</p><script>x < '<p>y'</script></article><footer>end</footer></body>";
        assert_eq!(flat(html), "A head It ’s 5 < 9 — so.");
    }

    #[test]
    fn an_article_is_found_by_its_prose_where_nothing_names_it() {
        let menu = "<ul><li><a href=a>Home and what is new at our paper today</a><li><a href=b>Sports</a></ul>";
        let html = format!(
            "<html><head><title>T</title><body><form><div id=top>{menu}</div><div><h1>A head</h1><p>{PROSE}\
             <p>See <a href=c>this</a>. {PROSE} {PROSE}</div><div class='right'><p>Short words<p><a href=d>{PROSE}</a>\
             </div><div class='post-comments'><p>{PROSE}</div></form>"
        );
        let page = words(&html);
        assert_eq!(flat(&html), format!("A head {PROSE} See this. {PROSE} {PROSE}"));
        assert!(page.left_out > 30, "{}", page.left_out);
    }

    #[test]
    fn a_class_that_names_a_wrapper_leaves_no_article_out() {
        let html =
            format!("<body class=has-sidebar><div class='social share'><p>{PROSE}</p></div>");
        assert_eq!(flat(&html), PROSE);
    }

    #[test]
    fn an_inline_tag_or_a_script_cuts_no_sentence() {
        let html = "<p>In <b>Ida</b>ho<script>x</script> 40&nbsp;mills &amp; 9&ndash;12 <br>dams &notaname; R&D</p>";
        assert_eq!(words(html).text.trim(), "In Idaho 40 mills & 9–12 \ndams ¬aname; R&D");
    }

    #[test]
    fn a_line_break_within_a_sentence_ends_a_line_and_two_end_a_paragraph() {
        let text = |html: &str| words(html).text.trim().to_owned();
        assert_eq!(
            text("<p>Flu killed<br>352 people<br />in 2019"),
            "Flu killed\n352 people\nin 2019"
        );
        assert_eq!(
            text("<p>Ohio mills<br>\n closed.<br>&nbsp;<br>So."),
            "Ohio mills\n  closed. \n\nSo."
        );
        assert_eq!(text("<p>In 2012<br>300 closed"), "In 2012\n\n300 closed");
    }

    #[test]
    fn marks_of_notes_powers_and_what_is_struck_out_are_no_digits() {
        let html = "<p>It rose 5<sup>2</sup> percent to 45<sup><a href=#f>[7]</a></sup>, 10<sup>6</sup> \
                    of 4<sup>th</sup>, and <del>300</del><ins>400</ins> or <s>70</s> 80 were closed.</p>";
        let page = words(html);
        let said = "It rose 5 percent to 45, 10⁶ of 4th, and 400 or 80 were closed.";
        assert_eq!(flat(html), said);
        assert_eq!(page.left_out, 4);
    }

    #[test]
    fn a_break_stays_before_what_is_not_read_and_a_paragraph_around_it_open() {
        let html = "<div>In Idaho were closed 40<br><script>x</script>50 mills, 1<sup>1</sup>/<sub>2</sub> \
                    percent<sup>2, 3</sup> of 2010<sup>4</sup>, <sup>$</sup>45 million.</div>\
                    <p><del>It was 70.<br>It was 80.</del> It was 90.<p><sup>1<p><a name=x>And <b>90</b> towns.";
        let said = "In Idaho were closed 40 50 mills, 1 1/2 percent of 2010, $45 million. It was 90. And 90 towns.";
        assert_eq!(flat(html), said);
        assert!(words(html).text.contains("40\n\n50"), "{}", words(html).text);
    }

    #[test]
    fn what_stands_within_a_line_cuts_no_number_and_what_is_left_out_is_counted() {
        let html = format!(
            "<article><p>{PROSE}</p><p>In 1<wbr>2<big>0</big><my-own>0</my-own> towns.</p>\
             <footer>Correction: it was 13.</footer></article>"
        );
        assert_eq!(flat(&html), format!("{PROSE} In 1200 towns."));
        assert_eq!(words(&html).left_out, 4);
    }

    #[test]
    fn a_caption_within_the_article_is_read_and_one_of_a_side_column_is_not() {
        let html = format!(
            "<article><p>{PROSE}<figure><img src=a><figcaption>In 2012, 7 dams.</figcaption></figure>\
             <aside><figcaption>Read on.</figcaption></aside></article>"
        );
        assert_eq!(flat(&html), format!("{PROSE} In 2012, 7 dams."));
        assert_eq!(words(&html).left_out, 2);
    }

    #[test]
    fn what_a_page_hides_is_left_out_and_counted() {
        let html = format!(
            "<body style=\"display:none\"><article><p>{PROSE}</p><p hidden>It was 70.</p><p>In <span aria-hidden=true>9 </span>40 \
             <b style='color:red; Display : NONE !important'>of 80 </b>towns.<img hidden>\
             <i aria-hidden=false>So.</i><ul><li hidden>one<li>two</ul><div style=display:none><p>a b<p>c</div></article>"
        );
        assert_eq!(flat(&html), format!("{PROSE} In 40 towns.So. two"));
        assert_eq!(words(&html).left_out, 10);
    }

    #[test]
    fn what_is_cut_short_or_nested_without_end_is_read_to_its_end() {
        for html in ["<p>a <", "<p>a &amp", "<script>a", "<!-- a", "a < b & c", "<p", "</p></x>a"] {
            let page = words(html);
            assert!(page.text.len() <= html.len() + 4, "{html}");
        }
        let deep = "<div>".repeat(200_000) + "a" + &"</section></div>".repeat(200_000);
        assert_eq!(flat(&deep), "a");
    }
}
