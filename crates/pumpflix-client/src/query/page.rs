//! A page of rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::selected::Reading;
use super::{FindMany, SelectMany, Selection};
use crate::BoxFuture;
use crate::error::Result;
use crate::executor::Executor;
use crate::load::Rows;
use crate::model::Model;
use crate::page::{Page, Paged};
use crate::shape::{Context, Reads as _, Shape, Whole};
use crate::strategy::{Columns, Cursor};

/// A page of rows of the model `M`, each with what `L` loads.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct FindPage<M, L = ()> {
    pub(super) executor: Executor,
    selection: Selection,
    children: L,
    page: Page,
    model: PhantomData<fn() -> M>,
}

/// A page of rows as shapes.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct SelectPage<S> {
    pub(super) reading: Reading,
    page: Page,
    shape: PhantomData<fn() -> S>,
}

impl<S: Shape> SelectMany<S> {
    /// A page of the rows instead of all, as [`FindMany::page`] gives it.
    pub fn page(self, page: Page) -> SelectPage<S> {
        SelectPage { reading: self.reading, page, shape: PhantomData }
    }
}

impl<S: Shape> IntoFuture for SelectPage<S> {
    type Output = Result<Paged<S>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let Reading { executor, selection, .. } = &self.reading;
            selection.check(executor)?;
            let spec = S::spec();
            let mut columns = Columns::of(selection);
            spec.columns(&mut columns);
            let mut parts = std::default::Default::default();
            let model = <S::Model as Model>::META;
            let mut each =
                |row: &crate::cell::Row<'_>| spec.read(row, &mut Cursor::new(&columns), &mut parts);
            let paged = self.page.read(executor, model, selection, &columns, &mut each).await?;
            let context = Context::of(executor, selection);
            Ok(paged.with_items(spec.complete(context, parts).await?))
        })
    }
}

impl<M: Model, L> FindMany<M, L> {
    /// A page of the rows instead of all: items, and cursors for the pages around it.
    ///
    /// Where the order leaves it open which of two rows comes first, the primary key decides. A cursor that came
    /// from another model or order, or from nowhere, ends in [`crate::Error::InvalidCursor`].
    pub fn page(self, page: Page) -> FindPage<M, L> {
        let Self { executor, selection, children, .. } = self;
        FindPage { executor, selection, children, page, model: PhantomData }
    }
}

impl<M: Model, L: Rows<M>> IntoFuture for FindPage<M, L> {
    type Output = Result<Paged<L::Row>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let Self { executor, selection, children, page, .. } = self;
            let (executor, selection) = (&executor, &selection);
            selection.check(executor)?;
            let reads = Whole::<M, L>::new(children);
            let mut columns = Columns::of(selection);
            reads.columns(&mut columns);
            let mut parts = std::default::Default::default();
            let mut each =
                |row: &crate::cell::Row<'_>| reads.read(row, &mut Cursor::new(&columns), &mut parts);
            let paged = page.read(executor, M::META, selection, &columns, &mut each).await?;
            let items = reads.complete(Context::of(executor, selection), parts).await?;
            Ok(paged.with_items(items))
        })
    }
}
