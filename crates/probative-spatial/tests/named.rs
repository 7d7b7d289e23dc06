//! Every method that refuses a number names the unit that the caller gave it for.
//!
//! Methods put units into an order of their own; a place in that order is no unit of the caller's.

use probative_numeric::{Error as Values, Seed, Tail};
use probative_spatial::{
    Breaks, DistanceClasses, Error, Geography, Global, Locals, Places, Point, Regressor, Scan,
    ScanModel, Sites, Test, Touch, Weights, box_breaks, contiguity, empirical_bayes, equal_breaks,
    esf, excess_risk, geary, getis_ord, lee, local_g, local_g_star, local_geary, local_moran,
    local_moran_bivariate, local_moran_eb, ml_error, ml_lag, modified_t_test, moran,
    moran_bivariate, moran_eb, moran_i, moran_scatter, natural_breaks, ols, percentile_breaks,
    poisson, poisson_filtered, quantile_breaks, raw_rates, scan, slx, spatial_empirical_bayes,
    spatial_rates, standardized_rates,
};

const SIDE: usize = 6;
const UNITS: usize = SIDE * SIDE;
const TEST: Test = Test { draws: 9, seed: Seed(1), tail: Tail::Both };

/// A lattice whose units stand in no order, with two columns, events and people.
struct Map {
    weights: Weights,
    points: [Vec<f64>; 2],
    x: Vec<f64>,
    y: Vec<f64>,
    events: Vec<f64>,
    people: Vec<f64>,
}

impl Map {
    fn new() -> Map {
        let mut stream = Seed(5).stream(0);
        let mut cells: Vec<usize> = (0..UNITS).collect();
        stream.shuffle(&mut cells);
        let mut unit_of = vec![0; UNITS];
        cells.iter().enumerate().for_each(|(unit, &cell)| unit_of[cell] = unit);
        let mut pairs = Vec::new();
        for cell in 0..UNITS {
            pairs.extend((cell % SIDE + 1 < SIDE).then(|| (unit_of[cell], unit_of[cell + 1])));
            pairs.extend((cell + SIDE < UNITS).then(|| (unit_of[cell], unit_of[cell + SIDE])));
        }
        let mut column = |least: f64| -> Vec<f64> {
            (0..UNITS).map(|_| (least + 100.0 * stream.uniform()).round()).collect()
        };
        Map {
            weights: Weights::from_pairs(UNITS, &pairs).expect("the lattice has these units"),
            points: [
                cells.iter().map(|cell| (cell % SIDE) as f64).collect(),
                cells.iter().map(|cell| (cell / SIDE) as f64).collect(),
            ],
            x: column(10.0),
            y: column(10.0),
            events: column(1.0),
            people: column(1000.0),
        }
    }

    fn regressors(&self, x: &[f64]) -> Vec<Regressor> {
        let term = |name: &str, values: &[f64]| Regressor {
            term: name.to_owned(),
            values: values.to_vec(),
        };
        vec![term("x", x), term("y", &self.y)]
    }

    fn scanned(&self, model: ScanModel, cases: &[f64], people: &[f64], periods: usize) -> Answer {
        let asked =
            Scan { model, largest: 0.5, longest: 0.5, fewest: 2.0, draws: 9, seed: Seed(1) };
        // A unit's periods stand one after another.
        let unit = |row: usize| row / periods;
        let [x, y] = &self.points;
        let over = |column: &[f64]| -> Vec<f64> {
            (0..UNITS * periods).map(|row| column[unit(row)]).collect()
        };
        scan(Places::Plane(x, y), &over(cases), &over(people), periods, asked).map(|_| ())
    }
}

type Answer = Result<(), Error>;

fn done<T>(found: Result<T, Error>) -> Answer {
    found.map(|_| ())
}

/// The unit that an error names.
fn named(error: &Error) -> Option<usize> {
    match error {
        Error::UnitOutOfRange { unit, .. }
        | Error::RegressorNotFinite { index: unit, .. }
        | Error::Coordinate { index: unit }
        | Error::NotInPlane { index: unit }
        | Error::NoArea { index: unit }
        | Error::IslandWithoutLag { unit }
        | Error::SelfNeighbour { unit }
        | Error::Values(Values::NotFinite { index: unit, .. }) => Some(*unit),
        _ => None,
    }
}

/// A method with one of its columns in the caller's hands.
type Method<'a> = (&'static str, Box<dyn Fn(&[f64]) -> Answer + 'a>);

