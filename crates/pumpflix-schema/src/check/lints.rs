//! Warnings about what the reference accepts although the database will refuse it, or a person surely did not
//! mean it. They never change whether a schema is right, and `/// @allow(code)` above a field, value or block
//! silences one there.

use super::draft::Draft;
use super::out::Out;
use super::rules;
use crate::diagnostics::{Diagnostic, Severity};
use crate::syntax::ast::Docs;

/// How a line of documentation that silences a warning begins.
pub(crate) const ALLOW: &str = "@allow(";

/// Looks at a draft in which nothing is wrong.
pub(crate) fn run(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::name::empty_map::check(draft, out);
    rules::name::too_long::check(draft, out);
    rules::enum_value::duplicate_map::check(draft, out);
    rules::field::autoincrement_nullable::check(draft, out);
    rules::default::int_range::check(draft, out);
    rules::default::text_length::check(draft, out);
    rules::relation::key_native_type::check(draft, out);
    rules::key::redundant::check(draft, out);
}

/// Takes away the warnings that the schema allows.
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
    let within = |span: crate::Span| {
        span.file == finding.span.file && span.start <= finding.span.start && finding.span.start < span.end
    };
    let allows = |docs: &Docs| {
        docs.lines.iter().any(|line| {
            let line = draft.text(*line).trim();
            let codes = line.strip_prefix(ALLOW).and_then(|rest| rest.strip_suffix(')'));
            codes.is_some_and(|codes| codes.split(',').any(|code| code.trim() == finding.code))
        })
    };
    let models = draft.ast.models.iter().filter(|block| within(block.span));
    let in_models = models.into_iter().any(|block| {
        allows(&block.docs) || block.fields.iter().any(|field| within(field.span) && allows(&field.docs))
    });
    let mut enums = draft.ast.enums.iter().filter(|block| within(block.span));
    in_models
        || enums.any(|block| {
            allows(&block.docs) || block.values.iter().any(|value| within(value.span) && allows(&value.docs))
        })
}
