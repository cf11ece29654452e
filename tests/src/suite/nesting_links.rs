//! Nested writes through tables between: those that the schema does not name, and a model of its own.

use pumpflix_tests::relations::{Db, membership, post, tag, team, user};

use super::plain::{Plain, each_plain};

/// Ann's post (1) has the tags a and b, her post 2 has b; the tag c has no posts.
async fn fill(db: &Db) {
    db.user().create(user::New { name: "ann".into() }).await.unwrap();
    db.tag().create_many(["a", "b", "c"].map(|name| tag::New { name: name.into() })).await.unwrap();
    for tags in [&["a", "b"][..], &["b"]] {
        let tags = post::tags.connect(tags.iter().map(|name| tag::by_name(*name)));
        db.post().create(post::New { author_id: 1.into() }.nest(tags)).await.unwrap();
    }
}

async fn links(plain: &Plain) -> Vec<String> {
    plain.rows(r#"SELECT "A", "B" FROM "_PostToTag" ORDER BY "A", "B""#).await
}

async fn tags(plain: &Plain) -> String {
    plain.rows(r#"SELECT "name" FROM "Tag" ORDER BY "name""#).await.join(" ")
}

#[tokio::test]
async fn every_verb_from_one_end() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 b"]);
        let second = async |nested| db.post().update(post::by_id(2)).nest(nested).await;
        let new = |name: &str| tag::New { name: name.into() };

        second(post::tags.create(move |_| [new("d")])).await.unwrap();
        second(post::tags.connect_or_create(tag::by_name("a"), new("a"))).await.unwrap();
        second(post::tags.connect_or_create(tag::by_name("e"), new("e"))).await.unwrap();
        second(post::tags.connect([tag::by_name("b")])).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 a", "2 b", "2 d", "2 e"]);

        second(post::tags.disconnect([tag::by_name("a"), tag::by_name("c")])).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 b", "2 d", "2 e"]);
        second(post::tags.update(tag::by_name("d"), [tag::name.to("dd")])).await.unwrap();
        let not_its = second(post::tags.update(tag::by_name("a"), [tag::name.to("aa")])).await;
        assert!(not_its.unwrap_err().is_not_found());
        second(post::tags.upsert(tag::by_name("e"), new("e"), [tag::name.to("ee")])).await.unwrap();
        second(post::tags.upsert(tag::by_name("f"), new("f"), [tag::name.to("ff")])).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 b", "2 dd", "2 ee", "2 f"]);

        second(post::tags.update_where(tag::name.starts_with("e"), [tag::name.to("e")])).await.unwrap();
        second(post::tags.delete_where(tag::name.gt("dz"))).await.unwrap();
        assert_eq!(tags(&plain).await, "a b c dd");
        let not_its = second(post::tags.delete([tag::by_name("dd"), tag::by_name("a")])).await;
        assert!(not_its.unwrap_err().is_not_found());
        second(post::tags.delete([tag::by_name("dd")])).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 b"]);

        second(post::tags.set([tag::by_name("a"), tag::by_name("c")])).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 a", "2 c"]);
        let missing = second(post::tags.set([tag::by_name("b"), tag::by_name("z")])).await;
        assert!(missing.unwrap_err().is_not_found());
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 a", "2 c"], "all or nothing");
        second(post::tags.set([])).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b"]);
    })
    .await;
}

#[tokio::test]
async fn three_levels_and_back() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let posts = user::written.create(|author_id| {
            let again = author_id.clone();
            let more = tag::posts.create(move |_| [post::New { author_id: again.clone() }.id(50)]);
            [post::New { author_id }
                .id(40)
                .nest(post::tags.create(move |_| [tag::New { name: "t".into() }.nest(more)]))]
        });
        db.user().create(user::New { name: "bob".into() }.nest(posts)).await.unwrap();
        assert_eq!(links(&plain).await, ["1 a", "1 b", "2 b", "40 t", "50 t"]);
        let authors = plain.rows(r#"SELECT DISTINCT "authorId" FROM "Post" WHERE "id" >= 40"#).await;
        assert_eq!(authors, ["2"]);

        let failing = user::written.create(|author_id| {
            let twice = post::tags.create(|_| ["new", "a"].map(|n| tag::New { name: n.into() }));
            [post::New { author_id }.nest(twice)]
        });
        let failed = db.user().create(user::New { name: "cid".into() }.nest(failing)).await;
        assert!(failed.unwrap_err().is_unique_violation());
        assert_eq!(plain.number(r#"SELECT count(*) FROM "User""#).await, 2, "the first level is gone too");
        assert_eq!(tags(&plain).await, "a b c t");
    })
    .await;
}

