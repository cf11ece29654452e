//! Numbers over many rows: what can be counted, summed and compared, and what can be selected from groups.

use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use rust_decimal::Decimal;

use crate::column::Column;
use crate::filter::Compare;
use crate::handles::{Comparable, Field, Number, Ordered};
use crate::input::IntoValue;
use crate::order::{Nulls, Order, OrderBy};
use crate::value::Value;

/// A number over the rows of `M`, or over those of a group; of type `T`.
pub struct Aggregate<M, T> {
    pub(crate) item: Item,
    types: PhantomData<fn() -> (M, T)>,
}

impl<M, T> Clone for Aggregate<M, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, T> Copy for Aggregate<M, T> {}

impl<M, T> std::fmt::Debug for Aggregate<M, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.item.fmt(f)
    }
}

/// A column of an aggregating statement, without its types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A column that the groups are made by.
    Column(usize),
    /// How many rows.
    Rows,
    /// How many rows in which the column has a value.
    Values(usize),
    /// How many different values the column has.
    Distinct(usize),
    /// The sum of a column.
    Sum(usize),
    /// The mean of a column.
    Average(usize),
    /// The least value of a column.
    Least(usize),
    /// The greatest value of a column.
    Greatest(usize),
}

/// How many rows.
pub const fn count<M>() -> Aggregate<M, i64> {
    Aggregate::new(Item::Rows)
}

/// How many rows in which the field has a value.
pub const fn count_of<M, T, C: Column>(_field: Field<M, T, C>) -> Aggregate<M, i64> {
    Aggregate::new(Item::Values(C::INDEX))
}

/// A field type whose values can be added up.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be added up",
    label = "not a number"
)]
pub trait Summable: Number {
    /// The type of the sum; `None` over no values.
    type Sum;
    /// The type of the mean; `None` over no values.
    type Average;
}

macro_rules! summable {
    ($($ty:ty => $sum:ty, $average:ty;)+) => {
        $(#[diagnostic::do_not_recommend]
        impl Summable for $ty {
            type Sum = Option<$sum>;
            type Average = Option<$average>;
        })+
    };
}

summable! {
    i32 => i64, f64;
    i64 => i64, f64;
    f64 => f64, f64;
    Decimal => Decimal, Decimal;
}

#[diagnostic::do_not_recommend]
impl<T: Summable> Summable for Option<T> {
    type Sum = T::Sum;
    type Average = T::Average;
}

impl<M, T, C: Column> Field<M, T, C> {
    /// How many rows in which the field has a value.
    pub const fn count(self) -> Aggregate<M, i64> {
        Aggregate::new(Item::Values(C::INDEX))
    }

    /// How many different values the field has; null is not one.
    pub const fn count_distinct(self) -> Aggregate<M, i64> {
        Aggregate::new(Item::Distinct(C::INDEX))
    }
}

// The conditions are those of each method, so that the compiler names them instead of missing the method.
impl<M, T, C: Column> Field<M, T, C> {
    /// The sum of the field's values.
    pub const fn sum<Sum>(self) -> Aggregate<M, Sum>
    where
        T: Summable<Sum = Sum>,
    {
        Aggregate::new(Item::Sum(C::INDEX))
    }

    /// The mean of the field's values.
    pub const fn avg<Average>(self) -> Aggregate<M, Average>
    where
        T: Summable<Average = Average>,
    {
        Aggregate::new(Item::Average(C::INDEX))
    }

    /// The least of the field's values.
    pub const fn min(self) -> Aggregate<M, Option<T::Value>>
    where
        T: Comparable + Ordered,
    {
        Aggregate::new(Item::Least(C::INDEX))
    }

    /// The greatest of the field's values.
    pub const fn max(self) -> Aggregate<M, Option<T::Value>>
    where
        T: Comparable + Ordered,
    {
        Aggregate::new(Item::Greatest(C::INDEX))
    }
}

impl<M, T> Aggregate<M, T> {
    const fn new(item: Item) -> Self {
        Self { item, types: PhantomData }
    }

    /// Groups with the smallest first.
    pub fn asc(self) -> GroupOrder<M> {
        GroupOrder::new(Some(self.item), false, Nulls::Usual)
    }

    /// Groups with the greatest first.
    pub fn desc(self) -> GroupOrder<M> {
        GroupOrder::new(Some(self.item), true, Nulls::Usual)
    }
}

