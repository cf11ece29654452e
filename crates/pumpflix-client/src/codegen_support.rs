//! The one door between generated code and this crate. Nothing here is for people to call.

pub use crate::BoxFuture;
pub use crate::cell::{Cell, Decode, Row};
pub use crate::database::{Builder, Database};
pub use crate::error::{Error, Result};
pub use crate::executor::Executor;
pub use crate::generated::{NoKey, ParseEnumError, ReadOnly};
pub use crate::handles::{Field, ToMany, ToOne, ToOptional};
pub use crate::input::{IntoValue, Key, List, Operand, OptionalKey, Right, Scalar};
pub use crate::insert::Insert;
pub use crate::meta::{
    ColumnMeta, Default, Kind, Link, ModelCache, ModelMeta, RelationMeta, SchemaMeta, UniqueMeta,
};
pub use crate::model::Model;
pub use crate::nest::Nested;
pub use crate::query::{Create, Plan, Query, Table, Unique};
pub use crate::serial::{deserialize, deserialize_enum, serialize};
pub use crate::shape::{Reads, Shape, Spec, fill, made};
pub use crate::transaction::{Retries, Transaction};
pub use crate::value::{AsValueRef, Value, ValueRef};
pub use pumpflix_dialect::Dialect;
pub use {chrono, rust_decimal, serde, serde_json};

/// The type of a `DateTime` field.
pub type DateTime = chrono::DateTime<chrono::Utc>;

/// The type of a `Decimal` field.
pub type Decimal = rust_decimal::Decimal;

/// The type of a `Json` field.
pub type Json = serde_json::Value;
