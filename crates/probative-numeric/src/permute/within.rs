use super::Rearrange;
use crate::stream::Stream;

/// A unit may only take the place of another of its own block: its state, year or size class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Within<'a> {
    /// The block of each unit; blocks are numbered from zero, without large gaps.
    pub block_of: &'a [usize],
}

impl Rearrange for Within<'_> {
    fn rearrange(&self, order: &mut [usize], stream: &mut Stream) {
        assert_eq!(self.block_of.len(), order.len(), "every unit needs a block");
        let blocks = self.block_of.iter().max().map_or(0, |last| last + 1);
        let mut ends = vec![0; blocks + 1];
        for &block in self.block_of {
            ends[block + 1] += 1;
        }
        for block in 0..blocks {
            ends[block + 1] += ends[block];
        }
        // A counting sort: units of one block stand together, in the order of their numbers.
        let starts = ends.clone();
        let mut members = vec![0; order.len()];
        for (unit, &block) in self.block_of.iter().enumerate() {
            members[ends[block]] = unit;
            ends[block] += 1;
        }
        for block in starts.windows(2) {
            let block = &members[block[0]..block[1]];
            for last in (1..block.len()).rev() {
                let other = stream.below(last + 1);
                // Positions and not values are swapped, so that an order rearranged before stays
                // within its blocks.
                order.swap(block[last], block[other]);
            }
        }
    }
}
