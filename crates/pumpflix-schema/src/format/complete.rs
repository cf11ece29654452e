//! Adds what a relation lacks: the field on the other side, `@relation(fields: …, references: …)`, and the
//! columns of the foreign key.
//!
//! It is done in the text, before the text is laid out, and only when every name and attribute of the schema is
//! understood: on a schema that is broken elsewhere nothing is guessed.

use cruet::Inflector;

use super::outline::{Kind, Model, Outline};
use super::relations::{Relation, relations};
use crate::model::Arity;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{Field, TypeName};
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
    let mut additions = unsorted(sources).unwrap_or_default();
    additions.sort_by_key(|addition| (addition.file, addition.at));
    additions
}

/// All additions, those for one place in the order in which they follow each other.
fn unsorted(sources: &Sources) -> Option<Vec<Addition>> {
    let (ast, diagnostics) = parse(sources);
    if diagnostics.has_errors() {
        return None;
    }
    let outline = Outline::new(sources, &ast)?;
    let relations = relations(&outline);
    let mut additions = Vec::new();
    for relation in &relations {
        let ends = Ends::new(&outline, relation)?;
        additions.extend(ends.back_field());
        additions.extend(ends.forward_field());
        additions.extend(ends.columns());
    }
    for relation in &relations {
        additions.extend(Ends::new(&outline, relation)?.attribute());
    }
    Some(additions)
}

/// A relation with its two models.
struct Ends<'o, 'a> {
    sources: &'a Sources,
    relation: &'o Relation<'o, 'a>,
    from: &'o Model<'a>,
    to: &'o Model<'a>,
}

/// A column of the foreign key, there already or to be added.
struct Column<'a> {
    name: String,
    /// The column that it references.
    referenced: &'a Field,
    kind: Kind,
    arity: Arity,
    exists: bool,
}

impl<'o, 'a> Ends<'o, 'a> {
    fn new(outline: &'o Outline<'a>, relation: &'o Relation<'o, 'a>) -> Option<Self> {
        Some(Self {
            sources: outline.sources,
            relation,
            from: outline.models.get(relation.from)?,
            to: outline.models.get(relation.to)?,
        })
    }

    /// The field on the referenced side.
    fn back_field(&self) -> Option<Addition> {
        if self.relation.back.is_some() {
            return None;
        }
        let name = self.from.name.to_camel_case();
        let (name, arity) = if self.relation.one_to_one { (name, "?") } else { (name.to_plural(), "[]") };
        let ignore = if self.from.ignored { " @ignore" } else { "" };
        Some(line(self.to, format!("{name} {}{arity}{ignore}", self.from.name)))
    }

    /// The field on the side that holds the foreign key.
    fn forward_field(&self) -> Option<Addition> {
        if self.relation.forward.is_some() {
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
        if self.relation.forward.is_some_and(|forward| forward.fields.is_some()) {
            return Vec::new();
        }
        let missing = self.inferred().into_iter().filter(|column| !column.exists);
        let lines = missing.map_while(|column| {
            let Kind::Scalar(scalar) = column.kind else { return None };
            let native = column.referenced.attributes.iter().map(|attribute| attribute.span);
            let native = native.map(|span| self.sources.text(span)).rfind(|text| is_native(text));
            let (name, arity) = (column.name, mark(column.arity));
            Some(line(self.from, format!("{name} {}{arity} {}", scalar.name(), native.unwrap_or(""))))
        });
        lines.collect()
    }

    /// `@relation` where it is missing, its arguments where they are.
    fn attribute(&self) -> Option<Addition> {
        let forward = self.relation.forward?;
        let Some(attribute) = forward.attribute else {
            let TypeName::Named(base) = forward.field.ty.base else { return None };
            let behind = self.sources.file(base.span.file).text.get(base.span.end as usize..)?;
            let arity = behind.find(|c| !matches!(c, '[' | ']' | '?')).unwrap_or(behind.len());
            let text = format!(" @relation({}, {})", self.fields(), self.references());
            return Some(addition(base.span, base.span.end as usize + arity, text));
        };
        let mut missing = Vec::new();
        if forward.fields.is_none() {
            missing.push(self.fields());
        }
        if forward.references.is_none() {
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

    /// `fields: […]` of the columns that the foreign key has or will have.
    fn fields(&self) -> String {
        let names: Vec<_> = self.inferred().into_iter().map(|column| column.name).collect();
        format!("fields: [{}]", names.join(", "))
    }

    /// `references: […]` as written, or else the first key without optional fields.
    fn references(&self) -> String {
        let written = self.relation.forward.and_then(|forward| forward.references.as_deref());
        let key = written.or_else(|| self.to.keys().find(|key| self.to.is_strict(key)));
        let fields = key.unwrap_or_default().iter().filter_map(|number| self.to.field(*number));
        let names: Vec<_> = fields.map(|(field, _)| self.sources.text(field.name.span)).collect();
        format!("references: [{}]", names.join(", "))
    }

    /// One column for each field of the first key of the referenced model, called after model and field.
    fn inferred(&self) -> Vec<Column<'a>> {
        let key = self.to.keys().next().unwrap_or_default();
        let fields = key.iter().filter_map(|number| self.to.field(*number));
        let columns = fields.map(|(referenced, kind)| {
            let field = self.sources.text(referenced.name.span);
            let name = format!(
                "{}{}",
                first_char(self.to.name, |c| c.to_lowercase().collect()),
                first_char(field, |c| c.to_uppercase().collect())
            );
            let existing = self.from.scalar(&name);
            let arity = existing
                .or_else(|| self.relation.forward.map(|forward| forward.field))
                .map_or(Arity::Optional, |field| field.ty.arity);
            Column { name, referenced, kind, arity, exists: existing.is_some() }
        });
        columns.collect()
    }
}

/// A line at the end of a model.
fn line(model: &Model<'_>, text: String) -> Addition {
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

/// An attribute of the form `@db.Name(…)`.
fn is_native(attribute: &str) -> bool {
    attribute.split_once('(').map_or(attribute, |(name, _)| name).contains('.')
}

fn first_char(text: &str, change: impl FnOnce(char) -> String) -> String {
    let mut chars = text.chars();
    chars.next().map(change).unwrap_or_default() + chars.as_str()
}
