//! Why seeding stopped, and what a person can do about it.

use std::fmt::Write as _;
use std::path::Path;

use pumpflix_client::Error;
use pumpflix_data::SetupError;

use crate::url;

/// Seeding stopped. Nothing is half done: an organization is there completely or not at all.
#[derive(Debug)]
pub struct Failure {
    /// Why.
    pub cause: Cause,
    /// How many organizations are complete, the default one among them.
    pub complete: u32,
}

/// Why seeding stopped.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// The URL, or what it leads to.
    #[error(transparent)]
    Connect(Error),
    /// The tables are not those of the schema, or could not be created.
    #[error(transparent)]
    Tables(#[from] SetupError),
    /// Rows of a model were refused.
    #[error("cannot write {model}: {error}")]
    Write {
        /// Name of the model.
        model: &'static str,
        /// The database's answer.
        error: Error,
    },
    /// A transaction could not begin or end.
    #[error(transparent)]
    Transaction(#[from] Error),
}

impl Failure {
    /// Nothing was written.
    pub(crate) fn early(cause: Cause) -> Self {
        Self { cause, complete: 0 }
    }

    /// 2 when the URL is wrong in itself, else 1.
    pub fn exit_code(&self) -> u8 {
        if matches!(self.cause, Cause::Connect(Error::Usage { .. })) { 2 } else { 1 }
    }

    /// The text for a person: what happened, what can be done, what the database holds now. The URL's password is not in
    /// it.
    pub fn message(&self, database_url: &str) -> String {
        let mut text = format!("error: {}\n  in {}\n", self.cause, url::without_password(database_url));
        // Writing to a String cannot fail.
        if let Some(help) = self.help(database_url) {
            let _ = writeln!(text, "help: {help}");
        }
        if self.complete > 0 {
            let organizations = if self.complete == 1 {
                "one organization is"
            } else {
                &format!("{} organizations are", self.complete)
            };
            let _ = writeln!(text, "{organizations} complete; run it again to go on");
        } else if !matches!(self.cause, Cause::Connect(_)) {
            text.push_str("nothing was changed\n");
        }
        text
    }

    fn help(&self, database_url: &str) -> Option<String> {
        let file = url::sqlite_file(database_url);
        let error = match &self.cause {
            Cause::Tables(SetupError::Foreign { .. }) => return Some(OTHER_DATABASE.to_owned()),
            Cause::Tables(SetupError::Incomplete { .. }) => return Some(OTHER_VERSION.to_owned()),
            Cause::Connect(error)
            | Cause::Tables(SetupError::Client(error))
            | Cause::Write { error, .. }
            | Cause::Transaction(error) => error,
            Cause::Tables(_) => return None,
        };
        match error {
            Error::Usage { .. } => Some("write sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME".to_owned()),
            Error::Connection { .. } => {
                Some(file.map_or_else(|| NO_SERVER.to_owned(), |file| no_file(&file, database_url)))
            }
            Error::Conflict { .. } | Error::PoolTimeout | Error::Timeout => {
                Some("another program is at work in this database; try again when it is done".to_owned())
            }
            Error::ForeignKeyViolation { .. } => Some(TAKEN.to_owned()),
            Error::NullViolation { .. } | Error::CheckViolation { .. } | Error::Decode { .. } => {
                Some(OTHER_VERSION.to_owned())
            }
            Error::Database { code, .. } => by_code(code).map(str::to_owned),
            _ => None,
        }
    }
}

const OTHER_DATABASE: &str = "name an empty database, or one that this program made";
const OTHER_VERSION: &str =
    "its tables were made from another version of the schema, or changed by hand; name an empty database";
const NO_SERVER: &str = "the server must run and let you in, and the database must exist: this program makes tables, not databases";
const READ_ONLY: &str = "you need the right to create tables and to write to them";
const TAKEN: &str = "a row that this program did not make has a value that is unique and that a sample row has too, such as the \
                     address test@example.com; change or delete that row, or name an empty database";

/// What a code of PostgreSQL (SQLSTATE) or SQLite (extended result code) means here.
fn by_code(code: &str) -> Option<&'static str> {
    /// `SQLITE_ERROR`: the statement does not fit the tables.
    const ERROR: i32 = 1;
    /// `SQLITE_READONLY`.
    const READONLY: i32 = 8;
    // The low byte of an extended code is the plain one: https://sqlite.org/rescode.html
    match code.parse::<i32>().map(|code| code & 0xff) {
        Ok(ERROR) if code.len() < 5 => return Some(OTHER_VERSION),
        Ok(READONLY) if code.len() < 5 => return Some(READ_ONLY),
        _ => {}
    }
    match code {
        // insufficient_privilege, read_only_sql_transaction
        "42501" | "25006" => Some(READ_ONLY),
        // undefined_column, undefined_table, undefined_object, datatype_mismatch, and conversions that fail
        "42703" | "42P01" | "42704" | "42804" | "22P02" | "22001" | "22003" => Some(OTHER_VERSION),
        _ => None,
    }
}

/// What may be wrong with a file that SQLite cannot open.
fn no_file(file: &Path, database_url: &str) -> String {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.exists() => {
            return format!("there is no folder {}; make it first", folder.display());
        }
        _ => {}
    }
    if file.is_dir() {
        return format!("{} is a folder; name a file in it", file.display());
    }
    match std::fs::metadata(file) {
        Ok(found) if found.len() > 0 => {
            "name a file of SQLite, which you may read and write, or a new one".to_owned()
        }
        Ok(_) => "you need the right to write to the file and to its folder".to_owned(),
        Err(_) if database_url.contains("mode=") => {
            format!("there is no file {}, and `mode` in the URL forbids to make one", file.display())
        }
        Err(_) => "you need the right to write to the folder".to_owned(),
    }
}
