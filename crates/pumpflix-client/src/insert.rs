//! A row that is to be created.

use crate::defaults;
use crate::input::{IntoValue, Key, KeySource, OptionalKey};
use crate::meta::{Default, ModelMeta};
use crate::value::Value;

/// The columns of a row to be created: given, or left to a default. Generated drafts wrap it.
#[derive(Clone, Debug)]
pub struct Insert {
    pub(crate) meta: &'static ModelMeta,
    /// One slot for each column; `None` is left to the default of client or database.
    pub(crate) slots: Vec<Option<KeySource>>,
}

impl Insert {
    /// A row without any value.
    pub fn new(meta: &'static ModelMeta) -> Self {
        Self { meta, slots: vec![None; meta.columns.len()] }
    }

    /// Gives column `column` a value.
    #[must_use]
    pub fn set<T>(mut self, column: usize, value: impl IntoValue<T>) -> Self {
        self.slots[column] = Some(KeySource::Value(value.into_value()));
        self
    }

    /// Gives column `column` the key of a row of another model.
    #[must_use]
    pub fn set_key<M>(mut self, column: usize, key: Key<M>) -> Self {
        self.slots[column] = Some(key.source);
        self
    }

    /// Gives column `column` the key of a row of another model, or null.
    #[must_use]
    pub fn set_optional_key<M>(mut self, column: usize, key: OptionalKey<M>) -> Self {
        self.slots[column] = Some(key.0.map_or(KeySource::Value(Value::Null), |k| k.source));
        self
    }

    /// Fills in what the client makes: ids, and the current time.
    pub(crate) fn fill_defaults(&mut self, now: chrono::DateTime<chrono::Utc>) {
        for (column, slot) in self.meta.columns.iter().zip(&mut self.slots) {
            if slot.is_some() {
                continue;
            }
            let made = match column.default {
                Default::None if column.updated_at => Some(Value::DateTime(now)),
                other => defaults::make(other, now),
            };
            *slot = made.map(KeySource::Value);
        }
    }
}
