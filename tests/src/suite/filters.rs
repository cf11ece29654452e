//! Filters on every type of field.

use chrono::{DateTime, Utc};
use pumpflix_tests::types::{Color, Db, Filter, Plain, Scalars, scalars};
use rust_decimal::Decimal;
use serde_json::json;

use super::databases::each;

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Row `n` of three: every field grows with `n`.
fn row(n: i32) -> scalars::Draft {
    scalars::New {
        string: format!("text {n}_%*\\"),
        boolean: n % 2 == 1,
        int: n,
        big_int: i64::from(n) * 10_000_000_000,
        float: f64::from(n) * 1.5,
        decimal: decimal(&format!("{n}.10")),
        date_time: time(&format!("2024-05-0{n}T12:30:00.250Z")),
        json: json!({ "n": n, "list": [1, null, "x"] }),
        bytes: vec![u8::try_from(n).unwrap(), 0, 255],
        color: [Color::Red, Color::Green, Color::DarkBlue][usize::try_from(n - 1).unwrap()],
        plain: if n == 1 { Plain::A } else { Plain::B },
    }
}

async fn filled(db: &Db) {
    assert_eq!(db.scalars().create_many([row(1), row(2), row(3)]).await.unwrap(), 3);
}

/// The `int` of each row that the filter lets through.
async fn found(db: &Db, filter: Filter<Scalars>) -> Vec<i32> {
    let rows = db.scalars().find_many().filter(filter).order_by(scalars::int.asc()).await.unwrap();
    rows.iter().map(|row| row.int).collect()
}

#[tokio::test]
async fn every_type_comes_back_as_it_went_in() {
    each(async |db: Db| {
        filled(&db).await;
        let rows = db.scalars().find_many().order_by(scalars::id.asc()).await.unwrap();
        let second = &rows[1];
        assert_eq!(second.string, "text 2_%*\\");
        assert_eq!((second.boolean, second.int, second.big_int), (false, 2, 20_000_000_000));
        assert_eq!((second.float, second.decimal), (3.0, decimal("2.1")));
        assert_eq!(second.date_time, time("2024-05-02T12:30:00.250Z"));
        assert_eq!(second.json, json!({ "n": 2, "list": [1, null, "x"] }));
        assert_eq!(
            (second.bytes.as_slice(), second.color, second.plain),
            (&[2, 0, 255][..], Color::Green, Plain::B)
        );
    })
    .await;
}

/// The filters that every field has, on one that holds `$value` in row 2.
macro_rules! equality {
    ($db:ident, $field:ident, $one:expr, $two:expr) => {
        assert_eq!(found(&$db, scalars::$field.eq($two)).await, [2], "eq {}", stringify!($field));
        assert_eq!(found(&$db, scalars::$field.ne($two)).await, [1, 3], "ne {}", stringify!($field));
        assert_eq!(found(&$db, scalars::$field.in_([$one, $two])).await, [1, 2], "in {}", stringify!($field));
        assert_eq!(found(&$db, scalars::$field.in_([$two])).await, [2], "in one {}", stringify!($field));
        assert_eq!(
            found(&$db, scalars::$field.not_in([$one, $two])).await,
            [3],
            "not in {}",
            stringify!($field)
        );
    };
}

/// The filters of fields that have an order.
macro_rules! order {
    ($db:ident, $field:ident, $two:expr) => {
        assert_eq!(found(&$db, scalars::$field.lt($two)).await, [1], "lt {}", stringify!($field));
        assert_eq!(found(&$db, scalars::$field.lte($two)).await, [1, 2], "lte {}", stringify!($field));
        assert_eq!(found(&$db, scalars::$field.gt($two)).await, [3], "gt {}", stringify!($field));
        assert_eq!(found(&$db, scalars::$field.gte($two)).await, [2, 3], "gte {}", stringify!($field));
    };
}

#[tokio::test]
async fn numbers() {
    each(async |db: Db| {
        filled(&db).await;
        equality!(db, int, 1, 2);
        equality!(db, big_int, 10_000_000_000_i64, 20_000_000_000_i64);
        equality!(db, float, 1.5, 3.0);
        equality!(db, decimal, decimal("1.1"), decimal("2.100"));
        order!(db, int, 2);
        order!(db, big_int, 20_000_000_000_i64);
        order!(db, float, 3.0);
        order!(db, decimal, decimal("2.1"));
    })
    .await;
}

