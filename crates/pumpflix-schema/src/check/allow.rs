//! `/// @allow(code)`: a warning that a person has looked at and means to keep.

use super::draft::Draft;
use super::out::Out;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;
use crate::syntax::ast::{Docs, EnumBlock, EnumValue, Field, ModelBlock};

/// How a line of documentation that silences a warning begins.
pub(crate) const ALLOW: &str = "@allow(";

/// Takes away the warnings that the schema allows: above or behind the line, or above the block around it.
pub(crate) fn silence(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !draft.sources.iter().any(|(_, file)| file.text.contains(ALLOW)) {
        return;
    }
    let findings = std::mem::take(&mut out.diagnostics);
    for finding in findings {
        if finding.severity == Severity::Error || !is_allowed(draft, &finding) {
            out.diagnostics.push(finding);
        }
    }
}

fn is_allowed(draft: &Draft<'_>, finding: &Diagnostic) -> bool {
    let allows = |line: &str| {
        let codes = line.trim().strip_prefix(ALLOW).and_then(|rest| rest.strip_suffix(')'));
        codes.is_some_and(|codes| codes.split(',').any(|code| code.trim() == finding.code))
    };
    let documented = |docs: &Docs| docs.lines.iter().any(|line| allows(draft.text(*line)));
    let place = finding.span;
    if lines_above(draft, place).any(allows) {
        return true;
    }
    let model = around(&draft.ast.models, place, |block: &ModelBlock| block.span);
    if let Some(block) = model {
        let field = around(&block.fields, place, |field: &Field| field.span);
        return documented(&block.docs) || field.is_some_and(|field| documented(&field.docs));
    }
    let enum_ = around(&draft.ast.enums, place, |block: &EnumBlock| block.span);
    enum_.is_some_and(|block| {
        let value = around(&block.values, place, |value: &EnumValue| value.span);
        documented(&block.docs) || value.is_some_and(|value| documented(&value.docs))
    })
}

/// The part of a list in source order that holds a place.
fn around<T>(all: &[T], place: Span, span_of: impl Fn(&T) -> Span) -> Option<&T> {
    let behind = all.partition_point(|part| {
        let span = span_of(part);
        (span.file, span.start) <= (place.file, place.start)
    });
    let part = all.get(behind.checked_sub(1)?)?;
    let span = span_of(part);
    (span.file == place.file && place.start < span.end).then_some(part)
}

/// The documentation lines directly above the line of a place, without their marks, from below: an attribute of
/// a block has no documentation of its own in the tree.
fn lines_above<'a>(draft: &Draft<'a>, place: Span) -> impl Iterator<Item = &'a str> {
    let text: &'a str = &draft.sources.file(place.file).text;
    let before = text.get(..place.start as usize).unwrap_or("");
    let before = before.rfind('\n').and_then(|at| before.get(..at)).unwrap_or("");
    before.rsplit('\n').map_while(|line| line.trim().strip_prefix("///"))
}
