//! `INSERT`, `UPDATE`, `DELETE`.

use super::Sql;
use crate::filter::Node;
use crate::form::Form;
use crate::input::{Change, KeySource, Set};
use crate::insert::Insert;
use crate::meta::{Link, ModelMeta, RelationMeta, qualified};
use crate::query::Selector;
use crate::value::Value;

/// What a writing statement gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Returning {
    /// The rows.
    Rows,
    /// These columns of the rows.
    Columns(&'static [usize]),
    /// Their number only.
    Nothing,
}

/// What happens when a row to be inserted exists.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Conflict<'a> {
    /// An error.
    Fail,
    /// The row is passed over.
    Skip,
    /// The row is passed over if one with the same key exists; any other conflict is an error.
    SkipKey(&'static [usize]),
    /// The row with the same key is changed.
    Update(&'static [usize], &'a [Set]),
}

impl Sql {
    /// Inserts rows that all give the same columns.
    pub(crate) fn insert(&mut self, rows: &[Insert], conflict: Conflict<'_>, returning: Returning) {
        let Some(first) = rows.first() else { return };
        let model = first.meta;
        let dialect = self.dialect;
        let given = first.given();
        self.push("INSERT INTO ");
        self.push(model.table(dialect));
        if given.is_empty() {
            self.push(" DEFAULT VALUES");
        } else {
            self.push(" (");
            self.separated(", ", &given, |sql, c| sql.column(None, &model.columns[*c]));
            self.push(")");
            if Insert::as_arrays(rows, dialect) {
                self.arrays(rows, &given);
            } else {
                self.tuples(rows, &given);
            }
        }
        match conflict {
            Conflict::Fail => {}
            Conflict::Skip => self.push(" ON CONFLICT DO NOTHING"),
            Conflict::SkipKey(key) => {
                self.push(" ON CONFLICT (");
                self.separated(", ", key, |sql, c| sql.column(None, &model.columns[*c]));
                self.push(") DO NOTHING");
            }
            Conflict::Update(key, sets) => {
                self.push(" ON CONFLICT (");
                self.separated(", ", key, |sql, c| sql.column(None, &model.columns[*c]));
                self.push(") DO UPDATE SET ");
                let table = model.table(dialect).to_owned();
                if sets.is_empty() {
                    // Nothing is to change, but only an update makes the row come back.
                    if let Some(column) = key.first() {
                        self.column(None, &model.columns[*column]);
                        self.push(" = ");
                        self.column(Some(&table), &model.columns[*column]);
                    }
                } else {
                    self.sets(model, Some(&table), sets);
                }
            }
        }
        self.returning(model, returning);
    }

    /// `COPY "Post" ("id", "title") FROM STDIN BINARY`
    pub(crate) fn copy(&mut self, model: &'static ModelMeta, columns: &[usize]) {
        self.push("COPY ");
        self.push(model.table(self.dialect));
        self.push(" (");
        self.separated(", ", columns, |sql, c| sql.column(None, &model.columns[*c]));
        self.push(") FROM STDIN BINARY");
    }

    /// `VALUES ($1, $2), ($3, $4)`
    fn tuples(&mut self, rows: &[Insert], given: &[usize]) {
        self.push(" VALUES ");
        if rows.len() > Form::ROWS && matches!(self.dialect.facts().numbered_placeholder, None | Some('?')) {
            let values = rows.iter().flat_map(|row| row.slots.iter().flatten());
            if values.clone().all(|source| matches!(source, KeySource::Value(_))) {
                return self.unnumbered(rows.len(), given.len(), values);
            }
        }
        self.separated(", ", rows, |sql, row| {
            sql.push("(");
            sql.separated(", ", given, |sql, c| match &row.slots[*c] {
                Some(KeySource::Value(value)) => sql.value_of(&row.meta.columns[*c], value),
                Some(KeySource::Lookup(selector)) => sql.lookup(selector),
                Some(KeySource::New(_)) => sql.param_unless_text_only(KeySource::not_made),
                None => sql.push("NULL"),
            });
            sql.push(")");
        });
    }

