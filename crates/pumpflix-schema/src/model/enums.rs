//! Enums.

use crate::source::Span;

/// An enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// Name in the schema.
    pub name: String,
    /// Name in the database, after `@@map`.
    pub db_name: String,
    /// The database schema of `@@schema`.
    pub db_schema: Option<String>,
    /// Name of the Rust enum.
    pub rust_type: String,
    /// The `///` lines.
    pub docs: Option<String>,
    /// The values, in source order; never empty.
    pub values: Vec<EnumValue>,
    /// The name in the block's head.
    pub span: Span,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// Name in the schema.
    pub name: String,
    /// What the database stores, after `@map`.
    pub db_name: String,
    /// Name of the Rust variant.
    pub rust_variant: String,
    /// The `///` lines.
    pub docs: Option<String>,
    /// The name.
    pub span: Span,
}
