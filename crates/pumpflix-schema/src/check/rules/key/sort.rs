//! `sort` where it is not known.

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::IndexAlgorithm;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::sort",
    why: "The order of a primary key can be chosen on SQL Server only; hash and fulltext indexes have none.",
    wrong: "model User {
  id Int @id(sort: Desc)
}",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (_, key) in draft.keys() {
        let hash = key.algorithm.is_some_and(|a| a.value == IndexAlgorithm::Hash);
        let message = match key.kind {
            KeyKind::Id if !matches!(draft.dialect, Dialect::SqlServer) => {
                format!("{} does not sort a primary key", draft.dialect)
            }
            KeyKind::Fulltext => "`sort` means nothing in a fulltext index".to_owned(),
            KeyKind::Index if hash => "a hash index has no order".to_owned(),
            _ => continue,
        };
        if let Some(sort) = key.columns.iter().find_map(|column| column.sort) {
            out.push(
                Diagnostic::error(PAGE.code, key.span(), message).related(sort.span, "take `sort` away"),
            );
        }
    }
}
