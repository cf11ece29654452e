//! The shape of a native type: what `@db.Name(args)` may say.

use crate::Scalar;

/// How many arguments a native type takes, all of them integers unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeArgs {
    /// None: `@db.Text`.
    None,
    /// Exactly one: `@db.Char(8)` on MySQL.
    One,
    /// None or one: `@db.VarChar(64)`.
    OptionalOne,
    /// None, one or two: `@db.Decimal(10, 2)`.
    OptionalTwo,
    /// None, one integer, or the word `Max`: `@db.VarChar(Max)` on SQL Server.
    OptionalOneOrMax,
}

/// One native type of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NativeTypeDef {
    /// The name after `@db.`.
    pub name: &'static str,
    /// How the database spells it, without arguments.
    pub sql: &'static str,
    /// The scalars whose columns may have it.
    pub scalars: &'static [Scalar],
    /// Its arguments.
    pub args: NativeArgs,
}

impl NativeTypeDef {
    /// A type with its name, SQL spelling, scalars and arguments, in table order.
    pub(crate) const fn new(
        name: &'static str,
        sql: &'static str,
        scalars: &'static [Scalar],
        args: NativeArgs,
    ) -> Self {
        Self { name, sql, scalars, args }
    }
}
