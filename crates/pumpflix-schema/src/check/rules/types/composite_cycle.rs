//! Composite types that contain each other without end.

use crate::check::draft::{Draft, FieldTy};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::composite_cycle",
    why: "A value of such a type could never be complete.",
    wrong: "type A {
  b B
}

type B {
  a A
}

model M {
  id Int @id
}",
    right: "type A {
  b B?
}

type B {
  a A
}

model M {
  id Int @id
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let composites: Vec<usize> =
        (0..draft.models.len()).filter(|i| draft.models[*i].is_composite()).collect();
    let contained = |model: usize| {
        draft.models[model].fields.iter().filter_map(|field| match field.ty {
            FieldTy::Composite(target) if field.arity() == Arity::Required => Some((field, target)),
            _ => None,
        })
    };
    for start in composites {
        for (field, first) in contained(start) {
            let mut seen = vec![first];
            let mut at = 0;
            while let Some(model) = seen.get(at).copied() {
                at += 1;
                for (_, target) in contained(model) {
                    if !seen.contains(&target) {
                        seen.push(target);
                    }
                }
            }
            if seen.contains(&start) {
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        field.ast.span,
                        format!("a `{}` would contain itself without end", draft.models[start].name),
                    )
                    .label("leads back to where it began")
                    .help("make one of the fields on the way optional or a list"),
                );
            }
        }
    }
}
