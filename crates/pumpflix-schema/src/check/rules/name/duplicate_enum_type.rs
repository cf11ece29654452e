//! Two enums with one type in the database.

use crate::check::draft::{Draft, EnumDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use foldhash::HashMap;
use pumpflix_dialect::EnumStyle;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::duplicate_enum_type",
    why: "Each enum is a type of its own in its database schema.",
    wrong: r#"enum Role {
  ADMIN
}

enum OldRole {
  ADMIN

  @@map("Role")
}"#,
    right: r#"enum Role {
  ADMIN
}

enum OldRole {
  ADMIN

  @@map("OldRole")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().enums == EnumStyle::Refused {
        return;
    }
    let mut seen: HashMap<(&str, &str), &EnumDraft<'_>> = HashMap::default();
    for enum_ in &draft.enums {
        let schema = enum_.db_schema.as_ref().map_or("", |s| &*s.text);
        if let Some(other) = seen.get(&(schema, enum_.db_name())) {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    enum_.block.span,
                    format!(
                        "the enums `{}` and `{}` are both `{}` in the database",
                        other.name,
                        enum_.name,
                        enum_.db_name()
                    ),
                )
                .related(other.block.name.span, "the other one")
                .help("give one of them another name with `@@map`"),
            );
        } else {
            seen.insert((schema, enum_.db_name()), enum_);
        }
    }
}
