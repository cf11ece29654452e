//! Values on their way to the database, and keys that tie rows together.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

/// A value of any scalar type, as a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// SQL `NULL`.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer; the column decides its width.
    Int(i64),
    /// A floating point number.
    Float(f64),
    /// A decimal number.
    Decimal(Decimal),
    /// Text, or the database name of an enum value.
    Text(Cow<'static, str>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A point in time.
    DateTime(DateTime<Utc>),
    /// A JSON document; JSON's own `null` is not SQL's.
    Json(serde_json::Value),
    /// An array.
    List(Vec<Value>),
}

/// A value that can be compared with that of another row; borrowed, so that grouping rows copies nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueRef<'a> {
    /// SQL `NULL`, equal to nothing in the database.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A floating point number, by its bits.
    Float(u64),
    /// A decimal number.
    Decimal(Decimal),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A point in time.
    DateTime(DateTime<Utc>),
    /// A value that no key can have (JSON, an array).
    Other,
}

impl ValueRef<'_> {
    /// It is SQL `NULL`.
    pub fn is_null(self) -> bool {
        self == Self::Null
    }

    /// The same value, owned.
    pub fn to_value(self) -> Value {
        match self {
            Self::Null | Self::Other => Value::Null,
            Self::Bool(v) => Value::Bool(v),
            Self::Int(v) => Value::Int(v),
            Self::Float(v) => Value::Float(f64::from_bits(v)),
            Self::Decimal(v) => Value::Decimal(v),
            Self::Text(v) => Value::Text(Cow::Owned(v.to_owned())),
            Self::Bytes(v) => Value::Bytes(v.to_vec()),
            Self::DateTime(v) => Value::DateTime(v),
        }
    }
}

impl Value {
    /// The same value, borrowed.
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Bool(v) => ValueRef::Bool(*v),
            Self::Int(v) => ValueRef::Int(*v),
            Self::Float(v) => ValueRef::Float(v.to_bits()),
            Self::Decimal(v) => ValueRef::Decimal(*v),
            Self::Text(v) => ValueRef::Text(v),
            Self::Bytes(v) => ValueRef::Bytes(v),
            Self::DateTime(v) => ValueRef::DateTime(*v),
            Self::Json(_) | Self::List(_) => ValueRef::Other,
        }
    }
}

/// A column's value as part of a key. Implemented for every type that a generated struct may have.
pub trait AsValueRef {
    /// The value, borrowed.
    fn as_value_ref(&self) -> ValueRef<'_>;
}

macro_rules! as_value_ref {
    ($($ty:ty => |$v:ident| $make:expr),+ $(,)?) => {
        $(impl AsValueRef for $ty {
            fn as_value_ref(&self) -> ValueRef<'_> {
                let $v = self;
                $make
            }
        })+
    };
}

as_value_ref! {
    String => |v| ValueRef::Text(v),
    bool => |v| ValueRef::Bool(*v),
    i32 => |v| ValueRef::Int(i64::from(*v)),
    i64 => |v| ValueRef::Int(*v),
    f64 => |v| ValueRef::Float(v.to_bits()),
    Decimal => |v| ValueRef::Decimal(*v),
    DateTime<Utc> => |v| ValueRef::DateTime(*v),
    Vec<u8> => |v| ValueRef::Bytes(v),
    serde_json::Value => |_v| ValueRef::Other,
}

impl<T: AsValueRef> AsValueRef for Option<T> {
    fn as_value_ref(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, T::as_value_ref)
    }
}
