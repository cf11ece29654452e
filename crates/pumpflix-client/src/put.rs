//! What generated drafts are made of.
//!
//! A draft is an enum with two forms: `New`, the required fields by name, and [`Put`], columns and values. So that a
//! method for an optional field need not be written for each of them, the first becomes the second at the first call.

use std::fmt;
use std::future::{IntoFuture, ready};

use crate::BoxFuture;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::input::{IntoValue, Key, OptionalKey};
use crate::insert::Insert;
use crate::meta::ModelMeta;
use crate::model::{Creates, Model};
use crate::nest::Nested;
use crate::query::{Create, Plan, Query};

/// What a new row has got so far; once it is a query, also where it will be created.
pub struct Put<On> {
    pub(crate) insert: Insert,
    pub(crate) on: Option<On>,
}

impl<On> fmt::Debug for Put<On> {
    /// Writes which fields are given, without their values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.insert.meta.columns.iter().zip(&self.insert.slots);
        let given = columns.filter_map(|(column, slot)| slot.as_ref().map(|_| column.field));
        f.debug_list().entries(given).finish()
    }
}

/// Writes whose row a new row will be, without its values; used by generated code.
pub fn debug_new(meta: &ModelMeta, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "New {} {{ .. }}", meta.name)
}

/// A new row of a model: implemented by each generated `Draft`.
pub trait NewRow: Sized {
    /// The model.
    type Row: Model;
    /// Where it will be created: nowhere yet, or in a database.
    type On;

    /// The columns and values.
    fn put(self) -> Put<Self::On>;

    /// The draft that has them.
    fn of(put: Put<Self::On>) -> Self;
}

/// A new row of the model `M`, whatever it is given as.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a new row of `{M}`",
    label = "a new row of `{M}` is wanted",
    note = "a new row is made by the module of its model, `user::New {{ … }}`; a view has none, it is read-only"
)]
pub trait NewOf<M: Model> {
    /// The builder that `create` returns.
    type Create: NewRow<Row = M, On = Executor>;

    /// The columns and values.
    #[doc(hidden)]
    fn into_put(self) -> Put<()>;
}

impl<M: Creates, N: IntoDraft<M>> NewOf<M> for N {
    type Create = M::Create;

    fn into_put(self) -> Put<()> {
        self.into_draft().put()
    }
}

/// What becomes a draft of the model `M`: its `New`, a draft with optional fields, a row that is copied, or whatever
/// else has a `From` for the draft.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a new row of `{M}`",
    label = "a new row of `{M}` is wanted",
    note = "a new row is made by the module of its model, `user::New {{ … }}`; a view has none, it is read-only"
)]
pub trait IntoDraft<M: Creates> {
    /// The draft.
    #[doc(hidden)]
    fn into_draft(self) -> M::Draft;
}

#[diagnostic::do_not_recommend]
impl<M: Creates, N: Into<M::Draft>> IntoDraft<M> for N {
    fn into_draft(self) -> M::Draft {
        self.into()
    }
}

/// Where a row can be created. A draft that is for nowhere yet is not.
#[diagnostic::on_unimplemented(
    message = "this new row has no database to be created in",
    label = "awaited without a database",
    note = "`db.user().create(…)` creates it"
)]
pub trait Place: Sized {
    /// Its executor.
    fn executor(self) -> Option<Executor>;
}

impl Place for Executor {
    fn executor(self) -> Option<Executor> {
        Some(self)
    }
}

/// A second place, so that a `New { … }` which is awaited is not taken for one that has a database.
#[doc(hidden)]
pub enum Elsewhere {}

impl Place for Elsewhere {
    fn executor(self) -> Option<Executor> {
        None
    }
}

impl<On> Put<On> {
    /// Nothing yet; used by generated code.
    pub fn new(meta: &'static ModelMeta) -> Self {
        Self { insert: Insert::new(meta), on: None }
    }

    /// A copy of a row: every column is given, ids and times too.
    pub fn copy<M: Model>(row: &M) -> Self {
        Self { insert: Insert::of(row), on: None }
    }

    /// Gives column `column` a value.
    #[must_use]
    pub fn set<T>(mut self, column: usize, value: impl IntoValue<T>) -> Self {
        self.insert.put(column, value.into_value());
        self
    }

    /// Gives column `column` the key of a row of another model.
    #[must_use]
    pub fn set_key<M>(mut self, column: usize, key: Key<M>) -> Self {
        self.insert.put_key(column, Some(key.source));
        self
    }
}

impl Put<Executor> {
    /// The statement, without running it; ids and times are made anew when it runs.
    pub fn plan(&self) -> Plan {
        self.on.as_ref().map_or_else(Plan::default, |executor| self.insert.plan(executor))
    }
}

/// Gives a column of a new row a value; used by generated code.
pub fn set<D: NewRow, T>(draft: D, column: usize, value: impl IntoValue<T>) -> D {
    D::of(draft.put().set(column, value))
}

/// Gives a column of a new row the key of a row of another model; used by generated code.
pub fn set_key<D: NewRow, M>(draft: D, column: usize, key: impl Into<Key<M>>) -> D {
    D::of(draft.put().set_key(column, key.into()))
}

/// The same, or null; used by generated code.
pub fn set_optional_key<D: NewRow, M>(draft: D, column: usize, key: impl Into<OptionalKey<M>>) -> D {
    let mut put = draft.put();
    put.insert.put_key(column, key.into().0.map(|key| key.source));
    D::of(put)
}

/// Hangs another write off a new row; used by generated code.
pub fn nest<D: NewRow>(draft: D, nested: Nested<D::Row>) -> D {
    let mut put = draft.put();
    put.insert.nested.push(nested.op);
    D::of(put)
}

/// Creates the row; used by generated code.
pub fn create<D: NewRow>(draft: D) -> BoxFuture<'static, Result<D::Row>>
where
    D::On: Place,
{
    let Put { insert, on } = draft.put();
    match on.and_then(Place::executor) {
        Some(executor) => Create::new(executor, insert).into_future(),
        None => Box::pin(ready(Err(Error::usage("a new row is created by `db.….create(…)`")))),
    }
}

#[diagnostic::do_not_recommend]
impl<D> Query for D
where
    D: NewRow<On = Executor>
        + IntoFuture<Output = Result<D::Row>, IntoFuture = BoxFuture<'static, Result<D::Row>>>
        + Send
        + 'static,
{
    type Answer = D::Row;
    const WRITES: bool = true;

    fn on(self, executor: &Executor) -> Self {
        let mut put = self.put();
        if let Some(on) = &mut put.on {
            on.join(executor);
        }
        D::of(put)
    }
}
