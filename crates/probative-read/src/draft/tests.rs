use super::*;

fn draft(text: &str) -> Draft {
    let page = Page::new("a.txt", text.as_bytes()).unwrap();
    let reading = Reading::new(&page.text, Date::new(2014, 5, 1));
    Draft::new(&reading, &page, "a.txt", text.as_bytes(), &[]).unwrap()
}

#[test]
fn the_strongest_word_of_a_change_and_its_number_are_drafted() {
    let words = |text: &str| draft(text).case.claims[0].words;
    assert_eq!(words("Rents in Ohio doubled in 2012."), Words::Doubled);
    assert_eq!(words("Trade in Ohio halved between 2010 and 2012."), Words::Halved);
    assert_eq!(words("Rents in Ohio nearly doubled in 2012."), Words::Growing);
    assert_eq!(words("Rents are far higher in Ohio than in Utah."), Words::FarMore);
    let up = draft("Sales in Ohio were up 108% in 2013.").toml();
    assert!(up.contains("# by = \"108\""), "{up}");
    assert_eq!(words("Sales in Ohio were up more than 8% in 2013."), Words::MoreThan);
}

#[test]
fn a_guessed_conclusion_begins_small_and_is_told_all_the_same() {
    let case = draft("The rents in Ohio doubled in 2012.").case;
    assert!(case.text.concludes.starts_with("the rents"), "{}", case.text.concludes);
    let told = probative_case::placeholder::left(&case)[0].to_string();
    assert!(told.contains("`text.concludes`"), "{told}");
}

#[test]
fn a_place_above_others_is_drafted_as_a_rank() {
    for (text, words) in [
        ("Reno is one of the safest cities in the country.", Words::AmongLowest),
        ("Ohio has one of the highest rates of theft.", Words::AmongHighest),
        ("Reno has the most looms in the country.", Words::Highest),
    ] {
        let draft = draft(text);
        assert_eq!(draft.case.claims[0].words, words, "{text}");
        let written = draft.toml();
        assert!(written.contains("kind = \"rate\""), "{written}");
        assert!(written.contains("# universe = "), "{written}");
    }
}

#[test]
fn a_draft_is_read_again_as_the_same_case() {
    let draft = draft(
        "In 2012, 40 of the 90 mills in Ohio were closed. Thefts were down 9 percent last year. \
         Maybe they are being bribed by the mill. The closed mills lie along the old rail \
         corridor. The levee has reduced flooding in that county. Everyone in Ohio is now \
         eligible to vote. Critics of the dam say that the valley floods anyway. The thefts are \
         concentrated in nine river towns. Renters are more likely to lack a stove.",
    );
    let read = Case::read(&draft.toml());
    assert_eq!(read.map_err(|error| error.to_string()), Ok(draft.case.clone()));
    assert!(draft.toml().contains("# Open: which list?"), "{}", draft.toml());
    assert!(draft.case.claims.len() > 7);
}

#[test]
fn a_record_is_drafted_as_the_rank_of_a_year() {
    let draft = draft("Thefts in Ohio are the highest in ten years. Catches fell to a record low.");
    let asked: Vec<(Kind, Words)> =
        draft.case.claims.iter().map(|claim| (claim.test.kind(), claim.words)).collect();
    assert_eq!(asked[0], (Kind::Rate, Words::Highest));
    assert!(draft.toml().contains("# key = \"year\""), "{}", draft.toml());
}

#[test]
fn a_number_is_drafted_as_it_is_printed() {
    let draft = draft(
        "Some 50.0 percent of the mills in Ohio were closed. Exactly 100 mills were closed in 2012.",
    );
    for line in ["# percent = \"50.0\"", "# number = \"100\"", "# rounded_to = 1"] {
        assert!(draft.toml().contains(line), "{line}: {}", draft.toml());
    }
}

#[test]
fn what_would_test_a_claim_stands_below_it_and_parses() {
    let toml = draft(
        "In 2012, 40 of the 90 mills in Ohio were closed. Thefts were down 9 percent last year. \
         In Ohio 3,400 looms were built. Everyone in Ohio is now eligible to vote. The clerk \
         testified that “weavers are afraid”. The idle rate in Utah is 4.4 percent.",
    )
    .toml();
    assert!(toml.contains("# part = \"40\"\n# whole = \"90\"\n"), "{toml}");
    assert!(toml.contains("# answers: which list?"), "{toml}");
    // With the comments taken off in place of `not_held`, the file is one of TOML.
    let answered: Vec<&str> = toml
        .lines()
        .filter(|line| !line.starts_with("not_held") && !line.starts_with("# To test"))
        .map(|line| {
            let table = ["# [", "# said", "# number", "# unit", "# record", "# part", "# whole"];
            let more = ["# base_rate", "# events", "# time", "# windows", "# source", "# quote"];
            let kept = table.iter().chain(&more).any(|key| line.starts_with(key));
            if kept { &line[2..] } else { line }
        })
        .collect();
    let read = Case::read(&answered.join("\n"));
    let odd = read.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(!odd.contains("E201") && !odd.contains("TOML"), "{odd}");
}

