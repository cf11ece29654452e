//! The facts of a model, as generated code writes them down and as queries use them.
//!
//! A table of facts as Rust values is a hundred constants a model, each of which the compiler checks and evaluates in
//! every client. As one text they cost nothing there; it is read once, when the model is used first. One fact a line:
//!
//! ```text
//! id String text cuid(1)              field, kind, type of PostgreSQL; `String?` may be null, `String[]` is a list
//! orgId=org_id String text            the column has another name
//! views Int integer literal(0)        the database's own default; `database` where it is no plain value
//! role Enum "Role" values(A=a,B=b)    the database has other names for the values
//! @id User_pkey 0                     primary key, over columns by their number
//! @unique User_email_key 1            unique
//! org -> 0 2=0 key User_orgId_fkey    relation to the first of the targets: columns here and there; the foreign key
//! tags -> 1 table _TagToUser A B 0 0  relation through a table: its columns, and the keys at both ends
//! ```
//!
//! Words are parted by blanks; what a name has of these, or of `%=,()`, is written as `%20`, and no name as `-`. The text
//! comes from the generator: a line that is none of these is passed over.

use std::sync::OnceLock;

use crate::form::Texts;
use crate::meta::{
    ColumnMeta, Default, Fallback, Kind, Link, ModelMeta, PerDialect, RelationMeta, UniqueMeta,
};

/// What a model has. It is made once in a program and stays.
#[derive(Debug)]
pub struct Facts {
    /// The columns: those of the row struct in the order in which rows are read, then those that rows are read
    /// without.
    pub columns: &'static [ColumnMeta],
    /// How many of them are in the row struct.
    pub row: usize,
    /// The primary key and the uniques; the primary key, if any, first.
    pub uniques: &'static [UniqueMeta],
    /// The relations, in the order of their fields.
    pub relations: &'static [RelationMeta],
    /// The columns for which the client makes a value where none is given.
    pub(crate) filled: Box<[usize]>,
    /// The table's name, quoted.
    pub(crate) table_text: PerDialect,
    /// The columns of the row struct, quoted.
    pub(crate) column_texts: PerDialect,
    /// The text that reads a row, one for each of the uniques.
    pub(crate) selectors: Box<[PerDialect]>,
    /// The text that deletes a row, one for each of the uniques.
    pub(crate) deletions: Box<[PerDialect]>,
    /// The texts of inserts and updates.
    pub(crate) written: Texts,
    /// The names of the fields of the row struct.
    pub(crate) field_names: OnceLock<Box<[&'static str]>>,
}

impl Facts {
    /// Reads the text of generated code; `targets` are the models that relations lead to.
    pub(crate) fn read(text: &'static str, targets: &[&'static ModelMeta]) -> Self {
        let (mut columns, mut uniques, mut relations) = (Vec::new(), Vec::new(), Vec::new());
        let mut row = 0;
        for line in text.lines() {
            let words: Vec<&'static str> = line.split_whitespace().collect();
            match words.as_slice() {
                [kind @ ("@id" | "@unique"), constraint, over] => uniques.push(UniqueMeta {
                    constraint: plain(constraint),
                    primary: *kind == "@id",
                    columns: numbers(over),
                }),
                [field, "->", target, link @ ..] => {
                    let target = targets.get(number(target)).copied();
                    relations.extend(target.and_then(|target| relation(field, target, link)));
                }
                [name, kind, pg_type, rest @ ..] => {
                    row += usize::from(!rest.contains(&"omitted"));
                    columns.push(column(name, kind, pg_type, rest));
                }
                _ => {}
            }
        }
        Self {
            row,
            filled: (0..columns.len()).filter(|at| columns[*at].is_filled()).collect(),
            selectors: uniques.iter().map(|_| PerDialect::new()).collect(),
            deletions: uniques.iter().map(|_| PerDialect::new()).collect(),
            written: Texts::default(),
            columns: columns.leak(),
            uniques: uniques.leak(),
            relations: relations.leak(),
            table_text: PerDialect::new(),
            column_texts: PerDialect::new(),
            field_names: OnceLock::new(),
        }
    }
}

fn column(name: &'static str, kind: &str, pg_type: &'static str, rest: &[&'static str]) -> ColumnMeta {
    let (field, db_name) = name.split_once('=').unwrap_or((name, name));
    let (kind, nullable) = kind.strip_suffix('?').map_or((kind, false), |kind| (kind, true));
    let (kind, list) = kind.strip_suffix("[]").map_or((kind, false), |kind| (kind, true));
    let mut column = ColumnMeta {
        field: plain(field),
        name: plain(db_name),
        kind: self::kind(kind),
        nullable,
        list,
        values: &[],
        default: Default::None,
        fallback: Fallback::Null,
        updated_at: false,
        pg_type: plain(pg_type),
        pg_via: None,
    };
    for word in rest {
        let (word, argument) = word.strip_suffix(')').and_then(|w| w.split_once('(')).unwrap_or((word, ""));
        let size = || number(argument).try_into().unwrap_or(u8::MAX);
        match word {
            "now" => column.default = Default::Now,
            "time" => column.default = Default::Time(plain(argument)),
            "uuid" => column.default = Default::Uuid(size()),
            "cuid" => column.default = Default::Cuid(size()),
            "ulid" => column.default = Default::Ulid,
            "nanoid" => column.default = Default::Nanoid(size()),
            "literal" => column.fallback = Fallback::Literal(plain(argument)),
            "database" => column.fallback = Fallback::Unknown,
            "updated" => column.updated_at = true,
            "via" => column.pg_via = Some(plain(argument)),
            "values" => column.values = values(argument),
            _ => {}
        }
    }
    column
}

fn kind(name: &str) -> Kind {
    match name {
        "Boolean" => Kind::Boolean,
        "Int" => Kind::Int,
        "Float" => Kind::Float,
        "Decimal" => Kind::Decimal,
        "DateTime" => Kind::DateTime,
        "Date" => Kind::Date,
        "Time" => Kind::Time,
        "Json" => Kind::Json,
        "Bytes" => Kind::Bytes,
        "Enum" => Kind::Enum,
        _ => Kind::String,
    }
}

fn values(text: &'static str) -> &'static [(&'static str, &'static str)] {
    let pairs = text.split(',').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, db_name)| (plain(name), plain(db_name))).collect::<Vec<_>>().leak()
}

