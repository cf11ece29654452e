//! `SELECT` of aggregates, with and without groups.

use super::Sql;
use crate::aggregate::{HavingNode, Item};
use crate::meta::{Kind, ModelMeta};
use crate::order::Nulls;
use crate::query::{Grouping, Selection};
use crate::value::Value;

impl Sql {
    /// One row: aggregates over the rows that a selection names.
    pub(crate) fn totals(&mut self, model: &'static ModelMeta, items: &[Item], selection: &Selection) {
        let bounded = selection.take.is_some() || selection.skip > 0;
        let alias = (bounded || selection.needs_alias()).then(|| self.alias());
        let alias = alias.as_deref();
        self.push("SELECT ");
        self.separated(", ", items, |sql, item| sql.item(model, if bounded { None } else { alias }, *item));
        if bounded {
            // The rows are cut first, then counted.
            self.push(" FROM (SELECT ");
            self.separated(", ", model.columns, |sql, c| sql.column(alias, c));
        }
        self.from(model, alias);
        self.where_(model, alias, &selection.filter);
        if bounded {
            self.order_by(model, alias, &selection.order);
            self.bounds(selection.skip, selection.take);
            self.push(") AS cut");
        }
    }

    /// One row for each group.
    pub(crate) fn groups(&mut self, model: &'static ModelMeta, grouping: &Grouping, selection: &Selection) {
        let alias = selection.needs_alias().then(|| self.alias());
        let alias = alias.as_deref();
        self.push("SELECT ");
        self.separated(", ", &grouping.items, |sql, item| match item {
            Item::Column(column) => model.columns[*column].read(sql.dialect, alias, &mut sql.text),
            item => sql.item(model, alias, *item),
        });
        self.from(model, alias);
        self.where_(model, alias, &selection.filter);
        self.push(" GROUP BY ");
        self.separated(", ", &grouping.keys, |sql, c| sql.column(alias, &model.columns[*c]));
        if let Some(having) = &grouping.having {
            self.push(" HAVING ");
            self.having(model, alias, having);
        }
        let bounded = selection.take.is_some() || selection.skip > 0;
        if !grouping.order.is_empty() {
            self.push(" ORDER BY ");
            self.separated(", ", &grouping.order, |sql, key| {
                let Some(item) = key.item else { return };
                sql.item(model, alias, item);
                let nullable = match item {
                    Item::Column(column) => model.columns[column].nullable,
                    Item::Rows | Item::Values(_) | Item::Distinct(_) => false,
                    _ => true,
                };
                sql.direction(key.descending, key.nulls, nullable);
            });
        } else if bounded {
            // Which groups are the first must not depend on the database's mood.
            self.push(" ORDER BY ");
            self.separated(", ", &grouping.keys, |sql, column| {
                let column = &model.columns[*column];
                sql.column(alias, column);
                sql.direction(false, Nulls::Usual, column.nullable);
            });
        }
        self.bounds(selection.skip, selection.take);
    }

    fn having(&mut self, model: &'static ModelMeta, alias: Option<&str>, node: &HavingNode) {
        match node {
            HavingNode::All(nodes) | HavingNode::Any(nodes) => {
                let separator = if matches!(node, HavingNode::All(_)) { " AND " } else { " OR " };
                self.push("(");
                self.separated(separator, nodes, |sql, node| sql.having(model, alias, node));
                self.push(")");
            }
            HavingNode::Not(node) => {
                self.push("NOT (");
                self.having(model, alias, node);
                self.push(")");
            }
            HavingNode::Compare { item, op, value } => {
                self.item(model, alias, *item);
                self.push(op.sql());
                // SQLite knows that a column of decimals holds numbers, but not that their sum is one.
                let cast = !self.postgres() && matches!(value, Value::Decimal(_));
                self.push(if cast { "CAST(" } else { "" });
                self.param(value.clone());
                self.push(if cast { " AS NUMERIC)" } else { "" });
            }
        }
    }

    /// An aggregate, or a column as its own type.
    fn item(&mut self, model: &'static ModelMeta, alias: Option<&str>, item: Item) {
        let (function, column) = match item {
            Item::Column(column) => return self.column(alias, &model.columns[column]),
            Item::Rows => return self.push("COUNT(*)"),
            Item::Values(column) => ("COUNT(", column),
            Item::Distinct(column) => ("COUNT(DISTINCT ", column),
            Item::Sum(column) => ("SUM(", column),
            Item::Average(column) => ("AVG(", column),
            Item::Least(column) => ("MIN(", column),
            Item::Greatest(column) => ("MAX(", column),
        };
        let column = &model.columns[column];
        let via = if self.postgres() { column.pg_via } else { None };
        let adds = matches!(item, Item::Sum(_) | Item::Average(_));
        if adds && column.kind == Kind::Decimal && !self.postgres() {
            // SQLite adds decimals up as floats; their first 15 digits are right.
            let start = self.text.len();
            self.push(function);
            self.column(alias, column);
            self.push(")");
            let sum = self.text.split_off(start);
            self.push(&format!(
                "CASE typeof({sum}) WHEN 'real' THEN CAST(printf('%.15g', {sum}) AS NUMERIC) ELSE {sum} END"
            ));
            return;
        }
        self.push(function);
        self.column(alias, column);
        let extreme = matches!(item, Item::Least(_) | Item::Greatest(_));
        // Before its version 18 PostgreSQL has no least UUID; as texts they have the same order.
        let as_text = extreme && self.postgres() && column.pg_type == "uuid";
        if as_text {
            self.push("::text");
        }
        if let (true, Some(via)) = (adds, via) {
            self.push("::");
            self.push(via);
        }
        self.push(")");
        if !self.postgres() {
            return;
        }
        // PostgreSQL adds up and averages in wider types than it was given; these are the ones that are decoded.
        match (item, column.kind) {
            (Item::Average(_), Kind::Int | Kind::Float) | (Item::Sum(_), Kind::Float) => {
                self.push("::float8");
            }
            _ if as_text => self.push("::uuid"),
            _ if extreme => {
                if let Some(via) = via {
                    self.push("::");
                    self.push(via);
                }
            }
            _ => {}
        }
    }
}
