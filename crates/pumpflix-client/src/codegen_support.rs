//! The one door between generated code and this crate. Nothing here is for people to call.

pub use crate::BoxFuture;
pub use crate::cell::{Cell, Cells, Decode, Row};
pub use crate::column::*;
pub use crate::database::{Builder, Database};
pub use crate::error::{Error, Result};
pub use crate::executor::Executor;
pub use crate::generated::{Enum, NoKey, ParseEnumError};
pub use crate::handles::{Field, FullText, ToMany, ToOne, ToOptional};
pub use crate::input::{IntoValue, Key, List, Operand, OptionalKey, Right, Scalar};
pub use crate::meta::{Default, Kind, Link, ModelMeta, RelationMeta, SchemaMeta};
pub use crate::model::{Creates, Model};
pub use crate::nest::Nested;
pub use crate::put::{
    Elsewhere, NewRow, Place, Put, create, debug_new, nest, set, set_key, set_optional_key,
};
pub use crate::query::{Plan, Query, Table, Unique};
pub use crate::same::{debug, equal};
pub use crate::serial::{deserialize, deserialize_enum, serialize};
pub use crate::transaction::{Retries, Transaction};
pub use crate::typed::{Typed, document_ref, optional_document_ref};
pub use crate::value::{AsValueRef, Value, ValueRef};
pub use pumpflix_dialect::Dialect;
pub use {chrono, rust_decimal, serde, serde_json, uuid};

/// The type of a `DateTime` field.
pub type DateTime = chrono::DateTime<chrono::Utc>;

/// The type of a field that is a UUID in PostgreSQL.
pub type Uuid = uuid::Uuid;

/// The type of a field that is a date in PostgreSQL.
pub type Date = chrono::NaiveDate;

/// The type of a field that is a time of day in PostgreSQL.
pub type Time = chrono::NaiveTime;

/// The type of a field that is an address in PostgreSQL.
pub type IpAddr = std::net::IpAddr;

/// The type of a `Decimal` field.
pub type Decimal = rust_decimal::Decimal;

/// The type of a `Json` field.
pub type Json = serde_json::Value;
