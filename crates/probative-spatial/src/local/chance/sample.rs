use std::ops::Range;

use probative_numeric::{Seed, Stream, each};

use super::Columns;

/// Samples handled by one task.
const TASK: usize = 1 << 10;

/// Up to so many members, a repeated one is found by looking through them.
const FEW: usize = 24;

/// Draws so many different numbers below `n`, each set as likely as any other.
pub(super) struct Sampler {
    n: usize,
    members: Vec<u32>,
    count: usize,
    taken: Taken,
    all: Vec<u32>,
}

impl Sampler {
    pub(super) fn new(n: usize, count: usize) -> Sampler {
        let taken = Taken::new(if count > FEW && 3 * count <= n { count } else { 0 });
        Sampler { n, members: Vec::with_capacity(count), count, taken, all: Vec::new() }
    }

    pub(super) fn draw(&mut self, stream: &mut Stream) -> &[u32] {
        // Drawing again what is taken already is quick while few are; beyond a third, a shuffle of
        // all is.
        if 3 * self.count > self.n {
            self.all.clear();
            self.all.extend(0..self.n as u32);
            stream.draw_front(&mut self.all, self.count);
            return &self.all[..self.count.min(self.n)];
        }
        self.members.clear();
        self.taken.draw += 1;
        while self.members.len() < self.count {
            let member = stream.below(self.n) as u32;
            let again = match self.taken.slots.is_empty() {
                true => self.members.contains(&member),
                false => self.taken.again(member),
            };
            if !again {
                self.members.push(member);
            }
        }
        &self.members
    }
}

/// The members of a draw, where they are many: a table as large as the draw and not as the map.
struct Taken {
    /// A draw and a member of it, in the first free slot from the member's own.
    slots: Vec<(u32, u32)>,
    draw: u32,
}

impl Taken {
    fn new(count: usize) -> Taken {
        let slots = if count == 0 { 0 } else { (2 * count).next_power_of_two() };
        Taken { slots: vec![(0, 0); slots], draw: 0 }
    }

    /// Notes a member; tells whether the draw had it before.
    fn again(&mut self, member: u32) -> bool {
        let last = self.slots.len() - 1;
        let mut slot =
            (u64::from(member).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        while self.slots[slot].0 == self.draw {
            if self.slots[slot].1 == member {
                return true;
            }
            slot = (slot + 1) & last;
        }
        self.slots[slot] = (self.draw, member);
        false
    }
}

/// Samples of units with the sums of their values.
pub(super) struct Samples {
    /// The members of each sample, one after another.
    pub(super) members: Vec<u32>,
    pub(super) sums: Vec<f64>,
    pub(super) beside: Vec<f64>,
}

impl Samples {
    /// The samples with these numbers; sample `i` reads stream `i` and nothing else.
    pub(super) fn draw(
        columns: &Columns<'_>,
        count: usize,
        range: Range<usize>,
        seed: Seed,
    ) -> Samples {
        let task = |task: usize| {
            // A task is a fixed run of samples, so that they stand in the same order for every
            // number of threads.
            let first = range.start + task * TASK;
            let mut part = Samples { members: Vec::new(), sums: Vec::new(), beside: Vec::new() };
            let mut sampler = Sampler::new(columns.layout.units(), count);
            for replicate in first..range.end.min(first + TASK) {
                let members = sampler.draw(&mut seed.stream(replicate as u64));
                part.sums.push(members.iter().map(|&m| columns.values[m as usize]).sum());
                part.beside.push(members.iter().map(|&m| columns.beside(m as usize)).sum());
                part.members.extend_from_slice(members);
            }
            part
        };
        let mut whole = Samples { members: Vec::new(), sums: Vec::new(), beside: Vec::new() };
        for part in each(range.len().div_ceil(TASK), task) {
            whole.members.extend(part.members);
            whole.sums.extend(part.sums);
            whole.beside.extend(part.beside);
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_drawn_as_often_by_every_way() {
        for (n, count) in [(5, 2), (7, 2), (90, 30)] {
            let mut together = 0_u32;
            for replicate in 0..20_000 {
                let mut sampler = Sampler::new(n, count);
                let members = sampler.draw(&mut Seed(2).stream(replicate)).to_vec();
                assert_eq!(members.len(), count);
                together += u32::from(members.contains(&0) && members.contains(&(n as u32 - 1)));
            }
            let expected = (count * (count - 1)) as f64 / (n * (n - 1)) as f64;
            let share = f64::from(together) / 20_000.0;
            assert!((share - expected).abs() < 0.012, "{n} {count}: {share} {expected}");
        }
    }
}
