//! A many-to-many relation whose table is there already.

use foldhash::HashMap;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::check::tables;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::join_table_name",
    why: "The table behind a many-to-many relation is called `_AToB` after its models, or `_name` after the relation. If another table has that name, the second cannot be made. Prisma does not look.",
    wrong: r#"model Post {
  id   Int   @id
  tags Tag[]
}

model Tag {
  id    Int    @id
  posts Post[]
}

model PostTag {
  id Int @id

  @@map("_PostToTag")
}"#,
    right: r#"model Post {
  id   Int   @id
  tags Tag[] @relation("tagging")
}

model Tag {
  id    Int    @id
  posts Post[] @relation("tagging")
}

model PostTag {
  id Int @id

  @@map("_PostToTag")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let mut seen: HashMap<(&str, &str), Span> = HashMap::default();
    for table in &tables::all(draft) {
        let Some(first) = seen.insert((table.schema, &table.name), table.span) else { continue };
        // Two models of one table are another rule's business.
        if !table.joins {
            continue;
        }
        out.push(
            Diagnostic::warning(
                PAGE.code,
                table.span,
                format!("the table of this relation is called `{}`, and so is another one", table.name),
            )
            .label("makes a table of its own")
            .related(first, "this one is called so, too")
            .help("give the relation another name on both sides: `@relation(\"name\")`"),
        );
    }
}
