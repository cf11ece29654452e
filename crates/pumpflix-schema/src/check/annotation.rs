//! Lines of a field's documentation that speak to the generator: `/// @rust(type = "crate::Meta")` and `/// @omit`.

use super::draft::{Draft, FieldDraft, KeyKind};
use super::out::Out;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// How a line that names a Rust type begins.
pub(crate) const RUST: &str = "@rust";

/// The line that leaves a field out of the row.
pub(crate) const OMIT: &str = "@omit";

/// What a line of documentation says to the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// The field is read as this type.
    RustType(&'a str),
    /// Why what is behind `@rust` says nothing.
    RustFault(Fault<'a>),
    /// The row struct lacks the field.
    Omit,
}

/// What is wrong with a `@rust(…)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault<'a> {
    /// There are no parentheses with one `key = "value"`.
    Form,
    /// A key that is not known.
    Key(&'a str),
    /// The text is no path of a Rust type from the crate's root.
    NoPath(&'a str),
}

/// What a line of documentation, without its mark, says to the generator; `None` for one that speaks to readers.
pub(crate) fn line(text: &str) -> Option<Line<'_>> {
    let text = text.trim();
    if text == OMIT {
        return Some(Line::Omit);
    }
    let rest = text.strip_prefix(RUST)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    Some(match rust_type(rest.trim()) {
        Ok(path) => Line::RustType(path),
        Err(fault) => Line::RustFault(fault),
    })
}

fn rust_type(text: &str) -> Result<&str, Fault<'_>> {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).ok_or(Fault::Form)?;
    let (key, value) = inner.split_once('=').ok_or(Fault::Form)?;
    let (key, value) = (key.trim(), value.trim());
    if key != "type" {
        return Err(Fault::Key(key));
    }
    let path = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).ok_or(Fault::Form)?.trim();
    if is_type(path) { Ok(path) } else { Err(Fault::NoPath(path)) }
}

/// A path from the root of a crate, or a type of the prelude, with such types between its angles.
fn is_type(text: &str) -> bool {
    let (path, inner) = match text.split_once('<') {
        Some((path, inner)) => match inner.strip_suffix('>') {
            Some(inner) => (path.trim(), inner),
            None => return false,
        },
        None => (text, ""),
    };
    let rooted =
        path.strip_prefix("::").map_or_else(|| path.starts_with("crate::"), |rest| rest.contains("::"));
    let known = ["Vec", "Box", "String", "bool", "i32", "i64", "u32", "u64", "f32", "f64"].contains(&path);
    let names = path.strip_prefix("::").unwrap_or(path).split("::").all(is_name);
    names
        && (rooted || known)
        && (!text.contains('<') || arguments(inner).is_some_and(|all| all.iter().all(|t| is_type(t))))
}

fn is_name(text: &str) -> bool {
    let text = text.strip_prefix("r#").unwrap_or(text);
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// The types between angles, parted by the commas that are not inside others.
fn arguments(text: &str) -> Option<Vec<&str>> {
    let (mut all, mut depth, mut start) = (Vec::new(), 0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                all.push(text.get(start..at)?.trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(text.get(start..)?.trim());
    Some(all)
}

/// The lines above a field that speak to the generator, with their places.
pub(crate) fn lines<'a>(draft: &Draft<'a>, field: &FieldDraft<'a>) -> impl Iterator<Item = (Span, Line<'a>)> {
    field.ast.docs.lines.iter().filter_map(|span| Some((*span, line(draft.text(*span))?)))
}

/// The type that a `Json` field is read as.
pub(crate) fn type_of(draft: &Draft<'_>, field: &FieldDraft<'_>) -> Option<String> {
    let json = field.scalar() == Some(pumpflix_dialect::Scalar::Json);
    let named = lines(draft, field).find_map(|(_, line)| match line {
        Line::RustType(path) => Some(path.to_owned()),
        _ => None,
    });
    named.filter(|_| json)
}

/// The row struct lacks the field.
pub(crate) fn is_omitted(draft: &Draft<'_>, model: usize, field: usize) -> bool {
    let asked = lines(draft, &draft.models[model].fields[field]).any(|(_, line)| line == Line::Omit);
    asked && why_not_omitted(draft, model, field).is_none()
}

/// What a field is for, if rows cannot do without it.
pub(crate) fn why_not_omitted(draft: &Draft<'_>, model: usize, field: usize) -> Option<&'static str> {
    let of = &draft.models[model];
    if !of.fields[field].is_column() {
        return Some("it is a relation, and relations are loaded only where a query says so");
    }
    let in_key = |kind: KeyKind| {
        of.keys.iter().any(|key| key.kind == kind && key.columns.iter().any(|column| column.field == field))
    };
    if in_key(KeyKind::Id) {
        return Some("it is part of the id, by which rows are told apart");
    }
    if in_key(KeyKind::Unique) {
        return Some("it is part of a unique, by which rows may be told apart");
    }
    let ties = draft.relations.iter().any(|relation| {
        let Some(attribute) = draft.attribute(relation.from) else { return false };
        let has = |end: usize, fields: Option<&[usize]>| {
            end == model && fields.is_some_and(|fields| fields.contains(&field))
        };
        has(relation.from.model, attribute.fields())
            || has(relation.to.model, attribute.references.as_ref().map(|r| r.value.as_slice()))
    });
    ties.then_some("it ties rows of a relation together")
}

/// Puts a finding about each field's lines, as `judge` makes them.
pub(crate) fn judge(
    draft: &Draft<'_>,
    out: &mut Out<'_>,
    judge: impl Fn(usize, usize, Line<'_>, Span) -> Option<Diagnostic>,
) {
    for (model, block) in draft.models.iter().enumerate() {
        for (at, field) in block.fields.iter().enumerate() {
            for (span, line) in lines(draft, field) {
                if let Some(finding) = judge(model, at, line, span) {
                    out.push(finding);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        for good in
            ["crate::Meta", "::other::a::Meta", "Vec<crate::Item>", "crate::Map<String, Vec<crate::r#type>>"]
        {
            assert_eq!(line(&format!(" @rust(type = \"{good}\") ")), Some(Line::RustType(good)), "{good}");
        }
        for bad in
            ["", "Meta", "crate::", "crate::a b", "crate::A<", "crate::A<>", "crate::A<B>", "::x", "crate::1"]
        {
            let text = format!("@rust(type=\"{bad}\")");
            assert_eq!(line(&text), Some(Line::RustFault(Fault::NoPath(bad))), "{bad}");
        }
    }

    #[test]
    fn forms() {
        for bad in ["@rust", "@rust()", "@rust(type)", "@rust(type = crate::A)", "@rust(type = \"crate::A\""]
        {
            assert_eq!(line(bad), Some(Line::RustFault(Fault::Form)), "{bad}");
        }
        assert_eq!(line("@rust(name = \"a\")"), Some(Line::RustFault(Fault::Key("name"))));
        assert_eq!((line("@rusty"), line("about @rust"), line("@omit it")), (None, None, None));
        assert_eq!(line("@omit"), Some(Line::Omit));
    }
}
