//! Seeding once, twice, and after an interruption: the same rows each time.

use std::process::{Command, Stdio};
use std::time::Duration;

use argon2::{Argon2, PasswordVerifier};
use pumpflix_data::{Db, invoice_item, notification, user};
use pumpflix_seeder::progress::Progress;
use pumpflix_seeder::report::Report;
use pumpflix_seeder::seed::seed;
use pumpflix_seeder::{TEST_USER_EMAIL, TEST_USER_PASSWORD};

use crate::databases::each;
use crate::stored::{assert_same, expected, stored};

const MODELS: usize = 19;

async fn seeded(url: &str, scale: u32) -> Report {
    let progress = Progress::new(u64::from(scale), true);
    seed(url, scale, &progress).await.unwrap_or_else(|failure| panic!("{}", failure.message(url)))
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    each(async |url| {
        let first = seeded(url, 3).await;
        assert!(first.tables_created);
        assert_eq!((first.unchanged(), first.tallies.len()), (0, MODELS));
        assert!(first.tallies.iter().all(|tally| tally.created > 0), "{first}");
        let rows = stored(url).await;
        assert_same(&rows, &expected(3));

        let second = seeded(url, 3).await;
        assert!(!second.tables_created);
        assert_eq!((second.created(), second.unchanged()), (0, first.created()));
        assert_same(&stored(url).await, &rows);
    })
    .await;
}

#[tokio::test]
async fn a_larger_scale_adds_to_a_smaller_one() {
    each(async |url| {
        let small = seeded(url, 1).await;
        let large = seeded(url, 4).await;
        assert_eq!(large.unchanged(), small.created());
        assert_same(&stored(url).await, &expected(4));
    })
    .await;
}

#[tokio::test]
async fn what_was_deleted_comes_back_and_what_was_changed_stays() {
    each(async |url| {
        seeded(url, 1).await;
        let db = Db::connect(url).await.unwrap();
        let mut gone = db.notification().delete_many().filter(notification::is_read.eq(true)).await.unwrap();
        gone += db.audit_log().delete_many().all_rows().await.unwrap();
        gone += db.invoice_item().delete_many().filter(invoice_item::position.eq(1)).await.unwrap();
        let named =
            db.user().update(user::by_email(TEST_USER_EMAIL)).set(user::name.to("Somebody")).await.unwrap();

        let report = seeded(url, 1).await;
        assert_eq!(report.created(), gone);
        let mut wanted = expected(1);
        let user = wanted.users.iter_mut().find(|user| user.id == named.id).unwrap();
        (user.name, user.updated_at) = (Some("Somebody".to_owned()), named.updated_at);
        assert_same(&stored(url).await, &wanted);
    })
    .await;
}

#[tokio::test]
async fn a_run_that_was_dropped_can_be_repeated() {
    each(async |url| {
        for millis in [1, 5, 10, 20, 40, 80] {
            let progress = Progress::new(1, true);
            // Whether it came to its end by then does not matter.
            tokio::time::timeout(Duration::from_millis(millis), seed(url, 4, &progress)).await.ok();
        }
        seeded(url, 4).await;
        assert_same(&stored(url).await, &expected(4));
    })
    .await;
}

#[tokio::test]
async fn a_run_that_was_killed_can_be_repeated() {
    const SCALE: u32 = 40;
    const SOME: u64 = 1_500_000;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("killed.db");
    let url = format!("sqlite:{}", file.display());
    let mut run = Command::new(env!("CARGO_BIN_EXE_pumpflix-seeder"))
        .args(["--url", &url, "--scale", &SCALE.to_string()])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let written = || std::fs::metadata(folder.path().join("killed.db-wal")).map_or(0, |log| log.len());
    while written() < SOME && run.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    run.kill().unwrap();
    run.wait().unwrap();

    let whole = stored(&url).await.organizations.len();
    assert!(whole > 0, "it was killed before anything was there");
    seeded(&url, SCALE).await;
    assert_same(&stored(&url).await, &expected(SCALE));
}

#[tokio::test]
async fn the_test_user_can_sign_in() {
    each(async |url| {
        seeded(url, 0).await;
        let db = Db::connect(url).await.unwrap();
        let (user, organization) = db
            .user()
            .find_unique(user::by_email(TEST_USER_EMAIL))
            .with(user::organization)
            .required()
            .await
            .unwrap();
        assert_eq!(organization.slug, "default");
        let hash = user.password_hash.unwrap();
        Argon2::default().verify_password(TEST_USER_PASSWORD.as_bytes(), hash.as_str()).unwrap();
    })
    .await;
}
