//! The ends of what types can hold: numbers, times, bytes and text.

use chrono::{DateTime, Utc};
use pumpflix_tests::types::{Color, Db, Error, Plain, Scalars, scalars};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::databases::{each, is_sqlite, on_postgres};
use super::plain::each_plain;

/// A new row that can be given in part.
struct Given {
    string: String,
    int: i32,
    big_int: i64,
    float: f64,
    decimal: Decimal,
    date_time: DateTime<Utc>,
    json: Value,
    bytes: Vec<u8>,
}

impl From<Given> for scalars::Draft {
    fn from(given: Given) -> Self {
        let Given { string, int, big_int, float, decimal, date_time, json, bytes } = given;
        let (boolean, color, plain) = (false, Color::Red, Plain::A);
        scalars::New { string, boolean, int, big_int, float, decimal, date_time, json, bytes, color, plain }
    }
}

fn row() -> Given {
    Given {
        string: String::new(),
        int: 0,
        big_int: 0,
        float: 0.0,
        decimal: 0.into(),
        date_time: DateTime::UNIX_EPOCH,
        json: Value::Null,
        bytes: Vec::new(),
    }
}

/// What comes back for a new row: the row that the statement returned, the row read again, and the row found by
/// `again`'s filter must all be the same.
async fn kept(
    db: &Db,
    new: Given,
    filter: impl Fn(&Scalars) -> pumpflix_tests::types::Filter<Scalars>,
) -> Scalars {
    let made = db.scalars().create(new).await.unwrap();
    let read = db.scalars().find_unique(scalars::by_id(made.id)).required().await.unwrap();
    assert_eq!(made, read);
    let found = db.scalars().find_many().filter(filter(&made) & scalars::id.eq(made.id)).await.unwrap();
    assert_eq!(found, [read]);
    made
}

#[tokio::test]
async fn whole_numbers() {
    each(async |db: Db| {
        for (int, big_int) in [(i32::MIN, i64::MIN), (i32::MAX, i64::MAX), (-1, -9_007_199_254_740_993)] {
            let new = Given { int, big_int, ..row() };
            let row = kept(&db, new, |r| scalars::int.eq(r.int) & scalars::big_int.eq(r.big_int)).await;
            assert_eq!((row.int, row.big_int), (int, big_int));
        }
        let lowest = db.scalars().find_first().order_by(scalars::big_int.asc()).await.unwrap().unwrap();
        assert_eq!(lowest.big_int, i64::MIN);
    })
    .await;
}

#[tokio::test]
async fn broken_numbers() {
    each(async |db: Db| {
        for float in
            [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2, f64::INFINITY, f64::NEG_INFINITY]
        {
            let row = kept(&db, Given { float, ..row() }, |r| scalars::float.eq(r.float)).await;
            assert_eq!(row.float.to_bits(), float.to_bits());
        }
        let not_a_number = db.scalars().create(Given { float: f64::NAN, ..row() }).await;
        if is_sqlite(db.database()) {
            // It has no such value, and keeps null instead, which the column refuses.
            assert!(
                matches!(&not_a_number, Err(Error::NullViolation { field, .. }) if field == "float"),
                "{not_a_number:?}"
            );
        } else {
            assert!(not_a_number.unwrap().float.is_nan());
        }
    })
    .await;
}

#[tokio::test]
async fn decimals() {
    each(async |db: Db| {
        let few = [
            "0.1",
            "-0.30",
            "123456789012.345",
            "-99999999999999.9",
            "1000000000000000000",
            "0.000000000001",
        ];
        // SQLite keeps numbers with a fraction, and those above 64 bits, as floats.
        let many = [
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "0.0000000000000000000000000001",
        ];
        let many = if is_sqlite(db.database()) { &[][..] } else { &many };
        for text in few.iter().chain(many) {
            let decimal: Decimal = text.parse().unwrap();
            let row = kept(&db, Given { decimal, ..row() }, |r| scalars::decimal.eq(r.decimal)).await;
            assert_eq!(row.decimal, decimal, "{text}");
        }
        let rows = db.scalars().find_many().order_by(scalars::decimal.asc()).await.unwrap();
        assert!(rows.is_sorted_by_key(|row| row.decimal));
    })
    .await;
}

