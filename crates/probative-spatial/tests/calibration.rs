//! How often tests of place reject where nothing is there: 49 units, 2,000 null maps, at five per
//! cent.
//!
//! The share of 2,000 maps has a standard error of half a percentage point; the tolerance is three
//! of them. The example `calibration` counts 20,000 maps, on larger ones too, and writes the tables
//! of `docs/calibration.md`.

#[allow(dead_code, reason = "larger maps are for the example")]
mod null;

use null::{ALL, DRAWS, Map, rejections};
use probative_numeric::{Seed, Tail, each};
use probative_spatial::{DistanceClasses, Geography, Test};

const MAPS: usize = 2_000;
/// In points of per cent.
const TOLERANCE: f64 = 1.5;

#[test]
fn every_test_rejects_five_per_cent_of_maps_on_which_nothing_is_there() {
    let map = Map::mesh(7);
    let counted = each(ALL.len(), |at| rejections(&map, &ALL[at], MAPS));
    for (null, counts) in ALL.iter().zip(counted) {
        let shares = (counts.by_p(), counts.by_mid_p());
        assert!(null.kind.holds(counts, TOLERANCE), "{}: {shares:?}", null.name);
    }
}

#[test]
fn two_smooth_maps_are_rejected_rarely_by_the_modified_t_and_often_by_free_rearrangement() {
    let map = Map::mesh(7);
    let classes = DistanceClasses::of_plane(&map.x, &map.y, 13).unwrap();
    let geography = Geography::new(&map.binary, &classes).unwrap();
    let test = Test { draws: DRAWS, seed: Seed(2), tail: Tail::Both };
    let rough = geography.calibrate(MAPS, 0, 0.05, test).unwrap();
    for share in [rough.modified_t, rough.spectral, rough.lee, rough.free] {
        assert!((share - 0.05).abs() < 0.03, "{rough:?}");
    }
    let smooth = geography.calibrate(MAPS, 4, 0.05, test).unwrap();
    assert!(smooth.modified_t < 0.08 && smooth.spectral < 0.12, "{smooth:?}");
    assert!(smooth.free > 2.0 * smooth.modified_t, "{smooth:?}");
}
