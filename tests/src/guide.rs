//! The client's guide, block by block; `build.rs` makes the tests from the page.

#![allow(unused, clippy::pedantic, clippy::type_complexity, reason = "a page shows, it does not use")]

use pumpflix_tests::api::{
    Comment, Db, Error, Filter, Isolation, Key, Page, Paged, Post, Role, Shape, Tag, User, comment, count,
    membership, organization, post, profile, tag, team, user,
};

use crate::suite::databases::{at_postgres, with_tables};
use crate::suite::samples::{Sample, sample};

/// Runs a block on each database, with the rows of the sample and two teams.
async fn each(block: impl AsyncFn(Db, String, Sample) -> Result<(), Error>) {
    let run = async |url: &str| {
        let db: Db = with_tables(url).await;
        let rows = sample(&db).await;
        db.team().create_many(["red", "blue"].map(|name| team::New { name: name.into() })).await.unwrap();
        block(db.clone(), url.to_owned(), rows).await.unwrap();
        db.database().close();
    };
    let folder = tempfile::tempdir().unwrap();
    run(&format!("sqlite:{}", folder.path().join("guide.db").display())).await;
    at_postgres(run).await;
}

#[test]
fn the_schema_of_the_page_is_that_of_the_tests() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).unwrap();
    let schema = read("golden/api/schema.prisma");
    let page = read("../crates/pumpflix-client/README.md");
    let shown = page.split("```prisma\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let missing: Vec<_> = shown.lines().filter(|line| !schema.contains(line)).collect();
    assert_eq!(missing, [""; 0]);
}

include!(concat!(env!("OUT_DIR"), "/guide.rs"));
