//! Writes that hang off an update, on rows that point at the row: each verb, and what it leaves alone.

use pumpflix_tests::relations::{Db, Error, Nested, User, post, user};

use super::plain::{Plain, each_plain};

/// Ann (1) wrote posts 1 and 2, Bob (2) wrote post 3; Bob edits posts 1 and 3.
async fn fill(db: &Db) {
    for name in ["ann", "bob"] {
        db.user().create(user::New { name: name.into() }).await.unwrap();
    }
    let new = |author: i32, editor: Option<&str>| post::New { author_id: author.into() }.editor_name(editor);
    for (author, editor) in [(1, Some("bob")), (1, None), (2, Some("bob"))] {
        db.post().create(new(author, editor)).await.unwrap();
    }
}

/// Every post: its number, its author's, its editor.
async fn posts(plain: &Plain) -> Vec<String> {
    plain.rows(r#"SELECT "id", "authorId", "editorName" FROM "Post" ORDER BY "id""#).await
}

/// Ann's row with this nested write.
async fn update(db: &Db, nested: Nested<User>) -> Result<User, Error> {
    db.user().update(user::by_name("ann")).nest(nested).await
}

#[tokio::test]
async fn create() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let two = user::written.create(|author_id| {
            let tags = post::tags
                .create(|_| ["x", "y"].map(|n| pumpflix_tests::relations::tag::New { name: n.into() }));
            [post::New { author_id: author_id.clone() }.nest(tags), post::New { author_id }.id(9)]
        });
        update(&db, two).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 -", "3 2 bob", "4 1 -", "9 1 -"]);
        let tags = plain.rows(r#"SELECT "A", "B" FROM "_PostToTag" ORDER BY "B""#).await;
        assert_eq!(tags, ["4 x", "4 y"]);
    })
    .await;
}

#[tokio::test]
async fn connect() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        update(&db, user::written.connect([post::by_id(3), post::by_id(1)])).await.unwrap();
        update(&db, user::edited.connect([post::by_id(2)])).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 ann", "3 1 bob"]);
        let missing = update(&db, user::edited.connect([post::by_id(1), post::by_id(77)])).await;
        assert!(matches!(missing, Err(Error::NotFound { model: "Post", .. })), "{missing:?}");
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 ann", "3 1 bob"], "all or nothing");
    })
    .await;
}

#[tokio::test]
async fn connect_or_create() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let new = || post::New { author_id: 2.into() };
        update(&db, user::edited.connect_or_create(post::by_id(3), new())).await.unwrap();
        update(&db, user::edited.connect_or_create(post::by_id(7), new().id(7))).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 -", "3 2 ann", "7 2 ann"]);
    })
    .await;
}

#[tokio::test]
async fn disconnect() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let bob = || db.user().update(user::by_name("bob"));
        update(&db, user::edited.disconnect([post::by_id(1)])).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 -", "3 2 bob"], "Ann does not edit it");
        bob().nest(user::edited.disconnect([post::by_id(1), post::by_id(2)])).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 -", "2 1 -", "3 2 bob"]);
        let required = bob().nest(user::written.disconnect([post::by_id(3)])).await;
        assert!(
            matches!(&required, Err(Error::NullViolation { model, field }) if model == "Post" && field == "authorId"),
            "a post has an author: {required:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn set() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let set = async |rows: &[i32]| {
            let rows = rows.iter().map(|id| post::by_id(*id)).collect::<Vec<_>>();
            db.user().update(user::by_name("bob")).nest(user::edited.set(rows)).await
        };
        set(&[2, 3]).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 -", "2 1 bob", "3 2 bob"]);
        assert!(set(&[1, 77]).await.unwrap_err().is_not_found());
        assert_eq!(posts(&plain).await, ["1 1 -", "2 1 bob", "3 2 bob"], "all or nothing");
        set(&[]).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 -", "2 1 -", "3 2 -"]);
    })
    .await;
}

#[tokio::test]
async fn change() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        update(&db, user::written.update(post::by_id(2), [post::editor_name.to("ann")])).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 ann", "3 2 bob"]);
        let not_hers = update(&db, user::written.update(post::by_id(3), [post::editor_name.to_null()])).await;
        assert!(not_hers.unwrap_err().is_not_found());
        update(&db, user::written.update_where(post::id.gt(1), [post::editor_name.to_null()])).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "2 1 -", "3 2 bob"]);
    })
    .await;
}

#[tokio::test]
async fn upsert() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let upsert = |id: i32| {
            let new = post::New { author_id: 2.into() }.id(id);
            user::written.upsert(post::by_id(id), new, [post::editor_name.to("ann")])
        };
        update(&db, upsert(1)).await.unwrap();
        update(&db, upsert(8)).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 ann", "2 1 -", "3 2 bob", "8 1 -"]);
        let bobs = update(&db, upsert(3)).await;
        assert!(bobs.unwrap_err().is_unique_violation(), "it exists, and is not hers");
    })
    .await;
}

