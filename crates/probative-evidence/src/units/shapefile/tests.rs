use super::super::{Ground, Shapes, UnitColumns, Units, read_shapefile};
use super::*;

/// A shapefile as bytes, written as the description of the format has it.
struct Parts {
    shp: Vec<u8>,
    shx: Vec<u8>,
    dbf: Vec<u8>,
}

fn header(kind: i32, bytes: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    header[0..4].copy_from_slice(&9994_i32.to_be_bytes());
    header[24..28].copy_from_slice(&((bytes / 2) as i32).to_be_bytes());
    header[28..32].copy_from_slice(&1000_i32.to_le_bytes());
    header[32..36].copy_from_slice(&kind.to_le_bytes());
    header
}

/// A polygon of closed rings, with a measure for each point if its type has them.
fn polygon(kind: i32, rings: &[&[[f64; 2]]]) -> Vec<u8> {
    let points: Vec<[f64; 2]> = rings.iter().flat_map(|ring| ring.iter().copied()).collect();
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend([0; 32]);
    bytes.extend((rings.len() as i32).to_le_bytes());
    bytes.extend((points.len() as i32).to_le_bytes());
    let mut start = 0_i32;
    for ring in rings {
        bytes.extend(start.to_le_bytes());
        start += ring.len() as i32;
    }
    bytes.extend(points.iter().flatten().flat_map(|coordinate| coordinate.to_le_bytes()));
    let measured = if kind == 5 { 0 } else { 16 + 8 * points.len() };
    bytes.extend(vec![0; measured]);
    bytes
}

fn parts(kind: i32, shapes: &[Vec<u8>]) -> Parts {
    let (mut shp, mut shx) = (Vec::new(), Vec::new());
    for (number, shape) in shapes.iter().enumerate() {
        let words = (shape.len() / 2) as i32;
        shx.extend((((HEADER + shp.len()) / 2) as i32).to_be_bytes());
        shx.extend(words.to_be_bytes());
        shp.extend((number as i32 + 1).to_be_bytes());
        shp.extend(words.to_be_bytes());
        shp.extend(shape);
    }
    let mut dbf = vec![0; 32 + 32];
    dbf[4..8].copy_from_slice(&(shapes.len() as u32).to_le_bytes());
    dbf[8..12].copy_from_slice(&[65, 0, 3, 0]);
    dbf[32..34].copy_from_slice(b"ID");
    (dbf[43], dbf[48]) = (b'C', 2);
    dbf.push(0x0d);
    (0..shapes.len()).for_each(|row| dbf.extend(format!(" u{row}").into_bytes()));
    let whole = |body: Vec<u8>| [header(kind, HEADER + body.len()), body].concat();
    Parts { shp: whole(shp), shx: whole(shx), dbf }
}

fn read_parts(parts: &Parts) -> Result<Units, Vec<Diagnostic>> {
    let Parts { shp, shx, dbf } = parts;
    let parts = ShapefileParts { shp, shx: Some(shx), dbf: Some(dbf), ..ShapefileParts::default() };
    let columns = UnitColumns { id: Some("ID".to_owned()), ..UnitColumns::default() };
    read_shapefile("map.shp", &parts, &columns)
}

fn code(parts: &Parts) -> (&'static str, String) {
    let problem = read_parts(parts).unwrap_err().remove(0);
    (problem.code.word(), problem.what)
}

const OUTER: [[f64; 2]; 5] = [[0.0, 0.0], [0.0, 3.0], [3.0, 3.0], [3.0, 0.0], [0.0, 0.0]];
const HOLE: [[f64; 2]; 5] = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]];

fn two() -> Parts {
    let filled: Vec<[f64; 2]> = HOLE.into_iter().rev().collect();
    parts(5, &[polygon(5, &[&OUTER, &HOLE]), polygon(5, &[&filled])])
}

