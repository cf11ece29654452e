//! The ways of loading relations: the same rows come of each, by the statements that the plan says.
//!
//! Every test of the suite runs with both (`databases::each`); here is what only one of them could get wrong.

use pumpflix_client::{Page, Shape, Strategy};
use pumpflix_tests::api::{Db, Plan, badge, comment, membership, organization, post, profile, tag, user};

use super::databases::{each, each_shared, is_sqlite};
use super::samples::{Sample, sample};

const WAYS: [Strategy; 2] = [Strategy::Join, Strategy::Batch];

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(post)]
struct Line {
    title: String,
    author: Writer,
    views: i32,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(user)]
struct Writer {
    org: Place,
    email: String,
    boss: Option<Boss>,
    profile: Option<About>,
    #[shape(count(posts))]
    written: i64,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(organization)]
struct Place {
    name: String,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(user)]
struct Boss {
    name: Option<String>,
    posts: Vec<Title>,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(post)]
struct Title {
    title: String,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(user)]
struct Person {
    posts: Vec<Talk>,
    boss: Option<Boss>,
    #[shape(count(teams))]
    teams: i64,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(post)]
struct Talk {
    title: String,
    comments: Vec<Said>,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(comment)]
struct Said {
    text: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Shape)]
#[shape(profile)]
struct About {
    bio: String,
}

/// What a query gives by each way, and how many statements it takes.
async fn both<T: std::fmt::Debug + PartialEq>(db: &Db, ask: impl AsyncFn(Strategy) -> T) -> (T, [u64; 2]) {
    let mut found = Vec::new();
    let mut statements = [0; 2];
    for (way, count) in WAYS.into_iter().zip(&mut statements) {
        let before = db.database().stats().queries;
        found.push(ask(way).await);
        *count = db.database().stats().queries - before;
    }
    let batch = found.pop().unwrap();
    let join = found.pop().unwrap();
    assert_eq!(join, batch);
    (join, statements)
}

#[tokio::test]
async fn of_rows_with_what_may_be_missing() {
    each(async |db: Db| {
        let Sample { ann, bob, .. } = sample(&db).await;
        db.profile().create(profile::New { user_id: (&bob).into(), bio: "b".into() }).await.unwrap();
        let (rows, statements) = both(&db, async |way| {
            let people = db.user().find_many().order_by(user::email.asc()).strategy(way);
            people.with(user::boss.with(user::profile).with(user::org)).with(user::profile).await.unwrap()
        })
        .await;
        let of = |at: usize| (rows[at].1.as_ref().map(|(boss, ..)| &boss.id), rows[at].2.is_some());
        assert_eq!([of(0), of(1), of(2)], [(None, false), (Some(&ann.id), true), (Some(&ann.id), false)]);
        assert_eq!(statements, [1, 5]);
    })
    .await;
}

#[tokio::test]
async fn of_shapes() {
    each(async |db: Db| {
        let Sample { cid, .. } = sample(&db).await;
        let new = post::New { title: "Nil".into(), author_id: (&cid).into() };
        db.post().create(new).await.unwrap();
        db.profile().create(profile::New { user_id: (&cid).into(), bio: "c".into() }).await.unwrap();
        let (lines, statements) = both(&db, async |way| {
            db.post().find_many().order_by(post::id.asc()).select::<Line>().strategy(way).await.unwrap()
        })
        .await;
        let ann = &lines[0].author;
        assert_eq!((ann.org.name.as_str(), ann.boss.as_ref(), ann.written), ("Acme", None, 3));
        let titles = |line: &Line| line.author.boss.as_ref().map(|boss| boss.posts.len());
        assert_eq!((titles(&lines[3]), lines[4].author.profile.is_some()), (Some(3), true));
        // The posts; and what the bosses wrote, how much everybody did, and the other four relations.
        assert_eq!(statements, [1, 7]);
    })
    .await;
}

#[tokio::test]
async fn of_rows_that_belong_to_others() {
    each(async |db: Db| {
        sample(&db).await;
        let written = || user::posts.order_by(post::id.asc()).with(post::author.with(user::boss));
        let (all, statements) = both(&db, async |way| {
            let people = db.user().find_many().order_by(user::email.asc()).strategy(way);
            people.with(written()).await.unwrap()
        })
        .await;
        assert!(all.iter().all(|(user, posts)| posts.iter().all(|(_, (author, _))| author == user)));
        assert_eq!(statements, [1, 4]);
        let (cut, statements) = both(&db, async |way| {
            let people = db.user().find_many().order_by(user::email.asc()).strategy(way);
            people.with(written().skip(1).take(1)).with(user::teams).await.unwrap()
        })
        .await;
        let firsts: Vec<Vec<&str>> = cut
            .iter()
            .map(|(_, posts, _)| posts.iter().map(|(post, _)| post.title.as_str()).collect())
            .collect();
        assert_eq!((firsts, statements), (vec![vec!["Rust 2"], vec![], vec![]], [1, 4]));
    })
    .await;
}

