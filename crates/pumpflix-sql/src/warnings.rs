//! What a migration can cost: values that are lost, and steps that can fail on the rows that are there.

mod questions;

use std::fmt;

use pumpflix_dialect::{Dialect, EnumStyle, Scalar};

use crate::plan::pairs::{Pairs, TablePair};
use crate::step::{Step, TableChange, TypeChange};
use crate::tables::{
    Column, ColumnArity, ColumnDefault, ForeignKey, IndexColumn, IndexKind, Table, TypeFamily,
};

/// One thing that a migration can cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing.
    pub code: Code,
    /// The thing of the database, in names of the schema: `User.email`.
    pub object: String,
    /// What would be lost, or when it would fail.
    pub message: String,
    /// What to do instead.
    pub help: String,
}

/// The kinds of warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A table goes, with its rows.
    DropTable,
    /// A column goes, with its values.
    DropColumn,
    /// A column is made anew with another type, without its values.
    RecreateColumn,
    /// Values may not fit the new type.
    NarrowType,
    /// The type changes; values that cannot be read as the new type stop the migration.
    CastType,
    /// A value of an enum goes; rows that have it cannot be kept.
    DropEnumValue,
    /// A column becomes required; rows without a value stop the migration.
    RequireColumn,
    /// A required column without a value for the rows that are there.
    AddRequiredColumn,
    /// A unique comes; equal rows stop the migration.
    AddUnique,
    /// The primary key changes; equal rows stop the migration.
    ChangePrimaryKey,
    /// A foreign key comes; rows without their counterpart stop the migration.
    AddForeignKey,
    /// Something goes and something like it comes: was it renamed?
    ProbableRename,
}

/// What a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Values are lost.
    DataLoss,
    /// The migration stops on rows that do not fit; nothing is lost.
    MayFail,
    /// The migration stops on any row; something has to be said first.
    Blocked,
    /// A question.
    Question,
}

impl Code {
    /// The code as it is written in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DropTable => "drop-table",
            Self::DropColumn => "drop-column",
            Self::RecreateColumn => "recreate-column",
            Self::NarrowType => "narrow-type",
            Self::CastType => "cast-type",
            Self::DropEnumValue => "drop-enum-value",
            Self::RequireColumn => "require-column",
            Self::AddRequiredColumn => "add-required-column",
            Self::AddUnique => "add-unique",
            Self::ChangePrimaryKey => "change-primary-key",
            Self::AddForeignKey => "add-foreign-key",
            Self::ProbableRename => "probable-rename",
        }
    }

    /// What it is about.
    pub const fn severity(self) -> Severity {
        match self {
            Self::DropTable | Self::DropColumn | Self::RecreateColumn | Self::NarrowType => {
                Severity::DataLoss
            }
            Self::CastType
            | Self::DropEnumValue
            | Self::RequireColumn
            | Self::AddUnique
            | Self::ChangePrimaryKey
            | Self::AddForeignKey => Severity::MayFail,
            Self::AddRequiredColumn => Severity::Blocked,
            Self::ProbableRename => Severity::Question,
        }
    }
}

impl Warning {
    /// Values can be lost, so `--deny data-loss` refuses it.
    pub fn loses_data(&self) -> bool {
        self.code.severity() == Severity::DataLoss
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {} {}", self.code.as_str(), self.object, self.message, self.help)
    }
}

/// The warnings of the steps, in their order, then the questions.
pub(crate) fn find(pairs: &Pairs<'_>, steps: &[Step]) -> Vec<Warning> {
    let mut out = Vec::new();
    for step in steps {
        of_step(pairs, step, &mut out);
    }
    if pairs.dialect().facts().enums == EnumStyle::Text {
        text_enums(pairs, &mut out);
    }
    if !pairs.like_prisma {
        questions::push(pairs, &mut out);
    }
    out
}

fn warning(code: Code, object: String, message: &str, help: &str) -> Warning {
    Warning { code, object, message: message.to_owned(), help: help.to_owned() }
}

