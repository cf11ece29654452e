//! What SQLite says is in a database.

use std::fmt::Write as _;

use rusqlite::Connection;

/// The names of the tables.
pub(crate) fn tables(database: &Connection) -> Vec<String> {
    rows(
        database,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
        &[],
    )
}

/// Everything that matters about a database, as text: columns by name, keys, indexes, foreign keys, counters.
pub(crate) fn describe(database: &Connection) -> String {
    let mut text = String::new();
    for table in tables(database) {
        let name = [table.as_str()];
        let queries = [
            "SELECT printf('column %s %s %s %s %s', name, type, \"notnull\", dflt_value, pk)
             FROM pragma_table_info(?1) ORDER BY 1",
            "SELECT printf('key %s.%s %s %s %s %s', \"table\", \"to\", \"from\", seq, on_update, on_delete)
             FROM pragma_foreign_key_list(?1) ORDER BY 1",
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL ORDER BY 1",
            "SELECT 'counts' FROM sqlite_master WHERE type = 'table' AND name = ?1 AND sql LIKE '%AUTOINCREMENT%'",
        ];
        writeln!(text, "table {table}").unwrap();
        for query in queries {
            for row in rows(database, query, &name) {
                writeln!(text, "  {row}").unwrap();
            }
        }
    }
    text
}

/// The first column of a query, as text.
pub(crate) fn rows(database: &Connection, query: &str, parameters: &[&str]) -> Vec<String> {
    let mut statement = database.prepare(query).unwrap();
    let parameters = rusqlite::params_from_iter(parameters.iter().take(statement.parameter_count()));
    let rows = statement.query_map(parameters, |row| row.get::<_, String>(0)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}
