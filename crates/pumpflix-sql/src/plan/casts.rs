//! Which change of type keeps the values of a column.
//!
//! Source: PostgreSQL's documentation of `CREATE CAST` and of each type, and the reference's answers for all pairs of
//! native types; a test holds the pairs and lengths where the answers turn.

use pumpflix_dialect::{Dialect, Scalar};

use crate::step::{ColumnChanges, TypeChange};
use crate::tables::{Column, ColumnArity, ColumnDefault, Native, TypeFamily};

use TypeChange::{NotCastable, Risky, Safe};

/// What the change from one column's type to the other's does to the values; `None` when the type stays.
pub(super) fn change(dialect: Dialect, from: &Column, to: &Column) -> Option<TypeChange> {
    match dialect {
        Dialect::Sqlite => sqlite(from, to),
        Dialect::Postgres | Dialect::CockroachDb if is_enum(from) || is_enum(to) => {
            (from.ty.family != to.ty.family).then_some(NotCastable)
        }
        Dialect::Postgres => postgres(from, to),
        Dialect::CockroachDb => cockroach(from, to),
        // Nothing is known of how to read the one type as the other.
        Dialect::MySql if from.ty != to.ty && (is_unsupported(from) || is_unsupported(to)) => {
            Some(NotCastable)
        }
        Dialect::MySql | Dialect::SqlServer => {
            (from.ty != to.ty).then(|| if widens(&from.ty.family, &to.ty.family) { Safe } else { Risky })
        }
    }
}

/// Every value of the one scalar is one of the other.
fn widens(from: &TypeFamily, to: &TypeFamily) -> bool {
    use Scalar::{BigInt, Boolean, Decimal, Int};
    let (TypeFamily::Scalar(from), TypeFamily::Scalar(to)) = (from, to) else { return false };
    matches!((from, to), (Boolean, Int | BigInt) | (Int, BigInt | Decimal) | (BigInt, Decimal))
}

/// SQLite stores any value in any column; what changes is what readers make of it.
fn sqlite(from: &Column, to: &Column) -> Option<TypeChange> {
    let plain = |column: &Column| match &column.ty.family {
        TypeFamily::Enum { .. } => TypeFamily::Scalar(Scalar::String),
        other => other.clone(),
    };
    let (from, to) = (plain(from), plain(to));
    if from == to {
        return None;
    }
    Some(if to == TypeFamily::Scalar(Scalar::String) || widens(&from, &to) { Safe } else { Risky })
}

fn is_enum(column: &Column) -> bool {
    matches!(column.ty.family, TypeFamily::Enum { .. })
}

fn is_unsupported(column: &Column) -> bool {
    matches!(column.ty.family, TypeFamily::Unsupported(_))
}

fn postgres(from: &Column, to: &Column) -> Option<TypeChange> {
    let (was_list, is_list) = (from.arity == ColumnArity::List, to.arity == ColumnArity::List);
    if was_list != is_list {
        // The text of a list is its literal: `{a,b}`.
        return Some(match to.ty.native.as_ref().map(|n| (n.name.as_str(), length(n))) {
            Some(("Text", _) | ("VarChar", None)) if was_list => Safe,
            Some(("VarChar" | "Char", _)) if was_list => Risky,
            _ => NotCastable,
        });
    }
    match (&from.ty.native, &to.ty.native) {
        (Some(a), Some(b)) => postgres_native(a, b),
        (None, None) => None,
        _ => Some(Risky),
    }
}

fn cockroach(from: &Column, to: &Column) -> Option<TypeChange> {
    if (from.arity == ColumnArity::List) != (to.arity == ColumnArity::List) {
        // The text of a list is its literal: `{a,b}`.
        let was_list = from.arity == ColumnArity::List;
        return Some(match to.ty.native.as_ref().map(|n| (n.name.as_str(), length(n))) {
            Some(("String", None)) if was_list => Safe,
            Some(("String" | "Char", _)) if was_list => Risky,
            _ => NotCastable,
        });
    }
    let (Some(a), Some(b)) = (&from.ty.native, &to.ty.native) else {
        return (from.ty.native.is_some() || to.ty.native.is_some()).then_some(Risky);
    };
    let six = |n: &Native| n.args.first().is_none_or(|a| a == "6");
    match (a.name.as_str(), b.name.as_str()) {
        _ if a == b => None,
        ("Timestamp" | "Timestamptz" | "Time" | "Timetz", other) if a.name == other && six(a) && six(b) => {
            None
        }
        ("Int4", "String") if b.args.is_empty() => Some(Safe),
        ("Int8", "Int4") => Some(Risky),
        _ => Some(NotCastable),
    }
}

/// The length or precision, when one is written.
fn length(native: &Native) -> Option<u32> {
    native.args.first().and_then(|a| a.parse().ok())
}

