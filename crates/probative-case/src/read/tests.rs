//! What is described is what is read: every table, every form, every key.

use super::{CASE, DeTable};
use crate::Case;
use crate::claim::Kinds;
use crate::keys::{Form, Key, Need, Table, Value, When};
use crate::walk::Node;
use crate::walk::gathered::Gathered;
use probative_terms::{Diagnostic, Kind};

/// What is otherwise in an example than the description says.
#[derive(Clone, Copy)]
enum Change {
    Nothing,
    /// A key is left out of every table with this name, where it has this form.
    Without(Place),
    /// A key has a value of another type.
    Wrong(Place),
    /// A key stands in place of the other one that it cannot stand with.
    Instead(Place, &'static str),
    /// Every table with this name has a key that nothing describes.
    Unknown(&'static str),
}

/// A key, by the table and the form in which it stands.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    table: &'static str,
    form: Option<When>,
    key: &'static str,
}

/// The forms of a table; one without any where it is written in one way.
fn forms(table: &'static Table) -> Vec<Option<&'static Form>> {
    if table.forms.is_empty() { vec![None] } else { table.forms.iter().map(Some).collect() }
}

/// A table as TOML: all of its keys that can stand together, and those of the form.
///
/// A table in it has its form with the number `nth`.
fn example(
    table: &'static Table,
    form: Option<&'static Form>,
    nth: usize,
    change: Change,
) -> String {
    let of_form =
        form.into_iter().flat_map(|form| form.keys.iter().map(|key| (Some(form.when), key)));
    let keys = table.keys.iter().map(|key| (None, key)).chain(of_form);
    let mut lines = Vec::new();
    for (when, key) in keys {
        let place = Place { table: table.name, form: when, key: key.name };
        // A claim that states its regions is not denied besides.
        let apart =
            matches!(key.need, Need::NotWith(_) | Need::Either("anywhere")) || key.name == "denied";
        // A claim has its kind's table, or the record to request in place of it.
        let instead = key.name == "not_held" && form.is_some();
        match change {
            Change::Without(left_out) if left_out == place => {}
            Change::Wrong(wrong) if wrong == place => {
                lines.push(format!("{} = {}", key.name, wrong_value(key)));
            }
            Change::Instead(chosen, other) if place == (Place { key: other, ..chosen }) => {}
            Change::Instead(chosen, _) if chosen == place => {
                lines.push(format!("{} = {}", key.name, key.example));
            }
            _ if apart || instead => {}
            _ => lines.push(format!("{} = {}", key.name, value(key, form, nth, change))),
        }
    }
    if matches!(change, Change::Unknown(name) if name == table.name) {
        lines.push("zzzzzzzzz = 1".to_owned());
    }
    format!("{{ {} }}", lines.join(", "))
}

fn wrong_value(key: &Key) -> &'static str {
    if let Value::Flag = key.value { "1" } else { "true" }
}

fn value(key: &Key, form: Option<&Form>, nth: usize, change: Change) -> String {
    match (key.value, form.map(|form| form.when)) {
        (Value::Table(table), _) => {
            let forms = forms(table);
            example(table, forms[nth % forms.len()], nth, change)
        }
        (Value::Tables(table), _) => tables(table, change),
        (Value::Word(_), Some(When::Word(marked, word))) if marked == key.name => {
            format!("\"{word}\"")
        }
        _ if key.name == "kind" => "\"figure\"".to_owned(),
        _ => key.example.to_owned(),
    }
}

/// A list with a table of each form, and of each form of the tables in it.
fn tables(table: &'static Table, change: Change) -> String {
    let each = match table.name {
        // The equations name four numbers.
        "claims.arithmetic.numbers" => {
            let one = example(table, None, 0, change);
            let names = ["rent", "months", "homes", "bill"];
            names.map(|name| one.replace("\"rent\"", &format!("\"{name}\""))).to_vec()
        }
        _ => variants(table, change),
    };
    format!("[{}]", each.join(", "))
}

fn variants(table: &'static Table, change: Change) -> Vec<String> {
    let of_form = |form: Option<&'static Form>| {
        (0..widest(form)).map(move |nth| example(table, form, nth, change))
    };
    forms(table).into_iter().flat_map(of_form).collect()
}

/// In how many forms tables under keys of the form have to stand for each to have had all of its
/// own, one within another.
fn widest(form: Option<&'static Form>) -> usize {
    form.map_or(1, |form| form.keys.iter().map(ways).max().unwrap_or(1))
}

fn ways(key: &Key) -> usize {
    let Value::Table(table) = key.value else { return 1 };
    let within = table.keys.iter().chain(table.forms.iter().flat_map(|form| form.keys));
    table.forms.len().max(1) * within.map(ways).max().unwrap_or(1)
}

