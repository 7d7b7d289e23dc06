//! Who is on a list.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::membership::{At, Columns, List, Member, Membership};
use probative_evidence::{Known, Table, Undated};
use probative_finding::audit::Dimension;
use probative_finding::choice::Time;
use probative_finding::exhibit::{Caption, Counted, Datum, Table as TableExhibit};
use probative_finding::finding::{Asserted, Bounds, Untested};
use probative_finding::reading::{Gone, LeftOut, Measure, Reading, Rows};
use probative_finding::what::membership::{Answer, Membership as Parts, MembershipPhrase, Missing};
use probative_finding::{Choice, Exhibit, Phrase, What};
use probative_terms::diagnostic::test::membership::{NO_PUBLIC_ROW, NOT_THE_DATE_OF_AN_EVENT};
use probative_terms::{Date, Role, Unit, Whole};

use crate::audit::Other;
use crate::kinds::Testable;
use crate::question::{Question, Tested, beside, failed, list_age};
use crate::trial::Trial;

mod editions;
mod otherwise;
mod whole;

use editions::Current;

/// A span of days that a date without a day can mean.
#[derive(Debug, Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
}

impl Testable for Membership {
    fn test(&self, question: &Question<'_>) -> Result<Tested, Untested> {
        test(self, question)
    }

    fn readings(&self, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
        readings(self, question)
    }

    fn dimensions(&self) -> &'static [Dimension] {
        &[Dimension::List, Dimension::Time, Dimension::Coverage]
    }

    fn others(&self, _: &Question<'_>) -> Vec<Other> {
        otherwise::others(self)
    }

    /// No chance is in it.
    fn trials<'a>(&'a self, _: &'a Question<'a>) -> Result<Vec<Trial<'a>>, Untested> {
        Ok(Vec::new())
    }
}

/// How many members the list holds, at each member's event or at the text's date.
fn test(membership: &Membership, question: &Question<'_>) -> Result<Tested, Untested> {
    let registry = question.table(&membership.source)?;
    let listed = current(registry, &membership.list, &membership.columns, question).rows;
    if listed.is_empty() {
        return Err(failed(&NO_PUBLIC_ROW, &[&membership.list.said]));
    }
    let mut asked = asked(membership, question)?;
    let primary = asked.remove(0);
    let size = 100.0;
    let asserted = Asserted { size, null: 0.0 };
    let mut appraisal = question.appraise(question.regions()?, primary.reading, asserted);
    appraisal.bounds = primary.bounds;
    appraisal.alternates = asked.into_iter().map(|other| other.reading).collect();
    for list in &membership.lists {
        let reading = ask(membership, list, membership.at, question)?.reading;
        appraisal.beside.push(beside(Role::WiderDefinition, reading, &appraisal.regions));
    }
    appraisal.facts.list_age_months =
        list_age(registry, &listed, &membership.columns.published, question);
    whole::besides(membership, registry, &listed, question, &mut appraisal);
    let exhibits = vec![table(membership, question, &appraisal.primary)?];
    Ok(Tested { appraisal, exhibits })
}

/// What the deciding list says at each time, the primary one first.
fn readings(membership: &Membership, question: &Question<'_>) -> Result<Vec<Reading>, Untested> {
    Ok(asked(membership, question)?.into_iter().map(|asked| asked.reading).collect())
}

fn asked(membership: &Membership, question: &Question<'_>) -> Result<Vec<Asked>, Untested> {
    let times = std::iter::once(&membership.at).chain(&membership.at_alternates);
    times.map(|at| ask(membership, &membership.list, *at, question)).collect()
}

struct Asked {
    reading: Reading,
    bounds: Option<Bounds>,
}

/// Which rows of a list were public when the text appeared.
fn known<'a>(
    table: &Table,
    list: &List,
    columns: &'a Columns,
    question: &Question<'_>,
) -> Known<'a> {
    let rows = table.matching(&list.filter);
    Known::listed(question.text_date(), table, &rows, &columns.published)
}

/// The rows of a list that were public when the text appeared, or may have been.
fn current(table: &Table, list: &List, columns: &Columns, question: &Question<'_>) -> Current {
    let known = known(table, list, columns, question);
    let counts = |row: &usize| known.has(table, *row) || known.leaves_open(table, *row);
    let rows: Vec<usize> = table.matching(&list.filter).into_iter().filter(counts).collect();
    editions::current(table, list, columns, &rows)
}

