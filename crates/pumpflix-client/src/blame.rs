//! Which model a refused statement was about, read from its text.
//!
//! SQLite says only that a foreign key or a check does not hold. The statements are this crate's own, so their beginning
//! says the rest; it is looked at only when a statement has failed.

#[cfg(feature = "sqlite")]
use crate::error::Error;
#[cfg(feature = "sqlite")]
use crate::meta::{Link, ModelMeta, RelationMeta, SchemaMeta};

/// What a statement was to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Insert,
    Update,
    Delete,
}

/// The beginning of a writing statement.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) verb: Verb,
    pub(crate) table: String,
    /// The columns that it gives values to.
    pub(crate) columns: Vec<String>,
}

impl Statement {
    /// Reads a statement; `None` for one that does not write.
    pub(crate) fn read(sql: &str) -> Option<Self> {
        let (verb, rest) =
            [(Verb::Insert, "INSERT INTO "), (Verb::Update, "UPDATE "), (Verb::Delete, "DELETE FROM ")]
                .iter()
                .find_map(|(verb, start)| Some((*verb, sql.trim_start().strip_prefix(start)?)))?;
        let (mut table, mut rest) = name(rest)?;
        if let Some((unqualified, after)) = rest.strip_prefix('.').and_then(name) {
            (table, rest) = (unqualified, after);
        }
        let columns = match verb {
            Verb::Insert => rest.trim_start().strip_prefix('(').map(inserted).unwrap_or_default(),
            Verb::Update => rest.split_once(" SET ").map(|(_, sets)| assigned(sets)).unwrap_or_default(),
            Verb::Delete => Vec::new(),
        };
        Some(Self { verb, table, columns })
    }
}

/// A name, quoted or not, and what stands after it.
fn name(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        return (end > 0).then(|| (text[..end].to_owned(), &text[end..]));
    };
    let mut name = String::new();
    let mut chars = quoted.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if chars.peek().is_some_and(|(_, next)| *next == '"') => {
                chars.next();
                name.push('"');
            }
            '"' => return Some((name, &quoted[at + 1..])),
            c => name.push(c),
        }
    }
    None
}

fn inserted(mut text: &str) -> Vec<String> {
    let mut columns = Vec::new();
    while let Some((column, rest)) = name(text) {
        columns.push(column);
        let Some(rest) = rest.strip_prefix(", ") else { break };
        text = rest;
    }
    columns
}

fn assigned(mut text: &str) -> Vec<String> {
    let mut columns = Vec::new();
    while let Some((column, rest)) = name(text) {
        columns.push(column);
        let mut depth = 0_u32;
        let next = rest.char_indices().find(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => return true,
                _ => {}
            }
            depth == 0 && rest[*at..].starts_with(" WHERE ")
        });
        match next.and_then(|(at, _)| rest[at..].strip_prefix(", ")) {
            Some(rest) => text = rest,
            None => break,
        }
    }
    columns
}

#[cfg(feature = "sqlite")]
impl SchemaMeta {
    /// The model that a statement writes to.
    pub(crate) fn model_in(&self, sql: &str) -> Option<&'static ModelMeta> {
        Statement::read(sql).and_then(|statement| self.model_of_table(None, &statement.table))
    }

    /// A foreign key violation, named by the statement that met it.
    pub(crate) fn foreign_key_violation_in(&self, sql: &str) -> Error {
        let statement = Statement::read(sql);
        let model = statement.as_ref().and_then(|s| self.model_of_table(None, &s.table));
        let (Some(statement), Some(model)) = (statement, model) else {
            return Error::ForeignKeyViolation {
                model: String::new(),
                constraint: String::new(),
                fields: Vec::new(),
                referenced: false,
            };
        };
        let written = |column: &usize| statement.columns.iter().any(|c| *c == model.columns[*column].name);
        let touched: Vec<&RelationMeta> = model
            .relations
            .iter()
            .filter(|r| r.constraint.is_some() && here(r).iter().any(written))
            .collect();
        let only = match touched.as_slice() {
            [relation] => Some(*relation),
            _ => None,
        };
        Error::ForeignKeyViolation {
            model: model.name.to_owned(),
            constraint: only.and_then(|r| r.constraint).unwrap_or_default().to_owned(),
            fields: only.map(|r| names(model, here(r))).unwrap_or_default(),
            // A statement that changes no foreign key of its own can only break those of others.
            referenced: statement.verb != Verb::Insert && touched.is_empty(),
        }
    }
}

/// The statement took away what a foreign key of that table points at.
#[cfg(feature = "postgres")]
pub(crate) fn breaks_others(sql: &str, table: &str) -> bool {
    Statement::read(sql)
        .is_some_and(|s| s.verb == Verb::Delete || (s.verb == Verb::Update && s.table != table))
}

#[cfg(feature = "sqlite")]
fn here(relation: &'static RelationMeta) -> &'static [usize] {
    match &relation.link {
        Link::Columns { here, .. } => here,
        Link::Table { .. } => &[],
    }
}

#[cfg(feature = "sqlite")]
fn names(model: &ModelMeta, columns: &[usize]) -> Vec<String> {
    model.fields(columns).into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(verb: Verb, table: &str, columns: &[&str]) -> Statement {
        let columns = columns.iter().map(|c| (*c).to_owned()).collect();
        Statement { verb, table: table.to_owned(), columns }
    }

    #[test]
    fn statements_say_what_they_write() {
        let read = Statement::read;
        assert_eq!(
            read(r#"INSERT INTO "a""b" ("x", "y z") VALUES (?1, ?2)"#),
            Some(statement(Verb::Insert, "a\"b", &["x", "y z"]))
        );
        assert_eq!(read(r#"INSERT INTO "a" DEFAULT VALUES"#), Some(statement(Verb::Insert, "a", &[])));
        assert_eq!(
            read(
                r#"UPDATE "s"."a" AS t0 SET "x" = (SELECT "q", "r" FROM "b" WHERE "c" = ?1), "y" = t0."y" + ?2 WHERE "z" = 1, "#
            ),
            Some(statement(Verb::Update, "a", &["x", "y"]))
        );
        assert_eq!(read(r#"DELETE FROM "a" WHERE 1"#), Some(statement(Verb::Delete, "a", &[])));
        assert_eq!(read("delete from a"), None);
        assert_eq!(read("COMMIT"), None);
        assert_eq!(read("UPDATE \"a"), None);
    }
}
