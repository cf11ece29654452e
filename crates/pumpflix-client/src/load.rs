//! Loading related rows: one statement for each relation and level, whatever the number of rows.

use crate::BoxFuture;
use crate::error::Result;
use crate::executor::Executor;
use crate::group::{count, fetch, group_rows, hand_out, hand_out_groups, missing};
use crate::handles::{Counted, ManyInclude, OneInclude, OptionalInclude, ToMany, ToOne, ToOptional};
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::query::Selection;

/// Something that can be loaded with each row of `P`: a relation, with or without conditions, or a count.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation of `{P}`",
    label = "not a relation of `{P}`",
    note = "`.with(…)` takes the relations of the model that is queried: `user::posts` in a query of users"
)]
pub trait Load<P: Model>: Send + Sync + 'static {
    /// What each row gets: `Vec<T>`, `T`, `Option<T>` or `i64`.
    type Out: Clone + Send + 'static;

    /// Loads it for all rows, in their order.
    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>>;
}

/// What is loaded with each row of `M`: nothing, or a tuple of [`Load`]s.
pub trait Rows<M: Model>: Send + Sync + 'static {
    /// The row as the caller gets it: `M`, or a tuple that begins with it.
    type Row: Clone + Send + 'static;

    /// Loads everything and joins it with the rows.
    fn complete<'a>(&'a self, executor: &'a Executor, rows: Vec<M>) -> BoxFuture<'a, Result<Vec<Self::Row>>>;
}

/// A tuple that can have one more element.
pub trait Append<X> {
    /// The longer tuple.
    type Next;

    /// Adds the element at the end.
    fn append(self, element: X) -> Self::Next;
}

impl<X> Append<X> for () {
    type Next = (X,);

    fn append(self, element: X) -> (X,) {
        (element,)
    }
}

impl<M: Model> Rows<M> for () {
    type Row = M;

    fn complete<'a>(&'a self, _: &'a Executor, rows: Vec<M>) -> BoxFuture<'a, Result<Vec<M>>> {
        Box::pin(std::future::ready(Ok(rows)))
    }
}

macro_rules! tuples {
    ($($name:ident $out:ident),+) => {
        impl<M: Model, $($name: Load<M>),+> Rows<M> for ($($name,)+) {
            type Row = (M, $($name::Out),+);

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn complete<'a>(
                &'a self,
                executor: &'a Executor,
                rows: Vec<M>,
            ) -> BoxFuture<'a, Result<Vec<Self::Row>>> {
                Box::pin(async move {
                    let ($($name,)+) = self;
                    $(let mut $out = $name.load(executor, &rows).await?.into_iter();)+
                    let mut complete = Vec::with_capacity(rows.len());
                    for row in rows {
                        // Every loader gives one element for each row.
                        if let ($(Some($out),)+) = ($($out.next(),)+) {
                            complete.push((row, $($out),+));
                        }
                    }
                    Ok(complete)
                })
            }
        }
    };
}

macro_rules! append {
    ($($name:ident),+) => {
        impl<X, $($name),+> Append<X> for ($($name,)+) {
            type Next = ($($name,)+ X,);

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn append(self, element: X) -> Self::Next {
                let ($($name,)+) = self;
                ($($name,)+ element,)
            }
        }
    };
}

tuples!(A a);
tuples!(A a, B b);
tuples!(A a, B b, C c);
tuples!(A a, B b, C c, D d);
tuples!(A a, B b, C c, D d, E e);
tuples!(A a, B b, C c, D d, E e, F f);
tuples!(A a, B b, C c, D d, E e, F f, G g);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h);
append!(A);
append!(A, B);
append!(A, B, C);
append!(A, B, C, D);
append!(A, B, C, D, E);
append!(A, B, C, D, E, F);
append!(A, B, C, D, E, F, G);

async fn load_many<P: Model, T: Model, L: Rows<T>>(
    executor: &Executor,
    relation: &'static RelationMeta,
    selection: &Selection,
    children: &L,
    parents: &[P],
) -> Result<Vec<Vec<L::Row>>> {
    let grouped = group_rows(executor, relation, parents);
    let (rows, owners) = fetch::<T>(executor, relation, selection, &grouped).await?;
    let rows = children.complete(executor, rows).await?;
    Ok(hand_out_groups(grouped, rows, owners))
}

async fn load_one<P: Model, T: Model, L: Rows<T>>(
    executor: &Executor,
    relation: &'static RelationMeta,
    children: &L,
    parents: &[P],
) -> Result<Vec<Option<L::Row>>> {
    let grouped = group_rows(executor, relation, parents);
    let (rows, owners) = fetch::<T>(executor, relation, &Selection::default(), &grouped).await?;
    let rows = children.complete(executor, rows).await?;
    let mut found: Vec<Option<L::Row>> = vec![None; grouped.count()];
    for (row, owner) in rows.into_iter().zip(owners) {
        found[owner] = Some(row);
    }
    Ok(hand_out(grouped, found))
}

async fn load_required<P: Model, T: Model, L: Rows<T>>(
    executor: &Executor,
    relation: &'static RelationMeta,
    children: &L,
    parents: &[P],
) -> Result<Vec<L::Row>> {
    let rows = load_one::<P, T, L>(executor, relation, children, parents).await?;
    rows.into_iter().map(|row| row.ok_or_else(|| missing(relation))).collect()
}

impl<P: Model, T: Model> Load<P> for ToMany<P, T> {
    type Out = Vec<T>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Vec<T>>>> {
        Box::pin(async move {
            load_many::<P, T, ()>(executor, self.meta(), &Selection::default(), &(), parents).await
        })
    }
}

impl<P: Model, T: Model, L: Rows<T>> Load<P> for ManyInclude<P, T, L> {
    type Out = Vec<L::Row>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(load_many::<P, T, L>(executor, self.relation, &self.selection, &self.children, parents))
    }
}

impl<P: Model, T: Model> Load<P> for ToOne<P, T> {
    type Out = T;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<T>>> {
        Box::pin(async move { load_required::<P, T, ()>(executor, self.meta(), &(), parents).await })
    }
}

impl<P: Model, T: Model, L: Rows<T>> Load<P> for OneInclude<P, T, L> {
    type Out = L::Row;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(load_required::<P, T, L>(executor, self.relation, &self.children, parents))
    }
}

impl<P: Model, T: Model> Load<P> for ToOptional<P, T> {
    type Out = Option<T>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(async move { load_one::<P, T, ()>(executor, self.meta(), &(), parents).await })
    }
}

impl<P: Model, T: Model, L: Rows<T>> Load<P> for OptionalInclude<P, T, L> {
    type Out = Option<L::Row>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(load_one::<P, T, L>(executor, self.relation, &self.children, parents))
    }
}

impl<P: Model, T: Model> Load<P> for Counted<P, T> {
    type Out = i64;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<i64>>> {
        Box::pin(async move {
            let grouped = group_rows(executor, self.relation, parents);
            count(executor, self.relation, &self.selection.filter, grouped).await
        })
    }
}
