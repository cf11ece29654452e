//! A default that the column cannot hold.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{DefaultValue, Literal};
use crate::rule::RulePage;
use pumpflix_dialect::Scalar;

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
        let native = field.native.as_ref().map_or("", |n| n.name);
        // Types without a sign and years have ranges of their own.
        let bits = match native {
            "SmallInt" | "Int2" => 16,
            name if name.starts_with("Unsigned")
                || matches!(name, "Year" | "Oid" | "TinyInt" | "MediumInt" | "Bit") =>
            {
                continue;
            }
            _ => 32,
        };
        let limit = 1_i64 << (bits - 1);
        if number.parse::<i64>().is_ok_and(|n| n < -limit || n >= limit) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    default.span,
                    format!("the default of `{}` does not fit a whole number of {bits} bits", field.name),
                )
                .label(format!("from {} to {}", -limit, limit - 1))
                .help("make the field a `BigInt`, or the default smaller"),
            );
        }
    }
}
