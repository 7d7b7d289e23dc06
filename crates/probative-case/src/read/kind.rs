//! The table of each kind.

use super::breaks::breaks;
use super::claim::role;
use super::select;
use super::walk::Node;
use crate::claim::Adjacency;
use crate::claim::alignment::{Alignment, Along, Only, Places};
use crate::claim::arithmetic::{Arithmetic, Equation, Quantity};
use crate::claim::effect::Effect;
use crate::claim::figure::{Figure, Stated, StatedNumber};
use crate::claim::mechanism::Mechanism;
use crate::claim::membership::{At, Columns, Member, Membership};
use crate::claim::quote::Quote;
use crate::claim::rate::{Rate, RateForm};
use crate::claim::rivals::{Explanation, Policy, Rivals};
use crate::claim::share::{BesideShare, Share};
use crate::claim::trend::Trend;
use probative_terms::CheckItem;

pub(super) fn figure(node: Node<'_>) -> Option<Figure> {
    let stated: Vec<Stated> = node.tables("stated").into_iter().filter_map(stated).collect();
    if stated.is_empty() {
        node.mistake("E306", "stated", "no number is stated".to_owned(), "add a [[…stated]] table");
    }
    node.close();
    (!stated.is_empty()).then_some(Figure { stated })
}

fn stated(node: Node<'_>) -> Option<Stated> {
    let said = node.text("said");
    let number = if node.has("date") {
        node.date("date").map(StatedNumber::Date)
    } else {
        node.printed("number").map(StatedNumber::Number)
    };
    let unit = if node.has("date") { Some("date".to_owned()) } else { node.text("unit") };
    let record = select::need(&node, "record");
    let publications = select::all(&node, "publications");
    node.close();
    Some(Stated { said: said?, number: number?, unit: unit?, record: record?, publications })
}

pub(super) fn share(node: Node<'_>) -> Option<Share> {
    let (part, whole) = (node.printed("part"), node.printed("whole"));
    let percent = if node.has("percent") { node.printed("percent").map(Some) } else { Some(None) };
    let unit = node.text("unit");
    let part_record = select::need(&node, "part_record");
    let whole_record = select::need(&node, "whole_record");
    let beside = node.tables("beside").into_iter().filter_map(beside_share).collect();
    node.close();
    Some(Share {
        part: part?,
        whole: whole?,
        percent: percent?,
        unit: unit?,
        part_record: part_record?,
        whole_record: whole_record?,
        beside,
    })
}

fn beside_share(node: Node<'_>) -> Option<BesideShare> {
    let (role, said) = (role(&node), node.text("said"));
    let (part, whole) = (select::need(&node, "part"), select::optional(&node, "whole"));
    node.close();
    Some(BesideShare { role: role?, said: said?, part: part?, whole })
}

pub(super) fn arithmetic(node: Node<'_>) -> Option<Arithmetic> {
    let numbers: Vec<Quantity> = node.tables("numbers").into_iter().filter_map(quantity).collect();
    let equations: Vec<Equation> =
        node.tables("equations").into_iter().filter_map(|table| equation(table, true)).collect();
    let implied =
        node.tables("implied").into_iter().filter_map(|table| equation(table, false)).collect();
    let names = equations.iter().flat_map(|equation| {
        equation.multiply.iter().chain(&equation.divide).chain(&equation.gives)
    });
    let unknown: Vec<&String> =
        names.filter(|name| !numbers.iter().any(|n| n.name == **name)).collect();
    for name in &unknown {
        let said = format!("an equation uses `{name}`, which is not among the numbers");
        node.mistake("E301", "equations", said, "name each quantity under `numbers`");
    }
    let complete = unknown.is_empty() && !equations.is_empty();
    node.close();
    complete.then_some(Arithmetic { numbers, equations, implied })
}

fn quantity(node: Node<'_>) -> Option<Quantity> {
    let (name, number, unit) = (node.text("name"), node.printed("number"), node.text("unit"));
    let scale = node.optional_number("scale").unwrap_or(1.0);
    let premise = node.flag("premise");
    node.close();
    Some(Quantity { name: name?, number: number?, scale, unit: unit?, premise })
}

fn equation(node: Node<'_>, stated: bool) -> Option<Equation> {
    let (said, unit) = (node.text("said"), node.text("unit"));
    let (multiply, divide) = (node.texts("multiply"), node.texts("divide"));
    let gives = if stated { Some(node.text("gives")?) } else { None };
    node.close();
    Some(Equation { said: said?, multiply, divide, gives, unit: unit? })
}

