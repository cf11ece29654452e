//! Fields that have a column.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::column::Column;
use crate::filter::{Compare, Filter, ListTest, Node, Place};
use crate::input::{Assignment, Change, IntoValue, List, Operand, Right, Scalar, Set};
use crate::model::Model;
use crate::order::{Order, OrderBy};
use crate::value::Value;

/// The field of column `C` of the model `M`, whose type is `T`; `Option<T>` when it may be null, [`List<T>`] when it
/// is a list.
///
/// The column is part of the type so that the compiler can tell two fields of the same type apart where that
/// matters: a field that is selected from groups must be one that they were made by.
///
/// Generated code has a constant for each column. That it is a literal, and of no elements, is what costs the compiler
/// least.
pub struct Field<M, T, C> {
    #[doc(hidden)]
    #[expect(
        clippy::type_complexity,
        reason = "a name for it would be one more type to look up for each column"
    )]
    pub of: [fn() -> (M, T, C); 0],
}

impl<M, T, C> Clone for Field<M, T, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, T, C> Copy for Field<M, T, C> {}

impl<M: Model, T, C: Column> std::fmt::Debug for Field<M, T, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", M::META.name, M::META.columns[C::INDEX].field)
    }
}

/// A field's type without `Option`.
pub trait Comparable {
    /// The type of a value.
    type Value: Scalar;
}

impl<T: Scalar> Comparable for T {
    type Value = T;
}

impl<T: Scalar> Comparable for Option<T> {
    type Value = T;
}

/// A field type that can be counted with.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is not a number",
    label = "the field is `{Self}`"
)]
pub trait Number {
    /// What it grows or shrinks by: the type without `Option`.
    type Amount: Scalar;

    /// The least and the greatest integer of the type.
    #[doc(hidden)]
    const RANGE: Option<(i64, i64)>;
}

#[diagnostic::do_not_recommend]
impl Number for i32 {
    type Amount = Self;
    const RANGE: Option<(i64, i64)> = Some((Self::MIN as i64, Self::MAX as i64));
}

#[diagnostic::do_not_recommend]
impl Number for i64 {
    type Amount = Self;
    const RANGE: Option<(i64, i64)> = Some((Self::MIN, Self::MAX));
}

#[diagnostic::do_not_recommend]
impl Number for f64 {
    type Amount = Self;
    const RANGE: Option<(i64, i64)> = None;
}

#[diagnostic::do_not_recommend]
impl Number for Decimal {
    type Amount = Self;
    const RANGE: Option<(i64, i64)> = None;
}

#[diagnostic::do_not_recommend]
impl<T: Number> Number for Option<T> {
    type Amount = T::Amount;
    const RANGE: Option<(i64, i64)> = T::RANGE;
}

/// A field type with an order: numbers, text, times.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` have no order",
    label = "the field is `{Self}`"
)]
pub trait Ordered {}

#[diagnostic::do_not_recommend]
impl Ordered for i32 {}
#[diagnostic::do_not_recommend]
impl Ordered for i64 {}
#[diagnostic::do_not_recommend]
impl Ordered for f64 {}
#[diagnostic::do_not_recommend]
impl Ordered for Decimal {}
#[diagnostic::do_not_recommend]
impl Ordered for String {}
#[diagnostic::do_not_recommend]
impl Ordered for DateTime<Utc> {}
#[diagnostic::do_not_recommend]
impl<T: Ordered> Ordered for Option<T> {}

/// A field type that may be null.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is never null",
    label = "the field is `{Self}`",
    note = "an optional field, `String?` in the schema, is of type `Option<String>`"
)]
pub trait Nullable {}

#[diagnostic::do_not_recommend]
impl<T> Nullable for Option<T> {}

/// A field type that is a list.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is not a list",
    label = "the field is `{Self}`",
    note = "`contains` looks into a text, and `path` into a JSON document"
)]
pub trait Elements {
    /// The type of an element.
    type Element: Scalar;
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Elements for List<T> {
    type Element = T;
}

/// A field type that is text.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is not text",
    label = "the field is `{Self}`"
)]
pub trait Text {}

