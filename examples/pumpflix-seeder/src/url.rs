//! What a database URL says without asking the database.

use std::path::PathBuf;

/// The URL as it may be shown: the password is left out.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    // The last @ before the path ends the user part: a password may hold an @ that was not encoded.
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let Some((user, host)) = authority.rsplit_once('@') else { return url.to_owned() };
    let name = user.split_once(':').map_or(user, |(name, _)| name);
    format!("{scheme}://{name}@{host}{path}")
}

/// The file that a SQLite URL names; `None` for a database in memory or on a server.
pub(crate) fn sqlite_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:").or_else(|| url.strip_prefix("file:"))?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split('?').next().unwrap_or(rest);
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

/// The same SQLite URL, for reading only.
pub(crate) fn read_only(url: &str) -> String {
    format!("{url}{}mode=ro", if url.contains('?') { '&' } else { '?' })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        for (given, shown) in [
            ("postgres://me:secret@host:5432/db?x=1", "postgres://me@host:5432/db?x=1"),
            ("postgres://me:se@cret@host/db", "postgres://me@host/db"),
            ("postgres://host/db", "postgres://host/db"),
            ("postgres://me@host/db", "postgres://me@host/db"),
            ("sqlite:a.db", "sqlite:a.db"),
            ("", ""),
        ] {
            assert_eq!(without_password(given), shown);
        }
    }

    #[test]
    fn files_are_found_in_urls() {
        for (url, file) in [
            ("sqlite:a.db", Some("a.db")),
            ("sqlite:data/a b.db?mode=rw", Some("data/a b.db")),
            ("sqlite:///srv/a.db", Some("/srv/a.db")),
            ("file:a.db", Some("a.db")),
            ("sqlite::memory:", None),
            ("sqlite:", None),
            ("postgres://host/db", None),
            ("a.db", None),
        ] {
            assert_eq!(sqlite_file(url), file.map(PathBuf::from), "{url}");
        }
        assert_eq!(read_only("sqlite:a.db"), "sqlite:a.db?mode=ro");
        assert_eq!(read_only("sqlite:a.db?mode=rw"), "sqlite:a.db?mode=rw&mode=ro");
    }
}
