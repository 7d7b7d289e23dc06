//! Neighbours from outlines, and the constants of weights, as other programs find them.

use crate::read::Reference;
use probative_numeric::{Seed, Tail};
use probative_spatial::{
    Error, Kernel, Local, Locals, Point, Sites, Style, Test, Touch, Weights, block, centroids,
    contiguity, getis_ord, join_counts, local_g, local_geary, local_moran,
};

fn listed(reference: &Reference, name: &str) -> Weights {
    let [from, to] = ["from", "to"]
        .map(|end| reference.expected(&format!("{name}_{end}")))
        .map(|ends| ends.into_iter().map(|unit| unit as usize).collect::<Vec<_>>());
    let links = from.into_iter().zip(to).map(|(from, to)| (from, to, 1.0)).collect();
    Weights::from_links(49, links).expect("the list names units of the map")
}

fn constants(weights: &Weights, style: Style) -> [f64; 3] {
    let styled = weights.styled(style);
    [styled.s0(), styled.s1(), styled.s2()]
}

#[test]
fn neighbours_from_outlines_are_those_of_other_programs() {
    let reference = reference!("contiguity");
    let outlines = reference.outlines();
    let queen = contiguity(&outlines, Touch::Vertex, 0.0).unwrap();
    assert_eq!(queen, listed(&reference, "queen"));
    assert_eq!(contiguity(&outlines, Touch::Edge, 0.0).unwrap(), listed(&reference, "rook"));
    assert_eq!(queen.of_order(2).unwrap(), listed(&reference, "second"));
    assert_eq!(queen.up_to_order(2).unwrap(), listed(&reference, "up_to_second"));
}

#[test]
fn the_constants_of_each_style_agree() {
    let reference = reference!("contiguity");
    let queen = listed(&reference, "queen");
    reference.agrees("binary", &constants(&queen, Style::Binary));
    reference.agrees("row", &constants(&queen, Style::Row));
    reference.agrees("variance", &constants(&queen, Style::Variance));
    let islands = listed(&reference, "islands");
    reference.agrees("islands_binary", &constants(&islands, Style::Binary));
    reference.agrees("islands_row", &constants(&islands, Style::Row));
    reference.agrees("islands_variance", &constants(&islands, Style::Variance));
    reference.agrees("islands_global", &constants(&islands, Style::Global));
}

/// Holds the neighbours, their weights and the constants of both against the list of that name.
fn agrees(reference: &Reference, name: &str, weights: &Weights) {
    let links = weights.as_links();
    let ends = |end: fn(&(usize, usize, f64)) -> usize| -> Vec<f64> {
        links.iter().map(|link| end(link) as f64).collect()
    };
    assert_eq!(ends(|link| link.0), reference.expected(&format!("{name}_from")), "{name}");
    assert_eq!(ends(|link| link.1), reference.expected(&format!("{name}_to")), "{name}");
    reference.agrees_above(&format!("{name}_weight"), weights.strengths(), 1.0);
    reference.agrees(&format!("{name}_constants"), &constants(weights, Style::Raw));
    reference.agrees(&format!("{name}_row_constants"), &constants(weights, Style::Row));
}

#[test]
fn weights_from_distances_in_a_plane_are_those_of_other_programs() {
    let reference = reference!("distance-weights");
    let points = reference.column("x").into_iter().zip(reference.column("y"));
    let sites = Sites::in_plane(&points.map(|(x, y)| [x, y]).collect::<Vec<_>>()).unwrap();
    for (name, weights) in [
        ("knn4", sites.nearest(4)),
        ("knn6", sites.nearest(6)),
        ("band", sites.within(4.0)),
        ("band_islands", sites.within(2.5)),
        ("inverse", sites.inverse(6.0, 1.0)),
        ("inverse2", sites.inverse(6.0, 2.0)),
        ("triangular", sites.kernel(Kernel::Triangular, 5.0)),
        ("gaussian", sites.kernel(Kernel::Gaussian, 5.0)),
        ("epanechnikov", sites.kernel(Kernel::Epanechnikov, 5.0)),
        ("triangular_adaptive", sites.adaptive_kernel(Kernel::Triangular, 6)),
        ("epanechnikov_adaptive", sites.adaptive_kernel(Kernel::Epanechnikov, 8)),
    ] {
        agrees(&reference, name, &weights.unwrap());
    }
    let names: Vec<String> = reference.column("nsa").iter().map(ToString::to_string).collect();
    agrees(&reference, "block", &block(&names));
}

#[test]
fn every_kernel_of_centres_of_outlines_sums_to_what_other_programs_find() {
    let reference = reference!("kernel-weights");
    let centers = centroids(&reference!("contiguity").outlines()).unwrap();
    let sites = Sites::in_plane(&centers).unwrap();
    let kernels = [
        Kernel::Uniform,
        Kernel::Triangular,
        Kernel::Epanechnikov,
        Kernel::Quartic,
        Kernel::Gaussian,
    ];
    let sums = |part: &dyn Fn(&Weights) -> f64| {
        reference.rows(["kernel", "bandwidth", "nearest"], |[kernel, bandwidth, nearest]| {
            let kernel = kernels[kernel as usize];
            let weights = if bandwidth > 0.0 {
                sites.kernel(kernel, bandwidth)
            } else {
                sites.adaptive_kernel(kernel, nearest as usize)
            };
            part(&weights.unwrap())
        })
    };
    let others = |weights: &Weights| weights.without_self();
    reference.agrees("links_without_self", &sums(&|all| others(all).links() as f64));
    reference.agrees("sum_without_self", &sums(&|all| others(all).total()));
    let squares = |all: &Weights| others(all).strengths().iter().map(|w| w * w).sum();
    reference.agrees("sum_of_squares_without_self", &sums(&squares));
    reference.agrees("self_sum", &sums(&|all| all.total() - others(all).total()));
    reference.agrees("least_reach", &[sites.least_reach().unwrap()]);
}

