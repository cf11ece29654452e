//! `SELECT`.

use super::Sql;
use crate::filter::Node;
use crate::meta::{Link, ModelMeta, RelationMeta, qualified};
use crate::order::{Nulls, OrderBy, OrderKey};
use crate::query::{Selection, Selector};
use crate::value::Value;

/// What is selected of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The model's columns.
    Rows,
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

impl Sql {
    /// The rows of a model that a selection names.
    pub(crate) fn select(&mut self, model: &'static ModelMeta, selection: &Selection, shape: Shape) {
        let bounded = selection.take.is_some() || selection.skip > 0;
        match shape {
            Shape::Rows => {}
            Shape::Count if bounded => self.push("SELECT COUNT(*) FROM ("),
            Shape::Count => self.push("SELECT COUNT(*)"),
            Shape::Exists => self.push("SELECT EXISTS("),
        }
        let alias = selection.needs_alias().then(|| self.alias());
        let alias = alias.as_deref();
        match shape {
            Shape::Rows => {
                self.push("SELECT ");
                self.columns(model, alias);
            }
            Shape::Count if !bounded => {}
            Shape::Count | Shape::Exists => self.push("SELECT 1"),
        }
        self.from(model, alias);
        self.where_(model, alias, &selection.filter);
        // Order matters to a count only where it is cut.
        if shape == Shape::Rows || bounded {
            self.order_by(model, alias, &selection.order);
            self.bounds(selection.skip, selection.take);
        }
        if shape == Shape::Exists || (shape == Shape::Count && bounded) {
            self.push(")");
        }
        if shape == Shape::Count && bounded {
            self.push(" AS counted");
        }
    }

    /// The row that a unique selector names.
    pub(crate) fn select_unique(&mut self, model: &'static ModelMeta, selector: &Selector) {
        self.push("SELECT ");
        self.push(model.column_list(self.dialect));
        self.from(model, None);
        self.push(" WHERE ");
        self.key(model, None, selector);
    }

    /// `a = $1 AND b = $2`
    pub(super) fn key(&mut self, model: &'static ModelMeta, alias: Option<&str>, selector: &Selector) {
        let columns = model.uniques[selector.unique].columns;
        self.separated(" AND ", columns.iter().zip(&selector.values), |sql, (column, value)| {
            let column = &model.columns[*column];
            sql.column(alias, column);
            sql.push(" = ");
            sql.value(column, value.clone());
        });
    }

    /// The rows related to the rows with these keys; through a join table the key is one more column at the end.
    /// `take` and `skip` count for each key.
    pub(crate) fn select_related(
        &mut self,
        relation: &'static RelationMeta,
        selection: &Selection,
        keys: &Keys,
    ) {
        let (model, dialect) = (relation.target, self.dialect);
        let alias = self.alias();
        let join = match &relation.link {
            Link::Table { .. } => Some(self.alias()),
            Link::Columns { .. } => None,
        };
        let key = |sql: &mut Self| match (&relation.link, &join) {
            (Link::Table { here_column, .. }, Some(join)) => {
                sql.push(&format!("{join}.{}", dialect.quote(here_column)));
            }
            (Link::Columns { there, .. }, _) => {
                sql.separated(", ", *there, |sql, c| sql.column(Some(&alias), &model.columns[*c]));
            }
            (Link::Table { .. }, None) => {}
        };
        let bounded = selection.take.is_some() || selection.skip > 0;
        let order = if bounded && selection.order.is_empty() {
            // Which rows are the first must not depend on the database's mood.
            primary_order(model)
        } else {
            selection.order.clone()
        };
        if bounded {
            self.push("SELECT ");
            self.separated(", ", model.columns, |sql, c| {
                let quoted = sql.dialect.quote(c.name);
                sql.push(&quoted);
            });
            if join.is_some() {
                self.push(", \"_key\"");
            }
            self.push(" FROM (");
        }
        self.push("SELECT ");
        self.columns_as(model, &alias, bounded);
        if join.is_some() {
            self.push(", ");
            key(self);
            self.push(" AS \"_key\"");
        }
        if bounded {
            self.push(", ROW_NUMBER() OVER (PARTITION BY ");
            key(self);
            self.order_by(model, Some(&alias), &order);
            self.push(") AS \"_place\"");
        }
        self.from(model, Some(&alias));
        if let (Link::Table { table, schema, there_column, there, .. }, Some(join)) = (&relation.link, &join)
        {
            self.push(" JOIN ");
            self.push(&qualified(dialect, *schema, table));
            self.push(&format!(" AS {join} ON {join}.{} = ", dialect.quote(there_column)));
            self.column(Some(&alias), &model.columns[*there]);
        }
        self.push(" WHERE ");
        self.keys(relation, &alias, join.as_deref(), keys);
        if !selection.filter.is_everything() {
            self.push(" AND ");
            self.condition(model, Some(&alias), &selection.filter);
        }
        if bounded {
            self.push(") AS ranked WHERE \"_place\" > ");
            self.number(selection.skip);
            if let Some(take) = selection.take {
                self.push(" AND \"_place\" <= ");
                self.number(selection.skip.saturating_add(take));
            }
            self.push(" ORDER BY \"_place\"");
        } else {
            self.order_by(model, Some(&alias), &order);
        }
    }

