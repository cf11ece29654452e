//! Documents of the caller's own types, and Rust types for PostgreSQL's own.

use std::net::IpAddr;

use chrono::{NaiveDate, NaiveTime};
use pumpflix_client::{Error, Filter, Page, Shape, count};
use pumpflix_tests::Meta;
use pumpflix_tests::custom::{Article, Db, article, desk, label};
use serde_json::json;

use super::databases::each;

fn meta(rank: u8) -> Meta {
    Meta { readers: vec!["ann".to_owned(), "it's \"bo\"".to_owned()], rank }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 5, day).unwrap()
}

/// A desk and three articles of the first three days of a month.
async fn three(db: &Db) -> Vec<Article> {
    let desk = db.desk().create(desk::New { opened: day(1) }).await.unwrap();
    let drafts = [1, 2, 3].map(|n| {
        let new = article::New {
            title: format!("article {n}"),
            body: "long".to_owned(),
            meta: meta(n),
            day: day(n.into()),
            desk_id: (&desk).into(),
        };
        new.at(NaiveTime::from_hms_milli_opt(n.into(), 59, 59, 123).unwrap())
            .history(vec![meta(n), meta(n + 1)])
    });
    db.article().create_many(drafts).returning().await.unwrap()
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(article)]
struct Card {
    meta: Meta,
    history: Option<Vec<Meta>>,
    draft: Option<Meta>,
    desk: Place,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(desk)]
struct Place {
    host: Option<IpAddr>,
}

#[tokio::test]
async fn documents_are_of_their_type() {
    each(async |db: Db| {
        let rows = three(&db).await;
        assert_eq!((&rows[0].meta, rows[0].history.as_deref()), (&meta(1), Some(&[meta(1), meta(2)][..])));
        let one = db.article().find_unique(article::by_id(rows[0].id)).required().await.unwrap();
        assert_eq!(one, rows[0]);
        let changed = db
            .article()
            .update(article::by_id(one.id))
            .set(article::meta.to(meta(9)))
            .set(article::history.to_null())
            .set(article::draft.to(Some(meta(8))))
            .await
            .unwrap();
        assert_eq!((changed.meta, changed.history), (meta(9), None));
        let cards: Vec<Card> =
            db.article().find_many().filter(article::id.eq(one.id)).select::<Card>().await.unwrap();
        let card = Card { meta: meta(9), history: None, draft: Some(meta(8)), desk: Place { host: None } };
        assert_eq!(cards, [card]);
        let picked =
            db.article().find_many().order_by(article::day.asc()).pick((article::meta, article::history));
        let picked: Vec<(Meta, Option<Vec<Meta>>)> = picked.await.unwrap();
        assert_eq!(picked[1], (meta(2), Some(vec![meta(2), meta(3)])));
    })
    .await;
}

