//! Counters, slow queries, repeated queries.

use std::panic::Location;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pumpflix_client::Notice;

use crate::databases::{Scratch, each_with};
use crate::models::{post, user};

type Told = Arc<Mutex<Vec<(&'static str, String, Option<&'static Location<'static>>)>>>;

fn keep(told: &Told) -> impl Fn(&Notice<'_>) + Send + Sync + 'static + use<> {
    let told = Arc::clone(told);
    move |notice| {
        told.lock().unwrap().push(match notice {
            Notice::SlowQuery { sql, place, .. } => ("slow", (*sql).to_owned(), *place),
            Notice::RepeatedQuery { sql, place, times } => {
                assert!(*times >= 20 && notice.to_string().contains("tests/queries/observe.rs:"));
                ("repeated", (*sql).to_owned(), *place)
            }
            other => panic!("{other:?}"),
        });
    }
}

#[tokio::test]
async fn statements_are_counted() {
    each_with(
        |builder| builder.max_connections(1),
        async |Scratch { db, .. }| {
            db.user().create_many((1..=3).map(user::New::numbered)).await.unwrap();
            let before = db.stats();
            for id in 1..=3 {
                db.user().find_unique(user::by_id(id)).required().await.unwrap();
            }
            let after = db.stats();
            assert_eq!(after.queries - before.queries, 3);
            assert_eq!(after.statement_misses - before.statement_misses, 1);
            assert_eq!(after.statement_hits - before.statement_hits, 2);
            assert_eq!((after.max_connections, after.connections, after.idle, after.waiting), (1, 1, 1, 0));
        },
    )
    .await;
}

#[tokio::test]
async fn slow_queries_are_told_with_the_line_that_asked() {
    let told = Told::default();
    each_with(
        |builder| builder.slow_query(Duration::ZERO).on_notice(keep(&told)),
        async |Scratch { db, .. }| {
            db.user().create(user::New::numbered(1)).await.unwrap();
            told.lock().unwrap().clear();
            let line = line!() + 1;
            db.user().find_many().filter(user::email.eq("secret")).with(user::posts).await.unwrap();
            db.transaction(async |tx| tx.user().find_many().with(user::posts).await).await.unwrap();
            db.query::<(i64,)>("SELECT 1 WHERE {} <> ''", ("secret",)).await.unwrap();
            db.execute(r#"DELETE FROM "Post" WHERE "title" = {}"#, ("secret",)).await.unwrap();
            let told = told.lock().unwrap();
            let places: Vec<u32> = told.iter().map(|(_, _, place)| place.unwrap().line()).collect();
            assert_eq!(places, [line, line + 1, line + 1, line + 2, line + 3], "{told:?}");
            assert!(
                told.iter().all(|(_, _, place)| place.unwrap().file().ends_with("tests/queries/observe.rs"))
            );
            assert!(told.iter().all(|(kind, sql, _)| *kind == "slow" && !sql.contains("secret")));
        },
    )
    .await;
}

#[tokio::test]
async fn nothing_is_told_unasked() {
    let told = Told::default();
    each_with(
        |builder| builder.slow_query(Duration::from_mins(1)).on_notice(keep(&told)),
        async |Scratch { db, .. }| {
            db.user().create_many((1..=9).map(user::New::numbered)).await.unwrap();
            db.post().create_many((1..=9000).map(|id| post::New::numbered(id, 1 + id % 9))).await.unwrap();
            let mut rows = db.post().find_many().stream();
            while let Some(row) = rows.next().await {
                row.unwrap();
            }
            let rows = db.user().find_many().with(user::posts.with(post::comments)).await.unwrap();
            assert_eq!(rows.len(), 9);
            for id in 1..=19 {
                db.post().find_unique(post::by_id(id)).await.unwrap();
            }
        },
    )
    .await;
    assert!(told.lock().unwrap().is_empty(), "{told:?}");
}

#[cfg(debug_assertions)]
#[tokio::test]
async fn a_loop_that_should_be_one_query_is_told_once() {
    let told = Told::default();
    each_with(
        |builder| builder.on_notice(keep(&told)),
        async |Scratch { db, .. }| {
            told.lock().unwrap().clear();
            let tasks: Vec<_> = (0..3)
                .map(|_| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        for id in 1..=50 {
                            db.post().find_many().filter(post::author_id.eq(id)).await.unwrap();
                        }
                    })
                })
                .collect();
            for task in tasks {
                task.await.unwrap();
            }
            let told = told.lock().unwrap();
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!(told[0].0, "repeated");
            assert!(told[0].1.starts_with("SELECT "));
        },
    )
    .await;
}
