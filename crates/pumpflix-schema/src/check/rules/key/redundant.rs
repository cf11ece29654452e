//! An index that another one makes needless.

use crate::check::draft::{Draft, KeyDraft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::IndexAlgorithm;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::redundant",
    why: "An index over the first columns of another index answers nothing that the other does not; it only costs room and time at every change. Prisma does not look.",
    wrong: "model Post {
  id    Int    @id
  title String
  lang  String

  @@index([title])
  @@index([title, lang])
}",
    right: "model Post {
  id    Int    @id
  title String
  lang  String

  @@index([title, lang])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in draft.models.iter().filter(|m| !m.is_view()) {
        // Comparing each with each is fine for as many indexes as a table has, and senseless beyond.
        if model.keys.len() > 64 {
            continue;
        }
        for (i, key) in model.keys.iter().enumerate() {
            let other = model.keys.iter().enumerate().find(|(j, other)| *j != i && covers(other, *j, key, i));
            if let Some((_, other)) = other {
                out.push(
                    Diagnostic::warning(
                        PAGE.code,
                        key.span(),
                        format!("this `{}` answers nothing that another one does not", key.written()),
                    )
                    .label("needless")
                    .related(other.span(), "begins with the same columns")
                    .help("take it away"),
                );
            }
        }
    }
}

/// Whether `other` makes `key` needless. A unique also forbids repetition, so only one over the same columns
/// replaces it.
fn covers(other: &KeyDraft<'_>, j: usize, key: &KeyDraft<'_>, i: usize) -> bool {
    let plain = |key: &KeyDraft<'_>| {
        key.predicate.is_none()
            && key.kind != KeyKind::Fulltext
            && key.algorithm.is_none_or(|a| a.value == IndexAlgorithm::BTree)
            && key.columns.iter().all(|c| c.ops.is_none() && c.length.is_none())
    };
    let begins = other.columns.len() >= key.columns.len()
        && other
            .columns
            .iter()
            .zip(&key.columns)
            .all(|(a, b)| a.field == b.field && a.sort.map(|s| s.value) == b.sort.map(|s| s.value));
    if !plain(other) || !plain(key) || !begins || key.columns.is_empty() {
        return false;
    }
    let same = other.columns.len() == key.columns.len();
    match (key.kind, other.kind) {
        (KeyKind::Unique, KeyKind::Id) => same,
        (KeyKind::Unique, KeyKind::Unique) => same && j < i,
        (KeyKind::Id | KeyKind::Unique, _) => false,
        (_, KeyKind::Id | KeyKind::Unique) => true,
        _ => !same || j < i,
    }
}
