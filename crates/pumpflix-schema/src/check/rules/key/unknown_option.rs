//! A word about a column of an index that nothing reads.

use crate::check::arguments;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar;
use crate::syntax::ast::Expression;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::unknown_option",
    why: "Behind a column of a key or index there may be `sort`, `length` and `ops`; anything else is passed over, so what was meant by it does not happen. Prisma does not look.",
    wrong: "model Post {
  id   Int      @id
  date DateTime

  @@index([date(order: Desc)])
}",
    right: "model Post {
  id   Int      @id
  date DateTime

  @@index([date(sort: Desc)])
}",
};

const KNOWN: [&str; 3] = ["sort", "length", "ops"];

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (_, key) in draft.keys().filter(|(_, key)| !key.on_field) {
        let arguments = key.attribute.arguments.iter().flat_map(|a| &a.items);
        let fields = arguments.filter(|a| a.name.is_none_or(|name| draft.text(name.span) == "fields"));
        let columns = fields.filter_map(|a| a.value.as_ref()).flat_map(arguments::list);
        for column in columns {
            let Expression::Function(call) = column else { continue };
            for argument in &call.arguments.items {
                let name = argument.name.map(|name| draft.text(name.span));
                if name.is_some_and(|name| KNOWN.contains(&name)) {
                    continue;
                }
                let column = draft.text(call.name.span);
                let (what, near) = match name {
                    Some(name) => (format!("`{name}:`"), similar::did_you_mean(name, KNOWN)),
                    None => ("a value without a name".to_owned(), None),
                };
                out.push(
                    Diagnostic::warning(
                        PAGE.code,
                        argument.span,
                        format!("{what} behind the column `{column}` says nothing"),
                    )
                    .label("passed over")
                    .help(match near {
                        Some(near) => format!("did you mean `{near}:`?"),
                        None => "what may stand here: `sort: Desc`, `length: 10`, `ops: …`".to_owned(),
                    }),
                );
            }
        }
    }
}
