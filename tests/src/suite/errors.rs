//! What goes wrong, by model and field.

use pumpflix_tests::api::{Db, Error, comment, membership, organization, post, user};

use super::databases::each;
use super::samples::{Sample, sample};

#[tokio::test]
async fn a_unique_is_named() {
    each(async |db: Db| {
        let Sample { org, .. } = sample(&db).await;
        let new = user::New { email: "ann@x.io".into(), org_id: (&org).into() };
        let error = db.user().create(new).await.unwrap_err();
        let Error::UniqueViolation { model, constraint, fields } = &error else { panic!("{error:?}") };
        assert_eq!((model.as_str(), constraint.as_str()), ("User", "User_email_key"));
        assert_eq!((fields.as_slice(), error.code()), (&["email".to_owned()][..], "P2002"));
        assert!(!error.to_string().contains("ann@x.io"), "no value in a message: {error}");
        let update = db.user().update(user::by_email("bob@x.io")).set(user::email.to("ann@x.io"));
        assert!(update.await.unwrap_err().is_unique_violation());
    })
    .await;
}

#[tokio::test]
async fn a_key_of_two_columns_is_named() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let new = || membership::New { org_id: "o".into(), user_id: (&ann).into() };
        db.membership().create(new()).await.unwrap();
        let error = db.membership().create(new()).await.unwrap_err();
        let Error::UniqueViolation { model, constraint, fields } = error else { panic!("{error:?}") };
        assert_eq!((model.as_str(), constraint.as_str()), ("Membership", "Membership_pkey"));
        assert_eq!(fields, ["orgId", "userId"]);
    })
    .await;
}

#[tokio::test]
async fn a_check_is_named() {
    each(async |db: Db| {
        let Sample { posts, .. } = sample(&db).await;
        let check = "ALTER TABLE \"Comment\" ADD COLUMN rating INTEGER CONSTRAINT \"Comment_text_check\" CHECK (text <> 'bad')";
        db.execute(check, ()).await.unwrap();
        let new = comment::New { post_id: posts[0].id.into() };
        let create = db.comment().create(new).text("bad").await.unwrap_err();
        let update = db.comment().update_many().all_rows().set(comment::text.to("bad")).await.unwrap_err();
        for error in [create, update] {
            let Error::CheckViolation { model, constraint } = &error else { panic!("{error:?}") };
            assert_eq!((model.as_str(), constraint.as_str()), ("Comment", "Comment_text_check"));
            assert_eq!(error.code(), "P2004");
            assert!(!error.to_string().contains("bad"), "no value in a message: {error}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_foreign_key_that_leads_nowhere() {
    each(async |db: Db| {
        let error = db.comment().create(comment::New { post_id: 99.into() }).await.unwrap_err();
        assert!(error.is_foreign_key_violation());
        assert_eq!(error.code(), "P2003");
        let Error::ForeignKeyViolation { model, constraint, fields, .. } = error else { panic!("{error:?}") };
        assert_eq!((model.as_str(), constraint.as_str()), ("Comment", "Comment_postId_fkey"));
        assert_eq!(fields, ["postId"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_still_pointed_at() {
    each(async |db: Db| {
        let Sample { org, .. } = sample(&db).await;
        let error = db.organization().delete(organization::by_id(&org.id)).await.unwrap_err();
        assert!(error.is_foreign_key_violation(), "{error}");
        assert_eq!(db.organization().find_many().count().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_has_that_key() {
    each(async |db: Db| {
        let missing = |error: Error| match error {
            Error::NotFound { model, key } => (model, key),
            other => panic!("{other:?}"),
        };
        let found = db.user().find_unique(user::by_email("x")).required().await.unwrap_err();
        assert_eq!(found.code(), "P2025");
        assert_eq!(missing(found), ("User", vec!["email"]));
        let update = db.post().update(post::by_id(1)).set(post::views.to(1)).await.unwrap_err();
        assert_eq!(missing(update), ("Post", vec!["id"]));
        let delete = db.membership().delete(membership::by_org_id_user_id("o", "u")).await.unwrap_err();
        assert_eq!(missing(delete), ("Membership", vec!["orgId", "userId"]));
    })
    .await;
}

#[tokio::test]
async fn an_update_that_sets_nothing() {
    each(async |db: Db| {
        let error = db.post().update(post::by_id(1)).await.unwrap_err();
        assert!(matches!(error, Error::Usage { .. }), "{error}");
    })
    .await;
}

#[tokio::test]
async fn tables_in_the_way() {
    each(async |db: Db| {
        let error = db.create_tables().await.unwrap_err();
        assert!(matches!(error, Error::Usage { ref message } if message.contains("not empty")), "{error}");
        sample(&db).await;
    })
    .await;
}

#[tokio::test]
async fn urls_that_lead_nowhere() {
    for (url, word) in [
        ("mongodb://h/d", "mongodb"),
        ("sqlite:", "no file"),
        ("sqlite:/nowhere/at/all.db", "/nowhere/at/all.db"),
        ("nonsense", "sqlite:"),
    ] {
        let error = Db::connect(url).await.unwrap_err();
        assert!(error.to_string().contains(word), "{url}: {error}");
    }
    let refused = Db::connect("postgres://u:secret@127.0.0.1:1/d").await.unwrap_err();
    assert!(matches!(refused, Error::Connection { .. }), "{refused:?}");
    assert!(!refused.to_string().contains("secret"), "{refused}");
}
