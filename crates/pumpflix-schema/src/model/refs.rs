//! Handles: an index together with its schema, `Copy` and cheap.

use std::ops::Deref;

use super::{
    Action, Arity, Enum, EnumId, Field, FieldId, FieldKind, Model, ModelId, Relation, RelationId,
    RelationKind, ScalarField, Schema,
};

/// A model of a schema; dereferences to [`Model`].
#[derive(Clone, Copy, Debug)]
pub struct ModelRef<'s> {
    pub(crate) schema: &'s Schema,
    /// Its id.
    pub id: ModelId,
}

/// A field of a model; dereferences to [`Field`].
#[derive(Clone, Copy, Debug)]
pub struct FieldRef<'s> {
    /// Its model.
    pub model: ModelRef<'s>,
    /// Its id.
    pub id: FieldId,
}

/// An enum of a schema; dereferences to [`Enum`].
#[derive(Clone, Copy, Debug)]
pub struct EnumRef<'s> {
    pub(crate) schema: &'s Schema,
    /// Its id.
    pub id: EnumId,
}

/// A relation of a schema; dereferences to [`Relation`].
#[derive(Clone, Copy, Debug)]
pub struct RelationRef<'s> {
    pub(crate) schema: &'s Schema,
    /// Its id.
    pub id: RelationId,
}

impl Deref for ModelRef<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.schema.models[self.id.0 as usize]
    }
}

impl Deref for FieldRef<'_> {
    type Target = Field;

    fn deref(&self) -> &Field {
        &self.model.schema.models[self.model.id.0 as usize].fields[self.id.0 as usize]
    }
}

impl Deref for EnumRef<'_> {
    type Target = Enum;

    fn deref(&self) -> &Enum {
        &self.schema.enums[self.id.0 as usize]
    }
}

impl Deref for RelationRef<'_> {
    type Target = Relation;

    fn deref(&self) -> &Relation {
        &self.schema.relations[self.id.0 as usize]
    }
}

impl<'s> ModelRef<'s> {
    /// The schema it belongs to.
    #[must_use]
    pub fn schema(self) -> &'s Schema {
        self.schema
    }

    /// The model itself, for as long as the schema lives.
    #[must_use]
    pub fn get(self) -> &'s Model {
        &self.schema.models[self.id.0 as usize]
    }

    /// The fields, in source order.
    pub fn fields(self) -> impl Iterator<Item = FieldRef<'s>> {
        (0..self.get().fields.len())
            .filter_map(|i| u32::try_from(i).ok())
            .map(move |i| self.field(FieldId(i)))
    }

    /// The field of an id of this model.
    #[must_use]
    pub fn field(self, id: FieldId) -> FieldRef<'s> {
        FieldRef { model: self, id }
    }

    /// The fields that have a column, in source order.
    pub fn columns(self) -> impl Iterator<Item = (FieldRef<'s>, &'s ScalarField)> {
        self.fields().filter_map(|f| f.get().scalar().map(|s| (f, s)))
    }
}

impl<'s> FieldRef<'s> {
    /// The field itself, for as long as the schema lives.
    #[must_use]
    pub fn get(self) -> &'s Field {
        &self.model.get().fields[self.id.0 as usize]
    }
}

impl<'s> EnumRef<'s> {
    /// The enum itself, for as long as the schema lives.
    #[must_use]
    pub fn get(self) -> &'s Enum {
        &self.schema.enums[self.id.0 as usize]
    }
}

impl<'s> RelationRef<'s> {
    /// The relation itself, for as long as the schema lives.
    #[must_use]
    pub fn get(self) -> &'s Relation {
        &self.schema.relations[self.id.0 as usize]
    }

    /// The model that holds the foreign key.
    #[must_use]
    pub fn from_model(self) -> ModelRef<'s> {
        self.schema.model(self.get().from.model)
    }

    /// The model that is referenced.
    #[must_use]
    pub fn to_model(self) -> ModelRef<'s> {
        self.schema.model(self.get().to.model)
    }

    /// It relates a model to itself.
    #[must_use]
    pub fn is_self(self) -> bool {
        self.get().from.model == self.get().to.model
    }

    /// The action on delete that holds when none is written: `Restrict` when a column of the foreign key or the
    /// relation itself is required (`NoAction` where the database has no `Restrict`), else `SetNull`.
    #[must_use]
    pub fn on_delete(self) -> Action {
        self.get().on_delete.unwrap_or_else(|| {
            let model = self.from_model();
            let mut all = self.get().fields.iter().chain([&self.get().from.field]);
            let required = all.any(|f| model.field(*f).get().arity == Arity::Required);
            match (required, self.schema.dialect) {
                (true, pumpflix_dialect::Dialect::SqlServer) => Action::NoAction,
                (true, _) => Action::Restrict,
                (false, _) => Action::SetNull,
            }
        })
    }

    /// The action on update that holds when none is written: `Cascade`.
    #[must_use]
    pub fn on_update(self) -> Action {
        self.get().on_update.unwrap_or(Action::Cascade)
    }

    /// It is many-to-many.
    #[must_use]
    pub fn is_many_to_many(self) -> bool {
        self.get().kind == RelationKind::ManyToMany
    }
}

impl FieldKind {
    /// It has a column.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        matches!(self, Self::Scalar(_))
    }
}
