//! Lists, which PostgreSQL has.

use pumpflix_tests::lists::{Day, Db, Filter, Lists, lists};
use rust_decimal::Decimal;
use serde_json::json;

use super::databases::on_postgres;

async fn found(db: &Db, filter: Filter<Lists>) -> Vec<i32> {
    let rows = db.lists().find_many().filter(filter).order_by(lists::id.asc()).await.unwrap();
    rows.iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn every_type_comes_back_as_it_went_in() {
    on_postgres(async |db: Db| {
        let time = chrono::DateTime::UNIX_EPOCH;
        let row = db
            .lists()
            .create(lists::New {})
            .strings(["a".to_owned(), "it's \"b\", {c}".to_owned()])
            .booleans([true, false])
            .ints([1, -2])
            .big_ints([1_i64 << 40])
            .floats([0.5])
            .decimals([Decimal::new(105, 1)])
            .date_times([time])
            .json([json!({ "a": 1 }), json!([null])])
            .bytes([vec![0, 255], vec![]])
            .days([Day::Sunday, Day::Monday])
            .await
            .unwrap();
        assert_eq!(row.strings, ["a", "it's \"b\", {c}"]);
        assert_eq!((row.booleans.as_slice(), row.ints.as_slice()), (&[true, false][..], &[1, -2][..]));
        assert_eq!((row.big_ints.as_slice(), row.floats.as_slice()), (&[1_i64 << 40][..], &[0.5][..]));
        assert_eq!(
            (row.decimals.as_slice(), row.date_times.as_slice()),
            (&[Decimal::new(105, 1)][..], &[time][..])
        );
        assert_eq!(row.json, [json!({ "a": 1 }), json!([null])]);
        assert_eq!(
            (row.bytes.as_slice(), row.days.as_slice()),
            (&[vec![0, 255], vec![]][..], &[Day::Sunday, Day::Monday][..])
        );
        assert_eq!(db.lists().find_unique(lists::by_id(row.id)).required().await.unwrap(), row);
    })
    .await;
}

#[tokio::test]
async fn defaults_and_absence() {
    on_postgres(async |db: Db| {
        let row = db.lists().create(lists::New {}).await.unwrap();
        assert_eq!((row.ints.as_slice(), row.days.as_slice()), (&[1, 2][..], &[Day::Sunday][..]));
        assert!(row.strings.is_empty() && row.json.is_empty());
    })
    .await;
}

#[tokio::test]
async fn filters() {
    on_postgres(async |db: Db| {
        let drafts = [&["a", "b"][..], &["b"], &[]]
            .map(|s| lists::New {}.strings(s.iter().map(ToString::to_string)).days([Day::Monday]));
        db.lists().create_many(drafts).await.unwrap();
        assert_eq!(found(&db, lists::strings.has("b")).await, [1, 2]);
        assert_eq!(found(&db, lists::strings.has_every(["a", "b"])).await, [1]);
        assert_eq!(found(&db, lists::strings.has_some(["a", "c"])).await, [1]);
        assert_eq!(found(&db, lists::strings.is_empty()).await, [3]);
        assert_eq!(found(&db, lists::strings.equals(["b"])).await, [2]);
        assert_eq!(found(&db, !lists::strings.has("a")).await, [2, 3]);
        assert_eq!(found(&db, lists::days.has(Day::Monday)).await, [1, 2, 3]);
        assert_eq!(found(&db, lists::days.has(Day::Sunday)).await, [0; 0]);
    })
    .await;
}

#[tokio::test]
async fn updates() {
    on_postgres(async |db: Db| {
        let row = db.lists().create(lists::New {}).strings(["a".to_owned()]).await.unwrap();
        let update = || db.lists().update(lists::by_id(row.id));
        assert_eq!(update().set(lists::strings.push(["b", "c"])).await.unwrap().strings, ["a", "b", "c"]);
        assert_eq!(update().set(lists::ints.to([9])).await.unwrap().ints, [9]);
        assert_eq!(
            update().set(lists::days.push([Day::Monday])).await.unwrap().days,
            [Day::Sunday, Day::Monday]
        );
    })
    .await;
}