#[diagnostic::do_not_recommend]
impl Text for String {}
#[diagnostic::do_not_recommend]
impl Text for Option<String> {}

#[diagnostic::do_not_recommend]
impl<M, T, C: Column> Operand<M, T> for Field<M, T, C> {
    fn into_operand(self) -> Right {
        Right::Column(C::INDEX)
    }
}

impl<M, T, C: Column> Field<M, T, C> {
    /// Smallest first; rows without a value last.
    pub fn asc(self) -> Order<M> {
        Order::by(OrderBy::Column(C::INDEX), false)
    }

    /// Greatest first; rows without a value first.
    pub fn desc(self) -> Order<M> {
        Order::by(OrderBy::Column(C::INDEX), true)
    }

    /// The field is to get this value.
    pub fn to(self, value: impl IntoValue<T>) -> Assignment<M> {
        Self::assign(Change::To(value.into_value()))
    }

    fn compare(op: Compare, right: Right) -> Filter<M> {
        let column = C::INDEX;
        Filter::new(match right {
            Right::Column(other) => Node::CompareColumns { column, op, other },
            Right::Value(Value::Null) if op == Compare::Eq => Node::IsNull { column, negated: false },
            Right::Value(Value::Null) if op == Compare::Ne => Node::IsNull { column, negated: true },
            Right::Value(value) => Node::Compare { column, op, value },
        })
    }

    fn assign(change: Change) -> Assignment<M> {
        Assignment::new(Set { column: C::INDEX, change })
    }
}

impl<M, T: Comparable, C: Column> Field<M, T, C> {
    /// The field equals a value, or another field. A `None` asks whether the field is null.
    pub fn eq(self, other: impl Operand<M, T>) -> Filter<M> {
        Self::compare(Compare::Eq, other.into_operand())
    }

    /// The field has a value and it differs. A `None` asks whether the field is not null.
    pub fn ne(self, other: impl Operand<M, T>) -> Filter<M> {
        Self::compare(Compare::Ne, other.into_operand())
    }

    /// The field is one of the values; false for none.
    pub fn in_<V: IntoValue<T::Value>>(self, values: impl IntoIterator<Item = V>) -> Filter<M> {
        Self::one_of(values, false)
    }

    /// The field has a value that is none of these; every row that has one, for none.
    pub fn not_in<V: IntoValue<T::Value>>(self, values: impl IntoIterator<Item = V>) -> Filter<M> {
        Self::one_of(values, true)
    }

    fn one_of<V: IntoValue<T::Value>>(values: impl IntoIterator<Item = V>, negated: bool) -> Filter<M> {
        let values = values.into_iter().map(IntoValue::into_value).collect();
        Filter::new(Node::In { column: C::INDEX, values, negated, insensitive: false })
    }
}

impl<M, T: Comparable, C: Column> Field<M, T, C> {
    /// The field is less than the other side.
    pub fn lt(self, other: impl Operand<M, T>) -> Filter<M>
    where
        T: Ordered,
    {
        Self::compare(Compare::Lt, other.into_operand())
    }

    /// The field is less than the other side or equal to it.
    pub fn lte(self, other: impl Operand<M, T>) -> Filter<M>
    where
        T: Ordered,
    {
        Self::compare(Compare::Lte, other.into_operand())
    }

    /// The field is greater than the other side.
    pub fn gt(self, other: impl Operand<M, T>) -> Filter<M>
    where
        T: Ordered,
    {
        Self::compare(Compare::Gt, other.into_operand())
    }

    /// The field is greater than the other side or equal to it.
    pub fn gte(self, other: impl Operand<M, T>) -> Filter<M>
    where
        T: Ordered,
    {
        Self::compare(Compare::Gte, other.into_operand())
    }
}

impl<M, T, C: Column> Field<M, T, C> {
    /// The field is null.
    pub fn is_null(self) -> Filter<M>
    where
        T: Nullable,
    {
        Filter::new(Node::IsNull { column: C::INDEX, negated: false })
    }

    /// The field has a value.
    pub fn is_not_null(self) -> Filter<M>
    where
        T: Nullable,
    {
        Filter::new(Node::IsNull { column: C::INDEX, negated: true })
    }

