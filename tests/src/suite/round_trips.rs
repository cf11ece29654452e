//! What travels together between client and PostgreSQL, counted at a door between them.

use std::time::Duration;

use pumpflix_client::{Error, Key, Shape, Strategy};
use pumpflix_tests::api::{Db, User, comment, organization, post, team, user};

use super::databases::at_postgres;
use super::proxy::Proxy;
use super::samples::{Sample, sample};

/// A client that speaks through a door, over one connection, with the sample in the database.
pub(super) async fn through_door(test: impl AsyncFn(Db, Proxy, Sample)) {
    at_postgres(async |url: &str| {
        let (proxy, url) = Proxy::before(url).await;
        let db: Db = Db::builder().url(url).max_connections(1).connect().await.unwrap();
        db.create_tables().await.unwrap();
        let sample = sample(&db).await;
        test(db.clone(), proxy, sample).await;
        db.database().close();
    })
    .await;
}

/// Runs a query while all answers are kept back until so many statements are there; what was said. A client that waits
/// for an answer too soon waits for ever, which a test should not.
async fn held<T>(
    proxy: &Proxy,
    statements: usize,
    query: impl IntoFuture<Output = pumpflix_client::Result<T>>,
) -> (T, String) {
    in_trips(proxy, &[statements], query).await
}

/// The same for a query that takes several round trips, each with so many statements.
async fn in_trips<T>(
    proxy: &Proxy,
    statements: &[usize],
    query: impl IntoFuture<Output = pumpflix_client::Result<T>>,
) -> (T, String) {
    proxy.hold(statements);
    let found = tokio::time::timeout(Duration::from_mins(1), query.into_future()).await;
    let found = found.expect("an answer was waited for before everything was sent").unwrap();
    (found, proxy.heard())
}

#[tokio::test]
async fn what_is_known_is_not_prepared_again() {
    through_door(async |db, proxy, Sample { ann, .. }| {
        let find = || db.user().find_unique(user::by_email("ann@x.io"));
        let write = || db.user().update(user::by_id(&ann.id)).set(user::logins.increment(1));
        find().await.unwrap();
        write().await.unwrap();
        let (found, said) = held(&proxy, 1, find()).await;
        assert_eq!((found.unwrap().id, said.as_str()), (ann.id.clone(), "BES"));
        assert_eq!(held(&proxy, 1, write()).await.1, "BES");
        let joined = || db.post().find_many().with(post::author.with(user::org));
        joined().await.unwrap();
        assert_eq!(held(&proxy, 1, joined()).await.1, "BES");
    })
    .await;
}

#[tokio::test]
async fn a_batch_is_one_round_trip() {
    through_door(async |db, proxy, _| {
        let batch = || {
            let unique = db.user().find_unique(user::by_email("ann@x.io"));
            let lists = (db.post().find_many().filter(post::views.gt(5)), db.comment().find_many().count());
            db.database().batch((unique, lists.0, lists.1))
        };
        batch().await.unwrap();
        let ((ann, posts, comments), said) = held(&proxy, 3, batch()).await;
        assert_eq!((ann.is_some(), posts.len(), comments), (true, 3, 4));
        assert_eq!(said, "BESBESBES");
    })
    .await;
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(user)]
struct Person {
    email: String,
    org: Place,
    posts: Vec<Line>,
    teams: Vec<Group>,
    #[shape(count(staff))]
    leads: i64,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(organization)]
struct Place {
    name: String,
    users: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(user)]
struct Member {
    email: String,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(post)]
struct Line {
    title: String,
    comments: Vec<Said>,
    #[shape(count(tags))]
    tags: i64,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(comment)]
struct Said {
    text: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(team)]
struct Group {
    name: String,
}

