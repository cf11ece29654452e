//! The tree: what was written, and where. It holds no text; [`crate::source::Sources::text`] has it.

use crate::source::Span;

/// The blocks of all files, in the order of the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ast {
    /// Models, views and composite types.
    pub models: Vec<ModelBlock>,
    /// Enums.
    pub enums: Vec<EnumBlock>,
    /// Datasource and generator blocks.
    pub configs: Vec<ConfigBlock>,
}

/// A name as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ident {
    /// Where it stands.
    pub span: Span,
}

/// The documentation of something, as the places of its comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The text of each `///` line (without the mark) or `/* */` comment (without its marks), in order.
    pub lines: Vec<Span>,
}

/// Which keyword opens a block like a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelKeyword {
    /// `model`
    Model,
    /// `view`
    View,
    /// `type`
    Type,
}

/// `model Name { … }`, also `view` and `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelBlock {
    /// The keyword.
    pub keyword: ModelKeyword,
    /// The name.
    pub name: Ident,
    /// The documentation above.
    pub docs: Docs,
    /// The fields that could be read.
    pub fields: Vec<Field>,
    /// The `@@` attributes.
    pub attributes: Vec<Attribute>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `name Type @attribute`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name.
    pub name: Ident,
    /// The documentation above and behind.
    pub docs: Docs,
    /// The type.
    pub ty: TypeRef,
    /// The `@` attributes.
    pub attributes: Vec<Attribute>,
    /// From the name to the end of its last attribute.
    pub span: Span,
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeRef {
    /// A name, or the database's own words.
    pub base: TypeName,
    /// Required, optional or list.
    pub arity: crate::model::Arity,
    /// The whole, with `?` or `[]`.
    pub span: Span,
}

/// What a type is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeName {
    /// A scalar, enum, model or mistake.
    Named(Ident),
    /// `Unsupported("…")`
    Unsupported(StringLiteral),
}

/// `enum Name { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumBlock {
    /// The name.
    pub name: Ident,
    /// The documentation above.
    pub docs: Docs,
    /// The values that could be read.
    pub values: Vec<EnumValue>,
    /// The `@@` attributes.
    pub attributes: Vec<Attribute>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `NAME @map("name")`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// The name.
    pub name: Ident,
    /// The documentation above and behind.
    pub docs: Docs,
    /// The `@` attributes.
    pub attributes: Vec<Attribute>,
    /// From the name to the end of its last attribute.
    pub span: Span,
}

/// Which keyword opens a configuration block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigKeyword {
    /// `datasource`
    Datasource,
    /// `generator`
    Generator,
}

/// `datasource name { … }` or `generator name { … }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigBlock {
    /// The keyword.
    pub keyword: ConfigKeyword,
    /// The name.
    pub name: Ident,
    /// The properties that could be read.
    pub properties: Vec<Property>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// `key = value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// The key.
    pub key: Ident,
    /// The value; `None` when nothing stands behind `=`.
    pub value: Option<Expression>,
    /// From the key to the end of the value.
    pub span: Span,
}

/// `@name(arguments)` or `@@name(arguments)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The name with its dots: `default`, `db.VarChar`.
    pub name: Ident,
    /// The arguments, if there are parentheses.
    pub arguments: Option<Arguments>,
    /// From `@` to the end.
    pub span: Span,
}

/// `(a, name: b)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arguments {
    /// The arguments in order.
    pub items: Vec<Argument>,
    /// A comma that trails, which no attribute or function may have.
    pub trailing_comma: Option<Span>,
    /// With the parentheses.
    pub span: Span,
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// `name:`
    pub name: Option<Ident>,
    /// The value; `None` for `name:` alone.
    pub value: Option<Expression>,
    /// The whole.
    pub span: Span,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `"text"`
    String(StringLiteral),
    /// `-1.5`
    Number(Span),
    /// `true`, `Cascade`, `a.b`
    Constant(Span),
    /// `now()`
    Function(FunctionCall),
    /// `[a, b]`
    Array {
        /// What it holds.
        items: Vec<Expression>,
        /// With the brackets.
        span: Span,
    },
    /// `{ a: 1 }`
    Object {
        /// What it holds.
        members: Vec<Member>,
        /// With the braces.
        span: Span,
    },
}

/// `"text"`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StringLiteral {
    /// With the quotes.
    pub span: Span,
    /// There is a backslash in it.
    pub escaped: bool,
}

/// `name(arguments)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionCall {
    /// The name.
    pub name: Ident,
    /// What it is given.
    pub arguments: Arguments,
    /// The whole.
    pub span: Span,
}

/// `key: value` of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key.
    pub key: Ident,
    /// The value.
    pub value: Expression,
}

impl Expression {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::String(literal) => literal.span,
            Self::Number(span)
            | Self::Constant(span)
            | Self::Array { span, .. }
            | Self::Object { span, .. } => *span,
            Self::Function(call) => call.span,
        }
    }
}

impl StringLiteral {
    /// The inside, between the quotes, as written.
    #[must_use]
    pub fn inner(self) -> Span {
        Span { file: self.span.file, start: self.span.start + 1, end: self.span.end.saturating_sub(1) }
    }
}
