//! Empty databases with the tables of a client, a new one for each test.

use std::sync::atomic::{AtomicU32, Ordering};

use pumpflix_client::codegen_support::Dialect;
use pumpflix_client::{Database, Strategy};
use pumpflix_tests::{api, custom, ignored, lists, mapped, relations, types, views};

/// A generated client that can fill an empty database with its tables.
pub(crate) trait Client: Sized + Clone {
    /// Relations are loaded by that strategy where a query does not say it.
    async fn open(url: &str, strategy: Option<Strategy>) -> Self;

    fn database(&self) -> &Database;
}

macro_rules! clients {
    ($($module:ident),+) => {
        $(impl Client for $module::Db {
            async fn open(url: &str, strategy: Option<Strategy>) -> Self {
                let mut builder = Self::builder().url(url);
                if let Some(strategy) = strategy {
                    builder = builder.strategy(strategy);
                }
                let db = builder.connect().await.unwrap();
                db.create_tables().await.unwrap();
                db
            }

            fn database(&self) -> &Database {
                self.database()
            }
        })+
    };
}

clients!(api, custom, ignored, lists, mapped, relations, types, views);

/// Runs a test on each database there is, with each way of loading relations: the same must come of all.
pub(crate) async fn each<D: Client>(test: impl AsyncFn(D)) {
    for strategy in [None, Some(Strategy::Join), Some(Strategy::Batch)] {
        test(D::open("sqlite::memory:", strategy).await).await;
        at_postgres(async |url: &str| with_client(D::open(url, strategy).await, &test).await).await;
    }
    in_file(test).await;
}

/// The same without the database in memory, which has only one connection: for tests that use two at once.
pub(crate) async fn each_shared<D: Client>(test: impl AsyncFn(D)) {
    in_file(&test).await;
    on_postgres(test).await;
}

async fn in_file<D: Client>(test: impl AsyncFn(D)) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    test(with_tables(&url).await).await;
}

/// A new client on a database that is empty, with its tables.
pub(crate) async fn with_tables<D: Client>(url: &str) -> D {
    D::open(url, None).await
}

/// Runs a test on PostgreSQL, if there is a server.
pub(crate) async fn on_postgres<D: Client>(test: impl AsyncFn(D)) {
    at_postgres(async |url: &str| with_client(with_tables(url).await, &test).await).await;
}

async fn with_client<D: Client>(db: D, test: impl AsyncFn(D)) {
    test(db.clone()).await;
    db.database().close();
}

/// Runs a test with the URL of an empty schema of PostgreSQL, if there is a server.
pub(crate) async fn at_postgres(test: impl AsyncFn(&str)) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let Some(server) = postgres_server() else { return };
    let schema = format!("suite_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let owner = connect(&server).await;
    owner.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    test(&format!("{server}?schema={schema}")).await;
    owner.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
}

/// The URL of the PostgreSQL to test with, if there is one; where one is required, a failure without.
pub(crate) fn postgres_server() -> Option<String> {
    let server = std::env::var("PUMPFLIX_TEST_POSTGRES_URL").ok();
    let required = std::env::var_os("PUMPFLIX_REQUIRE_DATABASES").is_some();
    assert!(server.is_some() || !required, "PUMPFLIX_TEST_POSTGRES_URL names no server, and one is required");
    server
}

/// A connection of the driver's own.
async fn connect(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// What a statement of the database's own says: for what is not asked in the same words everywhere.
pub(crate) fn is_sqlite(database: &Database) -> bool {
    database.dialect() == Dialect::Sqlite
}