    /// The field is to be null.
    pub fn to_null(self) -> Assignment<M>
    where
        T: Nullable,
    {
        Self::assign(Change::To(Value::Null))
    }
}

impl<M, T, C: Column> Field<M, T, C> {
    /// The text contains this one; `%` and `_` mean themselves.
    pub fn contains(self, text: impl Into<String>) -> Filter<M>
    where
        T: Text,
    {
        Self::matches(Place::Anywhere, text.into())
    }

    /// The text begins with this one.
    pub fn starts_with(self, text: impl Into<String>) -> Filter<M>
    where
        T: Text,
    {
        Self::matches(Place::Start, text.into())
    }

    /// The text ends with this one.
    pub fn ends_with(self, text: impl Into<String>) -> Filter<M>
    where
        T: Text,
    {
        Self::matches(Place::End, text.into())
    }

    fn matches(place: Place, text: String) -> Filter<M> {
        Filter::new(Node::Text { column: C::INDEX, place, text, insensitive: false })
    }
}

impl<M, T, C: Column> Field<M, T, C> {
    /// The field is to grow by this.
    pub fn increment(self, by: impl IntoValue<T::Amount>) -> Assignment<M>
    where
        T: Number,
    {
        Self::assign(Change::Arithmetic { operator: '+', by: by.into_value(), range: T::RANGE })
    }

    /// The field is to shrink by this.
    pub fn decrement(self, by: impl IntoValue<T::Amount>) -> Assignment<M>
    where
        T: Number,
    {
        Self::assign(Change::Arithmetic { operator: '-', by: by.into_value(), range: T::RANGE })
    }

    /// The field is to be multiplied by this.
    pub fn multiply(self, by: impl IntoValue<T::Amount>) -> Assignment<M>
    where
        T: Number,
    {
        Self::assign(Change::Arithmetic { operator: '*', by: by.into_value(), range: T::RANGE })
    }

    /// The field is to be divided by this.
    pub fn divide(self, by: impl IntoValue<T::Amount>) -> Assignment<M>
    where
        T: Number,
    {
        Self::assign(Change::Arithmetic { operator: '/', by: by.into_value(), range: T::RANGE })
    }
}

impl<M, T, C: Column> Field<M, T, C> {
    /// The list has this element.
    pub fn has(self, value: impl IntoValue<T::Element>) -> Filter<M>
    where
        T: Elements,
    {
        Self::test(ListTest::HasEvery, vec![value.into_value()])
    }

    /// The list has each of these elements.
    pub fn has_every<V: IntoValue<T::Element>>(self, values: impl IntoIterator<Item = V>) -> Filter<M>
    where
        T: Elements,
    {
        Self::test(ListTest::HasEvery, values.into_iter().map(IntoValue::into_value).collect())
    }

    /// The list has one of these elements.
    pub fn has_some<V: IntoValue<T::Element>>(self, values: impl IntoIterator<Item = V>) -> Filter<M>
    where
        T: Elements,
    {
        Self::test(ListTest::HasSome, values.into_iter().map(IntoValue::into_value).collect())
    }

    /// The list has no elements.
    pub fn is_empty(self) -> Filter<M>
    where
        T: Elements,
    {
        Self::test(ListTest::IsEmpty, Vec::new())
    }

    /// The list has exactly these elements in this order.
    pub fn equals<V: IntoValue<T::Element>>(self, values: impl IntoIterator<Item = V>) -> Filter<M>
    where
        T: Elements,
    {
        Self::test(ListTest::Equals, values.into_iter().map(IntoValue::into_value).collect())
    }

    /// These elements are to be added at the list's end.
    pub fn push<V: IntoValue<T::Element>>(self, values: impl IntoIterator<Item = V>) -> Assignment<M>
    where
        T: Elements,
    {
        Self::assign(Change::Push(Value::List(values.into_iter().map(IntoValue::into_value).collect())))
    }

    fn test(test: ListTest, values: Vec<Value>) -> Filter<M> {
        Filter::new(Node::List { column: C::INDEX, test, values })
    }
}
