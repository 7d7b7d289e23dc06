use super::*;
use crate::distance::kilometers;
use probative_numeric::Seed;

fn at(longitude: f64, latitude: f64) -> Point {
    Point { longitude, latitude }
}

/// Places over the whole earth; some of them coincide.
fn scattered(n: usize) -> Vec<Point> {
    let mut stream = Seed(7).stream(0);
    let mut place = || at(360.0 * stream.uniform() - 180.0, 180.0 * stream.uniform() - 90.0);
    let mut places: Vec<Point> = (0..n).map(|_| place()).collect();
    (0..n / 10).for_each(|twin| places[n - 1 - twin] = places[twin]);
    places
}

/// The others of a unit by distance and then by number, found by looking at all.
fn ranked(places: &[Point], unit: usize) -> Vec<(f64, usize)> {
    let from = places[unit].direction();
    let apart = |other: usize| from.squared_chord(places[other].direction());
    let others = (0..places.len()).filter(|other| *other != unit);
    let mut all: Vec<(f64, usize)> = others.map(|other| (apart(other), other)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    all
}

#[test]
fn more_links_than_there_is_room_for_are_refused_and_as_many_are_made() {
    let places: Vec<[f64; 2]> = (0..50).map(|unit| [f64::from(unit), 0.0]).collect();
    let sites = |most: usize| Sites::in_plane(&places).unwrap().with_most_links(most);
    type Make = fn(&Sites) -> Result<Weights, Error>;
    let made: [Make; 4] = [
        |sites| sites.nearest(3),
        |sites| sites.within(7.0),
        |sites| sites.kernel(Kernel::Uniform, 7.0),
        |sites| sites.adaptive_kernel(Kernel::Uniform, 3),
    ];
    for make in made {
        let free = make(&sites(usize::MAX)).unwrap();
        assert_eq!(make(&sites(free.links())).as_ref(), Ok(&free));
        let most = free.links() - 1;
        assert_eq!(make(&sites(most)), Err(Error::TooManyLinks { most }));
    }
}

#[test]
fn units_whose_last_neighbour_is_one_of_several_as_near_are_told() {
    // On a line of equal steps the middle ones have one on each side.
    let places: Vec<[f64; 2]> = (0..5).map(|unit| [f64::from(unit), 0.0]).collect();
    let sites = Sites::in_plane(&places).unwrap();
    assert_eq!(sites.tied(1), Ok(vec![1, 2, 3]));
    // Two steps away the middle one has both ends, and the others one end.
    assert_eq!(sites.tied(3), Ok(vec![2]));
    assert_eq!(sites.tied(4), Ok(Vec::new()));
    assert!(sites.tied(5).is_err());
}

#[test]
fn the_index_finds_what_looking_at_all_pairs_finds() {
    let places = scattered(400);
    let sites = Sites::on_earth(&places).unwrap();
    let nearest = sites.nearest(7).unwrap();
    let within = sites.within(1500.0).unwrap();
    for unit in 0..places.len() {
        let ranked = ranked(&places, unit);
        let mut first: Vec<usize> = ranked[..7].iter().map(|near| near.1).collect();
        first.sort_unstable();
        assert_eq!(nearest.neighbors(unit).map(|link| link.0).collect::<Vec<_>>(), first);
        let near = |other: &usize| kilometers(places[unit], places[*other]) <= 1500.0;
        let near = (0..places.len()).filter(|other| *other != unit).filter(near);
        assert_eq!(
            within.neighbors(unit).map(|link| link.0).collect::<Vec<_>>(),
            near.collect::<Vec<_>>()
        );
    }
    assert!(within.is_symmetric());
}

#[test]
fn of_equally_near_units_the_first_are_taken() {
    let grid: Vec<[f64; 2]> = (0..100).map(|i| [f64::from(i % 10), f64::from(i / 10)]).collect();
    let weights = Sites::in_plane(&grid).unwrap().nearest(2).unwrap();
    let of = |unit| weights.neighbors(unit).map(|link| link.0).collect::<Vec<_>>();
    assert_eq!((of(0), of(55), of(99)), (vec![1, 10], vec![45, 54], vec![89, 98]));
}

#[test]
fn nearness_goes_on_across_the_180th_meridian() {
    // Attu and Kiska lie in the east, Adak and Unalaska in the west; Tokyo and Honolulu beyond them.
    let places = [
        at(172.9, 52.9),
        at(177.5, 52.0),
        at(-176.6, 51.9),
        at(-166.5, 53.9),
        at(139.7, 35.7),
        at(-157.9, 21.3),
    ];
    let weights = nearest(&places, 1).unwrap();
    let first: Vec<usize> = (0..4).map(|unit| weights.neighbors(unit).next().unwrap().0).collect();
    assert_eq!(first, [1, 0, 1, 2]);
    let band = within(&places, 410.0).unwrap();
    assert_eq!(band.neighbors(1).map(|link| link.0).collect::<Vec<_>>(), [0, 2]);
    let twice = within(&[at(180.0, 10.0), at(-180.0, 10.0)], 1e-6).unwrap();
    assert_eq!(twice.links(), 2);
}

#[test]
fn a_hundred_kilometres_join_places_less_than_a_degree_apart() {
    let weights = within(&[0.0, 0.8, 2.0].map(|east| at(east, 0.0)), 100.0).unwrap();
    assert_eq!((weights.links(), weights.islands().collect::<Vec<_>>()), (2, vec![2]));
}

#[test]
fn a_band_holds_its_outer_edge_and_not_its_inner_one() {
    let sites = Sites::in_plane(&[[0.0, 0.0], [3.0, 4.0], [6.0, 8.0], [0.0, 0.0]]).unwrap();
    let bands = sites.bands(&[5.0, 10.0]).unwrap();
    assert_eq!(bands.iter().map(Weights::links).collect::<Vec<_>>(), [8, 4]);
    assert_eq!(bands[1].neighbors(2).map(|link| link.0).collect::<Vec<_>>(), [0, 3]);
    assert_eq!(sites.within(5.0).unwrap(), bands[0]);
    for edges in [&[][..], &[0.0], &[2.0, 1.0], &[f64::NAN], &[1.0, f64::INFINITY]] {
        assert!(sites.bands(edges).is_err(), "{edges:?}");
    }
}

#[test]
fn strength_falls_with_distance_and_a_kernel_links_a_unit_to_itself() {
    let sites = Sites::in_plane(&[[0.0, 0.0], [2.0, 0.0], [4.0, 0.0]]).unwrap();
    let inverse = sites.inverse(4.0, 2.0).unwrap();
    assert_eq!(inverse.neighbors(0).collect::<Vec<_>>(), [(1, 0.25), (2, 0.0625)]);
    let kernel = sites.kernel(Kernel::Triangular, 4.0).unwrap();
    assert_eq!(kernel.neighbors(0).collect::<Vec<_>>(), [(0, 1.0), (1, 0.5), (2, 0.0)]);
    let adaptive = sites.adaptive_kernel(Kernel::Uniform, 1).unwrap();
    assert_eq!((0..3).map(|unit| adaptive.degree(unit)).collect::<Vec<_>>(), [2, 3, 2]);
    assert_eq!(sites.least_reach(), Ok(2.0));
}

#[test]
fn what_has_no_distance_is_refused() {
    let twins = Sites::in_plane(&[[1.0, 1.0], [5.0, 5.0], [1.0, 1.0]]).unwrap();
    assert_eq!(twins.inverse(9.0, 1.0), Err(Error::SamePlace { unit: 0, other: 2 }));
    let none = twins.adaptive_kernel(Kernel::Gaussian, 1);
    assert_eq!(none, Err(Error::NoBandwidth { unit: 0 }));
    for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(twins.within(wrong).is_err() && twins.kernel(Kernel::Quartic, wrong).is_err());
        assert!(twins.inverse(wrong, 1.0).is_err() && twins.inverse(1.0, wrong).is_err());
    }
    assert!(twins.nearest(0).is_err() && twins.nearest(3).is_err());
    for wrong in [f64::NAN, f64::INFINITY, 1e308] {
        let found = Sites::in_plane(&[[0.0, 0.0], [0.0, wrong]]).map(|sites| sites.units());
        assert_eq!(found, Err(Error::NotInPlane { index: 1 }));
    }
}

