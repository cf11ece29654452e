//! The names of keys, indexes, foreign keys and join tables that the schema leaves unnamed.
//!
//! The rules are Prisma's, so that a database made by either tool has the same names: database names joined by
//! underscores, a suffix, and where the whole is too long for the database, the part before the suffix is cut.

use pumpflix_dialect::Dialect;
use pumpflix_schema::model::ModelRef;

/// Suffix of primary keys.
pub(crate) const PRIMARY_KEY: &str = "_pkey";
/// Suffix of uniques.
pub(crate) const UNIQUE: &str = "_key";
/// Suffix of indexes.
pub(crate) const INDEX: &str = "_idx";
/// Suffix of foreign keys.
pub(crate) const FOREIGN_KEY: &str = "_fkey";
/// Suffix of default constraints (SQL Server).
pub(crate) const DEFAULT: &str = "_df";

/// `table_column_column` and the suffix, cut before the suffix to the longest name that the database takes.
pub(crate) fn constraint<'a>(
    dialect: Dialect,
    table: &str,
    columns: impl IntoIterator<Item = &'a str>,
    suffix: &str,
) -> String {
    let mut name = table.to_owned();
    for column in columns {
        name.push('_');
        name.push_str(column);
    }
    cut(&mut name, dialect.facts().max_identifier.saturating_sub(suffix.len()));
    name.push_str(suffix);
    name
}

/// The name of the table behind an implicit many-to-many relation: `_AToB`, or the relation's name.
pub(crate) fn join_table(dialect: Dialect, relation: Option<&str>, a: &str, b: &str) -> String {
    let mut name = relation.map_or_else(|| format!("_{a}To{b}"), |r| format!("_{r}"));
    cut(&mut name, dialect.facts().max_identifier);
    name
}

/// The name of an index of a join table. Prisma counts characters here and not bytes.
pub(crate) fn join_table_index(dialect: Dialect, table: &str, suffix: &str) -> String {
    let limit = dialect.facts().max_identifier.saturating_sub(suffix.len());
    table.chars().take(limit).chain(suffix.chars()).collect()
}

/// Cuts a text to at most `limit` bytes, never inside a character.
fn cut(text: &mut String, limit: usize) {
    text.truncate(text.floor_char_boundary(limit));
}

/// The database schema of a model's table, unless it is the default one.
pub(crate) fn qualifier(model: ModelRef<'_>) -> Option<String> {
    without_default(model.schema().dialect, model.db_schema.as_deref())
}

/// The name of a database schema, unless it is the default one.
pub(crate) fn without_default(dialect: Dialect, schema: Option<&str>) -> Option<String> {
    let facts = dialect.facts();
    schema.filter(|s| facts.schemas && facts.default_schema != Some(*s)).map(str::to_owned)
}

/// The name in `@was(name)` of a documentation comment, alone on its line.
pub(crate) fn earlier_name(docs: Option<&str>) -> Option<String> {
    docs?.lines().find_map(|line| {
        let name = line.trim().strip_prefix("@was(")?.strip_suffix(')')?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    })
}

/// The name that PostgreSQL gives to the sequence of a `SERIAL` column: the longer of the two names is cut until the
/// whole fits. Source: `makeObjectName` of the server.
pub(crate) fn sequence(table: &str, column: &str) -> String {
    const LIMIT: usize = 63 - "__seq".len();
    let (mut a, mut b) = (table.len(), column.len());
    while a + b > LIMIT {
        if a > b { a -= 1 } else { b -= 1 }
    }
    let cut = |text: &str, limit: usize| text[..text.floor_char_boundary(limit)].to_owned();
    format!("{}_{}_seq", cut(table, a), cut(column, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_at_a_character_before_the_suffix() {
        let name = constraint(Dialect::Postgres, "T", ["ä".repeat(40).as_str()], UNIQUE);
        assert_eq!(name, format!("T_{}_key", "ä".repeat(28)));
        assert!(name.len() <= 63);
    }

    #[test]
    fn a_name_that_just_fits_is_kept() {
        let table = "t".repeat(58);
        assert_eq!(constraint(Dialect::Postgres, &table, [], PRIMARY_KEY), format!("{table}_pkey"));
    }

    #[test]
    fn an_earlier_name_stands_alone_on_its_line() {
        assert_eq!(earlier_name(Some("Words.\n@was(old)")), Some("old".to_owned()));
        assert_eq!(earlier_name(Some("see @was(old)")), None);
        assert_eq!(earlier_name(None), None);
    }
}
