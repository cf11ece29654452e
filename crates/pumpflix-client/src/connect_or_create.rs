//! Connecting a row or creating it, also when another transaction creates the same row at that moment.
//!
//! The new row is an `INSERT … ON CONFLICT DO NOTHING`: it waits for the other transaction, and where that has won, the
//! row is there to be connected.

use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::{Compare, Node};
use crate::insert::Insert;
use crate::meta::{Link, RelationMeta};
use crate::nest::{self, Values};
use crate::query::Selector;
use crate::render::Conflict;

/// Makes the row that a selector names belong to the parent, or a new one.
pub(crate) async fn to_parent(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    selector: &Selector,
    mut new: Insert,
) -> Result<()> {
    if nest::connect(executor, relation, parent, selector).await? {
        return Ok(());
    }
    nest::adopt(relation, parent, std::slice::from_mut(&mut new));
    let Some(created) = create(executor, selector, new).await? else {
        let found = nest::connect(executor, relation, parent, selector).await?;
        return if found { Ok(()) } else { Err(gone()) };
    };
    if let Link::Table { there, .. } = &relation.link {
        let key = Node::Compare { column: *there, op: Compare::Eq, value: created[*there].clone() };
        nest::link(executor, relation, parent, &key).await?;
    }
    Ok(())
}

/// The row that a selector names, or a new one.
pub(crate) async fn row(executor: &Executor, selector: &Selector, new: Insert) -> Result<Values> {
    if let Some(found) = nest::find(executor, selector).await? {
        return Ok(found);
    }
    if let Some(created) = create(executor, selector, new).await? {
        return Ok(created);
    }
    nest::find(executor, selector).await?.ok_or_else(gone)
}

/// The new row, unless there is one by now.
async fn create(executor: &Executor, selector: &Selector, new: Insert) -> Result<Option<Values>> {
    let key = selector.model.uniques[selector.unique].columns;
    let makes_keys = new.makes_keys();
    let created = nest::insert_one(executor, new, Conflict::SkipKey(key)).await?;
    if created.is_none() && makes_keys {
        // What was created for its keys goes with the transaction.
        return Err(Error::Conflict { message: "another created the row meanwhile".to_owned() });
    }
    Ok(created)
}

fn gone() -> Error {
    Error::Conflict { message: "others created and deleted the row meanwhile".to_owned() }
}
