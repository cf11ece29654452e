//! What a migration does, for people: one line for each thing that comes, goes or changes.

use std::collections::HashSet;
use std::fmt;

use crate::plan::Migration;
use crate::step::{ColumnChanges, InTable, Rename, Step, TableChange};
use crate::tables::{Column, ColumnArity, ColumnDefault, Index, IndexKind, SqlSchema, Table, TypeFamily};

/// One thing that comes, goes or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happens to it.
    pub kind: ChangeKind,
    /// What it is: `table`, `column`, `index`, `unique`, `primary key`, `foreign key`, `enum`, `schema`, `extension`.
    pub thing: &'static str,
    /// Which one, in names of the schema where it has them: `User.email`.
    pub object: String,
    /// What changes about it; empty for what comes or goes.
    pub detail: String,
}

/// What happens to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It comes.
    Added,
    /// It goes.
    Dropped,
    /// It changes.
    Changed,
    /// It gets another name.
    Renamed,
}

impl ChangeKind {
    /// The word of reports: `added`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Renamed => "renamed",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.kind {
            ChangeKind::Added => '+',
            ChangeKind::Dropped => '-',
            ChangeKind::Changed | ChangeKind::Renamed => '~',
        };
        write!(f, "{mark} {} {}", self.thing, self.object)?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, ": {}", self.detail) }
    }
}

/// What the steps of a migration do, in their order.
pub fn summary(migration: &Migration<'_>) -> Vec<Change> {
    // Keys and indexes of a table that comes or goes do so with it.
    let whole: HashSet<(bool, usize)> = migration
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::CreateTable(place) => Some((true, *place)),
            Step::DropTable(place) => Some((false, *place)),
            _ => None,
        })
        .collect();
    let is_part = |step: &Step| match step {
        Step::CreateIndex(new) => whole.contains(&(true, new.place.table)),
        Step::AddForeignKey(place) => whole.contains(&(true, place.table)),
        Step::DropForeignKey(place) | Step::DropIndex(place) => whole.contains(&(false, place.table)),
        _ => false,
    };
    let mut out = Vec::new();
    for step in migration.steps.iter().filter(|step| !is_part(step)) {
        of_step(migration, step, &mut out);
    }
    out
}

fn change(kind: ChangeKind, thing: &'static str, object: impl Into<String>) -> Change {
    Change { kind, thing, object: object.into(), detail: String::new() }
}