/// At least so many characters fit; without a length any number does.
fn fits(native: &Native, characters: u32) -> bool {
    match native.name.as_str() {
        // `CHAR` is `CHAR(1)`.
        "Char" => length(native).unwrap_or(1) >= characters,
        _ => length(native).is_none_or(|l| l >= characters),
    }
}

/// To text of limited length: safe from so many characters on, risky below.
fn text(to: &Native, safe_from: u32) -> TypeChange {
    if fits(to, safe_from) { Safe } else { Risky }
}

/// To text that holds all of the value, or not at all.
fn whole_text(to: &Native, characters: u32) -> TypeChange {
    if fits(to, characters) { Safe } else { NotCastable }
}

#[expect(clippy::match_same_arms, reason = "one row for each type reads as a table")]
fn postgres_native(from: &Native, to: &Native) -> Option<TypeChange> {
    if from == to {
        return None;
    }
    let precision = |a: &Native, b: &Native| match (length(a), length(b)) {
        (Some(a), Some(b)) => (a != b).then_some(if b > a { Safe } else { Risky }),
        // Nothing written is whatever the server takes.
        _ => None,
    };
    Some(match (from.name.as_str(), to.name.as_str()) {
        ("Money" | "Citext", "Text" | "Citext") => Safe,
        ("Money" | "Citext", "VarChar") if length(to).is_none() => Safe,
        ("Money" | "Citext", _) => Risky,

        (_, "Text") => Safe,

        ("SmallInt", "Integer" | "BigInt" | "Decimal" | "Real" | "DoublePrecision") => Safe,
        ("SmallInt", "VarChar" | "Char") => text(to, 6),
        ("Integer", "BigInt" | "Real" | "DoublePrecision") => Safe,
        ("Integer", "SmallInt" | "Decimal") => Risky,
        ("Integer", "VarChar" | "Char") => text(to, 11),
        ("BigInt", "Real" | "DoublePrecision") => Safe,
        ("BigInt", "SmallInt" | "Integer" | "Decimal") => Risky,
        ("BigInt", "VarChar" | "Char") => text(to, 20),
        ("Decimal", "SmallInt" | "Integer" | "BigInt" | "Real" | "DoublePrecision" | "Char") => Risky,
        ("Decimal", "Decimal") => decimal(from, to),
        ("Decimal", "VarChar") => text(to, 1000),
        ("Real", "DoublePrecision") => Safe,
        ("Real", "SmallInt" | "Integer" | "BigInt" | "Decimal" | "Char") => Risky,
        ("Real", "VarChar") => text(to, 46),
        ("DoublePrecision", "SmallInt" | "Integer" | "BigInt" | "Decimal" | "Real" | "VarChar" | "Char") => {
            if to.name == "VarChar" {
                text(to, 317)
            } else {
                Risky
            }
        }

        ("Inet", "Citext") => Safe,
        ("Inet", "VarChar") => text(to, 43),
        ("Oid", "Integer" | "BigInt") => Safe,
        ("Oid", "VarChar") => text(to, 10),
        ("VarChar" | "Char", "VarChar" | "Char") => match length(from) {
            Some(from) => text(to, from),
            None if from.name == "Char" => text(to, 1),
            None => Risky,
        },
        ("Text", "Citext") => Safe,
        ("Text", "VarChar" | "Char") => text(to, u32::MAX),
        ("ByteA", "VarChar" | "Char") if fits(to, 3) => Risky,

        ("Time", "Time") => {
            let longer = precision(from, to)? == Safe;
            return Some(if longer { NotCastable } else { Risky });
        }
        ("Timestamp", "Timestamp") | ("Timestamptz", "Timestamptz") | ("Timetz", "Timetz") => {
            return precision(from, to);
        }
        ("Timestamp", "Timestamptz") => Safe,
        ("Timestamp", "Date" | "Time" | "Timetz") => Risky,
        ("Timestamptz", "Timestamp" | "Date" | "Time" | "Timetz") => Risky,
        ("Date", "Timestamp" | "Timestamptz") => Safe,
        ("Time", "Timetz") | ("Timetz", "Time") => Safe,
        ("Timestamp", "VarChar" | "Char") => whole_text(to, 23),
        ("Timestamptz" | "Date", "VarChar" | "Char") => whole_text(to, 28),
        ("Time", "VarChar" | "Char") => whole_text(to, 14),
        ("Timetz", "VarChar" | "Char") => whole_text(to, 19),

        ("Boolean", "VarChar") => text(to, 5),
        ("Boolean", "Char") if fits(to, 4) => text(to, 5),
        ("Bit", "VarChar" | "Char" | "VarBit") => whole_text(to, length(from).unwrap_or(1)),
        ("VarBit", "VarBit") => match (length(from), length(to)) {
            (Some(from), Some(to)) if to >= from => Safe,
            (_, None) => Safe,
            _ => NotCastable,
        },
        ("VarBit", "Bit") => match (length(from), length(to)) {
            (Some(from), Some(to)) if to > from => NotCastable,
            _ => Risky,
        },
        ("VarBit", "VarChar" | "Char") => length(from).map_or(Risky, |from| text(to, from)),
        ("Uuid", "VarChar" | "Char") => whole_text(to, 32),
        ("Xml", "VarChar" | "Char") => text(to, u32::MAX),
        ("Json", "JsonB") | ("JsonB", "Json") => Safe,
        ("Json" | "JsonB", "VarChar" | "Char") => text(to, u32::MAX),
        _ => NotCastable,
    })
}

