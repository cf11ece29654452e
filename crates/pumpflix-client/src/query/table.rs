//! The queries of one model.

use super::{
    CreateMany, Delete, DeleteMany, FindFirst, FindMany, FindUnique, GroupBy, Totals, Unique, Update,
    UpdateMany, Upsert,
};
use crate::executor::Executor;
use crate::grouped::{GroupColumns, GroupKeys};
use crate::model::Model;
use crate::put::{NewOf, NewRow, Put};

/// The queries of the model `M`: what `db.user()` returns.
#[derive(Clone, Debug)]
pub struct Table<M> {
    pub(super) executor: Executor,
    model: std::marker::PhantomData<fn() -> M>,
}

impl<M: Model> Table<M> {
    pub(crate) fn new(executor: Executor) -> Self {
        Self { executor, model: std::marker::PhantomData }
    }

    /// The row that a unique selector names, if it exists.
    #[track_caller]
    pub fn find_unique(self, unique: Unique<M>) -> FindUnique<M> {
        FindUnique::new(self.executor.here(), unique)
    }

    /// Rows, as many as there are.
    #[track_caller]
    pub fn find_many(self) -> FindMany<M> {
        FindMany::new(self.executor.here())
    }

    /// The first row, if there is one.
    #[track_caller]
    pub fn find_first(self) -> FindFirst<M> {
        FindFirst::new(FindMany::new(self.executor.here()))
    }

    /// Numbers over all rows: a tuple of `count()`, `post::views.sum()` and the like.
    #[track_caller]
    pub fn aggregate<R, N>(self, columns: impl GroupColumns<M, (), N, R>) -> Totals<M, R> {
        Totals::new(self.executor.here(), columns)
    }

    /// Groups of rows that agree in a field, or in each field of a tuple.
    #[track_caller]
    pub fn group_by<K: GroupKeys<M>>(self, keys: K) -> GroupBy<M, K::Fields> {
        GroupBy::new(self.executor.here(), keys)
    }

    /// Creates a row: a `New`, or a draft with optional fields.
    #[track_caller]
    pub fn create<N: NewOf<M>>(self, new: N) -> N::Create {
        N::Create::of(Put { insert: new.into_put().insert, on: Some(self.executor.here()) })
    }

    /// Creates many rows at once.
    #[track_caller]
    pub fn create_many<N: NewOf<M>>(self, rows: impl IntoIterator<Item = N>) -> CreateMany<M> {
        let rows = rows.into_iter().map(|row| row.into_put().insert).collect();
        CreateMany::new(self.executor.here(), rows)
    }

    /// Changes the row that a unique selector names.
    #[track_caller]
    pub fn update(self, unique: Unique<M>) -> Update<M> {
        Update::new(self.executor.here(), unique)
    }

    /// Changes every row that a filter names.
    #[track_caller]
    pub fn update_many(self) -> UpdateMany<M> {
        UpdateMany::new(self.executor.here())
    }

    /// Creates a row, or changes the one that the selector names if it exists already.
    #[track_caller]
    pub fn upsert(self, unique: Unique<M>, new: impl NewOf<M>) -> Upsert<M> {
        Upsert::new(self.executor.here(), unique, new.into_put().insert)
    }

    /// Deletes the row that a unique selector names.
    #[track_caller]
    pub fn delete(self, unique: Unique<M>) -> Delete<M> {
        Delete::new(self.executor.here(), unique)
    }

    /// Deletes every row that a filter names.
    #[track_caller]
    pub fn delete_many(self) -> DeleteMany<M> {
        DeleteMany::new(self.executor.here())
    }
}
