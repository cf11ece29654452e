//! Two names that are one in Rust.

use crate::check::draft::{Draft, KeyDraft, ModelDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::naming;
use crate::rule::RulePage;
use crate::source::Span;
use foldhash::HashMap;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::rust_collision",
    why: "Rust writes types as `UserPost` and fields as `user_post`, whatever the schema's style; names that differ only in style become the same. The rule holds where a generator makes Rust.",
    wrong: "model User {
  id     Int @id
  a_b    Int
  aB     Int
}",
    right: r#"model User {
  id     Int @id
  a_b    Int
  other  Int @map("aB")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !draft.config.generates_rust {
        return;
    }
    let models = draft.models.iter().filter(|m| !m.is_composite());
    let models = models.map(|m| (naming::type_name(m.name), m.name, m.block.name.span, m.noun()));
    let enums = draft.enums.iter().map(|e| (naming::type_name(e.name), e.name, e.block.name.span, "enum"));
    report(models.chain(enums), out);
    // Modules are made of the same names; two that differ as types can still meet: `A1` and `A_1`.
    let models = draft.models.iter().filter(|m| !m.is_composite());
    report(models.map(|m| (naming::module_name(m.name), m.name, m.block.name.span, MODULE)), out);
    for model in &draft.models {
        report(
            model.fields.iter().map(|f| (naming::field_name(f.name), f.name, f.ast.name.span, "field")),
            out,
        );
        selectors(model, out);
    }
    for enum_ in &draft.enums {
        report(
            enum_.values.iter().map(|v| (naming::variant_name(v.name), v.name, v.ast.name.span, "value")),
            out,
        );
    }
}

const MODULE: &str = "module of the model";

fn report<'n>(names: impl Iterator<Item = (String, &'n str, Span, &'n str)>, out: &mut Out<'_>) {
    let mut seen: HashMap<String, (&str, Span)> = HashMap::default();
    for (rust, name, span, noun) in names {
        match seen.get(&rust) {
            // Two blocks of one name have been reported as such.
            Some((other, _))
                if *other == name
                    || (noun == MODULE && naming::type_name(other) == naming::type_name(name)) => {}
            Some((other, first)) => out.push(finding(span, *first, noun, name, other, &rust)),
            None => {
                seen.insert(rust, (name, span));
            }
        }
    }
}

/// The functions `by_a_b` of the keys; two keys over the same fields share one.
fn selectors(model: &ModelDraft<'_>, out: &mut Out<'_>) {
    let mut seen: HashMap<String, &KeyDraft<'_>> = HashMap::default();
    for key in model.unique_keys() {
        let fields = || key.columns.iter().map(|c| model.fields[c.field].name);
        let rust = key.name.as_ref().map_or_else(
            || naming::selector_name(fields()),
            |name| naming::selector_name(std::iter::once(&*name.text)),
        );
        let columns = |key: &KeyDraft<'_>| key.columns.iter().map(|c| c.field).collect::<Vec<_>>();
        match seen.get(&rust) {
            Some(other) if columns(other) == columns(key) => {}
            Some(other) => {
                let (name, before) = (fields().collect::<Vec<_>>().join(", "), "another key");
                out.push(finding(key.span(), other.span(), "key", &name, before, &format!("by_{rust}")));
            }
            None => {
                seen.insert(rust, key);
            }
        }
    }
}

fn finding(span: Span, first: Span, noun: &str, name: &str, other: &str, rust: &str) -> Diagnostic {
    Diagnostic::error(
        PAGE.code,
        span,
        format!("the {noun} `{name}` and `{other}` would both be `{rust}` in Rust"),
    )
    .label("the second one")
    .related(first, "the first one")
    .help(match noun {
        "key" => "give one of them another `name:`",
        "field" | "value" => "give one of them another name, and keep the database's with `@map`",
        _ => "give one of them another name, and keep the database's with `@@map`",
    })
}
