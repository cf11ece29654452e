//! Columns: scalar types, native types with arguments, defaults of every kind, per provider.

use pumpflix_dialect::Dialect;

use crate::draft::Field;
use crate::names;
use crate::rng::Rng;

/// An enum that columns may have: its name and its values.
pub(crate) type EnumChoice = (String, Vec<String>);

const SCALARS: &[&str] = &[
    "String", "String", "String", "Int", "Int", "Boolean", "BigInt", "Float", "Decimal", "DateTime",
    "DateTime", "Json", "Bytes",
];

/// A column of any kind that the provider is known to accept (nearly always), with `optional` deciding whether
/// it may be optional or a list.
pub(crate) fn column(rng: &mut Rng, dialect: Dialect, enums: &[EnumChoice], name: &str) -> Field {
    if !enums.is_empty() && rng.chance(15) {
        return enum_column(rng, dialect, enums, name);
    }
    if rng.chance(4) {
        return unsupported(rng, dialect, name);
    }
    let mut scalar = rng.word(SCALARS);
    if scalar == "Json" && dialect == Dialect::SqlServer {
        scalar = "String";
    }
    let mut field = Field::column(name, scalar);
    field.arity = arity(rng, dialect, scalar);
    let native = if rng.chance(30) { native(rng, dialect, scalar) } else { None };
    if rng.chance(35) {
        if let Some(default) = default(rng, dialect, scalar, field.arity == "[]", native.as_deref()) {
            field.attributes.push(default);
        }
    } else if scalar == "DateTime" && field.arity != "[]" && rng.chance(25) {
        field.attributes.push("@updatedAt".to_owned());
    }
    if let Some(native) = native {
        field.attributes.push(format!("@db.{native}"));
    }
    if rng.chance(12) {
        field.attributes.push(format!("@map(\"{}\")", names::database_name(rng)));
    }
    if rng.chance(2) {
        field.attributes.push("@ignore".to_owned());
    }
    rng.shuffle(&mut field.attributes);
    field
}

/// A column that may stand in keys and indexes: required, of a type that every provider can index.
pub(crate) fn key_column(rng: &mut Rng, dialect: Dialect, name: &str) -> Field {
    let scalar = rng.word(&["Int", "String", "BigInt", "DateTime", "Int", "String"]);
    let mut field = Field::column(name, scalar);
    if rng.chance(20)
        && let Some(native) = indexable_native(rng, dialect, scalar)
    {
        field.attributes.push(format!("@db.{native}"));
    }
    field
}

fn arity(rng: &mut Rng, dialect: Dialect, scalar: &str) -> &'static str {
    let lists = match dialect {
        Dialect::Postgres => true,
        Dialect::CockroachDb => scalar != "Json",
        _ => false,
    };
    match rng.below(10) {
        0..=5 => "",
        6..=7 => "?",
        _ if lists => "[]",
        _ => "?",
    }
}

fn enum_column(rng: &mut Rng, dialect: Dialect, enums: &[EnumChoice], name: &str) -> Field {
    let Some((ty, values)) = rng.pick(enums) else { return Field::column(name, "Int") };
    let mut field = Field::column(name, ty);
    field.arity = arity(rng, dialect, "Enum");
    if rng.chance(45)
        && let Some(value) = rng.pick(values)
    {
        let other = rng.pick(values).unwrap_or(value);
        let text = match (field.arity, rng.below(3)) {
            ("[]", 0) => "[]".to_owned(),
            ("[]", 1) => format!("[{value}]"),
            ("[]", _) => format!("[{value}, {other}]"),
            _ => value.clone(),
        };
        field.attributes.push(format!("@default({text})"));
    }
    field
}

fn unsupported(rng: &mut Rng, dialect: Dialect, name: &str) -> Field {
    let ty = rng.word(&["circle", "point", "tsvector", "geometry(Point, 4326)", "int4range", "money"]);
    let mut field = Field::column(name, format!("Unsupported(\"{ty}\")"));
    field.arity = if rng.chance(60) { "?" } else { arity(rng, dialect, "Unsupported") };
    if field.arity != "[]" && rng.chance(20) {
        field.attributes.push("@default(dbgenerated(\"'x'\"))".to_owned());
    }
    field
}

/// The spellings of native types that go with a scalar; each is complete with its arguments.
pub(crate) fn natives(dialect: Dialect, scalar: &str) -> &'static [&'static str] {
    match dialect {
        Dialect::Postgres => postgres_natives(scalar),
        Dialect::CockroachDb => cockroach_natives(scalar),
        Dialect::MySql => mysql_natives(scalar),
        Dialect::SqlServer => sqlserver_natives(scalar),
        Dialect::Sqlite => &[],
    }
}

