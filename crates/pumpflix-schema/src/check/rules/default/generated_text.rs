//! A generated text that its column cannot hold.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::generated_text",
    why: "A `cuid()` has 25 characters, a `uuid()` 36, and only the latter is a UUID; the database refuses the first row whose value its column cannot hold. Prisma does not look.",
    wrong: "model User {
  id String @id @default(cuid()) @db.Uuid
}",
    right: "model User {
  id String @id @default(uuid()) @db.Uuid
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !draft.own {
        return;
    }
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let (Some(default), Some(native)) = (&field.default, &field.native) else { continue };
        let (name, length) = match &default.value {
            Some(DefaultValue::Uuid(_)) => ("uuid()", 36),
            Some(DefaultValue::Cuid(2)) => ("cuid(2)", 24),
            Some(DefaultValue::Cuid(_)) => ("cuid()", 25),
            Some(DefaultValue::Ulid) => ("ulid()", 26),
            Some(DefaultValue::Nanoid(length)) => ("nanoid()", usize::from(*length)),
            _ => continue,
        };
        let (label, help) = match native.name {
            "Uuid" | "UniqueIdentifier" if name != "uuid()" => {
                ("holds UUIDs only".to_owned(), "make the default `uuid()`, or the column a text".to_owned())
            }
            "VarChar" | "Char" | "NVarChar" | "NChar" | "String" => {
                let room = native.arguments.first().and_then(|a| draft.text(a.span).trim().parse().ok());
                // Without a number `Char` is one character, and the others have room.
                let room =
                    room.or((native.name.ends_with("Char") && !native.name.contains("Var")).then_some(1));
                let Some(room) = room.filter(|room: &usize| *room < length) else { continue };
                (
                    format!("holds {room} characters"),
                    format!("make the column `{}.{}({length})`", native.scope, native.name),
                )
            }
            _ => continue,
        };
        out.push(
            Diagnostic::warning(
                PAGE.code,
                default.span,
                format!(
                    "`{name}` makes {length} characters, which the column of `{}` does not hold",
                    field.name
                ),
            )
            .label("made anew for each row")
            .related(native.span, label)
            .help(help),
        );
    }
}
