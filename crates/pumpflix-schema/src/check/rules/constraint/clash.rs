//! Two constraints with one name.

use crate::check::constraints::{Constraint, ConstraintKind};
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use foldhash::{HashMap, HashMapExt as _};
use pumpflix_dialect::ConstraintScope;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::constraint::clash",
    why: "The database keeps the names of keys, indexes and foreign keys apart in spaces of its own: on PostgreSQL indexes share one space per schema, elsewhere one per table. The name may be one that Prisma makes from table and columns, cut to the database's limit.",
    wrong: r#"model User {
  id    Int    @id
  email String @unique(map: "by_email")
  name  String @unique(map: "by_email")
}"#,
    right: r#"model User {
  id    Int    @id
  email String @unique(map: "by_email")
  name  String @unique(map: "by_name")
}"#,
};

/// Which constraints share a space of names, and which of them are reported when two names meet.
struct Space {
    shares: &'static [ConstraintKind],
    reports: &'static [ConstraintKind],
    per_table: bool,
}

const fn space(scope: ConstraintScope) -> Space {
    use ConstraintKind::{Default, ForeignKey, Index, PrimaryKey};
    match scope {
        ConstraintScope::GlobalKeysAndIndexes => {
            Space { shares: &[PrimaryKey, Index], reports: &[PrimaryKey, Index], per_table: false }
        }
        ConstraintScope::GlobalForeignKeys => {
            Space { shares: &[ForeignKey], reports: &[ForeignKey], per_table: false }
        }
        ConstraintScope::GlobalIndexes => Space { shares: &[Index], reports: &[Index], per_table: false },
        ConstraintScope::GlobalKeysForeignKeysDefaults => Space {
            shares: &[PrimaryKey, ForeignKey, Default],
            reports: &[PrimaryKey, ForeignKey, Default],
            per_table: false,
        },
        ConstraintScope::ModelIndexes => Space { shares: &[Index], reports: &[Index], per_table: true },
        ConstraintScope::ModelKeysAndIndexes => {
            Space { shares: &[PrimaryKey, Index], reports: &[PrimaryKey, Index], per_table: true }
        }
        // Two indexes of one name are left to the spaces that are about indexes.
        ConstraintScope::ModelAll => Space {
            shares: &[PrimaryKey, Index, ForeignKey],
            reports: &[PrimaryKey, ForeignKey],
            per_table: true,
        },
    }
}

/// A name in its space: the table, where each has a space of its own, and the database schema.
type Key<'a> = (Option<usize>, &'a str, &'a str);

/// The first two constraints of a name: one of them is another than the one that is looked at.
type Two = (usize, Option<usize>);

pub(crate) fn check(draft: &Draft<'_>, constraints: &[Constraint], out: &mut Out<'_>) {
    let mut reported = vec![false; constraints.len()];
    for scope in draft.dialect.facts().constraint_scopes {
        let space = space(*scope);
        let mut of_name: HashMap<Key<'_>, Two> = HashMap::with_capacity(constraints.len());
        for (i, constraint) in constraints.iter().enumerate() {
            if !space.shares.contains(&constraint.kind) {
                continue;
            }
            let schema = draft.models[constraint.model].db_schema.as_ref().map_or("", |s| &*s.text);
            let table = space.per_table.then_some(constraint.model);
            let found = of_name.entry((table, schema, &constraint.name)).or_insert((i, None));
            if found.0 != i {
                found.1.get_or_insert(i);
            }
        }
        for (i, constraint) in constraints.iter().enumerate() {
            if !space.reports.contains(&constraint.kind) || reported[i] {
                continue;
            }
            let schema = draft.models[constraint.model].db_schema.as_ref().map_or("", |s| &*s.text);
            let table = space.per_table.then_some(constraint.model);
            let found = of_name.get(&(table, schema, constraint.name.as_str()));
            let other = found.and_then(|(first, second)| if *first == i { *second } else { Some(*first) });
            if let Some(other) = other {
                reported[i] = true;
                out.push(finding(draft, constraint, &constraints[other]));
            }
        }
    }
}

fn finding(draft: &Draft<'_>, constraint: &Constraint, other: &Constraint) -> Diagnostic {
    let what = |kind| match kind {
        ConstraintKind::PrimaryKey => "primary key",
        ConstraintKind::Index => "index",
        ConstraintKind::ForeignKey => "foreign key",
        ConstraintKind::Default => "default",
    };
    let label = if constraint.given { "named so here" } else { "Prisma's rule makes this name" };
    Diagnostic::error(
        PAGE.code,
        constraint.span,
        format!(
            "the {} `{}` is not the only one of that name on {}",
            what(constraint.kind),
            constraint.name,
            draft.dialect
        ),
    )
    .label(label)
    .related(other.span, format!("this {} has it, too", what(other.kind)))
    .help("give one of them another name with `map:`")
}
