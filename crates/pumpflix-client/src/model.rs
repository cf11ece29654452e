//! What generated code says of each model.

use crate::cell::{Cells, Row};
use crate::error::Result;
use crate::executor::Executor;
use crate::meta::ModelMeta;
use crate::put::NewRow;
use crate::value::ValueRef;

/// A model: implemented by each generated row struct.
pub trait Model: Clone + Send + Sync + Sized + 'static {
    /// The model's facts.
    const META: &'static ModelMeta;

    /// The type of the primary key where it is a single field; else [`NoKey`](crate::codegen_support::NoKey).
    type Key;

    /// Makes a row of its columns; `None` only where one of them did not fit.
    fn read(row: &Cells<'_>) -> Option<Self>;

    /// The value of column `column`, counted in the order of the schema.
    fn value(&self, column: usize) -> ValueRef<'_>;

    /// Reads a row whose first column is column `first` of the result.
    #[inline]
    fn decode(row: &Row<'_>, first: usize) -> Result<Self> {
        let cells = Cells::new(row, first);
        let read = Self::read(&cells);
        cells.finish(read)
    }
}

/// A model whose rows the client can create: every one but views, and tables with a required column that the client
/// leaves out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is read-only: its rows cannot be created",
    label = "rows of `{Self}` cannot be created",
    note = "it is a view, or its table has a required column that the schema leaves to the database (`Unsupported`, `@ignore`)"
)]
pub trait Creates: Model {
    /// A row to be created: the generated `Draft`, one form of which is `New`.
    type Draft: NewRow<Row = Self, On = ()>;

    /// The builder that `create` returns: the generated `Create`, which has a method for each optional field.
    type Create: NewRow<Row = Self, On = Executor>;
}
