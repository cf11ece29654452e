//! The enums.

use pumpflix_schema::model::Enum;

use super::names::ident;
use super::{Context, EnumCode, ValueCode};

/// Types that the root has itself.
pub(super) const ROOT_TYPES: [&str; 2] = ["Db", "Tx"];

/// The database has other names for the values than the schema.
pub(super) fn is_mapped(code: &Enum) -> bool {
    code.values.iter().any(|v| v.name != v.db_name)
}

pub(super) fn enums(context: &Context<'_>) -> Vec<EnumCode> {
    let enums = context.schema.enums.iter();
    enums
        .map(|e| EnumCode {
            name: e.name.clone(),
            ident: ident(&e.rust_type),
            at_root: !ROOT_TYPES.contains(&e.rust_type.as_str()),
            docs: e.docs.clone(),
            mapped: is_mapped(e),
            values: e
                .values
                .iter()
                .map(|v| ValueCode {
                    name: v.name.clone(),
                    db_name: v.db_name.clone(),
                    variant: ident(&v.rust_variant),
                    docs: v.docs.clone(),
                })
                .collect(),
        })
        .collect()
}
