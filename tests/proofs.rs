//! Every proof over the whole workspace, in one program.

mod dependencies;
mod docs;
mod documents;
mod facts;
mod gallery;
mod layers;
mod levers;
mod lost;
mod made;
mod meaning;
mod mutated;
mod narrow;
mod one_way;
mod parts;
mod pictures;
mod public;
mod registry;
mod same_rows;
mod small;
mod speech;
mod stat_table;
mod targets;
mod tidy;
mod versions;
mod words;
mod written;
