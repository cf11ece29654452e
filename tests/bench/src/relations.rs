//! Relations read by one statement and by one each, on both databases: what decides how they are loaded unless a query
//! says it.
//!
//! The two run in turns in one process. A ratio below 1 is for the join.

use std::hint::black_box;

use pumpflix_client::Strategy::{Batch, Join};

use crate::Outcome;
use crate::data::fill;
use crate::db::{Db, author, comment, post};
use crate::turns::{Clock, Effort, compare_row};

/// On SQLite in a file.
pub(crate) async fn on_sqlite() -> Outcome {
    let folder = tempfile::tempdir()?;
    let db = Db::connect(format!("sqlite:{}", folder.path().join("relations.db").display())).await?;
    prepare(&db).await?;
    run("SQLite", &db, Clock::Thread).await
}

/// On PostgreSQL, in a database that is made for it.
pub(crate) async fn on_postgres(server: &str) -> Outcome {
    let url = crate::postgres::empty_database(server, "pumpflix_bench_relations").await?;
    let db = Db::connect(url).await?;
    prepare(&db).await?;
    db.database().execute_script("ANALYZE").await?;
    run("PostgreSQL", &db, Clock::Wall).await
}

/// A thousand authors with ten posts each; a thousand of the posts have three comments.
async fn prepare(db: &Db) -> Outcome {
    fill(db).await?;
    db.execute(r#"UPDATE "Post" SET "authorId" = ("id" - 1) / 10 + 1"#, ()).await?;
    Ok(())
}

async fn run(database: &str, db: &Db, clock: Clock) -> Outcome {
    println!("{database}, relations joined and batched\n");
    println!("| task | joined | batched | ratio |\n|---|---|---|---|");
    for rows in [1_u64, 20, 1_000, 10_000] {
        let posts = || db.post().find_many().order_by(post::id.asc()).take(rows).with(post::author);
        let ask = async |way| {
            black_box(posts().strategy(way).await?);
            Ok(())
        };
        compare(&format!("{rows} posts with their author"), effort(clock, rows), ask).await?;
    }
    for rows in [1_u64, 20, 100, 1_000] {
        let authors = || db.author().find_many().order_by(author::id.asc()).take(rows);
        let counted = async |way| {
            black_box(authors().with(author::posts.count()).strategy(way).await?);
            Ok(())
        };
        compare(&format!("{rows} authors with the number of posts"), effort(clock, rows), counted).await?;
        let loaded = async |way| {
            black_box(authors().with(author::posts).strategy(way).await?);
            Ok(())
        };
        compare(&format!("{rows} × 10, authors with posts"), effort(clock, rows * 10), loaded).await?;
        let cut = async |way| {
            let posts = author::posts.order_by(post::views.desc()).take(3);
            black_box(authors().with(posts).strategy(way).await?);
            Ok(())
        };
        compare(&format!("{rows} × 3 of 10, the most viewed"), effort(clock, rows * 10), cut).await?;
    }
    for rows in [1_u64, 20, 100] {
        let authors = || db.author().find_many().order_by(author::id.asc()).take(rows);
        let levels = async |way| {
            black_box(authors().with(author::posts.with(post::comments)).strategy(way).await?);
            Ok(())
        };
        compare(&format!("{rows} × 10 × 3, two levels"), effort(clock, rows * 30), levels).await?;
    }
    let above = async |way| {
        let comments = db.comment().find_many().order_by(comment::id.asc()).take(1_000);
        black_box(comments.with(comment::post.with(post::author)).strategy(way).await?);
        Ok(())
    };
    compare("1,000 comments, their post, its author", effort(clock, 1_000), above).await?;
    let one = async |way| {
        let one = db.author().find_unique(author::by_id(7)).with(author::posts).with(author::posts.count());
        black_box(one.strategy(way).await?);
        Ok(())
    };
    compare("one by key, posts and their number", effort(clock, 10), one).await?;
    println!();
    Ok(())
}

/// So many operations that a turn takes some tens of milliseconds.
fn effort(clock: Clock, rows: u64) -> Effort {
    let operations = u32::try_from(20_000 / (rows + 20)).unwrap_or(1).max(2);
    Effort { clock, turns: 11, operations }
}

async fn compare(
    name: &str,
    effort: Effort,
    ask: impl AsyncFn(pumpflix_client::Strategy) -> Outcome,
) -> Outcome {
    compare_row(name, effort, async |_| ask(Join).await, async |_| ask(Batch).await).await
}
