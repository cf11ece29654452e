//! A default that the column cannot hold.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{DefaultValue, Literal};
use crate::rule::RulePage;
use pumpflix_dialect::{Dialect, Scalar};

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::int_range",
    why: "`Int` is a whole number of 32 bits, and `@db.SmallInt` one of 16; the database refuses a default beyond. Prisma looks only whether it fits 64 bits.",
    wrong: "model Post {
  id    Int @id
  views Int @default(3000000000)
}",
    right: "model Post {
  id    Int    @id
  views BigInt @default(3000000000)
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let (Some(Scalar::Int), Some(default)) = (field.scalar(), &field.default) else { continue };
        let Some(DefaultValue::Literal(Literal::Number(number))) = &default.value else { continue };
        let native = field.native.as_ref().filter(|_| draft.own).map_or("", |n| n.name);
        let Some((least, most)) = range(draft.dialect, native) else { continue };
        if number.parse::<i64>().is_ok_and(|n| n < least || n > most) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    default.span,
                    format!("the default of `{}` is beyond what its column holds", field.name),
                )
                .label(format!("from {least} to {most}"))
                .help("make the field a `BigInt`, or the default smaller"),
            );
        }
    }
}

/// The whole numbers that a column of `Int` holds. Sources: the manuals, chapters on numeric types.
fn range(dialect: Dialect, native: &str) -> Option<(i64, i64)> {
    let signed = |bits: u32| (-(1_i64 << (bits - 1)), (1_i64 << (bits - 1)) - 1);
    let unsigned = |bits: u32| (0, (1_i64 << bits) - 1);
    Some(match native {
        "Bit" => (0, 1),
        "TinyInt" if dialect == Dialect::SqlServer => unsigned(8),
        "TinyInt" => signed(8),
        "SmallInt" | "Int2" => signed(16),
        "MediumInt" => signed(24),
        "UnsignedTinyInt" => unsigned(8),
        "UnsignedSmallInt" => unsigned(16),
        "UnsignedMediumInt" => unsigned(24),
        "UnsignedInt" | "Oid" => unsigned(32),
        "Year" => return None,
        _ => signed(32),
    })
}
