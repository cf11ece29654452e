//! A default that is no value of the enum.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::not_in_enum",
    why: "The column can hold values of its enum only.",
    wrong: "enum Role {
  ADMIN
  MEMBER
}

model User {
  id   Int  @id
  role Role @default(MEMBR)
}",
    right: "enum Role {
  ADMIN
  MEMBER
}

model User {
  id   Int  @id
  role Role @default(MEMBER)
}",
};

pub(crate) fn finding<'v>(
    span: Span,
    enum_: &str,
    given: &str,
    values: impl Iterator<Item = &'v str> + Clone,
) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("`{given}` is no value of the enum `{enum_}`"))
        .label(format!("expected a value of `{enum_}`"));
    let bare = given.trim_matches('"');
    // `Role.USER`, as other languages write it.
    if let Some((_, value)) = bare.split_once('.').filter(|(of, _)| *of == enum_) {
        return finding.help(format!("without the name of the enum: `{value}`"));
    }
    if values.clone().next().is_none() {
        return if bare == given {
            finding
        } else {
            finding.help(format!("values stand without quotes: `{bare}`"))
        };
    }
    if bare != given && values.clone().any(|v| v == bare) {
        return finding.help(format!("values stand without quotes: `{bare}`"));
    }
    if let Some(near) = did_you_mean(bare, values.clone()) {
        finding.help(format!("did you mean `{near}`?"))
    } else {
        let list = values.take(20).map(|v| format!("`{v}`")).collect::<Vec<_>>().join(", ");
        finding.help(format!("its values are {list}"))
    }
}
