//! What every picture has: its title, finding, legend, n and source, as words inside it.

pub use probative_terms::text::markup as escaped;
use std::fmt::Write;

use probative_finding::exhibit::Caption;
use probative_terms::{Position, text};

use super::scale::pixel;
use super::stands;
use probative_words::format::{of_many, sentence_start};

/// The width of every picture; its height follows from what it holds. Shown on a narrow telephone
/// (360 pixels) its smallest words are still ten pixels high.
pub const WIDTH: f64 = 380.0;
/// The width of a picture that takes the whole width of a page.
pub const WIDE: f64 = 960.0;
/// The width of a picture for a narrow place.
const NARROW: f64 = 250.0;
/// The mean width of a letter in the system's fonts, as a share of its size, on the safe side.
const LETTER: f64 = 0.53;
/// The free space at either side.
pub const MARGIN: f64 = 6.0;

/// The most letters of a description: longer ones are cut, and the table behind the picture has it
/// all.
pub const DESCRIBED: usize = 1200;

/// A picture being drawn from the top down.
pub struct Canvas {
    name: String,
    body: String,
    width: f64,
    /// The next free line, from the top.
    pub y: f64,
}

impl Canvas {
    /// An empty picture; `name` keeps its ids apart from other pictures'.
    pub fn new(name: &str) -> Canvas {
        Canvas { name: name.to_owned(), body: String::new(), width: WIDTH, y: 4.0 }
    }

    /// An empty picture for a narrow place.
    pub fn narrow(name: &str) -> Canvas {
        Canvas { width: NARROW, ..Canvas::new(name) }
    }

    /// An empty picture as wide as a page.
    pub fn wide(name: &str) -> Canvas {
        Canvas { width: WIDE, ..Canvas::new(name) }
    }

    /// How wide the picture is.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// An id of this picture's own.
    pub fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }

    /// Writes markup that is already escaped.
    pub fn push(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// The title and the finding at the top.
    pub fn header(&mut self, caption: &Caption<String>) {
        let title = sentence_start(&caption.title);
        self.paragraph(&title, "title", self.letters(16.5), 4, 17.5);
        self.paragraph(&sentence_start(&caption.finding), "finding", self.letters(12.5), 7, 15.5);
        self.y += 6.0;
    }

    /// How many letters of a size fit on one line.
    pub fn letters(&self, size: f64) -> usize {
        ((self.width - 2.0 * MARGIN) / (size * LETTER)) as usize
    }

    /// The unit of what is drawn, on one line.
    pub fn unit(&mut self, unit: &str) {
        self.paragraph(unit, "muted", self.letters(11.0), 2, 13.0);
    }

    /// Words in lines of at most `letters`, from the next free line on.
    pub fn paragraph(
        &mut self,
        words: &str,
        class: &str,
        letters: usize,
        lines: usize,
        height: f64,
    ) {
        for line in wrapped(words, letters, lines) {
            self.y += height;
            self.text(MARGIN, self.y - 3.0, class, "start", &line);
        }
    }

    /// One line of words.
    pub fn text(&mut self, x: f64, y: f64, class: &str, anchor: &str, words: &str) {
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" class=\"{class}\" text-anchor=\"{anchor}\">{}</text>",
            pixel(x),
            pixel(y),
            escaped(words)
        );
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let _ = write!(
            self.body,
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            pixel(x1),
            pixel(y1),
            pixel(x2),
            pixel(y2)
        );
    }

    /// A rectangle, with data attributes that are already escaped.
    pub fn rect(&mut self, class: &str, (x, y): (f64, f64), (w, h): (f64, f64), data: &str) {
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{data}/>",
            pixel(x),
            pixel(y),
            pixel(w.max(0.0)),
            pixel(h.max(0.0))
        );
    }

    /// A mark's circle with its words for those who point at it.
    pub fn circle(&mut self, class: &str, (x, y): (f64, f64), r: f64, data: &str, words: &str) {
        let _ = write!(
            self.body,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"{data}><title>{}</title></circle>",
            pixel(x),
            pixel(y),
            pixel(r),
            escaped(words)
        );
    }

    /// A mark with data attributes that are already escaped and words for those who point at it.
    pub fn titled(&mut self, data: &str, words: &str, shape: &str) {
        let words = escaped(words);
        let _ = write!(self.body, "<g{data}>{shape}<title>{words}</title></g>");
    }

    /// A legend whose entries flow over as many lines as they need; `sample` draws one at a place.
    pub fn legend(&mut self, items: &[(String, Sample)]) {
        if items.is_empty() {
            return;
        }
        let mut x = MARGIN;
        self.y += 15.0;
        for (words, sample) in items {
            let words = cut(words, self.letters(11.0) - 5);
            let width = 26.0 + letters_wide(&words, 11.0);
            if x > MARGIN && x + width > self.width - MARGIN {
                x = MARGIN;
                self.y += 16.0;
            }
            sample.draw(self, x, self.y - 4.0);
            self.text(x + 21.0, self.y, "muted", "start", &words);
            x += width + 8.0;
        }
        self.y += 7.0;
    }

    /// The finished picture: n and source at the foot, title and description for those who listen.
    pub fn finish(mut self, caption: &Caption<String>, described: &str) -> String {
        self.y += 4.0;
        let mut foot = of_many(caption);
        if !caption.source.is_empty() {
            foot.push_str(&format!(" · Source: {}", caption.source));
        }
        self.paragraph(&foot, "muted", self.letters(11.0), 10, 14.0);
        let finding = sentence_start(&caption.finding);
        self.close(&caption.title, &format!("{finding}. {described}"))
    }

    /// The finished picture without words at its foot.
    pub fn close(self, title: &str, described: &str) -> String {
        self.end("img", title, described)
    }

    /// The finished picture whose marks are links, which a reader by ear must reach one by one.
    pub fn close_linked(self, title: &str, described: &str) -> String {
        self.end("group", title, described)
    }

    fn end(self, role: &str, title: &str, described: &str) -> String {
        let height = self.y + 6.0;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pic\" role=\"{role}\" \
             viewBox=\"0 0 {width} {h}\" aria-labelledby=\"{name}-title {name}-desc\">\
             <title id=\"{name}-title\">{}</title><desc id=\"{name}-desc\">{}</desc>\
             <rect class=\"paper\" width=\"{width}\" height=\"{h}\"/>{}</svg>",
            escaped(title),
            escaped(&cut(described.trim(), DESCRIBED)),
            self.body,
            h = pixel(height),
            name = self.name,
            width = self.width,
        )
    }
}

