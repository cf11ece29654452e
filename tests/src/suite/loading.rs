//! Related rows, loaded with the rows.

use pumpflix_tests::api::{
    Badge, Comment, Db, Membership, Organization, Post, User, badge, comment, membership, organization, post,
    profile, user,
};

use super::databases::each;
use super::samples::{Sample, sample, titles};

#[tokio::test]
async fn to_many() {
    each(async |db: Db| {
        sample(&db).await;
        let rows: Vec<(User, Vec<Post>)> =
            db.user().find_many().order_by(user::email.asc()).with(user::posts).await.unwrap();
        let counts: Vec<_> = rows.iter().map(|(user, posts)| (user.email.as_str(), posts.len())).collect();
        assert_eq!(counts, [("ann@x.io", 3), ("bob@x.io", 1), ("cid@x.io", 0)]);
    })
    .await;
}

#[tokio::test]
async fn to_many_filtered_ordered_and_cut_for_each_row() {
    each(async |db: Db| {
        sample(&db).await;
        let posts = user::posts.filter(post::published.eq(true)).order_by(post::views.desc()).take(1);
        let rows = db.user().find_many().order_by(user::email.asc()).with(posts).await.unwrap();
        let firsts: Vec<Vec<&str>> = rows.iter().map(|(_, posts)| titles(posts)).collect();
        assert_eq!(firsts, [vec!["Rust 1"], vec!["Tea"], vec![]]);
        let rest = user::posts.order_by(post::id.asc()).skip(1).take(5);
        let rows = db.user().find_many().order_by(user::email.asc()).with(rest).await.unwrap();
        let rest: Vec<Vec<&str>> = rows.iter().map(|(_, posts)| titles(posts)).collect();
        assert_eq!(rest, [vec!["Rust 2", "Go"], vec![], vec![]]);
    })
    .await;
}

#[tokio::test]
#[expect(clippy::type_complexity, reason = "the type says what was loaded")]
async fn two_levels() {
    each(async |db: Db| {
        sample(&db).await;
        let posts = user::posts
            .order_by(post::id.asc())
            .with(post::comments.filter(comment::text.ne("second")).order_by(comment::id.desc()).take(3));
        let rows: Vec<(User, Vec<(Post, Vec<Comment>)>)> =
            db.user().find_many().filter(user::email.eq("ann@x.io")).with(posts).await.unwrap();
        let texts: Vec<(&str, Vec<Option<&str>>)> = rows[0]
            .1
            .iter()
            .map(|(post, comments)| {
                (post.title.as_str(), comments.iter().map(|c| c.text.as_deref()).collect())
            })
            .collect();
        assert_eq!(texts, [("Rust 1", vec![Some("first")]), ("Rust 2", vec![Some("third")]), ("Go", vec![])]);
    })
    .await;
}

#[tokio::test]
async fn to_one_and_on_to_its_own() {
    each(async |db: Db| {
        let Sample { org, .. } = sample(&db).await;
        let rows: Vec<(Post, (User, Organization))> =
            db.post().find_many().order_by(post::id.asc()).with(post::author.with(user::org)).await.unwrap();
        let authors: Vec<&str> = rows.iter().map(|(_, (user, _))| user.email.as_str()).collect();
        assert_eq!(authors, ["ann@x.io", "ann@x.io", "ann@x.io", "bob@x.io"]);
        assert!(rows.iter().all(|(_, (_, found))| *found == org));
    })
    .await;
}

#[tokio::test]
async fn to_one_that_may_be_missing() {
    each(async |db: Db| {
        let Sample { ann, cid, .. } = sample(&db).await;
        db.profile().create(profile::New { user_id: (&cid).into(), bio: "c".into() }).await.unwrap();
        let rows: Vec<(User, Option<User>, Option<_>)> = db
            .user()
            .find_many()
            .order_by(user::email.asc())
            .with(user::boss)
            .with(user::profile)
            .await
            .unwrap();
        let bosses: Vec<Option<&User>> = rows.iter().map(|(_, boss, _)| boss.as_ref()).collect();
        assert_eq!(bosses, [None, Some(&ann), Some(&ann)]);
        let profiles: Vec<bool> = rows.iter().map(|(_, _, profile)| profile.is_some()).collect();
        assert_eq!(profiles, [false, false, true]);
    })
    .await;
}

#[tokio::test]
async fn several_at_once_and_counts() {
    each(async |db: Db| {
        sample(&db).await;
        let rows: Vec<(User, Organization, Vec<User>, i64, i64)> = db
            .user()
            .find_many()
            .order_by(user::email.asc())
            .with(user::org)
            .with(user::staff.order_by(user::email.asc()))
            .with(user::posts.count())
            .with(user::posts.count().filter(post::published.eq(false)))
            .await
            .unwrap();
        let counts: Vec<_> =
            rows.iter().map(|(_, _, staff, all, hidden)| (staff.len(), *all, *hidden)).collect();
        assert_eq!(counts, [(2, 3, 1), (0, 1, 0), (0, 0, 0)]);
    })
    .await;
}

#[tokio::test]
async fn with_one_row() {
    each(async |db: Db| {
        sample(&db).await;
        let (_, posts) =
            db.user().find_unique(user::by_email("bob@x.io")).with(user::posts).required().await.unwrap();
        assert_eq!(titles(&posts), ["Tea"]);
        let first =
            db.user().find_first().order_by(user::email.asc()).with(user::posts.count()).await.unwrap();
        assert_eq!(first.unwrap().1, 3);
        let none = db.organization().find_unique(organization::by_slug("none")).with(organization::users);
        assert!(none.await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn by_a_key_of_two_columns() {
    each(async |db: Db| {
        let Sample { ann, bob, .. } = sample(&db).await;
        for (user, badges) in [(&ann, 2), (&bob, 1)] {
            let new = membership::New { org_id: "o".into(), user_id: user.into() };
            let member: Membership = db.membership().create(new).await.unwrap();
            for n in 0..badges {
                let new = badge::New {
                    name: format!("badge {n}"),
                    org_id: member.org_id.clone(),
                    user_id: member.user_id.clone(),
                };
                db.badge().create(new).await.unwrap();
            }
        }
        let rows: Vec<(Membership, Vec<Badge>, i64)> = db
            .membership()
            .find_many()
            .order_by(membership::user.order(user::email.asc()))
            .with(membership::badges.order_by(badge::id.asc()).take(1))
            .with(membership::badges.count())
            .await
            .unwrap();
        let counts: Vec<_> = rows.iter().map(|(_, badges, count)| (badges.len(), *count)).collect();
        assert_eq!(counts, [(1, 2), (1, 1)]);
        let (badge, (member, user)) = db
            .badge()
            .find_first()
            .order_by(badge::id.desc())
            .with(badge::member.with(membership::user))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((badge.user_id, member.user_id), (bob.id.clone(), user.id));
    })
    .await;
}

#[tokio::test]
async fn many_rows_take_one_statement_a_relation() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let many =
            (0..3000).map(|n| post::New { title: format!("post {n}"), author_id: (&ann).into() }.views(n));
        assert_eq!(db.post().create_many(many).await.unwrap(), 3000);
        let rows = db.post().find_many().with(post::author).with(post::comments).await.unwrap();
        assert_eq!(rows.len(), 3004);
        assert_eq!(rows.iter().filter(|(_, author, _)| author.id == ann.id).count(), 3003);
    })
    .await;
}
