//! Where rows come from: a table, or the first row of each set that agrees in some columns.

use super::Sql;
use super::join::Sources;
use crate::meta::ModelMeta;
use crate::order::{Nulls, OrderBy, OrderKey};
use crate::query::Selection;
use crate::strategy::Columns;

impl Sql {
    /// ` FROM … WHERE …`: the rows that a selection names, with what is joined to them, before they are ordered and cut.
    /// Whether there is a `WHERE` that more conditions can be added to.
    pub(super) fn source(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        selection: &Selection,
        joined: Option<(&Columns, &Sources)>,
    ) -> bool {
        if selection.distinct.is_empty() {
            self.from(model, alias);
            if let Some((columns, sources)) = joined {
                self.joins(model, columns, sources);
            }
            self.where_(model, alias, &selection.filter);
            return !selection.filter.is_everything();
        }
        let inner = self.alias();
        let inner = Some(inner.as_str());
        // Which row is the first of its set must not depend on the database's mood.
        let mut order = selection.order.clone();
        let key = model.identity().into_iter().flatten();
        order.extend(key.map(|c| ascending(*c)));
        self.push(" FROM (SELECT ");
        if self.postgres() {
            self.push("DISTINCT ON (");
            self.distinct(model, inner, selection);
            self.push(") ");
        }
        self.separated(", ", model.columns, |sql, column| sql.column(inner, column));
        if !self.postgres() {
            self.push(", ROW_NUMBER() OVER (PARTITION BY ");
            self.distinct(model, inner, selection);
            self.order_by(model, inner, &order);
            self.push(") AS \"_place\"");
        }
        self.from(model, inner);
        self.where_(model, inner, &selection.filter);
        if self.postgres() {
            // DISTINCT ON keeps the first row of each run of equal ones.
            let runs = selection.distinct.iter().map(|c| ascending(*c)).chain(order);
            self.order_by(model, inner, &runs.collect::<Vec<_>>());
        }
        let alias = alias.unwrap_or("rows");
        self.push(&format!(") AS {alias}"));
        if let Some((columns, sources)) = joined {
            self.joins(model, columns, sources);
        }
        if !self.postgres() {
            self.push(&format!(" WHERE {alias}.\"_place\" = 1"));
        }
        !self.postgres()
    }

    fn distinct(&mut self, model: &'static ModelMeta, alias: Option<&str>, selection: &Selection) {
        self.separated(", ", &selection.distinct, |sql, c| sql.column(alias, &model.columns[*c]));
    }
}

fn ascending(column: usize) -> OrderKey {
    OrderKey { by: OrderBy::Column(column), descending: false, nulls: Nulls::Usual }
}
