//! Rows that are tuples of columns.

use crate::cell::{Decode, Row};
use crate::error::Result;

/// A row as a tuple of columns, in the order of the statement.
pub trait Record: Send + Sized + 'static {
    /// Reads it from the columns that begin at `first`.
    fn read(row: &Row<'_>, first: usize) -> Result<Self>;
}

macro_rules! records {
    ($($name:ident $at:literal),+) => {
        impl<$($name: Decode + Send + 'static),+> Record for ($($name,)+) {
            fn read(row: &Row<'_>, first: usize) -> Result<Self> {
                Ok(($(row.get::<$name>(first + $at)?,)+))
            }
        }
    };
}

records!(A 0);
records!(A 0, B 1);
records!(A 0, B 1, C 2);
records!(A 0, B 1, C 2, D 3);
records!(A 0, B 1, C 2, D 3, E 4);
records!(A 0, B 1, C 2, D 3, E 4, F 5);
records!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
records!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