/// The share of members that a list holds, in per cent.
fn ask(
    membership: &Membership,
    list: &List,
    at: At,
    question: &Question<'_>,
) -> Result<Asked, Untested> {
    let listed = Listed::new(membership, list, question)?;
    let answers = answers(membership, &listed, at, question)?;
    let of = answers.len();
    let count = |wanted: Answer| answers.iter().filter(|answer| **answer == wanted).count();
    let (held, unknown) = (count(Answer::Yes), count(Answer::Unknown));
    let percent = |count: usize| 100.0 * count as f64 / of as f64;
    let (low, high) = (percent(held), percent(held + unknown));
    let what = Parts::Held {
        held,
        of,
        unknown,
        alone: if held == 1 { listed_alone(membership, &answers) } else { None },
        list: list.said.clone(),
        at: time(at),
        missing: missing(membership, &listed, at, &answers, question)?,
    };
    let unit = Unit::Percent(Whole::Named);
    let measure = if unknown == 0 {
        Measure::exact(low, unit)
    } else {
        Measure::within(low, unit, (low, high), 1.0, None)
    };
    let choices = vec![Choice::List(named(list)), Choice::Time(time(at))];
    let undated = undated_rows(membership, &listed, question);
    let later = later_rows(membership, &listed, question);
    let left_out = LeftOut::some(&[(Gone::Undated, undated), (Gone::PublishedLater, later)]);
    let rows = Rows { used: of, left_out };
    let reading = Reading::new(What::Membership(what), measure, rows).choosing(choices);
    Ok(Asked { reading, bounds: (unknown > 0).then_some(Bounds { low, high }) })
}

/// How many rows name a member and lack the day of publication that others of the list have.
fn undated_rows(membership: &Membership, listed: &Listed<'_>, question: &Question<'_>) -> usize {
    let known = known(listed.table, listed.list, &membership.columns, question);
    let rows: BTreeSet<usize> =
        membership.members.iter().flat_map(|member| listed.rows(member)).copied().collect();
    rows.into_iter().filter(|row| known.leaves_open(listed.table, *row)).count()
}

/// How many rows name a member and were published after the text.
fn later_rows(membership: &Membership, listed: &Listed<'_>, question: &Question<'_>) -> usize {
    let Listed { table, list, .. } = *listed;
    let known = known(table, list, &membership.columns, question);
    let column = list.key.as_ref().unwrap_or(&membership.columns.key);
    let members: BTreeSet<&str> =
        membership.members.iter().map(|member| looked_up(list, member).as_str()).collect();
    let names = |cell: &str| {
        members.contains(cell) || cell.split(';').any(|name| members.contains(name.trim()))
    };
    let is_later = |row: &usize| !known.has(table, *row) && !known.leaves_open(table, *row);
    let rows = table.matching(&list.filter).into_iter().filter(is_later);
    rows.filter(|row| names(table.cell(*row, column))).count()
}

fn time(at: At) -> Time {
    match at {
        At::Event => Time::Event,
        At::Text => Time::Text,
    }
}

/// The list's own words, as they stand at the end of a clause.
fn named(list: &List) -> String {
    list.said.trim_end_matches(',').to_owned()
}

/// The name of the first member that the list holds.
fn listed_alone(membership: &Membership, answers: &[Answer]) -> Option<String> {
    let mut both = membership.members.iter().zip(answers);
    both.find(|(_, answer)| **answer == Answer::Yes).map(|(member, _)| member.name.clone())
}

/// Who is not on the list, who is on it at another time only, and who fails its criterion.
fn missing(
    membership: &Membership,
    listed: &Listed<'_>,
    at: At,
    answers: &[Answer],
    question: &Question<'_>,
) -> Result<Missing, Untested> {
    let in_force = |row: &usize, day| {
        let dated = in_force(listed.table, *row, &membership.columns, day);
        both(dated, listed.stays(*row, day))
    };
    let mut missing = Missing::default();
    for (member, answer) in membership.members.iter().zip(answers) {
        if *answer == Answer::Unknown && listed.rows(member).is_empty() {
            let day = day(member, at, question)?;
            if !listed.speaks_of(member, day) {
                missing.unspoken.push(member.name.clone());
            }
        }
        if *answer == Answer::No {
            let day = day(member, at, question)?;
            let own = listed.rows(member);
            let side = if own.is_empty() {
                &mut missing.never
            } else if own.iter().all(|row| in_force(row, day) == Answer::No) {
                &mut missing.otherwise
            } else {
                &mut missing.unmet
            };
            side.push(member.name.clone());
        }
    }
    Ok(missing)
}

