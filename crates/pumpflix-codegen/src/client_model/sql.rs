//! Facts of PostgreSQL that the client needs for its parameters.

use pumpflix_dialect::Dialect;
use pumpflix_schema::model::ModelId;
use pumpflix_sql::SqlSchema;
use pumpflix_sql::tables::{ColumnType, TypeFamily};

/// How PostgreSQL names the type of a column.
pub(super) struct PgType {
    /// `text`, `"auth"."Role"`
    pub(super) name: String,
    /// The type by way of which it is read and written, where the driver has no binary form for it.
    pub(super) via: Option<&'static str>,
}

impl PgType {
    /// The type of a column, or that of text where the schema is not for PostgreSQL.
    pub(super) fn of(postgres: Option<&SqlSchema>, model: ModelId, column: &str) -> Self {
        let table = postgres.and_then(|tables| tables.table_of(model));
        match table.and_then(|table| table.column(column)) {
            Some(column) => Self::of_type(&column.ty),
            None => Self { name: "text".to_owned(), via: None },
        }
    }

    fn of_type(ty: &ColumnType) -> Self {
        if let TypeFamily::Enum { name, schema } = &ty.family {
            let quote = |name: &str| Dialect::Postgres.quote(name);
            let schema = schema.as_deref().map_or(String::new(), |s| format!("{}.", quote(s)));
            return Self { name: format!("{schema}{}", quote(name)), via: None };
        }
        let Some(native) = &ty.native else { return Self { name: "text".to_owned(), via: None } };
        let name = native.sql.to_lowercase();
        let via = match native.name.as_str() {
            "Inet" | "Bit" | "VarBit" | "Xml" => Some("text"),
            "Money" => Some("numeric"),
            _ => None,
        };
        // `bit` alone means one bit and `char` alone one character, so that a cast would cut the value.
        let name = match native.name.as_str() {
            "Bit" => name,
            "Char" => "bpchar".to_owned(),
            _ => name.split('(').next().unwrap_or_default().trim().to_owned(),
        };
        Self { name, via }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pumpflix_dialect::Scalar;
    use pumpflix_sql::tables::Native;

    fn named(name: &str, sql: &str) -> (String, Option<&'static str>) {
        let native = Native { name: name.to_owned(), sql: sql.to_owned(), args: Vec::new() };
        let ty = ColumnType { family: TypeFamily::Scalar(Scalar::String), native: Some(native) };
        let PgType { name, via } = PgType::of_type(&ty);
        (name, via)
    }

    #[test]
    fn types_lose_their_length_unless_it_is_meant() {
        assert_eq!(named("VarChar", "VARCHAR(20)"), ("varchar".to_owned(), None));
        assert_eq!(named("DoublePrecision", "DOUBLE PRECISION"), ("double precision".to_owned(), None));
        assert_eq!(named("Bit", "BIT(4)"), ("bit(4)".to_owned(), Some("text")));
        assert_eq!(named("Char", "CHAR(4)"), ("bpchar".to_owned(), None));
        assert_eq!(named("Money", "MONEY"), ("money".to_owned(), Some("numeric")));
    }

    #[test]
    fn enums_are_quoted() {
        let family = TypeFamily::Enum { name: "Role".to_owned(), schema: Some("auth".to_owned()) };
        assert_eq!(PgType::of_type(&ColumnType { family, native: None }).name, r#""auth"."Role""#);
    }
}
