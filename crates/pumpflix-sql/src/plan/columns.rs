//! What changes about a column.

use pumpflix_dialect::Dialect;

use super::{casts, defaults};
use crate::step::ColumnChanges;
use crate::tables::Column;

/// What changes from one column to the one of the same name.
pub(super) fn changes(dialect: Dialect, from: &Column, to: &Column, like_prisma: bool) -> ColumnChanges {
    let mut changes = ColumnChanges {
        arity: from.arity != to.arity,
        default: !defaults::same(dialect, from, to, like_prisma),
        ty: casts::change(dialect, from, to),
        auto_increment: from.auto_increment != to.auto_increment
            && matches!(dialect, Dialect::Postgres | Dialect::MySql | Dialect::SqlServer),
        cast: false,
    };
    if !like_prisma && dialect == Dialect::Postgres {
        changes.arity = from.stored_arity() != to.stored_arity();
        casts::keep_values(from, to, &mut changes);
        // The old default would stay behind as a cast from the old type.
        changes.default |= changes.ty.is_some() && to.default.is_some();
    }
    changes
}
