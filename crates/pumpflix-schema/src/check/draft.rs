//! The schema while it is being checked: everything resolved so far, with borrowed text and with places.
//!
//! Models, fields and enums keep the index that they have in the tree, so that a reference is a number and a
//! rule can always reach what was written. What could not be resolved is `Unknown` or `None`; it has been
//! reported, and rules pass over it.

use foldhash::HashMap;
use std::borrow::Cow;

use pumpflix_dialect::{Dialect, Scalar};

use super::config::Config;
use crate::model::{Action, Arity, DefaultValue, IndexAlgorithm, RelationKind, RelationMode, SortOrder};
use crate::source::{Sources, Span};
use crate::syntax::ast::{self, Ast, Attribute, Expression, ModelKeyword};

/// Text of the schema with its place.
#[derive(Clone, Debug)]
pub(crate) struct Spelled<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) span: Span,
}

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// All that is known.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) ast: &'a Ast,
    pub(crate) config: &'a Config<'a>,
    /// The database that this check is for.
    pub(crate) dialect: Dialect,
    /// It is the datasource's own, to which `@db.…` speaks.
    pub(crate) own: bool,
    pub(crate) models: Vec<ModelDraft<'a>>,
    pub(crate) enums: Vec<EnumDraft<'a>>,
    pub(crate) relations: Vec<RelationDraft>,
}

/// A model, view or composite type.
#[derive(Debug)]
pub(crate) struct ModelDraft<'a> {
    pub(crate) block: &'a ast::ModelBlock,
    pub(crate) name: &'a str,
    pub(crate) map: Option<Spelled<'a>>,
    pub(crate) db_schema: Option<Spelled<'a>>,
    pub(crate) ignored: Option<Span>,
    /// The attributes that make a shard key; at most one in a right schema.
    pub(crate) shard_keys: Vec<Span>,
    pub(crate) fields: Vec<FieldDraft<'a>>,
    /// The first field of each name, where there are many: among a few, looking at each takes less time and room.
    by_name: HashMap<&'a str, usize>,
    /// Those on fields first, in field order, then the block's, in order.
    pub(crate) keys: Vec<KeyDraft<'a>>,
}

/// A field.
#[derive(Debug)]
pub(crate) struct FieldDraft<'a> {
    pub(crate) ast: &'a ast::Field,
    pub(crate) name: &'a str,
    pub(crate) ty: FieldTy<'a>,
    pub(crate) map: Option<Spelled<'a>>,
    // Most fields have none of these three, so they lie elsewhere: a field is a fourth as large.
    pub(crate) default: Option<Box<DefaultDraft<'a>>>,
    pub(crate) native: Option<Box<NativeDraft<'a>>>,
    pub(crate) updated_at: Option<Span>,
    pub(crate) ignored: Option<Span>,
    pub(crate) relation: Option<Box<RelationAttribute<'a>>>,
}

/// What a field's type was found to be.
#[derive(Clone, Debug)]
pub(crate) enum FieldTy<'a> {
    Scalar(Scalar),
    Enum(usize),
    Model(usize),
    Composite(usize),
    Unsupported(Cow<'a, str>),
    Unknown,
}

/// `@default`.
#[derive(Debug)]
pub(crate) struct DefaultDraft<'a> {
    /// `None` when it was found wrong.
    pub(crate) value: Option<DefaultValue>,
    pub(crate) map: Option<Spelled<'a>>,
    pub(crate) span: Span,
}

/// `@db.Name(args)`.
#[derive(Debug)]
pub(crate) struct NativeDraft<'a> {
    /// Before the dot.
    pub(crate) scope: &'a str,
    /// Behind the dot.
    pub(crate) name: &'a str,
    pub(crate) arguments: &'a [ast::Argument],
    pub(crate) span: Span,
}

/// `@relation(…)`.
#[derive(Debug)]
pub(crate) struct RelationAttribute<'a> {
    pub(crate) name: Option<Spelled<'a>>,
    /// Fields of the own model that exist and have a column.
    pub(crate) fields: Option<Placed<Vec<usize>>>,
    /// Fields of the other model that exist and have a column.
    pub(crate) references: Option<Placed<Vec<usize>>>,
    pub(crate) on_delete: Option<Placed<Action>>,
    pub(crate) on_update: Option<Placed<Action>>,
    pub(crate) map: Option<Spelled<'a>>,
    pub(crate) span: Span,
}

/// Which attribute made a key or index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyKind {
    Id,
    Unique,
    Index,
    Fulltext,
}

