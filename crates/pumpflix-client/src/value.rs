//! Values on their way to the database, and keys that tie rows together.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::input::Scalar;
use crate::typed::DocumentRef;

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
    /// What cannot be a value, with the reason: its statement ends in [`crate::Error::Usage`].
    Invalid(Box<str>),
}

/// The reason of a [`Value::Invalid`] on its way through a driver.
#[derive(Debug)]
pub(crate) struct InvalidValue(pub(crate) Box<str>);

impl std::fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidValue {}

/// A value that can be compared with that of another row; borrowed, so that grouping rows copies nothing.
#[derive(Clone, Copy, Debug)]
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
    /// A JSON document.
    Json(&'a serde_json::Value),
    /// A UUID.
    Uuid(uuid::Uuid),
    /// The address of a host.
    Ip(std::net::IpAddr),
    /// A JSON document of the caller's own type.
    Document(DocumentRef<'a>),
    /// An array.
    List(ListRef<'a>),
    /// There is no such column.
    Other,
}

/// The elements of an array, borrowed.
#[derive(Clone, Copy)]
pub struct ListRef<'a>(&'a (dyn Elements + Sync));

/// An array of values of whatever type.
trait Elements {
    fn count(&self) -> usize;

    fn element(&self, index: usize) -> ValueRef<'_>;
}

impl<T: AsValueRef> Elements for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> ValueRef<'_> {
        self.get(index).map_or(ValueRef::Other, T::as_value_ref)
    }
}

impl<'a> ListRef<'a> {
    /// The elements, in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = ValueRef<'a>> {
        (0..self.0.count()).map(move |index| self.0.element(index))
    }
}

impl std::fmt::Debug for ListRef<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for ListRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for ListRef<'_> {}

impl std::hash::Hash for ListRef<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.iter().for_each(|element| element.hash(state));
    }
}

impl PartialEq for ValueRef<'_> {
    /// A UUID and an address equal their texts: keys are compared that were read in either way.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) | (Self::Other, Self::Other) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a == b,
            (Self::Decimal(a), Self::Decimal(b)) => a == b,
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::DateTime(a), Self::DateTime(b)) => a == b,
            (Self::Json(a), Self::Json(b)) => a == b,
            (Self::Document(a), Self::Document(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Uuid(a), Self::Uuid(b)) => a == b,
            (Self::Ip(a), Self::Ip(b)) => a == b,
            _ => self.text().is_some_and(|text| other.text().is_some_and(|other| text == other)),
        }
    }
}

impl Eq for ValueRef<'_> {}

impl Hash for ValueRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Null | Self::Other => state.write_u8(0),
            Self::Bool(v) => v.hash(state),
            Self::Int(v) => v.hash(state),
            Self::Float(v) => v.hash(state),
            Self::Decimal(v) => v.hash(state),
            Self::Text(v) => v.hash(state),
            Self::Uuid(v) => v.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()).hash(state),
            Self::Ip(v) => v.to_string().hash(state),
            Self::Bytes(v) => v.hash(state),
            Self::DateTime(v) => v.hash(state),
            Self::Json(v) => v.hash(state),
            Self::Document(v) => v.hash(state),
            Self::List(v) => v.hash(state),
        }
    }
}

impl<'a> ValueRef<'a> {
    /// The text of a text, a UUID or an address.
    fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Uuid(id) => Some(Cow::Owned(id.hyphenated().to_string())),
            Self::Ip(address) => Some(Cow::Owned(address.to_string())),
            _ => None,
        }
    }
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
            Self::Json(v) => Value::Json(v.clone()),
            Self::Uuid(v) => v.into_scalar(),
            Self::Ip(v) => v.into_scalar(),
            Self::Document(v) => v.to_value(),
            Self::List(v) => Value::List(v.iter().map(Self::to_value).collect()),
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
            Self::Json(v) => ValueRef::Json(v),
            Self::List(v) => ValueRef::List(ListRef(v)),
            Self::Invalid(_) => ValueRef::Other,
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
    serde_json::Value => |v| ValueRef::Json(v),
    Value => |v| v.as_ref(),
}

impl<T: AsValueRef + Sync> AsValueRef for Vec<T> {
    fn as_value_ref(&self) -> ValueRef<'_> {
        ValueRef::List(ListRef(self))
    }
}

impl<T: AsValueRef> AsValueRef for Option<T> {
    fn as_value_ref(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, T::as_value_ref)
    }
}
