//! Periods: years, months, days, decades and what a text counts back from its own date.

use std::fmt;
use std::ops::Range;

use probative_terms::Date;

use crate::lexicon::Cue;
use crate::token::{Shape, Tokens};

pub(crate) mod dated;
mod day;
pub(crate) mod named;
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
            || (tokens.has(at, Cue::Count) && ["ago", "from"].contains(&tokens.word(at + 2)))
            || relative::opens(tokens.word(at))
            || day::opens(tokens, at);
        // "In May, this will open": what opens a sentence is of what it tells.
        let opening =
            if at <= sentence.start + 1 { at..(at + 5).min(sentence.end) } else { at..at };
        let coming = || comes(tokens, sentence.start..at) || comes(tokens, opening.clone());
        let period = may
            .then(|| {
                let before = found.last().and_then(|last: &Period| last.ends);
                let next_to = relative::beside(tokens, at, before);
                next_to
                    .or_else(|| dated::period_at(tokens, at))
                    .or_else(|| day::period_at(tokens, at, date))
                    .or_else(|| relative::period_at(tokens, at, date))
            })
            .flatten()
            .map(|told| Told { coming: told.is_short() && coming(), ..told });
        let Some(told) = period else {
            at += 1;
            continue;
        };
        // "Since 2005", "since the 1950s".
        let the = usize::from(at > sentence.start + 1 && tokens.is(at - 1, "the"));
        let since = at > sentence.start + the && tokens.is(at - 1 - the, "since");
        let ends = told.ends.map(|(from, to)| {
            let (first, last) = (told.settled(from, date), told.settled(to, date));
            // Of months without a year the first is of the year of the last, or the one before.
            let year = if from.month > to.month { last.year - 1 } else { last.year };
            (if from.year == 0 { Moment { year, ..first } } else { first }, last)
        });
        let open = since || opened_by_since(tokens, sentence, at);
        let ends = ends.map(|(from, to)| match date {
            Some(date) if open && from == to => (from, from.as_exact(date)),
            // "Since the 1950s": from the first of them on.
            Some(date) if open && to.year < date.year => (from, from.as_exact(date)),
            _ => (from, to),
        });
        let counted = counted_back(tokens, sentence.start, at, ends);
        let (start, ends) = counted.unwrap_or((at - if since { 1 + the } else { 0 }, ends));
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
    const NEAR: usize = 10;
    // "It has held since it was built in 2003".
    let clause = |since: usize| {
        tokens.is(since, "since")
            && (tokens.has(since + 1, Cue::Pronoun) || tokens.has(since + 1, Cue::Determiner))
            && ["in", "on"].contains(&tokens.word(at - 1))
    };
    let near = sentence.start.max(at.saturating_sub(NEAR))..at;
    let since = near.rev().find(|since| clause(*since));
    let since = since.or(tokens.is(sentence.start, "since").then_some(sentence.start));
    since.is_some_and(|since| !(since..at).any(|at| tokens.is(at, ",")))
}

/// "The 12 months ending in April 2021", "the two years that ended June 2009": the whole length.
fn counted_back(
    tokens: &Tokens<'_>,
    first: usize,
    at: usize,
    ends: Option<(Moment, Moment)>,
) -> Option<(usize, Option<(Moment, Moment)>)> {
    const NEAR: usize = 4;
    let ending = (first.max(at.saturating_sub(NEAR))..at)
        .rev()
        .find(|at| ["ending", "ended", "through"].contains(&tokens.word(*at)))?;
    let that = usize::from(tokens.is(ending.checked_sub(1)?, "that"));
    let unit = ending.checked_sub(1 + that)?;
    let count = relative::small(tokens.word(unit.checked_sub(1)?))?;
    let (from, to) = ends.filter(|(from, to)| from == to)?;
    let months = match (tokens.word(unit), to.month) {
        ("months", Some(_)) => count,
        ("years", Some(_)) => 12 * count,
        _ => return None,
    };
    let begins = Moment::months_on(from.year, from.month?, 1 - months);
    // The number stays a quantity; the period begins behind it.
    Some((ending, Some((begins, Moment { day: None, ..to }))))
}

/// Whether what is told is to come: "will open on July 1", "voted to close it on May 3".
fn comes(tokens: &Tokens<'_>, before: Range<usize>) -> bool {
    let decided = ["voted", "agreed", "scheduled", "plans", "expected"];
    before.clone().any(|at| {
        let will = ["will", "would", "can"].contains(&tokens.word(at));
        will || decided.contains(&tokens.word(at))
    })
}

