//! What can be selected from groups: the fields that they are made by, and aggregates.
//!
//! The compiler looks a field up among those of `group_by` by its position in the tuple.

use crate::aggregate::{Aggregate, GroupOrder, IntoGroupOrder, Item};
use crate::column::Column;
use crate::handles::Field;

/// The position of a field in a tuple.
#[derive(Debug)]
pub struct At<const N: usize>;

/// Marks a column that is an aggregate, not a field.
#[derive(Debug)]
pub struct Aggregated;

/// A field that stands in the tuple `G`.
pub trait Among<G, At> {}

/// A column that can be selected from groups of rows of `M` that are made by the fields `G`.
#[diagnostic::on_unimplemented(
    message = "this is neither a field that `group_by` names nor an aggregate of `{M}`",
    label = "neither grouped by nor aggregated",
    note = "name the field in `group_by`, or take its `.min()`, `.max()`, `.sum()`, `.avg()` or `.count()`"
)]
pub trait GroupColumn<M, G, At, Out>: Sized {
    /// What it is.
    #[doc(hidden)]
    fn item(self) -> SelectedItem;
}

/// What a selected column is.
#[derive(Clone, Copy, Debug)]
pub struct SelectedItem(pub(crate) Item);

#[diagnostic::do_not_recommend]
impl<M, T, G> GroupColumn<M, G, Aggregated, T> for Aggregate<M, T> {
    fn item(self) -> SelectedItem {
        SelectedItem(self.item)
    }
}

#[diagnostic::do_not_recommend]
impl<M, T, G, N, C: Column> GroupColumn<M, G, N, T> for Field<M, T, C>
where
    Self: Among<G, N>,
{
    fn item(self) -> SelectedItem {
        SelectedItem(Item::Column(C::INDEX))
    }
}

/// A tuple of columns that can be selected from groups of rows of `M` that are made by the fields `G`.
#[diagnostic::on_unimplemented(
    message = "this cannot be selected from groups of `{M}`",
    label = "neither a field that `group_by` names nor an aggregate of `{M}`",
    note = "name the field in `group_by`, or take its `.min()`, `.max()`, `.sum()`, `.avg()` or `.count()`",
    note = "one column is a tuple too: `(count(),)`"
)]
pub trait GroupColumns<M, G, At, Row>: Sized {
    /// What is selected.
    #[doc(hidden)]
    fn items(self) -> Vec<SelectedItem>;
}

/// The fields that groups are made by: one, or a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a field of `{M}`, nor a tuple of them",
    label = "fields of `{M}` are wanted here"
)]
pub trait GroupKeys<M>: Sized {
    /// The fields as a tuple.
    type Fields;

    /// Their columns.
    #[doc(hidden)]
    fn columns(self) -> Vec<usize>;
}

#[diagnostic::do_not_recommend]
impl<M, T, C: Column> GroupKeys<M> for Field<M, T, C> {
    type Fields = (Self,);

    fn columns(self) -> Vec<usize> {
        vec![C::INDEX]
    }
}

macro_rules! keys {
    ($($ty:ident $column:ident),+) => {
        #[diagnostic::do_not_recommend]
        impl<M, $($ty, $column: Column),+> GroupKeys<M> for ($(Field<M, $ty, $column>,)+) {
            type Fields = Self;

            fn columns(self) -> Vec<usize> {
                vec![$($column::INDEX),+]
            }
        }
    };
}

keys!(A C0);
keys!(A C0, B C1);
keys!(A C0, B C1, C C2);
keys!(A C0, B C1, C C2, D C3);
keys!(A C0, B C1, C C2, D C3, E C4);

macro_rules! among {
    ($($name:ident),+ => $at:literal in $fields:ty) => {
        impl<$($name),+> Among<$fields, At<$at>> for F {}
    };
}

among!(F => 0 in (F,));
among!(F, B => 0 in (F, B));
among!(F, A => 1 in (A, F));
among!(F, B, C => 0 in (F, B, C));
among!(F, A, C => 1 in (A, F, C));
among!(F, A, B => 2 in (A, B, F));
among!(F, B, C, D => 0 in (F, B, C, D));
among!(F, A, C, D => 1 in (A, F, C, D));
among!(F, A, B, D => 2 in (A, B, F, D));
among!(F, A, B, C => 3 in (A, B, C, F));
among!(F, B, C, D, E => 0 in (F, B, C, D, E));
among!(F, A, C, D, E => 1 in (A, F, C, D, E));
among!(F, A, B, D, E => 2 in (A, B, F, D, E));
among!(F, A, B, C, E => 3 in (A, B, C, F, E));
among!(F, A, B, C, D => 4 in (A, B, C, D, F));

macro_rules! columns {
    ($($name:ident $at:ident $out:ident),+) => {
        #[diagnostic::do_not_recommend]
        impl<M, G, $($name, $at, $out),+> GroupColumns<M, G, ($($at,)+), ($($out,)+)> for ($($name,)+)
        where
            $($name: GroupColumn<M, G, $at, $out>),+
        {
            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn items(self) -> Vec<SelectedItem> {
                let ($($name,)+) = self;
                vec![$($name.item()),+]
            }
        }

        impl<M, $($name: Into<GroupOrder<M>>),+> IntoGroupOrder<M> for ($($name,)+) {
            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn into_group_order(self) -> Vec<GroupOrder<M>> {
                let ($($name,)+) = self;
                vec![$($name.into()),+]
            }
        }
    };
}

columns!(A IA OA);
columns!(A IA OA, B IB OB);
columns!(A IA OA, B IB OB, C IC OC);
columns!(A IA OA, B IB OB, C IC OC, D ID OD);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE, F IF OF);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE, F IF OF, H IH OH);
columns!(A IA OA, B IB OB, C IC OC, D ID OD, E IE OE, F IF OF, H IH OH, J IJ OJ);