#[test]
fn no_units_have_no_neighbours() {
    let none = Sites::on_earth(&[]).unwrap();
    assert_eq!(none.within(1.0).unwrap().units(), 0);
    assert!(none.least_reach().is_err());
}

#[test]
fn the_least_reach_links_every_unit_though_its_last_digits_are_lost() {
    let on_earth = Sites::on_earth(&scattered(300)).unwrap();
    let mut stream = Seed(8).stream(0);
    let points: Vec<[f64; 2]> =
        (0..300).map(|_| [1e6 * stream.uniform(), 1e6 * stream.uniform()]).collect();
    for sites in [on_earth, Sites::in_plane(&points).unwrap()] {
        let least = sites.least_reach().unwrap();
        let islands = |reach: f64| sites.within(reach).unwrap().islands().count();
        // Another program's distance can be a few units in the last place smaller.
        for reach in [least, least.next_down().next_down().next_down(), least * (1.0 - 4e-13)] {
            assert_eq!(islands(reach), 0, "{reach}");
        }
        assert!(islands(least * (1.0 - 1e-9)) > 0);
        assert_eq!(sites.within_least(), sites.within(least));
        let kernel = sites.kernel(Kernel::Uniform, least.next_down()).unwrap();
        assert_eq!(kernel.without_self().islands().count(), 0);
        let bands = sites.bands(&[0.5 * least, least.next_down()]).unwrap();
        assert_eq!(bands[0].links() + bands[1].links(), sites.within(least).unwrap().links());
    }
}

#[test]
fn a_band_of_the_least_reach_leaves_no_unit_alone_and_rounding_cuts_no_link() {
    let plane: Vec<[f64; 2]> = (0..40).map(|at| [f64::from(at) * 0.1, 0.0]).collect();
    for sites in [Sites::on_earth(&scattered(60)).unwrap(), Sites::in_plane(&plane).unwrap()] {
        let reach = sites.least_reach().unwrap();
        let least = sites.within_least().unwrap();
        assert_eq!(least.islands().count(), 0);
        // A reach that lost its last digit still holds the pair that it is the distance of.
        let shorter = f64::from_bits(reach.to_bits() - 1);
        assert_eq!(sites.within(shorter).unwrap(), least);
        assert!(sites.within(reach * (1.0 - 1e-9)).unwrap().links() < least.links());
    }
}
