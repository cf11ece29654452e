//! A hash index over several columns.

use pumpflix_dialect::Dialect;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::IndexAlgorithm;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::hash_columns",
    why: "PostgreSQL makes a hash index over one column only. Prisma does not look.",
    wrong: "model User {
  id    Int    @id
  email String
  name  String

  @@index([email, name], type: Hash)
}",
    right: "model User {
  id    Int    @id
  email String
  name  String

  @@index([email], type: Hash)
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::Postgres {
        return;
    }
    for (_, key) in draft.keys().filter(|(_, key)| key.columns.len() > 1) {
        let Some(algorithm) = key.algorithm.filter(|a| a.value == IndexAlgorithm::Hash) else { continue };
        out.push(
            Diagnostic::warning(
                PAGE.code,
                key.span(),
                format!("a hash index is over one column, and this one over {}", key.columns.len()),
            )
            .related(algorithm.span, "this type")
            .help("make an index for each column, or take `type: Hash` away"),
        );
    }
}
