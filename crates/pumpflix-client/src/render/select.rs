//! `SELECT`.

use super::Sql;
use super::join::Sources;
use crate::filter::Node;
use crate::group::here;
use crate::meta::{Link, ModelMeta, RelationMeta, qualified};
use crate::order::{Nulls, OrderBy, OrderKey};
use crate::query::{Lock, Selection, Selector};
use crate::strategy::Columns;
use crate::value::Value;

/// What is selected of the rows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape<'a> {
    /// The model's columns.
    Rows,
    /// Some columns, of the model and of what is joined to it; the constant 1 for none.
    Columns(&'a Columns),
    /// Their number.
    Count,
    /// Whether there is one.
    Exists,
}

/// The keys of the rows whose related rows are wanted: single values, or tuples laid end to end.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    pub(crate) width: usize,
    pub(crate) values: Vec<Value>,
}

/// How the two tables of a relation stand in a statement.
pub(super) struct Ends {
    pub(super) alias: String,
    join: Option<String>,
    key: Vec<String>,
}

/// To what rows are related.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    /// To rows with these keys.
    Keys(&'a Keys),
    /// To the row of that model which stands in the same statement under that name.
    Row(&'static ModelMeta, &'a str),
}

impl Sql {
    /// The rows of a model that a selection names.
    pub(crate) fn select(&mut self, model: &'static ModelMeta, selection: &Selection, shape: Shape<'_>) {
        let bounded = selection.take.is_some() || selection.skip > 0;
        match shape {
            Shape::Rows | Shape::Columns(_) => {}
            Shape::Count if bounded => self.push("SELECT COUNT(*) FROM ("),
            Shape::Count => self.push("SELECT COUNT(*)"),
            Shape::Exists => self.push("SELECT EXISTS("),
        }
        let joined = match shape {
            Shape::Columns(columns) if columns.relates() => Some(columns),
            _ => None,
        };
        let alias = (joined.is_some() || selection.needs_alias()).then(|| self.alias());
        let alias = alias.as_deref();
        let mut sources = Vec::new();
        match shape {
            Shape::Rows => {
                self.push("SELECT ");
                self.columns(model, alias);
            }
            Shape::Columns(columns) if columns.list.is_empty() => self.push("SELECT 1"),
            Shape::Columns(columns) => {
                sources = self.sources(alias, columns);
                self.push("SELECT ");
                self.listed(model, columns, &sources, false);
            }
            Shape::Count if !bounded => {}
            Shape::Count | Shape::Exists => self.push("SELECT 1"),
        }
        self.source(model, alias, selection, joined.map(|columns| (columns, &sources)));
        // Order matters to a count only where it is cut.
        if bounded || matches!(shape, Shape::Rows | Shape::Columns(_)) {
            self.order_by(model, alias, &selection.order);
            self.bounds(selection.skip, selection.take);
        }
        if matches!(shape, Shape::Rows | Shape::Columns(_)) {
            // What is joined may be missing, and what is missing cannot be locked.
            self.lock(selection.lock, alias.filter(|_| joined.is_some()));
        }
        match shape {
            Shape::Exists => self.push(")"),
            Shape::Count if bounded => self.push(") AS counted"),
            _ => {}
        }
    }

    /// The row that a unique selector names, with what is joined to it.
    pub(crate) fn select_unique(
        &mut self,
        model: &'static ModelMeta,
        selector: &Selector,
        columns: &Columns,
        lock: Option<Lock>,
    ) {
        let alias = columns.relates().then(|| self.alias());
        let alias = alias.as_deref();
        self.push("SELECT ");
        if alias.is_some() {
            let sources = self.sources(alias, columns);
            self.listed(model, columns, &sources, false);
            self.from(model, alias);
            self.joins(model, columns, &sources);
        } else {
            self.push(model.column_list(self.dialect));
            self.from(model, None);
        }
        self.push(" WHERE ");
        self.key(model, alias, selector);
        self.lock(lock, alias);
    }

    /// `a = $1 AND b = $2`
    pub(super) fn key(&mut self, model: &'static ModelMeta, alias: Option<&str>, selector: &Selector) {
        let columns = model.uniques[selector.unique].columns;
        self.separated(" AND ", columns.iter().zip(&selector.values), |sql, (column, value)| {
            let column = &model.columns[*column];
            sql.column(alias, column);
            sql.push(" = ");
            sql.value_of(column, value);
        });
    }

