//! `sea-orm`: entities in the dense form of its second version, one module each.

use std::fmt::Write as _;

use super::{Model, Schema, snake, variant};

/// The dependencies of a crate of entities, as lines of its manifest.
pub(in crate::bench) const DEPENDENCIES: &str = r#"
sea-orm = { version = "=2.0.4", default-features = false, features = ["macros", "runtime-tokio", "sqlx-postgres", "with-chrono", "with-json", "with-rust_decimal"] }
"#;

/// The files of the crate.
pub(in crate::bench) fn files(schema: &Schema) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut root = String::from("//! SeaORM entities.\n");
    for model in &schema.models {
        let name = snake(&model.name);
        let _ = writeln!(root, "pub mod {name};");
        files.push((format!("{name}.rs"), entity(model)));
    }
    for value in &schema.enums {
        let _ = writeln!(
            root,
            "\n#[derive(Debug, Clone, PartialEq, Eq, sea_orm::EnumIter, sea_orm::DeriveActiveEnum)]\n#[sea_orm(rs_type = \
             \"String\", db_type = \"Enum\", enum_name = \"{0}\")]\npub enum {0} {{",
            value.name
        );
        for value in &value.values {
            let _ = writeln!(root, "    #[sea_orm(string_value = \"{value}\")]\n    {},", variant(value));
        }
        root.push_str("}\n");
    }
    files.push(("lib.rs".to_owned(), root));
    files
}

fn entity(model: &Model) -> String {
    let mut out = format!(
        "use sea_orm::entity::prelude::*;\n\n#[sea_orm::model]\n#[derive(Clone, Debug, PartialEq, \
         DeriveEntityModel)]\n#[sea_orm(table_name = \"{}\")]\npub struct Model {{\n",
        model.name
    );
    for field in &model.fields {
        let mut words = vec![format!("column_name = \"{}\"", field.name)];
        if field.id {
            let counts = if field.counts() { "primary_key" } else { "primary_key, auto_increment = false" };
            words.push(counts.to_owned());
        }
        if field.unique {
            words.push("unique".to_owned());
        }
        let _ = writeln!(out, "    #[sea_orm({})]", words.join(", "));
        let _ = writeln!(out, "    pub {}: {},", snake(&field.name), field.rust(scalar));
    }
    for parent in &model.parents {
        let target = format!("super::{}::Entity", snake(&parent.target));
        let target = if parent.optional { format!("Option<{target}>") } else { target };
        let (field, column) = (snake(&parent.field), snake(&parent.column));
        let _ = writeln!(
            out,
            "    #[sea_orm(belongs_to, from = \"{column}\", to = \"id\")]\n    pub {field}: BelongsTo<{target}>,"
        );
    }
    for (field, target) in &model.children {
        let _ = writeln!(
            out,
            "    #[sea_orm(has_many)]\n    pub {}: HasMany<super::{}::Entity>,",
            snake(field),
            snake(target)
        );
    }
    out.push_str("}\n\nimpl ActiveModelBehavior for ActiveModel {}\n");
    out
}

fn scalar(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "String" => "String",
        "Int" => "i32",
        "BigInt" => "i64",
        "Decimal" => "Decimal",
        "Float" => "f64",
        "Boolean" => "bool",
        "Json" => "Json",
        "DateTime" => "DateTime",
        _ => return None,
    })
}
