//! What each database can do, which column types it has, how it quotes.
//!
//! In: a [`Dialect`] and a question. Out: a fact. This crate never holds a statement and never does IO; it is
//! the one thing that the tool line (schema, SQL, code generation) and the run line (client) share.

mod cockroachdb;
mod facts;
mod mysql;
mod native;
mod native_range;
mod postgres;
mod quote;
mod scalar;
mod sqlite;
mod sqlserver;

pub use facts::{AlterColumn, ConstraintScope, EnumStyle, Facts, ForeignKeyStyle, JoinTableKey};
pub use native::{NativeArgs, NativeTypeDef};
pub use native_range::NativeRange;
pub use scalar::Scalar;

/// A database that a schema can be written for.
///
/// The set is closed on purpose: adding one makes the compiler list every place that must know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// SQLite 3.38 or newer.
    Sqlite,
    /// PostgreSQL 12 or newer.
    Postgres,
    /// CockroachDB 22 or newer.
    CockroachDb,
    /// MySQL 8 and MariaDB 10.5 or newer.
    MySql,
    /// Microsoft SQL Server 2017 or newer.
    SqlServer,
}

impl Dialect {
    /// Every dialect, in the order in which documentation lists them.
    pub const ALL: [Self; 5] =
        [Self::Postgres, Self::MySql, Self::Sqlite, Self::CockroachDb, Self::SqlServer];

    /// The name that `provider` of a datasource block has for it, in its canonical spelling.
    pub const fn provider(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgresql",
            Self::CockroachDb => "cockroachdb",
            Self::MySql => "mysql",
            Self::SqlServer => "sqlserver",
        }
    }

    /// The dialect of a `provider` string; `postgres` is accepted beside `postgresql`, as in Prisma.
    pub fn from_provider(provider: &str) -> Option<Self> {
        match provider {
            "postgres" => Some(Self::Postgres),
            other => Self::ALL.into_iter().find(|d| d.provider() == other),
        }
    }

    /// The name people know it by: `PostgreSQL`, `SQLite`, …
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::CockroachDb => "CockroachDB",
            Self::MySql => "MySQL",
            Self::SqlServer => "SQL Server",
        }
    }

    /// What the database can do and where its limits are.
    pub const fn facts(self) -> &'static Facts {
        match self {
            Self::Sqlite => &sqlite::FACTS,
            Self::Postgres => &postgres::FACTS,
            Self::CockroachDb => &cockroachdb::FACTS,
            Self::MySql => &mysql::FACTS,
            Self::SqlServer => &sqlserver::FACTS,
        }
    }

    /// The native types that `@db.…` may name, in the order of Prisma's documentation.
    pub const fn native_types(self) -> &'static [NativeTypeDef] {
        match self {
            Self::Sqlite => &[],
            Self::Postgres => postgres::NATIVE_TYPES,
            Self::CockroachDb => cockroachdb::NATIVE_TYPES,
            Self::MySql => mysql::NATIVE_TYPES,
            Self::SqlServer => sqlserver::NATIVE_TYPES,
        }
    }

    /// The native type of that name, exactly spelled.
    pub fn native_type(self, name: &str) -> Option<&'static NativeTypeDef> {
        self.native_types().iter().find(|t| t.name == name)
    }

    /// The column type that a scalar has when no `@db.…` is given.
    ///
    /// Source: the reference engine's own output, see the tables in Prisma's documentation of each connector.
    pub const fn default_type(self, scalar: Scalar) -> &'static str {
        match self {
            Self::Sqlite => sqlite::default_type(scalar),
            Self::Postgres => postgres::default_type(scalar),
            Self::CockroachDb => cockroachdb::default_type(scalar),
            Self::MySql => mysql::default_type(scalar),
            Self::SqlServer => sqlserver::default_type(scalar),
        }
    }
}

impl std::fmt::Display for Dialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.title())
    }
}
