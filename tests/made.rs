//! What there is to know of how a case was made stands in its findings, and where there is nothing
//! nothing does.

use probative::{Case, check, gather};
use probative_check::made;
use probative_evidence::sha256;
use probative_read::Reading;
use probative_words::made::said;

use crate::small::{Only, case};

const TABLE: &str = "year,mills,closed,permits\n2015,90,40,7\n2016,90,45,9\n";

/// A case on the table whose claim says this, with another anchor where the words stand in a text.
pub(crate) fn saying(sentence: &str, kind: &str, words: &str, own: &str, of_kind: &str) -> String {
    let said = format!("said = \"{sentence}\"");
    case(TABLE, kind, words, own, of_kind).replace("said = \"A claim that is not another\"", &said)
}

/// What is told of a case, with its codes.
pub(crate) fn told(toml: &str) -> Vec<String> {
    let case = Case::read(toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence = gather(&case, &Only(TABLE.to_owned())).expect("the table is read");
    let made = check(&case, &evidence).made;
    made.iter().map(|one| format!("{} {}", one.code, said(&one.about))).collect()
}

/// A claim of kind `figure` on one cell.
pub(crate) fn figure(stated: &str) -> String {
    let record = "record = { source = \"t\", where = { year = [\"2015\"] }, value = \"closed\", said = \"the table\" }";
    format!("[[claims.figure.stated]]\nsaid = \"mills that closed\"\n{stated}\n{record}")
}

#[test]
fn a_number_of_the_sentence_that_the_claim_does_not_state_is_told() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let both = saying(
        "In 2015 40 mills closed and 7 permits were given",
        "figure",
        "number",
        "",
        &of_kind,
    );
    assert_eq!(told(&both), ["W301 its own sentence says 7, which no reading uses"]);
    let one = saying("In 2015 40 mills closed", "figure", "number", "", &of_kind);
    assert!(told(&one).is_empty());
    let rows = of_kind.replace("year = [\"2015\"]", "permits = [\"7\"]");
    assert_ne!(rows, of_kind);
    let by_rows = saying("40 mills closed where permits is 7", "figure", "number", "", &rows);
    assert!(told(&by_rows).is_empty(), "what picks a row counts nothing: {:?}", told(&by_rows));
    let named = "part_of_claim = \"the 7 permits are not tested\"";
    let named = saying(
        "In 2015 40 mills closed and 7 permits were given",
        "figure",
        "number",
        named,
        &of_kind,
    );
    assert!(told(&named).is_empty());
}

#[test]
fn how_many_places_a_sentence_speaks_of_is_no_number_of_its_own() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let toml = saying("In the six counties 40 mills closed", "figure", "number", "", &of_kind);
    assert!(told(&toml).is_empty());
}

#[test]
fn words_a_step_from_those_of_the_own_sentence_are_told() {
    let of_kind = r#"unit = "mills"
part_record = { source = "t", where = { year = ["2015"] }, value = "closed" }
whole_record = { source = "t", where = { year = ["2015"] }, value = "mills" }"#;
    let toml = saying("All of the mills closed", "share", "most", "", of_kind);
    assert_eq!(told(&toml), ["W302 `most` says less than the `all` of its own sentence"]);
    let toml = saying("Most of the mills closed", "share", "most", "", of_kind);
    assert!(told(&toml).is_empty());
}

#[test]
fn a_day_outside_the_period_of_the_sentence_is_told() {
    let dated = |date: &str| {
        let table = "[[claims.figure.stated]]\nsaid = \"the first day\"\n";
        let record = "record = { source = \"t\", where = { mills = [\"90\"], closed = [\"40\"] }, value = \"year\", said = \"the table\" }";
        let of_kind = format!("{table}date = \"{date}\"\n{record}");
        told(&saying("The period is the first months of 2015", "figure", "number", "", &of_kind))
    };
    let own = "W305 it states 2014-10-01, which lies in no period that its own sentence names";
    assert_eq!(dated("2014-10-01"), [own]);
    assert!(dated("2015-02").is_empty());
}

