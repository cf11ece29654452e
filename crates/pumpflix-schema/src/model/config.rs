//! The datasource and generator blocks.

use crate::source::Span;

/// Who keeps the references of a relation intact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelationMode {
    /// The database, by foreign keys.
    #[default]
    ForeignKeys,
    /// The client; no foreign keys are made.
    Prisma,
}

/// The datasource block.
#[derive(Clone, Debug, PartialEq)]
pub struct Datasource {
    /// Its name, which is also the prefix of native types (`db` in `@db.Text`).
    pub name: String,
    /// The schema is seen as one of this datasource's own database, not of another that it also serves.
    pub own: bool,
    /// Who keeps references intact.
    pub relation_mode: RelationMode,
    /// The database schemas of `schemas = […]`, in order; empty when it is absent.
    pub schemas: Vec<String>,
    /// The extensions of `extensions = […]`, in order.
    pub extensions: Vec<Extension>,
    /// The name in the block's head.
    pub span: Span,
}

/// One entry of `extensions = […]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// Name in the schema.
    pub name: String,
    /// Name in the database, after `map:`.
    pub db_name: String,
    /// The schema that it is installed in.
    pub schema: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

/// A generator block.
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    /// Its name.
    pub name: String,
    /// The program or package: `prisma-client-js`, `pumpflix-gen`.
    pub provider: String,
    /// Every other property, in order.
    pub properties: Vec<(String, ConfigValue)>,
    /// The name in the block's head.
    pub span: Span,
}

/// The value of a generator property.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigValue {
    /// Quoted text.
    String(String),
    /// A number as written.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
    /// `env("NAME")`.
    Env(String),
    /// A list.
    Array(Vec<ConfigValue>),
}

impl Generator {
    /// The text of a property, if it is there and is quoted text.
    #[must_use]
    pub fn string(&self, key: &str) -> Option<&str> {
        self.properties.iter().find(|(k, _)| k == key).and_then(|(_, value)| match value {
            ConfigValue::String(text) => Some(text.as_str()),
            _ => None,
        })
    }
}
