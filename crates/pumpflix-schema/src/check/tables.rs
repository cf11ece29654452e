//! Every table that the schema leads to, those behind many-to-many relations included.

use super::draft::{Draft, RelationDraft};
use crate::source::Span;

/// A table, or a view.
pub(crate) struct Table<'d> {
    /// `@@schema`; empty where none is chosen.
    pub(crate) schema: &'d str,
    /// In the database.
    pub(crate) name: String,
    /// Where the schema says its name: the model's name, its `@@map`, or the relation field.
    pub(crate) span: Span,
    /// It is behind a many-to-many relation.
    pub(crate) joins: bool,
}

/// Those of the models in source order, then those of the relations.
pub(crate) fn all<'d>(draft: &'d Draft<'_>) -> Vec<Table<'d>> {
    let models = draft.models.iter().filter(|m| !m.is_composite()).map(|model| Table {
        schema: model.db_schema.as_ref().map_or("", |s| &*s.text),
        name: model.db_name().to_owned(),
        span: model.map.as_ref().map_or(model.block.name.span, |map| map.span),
        joins: false,
    });
    let relations = draft.relations.iter().filter(|r| !r.is_inline()).map(|relation| join(draft, relation));
    models.chain(relations).collect()
}

/// By Prisma's rule: `_AToB` of the models in order of their names, or `_` and the name of the relation; in the
/// schema of the first model.
fn join<'d>(draft: &'d Draft<'_>, relation: &RelationDraft) -> Table<'d> {
    let (from, to) = (&draft.models[relation.from.model], &draft.models[relation.to.model]);
    let (a, b, at) = if from.name <= to.name { (from, to, relation.from) } else { (to, from, relation.to) };
    let ends = [relation.from, relation.to];
    let given = ends.into_iter().find_map(|end| draft.attribute(end).and_then(|r| r.name.as_ref()));
    Table {
        schema: a.db_schema.as_ref().map_or("", |s| &*s.text),
        name: given.map_or_else(|| format!("_{}To{}", a.name, b.name), |name| format!("_{}", name.text)),
        span: draft.field(at).ast.span,
        joins: true,
    }
}
