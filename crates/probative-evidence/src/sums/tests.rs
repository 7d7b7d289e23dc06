use super::*;

fn what(by: &[&str], value: &str) -> Summing {
    Summing {
        by: by.iter().map(|&name| name.to_owned()).collect(),
        value: value.to_owned(),
        drop_missing: false,
        most_groups: 1_000_000,
        most_bytes: 1 << 30,
        asked: Asked::default(),
    }
}

fn found(text: &str, what: &Summing) -> Result<Sums, Error> {
    sum("t.csv", &mut text.as_bytes(), what, &mut |_| {})
}

/// Enough plain rows before others that the file is taken as its rows come.
fn long(header: &str, plain: &str, rest: &str) -> String {
    let enough = HEAD / plain.len() + 2;
    format!("{header}\n{}{rest}", plain.repeat(enough))
}

/// What is found, as rows come and as the whole is read: the plain rows count alike.
fn both(header: &str, plain: &str, rest: &str, what: &Summing) -> [Result<Sums, Error>; 2] {
    let streamed = long(header, plain, rest);
    // A first line that names the mark is one of the things for which a file is read whole.
    let whole = format!("sep=,\n{streamed}");
    [found(&streamed, what), found(&whole, what)]
}

#[test]
fn rows_that_come_are_what_the_whole_file_says() {
    let rest = "\"c, d\",2016,5\n\u{e9},2016,6\n b ,2016, 2.5\n\"a\",2016,-1\n\"x\ny\",2016,3\n,2016,1\nq,2016,1e2\r\n,,\n";
    let [streamed, whole] =
        both("place,year,v", "a,2015,0.1\nb,2016,2\n", rest, &what(&["place", "year"], "v"));
    let (streamed, whole) = (streamed.unwrap(), whole.unwrap());
    assert_eq!((&streamed.whole, whole.whole.is_some()), (&None, true));
    assert_eq!(streamed.groups, whole.groups);
    assert_eq!(streamed.rows, whole.rows);
    let at = |place: &str, year: &str| {
        streamed.groups[&[place.to_owned(), year.to_owned()][..]].low.to_string()
    };
    assert_eq!((at("c, d", "2016"), at("x\ny", "2016")), ("5".to_owned(), "3".to_owned()));
    assert_eq!((at("q", "2016"), at("a", "2016")), ("100".to_owned(), "-1".to_owned()));
}

#[test]
fn a_filter_keeps_the_rows_that_it_names_and_tells_what_nearly_fits() {
    let mut asked = what(&["place"], "v");
    asked.asked.keeping("year=2016").unwrap();
    let [streamed, whole] =
        both("place,year,v", "a,2015,7\nb,2016,2\n", "\"c\"\"\",2016,1\n", &asked);
    assert_eq!(streamed.unwrap().groups, whole.unwrap().groups);
    let codes = |rest| {
        both("place,year,v", "a,2015,7\nb,2016,2\n", rest, &asked)
            .map(|found| found.unwrap_err().diagnostics()[0].code.to_string())
    };
    assert_eq!(codes("c,2016*,1\n"), ["E216", "E216"]);
    asked.asked.keeping("year=2019").unwrap();
    let lacking = both("place,year,v", "a,2015,7\nb,2016,2\n", "", &asked);
    assert_eq!(lacking.map(|it| it.unwrap_err().diagnostics()[0].code.to_string()), ["E302"; 2]);
}

#[test]
fn what_would_make_a_sum_wrong_is_refused_on_its_line() {
    let asked = what(&["place"], "v");
    let plain = "a,2015,7\nb,2016,2\n";
    let line = 2 + 2 * (HEAD / plain.len() + 2);
    for (rest, code, at) in [
        ("c,2016,many\n", "E104", line),
        ("c,2016,\n", "E104", line),
        ("c,2016\n", "E102", line),
        ("Source: us\nc,2016,1\n", "E102", line),
        ("c,2016,5\nc,2016,-999\n", "E222", line + 1),
        ("c,\"2016,1\nd,2016,1\n", "E102", line),
        ("B,2016,1\n", "E212", 0),
        ("Total,2016,1\n", "E214", 0),
    ] {
        let told = found(&long("place,year,v", plain, rest), &asked).unwrap_err();
        let told = &told.diagnostics()[0];
        assert_eq!(
            (told.code.to_string().as_str(), told.place.line().unwrap_or(0)),
            (code, at),
            "{told}"
        );
    }
    let broken = long("place,year,v", plain, "c,2016,1\n").replace('c', "\u{1}");
    let mut bytes = broken.into_bytes();
    let at = bytes.iter().position(|byte| *byte == 1).unwrap();
    bytes[at] = 0xff;
    let told = sum("t.csv", &mut &bytes[..], &asked, &mut |_| {}).unwrap_err();
    assert!(told.to_string().contains("UTF-8"), "{told}");
}

#[test]
fn a_withheld_number_has_its_ends_and_a_missing_one_is_counted() {
    let mut asked = what(&["place"], "v");
    asked.asked.missing = vec!["-9".to_owned(), "x".to_owned()];
    asked.drop_missing = true;
    let [streamed, whole] = both(
        "place,year,v",
        "a,2015,7\nb,2016,2\n",
        "c,2016,-9\nc,2016,x\nc,2016,\nc,2016,3\n",
        &asked,
    );
    let (streamed, whole) = (streamed.unwrap(), whole.unwrap());
    assert_eq!(streamed.groups, whole.groups);
    let c = streamed.groups[&["c".to_owned()][..]];
    assert_eq!((c.rows, c.missing, c.low.to_string()), (4, 3, "3".to_owned()));
}

#[test]
fn words_below_the_rows_are_no_row() {
    let [streamed, whole] =
        both("place,year,v", "a,2015,7\nb,2016,2\n", "\nSource: us,,\n", &what(&["place"], "v"));
    assert_eq!(streamed.unwrap().groups, whole.unwrap().groups);
}

#[test]
fn caps_are_told() {
    let mut asked = what(&["place"], "v");
    asked.most_groups = 1;
    let text = long("place,year,v", "a,2015,7\nb,2016,2\n", "");
    assert!(found(&text, &asked).unwrap_err().to_string().contains("--max-groups"));
    asked.most_bytes = HEAD as u64;
    let told = found(&format!("sep=,\n{text}"), &asked).unwrap_err().to_string();
    assert!(told.contains("--max-file") && told.contains("first line names"), "{told}");
}
