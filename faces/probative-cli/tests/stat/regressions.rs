//! Regressions by likelihood, and with patterns of the map.

use super::fixture::{Folder, numbers};

#[test]
fn regressions_by_likelihood_agree() {
    let (folder, asked) = (Folder::new(), ["--value", "CRIME", "INC", "HOVAL"]);
    for (method, reference) in super::likelihoods() {
        let found = folder.columbus(method, &asked);
        for (name, key) in [("coefficients", "estimate"), ("errors", "se")] {
            let rows = found["coefficients"].as_array().unwrap();
            let column: Vec<f64> = rows.iter().map(|row| row[key].as_f64().unwrap()).collect();
            reference.agrees(name, &column);
        }
        reference
            .agrees("fit", &numbers(&found["fit"], &["log_likelihood", "sigma2", "pseudo_r2"]));
        let ratio = &found["diagnostics"]["likelihood_ratio"];
        reference.agrees("likelihood_ratio", &numbers(ratio, &["value"]));
        if method == "lag" {
            let parts = found["effects"].as_array().unwrap().iter().flat_map(|row| {
                ["direct", "indirect", "total"].map(|part| row[part]["estimate"].as_f64().unwrap())
            });
            reference.agrees("effects", &parts.collect::<Vec<_>>());
        }
    }
    let found = folder.columbus("esf", &asked);
    let rows = found["steps"].as_array().unwrap();
    let z: Vec<f64> = rows.iter().map(|row| row["z"].as_f64().unwrap()).collect();
    super::filtered().agrees_above("w_z", &z, 0.1);
}

#[test]
fn regressions_of_counts_agree() {
    let (folder, reference) = (Folder::new(), super::counts());
    let cells = ["events", "population", "nonwhite"].map(|name| reference.column(name));
    let rows =
        (0..100).map(|at| format!("c{at},{},{},{}\n", cells[0][at], cells[1][at], cells[2][at]));
    folder.file("s.csv", &format!("county,events,people,nonwhite\n{}", rows.collect::<String>()));
    let mut links = "from,to,weight\n".to_owned();
    for rank in 1..=9 {
        let near = reference.column(&format!("neighbour_{rank}"));
        let named = near.iter().enumerate().filter(|(_, other)| **other >= 0.0);
        named.for_each(|(at, other)| links.push_str(&format!("c{at},c{other},1\n")));
    }
    folder.file("links.csv", &links);
    let plain =
        ["s.csv", "--id", "county", "--value", "events", "nonwhite", "--population", "people"];
    let near = [&plain[..], &["--weights", "links.csv"]].concat();
    for (under, asked) in [("", &plain[..]), ("filtered_", &near[..])] {
        let found = folder.json("poisson", asked);
        let rows = found["coefficients"].as_array().unwrap();
        let errors: Vec<f64> = rows.iter().map(|row| row["se"].as_f64().unwrap()).collect();
        reference.agrees(&format!("{under}errors"), &errors);
        let keys = [
            "log_likelihood",
            "aic",
            "schwarz",
            "deviance",
            "null_deviance",
            "pearson",
            "dispersion",
        ];
        reference.agrees(&format!("{under}fit"), &numbers(&found["fit"], &keys));
    }
    let found = folder.json("poisson", &near);
    assert_eq!(found["vectors"].as_array().unwrap().len(), 7);
}
