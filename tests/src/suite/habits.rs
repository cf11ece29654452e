//! What people who come from Prisma do every day, as they would say it here.

use chrono::{DateTime, FixedOffset, Local, Utc};
use pumpflix_client::{Error, Filter, Page, count};
use pumpflix_tests::api::{
    Db, Membership, Role, badge, membership, organization, post, profile, tag, team, user,
};
use pumpflix_tests::{lists, relations, types};
use rust_decimal::Decimal;
use serde_json::json;

use super::databases::each;
use super::samples::{Sample, organization, sample, titles};

/// `findFirstOrThrow`, `findUniqueOrThrow`.
#[tokio::test]
async fn first_or_an_error() {
    each(async |db: Db| {
        sample(&db).await;
        let most = db.post().find_first().order_by(post::views.desc()).required().await.unwrap();
        assert_eq!(most.title, "Rust 2");
        let none = db.post().find_first().filter(post::views.gt(99)).required().await.unwrap_err();
        assert_eq!(none.code(), "P2025", "{none}");
        let none = db.user().find_unique(user::by_email("dan@x.io")).required().await.unwrap_err();
        assert!(matches!(&none, Error::NotFound { model: "User", key } if key == &["email"]), "{none}");
    })
    .await;
}

/// `count({ select: { _all, body } })`.
#[tokio::test]
async fn counts_of_several_fields() {
    each(async |db: Db| {
        sample(&db).await;
        let counts = (count(), user::name.count(), user::boss_id.count_distinct());
        assert_eq!(db.user().aggregate(counts).await.unwrap(), (3, 2, 1));
    })
    .await;
}

/// `_count: { select: { posts: { where } } }`, beside the rows and alone.
#[tokio::test]
async fn counts_of_some_related_rows() {
    each(async |db: Db| {
        sample(&db).await;
        let published = user::posts.count().filter(post::published.eq(true));
        let rows = db.user().find_many().order_by(user::email.asc()).with(published).await.unwrap();
        assert_eq!(rows.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [2, 1, 0]);
    })
    .await;
}

/// `in` of a nullable field, `notIn`, and null said beside it; `NOT: [a, b]` and `OR`.
#[tokio::test]
async fn lists_nulls_and_opposites() {
    each(async |db: Db| {
        sample(&db).await;
        let emails = async |filter: Filter<pumpflix_tests::api::User>| {
            let rows = db.user().find_many().filter(filter).order_by(user::email.asc()).await.unwrap();
            rows.iter().map(|u| u.email[..3].to_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(emails(user::name.in_(["Ann", "Dan"])).await, "ann");
        assert_eq!(emails(user::name.in_(["Ann"]) | user::name.is_null()).await, "ann bob");
        assert_eq!(emails(user::name.not_in(["Ann"])).await, "cid", "a null is not another value");
        assert_eq!(emails(user::name.not_in(["Ann"]) | user::name.is_null()).await, "bob cid");
        let (admin, cid) = (user::role.eq(Role::Admin), user::email.starts_with("cid"));
        assert_eq!(emails(!Filter::any([admin.clone(), cid.clone()])).await, "bob");
        assert_eq!(emails(!admin & !cid).await, "bob");
        let borrowed: &[Role] = &[Role::Admin, Role::Editor];
        assert_eq!(emails(user::role.in_(borrowed)).await, "ann bob");
        assert_eq!(emails(user::role.ne(borrowed.first().unwrap())).await, "bob cid");
    })
    .await;
}

/// `mode: "insensitive"` with equals, in lists and with the rest.
#[tokio::test]
async fn equal_but_for_case() {
    each(async |db: Db| {
        sample(&db).await;
        let found = async |filter| db.user().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(user::email.eq("ANN@X.IO")).await, 0);
        assert_eq!(found(user::email.eq("ANN@X.IO").insensitive()).await, 1);
        assert_eq!(found(user::email.ne("ANN@X.IO").insensitive()).await, 2);
        assert_eq!(found(user::email.in_(["ANN@x.io", "BOB@x.io"]).insensitive()).await, 2);
        assert_eq!(found(user::email.not_in(["ANN@x.io", "x%", "b_b@x.io"]).insensitive()).await, 2);
        assert_eq!(found(user::email.in_([""; 0]).insensitive()).await, 0);
        assert_eq!(found(user::email.not_in([""; 0]).insensitive()).await, 3);
        assert_eq!(found(user::name.not_in(["ANN"]).insensitive()).await, 1, "a null is not another value");
        assert_eq!(found(user::email.ends_with("X.io").insensitive()).await, 3);
    })
    .await;
}

/// `upsert`, `connect` and `update` by a compound unique.
#[tokio::test]
async fn rows_by_several_fields() {
    each(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let key = || membership::by_org_id_user_id("o1", &ann.id);
        let new = || membership::New { org_id: "o1".into(), user_id: (&ann).into() };
        for level in [1, 6] {
            let row: Membership =
                db.membership().upsert(key(), new()).set(membership::level.increment(5)).await.unwrap();
            assert_eq!(row.level, level);
        }
        db.user()
            .update(user::by_id(&ann.id))
            .nest(user::memberships.update(key(), [membership::level.to(9)]))
            .await
            .unwrap();
        let (row, badges) =
            db.membership().find_unique(key()).with(membership::badges).await.unwrap().unwrap();
        assert_eq!((row.level, badges.len()), (9, 0));
        let badge = badge::New { name: "first".into(), org_id: "o1".into(), user_id: ann.id.clone() };
        let badge = db.badge().create(badge).await.unwrap();
        let moved = membership::New { org_id: "o2".into(), user_id: (&ann).into() };
        db.membership().create(moved).await.unwrap();
        let to = membership::by_org_id_user_id("o2", &ann.id);
        let badge = db.badge().update(badge::by_id(badge.id)).nest(badge::member.connect(to)).await.unwrap();
        assert_eq!(badge.org_id, "o2");
    })
    .await;
}

