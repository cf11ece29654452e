//! The steps of a migration. Their order is their type's order.
//!
//! A step names things by their place: an index into the vectors of the database before, or after. So a step is
//! small, and steps of one kind come in the order of the schema.

use crate::tables::{Column, ColumnDefault};

/// A thing of a table, by the places of the table and of the thing in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InTable {
    /// The table's place in [`crate::SqlSchema::tables`].
    pub table: usize,
    /// The place of the column, index or foreign key in its table.
    pub item: usize,
}

/// The same thing before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair<T> {
    /// In the database before.
    pub before: T,
    /// In the database after.
    pub after: T,
}

/// One step of a migration. The derived order is the order of execution.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A database schema is made; its place after.
    CreateSchema(usize),
    /// A table gets another name. Renames come before all changes, which use the new names.
    RenameTable(Rename),
    /// A table gets another database schema (PostgreSQL, CockroachDB); its keys, indexes and sequences go along.
    MoveTable(MoveTable),
    /// A column gets another name; the renames of columns go by their number, since one may need another's name.
    RenameColumn(usize, Rename),
    /// The sequence behind a column that counts gets the name that goes with the new name of the table or the column
    /// (PostgreSQL).
    RenameSequence(Rename),
    /// An enum gets another name.
    RenameEnum(Rename),
    /// A value of an enum gets another name; where enums are text, the rows get it.
    RenameEnumValue(Rename),
    /// An extension is removed; its place before.
    DropExtension(usize),
    /// An extension is made; its place after.
    CreateExtension(usize),
    /// The version or the database schema of an extension changes.
    AlterExtension(Pair<usize>),
    /// The options of a column's sequence change (CockroachDB).
    AlterSequence(Pair<InTable>),
    /// An enum is made; its place after.
    CreateEnum(usize),
    /// Values of an enum are added or removed. Before the tables change, because a default may be a new value.
    AlterEnum(AlterEnum),
    /// A foreign key is removed; its place before. Before indexes, which keys may lean on.
    DropForeignKey(InTable),
    /// An index is removed; its place before. Before columns go, which would take it with them.
    DropIndex(InTable),
    /// Columns and the key of a table change.
    AlterTable(AlterTable),
    /// A table gets another primary key in a statement of its own (CockroachDB). After the columns that it needs.
    AlterPrimaryKey(Pair<usize>),
    /// A table is removed; its place before. Before new tables and indexes, which may have its names.
    DropTable(usize),
    /// An enum is removed; its place before. After all columns that have it are gone, and before a new table may
    /// have its name (on PostgreSQL a table is a type too).
    DropEnum(usize),
    /// A table is made; its place after.
    CreateTable(usize),
    /// Tables are built anew and their rows copied, all in one step since they may refer to one another.
    RedefineTables(Vec<RedefineTable>),
    /// An index is made. After the columns that it needs.
    CreateIndex(CreateIndex),
    /// A foreign key gets another name.
    RenameForeignKey(Pair<InTable>),
    /// A foreign key is made; its place after. After the uniques that it refers to.
    AddForeignKey(InTable),
    /// An index gets another name.
    RenameIndex(Pair<InTable>),
    /// An index is removed and made under another name, where names cannot change.
    RedefineIndex(Pair<InTable>),
}

/// Another name for a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rename {
    /// The database schema; `None` is the default one.
    pub schema: Option<String>,
    /// The table of a column or the enum of a value, by its new name.
    pub of: Option<String>,
    /// The name before.
    pub from: String,
    /// The name after.
    pub to: String,
}

/// Another database schema for a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MoveTable {
    /// The table, by its new name.
    pub table: String,
    /// The database schema before; `None` is the default one.
    pub from: Option<String>,
    /// The database schema after; `None` is the default one.
    pub to: Option<String>,
}

/// A change of an enum's values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AlterEnum {
    /// The enum.
    pub places: Pair<usize>,
    /// The places after of the values that are new.
    pub added: Vec<usize>,
    /// The places before of the values that are gone.
    pub dropped: Vec<usize>,
    /// A new type takes the place of the old.
    pub swap: bool,
    /// The columns that have the enum and a default, in the order in which the reference meets them: before, and
    /// after where they still are such columns.
    pub defaults: Vec<(InTable, Option<InTable>)>,
    /// The columns that get the new type, in table order: places before, and where Prisma is followed, after.
    pub columns: Vec<InTable>,
    /// The columns before that have the enum and lose it later; their values are kept as text until then.
    pub freed: Vec<InTable>,
}

/// A change of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AlterTable {
    /// The table.
    pub places: Pair<usize>,
    /// What changes, in the order in which it is written.
    pub changes: Vec<TableChange>,
    /// The places before of the uniques that a new key takes the place of, in the order in which they go, behind the
    /// changes: a column that counts is never without a key (MySQL).
    pub replaced: Vec<usize>,
}

