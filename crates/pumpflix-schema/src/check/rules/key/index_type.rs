//! A type of index that the database does not have.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::IndexAlgorithm;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::index_type",
    why: "The types but `BTree` are those of PostgreSQL; CockroachDB has one of them, `Gin`.",
    wrong: "model Place {
  id   Int    @id
  name String

  @@index([name], type: Hash)
}",
    right: "model Place {
  id   Int    @id
  name String

  @@index([name])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (_, key) in draft.keys() {
        let Some(algorithm) = key.algorithm else { continue };
        let fits = match draft.dialect {
            Dialect::Postgres => true,
            Dialect::CockroachDb => matches!(algorithm.value, IndexAlgorithm::BTree | IndexAlgorithm::Gin),
            _ => algorithm.value == IndexAlgorithm::BTree,
        };
        if !fits {
            let name = draft.text(algorithm.span);
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    key.span(),
                    format!("{} has no indexes of type `{name}`", draft.dialect),
                )
                .related(algorithm.span, "not possible here")
                .help(if draft.dialect == Dialect::CockroachDb {
                    "there are `BTree` and `Gin`"
                } else {
                    "take `type` away: `BTree` is what an index is"
                }),
            );
        }
    }
}
