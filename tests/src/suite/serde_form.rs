//! Rows and enums as JSON: by the schema's names.

use pumpflix_tests::api::{Db, Role, User};
use pumpflix_tests::lists::{Day, Lists};
use pumpflix_tests::types::{Color, Plain, Scalars};
use serde_json::json;

use super::databases::each;
use super::samples::{Sample, sample};

#[tokio::test]
async fn a_row_and_back() {
    each(async |db: Db| {
        let Sample { bob, .. } = sample(&db).await;
        let text = serde_json::to_value(&bob).unwrap();
        assert_eq!(
            text,
            json!({
                "id": bob.id, "email": "bob@x.io", "name": null, "role": "EDITOR", "logins": 0,
                "orgId": bob.org_id, "bossId": bob.boss_id,
                "createdAt": bob.created_at, "updatedAt": bob.updated_at,
            })
        );
        assert_eq!(serde_json::from_value::<User>(text).unwrap(), bob);
    })
    .await;
}

#[test]
fn every_type() {
    let text = json!({
        "id": 1, "string": "s", "boolean": true, "int": -5, "bigInt": 9_007_199_254_740_993_i64,
        "float": 0.5, "decimal": "1.50", "dateTime": "2024-05-01T12:30:00.250Z",
        "json": { "a": [1, null] }, "bytes": [0, 255], "color": "GREEN", "plain": "B",
        "decimalO": "2", "colorO": "RED", "jsonO": [], "unknown": { "is": "passed over" },
    });
    let row: Scalars = serde_json::from_value(text).unwrap();
    assert_eq!((row.color, row.color_o, row.plain), (Color::Green, Some(Color::Red), Plain::B));
    assert_eq!((row.big_int, row.bytes.as_slice()), (9_007_199_254_740_993, &[0, 255][..]));
    assert_eq!((row.json.clone(), row.int_o), (json!({ "a": [1, null] }), None));
    let again: Scalars = serde_json::from_str(&serde_json::to_string(&row).unwrap()).unwrap();
    assert_eq!(again, row);
}

#[test]
fn lists() {
    let text = json!({
        "id": 1, "strings": ["a"], "booleans": [true], "ints": [1, 2], "bigInts": [], "floats": [0.5],
        "decimals": ["1.5"], "dateTimes": ["2024-05-01T12:30:00Z"], "json": [null, {}], "bytes": [[1], []],
        "days": ["MONDAY"], "ofId": null,
    });
    let row: Lists = serde_json::from_value(text.clone()).unwrap();
    assert_eq!((row.days.as_slice(), row.bytes.len()), (&[Day::Monday][..], 2));
    assert_eq!(serde_json::to_value(&row).unwrap(), text);
}

#[test]
fn what_is_wrong_is_said() {
    let error = |text: serde_json::Value| serde_json::from_value::<User>(text).unwrap_err().to_string();
    assert_eq!(error(json!({ "id": "1" })), "missing field `email`");
    assert!(error(json!("x")).contains("expected struct User"));
    let full = json!({
        "id": "1", "email": "e", "role": "NOBODY", "logins": 0, "orgId": "o",
        "createdAt": "2024-05-01T12:30:00Z", "updatedAt": "2024-05-01T12:30:00Z",
    });
    assert!(error(full).contains("a value of Role"), "an unknown value");
}

#[test]
fn enums_by_name() {
    assert_eq!(Role::ALL, [Role::Admin, Role::Editor, Role::Member]);
    assert_eq!((Role::Member.to_string(), "MEMBER".parse()), ("MEMBER".to_owned(), Ok(Role::Member)));
    assert_eq!(format!("{:>7}|", Role::Admin), "  ADMIN|");
    assert_eq!(serde_json::to_string(&Role::Member).unwrap(), "\"MEMBER\"");
    assert_eq!(serde_json::from_str::<Role>("\"MEMBER\"").unwrap(), Role::Member);
    let error = "member".parse::<Role>().unwrap_err();
    assert_eq!(error.to_string(), "not a value of Role, which has ADMIN, EDITOR, MEMBER");
}
