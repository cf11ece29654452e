//! A counter of `Int` on CockroachDB.

use pumpflix_dialect::{Dialect, Scalar};

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::autoincrement_int",
    why: "CockroachDB's `unique_rowid()` makes numbers of 64 bits, which an `Int` cannot hold. A sequence counts from 1.",
    wrong: r#"datasource db {
  provider = "cockroachdb"
}

model Ticket {
  id Int @id @default(autoincrement())
}"#,
    right: r#"datasource db {
  provider = "cockroachdb"
}

model Ticket {
  id BigInt @id @default(autoincrement())
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::CockroachDb {
        return;
    }
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let Some(default) = &field.default else { continue };
        if default.value == Some(DefaultValue::Autoincrement) && field.scalar() != Some(Scalar::BigInt) {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    default.span,
                    format!(
                        "on CockroachDB `autoincrement()` makes a `BigInt`, which `{}` is not",
                        field.name
                    ),
                )
                .help("make the field `BigInt`, or write `@default(sequence())`"),
            );
        }
    }
}
