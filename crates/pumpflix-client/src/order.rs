//! The order of rows.

use std::marker::PhantomData;

use crate::filter::Node;
use crate::handles::SearchSyntax;
use crate::meta::RelationMeta;

/// A key to order rows of the model `M` by.
pub struct Order<M> {
    pub(crate) key: OrderKey,
    model: PhantomData<fn() -> M>,
}

impl<M> Clone for Order<M> {
    fn clone(&self) -> Self {
        Self::new(self.key.clone())
    }
}

impl<M> std::fmt::Debug for Order<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.key.fmt(f)
    }
}

/// A key without its model.
#[derive(Clone, Debug)]
pub(crate) struct OrderKey {
    pub(crate) by: OrderBy,
    pub(crate) descending: bool,
    pub(crate) nulls: Nulls,
}

/// What is ordered by.
#[derive(Clone, Debug)]
pub(crate) enum OrderBy {
    /// A column.
    Column(usize),
    /// A key of the row at the other end of a to-one relation.
    Related(&'static RelationMeta, Box<OrderBy>),
    /// How many rows are at the other end and satisfy a condition.
    Count(&'static RelationMeta, Box<Node>),
    /// How well the row fits a full-text search.
    Relevance(Box<Ranking>),
}

/// A full-text search that rows are ranked by.
#[derive(Clone, Debug)]
pub(crate) struct Ranking {
    pub(crate) columns: Vec<usize>,
    pub(crate) syntax: SearchSyntax,
    pub(crate) query: String,
}

/// Where nulls stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nulls {
    /// Last when ascending, first when descending, on every database.
    Usual,
    First,
    Last,
}

impl OrderKey {
    /// The same key from the end of the list.
    pub(crate) fn turned(&self) -> Self {
        let nulls = if self.nulls.first(self.descending) { Nulls::Last } else { Nulls::First };
        Self { by: self.by.clone(), descending: !self.descending, nulls }
    }
}

impl Nulls {
    /// They come before all values.
    pub(crate) fn first(self, descending: bool) -> bool {
        match self {
            Self::Usual => descending,
            Self::First => true,
            Self::Last => false,
        }
    }
}

impl<M> Order<M> {
    pub(crate) fn new(key: OrderKey) -> Self {
        Self { key, model: PhantomData }
    }

    pub(crate) fn by(by: OrderBy, descending: bool) -> Self {
        Self::new(OrderKey { by, descending, nulls: Nulls::Usual })
    }

    /// Rows without a value come first.
    pub fn nulls_first(mut self) -> Self {
        self.key.nulls = Nulls::First;
        self
    }

    /// Rows without a value come last.
    pub fn nulls_last(mut self) -> Self {
        self.key.nulls = Nulls::Last;
        self
    }
}

/// One key or several.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not order rows of `{M}`",
    label = "rows of `{M}` are ordered here",
    note = "an order is made of a field of the model that is queried, `user::name.asc()`; of a field of a related row, \
            `user::org.order(organization::name.asc())`; or of a number of rows, `user::posts.count().desc()`"
)]
pub trait IntoOrder<M> {
    /// The keys, first the most important.
    fn into_order(self) -> Vec<Order<M>>;
}

#[diagnostic::do_not_recommend]
impl<M> IntoOrder<M> for Order<M> {
    fn into_order(self) -> Vec<Self> {
        vec![self]
    }
}

#[diagnostic::do_not_recommend]
impl<M, const N: usize> IntoOrder<M> for [Order<M>; N] {
    fn into_order(self) -> Vec<Order<M>> {
        Vec::from(self)
    }
}

#[diagnostic::do_not_recommend]
impl<M> IntoOrder<M> for Vec<Order<M>> {
    fn into_order(self) -> Self {
        self
    }
}

pub(crate) fn keys<M>(order: impl IntoOrder<M>) -> impl Iterator<Item = OrderKey> {
    order.into_order().into_iter().map(|o| o.key)
}