fn of_step(pairs: &Pairs<'_>, step: &Step, out: &mut Vec<Warning>) {
    match step {
        Step::DropTable(place) => {
            if let Some(table) = pairs.before.tables.get(*place) {
                let new = if table.join().is_some() { "fields of the new relation" } else { "new model" };
                out.push(warning(
                    Code::DropTable,
                    table.title().to_owned(),
                    "the table goes, with all its rows.",
                    &format!("Keep a copy of the rows, or say what it is called now: `/// @was(…)` above the {new}."),
                ));
            }
        }
        Step::AlterEnum(change) => enum_values(pairs, change, out),
        Step::AlterTable(change) => {
            if let Some(pair) = pairs.of_before(change.places.before) {
                let filled: Vec<usize> = change.changes.iter().filter_map(filled).collect();
                columns(pairs, pair, &filled, out);
                let new_key = change.changes.contains(&TableChange::AddPrimaryKey);
                if new_key {
                    out.extend(primary_key(pairs, pair));
                }
                required(pairs, pair, &filled, out);
            }
        }
        Step::AlterPrimaryKey(places) => {
            out.extend(pairs.of_before(places.before).and_then(|pair| primary_key(pairs, pair)));
        }
        Step::RedefineTables(tables) => {
            for table in tables {
                if let Some(pair) = pairs.of_before(table.places.before) {
                    let copied =
                        table.columns.iter().filter(|c| c.for_null.is_some()).map(|c| c.places.after);
                    let filled: Vec<usize> = table.filled.iter().map(|(c, _)| *c).chain(copied).collect();
                    columns(pairs, pair, &filled, out);
                    if crate::plan::key_changes(pairs, pair) {
                        out.extend(primary_key(pairs, pair));
                    }
                    required(pairs, pair, &filled, out);
                    new_uniques(pairs, pair, out);
                }
            }
        }
        Step::CreateIndex(new) => {
            let Some(table) = pairs.after.tables.get(new.place.table) else { return };
            let index = table.indexes.get(new.place.item);
            if let (Some(_), Some(index)) = (new.table_before, index)
                && index.kind == IndexKind::Unique
            {
                let names: Vec<&str> = index.columns.iter().map(|c| c.name.as_str()).collect();
                out.push(unique(table, &names));
            }
        }
        Step::AddForeignKey(place) => {
            let Some(table) = pairs.after.tables.get(place.table) else { return };
            let Some(key) = table.foreign_keys.get(place.item) else { return };
            let old = pairs.named(table.schema.as_deref(), &table.name).and_then(|pair| pairs.both(pair));
            let is_back = |(old, _): (&Table, &Table)| {
                let same =
                    |o: &ForeignKey| o.columns == key.columns && o.referenced_table == key.referenced_table;
                old.foreign_keys.iter().any(same)
            };
            if old.is_some_and(|both| !is_back(both)) {
                out.push(warning(
                    Code::AddForeignKey,
                    format!("{}({})", table.title(), key.columns.join(", ")),
                    "it fails when a row refers to one that is not there.",
                    "Look for such rows first, and mend or remove them.",
                ));
            }
        }
        _ => {}
    }
}

fn unique(table: &Table, columns: &[&str]) -> Warning {
    warning(
        Code::AddUnique,
        format!("{}({})", table.title(), columns.join(", ")),
        "it fails when two rows have the same values.",
        "Look for such rows first, and mend or remove them.",
    )
}

fn new_uniques(pairs: &Pairs<'_>, pair: &TablePair, out: &mut Vec<Warning>) {
    let Some((old, new)) = pairs.both(pair) else { return };
    for index in new.indexes.iter().filter(|i| i.kind == IndexKind::Unique) {
        let was_there = old.indexes.iter().any(|o| o.kind == index.kind && o.columns == index.columns);
        if !was_there {
            let names: Vec<&str> = index.columns.iter().map(|c| c.name.as_str()).collect();
            out.push(unique(new, &names));
        }
    }
}

fn primary_key(pairs: &Pairs<'_>, pair: &TablePair) -> Option<Warning> {
    let (old, new) = pairs.both(pair)?;
    if is_same_key(pairs, pair, (old, new)) {
        return None;
    }
    Some(warning(
        Code::ChangePrimaryKey,
        new.title().to_owned(),
        "the primary key changes; it fails when two rows have the same key or a key is null.",
        "Look for such rows first, and mend or remove them.",
    ))
}

/// The keys have the same columns in some order, so that no row can stand in the way.
fn is_same_key(pairs: &Pairs<'_>, pair: &TablePair, (old, new): (&Table, &Table)) -> bool {
    let (Some(from), Some(to)) = (&old.primary_key, &new.primary_key) else { return false };
    from.columns.len() == to.columns.len()
        && from.columns.iter().all(|c| {
            let is_it = |other: &IndexColumn| other.name == c.name && other.length == c.length;
            to.columns.iter().any(is_it) && pairs.changes(pair, &c.name).ty.is_none()
        })
}

fn enum_values(pairs: &Pairs<'_>, change: &crate::step::AlterEnum, out: &mut Vec<Warning>) {
    let Some(item) = pairs.before.enums.get(change.places.before) else { return };
    for value in change.dropped.iter().filter_map(|p| item.value_names.get(*p)) {
        out.push(warning(
            Code::DropEnumValue,
            format!("{}.{value}", item.schema_name),
            "the value goes; it fails when a row has it.",
            &format!(
                "Give such rows another value first, or say what it is called now: `--rename {}.{value}=…`.",
                item.schema_name
            ),
        ));
    }
}

