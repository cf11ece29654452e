//! A row that is to be created.

use pumpflix_dialect::Dialect;

use crate::defaults::{self, Now};
use crate::executor::Executor;
use crate::input::KeySource;
use crate::meta::{Default, ModelMeta};
use crate::model::Model;
use crate::nest::NestedOp;
use crate::query::Plan;
use crate::render::{Conflict, Returning, Sql};
use crate::value::Value;

/// The columns of a row to be created: given, or left to a default. Generated drafts wrap it.
#[derive(Debug)]
pub(crate) struct Insert {
    pub(crate) meta: &'static ModelMeta,
    /// One slot for each column; `None` is left to the default of client or database.
    pub(crate) slots: Vec<Option<KeySource>>,
    /// What is written once the row is there.
    pub(crate) nested: Vec<NestedOp>,
}

impl Insert {
    /// A row without any value.
    pub(crate) fn new(meta: &'static ModelMeta) -> Self {
        Self { meta, slots: meta.columns.iter().map(|_| None).collect(), nested: Vec::new() }
    }

    /// A copy of a row: every column is given, ids and times too.
    pub(crate) fn of<M: Model>(row: &M) -> Self {
        let slots = (0..M::META.columns.len())
            .map(|c| (c < M::META.row).then(|| KeySource::Value(row.value(c).to_value())));
        Self { meta: M::META, slots: slots.collect(), nested: Vec::new() }
    }

    /// Gives column `column` a value.
    pub(crate) fn put(&mut self, column: usize, value: Value) {
        self.slots[column] = Some(KeySource::Value(value));
    }

    /// Gives column `column` the key of a row of another model, or null.
    pub(crate) fn put_key(&mut self, column: usize, key: Option<KeySource>) {
        self.slots[column] = Some(key.unwrap_or(KeySource::Value(Value::Null)));
    }

    /// The statement that would insert it, without running it; ids and times are made anew when it runs.
    pub(crate) fn plan(&self, executor: &Executor) -> Plan {
        let mut row = self.columns_only();
        row.fill_defaults(&Now::new());
        let mut sql = Sql::new(executor.dialect());
        sql.insert(&[row], Conflict::Fail, Returning::Rows);
        sql.into()
    }

    /// The columns only, without what hangs off the row.
    pub(crate) fn columns_only(&self) -> Self {
        Self { meta: self.meta, slots: self.slots.clone(), nested: Vec::new() }
    }

    /// Rows are created before it, whose keys it has.
    pub(crate) fn makes_keys(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot, Some(KeySource::New(_))))
    }

    /// Nothing else is written with it.
    pub(crate) fn is_alone(&self) -> bool {
        self.nested.is_empty() && !self.makes_keys()
    }

    /// They can be inserted by one statement: the same columns of the same model are given.
    pub(crate) fn same_statement(&self, other: &Self) -> bool {
        std::ptr::eq(self.meta, other.meta)
            && self.slots.iter().zip(&other.slots).all(|(a, b)| a.is_some() == b.is_some())
            && self.slots.iter().any(Option::is_some)
    }

    /// Rows of one statement are given to it as one array for each column. Only PostgreSQL takes them so; a list, a value
    /// that goes by way of another type, and one that is looked up do not fit into an array.
    pub(crate) fn as_arrays(run: &[Self], dialect: Dialect) -> bool {
        let fits = |row: &Self| {
            row.meta.columns.iter().zip(&row.slots).all(|(column, slot)| match slot {
                Some(KeySource::Value(_)) => !column.list && column.pg_via.is_none(),
                Some(KeySource::Lookup(_) | KeySource::New(_)) => false,
                None => true,
            })
        };
        dialect == Dialect::Postgres && run.len() > 1 && run.iter().all(fits)
    }

    /// So many rows of one statement are copied into the table, where nothing is to come back and no row may be passed
    /// over. COPY costs two round trips more than a statement: on a server near by it takes as long as arrays do at two
    /// thousand rows, and less from here on, however far the server is.
    const COPY: usize = 5_000;

    /// Rows of one statement go into the table by COPY. It has no room for keys that are looked up and for values that
    /// go by way of another type.
    pub(crate) fn as_copy(run: &[Self], dialect: Dialect) -> bool {
        let fits = |row: &Self| {
            row.meta.columns.iter().zip(&row.slots).all(|(column, slot)| match slot {
                Some(KeySource::Value(_)) => column.pg_via.is_none(),
                Some(KeySource::Lookup(_) | KeySource::New(_)) => false,
                None => true,
            })
        };
        dialect == Dialect::Postgres && run.len() >= Self::COPY && run.iter().all(fits)
    }

    /// The columns that are given.
    pub(crate) fn given(&self) -> Vec<usize> {
        (0..self.slots.len()).filter(|column| self.slots[*column].is_some()).collect()
    }

    /// How many of these rows, which give the same columns, go into a statement, by the database's limit of parameters.
    pub(crate) fn rows_to_a_statement(run: &[Self], dialect: Dialect) -> usize {
        /// Rows to a statement that takes arrays: enough for a round trip not to matter.
        const ARRAY: usize = 5_000;
        let width = run.first().map_or(1, |row| row.slots.iter().flatten().count().max(1));
        let rows = if Self::as_arrays(run, dialect) { ARRAY } else { dialect.facts().max_parameters / width };
        rows.max(1)
    }

    /// Fills in what the client makes, and has rows that follow each other give the same columns where it can: what the
    /// database would put where some of them give nothing. One statement takes them all then.
    pub(crate) fn prepare(rows: &mut [Self]) {
        let now = Now::new();
        for row in &mut *rows {
            row.fill_defaults(&now);
        }
        for run in rows.chunk_by_mut(|a, b| std::ptr::eq(a.meta, b.meta)) {
            if run.windows(2).any(|pair| !pair[0].same_statement(&pair[1])) {
                Self::level(run);
            }
        }
    }

    fn level(run: &mut [Self]) {
        let columns = run.first().map_or(&[][..], |row| row.meta.columns);
        for (at, column) in columns.iter().enumerate() {
            let given = run.iter().filter(|row| row.slots[at].is_some()).count();
            if given == 0 || given == run.len() {
                continue;
            }
            let Some(value) = column.left_out() else { continue };
            for slot in run.iter_mut().map(|row| &mut row.slots[at]).filter(|slot| slot.is_none()) {
                *slot = Some(KeySource::Value(value.clone()));
            }
        }
    }

    /// Fills in what the client makes: ids, and the current time.
    pub(crate) fn fill_defaults(&mut self, now: &Now) {
        for at in &self.meta.filled {
            let (column, slot) = (&self.meta.columns[*at], &mut self.slots[*at]);
            if slot.is_some() {
                continue;
            }
            let made = match column.default {
                Default::None if column.updated_at => Some(Value::DateTime(now.get())),
                other => defaults::make(other, now),
            };
            *slot = made.map(KeySource::Value);
        }
    }
}
