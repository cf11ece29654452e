//! Full-text search on PostgreSQL, and that SQLite says it has none.

use pumpflix_client::Error;
use pumpflix_tests::api::{Db, organization, post, user};

use super::databases::{each, on_postgres};

const TITLES: [&str; 4] = ["A cat and a dog", "The quick foxes", "Cats; not cows", "it's a 'quote' & more"];

async fn posts(db: &Db) {
    let org = organization::New { slug: "acme".into(), name: "Acme".into() };
    let org = db.organization().create(org).await.unwrap();
    let ann = db.user().create(user::New { email: "ann@x.io".into(), org_id: (&org).into() }).await.unwrap();
    let new = TITLES.map(|title| post::New { title: title.into(), author_id: (&ann).into() });
    db.post().create_many(new).await.unwrap();
}

#[tokio::test]
async fn words_are_found_in_all_their_forms() {
    on_postgres(async |db: Db| {
        posts(&db).await;
        let found = async |filter| {
            let rows = db.post().find_many().filter(filter).order_by(post::id.asc()).pick(post::title);
            rows.await.unwrap()
        };
        assert_eq!(found(post::title.search("cat")).await, [TITLES[0], TITLES[2]]);
        assert_eq!(found(post::title.search("cat & dog")).await, [TITLES[0]]);
        assert_eq!(found(post::title.search("fox | cow")).await, [TITLES[1], TITLES[2]]);
        assert_eq!(found(post::title.search("cat & !dog")).await, [TITLES[2]]);
        assert_eq!(found(post::title.search("quick <-> fox")).await, [TITLES[1]]);
        assert_eq!(found(!post::title.search("cat")).await, [TITLES[1], TITLES[3]]);
        assert_eq!(found(post::title.search_web("cat -dog")).await, [TITLES[2]]);
        assert_eq!(found(post::title.search_web("\"quick foxes\" or cows")).await, [TITLES[1], TITLES[2]]);
        // Without a text there is nothing to find, and nothing fails.
        assert!(found(post::body.search("cat")).await.is_empty());
        let authors = user::posts.some(post::title.search("fox"));
        assert_eq!(db.user().find_many().filter(authors).count().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_searched_for_is_never_sql() {
    on_postgres(async |db: Db| {
        posts(&db).await;
        let hostile = "'); DROP TABLE \"Post\"; --";
        let plan = db.post().find_many().filter(post::title.search(hostile)).plan();
        assert!(!plan.sql.contains("DROP"), "{}", plan.sql);
        for text in [hostile, "'", "\\", "a & ", "%", "\u{1F600}", "$1"] {
            // Whatever it is: a query or not, and the table is still there.
            match db.post().find_many().filter(post::title.search(text)).count().await {
                Ok(_) | Err(Error::InvalidSearch) => {}
                Err(other) => panic!("{text}: {other}"),
            }
            db.post().find_many().filter(post::title.search_web(text)).count().await.unwrap();
        }
        assert_eq!(db.post().find_many().count().await.unwrap(), 4);
        let error = db.post().find_many().filter(post::title.search("secret & ")).await.unwrap_err();
        assert!(matches!(error, Error::InvalidSearch), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn sqlite_says_that_it_cannot() {
    each(async |db: Db| {
        if db.database().dialect() != pumpflix_client::codegen_support::Dialect::Sqlite {
            return;
        }
        let search = post::title.search("cat");
        let error = db.post().find_many().filter(search.clone()).await.unwrap_err();
        assert!(matches!(&error, Error::Usage { message } if message.contains("PostgreSQL")), "{error:?}");
        let error = db.post().delete_many().filter(search).await.unwrap_err();
        assert!(matches!(error, Error::Usage { .. }), "{error:?}");
    })
    .await;
}
