//! Conditions on what is inside a JSON document: operators of `jsonb` on PostgreSQL, table functions on SQLite.
//!
//! On SQLite a path is walked by `json_each`, key by key, because keys in a path text cannot be quoted in every
//! case, and a key must never be able to change what a path means.

use serde_json::Value as Json;

use super::Sql;
use super::filter::{glob_pattern, like_pattern};
use crate::filter::{Compare, JsonTest, Place};
use crate::meta::ColumnMeta;
use crate::value::Value;

impl Sql {
    pub(super) fn json(
        &mut self,
        alias: Option<&str>,
        column: &ColumnMeta,
        path: &[String],
        test: &JsonTest,
    ) {
        if self.postgres() {
            self.jsonb(alias, column, path, test);
        } else {
            self.walked(alias, column, path, test);
        }
    }

    /// The value at a path, as `jsonb`.
    fn jsonb_at(&mut self, alias: Option<&str>, column: &ColumnMeta, path: &[String], operator: &str) {
        self.push("(");
        self.column(alias, column);
        self.push(if column.pg_type == "jsonb" { "" } else { "::jsonb" });
        if !path.is_empty() || operator != " #> " {
            self.push(operator);
            self.param(Value::List(path.iter().map(|key| Value::Text(key.clone().into())).collect()));
        }
        self.push(")");
    }

    fn jsonb(&mut self, alias: Option<&str>, column: &ColumnMeta, path: &[String], test: &JsonTest) {
        let at = |sql: &mut Self| sql.jsonb_at(alias, column, path, " #> ");
        let as_text = |sql: &mut Self| sql.jsonb_at(alias, column, path, " #>> ");
        let is = |sql: &mut Self, name: &str| {
            sql.push("jsonb_typeof");
            at(sql);
            sql.push(&format!(" = '{name}'"));
        };
        let document = |sql: &mut Self, value: &Json| {
            sql.param(Value::Json(value.clone()));
            sql.push("::jsonb");
        };
        match test {
            JsonTest::Compare(op @ (Compare::Eq | Compare::Ne), value) => {
                at(self);
                self.push(op.sql());
                document(self, value);
            }
            JsonTest::Compare(op, value @ Json::Number(_)) => {
                self.push("(");
                is(self, "number");
                self.push(" AND ");
                at(self);
                self.push(op.sql());
                document(self, value);
                self.push(")");
            }
            JsonTest::Compare(op, Json::String(value)) => {
                self.push("(");
                is(self, "string");
                self.push(" AND ");
                as_text(self);
                // By bytes, as SQLite does and as JSON has no language.
                self.push(" COLLATE \"C\"");
                self.push(op.sql());
                self.param(Value::Text(value.clone().into()));
                self.push(")");
            }
            JsonTest::Compare(..) => self.push("1=0"),
            JsonTest::Text { place, text: wanted, insensitive } => {
                self.push("(");
                is(self, "string");
                self.push(" AND ");
                as_text(self);
                self.push(if *insensitive { " ILIKE " } else { " LIKE " });
                self.param(Value::Text(like_pattern(*place, wanted).into()));
                self.push(" ESCAPE '\\')");
            }
            JsonTest::ArrayContains(values) => {
                at(self);
                self.push(" @> ");
                document(self, &Json::Array(values.clone()));
            }
            JsonTest::ArrayStartsWith(value) | JsonTest::ArrayEndsWith(value) => {
                let first = matches!(test, JsonTest::ArrayStartsWith(_));
                self.push("(");
                is(self, "array");
                self.push(" AND ");
                at(self);
                self.push(if first { " -> 0 = " } else { " -> -1 = " });
                document(self, value);
                self.push(")");
            }
            JsonTest::IsNull => is(self, "null"),
            JsonTest::IsMissing => {
                at(self);
                self.push(" IS NULL");
            }
        }
    }

