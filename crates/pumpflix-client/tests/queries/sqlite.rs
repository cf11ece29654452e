//! What only SQLite has: files with and without a write-ahead log, and one writer at a time.

use std::time::Duration;

use pumpflix_client::Error;

use crate::models::{DDL, Db, user};

/// The journal mode that a file has, as somebody else sees it.
async fn mode(db: &Db) -> String {
    db.query::<(String,)>("PRAGMA journal_mode", ()).await.unwrap().remove(0).0
}

#[tokio::test]
async fn a_file_that_exists_keeps_its_journal() {
    let folder = tempfile::tempdir().unwrap();
    let url = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let connect = async |name: &str| Db::builder().url(url(name)).connect().await.unwrap();

    let fresh = connect("new.db").await;
    assert_eq!(mode(&fresh).await, "wal");
    fresh.execute_script("CREATE TABLE t(a)").await.unwrap();
    assert_eq!(fresh.query::<(i64,)>("PRAGMA synchronous", ()).await.unwrap(), [(1,)]);
    fresh.close();
    assert_eq!(mode(&connect("new.db").await).await, "wal");

    let plain = Db::builder().url(url("old.db")).write_ahead_log(false).connect().await.unwrap();
    plain.execute_script("CREATE TABLE t(a)").await.unwrap();
    assert_eq!(mode(&plain).await, "delete");
    let again = connect("old.db").await;
    assert_eq!(mode(&again).await, "delete");
    assert_eq!(again.query::<(i64,)>("PRAGMA synchronous", ()).await.unwrap(), [(2,)]);
    drop((plain, again));

    let asked = Db::builder().url(url("old.db")).write_ahead_log(true).connect().await.unwrap();
    assert_eq!(mode(&asked).await, "wal");
}

#[tokio::test]
async fn statements_of_ones_own_wait_for_the_writer_only_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::builder()
        .url(format!("sqlite:{}", folder.path().join("a.db").display()))
        .max_connections(4)
        .wait_timeout(Duration::from_millis(100))
        .connect()
        .await
        .unwrap();
    db.execute_script(&DDL.replace("{now}", "DATETIME")).await.unwrap();
    db.user().create_many((1..=3).map(user::New::numbered)).await.unwrap();
    let read = async || db.query::<(i64,)>(r#"SELECT COUNT(*) FROM "User""#, ()).await;
    let write = async || db.query::<(i64,)>(r#"DELETE FROM "User" WHERE "id" = 3 RETURNING "id""#, ()).await;
    db.transaction(async |tx| {
        tx.user().update(user::by_id(1)).set(user::logins.increment(1)).await?;
        assert_eq!(read().await?, [(3,)]);
        assert!(matches!(write().await, Err(Error::PoolTimeout)));
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(write().await.unwrap(), [(3,)]);
    assert_eq!(read().await.unwrap(), [(2,)]);
    assert!(matches!(db.query::<(i64,)>("SELECT nothing", ()).await, Err(Error::Database { .. })));
}

#[tokio::test]
async fn another_process_is_waited_for_as_long_as_the_builder_says() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("a.db").display());
    let one = Db::builder().url(&url).connect().await.unwrap();
    one.execute_script(&DDL.replace("{now}", "DATETIME")).await.unwrap();
    let other = Db::builder().url(&url).busy_timeout(Duration::from_millis(20)).connect().await.unwrap();
    assert_eq!(other.query::<(i64,)>("PRAGMA busy_timeout", ()).await.unwrap(), [(20,)]);
    one.transaction(async |tx| {
        tx.user().create(user::New::numbered(1)).await?;
        let refused = other.user().create(user::New::numbered(2)).await;
        assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}
