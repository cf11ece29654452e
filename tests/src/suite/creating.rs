//! New rows.

use pumpflix_tests::api::{Db, Error, Role, User, organization, post, tag, user};
use pumpflix_tests::types::{self, Color, Defaults, defaults};
use rust_decimal::Decimal;
use serde_json::json;

use super::databases::each;
use super::samples::{organization, sample};

#[tokio::test]
async fn required_fields_and_chained_optional_ones() {
    each(async |db: Db| {
        let org = organization(&db).await;
        let before = chrono::Utc::now();
        let ann: User = db
            .user()
            .create(user::New { email: "ann@x.io".into(), org_id: (&org).into() })
            .name("Ann")
            .role(Role::Admin)
            .await
            .unwrap();
        assert_eq!((ann.name.as_deref(), ann.role, ann.logins), (Some("Ann"), Role::Admin, 0));
        assert_eq!(ann.org_id, org.id);
        assert!(ann.created_at >= before - chrono::TimeDelta::seconds(1) && ann.updated_at == ann.created_at);
        let read = db.user().find_unique(user::by_id(&ann.id)).required().await.unwrap();
        assert_eq!(read, ann);
    })
    .await;
}

#[tokio::test]
async fn every_default() {
    each(async |db: types::Db| {
        let row = db.defaults().create(defaults::New { given: 1 }).await.unwrap();
        assert!(row.id.starts_with('c') && row.id.len() == 25, "{}", row.id);
        assert_eq!((row.cuid2.len(), row.ulid.len(), row.nanoid.len(), row.nanoid9.len()), (24, 26, 21, 9));
        assert_eq!((&row.uuid4[14..15], &row.uuid7[14..15]), ("4", "7"));
        assert_eq!((row.text.as_str(), row.boolean, row.int), ("it's \"so\"", true, -7));
        assert_eq!((row.big_int, row.float), (9_007_199_254_740_993, 1.5));
        assert_eq!(row.decimal, rust_decimal::Decimal::new(1, 1));
        assert_eq!(row.date_time.to_rfc3339(), "2024-05-01T12:30:00+00:00");
        assert_eq!((row.json.clone(), row.bytes.as_slice()), (json!({ "a": [1, null] }), &b"hello"[..]));
        assert_eq!((row.color, row.mapped), (Color::DarkBlue, Color::Red));
        assert_eq!(row.updated_at, row.created_at);
        let read = db.defaults().find_unique(defaults::by_id(&row.id)).required().await.unwrap();
        assert_eq!(read, row);
    })
    .await;
}

#[tokio::test]
async fn defaults_give_way() {
    each(async |db: types::Db| {
        let draft = defaults::New { given: 1 }.id("mine").int(5).color(Color::Green).bytes(vec![1]);
        let row = db.defaults().create(draft).text("other").await.unwrap();
        assert_eq!((row.id.as_str(), row.int, row.color), ("mine", 5, Color::Green));
        assert_eq!((row.bytes, row.text.as_str()), (vec![1], "other"));
    })
    .await;
}

#[tokio::test]
async fn foreign_keys_by_key_row_and_selector() {
    each(async |db: Db| {
        let org = organization(&db).await;
        let by_key = user::New { email: "a@x.io".into(), org_id: org.id.as_str().into() };
        let by_row = user::New { email: "b@x.io".into(), org_id: (&org).into() };
        let by_selector = user::New { email: "c@x.io".into(), org_id: organization::by_slug("acme").into() };
        for new in [by_key, by_row, by_selector] {
            assert_eq!(db.user().create(new).await.unwrap().org_id, org.id);
        }
        let new = user::New { email: "d@x.io".into(), org_id: organization::by_slug("acme").into() };
        let row = db.user().create(new).boss_id(user::by_email("a@x.io")).await.unwrap();
        assert!(row.boss_id.is_some());
        let new = user::New { email: "e@x.io".into(), org_id: organization::by_slug("acme").into() };
        assert_eq!(db.user().create(new).boss_id(None::<String>).await.unwrap().boss_id, None);
    })
    .await;
}

#[tokio::test]
async fn a_selector_that_finds_nothing() {
    each(async |db: Db| {
        let new = user::New { email: "a@x.io".into(), org_id: organization::by_slug("none").into() };
        let error = db.user().create(new).await.unwrap_err();
        assert!(matches!(error, Error::NullViolation { ref model, ref field } if model == "User" && field == "orgId"));
    })
    .await;
}

