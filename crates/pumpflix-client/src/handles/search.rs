//! Full-text search, which PostgreSQL has.

use std::marker::PhantomData;

use super::Field;
use super::field::Text;
use crate::column::Column;
use crate::filter::{Filter, Node};
use crate::order::{Order, OrderBy, Ranking};

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

    /// How well the text fits a full-text search, to order rows by: `post::title.relevance("cat & dog").desc()` has
    /// the best first. The query is that of [`Field::search`].
    pub fn relevance(self, query: impl Into<String>) -> Relevance<M>
    where
        M: FullText,
        T: Text,
    {
        Relevance::new(C::INDEX, SearchSyntax::Operators, query.into())
    }

    /// The same with the query of [`Field::search_web`].
    pub fn relevance_web(self, query: impl Into<String>) -> Relevance<M>
    where
        M: FullText,
        T: Text,
    {
        Relevance::new(C::INDEX, SearchSyntax::Web, query.into())
    }

    fn full_text(syntax: SearchSyntax, query: String) -> Filter<M> {
        Filter::new(Node::Search { column: C::INDEX, syntax, query })
    }
}

/// How well rows of `M` fit a full-text search, which is PostgreSQL's `ts_rank`; made by [`Field::relevance`].
#[derive(Clone, Debug)]
#[must_use = "rows are ordered by `.asc()` or `.desc()` of it"]
pub struct Relevance<M> {
    ranking: Ranking,
    model: PhantomData<fn() -> M>,
}

impl<M> Relevance<M> {
    fn new(column: usize, syntax: SearchSyntax, query: String) -> Self {
        Self { ranking: Ranking { columns: vec![column], syntax, query }, model: PhantomData }
    }

    /// The words may also stand in this field: the fields' texts count as one.
    pub fn and<T: Text, C: Column>(mut self, _: Field<M, T, C>) -> Self {
        self.ranking.columns.push(C::INDEX);
        self
    }

    /// The worst first.
    pub fn asc(self) -> Order<M> {
        Order::by(OrderBy::Relevance(Box::new(self.ranking)), false)
    }

    /// The best first.
    pub fn desc(self) -> Order<M> {
        Order::by(OrderBy::Relevance(Box::new(self.ranking)), true)
    }
}
