//! The fourth pass: attributes, each on its own.

mod blocks;
mod defaults;
mod fields;
mod formats;
mod keys;
mod relation;
mod set;
mod shard_key;

use super::conditions;
use super::draft::Draft;
use super::out::Out;

/// Reads every attribute of models and enums.
pub(crate) fn resolve<'a>(draft: &mut Draft<'a>, out: &mut Out<'a>) {
    for model in 0..draft.models.len() {
        fields::resolve(draft, model, out);
        blocks::resolve_model(draft, model, out);
    }
    for model in &draft.models {
        conditions::check(draft, model, out);
    }
    for enum_ in &mut draft.enums {
        blocks::resolve_enum(enum_, out);
    }
}
