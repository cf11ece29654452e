//! How large the arguments of native types may be.
//!
//! Sources: the manual of each database, chapter on data types; where a manual is stricter than the reference
//! schema tool, the tool decides, since a schema that it accepts must be accepted here.

use crate::Dialect;

/// What one argument of a native type may be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NativeRange {
    /// What the argument says: `length`, `precision`, `scale`, `bits`.
    pub title: &'static str,
    /// The smallest value.
    pub min: u32,
    /// The largest value.
    pub max: u32,
}

impl NativeRange {
    const fn new(title: &'static str, min: u32, max: u32) -> Self {
        Self { title, min, max }
    }
}

const POSITIVE: &[NativeRange] = &[NativeRange::new("length", 1, u32::MAX)];
const MICROSECONDS: &[NativeRange] = &[NativeRange::new("precision", 0, 6)];
const THOUSAND: &[NativeRange] =
    &[NativeRange::new("precision", 1, 1000), NativeRange::new("scale", 0, u32::MAX)];

impl Dialect {
    /// The ranges of a native type's arguments, by position; empty where any number is taken.
    pub fn native_ranges(self, native: &str) -> &'static [NativeRange] {
        match self {
            Self::Postgres | Self::CockroachDb => match native {
                "Bit" | "VarBit" => POSITIVE,
                "Timestamp" | "Timestamptz" | "Time" | "Timetz" => MICROSECONDS,
                "Decimal" => THOUSAND,
                _ => &[],
            },
            Self::MySql => match native {
                "Char" => const { &[NativeRange::new("length", 0, 255)] },
                "VarChar" => const { &[NativeRange::new("length", 0, 65_535)] },
                "Bit" => const { &[NativeRange::new("length", 1, 64)] },
                "Decimal" => {
                    const { &[NativeRange::new("precision", 0, 65), NativeRange::new("scale", 0, 30)] }
                }
                _ => &[],
            },
            Self::SqlServer => match native {
                "Char" | "VarChar" | "Binary" | "VarBinary" => {
                    const { &[NativeRange::new("length", 0, 8000)] }
                }
                "NChar" | "NVarChar" => const { &[NativeRange::new("length", 0, 4000)] },
                "Float" => const { &[NativeRange::new("bits", 1, 53)] },
                "Decimal" => {
                    const { &[NativeRange::new("precision", 1, 38), NativeRange::new("scale", 0, 38)] }
                }
                _ => &[],
            },
            Self::Sqlite => &[],
        }
    }
}