/// A claim whose record is said not to be held.
fn not_held(sentence: &str, kind: &str, words: &str) -> String {
    let table = "record = \"another\"\nholder = \"a bureau\"\nwould_decide = \"its number\"";
    let toml = saying(sentence, kind, words, "", table);
    toml.replace(&format!("[claims.{kind}]"), "[claims.not_held]")
}

#[test]
fn a_source_that_speaks_of_a_record_said_not_to_be_held_is_named() {
    let found = "W304 its record is said not to be held, and `t` speaks of mills and permits";
    assert_eq!(told(&not_held("Mills have too many permits", "rate", "higher")), [found]);
    let one = told(&not_held("Barns have too many permits", "rate", "higher"));
    assert!(one.is_empty(), "one word is too little: {one:?}");
    // A year that a row has makes up for the second word.
    let year = "W304 its record is said not to be held, and `t` speaks of 2016 and permits";
    assert_eq!(told(&not_held("Barns had too many permits in 2016", "rate", "higher")), [year]);
    // What somebody said stands in no table.
    assert!(told(&not_held("Mills have too many permits", "quote", "quoted")).is_empty());
}

#[test]
fn a_conclusion_that_another_claim_rests_on_is_told() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let one = saying("In 2015 40 mills closed", "figure", "number", "", &of_kind);
    let claim = one[one.find("[[claims]]").expect("it has a claim")..].to_owned();
    let next = |id: &str, on: &str| {
        let own = format!("id = \"{id}\"\nrests_on = [\"{on}\"]");
        claim.replacen("id = \"c\"", &own, 1)
    };
    let above = format!("{one}\n{}\n{}", next("d", "c"), next("e", "d"));
    let said = "W309 `e` rests on 2 claims, this one among them, the conclusion `c` on none";
    assert_eq!(told(&above), [said]);
    let right = above.replace("conclusion = \"c\"", "conclusion = \"e\"");
    assert!(told(&right).is_empty());
}

/// What is told of a case and its text, whose claim stands for `own`; with its codes.
pub(crate) fn told_of(text: &str, own: &str, toml: &str) -> Vec<String> {
    let old = &toml[toml.find("anchor = ").expect("it has an anchor")..];
    let old = &old[..old.find('\n').expect("it ends")];
    let (start, length) = (text.find(own).expect("the text has it"), own.len());
    let hash = sha256(own.as_bytes());
    let new = format!("anchor = {{ start = {start}, length = {length}, sha256 = \"{hash}\" }}");
    let toml = toml.replace(old, &new).replace("bytes = 62", &format!("bytes = {}", text.len()));
    let case = Case::read(&toml).expect("it is a case");
    let made = made::of_text(&case, text, &Reading::new(text, None));
    made.iter().map(|one| format!("{} {}", one.code, said(&one.about))).collect()
}

#[test]
fn words_behind_the_anchor_in_its_own_sentence_are_read_too() {
    let text = "The mills of the five towns with the most hands, by the last count of all their books, all closed in 2015. Others did not.";
    let of_kind = r#"unit = "mills"
part_record = { source = "t", where = { year = ["2015"] }, value = "closed" }
whole_record = { source = "t", where = { year = ["2015"] }, value = "mills" }"#;
    let toml = saying("The mills closed", "share", "most", "", of_kind);
    let mut told = told_of(text, &text[..47], &toml);
    told.retain(|line| line.starts_with("W302"));
    assert_eq!(told, ["W302 `most` says less than the text's `all`"]);
}

#[test]
fn words_before_the_anchor_in_its_own_clause_are_read_too() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let toml = saying("In 2015 40 mills closed", "figure", "number", "", &of_kind);
    let own = "40 mills closed in 2015";
    let told = |before: &str| told_of(&format!("{before} {own}."), own, &toml);
    assert_eq!(told("Fewer than"), ["W302 `number` is not the text's `less than`"]);
    let denied = "and the claim denies nothing";
    assert!(told("We cannot ignore the fact that").is_empty(), "it affirms");
    assert!(told("It is a myth that")[0].ends_with(denied));
    assert!(told("It is not raining there, and").is_empty(), "another clause");
    assert!(told("No fewer than").iter().all(|line| !line.ends_with(denied)), "a bound");
    let other = saying("It is a myth that 40 mills closed", "figure", "number", "", &of_kind);
    let text = format!("It is a myth that {own}.");
    assert!(told_of(&text, own, &other).is_empty(), "the case's sentence denies it as well");
}

