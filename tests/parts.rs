//! Rates, ranks, clusters and first places of rows that are added up are those of the sums.

use probative_finding::Outcome;
use probative_finding::reading::Value;

use super::small::finding;

/// States with deaths and people of women and men, and the same added up.
fn states() -> [String; 2] {
    let mut parts = "st,sex,n,p\n".to_owned();
    let mut sums = "st,sex,n,p\n".to_owned();
    let codes =
        ["01", "04", "05", "06", "08", "09", "10", "12", "13", "16", "17", "18", "19", "20"];
    for (at, code) in codes.iter().enumerate() {
        let (women, men) = (20 + 7 * (at % 5), 40 + 11 * (at % 3));
        let people = 1_000 + 10 * at;
        parts += &format!("{code},F,{women},{people}\n{code},M,{men},{}\n", people - 9);
        sums += &format!("{code},F,{},{}\n", women + men, 2 * people - 9);
    }
    [parts, sums]
}

/// The number that a claim has, whose rows are added up over sexes.
fn number(table: &str, over: &str, [kind, words, of_kind]: [&str; 3]) -> f64 {
    let of_kind = of_kind.replace(" + ", over);
    match finding(table, kind, words, "", &of_kind).outcome {
        Outcome::Tested { appraisal, .. } => match appraisal.primary.measure.value {
            Value::Number(number) => number,
            other => panic!("{kind}: {other:?}"),
        },
        other => panic!("{kind}: {other:?}"),
    }
}

#[test]
fn what_is_asked_of_parts_is_what_is_asked_of_their_sums() {
    let [parts, sums] = states();
    let rate = "said = \"deaths\"\nevents = { source = \"t\", value = \"n\" +  }\n\
                exposure = { source = \"t\", value = \"p\" +  }\nper = 1000\nkey = \"st\"\nnamed = [\"06\", \"09\"]\n";
    let rank = "said = \"deaths\"\namounts = { source = \"t\", value = \"n\" +  }\n\
                exposure = { source = \"t\", value = \"p\" +  }\nuniverse = \"the states\"\n\
                chosen = \"before\"\nkey = \"st\"\nnamed = [\"06\"]\n";
    let cluster = "said = \"deaths\"\nevents = { source = \"t\", value = \"n\" +  }\n\
                   population = { source = \"t\", value = \"p\" +  }\nper = 1000\nunit = \"per 1,000\"\n\
                   key = \"st\"\nlevel = \"state\"\nweights = [\"knn:4\"]\nanywhere = true\n";
    let first = "said = \"deaths\"\ncounts = { source = \"t\", value = \"n\" +  }\n\
                 population = { source = \"t\", value = \"p\" +  }\nkey = \"st\"\n\
                 named = [\"06\", \"09\", \"17\", \"20\"]\nfirst = 4\nfirst_because = \"the text says four\"\n";
    let asked = [
        ["rate", "higher", rate],
        ["rate", "among the highest", rank],
        ["cluster", "clusters", cluster],
        ["association", "the most", first],
    ];
    for claim in asked {
        let of_parts = number(&parts, ", sum_over = [\"sex\"]", claim);
        let of_sums = number(&sums, "", claim);
        // What chance gives a cluster is drawn by the hash of its table.
        assert!((of_parts - of_sums).abs() < 0.02, "{claim:?}: {of_parts} {of_sums}");
    }
}

/// What is said of a rank of places whose counties are added up.
fn refused(table: &str) -> String {
    let rank = "said = \"deaths\"\namounts = { source = \"t\", value = \"n\", sum_over = [\"county\"] }\n\
                universe = \"the states\"\nchosen = \"before\"\nkey = \"state\"\nnamed = [\"Iowa\"]\n";
    match finding(table, "rate", "highest", "", rank).outcome {
        Outcome::Untested { why, .. } => format!("{why:?}"),
        Outcome::Tested { .. } => String::new(),
    }
}

#[test]
fn what_stands_for_the_whole_place_among_its_parts_is_no_part() {
    let others = "Ohio,x,50\nOhio,y,45\nUtah,v,9\nUtah,w,12\n";
    let iowa = "Iowa,a,30\nIowa,b,23\nIowa,c,11\n";
    let table = |rows: &str| format!("state,county,n\n{iowa}{rows}{others}");
    assert_eq!(refused(&table("")), "");
    assert!(refused(&table("Iowa,Iowa,64\n")).contains("E214"));
    // A county that is called as its state, with a number of its own, is one.
    assert_eq!(refused(&table("Iowa,Iowa,20\n")), "");
    let people = |ohio: u32| {
        format!(
            "state,county,n\nIowa,a,64000\nIowa,b,64000\nIowa,c,64000\nOhio,x,{ohio}\nOhio,y,95000\n"
        )
    };
    assert!(refused(&people(95_000)).contains("E214"));
    assert_eq!(refused(&people(94_000)), "");
    // A label that is not of the whole place is no name of it.
    let labelled = "state,county,label,n\nIowa,a,a group,1\nIowa,b,b group,2\nIowa,c group,c,3\nOhio,d,d,9\nOhio,e,e,7\nOhio,f,f,1\n";
    assert_eq!(refused(labelled), "");
}

#[test]
fn equal_numbers_that_are_meant_are_added_up() {
    let sum = |rows: &str, over: &str| {
        let of_kind = format!(
            "[[claims.figure.stated]]\nsaid = \"grants\"\nnumber = \"6,000\"\nunit = \"dollars\"\n\
             record = {{ source = \"t\", value = \"n\"{rows}, sum_over = [\"{over}\"] }}\n"
        );
        let table = "year,place,all,n\n2014,a,x,2000\n2015,b,x,2000\n2016,c,x,2000\n";
        match finding(table, "figure", "number", "", &of_kind).outcome {
            Outcome::Untested { why, .. } => format!("{why:?}"),
            Outcome::Tested { appraisal, .. } => format!("{:?}", appraisal.primary.measure.value),
        }
    };
    assert_eq!(sum("", "year"), "Number(6000.0)");
    assert_eq!(sum(", where = { place = [\"a\", \"b\", \"c\"] }", "place"), "Number(6000.0)");
    assert!(sum("", "place").contains("E214"), "{}", sum("", "place"));
}

#[test]
fn a_share_of_what_two_columns_tell_is_a_share_of_all_of_it() {
    let mut table = "st,sex,year,n,p\n".to_owned();
    for (at, year) in (2005..=2015).enumerate() {
        for (times, [st, sex]) in
            [(1, ["01", "F"]), (2, ["01", "M"]), (3, ["04", "F"]), (5, ["04", "M"])]
        {
            let (deaths, people) = (times * (20 + 3 * at), times * (1_000 + 10 * at));
            table += &format!("{st},{sex},{year},{deaths},{people}\n");
        }
    }
    for whole in ["\"st\", \"sex\"", "\"sex\", \"st\""] {
        let trend = format!(
            "said = \"deaths\"\nevents = {{ source = \"t\", value = \"n\", sum_over = [\"st\", \"sex\"] }}\n\
             whole = {{ source = \"t\", value = \"p\", sum_over = [{whole}] }}\n\
             time = \"year\"\nwindows = [[2005, 2015]]\n"
        );
        // From 20 of 1,000 to 50 of 1,100 in each of them.
        let change = number(&table, "", ["trend", "growing", &trend]);
        assert!((change - 100.0 * (50.0 / 1_100.0 / 0.02 - 1.0)).abs() < 0.1, "{change}");
    }
}
