//! Blocks and their lines.

use pest::iterators::Pair;

use super::super::ast::{
    Attribute, ConfigBlock, ConfigKeyword, Docs, EnumBlock, EnumValue, Field, Ident, ModelBlock,
    ModelKeyword, Property,
};
use super::super::grammar::Rule;
use super::super::rules;
use super::Reader;
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn model_block(&mut self, block: Pair<'_, Rule>, docs: Docs) -> ModelBlock {
        let span = self.span(&block);
        let mut keyword = ModelKeyword::Model;
        let mut model = ModelBlock {
            keyword,
            name: Ident { span },
            docs,
            fields: Vec::new(),
            attributes: Vec::new(),
            span,
        };
        for part in block.into_inner() {
            match part.as_rule() {
                Rule::model_keyword => {
                    keyword = match part.as_str() {
                        "view" => ModelKeyword::View,
                        "type" => ModelKeyword::Type,
                        _ => ModelKeyword::Model,
                    };
                }
                Rule::identifier => model.name = self.ident(&part),
                Rule::model_contents => self.model_lines(part, &mut model),
                _ => {}
            }
        }
        model.keyword = keyword;
        model.fields.shrink_to_fit();
        model.attributes.shrink_to_fit();
        model
    }

    fn model_lines(&mut self, contents: Pair<'_, Rule>, model: &mut ModelBlock) {
        let mut docs = Docs::default();
        let lines = contents.into_inner();
        model.fields.reserve_exact(lines.len());
        for line in lines {
            match line.as_rule() {
                Rule::comment_block => {
                    docs = self.docs(line);
                    continue;
                }
                Rule::field => {
                    if let Some(field) = self.field(line, std::mem::take(&mut docs)) {
                        model.fields.push(field);
                    }
                }
                Rule::block_attribute_line => self.block_attribute(line, &mut model.attributes),
                Rule::junk_in_block => self.junk(&line, |span, text| {
                    rules::junk_in_block::finding(span, text, rules::junk_in_block::Block::Model)
                }),
                _ => {}
            }
            docs = Docs::default();
        }
    }

    fn field(&mut self, line: Pair<'_, Rule>, mut docs: Docs) -> Option<Field> {
        let text = line.as_str();
        let whole = self.span(&line);
        let mut name = Ident { span: whole };
        let mut ty = None;
        let mut attributes = Vec::new();
        let mut end = whole;
        let mut refused = false;
        let mut parts = line.into_inner();
        while let Some(part) = parts.next() {
            match part.as_rule() {
                Rule::identifier => {
                    name = self.ident(&part);
                    end = name.span;
                }
                Rule::legacy_colon => {
                    let span = self.span(&part);
                    self.diagnostics.push(rules::field_colon::finding(span, text));
                    refused = true;
                }
                Rule::field_type | Rule::odd_type => {
                    ty = match part.as_rule() {
                        Rule::field_type => self.field_type(&part),
                        _ => self.odd_type(part),
                    };
                    end = ty.map_or(end, |ty| ty.span);
                    refused |= ty.is_none();
                }
                Rule::attribute => {
                    let attribute = self.attribute(part);
                    end = attribute.span;
                    attributes.reserve_exact(1 + parts.len());
                    attributes.push(attribute);
                }
                Rule::trailing_comment => docs.lines.extend(self.docs(part).lines),
                _ => {}
            }
        }
        let span = name.span.to(end);
        attributes.shrink_to_fit();
        docs.lines.shrink_to_fit();
        if let Some(ty) = ty {
            Some(Field { name, docs, ty, attributes, span })
        } else {
            if !refused {
                let text = self.text(name.span).to_owned();
                self.diagnostics.push(rules::missing_type::finding(span, &text));
            }
            None
        }
    }

    fn block_attribute(&mut self, line: Pair<'_, Rule>, attributes: &mut Vec<Attribute>) {
        for part in line.into_inner() {
            if part.as_rule() == Rule::block_attribute {
                let attribute = self.attribute(part);
                attributes.push(attribute);
            }
        }
    }

    pub(super) fn enum_block(&mut self, block: Pair<'_, Rule>, docs: Docs) -> EnumBlock {
        let span = self.span(&block);
        let mut parsed =
            EnumBlock { name: Ident { span }, docs, values: Vec::new(), attributes: Vec::new(), span };
        for part in block.into_inner() {
            match part.as_rule() {
                Rule::identifier => parsed.name = self.ident(&part),
                Rule::enum_contents => self.enum_lines(part, &mut parsed),
                _ => {}
            }
        }
        parsed.values.shrink_to_fit();
        parsed.attributes.shrink_to_fit();
        parsed
    }

    fn enum_lines(&mut self, contents: Pair<'_, Rule>, parsed: &mut EnumBlock) {
        let mut docs = Docs::default();
        for line in contents.into_inner() {
            match line.as_rule() {
                Rule::comment_block => {
                    docs = self.docs(line);
                    continue;
                }
                Rule::enum_value => {
                    let value = self.enum_value(line, std::mem::take(&mut docs));
                    parsed.values.push(value);
                }
                Rule::block_attribute_line => self.block_attribute(line, &mut parsed.attributes),
                Rule::junk_in_block => self.junk(&line, |span, text| {
                    rules::junk_in_block::finding(span, text, rules::junk_in_block::Block::Enum)
                }),
                _ => {}
            }
            docs = Docs::default();
        }
    }

    fn enum_value(&mut self, line: Pair<'_, Rule>, mut docs: Docs) -> EnumValue {
        let mut name = Ident { span: self.span(&line) };
        let mut attributes = Vec::new();
        let mut end = name.span;
        for part in line.into_inner() {
            match part.as_rule() {
                Rule::identifier => {
                    name = self.ident(&part);
                    end = name.span;
                }
                Rule::attribute => {
                    let attribute = self.attribute(part);
                    end = attribute.span;
                    attributes.push(attribute);
                }
                Rule::trailing_comment => docs.lines.extend(self.docs(part).lines),
                _ => {}
            }
        }
        attributes.shrink_to_fit();
        docs.lines.shrink_to_fit();
        EnumValue { name, docs, attributes, span: name.span.to(end) }
    }

    pub(super) fn config_block(&mut self, block: Pair<'_, Rule>) -> ConfigBlock {
        let span = self.span(&block);
        let mut config = ConfigBlock {
            keyword: ConfigKeyword::Datasource,
            name: Ident { span },
            properties: Vec::new(),
            span,
        };
        for part in block.into_inner() {
            match part.as_rule() {
                Rule::config_keyword if part.as_str() == "generator" => {
                    config.keyword = ConfigKeyword::Generator;
                }
                Rule::identifier => config.name = self.ident(&part),
                Rule::config_contents => self.config_lines(part, &mut config),
                _ => {}
            }
        }
        config
    }

    fn config_lines(&mut self, contents: Pair<'_, Rule>, config: &mut ConfigBlock) {
        let kind = match config.keyword {
            ConfigKeyword::Datasource => rules::junk_in_block::Block::Datasource,
            ConfigKeyword::Generator => rules::junk_in_block::Block::Generator,
        };
        for line in contents.into_inner() {
            match line.as_rule() {
                Rule::property => {
                    let property = self.property(line);
                    config.properties.push(property);
                }
                Rule::junk_in_block => {
                    self.junk(&line, |span, text| rules::junk_in_block::finding(span, text, kind));
                }
                _ => {}
            }
        }
    }

    fn property(&mut self, line: Pair<'_, Rule>) -> Property {
        let mut key = Ident { span: self.span(&line) };
        let mut value = None;
        for part in line.into_inner() {
            match part.as_rule() {
                Rule::identifier => key = self.ident(&part),
                Rule::trailing_comment => {}
                _ => value = self.expression(part),
            }
        }
        let end = value.as_ref().map_or(key.span, super::super::ast::Expression::span);
        Property { key, value, span: key.span.to(end) }
    }

    pub(super) fn text(&self, span: Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}