    /// How many related rows each key has: the key's columns, then the number.
    pub(crate) fn count_related(&mut self, relation: &'static RelationMeta, filter: &Node, keys: &Keys) {
        let (model, dialect) = (relation.target, self.dialect);
        let alias = self.alias();
        let join = match &relation.link {
            Link::Table { .. } => Some(self.alias()),
            Link::Columns { .. } => None,
        };
        let key = |sql: &mut Self| match (&relation.link, &join) {
            (Link::Table { here_column, .. }, Some(join)) => {
                sql.push(&format!("{join}.{}", dialect.quote(here_column)));
            }
            (Link::Columns { there, .. }, _) => {
                sql.separated(", ", *there, |sql, c| sql.column(Some(&alias), &model.columns[*c]));
            }
            (Link::Table { .. }, None) => {}
        };
        self.push("SELECT ");
        key(self);
        self.push(", COUNT(*)");
        self.from(model, Some(&alias));
        if let (Link::Table { table, schema, there_column, there, .. }, Some(join)) = (&relation.link, &join)
        {
            self.push(" JOIN ");
            self.push(&qualified(dialect, *schema, table));
            self.push(&format!(" AS {join} ON {join}.{} = ", dialect.quote(there_column)));
            self.column(Some(&alias), &model.columns[*there]);
        }
        self.push(" WHERE ");
        self.keys(relation, &alias, join.as_deref(), keys);
        if !filter.is_everything() {
            self.push(" AND ");
            self.condition(model, Some(&alias), filter);
        }
        self.push(" GROUP BY ");
        key(self);
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
            Some(alias) => self.separated(", ", model.columns, |sql, c| {
                c.read(dialect, Some(alias), &mut sql.text);
            }),
        }
    }

    /// The columns under an alias; named by themselves when an outer select will ask for them.
    fn columns_as(&mut self, model: &'static ModelMeta, alias: &str, named: bool) {
        let dialect = self.dialect;
        self.separated(", ", model.columns, |sql, c| {
            c.read(dialect, Some(alias), &mut sql.text);
            if named && c.pg_via.is_some() {
                let name = format!(" AS {}", dialect.quote(c.name));
                sql.push(&name);
            }
        });
    }

    pub(super) fn from(&mut self, model: &'static ModelMeta, alias: Option<&str>) {
        self.push(" FROM ");
        self.push(model.table(self.dialect));
        if let Some(alias) = alias {
            self.push(" AS ");
            self.push(alias);
        }
    }

    fn order_by(&mut self, model: &'static ModelMeta, alias: Option<&str>, order: &[OrderKey]) {
        if order.is_empty() {
            return;
        }
        self.push(" ORDER BY ");
        self.separated(", ", order, |sql, key| {
            let nullable = sql.order_key(model, alias, &key.by);
            sql.push(if key.descending { " DESC" } else { " ASC" });
            // The usual place is PostgreSQL's own; SQLite has it the other way round.
            let said = key.nulls != Nulls::Usual || (nullable && !sql.postgres());
            let first = match key.nulls {
                Nulls::Usual => key.descending,
                Nulls::First => true,
                Nulls::Last => false,
            };
            if said {
                sql.push(if first { " NULLS FIRST" } else { " NULLS LAST" });
            }
        });
    }

    /// Writes what is ordered by; whether it can be null.
    fn order_key(&mut self, model: &'static ModelMeta, alias: Option<&str>, by: &OrderBy) -> bool {
        match by {
            OrderBy::Column(column) => {
                let column = &model.columns[*column];
                self.column(alias, column);
                column.nullable
            }
            OrderBy::Count(relation) => {
                self.push("(SELECT COUNT(*) FROM ");
                let there = self.alias();
                self.tie(model, alias, relation, &there);
                self.push(")");
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

    fn bounds(&mut self, skip: u64, take: Option<u64>) {
        if let Some(take) = take {
            self.push(" LIMIT ");
            self.param(Value::Int(i64::try_from(take).unwrap_or(i64::MAX)));
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

fn primary_order(model: &'static ModelMeta) -> Vec<OrderKey> {
    model
        .primary_key()
        .iter()
        .map(|c| OrderKey { by: OrderBy::Column(*c), descending: false, nulls: Nulls::Usual })
        .collect()
}