/// One change of a table. Columns are places in the table before or after.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableChange {
    /// The primary key goes.
    DropPrimaryKey,
    /// The primary key gets another name.
    RenamePrimaryKey,
    /// A column goes; its place before.
    DropColumn(usize),
    /// A column comes; its place after.
    AddColumn(usize),
    /// A required column without default comes, and is filled for the rows that are there.
    BackfillColumn {
        /// Its place after.
        column: usize,
        /// The SQL expression that fills it.
        value: String,
    },
    /// A column is filled where it is null, before it becomes required.
    FillNull {
        /// Its place after.
        column: usize,
        /// The SQL expression that fills it.
        value: String,
    },
    /// A column changes in place.
    AlterColumn(AlterColumn),
    /// A column goes and comes again with another type, without its values.
    RecreateColumn(Pair<usize>),
    /// A primary key comes.
    AddPrimaryKey,
}

/// A change of a column in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AlterColumn {
    /// The column.
    pub places: Pair<usize>,
    /// What changes.
    pub changes: ColumnChanges,
}

/// What changes about a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_excessive_bools, reason = "a set of four flags, read one at a time")]
pub struct ColumnChanges {
    /// Required, nullable or list.
    pub arity: bool,
    /// The default.
    pub default: bool,
    /// The type, and what becomes of the values.
    pub ty: Option<TypeChange>,
    /// Whether the database counts.
    pub auto_increment: bool,
    /// The type changes by an explicit cast of the values, which the reference would not do.
    pub cast: bool,
}

/// What a change of type does to the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypeChange {
    /// Every value has its like in the new type.
    Safe,
    /// Some values may not fit.
    Risky,
    /// The database has no way from the one type to the other.
    NotCastable,
}

/// A table that is built anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RedefineTable {
    /// The table.
    pub places: Pair<usize>,
    /// The columns that are copied, by name.
    pub columns: Vec<CopiedColumn>,
    /// Columns that are new, with the SQL expression that fills them for the rows that are there.
    pub filled: Vec<(usize, String)>,
}

/// A column that is copied into the new table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopiedColumn {
    /// The column.
    pub places: Pair<usize>,
    /// What null becomes.
    pub for_null: Option<ForNull>,
}

/// What null becomes in a column that becomes required.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ForNull {
    /// The new default.
    Default,
    /// An SQL expression.
    Value(String),
}

/// An index that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CreateIndex {
    /// The table's place before; `None` for a new table. The indexes of new tables come first.
    pub table_before: Option<usize>,
    /// The index.
    pub place: InTable,
    /// It was there and went with a column that was dropped and comes again.
    pub recreated: bool,
}

impl ColumnChanges {
    /// Something changes.
    pub fn any(&self) -> bool {
        self.arity || self.default || self.ty.is_some() || self.auto_increment
    }
}

impl Step {
    /// What the script calls the step in the comment above it.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::CreateSchema(_) => "CreateSchema",
            Self::RenameTable(_) => "RenameTable",
            Self::MoveTable(_) => "MoveTable",
            Self::RenameColumn(..) => "RenameColumn",
            Self::RenameSequence(_) => "RenameSequence",
            Self::RenameEnum(_) => "RenameEnum",
            Self::RenameEnumValue(_) => "RenameEnumValue",
            Self::DropExtension(_) => "DropExtension",
            Self::CreateExtension(_) => "CreateExtension",
            Self::AlterExtension(_) => "AlterExtension",
            Self::AlterSequence(_) => "AlterSequence",
            Self::CreateEnum(_) => "CreateEnum",
            Self::AlterEnum(_) => "AlterEnum",
            Self::DropForeignKey(_) => "DropForeignKey",
            Self::DropIndex(_) => "DropIndex",
            Self::AlterTable(_) => "AlterTable",
            Self::AlterPrimaryKey(_) => "AlterPrimaryKey",
            Self::DropTable(_) => "DropTable",
            Self::DropEnum(_) => "DropEnum",
            Self::CreateTable(_) => "CreateTable",
            Self::RedefineTables(_) => "RedefineTables",
            Self::CreateIndex(_) => "CreateIndex",
            Self::RenameForeignKey(_) => "RenameForeignKey",
            Self::AddForeignKey(_) => "AddForeignKey",
            Self::RenameIndex(_) => "RenameIndex",
            Self::RedefineIndex(_) => "RedefineIndex",
        }
    }
}

impl Column {
    /// A row that is there already can get this column: it may be null, or the database has a value for it.
    pub fn fits_existing_rows(&self) -> bool {
        let has_default = self.default.as_ref().is_some_and(|d| *d != ColumnDefault::Unstated);
        !self.is_required() || has_default || self.auto_increment
    }
}
