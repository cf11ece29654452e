//! Adds what a relation lacks: the field on the other side, `@relation(fields: …, references: …)`, and the
//! columns of the foreign key.
//!
//! It is done in the text, before the text is laid out, and only when every name and attribute of the schema is
//! understood: on a schema that is broken elsewhere nothing is guessed.

use std::collections::HashMap;

use cruet::Inflector;

use super::relations::{Relation, is_strict, keys, relations};
use crate::check::draft::{Draft, FieldDraft, FieldTy, ModelDraft};
use crate::check::when_understood;
use crate::model::Arity;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::TypeName;
use crate::syntax::parse;

/// Text to be put into a file.
#[derive(Debug)]
pub(super) struct Addition {
    pub(super) file: FileId,
    /// Before this byte.
    at: usize,
    text: String,
}

/// A text with additions, which are in order.
pub(super) fn apply(text: &str, additions: &[Addition]) -> String {
    let mut out = String::with_capacity(text.len() + additions.iter().map(|a| a.text.len()).sum::<usize>());
    let mut from = 0;
    for addition in additions {
        out.push_str(text.get(from..addition.at).unwrap_or(""));
        out.push_str(&addition.text);
        from = addition.at;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// All additions in the order of the files and their places; none when the schema is not understood.
pub(super) fn additions(sources: &Sources) -> Vec<Addition> {
    let (ast, diagnostics) = parse(sources);
    if diagnostics.has_errors() {
        return Vec::new();
    }
    let mut additions = when_understood(&ast, sources, unsorted).unwrap_or_default();
    additions.sort_by_key(|addition| (addition.file, addition.at));
    additions
}

/// All additions, those for one place in the order in which they follow each other.
fn unsorted(draft: &Draft<'_>) -> Vec<Addition> {
    let relations = relations(draft);
    let mut scalars = HashMap::new();
    for (number, model) in draft.models.iter().enumerate() {
        let fields = model.fields.iter().filter(|field| !matches!(field.ty, FieldTy::Model(_)));
        scalars.extend(fields.map(|field| ((number, field.name), field)));
    }
    let ends = || relations.iter().filter_map(|relation| Ends::new(draft, &scalars, *relation));
    let mut additions = Vec::new();
    for ends in ends() {
        additions.extend(ends.back_field());
        additions.extend(ends.forward_field());
        additions.extend(ends.columns());
    }
    additions.extend(ends().filter_map(|ends| ends.attribute()));
    additions
}

/// The fields that have a column, by model and name.
type Scalars<'d> = HashMap<(usize, &'d str), &'d FieldDraft<'d>>;

/// A relation with its two models.
struct Ends<'d> {
    draft: &'d Draft<'d>,
    scalars: &'d Scalars<'d>,
    relation: Relation,
    from: &'d ModelDraft<'d>,
    to: &'d ModelDraft<'d>,
    forward: Option<&'d FieldDraft<'d>>,
}

/// A column of the foreign key, there already or to be added.
struct Column<'d> {
    name: String,
    /// The column that it references.
    referenced: &'d FieldDraft<'d>,
    arity: Arity,
    exists: bool,
}

impl<'d> Ends<'d> {
    fn new(draft: &'d Draft<'d>, scalars: &'d Scalars<'d>, relation: Relation) -> Option<Self> {
        let from = draft.models.get(relation.from)?;
        let to = draft.models.get(relation.to)?;
        let forward = relation.forward.map(|end| draft.field(end));
        Some(Self { draft, scalars, relation, from, to, forward })
    }

    /// The field on the referenced side.
    fn back_field(&self) -> Option<Addition> {
        if self.relation.back.is_some() {
            return None;
        }
        let name = self.from.name.to_camel_case();
        let (name, arity) = if self.relation.one_to_one { (name, "?") } else { (name.to_plural(), "[]") };
        let ignore = if self.from.ignored.is_some() { " @ignore" } else { "" };
        Some(line(self.to, format!("{name} {}{arity}{ignore}", self.from.name)))
    }

    /// The field on the side that holds the foreign key.
    fn forward_field(&self) -> Option<Addition> {
        if self.forward.is_some() {
            return None;
        }
        let optional = self.inferred().iter().any(|column| column.arity == Arity::Optional);
        let arity = mark(if optional { Arity::Optional } else { Arity::Required });
        let (name, ty) = (self.to.name.to_camel_case(), self.to.name);
        let arguments = format!("{}, {}", self.fields(), self.references());
        Some(line(self.from, format!("{name} {ty}{arity} @relation({arguments})")))
    }