fn native(rng: &mut Rng, dialect: Dialect, scalar: &str) -> Option<String> {
    rng.pick(natives(dialect, scalar)).map(|s| (*s).to_owned())
}

fn indexable_native(rng: &mut Rng, dialect: Dialect, scalar: &str) -> Option<String> {
    let choices: Vec<&str> = natives(dialect, scalar)
        .iter()
        .copied()
        .filter(|n| {
            let large = ["Text", "Xml", "Max", "Blob", "Image", "Json"];
            !(large.iter().any(|l| n.contains(l)) && dialect != Dialect::Postgres
                || *n == "Xml"
                || *n == "Citext")
        })
        .collect();
    rng.pick(&choices).map(|s| (*s).to_owned())
}

fn postgres_natives(scalar: &str) -> &'static [&'static str] {
    match scalar {
        "String" => &[
            "Text",
            "VarChar",
            "VarChar(1)",
            "VarChar(255)",
            "VarChar(10485760)",
            "Char",
            "Char(8)",
            "Citext",
            "Uuid",
            "Xml",
            "Inet",
            "Bit",
            "Bit(3)",
            "VarBit",
            "VarBit(16)",
        ],
        "Int" => &["SmallInt", "Integer", "Oid", "Integer"],
        "BigInt" => &["BigInt"],
        "Float" => &["Real", "DoublePrecision"],
        "Decimal" => &["Decimal", "Decimal(10, 2)", "Money", "Decimal(1000, 0)", "Decimal(65,30)"],
        "Boolean" => &["Boolean"],
        "DateTime" => &[
            "Timestamp",
            "Timestamp(0)",
            "Timestamp(6)",
            "Timestamptz",
            "Timestamptz(3)",
            "Date",
            "Time",
            "Time(2)",
            "Timetz",
            "Timetz(6)",
            "Timestamptz(6)",
        ],
        "Json" => &["Json", "JsonB"],
        "Bytes" => &["ByteA"],
        _ => &[],
    }
}

fn cockroach_natives(scalar: &str) -> &'static [&'static str] {
    match scalar {
        "String" => &[
            "String",
            "String(20)",
            "Char",
            "Char(4)",
            "CatalogSingleChar",
            "Uuid",
            "Inet",
            "Bit",
            "Bit(4)",
            "VarBit",
            "VarBit(9)",
        ],
        "Int" => &["Int2", "Int4", "Oid"],
        "BigInt" => &["Int8"],
        "Float" => &["Float4", "Float8"],
        "Decimal" => &["Decimal", "Decimal(8, 3)"],
        "Boolean" => &["Bool"],
        "DateTime" => &[
            "Timestamp",
            "Timestamp(4)",
            "Timestamptz",
            "Timestamptz(0)",
            "Date",
            "Time",
            "Time(3)",
            "Timetz",
            "Timetz(1)",
        ],
        "Json" => &["JsonB"],
        "Bytes" => &["Bytes"],
        _ => &[],
    }
}

fn mysql_natives(scalar: &str) -> &'static [&'static str] {
    match scalar {
        "String" => &["Char(4)", "VarChar(255)", "VarChar(64)", "TinyText", "Text", "MediumText", "LongText"],
        "Int" => &[
            "Int",
            "UnsignedInt",
            "SmallInt",
            "UnsignedSmallInt",
            "TinyInt",
            "UnsignedTinyInt",
            "MediumInt",
            "UnsignedMediumInt",
            "Year",
        ],
        "BigInt" => &["BigInt", "UnsignedBigInt"],
        "Float" => &["Float", "Double"],
        "Decimal" => &["Decimal", "Decimal(10, 2)", "Decimal(65, 30)"],
        "Boolean" => &["TinyInt", "UnsignedTinyInt", "Bit(1)"],
        "DateTime" => &["Date", "Time", "Time(3)", "DateTime", "DateTime(6)", "Timestamp", "Timestamp(0)"],
        "Json" => &["Json"],
        "Bytes" => &["Bit(8)", "Binary(16)", "VarBinary(200)", "TinyBlob", "Blob", "MediumBlob", "LongBlob"],
        _ => &[],
    }
}

fn sqlserver_natives(scalar: &str) -> &'static [&'static str] {
    match scalar {
        "String" => &[
            "Char",
            "Char(3)",
            "NChar",
            "NChar(10)",
            "VarChar",
            "VarChar(80)",
            "VarChar(Max)",
            "NVarChar",
            "NVarChar(200)",
            "NVarChar(Max)",
            "Text",
            "NText",
            "Xml",
            "UniqueIdentifier",
        ],
        "Int" => &["TinyInt", "SmallInt", "Int", "Bit"],
        "BigInt" => &["BigInt"],
        "Float" => &["Float", "Float(24)", "Real", "Money", "SmallMoney"],
        "Decimal" => &["Decimal", "Decimal(10, 2)"],
        "Boolean" => &["Bit"],
        "DateTime" => &["Date", "Time", "DateTime", "DateTime2", "SmallDateTime", "DateTimeOffset"],
        "Bytes" => &["Binary", "Binary(9)", "VarBinary", "VarBinary(100)", "VarBinary(Max)", "Image"],
        _ => &[],
    }
}

