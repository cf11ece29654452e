//! Pages: pieces of a long list that stay right while rows come and go.
//!
//! A page begins after the row where the last one ended, not after a number of rows. A cursor is the keys of that
//! row, as text that a URL can hold. It is opaque, not secret: whoever has it can read the values of the fields
//! that the rows are ordered by.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, SecondsFormat};
use pumpflix_dialect::Dialect;
use serde_json::{Value as Json, json};

use crate::cell::Row;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::meta::{Kind, ModelMeta};
use crate::order::{Nulls, OrderBy, OrderKey};
use crate::query::Selection;
use crate::render::{Cut, Sql, has_no_order, key_column, key_kind};
use crate::strategy::Columns;
use crate::value::Value;

/// Which piece of a list is wanted: `Page::first(10).after(cursor)`, `Page::last(10).before(cursor)`.
#[derive(Clone, Debug)]
#[must_use = "a page is given to `.page(…)`"]
pub struct Page {
    size: u64,
    backward: bool,
    after: Option<String>,
    before: Option<String>,
}

/// A piece of a list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Paged<T> {
    /// The rows, in the order of the query, in whichever direction the pages are turned.
    pub items: Vec<T>,
    /// The cursor to give to [`Page::after`] for the rows that follow, if there are any.
    pub next: Option<String>,
    /// The cursor to give to [`Page::before`] for the rows that precede, if there are any.
    pub previous: Option<String>,
    /// There are more rows in the direction in which the pages are turned.
    pub has_more: bool,
}

impl Page {
    /// The first rows of the list, or of what follows a cursor.
    pub const fn first(size: u64) -> Self {
        Self { size, backward: false, after: None, before: None }
    }

    /// The last rows of the list, or of what precedes a cursor.
    pub const fn last(size: u64) -> Self {
        Self { size, backward: true, after: None, before: None }
    }

    /// Only rows after the place that a cursor marks; all for `None`.
    pub fn after(mut self, cursor: impl IntoCursor) -> Self {
        self.after = cursor.into_cursor();
        self
    }

    /// Only rows before the place that a cursor marks; all for `None`.
    pub fn before(mut self, cursor: impl IntoCursor) -> Self {
        self.before = cursor.into_cursor();
        self
    }
}

/// A cursor as [`Paged`] gave it, or none.
pub trait IntoCursor {
    /// The text.
    fn into_cursor(self) -> Option<String>;
}

macro_rules! cursors {
    ($($ty:ty => |$v:ident| $make:expr;)+) => {
        $(impl IntoCursor for $ty {
            fn into_cursor(self) -> Option<String> {
                let $v = self;
                $make
            }
        })+
    };
}

cursors! {
    String => |v| Some(v);
    &String => |v| Some(v.clone());
    &str => |v| Some(v.to_owned());
    Option<String> => |v| v;
    Option<&str> => |v| v.map(str::to_owned);
    Option<&String> => |v| v.cloned();
    &Option<String> => |v| v.clone();
}

/// The keys of the first and the last row that were read, and whether there are more.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    pub(crate) first: Option<Vec<Value>>,
    pub(crate) last: Option<Vec<Value>>,
    pub(crate) more: bool,
    pub(crate) count: u64,
}

/// The order with as many keys added as it takes to tell all rows apart.
pub(crate) fn total_order(model: &'static ModelMeta, order: &[OrderKey]) -> Result<Vec<OrderKey>> {
    let mut total: Vec<OrderKey> = Vec::with_capacity(order.len() + 1);
    let named = |total: &[OrderKey], column: usize| {
        total.iter().any(|key| matches!(key.by, OrderBy::Column(c) if c == column))
    };
    for key in order {
        if has_no_order(model, &key.by) {
            return Err(Error::usage(format!(
                "rows of {} cannot be cut into pages in the order of a field that is JSON or a list",
                model.name
            )));
        }
        if !matches!(key.by, OrderBy::Column(column) if named(&total, column)) {
            total.push(key.clone());
        }
    }
    let told_apart = model
        .uniques
        .iter()
        .any(|unique| unique.columns.iter().all(|c| named(&total, *c) && !model.columns[*c].nullable));
    if told_apart {
        return Ok(total);
    }
    let Some(identity) = model.identity() else {
        return Err(Error::usage(format!("{} has no key by which its rows could be told apart", model.name)));
    };
    // In the direction of the last key, so that one index can serve all of them.
    let descending = total.last().is_some_and(|key| key.descending);
    for column in identity.iter().copied() {
        if !named(&total, column) {
            total.push(OrderKey { by: OrderBy::Column(column), descending, nulls: Nulls::Usual });
        }
    }
    Ok(total)
}

