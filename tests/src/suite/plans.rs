//! `.plan()`: the statement of each kind of query, with its parameters, without running it.

use pumpflix_client::Value;
use pumpflix_tests::api::{Db, Plan, count, membership, post, tag, user};

use super::databases::is_sqlite;
use super::plain::each_plain;
use super::samples::{Sample, sample};

/// The words that a statement begins with, and how many parameters it has: as many as its text has places.
fn shown(plan: &Plan, sqlite: bool) -> (String, usize) {
    let places: std::collections::BTreeSet<&str> = plan
        .sql
        .split(if sqlite { '?' } else { '$' })
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            &rest[..end]
        })
        .collect();
    assert_eq!(places.len(), plan.params.len(), "{plan:?}");
    let words: Vec<&str> = plan.sql.split_whitespace().take(3).collect();
    (words.join(" "), plan.params.len())
}

#[tokio::test]
async fn of_each_kind_of_query() {
    each_plain(async |db: Db, plain| {
        let Sample { org, ann, .. } = sample(&db).await;
        let sqlite = is_sqlite(db.database());
        let before = db.database().stats().queries;
        let find = || db.post().find_many().filter(post::title.eq("secret")).order_by(post::id.asc());
        let new = || user::New { email: "secret".into(), org_id: (&org).into() };
        let plans = [
            ("SELECT", 1, find().plan()),
            ("SELECT", 2, find().filter(post::views.gt(1)).skip(0).plan()),
            ("SELECT", 1, find().with(post::author).plan()),
            ("SELECT", 1, find().count().plan()),
            ("SELECT", 1, find().exists().plan()),
            ("SELECT", 1, db.user().find_unique(user::by_email("secret")).plan()),
            ("SELECT", 2, db.membership().find_unique(membership::by_org_id_user_id("secret", "u")).plan()),
            ("SELECT", 1, db.post().find_first().filter(post::title.eq("secret")).plan()),
            (
                "SELECT",
                1,
                db.post().aggregate((count(), post::views.sum())).filter(post::title.eq("secret")).plan(),
            ),
            (
                "SELECT",
                1,
                db.post()
                    .group_by(post::author_id)
                    .select((post::author_id, count()))
                    .having(count().gt(1))
                    .plan(),
            ),
            ("UPDATE", 2, db.user().update(user::by_email("secret")).set(user::name.to("x")).plan()),
            (
                "UPDATE",
                2,
                db.post().update_many().filter(post::title.eq("secret")).set(post::views.increment(1)).plan(),
            ),
            ("DELETE", 1, db.user().delete(user::by_email("secret")).plan()),
            ("DELETE", 1, db.post().delete_many().filter(post::title.eq("secret")).plan()),
        ];
        for (verb, params, plan) in plans {
            let (words, places) = shown(&plan, sqlite);
            assert!(words.starts_with(verb) && places >= params, "{plan:?}");
            assert!(!plan.sql.contains("secret"), "{plan:?}");
            let text = |value: &Value| matches!(value, Value::Text(text) if text == "secret");
            assert!(plan.params.iter().any(text) || words.starts_with("SELECT") && places == 1, "{plan:?}");
        }
        for plan in [db.user().create(new()).plan(), db.user().upsert(user::by_email("secret"), new()).plan()]
        {
            assert!(shown(&plan, sqlite).0.starts_with("INSERT INTO \"User\""), "{plan:?}");
            assert!(!plan.sql.contains("secret") && !plan.sql.contains(&ann.id));
        }
        assert_eq!(db.database().stats().queries, before, "nothing has run");
        assert_eq!(plain.number(r#"SELECT count(*) FROM "User""#).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_what_runs() {
    each_plain(async |db: Db, _| {
        sample(&db).await;
        let find = db
            .post()
            .find_many()
            .filter(post::views.gt(6) & post::title.contains("R"))
            .order_by(post::id.asc());
        let Plan { sql, params, .. } = find.plan();
        let count: Vec<(i64,)> = if is_sqlite(db.database()) {
            // Raw statements number their parameters themselves.
            let text = format!(
                "SELECT count(*) FROM ({})",
                (1..=params.len()).rev().fold(sql, |sql, n| sql.replace(&format!("?{n}"), "{}"))
            );
            db.query(&text, params).await.unwrap()
        } else {
            let text = format!(
                "SELECT count(*) FROM ({}) AS t",
                (1..=params.len()).rev().fold(sql, |sql, n| sql.replace(&format!("${n}"), "{}"))
            );
            db.query(&text, params).await.unwrap()
        };
        assert_eq!(count[0].0, i64::try_from(find.await.unwrap().len()).unwrap());
        db.tag().create(tag::New { name: "x".into() }).await.unwrap();
    })
    .await;
}

/// SQLite would plan a statement anew at each call whose parameter is the limit, and PostgreSQL at each whose limit it
/// does not know.
#[tokio::test]
async fn limits_cost_no_planning() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("limits.db");
    let db: Db = super::databases::with_tables(&format!("sqlite:{}", file.display())).await;
    sample(&db).await;
    let raw = rusqlite::Connection::open(&file).unwrap();
    for take in [1, 3, 20, 100, 61, 777] {
        let Plan { sql, params, .. } =
            db.post().find_many().order_by(post::id.asc()).skip(1).take(take).plan();
        let usual = take != 61 && take != 777;
        assert_eq!(sql.contains(&format!("LIMIT {take} ")), usual, "{sql}");
        let mut statement = raw.prepare(&sql).unwrap();
        for _ in 0..3 {
            for (at, value) in params.iter().enumerate() {
                let Value::Int(value) = value else { panic!("{params:?}") };
                statement.raw_bind_parameter(at + 1, value).unwrap();
            }
            let mut rows = statement.raw_query();
            while rows.next().unwrap().is_some() {}
        }
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0, "{sql}");
    }
}
