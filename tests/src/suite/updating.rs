//! Changes of rows.

use std::time::Duration;

use pumpflix_tests::api::{Db, Error, Role, User, membership, organization, post, user};
use pumpflix_tests::types::{self, defaults};
use rust_decimal::Decimal;

use super::databases::each;
use super::samples::{Sample, sample, titles};

#[tokio::test]
async fn one_row() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let changed: User = db
            .user()
            .update(user::by_email("ann@x.io"))
            .set(user::name.to("Anna"))
            .set(user::role.to(Role::Member))
            .set(user::logins.increment(2))
            .set_opt(None)
            .await
            .unwrap();
        assert_eq!((changed.name.as_deref(), changed.role, changed.logins), (Some("Anna"), Role::Member, 2));
        assert_eq!((&changed.id, changed.created_at), (&ann.id, ann.created_at));
        let read = db.user().find_unique(user::by_id(&ann.id)).required().await.unwrap();
        assert_eq!(read, changed);
    })
    .await;
}

#[tokio::test]
async fn the_time_of_the_change() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        tokio::time::sleep(Duration::from_millis(5)).await;
        let changed = db.user().update(user::by_id(&ann.id)).set(user::logins.to(1)).await.unwrap();
        assert!(changed.updated_at > ann.updated_at);
        let past = chrono::DateTime::UNIX_EPOCH;
        let changed = db.user().update(user::by_id(&ann.id)).set(user::updated_at.to(past)).await.unwrap();
        assert_eq!(changed.updated_at, past);
        db.user().update_many().all_rows().set(user::logins.to(2)).await.unwrap();
        let changed = db.user().find_unique(user::by_id(&ann.id)).required().await.unwrap();
        assert!(changed.updated_at > ann.updated_at);
    })
    .await;
}

#[tokio::test]
async fn arithmetic() {
    each(async |db: types::Db| {
        let row =
            db.defaults().create(defaults::New { given: 1 }).int(7).float(1.5).big_int(10).await.unwrap();
        let update = || db.defaults().update(defaults::by_id(&row.id));
        assert_eq!(update().set(defaults::int.increment(3)).await.unwrap().int, 10);
        assert_eq!(update().set(defaults::int.decrement(4)).await.unwrap().int, 6);
        assert_eq!(update().set(defaults::int.multiply(3)).await.unwrap().int, 18);
        assert_eq!(update().set(defaults::int.divide(2)).await.unwrap().int, 9);
        assert!(
            (update().set(defaults::float.multiply(2.0)).await.unwrap().float - 3.0).abs() < f64::EPSILON
        );
        assert_eq!(
            update().set(defaults::big_int.increment(i64::from(i32::MAX))).await.unwrap().big_int,
            2_147_483_657
        );
        let tenth = Decimal::new(1, 1);
        assert_eq!(
            update().set(defaults::decimal.increment(tenth)).await.unwrap().decimal,
            Decimal::new(2, 1)
        );
    })
    .await;
}

#[tokio::test]
async fn foreign_keys() {
    each(async |db: Db| {
        let Sample { ann, bob, .. } = sample(&db).await;
        let moved = db.user().update(user::by_id(&ann.id)).set(user::boss_id.to(&bob.id)).await.unwrap();
        assert_eq!(moved.boss_id.as_ref(), Some(&bob.id));
        let moved = db.user().update(user::by_id(&ann.id)).set(user::boss_id.to_null()).await.unwrap();
        assert_eq!(moved.boss_id, None);
        let set = async |boss| db.user().update(user::by_id(&ann.id)).set(boss).await;
        let moved = set(user::boss.to(user::by_email("bob@x.io"))).await.unwrap();
        assert_eq!(moved.boss_id.as_ref(), Some(&bob.id));
        let moved = set(user::boss.to(&ann)).await.unwrap();
        assert_eq!(moved.boss_id.as_ref(), Some(&ann.id));
        assert_eq!(set(user::boss.to(None::<&str>)).await.unwrap().boss_id, None);
        let other_end = set(user::profile.to(1)).await;
        assert!(
            matches!(&other_end, Err(Error::Usage { message }) if message.contains("User.profile")),
            "{other_end:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn only_if_a_filter_agrees() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let update = || db.user().update(user::by_id(&ann.id)).set(user::logins.increment(1));
        assert_eq!(update().filter(user::logins.eq(0)).await.unwrap().logins, 1);
        assert!(update().filter(user::logins.eq(0)).await.unwrap_err().is_not_found());
    })
    .await;
}

#[tokio::test]
async fn a_key_of_two_columns() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let new = membership::New { org_id: "o".into(), user_id: (&ann).into() };
        db.membership().create(new).await.unwrap();
        let key = || membership::by_org_id_user_id("o", &ann.id);
        let row = db.membership().update(key()).set(membership::level.to(5)).await.unwrap();
        assert_eq!(row.level, 5);
        assert_eq!(db.membership().find_unique(key()).required().await.unwrap(), row);
    })
    .await;
}