/// A method of events and people.
type Rate = (&'static str, fn(&[f64], &[f64], &Weights) -> Answer);

/// Asks each method with each unit's number in turn put to each wrong one.
fn hold(methods: &[Method<'_>], right: &[f64], wrong: &[f64]) {
    for (name, method) in methods {
        assert_eq!(method(right), Ok(()), "{name} takes what is right");
        for unit in 0..UNITS {
            for &wrong in wrong {
                let mut column = right.to_vec();
                column[unit] = wrong;
                let error = method(&column).expect_err(name);
                assert_eq!(named(&error), Some(unit), "{name}: {wrong} of unit {unit}: {error:?}");
            }
        }
    }
}

fn method<'a>(name: &'static str, run: impl Fn(&[f64]) -> Answer + 'a) -> Method<'a> {
    (name, Box::new(run))
}

fn global<'a>(
    name: &'static str,
    run: impl Fn(&[f64]) -> Result<Global, Error> + 'a,
) -> Method<'a> {
    method(name, move |column| done(run(column)))
}

fn local<'a>(name: &'static str, run: impl Fn(&[f64]) -> Result<Locals, Error> + 'a) -> Method<'a> {
    method(name, move |column| done(run(column)))
}

fn broken<'a>(
    name: &'static str,
    run: impl Fn(&[f64]) -> Result<Breaks, Error> + 'a,
) -> Method<'a> {
    method(name, move |column| done(run(column)))
}

#[test]
fn a_value_that_is_not_finite_is_named_by_its_unit() {
    let map = Map::new();
    let Map { weights: w, points: [east, north], x, y, .. } = &map;
    let classes = DistanceClasses::of_plane(east, north, 5).expect("the points lie in a plane");
    let geography = Geography::new(w, &classes).expect("the lattice has links");
    let methods = [
        global("moran", |v| moran(v, w, TEST)),
        global("geary", |v| geary(v, w, TEST)),
        global("g", |v| getis_ord(v, w, TEST)),
        global("moran-bivariate, x", |v| moran_bivariate(v, y, w, TEST)),
        global("moran-bivariate, y", |v| moran_bivariate(y, v, w, TEST)),
        global("lee, x", |v| lee(v, y, w, TEST)),
        global("lee, y", |v| lee(y, v, w, TEST)),
        method("moran_i", |v| done(moran_i(v, w))),
        method("scatter", |v| done(moran_scatter(v, y, w))),
        method("two-maps", |v| done(geography.two_maps(v, y, TEST))),
        method("modified t", |v| done(modified_t_test(v, y, &classes))),
        broken("quantile", |v| quantile_breaks(v, 4)),
        broken("equal", |v| equal_breaks(v, 4)),
        broken("natural", |v| natural_breaks(v, 4)),
        broken("box", |v| box_breaks(v, 1.5)),
        broken("percentile", percentile_breaks),
        method("ols, outcome", |v| done(ols(v, &map.regressors(&map.events)))),
        method("ols, regressor", |v| done(ols(&map.events, &map.regressors(v)))),
        method("slx", |v| done(slx(&map.events, &map.regressors(v), w))),
        method("lag", |v| done(ml_lag(&map.events, &map.regressors(v), w))),
        method("error", |v| done(ml_error(&map.events, &map.regressors(v), w))),
        method("esf", |v| done(esf(&map.events, &map.regressors(v), w))),
        method("poisson", |v| done(poisson(&map.events, &map.people, &map.regressors(v)))),
        method("poisson, filtered", |v| {
            done(poisson_filtered(&map.events, &map.people, &map.regressors(v), w))
        }),
    ];
    hold(&methods, x, &[f64::NAN, f64::INFINITY]);
}

#[test]
fn a_value_below_zero_is_named_by_its_unit() {
    let map = Map::new();
    let w = &map.weights;
    let methods = [
        global("g", |v| getis_ord(v, w, TEST)),
        local("local-g", |v| local_g(v, w, TEST)),
        local("local-g-star", |v| local_g_star(v, w, true, TEST)),
    ];
    hold(&methods, &map.x, &[-999.0, -1e-9]);
}

#[test]
fn a_value_below_zero_is_named_by_its_unit_where_others_have_none() {
    let map = Map::new();
    let mut values = map.x.clone();
    (0..5).for_each(|unit| values[unit] = f64::NAN);
    values[20] = -999.0;
    for found in
        [local_g(&values, &map.weights, TEST), local_g_star(&values, &map.weights, false, TEST)]
    {
        assert_eq!(named(&found.expect_err("it is below zero")), Some(20));
    }
}

