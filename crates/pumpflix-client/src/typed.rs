//! JSON documents as types of the caller's own: `/// @rust(type = "crate::Meta")` above a `Json` field.

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::cell::{Cell, Cells, Decode, Row};
use crate::error::{Error, Result};
use crate::handles::{Comparable, Document};
use crate::input::{IntoValue, Operand, Right};
use crate::model::Model;
use crate::value::{Value, ValueRef};

/// The type of the handle of a `Json` field that is read as `T`; its values are `T`.
pub struct Typed<T>(PhantomData<fn() -> T>);

impl<T> Document for Typed<T> {}
impl<T> Document for Option<Typed<T>> {}

impl<T> Comparable for Typed<T> {
    type Value = Json;
}

impl<T> Comparable for Option<Typed<T>> {
    type Value = Json;
}

/// The document, or what serde said against it.
fn document<T: Serialize>(value: &T) -> Value {
    match serde_json::to_value(value) {
        Ok(json) => Value::Json(json),
        Err(error) => Value::Invalid(error.to_string().into()),
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> IntoValue<Typed<T>> for T {
    fn into_value(self) -> Value {
        document(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> IntoValue<Option<Typed<T>>> for T {
    fn into_value(self) -> Value {
        document(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> IntoValue<Option<Typed<T>>> for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, |value| document(&value))
    }
}

#[diagnostic::do_not_recommend]
impl<M, T: Serialize> Operand<M, Typed<T>> for T {
    fn into_operand(self) -> Right {
        Right::Value(document(&self))
    }
}

#[diagnostic::do_not_recommend]
impl<M, T: Serialize> Operand<M, Option<Typed<T>>> for T {
    fn into_operand(self) -> Right {
        Right::Value(document(&self))
    }
}

/// A value that can be written as a document when somebody asks for it.
trait Writes {
    fn write(&self) -> Value;
}

impl<T: Serialize> Writes for T {
    fn write(&self) -> Value {
        document(self)
    }
}

/// A document of the caller's own type, borrowed.
#[derive(Clone, Copy)]
pub struct DocumentRef<'a>(&'a (dyn Writes + Sync));

impl DocumentRef<'_> {
    /// The document.
    pub fn to_value(self) -> Value {
        self.0.write()
    }
}

impl fmt::Debug for DocumentRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_value().fmt(f)
    }
}

impl PartialEq for DocumentRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.to_value() == other.to_value()
    }
}

impl Eq for DocumentRef<'_> {}

impl std::hash::Hash for DocumentRef<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        if let Value::Json(json) = self.to_value() {
            json.hash(state);
        }
    }
}

/// The document of a field; used by generated code.
pub fn document_ref<T: Serialize + Sync>(value: &T) -> ValueRef<'_> {
    ValueRef::Document(DocumentRef(value))
}

/// The document of a field that may have none; used by generated code.
pub fn optional_document_ref<T: Serialize + Sync>(value: Option<&T>) -> ValueRef<'_> {
    value.map_or(ValueRef::Null, document_ref)
}

impl Cells<'_> {
    /// The document of column `index` of the model `M` as the caller's own type; `None` for one that does not fit.
    pub fn document<M: Model, T: DeserializeOwned>(&self, index: usize) -> Option<T> {
        let found = self.optional_document::<M, T>(index)?;
        if found.is_none() {
            self.fail(unfit::<M, T>(index, "null".to_owned()));
        }
        found
    }

    /// The same, `Some(None)` for null.
    pub fn optional_document<M: Model, T: DeserializeOwned>(&self, index: usize) -> Option<Option<T>> {
        read::<M, T>(self.row, self.first + index, index).map_err(|error| self.fail(error)).ok()
    }
}

/// Reads the document at column `at` of a result, which is column `index` of the model.
pub(crate) fn read<M: Model, T: DeserializeOwned>(
    row: &Row<'_>,
    at: usize,
    index: usize,
) -> Result<Option<T>> {
    let Some(cell) = row.cell(at)? else { return Ok(None) };
    parse(cell).map(Some).map_err(|found| unfit::<M, T>(index, found))
}

/// The value of a cell. The error says where the document does not fit, not what is there.
fn parse<T: DeserializeOwned>(cell: Cell<'_>) -> std::result::Result<T, String> {
    let place = |e: serde_json::Error| match (e.line(), e.column()) {
        (0, _) => "another document".to_owned(),
        (line, column) => format!("another document, from line {line} column {column} on"),
    };
    match cell {
        Cell::Text(text) => serde_json::from_str(text).map_err(place),
        Cell::Blob(bytes) => serde_json::from_slice(bytes).map_err(place),
        #[cfg(feature = "postgres")]
        Cell::Postgres(ty, bytes) => {
            // The binary form of `jsonb` is a version number and the text.
            let skip = usize::from(*ty == tokio_postgres::types::Type::JSONB);
            serde_json::from_slice(bytes.get(skip..).unwrap_or_default()).map_err(place)
        }
        other => {
            let json = Json::decode(other).ok_or("something else")?;
            T::deserialize(json).map_err(place)
        }
    }
}

#[cold]
pub(crate) fn unfit<M: Model, T>(index: usize, found: String) -> Error {
    let field = M::META.columns.get(index).map_or("?", |column| column.field);
    Error::Decode { column: format!("{}.{field}", M::META.name), expected: std::any::type_name::<T>(), found }
}