#[test]
fn weights_from_great_circles_go_across_the_180th_meridian_and_over_the_pole() {
    let reference = reference!("arc-weights");
    let places = reference.column("longitude").into_iter().zip(reference.column("latitude"));
    let places: Vec<Point> =
        places.map(|(longitude, latitude)| Point { longitude, latitude }).collect();
    let sites = Sites::on_earth(&places).unwrap();
    for (name, weights) in [
        ("knn3", sites.nearest(3)),
        ("band", sites.within(500.0)),
        ("inverse", sites.inverse(1500.0, 1.0)),
        ("kernel", sites.adaptive_kernel(Kernel::Triangular, 3)),
    ] {
        let weights = weights.unwrap();
        let links = weights.as_links();
        let from: Vec<f64> = links.iter().map(|link| link.0 as f64).collect();
        let to: Vec<f64> = links.iter().map(|link| link.1 as f64).collect();
        assert_eq!(from, reference.expected(&format!("{name}_from")), "{name}");
        assert_eq!(to, reference.expected(&format!("{name}_to")), "{name}");
        if matches!(name, "inverse" | "kernel") {
            reference.agrees_above(&format!("{name}_weight"), weights.strengths(), 1.0);
        }
    }
}

#[test]
fn a_unit_that_is_its_own_neighbour_counts_in_its_own_local_statistic() {
    let reference = reference!("local-kernel");
    let points = reference.column("x").into_iter().zip(reference.column("y"));
    let sites = Sites::in_plane(&points.map(|(x, y)| [x, y]).collect::<Vec<_>>()).unwrap();
    let crime = reference.column("crime");
    let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
    for (name, weights) in [
        ("triangular", sites.kernel(Kernel::Triangular, 5.0)),
        ("epanechnikov_adaptive", sites.adaptive_kernel(Kernel::Epanechnikov, 8)),
    ] {
        let weights = weights.unwrap().styled(Style::Row);
        let values = |found: Locals| -> Vec<f64> {
            found.into_iter().map(|row| row.map_or(0.0, |row: Local| row.value)).collect()
        };
        let at = |list: &str, values: &[f64]| -> Vec<f64> {
            reference.expected(list).iter().map(|unit| values[*unit as usize]).collect()
        };
        let moran = values(local_moran(&crime, &weights, test).unwrap());
        reference.agrees(&format!("{name}_moran"), &at(&format!("{name}_at"), &moran));
        let sums = [moran.iter().sum(), moran.iter().map(|value| value * value).sum()];
        reference.agrees(&format!("{name}_moran_sums"), &sums);
        let geary = values(local_geary(&crime, &weights, test).unwrap());
        let geary: Vec<f64> = geary.iter().map(|value| value * 49.0 / 48.0).collect();
        reference.agrees(&format!("{name}_geary"), &at(&format!("{name}_geary_at"), &geary));
    }
}

#[test]
fn g_takes_a_units_own_strength_out_before_strengths_are_scaled() {
    let reference = reference!("local-g-kernel");
    let points = reference.column("x").into_iter().zip(reference.column("y"));
    let sites = Sites::in_plane(&points.map(|(x, y)| [x, y]).collect::<Vec<_>>()).unwrap();
    let crime = reference.column("crime");
    let test = Test { draws: 0, seed: Seed(1), tail: Tail::Both };
    for (name, weights) in [
        ("gaussian", sites.kernel(Kernel::Gaussian, 3.0)),
        ("triangular", sites.kernel(Kernel::Triangular, 5.0)),
        ("epanechnikov_adaptive", sites.adaptive_kernel(Kernel::Epanechnikov, 8)),
    ] {
        let weights = weights.unwrap();
        let others = weights.without_self().styled(Style::Row);
        let found = local_g(&crime, &others, test).unwrap();
        let at = reference.expected("g_at");
        let values = at.iter().map(|unit| found[*unit as usize].as_ref().unwrap().value);
        reference.agrees(&format!("{name}_g"), &values.collect::<Vec<_>>());
        // Standardized with it, a unit's others sum to less than one, which no statistic can mend.
        let own = weights.styled(Style::Row);
        let refused = Err(Error::SelfNeighbour { unit: 0 });
        assert_eq!(local_g(&crime, &own, test), refused);
        assert_eq!(getis_ord(&crime, &own, test).map(|_| vec![]), refused);
        let marked: Vec<bool> = crime.iter().map(|crime| *crime > 30.0).collect();
        assert_eq!(join_counts(&marked, &own, test).map(|_| vec![]), refused);
    }
}