#[tokio::test]
async fn times_and_bytes() {
    each(async |db: Db| {
        filled(&db).await;
        let (one, two) = (time("2024-05-01T12:30:00.250Z"), time("2024-05-02T14:30:00.250+02:00"));
        equality!(db, date_time, one, two);
        order!(db, date_time, two);
        equality!(db, bytes, vec![1, 0, 255], vec![2, 0, 255]);
    })
    .await;
}

#[tokio::test]
async fn text() {
    each(async |db: Db| {
        filled(&db).await;
        equality!(db, string, "text 1_%*\\", "text 2_%*\\");
        order!(db, string, "text 2_%*\\");
        assert_eq!(found(&db, scalars::string.contains("t 2")).await, [2]);
        assert_eq!(found(&db, scalars::string.starts_with("text 3")).await, [3]);
        assert_eq!(found(&db, scalars::string.ends_with("*\\")).await, [1, 2, 3]);
        assert_eq!(found(&db, scalars::string.contains("T")).await, [0; 0]);
        assert_eq!(found(&db, scalars::string.contains("TEXT 2").insensitive()).await, [2]);
        assert_eq!(found(&db, scalars::string.eq("TEXT 2_%*\\").insensitive()).await, [2]);
    })
    .await;
}

#[tokio::test]
async fn wildcards_are_themselves() {
    each(async |db: Db| {
        filled(&db).await;
        for nothing in ["t_xt", "t%2", "t?xt", "[t]", "te*t"] {
            assert_eq!(found(&db, scalars::string.contains(nothing)).await, [0; 0], "{nothing}");
            assert_eq!(
                found(&db, scalars::string.contains(nothing).insensitive()).await,
                [0; 0],
                "{nothing}"
            );
        }
        assert_eq!(found(&db, scalars::string.contains("2_%*")).await, [2]);
        assert_eq!(found(&db, scalars::string.contains("2_%*").insensitive()).await, [2]);
    })
    .await;
}

#[tokio::test]
async fn truth() {
    each(async |db: Db| {
        filled(&db).await;
        assert_eq!(found(&db, scalars::boolean.eq(true)).await, [1, 3]);
        assert_eq!(found(&db, scalars::boolean.ne(true)).await, [2]);
        assert_eq!(found(&db, scalars::boolean.in_([false])).await, [2]);
        assert_eq!(found(&db, scalars::boolean.not_in([false])).await, [1, 3]);
    })
    .await;
}

#[tokio::test]
async fn enums_by_their_mapped_names() {
    each(async |db: Db| {
        filled(&db).await;
        equality!(db, color, Color::Red, Color::Green);
        assert_eq!(found(&db, scalars::plain.eq(Plain::A)).await, [1]);
        assert_eq!(found(&db, scalars::plain.not_in([Plain::A])).await, [2, 3]);
    })
    .await;
}

#[tokio::test]
async fn filters_join() {
    each(async |db: Db| {
        filled(&db).await;
        let (one, two) = (scalars::int.eq(1), scalars::int.eq(2));
        assert_eq!(found(&db, one.clone() | two.clone()).await, [1, 2]);
        assert_eq!(found(&db, one.clone() & two.clone()).await, [0; 0]);
        assert_eq!(found(&db, !(one.clone() | two.clone())).await, [3]);
        assert_eq!(found(&db, Filter::all([one.clone(), scalars::boolean.eq(true)])).await, [1]);
        assert_eq!(found(&db, Filter::any([one, two])).await, [1, 2]);
        assert_eq!(found(&db, Filter::all([])).await, [1, 2, 3]);
        assert_eq!(found(&db, Filter::any([])).await, [0; 0]);
        assert_eq!(found(&db, Filter::all_rows()).await, [1, 2, 3]);
        let absent: Option<Filter<Scalars>> = None;
        let rows = db.scalars().find_many().filter_opt(absent).filter_opt(Some(scalars::int.gt(1)));
        assert_eq!(rows.await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_in_an_empty_list() {
    each(async |db: Db| {
        filled(&db).await;
        assert_eq!(found(&db, scalars::int.in_([0_i32; 0])).await, [0; 0]);
        assert_eq!(found(&db, scalars::int.not_in([0_i32; 0])).await, [1, 2, 3]);
    })
    .await;
}

#[tokio::test]
async fn fields_against_fields() {
    each(async |db: Db| {
        filled(&db).await;
        db.scalars().update_many().filter(scalars::int.eq(2)).set(scalars::int_o.to(2)).await.unwrap();
        assert_eq!(found(&db, scalars::int.eq(scalars::id)).await, [1, 2, 3]);
        assert_eq!(found(&db, scalars::int.gt(scalars::id)).await, [0; 0]);
    })
    .await;
}
