//! Rows as a stream.

use super::FindMany;
use crate::load::Rows;
use crate::model::Model;
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
        stream::rows::<M, L>(self.executor, self.selection, self.children)
    }
}
