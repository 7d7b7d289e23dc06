//! Why a test could not run on its record.

use super::Form;
use crate::number::plain;
use crate::text::toml_key;

pub mod alignment;
pub mod arithmetic;
pub mod association;
pub mod cluster;
pub mod effect;
pub mod membership;
pub mod place;
pub mod rate;
pub mod rivals;
pub mod trend;

/// A method refuses the numbers that it was given.
pub const REFUSED: Form = Form {
    code: "E243",
    what: "{}",
    how: "look at the numbers of the record, and at the page of the kind for what it needs",
};

/// A quotation is looked for at more places than can be tried in a while.
pub const TOO_LONG_TO_LOOK_FOR: Form = Form {
    code: "E248",
    what: "a quotation of {} bytes and {} words in the text `{}` of {} bytes makes {} bytes to hash, and the cap is {}",
    how: "pin the part of the text that should hold it as a source, or a shorter part of the quotation",
};

/// A source is there and holds something else than the claim reads in it.
pub const OTHER_FORMAT: Form = Form {
    code: "E242",
    what: "the source `{}` is not of the format that the claim reads there",
    how: "name a table (.csv), lines (.geojson) or a text (.txt), as the claim's key asks",
};

/// A cell that must hold a number is blank.
pub const BLANK: Form = Form {
    code: "E104",
    what: "a cell of `{}` is blank",
    how: "name another row or column, or give the ends between which the number lies",
};

/// The same, of the rows that have it, with what tells them apart.
pub const BLANK_IN_LINES: Form = Form {
    code: "E104",
    what: "`{}` has no number in {} of `{}`{}",
    how: "name another row or column, give the ends between which the number lies, or leave such \
          rows out with `leave_out` of the source",
};

/// The same of months or other times that are added up, of which none can be left out.
pub const BLANK_TIMES_IN_LINES: Form = Form {
    code: "E104",
    what: BLANK_IN_LINES.what,
    how: "name another row or column, or give the numbers that lack or the ends between which they \
          lie: a sum without one of its times is another",
};

/// The most things that a message names one by one.
const SHOWN: usize = 10;

/// Lines of a file, as a message names them.
pub fn on_lines(lines: &[usize]) -> String {
    let told: Vec<String> = lines.iter().map(usize::to_string).collect();
    format!("{} {}", if lines.len() == 1 { "line" } else { "lines" }, the_first(&told))
}

/// Cells of a column that tell rows apart, as a message names them behind what it says.
pub fn with_cells(column: &str, cells: &[String]) -> String {
    format!(": `{column}` {}", the_first(cells))
}

/// Cells, each with its column, as a message names what they tell.
pub fn named(cells: &[(String, String)]) -> String {
    let cells = cells.iter().map(|(column, cell)| format!("`{column}` `{cell}`"));
    cells.collect::<Vec<_>>().join(", ")
}

/// Options, each with the choice that it is of, as a message names them.
pub fn chosen(options: &[(&str, &str)]) -> String {
    let options = options.iter().map(|(choice, option)| format!("`{option}` for {choice}"));
    options.collect::<Vec<_>>().join(" and ")
}

/// Some things, as a message names them: the first ones, and how many more.
fn the_first(things: &[String]) -> String {
    let told = things.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match things.len().saturating_sub(SHOWN) {
        0 => told,
        1 => format!("{told} and 1 other"),
        more => format!("{told} and {more} others"),
    }
}

/// Places that a claim names, by their codes, as a message says what one or several lack: "is
/// named and has", "are named and have".
pub fn named_and_have(codes: &[&String]) -> String {
    let verbs = if codes.len() == 1 { "is named and has" } else { "are named and have" };
    format!("{} {verbs}", places(codes))
}

/// Places by their codes, as a message names them.
pub fn places(codes: &[&String]) -> String {
    the_first(&codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>())
}

/// The line of a source that leaves out the rows of some codes, as far as a message names them.
pub fn left_out<S: AsRef<str>>(column: &str, codes: &[S]) -> String {
    let told = codes.iter().take(SHOWN).map(|code| format!("{:?}", code.as_ref()));
    let more = if codes.len() > SHOWN { ", …" } else { "" };
    let told = told.collect::<Vec<_>>().join(", ");
    format!("leave_out = {{ {} = [{told}{more}] }}", toml_key(column))
}