#[test]
fn a_number_that_stands_beside_the_anchor_in_its_sentence_is_told() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let toml = saying("In 2015 40 mills closed", "figure", "number", "", &of_kind);
    let own = "In 2015 40 mills closed";
    let told = |behind: &str| told_of(&format!("{own}{behind}."), own, &toml);
    assert_eq!(
        told(", and 31 mills of these stood in one town"),
        [
            "W301 outside its words, its sentence `In 2015 40 mills closed, and …` says 31, which no reading uses"
        ]
    );
    assert!(told(". 31 mills stood in one town").iter().all(|line| !line.starts_with("W301")));
}

#[test]
fn a_window_that_ends_long_before_a_text_that_names_no_year_is_told() {
    let of_kind = "said = \"mills that closed\"\ntime = \"year\"\n\
                   values = { source = \"t\", value = \"closed\" }\nwindows = [[2015, 2016]]\n";
    let told = |sentence: &str, day: &str| {
        let toml = saying(sentence, "trend", "growing", "tail = \"upper\"", of_kind);
        let old = toml.lines().find(|line| line.starts_with("date = ")).expect("it has a day");
        told(&toml.replacen(old, &format!("date = \"{day}\""), 1))
    };
    let late = told("More mills close", "2021-05-03");
    assert_eq!(late, ["W311 its window ends in 2016, and the text of 2021 names no year"]);
    assert!(told("More mills closed from 2015 to 2016", "2021-05-03").is_empty());
    assert!(told("More mills close", "2018-05-03").is_empty());
}

#[test]
fn a_part_that_a_source_has_a_row_of_is_told_as_held() {
    let of_kind = figure("number = \"40\"\nunit = \"mills\"");
    let told = |part: &str| {
        let part = format!("part_of_claim = \"{part}\"");
        told(&saying("In 2015 40 mills closed", "figure", "number", &part, &of_kind))
    };
    let held = ["W304 `t` has a row of what is said not to be tested: 2016, closed and mills"];
    assert_eq!(told("how many closed in 2016 is not tested"), held);
    assert!(told("how many closed in 2011 is not tested").is_empty(), "no row is of 2011");
    assert!(told("whether anybody was to blame is beyond the records").is_empty());
}

/// A claim of kind `trend` on a column, with more of its table.
pub(crate) fn trend(more: &str) -> String {
    let values = "values = { source = \"t\", value = \"closed\" }\nwindows = [[2015, 2016]]";
    format!("said = \"mills that closed\"\ntime = \"year\"\n{values}\n{more}")
}

/// What is told of a trend whose own sentence is this.
pub(crate) fn told_of_trend(sentence: &str, words: &str, more: &str) -> Vec<String> {
    let tail = if words == "halved" || words == "falling" { "lower" } else { "upper" };
    told(&saying(sentence, "trend", words, &format!("tail = \"{tail}\""), &trend(more)))
}

#[test]
fn a_number_that_is_by_chance_that_of_the_words_is_told_by_its_unit() {
    let told = |sentence: &str| told_of_trend(sentence, "doubled", "");
    let own =
        |number: &str| vec![format!("W301 its own sentence says {number}, which no reading uses")];
    assert!(told("Closings doubled from 2015 to 2016, a rise of 100 percent").is_empty());
    assert_eq!(told("Closings doubled from 2015 to 2016, by 2 percent a month"), own("2 percent"));
    assert_eq!(told("Closings rose 200 percent from 2015 to 2016"), own("200 percent"));
    assert_eq!(told("Closings rose 50 percent from 2015 to 2016"), own("50 percent"));
}