/// A case with this claim and one that it may rest on.
fn case(claim: &str, change: Change) -> String {
    let mut toml = String::new();
    for key in CASE.keys {
        let place = Place { table: CASE.name, form: None, key: key.name };
        let value = match change {
            Change::Without(left_out) if left_out == place => continue,
            Change::Wrong(wrong) if wrong == place => wrong_value(key).to_owned(),
            _ if key.name == "claims" => format!("[{}, {claim}]", first_claim()),
            _ => value(key, None, 0, change),
        };
        toml.push_str(&format!("{} = {value}\n", key.name));
    }
    if matches!(change, Change::Unknown("case")) {
        toml.push_str("zzzzzzzzz = 1\n");
    }
    toml
}

/// The claim that the other may rest on, and which rests on none.
fn first_claim() -> String {
    let place = Place { table: "claims", form: None, key: "rests_on" };
    let claim = example(claims(), Some(form_of(Kind::Mechanism)), 0, Change::Without(place));
    claim.replace("id = \"c2\"", "id = \"c1\"")
}

fn claims() -> &'static Table {
    Case::tables().into_iter().find(|table| table.name == "claims").expect("a case has claims")
}

fn form_of(kind: Kind) -> &'static Form {
    let form = claims().forms.iter().find(|form| form.when == When::Word("kind", kind.word()));
    form.unwrap_or_else(|| panic!("{} is not among the forms", kind.word()))
}

/// A claim whose record is not held.
fn not_held(change: Change) -> String {
    example(claims(), None, 0, change)
}

/// Every complete example: each form of each kind, and a claim whose record is not held.
fn examples(change: Change) -> Vec<String> {
    let held = variants(claims(), change).into_iter();
    held.chain([not_held(change)]).map(|claim| case(&claim, change)).collect()
}

/// The mistakes of an example, besides that a kind has no rows in which a choice could be varied,
/// that its number tells of these places alone, and that a rank has no tail.
fn mistakes(toml: &str) -> (Option<Case>, Vec<Diagnostic>) {
    let (case, mut mistakes) = Case::read_partly(toml);
    let of_these = |mistake: &Diagnostic| mistake.what.ends_with("tells of these alone");
    let of_a_rank = |mistake: &Diagnostic| mistake.what.ends_with("`tail` says it again");
    mistakes.retain(|it| it.code != "E307" && !of_these(it) && !of_a_rank(it));
    (case, mistakes)
}

/// Every key with its place.
fn places() -> Vec<(Place, &'static Key)> {
    let mut places = Vec::new();
    for table in Case::tables() {
        let place =
            |form, key: &'static Key| (Place { table: table.name, form, key: key.name }, key);
        places.extend(table.keys.iter().map(|key| place(None, key)));
        for form in table.forms {
            places.extend(form.keys.iter().map(|key| place(Some(form.when), key)));
        }
    }
    places
}

#[test]
fn a_complete_example_of_every_kind_and_form_is_read_without_a_mistake() {
    for toml in examples(Change::Nothing) {
        let (case, mistakes) = mistakes(&toml);
        assert!(mistakes.is_empty(), "{mistakes:#?}\n{toml}");
        assert_eq!(case.map(|case| case.claims.len()), Some(2), "{toml}");
    }
    for kind in Kind::ALL {
        let toml =
            case(&example(claims(), Some(form_of(kind)), 0, Change::Nothing), Change::Nothing);
        let read = mistakes(&toml).0.expect("a case");
        assert_eq!(read.claims[1].kind(), kind);
        assert_eq!(read.claims[1].test.held().map(Kinds::kind), Some(kind));
    }
}

/// A case without the places that things have in its file.
fn without_places(case: Option<Case>) -> Case {
    let mut case = case.expect("a case");
    case.uses.clear();
    case.layers.iter_mut().for_each(|layer| layer.vintage_span = 0..0);
    case
}

#[test]
fn a_complete_example_of_every_kind_and_form_is_written_as_it_was_read() {
    for toml in examples(Change::Nothing) {
        let case = without_places(mistakes(&toml).0);
        let written = case.write();
        let (again, mistakes) = mistakes(&written);
        assert!(mistakes.is_empty(), "{mistakes:#?}\n{written}");
        assert_eq!(without_places(again), case, "{written}");
    }
}

#[test]
fn a_key_that_cannot_stand_with_another_is_read_in_its_place_and_refused_beside_it() {
    for (place, key) in places() {
        let (Need::NotWith(other) | Need::Either(other)) = key.need else { continue };
        for toml in examples(Change::Instead(place, other)) {
            assert!(mistakes(&toml).1.is_empty(), "{} {}: {toml}", place.table, key.name);
        }
        let both = examples(Change::Instead(place, "")).iter().any(|e| !mistakes(e).1.is_empty());
        // Examples have `anywhere` already, so that `places` is the one that is set beside it.
        assert!(both || key.name == "anywhere", "{} {}", place.table, key.name);
    }
}

