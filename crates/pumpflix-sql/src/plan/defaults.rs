//! Whether two columns have the same default.

use pumpflix_dialect::Dialect;

use crate::tables::{Column, ColumnDefault, Value};

/// The default of a column stays as it is, as far as its own clause goes; counting is compared apart.
///
/// Prisma takes a point in time for the same as any other default.
pub(super) fn same(dialect: Dialect, from: &Column, to: &Column, like_prisma: bool) -> bool {
    use ColumnDefault as D;
    if dialect == Dialect::SqlServer && from.default_name != to.default_name {
        return false;
    }
    // A sequence takes the place of whatever was there.
    if to.auto_increment && dialect != Dialect::Sqlite {
        return true;
    }
    let is_time = |d: &D| matches!(d, D::Value(Value::DateTime(_)));
    let is_counted = |d: &Option<D>| matches!(d, Some(D::Identity(_)));
    match (&from.default, &to.default) {
        // What counts changes by a step of its own. That a column begins or ends to count Prisma sees only where
        // another default has to go.
        (from, to) if is_counted(to) && is_counted(from) => true,
        (Some(D::UniqueRowId), to) if is_counted(to) => false,
        (from, to) if is_counted(to) || (is_counted(from) && to.is_none()) => like_prisma,
        (Some(a), Some(b)) if like_prisma && (is_time(a) || is_time(b)) => true,
        (None, None) | (_, Some(D::Unstated)) => true,
        (Some(D::Value(a)), Some(D::Value(b))) => {
            let is_json = |v: &Value| matches!(v, Value::Json(_));
            (dialect == Dialect::MySql && is_json(a) && is_json(b)) || same_value(a, b, like_prisma)
        }
        (Some(D::List(a)), Some(D::List(b))) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_item(a, b, like_prisma))
        }
        (Some(D::Expression(a)), Some(D::Expression(b))) => {
            a == b || (like_prisma && a.to_lowercase() == b.to_lowercase())
        }
        (a, b) => a == b,
    }
}

fn same_value(a: &Value, b: &Value, like_prisma: bool) -> bool {
    match (a, b) {
        (Value::Json(a), Value::Json(b)) => same_json(a, b),
        // It reads a text beside a document as one too, and takes what it cannot read for the same.
        (Value::Json(a), Value::Text(b)) if like_prisma => document(b).is_none() || same_json(a, b),
        _ => same_item(a, b, like_prisma),
    }
}

fn same_item(a: &Value, b: &Value, like_prisma: bool) -> bool {
    match (a, b) {
        (Value::DateTime(a), Value::DateTime(b)) => like_prisma || a == b,
        (Value::Number(a), Value::Number(b)) => same_number(a, b),
        // The same bytes in the database.
        (Value::Text(a), Value::Enum(b)) | (Value::Enum(a), Value::Text(b)) => a == b,
        _ => a == b,
    }
}

/// Numbers are the same whatever zeros stand at the end of their fraction.
fn same_number(a: &str, b: &str) -> bool {
    let bare = |n: &str| -> String {
        if n.contains('.') { n.trim_end_matches('0').trim_end_matches('.').to_owned() } else { n.to_owned() }
    };
    bare(a) == bare(b)
}

/// Documents are the same whatever the order of their keys and the blanks between.
fn same_json(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    matches!((document(a), document(b)), (Some(a), Some(b)) if a == b)
}

fn document(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_documents_are_compared_by_meaning() {
        assert!(same_number("1.0", "1"));
        assert!(same_number("100", "100.00"));
        assert!(!same_number("10", "1"));
        assert!(same_json("{\"a\":1, \"b\":2}", "{\"b\":2,\"a\":1}"));
        assert!(!same_json("[1]", "[1,2]"));
    }
}
