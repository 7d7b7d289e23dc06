use super::{DistanceGrid, Plane};
use crate::place::Direction;
use crate::rigid_move::Rotation;

/// What a cell's four corners say of every place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// All corners are nearer, so every interpolated distance is.
    Near,
    /// All corners are farther.
    Far,
    /// The corners differ, and the distance must be interpolated.
    Mixed,
}

/// Whether moved places lie within one distance of the lines: a [`DistanceGrid`] cut at that
/// distance.
///
/// It says exactly what comparing [`DistanceGrid::kilometers_from`] with the distance says, and
/// quicker: most cells are all near or all far, and the move is made once, on the grid's plane,
/// instead of on every place.
#[derive(Debug, Clone)]
pub struct NearGrid<'a> {
    grid: &'a DistanceGrid<'a>,
    kilometers: f64,
    cells: Vec<Cell>,
}

impl<'a> NearGrid<'a> {
    pub(super) fn new(grid: &'a DistanceGrid<'a>, kilometers: f64) -> NearGrid<'a> {
        let corner = |node: usize| f64::from(grid.distances[node]) <= kilometers;
        let cell = |node: usize| {
            let above = node + grid.columns;
            let near = [node, node + 1, above, above + 1].map(corner);
            if near == [true; 4] {
                Cell::Near
            } else if near == [false; 4] {
                Cell::Far
            } else {
                Cell::Mixed
            }
        };
        let last = grid.distances.len().saturating_sub(grid.columns + 1);
        NearGrid { grid, kilometers, cells: (0..last).map(cell).collect() }
    }

    /// Asks the same of places after a move.
    #[must_use]
    pub fn after(&self, rotation: &Rotation) -> Moved<'_> {
        let Plane { centre, east, north } = self.grid.plane;
        let plane = Plane {
            centre: rotation.undo(centre),
            east: rotation.undo(east),
            north: rotation.undo(north),
        };
        Moved { within: self, plane, rotation: *rotation }
    }
}

/// Whether places lie within a distance of the lines once they are moved.
#[derive(Debug, Clone)]
pub struct Moved<'a> {
    within: &'a NearGrid<'a>,
    /// The grid's plane, moved the other way.
    plane: Plane,
    rotation: Rotation,
}

impl Moved<'_> {
    /// Whether a place, once moved, lies within the distance.
    #[must_use]
    pub fn contains(&self, place: Direction) -> bool {
        let NearGrid { grid, kilometers, cells } = self.within;
        let (u, v) = self.plane.coordinates(place);
        let across = (u - grid.west) / grid.step;
        let up = (v - grid.south) / grid.step;
        let inside = grid.holds(across, up);
        match inside.then(|| cells[up as usize * grid.columns + across as usize]) {
            Some(Cell::Near) => true,
            Some(Cell::Far) => false,
            Some(Cell::Mixed) => grid.interpolated(across, up) <= *kilometers,
            None => grid.lines.kilometers_from(self.rotation.apply(place)) <= *kilometers,
        }
    }
}
