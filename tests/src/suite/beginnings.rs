//! Transactions that do not begin, although their first statement is on its way already.

use pumpflix_client::Database;
use pumpflix_tests::api::{Db, Error, Tx, comment, post, tag, user};

use super::proxy::Proxy;
use super::round_trips::through_door;
use super::samples::Sample;

const BEGIN: &str = "BEGIN";
const GUARD: &str = "SET default_transaction_read_only = on";
/// The server refuses it.
const NONSENSE: &str = "BEGIN NONSENSE";

fn new(name: &str) -> tag::Draft {
    tag::New { name: name.into() }
}

/// What the tables hold.
async fn rows(db: &Db) -> (u64, u64, u64, u64) {
    let rows = async || {
        Ok::<_, Error>((
            db.user().find_many().count().await?,
            db.post().find_many().count().await?,
            db.comment().find_many().count().await?,
            db.tag().find_many().count().await?,
        ))
    };
    rows().await.unwrap()
}

/// Runs each kind of first statement while `BEGIN` is swapped; nothing of any is left.
async fn leave_nothing(db: &Db, proxy: &Proxy, Sample { org, ann, .. }: &Sample, swap: &'static str) {
    let before = rows(db).await;
    let people = |names: std::ops::Range<u32>| {
        names.map(|n| user::New { email: format!("{n}@x.io"), org_id: org.into() }).collect::<Vec<_>>()
    };
    // Twice: at first the statements have to be prepared.
    for _ in 0..2 {
        proxy.swap(&[(BEGIN, swap)]);
        let nested = db
            .user()
            .create(people(0..1).remove(0))
            .nest(user::posts.create(|author_id| [post::New { title: "child".into(), author_id }]));
        assert!(nested.await.is_err());
        let batch = db.database().batch((
            db.tag().find_many().count(),
            db.tag().create(new("a")),
            db.user().delete_many().all_rows(),
        ));
        assert!(batch.await.is_err());
        assert!(db.transaction(async |tx| tx.tag().create(new("a")).await).await.is_err());
        let executed = db.transaction(async |tx| tx.comment().delete_many().all_rows().await);
        assert!(executed.await.is_err());
        let written = db.transaction(async |tx| tx.execute(r#"DELETE FROM "Comment""#, ()).await);
        assert!(written.await.is_err());
        let script = async |tx: Tx| {
            Database::execute_script(&tx, r#"DELETE FROM "Comment"; DELETE FROM "Post""#).await
        };
        assert!(db.transaction(script).await.is_err());
        let copied = db.transaction(async |tx| tx.user().create_many(people(0..3000)).await);
        assert!(copied.await.is_err());
        proxy.swap(&[]);
        assert_eq!(rows(db).await, before);
        // Connections are as good as before.
        db.user().update(user::by_id(&ann.id)).set(user::logins.increment(1)).await.unwrap();
        let kept =
            db.transaction(async |tx| tx.user().update(user::by_id(&ann.id)).set(user::logins.to(0)).await);
        assert_eq!(kept.await.unwrap().logins, 0);
    }
}

#[tokio::test]
async fn what_does_not_begin_leaves_nothing() {
    through_door(async |db, proxy, sample| {
        leave_nothing(&db, &proxy, &sample, NONSENSE).await;
    })
    .await;
}

#[tokio::test]
async fn what_only_seems_to_begin_leaves_nothing() {
    through_door(async |db, proxy, sample| {
        leave_nothing(&db, &proxy, &sample, "SELECT 1").await;
    })
    .await;
}

#[tokio::test]
async fn what_did_not_begin_does_not_go_on() {
    through_door(async |db, proxy, _| {
        let before = rows(&db).await;
        proxy.swap(&[(BEGIN, NONSENSE)]);
        let result = db.transaction(async |tx| {
            // A statement that only reads does no harm outside; what follows would.
            let first = tx.user().find_many().await;
            assert!(matches!(&first, Err(Error::Database { code, .. }) if code == "42601"), "{first:?}");
            assert!(matches!(tx.tag().create(new("a")).await, Err(Error::TransactionClosed)));
            assert!(matches!(tx.comment().delete_many().all_rows().await, Err(Error::TransactionClosed)));
            Ok::<_, Error>(())
        });
        assert!(matches!(result.await, Err(Error::TransactionClosed)));
        proxy.swap(&[]);
        assert_eq!(rows(&db).await, before);
    })
    .await;
}

#[tokio::test]
async fn what_may_have_run_outside_is_said_to() {
    through_door(async |db, proxy, _| {
        proxy.swap(&[(BEGIN, NONSENSE), (GUARD, NONSENSE)]);
        let result = db.transaction(async |tx| tx.tag().create(new("a")).await).await;
        let message = result.unwrap_err().to_string();
        assert!(message.contains("may have run outside of it"), "{message}");
        // Without the guard alone the transaction fails, and all of it.
        proxy.swap(&[(GUARD, NONSENSE)]);
        let result = db.transaction(async |tx| tx.tag().create(new("b")).await).await;
        assert!(matches!(&result, Err(Error::Database { code, .. }) if code == "42601"), "{result:?}");
        proxy.swap(&[]);
        assert_eq!(db.tag().find_many().filter(tag::name.eq("b")).count().await.unwrap(), 0);
        db.tag().create(new("b")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_transaction_with_a_failed_statement_is_not_taken_for_committed() {
    through_door(async |db, _, sample| {
        let result = db.transaction(async |tx| {
            tx.tag().create(new("a")).await?;
            assert!(
                tx.user()
                    .create(user::New { email: "ann@x.io".into(), org_id: (&sample.org).into() })
                    .await
                    .is_err()
            );
            Ok::<_, Error>(())
        });
        assert!(matches!(&result.await, Err(Error::Database { code, .. }) if code == "25P02"));
        assert_eq!(db.tag().find_many().count().await.unwrap(), 0);
        let comment = comment::New { post_id: sample.posts[0].id.into() };
        db.comment().create(comment).await.unwrap();
    })
    .await;
}
