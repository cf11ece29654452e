//! Reading columns: one row type over all drivers, and what each Rust type makes of a cell.

use std::cell::OnceCell;

use chrono::{DateTime, Utc};
#[cfg(feature = "postgres")]
use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use crate::error::{Error, Result};
use crate::input::Scalar;
use crate::meta::{ColumnMeta, Kind, ModelMeta};
use crate::strategy::Columns;
use crate::time_text::parse_datetime;
use crate::value::Value;

/// A row of a result, as generated code reads it: by column index, once.
#[derive(Debug)]
pub struct Row<'a>(pub(crate) RawRow<'a>);

#[derive(Debug)]
pub(crate) enum RawRow<'a> {
    #[cfg(feature = "sqlite")]
    Sqlite(&'a rusqlite::Row<'a>),
    #[cfg(feature = "postgres")]
    Postgres(&'a tokio_postgres::Row),
    /// Values that stand for a row of the model.
    Values(&'static ModelMeta, &'a [Value]),
    /// A row of the model that came along with another, and what is read of it.
    #[cfg_attr(not(any(feature = "sqlite", feature = "postgres")), expect(dead_code, reason = "none comes"))]
    Nested(&'static ModelMeta, &'a Columns, &'a [Option<Cell<'a>>]),
}

/// The columns of a row from one on: those of a model.
///
/// The first cell that does not fit is kept until the whole row has been read: to ask after each of them would be most
/// of what there is to compile in a generated client.
#[derive(Debug)]
pub struct Cells<'a> {
    pub(crate) row: &'a Row<'a>,
    pub(crate) first: usize,
    failure: OnceCell<Error>,
}

impl<'a> Cells<'a> {
    #[inline]
    pub(crate) fn new(row: &'a Row<'a>, first: usize) -> Self {
        Self { row, first, failure: OnceCell::new() }
    }

    /// The value of column `index`, counted from the first of them; [`Decode::blank`] of one that does not fit.
    #[inline]
    pub fn get<T: Decode>(&self, index: usize) -> T {
        match self.row.get(self.first + index) {
            Ok(value) => value,
            Err(error) => {
                self.fail(error);
                T::blank()
            }
        }
    }

    #[cold]
    pub(crate) fn fail(&self, error: Error) {
        // Later ones are let go.
        let _ = self.failure.set(error);
    }

    /// What was read, unless a cell did not fit.
    #[inline]
    pub(crate) fn finish<M>(self, read: Option<M>) -> Result<M> {
        match (self.failure.into_inner(), read) {
            (None, Some(read)) => Ok(read),
            (Some(error), _) => Err(error),
            (None, None) => Err(Error::usage("a row was not read")),
        }
    }
}