/// `updateMany` with `increment`, `multiply` and `decrement`, several at once.
#[tokio::test]
async fn arithmetic_on_many_rows() {
    each(async |db: Db| {
        sample(&db).await;
        let many = db.post().update_many().filter(post::published.eq(true));
        let n = many.set(post::views.multiply(3)).set(post::likes.decrement(2)).await.unwrap();
        assert_eq!(n, 3);
        let rows: Vec<(i32, i32)> =
            db.post().find_many().order_by(post::id.asc()).pick((post::views, post::likes)).await.unwrap();
        assert_eq!(rows, [(30, -2), (20, 0), (15, -2), (21, -2)]);
    })
    .await;
}

/// JSON `path` with numbers, booleans, and one that is not there.
#[tokio::test]
async fn numbers_in_documents() {
    each(async |db: Db| {
        let Sample { posts, .. } = sample(&db).await;
        let metas =
            [json!({"a": {"n": 3}}), json!({"a": {"n": 20}}), json!({"a": {"n": 3.5}}), json!({"a": 1})];
        for (row, meta) in posts.iter().zip(metas) {
            db.post().update(post::by_id(row.id)).set(post::meta.to(meta)).await.unwrap();
        }
        let found = async |filter| {
            let rows = db.post().find_many().filter(filter).order_by(post::id.asc()).await.unwrap();
            titles(&rows).join(", ")
        };
        let n = || post::meta.path(["a", "n"]);
        assert_eq!(found(n().eq(3)).await, "Rust 1");
        assert_eq!(found(n().gt(3)).await, "Rust 2, Go", "numbers have their own order");
        assert_eq!(found(n().lte(3.5)).await, "Rust 1, Go");
        assert_eq!(found(n().gte(4) & n().lt(100)).await, "Rust 2");
        assert_eq!(found(n().ne(3)).await, "Rust 2, Go", "where there is no such place there is no answer");
    })
    .await;
}

/// `orderBy` over several relations, also by a count at the end, and `distinct` with pages.
#[tokio::test]
async fn orders_through_relations_and_distinct_pages() {
    each(async |db: Db| {
        let Sample { cid, .. } = sample(&db).await;
        let other = organization::New { slug: "zoo".into(), name: "Zoo".into() };
        let zoo = db.organization().create(other).await.unwrap();
        db.user().update(user::by_id(&cid.id)).set(user::org.to(&zoo)).await.unwrap();
        let late = post::New { title: "Late".into(), author_id: (&cid).into() };
        db.post().create(late).await.unwrap();
        let by_org = post::author.order(user::org.order(organization::name.desc()));
        let rows = db.post().find_many().order_by([by_org, post::id.asc()]).await.unwrap();
        assert_eq!(titles(&rows), ["Late", "Rust 1", "Rust 2", "Go", "Tea"]);
        let by_people = post::author.order(user::org.order(organization::users.count().asc()));
        let rows = db.post().find_many().order_by([by_people, post::id.desc()]).take(2).await.unwrap();
        assert_eq!(titles(&rows), ["Late", "Tea"]);
        let firsts = || db.post().find_many().distinct_on(post::author_id).order_by(post::id.asc());
        assert_eq!(titles(&firsts().await.unwrap()), ["Rust 1", "Tea", "Late"]);
        assert_eq!(titles(&firsts().skip(1).take(1).await.unwrap()), ["Tea"]);
        let page = firsts().page(Page::first(2)).await.unwrap();
        assert_eq!(titles(&page.items), ["Rust 1", "Tea"]);
        let rest = firsts().page(Page::first(2).after(page.next)).await.unwrap();
        assert_eq!(titles(&rest.items), ["Late"]);
    })
    .await;
}

