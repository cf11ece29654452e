//! Rows compared, and shown for debugging, by the facts of their model.
//!
//! Generated code calls these functions instead of deriving: each derive is a function over every field, which the
//! compiler has to check for every model.

use std::fmt;

use crate::meta::{ColumnMeta, Kind};
use crate::model::Model;
use crate::value::ValueRef;

/// The two rows agree in every field, as their types say: a float that is no number equals nothing.
pub fn equal<M: Model>(one: &M, other: &M) -> bool {
    (0..M::META.row).all(|column| same(one.value(column), other.value(column)))
}

fn same(one: ValueRef<'_>, other: ValueRef<'_>) -> bool {
    match (one, other) {
        #[expect(clippy::float_cmp, reason = "it is what `==` of two rows means")]
        (ValueRef::Float(one), ValueRef::Float(other)) => f64::from_bits(one) == f64::from_bits(other),
        (ValueRef::List(one), ValueRef::List(other)) => {
            one.iter().len() == other.iter().len() && one.iter().zip(other.iter()).all(|(a, b)| same(a, b))
        }
        (one, other) => one == other,
    }
}

/// Writes a row as `derive(Debug)` would write a struct of the schema's names.
pub fn debug<M: Model>(row: &M, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields = f.debug_struct(M::META.name);
    for (index, column) in M::META.row().iter().enumerate() {
        fields.field(column.field, &Shown { column, value: row.value(index) });
    }
    fields.finish()
}

/// The value of a column.
struct Shown<'a> {
    column: &'static ColumnMeta,
    value: ValueRef<'a>,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.column.nullable, self.value) {
            (true, ValueRef::Null) => f.write_str("None"),
            (true, value) => f.debug_tuple("Some").field(&Plain(self.column, value)).finish(),
            (false, value) => Plain(self.column, value).fmt(f),
        }
    }
}

/// A value that is not null, or an element of a list.
struct Plain<'a>(&'static ColumnMeta, ValueRef<'a>);

impl fmt::Debug for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            ValueRef::Null | ValueRef::Other => f.write_str("()"),
            ValueRef::Bool(v) => v.fmt(f),
            ValueRef::Int(v) => v.fmt(f),
            ValueRef::Float(v) => f64::from_bits(v).fmt(f),
            ValueRef::Decimal(v) => v.fmt(f),
            ValueRef::Text(v) if self.0.kind == Kind::Enum => f.write_str(self.0.value_name(v)),
            ValueRef::Text(v) => v.fmt(f),
            ValueRef::Bytes(v) => v.fmt(f),
            ValueRef::DateTime(v) => match self.0.kind {
                Kind::Date => v.date_naive().fmt(f),
                Kind::Time => v.time().fmt(f),
                _ => v.fmt(f),
            },
            ValueRef::Json(v) => v.fmt(f),
            ValueRef::Uuid(v) => v.fmt(f),
            ValueRef::Ip(v) => v.fmt(f),
            ValueRef::Document(v) => v.fmt(f),
            ValueRef::List(v) => f.debug_list().entries(v.iter().map(|v| Plain(self.0, v))).finish(),
        }
    }
}
