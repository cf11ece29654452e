//! Empty databases for tests: a file each for SQLite, a schema each for PostgreSQL.

use std::sync::atomic::{AtomicU32, Ordering};

use pumpflix_data::Db;

/// Runs a test on each database there is; it gets the URL of an empty one.
pub(crate) async fn each(test: impl AsyncFn(&str)) {
    let folder = tempfile::tempdir().unwrap();
    test(&format!("sqlite:{}", folder.path().join("test.db").display())).await;
    if let Some(server) = postgres_server() {
        on_postgres(&server, test).await;
    }
}

/// The server for tests, if there is one. `PUMPFLIX_REQUIRE_DATABASES=1` says that there must be.
pub(crate) fn postgres_server() -> Option<String> {
    let server = std::env::var("PUMPFLIX_TEST_POSTGRES_URL").ok();
    let required = std::env::var("PUMPFLIX_REQUIRE_DATABASES").is_ok_and(|value| value == "1");
    assert!(
        server.is_some() || !required,
        "PUMPFLIX_TEST_POSTGRES_URL is not set, but databases are required"
    );
    server
}

/// Runs a test in a schema of its own, which is dropped when the test is through.
pub(crate) async fn on_postgres(server: &str, test: impl AsyncFn(&str)) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let schema = format!("seeder_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let owner = Db::connect(server).await.unwrap();
    owner.execute_script(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    test(&format!("{server}{}schema={schema}", if server.contains('?') { '&' } else { '?' })).await;
    owner.execute_script(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
}
