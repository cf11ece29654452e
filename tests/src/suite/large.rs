//! Many rows and long lists.

use std::io::Write as _;

use pumpflix_tests::api::{Db, organization, post, tag, user};

use super::databases::{at_postgres, with_tables};
use super::plain::each_plain;
use super::samples::sample;

#[tokio::test]
async fn ten_thousand_values_in_a_list() {
    each_plain(async |db: Db, plain| {
        db.tag().create_many((0..20_000).map(|n| tag::New { name: format!("tag {n}") })).await.unwrap();
        let names: Vec<String> = (5_000..15_000).map(|n| format!("tag {n}")).collect();
        let numbers: Vec<i32> = (1..=10_000).collect();
        assert_eq!(db.tag().find_many().filter(tag::name.in_(names.clone())).count().await.unwrap(), 10_000);
        assert_eq!(
            db.tag().find_many().filter(tag::name.not_in(names.clone())).count().await.unwrap(),
            10_000
        );
        let both = tag::id.in_(numbers.clone()) & tag::name.in_(names.clone());
        assert_eq!(db.tag().find_many().filter(both).await.unwrap().len(), 5_000);
        let none = db.tag().find_many().filter(tag::id.in_(numbers.iter().map(|n| -n))).await.unwrap();
        assert!(none.is_empty());
        let gone = db.tag().delete_many().filter(tag::name.in_(names)).await.unwrap();
        assert_eq!((gone, plain.number(r#"SELECT count(*) FROM "Tag""#).await), (10_000, 10_000));
        let empty =
            db.tag().update_many().filter(tag::id.in_([0_i32; 0])).set(tag::name.to("x")).await.unwrap();
        assert_eq!(empty, 0);
    })
    .await;
}

#[tokio::test]
async fn many_rows_at_once_and_related() {
    each_plain(async |db: Db, plain| {
        let s = sample(&db).await;
        let many = (0..30_000)
            .map(|n| post::New { title: format!("post {n}"), author_id: (&s.cid).into() }.views(n));
        assert_eq!(db.post().create_many(many).await.unwrap(), 30_000);
        assert_eq!(
            plain.rows(r#"SELECT count(*), sum("views"), count(DISTINCT "title") FROM "Post""#).await,
            ["30004 449985042 30004"]
        );
        let rows = db.organization().find_many().with(organization::users.with(user::posts)).await.unwrap();
        let posts: usize = rows.iter().flat_map(|(_, users)| users).map(|(_, posts)| posts.len()).sum();
        assert_eq!(posts, 30_004);
    })
    .await;
}

/// Says to the test below that it is the child: whose rows it reads, and how.
const CHILD: &str = "PUMPFLIX_MEMORY_OF";

/// The most memory that a process of its own takes to read all posts, in KiB.
#[cfg(target_os = "linux")]
fn most_memory(url: &str, how: &str) -> u64 {
    let name = "suite::large::a_hundred_thousand_rows_through_a_stream_take_little_memory";
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(CHILD, format!("{how} {url}"))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{text}{}", String::from_utf8_lossy(&child.stderr));
    text.lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
        .unwrap()
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_hundred_thousand_rows_through_a_stream_take_little_memory() {
    if let Ok(task) = std::env::var(CHILD) {
        let (how, url) = task.split_once(' ').unwrap();
        let db = Db::connect(url).await.unwrap();
        let mut count = 0;
        if how == "stream" {
            let mut rows = db.post().find_many().order_by(post::id.asc()).stream();
            while let Some(row) = rows.next().await {
                row.unwrap();
                count += 1;
            }
        } else {
            count = db.post().find_many().order_by(post::id.asc()).await.unwrap().len();
        }
        assert_eq!(count, 100_004);
        let status = std::fs::read("/proc/self/status").unwrap();
        return std::io::stdout().write_all(&status).unwrap();
    }
    let measure = async |url: &str| {
        let db: Db = with_tables(url).await;
        let s = sample(&db).await;
        let new = |n: i32| post::New { title: format!("{n:0200}"), author_id: (&s.cid).into() };
        db.post().create_many((0..100_000).map(new)).await.unwrap();
        let (stream, at_once) = (most_memory(url, "stream"), most_memory(url, "whole"));
        db.database().close();
        // All rows hold more than 30 MB; a stream holds some thousands of them.
        assert!(at_once > stream + 25_000, "{stream} KiB by a stream, {at_once} KiB at once");
    };
    let folder = tempfile::tempdir().unwrap();
    measure(&format!("sqlite:{}", folder.path().join("test.db").display())).await;
    at_postgres(measure).await;
}
