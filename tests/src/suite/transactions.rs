//! Transactions: all or nothing.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use pumpflix_tests::api::{Db, Error, Isolation, tag};

use super::databases::{Client, each, each_shared, is_sqlite};

fn new(name: &str) -> tag::Draft {
    tag::New { name: name.into() }
}

async fn names(db: &Db) -> Vec<String> {
    let rows = db.tag().find_many().order_by(tag::name.asc()).await.unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

#[tokio::test]
async fn commits_what_ends_well() {
    each(async |db: Db| {
        let made = db
            .transaction(async |tx| {
                let first = tx.tag().create(new("a")).await?;
                tx.tag().create(new("b")).await?;
                assert_eq!(tx.tag().find_many().count().await?, 2, "it sees its own rows");
                Ok::<_, Error>(first)
            })
            .await
            .unwrap();
        assert_eq!(made.name, "a");
        assert_eq!(names(&db).await, ["a", "b"]);
    })
    .await;
}

#[tokio::test]
async fn rolls_back_what_fails() {
    each(async |db: Db| {
        let result = db
            .transaction(async |tx| {
                tx.tag().create(new("a")).await?;
                tx.tag().create(new("a")).await
            })
            .await;
        assert!(result.unwrap_err().is_unique_violation());
        assert_eq!(names(&db).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn fails_with_an_error_of_ones_own() {
    #[derive(Debug)]
    enum Own {
        No,
        #[expect(dead_code, reason = "only ever made by `?`")]
        Database(Error),
    }

    impl From<Error> for Own {
        fn from(error: Error) -> Self {
            Self::Database(error)
        }
    }

    each(async |db: Db| {
        let result: Result<(), Own> = db
            .transaction(async |tx| {
                tx.tag().create(new("a")).await?;
                Err(Own::No)
            })
            .await;
        assert!(matches!(result, Err(Own::No)));
        assert_eq!(names(&db).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn rolls_back_when_it_panics() {
    each(async |db: Db| {
        let inside = db.clone();
        let task = tokio::spawn(async move {
            inside
                .transaction(async |tx| {
                    tx.tag().create(new("a")).await?;
                    assert!(tx.tag().find_many().count().await? > 1, "as it should");
                    Ok::<_, Error>(())
                })
                .await
        });
        assert!(task.await.unwrap_err().is_panic());
        assert_eq!(names(&db).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn rolls_back_when_the_future_is_dropped() {
    each(async |db: Db| {
        let work = db.transaction(async |tx| {
            tx.tag().create(new("a")).await?;
            std::future::pending::<()>().await;
            Ok::<_, Error>(())
        });
        assert!(tokio::time::timeout(Duration::from_millis(200), work).await.is_err());
        assert_eq!(names(&db).await, [""; 0]);
        db.tag().create(new("a")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn ends_in_time() {
    each(async |db: Db| {
        let result = db
            .transaction(async |tx| {
                tx.tag().create(new("a")).await?;
                tokio::time::sleep(Duration::from_mins(1)).await;
                Ok::<_, Error>(())
            })
            .timeout(Duration::from_millis(100))
            .await;
        assert!(matches!(result, Err(Error::Timeout)));
        assert_eq!(names(&db).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn is_not_seen_from_outside_until_it_is_committed() {
    each_shared(async |db: Db| {
        let outside = db.clone();
        db.transaction(async |tx| {
            tx.tag().create(new("a")).await?;
            assert_eq!(outside.tag().find_many().count().await?, 0);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        assert_eq!(names(&db).await, ["a"]);
    })
    .await;
}

#[tokio::test]
async fn savepoints_undo_only_themselves() {
    each(async |db: Db| {
        db.transaction(async |tx| {
            tx.tag().create(new("a")).await?;
            let undone: Result<(), Error> = tx
                .savepoint(async |inner| {
                    inner.tag().create(new("b")).await?;
                    inner.tag().create(new("a")).await?;
                    Ok(())
                })
                .await;
            assert!(undone.unwrap_err().is_unique_violation());
            tx.savepoint(async |inner| inner.tag().create(new("c")).await).await?;
            tx.savepoint(async |inner| {
                inner.tag().create(new("d")).await?;
                let deeper: Result<(), Error> = inner
                    .savepoint(async |deep| {
                        deep.tag().create(new("e")).await?;
                        Err(Error::TransactionClosed)
                    })
                    .await;
                assert!(deeper.is_err());
                Ok::<_, Error>(())
            })
            .await
        })
        .await
        .unwrap();
        assert_eq!(names(&db).await, ["a", "c", "d"]);
    })
    .await;
}

#[tokio::test]
async fn a_transaction_inside_is_a_savepoint() {
    each(async |db: Db| {
        db.transaction(async |tx| {
            tx.tag().create(new("a")).await?;
            let undone: Result<(), Error> = tx
                .transaction(async |inner| {
                    inner.tag().create(new("b")).await?;
                    Err(Error::TransactionClosed)
                })
                .await;
            assert!(undone.is_err());
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        assert_eq!(names(&db).await, ["a"]);
    })
    .await;
}

#[tokio::test]
async fn is_tried_again_after_a_conflict() {
    each(async |db: Db| {
        let tries = AtomicU32::new(0);
        let attempt = async |tx: pumpflix_tests::api::Tx| {
            let number = tries.fetch_add(1, Ordering::Relaxed);
            tx.tag().create(new(&format!("try {number}"))).await?;
            if number < 2 { Err(Error::Conflict { message: "again".to_owned() }) } else { Ok(number) }
        };
        let given_up = db.retries(1).transaction(&attempt).await;
        assert!(given_up.unwrap_err().is_retryable());
        assert_eq!(names(&db).await, [""; 0]);
        assert_eq!(db.retries(3).transaction(&attempt).await.unwrap(), 2);
        assert_eq!(names(&db).await, ["try 2"]);
    })
    .await;
}

#[tokio::test]
async fn two_that_count_do_not_lose_a_step() {
    each_shared(async |db: Db| {
        let row = db.tag().create(new("0")).await.unwrap();
        let step = async || {
            db.retries(20)
                .transaction(async |tx| {
                    let now = tx.tag().find_unique(tag::by_id(row.id)).required().await?;
                    let next: u32 = now.name.parse::<u32>().unwrap() + 1;
                    tokio::task::yield_now().await;
                    tx.tag().update(tag::by_id(row.id)).set(tag::name.to(next.to_string())).await
                })
                .isolation(Isolation::Serializable)
                .await
                .unwrap()
        };
        tokio::join!(step(), step(), step());
        assert_eq!(names(&db).await, ["3"]);
    })
    .await;
}

#[tokio::test]
async fn is_over_when_it_is_over() {
    each(async |db: Db| {
        let kept = db.transaction(async |tx| Ok::<_, Error>(tx.clone())).await.unwrap();
        let error = kept.tag().create(new("late")).await.unwrap_err();
        assert!(matches!(error, Error::TransactionClosed) && error.code() == "P2028", "{error}");
        assert_eq!(names(&db).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn isolation_can_be_chosen() {
    each(async |db: Db| {
        for isolation in [Isolation::ReadCommitted, Isolation::RepeatableRead, Isolation::Serializable] {
            let level = db
                .transaction(async |tx| {
                    let rows: Vec<(String,)> = if is_sqlite(Client::database(&db)) {
                        vec![("any".to_owned(),)]
                    } else {
                        tx.query("SELECT current_setting('transaction_isolation')", ()).await?
                    };
                    Ok::<_, Error>(rows[0].0.clone())
                })
                .isolation(isolation)
                .await
                .unwrap();
            let expected = match isolation {
                Isolation::ReadCommitted => "read committed",
                Isolation::RepeatableRead => "repeatable read",
                Isolation::Serializable => "serializable",
            };
            assert!(level == expected || level == "any", "{level}");
        }
    })
    .await;
}
