//! Operator classes of PostgreSQL that the schema language knows, each with its type of index and the columns
//! it is for. Source: the reference's verdict on every pair of class and column type.

use pumpflix_dialect::Scalar;

use crate::model::IndexAlgorithm;

/// One class.
pub(crate) struct OperatorClassDef {
    /// As the schema spells it.
    pub(crate) name: &'static str,
    /// The type of index that it belongs to.
    pub(crate) algorithm: IndexAlgorithm,
    /// The columns.
    pub(crate) columns: Columns,
}

/// Which columns a class is for.
pub(crate) enum Columns {
    /// Any list.
    Lists,
    /// Columns of a scalar with one of these native types; `""` is the scalar's usual type.
    Of(Scalar, &'static [&'static str]),
}

/// The class of that name for a type of index.
pub(crate) fn find(name: &str, algorithm: IndexAlgorithm) -> Option<&'static OperatorClassDef> {
    CLASSES.iter().find(|class| class.name == name && class.algorithm == algorithm)
}

/// The types of index that have a class of that name.
pub(crate) fn algorithms(name: &str) -> Vec<IndexAlgorithm> {
    CLASSES.iter().filter(|class| class.name == name).map(|class| class.algorithm).collect()
}

const fn of(
    name: &'static str,
    algorithm: IndexAlgorithm,
    scalar: Scalar,
    natives: &'static [&'static str],
) -> OperatorClassDef {
    OperatorClassDef { name, algorithm, columns: Columns::Of(scalar, natives) }
}

const fn brin(name: &'static str, scalar: Scalar, natives: &'static [&'static str]) -> OperatorClassDef {
    of(name, IndexAlgorithm::Brin, scalar, natives)
}

const CLASSES: &[OperatorClassDef] = &[
    of("JsonbOps", IndexAlgorithm::Gin, Scalar::Json, &["", "JsonB"]),
    of("JsonbPathOps", IndexAlgorithm::Gin, Scalar::Json, &["", "JsonB"]),
    OperatorClassDef { name: "ArrayOps", algorithm: IndexAlgorithm::Gin, columns: Columns::Lists },
    of("InetOps", IndexAlgorithm::Gist, Scalar::String, &["Inet"]),
    of("InetOps", IndexAlgorithm::SpGist, Scalar::String, &["Inet"]),
    of("TextOps", IndexAlgorithm::SpGist, Scalar::String, &["", "Text", "VarChar", "Char"]),
    brin("BitMinMaxOps", Scalar::String, &["Bit"]),
    brin("VarBitMinMaxOps", Scalar::String, &["VarBit"]),
    brin("BpcharBloomOps", Scalar::String, &["Char"]),
    brin("BpcharMinMaxOps", Scalar::String, &["Char"]),
    brin("ByteaBloomOps", Scalar::Bytes, &["", "ByteA"]),
    brin("ByteaMinMaxOps", Scalar::Bytes, &["", "ByteA"]),
    brin("DateBloomOps", Scalar::DateTime, &["Date"]),
    brin("DateMinMaxOps", Scalar::DateTime, &["Date"]),
    brin("DateMinMaxMultiOps", Scalar::DateTime, &["Date"]),
    brin("InetInclusionOps", Scalar::String, &["Inet"]),
    brin("InetBloomOps", Scalar::String, &["Inet"]),
    brin("InetMinMaxOps", Scalar::String, &["Inet"]),
    brin("InetMinMaxMultiOps", Scalar::String, &["Inet"]),
    brin("Int2BloomOps", Scalar::Int, &["SmallInt"]),
    brin("Int2MinMaxOps", Scalar::Int, &["SmallInt"]),
    brin("Int2MinMaxMultiOps", Scalar::Int, &["SmallInt"]),
    brin("Int4BloomOps", Scalar::Int, &["", "Integer"]),
    brin("Int4MinMaxOps", Scalar::Int, &["", "Integer"]),
    brin("Int4MinMaxMultiOps", Scalar::Int, &["", "Integer"]),
    brin("Int8BloomOps", Scalar::BigInt, &["", "BigInt"]),
    brin("Int8MinMaxOps", Scalar::BigInt, &["", "BigInt"]),
    brin("Int8MinMaxMultiOps", Scalar::BigInt, &["", "BigInt"]),
    brin("NumericBloomOps", Scalar::Decimal, &["", "Decimal"]),
    brin("NumericMinMaxOps", Scalar::Decimal, &["", "Decimal"]),
    brin("NumericMinMaxMultiOps", Scalar::Decimal, &["", "Decimal"]),
    brin("OidBloomOps", Scalar::Int, &["Oid"]),
    brin("OidMinMaxOps", Scalar::Int, &["Oid"]),
    brin("OidMinMaxMultiOps", Scalar::Int, &["Oid"]),
    brin("TextBloomOps", Scalar::String, &["", "Text", "VarChar"]),
    brin("TextMinMaxOps", Scalar::String, &["", "Text", "VarChar"]),
    brin("TimestampBloomOps", Scalar::DateTime, &["", "Timestamp"]),
    brin("TimestampMinMaxOps", Scalar::DateTime, &["", "Timestamp"]),
    brin("TimestampMinMaxMultiOps", Scalar::DateTime, &["", "Timestamp"]),
    brin("TimestampTzBloomOps", Scalar::DateTime, &["Timestamptz"]),
    brin("TimestampTzMinMaxOps", Scalar::DateTime, &["Timestamptz"]),
    brin("TimestampTzMinMaxMultiOps", Scalar::DateTime, &["Timestamptz"]),
    brin("TimeBloomOps", Scalar::DateTime, &["Time"]),
    brin("TimeMinMaxOps", Scalar::DateTime, &["Time"]),
    brin("TimeMinMaxMultiOps", Scalar::DateTime, &["Time"]),
    brin("TimeTzBloomOps", Scalar::DateTime, &["Timetz"]),
    brin("TimeTzMinMaxOps", Scalar::DateTime, &["Timetz"]),
    brin("TimeTzMinMaxMultiOps", Scalar::DateTime, &["Timetz"]),
    brin("UuidBloomOps", Scalar::String, &["Uuid"]),
    brin("UuidMinMaxOps", Scalar::String, &["Uuid"]),
    brin("UuidMinMaxMultiOps", Scalar::String, &["Uuid"]),
    brin("Float4BloomOps", Scalar::Float, &["Real"]),
    brin("Float4MinMaxOps", Scalar::Float, &["Real"]),
    brin("Float4MinMaxMultiOps", Scalar::Float, &["Real"]),
    brin("Float8BloomOps", Scalar::Float, &["", "DoublePrecision"]),
    brin("Float8MinMaxOps", Scalar::Float, &["", "DoublePrecision"]),
    brin("Float8MinMaxMultiOps", Scalar::Float, &["", "DoublePrecision"]),
];