/// A cell that is not null.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// An integer of SQLite.
    Integer(i64),
    /// A floating point number of SQLite.
    Real(f64),
    /// Text of SQLite.
    Text(&'a str),
    /// Bytes of SQLite.
    Blob(&'a [u8]),
    /// The binary form of a PostgreSQL value.
    #[cfg(feature = "postgres")]
    Postgres(&'a tokio_postgres::types::Type, &'a [u8]),
    /// A value that comes from no database and is none of the above.
    Value(&'a Value),
}

/// A type that a cell can be read as.
pub trait Decode: Sized {
    /// What the schema expects, for messages: `an integer of 32 bits`.
    const EXPECTED: &'static str;

    /// The value of a cell, or `None` when the cell holds something else.
    fn decode(cell: Cell<'_>) -> Option<Self>;

    /// The value that null means, or `None` when null is not allowed.
    fn null() -> Option<Self> {
        None
    }

    /// Any value. It stands where a cell did not fit until the row, which cannot be read, is thrown away.
    fn blank() -> Self;
}

impl Row<'_> {
    /// The value of column `index`, counted from 0.
    #[inline]
    pub fn get<T: Decode>(&self, index: usize) -> Result<T> {
        #[cfg(feature = "postgres")]
        if let RawRow::Postgres(row) = self.0 {
            // The driver looks a column up once, and the cell is read where it lies.
            let found = row.try_get::<usize, Option<crate::drivers::postgres::Element<T>>>(index);
            return match found {
                Ok(Some(value)) => Ok(value.0),
                Ok(None) => T::null().ok_or_else(|| self.mismatch(index, T::EXPECTED, "null")),
                Err(_) => {
                    self.cell(index).and_then(|_| Err(self.mismatch(index, T::EXPECTED, "something else")))
                }
            };
        }
        match self.cell(index)? {
            Some(cell) => T::decode(cell).ok_or_else(|| self.mismatch(index, T::EXPECTED, "something else")),
            None => T::null().ok_or_else(|| self.mismatch(index, T::EXPECTED, "null")),
        }
    }

    /// The cell of column `index`; `None` for null.
    #[inline]
    pub(crate) fn cell(&self, index: usize) -> Result<Option<Cell<'_>>> {
        match self.0 {
            #[cfg(feature = "sqlite")]
            RawRow::Sqlite(row) => {
                use rusqlite::types::ValueRef;
                Ok(match row.get_ref(index) {
                    Ok(ValueRef::Null) => None,
                    Ok(ValueRef::Integer(v)) => Some(Cell::Integer(v)),
                    Ok(ValueRef::Real(v)) => Some(Cell::Real(v)),
                    Ok(ValueRef::Text(v)) => Some(Cell::Text(
                        std::str::from_utf8(v)
                            .map_err(|_| self.mismatch(index, "UTF-8 text", "other bytes"))?,
                    )),
                    Ok(ValueRef::Blob(v)) => Some(Cell::Blob(v)),
                    Err(_) => return Err(self.mismatch(index, "a column", "no such column")),
                })
            }
            #[cfg(feature = "postgres")]
            RawRow::Postgres(row) => {
                let Some(column) = row.columns().get(index) else {
                    return Err(self.mismatch(index, "a column", "no such column"));
                };
                let raw = row
                    .try_get::<usize, Option<crate::drivers::postgres::RawCell<'_>>>(index)
                    .map_err(|_| self.mismatch(index, "a value", "something unreadable"))?;
                Ok(raw.map(|raw| Cell::Postgres(column.type_(), raw.0)))
            }
            RawRow::Values(_, values) => match values.get(index) {
                None => Err(self.mismatch(index, "a column", "no such column")),
                Some(value) => Ok(Cell::of(value)),
            },
            RawRow::Nested(_, _, cells) => {
                cells.get(index).copied().ok_or_else(|| self.mismatch(index, "a column", "no such column"))
            }
        }
    }

    #[cold]
    fn mismatch(&self, index: usize, expected: &'static str, found: &str) -> Error {
        let column = match self.0 {
            #[cfg(feature = "sqlite")]
            RawRow::Sqlite(row) => row.as_ref().column_name(index).map(str::to_owned).ok(),
            #[cfg(feature = "postgres")]
            RawRow::Postgres(row) => row.columns().get(index).map(|c| c.name().to_owned()),
            RawRow::Values(model, _) => model.columns.get(index).map(|c| c.field.to_owned()),
            RawRow::Nested(model, columns, _) => columns.name(model, index).map(str::to_owned),
        };
        Error::Decode {
            column: column.unwrap_or_else(|| format!("#{index}")),
            expected,
            found: found.to_owned(),
        }
    }
}

#[cfg(feature = "postgres")]
fn from_sql<'a, T: tokio_postgres::types::FromSql<'a>>(
    ty: &tokio_postgres::types::Type,
    raw: &'a [u8],
) -> Option<T> {
    if T::accepts(ty) { T::from_sql(ty, raw).ok() } else { None }
}

impl<'a> Cell<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(v) => Self::Integer(i64::from(*v)),
            Value::Int(v) => Self::Integer(*v),
            Value::Float(v) => Self::Real(*v),
            Value::Text(v) => Self::Text(v),
            Value::Bytes(v) => Self::Blob(v),
            other => Self::Value(other),
        })
    }

    /// Text, or the name of an enum value, without a copy.
    #[inline]
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            #[cfg(feature = "postgres")]
            Self::Postgres(ty, raw) => {
                use tokio_postgres::types::Type;
                let binary = matches!(
                    *ty,
                    Type::UUID
                        | Type::INT2
                        | Type::INT4
                        | Type::INT8
                        | Type::BYTEA
                        | Type::NUMERIC
                        | Type::BOOL
                );
                if binary { None } else { std::str::from_utf8(raw).ok() }
            }
            _ => None,
        }
    }

    #[inline]
    fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(v) => Some(v),
            #[cfg(feature = "postgres")]
            Self::Postgres(ty, raw) => {
                use tokio_postgres::types::Type;
                match *ty {
                    Type::INT4 => raw.try_into().ok().map(|raw| i64::from(i32::from_be_bytes(raw))),
                    Type::INT8 => raw.try_into().ok().map(i64::from_be_bytes),
                    Type::INT2 => raw.try_into().ok().map(|raw| i64::from(i16::from_be_bytes(raw))),
                    Type::OID => from_sql::<u32>(ty, raw).map(i64::from),
                    Type::NUMERIC => from_sql::<Decimal>(ty, raw)
                        .and_then(|d| rust_decimal::prelude::ToPrimitive::to_i64(&d)),
                    _ => None,
                }
            }
            // Columns of declared type BIGINT or INTEGER hold whole numbers as integers; a computed one may not.
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
            Self::Real(v) if v.fract() == 0.0 && v.abs() < 9.0e15 => Some(v as i64),
            _ => None,
        }
    }
}

