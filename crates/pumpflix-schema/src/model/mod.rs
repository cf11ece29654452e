//! The checked schema: what a schema means, with every name, type and relation resolved.
//!
//! Vocabulary, used throughout the project:
//!
//! - *name*: what the schema's author wrote (`createdAt`);
//! - *database name*: what the database calls it, after `@map`/`@@map` (`created_at`);
//! - *Rust name*: what generated code calls it (`created_at`, `r#type`), decided here and nowhere else;
//! - *constraint name*: the name of a key, index or foreign key in the database, explicit (`map:`) or made by
//!   Prisma's rule in `pumpflix-sql`.
//!
//! Everything is kept in vectors in the order of the sources and referred to by index; [`refs`] has handles
//! that join an index with its schema.

pub mod config;
pub mod default;
pub mod enums;
pub mod field;
pub mod index;
pub mod refs;
pub mod relation;

pub use config::{Datasource, Extension, Generator, RelationMode};
pub use default::{DefaultValue, Literal};
pub use enums::{Enum, EnumValue};
pub use field::{Arity, Field, FieldKind, FieldType, NativeType, RelationField, ScalarField};
pub use index::{
    Index, IndexAlgorithm, IndexColumn, IndexPredicate, OperatorClass, PrimaryKey, SortOrder, Unique,
};
pub use refs::{EnumRef, FieldRef, ModelRef, RelationRef};
pub use relation::{Action, Relation, RelationEnd, RelationKind};

use crate::source::Span;
use pumpflix_dialect::Dialect;

/// Index of a model in [`Schema::models`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModelId(pub u32);

/// Index of a field in its model's [`Model::fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub u32);

/// Index of an enum in [`Schema::enums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EnumId(pub u32);

/// Index of a relation in [`Schema::relations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationId(pub u32);

/// A valid schema for one database. The only way to get one is [`check`](fn@crate::check).
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// The database that this value describes; where a generator lists several `databases`, there is one
    /// `Schema` for each.
    pub dialect: Dialect,
    /// The datasource block.
    pub datasource: Datasource,
    /// The generator blocks, in source order.
    pub generators: Vec<Generator>,
    /// Models and views, in source order.
    pub models: Vec<Model>,
    /// Enums, in source order.
    pub enums: Vec<Enum>,
    /// Relations, in the order of their first field.
    pub relations: Vec<Relation>,
}

/// A model, or a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Name in the schema.
    pub name: String,
    /// Name of the table or view, after `@@map`.
    pub db_name: String,
    /// The database schema of `@@schema`.
    pub db_schema: Option<String>,
    /// Name of the row struct in Rust: `UserProfile`.
    pub rust_type: String,
    /// Name of the module in Rust, raw where it must be: `user_profile`, `r#type`.
    pub rust_module: String,
    /// The `///` lines, joined by line feeds.
    pub docs: Option<String>,
    /// It is a `view`.
    pub is_view: bool,
    /// It is marked `@@ignore`: migrated, but absent from the client.
    pub ignored: bool,
    /// The fields, scalar and relation, in source order.
    pub fields: Vec<Field>,
    /// `@id` or `@@id`.
    pub primary_key: Option<PrimaryKey>,
    /// `@unique` and `@@unique`: those on fields first, in field order, then the block's, in order.
    pub uniques: Vec<Unique>,
    /// `@@index` and `@@fulltext`, in order.
    pub indexes: Vec<Index>,
    /// The name in the block's head.
    pub span: Span,
}

impl Schema {
    /// The models and views, in source order.
    pub fn models(&self) -> impl Iterator<Item = ModelRef<'_>> {
        (0..self.models.len()).filter_map(|i| u32::try_from(i).ok()).map(|i| self.model(ModelId(i)))
    }

    /// The model of an id of this schema.
    #[must_use]
    pub fn model(&self, id: ModelId) -> ModelRef<'_> {
        ModelRef { schema: self, id }
    }

    /// The model of that name.
    #[must_use]
    pub fn find_model(&self, name: &str) -> Option<ModelRef<'_>> {
        self.models().find(|m| m.name == name)
    }

    /// The enums, in source order.
    pub fn enums(&self) -> impl Iterator<Item = EnumRef<'_>> {
        (0..self.enums.len()).filter_map(|i| u32::try_from(i).ok()).map(|i| self.enum_(EnumId(i)))
    }

    /// The enum of an id of this schema.
    #[must_use]
    pub fn enum_(&self, id: EnumId) -> EnumRef<'_> {
        EnumRef { schema: self, id }
    }

    /// The relations, in the order of their first field.
    pub fn relations(&self) -> impl Iterator<Item = RelationRef<'_>> {
        (0..self.relations.len()).filter_map(|i| u32::try_from(i).ok()).map(|i| self.relation(RelationId(i)))
    }

    /// The relation of an id of this schema.
    #[must_use]
    pub fn relation(&self, id: RelationId) -> RelationRef<'_> {
        RelationRef { schema: self, id }
    }
}
