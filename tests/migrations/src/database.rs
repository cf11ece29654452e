//! What the laws ask of a database, whichever it is.

use pumpflix_dialect::Dialect;

/// A row of text; `None` is null.
pub(crate) type Row = Vec<Option<String>>;

/// Why a database did not run a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) reason: Reason,
    /// The database's own words.
    pub(crate) message: String,
}

/// The kinds of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A value is null where none may be.
    Null,
    /// Two rows are equal where they may not be.
    Equal,
    /// A row refers to one that is not there.
    Dangling,
    /// A value cannot be one of the type.
    Unreadable,
    /// The schema's own words are none that this database knows: a function, a type, an extension, a long name.
    Unknown,
    /// Anything else: the script is wrong.
    Wrong,
}

/// An empty database of one's own, on a server or in memory.
pub(crate) trait Database {
    /// Which it is.
    fn dialect(&self) -> Dialect;

    /// Empties it.
    fn clear(&mut self);

    /// Runs a script of several statements.
    fn run(&mut self, script: &str) -> Result<(), Refusal>;

    /// Puts rows in, all or none, without a look at foreign keys.
    fn fill(&mut self, inserts: &str) -> Result<(), Refusal>;

    /// The rows of a query, as text.
    fn rows(&mut self, query: &str) -> Vec<Row>;

    /// The queries of the catalog that tell everything that matters about a database, each behind what it is about.
    fn catalog(&mut self) -> Vec<(&'static str, String)>;

    /// An expression for a column's value as text.
    fn as_text(&self, column: &str) -> String;

    /// Everything that matters about the database, as text: a line for each column, key, index and type.
    fn describe(&mut self) -> String {
        let mut lines = Vec::new();
        for (title, query) in self.catalog() {
            for row in self.rows(&query) {
                let cells: Vec<String> = row.into_iter().map(|cell| cell.unwrap_or("-".to_owned())).collect();
                lines.push(format!("{title} {}", cells.join(" | ")));
            }
        }
        lines.sort();
        lines.join("\n")
    }
}

/// The URL of a server for tests, if there is one.
pub(crate) fn server(variable: &str) -> Option<String> {
    let url = std::env::var(variable).ok();
    assert!(
        url.is_some() || std::env::var_os("PUMPFLIX_REQUIRE_DATABASES").is_none(),
        "{variable} names no server, and PUMPFLIX_REQUIRE_DATABASES wants one"
    );
    url
}
