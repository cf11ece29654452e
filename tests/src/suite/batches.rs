//! Several queries at once.

use pumpflix_tests::api::{Db, Error, User, organization, post, user};

use super::databases::each;
use super::samples::{organization, sample};

#[tokio::test]
async fn queries_of_any_kind_and_their_answers_in_their_places() {
    each(async |db: Db| {
        let s = sample(&db).await;
        let (ann, posts, n, any, rows) = db
            .batch((
                db.user().find_unique(user::by_email("ann@x.io")),
                db.post().find_many().order_by(post::id.asc()).with(post::comments.count()),
                db.post().find_many().filter(post::published.eq(true)).count(),
                db.post().find_many().filter(post::views.gt(1000)).exists(),
                db.user().find_many().order_by(user::email.asc()).pick((user::email,)),
            ))
            .await
            .unwrap();
        assert_eq!(ann.as_ref(), Some(&s.ann));
        assert_eq!(
            posts.iter().map(|(post, n)| (post.views, *n)).collect::<Vec<_>>(),
            [(10, 2), (20, 1), (5, 0), (7, 1)]
        );
        assert_eq!((n, any), (3, false));
        assert_eq!(rows, [("ann@x.io".to_owned(),), ("bob@x.io".to_owned(),), ("cid@x.io".to_owned(),)]);
        let found: Vec<Option<User>> = db
            .batch(Vec::from(
                ["ann", "nobody", "cid"]
                    .map(|name| db.user().find_unique(user::by_email(format!("{name}@x.io")))),
            ))
            .await
            .unwrap();
        assert_eq!(found, [Some(s.ann), None, Some(s.cid)]);
        assert_eq!(db.batch(Vec::<pumpflix_client::query::Count<User>>::new()).await.unwrap(), [0_u64; 0]);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_is_there_for_the_next_of_the_batch() {
    each(async |db: Db| {
        let org = organization(&db).await;
        // Twice: at first the statements have to be prepared.
        for round in 0..2_u64 {
            let new = user::New { email: format!("u{round}@x.io"), org_id: (&org).into() };
            let more =
                (0..3).map(|n| user::New { email: format!("{n}.{round}@x.io"), org_id: (&org).into() });
            let (before, user, made, between, changed, gone, after) = db
                .batch((
                    db.user().find_many().count(),
                    db.user().create(new).name("New").nest(
                        user::posts.create(|author_id| [post::New { title: "child".into(), author_id }]),
                    ),
                    db.user().create_many(more),
                    db.user().find_many().count(),
                    db.user().update_many().filter(user::name.is_null()).set(user::name.to("Old")),
                    db.user().delete_many().filter(user::email.starts_with("0.")),
                    db.query::<(i64,)>(r#"SELECT COUNT(*) FROM "User""#, ()),
                ))
                .await
                .unwrap();
            assert_eq!((before, made, between, gone), (round * 3, 3, round * 3 + 4, 1));
            assert_eq!((user.name.as_deref(), changed), (Some("New"), 3));
            assert_eq!(after, [(i64::try_from(round * 3 + 3).unwrap(),)]);
        }
        assert_eq!(db.post().find_many().count().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_fails_leaves_nothing() {
    each(async |db: Db| {
        let s = sample(&db).await;
        let new = |email: &str| user::New { email: email.into(), org_id: (&s.org).into() };
        for _ in 0..2 {
            let failed = db
                .batch((
                    db.user().create(new("dan@x.io")),
                    db.user().create(new("ann@x.io")),
                    db.user().delete(user::by_id(&s.cid.id)),
                ))
                .await;
            assert!(
                matches!(&failed, Err(Error::UniqueViolation { fields, .. }) if fields == &["email"]),
                "{failed:?}"
            );
            assert_eq!(db.user().find_many().count().await.unwrap(), 3);
        }
        let missing = db.batch((db.user().find_many().count(), db.user().delete(user::by_id("none")))).await;
        assert!(matches!(missing, Err(Error::NotFound { model: "User", .. })), "{missing:?}");
        let missing =
            db.batch((db.user().find_unique(user::by_id("none")).required(), db.post().find_many())).await;
        assert!(matches!(missing, Err(Error::NotFound { model: "User", .. })), "{missing:?}");
        // The connection is as good as before.
        assert_eq!(db.user().create(new("dan@x.io")).await.unwrap().email, "dan@x.io");
    })
    .await;
}

#[tokio::test]
async fn in_a_transaction_a_batch_is_part_of_it() {
    each(async |db: Db| {
        let org = organization(&db).await;
        let undone = db.transaction(async |tx| {
            let new = user::New { email: "ann@x.io".into(), org_id: organization::by_id(&org.id).into() };
            let (user, n) = tx.batch((tx.user().create(new), tx.user().find_many().count())).await?;
            assert_eq!((user.email.as_str(), n), ("ann@x.io", 1));
            tx.batch((tx.user().find_unique(user::by_email("ann@x.io")).for_update().required(),)).await?;
            Err::<(), _>(Error::TransactionClosed)
        });
        assert!(matches!(undone.await, Err(Error::TransactionClosed)));
        assert_eq!(db.user().find_many().count().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_batch_of_raw_queries_answers_in_order() {
    each(async |db: Db| {
        let query = |n: i64| db.query::<(i64,)>("SELECT CAST({} AS bigint)", (n,));
        let rows = db.batch((query(1), query(2), query(3), query(4))).await.unwrap();
        assert_eq!(rows, (vec![(1,)], vec![(2,)], vec![(3,)], vec![(4,)]));
    })
    .await;
}

#[tokio::test]
async fn many_rows_come_in_by_arrays() {
    each(async |db: Db| many_rows(&db, 2_500).await).await;
}

#[tokio::test]
async fn very_many_rows_come_in_by_copy() {
    each(async |db: Db| many_rows(&db, 6_000).await).await;
}

/// Rows that go in at once, and errors that are the same whichever way they go.
async fn many_rows(db: &Db, count: i32) {
    let org = organization(db).await;
    let new = |n: i32| user::New { email: format!("u{n}@x.io"), org_id: (&org).into() };
    let odd = "a\tb\\N\n\"é🦀";
    let all = u64::from(count.unsigned_abs());
    let users = (0..2 * count).map(|n| if n < count { new(n) } else { new(n).name(odd) });
    assert_eq!(db.user().create_many(users).await.unwrap(), 2 * all);
    assert_eq!(db.user().find_many().filter(user::name.eq(odd)).count().await.unwrap(), all);
    let first = db.user().find_unique(user::by_email("u0@x.io")).required().await.unwrap();
    assert_eq!((first.name, first.role, first.logins), (None, pumpflix_tests::api::Role::Member, 0));

    let author: pumpflix_client::Key<User> = first.id.as_str().into();
    let posts = |from: i32| {
        let author = author.clone();
        (from..from + count).map(move |n| {
            let new = post::New { title: n.to_string(), author_id: author.clone() };
            new.id(n).views(n).meta(serde_json::json!({ "n": [n, null] }))
        })
    };
    assert_eq!(db.post().create_many(posts(1)).await.unwrap(), all);
    let last = db.post().find_unique(post::by_id(count)).required().await.unwrap();
    assert_eq!((last.views, last.meta), (count, Some(serde_json::json!({ "n": [count, null] }))));
    // All or nothing, and the constraint has its name.
    let refused = db.post().create_many(posts(count)).await;
    assert!(
        matches!(&refused, Err(Error::UniqueViolation { fields, .. }) if fields == &["id"]),
        "{refused:?}"
    );
    let orphans =
        (2 * count..3 * count).map(|n| post::New { title: "x".into(), author_id: "nobody".into() }.id(n));
    let refused = db.post().create_many(orphans).await;
    assert!(matches!(refused, Err(Error::ForeignKeyViolation { .. })), "{refused:?}");
    assert_eq!(db.post().find_many().count().await.unwrap(), all);
    assert_eq!(db.post().create_many(posts(count)).skip_duplicates().await.unwrap(), all - 1);
}
