//! Types of PostgreSQL's own; on SQLite the same fields have the scalar's usual type.

use std::net::IpAddr;

use pumpflix_tests::types::{Db, native};
use rust_decimal::Decimal;
use serde_json::json;

use super::databases::each;

#[tokio::test]
async fn every_one_comes_back_as_it_went_in() {
    each(async |db: Db| {
        let time: chrono::DateTime<chrono::Utc> = "2024-05-01T00:00:00Z".parse().unwrap();
        let clock: chrono::NaiveTime = "10:20:30".parse().unwrap();
        let row = db
            .native()
            .create(native::New {})
            .small_int(7)
            .oid(26)
            .real(0.5)
            .numeric(Decimal::new(1050, 2))
            .money(Decimal::new(1999, 2))
            .varchar("text")
            .char("four")
            .bit("1010")
            .var_bit("101")
            .inet(IpAddr::from([192, 168, 0, 1]))
            .xml("<a/>")
            .timestamptz(time)
            .date(time.date_naive())
            .time(clock)
            .timetz(clock)
            .json(json!({ "b": 1, "a": 2 }))
            .await
            .unwrap();
        assert_eq!(
            (row.id.get_version_num(), row.small_int, row.oid, row.real),
            (4, Some(7), Some(26), Some(0.5))
        );
        assert_eq!((row.numeric, row.money), (Some(Decimal::new(105, 1)), Some(Decimal::new(1999, 2))));
        assert_eq!((row.varchar.as_deref(), row.char.as_deref()), (Some("text"), Some("four")));
        assert_eq!((row.bit.as_deref(), row.var_bit.as_deref()), (Some("1010"), Some("101")));
        assert_eq!(row.inet, Some(IpAddr::from([192, 168, 0, 1])));
        assert_eq!(row.xml.as_deref(), Some("<a/>"));
        assert_eq!((row.timestamptz, row.date), (Some(time), Some(time.date_naive())));
        assert_eq!((row.time, row.timetz), (Some(clock), Some(clock)));
        assert_eq!(row.json, Some(json!({ "b": 1, "a": 2 })));
        assert_eq!(db.native().find_unique(native::by_id(row.id)).required().await.unwrap(), row);
    })
    .await;
}

#[tokio::test]
async fn many_come_back_as_they_went_in() {
    each(async |db: Db| {
        let time: chrono::DateTime<chrono::Utc> = "2024-05-01T00:00:00Z".parse().unwrap();
        let clock: chrono::NaiveTime = "10:20:30".parse().unwrap();
        let drafts = [Some(7), None].map(|number| {
            native::New {}
                .small_int(number)
                .oid(26)
                .real(0.5)
                .numeric(number.map(|n| Decimal::new(n.into(), 1)))
                .varchar("a \"b\" {c}, d")
                .char("four")
                .timestamptz(time)
                .date(time.date_naive())
                .time(clock)
                .timetz(clock)
                .json(json!([null, { "a": [1, 2] }]))
        });
        let rows = db.native().create_many(drafts).returning().await.unwrap();
        let [first, second] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((first.small_int, first.numeric), (Some(7), Some(Decimal::new(7, 1))));
        assert_eq!((second.small_int, second.numeric, second.bit.as_ref()), (None, None, None));
        for row in &rows {
            assert_eq!((row.oid, row.real), (Some(26), Some(0.5)));
            assert_eq!(row.varchar.as_deref(), Some("a \"b\" {c}, d"));
            assert_eq!(row.char.as_deref(), Some("four"));
            assert_eq!((row.timestamptz, row.date), (Some(time), Some(time.date_naive())));
            assert_eq!((row.time, row.timetz), (Some(clock), Some(clock)));
            assert_eq!(row.json, Some(json!([null, { "a": [1, 2] }])));
        }
        // Copies, with what goes by way of another type beside it.
        db.native().delete_many().all_rows().await.unwrap();
        let copies: Vec<_> = rows
            .iter()
            .cloned()
            .map(|row| native::Draft::from(row).bit("1010").inet(IpAddr::from([10, 0, 0, 1])))
            .collect();
        assert_eq!(db.native().create_many(copies).await.unwrap(), 2);
        let again = db.native().find_unique(native::by_id(second.id)).required().await.unwrap();
        assert_eq!((again.json, again.bit.as_deref()), (second.json.clone(), Some("1010")));
    })
    .await;
}

#[tokio::test]
async fn filters() {
    each(async |db: Db| {
        let row = db
            .native()
            .create(native::New {})
            .small_int(7)
            .numeric(Decimal::new(1050, 2))
            .money(Decimal::new(1999, 2))
            .char("four")
            .bit("1010")
            .await
            .unwrap();
        let found = async |filter| db.native().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(native::id.eq(row.id)).await, 1);
        assert_eq!(found(native::id.in_([row.id])).await, 1);
        assert_eq!(found(native::small_int.in_([6, 7])).await, 1);
        assert_eq!(found(native::numeric.gt(Decimal::TEN)).await, 1);
        assert_eq!(found(native::money.eq(Decimal::new(1999, 2))).await, 1);
        assert_eq!(found(native::char.eq("four")).await, 1);
        assert_eq!(found(native::bit.eq("1010")).await, 1);
        assert_eq!(found(native::bit.in_(["1010", "0000"])).await, 1);
    })
    .await;
}
