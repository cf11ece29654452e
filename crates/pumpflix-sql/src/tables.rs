//! The database that a schema leads to: types, tables, columns, keys, indexes, foreign keys.
//!
//! Everything is in the order in which it is created: enums and tables in the order of the schema, the join tables
//! of many-to-many relations last. Names are final: they are what the database calls things.

use pumpflix_dialect::{Dialect, Scalar};
use pumpflix_schema::model::{Action, FieldId, IndexAlgorithm, ModelId, RelationId, SortOrder};

/// A whole database, as far as a schema describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct SqlSchema {
    /// The database.
    pub dialect: Dialect,
    /// The database schemas that something lives in, sorted by name; empty where there are none.
    pub schemas: Vec<String>,
    /// The database schemas that the datasource lists, sorted by name, or the default one; empty where there are none.
    pub listed_schemas: Vec<String>,
    /// The extensions, sorted by name.
    pub extensions: Vec<Extension>,
    /// The enums, also where the database has no type for them.
    pub enums: Vec<EnumType>,
    /// The tables.
    pub tables: Vec<Table>,
}

/// A PostgreSQL extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Its name in the database.
    pub name: String,
    /// The database schema that it is installed in.
    pub schema: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

/// An enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumType {
    /// Name in the database.
    pub name: String,
    /// Name in the schema.
    pub schema_name: String,
    /// Its database schema; `None` is the default one.
    pub schema: Option<String>,
    /// The values as the database stores them, in order.
    pub values: Vec<String>,
    /// The names of the values in the schema, in the same order.
    pub value_names: Vec<String>,
    /// The earlier names that `/// @was(…)` above the values gives, in the same order.
    pub values_were: Vec<Option<String>>,
    /// The earlier name that `/// @was(…)` above the enum gives.
    pub was: Option<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its database schema; `None` is the default one, which needs no qualifier.
    pub schema: Option<String>,
    /// What it comes from.
    pub source: TableSource,
    /// The columns.
    pub columns: Vec<Column>,
    /// The primary key.
    pub primary_key: Option<PrimaryKey>,
    /// Uniques and indexes.
    pub indexes: Vec<Index>,
    /// The foreign keys.
    pub foreign_keys: Vec<ForeignKey>,
}

/// What a table comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableSource {
    /// A model.
    Model {
        /// The model.
        id: ModelId,
        /// Its name in the schema.
        name: String,
        /// The earlier name that `/// @was(…)` above the model gives.
        was: Option<String>,
    },
    /// A many-to-many relation without a model of its own.
    Join {
        /// The relation.
        id: RelationId,
        /// The schema names the relation, so that the table is not named after its models.
        is_named: bool,
        /// What columns `A` and `B` refer to.
        ends: [JoinEnd; 2],
    },
    /// No schema: the table was read from a live database.
    Catalog,
}

/// One end of a many-to-many relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinEnd {
    /// The model's name in the schema.
    pub model: String,
    /// The model's table.
    pub table: String,
    /// The database schema of that table; `None` is the default one.
    pub schema: Option<String>,
    /// The relation field of the model.
    pub field: String,
    /// The earlier name that `/// @was(…)` above the field gives.
    pub was: Option<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The field that it comes from; join tables and live databases have none.
    pub field: Option<ColumnSource>,
    /// Its type.
    pub ty: ColumnType,
    /// Required, nullable or list.
    pub arity: ColumnArity,
    /// What the database puts in when nothing is given.
    pub default: Option<ColumnDefault>,
    /// The name of the default constraint (SQL Server).
    pub default_name: Option<String>,
    /// The database counts.
    pub auto_increment: bool,
    /// The client puts something in when nothing is given: `uuid()`, `cuid()`, … .
    pub client_default: bool,
    /// The client writes the time of each change into it.
    pub updated_at: bool,
}

/// The field that a column comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSource {
    /// The field.
    pub id: FieldId,
    /// Its name in the schema.
    pub name: String,
    /// The earlier name that `/// @was(…)` above the field gives.
    pub was: Option<String>,
}

