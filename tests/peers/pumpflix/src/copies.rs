//! One filled database, and a copy of it for each peer.

use std::path::PathBuf;

use tokio_postgres::{Client, NoTls};

use crate::fill::fill;
use crate::protocol::Outcome;

/// How a peer's library writes times to SQLite: the form that it reads soonest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeForm {
    /// `2026-01-02T03:04:05.678+00:00`, as Prisma and this project write it.
    Rfc3339,
    /// `2026-01-02 03:04:05.678`, as rusqlite and Diesel write a time without a zone.
    Spaced,
}

/// Where the copies are.
pub(crate) enum Copies {
    /// Files in a folder.
    Sqlite(tempfile::TempDir),
    /// Databases of a server, made from one as their template.
    Postgres {
        /// A connection to another database of the server.
        admin: Client,
        /// The server's URL up to the name of the database.
        base: String,
    },
}

/// The database that the others are copied from.
const TEMPLATE: &str = "peers_template";

impl Copies {
    /// Fills a database in a new folder.
    pub(crate) async fn in_folder() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        fill(&format!("sqlite:{}", folder.path().join(TEMPLATE).display())).await?;
        Ok(Self::Sqlite(folder))
    }

    /// Fills a database on a server.
    pub(crate) async fn on_server(url: &str) -> Outcome<Self> {
        let (base, _) = url.rsplit_once('/').ok_or("the URL names no database")?;
        let admin = connect(url).await?;
        let copies = Self::Postgres { admin, base: base.to_owned() };
        copies.database(TEMPLATE, None).await?;
        let url = format!("{base}/{TEMPLATE}");
        fill(&url).await?;
        connect(&url).await?.batch_execute("VACUUM ANALYZE").await?;
        Ok(copies)
    }

    /// What the tables are on says the heading of its tables.
    pub(crate) async fn title(&self) -> Outcome<String> {
        Ok(match self {
            Self::Sqlite(_) => "SQLite".to_owned(),
            Self::Postgres { admin, .. } => {
                let version: String = admin.query_one("SHOW server_version", &[]).await?.get(0);
                format!("PostgreSQL {}", version.split(' ').next().unwrap_or_default())
            }
        })
    }

    /// Copies the filled database and gives the copy's URL.
    pub(crate) async fn make(&self, name: &str, form: TimeForm) -> Outcome<String> {
        let name = format!("peers_{}", name.replace('-', "_"));
        match self {
            Self::Sqlite(folder) => {
                let file = folder.path().join(&name);
                std::fs::copy(folder.path().join(TEMPLATE), &file)?;
                let connection = rusqlite::Connection::open(&file)?;
                if form == TimeForm::Spaced {
                    let sql = r#"UPDATE "Post" SET "createdAt" = strftime('%Y-%m-%d %H:%M:%f', "createdAt")"#;
                    connection.execute_batch(sql)?;
                }
                // What the rewriting left free must not make this file another than the others.
                connection.execute_batch("VACUUM; ANALYZE")?;
                Ok(format!("sqlite:{}", file.display()))
            }
            Self::Postgres { base, .. } => {
                self.database(&name, Some(TEMPLATE)).await?;
                Ok(format!("{base}/{name}"))
            }
        }
    }

    /// Numbers that tell whether everything that was written to a copy is there.
    pub(crate) async fn summary(&self, url: &str) -> Outcome<String> {
        match self {
            Self::Sqlite(_) => {
                let file = PathBuf::from(url.trim_start_matches("sqlite:"));
                let connection = rusqlite::Connection::open(file)?;
                Ok(connection.query_row(SUMMARY, [], |row| row.get(0))?)
            }
            Self::Postgres { .. } => Ok(connect(url).await?.query_one(SUMMARY, &[]).await?.get(0)),
        }
    }

    /// Makes a database anew.
    async fn database(&self, name: &str, template: Option<&str>) -> Outcome {
        let Self::Postgres { admin, base } = self else { return Ok(()) };
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
        let Some(template) = template else {
            return Ok(admin.batch_execute(&format!("CREATE DATABASE {name}")).await?);
        };
        // Whoever filled the template has let go of it; its connection may take a moment to close.
        let leave = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        admin.execute(leave, &[&template]).await?;
        admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
        // Statistics of the rows come along, those of their visibility do not.
        Ok(connect(&format!("{base}/{name}")).await?.batch_execute("VACUUM ANALYZE").await?)
    }
}

/// A connection to a server.
async fn connect(url: &str) -> Outcome<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// Counts and sums over everything that tasks write; ids show that children hang where they belong.
const SUMMARY: &str = r#"
SELECT CAST((SELECT COUNT(*) FROM "Author") AS TEXT) || ' authors, '
    || CAST((SELECT SUM("logins" * ("id" % 100)) FROM "Author") AS TEXT) || ' logins by id, '
    || CAST((SELECT COUNT(*) FROM "Post") AS TEXT) || ' posts, '
    || CAST((SELECT SUM(LENGTH("title") + LENGTH("body") + "views" + "authorId" * ("id" % 10)) FROM "Post") AS TEXT)
    || ' in them, '
    || CAST((SELECT COUNT(*) FROM "Comment") AS TEXT) || ' comments, '
    || CAST((SELECT SUM(LENGTH("text") + "postId" % 1000) FROM "Comment") AS TEXT) || ' in them, '
    || CAST((SELECT COUNT(*) FROM "Post" WHERE "createdAt" IS NULL OR "published" IS NULL) AS TEXT) || ' nulls'"#;
