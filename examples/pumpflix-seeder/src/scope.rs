//! What one organization's rows are derived from: ids, hashes and times that the next run finds again.

use std::fmt::Write as _;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use crate::random::Random;

/// The moment that all sample data is seen from, in milliseconds since 1970: 2026-06-01, noon, UTC.
const NOW_MILLIS: i64 = 1_780_315_200_000;

/// A point in time, in whole milliseconds, which every database keeps exactly.
pub(crate) type At = DateTime<Utc>;

/// The moment that all sample data is seen from. It never changes, because a second run must find the same rows.
pub(crate) fn now() -> At {
    DateTime::UNIX_EPOCH + TimeDelta::milliseconds(NOW_MILLIS)
}

/// That many days before [`now`].
pub(crate) fn days_ago(days: u32) -> At {
    now() - TimeDelta::days(i64::from(days))
}

/// That many minutes before [`now`].
pub(crate) fn minutes_ago(minutes: u32) -> At {
    now() - TimeDelta::minutes(i64::from(minutes))
}

/// One organization, by its number: 0 is the default organization, `--scale N` adds 1 to N. What no organization owns
/// (plans, built-in templates) has a scope of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    number: u32,
}

impl Scope {
    /// The scope of rows that no organization owns. No organization reaches this number.
    pub(crate) const SHARED: Self = Self { number: u32::MAX };

    /// The scope of one organization.
    pub(crate) const fn organization(number: u32) -> Self {
        Self { number }
    }

    /// The organization's number.
    pub(crate) const fn number(self) -> u32 {
        self.number
    }

    /// It is the default organization.
    pub(crate) const fn is_default(self) -> bool {
        self.number == 0
    }

    /// The numbers that belong to one thing.
    pub(crate) fn random(self, label: &str, index: usize) -> Random {
        Random::of(label, self.number, index)
    }

    /// The id of the `index`-th row of a model, in the form of a cuid: `c` and 24 digits of base 36.
    pub(crate) fn id(self, model: &str, index: usize) -> String {
        const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        let mut random = self.random(&format!("{model}.id"), index);
        std::iter::once('c').chain((0..24).map(|_| char::from(random.pick(DIGITS)))).collect()
    }

    /// The id of the `index`-th row of a log, in the form of a UUID version 7, which sorts by its time.
    pub(crate) fn log_id(self, model: &str, index: usize, at: At) -> String {
        let mut random = self.random(&format!("{model}.id"), index);
        let mut tail = [0_u8; 10];
        for (byte, value) in tail.iter_mut().zip(random.bytes(10)) {
            *byte = value;
        }
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid().to_string()
    }

    /// A secret text of 40 hexadecimal digits, such as a token or a key.
    pub(crate) fn secret(self, label: &str, index: usize) -> String {
        hex(&self.random(&format!("{label}.secret"), index).bytes(20))
    }
}

/// SHA-256 of a secret, in hexadecimal: what the database keeps of tokens and keys.
pub(crate) fn sha256(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_their_form_and_never_change() {
        let scope = Scope::organization(0);
        let id = scope.id("User", 0);
        assert_eq!(id.len(), 25);
        assert!(id.starts_with('c') && id.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()));
        assert_eq!(id, scope.id("User", 0));
        assert_ne!(id, scope.id("User", 1));
        assert_ne!(id, Scope::organization(1).id("User", 0));
    }

    #[test]
    fn log_ids_sort_by_time() {
        let scope = Scope::organization(0);
        let (early, late) =
            (scope.log_id("AuditLog", 5, days_ago(2)), scope.log_id("AuditLog", 1, days_ago(1)));
        assert!(early < late);
        assert_eq!(uuid::Uuid::parse_str(&early).map(|id| id.get_version_num()), Ok(7));
    }

    #[test]
    fn hashes_are_sha256() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn now_is_what_it_says() {
        assert_eq!(now().to_rfc3339(), "2026-06-01T12:00:00+00:00");
    }
}
