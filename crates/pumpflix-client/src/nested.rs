//! Rows that come as one value of the row they belong to.
//!
//! Each database packs them in a form that keeps every value as it is, so that they are read by the same decoders as
//! columns are: PostgreSQL as an array of records, which it sends in binary; SQLite as the bytes that our own function
//! [`PACK`] makes of them.

use crate::cell::{Cell, RawRow, Row};
use crate::error::{Error, Result};
use crate::meta::ModelMeta;
use crate::strategy::Columns;
#[cfg(feature = "postgres")]
use crate::strategy::Item;

/// The name of the aggregate that packs rows on SQLite.
pub(crate) const PACK: &str = "pumpflix_rows";

/// What stands before each value that SQLite packs.
#[cfg(feature = "sqlite")]
mod tag {
    pub(super) const NULL: u8 = 0;
    pub(super) const INTEGER: u8 = 1;
    pub(super) const REAL: u8 = 2;
    pub(super) const TEXT: u8 = 3;
    pub(super) const BLOB: u8 = 4;
}

/// Gives each row of a value to a function; how many there were.
pub(crate) fn read(
    model: &'static ModelMeta,
    columns: &Columns,
    value: Option<Cell<'_>>,
    each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<usize> {
    match value {
        #[cfg(feature = "postgres")]
        Some(Cell::Postgres(_, bytes)) => records(columns, Bytes { bytes, model }, each),
        #[cfg(feature = "sqlite")]
        Some(Cell::Blob(bytes)) => packed(columns, Bytes { bytes, model }, each),
        _ => Err(broken(model)),
    }
}

/// The error for a value that does not hold rows of the model.
#[cold]
fn broken(model: &'static ModelMeta) -> Error {
    Error::Decode {
        column: model.name.to_owned(),
        expected: "rows of the model",
        found: "something else".to_owned(),
    }
}

/// Takes bytes apart from the front.
#[derive(Clone, Copy)]
struct Bytes<'a> {
    bytes: &'a [u8],
    model: &'static ModelMeta,
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(count).ok_or_else(|| broken(self.model))?;
        self.bytes = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk().ok_or_else(|| broken(self.model))?;
        self.bytes = rest;
        Ok(*head)
    }
}

#[cfg(feature = "postgres")]
impl<'a> Bytes<'a> {
    fn int(&mut self) -> Result<i32> {
        self.array().map(i32::from_be_bytes)
    }

    fn size(&mut self) -> Result<usize> {
        usize::try_from(self.int()?).map_err(|_| broken(self.model))
    }

    /// What has its length before it; `None` for null.
    fn value(&mut self) -> Result<Option<&'a [u8]>> {
        match self.int()? {
            -1 => Ok(None),
            length => {
                let length = usize::try_from(length).map_err(|_| broken(self.model))?;
                self.take(length).map(Some)
            }
        }
    }

    /// The next element of an array of records.
    fn record(&mut self) -> Result<Self> {
        let bytes = self.value()?.ok_or_else(|| broken(self.model))?;
        Ok(Self { bytes, ..*self })
    }
}

