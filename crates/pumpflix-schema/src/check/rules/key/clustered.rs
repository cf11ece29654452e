//! `clustered` where it is not known, or twice.

use crate::check::draft::{Draft, KeyDraft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::clustered",
    why: "Only SQL Server lets a table be stored in the order of an index, and a table has one order.",
    wrong: "model User {
  id Int @id(clustered: false)
}",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect == Dialect::SqlServer {
        return once(draft, out);
    }
    for (_, key) in draft.keys() {
        if let Some(clustered) = key.clustered {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    key.span(),
                    format!("{} has no clustered indexes to choose", draft.dialect),
                )
                .related(clustered.span, "take `clustered` away"),
            );
        }
    }
}

fn once(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        // The primary key is clustered unless it says otherwise.
        let clustered: Vec<&KeyDraft<'_>> = model
            .keys
            .iter()
            .filter(|key| key.clustered.map_or(key.kind == KeyKind::Id, |clustered| clustered.value))
            .collect();
        if clustered.len() < 2 {
            continue;
        }
        for key in &clustered {
            let mut finding = Diagnostic::error(
                PAGE.code,
                key.span(),
                format!("`{}` has several clustered indexes", model.name),
            )
            .label("one of them");
            if let Some(other) = clustered.iter().find(|other| other.span() != key.span()) {
                finding = finding.related(other.span(), "another one");
            }
            out.push(
                finding.help("write `clustered: false` on all but one; a primary key is clustered by itself"),
            );
        }
    }
}