/// Required, nullable or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnArity {
    /// `NOT NULL`
    Required,
    /// Anything, or null.
    Nullable,
    /// An array. Prisma lets the database store null, and reads it as the empty list.
    List,
}

/// The type of a column, without its arity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnType {
    /// What the schema calls it.
    pub family: TypeFamily,
    /// The native type, also where the schema leaves it to the default; `None` for `Unsupported`, on SQLite, and for
    /// enums unless their values stand in the column (MySQL).
    pub native: Option<Native>,
}

/// What the schema calls the type of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeFamily {
    /// A scalar.
    Scalar(Scalar),
    /// An enum, by its name and its database schema (`None` is the default one).
    Enum {
        /// Name of the enum in the database.
        name: String,
        /// Its database schema; `None` is the default one.
        schema: Option<String>,
    },
    /// The database's own words.
    Unsupported(String),
}

/// A native type with its arguments: `VarChar`, `["20"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Native {
    /// The name after `@db.`.
    pub name: String,
    /// How the database spells it, with its arguments: `VARCHAR(20)`.
    pub sql: String,
    /// The arguments.
    pub args: Vec<String>,
}

/// What the database puts in when nothing is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnDefault {
    /// A value.
    Value(Value),
    /// A list of values.
    List(Vec<Value>),
    /// The time of the statement.
    Now,
    /// An expression, verbatim.
    Expression(String),
    /// Something that the schema does not say (`dbgenerated()`).
    Unstated,
    /// CockroachDB's `unique_rowid()`.
    UniqueRowId,
    /// CockroachDB's identity column with its options.
    Identity(Identity),
}

/// The options of an identity column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// `virtual: true`
    pub is_virtual: bool,
    /// `increment:`
    pub increment: Option<i64>,
    /// `cache:`
    pub cache: Option<i64>,
    /// `start:`
    pub start: Option<i64>,
    /// `minValue:`
    pub min_value: Option<i64>,
    /// `maxValue:`
    pub max_value: Option<i64>,
}

impl Identity {
    /// The options that can change later, each with the value that holds when none is written.
    pub fn options(&self) -> [(&'static str, i64); 5] {
        [
            ("MINVALUE", self.min_value.unwrap_or(1)),
            ("MAXVALUE", self.max_value.unwrap_or(i64::MAX)),
            ("INCREMENT", self.increment.unwrap_or(1)),
            ("START", self.start.unwrap_or(1)),
            ("CACHE", self.cache.unwrap_or(1)),
        ]
    }
}

/// A literal in the form in which the database gets it, before quoting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number without exponent: `-0.0015`.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A point in time: `2020-01-01 00:00:00.500 +02:00`.
    DateTime(String),
    /// A JSON document, as it was written.
    Json(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A value of an enum, as the database stores it.
    Enum(String),
}

/// The primary key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrimaryKey {
    /// The constraint's name; on SQLite and MySQL it is made but never written.
    pub name: String,
    /// The columns, never empty.
    pub columns: Vec<IndexColumn>,
    /// `clustered:` (SQL Server).
    pub clustered: Option<bool>,
}

/// A unique or an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: IndexKind,
    /// The columns, never empty.
    pub columns: Vec<IndexColumn>,
    /// How it is built; `None` is the database's own choice, a B-tree.
    pub algorithm: Option<IndexAlgorithm>,
    /// The condition of a partial index, as SQL.
    pub predicate: Option<String>,
    /// `clustered:` (SQL Server).
    pub clustered: Option<bool>,
}

/// What an index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexKind {
    /// It holds no two equal keys.
    Unique,
    /// It holds any.
    Normal,
    /// It finds words (MySQL).
    Fulltext,
}