impl<M, T: Comparable> Aggregate<M, T> {
    fn compare(self, op: Compare, value: Value) -> Having<M> {
        Having::new(HavingNode::Compare { item: self.item, op, value })
    }

    /// It equals the value.
    pub fn eq(self, value: impl IntoValue<T::Value>) -> Having<M> {
        self.compare(Compare::Eq, value.into_value())
    }

    /// It differs from the value.
    pub fn ne(self, value: impl IntoValue<T::Value>) -> Having<M> {
        self.compare(Compare::Ne, value.into_value())
    }

    /// It is less than the value.
    pub fn lt(self, value: impl IntoValue<T::Value>) -> Having<M> {
        self.compare(Compare::Lt, value.into_value())
    }

    /// It is less than the value or equal to it.
    pub fn lte(self, value: impl IntoValue<T::Value>) -> Having<M> {
        self.compare(Compare::Lte, value.into_value())
    }

    /// It is greater than the value.
    pub fn gt(self, value: impl IntoValue<T::Value>) -> Having<M> {
        self.compare(Compare::Gt, value.into_value())
    }

    /// It is greater than the value or equal to it.
    pub fn gte(self, value: impl IntoValue<T::Value>) -> Having<M> {
        self.compare(Compare::Gte, value.into_value())
    }
}

/// A condition on groups of rows of `M`. Joined by `&`, `|` and `!`.
#[derive(Clone, Debug)]
pub struct Having<M> {
    pub(crate) node: HavingNode,
    model: PhantomData<fn() -> M>,
}

/// A condition on groups without its model.
#[derive(Clone, Debug)]
pub(crate) enum HavingNode {
    All(Vec<HavingNode>),
    Any(Vec<HavingNode>),
    Not(Box<HavingNode>),
    Compare { item: Item, op: Compare, value: Value },
}

impl<M> Having<M> {
    fn new(node: HavingNode) -> Self {
        Self { node, model: PhantomData }
    }
}

impl<M> BitAnd for Having<M> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self::new(HavingNode::All(vec![self.node, other.node]))
    }
}

impl<M> BitOr for Having<M> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::new(HavingNode::Any(vec![self.node, other.node]))
    }
}

impl<M> Not for Having<M> {
    type Output = Self;

    fn not(self) -> Self {
        Self::new(HavingNode::Not(Box::new(self.node)))
    }
}

/// A key to order groups of rows of `M` by: an aggregate, or a field that the groups are made by.
#[derive(Clone, Debug)]
pub struct GroupOrder<M> {
    pub(crate) key: GroupKey,
    model: PhantomData<fn() -> M>,
}

/// A key to order groups by, without its model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupKey {
    /// `None` for something that groups do not have: a key of related rows.
    pub(crate) item: Option<Item>,
    pub(crate) descending: bool,
    pub(crate) nulls: Nulls,
}

impl<M> GroupOrder<M> {
    fn new(item: Option<Item>, descending: bool, nulls: Nulls) -> Self {
        Self { key: GroupKey { item, descending, nulls }, model: PhantomData }
    }

    /// Groups without a value come first.
    pub fn nulls_first(mut self) -> Self {
        self.key.nulls = Nulls::First;
        self
    }

    /// Groups without a value come last.
    pub fn nulls_last(mut self) -> Self {
        self.key.nulls = Nulls::Last;
        self
    }
}

impl<M> From<Order<M>> for GroupOrder<M> {
    fn from(order: Order<M>) -> Self {
        let item = match order.key.by {
            OrderBy::Column(column) => Some(Item::Column(column)),
            _ => None,
        };
        Self::new(item, order.key.descending, order.key.nulls)
    }
}

/// One key to order groups by, or several: an array, or a tuple where aggregates and fields are mixed.
pub trait IntoGroupOrder<M> {
    /// The keys, first the most important.
    fn into_group_order(self) -> Vec<GroupOrder<M>>;
}

impl<M, O: Into<GroupOrder<M>>> IntoGroupOrder<M> for O {
    fn into_group_order(self) -> Vec<GroupOrder<M>> {
        vec![self.into()]
    }
}

impl<M, O: Into<GroupOrder<M>>, const N: usize> IntoGroupOrder<M> for [O; N] {
    fn into_group_order(self) -> Vec<GroupOrder<M>> {
        self.into_iter().map(Into::into).collect()
    }
}