pub(super) fn trend(node: Node<'_>) -> Option<Trend> {
    let said = node.text("said");
    let (events, whole) = (select::need(&node, "events"), select::need(&node, "whole"));
    let time = node.column(events.as_ref().map(|events| events.source.as_str()), "time");
    let (windows, now) = (node.some_windows("windows"), node.windows("now"));
    node.close();
    let complete = !windows.is_empty();
    let trend = Trend { said: said?, events: events?, whole: whole?, time: time?, windows, now };
    complete.then_some(trend)
}

const TIMES: [(At, &str); 2] = [(At::Event, "event"), (At::Text, "text")];

pub(super) fn membership(node: Node<'_>) -> Option<Membership> {
    let source = node.source("source");
    let columns = node.table("columns").and_then(|table| columns(table, source.as_deref()));
    let list = node.table("list").and_then(|table| select::list(table, source.as_deref()));
    let lists = lists(&node, source.as_deref());
    let members: Vec<Member> = node.tables("members").into_iter().filter_map(member).collect();
    if members.is_empty() {
        node.mistake(
            "E306",
            "members",
            "no member is named".to_owned(),
            "add a [[…members]] table",
        );
    }
    let at = node.choice("at", &TIMES);
    let at_alternates = node
        .optional_text("at_alternate")
        .and_then(|word| TIMES.iter().find(|(_, name)| *name == word).map(|(at, _)| *at));
    if at == Some(At::Event) && members.iter().any(|member| member.event.is_none()) {
        let said = "a member has no `event`, and the event's date decides".to_owned();
        node.mistake("E306", "at", said, "give each member its event, or set at = \"text\"");
    }
    let counts_left_out = node.flag("counts_left_out");
    node.close();
    Some(Membership {
        source: source?,
        columns: columns?,
        list: list?,
        lists,
        members,
        at: at?,
        at_alternates: at_alternates.into_iter().collect(),
        counts_left_out,
    })
}

fn lists(node: &Node<'_>, source: Option<&str>) -> Vec<crate::claim::membership::List> {
    node.tables("lists").into_iter().filter_map(|table| select::list(table, source)).collect()
}

fn columns(node: Node<'_>, source: Option<&str>) -> Option<Columns> {
    let key = node.column(source, "key");
    let from = node.column(source, "from");
    let until = node.optional_column(source, "until");
    let published = node.column(source, "published");
    let criterion = node.optional_column(source, "criterion");
    node.close();
    Some(Columns { key: key?, from: from?, until, published: published?, criterion })
}

fn member(node: Node<'_>) -> Option<Member> {
    let (name, key) = (node.text("name"), node.text("key"));
    let wider_key = node.optional_text("wider_key");
    let event = select::optional(&node, "event");
    node.close();
    Some(Member { name: name?, key: key?, wider_key, event })
}

pub(super) fn alignment(node: Node<'_>) -> Option<Alignment> {
    if node.has("place") {
        only(node).map(|only| Alignment::Only(Box::new(only)))
    } else {
        along(node)
    }
}

fn only(node: Node<'_>) -> Option<Only> {
    let (said, place, named) =
        (node.text("said"), node.text("place"), select::need(&node, "named"));
    let document = node.column(named.as_ref().map(|named| named.source.as_str()), "document");
    node.close();
    Some(Only { said: said?, named: named?, place: place?, document: document? })
}

fn along(node: Node<'_>) -> Option<Alignment> {
    let places = node.table("places").and_then(places);
    let registry = node.source("registry");
    let registry_key = node.column(registry.as_deref(), "registry_key");
    let registry_level = node.column(registry.as_deref(), "registry_level");
    let registry_state = node.column(registry.as_deref(), "registry_state");
    let list = node.table("list").and_then(|table| select::list(table, registry.as_deref()));
    let (lines, line) = (node.source("lines"), node.text("line"));
    let (primary, distances) = (node.number("primary"), node.numbers("distances"));
    if primary.is_some_and(|primary| !distances.contains(&primary)) {
        let said = "the primary distance is not among the distances".to_owned();
        node.mistake("E306", "primary", said, "name it in `distances` as well");
    }
    node.close();
    Some(Alignment::Along(Box::new(Along {
        places: places?,
        registry: registry?,
        registry_key: registry_key?,
        registry_level: registry_level?,
        registry_state: registry_state?,
        list: list?,
        lines: lines?,
        line: line?,
        primary: primary?,
        distances,
    })))
}

fn places(node: Node<'_>) -> Option<Places> {
    let source = node.source("source");
    let column = |key| node.column(source.as_deref(), key);
    let (key, state) = (column("key"), column("state"));
    let (longitude, latitude) = (column("longitude"), column("latitude"));
    let population = column("population");
    node.close();
    Some(Places {
        source: source?,
        key: key?,
        state: state?,
        longitude: longitude?,
        latitude: latitude?,
        population: population?,
    })
}