impl Decode for String {
    const EXPECTED: &'static str = "text";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) if *ty == tokio_postgres::types::Type::UUID => {
                from_sql::<uuid::Uuid>(ty, raw).map(|u| u.hyphenated().to_string())
            }
            // A text column of SQLite keeps numbers that another program put there.
            Cell::Integer(v) => Some(v.to_string()),
            Cell::Real(v) => Some(v.to_string()),
            other => other.text().map(str::to_owned),
        }
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Decode for bool {
    const EXPECTED: &'static str = "true or false";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Integer(v) => Some(v != 0),
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => from_sql(ty, raw),
            _ => None,
        }
    }

    fn blank() -> Self {
        false
    }
}

impl Decode for i32 {
    const EXPECTED: &'static str = "an integer of 32 bits";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        cell.integer().and_then(|v| v.try_into().ok())
    }

    fn blank() -> Self {
        0
    }
}

impl Decode for i64 {
    const EXPECTED: &'static str = "an integer of 64 bits";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        cell.integer()
    }

    fn blank() -> Self {
        0
    }
}

impl Decode for f64 {
    const EXPECTED: &'static str = "a floating point number";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Real(v) => Some(v),
            #[expect(clippy::cast_precision_loss, reason = "SQLite keeps whole floats as integers")]
            Cell::Integer(v) => Some(v as Self),
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => {
                use tokio_postgres::types::Type;
                match *ty {
                    Type::FLOAT4 => from_sql::<f32>(ty, raw).map(Self::from),
                    Type::NUMERIC => from_sql::<Decimal>(ty, raw)
                        .and_then(|d| rust_decimal::prelude::ToPrimitive::to_f64(&d)),
                    _ => from_sql(ty, raw),
                }
            }
            _ => None,
        }
    }

    fn blank() -> Self {
        0.0
    }
}

impl Decode for Decimal {
    const EXPECTED: &'static str = "a decimal number";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Integer(v) => Some(Self::from(v)),
            // The shortest text of a float is what was written, up to 15 digits.
            Cell::Real(v) => Self::from_str_exact(&v.to_string()).ok().or_else(|| Self::try_from(v).ok()),
            Cell::Text(v) => Self::from_str_exact(v).ok(),
            Cell::Value(Value::Decimal(v)) => Some(*v),
            Cell::Blob(_) | Cell::Value(_) => None,
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => from_sql(ty, raw).map(|d: Self| d.normalize()),
        }
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

impl Decode for Vec<u8> {
    const EXPECTED: &'static str = "bytes";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Blob(v) => Some(v.to_vec()),
            Cell::Text(v) => Some(v.as_bytes().to_vec()),
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => from_sql(ty, raw),
            _ => None,
        }
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Decode for serde_json::Value {
    const EXPECTED: &'static str = "a JSON document";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Text(v) => serde_json::from_str(v).ok(),
            Cell::Blob(v) => serde_json::from_slice(v).ok(),
            // The affinity of a JSONB column turns a document that is a number into one.
            Cell::Integer(v) => Some(v.into()),
            Cell::Real(v) => Some(v.into()),
            Cell::Value(Value::Json(v)) => Some(v.clone()),
            Cell::Value(_) => None,
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => match *ty {
                tokio_postgres::types::Type::JSONB => serde_json::from_slice(raw.get(1..)?).ok(),
                _ => serde_json::from_slice(raw).ok(),
            },
        }
    }

    fn blank() -> Self {
        Self::Null
    }
}

