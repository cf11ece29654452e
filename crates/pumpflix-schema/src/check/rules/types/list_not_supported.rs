//! A list on a database that has none.

use crate::check::draft::{Draft, FieldTy};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::list_not_supported",
    why: "Only PostgreSQL and CockroachDB have columns that hold lists. Elsewhere the values belong in a table of their own, or in a `Json` column where there are such.",
    wrong: r#"datasource db {
  provider = "sqlite"
}

model Post {
  id   Int      @id
  tags String[]
}"#,
    right: r#"datasource db {
  provider = "sqlite"
}

model Post {
  id   Int   @id
  tags Tag[]
}

model Tag {
  id    Int    @id
  name  String @unique
  posts Post[]
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().lists {
        return;
    }
    for model in &draft.models {
        let lists = model.fields.iter().filter(|f| f.arity() == Arity::List);
        for field in lists.filter(|f| f.is_column() || matches!(f.ty, FieldTy::Composite(_))) {
            let title = draft.dialect.title();
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    field.ast.span,
                    format!("`{}` is a list, which no column of {title} can hold", field.name),
                )
                .help("put the values into a model of their own and relate it to this one"),
            );
        }
    }
}
