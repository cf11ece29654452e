//! Nested writes on relations to one row, from the end that holds the key and from the other.

use pumpflix_client::{Error, Key};
use pumpflix_tests::relations::{Db, post, profile, user};

use super::plain::{Plain, each_plain};

async fn people(db: &Db) {
    for name in ["ann", "bob", "cid"] {
        db.user().create(user::New { name: name.into() }).await.unwrap();
    }
}

/// Number, boss and mentor of each.
async fn tree(plain: &Plain) -> Vec<String> {
    plain.rows(r#"SELECT "id", "bossId", "mentorId" FROM "User" ORDER BY "id""#).await
}

#[tokio::test]
async fn the_end_that_holds_the_key() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let bob = async |nested| db.user().update(user::by_name("bob")).nest(nested).await;
        let row = bob(user::boss.connect(user::by_name("ann"))).await.unwrap();
        assert_eq!(row.boss_id, Some(1), "the row that comes back has it");
        assert_eq!(tree(&plain).await, ["1 - -", "2 1 -", "3 - -"]);
        bob(user::boss.update([user::name.to("anna")])).await.unwrap();
        assert_eq!(plain.rows(r#"SELECT "name" FROM "User" WHERE "id" = 1"#).await, ["anna"]);
        let row = bob(user::boss.create(user::New { name: "dan".into() })).await.unwrap();
        assert_eq!((row.boss_id, tree(&plain).await[1].as_str()), (Some(4), "2 4 -"));
        let missing = bob(user::boss.connect(user::by_name("nobody"))).await;
        assert!(missing.unwrap_err().is_not_found());
        assert_eq!(bob(user::boss.disconnect()).await.unwrap().boss_id, None);
        let nobody = bob(user::boss.update([user::name.to("x")])).await;
        assert_eq!(nobody.unwrap_err().to_string(), "there is no such User");
        bob(user::boss.connect(user::by_name("dan"))).await.unwrap();
        assert_eq!(bob(user::boss.delete()).await.unwrap().boss_id, None, "the key went with the row");
        assert_eq!(tree(&plain).await, ["1 - -", "2 - -", "3 - -"]);
    })
    .await;
}

#[tokio::test]
async fn the_other_end() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let ann = async |nested| db.user().update(user::by_name("ann")).nest(nested).await;
        ann(user::student.connect(user::by_name("bob"))).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 - -", "2 - 1", "3 - -"]);
        ann(user::student.update([user::boss_id.to(3)])).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 - -", "2 3 1", "3 - -"]);
        ann(user::student.disconnect()).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 - -", "2 3 -", "3 - -"]);
        ann(user::student.create(user::New { name: "dan".into() })).await.unwrap();
        assert_eq!(tree(&plain).await[3], "4 - 1");
        ann(user::student.delete()).await.unwrap();
        assert_eq!(tree(&plain).await.len(), 3);
        assert!(ann(user::student.delete()).await.unwrap_err().is_not_found());
    })
    .await;
}

#[tokio::test]
async fn another_takes_the_place() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let ann = async |nested| db.user().update(user::by_name("ann")).nest(nested).await;
        ann(user::student.connect(user::by_name("bob"))).await.unwrap();
        ann(user::student.connect(user::by_name("bob"))).await.unwrap();
        ann(user::student.connect(user::by_name("cid"))).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 - -", "2 - -", "3 - 1"]);
        ann(user::student.create(user::New { name: "dan".into() })).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 - -", "2 - -", "3 - -", "4 - 1"]);
        let missing = ann(user::student.connect(user::by_name("nobody"))).await;
        assert!(missing.unwrap_err().is_not_found());
        assert_eq!(tree(&plain).await[3], "4 - 1", "all or nothing");
    })
    .await;
}

#[tokio::test]
async fn a_key_that_is_the_rows_own() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let bio = |id: i32| profile::New { user_id: id.into(), bio: "a".into() };
        db.user().update(user::by_name("ann")).nest(user::profile.create(bio(1))).await.unwrap();
        let all = || plain.rows(r#"SELECT "userId", "bio" FROM "Profile" ORDER BY 1"#);
        assert_eq!(all().await, ["1 a"]);
        let moved = db
            .profile()
            .update(profile::by_user_id(1))
            .nest(profile::user.connect(user::by_name("bob")))
            .await;
        assert_eq!(moved.unwrap().user_id, 2);
        assert_eq!(all().await, ["2 a"]);
        db.user()
            .update(user::by_name("cid"))
            .nest(user::profile.connect(profile::by_user_id(2)))
            .await
            .unwrap();
        assert_eq!(all().await, ["3 a"]);
        let taken = db.user().update(user::by_name("cid")).nest(user::profile.create(bio(3))).await;
        assert!(taken.unwrap_err().is_unique_violation(), "a profile cannot be without its person");
        db.user().update(user::by_name("cid")).nest(user::profile.delete()).await.unwrap();
        assert_eq!(all().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn one_way_or_the_other() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let ann = async |nested| db.user().update(user::by_name("ann")).nest(nested).await;
        let new = |name: &str| user::New { name: name.into() };
        // The end that holds the key: bob exists, dan does not.
        let row = ann(user::boss.connect_or_create(user::by_name("bob"), new("bob"))).await.unwrap();
        assert_eq!(row.boss_id, Some(2));
        let row = ann(user::boss.connect_or_create(user::by_name("dan"), new("dan"))).await.unwrap();
        assert_eq!(row.boss_id, Some(4));
        ann(user::boss.upsert(new("eve"), [user::name.to("dana")])).await.unwrap();
        ann(user::boss.disconnect()).await.unwrap();
        let row = ann(user::boss.upsert(new("eve"), [user::name.to("x")])).await.unwrap();
        assert_eq!(row.boss_id, Some(5));
        // The other end.
        ann(user::student.connect_or_create(user::by_name("bob"), new("bob"))).await.unwrap();
        ann(user::student.upsert(new("fay"), [user::boss_id.to(3)])).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 5 -", "2 3 1", "3 - -", "4 - -", "5 - -"]);
        ann(user::student.connect_or_create(user::by_name("fay"), new("fay"))).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 5 -", "2 3 -", "3 - -", "4 - -", "5 - -", "6 - 1"]);
        ann(user::student.disconnect()).await.unwrap();
        ann(user::student.upsert(new("gus"), [user::name.to("x")])).await.unwrap();
        assert_eq!(tree(&plain).await[5..], ["6 - -", "7 - 1"]);
        let names = plain.rows(r#"SELECT "name" FROM "User" ORDER BY "id""#).await.join(" ");
        assert_eq!(names, "ann bob cid dana eve fay gus");
    })
    .await;
}

