//! Neighbours by distance and block, and files of shapes, through the door.

use serde_json::Value;

use super::fixture::{Folder, numbers, rows};

/// The centres of Columbus as other programs have them, in a plane of their own.
const PLANE: [&str; 6] = ["towns.csv", "--x", "x", "--y", "y", "--planar"];

#[test]
fn neighbours_by_distance_are_those_of_other_programs() {
    let (folder, [reference, _]) = (Folder::new(), super::near());
    folder.file("towns.csv", include_str!("../../../../reference/distance-weights/input.csv"));
    for (name, kind) in [
        ("knn4", "knn:4"),
        ("band", "band:4"),
        ("inverse", "inverse:6"),
        ("inverse2", "inverse:6:2"),
        ("triangular", "kernel:triangular:5km"),
        ("gaussian", "kernel:gaussian:5km"),
        ("epanechnikov_adaptive", "kernel:epanechnikov:8"),
    ] {
        let of = |style| {
            let asked = ["--weights", kind, "--style", style];
            folder.json("weights", &[&PLANE[..], &asked].concat())["weights"].clone()
        };
        let constants = |weights: &Value| numbers(weights, &["s0", "s1", "s2"]);
        let raw = of("raw");
        assert_eq!((&raw["kind"], &raw["style"]), (&kind.into(), &"raw".into()));
        assert_eq!(raw["links"], reference.expected(&format!("{name}_to")).len());
        reference.agrees(&format!("{name}_constants"), &constants(&raw));
        reference.agrees(&format!("{name}_row_constants"), &constants(&of("row")));
    }
    let block = ["towns.csv", "--weights", "block:nsa", "--style", "raw"];
    let block = folder.json("weights", &block);
    reference.agrees("block_constants", &numbers(&block["weights"], &["s0", "s1", "s2"]));
}

#[test]
fn a_kernel_takes_each_unit_as_its_own_neighbour() {
    let (folder, [_, reference]) = (Folder::new(), super::near());
    folder.file("towns.csv", include_str!("../../../../reference/local-kernel/input.csv"));
    let asked = ["--value", "crime", "--draws", "0", "--weights", "kernel:triangular:5km"];
    let found = folder.json("local-moran", &[&PLANE[..], &asked].concat());
    rows(&reference, "triangular", "moran", &found, "value");
    let asked = ["--weights", "kernel:triangular:5km"];
    let written = [&PLANE[..], &asked, &["--style", "raw", "--write", "kernel.kwt"]].concat();
    let made = folder.json("weights", &written);
    assert_eq!(made["self_links"], 49);
    let read = ["towns.csv", "--weights", "kernel.kwt", "--style", "raw"];
    assert_eq!(folder.json("weights", &read)["weights"]["s1"], made["weights"]["s1"]);
}

#[test]
fn a_topology_gives_the_neighbours_of_its_arcs() {
    let folder = Folder::new();
    folder.file(
        "map.json",
        r#"{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[-100,30]},
        "objects":{"cells":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"w","arcs":[[0,1]]},{"type":"Polygon","id":"e","arcs":[[-1,2]]}]},
            "rim":{"type":"LineString","arcs":[1]}},
        "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]}"#,
    );
    let asked = ["map.json", "--layer", "cells", "--id", "id", "--weights", "rook"];
    let found = folder.json("weights", &asked);
    assert_eq!((&found["n"], &found["weights"]["links"]), (&2.into(), &2.into()));
    let ran = folder.run("weights", &["map.json", "--weights", "rook"]);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.code() == Some(3) && said.contains("one of cells, rim"), "{said}");
}