#[tokio::test]
async fn a_number_that_no_decimal_can_hold() {
    each_plain(async |db: Db, plain| {
        db.scalars().create(row()).await.unwrap();
        plain.run(r#"UPDATE "Scalars" SET "decimal" = 99999999999999999999999999999999999"#).await;
        let error = db.scalars().find_many().await.map(|rows| rows[0].decimal).unwrap_err();
        let Error::Decode { column, expected, .. } = &error else { panic!("{error:?}") };
        assert_eq!((column.as_str(), error.code()), ("decimal", "P2023"), "{expected}");
        assert!(!error.to_string().contains("9999999999"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn times() {
    each(async |db: Db| {
        let times = [
            "0001-01-01T00:00:00Z",
            "1582-10-10T12:00:00.001Z",
            "1969-12-31T23:59:59.999Z",
            "2016-12-31T23:59:59.5Z",
            "2038-01-19T03:14:08Z",
            "9999-12-31T23:59:59.999Z",
        ];
        for text in times {
            let date_time: DateTime<Utc> = text.parse().unwrap();
            let row = kept(&db, Given { date_time, ..row() }, |r| scalars::date_time.eq(r.date_time)).await;
            assert_eq!(row.date_time, date_time, "{text}");
        }
        let rows = db.scalars().find_many().order_by(scalars::date_time.asc()).await.unwrap();
        let found: Vec<_> = rows.iter().map(|row| row.date_time).collect();
        assert_eq!(found, times.map(|text| text.parse::<DateTime<Utc>>().unwrap()));
        let old = db.scalars().find_many().filter(scalars::date_time.lt(DateTime::UNIX_EPOCH)).count().await;
        assert_eq!(old.unwrap(), 3);
    })
    .await;
}

#[tokio::test]
async fn times_beyond_all_calendars() {
    each(async |db: Db| {
        for date_time in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            match db.scalars().create(Given { date_time, ..row() }).await {
                // What is stored is what was given, to the millisecond that columns keep.
                Ok(row) => {
                    let read = db.scalars().find_unique(scalars::by_id(row.id)).required().await.unwrap();
                    assert_eq!(read.date_time.timestamp_millis(), date_time.timestamp_millis());
                }
                Err(error) => assert!(!matches!(error, Error::Connection { .. }), "{error:?}"),
            }
        }
        db.scalars().create(row()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn bytes() {
    each(async |db: Db| {
        let million = (0..1_000_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
        for bytes in [vec![], (0..=255).collect(), vec![0; 3], b"\\x00'; --".to_vec(), million] {
            let new = Given { bytes: bytes.clone(), ..row() };
            assert_eq!(kept(&db, new, |r| scalars::bytes.eq(r.bytes.clone())).await.bytes, bytes);
        }
    })
    .await;
}

#[tokio::test]
async fn text() {
    each(async |db: Db| {
        let long = "é🦀".repeat(200_000);
        let texts = [
            "🦀👩‍👩‍👧‍👦 e\u{301} ﷽",
            "it's \"quoted\" `so` \\' \\\\ \\\" $1 ?1 {} :a @b",
            "line\nline\r\n\ttab\u{1}\u{7f}",
            "\u{feff}\u{202e}right to left",
            "'; DROP TABLE \"Scalars\"; --",
            &long,
        ];
        for string in texts {
            let new = Given { string: string.to_owned(), json: json!({ string: [string] }), ..row() };
            let row = kept(&db, new, |r| {
                scalars::string.eq(&r.string) & scalars::json.path([string, "0"]).eq(string)
            })
            .await;
            assert_eq!((row.string.as_str(), &row.json), (string, &json!({ string: [string] })));
        }
        assert_eq!(db.scalars().find_many().count().await.unwrap(), 6);
    })
    .await;
}

#[tokio::test]
async fn text_with_a_zero_byte() {
    each(async |db: Db| {
        let new = || Given { string: "a\0b".into(), ..row() };
        if is_sqlite(db.database()) {
            let row = kept(&db, new(), |r| scalars::string.eq(&r.string)).await;
            assert_eq!(row.string, "a\0b");
            return;
        }
        let error = db.scalars().create(new()).await.unwrap_err();
        assert!(matches!(&error, Error::Database { code, .. } if code == "22021"), "{error:?}");
        let found = db.scalars().find_many().filter(scalars::string.contains("\0")).await;
        assert!(matches!(found, Err(Error::Database { .. })));
        let json = Given { json: json!("a\0b"), ..row() };
        assert!(matches!(db.scalars().create(json).await, Err(Error::Database { .. })));
        // The connection has taken no harm.
        db.scalars().create(row()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn arithmetic_that_goes_too_far() {
    each(async |db: Db| {
        let new = Given { int: i32::MAX, big_int: i64::MAX, ..row() };
        let made = db.scalars().create(new).await.unwrap();
        let of = async |assignment| db.scalars().update(scalars::by_id(made.id)).set(assignment).await;
        for assignment in [
            scalars::int.increment(1),
            scalars::int.decrement(-1),
            scalars::big_int.increment(1_i64),
            scalars::big_int.multiply(2_i64),
            scalars::big_int.multiply(-2_i64),
        ] {
            let result = of(assignment).await;
            assert!(matches!(&result, Err(Error::Database { message, .. }) if message.contains("out of range") || message.contains("overflow")), "{result:?}");
        }
        assert_eq!(db.scalars().find_unique(scalars::by_id(made.id)).required().await.unwrap(), made);
        let near = of(scalars::int.decrement(1)).await.unwrap();
        assert_eq!(near.int, i32::MAX - 1);
        assert_eq!(of(scalars::int.increment(1)).await.unwrap().int, i32::MAX);
        assert_eq!(of(scalars::big_int.divide(-1_i64)).await.unwrap().big_int, -i64::MAX);
    })
    .await;
}

#[tokio::test]
async fn division_by_zero() {
    on_postgres(async |db: Db| {
        let made = db.scalars().create(row()).await.unwrap();
        let result = db.scalars().update(scalars::by_id(made.id)).set(scalars::int.divide(0)).await;
        assert!(matches!(&result, Err(Error::Database { code, .. }) if code == "22012"), "{result:?}");
    })
    .await;
}
