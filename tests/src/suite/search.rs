//! Full-text search on PostgreSQL and its ranks, and that SQLite says it has none.

use pumpflix_client::{Error, Page};
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
async fn the_best_fit_comes_first() {
    on_postgres(async |db: Db| {
        posts(&db).await;
        let first = db.post().find_first().filter(post::title.eq(TITLES[1])).required().await.unwrap();
        db.post().update(post::by_id(first.id)).set(post::body.to("cat, cat, dog")).await.unwrap();
        let ranked = async |order| {
            let order = [order, post::id.asc()];
            db.post().find_many().order_by(order).pick(post::title).await.unwrap()
        };
        // A word counts more often in the text than once; a text without the words stands last.
        let both = post::title.relevance("cat | dog");
        assert_eq!(ranked(both.clone().desc()).await, [TITLES[0], TITLES[2], TITLES[1], TITLES[3]]);
        assert_eq!(ranked(both.asc()).await, [TITLES[1], TITLES[3], TITLES[2], TITLES[0]]);
        let fields = post::title.relevance_web("cat or dog").and(post::body).desc();
        assert_eq!(ranked(fields.clone()).await[0], TITLES[1]);
        // The same values as PostgreSQL's own words for it.
        let plain = "SELECT title FROM \"Post\" ORDER BY ts_rank(to_tsvector(title || ' ' || coalesce(body, '')), \
                     to_tsquery({})) DESC, id";
        let plain: Vec<(String,)> = db.query(plain, ("cat | dog",)).await.unwrap();
        assert_eq!(ranked(fields.clone()).await, plain.into_iter().map(|(t,)| t).collect::<Vec<_>>());
        // Pages in this order meet every row once.
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let query = db.post().find_many().order_by(fields.clone());
            let page = query.page(Page::first(1).after(cursor)).await.unwrap();
            seen.extend(page.items.into_iter().map(|p| p.title));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, ranked(fields).await);
        let authors = db.post().find_many().order_by(post::author.order(user::name.relevance("ann").desc()));
        assert_eq!(authors.await.unwrap().len(), 4);
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
        let error = db.post().find_many().order_by(post::title.relevance("cat").desc()).await.unwrap_err();
        assert!(matches!(error, Error::Usage { .. }), "{error:?}");
        let error = db.post().delete_many().filter(search).await.unwrap_err();
        assert!(matches!(error, Error::Usage { .. }), "{error:?}");
    })
    .await;
}
