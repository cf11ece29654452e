//! Reading statements that share connections of PostgreSQL: nobody is held up, cancelled or starved by another.

use std::time::Duration;

use pumpflix_client::Error;
use pumpflix_client::codegen_support::{Builder, Dialect};

use crate::databases::{Scratch, each_with, raw};
use crate::models::{Db, post, user};

/// Longer than any answer, for tests that would wait for ever.
const LONG: Duration = Duration::from_secs(20);

/// A client with three users and a post, on PostgreSQL.
async fn on_postgres(settings: impl Fn(Builder<Db>) -> Builder<Db>, test: impl AsyncFn(Scratch)) {
    each_with(settings, async |scratch| {
        if scratch.dialect == Dialect::Postgres {
            scratch.db.user().create_many((1..=3).map(user::New::numbered)).await.unwrap();
            scratch.db.post().create(post::New::numbered(1, 1)).await.unwrap();
            test(scratch).await;
        }
    })
    .await;
}

/// Runs `work` while nobody can read users, so that a statement that asks for them takes as long as `work`.
async fn with_users_locked(url: &str, work: impl AsyncFnOnce()) {
    let (_, schema) = url.split_once("schema=").unwrap();
    let other = raw(url).await;
    other.batch_execute(&format!(r#"BEGIN; LOCK TABLE {schema}."User""#)).await.unwrap();
    work().await;
    other.batch_execute("COMMIT").await.unwrap();
}

/// Runs a future in a task; once it returns, that has begun.
async fn begun<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> tokio::task::JoinHandle<T> {
    let (sent, begun) = tokio::sync::oneshot::channel();
    let task = tokio::spawn(async move {
        sent.send(()).ok();
        work.await
    });
    begun.await.unwrap();
    tokio::task::yield_now().await;
    task
}

#[tokio::test]
async fn a_slow_statement_holds_nobody_up() {
    on_postgres(
        |builder| builder.max_connections(2).wait_timeout(LONG),
        async |Scratch { db, url, .. }| {
            with_users_locked(&url, async || {
                // One connection is taken; on the other one a statement takes long, and others come behind it.
                let (free, taken) = tokio::sync::oneshot::channel::<()>();
                let holder = db.clone();
                let holding = begun(async move {
                    holder
                        .transaction(async |tx| {
                            tx.post().find_many().await?;
                            taken.await.ok();
                            Ok::<_, Error>(())
                        })
                        .await
                })
                .await;
                while db.stats().idle > 0 {
                    tokio::task::yield_now().await;
                }
                let slow = begun(db.user().find_many().into_future()).await;
                let behind = begun(db.post().find_many().into_future()).await;
                tokio::time::sleep(Duration::from_millis(50)).await;
                assert!(!behind.is_finished());
                // As soon as there is a connection they take it.
                free.send(()).unwrap();
                let posts = tokio::time::timeout(LONG / 2, behind).await.expect("it is behind a slow one");
                assert_eq!(posts.unwrap().unwrap().len(), 1);
                holding.await.unwrap().unwrap();
                assert!(!slow.is_finished());
                slow.abort();
            })
            .await;
        },
    )
    .await;
}

#[tokio::test]
async fn behind_a_slow_statement_one_waits_as_long_as_for_a_connection() {
    on_postgres(
        |builder| builder.max_connections(1).wait_timeout(Duration::from_millis(100)),
        async |Scratch { db, url, .. }| {
            let slow = std::sync::Mutex::new(None);
            with_users_locked(&url, async || {
                let task = begun(db.user().find_many().into_future()).await;
                assert!(matches!(db.post().find_many().await, Err(Error::PoolTimeout)));
                // What a person wrote never shares a connection.
                assert!(matches!(db.query::<(i64,)>("SELECT 1::bigint", ()).await, Err(Error::PoolTimeout)));
                assert_eq!((db.stats().connections, db.stats().idle), (1, 0));
                *slow.lock().unwrap() = Some(task);
            })
            .await;
            let slow = slow.into_inner().unwrap().unwrap();
            assert_eq!(slow.await.unwrap().unwrap().len(), 3);
            assert_eq!(db.post().find_many().await.unwrap().len(), 1);
        },
    )
    .await;
}

#[tokio::test]
async fn a_dropped_statement_disturbs_no_other() {
    on_postgres(
        |builder| builder.max_connections(1).wait_timeout(LONG),
        async |Scratch { db, url, .. }| {
            let pid = async || db.query::<(i32,)>("SELECT pg_backend_pid()", ()).await.unwrap()[0].0;
            let before = pid().await;
            // One that is answered soon after costs no connection.
            let both = async || {
                let dropped = begun(db.post().find_many().into_future()).await;
                let kept = begun(db.post().find_many().into_future()).await;
                dropped.abort();
                assert_eq!(kept.await.unwrap().unwrap().len(), 1);
            };
            for _ in 0..20 {
                both().await;
            }
            assert_eq!(pid().await, before);
            // One that takes long is stopped, and those behind it are asked over another connection.
            with_users_locked(&url, async || {
                let dropped = begun(db.user().find_many().into_future()).await;
                let kept = begun(db.post().find_many().into_future()).await;
                dropped.abort();
                let kept = tokio::time::timeout(LONG / 2, kept).await.expect("it is behind a dropped one");
                assert_eq!(kept.unwrap().unwrap().len(), 1);
                assert_ne!(pid().await, before);
                let admin = raw(&url).await;
                let sql = "SELECT count(*) FROM pg_stat_activity WHERE pid = $1";
                while admin.query_one(sql, &[&before]).await.unwrap().get::<_, i64>(0) > 0 {
                    tokio::task::yield_now().await;
                }
            })
            .await;
        },
    )
    .await;
}

#[tokio::test]
async fn rows_that_nobody_takes_hold_nobody_up_for_ever() {
    on_postgres(
        |builder| builder.max_connections(1).wait_timeout(Duration::from_millis(200)),
        async |Scratch { db, .. }| {
            // More than a socket holds.
            for from in 0..8 {
                let posts = (0..10).map(|n| post::New {
                    title: "x".repeat(1_000_000),
                    ..post::New::numbered(2 + from * 10 + n, 1)
                });
                db.post().create_many(posts).await.unwrap();
            }
            let mut held = Box::pin(db.post().find_many().into_future());
            let early = tokio::time::timeout(Duration::from_millis(20), held.as_mut()).await;
            assert!(early.is_err(), "80 MB come in longer than that");
            assert!(matches!(db.user().find_many().await, Err(Error::PoolTimeout)));
            assert_eq!(held.await.unwrap().len(), 81);
            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
        },
    )
    .await;
}

#[tokio::test]
async fn readers_do_not_keep_connections_from_others() {
    on_postgres(
        |builder| builder.max_connections(1).wait_timeout(LONG),
        async |Scratch { db, .. }| {
            let readers: Vec<_> = (0..16)
                .map(|_| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        loop {
                            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
                        }
                    })
                })
                .collect();
            for _ in 0..20 {
                db.user().update(user::by_id(1)).set(user::logins.increment(1)).await.unwrap();
                db.transaction(async |tx| tx.post().find_many().await).await.unwrap();
            }
            for reader in readers {
                reader.abort();
                assert!(reader.await.unwrap_err().is_cancelled());
            }
            assert_eq!(db.user().find_unique(user::by_id(1)).required().await.unwrap().logins, 20);
        },
    )
    .await;
}