#[tokio::test]
async fn delete() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let not_hers = update(&db, user::written.delete([post::by_id(1), post::by_id(3)])).await;
        assert!(not_hers.unwrap_err().is_not_found());
        assert_eq!(plain.number(r#"SELECT count(*) FROM "Post""#).await, 3, "all or nothing");
        update(&db, user::written.delete([post::by_id(1)])).await.unwrap();
        assert_eq!(posts(&plain).await, ["2 1 -", "3 2 bob"]);
        update(&db, user::written.delete_where(post::id.gt(0))).await.unwrap();
        assert_eq!(posts(&plain).await, ["3 2 bob"]);
    })
    .await;
}

#[tokio::test]
async fn several_in_one_update() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let changed = db
            .user()
            .update(user::by_name("ann"))
            .set(user::name.to("anna"))
            .nest(user::written.update(post::by_id(1), [post::editor_name.to_null()]))
            .nest(user::edited.connect([post::by_id(2)]))
            .nest(user::written.create(|author_id| [post::New { author_id }]))
            .await
            .unwrap();
        assert_eq!(changed.name, "anna");
        assert_eq!(posts(&plain).await, ["1 1 -", "2 1 anna", "3 2 bob", "4 1 -"]);
        let failed = db
            .user()
            .update(user::by_name("anna"))
            .set(user::boss_id.to(2))
            .nest(user::written.delete_where(post::id.eq(4)))
            .nest(user::written.create(|author_id| [post::New { author_id }.id(1)]))
            .await;
        assert!(failed.unwrap_err().is_unique_violation());
        assert_eq!(
            plain.rows(r#"SELECT "name", "bossId" FROM "User" ORDER BY "id""#).await,
            ["anna -", "bob -"]
        );
        assert_eq!(plain.number(r#"SELECT count(*) FROM "Post""#).await, 4);
    })
    .await;
}

#[tokio::test]
async fn only_if_a_filter_agrees() {
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let update = db.user().update(user::by_name("ann")).filter(user::boss_id.is_not_null());
        let refused = update.nest(user::written.delete_where(post::id.gt(0))).await;
        assert!(refused.unwrap_err().is_not_found());
        assert_eq!(plain.number(r#"SELECT count(*) FROM "Post""#).await, 3);
    })
    .await;
}

#[tokio::test]
async fn changes_that_have_changes_of_their_own() {
    use pumpflix_tests::relations::tag;
    each_plain(async |db: Db, plain| {
        fill(&db).await;
        let tag = |name: &str| tag::New { name: name.to_owned() };
        let tags = async || plain.rows(r#"SELECT "A", "B" FROM "_PostToTag" ORDER BY 1, 2"#).await;
        // Three levels: the row, its post with a new editor, and the tags of the post.
        let new = post::tags.create(move |_| [tag("a"), tag("b")]);
        let second = post::editor_name.to("ann").nest(new).set(post::id.to(20));
        update(&db, user::written.update(post::by_id(2), second)).await.unwrap();
        assert_eq!(posts(&plain).await, ["1 1 bob", "3 2 bob", "20 1 ann"]);
        assert_eq!(tags().await, ["20 a", "20 b"]);
        // Four, without a value that changes on the way.
        let rename = tag::posts.update(post::by_id(20), [post::editor_name.to("bob")]);
        let below = post::tags.update(tag::by_name("a"), tag::name.to("c").nest(rename));
        update(&db, user::written.update(post::by_id(20), below)).await.unwrap();
        assert_eq!(
            (tags().await, posts(&plain).await[2].as_str()),
            (vec!["20 b".to_owned(), "20 c".to_owned()], "20 1 bob")
        );

        let missing = post::editor_name.to_null().nest(post::tags.connect([tag::by_name("nothing")]));
        let failed = update(&db, user::written.update(post::by_id(1), missing)).await;
        assert!(failed.unwrap_err().is_not_found());
        assert_eq!(posts(&plain).await[0], "1 1 bob", "all or nothing");
        let not_hers = update(&db, user::written.update(post::by_id(3), post::tags.set([]))).await;
        assert!(not_hers.unwrap_err().is_not_found());
        let nothing: [pumpflix_tests::relations::Assignment<post::Post>; 0] = [];
        update(&db, user::written.update(post::by_id(1), nothing)).await.unwrap();

        // To one row, and from there.
        let boss =
            user::mentor_id.to(1).nest(user::written.create(|author_id| [post::New { author_id }.id(30)]));
        update(&db, user::boss.connect(user::by_name("bob"))).await.unwrap();
        let row = update(&db, user::boss.update(boss)).await.unwrap();
        assert_eq!(row.boss_id, Some(2));
        assert_eq!(posts(&plain).await, ["1 1 bob", "3 2 bob", "20 1 bob", "30 2 -"]);
    })
    .await;
}