    /// The rows related to the rows with these keys. `take` and `skip` count for each key.
    ///
    /// The columns are read and then, with `with_key` or through a join table, those of the key.
    pub(crate) fn select_related(
        &mut self,
        relation: &'static RelationMeta,
        selection: &Selection,
        columns: &Columns,
        with_key: bool,
        keys: &Keys,
    ) {
        let model = relation.target;
        let ends = self.ends(relation);
        let bounded = selection.take.is_some() || selection.skip > 0;
        let order = selection.order_of_related(model);
        let with_key = with_key || ends.join.is_some();
        let sources = self.sources(Some(&ends.alias), columns);
        if bounded {
            self.push("SELECT ");
            let names = (0..columns.list.len()).map(|at| format!("c{at}"));
            let key_names = (0..ends.key.len()).filter(|_| with_key).map(|at| format!("k{at}"));
            self.separated(", ", names.chain(key_names), |sql, name| sql.push(&name));
            self.push(" FROM (");
        }
        self.push("SELECT ");
        self.listed(model, columns, &sources, bounded);
        if with_key {
            for (at, key) in ends.key.iter().enumerate() {
                self.push(if at == 0 && columns.list.is_empty() { "" } else { ", " });
                self.push(key);
                if bounded {
                    self.push(&format!(" AS k{at}"));
                }
            }
        }
        if bounded {
            self.push(", ROW_NUMBER() OVER (PARTITION BY ");
            self.push(&ends.key.join(", "));
            self.order_by(model, Some(&ends.alias), &order);
            self.push(") AS place");
        }
        let owner = Owner::Keys(keys);
        self.related_from(relation, &ends, Some((columns, &sources)), owner, &selection.filter);
        if bounded {
            self.push(") AS ranked WHERE place > ");
            self.number(selection.skip);
            if let Some(take) = selection.take {
                self.push(" AND place <= ");
                self.number(selection.skip.saturating_add(take));
            }
            self.push(" ORDER BY place");
        } else {
            self.order_by(model, Some(&ends.alias), &order);
        }
    }

    /// How many related rows each key has: the key's columns, then the number.
    pub(crate) fn count_related(&mut self, relation: &'static RelationMeta, filter: &Node, keys: &Keys) {
        let ends = self.ends(relation);
        let key = ends.key.join(", ");
        self.push("SELECT ");
        self.push(&key);
        self.push(", COUNT(*)");
        self.related_from(relation, &ends, None, Owner::Keys(keys), filter);
        self.push(" GROUP BY ");
        self.push(&key);
    }

    /// The aliases under which the other end and the join table stand, and the key's columns among them.
    pub(super) fn ends(&mut self, relation: &'static RelationMeta) -> Ends {
        let (dialect, alias) = (self.dialect, self.alias());
        match &relation.link {
            Link::Table { here_column, .. } => {
                let join = self.alias();
                Ends { key: vec![format!("{join}.{}", dialect.quote(here_column))], alias, join: Some(join) }
            }
            Link::Columns { there, .. } => {
                let name = |c: &usize| format!("{alias}.{}", dialect.quote(relation.target.columns[*c].name));
                Ends { key: there.iter().map(name).collect(), alias, join: None }
            }
        }
    }

    /// ` FROM … WHERE …`: the rows at the other end that are related to the owner and satisfy the filter.
    pub(super) fn related_from(
        &mut self,
        relation: &'static RelationMeta,
        ends: &Ends,
        joined: Option<(&Columns, &Sources)>,
        owner: Owner<'_>,
        filter: &Node,
    ) {
        let (model, alias) = (relation.target, ends.alias.as_str());
        self.from(model, Some(alias));
        if let (Link::Table { table, schema, there_column, there, .. }, Some(join)) =
            (&relation.link, &ends.join)
        {
            let dialect = self.dialect;
            self.push(" JOIN ");
            self.push(&qualified(dialect, *schema, table));
            self.push(&format!(" AS {join} ON {join}.{} = ", dialect.quote(there_column)));
            self.column(Some(alias), &model.columns[*there]);
        }
        if let Some((columns, sources)) = joined {
            self.joins(model, columns, sources);
        }
        self.push(" WHERE ");
        match owner {
            Owner::Keys(keys) => self.keys(relation, alias, ends.join.as_deref(), keys),
            Owner::Row(model, alias) => {
                self.separated(" AND ", ends.key.iter().zip(here(relation)), |sql, (key, here)| {
                    sql.push(key);
                    sql.push(" = ");
                    sql.column(Some(alias), &model.columns[*here]);
                });
            }
        }
        if !filter.is_everything() {
            self.push(" AND ");
            self.condition(model, Some(alias), filter);
        }
    }

    fn keys(&mut self, relation: &'static RelationMeta, alias: &str, join: Option<&str>, keys: &Keys) {
        let model = relation.target;
        match (&relation.link, join) {
            (Link::Table { here_column, there, .. }, Some(join)) => {
                let column = format!("{join}.{}", self.dialect.quote(here_column));
                // The key's type is that of the column it came from; only its kind matters here.
                self.any_of(&column, keys, &model.columns[*there]);
            }
            (Link::Columns { there, .. }, _) if keys.width == 1 => {
                self.one_of(model, Some(alias), there[0], &keys.values, false);
            }
            (Link::Columns { there, .. }, _) => {
                self.push("(");
                self.separated(", ", *there, |sql, c| sql.column(Some(alias), &model.columns[*c]));
                self.push(if self.postgres() { ") IN (" } else { ") IN (VALUES " });
                self.separated(", ", keys.values.chunks(keys.width), |sql, tuple| {
                    sql.push("(");
                    sql.separated(", ", tuple.iter().zip(*there), |sql, (value, c)| {
                        sql.value(&model.columns[*c], value.clone());
                    });
                    sql.push(")");
                });
                self.push(")");
            }
            (Link::Table { .. }, None) => self.push("1=0"),
        }
    }

