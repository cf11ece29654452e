//! Fields.

use pumpflix_dialect::Scalar;

use super::{DefaultValue, EnumId, ModelId, RelationId};
use crate::source::Span;

/// A field of a model or view.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name in the schema.
    pub name: String,
    /// Name in Rust, raw where it must be: `created_at`, `r#type`.
    pub rust_name: String,
    /// The `///` lines.
    pub docs: Option<String>,
    /// Required, optional or list.
    pub arity: Arity,
    /// It is marked `@ignore`: in the database, but absent from the client.
    pub ignored: bool,
    /// Column or relation.
    pub kind: FieldKind,
    /// The name.
    pub span: Span,
}

/// Required, optional or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// `T`
    Required,
    /// `T?`
    Optional,
    /// `T[]`
    List,
}

/// A column, or a way to other rows.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// It has a column.
    Scalar(ScalarField),
    /// It has none; it names a relation.
    Relation(RelationField),
}

/// The part of a field that has a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ScalarField {
    /// Name of the column, after `@map`.
    pub db_name: String,
    /// Scalar, enum, or a type that only the database knows.
    pub ty: FieldType,
    /// `@db.…`, on the datasource's own database only.
    pub native: Option<NativeType>,
    /// `@default`.
    pub default: Option<DefaultValue>,
    /// `@default(map:)`, SQL Server only.
    pub default_name: Option<String>,
    /// `@updatedAt`.
    pub updated_at: bool,
    /// `/// @rust(type = "…")` above a `Json` field: the path of the Rust type that it is read as.
    pub rust_type: Option<String>,
    /// `/// @omit`: the client's row struct lacks it.
    pub omitted: bool,
}

/// The part of a field that names a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelationField {
    /// The model at the other end.
    pub target: ModelId,
    /// The relation.
    pub relation: RelationId,
}

/// The type of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldType {
    /// One of the nine scalars.
    Scalar(Scalar),
    /// An enum.
    Enum(EnumId),
    /// `Unsupported("…")`: the database's own words.
    Unsupported(String),
}

/// `@db.Name(args)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeType {
    /// The name after `@db.`, known to the dialect.
    pub name: String,
    /// The arguments as written, without blanks.
    pub args: Vec<String>,
}

impl Field {
    /// The column part, if it has a column.
    #[must_use]
    pub fn scalar(&self) -> Option<&ScalarField> {
        match &self.kind {
            FieldKind::Scalar(scalar) => Some(scalar),
            FieldKind::Relation(_) => None,
        }
    }

    /// The relation part, if it names a relation.
    #[must_use]
    pub fn relation(&self) -> Option<&RelationField> {
        match &self.kind {
            FieldKind::Relation(relation) => Some(relation),
            FieldKind::Scalar(_) => None,
        }
    }
}