    fn walked(&mut self, alias: Option<&str>, column: &ColumnMeta, path: &[String], test: &JsonTest) {
        let missing = *test == JsonTest::IsMissing;
        if missing && path.is_empty() {
            self.column(alias, column);
            return self.push(" IS NULL");
        }
        let last = format!("j{}", path.len().saturating_sub(1));
        // As one value: null, not false, when nothing is there.
        self.push(if missing { "NOT EXISTS (SELECT 1" } else { "(SELECT " });
        if !missing {
            self.walked_test(&last, test);
        }
        self.push(" FROM ");
        if path.is_empty() {
            self.push("(SELECT json_type(");
            self.column(alias, column);
            self.push(") AS type, json_extract(");
            self.column(alias, column);
            self.push(", '$') AS value) AS j0)");
            return;
        }
        for at in 0..path.len() {
            if at == 0 {
                self.push("json_each(");
                self.column(alias, column);
                self.push(") AS j0");
            } else {
                let before = format!("j{}", at - 1);
                self.push(", ");
                self.inside(&before, "'object', 'array'");
                self.push(&format!(" AS j{at}"));
            }
        }
        for (at, key) in path.iter().enumerate() {
            self.push(if at == 0 { " WHERE " } else { " AND " });
            self.push(&format!("CAST(j{at}.key AS TEXT) = "));
            self.param(Value::Text(key.clone().into()));
        }
        self.push(")");
    }

    /// The elements of what stands under `row`, if it is of one of these types.
    fn inside(&mut self, row: &str, types: &str) {
        self.push(&format!("json_each(CASE WHEN {row}.type IN ({types}) THEN {row}.value END)"));
    }

    fn walked_test(&mut self, row: &str, test: &JsonTest) {
        match test {
            JsonTest::Compare(op, value) => self.walked_compare(row, *op, value),
            JsonTest::Text { place, text, insensitive } => {
                self.push(&format!("({row}.type = 'text' AND {row}.value"));
                self.walked_match(*place, text, *insensitive);
                self.push(")");
            }
            JsonTest::ArrayContains(values) => {
                self.push(&format!("({row}.type = 'array'"));
                for value in values {
                    self.element(row, "", value);
                }
                self.push(")");
            }
            JsonTest::ArrayStartsWith(value) => {
                self.push(&format!("({row}.type = 'array'"));
                self.element(row, "e.key = 0 AND ", value);
                self.push(")");
            }
            JsonTest::ArrayEndsWith(value) => {
                let length =
                    format!("json_array_length(CASE WHEN {row}.type = 'array' THEN {row}.value END)");
                self.push(&format!("({row}.type = 'array'"));
                self.element(row, &format!("e.key = {length} - 1 AND "), value);
                self.push(")");
            }
            JsonTest::IsNull => self.push(&format!("{row}.type = 'null'")),
            JsonTest::IsMissing => self.push("1=0"),
        }
    }

    fn element(&mut self, row: &str, place: &str, value: &Json) {
        self.push(" AND EXISTS (SELECT 1 FROM ");
        self.inside(row, "'array'");
        self.push(" AS e WHERE ");
        self.push(place);
        self.walked_compare("e", Compare::Eq, value);
        self.push(")");
    }

    fn walked_compare(&mut self, row: &str, op: Compare, value: &Json) {
        if op == Compare::Ne {
            self.push("NOT ");
            return self.walked_compare(row, Compare::Eq, value);
        }
        let equal = op == Compare::Eq;
        match value {
            Json::Null if equal => self.push(&format!("({row}.type = 'null')")),
            Json::Bool(value) if equal => self.push(&format!("({row}.type = '{value}')")),
            Json::Number(number) => {
                self.push(&format!("({row}.type IN ('integer', 'real') AND {row}.value"));
                self.push(op.sql());
                self.param(match number.as_i64() {
                    Some(number) => Value::Int(number),
                    None => Value::Float(number.as_f64().unwrap_or(f64::NAN)),
                });
                self.push(")");
            }
            Json::String(text) => {
                self.push(&format!("({row}.type = 'text' AND {row}.value"));
                self.push(op.sql());
                self.param(Value::Text(text.clone().into()));
                self.push(")");
            }
            Json::Array(_) | Json::Object(_) if equal => {
                let name = if value.is_array() { "array" } else { "object" };
                self.push(&format!(
                    "({row}.type = '{name}' AND json(CASE WHEN {row}.type = '{name}' THEN {row}.value END) = json("
                ));
                self.param(Value::Json(value.clone()));
                self.push("))");
            }
            // Nothing is greater or less than `null`, `true`, an array or an object.
            _ => self.push("1=0"),
        }
    }

    fn walked_match(&mut self, place: Place, text: &str, insensitive: bool) {
        if insensitive {
            self.push(" LIKE ");
            self.param(Value::Text(like_pattern(place, text).into()));
            self.push(" ESCAPE '\\'");
        } else {
            self.push(" GLOB ");
            self.param(Value::Text(glob_pattern(place, text).into()));
        }
    }
}
