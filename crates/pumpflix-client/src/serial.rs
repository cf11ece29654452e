//! Rows as serde sees them: a struct of the schema's field names.
//!
//! Generated code calls these functions instead of deriving: the facts of a model say all that a derive would
//! spell out, and a large schema compiles in a third of the time.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::cell::{RawRow, Row};
use crate::generated::ParseEnumError;
use crate::input::Scalar;
use crate::meta::{ColumnMeta, Kind};
use crate::model::Model;
use crate::value::{Value, ValueRef};

/// Writes a row: a struct with a field for each column.
pub fn serialize<M: Model, S: Serializer>(row: &M, serializer: S) -> Result<S::Ok, S::Error> {
    let model = M::META;
    let mut fields = serializer.serialize_struct(model.name, model.row)?;
    for (index, column) in model.row().iter().enumerate() {
        fields.serialize_field(column.field, &Field { column, value: row.value(index) })?;
    }
    fields.end()
}

/// Reads a row from a struct or map of its fields, or from a sequence of them. Fields that may be null may be
/// missing, and fields that the model does not have are passed over.
pub fn deserialize<'de, M: Model, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    deserializer.deserialize_struct(M::META.name, M::META.field_names(), RowVisitor::<M>(PhantomData))
}

/// Reads the value of an enum by its name in the schema.
pub fn deserialize_enum<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err = ParseEnumError>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(EnumVisitor(PhantomData))
}

struct EnumVisitor<T>(PhantomData<fn() -> T>);

impl<T: FromStr<Err = ParseEnumError>> Visitor<'_> for EnumVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a value")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
        name.parse().map_err(E::custom)
    }
}

/// A column's value on its way out.
struct Field<'a> {
    column: &'static ColumnMeta,
    value: ValueRef<'a>,
}

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.column.nullable, self.value) {
            (true, ValueRef::Null) => serializer.serialize_none(),
            (true, value) => serializer.serialize_some(&Plain(self.column, value)),
            (false, value) => Plain(self.column, value).serialize(serializer),
        }
    }
}

/// A value that is not null, or an element of a list.
struct Plain<'a>(&'static ColumnMeta, ValueRef<'a>);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.1 {
            ValueRef::Null | ValueRef::Other => serializer.serialize_unit(),
            ValueRef::Bool(v) => serializer.serialize_bool(v),
            ValueRef::Int(v) => serializer.serialize_i64(v),
            ValueRef::Float(v) => serializer.serialize_f64(f64::from_bits(v)),
            ValueRef::Decimal(v) => Serialize::serialize(&v, serializer),
            ValueRef::Text(v) => serializer.serialize_str(self.0.value_name(v)),
            ValueRef::Bytes(v) => v.serialize(serializer),
            ValueRef::DateTime(v) => match self.0.kind {
                Kind::Date => v.date_naive().serialize(serializer),
                Kind::Time => v.time().serialize(serializer),
                _ => v.serialize(serializer),
            },
            ValueRef::Uuid(v) => v.serialize(serializer),
            ValueRef::Ip(v) => v.serialize(serializer),
            ValueRef::Document(v) => match v.to_value() {
                Value::Json(json) => json.serialize(serializer),
                Value::Invalid(reason) => Err(serde::ser::Error::custom(reason)),
                _ => serializer.serialize_unit(),
            },
            ValueRef::Json(v) => v.serialize(serializer),
            ValueRef::List(v) => serializer.collect_seq(v.iter().map(|element| Plain(self.0, element))),
        }
    }
}

struct RowVisitor<M>(PhantomData<fn() -> M>);

impl<'de, M: Model> Visitor<'de> for RowVisitor<M> {
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", M::META.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<M, A::Error> {
        let columns = M::META.row();
        let mut values: Vec<Option<Value>> = vec![None; columns.len()];
        let mut next = 0;
        while let Some(found) = map.next_key_seed(NameSeed { columns, next })? {
            let Some((index, column)) = found.and_then(|index| Some((index, columns.get(index)?))) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if values[index].is_some() {
                return Err(de::Error::duplicate_field(column.field));
            }
            values[index] = Some(map.next_value_seed(column)?);
            next = index + 1;
        }
        let mut row = Vec::with_capacity(columns.len());
        for (value, column) in values.into_iter().zip(columns) {
            row.push(match value {
                Some(value) => value,
                None if column.nullable => Value::Null,
                None => return Err(de::Error::missing_field(column.field)),
            });
        }
        finish(&row)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<M, A::Error> {
        let mut row = Vec::with_capacity(M::META.row);
        for column in M::META.row() {
            let value = seq.next_element_seed(column)?;
            row.push(value.ok_or_else(|| de::Error::invalid_length(row.len(), &self))?);
        }
        finish(&row)
    }
}

/// The row that the values make; they are read as a row of a result is.
fn finish<M: Model, E: de::Error>(values: &[Value]) -> Result<M, E> {
    M::decode(&Row(RawRow::Values(M::META, values)), 0).map_err(E::custom)
}

/// A field's name, as the index of its column; `None` for a name that is not there.
struct NameSeed {
    columns: &'static [ColumnMeta],
    /// Where it probably is: fields come in order.
    next: usize,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        if self.columns.get(self.next).is_some_and(|c| c.field == name) {
            return Ok(Some(self.next));
        }
        Ok(self.columns.iter().position(|c| c.field == name))
    }

    fn visit_u64<E: de::Error>(self, index: u64) -> Result<Option<usize>, E> {
        Ok(usize::try_from(index).ok().filter(|index| *index < self.columns.len()))
    }
}

impl<'de> DeserializeSeed<'de> for &'static ColumnMeta {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.list {
            deserializer.deserialize_seq(ListVisitor(self))
        } else if self.nullable {
            deserializer.deserialize_option(OptionVisitor(self))
        } else {
            plain(self, deserializer)
        }
    }
}

/// A value that is not null, or an element of a list.
fn plain<'de, D: Deserializer<'de>>(column: &'static ColumnMeta, from: D) -> Result<Value, D::Error> {
    Ok(match column.kind {
        Kind::String => Value::Text(Cow::Owned(String::deserialize(from)?)),
        Kind::Enum => {
            let name = String::deserialize(from)?;
            Value::Text(column.db_value(name))
        }
        Kind::Boolean => Value::Bool(bool::deserialize(from)?),
        Kind::Int => Value::Int(i64::deserialize(from)?),
        Kind::Float => Value::Float(f64::deserialize(from)?),
        Kind::Decimal => Value::Decimal(<Decimal as Deserialize>::deserialize(from)?),
        Kind::DateTime => Value::DateTime(DateTime::<Utc>::deserialize(from)?),
        Kind::Date => NaiveDate::deserialize(from)?.into_scalar(),
        Kind::Time => NaiveTime::deserialize(from)?.into_scalar(),
        Kind::Json => Value::Json(serde_json::Value::deserialize(from)?),
        Kind::Bytes => Value::Bytes(Vec::<u8>::deserialize(from)?),
    })
}

struct OptionVisitor(&'static ColumnMeta);

impl<'de> Visitor<'de> for OptionVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        plain(self.0, deserializer)
    }
}

struct ListVisitor(&'static ColumnMeta);

/// Reads one element of a list.
struct ElementSeed(&'static ColumnMeta);

impl<'de> DeserializeSeed<'de> for ElementSeed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        plain(self.0, deserializer)
    }
}

impl<'de> Visitor<'de> for ListVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut elements = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(1024));
        while let Some(element) = seq.next_element_seed(ElementSeed(self.0))? {
            elements.push(element);
        }
        Ok(Value::List(elements))
    }
}