/// How a legend shows what its words mean.
pub enum Sample {
    /// A filled square of a class.
    Square(String),
    /// A square filled with a pattern of this id.
    Pattern(String),
    /// A square of a class under a pattern of this id.
    Both(String, String),
    /// A square of a class with nothing in it.
    Empty(&'static str),
    /// A line of a class, with a dash pattern.
    Line(String, &'static str),
    /// An upright line of a class.
    Upright(&'static str),
    /// A dot of a class.
    Dot(&'static str),
    /// The mark of a place without a record on a map of counts.
    Cross,
    /// The mark of where a reading stands.
    Stands(Position),
}

impl Sample {
    fn draw(&self, canvas: &mut Canvas, x: f64, y: f64) {
        match self {
            Sample::Square(class) => canvas.rect(class, (x, y - 5.5), (16.0, 11.0), ""),
            Sample::Both(class, id) => {
                Sample::Square(class.clone()).draw(canvas, x, y);
                Sample::Pattern(id.clone()).draw(canvas, x, y);
            }
            Sample::Pattern(id) => {
                let fill = format!(" fill=\"url(#{id})\"");
                canvas.rect("", (x, y - 5.5), (16.0, 11.0), &fill);
            }
            Sample::Empty(class) => canvas.rect(class, (x + 0.5, y - 5.0), (15.0, 10.0), ""),
            Sample::Line(class, dash) => {
                let (x, y, end) = (pixel(x), pixel(y), pixel(x + 17.0));
                canvas.push(&format!(
                    "<path class=\"{class}\"{dash} d=\"M{x} {y}H{end}\"/>",
                    dash = dashed(dash)
                ));
            }
            Sample::Upright(class) => canvas.line(class, (x + 8.0, y - 6.0), (x + 8.0, y + 6.0)),
            Sample::Cross => canvas.push(&format!(
                "<path class=\"symbol-none\" d=\"M{} {}l5 5m0 -5l-5 5\"/>",
                pixel(x + 5.5),
                pixel(y - 2.5)
            )),
            Sample::Stands(stands) => canvas.push(&stands::shape(*stands, (x + 8.0, y), 4.2)),
            Sample::Dot(class) => {
                let (x, y) = (pixel(x + 8.0), pixel(y));
                canvas.push(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>"));
            }
        }
    }
}

/// A dash pattern as an attribute; nothing where the line is unbroken.
pub fn dashed(dash: &str) -> String {
    if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") }
}

/// A data attribute with its number to ten digits.
pub fn data(name: &str, number: f64) -> String {
    format!(" data-{name}=\"{}\"", probative_terms::number::ten(number))
}

/// A data attribute with its words.
pub fn data_text(name: &str, words: &str) -> String {
    format!(" data-{name}=\"{}\"", escaped(words))
}

/// About how wide words are at a size.
pub fn letters_wide(words: &str, size: f64) -> f64 {
    words.chars().count() as f64 * size * (LETTER + 0.01)
}

/// The words, cut with an ellipsis where they are longer than `letters`.
pub fn cut(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let kept: String = words.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The words in lines of at most `letters`; the last of `lines` ends in an ellipsis if it must.
pub fn wrapped(words: &str, letters: usize, lines: usize) -> Vec<String> {
    let kept = words.replace(" %", "\u{a0}%");
    let kept = kept.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty());
    let mut wrapped = text::wrapped(kept.map(|word| cut(word, letters)), letters);
    wrapped.retain(|line| !line.is_empty());
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            *last = cut(&format!("{last} …"), letters);
        }
    }
    wrapped
}