/// Where enums are text, the database keeps values that the schema no longer has.
fn text_enums(pairs: &Pairs<'_>, out: &mut Vec<Warning>) {
    for old in &pairs.before.enums {
        let Some(new) = pairs.after.find_enum(None, &old.name) else { continue };
        let gone = old.values.iter().zip(&old.value_names).filter(|(v, _)| !new.values.contains(v));
        out.extend(gone.map(|(_, value)| {
            warning(
                Code::DropEnumValue,
                format!("{}.{value}", old.schema_name),
                "the value goes; the client cannot read rows that have it.",
                "Give such rows another value first.",
            )
        }));
    }
}

/// Columns that go, are made anew, get another type or become required.
fn columns(pairs: &Pairs<'_>, pair: &TablePair, filled: &[usize], out: &mut Vec<Warning>) {
    let Some((old, new)) = pairs.both(pair) else { return };
    let name = |table: &Table, column: &Column| format!("{}.{}", table.title(), column.title());
    for column in pair.dropped.iter().filter_map(|p| old.columns.get(*p)) {
        out.push(warning(
            Code::DropColumn,
            name(old, column),
            "the column goes, with all its values.",
            "Keep a copy of the values, or say what it is called now: `/// @was(…)` above the new field.",
        ));
    }
    for place in pair.columns.iter().filter(|c| c.changes.any()) {
        let columns = (old.columns.get(place.before), new.columns.get(place.after));
        let (Some(from), Some(to)) = columns else { continue };
        match place.changes.ty {
            Some(TypeChange::NotCastable) => out.push(warning(
                Code::RecreateColumn,
                name(new, to),
                "the column is made anew with another type; its values are lost.",
                "Add a column of the new type, fill it from the old one, then drop the old one.",
            )),
            Some(TypeChange::Risky) if pairs.dialect() == Dialect::Sqlite => out.push(warning(
                Code::CastType,
                name(new, to),
                "the values stay as they are; the client cannot read those that are not of the new type.",
                "Look for such values first.",
            )),
            Some(TypeChange::Risky) if place.changes.cast => out.push(warning(
                Code::CastType,
                name(new, to),
                "the type changes; it fails when a value cannot be read as the new type.",
                "Look for such values first.",
            )),
            Some(TypeChange::Risky) => out.push(warning(
                Code::NarrowType,
                name(new, to),
                "values that do not fit the new type are cut, rounded or stop the migration.",
                "Look for such values first.",
            )),
            Some(TypeChange::Safe) | None => {}
        }
        let counts = pairs.dialect() == Dialect::Postgres && to.auto_increment && place.changes.arity;
        let becomes_required =
            from.arity == ColumnArity::Nullable && (to.arity == ColumnArity::Required || counts);
        if becomes_required && !place.changes.recreates() && !filled.contains(&place.after) {
            out.push(warning(
                Code::RequireColumn,
                name(new, to),
                "it becomes required; it fails when a row has no value.",
                "Fill such rows first.",
            ));
        }
    }
}

/// MySQL takes no default for a document, so that the script leaves it out.
fn lacks_its_default(dialect: Dialect, column: &Column) -> bool {
    dialect == Dialect::MySql
        && column.is_required()
        && column.ty.family == TypeFamily::Scalar(Scalar::Json)
        && matches!(column.default, Some(ColumnDefault::Value(_)))
}

/// The place after of a column that a change fills.
fn filled(change: &TableChange) -> Option<usize> {
    match change {
        TableChange::BackfillColumn { column, .. } | TableChange::FillNull { column, .. } => Some(*column),
        _ => None,
    }
}

/// Required columns that are new and have no value for the rows that are there.
fn required(pairs: &Pairs<'_>, pair: &TablePair, filled: &[usize], out: &mut Vec<Warning>) {
    let Some((_, new)) = pairs.both(pair) else { return };
    let recreated = pair.columns.iter().filter(|c| c.changes.recreates()).map(|c| c.after);
    for place in pair.added.iter().copied().chain(recreated).filter(|p| !filled.contains(p)) {
        let is_blocked = |c: &&Column| !c.fits_existing_rows() || lacks_its_default(pairs.dialect(), c);
        let Some(column) = new.columns.get(place).filter(is_blocked) else { continue };
        let object = format!("{}.{}", new.title(), column.title());
        let message = if column.client_default {
            "it is required and its default is made by the client, so the rows that are there have no value."
        } else {
            "it is required and has no default, so the rows that are there have no value."
        };
        let help = format!("Make it optional, give it a default, or fill it: `--backfill '{object}=…'`.");
        out.push(warning(Code::AddRequiredColumn, object, message, &help));
    }
}
