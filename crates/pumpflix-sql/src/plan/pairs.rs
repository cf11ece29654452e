//! What is there before and after, what only before, what only after.

use foldhash::{HashMap, HashSet};
use std::cell::OnceCell;

use pumpflix_dialect::Dialect;

use super::{casts, columns, foreign_keys};
use crate::step::{ColumnChanges, TypeChange};
use crate::tables::{Column, ColumnArity, IndexColumn, SqlSchema, Table};

/// Two databases side by side.
#[derive(Debug)]
pub(crate) struct Pairs<'a> {
    pub(crate) before: &'a SqlSchema,
    pub(crate) after: &'a SqlSchema,
    pub(crate) like_prisma: bool,
    /// The places before of the tables, by name.
    names: HashMap<(Option<&'a str>, &'a str), usize>,
    /// The names of all indexes, once somebody asks for them.
    index_names: OnceCell<IndexNames<'a>>,
    /// The enums are the same before and after, so that equal columns need no look.
    same_enums: bool,
    /// Tables that are there before and after, in the order of the database before.
    pub(crate) tables: Vec<TablePair>,
    /// Places after of the tables that are new.
    pub(crate) created: Vec<usize>,
    /// Places before of the tables that go.
    pub(crate) dropped: Vec<usize>,
}

/// The names of all indexes.
#[derive(Debug)]
pub(crate) struct IndexNames<'a> {
    pub(crate) before: HashSet<&'a str>,
    pub(crate) after: HashSet<&'a str>,
}

/// A table that is there before and after.
#[derive(Debug)]
pub(crate) struct TablePair {
    pub(crate) before: usize,
    pub(crate) after: usize,
    /// Columns that are there before and after, by name; none when columns and keys are equal and no enum
    /// changes.
    pub(crate) columns: Vec<ColumnPair>,
    /// Places after of the columns that are new, by name.
    pub(crate) added: Vec<usize>,
    /// Places before of the columns that go, by name.
    pub(crate) dropped: Vec<usize>,
    /// The table is built anew.
    pub(crate) redefined: bool,
}

/// A column that is there before and after.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ColumnPair {
    pub(crate) before: usize,
    pub(crate) after: usize,
    pub(crate) changes: ColumnChanges,
}

impl<'a> Pairs<'a> {
    pub(crate) fn new(before: &'a SqlSchema, after: &'a SqlSchema, like_prisma: bool) -> Self {
        let key = |t: &'a Table| (t.schema.as_deref(), t.name.as_str());
        let places: HashMap<_, usize> = after.tables.iter().enumerate().map(|(i, t)| (key(t), i)).collect();
        let mut pairs = Self {
            before,
            after,
            like_prisma,
            names: before.tables.iter().enumerate().map(|(i, t)| (key(t), i)).collect(),
            index_names: OnceCell::new(),
            same_enums: before.enums == after.enums,
            tables: Vec::with_capacity(before.tables.len()),
            created: Vec::new(),
            dropped: Vec::new(),
        };
        let mut is_paired = vec![false; after.tables.len()];
        for (place, old) in before.tables.iter().enumerate() {
            let found = places.get(&key(old)).and_then(|to| Some((*to, after.tables.get(*to)?)));
            let Some((to, new)) = found else {
                pairs.dropped.push(place);
                continue;
            };
            if let Some(flag) = is_paired.get_mut(to) {
                *flag = true;
            }
            pairs.tables.push(pair(place, old, to, new, &pairs));
        }
        pairs.created = (0..after.tables.len()).filter(|i| is_paired.get(*i) == Some(&false)).collect();
        for place in 0..pairs.tables.len() {
            let redefined = pairs.tables.get(place).is_some_and(|pair| is_redefined(&pairs, pair));
            if let Some(pair) = pairs.tables.get_mut(place).filter(|_| redefined) {
                pair.redefine();
            }
        }
        pairs
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.after.dialect
    }

    /// The names of all indexes before and after.
    pub(crate) fn index_names(&self) -> &IndexNames<'a> {
        let of = |schema: &'a SqlSchema| {
            schema.tables.iter().flat_map(|t| &t.indexes).map(|i| i.name.as_str()).collect()
        };
        self.index_names.get_or_init(|| IndexNames { before: of(self.before), after: of(self.after) })
    }

    /// The table before and after. The empty answer cannot happen: places come from the same vectors.
    pub(crate) fn both(&self, pair: &TablePair) -> Option<(&'a Table, &'a Table)> {
        Some((self.before.tables.get(pair.before)?, self.after.tables.get(pair.after)?))
    }

    /// The pair of a table before.
    pub(crate) fn of_before(&self, table: usize) -> Option<&TablePair> {
        let place = self.tables.binary_search_by_key(&table, |p| p.before).ok()?;
        self.tables.get(place)
    }

    /// The pair of a table before, by its name.
    pub(crate) fn named(&self, schema: Option<&str>, name: &str) -> Option<&TablePair> {
        self.of_before(*self.names.get(&(schema, name))?)
    }

    /// The changes of a column, by its names before and after.
    pub(crate) fn changes(&self, pair: &TablePair, name: &str) -> ColumnChanges {
        let Some((old, _)) = self.both(pair) else { return ColumnChanges::default() };
        let of_name = |p: &&ColumnPair| old.columns.get(p.before).is_some_and(|c| c.name == name);
        pair.columns.iter().find(of_name).map(|p| p.changes).unwrap_or_default()
    }
}

