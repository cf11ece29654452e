//! The second pass: every block, field and value gets its name, and names that cannot be are reported.

use foldhash::{HashMap, HashMapExt as _};

use pumpflix_dialect::{Dialect, Scalar};

use super::config::Config;
use super::draft::{Draft, EnumDraft, EnumValueDraft, FieldDraft, FieldTy, ModelDraft};
use super::out::Out;
use super::rules::name as rules;
use crate::source::{Sources, Span};
use crate::syntax::ast::{Ast, Ident};

/// Names that would be keywords or globals in the clients that Prisma generates. The list is the reference's.
const RESERVED: &[&str] = &[
    "PrismaClient",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "using",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// The draft with names only.
pub(crate) fn resolve<'a>(
    ast: &'a Ast,
    sources: &'a Sources,
    config: &'a Config<'a>,
    dialect: Dialect,
    out: &mut Out<'a>,
) -> Draft<'a> {
    let own = config.datasource.as_ref().is_some_and(|d| d.dialect == Some(dialect));
    let draft = Draft {
        sources,
        ast,
        config,
        dialect,
        own,
        models: ast.models.iter().map(|block| model(block, out)).collect(),
        enums: ast.enums.iter().map(|block| enum_(block, out)).collect(),
        relations: Vec::new(),
    };
    blocks(&draft, out);
    for model in &draft.models {
        fields(model, out);
    }
    for enum_ in &draft.enums {
        values(enum_, out);
    }
    draft
}

fn model<'a>(block: &'a crate::syntax::ast::ModelBlock, out: &Out<'a>) -> ModelDraft<'a> {
    let fields = block.fields.iter().map(|field| FieldDraft {
        ast: field,
        name: out.text(field.name.span),
        ty: FieldTy::Unknown,
        map: None,
        default: None,
        native: None,
        updated_at: None,
        ignored: None,
        relation: None,
    });
    ModelDraft::new(block, out.text(block.name.span), fields.collect())
}

fn enum_<'a>(block: &'a crate::syntax::ast::EnumBlock, out: &Out<'a>) -> EnumDraft<'a> {
    let values = block.values.iter().map(|value| EnumValueDraft {
        ast: value,
        name: out.text(value.name.span),
        map: None,
    });
    EnumDraft { block, name: out.text(block.name.span), map: None, db_schema: None, values: values.collect() }
}

/// Names of blocks: one space for models, views, types and enums.
fn blocks(draft: &Draft<'_>, out: &mut Out<'_>) {
    let models = draft.models.iter().map(|m| (m.name, m.noun(), m.block.name, m.block.span));
    let enums = draft.enums.iter().map(|e| (e.name, "enum", e.block.name, e.block.span));
    let mut all: Vec<_> = models.chain(enums).collect();
    all.sort_by_key(|(.., span)| *span);
    let mut seen: HashMap<&str, Span> = HashMap::with_capacity(all.len());
    for (name, noun, ident, block) in all {
        spelling(name, ident, noun, out);
        if Scalar::from_name(name).is_some() {
            out.push(rules::scalar::finding(ident.span, name));
        } else if noun != "type" && RESERVED.contains(&name) {
            out.push(rules::reserved::finding(block, ident.span, noun, name));
        }
        if let Some(first) = seen.get(name) {
            out.push(rules::duplicate_block::finding(ident.span, *first, noun, name));
        } else {
            seen.insert(name, ident.span);
        }
    }
}

fn spelling(name: &str, ident: Ident, noun: &str, out: &mut Out<'_>) {
    if name.contains('-') {
        out.push(rules::hyphen::finding(ident.span, noun, name));
    } else if name.starts_with(|c: char| c.is_ascii_digit()) {
        out.push(rules::digit::finding(ident.span, noun, name));
    }
}

fn fields(model: &ModelDraft<'_>, out: &mut Out<'_>) {
    for (at, field) in model.fields.iter().enumerate() {
        let span = field.ast.name.span;
        spelling(field.name, field.ast.name, "field", out);
        let first = model.find(field.name).filter(|first| *first < at);
        if let Some(first) = first.and_then(|first| model.fields.get(first)) {
            let first = first.ast.name.span;
            out.push(rules::duplicate_field::finding(span, first, model.noun(), model.name, field.name));
        }
    }
}

fn values(enum_: &EnumDraft<'_>, out: &mut Out<'_>) {
    let mut seen: HashMap<&str, Span> = HashMap::with_capacity(enum_.values.len());
    for value in &enum_.values {
        let span = value.ast.name.span;
        spelling(value.name, value.ast.name, "value", out);
        if let Some(first) = seen.get(value.name) {
            out.push(rules::duplicate_value::finding(span, *first, enum_.name, value.name));
        } else {
            seen.insert(value.name, span);
        }
    }
}
