//! An attribute that does not exist, or does not belong there.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::attribute::unknown",
    why: "An attribute that is not known would be passed over, and with it what it was meant to say. Attributes of one field begin with `@`, those of a whole block with `@@`.",
    wrong: "model User {
  id Int @idd
}",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, mark: &str, name: &str, known: &[&str]) -> Diagnostic {
    let place = if mark == "@@" { "on a block" } else { "here" };
    let finding = Diagnostic::error(PAGE.code, span, format!("there is no attribute `{mark}{name}` {place}"))
        .label("not known here");
    let list = known.iter().map(|k| format!("`{mark}{k}`")).collect::<Vec<_>>().join(", ");
    let habit = HABITS.iter().find(|(habit, _)| habit.eq_ignore_ascii_case(name)).map(|(_, meant)| *meant);
    let habit = habit.filter(|meant| known.contains(meant));
    match habit.or_else(|| did_you_mean(name, known.iter().copied())) {
        Some(near) => finding.help(format!("did you mean `{mark}{near}`?")),
        None if mark == "@@" && FIELD_ONLY.contains(&name) => {
            finding.help(format!("`@{name}` stands on a field, with one `@`"))
        }
        None => finding.help(format!("there are {list}")),
    }
}

const FIELD_ONLY: &[&str] = &["default", "updatedAt", "relation"];

/// What other schema languages call an attribute, and its name here.
const HABITS: &[(&str, &str)] = &[
    ("table", "map"),
    ("column", "map"),
    ("primary", "id"),
    ("primaryKey", "id"),
    ("pk", "id"),
    ("key", "unique"),
    ("foreignKey", "relation"),
    ("references", "relation"),
    ("hasMany", "relation"),
    ("belongsTo", "relation"),
];