#[tokio::test]
async fn the_row_behind_a_key_is_created_first() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let author =
            || user::New { name: "eve".into() }.boss_id(Key::create(user::New { name: "fay".into() }));
        let written = db.post().create(post::New { author_id: Key::create(author()) }).await.unwrap();
        assert_eq!(tree(&plain).await, ["1 - -", "2 - -", "3 - -", "4 - -", "5 4 -"]);
        assert_eq!(written.author_id, 5);
        // Each creates a row of its own, the second one with a name that is taken.
        let new = || post::New { author_id: Key::create(author()) };
        db.user().delete_many().filter(user::name.eq("bob")).await.unwrap();
        let both = db.post().create_many([new(), new()]).await;
        assert!(both.unwrap_err().is_unique_violation());
        assert_eq!(tree(&plain).await, ["1 - -", "3 - -", "4 - -", "5 4 -"], "all or nothing");
        // Many at once, with what hangs off the new rows.
        let profile =
            |bio: &str| user::profile.create(profile::New { user_id: Key::parent(), bio: bio.into() });
        let authored = |name: &str| {
            let author = user::New { name: name.into() }.nest(profile(name));
            post::New { author_id: Key::create(author) }
        };
        let rows = db.post().create_many([authored("gus"), authored("hal")]).returning().await.unwrap();
        let with_author = db.post().find_many().filter(post::id.in_(rows.iter().map(|p| p.id)));
        let found =
            with_author.order_by(post::id.asc()).with(post::author.with(user::profile)).await.unwrap();
        let bios: Vec<_> = found.into_iter().map(|(_, (u, p))| (u.name, p.unwrap().bio)).collect();
        assert_eq!(bios, [("gus".to_owned(), "gus".to_owned()), ("hal".into(), "hal".into())]);
        let skipped = db.post().create_many([authored("gus")]).skip_duplicates().await;
        assert!(matches!(skipped, Err(Error::Usage { .. })), "{skipped:?}");
    })
    .await;
}

#[tokio::test]
async fn the_row_behind_a_key_of_an_upsert() {
    each_plain(async |db: Db, plain| {
        people(&db).await;
        let upsert = async |boss: &str| {
            let new = user::New { name: "eve".into() }.boss_id(Key::create(user::New { name: boss.into() }));
            db.user().upsert(user::by_name("eve"), new).set(user::mentor_id.to(1)).await
        };
        assert_eq!(upsert("fay").await.unwrap().boss_id, Some(4));
        assert_eq!(tree(&plain).await[4], "5 4 -");
        assert_eq!(upsert("gus").await.unwrap().mentor_id, Some(1), "Gus is not wanted any more");
        assert_eq!(tree(&plain).await, ["1 - -", "2 - -", "3 - -", "4 - -", "5 4 1"]);
        let plan =
            db.post().create(post::New { author_id: Key::create(user::New { name: "x".into() }) }).plan();
        assert!(plan.sql.starts_with("INSERT INTO"), "{}", plan.sql);
        let update = db
            .post()
            .update(post::by_id(1))
            .set(post::author.to(Key::create(user::New { name: "x".into() })));
        assert!(matches!(update.await, Err(Error::Usage { .. })));
        assert_eq!(tree(&plain).await.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn the_key_of_the_parent_is_known_only_in_it() {
    each_plain(async |db: Db, _| {
        people(&db).await;
        let profile = || profile::New { user_id: Key::parent(), bio: "alone".into() };
        let alone = db.profile().create(profile()).await.unwrap_err();
        assert!(matches!(&alone, Error::Usage { message } if message.contains("Key::parent()")), "{alone:?}");
        db.user().update(user::by_name("ann")).nest(user::profile.create(profile())).await.unwrap();
        let (_, found) =
            db.user().find_unique(user::by_name("ann")).with(user::profile).required().await.unwrap();
        assert_eq!(found.unwrap().bio, "alone");
    })
    .await;
}
