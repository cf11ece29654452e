//! Many operations under way at once on PostgreSQL, beside a pool of tokio-postgres with statements prepared once.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use deadpool::managed::{Manager, Metrics, Pool, RecycleError, RecycleResult};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Row, Statement};

use crate::Outcome;
use crate::data::email;
use crate::db::{Db, author, post};
use crate::postgres::{raw_author, raw_post};
use crate::turns::{median, shown};

/// Connections of each side.
const CONNECTIONS: usize = 16;
/// How many operations are under way at once.
const CROWDS: [u32; 4] = [1, 4, 16, 64];
/// Turns that count.
const TURNS: u32 = 9;
/// Posts of a filtered list.
const LIST: u64 = 20;

const UNIQUE: &str = r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "email" = $1"#;
const FILTERED: &str = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
    WHERE "published" = $1 AND "views" < $2 ORDER BY "id" DESC LIMIT 20"#;
const UPDATE: &str = r#"UPDATE "Author" SET "logins" = "logins" + $1 WHERE "id" = $2
    RETURNING "id", "email", "name", "logins""#;

/// What is done.
#[derive(Clone, Copy)]
enum Task {
    Unique,
    Filtered,
    Update,
}

/// Connects, and prepares all statements at once.
struct Connector(String);

/// A connection and its statements.
struct Connected {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

impl Manager for Connector {
    type Type = Connected;
    type Error = tokio_postgres::Error;

    async fn create(&self) -> Result<Connected, tokio_postgres::Error> {
        let (client, connection) = tokio_postgres::connect(&self.0, NoTls).await?;
        tokio::spawn(connection);
        let mut statements = HashMap::new();
        for sql in [UNIQUE, FILTERED, UPDATE] {
            statements.insert(sql, client.prepare(sql).await?);
        }
        Ok(Connected { client, statements })
    }

    async fn recycle(&self, it: &mut Connected, _: &Metrics) -> RecycleResult<tokio_postgres::Error> {
        if it.client.is_closed() { Err(RecycleError::message("closed")) } else { Ok(()) }
    }
}

/// One of the two that are compared.
#[derive(Clone)]
enum Side {
    Raw(Pool<Connector>),
    Ours(Db),
}

/// What a task can fail with.
type Failed = Box<dyn std::error::Error + Send + Sync>;

pub(crate) async fn run(url: &str) -> Outcome {
    let pool = Pool::builder(Connector(url.to_owned())).max_size(CONNECTIONS).build()?;
    let db = Db::builder().url(url).max_connections(CONNECTIONS).connect().await?;
    for (name, task) in
        [("one by unique", Task::Unique), ("filtered list", Task::Filtered), ("update by id", Task::Update)]
    {
        for crowd in CROWDS {
            let operations = if matches!(task, Task::Update) { 1_500 } else { 4_000 };
            let (mut raw, mut ours) = (Vec::new(), Vec::new());
            let sides = [Side::Raw(pool.clone()), Side::Ours(db.clone())];
            // Who goes first changes, and the first turn only warms up.
            for turn in 0..=TURNS {
                for at in 0..2 {
                    let side = (turn + at) % 2;
                    let time = timed(&sides[side as usize], task, crowd, operations).await?;
                    if turn > 0 {
                        if side == 0 { &mut raw } else { &mut ours }.push(time);
                    }
                }
            }
            let (raw, ours) = (median(raw), median(ours));
            let ratio = ours.as_secs_f64() / raw.as_secs_f64();
            let name = format!("{name}, {crowd} at once");
            println!("{name:<28} pool {:>11} ours {:>12} ratio {ratio:.2}", shown(raw), shown(ours));
        }
    }
    Ok(())
}

/// The time that passes for each operation, when so many are under way all the time.
async fn timed(side: &Side, task: Task, crowd: u32, operations: u32) -> Outcome<Duration> {
    let next = Arc::new(AtomicU32::new(0));
    let start = Instant::now();
    let crowd: Vec<_> = (0..crowd)
        .map(|_| {
            let (side, next) = (side.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= operations {
                        return Ok::<_, Failed>(());
                    }
                    match &side {
                        Side::Raw(pool) => raw(pool, task, number).await?,
                        Side::Ours(db) => ours(db, task, number).await?,
                    }
                }
            })
        })
        .collect();
    for one in crowd {
        one.await?.map_err(|error| error.to_string())?;
    }
    Ok(start.elapsed() / operations)
}

/// Another row than those that are asked for at the same time.
fn scattered(number: u32) -> u32 {
    number.wrapping_mul(7_919) % 900
}

async fn raw(pool: &Pool<Connector>, task: Task, number: u32) -> Result<(), Failed> {
    let it = pool.get().await?;
    let rows = async |sql: &'static str, params: &[&(dyn ToSql + Sync)]| -> Result<Vec<Row>, Failed> {
        let statement = it.statements.get(sql).ok_or("it was not prepared")?;
        Ok(it.client.query(statement, params).await?)
    };
    let n = scattered(number);
    match task {
        Task::Unique => {
            black_box(rows(UNIQUE, &[&email(n)]).await?.iter().map(raw_author).next());
        }
        Task::Filtered => {
            let rows = rows(FILTERED, &[&false, &50]).await?;
            black_box(rows.iter().map(raw_post).collect::<Vec<_>>());
        }
        Task::Update => {
            let id = n.cast_signed() + 1;
            black_box(rows(UPDATE, &[&1, &id]).await?.iter().map(raw_author).next());
        }
    }
    Ok(())
}

async fn ours(db: &Db, task: Task, number: u32) -> Result<(), Failed> {
    let n = scattered(number);
    match task {
        Task::Unique => {
            black_box(db.author().find_unique(author::by_email(email(n))).await?);
        }
        Task::Filtered => {
            let filter = post::published.eq(false) & post::views.lt(50);
            let list = db.post().find_many().filter(filter).order_by(post::id.desc()).take(LIST);
            black_box(list.await?);
        }
        Task::Update => {
            let id = n.cast_signed() + 1;
            black_box(db.author().update(author::by_id(id)).set(author::logins.increment(1)).await?);
        }
    }
    Ok(())
}