/// The entries of a list that were public when the text appeared.
struct Listed<'a> {
    table: &'a Table,
    list: &'a List,
    /// The rows by each name that they give, alone or among others.
    by_name: BTreeMap<&'a str, Vec<usize>>,
    /// The rows that a later edition no longer has, with its day.
    dropped: BTreeMap<usize, Date>,
    /// Whether the list has entries of which none was public yet: it says nothing of anybody.
    unborn: bool,
}

impl<'a> Listed<'a> {
    fn new(
        membership: &Membership,
        list: &'a List,
        question: &Question<'a>,
    ) -> Result<Listed<'a>, Untested> {
        let (columns, table) = (&membership.columns, question.table(&membership.source)?);
        let Current { rows: listed, dropped } = current(table, list, columns, question);
        let unborn = listed.is_empty() && !table.matching(&list.filter).is_empty();
        let column = list.key.as_ref().unwrap_or(&columns.key);
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in listed {
            let cell = table.cell(row, column);
            let names: BTreeSet<&str> = cell.split(';').map(str::trim).chain([cell]).collect();
            names.into_iter().for_each(|name| by_name.entry(name).or_default().push(row));
        }
        Ok(Listed { table, list, by_name, dropped, unborn })
    }

    /// Whether a row still stood in the list's edition of a day.
    fn stays(&self, row: usize, day: Days) -> Answer {
        match self.dropped.get(&row) {
            Some(gone) if *gone <= day.first => Answer::No,
            Some(gone) if *gone <= day.last => Answer::Unknown,
            _ => Answer::Yes,
        }
    }

    /// Whether the list speaks of a member on a day: of what it does not, its silence says nothing.
    fn speaks_of(&self, member: &Member, day: Days) -> bool {
        let covers = &self.list.covers;
        covers.place(looked_up(self.list, member)) && covers.days(day.first, day.last)
    }

    /// The rows that name a member.
    fn rows(&self, member: &Member) -> &[usize] {
        self.by_name.get(looked_up(self.list, member).as_str()).map_or(&[], Vec::as_slice)
    }
}

/// What a list knows a member by.
pub(crate) fn looked_up<'a>(list: &'a List, member: &'a Member) -> &'a String {
    match (&list.key, &member.wider_key) {
        (Some(_), Some(key)) => key,
        _ => &member.key,
    }
}

fn answers(
    membership: &Membership,
    listed: &Listed<'_>,
    at: At,
    question: &Question<'_>,
) -> Result<Vec<Answer>, Untested> {
    let Listed { table, list, unborn, .. } = *listed;
    let known = known(table, list, &membership.columns, question);
    let members = membership.members.iter();
    members
        .map(|member| {
            let day = day(member, at, question)?;
            let rows = listed.rows(member).iter();
            let spoken = listed.speaks_of(member, day) && !unborn;
            let silent = if spoken { Answer::No } else { Answer::Unknown };
            let own = |row| answer(table, row, &membership.columns, known, day);
            Ok(best(silent, rows.map(|row| both(own(*row), listed.stays(*row, day)))))
        })
        .collect()
}

/// One row that says yes is enough; an unknown one leaves it open.
fn best(silent: Answer, answers: impl Iterator<Item = Answer>) -> Answer {
    let mut answers = answers.peekable();
    if answers.peek().is_none() {
        return silent;
    }
    answers.fold(Answer::No, |best, next| match (best, next) {
        (Answer::Yes, _) | (_, Answer::Yes) => Answer::Yes,
        (Answer::Unknown, _) | (_, Answer::Unknown) => Answer::Unknown,
        _ => Answer::No,
    })
}

fn day(member: &Member, at: At, question: &Question<'_>) -> Result<Days, Untested> {
    match (at, &member.event) {
        (At::Event, Some(event)) => {
            let cell = question.date(event)?;
            days(cell).ok_or_else(|| failed(&NOT_THE_DATE_OF_AN_EVENT, &[&cell]))
        }
        _ => Ok(Days { first: question.text_date(), last: question.text_date() }),
    }
}