/// A complete `@default(…)` for a column, or `None` where the mixture has none.
fn default(
    rng: &mut Rng,
    dialect: Dialect,
    scalar: &str,
    list: bool,
    native: Option<&str>,
) -> Option<String> {
    if rng.chance(12) {
        let text = if rng.chance(20) { "dbgenerated()" } else { rng.word(GENERATED) };
        return Some(format!("@default({text})"));
    }
    if list {
        let count = rng.below(4);
        let values: Vec<String> = (0..count).filter_map(|_| literal(rng, scalar)).collect();
        return Some(format!("@default([{}])", values.join(", ")));
    }
    let function = match scalar {
        "String" if rng.chance(50) => {
            if native.is_some_and(|n| n == "Uuid" || n == "UniqueIdentifier") {
                Some(rng.word(&["uuid()", "uuid(7)", "uuid(4)", "dbgenerated(\"gen_random_uuid()\")"]))
            } else {
                Some(rng.word(&[
                    "uuid()",
                    "uuid(4)",
                    "uuid(7)",
                    "cuid()",
                    "cuid(1)",
                    "cuid(2)",
                    "ulid()",
                    "nanoid()",
                    "nanoid(12)",
                    "nanoid(255)",
                ]))
            }
        }
        "DateTime" if rng.chance(60) => Some("now()"),
        "BigInt" if rng.chance(12) && dialect == Dialect::CockroachDb => Some(rng.word(&[
            "autoincrement()",
            "sequence()",
            "sequence(start: 10, increment: 2)",
            "sequence(virtual)",
        ])),
        "Int" | "BigInt" if rng.chance(8) && dialect == Dialect::Postgres => Some("autoincrement()"),
        _ => None,
    };
    let text = match function {
        Some(function) => function.to_owned(),
        None => literal(rng, scalar)?,
    };
    let map = if dialect == Dialect::SqlServer && rng.chance(20) {
        format!(", map: \"df_{}\"", rng.below(1_000_000))
    } else {
        String::new()
    };
    Some(format!("@default({text}{map})"))
}

const GENERATED: &[&str] = &[
    "dbgenerated(\"gen_random_uuid()\")",
    "dbgenerated(\"now()\")",
    "dbgenerated(\"(1 + 1)\")",
    "dbgenerated(\"'it''s'\")",
    "dbgenerated(\"'{\\\"a\\\": 1}'\")",
    "dbgenerated(\"CURRENT_TIMESTAMP\")",
];

/// A literal of a scalar, as it stands in `@default`.
pub(crate) fn literal(rng: &mut Rng, scalar: &str) -> Option<String> {
    let choices: &[&str] = match scalar {
        "String" => &[
            "\"\"",
            "\"plain\"",
            "\"it's\"",
            "\"say \\\"hi\\\"\"",
            "\"back\\\\slash\"",
            "\"line\\nbreak\"",
            "\"日本\"",
            "\"\\u00e9\"",
            "\"🦀\"",
            "\"a,b:c [d]\"",
            "\"tab\\tend\"",
            "\"100%\"",
            "\"{}\"",
        ],
        "Int" => &["0", "1", "-1", "42", "2147483647", "-2147483648", "007"],
        "BigInt" => &["0", "9007199254740993", "-5", "9223372036854775807", "3000000000"],
        "Float" => &["0", "1.5", "-0.25", "3.14159265358979", "100", "1.0", "0.1000", "123456789.125"],
        "Decimal" => &["0", "1.50", "-3.1415926535897932384626", "\"12.34\"", "1000000", "0.1"],
        "Boolean" => &["true", "false"],
        "DateTime" => &[
            "\"2020-01-02T03:04:05Z\"",
            "\"1999-12-31T23:59:59.999+02:00\"",
            "\"2024-02-29T00:00:00.123456Z\"",
        ],
        "Json" => &[
            "\"{}\"",
            "\"[]\"",
            "\"{\\\"a\\\": [1, 2, \\\"x\\\"]}\"",
            "\"null\"",
            "\"1.5\"",
            "\"{ \\\"q\\\": \\\"it's\\\" }\"",
        ],
        "Bytes" => &["\"aGVsbG8=\"", "\"\"", "\"AAEC\"", "\"/w==\""],
        _ => return None,
    };
    Some(rng.word(choices).to_owned())
}
