//! Full-text search, which PostgreSQL has.

use super::Field;
use super::field::Text;
use crate::column::Column;
use crate::filter::{Filter, Node};

/// A model that is kept in a database with full-text search; said by generated code.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` have no full-text search",
    note = "PostgreSQL has it, and is not among the databases of this schema"
)]
pub trait FullText {}

/// How a text becomes the query of a full-text search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SearchSyntax {
    /// Words joined by `&`, `|`, `!` and `<->`.
    Operators,
    /// As people type into search engines.
    Web,
}

impl SearchSyntax {
    /// The function of PostgreSQL that reads it.
    pub(crate) fn function(self) -> &'static str {
        match self {
            Self::Operators => "to_tsquery",
            Self::Web => "websearch_to_tsquery",
        }
    }
}

impl<M, T, C: Column> Field<M, T, C> {
    /// The text has these words, in any of their forms: `cat & (dog | fox)`, `!cow`, `big <-> cat` for one behind the
    /// other, as in Prisma. A text that is no such query is [`crate::Error::InvalidSearch`]; for what people type
    /// there is [`Field::search_web`].
    ///
    /// The language is that of PostgreSQL's `default_text_search_config`. SQLite has no full-text search that every
    /// build of it knows: there the query fails with [`crate::Error::Usage`].
    pub fn search(self, query: impl Into<String>) -> Filter<M>
    where
        M: FullText,
        T: Text,
    {
        Self::full_text(SearchSyntax::Operators, query.into())
    }

    /// The same for what people type into search engines: words, `"a phrase"`, `or`, `-not`. Every text is a query.
    pub fn search_web(self, query: impl Into<String>) -> Filter<M>
    where
        M: FullText,
        T: Text,
    {
        Self::full_text(SearchSyntax::Web, query.into())
    }

    fn full_text(syntax: SearchSyntax, query: String) -> Filter<M> {
        Filter::new(Node::Search { column: C::INDEX, syntax, query })
    }
}
