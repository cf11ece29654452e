//! Rows that are read along with the row that they belong to.

use super::Sql;
use crate::meta::{Link, ModelMeta};
use crate::strategy::{Columns, Item};

/// The names under which the tables of a statement stand: the first is that of the rows themselves.
pub(super) type Sources = Vec<Option<String>>;

impl Sql {
    /// Names for the tables that columns are of.
    pub(super) fn sources(&mut self, alias: Option<&str>, columns: &Columns) -> Sources {
        let first = alias.map(str::to_owned);
        std::iter::once(first).chain(columns.joins.iter().map(|_| Some(self.alias()))).collect()
    }

    /// The columns, separated by commas; with `named`, under the names `c0`, `c1` and so on.
    pub(super) fn listed(
        &mut self,
        model: &'static ModelMeta,
        columns: &Columns,
        sources: &Sources,
        named: bool,
    ) {
        let dialect = self.dialect;
        let row = |of: usize| (columns.model(model, of), sources[of].as_deref());
        self.separated(", ", columns.list.iter().enumerate(), |sql, (at, item)| {
            match item {
                Item::Column(of, column) => {
                    let (model, alias) = row(*of);
                    model.columns[*column].read(dialect, alias, &mut sql.text);
                }
                Item::Count { of, relation, filter } => {
                    let (model, alias) = row(*of);
                    sql.count_of(model, alias, relation, filter);
                }
                Item::Rows(many) => {
                    let (model, alias) = row(many.of);
                    sql.rows_of(model, alias, many);
                }
                Item::Apart => sql.push("NULL"),
            }
            if named {
                sql.push(&format!(" AS c{at}"));
            }
        });
    }

    /// ` LEFT JOIN "User" AS t1 ON t1."id" = t0."authorId"`
    pub(super) fn joins(&mut self, model: &'static ModelMeta, columns: &Columns, sources: &Sources) {
        for (join, alias) in columns.joins.iter().zip(&sources[1..]) {
            let (target, alias) = (join.relation.target, alias.as_deref());
            let Link::Columns { here, there } = &join.relation.link else { continue };
            let from = (columns.model(model, join.from), sources[join.from].as_deref());
            self.push(" LEFT JOIN ");
            self.push(target.table(self.dialect));
            self.push(" AS ");
            self.push(alias.unwrap_or_default());
            self.push(" ON ");
            self.separated(" AND ", here.iter().zip(*there), |sql, (here, there)| {
                sql.column(alias, &target.columns[*there]);
                sql.push(" = ");
                sql.column(from.1, &from.0.columns[*here]);
            });
        }
    }
}
