//! No error tells the value of a parameter, neither in its words nor in its `Debug` form.

use pumpflix_tests::api::{self, comment, membership, organization, post, tag, user};
use pumpflix_tests::types::{self, native, scalars};
use rust_decimal::Decimal;

use super::databases::{each, on_postgres};
use super::plain::each_plain;
use super::samples::{Sample, sample};

/// Values that no text of an error may hold: what a caller gave.
const SECRET: &str = "secret-5f3759df";

#[track_caller]
fn silent(error: &types::Error, code: &str) {
    let told = format!("{error} {error:?} {error:#?}");
    assert!(!told.contains("5f3759df") && !told.contains("987654"), "{told}");
    assert_eq!(error.code(), code, "{told}");
}

#[tokio::test]
async fn of_violations() {
    each(async |db: api::Db| {
        let Sample { org, ann, .. } = sample(&db).await;
        let new = || user::New { email: SECRET.into(), org_id: (&org).into() };
        db.user().create(new()).await.unwrap();
        silent(&db.user().create(new()).await.unwrap_err(), "P2002");
        silent(&db.user().create_many([new(), new()]).await.unwrap_err(), "P2002");
        let update = db.user().update(user::by_id(&ann.id)).set(user::email.to(SECRET));
        silent(&update.await.unwrap_err(), "P2002");
        let nested = user::posts.connect([post::by_id(987_654)]);
        silent(&db.user().update(user::by_email(SECRET)).nest(nested).await.unwrap_err(), "P2025");
        let nowhere = user::New { email: "x".into(), org_id: SECRET.into() };
        silent(&db.user().create(nowhere).await.unwrap_err(), "P2003");
        silent(&db.comment().create(comment::New { post_id: 987_654.into() }).await.unwrap_err(), "P2003");
        let lookup = user::New { email: "x".into(), org_id: organization::by_slug(SECRET).into() };
        silent(&db.user().create(lookup).await.unwrap_err(), "P2011");
        let missing = db.user().find_unique(user::by_id(SECRET)).required().await;
        silent(&missing.unwrap_err(), "P2025");
        let missing = db.membership().delete(membership::by_org_id_user_id(SECRET, SECRET)).await;
        silent(&missing.unwrap_err(), "P2025");
        let page =
            db.tag().find_many().order_by(tag::name.asc()).page(api::Page::first(1).after(SECRET)).await;
        silent(&page.unwrap_err(), "P2019");
        let raw = db.query::<(i32,)>("SELECT {}, {}", (SECRET,)).await;
        silent(&raw.unwrap_err(), "P2009");
        let raw = db.execute("UPDATE \"Nothing\" SET a = {}", (SECRET,)).await;
        silent(&raw.unwrap_err(), "P2010");
    })
    .await;
}

#[tokio::test]
async fn of_values_that_the_database_refuses() {
    on_postgres(async |db: types::Db| {
        let new = || native::New {};
        let refused = [
            ("no uuid", db.execute("SELECT CAST({} AS text)::uuid", (SECRET,)).await.unwrap_err()),
            ("too long", db.native().create(new().varchar(SECRET.repeat(9))).await.unwrap_err()),
            ("no bits", db.native().create(new().bit(SECRET)).await.unwrap_err()),
            ("no address", db.execute("SELECT CAST({} AS text)::inet", (SECRET,)).await.unwrap_err()),
            ("no document", db.native().create(new().xml(format!("<{SECRET}"))).await.unwrap_err()),
            ("too large", db.native().create(new().small_int(987_654)).await.unwrap_err()),
            (
                "too many digits",
                db.native().create(new().numeric(Decimal::from(987_654_321_000_i64))).await.unwrap_err(),
            ),
            ("a zero byte", db.native().create(new().varchar(format!("{SECRET}\0"))).await.unwrap_err()),
        ];
        for (what, error) in refused {
            let told = format!("{error} {error:?}");
            assert!(!told.contains("5f3759df") && !told.contains("987654"), "{what}: {told}");
        }
        let text = format!("\"{SECRET}\" \"{SECRET}");
        let quoted = db.execute("SELECT CAST({} AS text)::inet", (text,)).await;
        assert_eq!(
            quoted.unwrap_err().to_string(),
            "database error 22P02: invalid input syntax for type inet: \"…\""
        );
    })
    .await;
}

#[tokio::test]
async fn of_what_a_column_holds() {
    each_plain(async |db: types::Db, plain| {
        let scalar = |color| scalars::New {
            string: SECRET.into(),
            boolean: true,
            int: 987_654,
            big_int: 0,
            float: 0.0,
            decimal: 0.into(),
            date_time: chrono::DateTime::UNIX_EPOCH,
            json: serde_json::json!(SECRET),
            bytes: SECRET.into(),
            color,
            plain: types::Plain::A,
        };
        db.scalars().create(scalar(types::Color::Red)).await.unwrap();
        plain.run(r#"UPDATE "Scalars" SET "decimal" = 98765499999999999999999999999999999"#).await;
        silent(&db.scalars().find_many().await.unwrap_err(), "P2023");
        // A tuple of other types than the statement gives.
        let rows = db.query::<(i32,)>("SELECT string FROM \"Scalars\"", ()).await;
        silent(&rows.unwrap_err(), "P2023");
        let rows = db.query::<(bool,)>("SELECT bytes FROM \"Scalars\"", ()).await;
        silent(&rows.unwrap_err(), "P2023");
        let rows = db.query::<(String, String)>("SELECT string FROM \"Scalars\"", ()).await;
        silent(&rows.unwrap_err(), "P2023");
    })
    .await;
}
