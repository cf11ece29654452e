//! A schema as the generator holds it: blocks of lines that can still be changed, then printed with odd spacing.

use std::fmt::Write as _;

use pumpflix_dialect::Dialect;

use crate::rng::Rng;

/// A schema in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(crate) dialect: Dialect,
    /// Lines of the datasource block beside `provider`.
    pub(crate) datasource: Vec<String>,
    pub(crate) previews: Vec<String>,
    /// Names listed in `schemas`; every block then carries `@@schema`.
    pub(crate) schemas: Vec<String>,
    pub(crate) relation_mode_prisma: bool,
    /// Percent of places where a needed name or unique is left out on purpose.
    pub(crate) slips: usize,
    pub(crate) blocks: Vec<Block>,
}

/// What a block declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Model,
    View,
    Enum,
}

/// A model, view or enum.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    /// Fields of a model or view, values of an enum (without a type).
    pub(crate) fields: Vec<Field>,
    /// Block attributes, complete: `@@index([a])`.
    pub(crate) attributes: Vec<String>,
    /// Fields of the primary key, in order; empty for enums and views.
    pub(crate) key: Vec<String>,
}

/// A field of a model or view, or a value of an enum.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// `String`, an enum's or a model's name; empty for an enum value.
    pub(crate) ty: String,
    /// `?`, `[]` or nothing.
    pub(crate) arity: &'static str,
    /// Attributes, complete: `@id`, `@db.Text`.
    pub(crate) attributes: Vec<String>,
    /// Whether it names another model; such a field has no column.
    pub(crate) relation: bool,
}

impl Field {
    /// A column of a type, required and without attributes.
    pub(crate) fn column(name: impl Into<String>, ty: impl Into<String>) -> Self {
        Self { name: name.into(), ty: ty.into(), arity: "", attributes: Vec::new(), relation: false }
    }

    /// Whether an attribute of that name (`@id`, `@db.`) stands on it.
    pub(crate) fn has(&self, prefix: &str) -> bool {
        self.attributes.iter().any(|a| a.starts_with(prefix))
    }
}

impl Block {
    /// A block without content.
    pub(crate) fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into(), fields: Vec::new(), attributes: Vec::new(), key: Vec::new() }
    }

    /// The field of that name.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// `wanted`, with a number behind it where the block has that field already.
    pub(crate) fn free_name(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut n = 2;
        while self.field(&name).is_some() {
            name = format!("{wanted}{n}");
            n += 1;
        }
        name
    }
}

impl Draft {
    /// Positions of the blocks of a kind.
    pub(crate) fn of_kind(&self, kind: Kind) -> Vec<usize> {
        self.blocks.iter().enumerate().filter(|(_, b)| b.kind == kind).map(|(i, _)| i).collect()
    }

    /// Whether a preview feature is switched on.
    pub(crate) fn preview(&self, name: &str) -> bool {
        self.previews.iter().any(|p| p == name)
    }

    /// Switches a preview feature on.
    pub(crate) fn enable(&mut self, name: &str) {
        if !self.preview(name) {
            self.previews.push(name.to_owned());
        }
    }

    /// Takes away what the draft says about a datasource property, so that it can be said otherwise.
    pub(crate) fn forget(&mut self, property: &str) {
        self.datasource.retain(|line| !line.starts_with(property));
        match property {
            "relationMode" | "referentialIntegrity" => self.relation_mode_prisma = false,
            "schemas" => {
                self.schemas.clear();
                for block in &mut self.blocks {
                    block.attributes.retain(|a| !a.starts_with("@@schema"));
                }
            }
            _ => {}
        }
    }

    /// The schema's text. `mess` from 0 (tidy) to 100: how much spacing and how many comments are odd.
    pub fn print(&self, rng: &mut Rng, mess: usize) -> String {
        let mut out = Printer { rng, mess, text: String::new() };
        out.config(self);
        for block in &self.blocks {
            out.block(block);
        }
        out.text
    }
}

struct Printer<'a> {
    rng: &'a mut Rng,
    mess: usize,
    text: String,
}

const COMMENTS: &[&str] = &[
    "// a plain note",
    "/// Documentation with *stars* and {braces}.",
    "//no space",
    "///tight",
    "// 日本語のコメント, naïve façade 🦀",
    "/// Ünïcode: “quotes” — dash",
    "//",
    "///",
    "// @@index([x])",
    "/// https://example.org/?a=1&b=\"2\"",
    "//// four slashes",
];

