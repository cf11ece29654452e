//! Rows that several tests begin with.

use pumpflix_tests::api::{Db, Organization, Post, Role, User, comment, organization, post, user};

/// One organization, three people, and what they wrote:
///
/// | who | role | boss | posts (views, published) |
/// |---|---|---|---|
/// | ann | admin | | Rust 1 (10, yes), Rust 2 (20, no), Go (5, yes) |
/// | bob | editor | ann | Tea (7, yes) |
/// | cid | member | ann | |
pub(crate) struct Sample {
    pub(crate) org: Organization,
    pub(crate) ann: User,
    pub(crate) bob: User,
    pub(crate) cid: User,
    pub(crate) posts: Vec<Post>,
}

pub(crate) async fn organization(db: &Db) -> Organization {
    db.organization().create(organization::New { slug: "acme".into(), name: "Acme".into() }).await.unwrap()
}

pub(crate) async fn sample(db: &Db) -> Sample {
    let org = organization(db).await;
    let new = |name: &str| user::New { email: format!("{name}@x.io"), org_id: (&org).into() };
    let ann = db.user().create(new("ann")).name("Ann").role(Role::Admin).await.unwrap();
    let bob = db.user().create(new("bob")).role(Role::Editor).boss_id(&ann).await.unwrap();
    let cid = db.user().create(new("cid")).name("Cid").boss_id(&ann).await.unwrap();
    let written = [
        (&ann, "Rust 1", 10, true),
        (&ann, "Rust 2", 20, false),
        (&ann, "Go", 5, true),
        (&bob, "Tea", 7, true),
    ];
    let mut posts = Vec::new();
    for (author, title, views, published) in written {
        let new = post::New { title: title.into(), author_id: author.into() };
        posts.push(db.post().create(new).views(views).published(published).await.unwrap());
    }
    for (post, text) in [(0, "first"), (0, "second"), (1, "third"), (3, "fourth")] {
        let post_id: i32 = posts[post].id;
        db.comment().create(comment::New { post_id: post_id.into() }).text(text).await.unwrap();
    }
    Sample { org, ann, bob, cid, posts }
}

/// The titles, for comparing.
pub(crate) fn titles(posts: &[Post]) -> Vec<&str> {
    posts.iter().map(|p| p.title.as_str()).collect()
}
