//! Fields without a value.

use pumpflix_tests::types::{Color, Db, Plain, Scalars, scalars};
use serde_json::json;

use super::databases::each;

fn row(int: i32) -> scalars::Draft {
    scalars::New {
        string: String::new(),
        boolean: false,
        int,
        big_int: 0,
        float: 0.0,
        decimal: 0.into(),
        date_time: chrono::DateTime::UNIX_EPOCH,
        json: json!(null),
        bytes: Vec::new(),
        color: Color::Red,
        plain: Plain::A,
    }
}

#[tokio::test]
async fn every_optional_type_may_be_null() {
    each(async |db: Db| {
        let empty = db.scalars().create(row(1)).await.unwrap();
        let read: Scalars = db.scalars().find_unique(scalars::by_id(empty.id)).required().await.unwrap();
        assert_eq!(read, empty);
        assert_eq!((&read.string_o, read.boolean_o, read.int_o, read.big_int_o), (&None, None, None, None));
        assert_eq!((read.float_o, read.decimal_o, read.date_time_o), (None, None, None));
        assert_eq!((&read.json_o, &read.bytes_o, read.color_o), (&None, &None, None));
        assert_eq!(read.json, json!(null));
    })
    .await;
}

#[tokio::test]
async fn every_optional_type_may_have_a_value() {
    each(async |db: Db| {
        let full = db
            .scalars()
            .create(row(1))
            .string_o("s")
            .boolean_o(true)
            .int_o(1)
            .big_int_o(2)
            .float_o(0.5)
            .decimal_o(rust_decimal::Decimal::new(25, 1))
            .date_time_o(chrono::DateTime::UNIX_EPOCH)
            .json_o(json!([1]))
            .bytes_o(vec![1])
            .color_o(Color::Green)
            .plain_o(Some(Plain::B))
            .await
            .unwrap();
        let read = db.scalars().find_unique(scalars::by_id(full.id)).required().await.unwrap();
        assert_eq!(read, full);
        assert_eq!((read.string_o.as_deref(), read.color_o), (Some("s"), Some(Color::Green)));
        assert_eq!(
            (read.decimal_o, read.json_o),
            (Some(rust_decimal::Decimal::new(25, 1)), Some(json!([1])))
        );
    })
    .await;
}

#[tokio::test]
async fn null_is_found_and_is_not_a_value() {
    each(async |db: Db| {
        let with = [row(1).int_o(5).string_o("a"), row(2).int_o(7).string_o("b")];
        db.scalars().create_many(with).await.unwrap();
        db.scalars().create(row(3)).await.unwrap();
        let found = async |filter| {
            let rows = db.scalars().find_many().filter(filter).order_by(scalars::int.asc()).await.unwrap();
            rows.iter().map(|row| row.int).collect::<Vec<_>>()
        };
        assert_eq!(found(scalars::int_o.is_null()).await, [3]);
        assert_eq!(found(scalars::int_o.is_not_null()).await, [1, 2]);
        assert_eq!(found(scalars::int_o.eq(None::<i32>)).await, [3]);
        assert_eq!(found(scalars::int_o.ne(None::<i32>)).await, [1, 2]);
        assert_eq!(found(scalars::int_o.eq(Some(5))).await, [1]);
        assert_eq!(found(scalars::int_o.ne(5)).await, [2], "null differs from nothing");
        assert_eq!(found(scalars::int_o.gt(5)).await, [2]);
        assert_eq!(found(scalars::int_o.not_in([5])).await, [2]);
        assert_eq!(found(scalars::string_o.contains("b")).await, [2]);
        assert_eq!(found(scalars::string_o.eq("a")).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_value_can_be_taken_away() {
    each(async |db: Db| {
        let row = db.scalars().create(row(1)).string_o("s").json_o(json!({})).await.unwrap();
        let row = db
            .scalars()
            .update(scalars::by_id(row.id))
            .set(scalars::string_o.to(None::<String>))
            .set(scalars::json_o.to_null())
            .await
            .unwrap();
        assert_eq!((row.string_o, row.json_o), (None, None));
    })
    .await;
}
