//! What generated code says of each model.

use crate::cell::Row;
use crate::error::Result;
use crate::executor::Executor;
use crate::insert::Insert;
use crate::meta::ModelMeta;
use crate::value::ValueRef;

/// A model: implemented by each generated row struct.
pub trait Model: Clone + Send + Sync + Sized + 'static {
    /// The model's facts.
    const META: &'static ModelMeta;

    /// The type of the primary key where it is a single field; else [`NoKey`](crate::codegen_support::NoKey).
    type Key;

    /// A row to be created: the generated `Draft`, which `New` turns into.
    type Draft: Into<Insert> + Send + 'static;

    /// The builder that `create` returns: the generated `Create`, which has a method for each optional field.
    type Create;

    /// Reads a row whose first column is column `first` of the result.
    fn decode(row: &Row<'_>, first: usize) -> Result<Self>;

    /// The value of column `column`, counted as in [`ModelMeta::columns`].
    fn value(&self, column: usize) -> ValueRef<'_>;

    /// The builder for a draft.
    fn create(executor: Executor, draft: Self::Draft) -> Self::Create;
}
