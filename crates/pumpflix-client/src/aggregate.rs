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
    item: Item,
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

/// The position of a field in a tuple.
#[derive(Debug)]
pub struct At<const N: usize>;

/// Marks a column that is an aggregate, not a field.
#[derive(Debug)]
pub struct Aggregated;

/// A field that stands in the tuple `G`.
pub trait Among<G, At> {}

/// A column that can be selected from groups of rows of `M` that are made by the fields `G`.
#[diagnostic::on_unimplemented(
    message = "this is neither a field that `group_by` names nor an aggregate of `{M}`",
    label = "neither grouped by nor aggregated",
    note = "name the field in `group_by`, or take its `.min()`, `.max()`, `.sum()`, `.avg()` or `.count()`"
)]
pub trait GroupColumn<M, G, At, Out>: Sized {
    /// What it is.
    #[doc(hidden)]
    fn item(self) -> SelectedItem;
}

/// What a selected column is.
#[derive(Clone, Copy, Debug)]
pub struct SelectedItem(pub(crate) Item);

#[diagnostic::do_not_recommend]
impl<M, T, G> GroupColumn<M, G, Aggregated, T> for Aggregate<M, T> {
    fn item(self) -> SelectedItem {
        SelectedItem(self.item)
    }
}

#[diagnostic::do_not_recommend]
impl<M, T, G, N, C: Column> GroupColumn<M, G, N, T> for Field<M, T, C>
where
    Self: Among<G, N>,
{
    fn item(self) -> SelectedItem {
        SelectedItem(Item::Column(C::INDEX))
    }
}

/// A tuple of columns that can be selected from groups of rows of `M` that are made by the fields `G`.
#[diagnostic::on_unimplemented(
    message = "this cannot be selected from groups of `{M}`",
    label = "neither a field that `group_by` names nor an aggregate of `{M}`",
    note = "name the field in `group_by`, or take its `.min()`, `.max()`, `.sum()`, `.avg()` or `.count()`",
    note = "one column is a tuple too: `(count(),)`"
)]
pub trait GroupColumns<M, G, At, Row>: Sized {
    /// What is selected.
    #[doc(hidden)]
    fn items(self) -> Vec<SelectedItem>;
}

/// The fields that groups are made by: one, or a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a field of `{M}`, nor a tuple of them",
    label = "fields of `{M}` are wanted here"
)]
pub trait GroupKeys<M>: Sized {
    /// The fields as a tuple.
    type Fields;

    /// Their columns.
    #[doc(hidden)]
    fn columns(self) -> Vec<usize>;
}

#[diagnostic::do_not_recommend]
impl<M, T, C: Column> GroupKeys<M> for Field<M, T, C> {
    type Fields = (Self,);

    fn columns(self) -> Vec<usize> {
        vec![C::INDEX]
    }
}

macro_rules! keys {
    ($($ty:ident $column:ident),+) => {
        #[diagnostic::do_not_recommend]
        impl<M, $($ty, $column: Column),+> GroupKeys<M> for ($(Field<M, $ty, $column>,)+) {
            type Fields = Self;

            fn columns(self) -> Vec<usize> {
                vec![$($column::INDEX),+]
            }
        }
    };
}

keys!(A C0);
keys!(A C0, B C1);
keys!(A C0, B C1, C C2);
keys!(A C0, B C1, C C2, D C3);
keys!(A C0, B C1, C C2, D C3, E C4);

macro_rules! among {
    ($($name:ident),+ => $at:literal in $fields:ty) => {
        impl<$($name),+> Among<$fields, At<$at>> for F {}
    };
}

among!(F => 0 in (F,));
among!(F, B => 0 in (F, B));
among!(F, A => 1 in (A, F));
among!(F, B, C => 0 in (F, B, C));
among!(F, A, C => 1 in (A, F, C));
among!(F, A, B => 2 in (A, B, F));
among!(F, B, C, D => 0 in (F, B, C, D));
among!(F, A, C, D => 1 in (A, F, C, D));
among!(F, A, B, D => 2 in (A, B, F, D));
among!(F, A, B, C => 3 in (A, B, C, F));
among!(F, B, C, D, E => 0 in (F, B, C, D, E));
among!(F, A, C, D, E => 1 in (A, F, C, D, E));
among!(F, A, B, D, E => 2 in (A, B, F, D, E));
among!(F, A, B, C, E => 3 in (A, B, C, F, E));
among!(F, A, B, C, D => 4 in (A, B, C, D, F));

macro_rules! columns {
    ($($name:ident $at:ident $out:ident),+) => {
        #[diagnostic::do_not_recommend]
        impl<M, G, $($name, $at, $out),+> GroupColumns<M, G, ($($at,)+), ($($out,)+)> for ($($name,)+)
        where
            $($name: GroupColumn<M, G, $at, $out>),+
        {
            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn items(self) -> Vec<SelectedItem> {
                let ($($name,)+) = self;
                vec![$($name.item()),+]
            }
        }

        impl<M, $($name: Into<GroupOrder<M>>),+> IntoGroupOrder<M> for ($($name,)+) {
            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn into_group_order(self) -> Vec<GroupOrder<M>> {
                let ($($name,)+) = self;
                vec![$($name.into()),+]
            }
        }
    };
}

columns!(A IA OA);
columns!(A IA OA, B IB OB);
columns!(A IA OA, B IB OB, C IC OC);
columns!(A IA OA, B IB OB, C IC OC, D ID OD);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE, F IF OF);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE, F IF OF, H IH OH);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE, F IF OF, H IH OH, J IJ OJ);