#[test]
fn the_count_of_what_a_claim_names_is_no_other_number() {
    let toml = |sentence: &str| {
        let of_kind = figure("number = \"85\"\nunit = \"mills\"");
        let of_kind = of_kind.replace("[\"2015\"]", "[\"2015\", \"2016\"]");
        let of_kind =
            of_kind.replace("value = \"closed\"", "value = \"closed\", sum_over = [\"year\"]");
        saying(sentence, "figure", "number", "", &of_kind)
    };
    assert!(told(&toml("In two counties 85 mills closed")).is_empty());
    let many = told(&toml("In two counties 85 mills closed, two times as many as before"));
    assert_eq!(many, ["W301 its own sentence says two, which no reading uses"]);
    let percent = told(&toml("In two counties 85 mills closed, 2 percent more than before"));
    assert_eq!(percent, ["W301 its own sentence says 2 percent, which no reading uses"]);
    let twice = told(&toml("For 9 hands a mill, 85 mills of 9 hands closed"));
    assert_eq!(twice, ["W301 its own sentence says 9, which no reading uses"]);
}

#[test]
fn a_denial_of_the_own_sentence_that_the_claim_does_not_have_is_told() {
    let own = ["W302 its own sentence denies what its words say, and the claim denies nothing"];
    assert_eq!(told_of_trend("Closings did not grow from 2015 to 2016", "growing", ""), own);
    assert_eq!(
        told_of_trend("It is a myth that closings grew from 2015 to 2016", "growing", ""),
        own
    );
    assert!(
        told_of_trend("Closings of mills that do not weave grew from 2015 to 2016", "growing", "")
            .is_empty()
    );
    let denied = saying(
        "Closings did not grow from 2015 to 2016",
        "trend",
        "growing",
        "tail = \"upper\"\ndenied = true",
        &trend(""),
    );
    assert!(told(&denied).is_empty(), "the claim denies it as well: {:?}", told(&denied));
    let figure = figure("number = \"40\"\nunit = \"mills\"");
    let told = |sentence: &str| told(&saying(sentence, "figure", "number", "", &figure));
    assert_eq!(told("In 2015 not even 40 mills closed"), own);
    assert!(told("In 2015 40 mills did not weave").is_empty(), "what is counted is what is denied");
}

#[test]
fn a_hedged_size_or_a_rank_that_is_told_exactly_is_not_that_of_the_words() {
    let told = |sentence: &str| told_of_trend(sentence, "doubled", "");
    let said = "W302 `doubled` says less than the `more than doubled` of its own sentence";
    assert_eq!(told("Closings more than doubled from 2015 to 2016"), [said]);
    let more =
        told_of_trend("Closings more than doubled from 2015 to 2016", "more than", "by = \"100\"");
    assert!(more.is_empty(), "the words for it: {more:?}");
    let said = "W302 `doubled` says more than the `nearly doubled` of its own sentence";
    assert_eq!(told("Closings nearly doubled from 2015 to 2016"), [said]);
    let said = "W306 its words say that it fell, and it holds if it rose";
    let fell = told_of_trend("Closings were down from 2015 to 2016", "growing", "");
    assert_eq!(fell, [said]);
    let said = "W302 `growing` says less than the `every year` of its own sentence";
    let steady = told_of_trend("Closings rose every year from 2015 to 2016", "growing", "");
    assert_eq!(steady, [said]);
}

#[test]
fn a_place_by_which_no_row_of_a_number_is_picked_is_told() {
    const STATES: &str = "state,closed\nOH,40\nTX,45\n";
    let toml = |sentence: &str| {
        let of_kind = figure("number = \"40\"\nunit = \"mills\"");
        let of_kind = of_kind.replace("year = [\"2015\"]", "state = [\"OH\"]");
        let said = format!("said = \"{sentence}\"");
        let toml = case(STATES, "figure", "number", "", &of_kind);
        toml.replace("said = \"A claim that is not another\"", &said)
    };
    let told = |sentence: &str| {
        let case = Case::read(&toml(sentence)).expect("it is a case");
        let evidence = gather(&case, &Only(STATES.to_owned())).expect("the table is read");
        let made = check(&case, &evidence).made;
        made.iter().map(|one| format!("{} {}", one.code, said(&one.about))).collect::<Vec<_>>()
    };
    assert_eq!(
        told("In Texas 40 mills closed"),
        ["W303 its words name Texas, and the test does not"]
    );
    assert!(told("In Ohio 40 mills closed").is_empty(), "{:?}", told("In Ohio 40 mills closed"));
}

