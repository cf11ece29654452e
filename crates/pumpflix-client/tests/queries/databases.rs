//! Empty databases for tests: a file each for SQLite, a schema each for PostgreSQL.

use std::sync::atomic::{AtomicU32, Ordering};

use pumpflix_client::codegen_support::{Builder, Dialect};

use crate::models::{DDL, Db};

/// An empty database with the models' tables.
pub struct Scratch {
    pub db: Db,
    pub dialect: Dialect,
    pub url: String,
    /// Keeps the file alive.
    _folder: Option<tempfile::TempDir>,
}

/// Runs a test on each database there is.
pub async fn each(test: impl AsyncFn(Scratch)) {
    each_with(|builder| builder, test).await;
}

/// The same, with settings for the connection.
pub async fn each_with(settings: impl Fn(Builder<Db>) -> Builder<Db>, test: impl AsyncFn(Scratch)) {
    test(sqlite(&settings).await).await;
    if let Some(server) = postgres_server() {
        test(postgres(&server, &settings).await).await;
    }
}

/// The URL of the PostgreSQL to test with, if there is one; where one is required, a failure without.
pub fn postgres_server() -> Option<String> {
    let server = std::env::var("PUMPFLIX_TEST_POSTGRES_URL").ok();
    let required = std::env::var_os("PUMPFLIX_REQUIRE_DATABASES").is_some();
    assert!(server.is_some() || !required, "PUMPFLIX_TEST_POSTGRES_URL names no server, and one is required");
    server
}

async fn open(
    url: String,
    folder: Option<tempfile::TempDir>,
    settings: impl Fn(Builder<Db>) -> Builder<Db>,
) -> Scratch {
    let db = settings(Db::builder().url(&url)).connect().await.unwrap();
    let dialect = db.dialect();
    let now = if dialect == Dialect::Sqlite { "DATETIME" } else { "TIMESTAMP(3)" };
    db.execute_script(&DDL.replace("{now}", now)).await.unwrap();
    Scratch { db, dialect, url, _folder: folder }
}

async fn sqlite(settings: impl Fn(Builder<Db>) -> Builder<Db>) -> Scratch {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    open(url, Some(folder), settings).await
}

async fn postgres(server: &str, settings: impl Fn(Builder<Db>) -> Builder<Db>) -> Scratch {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let schema = format!("queries_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let owner = raw(server).await;
    owner.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    open(format!("{server}?schema={schema}"), None, settings).await
}

/// A connection of the driver's own.
pub async fn raw(url: &str) -> tokio_postgres::Client {
    let url = url.split('?').next().unwrap_or(url);
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