/// A column of a key or index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexColumn {
    /// The column.
    pub name: String,
    /// The order, when the schema says one.
    pub sort: Option<SortOrder>,
    /// How much of it is indexed (MySQL).
    pub length: Option<u32>,
    /// The operator class, in the database's spelling (PostgreSQL).
    pub ops: Option<String>,
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// The constraint's name.
    pub name: String,
    /// The columns of this table, never empty.
    pub columns: Vec<String>,
    /// The other table.
    pub referenced_table: String,
    /// The other table's database schema; `None` is the default one.
    pub referenced_schema: Option<String>,
    /// The columns of the other table, as many as `columns`.
    pub referenced_columns: Vec<String>,
    /// What happens to a row here when the row there goes.
    pub on_delete: Action,
    /// What happens to a row here when the key there changes.
    pub on_update: Action,
}

impl SqlSchema {
    /// A database with nothing in it.
    pub fn empty(dialect: Dialect) -> Self {
        Self {
            dialect,
            schemas: Vec::new(),
            listed_schemas: Vec::new(),
            extensions: Vec::new(),
            enums: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// The table of a model.
    pub fn table_of(&self, model: ModelId) -> Option<&Table> {
        self.tables.iter().find(|t| t.model() == Some(model))
    }

    /// The join table of a many-to-many relation.
    pub fn join_table(&self, relation: RelationId) -> Option<&Table> {
        self.tables.iter().find(|t| t.relation() == Some(relation))
    }

    /// The enum of that database name and database schema.
    pub fn find_enum(&self, schema: Option<&str>, name: &str) -> Option<&EnumType> {
        self.enums.iter().find(|e| e.name == name && e.schema.as_deref() == schema)
    }
}

impl Table {
    /// The model that it comes from.
    pub fn model(&self) -> Option<ModelId> {
        match self.source {
            TableSource::Model { id, .. } => Some(id),
            TableSource::Join { .. } | TableSource::Catalog => None,
        }
    }

    /// The relation that it comes from.
    pub fn relation(&self) -> Option<RelationId> {
        match self.source {
            TableSource::Join { id, .. } => Some(id),
            TableSource::Model { .. } | TableSource::Catalog => None,
        }
    }

    /// What columns `A` and `B` of a join table refer to, and whether the schema names the relation.
    pub(crate) fn join(&self) -> Option<(&[JoinEnd; 2], bool)> {
        match &self.source {
            TableSource::Join { ends, is_named, .. } => Some((ends, *is_named)),
            TableSource::Model { .. } | TableSource::Catalog => None,
        }
    }

    /// The name that the schema's author knows: the model's, else the table's.
    pub fn title(&self) -> &str {
        match &self.source {
            TableSource::Model { name, .. } => name,
            TableSource::Join { .. } | TableSource::Catalog => &self.name,
        }
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.name == name)
    }
}

impl Column {
    /// The column cannot be null. Lists can, whatever the schema says.
    pub fn is_required(&self) -> bool {
        self.arity == ColumnArity::Required
    }

    /// What PostgreSQL makes of the arity: a column that counts is never null, whatever the schema says.
    pub(crate) fn stored_arity(&self) -> ColumnArity {
        if self.auto_increment && self.arity == ColumnArity::Nullable {
            ColumnArity::Required
        } else {
            self.arity
        }
    }

    /// The name that the schema's author knows: the field's, else the column's.
    pub fn title(&self) -> &str {
        self.field.as_ref().map_or(&self.name, |f| &f.name)
    }
}

impl ForeignKey {
    /// A key or index over these columns serves it: it begins with the columns of the foreign key, whole and in order.
    pub fn stands_on(&self, columns: &[IndexColumn]) -> bool {
        columns.len() >= self.columns.len()
            && self.columns.iter().zip(columns).all(|(a, b)| *a == b.name && b.length.is_none())
    }

    /// An index serves it.
    pub fn stands_on_index(&self, index: &Index) -> bool {
        index.kind != IndexKind::Fulltext && self.stands_on(&index.columns)
    }
}

impl IndexColumn {
    /// A column with nothing said about it.
    pub fn plain(name: impl Into<String>) -> Self {
        Self { name: name.into(), sort: None, length: None, ops: None }
    }
}
