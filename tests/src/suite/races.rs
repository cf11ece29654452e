//! Several writers at once.

use std::sync::atomic::{AtomicU32, Ordering};

use pumpflix_tests::api::{Db, Error, Isolation, Organization, organization, post, tag, user};

use super::databases::on_postgres;
use super::plain::each_plain;
use super::samples::{organization, sample};

/// What so many tasks give that do the same at once.
async fn at_once<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    tasks: usize,
    work: impl Fn(usize) -> F,
) -> Vec<T> {
    let tasks: Vec<_> = (0..tasks).map(|number| tokio::spawn(work(number))).collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

#[tokio::test(flavor = "multi_thread")]
async fn of_upserts_one_creates_and_all_count() {
    each_plain(async |db: Db, plain| {
        let org: Organization = organization(&db).await;
        let upsert = |_| {
            let (db, org) = (db.clone(), org.clone());
            async move {
                let new = user::New { email: "ann@x.io".into(), org_id: (&org).into() };
                db.user()
                    .upsert(user::by_email("ann@x.io"), new)
                    .set(user::logins.increment(1))
                    .await
                    .unwrap()
                    .id
            }
        };
        let ids = at_once(20, upsert).await;
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(plain.rows(r#"SELECT count(*), max("logins") FROM "User""#).await, ["1 19"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_creates_with_one_unique_one_wins() {
    each_plain(async |db: Db, plain| {
        let create = |number: usize| {
            let db = db.clone();
            async move {
                let new = organization::New { slug: "acme".into(), name: format!("{number}") };
                db.organization().create(new).await
            }
        };
        let results = at_once(20, create).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        assert!(
            results.iter().all(|r| r.as_ref().err().is_none_or(Error::is_unique_violation)),
            "{results:?}"
        );
        assert_eq!(plain.number(r#"SELECT count(*) FROM "Organization""#).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_connect_or_create_each_finds_a_row() {
    each_plain(async |db: Db, plain| {
        sample(&db).await;
        let work = |number: usize| {
            let db = db.clone();
            async move {
                let id = i32::try_from(number % 4).unwrap() + 1;
                let tag = post::tags.connect_or_create(tag::by_name("hot"), tag::New { name: "hot".into() });
                let boss =
                    user::New { email: "boss@x.io".into(), org_id: organization::by_slug("acme").into() };
                let boss = user::boss.connect_or_create(user::by_email("boss@x.io"), boss);
                db.post().update(post::by_id(id)).nest(tag).await.unwrap();
                db.user().update(user::by_email("bob@x.io")).nest(boss).await.unwrap();
            }
        };
        at_once(12, work).await;
        assert_eq!(
            plain.rows(r#"SELECT (SELECT count(*) FROM "Tag"), (SELECT count(*) FROM "_PostToTag")"#).await,
            ["1 4"]
        );
        let boss = r#"SELECT count(*) FROM "User" WHERE "email" = 'boss@x.io'"#;
        assert_eq!(plain.number(boss).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn increments_are_not_lost() {
    each_plain(async |db: Db, plain| {
        sample(&db).await;
        let work = |_| {
            let db = db.clone();
            async move {
                for _ in 0..10 {
                    db.post().update(post::by_id(1)).set(post::views.increment(1)).await.unwrap();
                }
            }
        };
        at_once(8, work).await;
        assert_eq!(plain.number(r#"SELECT "views" FROM "Post" WHERE "id" = 1"#).await, 90);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn serializable_transactions_are_tried_until_they_agree() {
    static TRIES: AtomicU32 = AtomicU32::new(0);
    each_plain(async |db: Db, plain| {
        sample(&db).await;
        let tries = TRIES.load(Ordering::Relaxed);
        // Each moves one view from the post that has most to the next one; the sum stays.
        let work = |number: usize| {
            let db = db.clone();
            async move {
                db.retries(50)
                    .transaction(async |tx| {
                        TRIES.fetch_add(1, Ordering::Relaxed);
                        let most = tx.post().find_first().order_by(post::views.desc()).await?.unwrap();
                        let other = post::by_id(i32::try_from(number % 4).unwrap() + 1);
                        tokio::task::yield_now().await;
                        tx.post().update(post::by_id(most.id)).set(post::views.to(most.views - 1)).await?;
                        let row = tx.post().find_unique(other.clone()).required().await?;
                        tx.post().update(other).set(post::views.to(row.views + 1)).await
                    })
                    .isolation(Isolation::Serializable)
                    .await
            }
        };
        for result in at_once(12, work).await {
            result.unwrap();
        }
        assert_eq!(plain.number(r#"SELECT sum("views") FROM "Post""#).await, 42);
        assert!(TRIES.load(Ordering::Relaxed) - tries >= 12);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_has_its_code() {
    on_postgres(async |db: Db| {
        sample(&db).await;
        let conflict = db
            .transaction(async |tx| {
                tx.post().find_many().await?;
                db.post().update_many().all_rows().set(post::views.to(0)).await?;
                tx.post().update(post::by_id(1)).set(post::views.increment(1)).await
            })
            .isolation(Isolation::Serializable)
            .await
            .unwrap_err();
        assert!(conflict.is_retryable(), "{conflict:?}");
        assert_eq!(conflict.code(), "P2034");
    })
    .await;
}