/// `take: -2`: the last rows, in order; `cursor` with `skip: 1`: those behind a row.
#[tokio::test]
async fn the_last_rows_and_those_behind_one() {
    each(async |db: Db| {
        let Sample { posts, .. } = sample(&db).await;
        let by_views = || db.post().find_many().order_by(post::views.asc());
        let last = by_views().page(Page::last(2)).await.unwrap();
        assert_eq!(titles(&last.items), ["Rust 1", "Rust 2"]);
        let before = by_views().page(Page::last(1).before(last.previous)).await.unwrap();
        assert_eq!(titles(&before.items), ["Tea"]);
        let behind = by_views().filter(post::views.gt(posts[3].views)).take(1).await.unwrap();
        assert_eq!(titles(&behind), ["Rust 1"]);
    })
    .await;
}

/// `@updatedAt` moves where a row is changed by a nested write, and only there.
#[tokio::test]
async fn times_of_nested_changes() {
    each(async |db: Db| {
        let Sample { ann, bob, cid, .. } = sample(&db).await;
        let long_ago = DateTime::<Utc>::UNIX_EPOCH;
        db.user().update_many().all_rows().set(user::updated_at.to(long_ago)).await.unwrap();
        let change = user::staff.update(user::by_id(&bob.id), [user::name.to("Bob")]);
        db.user().update(user::by_id(&ann.id)).nest(change).await.unwrap();
        let times: Vec<DateTime<Utc>> =
            db.user().find_many().order_by(user::email.asc()).pick(user::updated_at).await.unwrap();
        assert!(times[1] > long_ago, "bob was changed");
        assert_eq!(times[2], long_ago, "{} was not", cid.email);
    })
    .await;
}

/// Times of other zones are the same moments.
#[tokio::test]
async fn times_of_other_zones() {
    each(async |db: Db| {
        let org = organization(&db).await;
        let noon: DateTime<FixedOffset> = "2024-05-01T14:00:00+02:00".parse().unwrap();
        let new = user::New { email: "ann@x.io".into(), org_id: (&org).into() };
        let ann = db.user().create(new).created_at(noon).await.unwrap();
        assert_eq!(ann.created_at.to_rfc3339(), "2024-05-01T12:00:00+00:00");
        let found = async |filter| db.user().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(user::created_at.eq(noon)).await, 1);
        assert_eq!(found(user::created_at.lt(noon)).await, 0);
        assert_eq!(found(user::created_at.gte(noon.with_timezone(&Local))).await, 1);
        assert_eq!(found(user::created_at.in_([noon])).await, 1);
    })
    .await;
}

/// `BigInt`, `Decimal` and `Bytes`: counted with and compared.
#[tokio::test]
async fn big_numbers_and_bytes() {
    each(async |db: types::Db| {
        use types::scalars;
        let new = scalars::New {
            string: String::new(),
            boolean: true,
            int: 1,
            big_int: 9_007_199_254_740_993,
            float: 0.5,
            decimal: Decimal::new(1_050, 2),
            date_time: DateTime::UNIX_EPOCH,
            json: json!({}),
            bytes: vec![0, 255],
            color: types::Color::Red,
            plain: types::Plain::A,
        };
        let row = db.scalars().create(new).await.unwrap();
        let row = db
            .scalars()
            .update(scalars::by_id(row.id))
            .set(scalars::big_int.increment(1))
            .set(scalars::decimal.multiply(Decimal::TWO))
            .set(scalars::float.divide(2.0))
            .await
            .unwrap();
        assert_eq!((row.big_int, row.decimal, row.float), (9_007_199_254_740_994, Decimal::from(21), 0.25));
        let found = async |filter| db.scalars().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(scalars::big_int.gt(9_007_199_254_740_993)).await, 1);
        assert_eq!(
            found(scalars::decimal.gte(Decimal::from(21)) & scalars::decimal.lt(Decimal::new(2_101, 2)))
                .await,
            1
        );
        assert_eq!(found(scalars::bytes.eq(&[0, 255][..])).await, 1);
        assert_eq!(found(scalars::bytes.ne(vec![0])).await, 1);
        let (floats, truth): (&[f64], &bool) = (&[0.25, 1.0], &true);
        assert_eq!(found(scalars::float.in_(floats) & scalars::boolean.eq(truth)).await, 1);
    })
    .await;
}

