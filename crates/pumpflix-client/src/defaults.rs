//! Values that the client makes: ids and times.

use std::cell::LazyCell;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use crate::meta::Default;
use crate::time_text::parse_datetime;
use crate::value::Value;

/// The current time in whole milliseconds, which is what every database keeps by default: the struct that is
/// returned then equals the row.
fn now() -> DateTime<Utc> {
    let now = Utc::now();
    now.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(now)
}

/// The time of one write: looked at when it is wanted first, and the same from then on.
pub(crate) struct Now(LazyCell<DateTime<Utc>>);

impl Now {
    pub(crate) fn new() -> Self {
        Self(LazyCell::new(now))
    }

    pub(crate) fn get(&self) -> DateTime<Utc> {
        *self.0
    }
}

/// The value of a default, or `None` where the client makes none.
pub(crate) fn make(default: Default, now: &Now) -> Option<Value> {
    let text = match default {
        Default::None => return None,
        Default::Now => return Some(Value::DateTime(now.get())),
        Default::Time(text) => return parse_datetime(text).map(Value::DateTime),
        Default::Uuid(7) => uuid::Uuid::now_v7().hyphenated().to_string(),
        Default::Uuid(_) => uuid::Uuid::new_v4().hyphenated().to_string(),
        Default::Cuid(2) => cuid::cuid2(),
        Default::Cuid(_) => cuid::cuid1(),
        Default::Ulid => ulid::Ulid::generate().to_string(),
        Default::Nanoid(length) => {
            nanoid::format(nanoid::rngs::default, &nanoid::alphabet::SAFE, usize::from(length))
        }
    };
    Some(Value::Text(text.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(default: Default) -> String {
        match make(default, &Now::new()) {
            Some(Value::Text(text)) => text.into_owned(),
            other => panic!("{other:?} is no text"),
        }
    }

    #[test]
    fn ids_have_their_forms() {
        assert_eq!(uuid::Uuid::parse_str(&text(Default::Uuid(4))).unwrap().get_version_num(), 4);
        assert_eq!(uuid::Uuid::parse_str(&text(Default::Uuid(7))).unwrap().get_version_num(), 7);
        assert!(cuid::is_cuid1(text(Default::Cuid(1))));
        assert!(cuid::is_cuid2(text(Default::Cuid(2))));
        assert_eq!(text(Default::Ulid).len(), 26);
        assert_eq!(text(Default::Nanoid(33)).len(), 33);
    }

    #[test]
    fn ids_differ() {
        for default in [Default::Uuid(4), Default::Uuid(7), Default::Cuid(1), Default::Cuid(2), Default::Ulid]
        {
            assert_ne!(text(default), text(default));
        }
    }
}