impl Decode for DateTime<Utc> {
    const EXPECTED: &'static str = "a date and time";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Text(v) => parse_datetime(v),
            Cell::Integer(v) => Self::from_timestamp_millis(v),
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds; out of range gives None")]
            Cell::Real(v) => Self::from_timestamp_millis(v as i64),
            Cell::Value(Value::DateTime(v)) => Some(*v),
            Cell::Blob(_) | Cell::Value(_) => None,
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => {
                use tokio_postgres::types::Type;
                match *ty {
                    Type::TIMESTAMP | Type::TIMESTAMPTZ => {
                        /// PostgreSQL counts microseconds from the year 2000.
                        const FROM: i64 = 946_684_800_000_000;
                        let micros = i64::from_be_bytes(raw.try_into().ok()?);
                        Self::from_timestamp_micros(micros.checked_add(FROM)?)
                    }
                    Type::DATE => {
                        from_sql::<NaiveDate>(ty, raw).map(|d| d.and_time(NaiveTime::MIN).and_utc())
                    }
                    Type::TIME => from_sql::<NaiveTime>(ty, raw).map(on_epoch),
                    // Eight bytes of microseconds, four of seconds west of UTC.
                    Type::TIMETZ => {
                        let micros = i64::from_be_bytes(raw.get(..8)?.try_into().ok()?);
                        let west = i32::from_be_bytes(raw.get(8..12)?.try_into().ok()?);
                        Self::from_timestamp_micros(micros + i64::from(west) * 1_000_000)
                    }
                    _ => from_sql(ty, raw),
                }
            }
        }
    }

    fn blank() -> Self {
        Self::UNIX_EPOCH
    }
}

#[cfg(feature = "postgres")]
fn on_epoch(time: NaiveTime) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(1970, 1, 1).map_or(DateTime::UNIX_EPOCH, |d| d.and_time(time).and_utc())
}

impl<T: Decode> Decode for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        T::decode(cell).map(Some)
    }

    fn null() -> Option<Self> {
        Some(None)
    }

    fn blank() -> Self {
        None
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "an array";

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, raw) => from_sql::<Vec<crate::drivers::postgres::Element<T>>>(ty, raw)
                .map(|all| all.into_iter().map(|e| e.0).collect()),
            Cell::Value(Value::List(all)) => all.iter().map(|v| T::decode(Cell::of(v)?)).collect(),
            _ => None,
        }
    }

    /// The schema language's lists are never null; a column that is reads as empty, as in Prisma's client.
    fn null() -> Option<Self> {
        Some(Self::new())
    }

    fn blank() -> Self {
        Self::new()
    }
}

/// Reads a column as the same kind of value as `like`, for keys whose Rust type is not at hand.
pub(crate) fn read_like(row: &Row<'_>, index: usize, like: Option<&Value>) -> Result<Value> {
    Ok(match like {
        Some(Value::Int(_)) => Value::Int(row.get(index)?),
        Some(Value::Bool(_)) => Value::Bool(row.get(index)?),
        Some(Value::Float(_)) => Value::Float(row.get(index)?),
        Some(Value::Decimal(_)) => Value::Decimal(row.get(index)?),
        Some(Value::Bytes(_)) => Value::Bytes(row.get(index)?),
        Some(Value::DateTime(_)) => Value::DateTime(row.get(index)?),
        _ => Value::Text(row.get::<String>(index)?.into()),
    })
}

/// Reads a column of SQLite as it is stored.
pub(crate) fn read_stored(row: &Row<'_>, index: usize) -> Result<Value> {
    Ok(match row.cell(index)? {
        Some(Cell::Integer(v)) => Value::Int(v),
        Some(Cell::Real(v)) => Value::Float(v),
        Some(Cell::Text(v)) => Value::Text(v.to_owned().into()),
        Some(Cell::Blob(v)) => Value::Bytes(v.to_vec()),
        #[cfg(feature = "postgres")]
        Some(Cell::Postgres(..)) => return Err(row.mismatch(index, "a cell of SQLite", "one of PostgreSQL")),
        Some(Cell::Value(v)) => v.clone(),
        None => Value::Null,
    })
}

/// Reads a column as the kind of value that it holds.
pub(crate) fn read_kind(row: &Row<'_>, index: usize, column: &ColumnMeta) -> Result<Value> {
    fn value<T: Decode + Scalar>(row: &Row<'_>, index: usize, list: bool) -> Result<Value> {
        if list {
            return Ok(Value::List(row.get::<Vec<T>>(index)?.into_iter().map(T::into_scalar).collect()));
        }
        Ok(row.get::<Option<T>>(index)?.map_or(Value::Null, T::into_scalar))
    }
    match column.kind {
        Kind::String | Kind::Enum => value::<String>(row, index, column.list),
        Kind::Boolean => value::<bool>(row, index, column.list),
        Kind::Int => value::<i64>(row, index, column.list),
        Kind::Float => value::<f64>(row, index, column.list),
        Kind::Decimal => value::<Decimal>(row, index, column.list),
        Kind::DateTime | Kind::Date | Kind::Time => value::<DateTime<Utc>>(row, index, column.list),
        Kind::Json => value::<serde_json::Value>(row, index, column.list),
        Kind::Bytes => value::<Vec<u8>>(row, index, column.list),
    }
}
