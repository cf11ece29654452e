//! `SELECT` of the rows that come after, or before, a row with known keys.

use super::Sql;
use crate::meta::{ColumnMeta, Kind, ModelMeta};
use crate::order::{OrderBy, OrderKey};
use crate::query::Selection;
use crate::strategy::Columns;
use crate::value::Value;

/// Which piece of all rows is wanted. The order is total: no two rows agree in all its keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut<'a> {
    pub(crate) order: &'a [OrderKey],
    /// Only rows after the row with these keys.
    pub(crate) after: Option<&'a [Value]>,
    /// Only rows before the row with these keys.
    pub(crate) before: Option<&'a [Value]>,
    /// The last rows of the piece, not the first.
    pub(crate) backward: bool,
    /// Passes over so many rows of it.
    pub(crate) skip: u64,
    pub(crate) limit: u64,
}

/// The column that a key takes its values from; none for what is computed.
pub(crate) fn key_column(model: &'static ModelMeta, by: &OrderBy) -> Option<&'static ColumnMeta> {
    match by {
        OrderBy::Column(column) => model.columns.get(*column),
        OrderBy::Related(relation, by) => key_column(relation.target, by),
        OrderBy::Count(..) | OrderBy::Relevance(_) => None,
    }
}

/// What the values of a key are.
pub(crate) fn key_kind(model: &'static ModelMeta, by: &OrderBy) -> Kind {
    match by {
        OrderBy::Column(column) => model.columns[*column].kind,
        OrderBy::Related(relation, by) => key_kind(relation.target, by),
        OrderBy::Count(..) => Kind::Int,
        OrderBy::Relevance(_) => Kind::Float,
    }
}

fn nullable(model: &'static ModelMeta, by: &OrderBy) -> bool {
    match by {
        OrderBy::Column(column) => model.columns[*column].nullable,
        OrderBy::Related(..) => true,
        OrderBy::Count(..) | OrderBy::Relevance(_) => false,
    }
}

impl Sql {
    /// A piece of the rows that a selection names, in order: the columns, then the keys. Rows of a backward piece
    /// have their place, counted from the end, as one more column.
    pub(crate) fn select_cut(
        &mut self,
        model: &'static ModelMeta,
        selection: &Selection,
        columns: &Columns,
        cut: Cut<'_>,
    ) {
        let Cut { order, backward, .. } = cut;
        let turned: Vec<OrderKey>;
        let travel = if backward {
            turned = order.iter().map(OrderKey::turned).collect();
            &turned
        } else {
            order
        };
        if backward {
            self.push("SELECT ");
            let names = (0..columns.list.len()).map(|at| format!("c{at}, "));
            let names = names.chain((0..order.len()).map(|at| format!("k{at}, ")));
            self.separated("", names, |sql, name| sql.push(&name));
            self.push("place FROM (");
        }
        self.push("SELECT ");
        let alias = self.alias();
        let alias = Some(alias.as_str());
        let sources = self.sources(alias, columns);
        self.listed(model, columns, &sources, backward);
        self.push(if columns.list.is_empty() { "" } else { ", " });
        self.separated(", ", order.iter().enumerate(), |sql, (at, key)| {
            sql.order_key(model, alias, &key.by);
            let via = key_column(model, &key.by).and_then(|c| c.pg_via);
            if let (true, Some(via)) = (sql.postgres(), via) {
                sql.push("::");
                sql.push(via);
            }
            if backward {
                sql.push(&format!(" AS k{at}"));
            }
        });
        if backward {
            self.push(", ROW_NUMBER() OVER (");
            self.order_by(model, alias, travel);
            self.push(") AS place");
        }
        let mut conditions = self.source(model, alias, selection, Some((columns, &sources)));
        for (bound, backward) in [(cut.after, false), (cut.before, true)] {
            let Some(values) = bound else { continue };
            self.push(if conditions { " AND " } else { " WHERE " });
            conditions = true;
            self.beyond(model, alias, order, values, backward);
        }
        self.order_by(model, alias, travel);
        self.bounds(cut.skip, Some(cut.limit));
        if backward {
            self.push(") AS piece ORDER BY place DESC");
        }
    }

    /// What stands before the statement whose rows a cursor gives.
    pub(crate) fn declare_cursor(&mut self, name: &str) {
        self.push(&format!("DECLARE {name} NO SCROLL CURSOR FOR "));
    }

    /// The row comes after the one with these keys, or before it.
    fn beyond(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        order: &[OrderKey],
        values: &[Value],
        backward: bool,
    ) {
        let smaller = |key: &OrderKey| key.descending != backward;
        let Some(first) = order.first() else { return self.push("1=0") };
        if order.iter().all(|key| !nullable(model, &key.by) && key.descending == first.descending) {
            // The one form that an index on all keys serves as a whole.
            self.push("(");
            self.separated(", ", order, |sql, key| {
                sql.order_key(model, alias, &key.by);
            });
            self.push(if smaller(first) { ") < (" } else { ") > (" });
            self.separated(", ", order.iter().zip(values), |sql, (key, value)| {
                sql.key_value(model, key, value);
            });
            return self.push(")");
        }
        self.push("(");
        if let (false, Some(value)) = (nullable(model, &first.by), values.first()) {
            // Says nothing new, but an index on the first key can use it.
            self.order_key(model, alias, &first.by);
            self.push(if smaller(first) { " <= " } else { " >= " });
            self.key_value(model, first, value);
            self.push(" AND (");
        }
        let mut alternatives = 0;
        for (at, (key, value)) in order.iter().zip(values).enumerate() {
            let nullable = nullable(model, &key.by);
            let nulls_follow = key.nulls.first(key.descending) == backward;
            if *value == Value::Null && nulls_follow {
                continue;
            }
            self.push(if alternatives > 0 { " OR (" } else { "(" });
            alternatives += 1;
            for (key, value) in order.iter().zip(values).take(at) {
                self.order_key(model, alias, &key.by);
                if *value == Value::Null {
                    self.push(" IS NULL");
                } else {
                    self.push(" = ");
                    self.key_value(model, key, value);
                }
                self.push(" AND ");
            }
            if *value == Value::Null {
                self.order_key(model, alias, &key.by);
                self.push(" IS NOT NULL");
            } else {
                self.push(if nullable && nulls_follow { "(" } else { "" });
                self.order_key(model, alias, &key.by);
                self.push(if smaller(key) { " < " } else { " > " });
                self.key_value(model, key, value);
                if nullable && nulls_follow {
                    self.push(" OR ");
                    self.order_key(model, alias, &key.by);
                    self.push(" IS NULL)");
                }
            }
            self.push(")");
        }
        if alternatives == 0 {
            self.push("1=0");
        }
        self.push(if nullable(model, &first.by) { ")" } else { "))" });
    }

    fn key_value(&mut self, model: &'static ModelMeta, key: &OrderKey, value: &Value) {
        match key_column(model, &key.by) {
            Some(column) => self.value(column, value.clone()),
            None => self.param(value.clone()),
        }
    }
}

/// Rows cannot be ordered by it: documents and arrays.
pub(crate) fn has_no_order(model: &'static ModelMeta, by: &OrderBy) -> bool {
    key_column(model, by).is_some_and(|c| c.list || c.kind == Kind::Json)
}
