//! The models of all files as the completion of relations sees them: names resolved, arguments of `@relation`
//! and keys as field numbers.

use std::collections::HashMap;

use pumpflix_dialect::Scalar;

use crate::model::Arity;
use crate::source::Sources;
use crate::syntax::ast::{Ast, Attribute, Expression, Field, ModelBlock, ModelKeyword, TypeName};
use crate::syntax::unescape;

/// The models and views of a schema, and the relation fields between them.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) sources: &'a Sources,
    pub(super) models: Vec<Model<'a>>,
    /// In the order of models, then fields.
    pub(super) links: Vec<Link<'a>>,
}

/// A model or view.
#[derive(Debug)]
pub(super) struct Model<'a> {
    pub(super) block: &'a ModelBlock,
    pub(super) name: &'a str,
    /// It has `@@ignore`.
    pub(super) ignored: bool,
    /// By name, the number of each field.
    numbers: HashMap<&'a str, usize>,
    /// What each field is.
    pub(super) kinds: Vec<Kind>,
    /// The fields of the primary key.
    pub(super) id: Option<Vec<usize>>,
    /// The fields of each `@unique`, then of each `@@unique`.
    pub(super) uniques: Vec<Vec<usize>>,
}

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the nine scalars.
    Scalar(Scalar),
    /// An enum, a composite type.
    Named,
    /// `Unsupported("…")`.
    Unsupported,
    /// It leads to this model.
    Relation(usize),
}

/// A relation field.
#[derive(Debug)]
pub(super) struct Link<'a> {
    pub(super) model: usize,
    pub(super) field: &'a Field,
    pub(super) target: usize,
    /// `@relation`, if it is there.
    pub(super) attribute: Option<&'a Attribute>,
    /// The relation's name, if one is written.
    pub(super) name: Option<String>,
    /// `fields:`, as numbers in `model`.
    pub(super) fields: Option<Vec<usize>>,
    /// `references:`, as numbers in `target`.
    pub(super) references: Option<Vec<usize>>,
}

impl<'a> Outline<'a> {
    /// Nothing when a name does not lead anywhere or an argument is not of the form that it must have.
    pub(super) fn new(sources: &'a Sources, ast: &'a Ast) -> Option<Self> {
        let text = |span| sources.text(span);
        let mut named: HashMap<&str, Option<usize>> =
            ast.enums.iter().map(|block| (text(block.name.span), None)).collect();
        let (types, blocks): (Vec<_>, Vec<_>) =
            ast.models.iter().partition(|block| block.keyword == ModelKeyword::Type);
        named.extend(types.iter().map(|block| (text(block.name.span), None)));
        named.extend(blocks.iter().enumerate().map(|(i, block)| (text(block.name.span), Some(i))));
        let models: Option<Vec<_>> =
            blocks.into_iter().map(|block| Model::new(sources, block, &named)).collect();
        let mut outline = Self { sources, models: models?, links: Vec::new() };
        for number in 0..outline.models.len() {
            let links = outline.links_of(number)?;
            outline.links.extend(links);
        }
        Some(outline)
    }

    fn links_of(&self, number: usize) -> Option<Vec<Link<'a>>> {
        let model = self.models.get(number)?;
        let links = model.block.fields.iter().zip(&model.kinds);
        let links = links.filter_map(|(field, kind)| match kind {
            Kind::Relation(target) => Some((field, *target)),
            _ => None,
        });
        links.map(|(field, target)| self.link(number, field, target)).collect()
    }

    fn link(&self, model: usize, field: &'a Field, target: usize) -> Option<Link<'a>> {
        let attribute = field.attributes.iter().find(|a| self.sources.text(a.name.span) == "relation");
        let argument = |name| attribute.and_then(|a| argument(self.sources, a, Some(name)));
        let numbers = |name, of: usize| match argument(name) {
            Some(list) => self.models.get(of)?.numbers(self.sources, list).map(Some),
            None => Some(None),
        };
        let name = argument("name").or_else(|| attribute.and_then(|a| self::argument(self.sources, a, None)));
        let name = match name {
            Some(Expression::String(literal)) => {
                Some(unescape(self.sources.text(literal.inner())).into_owned())
            }
            Some(_) => return None,
            None => None,
        };
        Some(Link {
            model,
            field,
            target,
            attribute,
            name,
            fields: numbers("fields", model)?,
            references: numbers("references", target)?,
        })
    }
}