#[tokio::test]
async fn of_one_row_of_pages_and_of_streams() {
    each(async |db: Db| {
        let Sample { posts, .. } = sample(&db).await;
        let id = posts[3].id;
        both(&db, async |way| {
            let found = db.post().find_unique(post::by_id(id)).with(post::author).strategy(way).required();
            let shape = db.post().find_unique(post::by_id(id)).strategy(way).select::<Line>();
            (found.await.unwrap(), shape.await.unwrap())
        })
        .await;
        both(&db, async |way| {
            let first = db.post().find_first().order_by(post::views.desc()).strategy(way);
            first.with(post::author.with(user::org)).await.unwrap().unwrap()
        })
        .await;
        for page in [Page::first(3), Page::last(3)] {
            both(&db, async |way| {
                let posts = || db.post().find_many().order_by(post::views.desc()).strategy(way);
                let page = || page.clone();
                let rows = posts().with(post::author).page(page()).await.unwrap();
                (rows.items, posts().select::<Line>().page(page()).await.unwrap().items)
            })
            .await;
        }
        both(&db, async |way| {
            let posts = db.post().find_many().order_by(post::id.asc()).strategy(way);
            let mut rows = posts.with(post::author.with(user::posts)).stream();
            let mut all = Vec::new();
            while let Some(row) = rows.next().await {
                all.push(row.unwrap());
            }
            all
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn of_rows_that_are_chosen_in_every_way() {
    each(async |db: Db| {
        sample(&db).await;
        let (rows, _) = both(&db, async |way| {
            let posts = db.post().find_many().strategy(way).with(post::author.with(user::org));
            let posts = posts.filter(post::author.is(user::email.contains("x.io")) & post::views.gt(5));
            posts
                .order_by([post::author.order(user::email.desc()), post::id.asc()])
                .skip(1)
                .take(2)
                .await
                .unwrap()
        })
        .await;
        assert_eq!(
            rows.iter().map(|(post, _)| post.title.as_str()).collect::<Vec<_>>(),
            ["Rust 1", "Rust 2"]
        );
        let (firsts, _) = both(&db, async |way| {
            let posts = db.post().find_many().distinct_on(post::author_id).order_by(post::id.desc());
            posts.strategy(way).with(post::author).await.unwrap()
        })
        .await;
        assert_eq!(firsts.len(), 2);
        let (locked, _) = both(&db, async |way| {
            db.transaction(async |tx| {
                let posts = tx.post().find_many().order_by(post::id.asc()).for_update().strategy(way);
                let rows = posts.with(post::author.with(user::boss)).await?;
                let one = tx.post().find_unique(post::by_id(rows[0].0.id)).skip_locked().strategy(way);
                Ok::<_, pumpflix_client::Error>((rows, one.with(post::author).await?))
            })
            .await
            .unwrap()
        })
        .await;
        assert_eq!(locked.0.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn of_many_rows_of_every_kind() {
    each(async |db: Db| {
        let Sample { ann, posts, .. } = sample(&db).await;
        let tags = post::tags.create(|_| [tag::New { name: "a".into() }, tag::New { name: "b".into() }]);
        db.post().update(post::by_id(posts[0].id)).nest(tags).await.unwrap();
        let link = post::tags.connect([tag::by_name("a")]);
        db.post().update(post::by_id(posts[3].id)).nest(link).await.unwrap();
        let (people, statements) = both(&db, async |way| {
            let staff = user::staff.order_by(user::posts.count().desc()).with(user::posts.count());
            let tags =
                post::tags.order_by(tag::name.desc()).with(tag::posts.order_by(post::id.asc()).take(1));
            let written = user::posts
                .filter(post::comments.some(comment::text.is_not_null()) & post::title.contains("R"))
                .order_by([post::author.order(user::email.asc()), post::views.desc()])
                .with(tags)
                .with(post::comments.count().filter(comment::text.ne("first")))
                .with(post::author.with(user::boss).with(user::posts.skip(1)));
            let people = db.user().find_many().order_by(user::email.asc()).strategy(way);
            people.with(staff).with(written).with(user::org.with(organization::users.count())).await.unwrap()
        })
        .await;
        let (me, staff, written, (_, colleagues)) = &people[0];
        assert_eq!((&me.id, staff[0].1, staff.len(), *colleagues), (&ann.id, 1, 2, 3));
        let titles: Vec<_> =
            written.iter().map(|(post, tags, count, _)| (&*post.title, tags.len(), *count)).collect();
        assert_eq!(titles, [("Rust 2", 0, 1), ("Rust 1", 2, 1)]);
        let (_, tags, _, (_, boss, others)) = &written[1];
        assert_eq!((tags[1].0.name.as_str(), tags[1].1[0].title.as_str()), ("a", "Rust 1"));
        assert_eq!((boss, others.len(), statements[0]), (&None, 2, 1));
    })
    .await;
}

#[tokio::test]
async fn of_many_rows_wherever_they_are_asked_for() {
    each(async |db: Db| {
        let Sample { posts, ann, .. } = sample(&db).await;
        let (_, statements) = both(&db, async |way| {
            let one = db.user().find_unique(user::by_id(&ann.id)).strategy(way).with(user::posts.count());
            one.with(user::posts.order_by(post::id.asc()).take(2).with(post::comments)).await.unwrap()
        })
        .await;
        assert_eq!(statements[0], 1);
        let (_, statements) = both(&db, async |way| {
            let first = db.post().find_first().order_by(post::comments.count().desc()).strategy(way);
            first.with(post::comments.order_by(comment::id.desc())).await.unwrap()
        })
        .await;
        assert_eq!(statements[0], 1);
        for page in [Page::first(3), Page::last(3)] {
            both(&db, async |way| {
                let posts = || db.post().find_many().order_by(post::views.desc()).strategy(way);
                let rows =
                    posts().with(post::comments.count()).with(post::comments.order_by(comment::id.asc()));
                rows.page(page.clone()).await.unwrap().items
            })
            .await;
        }
        both(&db, async |way| {
            let firsts = db.post().find_many().distinct_on(post::author_id).order_by(post::id.desc());
            firsts.strategy(way).with(post::comments.count()).with(post::tags).await.unwrap()
        })
        .await;
        let (people, statements) = both(&db, async |way| {
            let people = db.user().find_many().order_by(user::email.asc()).select::<Person>().strategy(way);
            people
                .rel(user::posts, |posts| {
                    let posts = posts.filter(post::views.gt(5)).order_by(post::views.desc()).take(2);
                    posts.rel(post::comments, |comments| comments.order_by(comment::id.desc()).take(1))
                })
                .await
                .unwrap()
        })
        .await;
        let said: Vec<_> = people[0].posts.iter().map(|p| (&*p.title, p.comments.len())).collect();
        assert_eq!((said, statements), (vec![("Rust 2", 1), ("Rust 1", 1)], [1, 6]));
        // What is said of the posts of a person is not said of those of their boss.
        let bosses: Vec<_> = people.iter().map(|p| p.boss.as_ref().map(|boss| boss.posts.len())).collect();
        assert_eq!(bosses, [None, Some(3), Some(3)]);
        let (streamed, _) = both(&db, async |way| {
            let posts = db.post().find_many().order_by(post::id.asc()).strategy(way);
            let mut rows = posts.with(post::comments.order_by(comment::id.asc())).stream();
            let mut all = Vec::new();
            while let Some(row) = rows.next().await {
                all.push(row.unwrap());
            }
            all
        })
        .await;
        assert_eq!((streamed.len(), &streamed[0].0.id), (4, &posts[0].id));
        both(&db, async |way| {
            db.transaction(async |tx| {
                let posts = tx.post().find_many().order_by(post::id.asc()).for_update().strategy(way);
                let plan = posts.clone().with(post::comments).with(post::tags.count()).plan();
                assert!(plan.relations.iter().all(|relation| relation.strategy == Strategy::Batch));
                posts.with(post::comments).with(post::tags.count()).await
            })
            .await
            .unwrap()
        })
        .await;
    })
    .await;
}

/// Unless somebody says it.
#[tokio::test]
async fn of_a_row_that_is_read_alone() {
    each_shared(async |db: Db| {
        let Sample { ann, .. } = sample(&db).await;
        let one = || db.user().find_unique(user::by_id(&ann.id));
        let posts = || user::posts.order_by(post::id.asc()).with(post::author).with(post::comments);
        let before = db.database().stats().queries;
        let found = one().with(posts()).with(user::org).with(user::staff.count()).required().await.unwrap();
        let first = db.user().find_first().order_by(user::email.asc()).with(posts()).await.unwrap().unwrap();
        // Each time the comments of the posts are a batch.
        assert_eq!(db.database().stats().queries - before, 4);
        assert_eq!((&found.0, &found.1, found.3), (&first.0, &first.1, 2));
        let batch = one().with(posts()).strategy(Strategy::Batch).required().await.unwrap();
        assert_eq!((batch.0, batch.1), first);
        let ways = |plan: Plan| plan.relations.iter().map(|r| r.strategy).collect::<Vec<_>>();
        let expected = [Strategy::Join, Strategy::Join, Strategy::Batch];
        assert_eq!(ways(one().with(posts()).plan()), expected);
        assert_eq!(ways(db.user().find_many().with(user::posts).plan()), [Strategy::Batch]);
        let before = db.database().stats().queries;
        let person = one().select::<Person>().required().await.unwrap();
        // What the comments of the posts are, and nothing else: there is no boss.
        assert_eq!((person.posts.len(), db.database().stats().queries - before), (3, 2));
    })
    .await;
}

#[tokio::test]
async fn of_a_key_of_two_columns() {
    each(async |db: Db| {
        let Sample { org, ann, .. } = sample(&db).await;
        let new = membership::New { org_id: org.id.clone(), user_id: (&ann).into() };
        let member = db.membership().create(new).await.unwrap();
        let new = badge::New { name: "gold".into(), org_id: org.id.clone(), user_id: ann.id.clone() };
        db.badge().create(new).await.unwrap();
        let (badges, statements) = both(&db, async |way| {
            let badges = db.badge().find_many().order_by(badge::id.asc()).strategy(way);
            badges.with(badge::member.with(membership::user)).await.unwrap()
        })
        .await;
        assert_eq!((&badges[0].1.0, statements), (&member, [1, 3]));
    })
    .await;
}

#[tokio::test]
async fn are_shown_by_the_plan() {
    each(async |db: Db| {
        let before = db.database().stats().queries;
        let shown = |way: Strategy| {
            let posts = db.post().find_many().strategy(way).with(post::author.with(user::org));
            let plan = posts.with(post::comments.filter(comment::text.is_not_null())).plan();
            let relations = plan.relations.iter().map(|r| (r.path.clone(), r.strategy, r.sql.clone()));
            (plan.sql, relations.collect::<Vec<_>>())
        };
        let (sql, relations) = shown(Strategy::Join);
        assert_eq!(sql.matches("LEFT JOIN").count(), 2, "{sql}");
        let ways: Vec<_> =
            relations.iter().map(|(path, way, sql)| (path.as_str(), *way, sql.is_some())).collect();
        let expected = [("author", Strategy::Join, false), ("author.org", Strategy::Join, false)];
        assert_eq!((&ways[..2], ways[2]), (&expected[..], ("comments", Strategy::Join, false)));
        assert!(sql.contains(r#"FROM "Comment""#) && sql.contains("IS NOT NULL"), "{sql}");
        let (sql, relations) = shown(Strategy::Batch);
        assert!(
            !sql.contains("JOIN")
                && relations.iter().all(|(_, way, sql)| {
                    *way == Strategy::Batch && sql.as_ref().is_some_and(|sql| !sql.contains("JOIN"))
                })
        );
        let text = relations[2].2.as_deref().unwrap();
        assert!(text.contains(r#"FROM "Comment""#) && text.contains("IS NOT NULL"), "{text}");
        let shape = db.organization().find_many().select::<Place>().plan();
        assert_eq!(shape.relations, []);
        let line = db.post().find_many().select::<Line>().plan();
        let paths: Vec<_> = line.relations.iter().map(|r| r.path.as_str()).collect();
        let expected =
            ["author", "author.org", "author.boss", "author.boss.posts", "author.profile", "author.posts"];
        assert_eq!(paths, expected);
        let one = db.organization().find_unique(organization::by_slug("acme")).strategy(Strategy::Batch);
        let one = one.with(organization::users).plan();
        assert_eq!(one.relations[0].strategy, Strategy::Batch);
        assert_eq!(
            db.database().stats().queries,
            before,
            "nothing has run; SQLite: {}",
            is_sqlite(db.database())
        );
    })
    .await;
}
