//! Writes that hang off the rows of `create_many` and off an `upsert`.

use pumpflix_tests::api::{Db, Error, organization, post, tag, user};

use super::databases::each;
use super::samples::{organization, sample};

/// A person with so many posts.
fn writer(name: &str, org: &organization::Organization, posts: usize) -> user::Draft {
    user::New { email: format!("{name}@x.io"), org_id: org.into() }.nest(user::posts.create(
        move |author_id| {
            (1..=posts).map(move |n| post::New { title: format!("{n}"), author_id: author_id.clone() })
        },
    ))
}

async fn counts(db: &Db) -> Vec<(String, i64)> {
    let rows = db.user().find_many().order_by(user::email.asc()).with(user::posts.count()).await.unwrap();
    rows.into_iter().map(|(user, posts)| (user.email, posts)).collect()
}

fn counted(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    expected.iter().map(|(name, posts)| (format!("{name}@x.io"), *posts)).collect()
}

#[tokio::test]
async fn rows_that_are_read_back_have_what_hangs_off_them() {
    each(async |db: Db| {
        let org = organization(&db).await;
        let rows = [writer("ann", &org, 2), writer("bob", &org, 0), writer("cid", &org, 1)];
        let rows = db.user().create_many(rows).returning().await.unwrap();
        let emails: Vec<&str> = rows.iter().map(|u| u.email.as_str()).collect();
        assert_eq!(emails, ["ann@x.io", "bob@x.io", "cid@x.io"]);
        assert_eq!(db.user().find_unique(user::by_id(&rows[2].id)).required().await.unwrap(), rows[2]);
        assert_eq!(counts(&db).await, counted(&[("ann", 2), ("bob", 0), ("cid", 1)]));

        // What changes the row itself shows in the row that comes back.
        let led = |name: &str| {
            user::New { email: format!("{name}@x.io"), org_id: (&org).into() }
                .nest(user::boss.connect(user::by_email("ann@x.io")))
        };
        let led = db.user().create_many([led("dan"), led("eve")]).returning().await.unwrap();
        assert!(led.iter().all(|u| u.boss_id.as_ref() == Some(&rows[0].id)), "{led:?}");
    })
    .await;
}

#[tokio::test]
async fn what_hangs_off_a_duplicate_is_passed_over_with_it() {
    each(async |db: Db| {
        let org = organization(&db).await;
        db.user().create(writer("bob", &org, 1)).await.unwrap();
        let rows = || {
            [writer("ann", &org, 2), writer("bob", &org, 5), writer("ann", &org, 7), writer("cid", &org, 3)]
        };
        let refused = db.user().create_many(rows()).await;
        assert!(matches!(refused, Err(Error::UniqueViolation { .. })), "{refused:?}");
        assert_eq!(counts(&db).await, counted(&[("bob", 1)]), "nothing is left half done");

        assert_eq!(db.user().create_many(rows()).skip_duplicates().await.unwrap(), 2);
        assert_eq!(counts(&db).await, counted(&[("ann", 2), ("bob", 1), ("cid", 3)]));

        let rows = [writer("cid", &org, 9), writer("dan", &org, 1), writer("eve", &org, 0)];
        let new = db.user().create_many(rows).skip_duplicates().returning().await.unwrap();
        assert_eq!(new.iter().map(|u| u.email.as_str()).collect::<Vec<_>>(), ["dan@x.io", "eve@x.io"]);
        assert_eq!(counts(&db).await, counted(&[("ann", 2), ("bob", 1), ("cid", 3), ("dan", 1), ("eve", 0)]));
    })
    .await;
}

#[tokio::test]
async fn an_upsert_writes_what_hangs_off_the_row_that_it_made_or_found() {
    each(async |db: Db| {
        let s = sample(&db).await;
        let upsert = |name: &str| {
            db.user()
                .upsert(user::by_email(format!("{name}@x.io")), writer(name, &s.org, 2))
                .set(user::logins.increment(1))
                .nest(user::posts.create(|author_id| [post::New { title: "again".into(), author_id }]))
                .nest(user::posts.delete_where(post::title.starts_with("Rust")))
        };
        let dan = upsert("dan").await.unwrap();
        assert_eq!((dan.email.as_str(), dan.logins), ("dan@x.io", 0));
        let again = upsert("dan").await.unwrap();
        assert_eq!((&again.id, again.logins), (&dan.id, 1));
        let ann = upsert("ann").await.unwrap();
        assert_eq!((&ann.id, ann.logins), (&s.ann.id, 1));
        assert_eq!(counts(&db).await, counted(&[("ann", 2), ("bob", 1), ("cid", 0), ("dan", 3)]));

        // Its own foreign key is in the row that comes back.
        let org_id = (&s.org).into();
        let new =
            user::New { email: "eve@x.io".into(), org_id }.nest(user::boss.connect(user::by_id(&s.bob.id)));
        let eve = db.user().upsert(user::by_email("eve@x.io"), new).await.unwrap();
        assert_eq!(eve.boss_id, Some(s.bob.id.clone()));
        let org_id = (&s.org).into();
        let new = user::New { email: "eve@x.io".into(), org_id };
        let led = db.user().upsert(user::by_email("eve@x.io"), new);
        let eve = led.nest(user::boss.connect(user::by_id(&s.ann.id))).await.unwrap();
        assert_eq!(eve.boss_id, Some(s.ann.id));
    })
    .await;
}

#[tokio::test]
async fn an_upsert_whose_nested_write_fails_leaves_nothing() {
    each(async |db: Db| {
        let org = organization(&db).await;
        let new = || {
            user::New { email: "ann@x.io".into(), org_id: (&org).into() }
                .nest(user::posts.connect([post::by_id(77)]))
        };
        let refused = db.user().upsert(user::by_email("ann@x.io"), new()).await;
        assert!(matches!(refused, Err(Error::NotFound { .. })), "{refused:?}");
        assert_eq!(counts(&db).await, []);
        // Another unique than the one that was asked by is an error, not a row to be changed.
        db.user().create(writer("ann", &org, 0)).await.unwrap();
        let taken = db.user().upsert(user::by_id("other"), new()).await;
        assert!(matches!(taken, Err(Error::UniqueViolation { .. })), "{taken:?}");
        db.tag().create_many([tag::New { name: "a".into() }]).await.unwrap();
    })
    .await;
}