/// Reads at most `cut.limit` rows, and looks whether there is one more.
pub(crate) async fn read(
    executor: &Executor,
    model: &'static ModelMeta,
    selection: &Selection,
    columns: &Columns,
    cut: Cut<'_>,
    each: &mut (dyn FnMut(&Row<'_>) -> Result<()> + Send),
) -> Result<Ends> {
    let (limit, dialect) = (cut.limit, executor.dialect());
    let mut sql = Sql::new(dialect);
    sql.select_cut(model, selection, columns, Cut { limit: limit.saturating_add(1), ..cut });
    let mut ends = Ends::default();
    executor
        .query(&sql.text, &sql.params, &mut |row| {
            let one_too_many = if cut.backward {
                u64::try_from(row.get::<i64>(columns.list.len() + cut.order.len())?)
                    .is_ok_and(|place| place > limit)
            } else {
                ends.count == limit
            };
            if one_too_many {
                ends.more = true;
                return Ok(());
            }
            ends.count += 1;
            let mut keys = ends.last.take().unwrap_or_default();
            keys.clear();
            for (at, key) in cut.order.iter().enumerate() {
                keys.push(read_key(row, columns.list.len() + at, model, &key.by, dialect)?);
            }
            if ends.first.is_none() {
                ends.first = Some(keys.clone());
            }
            ends.last = Some(keys);
            each(row)
        })
        .await?;
    Ok(ends)
}

/// SQLite compares what is stored, whatever the schema says that it is.
fn read_key(
    row: &Row<'_>,
    index: usize,
    model: &'static ModelMeta,
    by: &OrderBy,
    dialect: Dialect,
) -> Result<Value> {
    match key_column(model, by) {
        _ if dialect == Dialect::Sqlite => crate::cell::read_stored(row, index),
        Some(column) => crate::cell::read_kind(row, index, column),
        None if key_kind(model, by) == Kind::Float => {
            Ok(row.get::<Option<f64>>(index)?.map_or(Value::Null, Value::Float))
        }
        None => Ok(row.get::<Option<i64>>(index)?.map_or(Value::Null, Value::Int)),
    }
}

impl Page {
    /// Reads the page; the cursors of what is around it.
    pub(crate) async fn read(
        &self,
        executor: &Executor,
        model: &'static ModelMeta,
        selection: &Selection,
        columns: &Columns,
        each: &mut (dyn FnMut(&Row<'_>) -> Result<()> + Send),
    ) -> Result<Paged<()>> {
        if selection.take.is_some() || selection.skip > 0 {
            return Err(Error::usage(
                "a page has its own size and place: leave out `.take(…)` and `.skip(…)`",
            ));
        }
        selection.check_unlocked("a page")?;
        let order = total_order(model, &selection.order)?;
        let print = fingerprint(model, &order);
        let keys = |cursor: &Option<String>| match cursor {
            Some(text) => decode(text, print, model, &order, executor.dialect()).map(Some),
            None => Ok(None),
        };
        let (after, before) = (keys(&self.after)?, keys(&self.before)?);
        let cut = Cut {
            order: &order,
            after: after.as_deref(),
            before: before.as_deref(),
            backward: self.backward,
            skip: 0,
            limit: self.size,
        };
        let ends = read(executor, model, selection, columns, cut, each).await?;
        let (follow, precede) =
            if self.backward { (before.is_some(), ends.more) } else { (ends.more, after.is_some()) };
        let cursor =
            |there: bool, keys: Option<Vec<Value>>| keys.filter(|_| there).map(|keys| encode(print, &keys));
        Ok(Paged {
            items: Vec::new(),
            next: cursor(follow, ends.last),
            previous: cursor(precede, ends.first),
            has_more: ends.more,
        })
    }
}

impl<T> Paged<T> {
    /// The same page with these items.
    pub(crate) fn with_items<U>(self, items: Vec<U>) -> Paged<U> {
        Paged { items, next: self.next, previous: self.previous, has_more: self.has_more }
    }

    /// The same page with each item made into another.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Paged<U> {
        let items = self.items.into_iter().map(make).collect();
        Paged { items, next: self.next, previous: self.previous, has_more: self.has_more }
    }
}

/// FNV-1a over the model and the order: the same for every run of the same program, and of the next version of it
/// as long as neither changes.
fn fingerprint(model: &'static ModelMeta, order: &[OrderKey]) -> u64 {
    fn path(model: &'static ModelMeta, by: &OrderBy, text: &mut String) {
        match by {
            OrderBy::Column(column) => text.push_str(model.columns[*column].field),
            OrderBy::Related(relation, by) => {
                text.push_str(relation.field);
                text.push('.');
                path(relation.target, by, text);
            }
            OrderBy::Count(relation, _) => {
                text.push_str(relation.field);
                text.push('#');
            }
            OrderBy::Relevance(ranking) => {
                for column in &ranking.columns {
                    text.push_str(model.columns[*column].field);
                    text.push('~');
                }
                text.push_str(&ranking.query);
            }
        }
    }
    let mut text = model.name.to_owned();
    for key in order {
        text.push(if key.descending { '-' } else { '+' });
        text.push(if key.nulls.first(key.descending) { '<' } else { '>' });
        path(model, &key.by, &mut text);
    }
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn encode(print: u64, keys: &[Value]) -> String {
    let mut all = vec![Json::from(print)];
    all.extend(keys.iter().map(|key| match key {
        Value::Null | Value::Json(_) | Value::List(_) | Value::Invalid(_) => Json::Null,
        Value::Bool(v) => Json::from(*v),
        Value::Int(v) => Json::from(*v),
        // By their bits: text in between could lose the last one.
        Value::Float(v) => json!({"f": v.to_bits()}),
        Value::Decimal(v) => json!({"d": v.to_string()}),
        Value::Text(v) => Json::from(v.as_ref()),
        Value::Bytes(v) => json!({"b": BASE64.encode(v)}),
        Value::DateTime(v) => json!({"t": v.to_rfc3339_opts(SecondsFormat::AutoSi, true)}),
    }));
    BASE64.encode(Json::Array(all).to_string())
}

fn decode(
    text: &str,
    print: u64,
    model: &'static ModelMeta,
    order: &[OrderKey],
    dialect: Dialect,
) -> Result<Vec<Value>> {
    let malformed = || Error::InvalidCursor { reason: "it is not one that a page gave" };
    let bytes = BASE64.decode(text).map_err(|_| malformed())?;
    let Ok(Json::Array(parts)) = serde_json::from_slice::<Json>(&bytes) else { return Err(malformed()) };
    let (found, keys) = parts.split_first().ok_or_else(malformed)?;
    if found.as_u64().ok_or_else(malformed)? != print {
        return Err(Error::InvalidCursor { reason: "it belongs to another model or another order" });
    }
    if keys.len() != order.len() {
        return Err(malformed());
    }
    keys.iter()
        .zip(order)
        .map(|(key, by)| {
            let value = decode_key(key).ok_or_else(malformed)?;
            if dialect == Dialect::Sqlite || fits(&value, key_kind(model, &by.by)) {
                Ok(value)
            } else {
                Err(malformed())
            }
        })
        .collect()
}

fn decode_key(key: &Json) -> Option<Value> {
    Some(match key {
        Json::Null => Value::Null,
        Json::Bool(v) => Value::Bool(*v),
        Json::Number(v) => Value::Int(v.as_i64()?),
        Json::String(v) => Value::Text(v.clone().into()),
        Json::Array(_) => return None,
        Json::Object(v) => {
            let (tag, v) = v.iter().next()?;
            match tag.as_str() {
                "f" => Value::Float(f64::from_bits(v.as_u64()?)),
                "d" => Value::Decimal(v.as_str()?.parse().ok()?),
                "b" => Value::Bytes(BASE64.decode(v.as_str()?).ok()?),
                "t" => Value::DateTime(DateTime::parse_from_rfc3339(v.as_str()?).ok()?.to_utc()),
                _ => return None,
            }
        }
    })
}

fn fits(value: &Value, kind: Kind) -> bool {
    matches!(
        (value, kind),
        (Value::Null, _)
            | (Value::Bool(_), Kind::Boolean)
            | (Value::Int(_), Kind::Int)
            | (Value::Float(_), Kind::Float)
            | (Value::Decimal(_), Kind::Decimal)
            | (Value::Text(_), Kind::String | Kind::Enum)
            | (Value::Bytes(_), Kind::Bytes)
            | (Value::DateTime(_), Kind::DateTime | Kind::Date | Kind::Time)
    )
}
