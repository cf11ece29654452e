//! Small types that every generated client needs once.

use std::borrow::Cow;
use std::fmt;

use crate::cell::{Cell, Decode};
use crate::input::{IntoValue, Operand, Right, Scalar};
use crate::value::{AsValueRef, Value, ValueRef};

/// Stands for the type of a primary key that is not a single field, or that there is not.
#[derive(Clone, Copy, Debug)]
pub enum NoKey {}

/// A generated enum.
pub trait Enum: Copy + Send + 'static {
    /// What it is, for messages: `a value of Role`.
    const EXPECTED: &'static str;
    /// Its values, with their names in the schema and in the database.
    const VALUES: &'static [(Self, &'static str, &'static str)];

    /// The value's name in the database.
    fn db_name(self) -> &'static str;

    /// The value of a name in the schema.
    fn parse(name: &str) -> Result<Self, ParseEnumError> {
        let found = Self::VALUES.iter().find(|(_, known, _)| *known == name);
        found.map(|(value, ..)| *value).ok_or_else(|| ParseEnumError {
            expected: Self::EXPECTED,
            known: Self::VALUES.iter().map(|(_, name, _)| *name).collect(),
        })
    }
}

impl<E: Enum> Scalar for E {
    fn into_scalar(self) -> Value {
        Value::Text(Cow::Borrowed(self.db_name()))
    }
}

#[diagnostic::do_not_recommend]
impl<E: Enum> IntoValue<E> for &E {
    fn into_value(self) -> Value {
        self.into_scalar()
    }
}

#[diagnostic::do_not_recommend]
impl<E: Enum> IntoValue<Option<E>> for &E {
    fn into_value(self) -> Value {
        self.into_scalar()
    }
}

#[diagnostic::do_not_recommend]
impl<M, E: Enum> Operand<M, E> for &E {
    fn into_operand(self) -> Right {
        Right::Value(self.into_scalar())
    }
}

#[diagnostic::do_not_recommend]
impl<M, E: Enum> Operand<M, Option<E>> for &E {
    fn into_operand(self) -> Right {
        Right::Value(self.into_scalar())
    }
}

impl<E: Enum> Decode for E {
    const EXPECTED: &'static str = <E as Enum>::EXPECTED;

    #[inline]
    fn decode(cell: Cell<'_>) -> Option<Self> {
        let text = cell.text()?;
        Self::VALUES.iter().find(|(.., db_name)| *db_name == text).map(|(value, ..)| *value)
    }

    fn blank() -> Self {
        Self::VALUES[0].0
    }
}

impl<E: Enum> AsValueRef for E {
    fn as_value_ref(&self) -> ValueRef<'_> {
        ValueRef::Text(self.db_name())
    }
}

/// A text that is not the name of an enum's value. The text itself is not kept: it may be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseEnumError {
    expected: &'static str,
    known: Vec<&'static str>,
}

impl ParseEnumError {
    /// The names that would have been right.
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }
}

impl fmt::Display for ParseEnumError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}, which has {}", self.expected, self.known.join(", "))
    }
}

impl std::error::Error for ParseEnumError {}
