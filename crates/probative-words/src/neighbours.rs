//! The words of neighbours.

use probative_terms::{Bandwidth, Neighbours, Radius};

/// The neighbours of a place in words: "the places that touch it".
pub(crate) fn neighbours(neighbours: &Neighbours) -> String {
    match neighbours {
        Neighbours::Queen => "the places that touch it".to_owned(),
        Neighbours::Rook => "the places that share a line with it".to_owned(),
        Neighbours::Nearest(count) => format!("the {count} nearest places"),
        Neighbours::Band(Radius::Within(reach)) => format!("the places within {reach} km"),
        Neighbours::Band(Radius::Least) => {
            "the places within the least distance that leaves none alone".to_owned()
        }
        Neighbours::Kernel(kernel, Bandwidth::Distance(reach)) => {
            format!("the places within {reach} km under a {} kernel", kernel.word())
        }
        Neighbours::Kernel(kernel, Bandwidth::Nearest(count)) => {
            format!("the {count} nearest places under a {} kernel", kernel.word())
        }
        Neighbours::Inverse { reach, .. } => {
            format!("the places within {reach} km, the farther the less")
        }
        Neighbours::Block(column) => format!("the places of its {column}"),
        Neighbours::File(path) => format!("the places that {path} lists"),
    }
}
