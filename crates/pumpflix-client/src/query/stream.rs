//! Rows as a stream.

use super::{FindMany, PickMany, SelectMany};
use crate::load::Rows;
use crate::model::Model;
use crate::shape::{Pick, Picked, Shape, Whole};
use crate::stream::{self, RowStream};

impl<M: Model, L: Rows<M>> FindMany<M, L> {
    /// The rows one after the other, with memory for some thousands at most, however many there are.
    ///
    /// ```ignore
    /// let mut rows = db.post().find_many().stream();
    /// while let Some(post) = rows.next().await {
    ///     println!("{}", post?.title);
    /// }
    /// ```
    pub fn stream(self) -> RowStream<L::Row> {
        stream::rows(self.executor, self.selection, Whole::<M, L>::new(self.children))
    }
}

impl<S: Shape> SelectMany<S> {
    /// The shapes one after the other, as [`FindMany::stream`] gives rows.
    pub fn stream(self) -> RowStream<S> {
        stream::rows(self.reading.executor, self.reading.selection, S::spec())
    }
}

impl<M: Model, P: Pick<M>> PickMany<M, P> {
    /// The tuples one after the other, as [`FindMany::stream`] gives rows.
    pub fn stream(self) -> RowStream<P::Out> {
        stream::rows(self.reading.executor, self.reading.selection, Picked::<M, P>::new(self.fields))
    }
}