#[tokio::test]
async fn many_at_once() {
    each(async |db: Db| {
        let names = (0..2500).map(|n| tag::New { name: format!("tag {n}") });
        assert_eq!(db.tag().create_many(names).await.unwrap(), 2500);
        assert_eq!(db.tag().find_many().count().await.unwrap(), 2500);
        let none: [tag::Draft; 0] = [];
        assert_eq!(db.tag().create_many(none).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn many_read_back() {
    each(async |db: Db| {
        let rows = db.tag().create_many(["x", "y", "z"].map(|n| tag::New { name: n.into() })).returning();
        let rows = rows.await.unwrap();
        assert_eq!(rows.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["x", "y", "z"]);
        assert_eq!(db.tag().find_many().order_by(tag::id.asc()).await.unwrap(), rows);
    })
    .await;
}

#[tokio::test]
async fn many_without_those_that_exist() {
    each(async |db: Db| {
        db.tag().create(tag::New { name: "b".into() }).await.unwrap();
        let rows = || ["a", "b", "c"].map(|n| tag::New { name: n.into() });
        assert!(db.tag().create_many(rows()).await.unwrap_err().is_unique_violation());
        assert_eq!(db.tag().find_many().count().await.unwrap(), 1, "all or none");
        assert_eq!(db.tag().create_many(rows()).skip_duplicates().await.unwrap(), 2);
        let created = db.tag().create_many(rows()).skip_duplicates().returning().await.unwrap();
        assert!(created.is_empty());
    })
    .await;
}

#[tokio::test]
async fn many_that_give_different_fields() {
    each(async |db: Db| {
        let sample = sample(&db).await;
        let new = |title: &str| post::New { title: title.into(), author_id: (&sample.ann).into() };
        let rows =
            [new("1").views(1), new("2").body("text"), new("3").views(3).body("more"), new("4").views(4)];
        let rows = db.post().create_many(rows).returning().await.unwrap();
        let seen: Vec<_> = rows.iter().map(|p| (p.views, p.body.as_deref())).collect();
        assert_eq!(seen, [(1, None), (0, Some("text")), (3, Some("more")), (4, None)]);
    })
    .await;
}

/// What some rows leave to the database is written for them where that is known, and is what it would have been.
#[tokio::test]
async fn many_that_give_different_fields_are_one_statement() {
    /// What the client makes, and is different each time.
    const MADE: [&str; 10] =
        ["id", "cuid2", "uuid4", "uuid7", "ulid", "nanoid", "nanoid9", "createdAt", "updatedAt", "touchedAt"];
    each(async |db: types::Db| {
        let new = || defaults::New { given: 1 };
        let alone = serde_json::to_value(db.defaults().create(new()).await.unwrap()).unwrap();
        let queries = || db.database().stats().queries;
        let before = queries();
        let many = [
            new(),
            new().text("-"),
            new().boolean(false),
            new().int(1),
            new().big_int(1),
            new().float(2.0),
            new().decimal(Decimal::ONE),
            new().color(Color::Green),
            new().mapped(Color::Green),
            new(),
        ];
        let rows = db.defaults().create_many(many).returning().await.unwrap();
        assert_eq!(queries() - before, 1);
        let others = |row: &Defaults| {
            let row = serde_json::to_value(row).unwrap();
            let fields = row.as_object().unwrap().iter();
            let other =
                fields.filter(|(name, value)| !MADE.contains(&name.as_str()) && alone[*name] != **value);
            other.map(|(name, _)| name.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            rows.iter().map(others).collect::<Vec<_>>(),
            ["", "text", "boolean", "int", "bigInt", "float", "decimal", "color", "mapped", ""]
        );
        // The client does not write documents and bytes in the database's place.
        let before = queries();
        let many = [new(), new().json(json!(1)), new().bytes(vec![1]), new()];
        let rows = db.defaults().create_many(many).returning().await.unwrap();
        assert!(queries() - before > 1);
        assert_eq!(rows.iter().map(others).collect::<Vec<_>>(), ["", "json", "bytes", ""]);
    })
    .await;
    each(async |db: Db| {
        let ann = sample(&db).await.ann;
        let new = |title: &str| post::New { title: title.into(), author_id: (&ann).into() };
        let before = db.database().stats().queries;
        let many = [new("a"), new("b").body("B"), new("c").meta(json!([1])).views(3), new("d")];
        assert_eq!(db.post().create_many(many).await.unwrap(), 4);
        assert_eq!(db.database().stats().queries - before, 1);
        let read =
            db.post().find_many().filter(post::title.in_(["a", "b", "c", "d"])).order_by(post::id.asc());
        let read: Vec<_> =
            read.await.unwrap().into_iter().map(|p| (p.title, p.body, p.meta, p.views)).collect();
        let row =
            |title: &str, body: Option<&str>, meta, views| (title.into(), body.map(Into::into), meta, views);
        assert_eq!(
            read,
            [
                row("a", None, None, 0),
                row("b", Some("B"), None, 0),
                row("c", None, Some(json!([1])), 3),
                row("d", None, None, 0)
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_plan_shows_the_statement_and_runs_nothing() {
    each(async |db: Db| {
        let create = db.tag().create(tag::New { name: "secret".into() });
        assert!(create.plan().sql.starts_with("INSERT INTO \"Tag\""));
        drop(create);
        assert_eq!(db.tag().find_many().count().await.unwrap(), 0);
    })
    .await;
}
