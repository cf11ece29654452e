//! Rows compared with each other, and shown for debugging: by the facts of their model.

use pumpflix_tests::api::{organization, user};
use pumpflix_tests::types::Scalars;
use serde_json::json;

fn row(float: f64, string: Option<&str>) -> Scalars {
    let mut row: Scalars = serde_json::from_value(json!({
        "id": 1, "string": "s\"", "boolean": true, "int": -5, "bigInt": 5, "float": 0.5, "decimal": "1.50",
        "dateTime": "2024-05-01T12:30:00.250Z", "json": { "a": [1, null] }, "bytes": [0, 255], "color": "GREEN",
        "plain": "B",
    }))
    .unwrap();
    row.float = float;
    row.string_o = string.map(str::to_owned);
    row
}

#[test]
fn a_row_equals_one_that_agrees_in_every_field() {
    assert_eq!(row(0.5, None), row(0.5, None));
    assert_eq!(row(0.0, Some("")), row(-0.0, Some("")), "as numbers, not as bits");
    assert_ne!(row(0.5, None), row(0.5, Some("")));
    assert_ne!(row(0.5, None), row(0.25, None));
    assert_ne!(row(f64::NAN, None), row(f64::NAN, None), "no number equals nothing");
}

#[test]
fn a_row_is_shown_with_the_names_of_the_schema() {
    let text = format!("{:?}", row(0.5, Some("x")));
    let start = "Scalars { id: 1, string: \"s\\\"\", boolean: true, int: -5, bigInt: 5, float: 0.5, decimal: 1.50, \
                 dateTime: 2024-05-01T12:30:00.250Z, json: Object {\"a\": Array [Number(1), Null]}, bytes: [0, 255], \
                 color: GREEN, plain: B, stringO: Some(\"x\"), booleanO: None,";
    assert!(text.starts_with(start), "{text}");
    assert!(format!("{:#?}", row(0.5, Some("x"))).contains("\n    stringO: Some(\n        \"x\",\n    ),\n"));
}

#[test]
fn a_new_row_shows_no_values() {
    let new: user::Draft =
        user::New { email: "ann@x.io".into(), org_id: organization::by_slug("acme").into() };
    assert_eq!(format!("{:?}", new.name("Ann")), "New User { .. }");
}
