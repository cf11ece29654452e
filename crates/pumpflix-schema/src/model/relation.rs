//! Relations.

use super::{FieldId, ModelId};

/// What the database does to a referencing row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// `Cascade`
    Cascade,
    /// `Restrict`
    Restrict,
    /// `NoAction`
    NoAction,
    /// `SetNull`
    SetNull,
    /// `SetDefault`
    SetDefault,
}

/// How many rows stand at each end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// One row to at most one.
    OneToOne,
    /// One row to many; `to` is the one, `from` the many.
    OneToMany,
    /// Many to many through a table that the schema does not name.
    ManyToMany,
}

/// One end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelationEnd {
    /// The model that has the field.
    pub model: ModelId,
    /// The relation field.
    pub field: FieldId,
}

/// A relation between two models, or a model and itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// `@relation("name")`, when written.
    pub name: Option<String>,
    /// How many rows stand at each end.
    pub kind: RelationKind,
    /// The end whose model has the foreign key (`fields:`); for many-to-many the end that becomes column `A`:
    /// the model whose name sorts first, for a self relation the field whose name sorts first.
    pub from: RelationEnd,
    /// The end that is referenced; for many-to-many column `B`.
    pub to: RelationEnd,
    /// `fields:`, columns of `from.model`; empty for many-to-many.
    pub fields: Vec<FieldId>,
    /// `references:`, columns of `to.model`, as many as `fields`; empty for many-to-many.
    pub references: Vec<FieldId>,
    /// `onDelete:`, when written.
    pub on_delete: Option<Action>,
    /// `onUpdate:`, when written.
    pub on_update: Option<Action>,
    /// `map:`, the foreign key's name.
    pub map: Option<String>,
}
