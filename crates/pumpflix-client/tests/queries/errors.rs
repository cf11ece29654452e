//! Errors that name models and fields.

use pumpflix_client::Error;
use pumpflix_client::codegen_support::Dialect;

use crate::databases::{Scratch, each};
use crate::models::{comment, post, user};

#[tokio::test]
async fn foreign_keys_name_the_model() {
    each(async |Scratch { db, dialect, .. }| {
        let sqlite = dialect == Dialect::Sqlite;
        db.user().create(user::New::numbered(1)).await.unwrap();
        db.post().create(post::New::numbered(1, 1)).await.unwrap();

        // The only foreign key of a post.
        let expected =
            "`author_id` of Post points at a row that does not exist (foreign key `Post_authorId_fkey`)";
        let error = db.post().create(post::New::numbered(2, 7)).await.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.code()), (expected, "P2003"));
        let error = db.post().create_many([post::New::numbered(2, 7)]).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        let error = db.post().update(post::by_id(1)).set(post::author_id.to(9)).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        let update =
            db.post().update_many().filter(post::author.is(user::id.eq(1))).set(post::author_id.to(9));
        assert_eq!(update.await.unwrap_err().to_string(), expected);

        // One of two: SQLite does not say which.
        let new = comment::New { id: 1, text: String::new(), post_id: 7, answer_to: None };
        let error = db.comment().create(new).await.unwrap_err();
        let Error::ForeignKeyViolation { model, constraint, referenced: false, .. } = error else {
            panic!("{error:?}")
        };
        assert_eq!(model, "Comment");
        assert_eq!(constraint, if sqlite { "" } else { "Comment_postId_fkey" });

        for error in [
            db.user().delete(user::by_id(1)).await.unwrap_err(),
            db.user().delete_many().all_rows().await.unwrap_err(),
            db.user().update(user::by_id(1)).set(user::id.to(2)).await.unwrap_err(),
        ] {
            let expected = if sqlite {
                "the User is still referenced by other rows"
            } else {
                "`author_id` of Post still references it (foreign key `Post_authorId_fkey`)"
            };
            assert_eq!(error.to_string(), expected);
            assert!(matches!(error, Error::ForeignKeyViolation { referenced: true, .. }));
        }
    })
    .await;
}