/// How to go on, with the line that leaves out the rows of some codes.
pub fn by_leaving_out(how: &str, column: &str, codes: &[String]) -> String {
    format!("{how}: `{}`", left_out(column, codes))
}

/// Places with what is counted in each, as a message names them.
pub fn with_events(counted: &[(&String, f64)]) -> String {
    let told = counted.iter().map(|(code, events)| match events {
        1.0 => format!("`{code}` has 1 event"),
        _ => format!("`{code}` has {} events", plain(*events)),
    });
    the_first(&told.collect::<Vec<_>>())
}

/// The words give a kind no regions.
pub const NO_REGIONS: Form = Form {
    code: "E305",
    what: "the words `{}` give this kind no regions",
    how: "choose words that fit the kind; `probative explain KIND` lists them",
};

/// Publications stand with another number than the first, whose readings they are.
pub const PUBLICATIONS_OF_ANOTHER: Form = Form {
    code: "E240",
    what: "`{}` is not the first number stated, and has publications",
    how: "give publications of the first number alone: they are other readings of it",
};

/// A record of a day names columns of ends.
pub const ENDS_OF_A_DAY: Form = Form {
    code: "E240",
    what: "the record in `{}` is of a day, which has no `low` and no `high`",
    how: "leave them out: a cell may name a month or a year",
};

/// A stated number gives no regions.
pub const NUMBER_WITHOUT_REGIONS: Form = Form {
    code: "E305",
    what: "the stated number {} has no regions",
    how: "choose words that a number can hold by, such as `about` or `number`",
};

/// A claim of a kind states nothing to test.
pub const NOTHING_STATED: Form = Form {
    code: "E306",
    what: "the claim states nothing to test",
    how: "state a number in the claim's table",
};

/// A count stands where a rate or a part is told.
pub const COUNTS_FOR_A_RATE: Form = Form {
    code: "E242",
    what: "`{}` of `{}` has whole numbers alone, which are counts, and the unit is {}",
    how: "name the counts in `events` and what they are divided by in `exposure`, or a part in `part` and all of it in `whole`, in the place of `cell`; a published rate is called one by its column, its rows or the title of its source",
};

/// A part is larger than its whole, or a whole is nothing.
pub const NOT_A_PART: Form = Form {
    code: "E220",
    what: "{} of {} is not a part of a whole",
    how: "look which rows the part and the whole select",
};

/// A record has nothing under another choice that the claim names.
pub const VARIED: Form = Form {
    code: "E242",
    what: "with {}, as `vary` has it, {}",
    how: "name under `vary` what every source of the claim has, or add the rows",
};

/// A part is more than its whole in one place of those that both add up.
pub const NOT_A_PART_THERE: Form = Form {
    code: "E220",
    what: "for {} the part is {} and its whole {}, so that it is no part of it there",
    how: "look which rows the part and the whole select, and correct or leave out the rows that are wrong; a part that is counted in another way than its whole has no share",
};

/// A part and its whole would tell a number that is withheld.
pub const GIVES_AWAY: Form = Form {
    code: "E227",
    what: "the part in `{}` is all of its group but one whose number is withheld, and the whole would tell that number",
    how: "name a part that leaves out another place too, or a whole of more places",
};

/// A share of a whole is below nothing or above all of it.
pub const NO_SHARE: Form = Form {
    code: "E220",
    what: "`{}` has {} %, which is no part of a whole",
    how: "name a column of shares from 0 to 100 per cent; a cell without a number is blank",
};

/// A share of a sample has a part or a whole that is no count.
pub const NOT_A_SAMPLE: Form = Form {
    code: "E220",
    what: "{} of {} are no counts, and a sample holds so many of so many",
    how: "leave `sampled` out, or select the counts",
};

/// A cell is not a date.
pub const NOT_A_DATE: Form = Form {
    code: "E217",
    what: "`{}` is not a date",
    how: "write dates as YYYY, YYYY-MM or YYYY-MM-DD",
};
