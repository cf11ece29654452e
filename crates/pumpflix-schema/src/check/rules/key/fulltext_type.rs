//! A full-text index over something other than text.

use pumpflix_dialect::Scalar;

use crate::check::draft::Draft;
use crate::check::draft::KeyKind;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::fulltext_type",
    why: "MySQL looks for words, so the columns of a `@@fulltext` are texts. Prisma does not look.",
    wrong: "model Post {
  id    Int    @id
  title String
  views Int

  @@fulltext([title, views])
}",
    right: "model Post {
  id    Int    @id
  title String
  views Int

  @@fulltext([title])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys().filter(|(_, key)| key.kind == KeyKind::Fulltext) {
        for column in &key.columns {
            let field = &model.fields[column.field];
            if field.scalar() != Some(Scalar::String) {
                out.push(
                    Diagnostic::warning(
                        PAGE.code,
                        key.span(),
                        format!("`{}` in a `@@fulltext` is not text", field.name),
                    )
                    .related(field.ast.ty.span, "this type has no words")
                    .help(format!("take `{}` away from the `@@fulltext`", field.name)),
                );
            }
        }
    }
}
