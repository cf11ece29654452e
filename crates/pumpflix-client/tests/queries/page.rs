//! Pages, distinct rows and locks.

use pumpflix_client::codegen_support::Dialect;
use pumpflix_client::{Error, Order, Page};

use crate::databases::{Scratch, each};
use crate::models::{Comment, Db, Post, comment, post, user};

/// Three users; 23 posts with few different values in every field; comments on some.
async fn fill(db: &Db) {
    db.user().create_many((1..=3).map(user::New::numbered)).await.unwrap();
    db.post()
        .create_many((1..=23).map(|id| post::New {
            views: i32::try_from(id % 4).unwrap(),
            rating: (id % 5 != 0).then_some([0.1, 0.2, -1.5][usize::try_from(id).unwrap() % 3]),
            published: id % 2 == 0,
            ..post::New::numbered(id, 1 + id % 3)
        }))
        .await
        .unwrap();
    db.comment()
        .create_many((1..=30).map(|id| comment::New {
            id,
            text: "a".into(),
            post_id: 1 + (id * id) % 7,
            answer_to: None,
        }))
        .await
        .unwrap();
}

fn orders() -> Vec<Vec<Order<Post>>> {
    vec![
        vec![],
        vec![post::id.desc()],
        vec![post::views.asc()],
        vec![post::published.desc(), post::id.asc()],
        vec![post::views.desc(), post::title.asc()],
        vec![post::rating.asc()],
        vec![post::rating.desc(), post::views.asc()],
        vec![post::rating.asc().nulls_first(), post::created_at.desc()],
        vec![post::rating.desc().nulls_last()],
        vec![post::author.order(user::email.desc()), post::rating.asc()],
        vec![post::comments.count().desc()],
        vec![post::created_at.asc()],
    ]
}

#[tokio::test]
async fn pages_forward_and_backward_are_the_whole_list() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        for order in orders() {
            let all = db.post().find_many().order_by(order.clone()).order_by(post::id.asc()).await.unwrap();
            let find = || db.post().find_many().order_by(order.clone());
            let (mut seen, mut cursor) = (Vec::new(), None);
            let back = loop {
                let page = find().page(Page::first(5).after(&cursor)).await.unwrap();
                assert_eq!(page.has_more, page.next.is_some(), "{order:?}");
                assert_eq!(page.previous.is_some(), cursor.is_some(), "{order:?}");
                seen.extend(page.items);
                match page.next {
                    None => break page.previous,
                    next => cursor = next,
                }
            };
            assert_eq!(seen.len(), 23, "{order:?}");
            // Ties go to the primary key in the direction of the last key.
            if !order.last().is_some_and(|o| format!("{o:?}").contains("descending: true")) {
                assert_eq!(seen, all, "{order:?}");
            }
            let mut turned: Vec<Post> = Vec::new();
            let mut page = find().page(Page::last(5)).await.unwrap();
            loop {
                page.items.append(&mut turned);
                turned = page.items;
                let Some(previous) = page.previous else { break };
                page = find().page(Page::last(5).before(previous)).await.unwrap();
                assert!(page.next.is_some());
            }
            assert_eq!(turned, seen, "{order:?}");
            let page = find().page(Page::last(4).before(&back)).await.unwrap();
            assert_eq!(page.items, seen[16..20], "{order:?}");
            let page = find().page(Page::first(4).after(page.next)).await.unwrap();
            assert_eq!(page.items, seen[20..], "{order:?}");
            assert!(!page.has_more);
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_stays_right_while_rows_go() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let find = || db.post().find_many().filter(post::id.gt(7)).order_by(post::views.asc());
        let page = find().page(Page::first(3)).await.unwrap();
        let last = page.items[2].id;
        let before = find().page(Page::first(3).after(&page.next)).await.unwrap();
        db.post().delete(post::by_id(last)).await.unwrap();
        db.post().delete(post::by_id(page.items[0].id)).await.unwrap();
        let after = find().page(Page::first(3).after(&page.next)).await.unwrap();
        assert_eq!(before, after);
        let nothing = find().page(Page::first(0)).await.unwrap();
        assert_eq!((nothing.items.len(), nothing.has_more), (0, true));
    })
    .await;
}

#[tokio::test]
async fn pages_load_relations() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let page = db
            .post()
            .find_many()
            .filter(post::comments.some(comment::id.gt(0)))
            .with(post::comments.order_by(comment::id.asc()))
            .page(Page::last(2))
            .await
            .unwrap();
        let ids: Vec<i64> = page.items.iter().map(|(post, _): &(Post, Vec<Comment>)| post.id).collect();
        let all =
            db.post().find_many().filter(post::comments.some(comment::id.gt(0))).order_by(post::id.asc());
        let all: Vec<i64> = all.await.unwrap().iter().map(|p| p.id).collect();
        assert_eq!(ids, all[all.len() - 2..]);
        assert!(page.items.iter().all(|(post, comments)| comments.iter().all(|c| c.post_id == post.id)));
        let json =
            pumpflix_client::codegen_support::serde_json::to_value(page.map(|(post, _)| post.id)).unwrap();
        assert_eq!(json["has_more"], true);
    })
    .await;
}