fn relation(field: &'static str, target: &'static ModelMeta, link: &[&'static str]) -> Option<RelationMeta> {
    let (link, rest) = match link {
        ["table", table, here_column, there_column, here, there, rest @ ..] => {
            let link = Link::Table {
                table: plain(table),
                schema: rest.first().map(|schema| plain(schema)),
                here_column: plain(here_column),
                there_column: plain(there_column),
                here: number(here),
                there: number(there),
            };
            (link, [].as_slice())
        }
        [columns, rest @ ..] => {
            let (here, there) = columns.split_once('=')?;
            (Link::Columns { here: numbers(here), there: numbers(there) }, rest)
        }
        [] => return None,
    };
    Some(RelationMeta {
        field: plain(field),
        target,
        link,
        holds_key: rest.first() == Some(&"key"),
        constraint: rest.get(1).map(|name| plain(name)),
    })
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or_default()
}

fn numbers(text: &str) -> &'static [usize] {
    text.split(',').map(number).collect::<Vec<_>>().leak()
}

/// A word without its escapes.
fn plain(word: &'static str) -> &'static str {
    if word == "-" {
        return "";
    }
    if !word.contains('%') {
        return word;
    }
    let mut bytes = Vec::with_capacity(word.len());
    let mut rest = word.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16)).unwrap_or_default();
        bytes.push(if byte == b'%' {
            u8::try_from(digit() * 16 + digit()).unwrap_or_default()
        } else {
            byte
        });
    }
    String::from_utf8_lossy(&bytes).into_owned().leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    static OTHER: ModelMeta = ModelMeta::new("Other", "other", None, "id Int integer", &[]);

    #[test]
    fn every_fact_is_read() {
        let text = "
            id=the%20id String text cuid(1)
            role Enum? \"Role\" values(A=a%2Cb,B=b)
            tags String[] text via(numeric)
            at DateTime double%20precision updated database
            dash String text literal(%2D)
            heavy Bytes bytea omitted
            @id pk 0
            @unique a%20b 1,2
            @unique - 1
            other -> 0 1,2=0,3 key fk
            others -> 0 0=1
            links -> 0 table _AToB A B 0 3 auth
        ";
        let facts = Facts::read(text, &[&OTHER]);
        let names: Vec<_> = facts.columns.iter().map(|c| (c.field, c.name)).collect();
        assert_eq!(
            names,
            [
                ("id", "the id"),
                ("role", "role"),
                ("tags", "tags"),
                ("at", "at"),
                ("dash", "dash"),
                ("heavy", "heavy")
            ]
        );
        let [id, role, tags, at, dash, _] = facts.columns else { panic!() };
        assert_eq!((id.default, id.nullable, id.kind), (Default::Cuid(1), false, Kind::String));
        assert_eq!((role.nullable, role.values), (true, [("A", "a,b"), ("B", "b")].as_slice()));
        assert_eq!((tags.list, tags.pg_via), (true, Some("numeric")));
        assert_eq!((at.updated_at, at.pg_type), (true, "double precision"));
        assert_eq!(
            [id, tags, at, dash].map(|column| column.fallback),
            [Fallback::Null, Fallback::Null, Fallback::Unknown, Fallback::Literal("-")]
        );
        assert_eq!(dash.left_out(), Some(crate::value::Value::Text("-".into())));
        assert_eq!(facts.row, 5);
        let uniques: Vec<_> = facts.uniques.iter().map(|u| (u.constraint, u.primary, u.columns)).collect();
        assert_eq!(uniques, [("pk", true, [0].as_slice()), ("a b", false, &[1, 2]), ("", false, &[1])]);
        let [other, others, links] = facts.relations else { panic!() };
        assert!(matches!(other.link, Link::Columns { here: [1, 2], there: [0, 3] }));
        assert_eq!((other.holds_key, other.constraint), (true, Some("fk")));
        assert_eq!((others.holds_key, others.constraint, others.target.name), (false, None, "Other"));
        assert!(matches!(
            links.link,
            Link::Table { table: "_AToB", schema: Some("auth"), here_column: "A", here: 0, there: 3, .. }
        ));
    }
}
