//! What a tree says, without where: two texts that differ in their layout alone have the same words.

use pumpflix_schema::syntax::ast::{
    Argument, Arguments, Attribute, ConfigBlock, Docs, EnumBlock, Expression, Field, ModelBlock, Property,
    TypeName,
};
use pumpflix_schema::{Ast, Sources, Span};

/// The tree as text, attributes in the order of their names as the formatter may sort them. It asks for the text
/// of every place in the tree, so that a place outside its file panics.
pub fn words(ast: &Ast, sources: &Sources) -> String {
    let words = Words { sources };
    let models = ast.models.iter().map(|block| words.model(block));
    let enums = ast.enums.iter().map(|block| words.enum_block(block));
    let configs = ast.configs.iter().map(|block| words.config(block));
    lines(models.chain(enums).chain(configs))
}

struct Words<'a> {
    sources: &'a Sources,
}

impl Words<'_> {
    fn text(&self, span: Span) -> &str {
        super::place(self.sources, span);
        self.sources.text(span)
    }

    fn model(&self, block: &ModelBlock) -> String {
        self.text(block.span);
        let fields = lines(block.fields.iter().map(|field| self.field(field)));
        let attributes = self.attributes(&block.attributes);
        let (name, docs) = (self.text(block.name.span), self.docs(&block.docs));
        format!("{docs}{:?} {name}\n{fields}{attributes}", block.keyword)
    }

    fn field(&self, field: &Field) -> String {
        self.text(field.span);
        self.text(field.ty.span);
        let ty = match &field.ty.base {
            TypeName::Named(name) => self.text(name.span).to_owned(),
            TypeName::Unsupported(words) => format!("Unsupported({})", self.text(words.span)),
        };
        let (name, docs) = (self.text(field.name.span), self.docs(&field.docs));
        format!("{docs}{name} {ty} {:?} {}", field.ty.arity, self.attributes(&field.attributes))
    }

    fn enum_block(&self, block: &EnumBlock) -> String {
        self.text(block.span);
        let values = block.values.iter().map(|value| {
            self.text(value.span);
            let (name, docs) = (self.text(value.name.span), self.docs(&value.docs));
            format!("{docs}{name} {}", self.attributes(&value.attributes))
        });
        let (name, docs) = (self.text(block.name.span), self.docs(&block.docs));
        format!("{docs}enum {name}\n{}{}", lines(values), self.attributes(&block.attributes))
    }

    fn config(&self, block: &ConfigBlock) -> String {
        self.text(block.span);
        let properties = lines(block.properties.iter().map(|property| self.property(property)));
        format!("{:?} {}\n{properties}", block.keyword, self.text(block.name.span))
    }

    fn property(&self, property: &Property) -> String {
        self.text(property.span);
        let value = property.value.as_ref().map(|value| self.expression(value));
        format!("{} = {}", self.text(property.key.span), value.unwrap_or_default())
    }

    fn docs(&self, docs: &Docs) -> String {
        lines(docs.lines.iter().map(|line| format!("/// {}", self.text(*line).trim())))
    }

    fn attributes(&self, attributes: &[Attribute]) -> String {
        let mut all: Vec<_> = attributes.iter().map(|attribute| self.attribute(attribute)).collect();
        all.sort();
        all.join(" ")
    }

    fn attribute(&self, attribute: &Attribute) -> String {
        self.text(attribute.span);
        let arguments = attribute.arguments.as_ref().map(|arguments| self.arguments(arguments));
        format!("@{}{}", self.text(attribute.name.span), arguments.unwrap_or_default())
    }

    fn arguments(&self, arguments: &Arguments) -> String {
        self.text(arguments.span);
        if let Some(comma) = arguments.trailing_comma {
            self.text(comma);
        }
        list('(', arguments.items.iter().map(|argument| self.argument(argument)), ')')
    }

    fn argument(&self, argument: &Argument) -> String {
        self.text(argument.span);
        let name = argument.name.map(|name| format!("{}: ", self.text(name.span)));
        let value = argument.value.as_ref().map(|value| self.expression(value));
        name.unwrap_or_default() + &value.unwrap_or_default()
    }

    fn expression(&self, value: &Expression) -> String {
        let whole = self.text(value.span());
        match value {
            Expression::String(literal) => self.text(literal.inner()).to_owned(),
            Expression::Number(_) | Expression::Constant(_) => whole.to_owned(),
            Expression::Function(call) => {
                format!("{}{}", self.text(call.name.span), self.arguments(&call.arguments))
            }
            Expression::Array { items, .. } => list('[', items.iter().map(|item| self.expression(item)), ']'),
            Expression::Object { members, .. } => {
                let members = members.iter();
                let members =
                    members.map(|m| format!("{}: {}", self.text(m.key.span), self.expression(&m.value)));
                list('{', members, '}')
            }
        }
    }
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.map(|line| line + "\n").collect()
}

fn list(open: char, items: impl Iterator<Item = String>, close: char) -> String {
    format!("{open}{}{close}", items.collect::<Vec<_>>().join(", "))
}