    fn any_of(&mut self, column: &str, keys: &Keys, like: &crate::meta::ColumnMeta) {
        self.push(column);
        if self.postgres() {
            self.push(" = ANY(");
            self.value(like, Value::List(keys.values.clone()));
        } else {
            self.push(" IN (");
            self.separated(", ", &keys.values, |sql, v| sql.param(v.clone()));
        }
        self.push(")");
    }

    pub(super) fn columns(&mut self, model: &'static ModelMeta, alias: Option<&str>) {
        let dialect = self.dialect;
        match alias {
            None => self.push(model.column_list(dialect)),
            Some(alias) => self.separated(", ", model.row(), |sql, c| {
                c.read(dialect, Some(alias), &mut sql.text);
            }),
        }
    }

    pub(super) fn from(&mut self, model: &'static ModelMeta, alias: Option<&str>) {
        self.push(" FROM ");
        self.push(model.table(self.dialect));
        if let Some(alias) = alias {
            self.push(" AS ");
            self.push(alias);
        }
    }

    pub(super) fn order_by(&mut self, model: &'static ModelMeta, alias: Option<&str>, order: &[OrderKey]) {
        if order.is_empty() {
            return;
        }
        self.push(" ORDER BY ");
        self.separated(", ", order, |sql, key| {
            let nullable = sql.order_key(model, alias, &key.by);
            sql.direction(key.descending, key.nulls, nullable);
        });
    }

    /// ` FOR UPDATE`, where the database locks rows; only those of the table of that name.
    pub(crate) fn lock(&mut self, lock: Option<Lock>, of: Option<&str>) {
        if let (Some(lock), true) = (lock, self.postgres()) {
            self.push(" FOR UPDATE");
            if let Some(table) = of {
                self.push(" OF ");
                self.push(table);
            }
            self.push(lock.otherwise());
        }
    }

    /// ` ASC`, ` DESC NULLS LAST`: what stands after a key that rows are ordered by.
    pub(super) fn direction(&mut self, descending: bool, nulls: Nulls, nullable: bool) {
        self.push(if descending { " DESC" } else { " ASC" });
        // The usual place is PostgreSQL's own; SQLite has it the other way round.
        if nulls != Nulls::Usual || (nullable && !self.postgres()) {
            self.push(if nulls.first(descending) { " NULLS FIRST" } else { " NULLS LAST" });
        }
    }

    /// Writes what is ordered by; whether it can be null.
    pub(super) fn order_key(&mut self, model: &'static ModelMeta, alias: Option<&str>, by: &OrderBy) -> bool {
        match by {
            OrderBy::Column(column) => {
                let column = &model.columns[*column];
                self.column(alias, column);
                column.nullable
            }
            OrderBy::Count(relation, filter) => {
                self.count_of(model, alias, relation, filter);
                false
            }
            OrderBy::Relevance(ranking) => {
                self.relevance(model, alias, ranking);
                false
            }
            OrderBy::Related(relation, by) => {
                self.push("(SELECT ");
                let there = self.alias();
                self.order_key(relation.target, Some(&there), by);
                self.push(" FROM ");
                self.tie(model, alias, relation, &there);
                self.push(")");
                true
            }
        }
    }

    pub(super) fn bounds(&mut self, skip: u64, take: Option<u64>) {
        if let Some(take) = take {
            self.push(" LIMIT ");
            // A page looks for one row more.
            if is_usual(take) || is_usual(take.saturating_sub(1)) {
                self.number(take);
            } else {
                self.param(Value::Int(i64::try_from(take).unwrap_or(i64::MAX)));
                // SQLite plans a statement anew whenever a parameter is bound that is the limit by itself.
                self.push(if self.postgres() { "" } else { " + 0" });
            }
        } else if skip > 0 && !self.postgres() {
            // SQLite takes an offset only after a limit; a negative one is none.
            self.push(" LIMIT -1");
        }
        if skip > 0 {
            self.push(" OFFSET ");
            self.param(Value::Int(i64::try_from(skip).unwrap_or(i64::MAX)));
        }
    }
}

/// Limits that stand in the text. Where it does not know the limit, PostgreSQL plans a statement anew for each call,
/// which takes longer than a short answer; and texts have to be few, for each connection keeps them.
fn is_usual(limit: u64) -> bool {
    limit <= 10 || (limit <= 50 && limit.is_multiple_of(5)) || (limit <= 1_000 && limit.is_multiple_of(50))
}
