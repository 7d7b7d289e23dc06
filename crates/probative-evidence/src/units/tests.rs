use super::*;

fn read_text(text: &str, columns: &UnitColumns) -> Result<Units, Vec<Diagnostic>> {
    read_units("units", text.as_bytes(), columns)
}

fn codes(text: &str, columns: &UnitColumns) -> Vec<&'static str> {
    read_text(text, columns)
        .map_or_else(|all| all.iter().map(|p| p.code.word()).collect(), |_| Vec::new())
}

fn with_id(id: &str) -> UnitColumns {
    UnitColumns { id: Some(id.to_owned()), ..UnitColumns::default() }
}

fn located() -> UnitColumns {
    UnitColumns { x: Some("x".to_owned()), y: Some("y".to_owned()), ..UnitColumns::default() }
}

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

const CLOCKWISE: &str = r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]}"#;

#[test]
fn properties_become_columns_and_rings_run_against_the_clock() {
    let two = collection(&[
        feature(r#"{"name":"a","count":3.25}"#, CLOCKWISE),
        feature(r#"{"name":"b","count":null,"more":true}"#, CLOCKWISE),
    ]);
    let units = read_text(&two, &with_id("name")).unwrap();
    assert_eq!((units.ids, units.id_column), (vec!["a".into(), "b".into()], "name".to_owned()));
    assert_eq!((units.table.cell(0, "count"), units.table.cell(1, "count")), ("3.25", ""));
    assert_eq!((units.table.cell(0, "more"), units.table.cell(1, "more")), ("", "true"));
    let Shapes::Outlines(outlines) = units.shapes else { panic!("they are polygons") };
    assert_eq!(outlines[0][0][1], [1.0, 0.0]);
}

#[test]
fn without_ids_the_rows_are_counted_from_one() {
    let units = read_text("x,y\n1,2\n3,4\n", &located()).unwrap();
    assert_eq!(units.ids, ["1", "2"]);
    assert_eq!(units.shapes, Shapes::Points(vec![[1.0, 2.0], [3.0, 4.0]]));
}

#[test]
fn codes_of_places_bring_their_outlines() {
    let units = read_text("GEOID,deaths\n01,5\n02,6\n", &UnitColumns::default()).unwrap();
    assert!(matches!(&units.shapes, Shapes::Outlines(outlines) if outlines.len() == 2));
    assert_eq!(units.ids, ["01", "02"]);
    assert_eq!(codes("GEOID\n1\n99\n", &UnitColumns::default()), ["E201", "E201"]);
    assert_eq!(codes("GEOID\n01\n01001\n", &UnitColumns::default()), ["E214"]);
}

#[test]
fn what_cannot_be_told_apart_or_placed_is_refused() {
    assert_eq!(codes("id\na\na\n", &with_id("id")), ["E212"]);
    assert_eq!(codes("id,v\n,1\n", &with_id("id")), ["E211"]);
    assert_eq!(codes("id\na\n", &with_id("ids")), ["E301"]);
    assert_eq!(codes("x,y\n1,north\n", &located()), ["E104"]);
    let point = r#"{"type":"Point","coordinates":[1,2]}"#;
    let line = r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#;
    let open = r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}"#;
    let none = UnitColumns::default();
    let flat = r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[0,2],[0,0]]]}"#;
    for shapes in [&[CLOCKWISE, point][..], &[line], &[open], &[flat], &["null"], &[]] {
        let features: Vec<String> = shapes.iter().map(|shape| feature("{}", shape)).collect();
        assert_eq!(codes(&collection(&features), &none), ["E228"], "{shapes:?}");
    }
}

#[test]
fn coordinates_of_another_system_are_refused_wherever_it_is_named() {
    let crs = |name: &str| format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}}"#);
    let [far, known] = ["EPSG:3857", "urn:ogc:def:crs:OGC:1.3:CRS84"].map(crs);
    let one = collection(&[feature("{}", CLOCKWISE)]);
    for (whole, marked) in [
        (one.as_str(), r#""type":"FeatureCollection","#),
        (one.as_str(), r#""type":"Feature","#),
        (one.as_str(), r#""type":"Polygon","#),
    ] {
        let with = |crs: &str| whole.replacen(marked, &format!("{marked}{crs},"), 1);
        let columns = UnitColumns::default();
        assert_eq!(codes(&with(&far), &columns), ["E233"], "{marked}");
        assert!(read_text(&with(&known), &columns).is_ok(), "{marked}");
        assert!(read_text(&with(r#""crs":null"#), &columns).is_ok(), "{marked}");
        for other in [
            r#""crs":{"type":"EPSG","properties":{"code":27700}}"#,
            r#""crs":{"type":"link","properties":{"href":"http://a.b/c.prj"}}"#,
            r#""crs":"EPSG:3857""#,
            r#""crs":{}"#,
        ] {
            assert_eq!(codes(&with(other), &columns), ["E233"], "{other}");
        }
    }
    let topology = format!(
        r#"{{"type":"Topology",{far},"arcs":[],"objects":{{"a":{{"type":"Point","coordinates":[1,2]}}}}}}"#
    );
    assert_eq!(codes(&topology, &UnitColumns::default()), ["E233"]);
}

#[test]
fn an_id_beside_a_property_that_says_another_is_told() {
    let with = |id: &str, property: &str| {
        let one = feature(&format!(r#"{{"id":{property}}}"#), CLOCKWISE);
        collection(&[one.replacen('{', &format!(r#"{{"id":{id},"#), 1)])
    };
    let told = |text: &str| -> Vec<&'static str> {
        let units = read_text(text, &with_id("id")).unwrap();
        assert_eq!(units.ids, ["p"]);
        units.notices.iter().map(|notice| notice.code.word()).collect()
    };
    assert_eq!(told(&with(r#""x""#, r#""p""#)), ["W231"]);
    assert_eq!(told(&with("7", r#""p""#)), ["W231"]);
    assert!(told(&with(r#""p""#, r#""p""#)).is_empty());
}
