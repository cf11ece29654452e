//! Conditions on what is inside a JSON document.

use std::marker::PhantomData;

use serde_json::Value as Json;

use super::Field;
use crate::column::Column;
use crate::filter::{Compare, Filter, JsonTest, Node, Place};

/// A field type that is a JSON document.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is not a JSON document",
    label = "the field is `{Self}`"
)]
pub trait Document {}

#[diagnostic::do_not_recommend]
impl Document for Json {}
#[diagnostic::do_not_recommend]
impl Document for Option<Json> {}

/// A place in a JSON document of rows of `M`. A condition on a place that a document does not have is neither true
/// nor false, as with a column that is null: neither it nor its opposite finds the row.
pub struct JsonPath<M> {
    column: usize,
    path: Vec<String>,
    model: PhantomData<fn() -> M>,
}

impl<M> Clone for JsonPath<M> {
    fn clone(&self) -> Self {
        Self { column: self.column, path: self.path.clone(), model: PhantomData }
    }
}

impl<M> std::fmt::Debug for JsonPath<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.path.fmt(f)
    }
}

impl<M, T: Document, C: Column> Field<M, T, C> {
    /// A place in the document: keys of objects, and positions in arrays counted from `"0"`. Keys are parameters,
    /// never text of the statement. No keys at all mean the whole document.
    pub fn path<K: Into<String>>(self, path: impl IntoIterator<Item = K>) -> JsonPath<M> {
        JsonPath { column: C::INDEX, path: path.into_iter().map(Into::into).collect(), model: PhantomData }
    }

    /// The document is JSON's `null`, which is a value; compare [`JsonPath::is_db_null`].
    pub fn is_json_null(self) -> Filter<M> {
        self.path::<String>([]).is_json_null()
    }
}

impl<M, T, C: Column> Field<M, Option<T>, C>
where
    Option<T>: Document,
{
    /// There is no document: the column is null.
    pub fn is_db_null(self) -> Filter<M> {
        self.is_null()
    }
}

impl<M> JsonPath<M> {
    fn test(self, test: JsonTest) -> Filter<M> {
        Filter::new(Node::Json { column: self.column, path: self.path, test })
    }

    fn compare(self, op: Compare, value: impl Into<Json>) -> Filter<M> {
        self.test(JsonTest::Compare(op, value.into()))
    }

    /// It equals this value: a number, text, `true`, `null`, an array or an object. On SQLite arrays and objects
    /// are equal when they are written in the same order.
    pub fn eq(self, value: impl Into<Json>) -> Filter<M> {
        self.compare(Compare::Eq, value)
    }

    /// It is there and differs from this value.
    pub fn ne(self, value: impl Into<Json>) -> Filter<M> {
        self.compare(Compare::Ne, value)
    }

    /// It is a number less than this one, or text that comes before this one.
    pub fn lt(self, value: impl Into<Json>) -> Filter<M> {
        self.compare(Compare::Lt, value)
    }

    /// It is a number at most this one, or this text or one before it.
    pub fn lte(self, value: impl Into<Json>) -> Filter<M> {
        self.compare(Compare::Lte, value)
    }

    /// It is a number greater than this one, or text that comes after this one.
    pub fn gt(self, value: impl Into<Json>) -> Filter<M> {
        self.compare(Compare::Gt, value)
    }

    /// It is a number at least this one, or this text or one after it.
    pub fn gte(self, value: impl Into<Json>) -> Filter<M> {
        self.compare(Compare::Gte, value)
    }

    fn text(self, place: Place, text: String) -> Filter<M> {
        self.test(JsonTest::Text { place, text, insensitive: false })
    }

    /// It is text that contains this one; `%` and `_` mean themselves.
    pub fn string_contains(self, text: impl Into<String>) -> Filter<M> {
        self.text(Place::Anywhere, text.into())
    }

    /// It is text that begins with this one.
    pub fn string_starts_with(self, text: impl Into<String>) -> Filter<M> {
        self.text(Place::Start, text.into())
    }

    /// It is text that ends with this one.
    pub fn string_ends_with(self, text: impl Into<String>) -> Filter<M> {
        self.text(Place::End, text.into())
    }

    /// It is an array that has each of these elements. On PostgreSQL an element that is itself an array or object is
    /// found by a part of it.
    pub fn array_contains<V: Into<Json>>(self, values: impl IntoIterator<Item = V>) -> Filter<M> {
        self.test(JsonTest::ArrayContains(values.into_iter().map(Into::into).collect()))
    }

    /// It is an array whose first element is this one.
    pub fn array_starts_with(self, value: impl Into<Json>) -> Filter<M> {
        self.test(JsonTest::ArrayStartsWith(value.into()))
    }

    /// It is an array whose last element is this one.
    pub fn array_ends_with(self, value: impl Into<Json>) -> Filter<M> {
        self.test(JsonTest::ArrayEndsWith(value.into()))
    }

    /// It is JSON's `null`.
    pub fn is_json_null(self) -> Filter<M> {
        self.test(JsonTest::IsNull)
    }

    /// Nothing is there: no document, or the document does not have the place.
    pub fn is_db_null(self) -> Filter<M> {
        self.test(JsonTest::IsMissing)
    }
}