/// Lists: of enums, `set` to others on many rows, and emptied.
#[tokio::test]
async fn lists_of_enums() {
    use lists::{Day, lists as row};
    super::databases::on_postgres(async |db: lists::Db| {
        let new = db.lists().create(row::New {}).days([Day::Monday]).await.unwrap();
        assert_eq!(new.days, [Day::Monday]);
        let found = async |filter| db.lists().find_many().filter(filter).count().await.unwrap();
        assert_eq!(found(row::days.has(Day::Monday)).await, 1);
        let n = db.lists().update_many().all_rows().set(row::days.to(vec![Day::Sunday])).await.unwrap();
        assert_eq!(n, 1);
        assert_eq!(found(row::days.has_some([Day::Monday])).await, 0);
        assert_eq!(found(row::days.equals([Day::Sunday])).await, 1);
        db.lists().update_many().all_rows().set(row::days.to(Vec::<Day>::new())).await.unwrap();
        assert_eq!(found(row::days.is_empty()).await, 1);
    })
    .await;
}

/// A model that is linked with itself, from both ends.
#[tokio::test]
async fn people_who_follow_people() {
    use relations::user;
    each(async |db: relations::Db| {
        for name in ["ann", "bob", "cid"] {
            db.user().create(user::New { name: name.into() }).await.unwrap();
        }
        for (who, whom) in [("ann", "bob"), ("cid", "bob"), ("bob", "cid")] {
            let follow = user::follows.connect([user::by_name(whom)]);
            db.user().update(user::by_name(who)).nest(follow).await.unwrap();
        }
        let names =
            |rows: &[relations::User]| rows.iter().map(|u| u.name.clone()).collect::<Vec<_>>().join(" ");
        let by_name = || user::name.asc();
        let bob = db.user().find_unique(user::by_name("bob"));
        let bob = bob.with(user::followers.order_by(by_name())).with(user::follows).required().await.unwrap();
        assert_eq!((names(&bob.1), names(&bob.2)), ("ann cid".to_owned(), "cid".to_owned()));
        let of_bob = user::follows.some(user::name.eq("bob")) & user::followers.none(Filter::all_rows());
        assert_eq!(names(&db.user().find_many().filter(of_bob).await.unwrap()), "ann");
        let most =
            db.user().find_first().order_by([user::followers.count().desc(), by_name()]).await.unwrap();
        assert_eq!(most.unwrap().name, "bob");
    })
    .await;
}

/// A detail page: what belongs to a row in several ways, some of it nested, in one query.
#[tokio::test]
async fn everything_of_one_row() {
    each(async |db: Db| {
        let Sample { ann, org, .. } = sample(&db).await;
        db.user()
            .update(user::by_id(&ann.id))
            .nest(user::profile.create(profile::New { user_id: (&ann).into(), bio: "Writes.".into() }))
            .nest(user::teams.create(|_| [team::New { name: "Blue".into() }]))
            .nest(user::posts.create(|author_id| {
                let tags = post::tags.connect_or_create(tag::by_name("new"), tag::New { name: "new".into() });
                [post::New { title: "Tagged".into(), author_id }.nest(tags)]
            }))
            .await
            .unwrap();
        let tagged = user::posts.filter(post::tags.some(tag::name.eq("new"))).with(post::tags);
        let found = db
            .user()
            .find_unique(user::by_id(&ann.id))
            .with(user::org)
            .with(user::profile)
            .with(user::teams)
            .with(tagged)
            .with(user::posts.count())
            .required()
            .await
            .unwrap();
        let (row, of, profile, teams, posts, number) = found;
        assert_eq!((row.email, of.id), (ann.email, org.id));
        assert_eq!(profile.unwrap().bio, "Writes.");
        assert_eq!((teams.len(), posts.len(), number), (1, 1, 4));
        assert_eq!(posts[0].1[0].name, "new");
    })
    .await;
}
