//! Order, parts of a result, and questions that need no rows.

use pumpflix_client::{Filter, Page};
use pumpflix_tests::api::{Db, User, post, user};

use super::databases::each;
use super::samples::{Sample, sample, titles};

fn emails(users: &[User]) -> Vec<&str> {
    users.iter().map(|u| u.email.trim_end_matches("@x.io")).collect()
}

#[tokio::test]
async fn by_several_fields() {
    each(async |db: Db| {
        sample(&db).await;
        let rows = db.post().find_many().order_by([post::published.desc(), post::views.asc()]).await.unwrap();
        assert_eq!(titles(&rows), ["Go", "Tea", "Rust 1", "Rust 2"]);
        let rows = db.post().find_many().order_by(post::published.asc()).order_by(post::views.desc());
        assert_eq!(titles(&rows.await.unwrap()), ["Rust 2", "Rust 1", "Tea", "Go"]);
    })
    .await;
}

#[tokio::test]
async fn nulls_stand_at_the_same_end_everywhere() {
    each(async |db: Db| {
        sample(&db).await;
        let order = async |order| emails(&db.user().find_many().order_by(order).await.unwrap()).join(" ");
        assert_eq!(order(user::name.asc()).await, "ann cid bob");
        assert_eq!(order(user::name.desc()).await, "bob cid ann");
        assert_eq!(order(user::name.asc().nulls_first()).await, "bob ann cid");
        assert_eq!(order(user::name.desc().nulls_last()).await, "cid ann bob");
    })
    .await;
}

#[tokio::test]
async fn by_related_rows() {
    each(async |db: Db| {
        sample(&db).await;
        let by_author = [post::author.order(user::email.desc()), post::id.asc()];
        let rows = db.post().find_many().order_by(by_author).await.unwrap();
        assert_eq!(titles(&rows), ["Tea", "Rust 1", "Rust 2", "Go"]);
        let rows = db.post().find_many().order_by([post::comments.count().desc(), post::id.desc()]).await;
        assert_eq!(titles(&rows.unwrap()), ["Rust 1", "Tea", "Rust 2", "Go"]);
        let rows =
            db.user().find_many().order_by([user::boss.order(user::email.asc()), user::email.asc()]).await;
        assert_eq!(emails(&rows.unwrap()), ["bob", "cid", "ann"]);
    })
    .await;
}

#[tokio::test]
async fn by_the_number_of_some_related_rows() {
    each(async |db: Db| {
        let Sample { ann, bob, .. } = sample(&db).await;
        let order = async |order| emails(&db.user().find_many().order_by(order).await.unwrap()).join(" ");
        let all = user::posts.count();
        assert_eq!(order([all.desc(), user::email.asc()]).await, "ann bob cid");
        let unpublished = || user::posts.count().filter(post::published.eq(false));
        assert_eq!(order([unpublished().desc(), user::email.desc()]).await, "ann cid bob");
        let talked_of = post::author_id.eq(&bob.id) & post::comments.some(Filter::all_rows());
        let talked_of = user::posts.count().filter(talked_of);
        assert_eq!(order([talked_of.desc(), user::email.desc()]).await, "bob cid ann");
        // Without a boss there is no number of the boss's posts.
        let of_boss = || [user::boss.order(user::posts.count().desc()), user::email.asc()];
        assert_eq!(order(of_boss()).await, "ann bob cid");
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let page =
                db.user().find_many().order_by(of_boss()).page(Page::first(1).after(cursor)).await.unwrap();
            seen.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(emails(&seen), ["ann", "bob", "cid"]);
        assert_eq!(seen[2].boss_id, Some(ann.id));
    })
    .await;
}

#[tokio::test]
async fn skip_and_take() {
    each(async |db: Db| {
        sample(&db).await;
        let ordered = || db.post().find_many().order_by(post::id.asc());
        assert_eq!(titles(&ordered().skip(1).take(2).await.unwrap()), ["Rust 2", "Go"]);
        assert_eq!(titles(&ordered().skip(3).await.unwrap()), ["Tea"]);
        assert_eq!(titles(&ordered().take(1).await.unwrap()), ["Rust 1"]);
        assert_eq!(titles(&ordered().take(0).await.unwrap()), [""; 0]);
        assert_eq!(titles(&ordered().skip(9).await.unwrap()), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn counts() {
    each(async |db: Db| {
        sample(&db).await;
        assert_eq!(db.post().find_many().count().await.unwrap(), 4);
        assert_eq!(db.post().find_many().filter(post::published.eq(true)).count().await.unwrap(), 3);
        assert_eq!(db.post().find_many().skip(1).take(2).count().await.unwrap(), 2, "of the part");
        assert_eq!(db.post().find_many().skip(3).count().await.unwrap(), 1);
        assert_eq!(db.post().find_many().filter(post::views.gt(99)).count().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn exists() {
    each(async |db: Db| {
        assert!(!db.post().find_many().exists().await.unwrap());
        sample(&db).await;
        assert!(db.post().find_many().filter(post::views.gt(post::likes)).exists().await.unwrap());
        assert!(!db.post().find_many().filter(post::views.lt(post::likes)).exists().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_first() {
    each(async |db: Db| {
        let Sample { .. } = sample(&db).await;
        let first = db.post().find_first().order_by(post::views.desc()).await.unwrap();
        assert_eq!(first.unwrap().title, "Rust 2");
        let second = db.post().find_first().order_by(post::views.desc()).skip(1).await.unwrap();
        assert_eq!(second.unwrap().title, "Rust 1");
        let none = || db.post().find_first().filter(post::views.gt(99));
        assert!(none().await.unwrap().is_none());
        assert_eq!(none().pick(post::title).await.unwrap(), None);
        let missing =
            [none().required().await.unwrap_err(), none().pick(post::id).required().await.unwrap_err()];
        assert!(missing.iter().all(|e| e.code() == "P2025" && e.to_string() == "there is no such Post"));
        let (title, views) = db
            .post()
            .find_first()
            .order_by(post::views.asc())
            .pick((post::title, post::views))
            .required()
            .await
            .unwrap();
        assert_eq!((title.as_str(), views), ("Go", 5));
    })
    .await;
}

#[tokio::test]
async fn one_by_a_unique() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let found = db.user().find_unique(user::by_email("ann@x.io")).await.unwrap();
        assert_eq!(found.as_ref(), Some(&ann));
        assert_eq!(db.user().find_unique(user::by_id(&ann.id)).required().await.unwrap(), ann);
        let nobody = || db.user().find_unique(user::by_email("nobody@x.io"));
        assert!(nobody().await.unwrap().is_none());
        let name = db.user().find_unique(user::by_id(&ann.id)).pick(user::name).required().await.unwrap();
        assert_eq!(name, ann.name);
        let missing = nobody().pick(user::name).required().await.unwrap_err().to_string();
        assert_eq!(missing, nobody().required().await.unwrap_err().to_string());
        assert_eq!(missing, "no User has the given `email`");
    })
    .await;
}