#[test]
fn outer_rings_run_with_the_clock_in_the_file_and_against_it_after() {
    let units = read_parts(&two()).unwrap();
    assert_eq!((units.ids.join(" "), units.ground), ("u0 u1".to_owned(), Ground::Unsaid));
    let Shapes::Outlines(outlines) = units.shapes else { panic!("they are polygons") };
    assert_eq!((outlines[0][0][1], outlines[0][1][1]), ([3.0, 0.0], [1.0, 2.0]));
    assert_eq!(outlines[1][0][1], [2.0, 1.0]);
    assert!(units.notices.is_empty(), "{:?}", units.notices);
    // A polygon whose only ring runs the wrong way is no hole.
    let reversed = read_parts(&parts(5, &[polygon(5, &[&HOLE])])).unwrap().shapes;
    assert_eq!(reversed, Shapes::Outlines(vec![vec![HOLE.to_vec()]]));
}

#[test]
fn heights_and_measures_are_passed_over_and_told() {
    let units = read_parts(&parts(15, &[polygon(15, &[&OUTER])])).unwrap();
    assert_eq!((units.notices.len(), units.notices[0].code.word()), (1, "W228"));
    let point =
        [&21_i32.to_le_bytes()[..], &7.0_f64.to_le_bytes(), &8.0_f64.to_le_bytes(), &[0; 8]]
            .concat();
    assert_eq!(read_parts(&parts(21, &[point])).unwrap().shapes, Shapes::Points(vec![[7.0, 8.0]]));
}

#[test]
fn shapes_without_an_area_or_place_are_named_by_their_id() {
    let nothing = 0_i32.to_le_bytes().to_vec();
    let said = code(&parts(5, &[polygon(5, &[&OUTER]), nothing]));
    assert_eq!(said, ("E228", "feature 2 (`u1`): the shape has no geometry".to_owned()));
    assert_eq!(code(&parts(3, &[polygon(3, &[&OUTER])])).0, "E228");
    assert_eq!(code(&parts(5, &[polygon(5, &[])])).1, "feature 1 (`u0`): the polygon has no ring");
}

#[test]
fn parts_that_are_cut_or_count_differently_are_refused() {
    let whole = two();
    for keep in 0..whole.shp.len() {
        let cut = Parts { shp: whole.shp[..keep].to_vec(), ..two() };
        assert_eq!(code(&cut).0, "E231", "{keep} bytes");
    }
    let one = parts(5, &[polygon(5, &[&OUTER])]);
    let said = code(&Parts { dbf: one.dbf, ..two() });
    assert_eq!(
        said,
        ("E231", "the .shp holds 2 shapes, the .shx 2 and the .dbf 1 rows".to_owned())
    );
    assert_eq!(code(&Parts { shx: one.shx, ..two() }).0, "E231");
    let parts =
        ShapefileParts { shp: &whole.shp, dbf: Some(&whole.dbf), ..ShapefileParts::default() };
    assert_eq!(
        read_shapefile("m.shp", &parts, &UnitColumns::default()).unwrap_err()[0].code.word(),
        "E231"
    );
}

#[test]
fn lengths_and_counts_that_cannot_be_are_refused_before_anything_is_held() {
    let set = |at: usize, bytes: [u8; 4]| {
        let mut changed = two();
        changed.shp[at..at + 4].copy_from_slice(&bytes);
        code(&changed).0
    };
    for wrong in [-1, i32::MIN, i32::MAX] {
        assert_eq!(set(HEADER + 4, wrong.to_be_bytes()), "E232");
        for count in [HEADER + 8 + 36, HEADER + 8 + 40, HEADER + 8 + 44] {
            assert_eq!(set(count, wrong.to_le_bytes()), "E232", "{count}");
        }
    }
}

#[test]
fn shapes_whose_numbers_do_not_run_from_one_are_told_and_taken_in_their_order() {
    let mut odd = two();
    odd.shp[HEADER..HEADER + 4].copy_from_slice(&7_i32.to_be_bytes());
    let units = read_parts(&odd).unwrap();
    assert_eq!((units.ids.join(" "), units.notices.len()), ("u0 u1".to_owned(), 1));
    assert_eq!(units.notices[0].code.word(), "W228");
    assert!(units.notices[0].what.starts_with("1 of 2 shapes"), "{:?}", units.notices);
}
