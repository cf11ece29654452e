//! Streams.

use pumpflix_client::{Error, RowStream};

use crate::databases::{Scratch, each, each_with};
use crate::models::{Db, Post, post, user};

async fn fill(db: &Db, posts: i64) {
    db.user().create_many((1..=3).map(user::New::numbered)).await.unwrap();
    let post = |id: i64| post::New {
        views: i32::try_from(id % 7).unwrap(),
        rating: (id % 11 != 0).then_some(0.5),
        ..post::New::numbered(id, 1 + id % 3)
    };
    db.post().create_many((1..=posts).map(post)).await.unwrap();
}

async fn ids(mut rows: RowStream<Post>) -> Vec<i64> {
    let mut ids = Vec::new();
    while let Some(row) = rows.next().await {
        ids.push(row.unwrap().id);
    }
    ids
}

#[tokio::test]
async fn a_stream_gives_every_row_in_order() {
    each(async |Scratch { db, .. }| {
        fill(&db, 20_000).await;
        assert_eq!(
            ids(db.post().find_many().order_by(post::id.asc()).stream()).await,
            (1..=20_000).collect::<Vec<_>>()
        );
        let find = || {
            db.post().find_many().filter(post::author.is(user::email.ne("u1@x.io"))).order_by([
                post::rating.desc(),
                post::views.asc(),
                post::id.asc(),
            ])
        };
        let all: Vec<i64> = find().await.unwrap().iter().map(|p| p.id).collect();
        assert_eq!(ids(find().stream()).await, all);
        assert_eq!(ids(find().skip(10).take(5000).stream()).await, all[10..5010]);
        assert_eq!(ids(find().skip(10).take(512).stream()).await, all[10..522]);
        assert_eq!(ids(find().take(0).stream()).await, [0_i64; 0]);
        assert_eq!(ids(db.post().find_many().filter(post::id.lt(0)).stream()).await, [0_i64; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_stream_loads_relations() {
    each(async |Scratch { db, .. }| {
        fill(&db, 2000).await;
        let mut rows = db.post().find_many().with(post::author).with(post::comments.count()).stream();
        let mut count = 0;
        while let Some(row) = rows.next().await {
            let (post, author, comments) = row.unwrap();
            assert_eq!((post.author_id, 0), (author.id, comments));
            count += 1;
        }
        assert_eq!(count, 2000);
    })
    .await;
}

#[tokio::test]
async fn a_stream_of_some_columns() {
    each(async |Scratch { db, .. }| {
        fill(&db, 2000).await;
        let find = || db.post().find_many().order_by(post::id.desc());
        let mut rows = find().pick((post::id, post::title)).stream();
        let mut ids = Vec::new();
        while let Some(row) = rows.next().await {
            let (id, title) = row.unwrap();
            assert_eq!(title, format!("title {id}"));
            ids.push(id);
        }
        assert_eq!(ids, (1..=2000).rev().collect::<Vec<_>>());
        let mut whole = find().take(700).select::<Post>().stream();
        let mut count = 0;
        while let Some(row) = whole.next().await {
            assert_eq!(row.unwrap().id, 2000 - count);
            count += 1;
        }
        assert_eq!(count, 700);
    })
    .await;
}

#[tokio::test]
async fn a_stream_shows_one_moment_while_others_write() {
    each(async |Scratch { db, .. }| {
        fill(&db, 5000).await;
        let mut rows = db.post().find_many().order_by(post::views.asc()).stream();
        let mut seen = 0;
        while let Some(row) = rows.next().await {
            if seen == 0 {
                db.post().delete_many().filter(post::id.gt(10)).await.unwrap();
                db.post().create(post::New { views: 1000, ..post::New::numbered(9999, 1) }).await.unwrap();
            }
            assert_ne!(row.unwrap().id, 9999);
            seen += 1;
        }
        assert_eq!(seen, 5000);
        assert_eq!(db.post().find_many().count().await.unwrap(), 11);
    })
    .await;
}

#[tokio::test]
async fn a_stream_shares_the_connection_of_a_transaction() {
    each_with(
        |builder| builder.max_connections(1),
        async |Scratch { db, .. }| {
            fill(&db, 3000).await;
            db.transaction(async |tx| {
                let mut rows = tx.post().find_many().order_by(post::id.asc()).stream();
                let mut other = tx.user().find_many().order_by(user::id.desc()).stream();
                let mut last = 0;
                while let Some(row) = rows.next().await {
                    last = row?.id;
                    if last % 1000 == 0 {
                        assert_eq!(other.next().await.unwrap()?.id, 4 - last / 1000);
                        tx.user().update(user::by_id(1)).set(user::logins.increment(1)).await?;
                    }
                }
                assert_eq!(last, 3000);
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
            assert_eq!(db.user().find_unique(user::by_id(1)).required().await.unwrap().logins, 3);
        },
    )
    .await;
}

#[tokio::test]
async fn a_stream_dropped_half_way_leaves_its_connection_clean() {
    each_with(
        |builder| builder.max_connections(2).wait_timeout(std::time::Duration::from_secs(2)),
        async |Scratch { db, .. }| {
            fill(&db, 3000).await;
            for taken in [0, 1, 600, 3000] {
                for _ in 0..4 {
                    let mut rows = db.post().find_many().stream();
                    for _ in 0..taken {
                        rows.next().await.unwrap().unwrap();
                    }
                }
                // Both connections write again, so neither is inside a transaction that only reads.
                let (a, b) = tokio::join!(
                    db.user().update(user::by_id(1)).set(user::logins.increment(1)),
                    db.user().update(user::by_id(2)).set(user::logins.increment(1)),
                );
                a.unwrap();
                b.unwrap();
            }
        },
    )
    .await;
}

#[tokio::test]
async fn a_stream_in_memory_lets_others_in() {
    let db = crate::models::Db::builder().url("sqlite::memory:").connect().await.unwrap();
    db.execute_script(&crate::models::DDL.replace("{now}", "DATETIME")).await.unwrap();
    fill(&db, 1000).await;
    let mut rows = db.post().find_many().stream();
    while let Some(row) = rows.next().await {
        let id = row.unwrap().id;
        if id % 100 == 0 {
            db.post().delete(post::by_id(id)).await.unwrap();
        }
    }
    assert_eq!(db.post().find_many().count().await.unwrap(), 990);
}
