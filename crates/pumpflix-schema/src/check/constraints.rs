//! Every constraint and index of the schema with the name that it will have in the database.
//!
//! A name is the one that the schema gives, or Prisma's: table, columns and a suffix, joined by underscores,
//! with the part before the suffix cut so that the whole fits the database's limit.

use super::draft::{Draft, KeyDraft, KeyKind, ModelDraft};
use crate::source::Span;

/// What carries the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConstraintKind {
    PrimaryKey,
    /// Also a unique.
    Index,
    ForeignKey,
    Default,
}

/// A name in the database.
#[derive(Debug)]
pub(crate) struct Constraint {
    pub(crate) kind: ConstraintKind,
    pub(crate) model: usize,
    pub(crate) name: String,
    /// The schema gives the name.
    pub(crate) given: bool,
    /// The attribute.
    pub(crate) span: Span,
}

/// All of them, model by model.
pub(crate) fn all(draft: &Draft<'_>) -> Vec<Constraint> {
    let facts = draft.dialect.facts();
    let mut all = Vec::new();
    for (at, model) in draft.models.iter().enumerate() {
        if model.is_composite() {
            continue;
        }
        for key in &model.keys {
            let (kind, suffix) = match key.kind {
                KeyKind::Id if !facts.named_primary_keys => continue,
                // Views have none in the database.
                _ if model.is_view() && key.map.is_none() => continue,
                KeyKind::Id => (ConstraintKind::PrimaryKey, "pkey"),
                KeyKind::Unique => (ConstraintKind::Index, "key"),
                KeyKind::Index | KeyKind::Fulltext => (ConstraintKind::Index, "idx"),
            };
            let given = key.map.as_ref().map(|map| map.text.clone().into_owned());
            all.push(Constraint {
                kind,
                model: at,
                given: given.is_some(),
                name: given.unwrap_or_else(|| key_name(model, key, suffix, facts.max_identifier)),
                span: key.attribute.span,
            });
        }
        foreign_keys(draft, at, model, &mut all);
        defaults(draft, at, model, &mut all);
    }
    all
}

fn key_name(model: &ModelDraft<'_>, key: &KeyDraft<'_>, suffix: &str, limit: usize) -> String {
    let columns: Vec<usize> = if key.kind == KeyKind::Id {
        Vec::new()
    } else {
        key.columns.iter().map(|column| column.field).collect()
    };
    made(model, &columns, suffix, limit)
}

fn foreign_keys(draft: &Draft<'_>, at: usize, model: &ModelDraft<'_>, all: &mut Vec<Constraint>) {
    let facts = draft.dialect.facts();
    if !facts.named_foreign_keys || model.is_view() {
        return;
    }
    for field in &model.fields {
        let Some(attribute) = &field.relation else { continue };
        let Some(fields) = attribute.fields() else { continue };
        let given = attribute.map.as_ref().map(|map| map.text.clone().into_owned());
        all.push(Constraint {
            kind: ConstraintKind::ForeignKey,
            model: at,
            given: given.is_some(),
            name: given.unwrap_or_else(|| made(model, fields, "fkey", facts.max_identifier)),
            span: attribute.span,
        });
    }
}

fn defaults(draft: &Draft<'_>, at: usize, model: &ModelDraft<'_>, all: &mut Vec<Constraint>) {
    let facts = draft.dialect.facts();
    if !facts.named_defaults {
        return;
    }
    for (i, field) in model.fields.iter().enumerate() {
        let Some(default) = &field.default else { continue };
        let given = default.map.as_ref().map(|map| map.text.clone().into_owned());
        all.push(Constraint {
            kind: ConstraintKind::Default,
            model: at,
            given: given.is_some(),
            name: given.unwrap_or_else(|| made(model, &[i], "df", facts.max_identifier)),
            span: default.span,
        });
    }
}

/// A name by Prisma's rule.
fn made(model: &ModelDraft<'_>, fields: &[usize], suffix: &str, limit: usize) -> String {
    let mut name = model.db_name().to_owned();
    for field in fields {
        name.push('_');
        name.push_str(model.fields[*field].db_name());
    }
    let room = limit.saturating_sub(suffix.len() + 1);
    if name.len() > room {
        let mut end = room;
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        name.truncate(end);
    }
    name.push('_');
    name.push_str(suffix);
    name
}
