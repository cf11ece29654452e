//! A block id over one field.

use crate::check::draft::Draft;
use crate::check::draft::KeyKind;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::single_field_id",
    why: "`@@id` is for ids of several fields; over one it says the same as `@id` on the field, only further away. Prisma does not look.",
    wrong: "model User {
  email String

  @@id([email])
}",
    right: "model User {
  email String @id
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys() {
        let [column] = key.columns.as_slice() else { continue };
        // A selector's name can only be given here.
        if key.kind != KeyKind::Id || key.on_field || key.name.is_some() {
            continue;
        }
        let field = &model.fields[column.field];
        let map = key.map.as_ref().map(|map| format!("(map: \"{}\")", map.text)).unwrap_or_default();
        out.push(
            Diagnostic::warning(PAGE.code, key.span(), format!("this `@@id` is over `{}` alone", field.name))
                .label("for several fields")
                .related(field.ast.span, "the id")
                .help(format!("write `@id{map}` behind `{}`, and take the `@@id` away", field.name)),
        );
    }
}
