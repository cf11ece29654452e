//! Relations through a table that the schema does not name.

use pumpflix_tests::api::{Db, Post, Tag, post, tag, team, user};

use super::databases::each;
use super::samples::{Sample, sample, titles};

/// "Rust 1" has both tags, "Rust 2" has `a`.
async fn tagged(db: &Db) -> Sample {
    let sample = sample(db).await;
    for name in ["a", "b"] {
        db.tag().create(tag::New { name: name.into() }).await.unwrap();
    }
    let both = post::tags.connect([tag::by_name("a"), tag::by_name("b")]);
    db.post().update(post::by_id(sample.posts[0].id)).nest(both).await.unwrap();
    let one = post::tags.connect([tag::by_name("a")]);
    db.post().update(post::by_id(sample.posts[1].id)).nest(one).await.unwrap();
    sample
}

#[tokio::test]
async fn loads_from_both_ends() {
    each(async |db: Db| {
        tagged(&db).await;
        let rows: Vec<(Post, Vec<Tag>)> = db
            .post()
            .find_many()
            .order_by(post::id.asc())
            .with(post::tags.order_by(tag::name.desc()))
            .await
            .unwrap();
        let names: Vec<Vec<&str>> =
            rows.iter().map(|(_, tags)| tags.iter().map(|t| t.name.as_str()).collect()).collect();
        assert_eq!(names, [vec!["b", "a"], vec!["a"], vec![], vec![]]);
        let (_, posts) = db
            .tag()
            .find_unique(tag::by_name("a"))
            .with(tag::posts.order_by(post::id.asc()))
            .required()
            .await
            .unwrap();
        assert_eq!(titles(&posts), ["Rust 1", "Rust 2"]);
    })
    .await;
}

#[tokio::test]
async fn cut_counted_and_nested() {
    each(async |db: Db| {
        tagged(&db).await;
        let tags = post::tags.order_by(tag::name.asc()).take(1).with(tag::posts.count());
        let rows =
            db.post().find_many().order_by(post::id.asc()).with(tags).with(post::tags.count()).await.unwrap();
        let seen: Vec<_> = rows.iter().map(|(_, tags, count)| (tags.len(), *count)).collect();
        assert_eq!(seen, [(1, 2), (1, 1), (0, 0), (0, 0)]);
        assert_eq!(rows[0].1[0].1, 2, "posts of the tag of a post");
    })
    .await;
}

#[tokio::test]
async fn filters_and_orders() {
    each(async |db: Db| {
        tagged(&db).await;
        let posts = async |filter| {
            let rows = db.post().find_many().filter(filter).order_by(post::id.asc()).await.unwrap();
            rows.iter().map(|p| p.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(posts(post::tags.some(tag::name.eq("b"))).await, ["Rust 1"]);
        assert_eq!(posts(post::tags.none(tag::name.eq("a"))).await, ["Go", "Tea"]);
        assert_eq!(posts(post::tags.every(tag::name.eq("a"))).await, ["Rust 2", "Go", "Tea"]);
        let rows = db.tag().find_many().order_by(tag::posts.count().desc()).await.unwrap();
        assert_eq!(rows[0].name, "a");
    })
    .await;
}

#[tokio::test]
async fn disconnects_and_sets() {
    each(async |db: Db| {
        let sample = tagged(&db).await;
        let id = sample.posts[0].id;
        let names = async || {
            let (_, tags) = db.post().find_unique(post::by_id(id)).with(post::tags).required().await.unwrap();
            tags.into_iter().map(|t| t.name).collect::<Vec<_>>()
        };
        db.post().update(post::by_id(id)).nest(post::tags.disconnect([tag::by_name("a")])).await.unwrap();
        assert_eq!(names().await, ["b"]);
        db.post().update(post::by_id(id)).nest(post::tags.set([tag::by_name("a")])).await.unwrap();
        assert_eq!(names().await, ["a"]);
        let again = post::tags.connect([tag::by_name("a")]);
        db.post().update(post::by_id(id)).nest(again).await.unwrap();
        assert_eq!(names().await, ["a"], "connected already");
    })
    .await;
}

#[tokio::test]
async fn the_other_name_of_the_table() {
    each(async |db: Db| {
        let Sample { ann, bob, .. } = sample(&db).await;
        let team = db.team().create(team::New { name: "red".into() }).await.unwrap();
        for user in [&ann, &bob] {
            let join = user::teams.connect([team::by_id(team.id)]);
            db.user().update(user::by_id(&user.id)).nest(join).await.unwrap();
        }
        let (_, users) = db
            .team()
            .find_unique(team::by_id(team.id))
            .with(team::users.order_by(user::email.asc()))
            .required()
            .await
            .unwrap();
        assert_eq!(users, [ann, bob]);
    })
    .await;
}
