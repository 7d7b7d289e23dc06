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
    of_bytes(text.as_bytes(), what)
}

fn of_bytes(bytes: &[u8], what: &Summing) -> Result<Sums, Error> {
    let mut open = || -> Opened { Ok(Box::new(std::io::Cursor::new(bytes.to_vec()))) };
    sum("t.csv", &mut open, what, &mut |_| {})
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
    let mark = ['\t', ';', ','].into_iter().find(|mark| header.contains(*mark)).unwrap_or(',');
    let whole = format!("sep={mark}\n{streamed}");
    [found(&streamed, what), found(&whole, what)]
}

/// Both ways give the same groups, or refuse for the same reason on the same line.
fn assert_same(header: &str, plain: &str, rest: &str, what: &Summing) -> Option<Sums> {
    let [streamed, whole] = both(header, plain, rest, what);
    match (streamed, whole) {
        (Ok(streamed), Ok(whole)) => {
            assert_eq!((&streamed.groups, streamed.rows), (&whole.groups, whole.rows), "{rest:?}");
            let below = |sums: &Sums| {
                sums.notices.iter().any(|told| told.to_string().contains("below the rows"))
            };
            assert_eq!(below(&streamed), below(&whole), "{rest:?}");
            Some(streamed)
        }
        (Err(streamed), Err(whole)) => {
            let place = |error: &Error| {
                let told = error.diagnostics().remove(0);
                (told.code.to_string(), told.place.line().unwrap_or(0))
            };
            let (code, line) = place(&whole);
            // The line that names the mark stands above the others.
            assert_eq!(place(&streamed), (code, line.saturating_sub(1)), "{rest:?} {whole}");
            None
        }
        (streamed, whole) => panic!("{rest:?}: {streamed:?} and {whole:?}"),
    }
}

#[test]
fn rows_mean_the_same_as_they_come_and_in_the_whole_file() {
    let mut asked = what(&["g"], "v");
    asked.drop_missing = true;
    let plain = "a,x,1\nb,y,2\n";
    for rest in [
        "d,,\ne,x,3\nSource: me,,\n",
        "Source: me\n",
        "\n,,\nSource: me,,\nmore,,\n",
        "---\n\"Dataset: x\"\n",
        "Source: me\na,x,1\n",
        "Note County,,\na,x,1\n",
        "Data from 2015.\nLast updated 2016-01-01\n",
        "\"(1) Provisional, in part\"\n",
        "Source: one, two\n",
        "Source: one, 2\n",
        "Source: me\na\n",
        "a, \"x\na,7,9\nb\", 3\n",
        "\"a\",\"x, y\",\"3\"\n",
        "a,\"x\n\ny\",3\nb,,\n",
        "a\u{1f}b,c,3\n",
        "a,\"3,17\",NA\n",
        "a,x,0.0021060533511106927\n",
        "a,x,-5\r\nb,x,+7\r\n",
        "a,x\n",
        "a,x,1,2\n",
        "a,x,many\n",
        "\"a,x,1\nb,x,2\n",
        "A,x,1\n",
        "Total,x,1\n",
        "a,x,\"1,234\"\nb,x,\"12,345,678\"\n",
        "a,x,$5\nb,x,22%\n",
        "a,x,−5\nb,x,N/A\n",
        "a,x,5%\n",
        "=\"a\",x,=\"5\"\nb,\"=\"\"y\"\"\",7\n",
    ] {
        assert_same("g,y,v", plain, rest, &asked);
        assert_same("g,y,v", plain, &format!("{}{rest}", "a,x,NA\n".repeat(99)), &asked);
    }
    for rest in
        ["a,\n", "a\n", "5\n", "Data from 2015.\n", "Note: x,\n", "a,\n\"x, y.\"\n", "a b\nc,1\n"]
    {
        assert_same("g,v", "a,1\nb,2\n", rest, &asked);
    }
    for rest in ["a\t\t\n", "a\tx\tNA\nb\t+3\t\n", "a\tx\t1\n"] {
        assert_same("g\tv\ty", "a\t1\tx\nb\t2\ty\n", rest, &asked);
    }
}

