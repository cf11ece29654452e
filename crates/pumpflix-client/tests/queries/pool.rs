//! Connections that run out, are given up, die, or meet tables that have changed.

use std::time::Duration;

use pumpflix_client::Error;
use pumpflix_client::codegen_support::Dialect;

use crate::databases::{Scratch, each, each_with, raw};
use crate::models::{Db, post, user};

async fn fill(db: &Db) {
    db.user().create_many((1..=3).map(user::New::numbered)).await.unwrap();
    db.post().create(post::New::numbered(1, 1)).await.unwrap();
}

/// Fails the transaction.
fn give_up() -> Error {
    Error::TransactionClosed
}

#[tokio::test]
async fn a_pool_that_runs_out_says_so_in_time() {
    each_with(
        |builder| builder.max_connections(1).wait_timeout(Duration::from_millis(100)),
        async |Scratch { db, .. }| {
            fill(&db).await;
            db.transaction(async |tx| {
                tx.user().find_many().await?;
                let late = db.user().find_many().await.unwrap_err();
                assert!(matches!(late, Error::PoolTimeout) && late.code() == "P2024", "{late}");
                assert!(matches!(db.post().delete_many().all_rows().await, Err(Error::PoolTimeout)));
                let stats = db.stats();
                assert_eq!((stats.max_connections, stats.connections, stats.idle), (1, 1, 0));
                tx.user().find_many().await
            })
            .await
            .unwrap();
            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
            assert_eq!(db.stats().idle, 1);
        },
    )
    .await;
}

