//! Diesel: `schema.rs` as its own program prints it, and the structs that a program writes for each table.

use std::fmt::Write as _;

use super::{Enum, Model, Schema, snake, variant};

/// The dependencies of a crate of Diesel models, as lines of its manifest.
pub(in crate::bench) const DEPENDENCIES: &str = r#"
diesel = { version = "=2.3.14", features = ["chrono", "numeric", "postgres_backend", "serde_json"] }
chrono = { version = "0.4", default-features = false, features = ["std"] }
bigdecimal = "0.4"
serde_json = "1"
"#;

/// The files of the crate.
pub(in crate::bench) fn files(schema: &Schema) -> Vec<(String, String)> {
    let mut tables = String::from("//! The tables.\n");
    schema.models.iter().for_each(|model| table(&mut tables, model));
    for model in &schema.models {
        for parent in &model.parents {
            let (child, column) = (snake(&model.name), snake(&parent.column));
            let _ = writeln!(tables, "diesel::joinable!({child} -> {} ({column}));", snake(&parent.target));
        }
    }
    // Diesel's program can print this for related tables only, which is much less than for all of them.
    for group in schema.models.chunks(10).filter(|group| group.len() > 1) {
        let names: Vec<String> = group.iter().map(|model| snake(&model.name)).collect();
        let _ = writeln!(tables, "diesel::allow_tables_to_appear_in_same_query!({});", names.join(", "));
    }
    let mut files = vec![("schema.rs".to_owned(), tables)];
    let mut root = String::from("//! Diesel models.\npub mod schema;\n");
    for model in &schema.models {
        let name = snake(&model.name);
        let _ = writeln!(root, "pub mod {name};");
        files.push((format!("{name}.rs"), structs(model)));
    }
    schema.enums.iter().for_each(|value| enumeration(&mut root, value));
    files.push(("lib.rs".to_owned(), root));
    files
}

fn table(out: &mut String, model: &Model) {
    let _ = writeln!(out, "diesel::table! {{\n    #[sql_name = \"{}\"]", model.name);
    let key = model.fields.iter().find(|field| field.id).map_or("id", |field| &field.name);
    let _ = writeln!(out, "    {} ({key}) {{", snake(&model.name));
    for field in &model.fields {
        let kind = match field.kind.as_str() {
            "Int" => "Integer",
            "BigInt" => "BigInt",
            "Decimal" => "Numeric",
            "Float" => "Double",
            "Boolean" => "Bool",
            "Json" => "Jsonb",
            "DateTime" => "Timestamp",
            _ => "Text",
        };
        let _ = writeln!(out, "        #[sql_name = \"{}\"]", field.name);
        let kind = if field.optional { format!("Nullable<{kind}>") } else { kind.to_owned() };
        let _ = writeln!(out, "        {} -> {kind},", snake(&field.name));
    }
    out.push_str("    }\n}\n");
}

/// A struct to read, one to insert and one of changes.
fn structs(model: &Model) -> String {
    let name = &model.name;
    let table = format!("crate::schema::{}", snake(name));
    let mut out = String::from("use diesel::prelude::*;\n");
    for parent in &model.parents {
        let _ = writeln!(out, "use super::{}::{};", snake(&parent.target), parent.target);
    }
    let associations = if model.parents.is_empty() { "" } else { "Associations, " };
    let _ = write!(
        out,
        "\n#[derive(Debug, Clone, Queryable, Selectable, {associations}Identifiable)]\n#[diesel(table_name = {table}"
    );
    for parent in &model.parents {
        let _ = write!(out, ", belongs_to({}, foreign_key = {})", parent.target, snake(&parent.column));
    }
    let _ = writeln!(out, ")]\npub struct {name} {{");
    for field in &model.fields {
        let _ = writeln!(out, "    pub {}: {},", snake(&field.name), field.rust(scalar));
    }
    let _ = writeln!(out, "}}\n\n#[derive(Debug, Clone, Insertable)]\n#[diesel(table_name = {table})]");
    let _ = writeln!(out, "pub struct New{name} {{");
    for field in model.fields.iter().filter(|field| !field.counts()) {
        let kind = field.rust(scalar);
        // What has a default may be left out.
        let given = field.optional || field.default.is_none() || field.kind == "String";
        let kind = if given { kind } else { format!("Option<{kind}>") };
        let _ = writeln!(out, "    pub {}: {kind},", snake(&field.name));
    }
    let _ =
        writeln!(out, "}}\n\n#[derive(Debug, Clone, Default, AsChangeset)]\n#[diesel(table_name = {table})]");
    let _ = writeln!(out, "pub struct {name}Changes {{");
    for field in model.fields.iter().filter(|field| !field.id) {
        let _ = writeln!(out, "    pub {}: Option<{}>,", snake(&field.name), field.rust(scalar));
    }
    out.push_str("}\n");
    out
}

/// An enum that is text in the database.
fn enumeration(out: &mut String, value: &Enum) {
    let name = &value.name;
    let _ = writeln!(
        out,
        "\n#[derive(Debug, Clone, Copy, PartialEq, Eq, diesel::AsExpression, diesel::FromSqlRow)]\n\
         #[diesel(sql_type = diesel::sql_types::Text)]\npub enum {name} {{"
    );
    let each = |out: &mut String, line: &dyn Fn(&str, String) -> String| {
        value.values.iter().for_each(|value| out.push_str(&line(value, variant(value))));
    };
    each(out, &|_, variant| format!("    {variant},\n"));
    let _ = writeln!(
        out,
        "}}\n\nimpl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for {name} {{\n    fn to_sql<'b>(&'b \
         self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {{\n        let \
         text: &'static str = match self {{"
    );
    each(out, &|value, variant| format!("            Self::{variant} => \"{value}\",\n"));
    let _ = writeln!(
        out,
        "        }};\n        <str as diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg>>::to_sql(text, \
         out)\n    }}\n}}\n\nimpl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for {name} {{\n    \
         fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {{\n        match \
         value.as_bytes() {{"
    );
    each(out, &|value, variant| format!("            b\"{value}\" => Ok(Self::{variant}),\n"));
    out.push_str("            _ => Err(\"no such value\".into()),\n        }\n    }\n}\n");
}

fn scalar(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "String" => "String",
        "Int" => "i32",
        "BigInt" => "i64",
        "Decimal" => "bigdecimal::BigDecimal",
        "Float" => "f64",
        "Boolean" => "bool",
        "Json" => "serde_json::Value",
        "DateTime" => "chrono::NaiveDateTime",
        _ => return None,
    })
}
