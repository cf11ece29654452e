//! Filters on the rows at the other end of a relation.

use pumpflix_tests::api::{Db, Filter, Post, Role, User, comment, organization, post, profile, user};

use super::databases::each;
use super::samples::{Sample, sample, titles};

async fn emails(db: &Db, filter: Filter<User>) -> Vec<String> {
    let rows = db.user().find_many().filter(filter).order_by(user::email.asc()).await.unwrap();
    rows.iter().map(|user| user.email.trim_end_matches("@x.io").to_owned()).collect()
}

async fn posts(db: &Db, filter: Filter<Post>) -> Vec<Post> {
    db.post().find_many().filter(filter).order_by(post::id.asc()).await.unwrap()
}

#[tokio::test]
async fn some_every_none() {
    each(async |db: Db| {
        sample(&db).await;
        assert_eq!(emails(&db, user::posts.some(post::published.eq(false))).await, ["ann"]);
        assert_eq!(emails(&db, user::posts.some(Filter::all_rows())).await, ["ann", "bob"]);
        assert_eq!(emails(&db, user::posts.none(Filter::all_rows())).await, ["cid"]);
        assert_eq!(emails(&db, user::posts.none(post::views.gt(7))).await, ["bob", "cid"]);
        let published = post::published.eq(true);
        assert_eq!(
            emails(&db, user::posts.every(published)).await,
            ["bob", "cid"],
            "also of no posts at all"
        );
    })
    .await;
}

#[tokio::test]
async fn every_is_false_where_the_answer_is_unknown() {
    each(async |db: Db| {
        let Sample { posts: written, .. } = sample(&db).await;
        let id = written[3].id;
        db.post().update(post::by_id(id)).set(post::body.to("words")).await.unwrap();
        assert_eq!(emails(&db, user::posts.every(post::body.eq("words"))).await, ["bob", "cid"]);
        db.post().update(post::by_id(id)).set(post::body.to_null()).await.unwrap();
        assert_eq!(emails(&db, user::posts.every(post::body.eq("words"))).await, ["cid"]);
    })
    .await;
}

#[tokio::test]
async fn is_and_is_not() {
    each(async |db: Db| {
        let Sample { .. } = sample(&db).await;
        let editors = posts(&db, post::author.is(user::role.in_([Role::Editor]))).await;
        assert_eq!(titles(&editors), ["Tea"]);
        let others = posts(&db, post::author.is_not(user::role.eq(Role::Editor))).await;
        assert_eq!(titles(&others), ["Rust 1", "Rust 2", "Go"]);
    })
    .await;
}

#[tokio::test]
async fn a_relation_that_may_be_missing() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        assert_eq!(emails(&db, user::boss.is_null()).await, ["ann"]);
        assert_eq!(emails(&db, user::boss.is_not_null()).await, ["bob", "cid"]);
        assert_eq!(emails(&db, user::boss.is(user::name.eq("Ann"))).await, ["bob", "cid"]);
        assert_eq!(emails(&db, user::boss.is_not(user::name.eq("Ann"))).await, ["ann"]);
        db.profile().create(profile::New { user_id: (&ann).into(), bio: "b".into() }).await.unwrap();
        assert_eq!(emails(&db, user::profile.is_not_null()).await, ["ann"], "from the side without the key");
        assert_eq!(emails(&db, user::profile.is(profile::bio.eq("c"))).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn relations_of_relations() {
    each(async |db: Db| {
        sample(&db).await;
        let deep = user::posts.some(post::comments.some(comment::text.eq("third")));
        assert_eq!(emails(&db, deep).await, ["ann"]);
        let up = comment::post.is(post::author.is(user::org.is(organization::slug.eq("acme"))));
        assert_eq!(db.comment().find_many().filter(up).count().await.unwrap(), 4);
        let own = user::staff.some(user::boss.is(user::staff.some(user::email.eq("cid@x.io"))));
        assert_eq!(emails(&db, own).await, ["ann"], "a table joined to itself");
    })
    .await;
}

#[tokio::test]
async fn joined_with_others() {
    each(async |db: Db| {
        sample(&db).await;
        let filter = user::posts.some(post::title.contains("RUST").insensitive()) | user::name.is_null();
        assert_eq!(emails(&db, filter.clone()).await, ["ann", "bob"]);
        assert_eq!(emails(&db, !filter).await, ["cid"]);
    })
    .await;
}

#[tokio::test]
async fn in_writes() {
    each(async |db: Db| {
        sample(&db).await;
        let theirs = post::author.is(user::role.eq(Role::Admin));
        let changed = db.post().update_many().filter(theirs.clone()).set(post::likes.to(1)).await.unwrap();
        assert_eq!(changed, 3);
        assert_eq!(db.post().delete_many().filter(theirs).await.unwrap(), 3);
        assert_eq!(db.post().find_many().count().await.unwrap(), 1);
    })
    .await;
}
