//! Keys, uniques and indexes.

use super::FieldId;
use crate::source::Span;

/// Ascending or descending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    /// `Asc`
    Asc,
    /// `Desc`
    Desc,
}

/// A column of a key or index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexColumn {
    /// The field.
    pub field: FieldId,
    /// `sort:`, when written.
    pub sort: Option<SortOrder>,
    /// `length:`, in characters or bytes (MySQL).
    pub length: Option<u32>,
    /// `ops:` (PostgreSQL, `@@index` only).
    pub ops: Option<OperatorClass>,
}

/// `ops:` of an index column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperatorClass {
    /// One that the schema language knows, as written: `JsonbPathOps`.
    Known(String),
    /// `raw("…")`, verbatim.
    Raw(String),
}

/// `type:` of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexAlgorithm {
    /// `BTree`
    BTree,
    /// `Hash`
    Hash,
    /// `Gist`
    Gist,
    /// `Gin`
    Gin,
    /// `SpGist`
    SpGist,
    /// `Brin`
    Brin,
}

/// `where:` of a partial index, already as SQL (column names quoted as the dialect wants them).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPredicate {
    /// The condition.
    pub sql: String,
}

/// `@id` or `@@id`.
#[derive(Clone, Debug, PartialEq)]
pub struct PrimaryKey {
    /// The columns, never empty.
    pub columns: Vec<IndexColumn>,
    /// `name:`, the selector's name in the client.
    pub name: Option<String>,
    /// `map:`, the constraint's name.
    pub map: Option<String>,
    /// `clustered:` (SQL Server).
    pub clustered: Option<bool>,
    /// The selector's name in Rust, without prefix: `org_id_user_id`.
    pub rust_name: String,
    /// The attribute.
    pub span: Span,
}

/// `@unique` or `@@unique`.
#[derive(Clone, Debug, PartialEq)]
pub struct Unique {
    /// The columns, never empty.
    pub columns: Vec<IndexColumn>,
    /// It is written on its field (`@unique`), not on the block (`@@unique`): indexes are made in another order.
    pub on_field: bool,
    /// `name:`, the selector's name in the client.
    pub name: Option<String>,
    /// `map:`, the constraint's name.
    pub map: Option<String>,
    /// `clustered:` (SQL Server).
    pub clustered: Option<bool>,
    /// `where:`.
    pub predicate: Option<IndexPredicate>,
    /// The selector's name in Rust, without prefix: `org_id_user_id`.
    pub rust_name: String,
    /// The attribute.
    pub span: Span,
}

/// `@@index` or `@@fulltext`.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// The columns, never empty.
    pub columns: Vec<IndexColumn>,
    /// `map:` (or its old spelling `name:`).
    pub map: Option<String>,
    /// `type:`.
    pub algorithm: Option<IndexAlgorithm>,
    /// It is a `@@fulltext` (MySQL).
    pub fulltext: bool,
    /// `clustered:` (SQL Server).
    pub clustered: Option<bool>,
    /// `where:`.
    pub predicate: Option<IndexPredicate>,
    /// The attribute.
    pub span: Span,
}