/// What was read at a token.
struct Told {
    end: usize,
    ends: Option<(Moment, Moment)>,
    fiscal: bool,
    /// Whether a month is of the year of the text, passed or not.
    this_year: bool,
    /// Whether a day without a year is the next one, and not the last.
    coming: bool,
}

impl Told {
    fn new(end: usize, from: Moment, to: Moment) -> Told {
        Told { end, ends: Some((from, to)), fiscal: false, this_year: false, coming: false }
    }

    /// Whether it is one day or month.
    fn is_short(&self) -> bool {
        self.ends.is_some_and(|(from, to)| from == to && from.month.is_some())
    }

    fn one(end: usize, moment: Moment) -> Told {
        Told::new(end, moment, moment)
    }

    /// A month without a year is the last one of that name before the text's date.
    fn settled(&self, moment: Moment, date: Option<Date>) -> Moment {
        match (moment, date) {
            (Moment { year: 0, month: Some(month), day }, Some(date)) => {
                let later = month > date.month && !self.this_year;
                let year = match self.coming {
                    true => date.year + i32::from(month < date.month),
                    false => date.year - i32::from(later),
                };
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
    fn fiscal_years_and_what_is_to_come_are_counted_from_the_texts_date() {
        is("The board met yesterday.", "2014-03-12", "2014-03-12");
        is("The council passed it last night.", "2014-03-12", "2014-03-12");
        is("Trade grew in this fiscal year.", "2014", "2014");
        is("Last year's budget imposed a freeze.", "2014", "2014");
        is("The 2015 budget is small.", "2015", "2015");
        is("In April, this will be the last mill.", "2014-04", "2014-04");
        is("It grew since August of 2013.", "2013-08", "2014-03");
        is("It has held since it was built in 2003.", "2003", "2014");
        is("Nine years from now it will be dry.", "2023", "2023");
        is("Over the past 26 years it doubled.", "1988", "2014");
        assert_eq!(told("The Toll Act of 2006 is long."), [], "a year of a name");
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
        is("It has dropped since the 1950s.", "1950", "2014");
        is("They called here last summer.", "2013-06", "2013-08");
        is("Two years ago the board closed it.", "2012", "2012");
        is("It closed 12 years ago.", "2002", "2002");
        is("This spring it rained.", "2014-03", "2014-05");
        is("It was $110 a year ago.", "2013-03", "2013-03");
        is("By mid-June it had doubled.", "2013-06", "2013-06");
        is("In the 12 months ending in April 2012 it fell.", "2011-05", "2012-04");
        is("Over the two years that ended June 2009 it fell.", "2007-07", "2009-06");
    }

    #[test]
    fn days_and_weeks_are_counted_from_the_texts_date() {
        // It is a Thursday.
        is("The board met on Tuesday.", "2014-03-11", "2014-03-11");
        is("The board met on Friday.", "2014-03-07", "2014-03-07");
        is("Last Monday the board met.", "2014-03-03", "2014-03-03");
        is("At the fair last week I met 40 farmers.", "2014-03-03", "2014-03-09");
        is("The board today approved the toll.", "2014-03-13", "2014-03-13");
        assert_eq!(told("Mills today are run by few."), []);
        is("It met on Monday, May 3, 2010.", "2010-05-03", "2010-05-03");
        is("From May 3, 2005, to June 9, 2007, it leaked.", "2005-05-03", "2007-06-09");
        is("It fell in each of the last three years.", "2011", "2013");
    }

    #[test]
    fn a_year_before_is_counted_from_the_year_that_was_told() {
        let years = |text: &str| told(text).into_iter().map(|(from, _)| from).collect::<Vec<_>>();
        assert_eq!(years("There were 31 in 2012, up from 19 the year before."), ["2012", "2011"]);
        assert_eq!(years("It was 9 percent in 1999 and 7 a year earlier."), ["1999", "1998"]);
    }

    #[test]
    fn a_day_that_is_voted_on_is_to_come() {
        is("The council voted to raise it on July 1.", "2014-07-01", "2014-07-01");
        is("It will open on January 9.", "2015-01-09", "2015-01-09");
        is("It was raised on July 1.", "2013-07-01", "2013-07-01");
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