#[tokio::test]
async fn a_model_linked_with_itself() {
    each_plain(async |db: Db, plain| {
        for name in ["ann", "bob", "cid"] {
            db.user().create(user::New { name: name.into() }).await.unwrap();
        }
        let follow =
            user::follows.connect([user::by_name("bob"), user::by_name("cid"), user::by_name("ann")]);
        db.user().update(user::by_name("ann")).nest(follow).await.unwrap();
        db.user()
            .update(user::by_name("ann"))
            .nest(user::followers.connect([user::by_name("cid")]))
            .await
            .unwrap();
        let (_, follows, followers) = db
            .user()
            .find_unique(user::by_name("ann"))
            .with(user::follows.order_by(user::id.asc()))
            .with(user::followers.order_by(user::id.asc()))
            .required()
            .await
            .unwrap();
        let names = |rows: Vec<user::User>| rows.into_iter().map(|u| u.name).collect::<Vec<_>>();
        assert_eq!(names(follows), ["ann", "bob", "cid"]);
        assert_eq!(names(followers), ["ann", "cid"]);
        db.user().update(user::by_name("ann")).nest(user::follows.set([user::by_name("bob")])).await.unwrap();
        let links = plain.rows(r#"SELECT "A", "B" FROM "_follows" ORDER BY 1, 2"#).await;
        assert_eq!(links.len(), 2, "ann and bob, cid and ann: {links:?}");
        let fans = db.user().find_many().filter(user::follows.some(user::name.eq("ann"))).await.unwrap();
        assert_eq!(names(fans), ["cid"]);
        let ranks =
            db.user().find_many().order_by([user::followers.count().desc(), user::id.asc()]).await.unwrap();
        assert_eq!(names(ranks), ["ann", "bob", "cid"]);
    })
    .await;
}

#[tokio::test]
async fn a_model_between() {
    each_plain(async |db: Db, plain| {
        for number in 1..=2 {
            db.team().create(team::New { country: "de".into(), number }).await.unwrap();
        }
        let join = |number: i32| {
            user::teams.create(move |user_id| {
                [membership::New { user_id, team_country: "de".into(), team_number: number }]
            })
        };
        db.user().create(user::New { name: "ann".into() }.nest(join(1)).nest(join(2))).await.unwrap();
        let again = db.user().update(user::by_name("ann")).nest(join(2)).await;
        assert!(again.unwrap_err().is_unique_violation());
        // The keys of the row are given, whatever the child says.
        let members = team::members.create(|_| {
            [membership::New {
                user_id: user::by_name("bob").into(),
                team_country: "xx".into(),
                team_number: 0,
            }
            // A team takes one member at a time, to the millisecond.
            .since(chrono::DateTime::UNIX_EPOCH)]
        });
        db.user().create(user::New { name: "bob".into() }).await.unwrap();
        db.team().update(team::by_place("de", 1)).nest(members).await.unwrap();
        let all = || {
            plain.rows(r#"SELECT "userId", "teamCountry", "teamNumber" FROM "memberships" ORDER BY 1, 2, 3"#)
        };
        assert_eq!(all().await, ["1 de 1", "1 de 2", "2 de 1"]);
        let leave = user::teams.delete([membership::by_user_id_team_country_team_number(1, "de", 1)]);
        db.user().update(user::by_name("ann")).nest(leave).await.unwrap();
        let leave = team::members.delete_where(membership::user.is(user::name.eq("bob")));
        db.team().update(team::by_place("de", 1)).nest(leave).await.unwrap();
        assert_eq!(all().await, ["1 de 2"]);
        // The other key of two columns, and one that is null in part.
        let rivals = team::rivals.connect([team::by_place("de", 1)]);
        db.team().update(team::by_place("de", 2)).nest(rivals).await.unwrap();
        let rivals =
            || plain.rows(r#"SELECT "number", "rivalCountry", "rivalNumber" FROM "Team" ORDER BY 1"#);
        assert_eq!(rivals().await, ["1 de 2", "2 - -"]);
        db.team().update(team::by_place("de", 1)).nest(team::rival.disconnect()).await.unwrap();
        assert_eq!(rivals().await, ["1 - -", "2 - -"]);
    })
    .await;
}