fn of_step(migration: &Migration<'_>, step: &Step, out: &mut Vec<Change>) {
    use ChangeKind::{Added, Changed, Dropped, Renamed};
    let (before, after) = (&*migration.before, migration.after);
    match step {
        Step::CreateSchema(p) => out.extend(after.schemas.get(*p).map(|s| change(Added, "schema", s))),
        Step::RenameTable(rename) => out.push(renamed("table", rename)),
        Step::MoveTable(moved) => {
            let default = after.dialect.facts().default_schema.unwrap_or_default();
            let detail = format!("is now in {}", moved.to.as_deref().unwrap_or(default));
            out.push(Change { detail, ..change(Changed, "table", &moved.table) });
        }
        Step::RenameColumn(_, rename) => out.push(renamed("column", rename)),
        // It goes with its table and column.
        Step::RenameSequence(_) => {}
        Step::RenameEnum(rename) => out.push(renamed("enum", rename)),
        Step::RenameEnumValue(rename) => out.push(renamed("enum value", rename)),
        Step::DropExtension(p) => {
            out.extend(before.extensions.get(*p).map(|e| change(Dropped, "extension", &e.name)));
        }
        Step::CreateExtension(p) => {
            out.extend(after.extensions.get(*p).map(|e| change(Added, "extension", &e.name)));
        }
        Step::AlterExtension(p) => {
            out.extend(after.extensions.get(p.after).map(|e| change(Changed, "extension", &e.name)));
        }
        Step::AlterSequence(p) => {
            let object = column(after, p.after).map(|(t, c)| title(t, c));
            out.extend(
                object.map(|o| Change {
                    detail: "counts otherwise".to_owned(),
                    ..change(Changed, "column", o)
                }),
            );
        }
        Step::CreateEnum(p) => {
            out.extend(after.enums.get(*p).map(|e| change(Added, "enum", &e.schema_name)));
        }
        Step::DropEnum(p) => {
            out.extend(before.enums.get(*p).map(|e| change(Dropped, "enum", &e.schema_name)));
        }
        Step::AlterEnum(values) => {
            let (Some(old), Some(new)) =
                (before.enums.get(values.places.before), after.enums.get(values.places.after))
            else {
                return;
            };
            let added = values.added.iter().filter_map(|p| new.value_names.get(*p)).map(|v| format!("+{v}"));
            let gone = values.dropped.iter().filter_map(|p| old.value_names.get(*p)).map(|v| format!("-{v}"));
            let detail = added.chain(gone).collect::<Vec<_>>().join(" ");
            out.push(Change { detail, ..change(Changed, "enum", &new.schema_name) });
        }
        Step::DropTable(p) => out.extend(before.tables.get(*p).map(|t| change(Dropped, "table", t.title()))),
        Step::CreateTable(p) => out.extend(after.tables.get(*p).map(|t| change(Added, "table", t.title()))),
        Step::AlterTable(table) => {
            if let (Some(old), Some(new)) =
                (before.tables.get(table.places.before), after.tables.get(table.places.after))
            {
                out.extend(table.changes.iter().filter_map(|c| of_table(old, new, c)));
                let replaced = table.replaced.iter().filter_map(|item| old.indexes.get(*item));
                out.extend(replaced.map(|i| of_index(Dropped, old, i)));
            }
        }
        Step::AlterPrimaryKey(p) => {
            out.extend(after.tables.get(p.after).map(|t| change(Changed, "primary key", t.title())));
        }
        Step::RedefineTables(tables) => {
            for places in tables.iter().map(|t| t.places) {
                if let (Some(old), Some(new)) =
                    (before.tables.get(places.before), after.tables.get(places.after))
                {
                    redefined(old, new, out);
                }
            }
        }
        Step::CreateIndex(new) => out.extend(index(after, new.place).map(|(t, i)| of_index(Added, t, i))),
        Step::DropIndex(p) => out.extend(index(before, *p).map(|(t, i)| of_index(Dropped, t, i))),
        Step::RenameIndex(p) | Step::RedefineIndex(p) => {
            if let (Some((_, old)), Some((t, new))) = (index(before, p.before), index(after, p.after)) {
                let detail = format!("{} is now {}", old.name, new.name);
                out.push(Change { detail, ..of_index(Renamed, t, new) });
            }
        }
        Step::DropForeignKey(p) => out.extend(foreign_key(before, *p, Dropped)),
        Step::AddForeignKey(p) => out.extend(foreign_key(after, *p, Added)),
        Step::RenameForeignKey(p) => out.extend(foreign_key(after, p.after, Renamed)),
    }
}

fn renamed(thing: &'static str, rename: &Rename) -> Change {
    let of = rename.of.as_ref().map_or_else(String::new, |of| format!("{of}."));
    let detail = format!("is now {}", rename.to);
    Change { detail, ..change(ChangeKind::Renamed, thing, format!("{of}{}", rename.from)) }
}

fn title(table: &Table, column: &Column) -> String {
    format!("{}.{}", table.title(), column.title())
}

fn column(schema: &SqlSchema, place: InTable) -> Option<(&Table, &Column)> {
    let table = schema.tables.get(place.table)?;
    Some((table, table.columns.get(place.item)?))
}

fn index(schema: &SqlSchema, place: InTable) -> Option<(&Table, &Index)> {
    let table = schema.tables.get(place.table)?;
    Some((table, table.indexes.get(place.item)?))
}

fn of_index(kind: ChangeKind, table: &Table, index: &Index) -> Change {
    let columns: Vec<&str> = index.columns.iter().map(|c| c.name.as_str()).collect();
    let thing = if index.kind == IndexKind::Unique { "unique" } else { "index" };
    change(kind, thing, format!("{}({})", table.title(), columns.join(", ")))
}

fn foreign_key(schema: &SqlSchema, place: InTable, kind: ChangeKind) -> Option<Change> {
    let table = schema.tables.get(place.table)?;
    let key = table.foreign_keys.get(place.item)?;
    Some(change(kind, "foreign key", format!("{}({})", table.title(), key.columns.join(", "))))
}

