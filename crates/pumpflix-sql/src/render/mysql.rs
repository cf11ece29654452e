//! Columns and tables of MySQL and MariaDB.

use pumpflix_dialect::Scalar;

use super::words::Words;
use crate::tables::{Column, ColumnDefault, ForeignKey, IndexKind, SqlSchema, Table, TypeFamily, Value};

/// What stands after the columns of a table.
pub(super) const TABLE_OPTIONS: &str = " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci";

/// `` `name` TYPE NOT NULL AUTO_INCREMENT DEFAULT x ``
pub(super) fn column(words: Words, column: &Column) -> String {
    let not_null = if column.is_required() { " NOT NULL" } else { " NULL" };
    let counts = if column.auto_increment { " AUTO_INCREMENT" } else { "" };
    let default = words.default(column).filter(|_| takes_default(column));
    let default = default.map_or_else(String::new, |d| format!(" DEFAULT {d}"));
    format!("{} {}{not_null}{default}{counts}", words.name(&column.name), words.type_name(&column.ty))
}

/// The clause that writes a column anew.
pub(super) fn modify(words: Words, new: &Column) -> String {
    format!("MODIFY {}", column(words, new))
}

/// Text, blob and JSON columns take no literal as default.
fn takes_default(column: &Column) -> bool {
    if matches!(column.default, Some(ColumnDefault::Expression(_))) {
        return true;
    }
    let native = column.ty.native.as_ref().map_or("", |n| n.name.as_str());
    let is_long =
        ["TinyText", "Text", "MediumText", "LongText", "TinyBlob", "Blob", "MediumBlob", "LongBlob", "Json"]
            .contains(&native);
    let is_json = column.ty.family == TypeFamily::Scalar(Scalar::Json)
        || matches!(column.default, Some(ColumnDefault::Value(Value::Json(_))));
    !is_long && !is_json
}

/// The time of the statement, with the digits that the column keeps.
pub(super) fn now(column: &Column) -> String {
    let digits = column.ty.native.as_ref().and_then(|n| n.args.first());
    digits.map_or_else(|| "CURRENT_TIMESTAMP".to_owned(), |d| format!("CURRENT_TIMESTAMP({d})"))
}

/// Uniques, indexes and the key, which stand inside the table.
pub(super) fn inside_table(words: Words, table: &Table) -> Vec<String> {
    let indexes = table.indexes.iter().map(|index| {
        let kind = match index.kind {
            IndexKind::Unique => "UNIQUE INDEX",
            IndexKind::Fulltext => "FULLTEXT INDEX",
            IndexKind::Normal => "INDEX",
        };
        format!("{kind} {}({})", words.name(&index.name), words.index_columns(&index.columns))
    });
    let key = table.primary_key.iter().map(|k| format!("PRIMARY KEY ({})", words.index_columns(&k.columns)));
    indexes.chain(key).collect()
}

/// The statement that drops the index which the server made for a foreign key that had none to stand on; none when
/// the foreign key comes again, or the table goes.
pub(super) fn drop_own_index(
    words: Words,
    after: &SqlSchema,
    table: &Table,
    key: &ForeignKey,
) -> Option<String> {
    let in_key = table.primary_key.iter().any(|k| key.stands_on(&k.columns));
    let in_index = table.indexes.iter().any(|i| key.stands_on_index(i));
    let new = after.tables.iter().find(|t| t.name == table.name)?;
    let is_back = new.foreign_keys.iter().any(|k| k.name == key.name && k.columns == key.columns);
    (!in_key && !in_index && !is_back)
        .then(|| format!("DROP INDEX {} ON {}", words.name(&key.name), words.table(table)))
}

/// A time with offset as a time of UTC without one, since the server takes none. What cannot be read stays.
pub(super) fn in_utc(time: &str) -> String {
    converted(time).unwrap_or_else(|| time.to_owned())
}

fn converted(time: &str) -> Option<String> {
    let (date_time, offset) = time.rsplit_once(' ')?;
    let (date, clock) = date_time.split_once(' ')?;
    let numbers =
        |text: &str, mark: char| text.split(mark).map(|n| n.parse().ok()).collect::<Option<Vec<i64>>>();
    let [year, month, day] = numbers(date, '-')?[..] else { return None };
    let (whole, fraction) = clock.split_once('.').map_or((clock, ""), |(w, f)| (w, f));
    let [hour, minute, second] = numbers(whole, ':')?[..] else { return None };
    let [offset_hours, offset_minutes] = numbers(offset.get(1..)?, ':')?[..] else { return None };
    let east = (offset_hours * 60 + offset_minutes) * if offset.starts_with('-') { -1 } else { 1 };
    let minutes = days(year, month, day) * 1440 + hour * 60 + minute - east;
    let (year, month, day) = civil(minutes.div_euclid(1440));
    let in_day = minutes.rem_euclid(1440);
    let point = if fraction.is_empty() { "" } else { "." };
    let (hour, minute) = (in_day / 60, in_day % 60);
    Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{point}{fraction}"))
}

/// Days since the first of March of year 0, in the calendar that has always been Gregorian: years that begin in
/// March have the day that leap years add at their end.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let months = (month + 9) % 12;
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (months * 153 + 2) / 5
        + day
        - 1
}

/// The date of [`days`].
fn civil(days: i64) -> (i64, i64, i64) {
    let guess = (days * 400).div_euclid(146_097);
    let year = (guess - 1..=guess + 1).rev().find(|y| self::days(*y, 3, 1) <= days).unwrap_or(guess);
    let in_year = days - self::days(year, 3, 1);
    let months = (in_year * 5 + 2) / 153;
    let day = in_year - (months * 153 + 2) / 5 + 1;
    let month = (months + 2) % 12 + 1;
    (if month < 3 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_of_utc() {
        let cases = [
            ("2020-01-01 00:00:00 +02:00", "2019-12-31 22:00:00"),
            ("2024-02-28 23:30:05.500 -01:00", "2024-02-29 00:30:05.500"),
            ("1999-12-31 23:59:59 +00:00", "1999-12-31 23:59:59"),
            ("2000-03-01 00:00:00 +00:01", "2000-02-29 23:59:00"),
        ];
        for (with_offset, wanted) in cases {
            assert_eq!(in_utc(with_offset), wanted);
        }
    }

    #[test]
    fn every_day_has_its_date() {
        let first = days(1890, 1, 1);
        let dates: Vec<_> = (first..days(2110, 1, 1)).map(civil).collect();
        assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        assert!((first..).zip(&dates).all(|(day, (y, m, d))| days(*y, *m, *d) == day));
    }
}
