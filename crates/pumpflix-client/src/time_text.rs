//! Points in time as SQLite keeps them: as text.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
#[cfg(feature = "sqlite")]
use chrono::{Datelike, Timelike};

/// The form in which Prisma's client stores a time in SQLite: `2024-05-01T12:30:00.000+00:00`.
#[cfg(feature = "sqlite")]
pub(crate) fn datetime_text(time: DateTime<Utc>) -> String {
    let millis = time.timestamp_subsec_millis().min(999);
    let time = time.naive_utc();
    let Ok(year @ 0..=9999) = u32::try_from(time.year()) else {
        return time.format("%Y-%m-%dT%H:%M:%S%.3f+00:00").to_string();
    };
    let mut text = *b"0000-00-00T00:00:00.000+00:00";
    let mut put = |at: usize, number: u32| {
        let number = u8::try_from(number % 100).unwrap_or_default();
        text[at] = b'0' + number / 10;
        text[at + 1] = b'0' + number % 10;
    };
    put(0, year / 100);
    put(2, year);
    put(5, time.month());
    put(8, time.day());
    put(11, time.hour());
    put(14, time.minute());
    put(17, time.second());
    put(20, millis / 10);
    put(21, millis);
    String::from_utf8(text.to_vec()).unwrap_or_default()
}

/// The forms that this client, Prisma's and SQLite's own functions write.
pub(crate) fn parse_datetime(text: &str) -> Option<DateTime<Utc>> {
    if let Some(time) = parse_usual(text.as_bytes()) {
        return Some(time);
    }
    // The second is how the literal default of a column stands in Prisma's DDL.
    let zoned = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %:z"));
    if let Ok(time) = zoned {
        return Some(time.with_timezone(&Utc));
    }
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f"))
        .map(|t| t.and_utc())
        .ok()
        .or_else(|| {
            NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|d| d.and_time(NaiveTime::MIN).and_utc())
        })
        .or_else(|| text.parse().ok().and_then(DateTime::from_timestamp_millis))
}

/// The form in which nearly every time is stored: `2024-05-01T12:30:00.000+00:00`, or a part of it, in UTC. It is taken
/// apart by hand because a table of rows has one in each.
fn parse_usual(text: &[u8]) -> Option<DateTime<Utc>> {
    fn number(digits: &[u8]) -> Option<u32> {
        digits
            .iter()
            .try_fold(0_u32, |all, digit| digit.is_ascii_digit().then(|| all * 10 + u32::from(digit - b'0')))
    }
    let (head, mut rest) = text.split_at_checked(19)?;
    let [y @ .., b'-', m1, m2, b'-', d1, d2, b'T' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] = head else {
        return None;
    };
    let mut nanos = 0;
    if let [b'.', fraction @ ..] = rest {
        let length = fraction.iter().take_while(|digit| digit.is_ascii_digit()).count();
        if !(1..=9).contains(&length) {
            return None;
        }
        nanos = number(&fraction[..length])? * 10_u32.pow(9 - u32::try_from(length).ok()?);
        rest = &fraction[length..];
    }
    if !matches!(rest, b"" | b"Z" | b"+00:00") {
        return None;
    }
    let date =
        NaiveDate::from_ymd_opt(i32::try_from(number(y)?).ok()?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)?;
    let time =
        date.and_hms_nano_opt(number(&[*h1, *h2])?, number(&[*n1, *n2])?, number(&[*s1, *s2])?, nanos)?;
    Some(time.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "sqlite")]
    #[test]
    fn times_have_prismas_form() {
        let time = DateTime::parse_from_rfc3339("2024-05-01T12:30:05.0421Z").unwrap().to_utc();
        assert_eq!(datetime_text(time), "2024-05-01T12:30:05.042+00:00");
        // The years 0, 9999 and those beyond, and what lies between.
        for (seconds, nanos) in [
            (-62_167_219_200, 0),
            (253_402_300_799, 999_999_999),
            (-70_000_000_000, 1_000_000),
            (253_402_300_800, 10_000_000),
            (951_782_400, 100_000_000),
            (1_700_000_000, 7_000_000),
        ] {
            let time = DateTime::from_timestamp(seconds, nanos).unwrap();
            assert_eq!(datetime_text(time), time.format("%Y-%m-%dT%H:%M:%S%.3f+00:00").to_string());
        }
        // A leap second has no place of its own.
        let leap = DateTime::from_timestamp(1_483_228_799, 1_999_000_000).unwrap();
        assert_eq!(datetime_text(leap), "2016-12-31T23:59:59.999+00:00");
    }

    #[test]
    fn usual_times_are_read_as_the_others_are() {
        for text in [
            "2024-05-01T12:30:05.042+00:00",
            "2024-05-01T12:30:05Z",
            "2024-02-29 23:59:59.123456789Z",
            "0001-01-01T00:00:00.1+00:00",
        ] {
            let slow = DateTime::parse_from_rfc3339(&text.replace(' ', "T")).unwrap().to_utc();
            assert_eq!(parse_usual(text.as_bytes()), Some(slow), "{text}");
            assert_eq!(parse_datetime(text), Some(slow), "{text}");
        }
        for text in [
            "2024-05-01T12:30:05+02:00",
            "2024-05-01T12:30",
            "2024-13-01T12:30:05Z",
            "2023-02-29T12:30:05Z",
            "2024-05-01T12:30:60Z",
            "2024-05-01T12:30:05.Z",
            "2024-05-01T12:30:05.1234567890Z",
            "2024-05-01T1a:30:05Z",
            "2024-05-01T12:30:05é",
        ] {
            assert_eq!(parse_usual(text.as_bytes()), None, "{text}");
        }
        assert_eq!(
            parse_datetime("2024-05-01T12:30:05+02:00").unwrap().to_rfc3339(),
            "2024-05-01T10:30:05+00:00"
        );
        assert_eq!(parse_datetime("2024-05-01").unwrap().to_rfc3339(), "2024-05-01T00:00:00+00:00");
        assert_eq!(parse_datetime("1700000000000").unwrap().timestamp(), 1_700_000_000);
    }
}
