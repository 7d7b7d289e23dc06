//! Periods: years, months, days, decades and what a text counts back from its own date.

use std::fmt;
use std::ops::Range;

use probative_terms::Date;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

mod dated;
mod relative;

/// A moment as exact as the text tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day.
    pub day: Option<u8>,
}

impl Moment {
    /// A whole year.
    pub fn year(year: i32) -> Moment {
        Moment { year, month: None, day: None }
    }

    /// A whole month.
    pub fn month(year: i32, month: u8) -> Moment {
        Moment { year, month: Some(month), day: None }
    }

    /// A month so many months after another.
    pub(crate) fn months_on(year: i32, month: u8, months: i32) -> Moment {
        let count = year * 12 + i32::from(month) - 1 + months;
        Moment::month(count.div_euclid(12), (count.rem_euclid(12) + 1) as u8)
    }

    /// A date, as exact as this moment.
    pub(crate) fn as_exact(self, date: Date) -> Moment {
        Moment {
            year: date.year,
            month: self.month.map(|_| date.month),
            day: self.day.map(|_| date.day),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.iter().try_for_each(|month| write!(f, "-{month:02}"))?;
        self.day.iter().try_for_each(|day| write!(f, "-{day:02}"))
    }
}

/// A period that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its bytes.
    pub span: Range<usize>,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// From when to when; nothing where the text counts from its own date, which is not known.
    pub ends: Option<(Moment, Moment)>,
    /// Whether the text says that its years are fiscal.
    pub fiscal: bool,
}

impl Period {
    /// Whether it ends before it starts.
    pub fn is_reversed(&self) -> bool {
        self.ends.is_some_and(|(from, to)| to < from)
    }
}

/// The periods of a sentence; `date` is that of the text, where it is known.
pub(crate) fn periods(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    date: Option<Date>,
) -> Vec<Period> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let may = tokens.shape(at) == Some(Shape::Number)
            || tokens.has(at, Cue::Month)
            || relative::opens(tokens.word(at));
        let period = may
            .then(|| dated::period_at(tokens, at).or_else(|| relative::period_at(tokens, at, date)))
            .flatten();
        let Some(told) = period else {
            at += 1;
            continue;
        };
        let since = at > sentence.start && tokens.is(at - 1, "since");
        let ends = told.ends.map(|(from, to)| {
            let (first, last) = (told.settled(from, date), told.settled(to, date));
            // Of months without a year the first is of the year of the last, or the one before.
            let year = if from.month > to.month { last.year - 1 } else { last.year };
            (if from.year == 0 { Moment { year, ..first } } else { first }, last)
        });
        let open = since || opened_by_since(tokens, sentence, at);
        let ends = ends.map(|(from, to)| match date {
            Some(date) if open && from == to => (from, from.as_exact(date)),
            _ => (from, to),
        });
        let start = at - usize::from(since);
        let range = start..told.end;
        at = told.end.max(at + 1);
        let span = tokens.bytes(&range);
        // A month without a year, of a text without a date, is some month.
        let ends = ends.filter(|(from, to)| from.year > 0 && to.year > 0);
        found.push(Period { span, tokens: range, ends, fiscal: told.fiscal });
    }
    found
}

/// "Since the mill was opened in May 2010, …": the period of an opening "since" goes on.
fn opened_by_since(tokens: &Tokens<'_>, sentence: &Range<usize>, at: usize) -> bool {
    tokens.is(sentence.start, "since") && !(sentence.start..at).any(|at| tokens.is(at, ","))
}

/// What was read at a token.
struct Told {
    end: usize,
    ends: Option<(Moment, Moment)>,
    fiscal: bool,
    /// Whether a month is of the year of the text, passed or not.
    this_year: bool,
}

impl Told {
    fn new(end: usize, from: Moment, to: Moment) -> Told {
        Told { end, ends: Some((from, to)), fiscal: false, this_year: false }
    }

    fn one(end: usize, moment: Moment) -> Told {
        Told::new(end, moment, moment)
    }

