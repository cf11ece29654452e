//! Columns that rows are read without: `/// @omit`.

use chrono::NaiveDate;
use pumpflix_client::Shape;
use pumpflix_tests::Meta;
use pumpflix_tests::custom::{Db, article, desk};

use super::databases::each;

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(article)]
struct Heavy {
    title: String,
    body: String,
    scan: Option<Vec<u8>>,
}

async fn with_one(db: &Db) -> article::Article {
    let day = NaiveDate::from_ymd_opt(2024, 5, 1).unwrap();
    let desk = db.desk().create(desk::New { opened: day }).await.unwrap();
    let new = article::New {
        title: "short".to_owned(),
        body: "long".to_owned(),
        meta: Meta { readers: Vec::new(), rank: 0 },
        day,
        desk_id: desk.id.into(),
    };
    db.article().create(new).scan(vec![1, 2, 3]).await.unwrap()
}

#[tokio::test]
async fn no_statement_reads_them() {
    each(async |db: Db| {
        let row = with_one(&db).await;
        let light = |sql: &str| {
            assert!(
                !["\"body\"", "\"scan\"", "\"draft\""].iter().any(|column| sql.contains(column)),
                "{sql}"
            );
            assert!(sql.contains("\"title\""), "{sql}");
        };
        light(&db.article().find_many().plan().sql);
        light(&db.article().find_unique(article::by_id(row.id)).plan().sql);
        assert_eq!(db.article().find_many().await.unwrap(), std::slice::from_ref(&row));
        let related = db.desk().find_many().with(desk::articles.take(1)).await.unwrap();
        assert_eq!(related[0].1, [row]);
    })
    .await;
}

#[tokio::test]
async fn they_are_written_and_read_where_they_are_named() {
    each(async |db: Db| {
        let row = with_one(&db).await;
        let heavy = Heavy { title: "short".into(), body: "long".into(), scan: Some(vec![1, 2, 3]) };
        assert_eq!(db.article().find_many().select::<Heavy>().await.unwrap(), [heavy]);
        let update = db.article().update(article::by_id(row.id)).set(article::body.to("longer"));
        assert_eq!(update.await.unwrap(), row);
        let found = db.article().find_many().filter(article::body.ends_with("er"));
        assert_eq!(
            found.pick((article::body, article::title)).await.unwrap(),
            [("longer".to_owned(), "short".to_owned())]
        );
        let json = serde_json::to_value(&row).unwrap();
        assert!(json.get("body").is_none() && json.get("title").is_some(), "{json}");
    })
    .await;
}