#[test]
fn a_claim_whose_record_is_not_held_knows_its_kind() {
    let case = mistakes(&case(&not_held(Change::Nothing), Change::Nothing)).0.expect("a case");
    assert_eq!((case.claims[1].kind(), case.claims[1].test.held()), (Kind::Figure, None));
}

#[test]
fn a_key_is_missed_where_the_description_requires_it_and_nowhere_else() {
    for (place, key) in places() {
        let told = examples(Change::Without(place)).iter().any(|toml| !mistakes(toml).1.is_empty());
        let needed = match key.need {
            Need::Required | Need::With(_) => true,
            Need::Either(other) => other == "places",
            Need::Optional | Need::Default(_) | Need::NotWith(_) => false,
        };
        // A table without the mark of its form has another form, and lacks the keys of that.
        let mark = place.form == Some(When::Given(key.name)) || key.name == "not_held";
        // What other keys refer to is missed by them, though it may be left out by itself.
        let referred = ["reach", "reach_because", "regions_because", "sources"].contains(&key.name)
            || [
                ("list", "key"),
                ("claims.share", "percent"),
                ("claims.share", "sampled"),
                ("claims.share", "design_effect"),
            ]
            .contains(&(place.table, key.name));
        let expected = needed || mark || referred;
        assert_eq!(told, expected, "{} {}", place.table, key.name);
    }
}

#[test]
fn a_value_of_another_type_is_told_at_every_key() {
    for (place, key) in places() {
        let told = examples(Change::Wrong(place)).iter().any(|toml| !mistakes(toml).1.is_empty());
        assert!(told, "{} {}", place.table, key.name);
    }
}

#[test]
fn an_unknown_key_is_told_in_every_table() {
    for table in Case::tables() {
        let examples = examples(Change::Unknown(table.name));
        let said = |toml: &String| {
            mistakes(toml).1.iter().any(|mistake| mistake.what.ends_with("no key `zzzzzzzzz`"))
        };
        assert!(examples.iter().any(said), "{}", table.name);
    }
}

#[test]
fn every_table_has_its_own_name_and_every_key_says_what_it_is() {
    let tables = Case::tables();
    for table in &tables {
        assert_eq!(tables.iter().filter(|other| other.name == table.name).count(), 1);
        assert!(table.about.ends_with(['.', '?']), "{}", table.name);
        assert!(table.forms.iter().all(|form| form.about.ends_with(['.', '?'])), "{}", table.name);
    }
    for (place, key) in places() {
        assert!(key.about.ends_with(['.', '?']), "{} {}", place.table, key.name);
        let made = matches!(key.value, Value::Table(_) | Value::Tables(_)) || key.name == "kind";
        assert_eq!(key.example.is_empty(), made, "{} {}", place.table, key.name);
    }
}

#[test]
fn every_default_and_every_word_of_an_example_is_one_that_the_key_takes() {
    for (place, key) in places() {
        let Value::Word(words) = key.value else { continue };
        let default = if let Need::Default(default) = key.need { default } else { key.example };
        for word in [key.example, default].iter().filter(|word| !word.is_empty()) {
            assert!(words().contains(&word.trim_matches('"')), "{} {}", place.table, key.name);
        }
    }
}

/// Reads a table with one key, described as two.
fn read_one_of_two(read: impl Fn(&Node<'_>)) {
    const DESCRIBED: Table =
        Table::new("two", "Two texts.", &[Key::text("one", "One."), Key::text("two", "Two.")]);
    let table = DeTable::parse("one = \"1\"\ntwo = \"2\"").expect("TOML");
    let gathered = Gathered::default();
    let node = Node::root(table.get_ref(), table.span(), const { &DESCRIBED }, &gathered);
    read(&node);
    node.close();
}

#[test]
#[should_panic(expected = "nobody asks for `two` of two")]
fn a_described_key_that_no_reader_asks_for_is_noticed() {
    read_one_of_two(|node| assert_eq!(node.text("one").as_deref(), Some("1")));
}

#[test]
#[should_panic(expected = "`three` is not described among the keys of two")]
fn a_reader_that_asks_for_a_key_that_is_not_described_is_noticed() {
    read_one_of_two(|node| assert_eq!(node.text("three"), None));
}

#[test]
#[should_panic(expected = "`one` of two is described as Text")]
fn a_reader_that_takes_a_key_for_another_type_is_noticed() {
    read_one_of_two(|node| assert_eq!(node.number("one"), None));
}