#[test]
fn events_and_people_that_do_not_suit_are_named_by_their_unit() {
    let map = Map::new();
    let Map { weights: w, x, events, people, .. } = &map;
    let one = &map.regressors(x)[..1];
    let rates: [Rate; 10] = [
        ("raw", |e, p, _| done(raw_rates(e, p))),
        ("excess", |e, p, _| done(excess_risk(e, p))),
        ("eb", |e, p, _| done(empirical_bayes(e, p))),
        ("spatial", |e, p, w| done(spatial_rates(e, p, w))),
        ("spatial-eb", |e, p, w| done(spatial_empirical_bayes(e, p, w))),
        ("standardized", |e, p, _| done(standardized_rates(e, p))),
        ("moran-eb", |e, p, w| done(moran_eb(e, p, w, TEST))),
        ("local-moran-eb", |e, p, w| done(local_moran_eb(e, p, w, TEST))),
        ("poisson", |e, p, _| done(poisson(e, p, &[]))),
        ("poisson, filtered", |e, p, w| done(poisson_filtered(e, p, &[], w))),
    ];
    let of_events = rates.map(|(name, run)| method(name, move |v| run(v, people, w)));
    hold(&of_events, events, &[-999.0, f64::NAN]);
    let of_people = rates.map(|(name, run)| method(name, move |v| run(events, v, w)));
    hold(&of_people, people, &[-999.0, 0.0, f64::NAN]);
    hold(&[method("poisson", |v| done(poisson(v, people, one)))], events, &[0.5]);
}

#[test]
fn a_scan_names_the_unit_and_not_its_period() {
    let map = Map::new();
    let Map { events, people, .. } = &map;
    for periods in [1, 3] {
        let methods = [ScanModel::Poisson, ScanModel::Bernoulli].map(|model| {
            let map = &map;
            method("scan, cases", move |v| map.scanned(model, v, people, periods))
        });
        hold(&methods, events, &[-999.0, 0.5]);
        let methods = [ScanModel::Poisson, ScanModel::Bernoulli].map(|model| {
            let map = &map;
            method("scan, people", move |v| map.scanned(model, events, v, periods))
        });
        hold(&methods, people, &[-999.0, 0.0]);
    }
    let methods = [method("scan, cases", |v| map.scanned(ScanModel::Poisson, v, people, 1))];
    hold(&methods, events, &[f64::NAN]);
}

#[test]
fn a_place_that_does_not_suit_is_named_by_its_unit() {
    let map = Map::new();
    let [east, north] = &map.points;
    let plane = |v: &[f64]| v.iter().zip(north).map(|(x, y)| [*x, *y]).collect::<Vec<_>>();
    let earth = |v: &[f64]| -> Vec<Point> {
        v.iter().zip(north).map(|(&longitude, &latitude)| Point { longitude, latitude }).collect()
    };
    let square = |[x, y]: [f64; 2]| {
        vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]]
    };
    let asked = Scan {
        model: ScanModel::Poisson,
        largest: 0.5,
        longest: 0.5,
        fewest: 2.0,
        draws: 9,
        seed: Seed(1),
    };
    let methods = [
        method("sites in a plane", |v| done(Sites::in_plane(&plane(v)))),
        method("sites on earth", |v| done(Sites::on_earth(&earth(v)))),
        method("classes", |v| done(DistanceClasses::of_plane(v, north, 5))),
        method("contiguity", |v| {
            let outlines: Vec<_> = plane(v).into_iter().map(square).collect();
            done(contiguity(&outlines, Touch::Vertex, 0.0))
        }),
        method("scan in a plane", |v| {
            done(scan(Places::Plane(v, north), &map.events, &map.people, 1, asked))
        }),
        method("scan on earth", |v| {
            done(scan(Places::Earth(&earth(v)), &map.events, &map.people, 1, asked))
        }),
    ];
    hold(&methods, east, &[f64::NAN, f64::INFINITY]);
}

#[test]
fn a_unit_that_may_not_be_its_own_neighbour_or_alone_is_named() {
    let map = Map::new();
    let Map { weights: w, x, .. } = &map;
    for unit in 0..UNITS {
        let mut links = w.as_links();
        links.push((unit, unit, 1.0));
        let own = Weights::from_links(UNITS, links.clone()).expect("the lattice has these units");
        assert_eq!(named(&local_g(x, &own, TEST).expect_err("its own")), Some(unit));
        assert_eq!(named(&getis_ord(x, &own, TEST).expect_err("its own")), Some(unit));
        links.retain(|&(from, to, _)| from != unit && to != unit);
        let alone = Weights::from_links(UNITS, links).expect("the lattice has these units");
        let found = slx(&map.events, &map.regressors(x), &alone).expect_err("an island");
        assert_eq!(named(&found), Some(unit));
    }
    let missing = |run: &dyn Fn(&[f64]) -> Result<Locals, Error>| {
        let mut values = x.clone();
        values[17] = f64::NAN;
        let rows = run(&values).expect("units without a value are left out");
        assert_eq!(
            rows.iter()
                .position(|row| row.is_err_and(|why| why == probative_spatial::Silent::NoValue)),
            Some(17)
        );
    };
    missing(&|v| local_moran(v, w, TEST));
    missing(&|v| local_moran_bivariate(v, &map.y, w, TEST));
    missing(&|v| local_geary(v, w, TEST));
    missing(&|v| local_g(v, w, TEST));
}