fn of_table(old: &Table, new: &Table, what: &TableChange) -> Option<Change> {
    use ChangeKind::{Added, Changed, Dropped, Renamed};
    Some(match what {
        TableChange::DropPrimaryKey if new.primary_key.is_none() => {
            change(Dropped, "primary key", new.title())
        }
        TableChange::AddPrimaryKey => {
            let kind = if old.primary_key.is_some() { Changed } else { Added };
            change(kind, "primary key", new.title())
        }
        TableChange::RenamePrimaryKey => change(Renamed, "primary key", new.title()),
        TableChange::DropColumn(p) => change(Dropped, "column", title(old, old.columns.get(*p)?)),
        TableChange::AddColumn(p) | TableChange::BackfillColumn { column: p, .. } => {
            change(Added, "column", title(new, new.columns.get(*p)?))
        }
        TableChange::AlterColumn(alter) => {
            let (from, to) = (old.columns.get(alter.places.before)?, new.columns.get(alter.places.after)?);
            Change { detail: detail(from, to, alter.changes), ..change(Changed, "column", title(new, to)) }
        }
        TableChange::RecreateColumn(p) => {
            let to = new.columns.get(p.after)?;
            Change { detail: "made anew".to_owned(), ..change(Changed, "column", title(new, to)) }
        }
        TableChange::DropPrimaryKey | TableChange::FillNull { .. } => return None,
    })
}

/// A table that is built anew, as the columns that differ, or as a whole when none does.
fn redefined(old: &Table, new: &Table, out: &mut Vec<Change>) {
    use ChangeKind::{Added, Changed, Dropped};
    let count = out.len();
    out.extend(
        old.columns
            .iter()
            .filter(|c| new.column(&c.name).is_none())
            .map(|c| change(Dropped, "column", title(old, c))),
    );
    for to in &new.columns {
        let Some(from) = old.column(&to.name) else {
            out.push(change(Added, "column", title(new, to)));
            continue;
        };
        let changes = ColumnChanges {
            arity: from.arity != to.arity,
            default: from.default != to.default,
            ty: (from.ty != to.ty).then_some(crate::step::TypeChange::Safe),
            ..ColumnChanges::default()
        };
        if changes.any() {
            out.push(Change {
                detail: detail(from, to, changes),
                ..change(Changed, "column", title(new, to))
            });
        }
    }
    let key = |t: &Table| t.primary_key.as_ref().map(|k| k.columns.clone());
    if key(old) != key(new) {
        out.push(change(Changed, "primary key", new.title()));
    }
    let same = |a: &Table, i: &Index| a.indexes.iter().any(|o| o == i);
    out.extend(old.indexes.iter().filter(|i| !same(new, i)).map(|i| of_index(Dropped, old, i)));
    out.extend(new.indexes.iter().filter(|i| !same(old, i)).map(|i| of_index(Added, new, i)));
    if out.len() == count {
        out.push(Change { detail: "its foreign keys".to_owned(), ..change(Changed, "table", new.title()) });
    }
}

fn detail(from: &Column, to: &Column, changes: ColumnChanges) -> String {
    let mut parts = Vec::new();
    if changes.ty.is_some() && from.ty != to.ty {
        parts.push(format!("{} is now {}", type_name(from), type_name(to)));
    }
    if changes.arity {
        parts.push(match to.arity {
            ColumnArity::Required => "now required".to_owned(),
            // What counts is never null, whatever the schema says (PostgreSQL).
            ColumnArity::Nullable if changes.auto_increment && to.auto_increment => "now required".to_owned(),
            ColumnArity::Nullable => "now optional".to_owned(),
            ColumnArity::List => "now a list".to_owned(),
        });
    }
    if changes.default && from.default != to.default {
        parts.push(match (&from.default, &to.default) {
            (None, Some(_)) => "gets a default".to_owned(),
            (Some(_), None | Some(ColumnDefault::Unstated)) => "loses its default".to_owned(),
            _ => "gets another default".to_owned(),
        });
    }
    if changes.auto_increment {
        parts.push(if to.auto_increment { "now counts" } else { "no longer counts" }.to_owned());
    }
    parts.join(", ")
}

fn type_name(column: &Column) -> String {
    match (&column.ty.native, &column.ty.family) {
        (Some(native), TypeFamily::Scalar(_)) => native.sql.clone(),
        (_, TypeFamily::Scalar(scalar)) => scalar.to_string(),
        (_, TypeFamily::Enum { name, .. }) => name.clone(),
        (_, TypeFamily::Unsupported(words)) => words.clone(),
    }
}
