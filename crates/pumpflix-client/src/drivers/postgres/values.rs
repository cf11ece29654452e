//! Values on their way to PostgreSQL, and cells as it sends them.

use std::error::Error as StdError;

use bytes::BytesMut;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tokio_postgres::types::{FromSql, IsNull, Kind, ToSql, Type, to_sql_checked};

use crate::cell::{Cell, Decode};
use crate::value::{InvalidValue, Value};

/// The bytes of a cell, whatever its type.
pub(crate) struct RawCell<'a>(pub(crate) &'a [u8]);

impl<'a> FromSql<'a> for RawCell<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A value where it lies in a row or an array.
pub(crate) struct Element<T>(pub(crate) T);

impl<'a, T: Decode> FromSql<'a> for Element<T> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        T::decode(Cell::Postgres(ty, raw)).map(Self).ok_or_else(|| T::EXPECTED.into())
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Bool(v), _) => v.to_sql(ty, out),
            (Self::Int(v), &Type::INT4) => i32::try_from(*v)?.to_sql(ty, out),
            (Self::Int(v), &Type::INT2) => i16::try_from(*v)?.to_sql(ty, out),
            (Self::Int(v), &Type::OID) => u32::try_from(*v)?.to_sql(ty, out),
            (Self::Int(v), &Type::NUMERIC) => Decimal::from(*v).to_sql(ty, out),
            #[expect(clippy::cast_precision_loss, reason = "the column is a floating point number")]
            (Self::Int(v), &Type::FLOAT8) => (*v as f64).to_sql(ty, out),
            (Self::Int(v), _) => v.to_sql(ty, out),
            #[expect(clippy::cast_possible_truncation, reason = "the column is a float of 32 bits")]
            (Self::Float(v), &Type::FLOAT4) => (*v as f32).to_sql(ty, out),
            (Self::Float(v), &Type::NUMERIC) => Decimal::try_from(*v)?.to_sql(ty, out),
            (Self::Float(v), _) => v.to_sql(ty, out),
            (Self::Decimal(v), &Type::FLOAT8) => v.to_f64().to_sql(ty, out),
            (Self::Decimal(v), _) => v.to_sql(ty, out),
            (Self::Text(v), &Type::UUID) => uuid::Uuid::parse_str(v)?.to_sql(ty, out),
            (Self::Text(v), _) => {
                out.extend_from_slice(v.as_bytes());
                Ok(IsNull::No)
            }
            (Self::Bytes(v), _) => v.to_sql(ty, out),
            (Self::DateTime(v), &Type::TIMESTAMP) => v.naive_utc().to_sql(ty, out),
            (Self::DateTime(v), &Type::DATE) => v.date_naive().to_sql(ty, out),
            (Self::DateTime(v), &Type::TIME) => v.time().to_sql(ty, out),
            (Self::DateTime(v), &Type::TIMETZ) => {
                let time = v.time();
                let midnight = chrono::NaiveTime::MIN;
                let micros = (time - midnight).num_microseconds().unwrap_or(0);
                out.extend_from_slice(&micros.to_be_bytes());
                out.extend_from_slice(&0_i32.to_be_bytes());
                Ok(IsNull::No)
            }
            (Self::DateTime(v), _) => v.to_sql(ty, out),
            (Self::Json(v), _) => v.to_sql(ty, out),
            (Self::List(v), _) if matches!(ty.kind(), Kind::Array(_)) => v.to_sql(ty, out),
            (Self::Invalid(reason), _) => Err(InvalidValue(reason.clone()).into()),
            (Self::List(_), _) => Err(format!("a list was given where {ty} is wanted").into()),
        }
    }

    fn accepts(ty: &Type) -> bool {
        // The column's own type decides; a mismatch is an error of `to_sql`.
        !matches!(ty.kind(), Kind::Pseudo)
    }

    to_sql_checked!();
}
