//! Related rows, and their number, as values of the row that they belong to.

use super::Sql;
use super::select::Owner;
use crate::filter::Node;
use crate::meta::{ModelMeta, RelationMeta};
use crate::nested::PACK;
use crate::strategy::Many;

impl Sql {
    /// `(SELECT COUNT(*) FROM …)`: how many rows are related to the row under `alias`.
    pub(super) fn count_of(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        relation: &'static RelationMeta,
        filter: &Node,
    ) {
        self.push("(SELECT COUNT(*) FROM ");
        let there = self.alias();
        self.tie(model, alias, relation, &there);
        if !filter.is_everything() {
            self.push(" AND ");
            self.condition(relation.target, Some(&there), filter);
        }
        self.push(")");
    }

    /// The rows that are related to the row under `alias`: an array of records on PostgreSQL, packed on SQLite.
    pub(super) fn rows_of(&mut self, model: &'static ModelMeta, alias: Option<&str>, many: &Many) {
        let (relation, selection, columns) = (many.relation, &many.selection, &many.columns);
        let postgres = self.postgres();
        let ends = self.ends(relation);
        let sources = self.sources(Some(&ends.alias), columns);
        if postgres {
            self.push("ARRAY(SELECT ROW(");
        } else {
            self.push("(SELECT ");
            self.push(PACK);
            self.push("(");
            self.separated(", ", 0..columns.list.len(), |sql, at| sql.push(&format!("c{at}")));
            // The order of what is selected from is that in which an aggregate gets it.
            self.push(") FROM (SELECT ");
        }
        self.listed(relation.target, columns, &sources, !postgres);
        self.push(if postgres { ")" } else { "" });
        let owner = Owner::Row(model, alias.unwrap_or("t0"));
        self.related_from(relation, &ends, Some((columns, &sources)), owner, &selection.filter);
        self.order_by(relation.target, Some(&ends.alias), &selection.order_of_related(relation.target));
        self.bounds(selection.skip, selection.take);
        self.push(if postgres { ")" } else { "))" });
    }
}
