//! The typed handles that generated modules consist of: fields, relations, and what can be done with them.

mod field;
mod json;
mod nested;
mod relation;
mod search;

pub use crate::input::List;
pub use crate::typed::Typed;
pub use field::{Comparable, Field, Number, Ordered};
pub use json::{Document, JsonPath};
pub use relation::{Counted, ManyInclude, OneInclude, OptionalInclude, ToMany, ToOne, ToOptional};
pub(crate) use search::SearchSyntax;
pub use search::{FullText, Relevance};