pub(super) fn rate(node: Node<'_>) -> Option<Rate> {
    let said = node.text("said");
    let form = if node.has("rates") {
        select::need(&node, "rates").map(|rates| RateForm::Ranks { rates })
    } else {
        let (events, exposure) = (select::need(&node, "events"), select::need(&node, "exposure"));
        let per = node.number("per");
        (|| Some(RateForm::Counts { events: events?, exposure: exposure?, per: per? }))()
    };
    let source = form.as_ref().map(|form| match form {
        RateForm::Ranks { rates } => rates.source.clone(),
        RateForm::Counts { events, .. } => events.source.clone(),
    });
    let key = node.column(source.as_deref(), "key");
    let named = node.texts("named");
    node.close();
    Some(Rate { said: said?, form: form?, key: key?, named })
}

pub(super) fn effect(node: Node<'_>) -> Option<Effect> {
    let said = node.text("said");
    let outcome = select::need(&node, "outcome");
    let source = outcome.as_ref().map(|outcome| outcome.source.clone());
    let (key, time) =
        (node.column(source.as_deref(), "key"), node.column(source.as_deref(), "time"));
    let windows = node.some_windows("windows");
    let registry = node.source("registry");
    let registry_key = node.column(registry.as_deref(), "registry_key");
    let registry_from = node.column(registry.as_deref(), "registry_from");
    let list = node.table("list").and_then(|table| select::list(table, registry.as_deref()));
    let lists = lists(&node, registry.as_deref());
    let after = node.year("after");
    let checklist = node.tables("checklist").into_iter().filter_map(check_item).collect();
    let breaks = breaks(&node);
    node.close();
    let window = *windows.first()?;
    Some(Effect {
        said: said?,
        outcome: outcome?,
        key: key?,
        time: time?,
        window,
        windows: windows[1..].to_vec(),
        registry: registry?,
        registry_key: registry_key?,
        registry_from: registry_from?,
        list: list?,
        after: after?,
        lists,
        checklist,
        breaks,
    })
}

fn check_item(node: Node<'_>) -> Option<CheckItem> {
    let (asks, because) = (node.text("asks"), node.text("because"));
    let passed = node.required_flag("passed");
    node.close();
    Some(CheckItem { asks: asks?, passed: passed?, because: because? })
}

pub(super) fn quote(node: Node<'_>) -> Option<Quote> {
    let source = node.source("source");
    let (length, sha256) = (node.whole("length"), node.text("sha256"));
    let (words, words_sha256) = (node.whole("words"), node.text("words_sha256"));
    node.close();
    Some(Quote {
        source: source?,
        length: length?,
        sha256: sha256?,
        words: words?,
        words_sha256: words_sha256?,
    })
}

pub(super) fn rivals(node: Node<'_>) -> Option<Rivals> {
    let (said, outcome) = (node.text("said"), select::need(&node, "outcome"));
    let key = node.column(outcome.as_ref().map(|outcome| outcome.source.as_str()), "key");
    let explanations = node.tables("explanations").into_iter().filter_map(explanation).collect();
    let policy = node.table("policy").and_then(policy);
    let adjacency = node.table("adjacency").and_then(adjacency);
    node.close();
    Some(Rivals {
        said: said?,
        outcome: outcome?,
        key: key?,
        adjacency: adjacency?,
        explanations,
        policy: policy?,
    })
}

fn explanation(node: Node<'_>) -> Option<Explanation> {
    let (name, predicts) = (node.text("name"), node.text("predicts"));
    let columns = select::all(&node, "columns");
    node.close();
    Some(Explanation { name: name?, predicts: predicts?, columns })
}

pub(super) fn adjacency(node: Node<'_>) -> Option<Adjacency> {
    let source = node.source("source");
    let from = node.column(source.as_deref(), "from");
    let to = node.column(source.as_deref(), "to");
    node.close();
    Some(Adjacency { source: source?, from: from?, to: to? })
}

fn policy(node: Node<'_>) -> Option<Policy> {
    let (name, predicts) = (node.text("name"), node.text("predicts"));
    let registry = node.source("registry");
    let key = node.column(registry.as_deref(), "registry_key");
    let list = node.table("list").and_then(|table| select::list(table, registry.as_deref()));
    node.close();
    Some(Policy { name: name?, predicts: predicts?, registry: registry?, key: key?, list: list? })
}

pub(super) fn mechanism(node: Node<'_>) -> Option<Mechanism> {
    let neighbour = node.text("neighbour");
    node.close();
    Some(Mechanism { neighbour: neighbour? })
}
