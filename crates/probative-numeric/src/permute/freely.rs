use super::Rearrange;
use crate::stream::Stream;

/// Any unit may take the place of any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freely;

impl Rearrange for Freely {
    fn rearrange(&self, order: &mut [usize], stream: &mut Stream) {
        stream.shuffle(order);
    }
}
