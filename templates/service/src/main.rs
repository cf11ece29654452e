//! A background worker: takes jobs from a table, oldest first, until there are none. It can be stopped at any time.
//!
//! `DATABASE_URL` says where, for example `postgres://user:password@host/name`; the default is `sqlite:app.db`.

use db::{Db, Job, JobStatus, job};
use std::time::Duration;

// Generated files have the generator's layout, and a program need not use all that they offer.
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
mod db;

/// How often a job is tried.
const ATTEMPTS: i32 = 3;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Result<()> {
    let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| "sqlite:app.db".to_owned());
    let db = Db::connect(url).await?;
    if db.database().table_names().await?.is_empty() {
        db.create_tables().await?;
    }
    if db.job().find_many().count().await? == 0 {
        db.job().create(job::New { kind: "greet".into() }).await?;
        db.job().create(job::New { kind: "dance".into() }).await?;
    }
    println!("jobs done: {}", work(&db).await?);
    Ok(())
}

/// Works until no job is pending; returns how many were done.
async fn work(db: &Db) -> Result<u64> {
    let mut done = 0;
    loop {
        let pending = db.job().find_first().filter(job::status.eq(JobStatus::Pending)).order_by(job::created_at.asc());
        let Some(next) = pending.await? else { return Ok(done) };
        match perform(&next).await {
            Ok(()) => {
                done += 1;
                finish(db, &next, JobStatus::Done).await?;
            }
            Err(reason) if next.attempts + 1 >= ATTEMPTS => {
                println!("{}: given up: {reason}", next.kind);
                finish(db, &next, JobStatus::Failed).await?;
            }
            Err(_) => {
                db.job().update(job::by_id(&next.id)).set(job::attempts.increment(1)).await?;
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    }
}

/// Writes down how a job ended.
async fn finish(db: &Db, job: &Job, status: JobStatus) -> Result<()> {
    let update = db.job().update(job::by_id(&job.id)).set(job::status.to(status)).set(job::attempts.increment(1));
    update.await?;
    Ok(())
}

/// The work itself: put yours here.
async fn perform(job: &Job) -> std::result::Result<(), String> {
    match job.kind.as_str() {
        "greet" => {
            println!("hello");
            Ok(())
        }
        kind => Err(format!("nobody knows how to {kind}")),
    }
}