    /// `(?, ?), (?, ?)`, counted by the database: the text of many rows is soon written.
    fn unnumbered<'a>(&mut self, rows: usize, columns: usize, values: impl Iterator<Item = &'a KeySource>) {
        let row = format!("({}), ", vec!["?"; columns].join(", "));
        self.push(&row.repeat(rows));
        self.text.truncate(self.text.len() - ", ".len());
        self.count += rows * columns;
        if !self.text_only {
            values.for_each(|source| source.clone().into_params(&mut self.params));
        }
    }

    /// `SELECT * FROM UNNEST($1::text[], $2::integer[])`: the same text for any number of rows, so that it is prepared
    /// once.
    fn arrays(&mut self, rows: &[Insert], given: &[usize]) {
        let Some(model) = rows.first().map(|row| row.meta) else { return };
        self.push(" SELECT * FROM UNNEST(");
        self.separated(", ", given, |sql, c| {
            sql.param_unless_text_only(|| {
                let values = rows.iter().map(|row| match &row.slots[*c] {
                    Some(KeySource::Value(value)) => value.clone(),
                    Some(KeySource::Lookup(_) | KeySource::New(_)) | None => Value::Null,
                });
                Value::List(values.collect())
            });
            sql.push(&format!("::{}[]", model.columns[*c].pg_type));
        });
        self.push(")");
    }

    /// The key of the row that a selector names, as an expression.
    fn lookup(&mut self, selector: &Selector) {
        let model = selector.model;
        self.push("(SELECT ");
        if let Some(column) = model.primary_key().first() {
            self.column(None, &model.columns[*column]);
        }
        self.push(" FROM ");
        self.push(model.table(self.dialect));
        self.push(" WHERE ");
        self.key(model, None, selector);
        self.push(")");
    }

    /// Changes the row that a selector names.
    pub(crate) fn update_unique(&mut self, selector: &Selector, filter: &Node, sets: &[Set]) {
        let model = selector.model;
        let alias = self.start_update(model, filter, sets);
        self.push(" WHERE ");
        self.key(model, alias.as_deref(), selector);
        if !filter.is_everything() {
            self.push(" AND ");
            self.condition(model, alias.as_deref(), filter);
        }
        self.returning(model, Returning::Rows);
    }

    /// Changes every row that satisfies the condition.
    pub(crate) fn update_many(&mut self, model: &'static ModelMeta, filter: &Node, sets: &[Set]) {
        let alias = self.start_update(model, filter, sets);
        self.where_(model, alias.as_deref(), filter);
    }

    fn start_update(&mut self, model: &'static ModelMeta, filter: &Node, sets: &[Set]) -> Option<String> {
        self.push("UPDATE ");
        self.push(model.table(self.dialect));
        let alias = self.alias_if_needed(filter);
        self.push(" SET ");
        self.sets(model, alias.as_deref(), sets);
        alias
    }

    fn alias_if_needed(&mut self, filter: &Node) -> Option<String> {
        filter.needs_alias().then(|| {
            let alias = self.alias();
            self.push(" AS ");
            self.push(&alias);
            alias
        })
    }

    /// `a = $1, b = b + $2`; `qualifier` names the row before the change.
    fn sets(&mut self, model: &'static ModelMeta, qualifier: Option<&str>, sets: &[Set]) {
        self.separated(", ", sets, |sql, set| {
            let column = &model.columns[set.column];
            sql.column(None, column);
            sql.push(" = ");
            match &set.change {
                Change::To(value) => sql.value_of(column, value),
                Change::ToKey(selector) => sql.lookup(selector),
                Change::Arithmetic { operator, by, range } => {
                    let start = sql.text.len();
                    sql.column(qualifier, column);
                    sql.push(&format!(" {operator} "));
                    sql.value_of(column, by);
                    if let (Some((least, most)), false) = (range, sql.dialect.facts().checked_integers) {
                        // What leaves the range would be stored and could not be read: the least integer has no
                        // absolute value, which is the one error that an expression of SQLite's can raise.
                        let result = sql.text[start..].to_owned();
                        sql.push(&format!(
                            " + CASE WHEN {result} NOT BETWEEN {least} AND {most} THEN abs({}) ELSE 0 END",
                            i64::MIN
                        ));
                    }
                }
                Change::Push(values) => {
                    sql.push("array_cat(");
                    sql.column(qualifier, column);
                    sql.push(", ");
                    sql.value_of(column, values);
                    sql.push(")");
                }
            }
        });
    }

    /// Deletes the row that a selector names.
    pub(crate) fn delete_unique(&mut self, selector: &Selector) {
        let model = selector.model;
        self.push("DELETE FROM ");
        self.push(model.table(self.dialect));
        self.push(" WHERE ");
        self.key(model, None, selector);
        self.returning(model, Returning::Rows);
    }

    /// Deletes every row that satisfies the condition.
    pub(crate) fn delete_many(&mut self, model: &'static ModelMeta, filter: &Node) {
        self.push("DELETE FROM ");
        self.push(model.table(self.dialect));
        let alias = self.alias_if_needed(filter);
        self.where_(model, alias.as_deref(), filter);
    }

    /// Adds rows of a join table: the parent with each row at the other end that satisfies the condition.
    pub(crate) fn link(&mut self, relation: &'static RelationMeta, parent: &[Value], condition: &Node) {
        let Link::Table { table, schema, here_column, there_column, here, there } = &relation.link else {
            return;
        };
        let (dialect, target) = (self.dialect, relation.target);
        let (here_column, there_column) = (dialect.quote(here_column), dialect.quote(there_column));
        self.push("INSERT INTO ");
        self.push(&qualified(dialect, *schema, table));
        self.push(&format!(" ({here_column}, {there_column}) SELECT "));
        self.param(parent[*here].clone());
        if self.postgres() {
            // Nothing else in a select list tells the parameter's type.
            self.push(match parent[*here] {
                Value::Int(_) => "::bigint",
                _ => "",
            });
        }
        self.push(", ");
        self.column(None, &target.columns[*there]);
        self.push(" FROM ");
        self.push(target.table(dialect));
        self.push(" WHERE ");
        self.condition(target, None, condition);
        self.push(" ON CONFLICT DO NOTHING");
    }

    /// Removes rows of a join table: the parent with each row at the other end that satisfies the condition.
    pub(crate) fn unlink(&mut self, relation: &'static RelationMeta, parent: &[Value], condition: &Node) {
        let Link::Table { table, schema, here_column, there_column, here, there } = &relation.link else {
            return;
        };
        let (dialect, target) = (self.dialect, relation.target);
        let (here_column, there_column) = (dialect.quote(here_column), dialect.quote(there_column));
        self.push("DELETE FROM ");
        self.push(&qualified(dialect, *schema, table));
        self.push(&format!(" WHERE {here_column} = "));
        self.param(parent[*here].clone());
        self.push(&format!(" AND {there_column} IN (SELECT "));
        let alias = condition.needs_alias().then(|| self.alias());
        self.column(alias.as_deref(), &target.columns[*there]);
        self.from(target, alias.as_deref());
        self.where_(target, alias.as_deref(), condition);
        self.push(")");
    }

    /// ` RETURNING …`: gives back the rows that were written.
    pub(crate) fn returning(&mut self, model: &'static ModelMeta, returning: Returning) {
        match returning {
            Returning::Rows => {
                self.push(" RETURNING ");
                self.push(model.column_list(self.dialect));
            }
            Returning::Columns(columns) => {
                self.push(" RETURNING ");
                self.separated(", ", columns, |sql, c| {
                    model.columns[*c].read(sql.dialect, None, &mut sql.text);
                });
            }
            Returning::Nothing => {}
        }
    }
}
