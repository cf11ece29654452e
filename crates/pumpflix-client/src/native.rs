//! Rust types for PostgreSQL's own ones: UUIDs, days, times of day and addresses.
//!
//! On their way to a database they are the values that the scalar of the schema has: text, or a point in time. So
//! the same field works on SQLite, where it is stored as Prisma stores a `String` or a `DateTime`: a UUID or an
//! address as its text, a day as its midnight and a time of day as that time of 1970-01-01, both UTC.

use std::borrow::Cow;
use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

use crate::cell::{Cell, Decode};
use crate::handles::Ordered;
use crate::input::Scalar;
use crate::value::{AsValueRef, Value, ValueRef};

/// The point in time that stands for a day.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The point in time that stands for a time of day.
fn on_epoch(time: NaiveTime) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH.date_naive().and_time(time).and_utc()
}

impl Scalar for Uuid {
    fn into_scalar(self) -> Value {
        Value::Text(Cow::Owned(self.hyphenated().to_string()))
    }
}

impl AsValueRef for Uuid {
    fn as_value_ref(&self) -> ValueRef<'_> {
        ValueRef::Uuid(*self)
    }
}

impl Decode for Uuid {
    const EXPECTED: &'static str = "a UUID";

    fn decode(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Blob(bytes) => Self::from_slice(bytes).ok(),
            #[cfg(feature = "postgres")]
            Cell::Postgres(ty, bytes) if *ty == tokio_postgres::types::Type::UUID => {
                Self::from_slice(bytes).ok()
            }
            other => Self::parse_str(other.text()?).ok(),
        }
    }

    fn blank() -> Self {
        Self::nil()
    }
}

#[diagnostic::do_not_recommend]
impl Ordered for Uuid {}

impl Scalar for NaiveDate {
    fn into_scalar(self) -> Value {
        Value::DateTime(midnight(self))
    }
}

impl AsValueRef for NaiveDate {
    fn as_value_ref(&self) -> ValueRef<'_> {
        ValueRef::DateTime(midnight(*self))
    }
}

impl Decode for NaiveDate {
    const EXPECTED: &'static str = "a date";

    fn decode(cell: Cell<'_>) -> Option<Self> {
        DateTime::<Utc>::decode(cell).map(|time| time.date_naive())
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[diagnostic::do_not_recommend]
impl Ordered for NaiveDate {}

impl Scalar for NaiveTime {
    fn into_scalar(self) -> Value {
        Value::DateTime(on_epoch(self))
    }
}

impl AsValueRef for NaiveTime {
    fn as_value_ref(&self) -> ValueRef<'_> {
        ValueRef::DateTime(on_epoch(*self))
    }
}

impl Decode for NaiveTime {
    const EXPECTED: &'static str = "a time of day";

    fn decode(cell: Cell<'_>) -> Option<Self> {
        DateTime::<Utc>::decode(cell).map(|time| time.time())
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[diagnostic::do_not_recommend]
impl Ordered for NaiveTime {}

impl Scalar for IpAddr {
    fn into_scalar(self) -> Value {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl AsValueRef for IpAddr {
    fn as_value_ref(&self) -> ValueRef<'_> {
        ValueRef::Ip(*self)
    }
}

impl Decode for IpAddr {
    const EXPECTED: &'static str = "the address of one host";

    /// PostgreSQL writes the length of the network behind the address; that of a single host is let go, and a
    /// network is no address.
    fn decode(cell: Cell<'_>) -> Option<Self> {
        let text = cell.text()?;
        let Some((address, length)) = text.split_once('/') else { return text.parse().ok() };
        let address: Self = address.parse().ok()?;
        (length == if address.is_ipv4() { "32" } else { "128" }).then_some(address)
    }

    fn blank() -> Self {
        Self::V4(std::net::Ipv4Addr::UNSPECIFIED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_one_host() {
        let read = |text: &str| IpAddr::decode(Cell::Text(text));
        assert_eq!(read("10.0.0.1/32"), read("10.0.0.1"));
        assert_eq!(read("::1/128").map(|a| a.to_string()).as_deref(), Some("::1"));
        assert_eq!((read("10.0.0.0/8"), read("::1/32"), read("x")), (None, None, None));
    }

    #[test]
    fn days_and_times_are_points_in_time() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
        assert_eq!(NaiveDate::decode(Cell::Value(&day.into_scalar())), Some(day));
        let time = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap();
        assert_eq!(NaiveTime::decode(Cell::Value(&time.into_scalar())), Some(time));
    }
}