impl<'a> Model<'a> {
    fn new(
        sources: &'a Sources,
        block: &'a ModelBlock,
        named: &HashMap<&str, Option<usize>>,
    ) -> Option<Self> {
        let kind = |field: &Field| match field.ty.base {
            TypeName::Unsupported(_) => Some(Kind::Unsupported),
            TypeName::Named(ident) => {
                let name = sources.text(ident.span);
                Scalar::from_name(name)
                    .map(Kind::Scalar)
                    .or_else(|| named.get(name).map(|model| model.map_or(Kind::Named, Kind::Relation)))
            }
        };
        let fields = block.fields.iter().enumerate();
        let mut model = Self {
            block,
            name: sources.text(block.name.span),
            ignored: false,
            numbers: fields.map(|(i, field)| (sources.text(field.name.span), i)).collect(),
            kinds: block.fields.iter().map(kind).collect::<Option<_>>()?,
            id: None,
            uniques: Vec::new(),
        };
        for (i, field) in block.fields.iter().enumerate() {
            for attribute in &field.attributes {
                match sources.text(attribute.name.span) {
                    "id" => model.id = Some(vec![i]),
                    "unique" => model.uniques.push(vec![i]),
                    _ => {}
                }
            }
        }
        for attribute in &block.attributes {
            let fields = || {
                let list = argument(sources, attribute, Some("fields"));
                model.numbers(sources, list.or_else(|| argument(sources, attribute, None))?)
            };
            match sources.text(attribute.name.span) {
                "id" => model.id = Some(fields()?),
                "unique" => {
                    let fields = fields()?;
                    model.uniques.push(fields);
                }
                "ignore" => model.ignored = true,
                _ => {}
            }
        }
        Some(model)
    }

    /// The keys in the order in which one is chosen to be referenced: the primary key first.
    pub(super) fn keys(&self) -> impl Iterator<Item = &[usize]> {
        self.id.iter().chain(&self.uniques).map(Vec::as_slice)
    }

    /// The field of a number.
    pub(super) fn field(&self, number: usize) -> Option<(&'a Field, Kind)> {
        Some((self.block.fields.get(number)?, *self.kinds.get(number)?))
    }

    /// The field of a name, if it has a column.
    pub(super) fn scalar(&self, name: &str) -> Option<&'a Field> {
        let (field, kind) = self.field(*self.numbers.get(name)?)?;
        (!matches!(kind, Kind::Relation(_))).then_some(field)
    }

    /// A key can be referenced for sure: no field of it is optional or unknown to the client.
    pub(super) fn is_strict(&self, key: &[usize]) -> bool {
        key.iter()
            .filter_map(|number| self.field(*number))
            .all(|(field, kind)| field.ty.arity != Arity::Optional && kind != Kind::Unsupported)
    }

    /// The numbers of the fields that an argument names, one or a list of them.
    fn numbers(&self, sources: &Sources, list: &Expression) -> Option<Vec<usize>> {
        let items = match list {
            Expression::Array { items, .. } => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        let number = |item: &Expression| {
            let span = match item {
                Expression::Constant(span) => *span,
                Expression::Function(call) => call.name.span,
                _ => return None,
            };
            let number = *self.numbers.get(sources.text(span))?;
            (!matches!(self.kinds.get(number)?, Kind::Relation(_))).then_some(number)
        };
        items.iter().map(number).collect()
    }
}

/// The value of an argument, or of the one without a name.
fn argument<'a>(sources: &Sources, attribute: &'a Attribute, name: Option<&str>) -> Option<&'a Expression> {
    let mut items = attribute.arguments.iter().flat_map(|arguments| &arguments.items);
    items.find(|item| item.name.map(|ident| sources.text(ident.span)) == name)?.value.as_ref()
}
