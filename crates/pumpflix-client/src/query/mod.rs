//! Query builders. Each is awaited directly and can show its statement without running it.

mod aggregate;
mod batch;
mod create;
mod delete;
mod find;
mod lock;
mod page;
mod raw;
mod required;
mod selected;
mod stream;
mod table;
mod unique;
mod update;
mod upsert;

pub(crate) use aggregate::Grouping;
pub use aggregate::{GroupBy, Groups, Totals};
pub use batch::{Batch, BatchQuery, Query};
pub use create::{Create, CreateMany, CreateManyReturning};
pub use delete::{Delete, DeleteMany, DeleteManyReturning};
pub use find::{Count, Exists, FindFirst, FindMany};
pub(crate) use lock::Lock;
pub use page::{FindPage, SelectPage};
pub use raw::{FromRow, Param, Params, RawExecute, RawQuery};
pub use required::{One, Required};
pub use selected::{PickMany, PickOne, SelectMany, SelectOne};
pub use table::Table;
pub(crate) use unique::one;
pub use unique::{FindUnique, Unique};
pub(crate) use update::with_update_time;
pub use update::{Update, UpdateMany, UpdateManyReturning};
pub use upsert::Upsert;

use crate::error::{Error, Result};
use crate::filter::Node;
use crate::meta::{ModelMeta, RelationMeta};
use crate::order::{Nulls, OrderBy, OrderKey};
use crate::render::Sql;
use crate::strategy::{RelationPlan, Strategy};
use crate::value::Value;

/// Which rows, in which order, and how many.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    pub(crate) filter: Node,
    pub(crate) order: Vec<OrderKey>,
    pub(crate) skip: u64,
    pub(crate) take: Option<u64>,
    /// Of rows that agree in these columns only the first is kept.
    pub(crate) distinct: Vec<usize>,
    /// The rows are locked until the transaction ends.
    pub(crate) lock: Option<Lock>,
    /// How relations are loaded, at this level and below; unless somebody says it, each in its usual way.
    pub(crate) strategy: Option<Strategy>,
    /// What is asked of relations at the next level; only shapes look at it.
    pub(crate) relations: Vec<(&'static RelationMeta, Selection)>,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            filter: Node::All(Vec::new()),
            order: Vec::new(),
            skip: 0,
            take: None,
            distinct: Vec::new(),
            lock: None,
            strategy: None,
            relations: Vec::new(),
        }
    }
}

impl Selection {
    pub(crate) fn needs_alias(&self) -> bool {
        self.filter.needs_alias()
            || !self.distinct.is_empty()
            || self.order.iter().any(|k| !matches!(k.by, OrderBy::Column(_)))
    }

    /// The order of rows that belong to others. Which of them are the first must not depend on the database's mood.
    pub(crate) fn order_of_related(&self, model: &'static ModelMeta) -> Vec<OrderKey> {
        if !self.order.is_empty() || (self.take.is_none() && self.skip == 0) {
            return self.order.clone();
        }
        let key = |column: &usize| OrderKey {
            by: OrderBy::Column(*column),
            descending: false,
            nulls: Nulls::Usual,
        };
        model.primary_key().iter().map(key).collect()
    }
}

/// Which rows a statement that writes many of them is for: nobody has said, or those that satisfy a condition.
#[derive(Clone, Debug, Default)]
struct Scope(Option<Node>);

impl Scope {
    /// Only rows that satisfy this condition too.
    fn and(&mut self, condition: Node) {
        self.0.get_or_insert_with(everything).and(condition);
    }

    /// Every row, unless conditions are given too.
    fn all_rows(&mut self) {
        self.0.get_or_insert_with(everything);
    }

    /// The condition; a forgotten one must not change or delete the whole table.
    fn condition(&self, model: &ModelMeta, verb: &str) -> Result<&Node> {
        self.0.as_ref().ok_or_else(|| {
            Error::usage(format!(
                "{verb} of {} has no filter: add `.filter(…)`, or `.all_rows()` if every row is meant",
                model.name
            ))
        })
    }

    /// The condition as it stands, for showing the statement.
    fn shown(&self) -> Node {
        self.0.clone().unwrap_or_else(everything)
    }
}

fn everything() -> Node {
    Node::All(Vec::new())
}

/// A unique selector without its model's type: which unique, and the values.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    pub(crate) model: &'static ModelMeta,
    pub(crate) unique: usize,
    pub(crate) values: Vec<Value>,
}

impl Selector {
    /// The selector of a row by its primary key, or by its first unique.
    pub(crate) fn of_row(model: &'static ModelMeta, row: &[Value]) -> Result<Self> {
        let unique = model.uniques.first().ok_or_else(|| {
            Error::usage(format!("{} has no key by which its row could be changed", model.name))
        })?;
        let values = unique.columns.iter().map(|column| row[*column].clone()).collect();
        Ok(Self { model, unique: 0, values })
    }

    pub(crate) fn not_found(&self) -> crate::Error {
        crate::Error::NotFound {
            model: self.model.name,
            key: self.model.fields(self.model.uniques[self.unique].columns),
        }
    }
}

/// The statement of a query, as it would be sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The text.
    pub sql: String,
    /// The parameters, in order.
    pub params: Vec<Value>,
    /// How the relations that it loads are loaded, in the order in which they were named.
    pub relations: Vec<RelationPlan>,
}

impl From<Sql> for Plan {
    fn from(sql: Sql) -> Self {
        Self { sql: sql.text, params: sql.params, relations: Vec::new() }
    }
}