fn days(cell: &str) -> Option<Days> {
    Some(Days { first: Date::first(cell).ok()?, last: Date::last(cell).ok()? })
}

/// Whether a row that was public was in force on a day and meets the criterion, as far as its cells
/// tell.
fn answer(table: &Table, row: usize, columns: &Columns, known: Known<'_>, day: Days) -> Answer {
    let public = if known.leaves_open(table, row) { Answer::Unknown } else { Answer::Yes };
    let criterion = match columns.criterion.as_ref().map(|column| table.cell(row, column)) {
        None => Answer::Yes,
        Some(cell) => match Columns::met(cell) {
            Some(true) => Answer::Yes,
            Some(false) => Answer::No,
            None => Answer::Unknown,
        },
    };
    both(public, both(in_force(table, row, columns, day), criterion))
}

/// What a registry writes where it does not know a day.
const UNKNOWN: &str = "unknown";

/// Whether a row was in force on a day, as far as its dates tell.
fn in_force(table: &Table, row: usize, columns: &Columns, day: Days) -> Answer {
    let ended = columns.until.as_ref().map(|column| table.day(row, column));
    let until = ended.and_then(days);
    let since = days(table.day(row, &columns.from));
    let started = match since {
        None => undated(table, row, columns, day),
        Some(since) if since.last <= day.first => Answer::Yes,
        Some(since) if since.first > day.last => Answer::No,
        Some(_) => Answer::Unknown,
    };
    let lasting = match until {
        None if ended == Some(UNKNOWN) => Answer::Unknown,
        None => Answer::Yes,
        Some(until) if until.last < day.first => Answer::No,
        Some(until) if until.first >= day.last => Answer::Yes,
        Some(_) => Answer::Unknown,
    };
    both(started, lasting)
}

/// A row without a day has started once its list is published; before that nobody can say.
fn undated(table: &Table, row: usize, columns: &Columns, day: Days) -> Answer {
    let column = columns.published.as_str();
    let known = Known::On { day: day.first, column, undated: Undated::NotPublic };
    if known.has(table, row) { Answer::Yes } else { Answer::Unknown }
}

fn both(a: Answer, b: Answer) -> Answer {
    if [a, b].contains(&Answer::No) {
        Answer::No
    } else if [a, b].contains(&Answer::Unknown) {
        Answer::Unknown
    } else {
        Answer::Yes
    }
}

fn table(
    membership: &Membership,
    question: &Question<'_>,
    primary: &Reading,
) -> Result<Exhibit, Untested> {
    let lists: Vec<&List> = std::iter::once(&membership.list).chain(&membership.lists).collect();
    let mut columns =
        [MembershipPhrase::Member, MembershipPhrase::AskedFor].map(Phrase::Membership).to_vec();
    columns.extend(lists.iter().map(|list| Phrase::Own(named(list))));
    let by_list: Vec<Vec<Answer>> = lists
        .iter()
        .map(|list| {
            let listed = Listed::new(membership, list, question)?;
            answers(membership, &listed, membership.at, question)
        })
        .collect::<Result<_, _>>()?;
    let mut cells = Vec::new();
    for (index, member) in membership.members.iter().enumerate() {
        let asked = asked_for(day(member, membership.at, question)?);
        let mut row = vec![Datum::Words(Phrase::Own(member.name.clone())), asked];
        row.extend(by_list.iter().map(|answers| word(answers[index])));
        cells.push(row);
    }
    let members = membership.members.len();
    Ok(Exhibit::Table(TableExhibit {
        caption: Caption {
            title: Phrase::Membership(MembershipPhrase::Title { members, lists: lists.len() }),
            finding: primary.into(),
            n: members,
            counted: Counted::Members,
            source: question.credit(&[membership.source.as_str()]),
        },
        columns,
        rows: cells,
    }))
}

fn asked_for(days: Days) -> Datum {
    if days.first == days.last {
        Datum::Date(days.first)
    } else {
        Datum::Days(days.first, days.last)
    }
}

fn word(answer: Answer) -> Datum {
    Datum::Words(Phrase::Membership(MembershipPhrase::Answer(answer)))
}