#[tokio::test]
async fn a_writer_of_sqlite_does_not_wait_for_ever() {
    each_with(
        |builder| builder.max_connections(4).wait_timeout(Duration::from_millis(100)),
        async |Scratch { db, dialect, .. }| {
            if dialect != Dialect::Sqlite {
                return;
            }
            fill(&db).await;
            db.transaction(async |tx| {
                tx.user().delete(user::by_id(3)).await?;
                assert_eq!(db.user().find_many().await?.len(), 3);
                assert!(matches!(db.user().delete(user::by_id(2)).await, Err(Error::PoolTimeout)));
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
            db.user().delete(user::by_id(2)).await.unwrap();
        },
    )
    .await;
}

#[tokio::test]
async fn a_dropped_transaction_is_rolled_back() {
    each_with(
        |builder| builder.max_connections(1).wait_timeout(Duration::from_secs(5)),
        async |Scratch { db, .. }| {
            fill(&db).await;
            let work = db.transaction(async |tx| {
                tx.user().delete(user::by_id(3)).await?;
                std::future::pending::<()>().await;
                Ok::<_, Error>(())
            });
            assert!(tokio::time::timeout(Duration::from_millis(100), work.into_future()).await.is_err());
            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
            let failed = db.transaction(async |tx| {
                tx.user().delete(user::by_id(3)).await?;
                Err::<(), _>(give_up())
            });
            assert!(matches!(failed.await, Err(Error::TransactionClosed)));
            let panicked = {
                let db = db.clone();
                tokio::spawn(async move {
                    db.transaction(async |tx| {
                        tx.user().delete(user::by_id(3)).await?;
                        assert_eq!(tx.user().find_many().await?.len(), 3, "as it should");
                        Ok::<_, Error>(())
                    })
                    .await
                })
            };
            assert!(panicked.await.unwrap_err().is_panic());
            assert_eq!(db.user().delete_many().filter(user::id.gt(1)).await.unwrap(), 2);
        },
    )
    .await;
}

/// Waits until there are so many.
async fn seen(count: &impl AsyncFn() -> i64, wanted: i64) {
    while count().await != wanted {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_dropped_query_stops_on_the_server() {
    each_with(
        |builder| builder.max_connections(1),
        async |Scratch { db, dialect, url, .. }| {
            if dialect != Dialect::Postgres {
                return;
            }
            fill(&db).await;
            let admin = raw(&url).await;
            let sleeping = async || -> i64 {
                let sql = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT 7531 %' AND state = 'active'";
                admin.query_one(sql, &[]).await.unwrap().get(0)
            };
            let in_transaction = db.transaction(async |tx| {
                tx.query::<(i64,)>("SELECT 7531 FROM (SELECT pg_sleep(3600)) AS s", ()).await
            });
            let alone = db.query::<(i64,)>("SELECT 7531 FROM (SELECT pg_sleep(3600)) AS s", ());
            // Each is dropped once the server is at it; it would sleep until the test is given up.
            tokio::select! {
                _ = alone.into_future() => panic!("it sleeps for an hour"),
                () = seen(&sleeping, 1) => {}
            }
            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
            seen(&sleeping, 0).await;
            tokio::select! {
                _ = in_transaction.into_future() => panic!("it sleeps for an hour"),
                () = seen(&sleeping, 1) => {}
            }
            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
            seen(&sleeping, 0).await;
        },
    )
    .await;
}

#[tokio::test]
async fn after_connections_died_the_next_call_works() {
    each_with(
        |builder| builder.max_connections(3),
        async |Scratch { db, dialect, url, .. }| {
            if dialect != Dialect::Postgres {
                return;
            }
            fill(&db).await;
            let admin = raw(&url).await;
            let sql = "SELECT pg_backend_pid()::bigint FROM (SELECT pg_sleep(0.1)) AS s";
            let kill = async || {
                let (a, b, c) = tokio::join!(
                    db.query::<(i64,)>(sql, ()).into_future(),
                    db.query::<(i64,)>(sql, ()).into_future(),
                    db.query::<(i64,)>(sql, ()).into_future(),
                );
                for (pid,) in [a, b, c].into_iter().flat_map(Result::unwrap) {
                    let pid = i32::try_from(pid).unwrap();
                    admin.execute("SELECT pg_terminate_backend($1)", &[&pid]).await.unwrap();
                }
            };
            // At once, and after the client had time to notice.
            for pause in [0, 50] {
                let pause = Duration::from_millis(pause);
                kill().await;
                tokio::time::sleep(pause).await;
                assert_eq!(db.user().find_many().await.unwrap().len(), 3);
                kill().await;
                tokio::time::sleep(pause).await;
                let got = db.transaction(async |tx| tx.user().find_unique(user::by_id(1)).required().await);
                assert_eq!(got.await.unwrap().id, 1);
            }
            kill().await;
            tokio::time::sleep(Duration::from_millis(50)).await;
            db.user().update(user::by_id(1)).set(user::logins.increment(1)).await.unwrap();

            let died = db.transaction(async |tx| {
                let (pid,) = tx.query::<(i64,)>("SELECT pg_backend_pid()::bigint", ()).await?[0];
                let pid = i32::try_from(pid).unwrap();
                admin.execute("SELECT pg_terminate_backend($1)", &[&pid]).await.unwrap();
                tx.user().find_many().await
            });
            assert!(matches!(died.await, Err(Error::Connection { .. })));
            assert_eq!(db.user().find_many().await.unwrap().len(), 3);
        },
    )
    .await;
}

#[tokio::test]
async fn rows_that_were_half_read_are_not_read_twice() {
    each_with(
        |builder| builder.max_connections(1),
        async |Scratch { db, dialect, .. }| {
            if dialect != Dialect::Postgres {
                return;
            }
            db.execute_script("CREATE SEQUENCE ends").await.unwrap();
            // The server ends the connection at row 5,000, the first time.
            let sql = "SELECT CASE WHEN n = 5000 AND nextval('ends') = 1 \
                       THEN pg_terminate_backend(pg_backend_pid())::text ELSE repeat('x', 1000) END \
                       FROM generate_series(1, 6000) AS n";
            let read = async || db.query::<(String,)>(sql, ()).await;
            let half = db.transaction(async |tx| tx.query::<(String,)>(sql, ()).await);
            assert!(matches!(half.await, Err(Error::Connection { .. })));
            assert_eq!(read().await.unwrap().len(), 6000);
            db.execute_script("ALTER SEQUENCE ends RESTART").await.unwrap();
            assert!(matches!(read().await, Err(Error::Connection { .. })));
            assert_eq!(read().await.unwrap().len(), 6000);
        },
    )
    .await;
}

#[tokio::test]
async fn statements_outlive_changes_of_their_tables() {
    each_with(
        |builder| builder.max_connections(1),
        async |Scratch { db, dialect, .. }| {
            fill(&db).await;
            let read = async || db.post().find_unique(post::by_id(1)).required().await;
            let write = async |id| db.user().create(user::New::numbered(id)).await;
            read().await.unwrap();
            write(10).await.unwrap();
            db.execute_script(r#"ALTER TABLE "Post" ADD COLUMN "more" TEXT"#).await.unwrap();
            read().await.unwrap();
            if dialect == Dialect::Sqlite {
                db.execute_script(r#"DROP INDEX "User_email_key"; CREATE INDEX "x" ON "User"("email")"#)
                    .await
                    .unwrap();
                write(11).await.unwrap();
                return;
            }
            // The type of a column that is read, and of a parameter that is written.
            db.execute_script(r#"ALTER TABLE "Post" ALTER COLUMN "views" TYPE BIGINT"#).await.unwrap();
            assert_eq!(read().await.unwrap().views, 0);
            db.execute_script(r#"ALTER TABLE "User" ALTER COLUMN "id" TYPE NUMERIC"#).await.unwrap();
            write(11).await.unwrap();

            // A transaction fails once, and can be tried again.
            db.execute_script(r#"ALTER TABLE "Post" ALTER COLUMN "views" TYPE INTEGER"#).await.unwrap();
            let find = async |tx: Db| tx.post().find_unique(post::by_id(1)).required().await;
            assert!(matches!(db.transaction(find).await, Err(Error::Conflict { .. })));
            db.transaction(find).await.unwrap();
            db.execute_script(r#"ALTER TABLE "Post" ALTER COLUMN "views" TYPE BIGINT"#).await.unwrap();
            db.retries::<Db>(1).transaction(find).await.unwrap();
        },
    )
    .await;
}

#[tokio::test]
async fn the_statement_cache_is_bounded() {
    each_with(
        |builder| builder.max_connections(1).statement_cache(4),
        async |Scratch { db, .. }| {
            fill(&db).await;
            let before = db.stats();
            for _ in 0..2 {
                for width in 1..=20_i64 {
                    let any = pumpflix_client::Filter::any((0..width).map(|id| user::id.eq(id)));
                    db.user().find_many().filter(any).await.unwrap();
                }
            }
            let after = db.stats();
            assert_eq!(after.queries - before.queries, 40);
            assert_eq!(after.statement_misses - before.statement_misses, 40);
            assert_eq!(after.statement_hits, before.statement_hits);
        },
    )
    .await;
}

#[tokio::test]
async fn many_tasks_share_few_connections() {
    each_with(
        |builder| builder.max_connections(3),
        async |Scratch { db, .. }| {
            fill(&db).await;
            let tasks: Vec<_> = (0..50)
                .map(|at| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        if at % 2 == 0 {
                            db.user().update(user::by_id(1)).set(user::logins.increment(1)).await.map(|_| ())
                        } else {
                            db.transaction(async |tx| {
                                let user =
                                    tx.user().find_unique(user::by_id(1)).for_update().required().await?;
                                let one_more = user.logins + 1;
                                tx.user().update(user::by_id(1)).set(user::logins.to(one_more)).await
                            })
                            .await
                            .map(|_| ())
                        }
                    })
                })
                .collect();
            for task in tasks {
                task.await.unwrap().unwrap();
            }
            assert_eq!(db.user().find_unique(user::by_id(1)).required().await.unwrap().logins, 50);
            let stats = db.stats();
            assert!(stats.connections <= 3 && stats.waiting == 0, "{stats:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn a_closed_pool_says_so() {
    each(async |Scratch { db, .. }| {
        db.close();
        assert!(matches!(db.user().find_many().await, Err(Error::Connection { .. })));
    })
    .await;
}