/// A key, unique or index.
#[derive(Debug)]
pub(crate) struct KeyDraft<'a> {
    pub(crate) kind: KeyKind,
    pub(crate) on_field: bool,
    /// Those that exist and have a column.
    pub(crate) columns: Vec<ColumnDraft<'a>>,
    pub(crate) name: Option<Spelled<'a>>,
    pub(crate) map: Option<Spelled<'a>>,
    pub(crate) algorithm: Option<Placed<IndexAlgorithm>>,
    pub(crate) clustered: Option<Placed<bool>>,
    pub(crate) predicate: Option<&'a Expression>,
    pub(crate) attribute: &'a Attribute,
}

/// A column of a key or index.
#[derive(Debug)]
pub(crate) struct ColumnDraft<'a> {
    pub(crate) field: usize,
    pub(crate) sort: Option<Placed<SortOrder>>,
    pub(crate) length: Option<Placed<u32>>,
    pub(crate) ops: Option<Ops<'a>>,
    pub(crate) span: Span,
}

/// `ops:`
#[derive(Debug)]
pub(crate) struct Ops<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) raw: bool,
    pub(crate) span: Span,
}

/// An enum.
#[derive(Debug)]
pub(crate) struct EnumDraft<'a> {
    pub(crate) block: &'a ast::EnumBlock,
    pub(crate) name: &'a str,
    pub(crate) map: Option<Spelled<'a>>,
    pub(crate) db_schema: Option<Spelled<'a>>,
    pub(crate) values: Vec<EnumValueDraft<'a>>,
}

/// A value of an enum.
#[derive(Debug)]
pub(crate) struct EnumValueDraft<'a> {
    pub(crate) ast: &'a ast::EnumValue,
    pub(crate) name: &'a str,
    pub(crate) map: Option<Spelled<'a>>,
}

/// One end of a relation: a field of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) model: usize,
    pub(crate) field: usize,
}

/// A relation between two fields that found each other. `from` has the foreign key where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RelationDraft {
    pub(crate) kind: RelationKind,
    pub(crate) from: End,
    pub(crate) to: End,
}

impl<'a> Draft<'a> {
    pub(crate) fn field(&self, end: End) -> &FieldDraft<'a> {
        &self.models[end.model].fields[end.field]
    }

    pub(crate) fn attribute(&self, end: End) -> Option<&RelationAttribute<'a>> {
        self.field(end).relation.as_deref()
    }

    /// `Model.field`
    pub(crate) fn qualified(&self, end: End) -> String {
        format!("{}.{}", self.models[end.model].name, self.field(end).name)
    }

    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }

    /// Every key and index with its model, model by model.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&ModelDraft<'a>, &KeyDraft<'a>)> {
        self.models.iter().flat_map(|model| model.keys.iter().map(move |key| (model, key)))
    }

    pub(crate) fn relation_mode(&self) -> RelationMode {
        self.config.datasource.as_ref().map_or(RelationMode::ForeignKeys, |d| d.relation_mode)
    }

    /// Every field that names a model, with its place, model by model.
    pub(crate) fn relation_fields(&self) -> impl Iterator<Item = (End, &FieldDraft<'a>, usize)> {
        self.models.iter().enumerate().flat_map(|(model, m)| {
            m.fields.iter().enumerate().filter_map(move |(field, f)| match f.ty {
                FieldTy::Model(target) => Some((End { model, field }, f, target)),
                _ => None,
            })
        })
    }
}

impl RelationDraft {
    /// It has a foreign key on one side.
    pub(crate) fn is_inline(&self) -> bool {
        self.kind != RelationKind::ManyToMany
    }

    /// What happens on delete when a row of `to` goes away.
    pub(crate) fn on_delete(&self, draft: &Draft<'_>) -> Action {
        let attribute = draft.attribute(self.from);
        if let Some(action) = attribute.and_then(|a| a.on_delete) {
            return action.value;
        }
        let model = &draft.models[self.from.model];
        let required = attribute
            .and_then(RelationAttribute::fields)
            .is_some_and(|fields| fields.iter().any(|f| model.fields[*f].arity() == Arity::Required));
        match (required, draft.dialect) {
            (true, Dialect::SqlServer) if draft.relation_mode() == RelationMode::ForeignKeys => {
                Action::NoAction
            }
            (true, _) => Action::Restrict,
            (false, _) => Action::SetNull,
        }
    }

    /// What happens when the key of a row of `to` changes.
    pub(crate) fn on_update(&self, draft: &Draft<'_>) -> Action {
        draft.attribute(self.from).and_then(|a| a.on_update).map_or(Action::Cascade, |action| action.value)
    }
}

/// So many fields of a model are looked at one by one.
const FEW: usize = 16;