#[tokio::test]
async fn relations_of_a_level_are_one_round_trip() {
    through_door(async |db, proxy, _| {
        let people = |db: &Db| {
            let posts = user::posts.order_by(post::id.asc()).with(post::comments).with(post::tags.count());
            let people = db.user().find_many().order_by(user::email.asc()).strategy(Strategy::Batch);
            people.with(user::org).with(posts).with(user::teams).with(user::staff.count())
        };
        people(&db).await.unwrap();
        let (rows, said) = in_trips(&proxy, &[1, 4, 2], people(&db)).await;
        assert_eq!((rows[0].1.name.as_str(), rows[0].2[0].1.len(), rows[0].4), ("Acme", 2, 2));
        assert_eq!(said, "BES".repeat(7));
        let inside = async || db.transaction(async |tx| people(&tx).await).await;
        let (again, said) = in_trips(&proxy, &[3, 4, 2, 1], Box::pin(inside())).await;
        assert_eq!((again, said), (rows, format!("QQ{}Q", "BES".repeat(7))));
        // What was joined has relations of its own.
        let persons = || db.user().find_many().order_by(user::email.asc()).select::<Person>();
        let before = persons().await.unwrap();
        let (persons, said) = in_trips(&proxy, &[1, 4, 2], persons()).await;
        assert_eq!(persons, before);
        let ann = &persons[0];
        assert_eq!((ann.email.as_str(), ann.org.name.as_str(), ann.leads), ("ann@x.io", "Acme", 2));
        assert_eq!((ann.org.users.len(), ann.posts[0].comments.len(), ann.posts[0].tags), (3, 2, 0));
        assert_eq!((ann.posts[0].title.as_str(), ann.teams.len()), ("Rust 1", 0));
        assert_eq!(said, "BES".repeat(7));
        assert_eq!(db.database().stats().connections, 1);
    })
    .await;
}

#[tokio::test]
async fn of_relations_that_fail_the_first_is_told() {
    through_door(async |db, _, _| {
        let people = |db: &Db| {
            // Words that are no query, which only the server knows.
            let wrong = user::posts.filter(post::title.search("tea &"));
            let people = db.user().find_many().strategy(Strategy::Batch);
            people.with(user::teams).with(wrong).with(user::staff.count()).with(user::posts)
        };
        let outside = people(&db).await.unwrap_err();
        let inside = db.transaction(async |tx| people(&tx).await).await.unwrap_err();
        for error in [outside, inside] {
            assert!(matches!(error, Error::InvalidSearch), "{error:?}");
        }
        assert_eq!((db.user().find_many().count().await.unwrap(), db.database().stats().connections), (3, 1));
    })
    .await;
}