#[test]
fn what_shows_late_that_rows_mean_nothing_alone_has_the_file_read_whole() {
    let asked = what(&["g"], "v");
    let late = assert_same("g;v;rate", "a;1;2\nb;2;3\n", "a;5,5;1\n", &asked);
    assert!(late.unwrap().whole.is_some(), "the comma shows late that it is the point");
    assert_same("g;v;rate", "a;1.100;2\nb;2.200;3\n", "a;1.500;12,5\n", &asked);
    let mut bytes = long("g,v", "a,1\nb,2\n", "cafe,3\n").into_bytes();
    let at = bytes.iter().rposition(|byte| *byte == b'e').unwrap();
    bytes[at] = 0xe9;
    let found = of_bytes(&bytes, &asked).unwrap();
    assert!(found.whole.is_some() && found.groups.contains_key(&["caf\u{e9}".to_owned()][..]));
}

#[test]
fn columns_without_a_name_keep_their_places() {
    let asked = what(&["column 4"], "v");
    let sums = assert_same(",g,v,", "x,a,1,k\nz,b,2,m\n", ",a,1e0,y\n", &asked).unwrap();
    assert_eq!(sums.groups[&["y".to_owned()][..]].rows, 1);
}

#[test]
fn a_filter_may_ask_for_one_of_very_many() {
    let mut asked = what(&["g"], "v");
    asked.asked.keeping("id=5").unwrap();
    asked.asked.keeping("id=19").unwrap();
    let rows: String = (0..20).map(|id| format!("{id},a,1\n")).collect();
    let sums = assert_same("id,g,v", "100,a,1\n101,b,2\n", &rows, &asked).unwrap();
    assert_eq!(sums.rows, 2);
    assert_same("id,g,v", "100,a,1\n101,b,2\n", &format!("5*,a,1\n{rows}"), &asked);
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
fn a_last_row_that_says_of_when_the_table_is_and_one_that_counts_columns_are_no_rows() {
    let all = what(&["place"], "n");
    for rest in ["Report date,20210503\n", "Updated,2021\nPage,1\n", "Data as of,2021\nNote: x\n"] {
        let sums = assert_same("place,n", "Alpha,2\nBeta,3\n", rest, &all).unwrap();
        let groups: Vec<&str> = sums.groups.keys().map(|key| key[0].as_str()).collect();
        assert_eq!(groups, ["Alpha", "Beta"], "{rest}");
    }
    let sums = assert_same("place,n", "Alpha,2\n", "Updated,2021\nBeta,3\nPage,7\n", &all).unwrap();
    assert_eq!(sums.groups.len(), 4, "rows stand below, and a county may be called so");
    let numbers = assert_same("place,n\n1,2", "Alpha,2\nBeta,3\n", "", &all).unwrap();
    assert_eq!(numbers.groups.len(), 2);
    let told = numbers.notices.iter().filter(|told| told.what.contains("counts the columns"));
    assert_eq!(told.count(), 1);
}

#[test]
fn groups_and_rows_are_not_told_by_a_label_that_stands_once() {
    let rows = "North,A,2\n,B,3\nSouth,C,4\n,D,5\n";
    assert!(assert_same("region,county,n", rows, "", &what(&["region"], "n")).is_none());
    let mut north = what(&["county"], "n");
    north.asked.keeping("region=North").unwrap();
    assert!(assert_same("region,county,n", rows, "", &north).is_none());
    assert!(assert_same("region,county,n", rows, "", &what(&["county"], "n")).is_some());
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

#[test]
fn a_total_among_the_rows_is_refused_whatever_tells_the_groups() {
    let text = "county,year,n\nA,2015,12\nB,2015,5\nTotal,2015,17\nA,2016,1\nTotal,2016,1\n";
    for by in [&[][..], &["year"], &["county"], &["county", "year"]] {
        let told = found(text, &what(by, "n")).unwrap_err().diagnostics().remove(0);
        assert_eq!(told.code, "E214", "{by:?}");
        assert!(told.how.contains("--leave-out county=Total"), "{}", told.how);
    }
    let mut without = what(&["year"], "n");
    without.asked.leaving("county=Total").unwrap();
    let sums = found(text, &without).unwrap();
    let of_2015 = sums.groups[&vec!["2015".to_owned()]].low;
    assert_eq!(of_2015.to_string(), "17");
    // As rows come the head tells it, before anything is added up.
    let rest = "Total,2015,9\n";
    let long = format!("county,year,n\n{rest}{}", "A,2015,5\n".repeat(HEAD / 9 + 2));
    assert_eq!(found(&long, &what(&[], "n")).unwrap_err().diagnostics()[0].code, "E214");
    let levels = "fips,n\n01,30\n01001,10\n01003,20\n";
    assert_eq!(found(levels, &what(&[], "n")).unwrap_err().diagnostics()[0].code, "E214");
}
