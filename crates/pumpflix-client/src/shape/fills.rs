//! What can fill a field of a shape: a column, a relation, a count.

use serde::de::DeserializeOwned;

use super::pick::Held;
use super::{Context, Reads, Shape};
use crate::BoxFuture;
use crate::cell::{Decode, Row};
use crate::column::Column;
use crate::error::{Error, Result};
use crate::group::{self, OwnedKey};
use crate::handles::{Counted, Field, ToMany, ToOne, ToOptional};
use crate::input::List;
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::query::Selection;
use crate::typed::Typed;

/// A handle that can fill a struct's field of type `Out`.
#[diagnostic::on_unimplemented(
    message = "this field of the model cannot fill a field of type `{Out}`",
    label = "the model's field has another type",
    note = "a column gives its own type (`Option<T>` when it may be null); a relation gives `Vec<S>`, `S` or `Option<S>` \
            where `S` is a shape of the related model; a count gives `i64`"
)]
pub trait Fills<Out>: Send + Sync + 'static {
    /// The model that has the handle.
    type Model: Model;
    /// What is read of each row.
    #[doc(hidden)]
    type Part: Send + Sync;
    /// What is loaded for all rows once they have been read.
    #[doc(hidden)]
    type Later: std::default::Default + Send;
    /// Something is loaded later.
    #[doc(hidden)]
    const LATER: bool;

    #[doc(hidden)]
    fn columns(&self, columns: &mut Vec<usize>);

    #[doc(hidden)]
    fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Part>;

    #[doc(hidden)]
    fn later<'a>(
        &'a self,
        context: Context<'a>,
        parts: Vec<&'a Self::Part>,
    ) -> BoxFuture<'a, Result<Self::Later>>;

    #[doc(hidden)]
    fn finish(&self, part: Self::Part, later: &mut Self::Later) -> Result<Out>;

    #[doc(hidden)]
    fn raw(&self, row: &Row<'_>, at: usize) -> Result<Out>;
}

/// A column fills a field of its own type without anything to be loaded later.
macro_rules! column {
    ($held:ty, $out:ty, [$($generics:tt)*]) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Fills<$out> for Field<M, $held, C> {
            type Model = M;
            type Part = $out;
            type Later = ();
            const LATER: bool = false;

            fn columns(&self, columns: &mut Vec<usize>) {
                columns.push(C::INDEX);
            }

            fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<$out> {
                let value = <$held as Held>::read::<M>(row, *at, C::INDEX);
                *at += 1;
                value
            }

            fn later<'a>(&'a self, _: Context<'a>, _: Vec<&'a $out>) -> BoxFuture<'a, Result<()>> {
                Box::pin(std::future::ready(Ok(())))
            }

            fn finish(&self, part: $out, (): &mut ()) -> Result<$out> {
                Ok(part)
            }

            fn raw(&self, row: &Row<'_>, at: usize) -> Result<$out> {
                <$held as Held>::read::<M>(row, at, C::INDEX)
            }
        }
    };
}

column!(T, T, [M: Model, T: Decode + Send + Sync + 'static, C: Column]);
column!(List<T>, Vec<T>, [M: Model, T: Decode + Send + Sync + 'static, C: Column]);
column!(Typed<T>, T, [M: Model, T: DeserializeOwned + Send + Sync + 'static, C: Column]);
column!(Option<Typed<T>>, Option<T>, [M: Model, T: DeserializeOwned + Send + Sync + 'static, C: Column]);

fn not_raw<T>(relation: &RelationMeta) -> Result<T> {
    Err(Error::usage(format!(
        "a statement of your own cannot fill `{}`, which is a relation: read its columns into a struct without it",
        relation.field
    )))
}

macro_rules! relation {
    ($handle:ident, $out:ty, |$rows:ident, $meta:ident| $finish:expr) => {
        impl<M: Model, S: Shape> Fills<$out> for $handle<M, S::Model> {
            type Model = M;
            type Part = OwnedKey;
            type Later = std::vec::IntoIter<Vec<S>>;
            const LATER: bool = true;

            fn columns(&self, columns: &mut Vec<usize>) {
                columns.extend(group::here(self.meta()));
            }

            fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<OwnedKey> {
                group::read_key(M::META, group::here(self.meta()), row, at)
            }

            fn later<'a>(
                &'a self,
                context: Context<'a>,
                parts: Vec<&'a OwnedKey>,
            ) -> BoxFuture<'a, Result<Self::Later>> {
                Box::pin(async move { Ok(related::<S>(context, self.meta(), &parts).await?.into_iter()) })
            }

            fn finish(&self, _: OwnedKey, later: &mut Self::Later) -> Result<$out> {
                // Every key got its rows.
                #[allow(unused_mut)]
                let mut $rows = later.next().unwrap_or_default();
                let $meta = self.meta();
                $finish
            }

            fn raw(&self, _: &Row<'_>, _: usize) -> Result<$out> {
                not_raw(self.meta())
            }
        }
    };
}

relation!(ToMany, Vec<S>, |rows, _meta| Ok(rows));
relation!(ToOptional, Option<S>, |rows, _meta| Ok(rows.pop()));
relation!(ToOne, S, |rows, meta| rows.pop().ok_or_else(|| group::missing(meta)));

impl<M: Model, T: Model> Fills<i64> for Counted<M, T> {
    type Model = M;
    type Part = OwnedKey;
    type Later = std::vec::IntoIter<i64>;
    const LATER: bool = true;

    fn columns(&self, columns: &mut Vec<usize>) {
        columns.extend(group::here(self.relation));
    }

    fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<OwnedKey> {
        group::read_key(M::META, group::here(self.relation), row, at)
    }

    fn later<'a>(
        &'a self,
        context: Context<'a>,
        parts: Vec<&'a OwnedKey>,
    ) -> BoxFuture<'a, Result<Self::Later>> {
        Box::pin(async move {
            let grouped = group::group_keys(context.executor, self.relation, &parts);
            let counts =
                group::count(context.executor, self.relation, &self.selection.filter, grouped).await?;
            Ok(counts.into_iter())
        })
    }

    fn finish(&self, _: OwnedKey, later: &mut Self::Later) -> Result<i64> {
        Ok(later.next().unwrap_or_default())
    }

    fn raw(&self, row: &Row<'_>, at: usize) -> Result<i64> {
        row.get(at)
    }
}

/// The related rows of each key, as shapes.
async fn related<S: Shape>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    keys: &[&OwnedKey],
) -> Result<Vec<Vec<S>>> {
    let everything = Selection::default();
    let selection = context.selection(relation).unwrap_or(&everything);
    let grouped = group::group_keys(context.executor, relation, keys);
    let spec = S::spec();
    let mut columns = Vec::new();
    spec.columns(&mut columns);
    let mut parts = std::default::Default::default();
    let owners = group::fetch_columns(context.executor, relation, selection, &columns, &grouped, |row| {
        spec.read(row, &mut 0, &mut parts)
    })
    .await?;
    let context = Context { executor: context.executor, relations: &selection.relations };
    let rows = spec.complete(context, parts).await?;
    Ok(group::hand_out_groups(grouped, rows, owners))
}