/// Reads the binary form of PostgreSQL's `record[]`.
#[cfg(feature = "postgres")]
fn records(
    columns: &Columns,
    mut bytes: Bytes<'_>,
    each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<usize> {
    // Dimensions, flags, the type of the elements, their number, and the first index.
    let (dimensions, _, _) = (bytes.int()?, bytes.int()?, bytes.int()?);
    if dimensions == 0 {
        return Ok(0);
    }
    let (count, _) = (bytes.size()?, bytes.int()?);
    let types = types_of(columns, bytes)?;
    let mut cells = Vec::with_capacity(types.len());
    for _ in 0..count {
        cells.clear();
        let mut record = bytes.record()?;
        if record.size()? != types.len() {
            return Err(broken(bytes.model));
        }
        for ty in &types {
            record.int()?;
            cells.push(record.value()?.map(|raw| Cell::Postgres(ty, raw)));
        }
        each(&Row(RawRow::Nested(bytes.model, columns, &cells)))?;
    }
    Ok(count)
}

/// The types of the columns of a record; they are the same in each. One that the driver does not know by itself is an
/// enum or the like, whose binary form is its text.
#[cfg(feature = "postgres")]
fn types_of(columns: &Columns, mut records: Bytes<'_>) -> Result<Vec<tokio_postgres::types::Type>> {
    use tokio_postgres::types::Type;
    let mut record = records.record()?;
    let mut types = Vec::with_capacity(columns.list.len());
    record.size()?;
    for item in &columns.list {
        let oid = u32::from_be_bytes(record.array()?);
        record.value()?;
        let is_list = matches!(item, Item::Column(of, column)
            if columns.model(records.model, *of).columns[*column].list);
        types.push(Type::from_oid(oid).unwrap_or(if is_list { Type::TEXT_ARRAY } else { Type::TEXT }));
    }
    Ok(types)
}

/// Reads what [`PACK`] made.
#[cfg(feature = "sqlite")]
fn packed(
    columns: &Columns,
    mut bytes: Bytes<'_>,
    each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<usize> {
    let mut count = 0;
    let mut cells = Vec::with_capacity(columns.list.len());
    while !bytes.bytes.is_empty() {
        cells.clear();
        for _ in &columns.list {
            cells.push(unpack(&mut bytes)?);
        }
        each(&Row(RawRow::Nested(bytes.model, columns, &cells)))?;
        count += 1;
    }
    Ok(count)
}

#[cfg(feature = "sqlite")]
fn unpack<'a>(bytes: &mut Bytes<'a>) -> Result<Option<Cell<'a>>> {
    fn sized<'a>(bytes: &mut Bytes<'a>) -> Result<&'a [u8]> {
        let size = u32::from_le_bytes(bytes.array()?).try_into().map_err(|_| broken(bytes.model))?;
        bytes.take(size)
    }
    let [tag] = bytes.array()?;
    Ok(match tag {
        tag::NULL => None,
        tag::INTEGER => Some(Cell::Integer(i64::from_le_bytes(bytes.array()?))),
        tag::REAL => Some(Cell::Real(f64::from_le_bytes(bytes.array()?))),
        tag::TEXT => Some(Cell::Text(std::str::from_utf8(sized(bytes)?).map_err(|_| broken(bytes.model))?)),
        tag::BLOB => Some(Cell::Blob(sized(bytes)?)),
        _ => return Err(broken(bytes.model)),
    })
}

/// The aggregate [`PACK`]: its arguments, row after row, each with its kind before it.
#[cfg(feature = "sqlite")]
pub(crate) struct Pack;

#[cfg(feature = "sqlite")]
impl Pack {
    /// Makes it known to a connection.
    pub(crate) fn register(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
        use rusqlite::functions::FunctionFlags;
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_aggregate_function(PACK, -1, flags, Self)
    }
}

#[cfg(feature = "sqlite")]
impl rusqlite::functions::Aggregate<Vec<u8>, Vec<u8>> for Pack {
    fn init(&self, _: &mut rusqlite::functions::Context<'_>) -> rusqlite::Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn step(
        &self,
        arguments: &mut rusqlite::functions::Context<'_>,
        rows: &mut Vec<u8>,
    ) -> rusqlite::Result<()> {
        use rusqlite::types::ValueRef;
        for at in 0..arguments.len() {
            let (tag, value) = match arguments.get_raw(at) {
                ValueRef::Null => {
                    rows.push(tag::NULL);
                    continue;
                }
                ValueRef::Integer(v) => {
                    rows.push(tag::INTEGER);
                    rows.extend_from_slice(&v.to_le_bytes());
                    continue;
                }
                ValueRef::Real(v) => {
                    rows.push(tag::REAL);
                    rows.extend_from_slice(&v.to_le_bytes());
                    continue;
                }
                ValueRef::Text(v) => (tag::TEXT, v),
                ValueRef::Blob(v) => (tag::BLOB, v),
            };
            let size = u32::try_from(value.len())
                .map_err(|_| rusqlite::Error::UserFunctionError("a value of four gigabytes".into()))?;
            rows.push(tag);
            rows.extend_from_slice(&size.to_le_bytes());
            rows.extend_from_slice(value);
        }
        Ok(())
    }

    fn finalize(
        &self,
        _: &mut rusqlite::functions::Context<'_>,
        rows: Option<Vec<u8>>,
    ) -> rusqlite::Result<Vec<u8>> {
        Ok(rows.unwrap_or_default())
    }
}
