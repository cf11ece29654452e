//! Rows that go.

use pumpflix_tests::api::{Db, Error, membership, post, user};

use super::databases::each;
use super::samples::{Sample, sample, titles};

#[tokio::test]
async fn one_row_comes_back_as_it_was() {
    each(async |db: Db| {
        let Sample { cid, .. } = sample(&db).await;
        let gone = db.user().delete(user::by_email("cid@x.io")).await.unwrap();
        assert_eq!(gone, cid);
        assert!(db.user().find_unique(user::by_id(&cid.id)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_hangs_off_it_follows_the_schema() {
    each(async |db: Db| {
        let Sample { ann, bob, .. } = sample(&db).await;
        db.user().delete(user::by_id(&ann.id)).await.unwrap();
        assert_eq!(db.post().find_many().count().await.unwrap(), 1, "posts cascade");
        assert_eq!(db.comment().find_many().count().await.unwrap(), 1, "and so do their comments");
        let bob = db.user().find_unique(user::by_id(&bob.id)).required().await.unwrap();
        assert_eq!(bob.boss_id, None, "an optional reference is set null");
    })
    .await;
}

#[tokio::test]
async fn many_rows() {
    each(async |db: Db| {
        sample(&db).await;
        assert_eq!(db.post().delete_many().filter(post::views.gte(10)).await.unwrap(), 2);
        assert_eq!(db.post().delete_many().filter(post::views.gte(10)).await.unwrap(), 0);
        let by_bob = post::author.is(user::email.eq("bob@x.io"));
        let gone = db.post().delete_many().filter(by_bob).returning().await.unwrap();
        assert_eq!((titles(&gone), gone[0].views), (vec!["Tea"], 7));
        assert!(db.post().delete_many().returning().await.is_err(), "it has no filter");
        assert_eq!(db.post().delete_many().all_rows().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn many_rows_need_a_filter_or_a_word() {
    each(async |db: Db| {
        sample(&db).await;
        let error = db.post().delete_many().await.unwrap_err();
        assert!(matches!(error, Error::Usage { .. }), "{error}");
        assert_eq!(db.post().find_many().count().await.unwrap(), 4);
    })
    .await;
}

#[tokio::test]
async fn by_a_key_of_two_columns() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let new = membership::New { org_id: "o".into(), user_id: (&ann).into() };
        db.membership().create(new).await.unwrap();
        db.membership().delete(membership::by_org_id_user_id("o", &ann.id)).await.unwrap();
        let again = db.membership().delete(membership::by_org_id_user_id("o", &ann.id)).await;
        assert!(again.unwrap_err().is_not_found());
    })
    .await;
}