impl TablePair {
    /// The table is built anew. Its rows are copied, so that no column goes and comes again.
    fn redefine(&mut self) {
        self.redefined = true;
        for changes in self.columns.iter_mut().map(|c| &mut c.changes).filter(|c| c.recreates()) {
            (changes.ty, changes.cast) = (Some(TypeChange::Risky), true);
        }
    }

    /// Some column changes in place or is made anew.
    pub(crate) fn any_column_changes(&self) -> bool {
        self.columns.iter().any(|c| c.changes.any())
    }
}

impl ColumnChanges {
    /// The column goes and comes again.
    pub(crate) fn recreates(self) -> bool {
        self.ty == Some(TypeChange::NotCastable)
    }
}

fn pair(before: usize, old: &Table, after: usize, new: &Table, pairs: &Pairs<'_>) -> TablePair {
    let same_keys = old.primary_key == new.primary_key && old.foreign_keys == new.foreign_keys;
    if pairs.same_enums && same_keys && old.columns == new.columns {
        return TablePair {
            before,
            after,
            columns: Vec::new(),
            added: Vec::new(),
            dropped: Vec::new(),
            redefined: false,
        };
    }
    let by_name = |table: &Table| {
        let mut places: Vec<usize> = (0..table.columns.len()).collect();
        places.sort_by(|a, b| name(table, *a).cmp(name(table, *b)));
        places
    };
    let (olds, news) = (by_name(old), by_name(new));
    let mut result = TablePair {
        before,
        after,
        columns: Vec::with_capacity(news.len()),
        added: Vec::new(),
        dropped: Vec::new(),
        redefined: false,
    };
    let (mut left, mut right) = (olds.into_iter().peekable(), news.into_iter().peekable());
    loop {
        match (left.peek().copied(), right.peek().copied()) {
            (Some(l), Some(r)) if name(old, l) == name(new, r) => {
                if let (Some(from), Some(to)) = (old.columns.get(l), new.columns.get(r)) {
                    let changes = change(pairs, (old, from), (new, to));
                    result.columns.push(ColumnPair { before: l, after: r, changes });
                }
                left.next();
                right.next();
            }
            (Some(l), r) if r.is_none_or(|r| name(old, l) < name(new, r)) => {
                result.dropped.push(l);
                left.next();
            }
            (_, Some(r)) => {
                result.added.push(r);
                right.next();
            }
            (_, None) => return result,
        }
    }
}

fn name(table: &Table, place: usize) -> &str {
    table.columns.get(place).map_or("", |c| &c.name)
}

fn change(pairs: &Pairs<'_>, (old, from): (&Table, &Column), (new, to): (&Table, &Column)) -> ColumnChanges {
    let mut changes = columns::changes(pairs.dialect(), from, to, pairs.like_prisma);
    // A column under an index cannot change its type there.
    if pairs.dialect() == Dialect::CockroachDb
        && changes.ty.is_some()
        && (from.arity == ColumnArity::List) == (to.arity == ColumnArity::List)
        && is_indexed(old, from)
        && is_indexed(new, to)
    {
        changes.ty = Some(TypeChange::NotCastable);
    }
    changes
}

/// The column is in the key or an index of its table.
fn is_indexed(table: &Table, column: &Column) -> bool {
    let has = |columns: &[IndexColumn]| columns.iter().any(|c| c.name == column.name);
    table.primary_key.as_ref().is_some_and(|key| has(&key.columns))
        || table.indexes.iter().any(|index| has(&index.columns))
}

/// Whether the database can only make this change by building the table anew.
fn is_redefined(pairs: &Pairs<'_>, pair: &TablePair) -> bool {
    let Some((old, new)) = pairs.both(pair) else { return false };
    match pairs.dialect() {
        Dialect::Sqlite => {
            pair.any_column_changes()
                || !pair.dropped.is_empty()
                || pair
                    .added
                    .iter()
                    .any(|c| new.columns.get(*c).is_some_and(|c| !can_be_added(c, pairs.like_prisma)))
                || super::tables::key_changes(pairs, pair)
                || old.primary_key.is_some() != new.primary_key.is_some()
                || foreign_keys::any_change(pairs, pair)
        }
        Dialect::CockroachDb => key_is_rebuilt(pairs, pair, (old, new)),
        Dialect::Postgres | Dialect::MySql | Dialect::SqlServer => false,
    }
}

/// A column of the key goes or gets another type, which CockroachDB does not do. Prisma thinks of a key of one column
/// alone, and would drop a column of a longer one, which the server refuses.
fn key_is_rebuilt(pairs: &Pairs<'_>, pair: &TablePair, (old, new): (&Table, &Table)) -> bool {
    let Some(from) = &old.primary_key else { return false };
    let goes = |key: &IndexColumn| {
        let is_it = |place: &usize| old.columns.get(*place).is_some_and(|c| c.name == key.name);
        pair.dropped.iter().any(is_it) || pairs.changes(pair, &key.name).recreates()
    };
    if pairs.like_prisma {
        return matches!(from.columns.as_slice(), [only] if goes(only));
    }
    let mut columns = from.columns.iter().chain(new.primary_key.iter().flat_map(|key| &key.columns));
    from.columns.iter().any(goes) || columns.any(|c| pairs.changes(pair, &c.name).ty.is_some())
}

/// SQLite's `ADD COLUMN` takes no required column without a constant default, and no default that is computed.
fn can_be_added(column: &Column, like_prisma: bool) -> bool {
    !column.is_required() && (like_prisma || !casts::is_computed(column.default.as_ref()))
}
