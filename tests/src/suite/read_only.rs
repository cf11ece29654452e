//! What the client reads but does not write: views; and what it does not see at all.

use pumpflix_tests::{ignored, views};

use super::databases::postgres_server;
use super::plain::{each_plain, on_postgres_plain};

#[tokio::test]
async fn views_are_read_like_models() {
    use views::{Db, Total, User, UserStat, total, user, user_stat};
    each_plain(async |db: Db, plain| {
        plain
            .run(
                r#"CREATE TABLE "Note"("userId" INTEGER NOT NULL);
                CREATE VIEW "UserStat" AS SELECT "userId", CAST(count(*) AS INTEGER) AS "posts" FROM "Note" GROUP BY "userId";
                CREATE VIEW "totals" AS SELECT CAST(count(*) AS INTEGER) AS "posts", NULLIF(0, 0) AS "users" FROM "Note";"#,
            )
            .await;
        for name in ["ann", "bob", "cid"] {
            db.user().create(user::New { name: name.into() }).await.unwrap();
        }
        plain.run(r#"INSERT INTO "Note" VALUES (1), (1), (2)"#).await;
        let rows: Vec<(User, Option<UserStat>)> =
            db.user().find_many().order_by(user::id.asc()).with(user::stats).await.unwrap();
        let posts: Vec<_> = rows.iter().map(|(user, stat)| (user.id, stat.as_ref().map(|s| s.posts))).collect();
        assert_eq!(posts, [(1, Some(2)), (2, Some(1)), (3, None)]);
        let (stat, user) = db.user_stat().find_unique(user_stat::by_user_id(1)).with(user_stat::user).required().await.unwrap();
        assert_eq!((stat.posts, user.name.as_str()), (2, "ann"));
        let busy = db.user().find_many().filter(user::stats.is(user_stat::posts.gt(1))).await.unwrap();
        assert_eq!(busy.len(), 1);
        let all: Vec<Total> = db.total().find_many().filter(total::users.is_null()).await.unwrap();
        assert_eq!(all, [Total { posts: 3, users: None }]);
        let (sum,) = db.user_stat().aggregate((user_stat::posts.sum(),)).await.unwrap();
        assert_eq!(sum, Some(3));
        let page = db.total().find_many().page(pumpflix_client::Page::first(1)).await;
        assert!(matches!(page, Err(views::Error::Usage { .. })), "it has no key to turn pages by");
    })
    .await;
}

#[tokio::test]
async fn ignored_fields_and_models_are_left_alone() {
    use ignored::{Db, circle, place, visit};
    on_postgres_plain(async |db: Db, plain| {
        let made = db.place().create(place::New { name: "here".into() }).await.unwrap();
        plain.run(r#"UPDATE "Place" SET "secret" = 'kept', "position" = '(1,2)'"#).await;
        plain.run(r#"INSERT INTO "Hidden" VALUES (1, 1)"#).await;
        assert_eq!(db.place().find_unique(place::by_id(made.id)).required().await.unwrap(), made);
        let changed = db.place().update(place::by_id(made.id)).set(place::name.to("there")).await.unwrap();
        assert_eq!(changed.name, "there");
        db.visit().create(visit::New { place_id: (&changed).into() }).await.unwrap();
        let (_, visits) = db.place().find_first().with(place::visits.count()).await.unwrap().unwrap();
        assert_eq!(visits, 1);
        db.circle().create(circle::New {}).await.unwrap();
        let rows = plain.rows(r#"SELECT "name", "secret", "position" FROM "Place""#).await;
        assert_eq!(rows, ["there kept (1,2)"]);
        let error = db.place().delete(place::by_id(made.id)).await.unwrap_err();
        assert!(error.is_foreign_key_violation(), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn models_of_several_schemas() {
    use pumpflix_tests::schemas::{Db, Role, item, order, user};
    // The schemas have fixed names, so they have a database of their own.
    let Some(server) = postgres_server() else { return };
    let (owner, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let name = format!("suite_schemas_{}", std::process::id());
    owner.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
    let db = Db::connect(&url).await.unwrap();
    db.create_tables().await.unwrap();

    let like = user::likes.create(|_| [item::New {}]);
    let ann = db.user().create(user::New {}.role(Role::Admin).nest(like)).await.unwrap();
    db.order().create(order::New { user_id: (&ann).into() }).await.unwrap();
    let (row, orders, likes) =
        db.user().find_first().with(user::orders).with(user::likes).await.unwrap().unwrap();
    assert_eq!((row.role, orders.len(), likes.len()), (Role::Admin, 1, 1));
    let admins = db.order().find_many().filter(order::user.is(user::role.eq(Role::Admin)));
    assert_eq!(admins.count().await.unwrap(), 1);
    let rows: Vec<(i64, i64)> = db
        .query(r#"SELECT (SELECT count(*) FROM "auth"."User"), (SELECT count(*) FROM "shop"."Order")"#, ())
        .await
        .unwrap();
    assert_eq!(rows, [(1, 1)]);
    let taken = db.order().create(order::New { user_id: 99.into() }).await.unwrap_err();
    assert!(
        matches!(&taken, pumpflix_client::Error::ForeignKeyViolation { model, constraint, .. }
        if model == "Order" && constraint == "Order_userId_fkey"),
        "{taken:?}"
    );

    db.database().close();
    owner.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
}
