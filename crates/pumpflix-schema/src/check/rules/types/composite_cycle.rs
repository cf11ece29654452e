//! Composite types that contain each other without end.

use crate::check::draft::{Draft, FieldTy};
use crate::check::graph;
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
    let count = draft.models.len();
    let (mut leaving, mut reaching) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    let mut required = Vec::new();
    for (from, model) in draft.models.iter().enumerate().filter(|(_, m)| m.is_composite()) {
        for field in model.fields.iter().filter(|f| f.arity() == Arity::Required) {
            if let FieldTy::Composite(to) = field.ty {
                leaving[from].push(to);
                reaching[to].push(from);
                required.push((from, field, to));
            }
        }
    }
    let circle = graph::circles(&leaving, &reaching);
    for (from, field, _) in required.into_iter().filter(|(from, _, to)| circle.get(*from) == circle.get(*to))
    {
        out.push(
            Diagnostic::error(
                PAGE.code,
                field.ast.span,
                format!("a `{}` would contain itself without end", draft.models[from].name),
            )
            .label("leads back to where it began")
            .help("make one of the fields on the way optional or a list"),
        );
    }
}
