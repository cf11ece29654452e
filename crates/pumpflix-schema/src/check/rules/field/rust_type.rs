//! `@rust(…)` that names no type for the field.

use crate::check::annotation::{self, Fault, Line};
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::rust_type",
    why: "`/// @rust(type = \"crate::Meta\")` above a Json field has the Rust client read it as that type. A line that says something else, or stands above a field of another type, changes nothing.",
    wrong: "model Post {
  id   Int   @id
  /// @rust(type = \"Meta\")
  meta Json?
}",
    right: "model Post {
  id   Int   @id
  /// @rust(type = \"crate::Meta\")
  meta Json?
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    annotation::judge(draft, out, |model, field, line, span| {
        let field = &draft.models[model].fields[field];
        let (message, label, help) = match line {
            Line::Omit => return None,
            Line::RustType(_) if field.scalar() == Some(pumpflix_dialect::Scalar::Json) => return None,
            Line::RustType(_) => (
                format!("`@rust(type)` above `{}`, which is no Json", field.name),
                "changes nothing",
                "make the field a `Json`, or take the line away",
            ),
            Line::RustFault(Fault::Form) => (
                format!("`@rust` above `{}` says nothing", field.name),
                "not of the right form",
                "write `@rust(type = \"crate::Meta\")`",
            ),
            Line::RustFault(Fault::Key(key)) => (
                format!("`@rust` has no key `{key}`"),
                "not known",
                "the one key is `type`: `@rust(type = \"crate::Meta\")`",
            ),
            Line::RustFault(Fault::NoPath(path)) => (
                if path.is_empty() {
                    format!("`@rust(type)` above `{}` is empty", field.name)
                } else {
                    format!("`{path}` is no path of a Rust type from the root of a crate")
                },
                "cannot be found from the generated code",
                "begin with `crate::`, or with `::` and the name of another crate",
            ),
        };
        Some(Diagnostic::warning(PAGE.code, span, message).label(label).help(help))
    });
}
