//! Takes away what a schema may say and a database would refuse: SQL words of the schema's own that do not fit the
//! column, defaults that are none of the native type, names that are too long. `dbgenerated()` goes too: it leaves
//! open what the database has.

use pumpflix_dialect::Dialect;

use crate::draft::{Draft, Field, Kind};

/// The draft, so that its creation script runs. What is taken away depends on each field alone, so that two states of
/// one schema stay as alike as they were.
pub(crate) fn tame(draft: &mut Draft) {
    let dialect = draft.dialect;
    draft.datasource.retain(|line| !line.contains("postgis"));
    for block in &mut draft.blocks {
        for field in &mut block.fields {
            if block.kind == Kind::Enum {
                field.attributes.retain(|a| a.len() < 70);
            } else {
                tame_field(dialect, field);
            }
        }
        for attribute in &mut block.attributes {
            // The words of `raw` need the column's own name.
            if let Some((head, tail)) = attribute.split_once("where: raw(\"")
                && let Some((name, tail)) = tail.split_once(" IS NOT NULL\")")
            {
                *attribute = format!("{head}where: {{ {name}: {{ not: null }} }}{tail}");
            }
        }
        if dialect == Dialect::MySql {
            block.attributes.retain(|a| !(a.starts_with("@@map") && a.len() > 64));
        }
    }
}

/// The text with shorter names in place of those that some database refuses or cuts.
pub(crate) fn shorten(text: &str) -> String {
    text.replace("MakesGeneratedConstraintNamesExceedTheLimit", "MakesConstraintNamesExceedIt")
}

fn tame_field(dialect: Dialect, field: &mut Field) {
    if field.ty.starts_with("Unsupported") {
        if dialect != Dialect::Postgres || field.ty.contains("geometry") {
            "Unsupported(\"point\")".clone_into(&mut field.ty);
        }
        field.attributes.retain(|a| !a.starts_with("@default"));
    }
    let (native, list) = (field.has("@db."), field.arity == "[]");
    let keeps = |attribute: &String| {
        let Some(default) = attribute.strip_prefix("@default(") else { return true };
        if default.starts_with("dbgenerated(") {
            return !native && !list && fits(dialect, &field.ty, default);
        }
        let made = ["autoincrement", "now", "cuid", "uuid", "ulid", "nanoid"];
        !native || made.iter().any(|function| default.starts_with(function))
    };
    field.attributes.retain(keeps);
    if dialect == Dialect::MySql {
        field.attributes.retain(|a| !(a.starts_with("@map") && a.len() > 64));
    }
}

/// Whether the words of a default make a value of a type.
fn fits(dialect: Dialect, ty: &str, default: &str) -> bool {
    match ty {
        "DateTime" => {
            default.contains("CURRENT_TIMESTAMP") || default.contains("now()") && dialect != Dialect::Sqlite
        }
        "Int" | "BigInt" | "Float" | "Decimal" => default.contains("1 + 1"),
        "String" => default.contains("it''s"),
        "Json" => default.contains("\\\"a\\\""),
        _ => false,
    }
}
