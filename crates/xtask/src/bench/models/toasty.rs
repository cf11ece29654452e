//! Toasty: a struct for each model.

use std::fmt::Write as _;

use super::{Field, Model, Schema, snake, variant};

/// The dependencies of a crate of Toasty models, as lines of its manifest.
pub(in crate::bench) const DEPENDENCIES: &str = r#"
toasty = { version = "=0.11.0", default-features = false, features = ["jiff", "postgresql", "rust_decimal", "serde"] }
jiff = "0.2"
rust_decimal = "1"
serde_json = "1"
"#;

/// The files of the crate.
pub(in crate::bench) fn files(schema: &Schema) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut root = String::from("//! Toasty models.\n");
    for model in &schema.models {
        let name = snake(&model.name);
        let _ = writeln!(root, "pub mod {name};");
        files.push((format!("{name}.rs"), structure(schema, model)));
    }
    for value in &schema.enums {
        let _ = writeln!(
            root,
            "\n#[derive(Debug, Clone, PartialEq, Eq, toasty::Embed)]\n#[column(rename_all = \
             \"SCREAMING_SNAKE_CASE\")]\npub enum {} {{",
            value.name
        );
        value.values.iter().for_each(|value| {
            let _ = writeln!(root, "    {},", variant(value));
        });
        root.push_str("}\n");
    }
    files.push(("lib.rs".to_owned(), root));
    files
}

fn structure(schema: &Schema, model: &Model) -> String {
    let mut out = format!("#[derive(Debug, toasty::Model)]\n#[table = \"{}\"]\n", model.name);
    for (kind, lists) in [("unique", &model.uniques), ("index", &model.indexes)] {
        for fields in lists.iter().filter(|fields| fields.len() > 1) {
            let fields: Vec<String> = fields.iter().map(|field| snake(field)).collect();
            let _ = writeln!(out, "#[{kind}({})]", fields.join(", "));
        }
    }
    let _ = writeln!(out, "pub struct {} {{", model.name);
    model.fields.iter().for_each(|field| self::field(&mut out, model, field));
    for parent in &model.parents {
        let target = format!("super::{}::{}", snake(&parent.target), parent.target);
        let target = if parent.optional { format!("Option<{target}>") } else { target };
        let (field, column) = (snake(&parent.field), snake(&parent.column));
        let _ = writeln!(
            out,
            "    #[belongs_to(key = {column}, references = id)]\n    pub {field}: toasty::Deferred<{target}>,"
        );
    }
    for (field, target) in &model.children {
        let pair =
            schema.models.iter().find(|other| other.name == *target).and_then(|other| model.pair(other));
        let pair = pair.map_or_else(String::new, |pair| format!("(pair = {})", snake(&pair.field)));
        let _ = writeln!(
            out,
            "    #[has_many{pair}]\n    pub {}: toasty::Deferred<Vec<super::{}::{target}>>,",
            snake(field),
            snake(target)
        );
    }
    out.push_str("}\n");
    out
}

fn field(out: &mut String, model: &Model, field: &Field) {
    if field.id {
        out.push_str("    #[key]\n");
    }
    if field.counts() {
        out.push_str("    #[auto]\n");
    }
    if field.unique {
        out.push_str("    #[unique]\n");
    }
    if model.parent_of(field).is_some() {
        out.push_str("    #[index]\n");
    }
    match (field.kind.as_str(), field.default.as_deref()) {
        ("DateTime", Some("now()")) => out.push_str("    #[default(jiff::Timestamp::now())]\n"),
        ("DateTime", _) if field.updated_at => out.push_str("    #[update(jiff::Timestamp::now())]\n"),
        ("Int" | "BigInt" | "Boolean", Some(default)) if !field.counts() => {
            let _ = writeln!(out, "    #[default({default})]");
        }
        ("String", Some(default)) if default.starts_with('"') => {
            let _ = writeln!(out, "    #[default({default}.to_string())]");
        }
        (kind, Some(default)) if scalar(kind).is_none() => {
            let _ = writeln!(out, "    #[default(super::{kind}::{})]", variant(default));
        }
        _ => {}
    }
    let json = if field.kind == "Json" { ", type = jsonb" } else { "" };
    let _ = writeln!(out, "    #[column(\"{}\"{json})]", field.name);
    let _ = writeln!(out, "    pub {}: {},", snake(&field.name), field.rust(scalar));
}

fn scalar(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "String" => "String",
        "Int" => "i32",
        "BigInt" => "i64",
        "Decimal" => "rust_decimal::Decimal",
        "Float" => "f64",
        "Boolean" => "bool",
        "Json" => "toasty::Json<serde_json::Value>",
        "DateTime" => "jiff::Timestamp",
        _ => return None,
    })
}
