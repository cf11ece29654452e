//! From pest's pairs to the tree. It takes any text: what it cannot read becomes a finding, a line at a time.

mod attributes;
mod blocks;
mod types;
mod values;

use pest::Parser;
use pest::iterators::Pair;

use super::ast::{Ast, Docs, Ident};
use super::grammar::{Grammar, Rule};
use super::mend;
use super::nesting;
use super::rules;
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, Sources, Span};

/// Reads every file. It never fails: the tree holds what could be read, the diagnostics say what could not.
#[must_use]
pub fn parse(sources: &Sources) -> (Ast, Diagnostics) {
    let mut ast = Ast::default();
    let mut diagnostics = Diagnostics::new();
    for (file, source) in sources.iter() {
        let mut reader = Reader {
            file,
            source: &source.text,
            base: 0,
            diagnostics: &mut diagnostics,
            in_conflict: false,
            joined_until: 0,
        };
        reader.file(&mut ast);
    }
    (ast, diagnostics)
}

/// Reads the pairs of one file.
struct Reader<'a> {
    file: FileId,
    source: &'a str,
    /// Where the piece begins that is being read; pest counts from there.
    base: usize,
    diagnostics: &'a mut Diagnostics,
    /// A merge conflict has been reported in this file.
    in_conflict: bool,
    /// Up to here the lines belong to an attribute that began on a line above.
    joined_until: usize,
}

impl Reader<'_> {
    fn file(&mut self, ast: &mut Ast) {
        let (text, deep) = nesting::guard(self.source);
        for (start, end) in deep {
            let span = self.place(start, end);
            self.diagnostics.push(rules::nesting::finding(span));
        }
        let mut docs = Docs::default();
        while let Some(rest) = text.get(self.base..).filter(|rest| !rest.is_empty()) {
            // The grammar takes any text; an error here can only mean that pest gave up on its own account.
            let Ok(mut pairs) = Grammar::parse(Rule::next, rest) else {
                let span = self.place(0, 0);
                self.diagnostics.push(rules::junk_line::finding(span, ""));
                return;
            };
            let Some(next) = pairs.next() else { return };
            let end = self.base + next.as_span().end();
            let mut items = next.into_inner().peekable();
            if items.peek().is_none() {
                return;
            }
            for item in items {
                self.item(ast, item, &mut docs);
            }
            self.base = end;
        }
    }

    /// Something at the top: a block, or the comments that belong to the one that follows.
    fn item(&mut self, ast: &mut Ast, pair: Pair<'_, Rule>, docs: &mut Docs) {
        match pair.as_rule() {
            Rule::comment_block => {
                *docs = self.docs(pair);
                return;
            }
            _ if is_unclosed(&pair) => self.unclosed(&pair),
            Rule::model_block => {
                let block = self.model_block(pair, std::mem::take(docs));
                ast.models.push(block);
            }
            Rule::enum_block => {
                let block = self.enum_block(pair, std::mem::take(docs));
                ast.enums.push(block);
            }
            Rule::config_block => {
                let block = self.config_block(pair);
                ast.configs.push(block);
            }
            Rule::type_alias => {
                let span = self.span(&pair);
                self.diagnostics.push(rules::type_alias::finding(span));
            }
            Rule::keywordless_block => {
                let span = self.span(&pair);
                let name = pair.into_inner().next().map_or("", |name| name.as_str());
                self.diagnostics.push(rules::keywordless_block::finding(span, name));
            }
            Rule::junk_line => self.junk(&pair, rules::junk_line::finding),
            _ => {}
        }
        *docs = Docs::default();
    }

    /// Reports a block that is never closed, and each of its lines: nothing that they say is used, and where the
    /// brace belongs is for a person to say.
    fn unclosed(&mut self, block: &Pair<'_, Rule>) {
        let mut start = block.as_span().start();
        let mut in_comment = false;
        for (number, line) in block.as_str().split_inclusive('\n').enumerate() {
            let text = line.trim();
            let indent = line.len() - line.trim_start().len();
            let span = self.place(start + indent, start + indent + text.len());
            start += line.len();
            in_comment |= text.starts_with("/*");
            if in_comment {
                in_comment = !text.contains("*/");
            } else if number == 0 {
                self.diagnostics.push(rules::unclosed_block::finding(span, text));
            } else if !text.is_empty() && !text.starts_with("//") && !self.conflict(text, span) {
                self.diagnostics.push(rules::unclosed_block::line(span, text));
            }
        }
    }

    /// Reports a line that fits nowhere; the marks of a merge conflict are reported once.
    fn junk(
        &mut self,
        line: &Pair<'_, Rule>,
        finding: impl FnOnce(Span, &str) -> crate::diagnostics::Diagnostic,
    ) {
        let text = line.as_str().trim_end();
        let start = line.as_span().start();
        let span = self.place(start, start + text.len());
        let start = self.base + start;
        if self.conflict(text, span) {
            return;
        }
        if start < self.joined_until {
            self.diagnostics.push(rules::junk_in_block::continuation(span));
            return;
        }
        let rest = self.source.get(start + line.as_str().len()..).unwrap_or("");
        match mend::joined(text, rest) {
            Some((joined, taken)) => {
                self.joined_until = start + line.as_str().len() + taken;
                self.diagnostics.push(rules::junk_in_block::first_of_several(span, &joined));
            }
            None => self.diagnostics.push(finding(span, text)),
        }
    }

    /// Whether a line is a mark of a merge conflict; the first of the file is reported.
    fn conflict(&mut self, line: &str, span: Span) -> bool {
        let marks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
        let is_mark = marks.iter().any(|mark| line.starts_with(mark));
        if is_mark && !self.in_conflict {
            self.in_conflict = true;
            self.diagnostics.push(rules::merge_conflict::finding(span));
        }
        is_mark
    }

    /// The documentation in a block of comments, or in a trailing one.
    fn docs(&self, comments: Pair<'_, Rule>) -> Docs {
        let mut docs = Docs::default();
        for comment in comments.into_inner() {
            // The marks that are no part of the text.
            let (before, behind) = match comment.as_rule() {
                Rule::doc_comment => ("///".len(), 0),
                Rule::multi_line_comment => ("/*".len(), "*/".len()),
                _ => continue,
            };
            let span = comment.as_span();
            docs.lines.push(self.place(span.start() + before, span.end() - behind));
        }
        docs
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        self.place(span.start(), span.end())
    }

    /// A place in the piece that is being read.
    fn place(&self, start: usize, end: usize) -> Span {
        let byte = |at| u32::try_from(self.base + at).unwrap_or(u32::MAX);
        Span { file: self.file, start: byte(start), end: byte(end) }
    }

    fn ident(&self, pair: &Pair<'_, Rule>) -> Ident {
        Ident { span: self.span(pair) }
    }
}

/// The block ends with the file and not with a brace.
fn is_unclosed(block: &Pair<'_, Rule>) -> bool {
    let is_block = matches!(
        block.as_rule(),
        Rule::model_block | Rule::enum_block | Rule::config_block | Rule::keywordless_block
    );
    is_block && block.clone().into_inner().last().is_some_and(|end| end.as_rule() == Rule::unclosed)
}