#[tokio::test]
async fn cursors_from_elsewhere_are_typed_errors() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let page = db.post().find_many().order_by(post::views.asc()).page(Page::first(3)).await.unwrap();
        let cursor = page.next.unwrap();
        let foreign = db.post().find_many().order_by(post::views.desc()).page(Page::first(3).after(&cursor));
        let Err(error @ Error::InvalidCursor { .. }) = foreign.await else { panic!("accepted") };
        assert_eq!(
            error.to_string(),
            "the cursor of a page cannot be used: it belongs to another model or another order"
        );
        for text in
            ["", "x", "W10", "WzEsMl0", &cursor[1..], &cursor[..cursor.len() - 2], "'; DROP TABLE \"Post\""]
        {
            let page = db.post().find_many().order_by(post::views.asc()).page(Page::first(3).after(text));
            assert!(matches!(page.await, Err(Error::InvalidCursor { .. })), "{text}");
        }
        let bounded = db.post().find_many().take(3).page(Page::first(3));
        assert!(matches!(bounded.await, Err(Error::Usage { .. })));
        let json = db.post().find_many().order_by(post::meta.asc()).page(Page::first(3));
        assert!(matches!(json.await, Err(Error::Usage { .. })));
    })
    .await;
}

#[tokio::test]
async fn distinct_rows_are_the_first_of_their_kind() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let ids = async |order: Order<Post>| -> Vec<i64> {
            let rows = db.post().find_many().distinct_on(post::views).order_by(order).await.unwrap();
            rows.iter().map(|p| p.id).collect()
        };
        assert_eq!(ids(post::id.asc()).await, [1, 2, 3, 4]);
        assert_eq!(ids(post::id.desc()).await, [23, 22, 21, 20]);
        let pairs = db
            .post()
            .find_many()
            .filter(post::author.is(user::id.lt(3)))
            .distinct_on((post::author_id, post::published))
            .order_by([post::author_id.desc(), post::id.desc()]);
        let rows: Vec<i64> = pairs.clone().await.unwrap().iter().map(|p| p.id).collect();
        assert_eq!(rows, [22, 19, 21, 18]);
        assert_eq!(pairs.clone().count().await.unwrap(), 4);
        let page = pairs.clone().page(Page::first(3)).await.unwrap();
        let rest = pairs.clone().page(Page::first(3).after(page.next)).await.unwrap();
        assert_eq!(rest.items[0].id, 18);
        let rows = pairs.skip(1).take(2).await.unwrap();
        assert_eq!(rows.iter().map(|p| p.id).collect::<Vec<_>>(), [19, 21]);
    })
    .await;
}

#[tokio::test]
async fn locks_belong_into_transactions() {
    each(async |Scratch { db, dialect, .. }| {
        fill(&db).await;
        let outside = db.user().find_unique(user::by_id(1)).for_update();
        assert!(matches!(outside.await, Err(Error::Usage { .. })));
        let outside = db.post().find_many().for_update();
        assert!(matches!(outside.await, Err(Error::Usage { .. })));
        db.transaction(async |tx| {
            let first = tx.user().find_unique(user::by_id(1)).for_update().required().await?;
            assert_eq!(first.id, 1);
            if dialect == Dialect::Postgres {
                db.transaction(async |other| {
                    let free =
                        other.user().find_many().order_by(user::id.asc()).for_update().skip_locked().await?;
                    assert_eq!(free.iter().map(|u| u.id).collect::<Vec<_>>(), [2, 3]);
                    // Without a savepoint the transaction could not be committed any more.
                    let locked = other
                        .savepoint(async |sp: Db| sp.user().find_unique(user::by_id(1)).nowait().await)
                        .await;
                    assert!(matches!(locked, Err(Error::Conflict { .. })));
                    Ok::<_, Error>(())
                })
                .await?;
            }
            let picked = tx.post().find_many().take(1).for_update().pick((post::id,)).await?;
            assert_eq!(picked.len(), 1);
            let one = tx.post().find_first().order_by(post::id.desc()).for_update().await?;
            assert_eq!(one.unwrap().id, 23);
            // What cannot be locked is not left unlocked in silence.
            let count = tx.post().find_many().for_update().count().await;
            assert!(
                matches!(&count, Err(Error::Usage { message }) if message.contains("a count")),
                "{count:?}"
            );
            let page = tx.post().find_many().for_update().page(Page::first(2)).await;
            assert!(matches!(&page, Err(Error::Usage { message }) if message.contains("a page")), "{page:?}");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    })
    .await;
}