#[test]
fn a_draft_states_numbers_in_their_currency_and_no_size_of_a_family() {
    let stated = |text: &str| {
        let toml = draft(text).toml();
        let keys = ["# number", "# unit"];
        let lines = toml.lines().filter(|line| keys.iter().any(|key| line.starts_with(key)));
        lines.map(|line| line[2..].to_owned()).collect::<Vec<_>>()
    };
    let told = |number: &str, unit: &str| {
        vec![format!("number = \"{number}\""), format!("unit = \"{unit}\"")]
    };
    let family = stated("In Ohio a family of four paid $90 in 2012.");
    assert_eq!(family, told("90", "dollars"));
    assert_eq!(stated("In Ohio a loom cost €3.50 in 2012."), told("3.50", "euros"));
    assert_eq!(stated("In Ohio a mill cost £2m in 2012."), told("2000000", "pounds"));
    let canadian = stated("In Ohio a loom cost C$200 in 2012.");
    assert_eq!(canadian, told("200", "Canadian dollars"));
    assert_eq!(stated("In Ohio a loom cost ¥200 in 2012."), told("200", "yen"));
    assert_eq!(stated("In 2012 Ohio had 1.5m people."), told("1500000", "people"));
    assert_eq!(stated("In 2012 Ohio had 1,00,000 looms."), told("100000", "looms"));
    assert_eq!(stated("In 2012 Ohio had 12 000 looms."), told("12000", "looms"));
    assert_eq!(stated("In 2012 Ohio had 1’200 looms."), told("1200", "looms"));
}

#[test]
fn a_plan_is_a_forecast_whatever_its_writer_thinks_of_it() {
    let why = |text: &str| Reading::new(text, None).claims[0].unchecked.map(Unchecked::said);
    let forecast = Some("a forecast: what will be has no record yet");
    assert_eq!(why("This unfair toll is set to return in 2008."), forecast);
    assert_eq!(why("The unfair toll is scheduled to end in 2008."), forecast);
    let opinion = Some("an opinion, which no record shows");
    assert_eq!(why("The unfair toll was banned in 2008."), opinion);
}

#[test]
fn no_word_of_a_private_person_is_told() {
    let toml = draft("In 2012, 40 mills were closed. Mary Hollis was arrested in 2012.").toml();
    assert!(!toml.contains("Hollis"), "{toml}");
    assert!(toml.contains("concerns a person"), "{toml}");
}

#[test]
fn a_text_without_a_day_or_a_claim_makes_no_case() {
    let code = |text: &str, date| {
        let page = Page::new("a.txt", text.as_bytes()).unwrap();
        let reading = Reading::new(&page.text, date);
        Draft::new(&reading, &page, "a.txt", text.as_bytes(), &[]).unwrap_err().code.word()
    };
    assert_eq!(code("In Ohio 40 mills were closed.", None), "E124");
    assert_eq!(code("What a lovely day it is.", Date::new(2014, 5, 1)), "E121");
}

#[test]
fn every_drafted_table_has_keys_of_its_kind() {
    let rows = [
        ("Because of the levy, orchard acreage has nearly doubled.", Kind::Effect),
        ("The thefts are concentrated in nine river towns.", Kind::Cluster),
        ("Renters are 20 percent more likely to lack a stove than others.", Kind::Association),
        ("Thefts were 40 per 1,000 people in Ohio, twice the national rate.", Kind::Rate),
        ("Ohio has one of the highest rates of theft in the country.", Kind::Rate),
    ];
    for (text, kind) in rows {
        let draft = draft(text).toml();
        let tables = Case::table_of(kind).map(probative_case::keys::Table::all).unwrap_or_default();
        let known =
            |key: &str| tables.iter().any(|table| table.every_key().any(|it| it.name == key));
        let head = format!("# [claims.{}]", kind.word());
        let table = draft.split(&head).nth(1).unwrap_or_else(|| panic!("{text}: {draft}"));
        let lines = table.lines().skip(1).take_while(|line| line.starts_with("# "));
        let keys = lines.filter_map(|line| line.strip_prefix("# ")?.split_once(" = "));
        let wrong: Vec<&str> =
            keys.map(|it| it.0).filter(|key| !key.starts_with('#') && !known(key)).collect();
        assert!(wrong.is_empty(), "{text}: {wrong:?}");
    }
}