#[tokio::test]
async fn many_rows() {
    each(async |db: Db| {
        sample(&db).await;
        let changed =
            db.post().update_many().filter(post::published.eq(true)).set(post::views.increment(100));
        assert_eq!(changed.await.unwrap(), 3);
        assert_eq!(db.post().find_many().filter(post::views.gt(100)).count().await.unwrap(), 3);
        assert_eq!(db.post().update_many().all_rows().set(post::views.to(0)).await.unwrap(), 4);
        let none = db.post().update_many().filter(post::views.gt(0)).set(post::views.to(1));
        assert_eq!(none.await.unwrap(), 0);
        // By related rows, so that the table has another name in the statement.
        let by_ann = post::author.is(user::email.eq("ann@x.io"));
        let changed = db.post().update_many().filter(by_ann).set(post::views.increment(7)).returning();
        let mut changed = changed.await.unwrap();
        changed.sort_by_key(|post| post.id);
        assert_eq!((titles(&changed), changed[0].views), (vec!["Rust 1", "Rust 2", "Go"], 7));
        let nothing = db.post().update_many().all_rows().returning().await;
        assert!(matches!(nothing, Err(Error::Usage { .. })), "{nothing:?}");
        let unsaid = db.post().update_many().set(post::views.to(0)).returning().await;
        assert!(matches!(unsaid, Err(Error::Usage { .. })), "{unsaid:?}");
    })
    .await;
}

#[tokio::test]
async fn many_rows_need_a_filter_or_a_word() {
    each(async |db: Db| {
        sample(&db).await;
        let error = db.post().update_many().set(post::views.to(0)).await.unwrap_err();
        assert!(matches!(error, Error::Usage { ref message } if message.contains("all_rows")), "{error}");
        assert_eq!(db.post().find_many().filter(post::views.eq(0)).count().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn upsert_creates_then_changes() {
    each(async |db: Db| {
        let Sample { org, .. } = sample(&db).await;
        let upsert = || {
            let new = user::New { email: "dan@x.io".into(), org_id: (&org).into() };
            db.user().upsert(user::by_email("dan@x.io"), new.name("Dan")).set(user::logins.increment(1))
        };
        let created = upsert().await.unwrap();
        assert_eq!((created.name.as_deref(), created.logins), (Some("Dan"), 0));
        let changed = upsert().await.unwrap();
        assert_eq!((&changed.id, changed.logins), (&created.id, 1));
        let new = organization::New { slug: "acme".into(), name: "Other".into() };
        let same = db.organization().upsert(organization::by_slug("acme"), new).await.unwrap();
        assert_eq!(same, org, "nothing to set changes nothing");
    })
    .await;
}

#[tokio::test]
async fn upsert_by_a_key_of_two_columns() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let upsert = || {
            let new = membership::New { org_id: "o".into(), user_id: (&ann).into() };
            let key = membership::by_org_id_user_id("o", &ann.id);
            db.membership().upsert(key, new).set(membership::level.increment(1))
        };
        assert_eq!(upsert().await.unwrap().level, 1);
        assert_eq!(upsert().await.unwrap().level, 2);
        assert_eq!(db.membership().find_many().count().await.unwrap(), 1);
    })
    .await;
}
