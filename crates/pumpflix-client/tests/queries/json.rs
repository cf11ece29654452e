//! Conditions inside JSON documents.

use pumpflix_client::Filter;
use pumpflix_client::codegen_support::serde_json::{Value, json};

use crate::databases::{Scratch, each};
use crate::models::{Db, Post, post, user};

async fn fill(db: &Db) {
    db.user().create(user::New::numbered(1)).await.unwrap();
    let documents = [
        Some(json!({"a": {"b": 1, "c": "Rust"}, "tags": ["x", "y"], "n": null})),
        Some(json!({"a": {"b": 2.5, "c": "100%_[x]*"}, "tags": ["y", 3, [1, 2]], "ok": true})),
        Some(json!({"a": {"b": "2"}, "tags": [], "ok": false, "we\"ird'$.k[0]": {"": 7}})),
        Some(json!([10, {"deep": [{"k": "v"}]}])),
        Some(json!(null)),
        Some(json!("text")),
        Some(json!(42)),
        None,
    ];
    for (id, meta) in (1..).zip(documents) {
        db.post().create(post::New { meta, ..post::New::numbered(id, 1) }).await.unwrap();
    }
}

#[tokio::test]
async fn conditions_inside_documents() {
    each(async |Scratch { db, dialect, .. }| {
        fill(&db).await;
        let path = |path: &[&str]| post::meta.path(path.iter().copied());
        let cases: Vec<(&str, Filter<Post>, &[i64])> = vec![
            ("eq", path(&["a", "b"]).eq(1), &[1]),
            ("eq float", path(&["a", "b"]).eq(2.5), &[2]),
            ("eq text is not a number", path(&["a", "b"]).eq("2"), &[3]),
            ("ne needs a value", path(&["a", "b"]).ne(1), &[2, 3]),
            ("not needs a value", !path(&["a", "b"]).eq(1), &[2, 3]),
            ("gt", path(&["a", "b"]).gt(0), &[1, 2]),
            ("lte", path(&["a", "b"]).lte(1), &[1]),
            ("gt text", path(&["a", "c"]).gt("R"), &[1]),
            ("gte text", path(&["a", "b"]).gte("2"), &[3]),
            ("lt nothing", path(&["ok"]).lt(true), &[]),
            ("true", path(&["ok"]).eq(true), &[2]),
            ("false", path(&["ok"]).eq(false), &[3]),
            ("null", path(&["n"]).eq(Value::Null), &[1]),
            ("json null", path(&["n"]).is_json_null(), &[1]),
            ("not json null", !path(&["ok"]).is_json_null(), &[2, 3]),
            ("missing", path(&["ok"]).is_db_null(), &[1, 4, 5, 6, 7, 8]),
            ("there", !path(&["ok"]).is_db_null(), &[2, 3]),
            ("contains", path(&["a", "c"]).string_contains("us"), &[1]),
            ("contains is exact", path(&["a", "c"]).string_contains("US"), &[]),
            ("insensitive", path(&["a", "c"]).string_contains("US").insensitive(), &[1]),
            ("starts with", path(&["a", "c"]).string_starts_with("100%_["), &[2]),
            ("ends with", path(&["a", "c"]).string_ends_with("x]*"), &[2]),
            ("wildcards mean themselves", path(&["a", "c"]).string_starts_with("1__%"), &[]),
            ("array contains", path(&["tags"]).array_contains(["y"]), &[1, 2]),
            ("array contains all", path(&["tags"]).array_contains([json!("y"), json!(3)]), &[2]),
            ("array contains array", path(&["tags"]).array_contains([json!([1, 2])]), &[2]),
            ("array of none", path(&["tags"]).array_contains(Vec::<Value>::new()), &[1, 2, 3]),
            ("array starts with", path(&["tags"]).array_starts_with("x"), &[1]),
            ("array ends with", path(&["tags"]).array_ends_with(json!([1, 2])), &[2]),
            ("array eq", path(&["tags"]).eq(json!(["x", "y"])), &[1]),
            ("object eq", path(&["a"]).eq(json!({"b": 1, "c": "Rust"})), &[1]),
            ("position", path(&["0"]).eq(10), &[4]),
            ("deep", path(&["1", "deep", "0", "k"]).eq("v"), &[4]),
            ("weird keys", path(&["we\"ird'$.k[0]", ""]).eq(7), &[3]),
            ("no injection", path(&["a\"].b') = 1 OR 1=1 --"]).eq(1), &[]),
            ("through text", path(&["a", "c", "0"]).eq(1), &[]),
            ("whole text", path(&[]).eq("text"), &[6]),
            ("whole number", path(&[]).gt(41), &[7]),
            ("whole null", post::meta.is_json_null(), &[5]),
            ("no document", post::meta.is_db_null(), &[8]),
            ("no document by path", path(&[]).is_db_null(), &[8]),
            ("a document", post::meta.is_not_null(), &[1, 2, 3, 4, 5, 6, 7]),
            (
                "of a relation",
                post::author.is(user::posts.some(path(&["a", "b"]).eq(1))),
                &[1, 2, 3, 4, 5, 6, 7, 8],
            ),
            (
                "negated relation",
                !post::author.is(user::posts.some(path(&["a", "b"]).eq(9))),
                &[1, 2, 3, 4, 5, 6, 7, 8],
            ),
        ];
        for (name, filter, expected) in cases {
            let find = db.post().find_many().filter(filter).order_by(post::id.asc());
            let sql = find.plan().sql;
            assert!(!sql.contains("ird") && !sql.contains("OR 1=1"), "{sql}");
            match find.await {
                Ok(rows) => {
                    let ids: Vec<i64> = rows.iter().map(|p| p.id).collect();
                    assert_eq!(ids, expected, "{name} on {dialect}: {sql}");
                }
                Err(error) => panic!("{name} on {dialect}: {error}: {sql}"),
            }
        }
        let n = db.post().update_many().filter(path(&["ok"]).eq(true)).set(post::views.to(9)).await.unwrap();
        assert_eq!(n, 1);
    })
    .await;
}