    /// A month without a year is the last one of that name before the text's date.
    fn settled(&self, moment: Moment, date: Option<Date>) -> Moment {
        match (moment, date) {
            (Moment { year: 0, month: Some(month), day }, Some(date)) => {
                let year = date.year - i32::from(month > date.month && !self.this_year);
                Moment { year, month: Some(month), day }
            }
            _ => moment,
        }
    }
}

/// The number of a month, by its name or its first letters.
pub(crate) fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let stem = word.get(..3)?;
    MONTHS.iter().position(|month| *month == stem).map(|at| at as u8 + 1)
}

/// The date that a text gives of itself near its beginning, where it gives one.
pub(crate) fn dateline(tokens: &Tokens<'_>) -> Option<Date> {
    const NEAR: usize = 60;
    let whole = |at: &usize| dated::whole_date(tokens, *at);
    (0..tokens.all.len().min(NEAR)).find_map(|at| whole(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        let tokens = Tokens::new(text);
        let date = Date::new(2014, 3, 13);
        let found = periods(&tokens, &(0..tokens.all.len()), date);
        let ends = found.iter().filter_map(|period| period.ends);
        ends.map(|(from, to)| (from.to_string(), to.to_string())).collect()
    }

    fn is(text: &str, from: &str, to: &str) {
        assert_eq!(told(text), [(from.to_owned(), to.to_owned())], "{text}");
    }

    #[test]
    fn years_months_and_days_are_as_exact_as_they_are_told() {
        is("In 2009 the mill closed.", "2009", "2009");
        is("It opened in February 2010.", "2010-02", "2010-02");
        is("It opened on June 3, 2011.", "2011-06-03", "2011-06-03");
        is("From 1986-2004 they paid.", "1986", "2004");
        is("From 2006 through 2010 they paid.", "2006", "2010");
        is("Rates of the 1970s were high.", "1970", "1979");
        is("From the 1970s to 2005 it rose.", "1970", "2005");
        is("Between January and June it rose.", "2013-01", "2013-06");
        is("From January 2009 through March 2012 they paid.", "2009-01", "2012-03");
        is("The first three months of 2012 were wet.", "2012-01", "2012-03");
        is("On January 20th it began.", "2014-01-20", "2014-01-20");
    }

    #[test]
    fn what_is_counted_back_is_counted_from_the_texts_date() {
        is("Last year alone it doubled.", "2013", "2013");
        is("In the last five months it doubled.", "2013-10", "2014-02");
        is("Over the past 3 years it doubled.", "2011", "2013");
        is("Since 2005 it doubled.", "2005", "2014");
        is("It is down since January.", "2014-01", "2014-03");
        is("It ended at the end of last year.", "2013-12", "2013-12");
        is("In July of this year it ends.", "2014-07", "2014-07");
    }

    #[test]
    fn fiscal_years_say_so_and_other_numbers_are_no_years() {
        let text = "From fiscal years 2005 through 2012 a total of 1,850 left 2000 trees.";
        let tokens = Tokens::new(text);
        let found = periods(&tokens, &(0..tokens.all.len()), None);
        assert!(found[0].fiscal);
        assert_eq!(found[0].ends, Some((Moment::year(2005), Moment::year(2012))));
        assert_eq!(told("The bill may pass and they march."), []);
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_shown() {
        let tokens = Tokens::new("From 2012 to 2004 it fell.");
        assert!(periods(&tokens, &(0..tokens.all.len()), None)[0].is_reversed());
    }

    #[test]
    fn a_text_tells_its_own_date_near_its_beginning() {
        let date = |text: &str| dateline(&Tokens::new(text));
        assert_eq!(date("10.23.2017 A headline"), Date::new(2017, 10, 23));
        assert_eq!(date("A headline\nMay 3, 2009\nText"), Date::new(2009, 5, 3));
        assert_eq!(date("2011-04-05 A headline"), Date::new(2011, 4, 5));
        assert_eq!(date("A text without one of 2009."), None);
    }
}