#[test]
fn a_size_that_is_told_in_no_per_cent_is_told() {
    let told = |sentence: &str| {
        let sentence = format!("Closings rose {sentence}");
        told_of_trend(&sentence, "number", "by = \"40\"")
    };
    let own =
        |number: &str| vec![format!("W301 its own sentence says {number}, which no reading uses")];
    assert_eq!(told("by 40 mills from 2015 to 2016"), own("40 mills"));
    assert_eq!(told("by 40 percentage points from 2015 to 2016"), own("40 percentage points"));
    assert_eq!(told("to 40 percent of those of 2015 from 2015 to 2016"), own("to 40 percent of"));
    assert!(told("by 40 percent from 2015 to 2016").is_empty());
}

#[test]
fn a_group_that_a_sentence_does_not_name_is_told() {
    const GROUPS: &str =
        "sex,age,closed\nBoth Sexes,15-24,40\nMale,15-24,25\nMale,25-34,9\nBoth Sexes,25-34,20\n";
    let told = |sentence: &str, rows: &str| {
        let of_kind = figure("number = \"40\"\nunit = \"deaths\"");
        let of_kind = of_kind.replace("year = [\"2015\"]", rows);
        let toml = case(GROUPS, "figure", "number", "", &of_kind);
        let own = format!("said = \"{sentence}\"");
        let toml = toml.replace("said = \"A claim that is not another\"", &own);
        let case = Case::read(&toml).expect("it is a case");
        let evidence = gather(&case, &Only(GROUPS.to_owned())).expect("the table is read");
        let made = check(&case, &evidence).made;
        made.iter().map(|one| format!("{} {}", one.code, said(&one.about))).collect::<Vec<_>>()
    };
    let all = "sex = [\"Both Sexes\"], age = [\"15-24\"]";
    assert!(told("40 people from 15 to 24 died", all).is_empty());
    let unsaid = "W303 its rows have Male alone under `sex`, of which its sentence says nothing, and the column has `Both Sexes` too";
    let men = "sex = [\"Male\"], age = [\"15-24\"]";
    assert_eq!(told("40 people from 15 to 24 died", men), [unsaid]);
    assert!(told("40 men from 15 to 24 died", men).is_empty());
    let other = "W303 its sentence names `15-24`, and its rows have 25-34 under `age`";
    let older = "sex = [\"Male\"], age = [\"25-34\"]";
    assert!(told("40 men from 15 to 24 died", older).contains(&other.to_owned()));
}

#[test]
fn a_time_of_the_text_in_smaller_parts_is_no_number_that_it_does_not_say() {
    let told = |months: &str| {
        let of_kind = format!(
            "numbers = [
  {{ name = \"each\", number = \"40\", unit = \"mill/month\" }},
  {{ name = \"months\", number = \"{months}\", unit = \"month\", premise = true }},
  {{ name = \"all\", number = \"1,920\", unit = \"mill\" }},
]
equations = [{{ said = \"all\", multiply = [\"each\", \"months\"], gives = \"all\", unit = \"mill\" }}]"
        );
        let own = "40 mills a month make 1,920 mills in 4 years";
        let toml = saying(own, "arithmetic", "number", "", &of_kind);
        let mut told = told_of(&format!("{own}."), own, &toml);
        told.retain(|line| line.starts_with("W305"));
        told
    };
    assert!(told("48").is_empty(), "four years are 48 months");
    assert_eq!(told("47"), ["W305 it states 47, which its words do not say"]);
}

#[test]
fn claims_that_are_none_of_the_case_are_told_by_their_words_in_a_text_of_one_line() {
    let own = "In 2015 40 mills closed";
    let toml = saying(own, "figure", "number", "", &figure("number = \"40\"\nunit = \"mills\""));
    let told = |between: &str| {
        let text = format!("{own}.{between}The rents of all towns rose by 12 percent in 2014.");
        told_of(&text, own, &toml).into_iter().find(|line| line.starts_with("W307"))
    };
    let one = told(" ").expect("it is none of the case");
    assert!(one.ends_with("of this case: `The rents of all towns rose …`"), "{one}");
    assert!(told("\n").expect("it is none of the case").ends_with("on line 2"));
}