impl Printer<'_> {
    fn odd(&mut self, share: usize) -> bool {
        let percent = self.mess * share / 100;
        self.rng.chance(percent)
    }

    fn gap(&mut self) -> &'static str {
        if self.odd(40) { self.rng.word(&["  ", "   ", "\t", " \t ", "       "]) } else { " " }
    }

    fn indent(&mut self) -> &'static str {
        if self.odd(40) { self.rng.word(&["", " ", "    ", "\t", "      "]) } else { "  " }
    }

    fn comment_line(&mut self, indent: &str) {
        if self.odd(12) {
            let comment = self.rng.word(COMMENTS);
            let _ = writeln!(self.text, "{indent}{comment}");
        }
    }

    fn blank(&mut self) {
        if self.odd(15) {
            let count = self.rng.between(1, 3);
            for _ in 0..count {
                let line = self.rng.word(&["\n", "\n", "  \n", "\t\n"]);
                self.text.push_str(line);
            }
        }
    }

    fn line_end(&mut self) {
        if self.odd(16) {
            self.text.push_str(self.rng.word(&[" ", "  ", "\t"]));
            if self.rng.chance(50) {
                self.text.push_str(self.rng.word(COMMENTS));
            }
        }
        self.text.push('\n');
    }

    fn open(&mut self, keyword: &str, name: &str) {
        let (a, b) = (self.gap(), self.gap());
        let _ = write!(self.text, "{keyword}{a}{name}{b}{{");
        if self.odd(3) {
            self.text.push_str(" // opened");
        }
        self.text.push('\n');
    }

    fn property(&mut self, line: &str) {
        let indent = self.indent();
        self.comment_line(indent);
        if let Some((key, value)) = line.split_once(" = ") {
            let (a, b) = (self.gap(), self.gap());
            let _ = write!(self.text, "{indent}{key}{a}={b}{value}");
        } else {
            let _ = write!(self.text, "{indent}{line}");
        }
        self.line_end();
    }

    fn config(&mut self, draft: &Draft) {
        self.comment_line("");
        self.blank();
        self.open("datasource", "db");
        self.property(&format!("provider = \"{}\"", draft.dialect.provider()));
        if draft.relation_mode_prisma {
            self.property("relationMode = \"prisma\"");
        }
        if !draft.schemas.is_empty() {
            let list: Vec<String> = draft.schemas.iter().map(|s| format!("\"{s}\"")).collect();
            let comma = if self.odd(20) { "," } else { ", " };
            self.property(&format!("schemas = [{}]", list.join(comma)));
        }
        for line in &draft.datasource {
            self.property(line);
        }
        self.text.push_str("}\n\n");
        if !draft.previews.is_empty() || self.odd(30) {
            self.open("generator", "client");
            self.property("provider = \"prisma-client\"");
            if self.odd(40) {
                self.property("output = \"../generated\"");
            }
            if !draft.previews.is_empty() {
                let list: Vec<String> = draft.previews.iter().map(|s| format!("\"{s}\"")).collect();
                self.property(&format!("previewFeatures = [{}]", list.join(", ")));
            }
            self.text.push_str("}\n\n");
        }
    }

    fn block(&mut self, block: &Block) {
        self.comment_line("");
        let keyword = match block.kind {
            Kind::Model => "model",
            Kind::View => "view",
            Kind::Enum => "enum",
        };
        self.open(keyword, &block.name);
        let early = usize::from(self.odd(10)) * block.attributes.len() / 2;
        for attribute in block.attributes.iter().take(early) {
            self.attribute(attribute);
        }
        for field in &block.fields {
            self.blank();
            let indent = self.indent();
            self.comment_line(indent);
            let _ = write!(self.text, "{indent}{}", field.name);
            if !field.ty.is_empty() {
                let gap = self.gap();
                let space = if self.odd(4) { " " } else { "" };
                let _ = write!(
                    self.text,
                    "{gap}{}{}{}",
                    field.ty,
                    if field.arity.is_empty() { "" } else { space },
                    field.arity
                );
            }
            for attribute in &field.attributes {
                let gap = self.gap();
                let attribute = self.respace(attribute);
                let _ = write!(self.text, "{gap}{attribute}");
            }
            self.line_end();
        }
        if !block.attributes.is_empty() && self.rng.chance(80) {
            self.text.push('\n');
        }
        for attribute in block.attributes.iter().skip(early) {
            self.attribute(attribute);
        }
        if self.odd(6) {
            self.text.push_str("  // last words\n");
        }
        self.text.push_str(self.rng.word(&["}\n\n", "}\n\n", "}\n\n", "}\n"]));
    }

    fn attribute(&mut self, attribute: &str) {
        let indent = self.indent();
        self.comment_line(indent);
        let attribute = self.respace(attribute);
        let _ = write!(self.text, "{indent}{attribute}");
        self.line_end();
    }

    /// The same attribute with other spaces after commas and colons, where no string literal is in the way.
    fn respace(&mut self, attribute: &str) -> String {
        if attribute.contains('"') || !self.odd(25) {
            return attribute.to_owned();
        }
        match self.rng.below(5) {
            0 => attribute.replace(", ", ","),
            1 => attribute.replace(": ", ":"),
            2 => attribute.replace(", ", "  ,  "),
            3 => attribute.replace('[', "[ ").replace(']', " ]"),
            _ => attribute.replace(", ", ",   ").replace(": ", " :  "),
        }
    }
}