#[tokio::test]
async fn documents_are_still_looked_into() {
    each(async |db: Db| {
        three(&db).await;
        let found = async |filter| db.article().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(article::meta.path(["rank"]).gt(1)).await, 2);
        assert_eq!(found(article::meta.path(["readers"]).array_contains(["ann"])).await, 3);
        assert_eq!(found(article::history.path(["1", "rank"]).eq(3)).await, 1);
        assert_eq!(found(article::draft.is_db_null()).await, 3);
        assert_eq!(found(article::meta.eq(meta(2))).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_document_of_another_form_is_named_and_not_shown() {
    each(async |db: Db| {
        three(&db).await;
        let sql = "UPDATE \"Article\" SET \"meta\" = '{\"readers\": [], \"rank\": \"secret\"}'";
        db.database().execute(sql, ()).await.unwrap();
        let error = db.article().find_many().await.unwrap_err();
        let Error::Decode { column, expected, .. } = &error else { panic!("{error:?}") };
        assert_eq!((column.as_str(), *expected), ("Article.meta", "pumpflix_tests::Meta"));
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn rows_go_through_serde() {
    each(async |db: Db| {
        let row = three(&db).await.remove(0);
        let json = serde_json::to_value(&row).unwrap();
        assert_eq!(json["id"], row.id.to_string());
        assert_eq!((&json["day"], &json["at"]), (&json!("2024-05-01"), &json!("01:59:59.123")));
        assert_eq!(json["meta"], json!({ "readers": ["ann", "it's \"bo\""], "rank": 1 }));
        assert_eq!(serde_json::from_value::<Article>(json).unwrap(), row);
    })
    .await;
}

#[tokio::test]
async fn days_times_and_ids_are_compared() {
    each(async |db: Db| {
        let rows = three(&db).await;
        let found = async |filter| db.article().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(article::day.gt(day(1))).await, 2);
        assert_eq!(found(article::day.in_([day(1), day(3)])).await, 2);
        assert_eq!(found(article::at.lt(NaiveTime::from_hms_opt(3, 0, 0).unwrap())).await, 2);
        assert_eq!(found(article::id.in_(rows.iter().map(|row| row.id))).await, 3);
        assert_eq!(found(article::desk_id.eq(rows[0].desk_id)).await, 3);
        assert_eq!(found(article::source_id.is_null()).await, 3);
        let by_day = db.article().find_unique(article::by_day(day(2))).required().await.unwrap();
        assert_eq!(by_day.id, rows[1].id);
        let (earliest, latest, least) =
            db.article().aggregate((article::day.min(), article::at.max(), article::id.min())).await.unwrap();
        assert_eq!((earliest, latest), (Some(day(1)), rows[2].at));
        assert_eq!(least, rows.iter().map(|row| row.id).min());
        let groups =
            db.article().group_by(article::desk_id).select((article::desk_id, count())).await.unwrap();
        assert_eq!(groups, [(rows[0].desk_id, 3)]);
    })
    .await;
}

#[tokio::test]
async fn keys_tie_rows_together() {
    each(async |db: Db| {
        let rows = three(&db).await;
        let copy = db
            .article()
            .update(article::by_id(rows[1].id))
            .set(article::source_id.to(rows[0].id))
            .await
            .unwrap();
        assert_eq!(copy.source_id, Some(rows[0].id));
        let with =
            db.article().find_many().order_by(article::day.asc()).with(article::copies).with(article::desk);
        let with = with.await.unwrap();
        assert_eq!(with[0].1, [copy]);
        assert_eq!(with[0].2.id, rows[0].desk_id);
        let label =
            db.label().create(label::New {}).nest(label::articles.connect([article::by_id(rows[0].id)]));
        let label = label.await.unwrap();
        let labelled = article::labels.connect([label::by_id(label.id)]);
        db.article().update(article::by_id(rows[2].id)).nest(labelled).await.unwrap();
        let with =
            db.label().find_unique(label::by_id(label.id)).with(label::articles.order_by(article::day.asc()));
        let (_, labelled) = with.required().await.unwrap();
        assert_eq!(labelled.iter().map(|row| row.id).collect::<Vec<_>>(), [rows[0].id, rows[2].id]);
        db.label().update(label::by_id(label.id)).nest(label::articles.set([])).await.unwrap();
        assert_eq!(
            db.article().find_many().filter(article::labels.some(Filter::all_rows())).count().await.unwrap(),
            0
        );
        // Pages go on from a UUID and from a day.
        let mut seen = Vec::new();
        let mut page = Page::first(2);
        loop {
            let part = db.article().find_many().order_by(article::day.desc()).page(page).await.unwrap();
            seen.extend(part.items.iter().map(|row| row.day));
            let Some(next) = part.next else { break };
            page = Page::first(2).after(next);
        }
        assert_eq!(seen, [day(3), day(2), day(1)]);
    })
    .await;
}

#[tokio::test]
async fn the_client_makes_what_sqlite_cannot() {
    each(async |db: Db| {
        let host: IpAddr = "2001:db8::1".parse().unwrap();
        let desk = db.desk().create(desk::New { opened: day(1) }).host(host).await.unwrap();
        assert_eq!((desk.id.get_version_num(), desk.host), (4, Some(host)));
        assert_eq!(db.desk().find_many().filter(desk::host.eq(host)).count().await.unwrap(), 1);
        // A default of the schema is stored in the same form as any other time.
        let row = three(&db).await.remove(0);
        let before =
            db.article().find_many().filter(article::embargo.lte(row.embargo)).count().await.unwrap();
        assert_eq!((row.embargo.to_rfc3339().as_str(), before), ("2024-05-01T12:30:00+00:00", 3));
        let later = row.embargo + chrono::TimeDelta::milliseconds(1);
        assert_eq!(db.article().find_many().filter(article::embargo.lt(later)).count().await.unwrap(), 3);
    })
    .await;
}
