//! Small schemas for property tests: the same few names with everything about them changing.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pumpflix_dialect::Dialect;
use pumpflix_sql::SqlSchema;

use crate::folders;

/// A field beside the key: what follows its name.
fn field() -> impl Strategy<Value = String> {
    let plain =
        select(vec!["String", "String?", "Int", "Int?", "BigInt?", "Boolean", "Float?", "Bytes?", "Json?"]);
    let with_default = select(vec![
        "String @default(\"it's\")",
        "Int @default(3)",
        "Boolean? @default(true)",
        "DateTime @default(now())",
        "Float @default(1.5)",
        "Kind @default(A)",
        "Kind?",
        "String @unique",
        "Int? @unique @map(\"mapped PLACE\")",
    ]);
    prop_oneof![plain, with_default].prop_map(str::to_owned)
}

/// A model of the name that may refer to others: its whole text.
fn model(name: &'static str, others: &'static [&'static str]) -> impl Strategy<Value = String> {
    let key = select(vec!["id Int @id", "id String @id", "id BigInt @id @default(autoincrement())"]);
    let action = select(vec!["", ", onDelete: Cascade", ", onUpdate: NoAction"]);
    let references = vec(proptest::option::of(action), others.len());
    let index =
        select(vec!["", "@@index([f0])", "@@unique([f0, f1])", "@@index([f1(sort: Desc)], map: \"named\")"]);
    (key, vec(proptest::option::weighted(0.8, field()), 4), references, index).prop_map(
        move |(key, fields, references, index)| {
            let (lower, mut lines) = (name.to_lowercase(), vec![key.to_owned()]);
            for (place, field) in fields.iter().enumerate() {
                lines.extend(
                    field.as_ref().map(|f| format!("f{place} {}", f.replace("PLACE", &place.to_string()))),
                );
            }
            for (other, action) in others.iter().zip(references) {
                if let Some(action) = action {
                    let lower = other.to_lowercase();
                    lines.push(format!(
                        "{lower} {other}? @relation(fields: [{lower}Key], references: [ref]{action})"
                    ));
                    lines.push(format!("{lower}Key Int?"));
                }
            }
            let has = |f: &str| lines.iter().any(|l| l.starts_with(f));
            if (has("f0 ") || !index.contains("f0")) && (has("f1 ") || !index.contains("f1")) {
                lines.push(index.replace("named", &format!("{lower}_order")));
            }
            format!("model {name} {{\n{}\nref Int @unique\nBACK\n}}\n", lines.join("\n"))
        },
    )
}

/// The text of a schema of up to three models.
pub(crate) fn schema() -> impl Strategy<Value = String> {
    let second = proptest::option::weighted(0.8, model("Second", &["First"]));
    let third = proptest::option::weighted(0.6, model("Third", &["First"]));
    (model("First", &[]), second, third).prop_map(|(first, second, third)| {
        let mut back = String::new();
        for (name, text) in [("Second", &second), ("Third", &third)] {
            if text.as_ref().is_some_and(|t| t.contains("@relation")) {
                writeln!(back, "{} {name}[]", name.to_lowercase()).unwrap();
            }
        }
        let head = "datasource db {\nprovider = \"sqlite\"\n}\nenum Kind {\nA\nB\n}\n";
        let rest = second.unwrap_or_default() + &third.unwrap_or_default();
        format!("{head}{}{}", first.replace("BACK", &back), rest.replace("BACK", ""))
    })
}

/// The tables of a generated schema.
pub(crate) fn tables(text: &str) -> SqlSchema {
    folders::tables(text, Dialect::Sqlite).unwrap_or_else(|| panic!("the schema is valid:\n{text}"))
}
