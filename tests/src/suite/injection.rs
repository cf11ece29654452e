//! Strings that would be SQL if any of them reached the database as text.

use pumpflix_tests::api::{Db, Error, Filter, Page, Post, Role, comment, count, post, tag, user};
use serde_json::json;

use super::plain::{Plain, each_plain};
use super::samples::{Sample, sample};

const ATTACKS: &[&str] = &[
    "'; DROP TABLE \"Comment\"; --",
    "' OR '1'='1",
    "\" OR \"\"=\"",
    "\\'; DELETE FROM \"Comment\"; --",
    "') OR 1=1 --",
    "$1",
    "{}",
    "?",
    "%",
    "_",
    "*",
    "[a-z]",
    "%' ESCAPE 'x' OR 1=1 --",
    "$.a\"') OR 1=1 --",
    "a\"]}') = 1 OR 1=1 --",
    "{a,b}",
    "\u{ff07} OR 1=1",
];

/// Nothing was lost or changed.
async fn unharmed(plain: &Plain, attack: &str) {
    let rows = plain.rows(r#"SELECT (SELECT count(*) FROM "User"), (SELECT count(*) FROM "Post"), (SELECT count(*) FROM "Comment")"#);
    assert_eq!(rows.await, ["3 4 4"], "{attack}");
    let title = plain.rows(r#"SELECT "title" FROM "Post" WHERE "id" = 1"#).await;
    assert_eq!(title, ["Rust 1"], "{attack}");
}

#[tokio::test]
async fn in_every_filter() {
    each_plain(async |db: Db, plain| {
        sample(&db).await;
        for attack in ATTACKS.iter().copied() {
            let filters: Vec<(&str, Filter<Post>)> = vec![
                ("eq", post::title.eq(attack)),
                ("eq of any case", post::title.eq(attack).insensitive()),
                ("in", post::title.in_([attack, "b"])),
                ("contains", post::title.contains(attack)),
                ("starts with", post::title.starts_with(attack)),
                ("ends with", post::title.ends_with(attack)),
                ("contains in any case", post::title.contains(attack).insensitive()),
                ("of a relation", post::author.is(user::email.eq(attack))),
                ("of rows", post::comments.some(comment::text.contains(attack))),
                ("document", post::meta.path([attack]).eq(attack)),
                ("place in it", post::meta.path([attack, attack]).string_contains(attack)),
                ("array in it", post::meta.path([attack]).array_contains([attack])),
            ];
            for (name, filter) in filters {
                let find = db.post().find_many().filter(filter.clone());
                assert!(!find.plan().sql.contains("DROP") && !find.plan().sql.contains("OR 1=1"));
                assert_eq!(find.await.unwrap(), [], "{name}: {attack}");
                let changed = db.post().update_many().filter(filter.clone()).set(post::title.to("hit")).await;
                assert_eq!(changed.unwrap(), 0, "{name}: {attack}");
                assert_eq!(db.post().delete_many().filter(filter).await.unwrap(), 0, "{name}: {attack}");
            }
            let ne = db.post().find_many().filter(post::title.ne(attack) & post::title.not_in([attack]));
            assert_eq!(ne.count().await.unwrap(), 4, "{attack}");
            assert!(db.user().find_unique(user::by_email(attack)).await.unwrap().is_none());
            unharmed(&plain, attack).await;
        }
    })
    .await;
}

#[tokio::test]
async fn in_every_write() {
    each_plain(async |db: Db, plain| {
        let Sample { ann, .. } = sample(&db).await;
        for attack in ATTACKS.iter().copied() {
            let new = post::New { title: attack.into(), author_id: (&ann).into() };
            let made = db.post().create(new.body(attack).meta(json!({ attack: attack }))).await.unwrap();
            let found = db.post().find_many().filter(post::meta.path([attack]).eq(attack)).await.unwrap();
            assert_eq!(found, std::slice::from_ref(&made), "{attack}");
            let found =
                db.post().find_many().filter(post::title.contains(attack) & post::id.gt(4)).await.unwrap();
            assert_eq!(found, std::slice::from_ref(&made), "{attack}");
            let set = db.post().update(post::by_id(made.id)).set(post::title.to(attack));
            assert_eq!(set.await.unwrap().title, attack);
            db.post().delete(post::by_id(made.id)).await.unwrap();
            let upsert = db.tag().upsert(tag::by_name(attack), tag::New { name: attack.into() });
            assert_eq!(upsert.await.unwrap().name, attack);
            let nested = post::tags.connect_or_create(tag::by_name(attack), tag::New { name: attack.into() });
            db.post().update(post::by_id(1)).nest(nested).await.unwrap();
            unharmed(&plain, attack).await;
        }
        assert_eq!(
            db.tag().delete_many().filter(tag::name.in_(ATTACKS.to_vec())).await.unwrap(),
            ATTACKS.len() as u64
        );
        let many = ATTACKS.iter().map(|attack| tag::New { name: (*attack).into() });
        let made = db.tag().create_many(many).returning().await.unwrap();
        assert!(made.iter().map(|tag| tag.name.as_str()).eq(ATTACKS.iter().copied()));
    })
    .await;
}

#[tokio::test]
async fn in_raw_statements_cursors_and_groups() {
    each_plain(async |db: Db, plain| {
        sample(&db).await;
        for attack in ATTACKS.iter().copied() {
            let rows: Vec<(String,)> =
                db.query("SELECT title FROM \"Post\" WHERE title = {}", (attack,)).await.unwrap();
            assert!(rows.is_empty(), "{attack}");
            let text: Vec<(String,)> = db.query("SELECT CAST({} AS TEXT)", (attack,)).await.unwrap();
            assert_eq!(text[0].0, attack);
            let page =
                db.post().find_many().order_by(post::title.asc()).page(Page::first(2).after(attack)).await;
            assert!(matches!(page, Err(Error::InvalidCursor { .. })), "{attack}");
            let groups = db
                .post()
                .group_by(post::title)
                .select((post::title, count()))
                .having(post::title.max().eq(attack));
            assert!(groups.await.unwrap().is_empty(), "{attack}");
            assert!(attack.parse::<Role>().is_err());
        }
        unharmed(&plain, "raw").await;
    })
    .await;
}
