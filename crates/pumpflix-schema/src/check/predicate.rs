//! `where:` of partial indexes, as SQL.

use super::arguments;
use super::draft::{Draft, ModelDraft};
use super::out::Out;
use crate::model::IndexPredicate;
use crate::syntax::ast::Expression;
use pumpflix_dialect::Dialect;

/// The condition as the database reads it; `None` for a form that is not known.
pub(crate) fn to_sql(
    draft: &Draft<'_>,
    model: &ModelDraft<'_>,
    value: &Expression,
) -> Option<IndexPredicate> {
    let out = Out::new(draft.sources);
    match value {
        Expression::Function(call) => match call.arguments.items.first()?.value.as_ref()? {
            Expression::String(text) => {
                Some(IndexPredicate { sql: arguments::literal(*text, &out).into_owned() })
            }
            _ => None,
        },
        Expression::Object { members, .. } => {
            let mut conditions = Vec::with_capacity(members.len());
            for member in members {
                let field = model.find(draft.text(member.key.span))?;
                let column = draft.dialect.quote(model.fields.get(field)?.db_name());
                conditions.push(condition(draft, &column, &member.value, false)?);
            }
            Some(IndexPredicate { sql: conditions.join(" AND ") })
        }
        _ => None,
    }
}

fn condition(draft: &Draft<'_>, column: &str, value: &Expression, not: bool) -> Option<String> {
    let out = Out::new(draft.sources);
    let operator = if not { "!=" } else { "=" };
    Some(match value {
        Expression::Object { members, .. } => match members.as_slice() {
            [only] if draft.text(only.key.span) == "not" && !not => {
                condition(draft, column, &only.value, true)?
            }
            _ => return None,
        },
        Expression::String(text) => {
            format!("{column} {operator} {}", draft.dialect.quote_literal(&arguments::literal(*text, &out)))
        }
        Expression::Number(span) => format!("{column} {operator} {}", draft.text(*span)),
        Expression::Constant(span) => match draft.text(*span) {
            "null" if not => format!("{column} IS NOT NULL"),
            "null" => format!("{column} IS NULL"),
            word => format!("{column} {operator} {}", boolean(draft.dialect, word)),
        },
        _ => return None,
    })
}

/// A truth value as a condition has it; SQL Server has no words for them.
fn boolean(dialect: Dialect, word: &str) -> &str {
    match (dialect, word) {
        (Dialect::SqlServer, "true") => "1",
        (Dialect::SqlServer, "false") => "0",
        _ => word,
    }
}
