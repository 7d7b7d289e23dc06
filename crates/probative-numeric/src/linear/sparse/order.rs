use std::collections::BTreeSet;

/// The order in which to eliminate, and what each step fills.
pub(super) struct Order {
    /// The unit eliminated at each step.
    pub(super) units: Vec<u32>,
    /// The units that are linked to it by then and come later.
    pub(super) links: Vec<Vec<u32>>,
}

/// The minimum-degree order of a symmetric pattern, given as each unit's other units.
///
/// A quotient graph with element absorption and the degree bound of Amestoy, Davis & Duff (1996);
/// the lowest unit wins among equals, so that the order is the same each time.
pub(super) fn minimum_degree(around: Vec<Vec<u32>>) -> Order {
    let n = around.len();
    let mut graph = Quotient {
        elements: vec![Vec::new(); n],
        members: vec![Vec::new(); n],
        degree: around.iter().map(Vec::len).collect(),
        queue: around.iter().enumerate().map(|(unit, row)| (row.len(), unit as u32)).collect(),
        around,
        mark: vec![0; n],
        seen: vec![0; n],
        outside: vec![0; n],
    };
    let mut units = Vec::with_capacity(n);
    let mut links = Vec::with_capacity(n);
    // The queue is ordered by degree and then by number, which decides among equals.
    while let Some((_, unit)) = graph.queue.pop_first() {
        units.push(unit);
        links.push(graph.eliminate(unit, units.len()));
    }
    Order { units, links }
}

struct Quotient {
    /// The units that each unit still touches on its own account.
    around: Vec<Vec<u32>>,
    /// The eliminated units through which it touches others.
    elements: Vec<Vec<u32>>,
    /// The units that an eliminated one joins; empty once another has taken them over.
    members: Vec<Vec<u32>>,
    degree: Vec<usize>,
    queue: BTreeSet<(usize, u32)>,
    /// The step at which a unit was last found to touch the eliminated one.
    mark: Vec<usize>,
    /// The step at which an element's members outside were last counted, and their number.
    seen: Vec<usize>,
    outside: Vec<usize>,
}

impl Quotient {
    /// Takes a unit out at a step and gives the units that it touched.
    fn eliminate(&mut self, unit: u32, step: usize) -> Vec<u32> {
        let at = unit as usize;
        let mut touched = Vec::with_capacity(self.degree[at]);
        self.mark[at] = step;
        // The elements that touch the unit are absorbed in the new one: their members are all among
        // its own.
        let absorbed = std::mem::take(&mut self.elements[at]);
        let own = std::mem::take(&mut self.around[at]);
        let joined: Vec<Vec<u32>> =
            absorbed.iter().map(|&e| std::mem::take(&mut self.members[e as usize])).collect();
        for &other in own.iter().chain(joined.iter().flatten()) {
            if self.mark[other as usize] != step {
                self.mark[other as usize] = step;
                touched.push(other);
            }
        }
        self.count_outside(&touched, step);
        for &other in &touched {
            self.update(other, unit, step, touched.len());
        }
        self.members[at].clone_from(&touched);
        touched
    }

    /// How many members of each element near the eliminated unit it does not touch itself.
    fn count_outside(&mut self, touched: &[u32], step: usize) {
        for &other in touched {
            for &element in &self.elements[other as usize] {
                let element = element as usize;
                if self.seen[element] != step {
                    self.seen[element] = step;
                    self.outside[element] = self.members[element].len();
                }
                self.outside[element] = self.outside[element].saturating_sub(1);
            }
        }
    }

    fn update(&mut self, other: u32, unit: u32, step: usize, size: usize) {
        let at = other as usize;
        let mark = &self.mark;
        self.around[at].retain(|&third| mark[third as usize] != step);
        let members = &mut self.members;
        let outside = &self.outside;
        self.elements[at].retain(|&element| {
            // An element whose members all lie in the new one says nothing more (aggressive
            // absorption).
            let kept = !members[element as usize].is_empty() && outside[element as usize] > 0;
            if !kept {
                members[element as usize] = Vec::new();
            }
            kept
        });
        // The bound of Amestoy, Davis & Duff: members that two elements share are counted twice,
        // which costs an exact union less than it saves.
        let beyond: usize = self.elements[at].iter().map(|&e| outside[e as usize]).sum();
        self.elements[at].push(unit);
        let degree = self.around[at].len() + size - 1 + beyond;
        if degree != self.degree[at] {
            self.queue.remove(&(self.degree[at], other));
            self.queue.insert((degree, other));
            self.degree[at] = degree;
        }
    }
}