impl<'a> ModelDraft<'a> {
    /// A model of which only names are known.
    pub(crate) fn new(block: &'a ast::ModelBlock, name: &'a str, fields: Vec<FieldDraft<'a>>) -> Self {
        let mut by_name = HashMap::default();
        if fields.len() > FEW {
            by_name.reserve(fields.len());
            for (at, field) in fields.iter().enumerate() {
                by_name.entry(field.name).or_insert(at);
            }
        }
        Self {
            block,
            name,
            map: None,
            db_schema: None,
            ignored: None,
            shard_keys: Vec::new(),
            fields,
            by_name,
            keys: Vec::new(),
        }
    }

    /// Name in the database.
    pub(crate) fn db_name(&self) -> &str {
        self.map.as_ref().map_or(self.name, |m| &m.text)
    }

    pub(crate) fn is_view(&self) -> bool {
        self.block.keyword == ModelKeyword::View
    }

    pub(crate) fn is_composite(&self) -> bool {
        self.block.keyword == ModelKeyword::Type
    }

    /// `model`, `view` or `type`.
    pub(crate) fn noun(&self) -> &'static str {
        match self.block.keyword {
            ModelKeyword::Model => "model",
            ModelKeyword::View => "view",
            ModelKeyword::Type => "type",
        }
    }

    /// Names of these fields.
    pub(crate) fn names(&self, fields: &[usize]) -> Vec<&'a str> {
        fields.iter().map(|field| self.fields[*field].name).collect()
    }

    /// The first field of that name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.fields.len() > FEW {
            self.by_name.get(name).copied()
        } else {
            self.fields.iter().position(|field| field.name == name)
        }
    }

    pub(crate) fn primary_key(&self) -> Option<&KeyDraft<'a>> {
        self.keys.iter().find(|k| k.kind == KeyKind::Id)
    }

    pub(crate) fn keys_of(&self, kind: KeyKind) -> impl Iterator<Item = &KeyDraft<'a>> {
        self.keys.iter().filter(move |k| k.kind == kind)
    }

    /// Keys by which a row can be told: `@id`, `@@id`, `@unique`, `@@unique`.
    pub(crate) fn unique_keys(&self) -> impl Iterator<Item = &KeyDraft<'a>> {
        self.keys.iter().filter(|k| k.is_unique())
    }
}

impl RelationAttribute<'_> {
    /// The fields of the key, when there are any.
    pub(crate) fn fields(&self) -> Option<&[usize]> {
        self.fields.as_ref().map(|f| f.value.as_slice()).filter(|f| !f.is_empty())
    }

    /// The fields that the key refers to, when there are any.
    pub(crate) fn references(&self) -> Option<&[usize]> {
        self.references.as_ref().map(|f| f.value.as_slice()).filter(|f| !f.is_empty())
    }

    /// `onDelete` or `onUpdate`, with its place.
    pub(crate) fn action(&self) -> Option<Placed<Action>> {
        self.on_delete.or(self.on_update)
    }
}

impl FieldDraft<'_> {
    /// Name of the column.
    pub(crate) fn db_name(&self) -> &str {
        self.map.as_ref().map_or(self.name, |m| &m.text)
    }

    pub(crate) fn arity(&self) -> Arity {
        self.ast.ty.arity
    }

    /// It has a column.
    pub(crate) fn is_column(&self) -> bool {
        matches!(self.ty, FieldTy::Scalar(_) | FieldTy::Enum(_) | FieldTy::Unsupported(_))
    }

    pub(crate) fn scalar(&self) -> Option<Scalar> {
        match self.ty {
            FieldTy::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }
}

impl EnumDraft<'_> {
    /// Name in the database.
    pub(crate) fn db_name(&self) -> &str {
        self.map.as_ref().map_or(self.name, |m| &m.text)
    }
}

impl KeyDraft<'_> {
    pub(crate) fn is_unique(&self) -> bool {
        matches!(self.kind, KeyKind::Id | KeyKind::Unique)
    }

    /// The attribute as it is written: `@id`, `@@unique`, …
    pub(crate) fn written(&self) -> &'static str {
        match (self.kind, self.on_field) {
            (KeyKind::Id, true) => "@id",
            (KeyKind::Id, false) => "@@id",
            (KeyKind::Unique, true) => "@unique",
            (KeyKind::Unique, false) => "@@unique",
            (KeyKind::Index, _) => "@@index",
            (KeyKind::Fulltext, _) => "@@fulltext",
        }
    }

    pub(crate) fn span(&self) -> Span {
        self.attribute.span
    }

    /// It is over exactly these fields, in this order.
    pub(crate) fn is_over(&self, fields: &[usize]) -> bool {
        self.columns.len() == fields.len() && self.columns.iter().zip(fields).all(|(c, f)| c.field == *f)
    }
}