    /// The columns of the foreign key, when none are named; they stop at one whose type is not a scalar.
    fn columns(&self) -> Vec<Addition> {
        if self.written(Side::Fields).is_some() {
            return Vec::new();
        }
        let missing = self.inferred().into_iter().filter(|column| !column.exists);
        let lines = missing.map_while(|column| {
            let FieldTy::Scalar(scalar) = column.referenced.ty else { return None };
            let native = column.referenced.native.as_ref().map_or("", |native| self.draft.text(native.span));
            let (name, arity) = (column.name, mark(column.arity));
            Some(line(self.from, format!("{name} {}{arity} {native}", scalar.name())))
        });
        lines.collect()
    }

    /// `@relation` where it is missing, its arguments where they are.
    fn attribute(&self) -> Option<Addition> {
        let forward = self.forward?;
        let attribute = forward
            .ast
            .attributes
            .iter()
            .find(|attribute| self.draft.text(attribute.name.span) == "relation");
        let Some(attribute) = attribute else {
            let TypeName::Named(base) = forward.ast.ty.base else { return None };
            let text = &self.draft.sources.file(base.span.file).text;
            let behind = text.get(base.span.end as usize..)?;
            let arity = behind.find(|c| !matches!(c, '[' | ']' | '?')).unwrap_or(behind.len());
            let text = format!(" @relation({}, {})", self.fields(), self.references());
            return Some(addition(base.span, base.span.end as usize + arity, text));
        };
        let mut missing = Vec::new();
        if self.written(Side::Fields).is_none() {
            missing.push(self.fields());
        }
        if self.written(Side::References).is_none() {
            missing.push(self.references());
        }
        if missing.is_empty() {
            return None;
        }
        let missing = missing.join(", ");
        let end = attribute.span.end as usize;
        let is_bare = attribute.arguments.as_ref().is_none_or(|arguments| arguments.items.is_empty());
        // After empty parentheses a second pair is put, as the reference does.
        Some(if is_bare {
            addition(attribute.span, end, format!("({missing})"))
        } else {
            addition(attribute.span, end - 1, format!(", {missing}"))
        })
    }

    /// The columns that `fields:` or `references:` names.
    fn written(&self, side: Side) -> Option<&'d [usize]> {
        let relation = self.forward?.relation.as_ref()?;
        let columns = match side {
            Side::Fields => relation.fields.as_ref(),
            Side::References => relation.references.as_ref(),
        };
        columns.map(|columns| columns.value.as_slice())
    }

    /// `fields: […]` of the columns that the foreign key has or will have.
    fn fields(&self) -> String {
        let names: Vec<_> = self.inferred().into_iter().map(|column| column.name).collect();
        format!("fields: [{}]", names.join(", "))
    }

    /// `references: […]` as written, or else the first key without optional fields.
    fn references(&self) -> String {
        let fields = match self.written(Side::References) {
            Some(written) => written.iter().filter_map(|number| self.to.fields.get(*number)).collect(),
            None => keys(self.draft, self.relation.to).find(|key| is_strict(key)).unwrap_or_default(),
        };
        let names: Vec<_> = fields.into_iter().map(|field| field.name).collect();
        format!("references: [{}]", names.join(", "))
    }

    /// One column for each field of the first key of the referenced model, called after model and field.
    fn inferred(&self) -> Vec<Column<'d>> {
        let key = keys(self.draft, self.relation.to).next().unwrap_or_default();
        let columns = key.into_iter().map(|referenced| {
            let name = format!(
                "{}{}",
                first_char(self.to.name, |c| c.to_lowercase().collect()),
                first_char(referenced.name, |c| c.to_uppercase().collect())
            );
            let existing = self.scalars.get(&(self.relation.from, name.as_str())).copied();
            let arity = existing.or(self.forward).map_or(Arity::Optional, FieldDraft::arity);
            Column { name, referenced, arity, exists: existing.is_some() }
        });
        columns.collect()
    }
}

/// The two lists of columns of `@relation`.
#[derive(Clone, Copy)]
enum Side {
    Fields,
    References,
}

/// A line at the end of a model.
fn line(model: &ModelDraft<'_>, text: String) -> Addition {
    let span = model.block.span;
    addition(span, (span.end as usize).saturating_sub(1), text + "\n")
}

fn addition(place: Span, at: usize, text: String) -> Addition {
    Addition { file: place.file, at, text }
}

fn mark(arity: Arity) -> &'static str {
    match arity {
        Arity::Required => "",
        Arity::Optional => "?",
        Arity::List => "[]",
    }
}

fn first_char(text: &str, change: impl FnOnce(char) -> String) -> String {
    let mut chars = text.chars();
    chars.next().map(change).unwrap_or_default() + chars.as_str()
}
