//! The typed handles that generated modules consist of: fields, relations, and what can be done with them.

mod field;
mod nested;
mod relation;

pub use field::{Comparable, Field, Number, Ordered};
pub use relation::{Counted, ManyInclude, OneInclude, OptionalInclude, ToMany, ToOne, ToOptional};