#[tokio::test]
async fn relations_that_nobody_waits_for_leave_no_connection_behind() {
    through_door(async |db, proxy, _| {
        let people = || {
            let people = db.user().find_many().strategy(Strategy::Batch);
            people.with(user::posts).with(user::teams).with(user::staff)
        };
        people().await.unwrap();
        proxy.hold(&[1, 4]);
        let waiting = tokio::time::timeout(Duration::from_millis(200), people().into_future());
        assert!(waiting.await.is_err());
        assert_eq!(proxy.heard(), "BES".repeat(4));
        proxy.hold(&[]);
        assert_eq!(people().await.unwrap().len(), 3);
        assert_eq!(db.database().stats().connections, 1);
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_writes_is_one_round_trip_and_its_commit() {
    through_door(async |db, proxy, Sample { ann, .. }| {
        let batch = || {
            let update = |by| db.user().update(user::by_id(&ann.id)).set(user::logins.increment(by));
            db.database().batch((update(1), update(2), db.post().find_many().count()))
        };
        batch().await.unwrap();
        let ((one, three, _), said) = held(&proxy, 5, batch()).await;
        assert_eq!((one.logins, three.logins), (4, 6));
        assert_eq!(said, "QQBESBESBESQ");
    })
    .await;
}

#[tokio::test]
async fn a_transaction_begins_with_its_first_statement() {
    through_door(async |db, proxy, Sample { ann, .. }| {
        let work = async || {
            let id = &ann.id;
            db.transaction(async |tx| tx.user().find_unique(user::by_id(id)).required().await).await
        };
        work().await.unwrap();
        assert_eq!(held(&proxy, 3, Box::pin(work())).await.1, "QQBESQ");
        let nothing = async || db.transaction(async |_| Ok::<_, pumpflix_client::Error>(())).await;
        assert_eq!(held(&proxy, 0, Box::pin(nothing())).await.1, "");
    })
    .await;
}

#[tokio::test]
async fn a_nested_create_asks_once_a_level() {
    through_door(async |db, proxy, Sample { org, .. }| {
        let create = |email: &str| {
            let new = user::New { email: email.into(), org_id: (&org).into() };
            db.user().create(new).nest(user::posts.create(|author_id| {
                ["a", "b"].map(|title| {
                    let post = post::New { title: title.into(), author_id: author_id.clone() };
                    post.nest(post::comments.create(|post_id| {
                        ["x", "y"].map(|text| comment::New { post_id: post_id.clone() }.text(text))
                    }))
                })
            }))
        };
        create("one@x.io").await.unwrap();
        // The end of the transaction goes out with the last level.
        let (two, said) = in_trips(&proxy, &[3, 1, 2], create("two@x.io")).await;
        assert_eq!(said, "QQBESBESBESQ");
        let posts =
            db.post().find_many().filter(post::author_id.eq(&two.id)).with(post::comments).await.unwrap();
        assert_eq!(posts.iter().map(|(_, comments)| comments.len()).collect::<Vec<_>>(), [2, 2]);
        // What is part of another transaction leaves its end alone.
        let inside = async |email: &'static str| {
            db.transaction(async |tx| {
                let three = user::New { email: email.into(), org_id: (&org).into() };
                let posts = user::posts.create(|author_id| [post::New { title: "a".into(), author_id }]);
                tx.user().create(three).nest(posts).await?;
                tx.user().find_many().count().await
            })
            .await
        };
        inside("three@x.io").await.unwrap();
        let four = Box::pin(inside("four@x.io"));
        assert_eq!(in_trips(&proxy, &[3, 1, 1, 1], four).await.1, "QQBESBESBESQ");
        assert_eq!(db.database().stats().connections, 1);
    })
    .await;
}

#[tokio::test]
async fn a_nested_create_that_fails_at_its_end_leaves_nothing() {
    through_door(async |db, _, _| {
        let create = |slug: &str, boss: Key<User>| {
            let new = organization::New { slug: slug.into(), name: "New".into() };
            db.organization().create(new).nest(
                organization::users
                    .create(|org_id| [user::New { email: "new@x.io".into(), org_id }.boss_id(boss)]),
            )
        };
        // What the client cannot send; what the server refuses when it sees it, and what only when it commits.
        let unsent = create("a", Key::parent()).await;
        assert!(matches!(unsent, Err(Error::Usage { .. })), "{unsent:?}");
        let refused = create("b", "nobody".into()).await;
        assert!(matches!(refused, Err(Error::ForeignKeyViolation { .. })), "{refused:?}");
        let late = r#"ALTER TABLE "User" ALTER CONSTRAINT "User_bossId_fkey" DEFERRABLE INITIALLY DEFERRED"#;
        db.execute(late, ()).await.unwrap();
        let refused = create("c", "nobody".into()).await;
        assert!(matches!(refused, Err(Error::ForeignKeyViolation { .. })), "{refused:?}");
        assert_eq!(db.organization().find_many().count().await.unwrap(), 1);
        let ann = user::by_email("ann@x.io");
        assert_eq!(create("d", ann.into()).await.unwrap().slug, "d");
        assert_eq!((db.user().find_many().count().await.unwrap(), db.database().stats().connections), (4, 1));
    })
    .await;
}