#[tokio::test]
async fn when_their_connection_dies_all_are_asked_again() {
    on_postgres(
        |builder| builder.max_connections(1).wait_timeout(LONG),
        async |Scratch { db, url, .. }| {
            let (pid,) = db.query::<(i32,)>("SELECT pg_backend_pid()", ()).await.unwrap()[0];
            let tasks = std::sync::Mutex::new(Vec::new());
            with_users_locked(&url, async || {
                for _ in 0..4 {
                    let task = begun(db.user().find_many().into_future()).await;
                    tasks.lock().unwrap().push(task);
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
                raw(&url).await.execute("SELECT pg_terminate_backend($1)", &[&pid]).await.unwrap();
            })
            .await;
            for task in tasks.into_inner().unwrap() {
                assert_eq!(task.await.unwrap().unwrap().len(), 3);
            }
            assert_eq!(db.stats().connections, 1);
        },
    )
    .await;
}

#[tokio::test]
async fn an_error_is_of_its_own_statement_alone() {
    on_postgres(
        |builder| builder.max_connections(1).wait_timeout(LONG),
        async |Scratch { db, .. }| {
            let read = || db.post().find_unique(post::by_id(1)).required().into_future();
            read().await.unwrap();
            for wide in ["BIGINT", "INTEGER", "BIGINT"] {
                let change = format!(r#"ALTER TABLE "Post" ALTER COLUMN "views" TYPE {wide}"#);
                db.execute_script(&change).await.unwrap();
                // What was prepared does not fit any more, for all of them at once.
                let (a, b, other, missing) = tokio::join!(
                    read(),
                    read(),
                    db.user().find_many().into_future(),
                    db.user().find_unique(user::by_id(99)).required().into_future(),
                );
                assert_eq!((a.unwrap().views, b.unwrap().views, other.unwrap().len()), (0, 0, 3));
                assert!(missing.unwrap_err().is_not_found());
            }
        },
    )
    .await;
}
