//! Aggregates and groups.

use pumpflix_client::codegen_support::rust_decimal::Decimal;
use pumpflix_client::{Error, count, count_of};

use crate::databases::{Scratch, each};
use crate::models::{Db, post, user};

/// Two users; the first has posts 1 to 3, the second posts 4 and 5.
async fn fill(db: &Db) {
    db.user().create_many((1..=2).map(user::New::numbered)).await.unwrap();
    db.post()
        .create_many((1..=5).map(|id| post::New {
            views: i32::try_from(id).unwrap() * 10,
            rating: (id != 2).then_some(0.5),
            price: (id > 3).then(|| Decimal::new(i64::from(id > 4) + 1099, 2)),
            published: id == 1,
            ..post::New::numbered(id, if id <= 3 { 1 } else { 2 })
        }))
        .await
        .unwrap();
}

#[tokio::test]
async fn totals_are_typed() {
    each(async |Scratch { db, .. }| {
        let nothing: (i64, Option<i64>, Option<i32>, Option<f64>) = db
            .post()
            .aggregate((count(), post::views.sum(), post::views.max(), post::rating.avg()))
            .await
            .unwrap();
        assert_eq!(nothing, (0, None, None, None));
        fill(&db).await;
        let (n, total, best, mean) = db
            .post()
            .aggregate((count(), post::views.sum(), post::views.max(), post::views.avg()))
            .filter(post::views.gt(10))
            .await
            .unwrap();
        assert_eq!((n, total, best, mean), (4, Some(140), Some(50), Some(35.0)));
        let (price, mean, least): (Option<Decimal>, Option<Decimal>, Option<Decimal>) =
            db.post().aggregate((post::price.sum(), post::price.avg(), post::price.min())).await.unwrap();
        assert_eq!(price, Some(Decimal::new(2199, 2)));
        assert_eq!(mean, Some(Decimal::new(10995, 3)));
        assert_eq!(least, Some(Decimal::new(1099, 2)));
        let (rated, ids, authors, newest) = db
            .post()
            .aggregate((
                post::rating.count(),
                post::id.sum(),
                post::author_id.count_distinct(),
                post::created_at.max(),
            ))
            .await
            .unwrap();
        assert_eq!((rated, ids, authors), (4, Some(15), 2));
        assert_eq!(newest, Some(post::New::numbered(5, 1).created_at));
    })
    .await;
}

#[tokio::test]
async fn totals_of_the_first_rows() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let (n, total) = db
            .post()
            .aggregate((count(), post::views.sum()))
            .filter(post::author.is(user::id.gt(0)))
            .order_by(post::views.desc())
            .skip(1)
            .take(2)
            .await
            .unwrap();
        assert_eq!((n, total), (2, Some(70)));
    })
    .await;
}

#[tokio::test]
async fn groups_have_their_fields_and_numbers() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let top: Vec<(i64, i64, Option<i64>)> = db
            .post()
            .group_by(post::author_id)
            .select((post::author_id, count(), post::views.sum()))
            .order_by(count().desc())
            .take(10)
            .await
            .unwrap();
        assert_eq!(top, [(1, 3, Some(60)), (2, 2, Some(90))]);
        let some = db
            .post()
            .group_by(post::author_id)
            .select((count(), post::author_id))
            .having(count().gt(2) | post::price.sum().gt(Decimal::new(2198, 2)))
            .filter(post::views.gte(20))
            .order_by((post::views.sum().asc(), post::author_id.desc()))
            .await
            .unwrap();
        assert_eq!(some, [(2, 2)]);
        let both = db
            .post()
            .group_by((post::author_id, post::published))
            .filter(post::author.is(user::email.eq("u1@x.io")))
            .select((post::published, post::author_id, count_of(post::rating)))
            .order_by([post::author_id.asc(), post::published.desc()])
            .await
            .unwrap();
        assert_eq!(both, [(true, 1, 1), (false, 1, 1)]);
    })
    .await;
}

#[tokio::test]
async fn groups_by_a_field_that_may_be_null() {
    each(async |Scratch { db, .. }| {
        fill(&db).await;
        let groups = db.post().group_by(post::price).select((post::price, count())).take(2).await.unwrap();
        assert_eq!(groups, [(Some(Decimal::new(1099, 2)), 1), (Some(Decimal::new(1100, 2)), 1)]);
        let groups = db
            .post()
            .group_by(post::price)
            .select((post::price, count()))
            .having(!count().eq(1))
            .order_by(post::price.desc())
            .await
            .unwrap();
        assert_eq!(groups, [(None, 3)]);
    })
    .await;
}

#[tokio::test]
async fn an_order_that_groups_do_not_have_is_refused() {
    each(async |Scratch { db, .. }| {
        let groups = db.post().group_by(post::author_id).select((count(),)).order_by(post::title.asc());
        let Err(Error::Usage { message }) = groups.await else { panic!("not refused") };
        assert_eq!(message, "groups of Post are ordered by `title`, which they are not made by");
        let groups =
            db.post().group_by(post::author_id).select((count(),)).order_by(post::comments.count().asc());
        assert!(matches!(groups.await, Err(Error::Usage { .. })));
    })
    .await;
}
