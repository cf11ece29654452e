//! What `@default` may say.

/// The value of `@default(…)`.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// A literal: `@default(7)`, `@default(USER)`.
    Literal(Literal),
    /// A list of literals: `@default(["a"])`.
    List(Vec<Literal>),
    /// `autoincrement()`, by the database.
    Autoincrement,
    /// `sequence(…)` of CockroachDB, by the database; options as `(name, value)` in order of writing.
    Sequence(Vec<(String, String)>),
    /// `now()`, by the client and by the database.
    Now,
    /// `uuid()` or `uuid(4)`, `uuid(7)`, by the client.
    Uuid(u8),
    /// `cuid()` or `cuid(1)`, `cuid(2)`, by the client.
    Cuid(u8),
    /// `ulid()`, by the client.
    Ulid,
    /// `nanoid(n)` with its length (21 when none is given), by the client.
    Nanoid(u8),
    /// `dbgenerated("…")`, by the database; `None` when it says only that there is a default.
    DbGenerated(Option<String>),
}

impl DefaultValue {
    /// It is a call of PostgreSQL's that makes a random UUID, which a client can make as well.
    #[must_use]
    pub fn is_random_uuid(&self) -> bool {
        let Self::DbGenerated(Some(call)) = self else { return false };
        matches!(call.trim(), "gen_random_uuid()" | "uuid_generate_v4()")
    }
}

/// A literal of `@default`, already of the field's type.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// Text; also `DateTime` (RFC 3339), Json and Bytes (base64), which are written as text.
    String(String),
    /// Int, `BigInt`, Float or Decimal, as written.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A value of the field's enum, by its index in [`crate::model::Enum::values`].
    Enum(usize),
}
