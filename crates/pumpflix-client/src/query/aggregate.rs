//! Numbers over many rows, of all rows or of each group.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::{FromRow, Plan, Selection};
use crate::BoxFuture;
use crate::aggregate::{GroupKey, Having, HavingNode, IntoGroupOrder, Item};
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::Filter;
use crate::grouped::{GroupColumns, GroupKeys, SelectedItem};
use crate::model::Model;
use crate::order::{IntoOrder, keys};
use crate::render::Sql;

/// Numbers over the rows of `M`, as the tuple `R`.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Totals<M, R> {
    pub(super) executor: Executor,
    items: Vec<Item>,
    selection: Selection,
    types: PhantomData<fn() -> (M, R)>,
}

/// Groups of rows of `M` that agree in the fields `G`, of which nothing is selected yet.
#[derive(Clone, Debug)]
#[must_use = "groups give nothing until `.select(…)`"]
pub struct GroupBy<M, G> {
    pub(super) executor: Executor,
    keys: Vec<usize>,
    selection: Selection,
    types: PhantomData<fn() -> (M, G)>,
}

/// Groups of rows of `M`, each as the tuple `R`.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Groups<M, R> {
    pub(super) executor: Executor,
    grouping: Grouping,
    selection: Selection,
    types: PhantomData<fn() -> (M, R)>,
}

/// What is selected of which groups, without its types.
#[derive(Clone, Debug)]
pub(crate) struct Grouping {
    pub(crate) items: Vec<Item>,
    pub(crate) keys: Vec<usize>,
    pub(crate) having: Option<HavingNode>,
    pub(crate) order: Vec<GroupKey>,
}

fn plain(items: Vec<SelectedItem>) -> Vec<Item> {
    items.into_iter().map(|item| item.0).collect()
}

impl<M: Model, R> Totals<M, R> {
    pub(crate) fn new<N>(executor: Executor, columns: impl GroupColumns<M, (), N, R>) -> Self {
        let items = plain(columns.items());
        Self { executor, items, selection: Selection::default(), types: PhantomData }
    }

    /// Only rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.selection.filter.and(filter.node);
        self
    }

    /// The same for a filter that may be absent.
    pub fn filter_opt(self, filter: Option<Filter<M>>) -> Self {
        match filter {
            Some(filter) => self.filter(filter),
            None => self,
        }
    }

    /// Which rows are the first, where `take` or `skip` leaves some out.
    pub fn order_by(mut self, order: impl IntoOrder<M>) -> Self {
        self.selection.order.extend(keys(order));
        self
    }

    /// Leaves out the first rows.
    pub fn skip(mut self, count: u64) -> Self {
        self.selection.skip = count;
        self
    }

    /// Over at most so many rows.
    pub fn take(mut self, count: u64) -> Self {
        self.selection.take = Some(count);
        self
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.sql().into()
    }

    fn sql(&self) -> Sql {
        let mut sql = Sql::new(self.executor.dialect());
        sql.totals(M::META, &self.items, &self.selection);
        sql
    }
}

impl<M: Model, R: FromRow> IntoFuture for Totals<M, R> {
    type Output = Result<R>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let sql = self.sql();
            records(&self.executor, &sql).await?.pop().ok_or_else(super::create::no_row)
        })
    }
}

impl<M: Model, G> GroupBy<M, G> {
    pub(crate) fn new<K: GroupKeys<M, Fields = G>>(executor: Executor, keys: K) -> Self {
        Self { executor, keys: keys.columns(), selection: Selection::default(), types: PhantomData }
    }

    /// Only groups of rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.selection.filter.and(filter.node);
        self
    }

    /// What each group gives: fields that it is made by, and aggregates.
    pub fn select<R, N>(self, columns: impl GroupColumns<M, G, N, R>) -> Groups<M, R> {
        let items = plain(columns.items());
        Groups {
            executor: self.executor,
            grouping: Grouping { items, keys: self.keys, having: None, order: Vec::new() },
            selection: self.selection,
            types: PhantomData,
        }
    }
}

impl<M: Model, R> Groups<M, R> {
    /// Only groups of rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.selection.filter.and(filter.node);
        self
    }

    /// The same for a filter that may be absent.
    pub fn filter_opt(self, filter: Option<Filter<M>>) -> Self {
        match filter {
            Some(filter) => self.filter(filter),
            None => self,
        }
    }

    /// Only groups that satisfy this condition too.
    pub fn having(mut self, having: Having<M>) -> Self {
        self.grouping.having = Some(match self.grouping.having.take() {
            None => having.node,
            Some(before) => HavingNode::All(vec![before, having.node]),
        });
        self
    }

    /// In this order, after any order given before.
    pub fn order_by(mut self, order: impl IntoGroupOrder<M>) -> Self {
        self.grouping.order.extend(order.into_group_order().into_iter().map(|o| o.key));
        self
    }

    /// Passes over the first groups.
    pub fn skip(mut self, count: u64) -> Self {
        self.selection.skip = count;
        self
    }

    /// At most so many groups.
    pub fn take(mut self, count: u64) -> Self {
        self.selection.take = Some(count);
        self
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.sql().into()
    }

    fn sql(&self) -> Sql {
        let mut sql = Sql::new(self.executor.dialect());
        sql.groups(M::META, &self.grouping, &self.selection);
        sql
    }

    /// The compiler sees which fields are selected, not which ones an order names.
    fn check(&self) -> Result<()> {
        for key in &self.grouping.order {
            match key.item {
                Some(Item::Column(column)) if !self.grouping.keys.contains(&column) => {
                    return Err(Error::usage(format!(
                        "groups of {} are ordered by `{}`, which they are not made by",
                        M::META.name,
                        M::META.columns[column].field
                    )));
                }
                Some(_) => {}
                None => {
                    return Err(Error::usage(format!(
                        "groups of {} cannot be ordered by related rows",
                        M::META.name
                    )));
                }
            }
        }
        Ok(())
    }
}

impl<M: Model, R: FromRow> IntoFuture for Groups<M, R> {
    type Output = Result<Vec<R>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            self.check()?;
            records(&self.executor, &self.sql()).await
        })
    }
}

async fn records<R: FromRow>(executor: &Executor, sql: &Sql) -> Result<Vec<R>> {
    let mut rows = Vec::new();
    executor
        .query(&sql.text, &sql.params, &mut |row| {
            rows.push(R::from_row(row)?);
            Ok(())
        })
        .await?;
    Ok(rows)
}
