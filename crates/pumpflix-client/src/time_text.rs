//! Points in time as SQLite keeps them: as text.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

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