/// A decimal fits when it keeps as many digits on both sides of the point.
fn decimal(from: &Native, to: &Native) -> TypeChange {
    let digits = |n: &Native| -> Option<(i64, i64)> {
        let precision: i64 = n.args.first()?.parse().ok()?;
        let scale = n.args.get(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Some((precision - scale, scale))
    };
    match (digits(from), digits(to)) {
        (_, None) => Safe,
        (Some((a, b)), Some((c, d))) if c >= a && d >= b => Safe,
        _ => Risky,
    }
}

/// Turns a change that would drop the values into a cast that keeps them, where PostgreSQL has a way.
pub(super) fn keep_values(from: &Column, to: &Column, changes: &mut ColumnChanges) {
    let (was_list, is_list) = (from.arity == ColumnArity::List, to.arity == ColumnArity::List);
    let lists_differ = was_list != is_list;
    if !lists_differ && let Some((a, b)) = lengths_left_out(from, to) {
        let is_one = from.ty == to.ty || is_place(from);
        changes.ty = (a != b || !is_one).then_some(if a <= b { Safe } else { Risky });
        return;
    }
    if changes.ty.is_none() {
        if lists_differ && was_list {
            changes.ty = Some(NotCastable);
        } else if lists_differ || from.ty.family != to.ty.family {
            // A value becomes a list of one; or two `Unsupported` types, which the reference takes for one.
            changes.ty = Some(if lists_differ { Safe } else { Risky });
            changes.cast = true;
        }
        return;
    }
    let is_text = |c: &Column| {
        let names = ["Text", "VarChar", "Char", "Citext"];
        c.ty.native.as_ref().is_some_and(|n| names.contains(&n.name.as_str()))
    };
    if lists_differ {
        if is_list && (from.ty == to.ty || (is_text(from) && is_enum(to))) {
            changes.ty = Some(Risky);
            changes.cast = true;
        }
        return;
    }
    let has_way = (is_text(from) && (!was_list || is_enum(to)))
        || is_text(to)
        || (is_enum(from) && is_enum(to))
        || boolean_and_integer(from, to);
    let needs_word = match (name(from), name(to)) {
        // The one cast of money that the server makes by itself.
        ("Money", "Decimal") => false,
        ("Money" | "Citext" | "", _) | ("Timestamp", "Timetz") | (_, "") => true,
        _ => false,
    };
    if changes.ty == Some(NotCastable) && has_way {
        changes.ty = Some(Risky);
        changes.cast = true;
    } else if changes.ty != Some(NotCastable) && needs_word && !is_text(to) {
        changes.cast = true;
    }
}

/// The lengths of two columns of one type where one may be left to the server: the reference takes that for any length
/// of a time, and for another type than the one place that a bit string or a text of fixed length then has.
fn lengths_left_out(from: &Column, to: &Column) -> Option<(u32, u32)> {
    let (Some(a), Some(b)) = (&from.ty.native, &to.ty.native) else { return None };
    let is_time = ["Timestamp", "Timestamptz", "Time", "Timetz"].contains(&a.name.as_str());
    let left_out = if is_time { 6 } else { 1 };
    let lengths = (length(a).unwrap_or(left_out), length(b).unwrap_or(left_out));
    (a.name == b.name && (is_time || (is_place(from) && lengths.0 == lengths.1))).then_some(lengths)
}

/// The server itself writes the length that is left out, so that both are one type to it.
fn is_place(column: &Column) -> bool {
    ["Bit", "Char"].contains(&name(column))
}

fn name(column: &Column) -> &str {
    column.ty.native.as_ref().map_or("", |n| &n.name)
}

fn boolean_and_integer(from: &Column, to: &Column) -> bool {
    matches!((name(from), name(to)), ("Boolean", "Integer") | ("Integer", "Boolean"))
        && from.arity != ColumnArity::List
}

/// The default is computed when a row is written, not known before.
pub(super) fn is_computed(default: Option<&ColumnDefault>) -> bool {
    matches!(default, Some(ColumnDefault::Now | ColumnDefault::Expression(_)))
}
