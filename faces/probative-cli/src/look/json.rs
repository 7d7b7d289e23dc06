//! What was understood of a file, as JSON.

use probative_evidence::{Held, Looked};
use probative_terms::Diagnostic;
use serde_json::{Value, json};

/// The document of one file.
pub(super) fn document(path: &str, found: &Result<Looked, Vec<Diagnostic>>) -> Value {
    match found {
        Ok(looked) => understood(path, looked),
        Err(problems) => json!({
            "file": path,
            "understood": false,
            "problems": problems.iter().map(problem).collect::<Vec<_>>(),
        }),
    }
}

fn understood(path: &str, looked: &Looked) -> Value {
    let Looked { form, product, said, columns, places, years, apart, notices, .. } = looked;
    let columns: Vec<Value> = columns
        .iter()
        .map(|column| {
            let [known, bounded, unreliable, missing, not_applicable] = column.cells;
            json!({
                "name": column.name,
                "role": column.role.word(),
                "holds": column.holds,
                "unit": column.unit,
                "level": column.level.map(|level| level.to_string()),
                "year": column.year,
                "known": known,
                "bounded": bounded,
                "unreliable": unreliable,
                "missing": missing,
                "not_applicable": not_applicable,
                "least": column.range.map(|(least, _)| least),
                "greatest": column.range.map(|(_, greatest)| greatest),
                "different": column.different,
                "said": column.said,
            })
        })
        .collect();
    json!({
        "file": path,
        "understood": true,
        "form": form,
        "product": product.map(|product| json!({
            "name": product.name,
            "title": product.title,
            "publisher": product.publisher,
            "licence": product.licence,
            "citation": product.citation,
            "reliability": { "word": product.reliability.word, "basis": product.reliability.basis, "because": product.reliability.because },
            "suppression": product.suppression,
            "answers": product.answers,
            "untried": product.untried,
        })),
        "said": said.iter().map(|one| json!({ "what": one.what, "text": one.text })).collect::<Vec<_>>(),
        "held": held(&looked.held),
        "columns": columns,
        "places": places.as_ref().map(|places| json!({
            "column": places.column,
            "level": places.level.to_string(),
            "count": places.count,
            "lost_zeros": places.repaired,
        })),
        "years": years.map(|(first, last)| json!([first, last])),
        "left_out": apart.iter().map(|(count, is)| json!({ "rows": count, "is": is })).collect::<Vec<_>>(),
        "problems": notices.iter().map(problem).collect::<Vec<_>>(),
    })
}

fn held(held: &Held) -> Value {
    match held {
        Held::Rows(count) => json!({ "rows": count }),
        Held::Units(count, shapes) => json!({ "units": count, "shapes": shapes }),
        Held::Lines(count, names) => json!({ "lines": count, "names": names }),
        Held::Neighbours(list) => json!({
            "units": list.units,
            "links": list.links,
            "without_neighbours": list.alone,
            "one_way": list.one_way,
            "ids": list.ids,
        }),
        Held::Words(lines) => json!({ "lines_of_words": lines }),
    }
}

fn problem(problem: &Diagnostic) -> Value {
    json!({
        "code": problem.code.word(),
        "what": problem.what,
        "line": problem.place.line(),
        "place": problem.place.to_string(),
        "why": problem.why(),
        "how": problem.how,
    })
}
