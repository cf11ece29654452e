//! Primary keys, uniques and indexes with every argument that a provider knows.

use pumpflix_dialect::Dialect;

use crate::columns;
use crate::draft::{Block, Draft, Field};
use crate::names;
use crate::rng::Rng;

/// Gives a model its primary key: one field, several, or none but a required unique.
pub(crate) fn primary_key(rng: &mut Rng, dialect: Dialect, block: &mut Block) {
    match rng.below(20) {
        0..=2 => compound(rng, dialect, block),
        3 => {
            let mut field = columns::key_column(rng, dialect, "ident");
            field.attributes.push("@unique".to_owned());
            block.key = vec![field.name.clone()];
            block.fields.push(field);
        }
        _ => single(rng, dialect, block),
    }
}

fn single(rng: &mut Rng, dialect: Dialect, block: &mut Block) {
    let name = rng.word(&["id", "id", "id", "uid", "Id", "code"]);
    let (ty, default) = match rng.below(10) {
        0..=3 if dialect == Dialect::CockroachDb => ("BigInt", "@default(autoincrement())"),
        0..=3 => ("Int", "@default(autoincrement())"),
        4 if dialect != Dialect::Sqlite => ("BigInt", "@default(autoincrement())"),
        5 => ("String", "@default(uuid())"),
        6 => ("String", "@default(cuid())"),
        7 => ("Int", ""),
        8 => ("String", ""),
        _ => ("BigInt", ""),
    };
    let mut field = Field::column(name, ty);
    let mut arguments = Vec::new();
    if matches!(dialect, Dialect::Postgres | Dialect::SqlServer | Dialect::CockroachDb) && rng.chance(12) {
        arguments.push(format!("map: \"{}\"", names::constraint_name(rng)));
    }
    if dialect == Dialect::SqlServer && rng.chance(12) {
        arguments
            .push(rng.word(&["sort: Desc", "clustered: false", "clustered: true", "sort: Asc"]).to_owned());
    }
    field.attributes.push(with_arguments("@id", &arguments));
    if !default.is_empty() {
        field.attributes.push(default.to_owned());
    }
    if ty == "String" && rng.chance(20) {
        match dialect {
            Dialect::Postgres | Dialect::CockroachDb => field.attributes.push("@db.Uuid".to_owned()),
            Dialect::MySql => field.attributes.push("@db.VarChar(64)".to_owned()),
            Dialect::SqlServer => field.attributes.push("@db.NVarChar(60)".to_owned()),
            Dialect::Sqlite => {}
        }
    }
    if rng.chance(8) {
        field.attributes.push(format!("@map(\"{}\")", names::database_name(rng)));
    }
    if rng.chance(30) {
        rng.shuffle(&mut field.attributes);
    }
    block.key = vec![field.name.clone()];
    block.fields.push(field);
}

fn compound(rng: &mut Rng, dialect: Dialect, block: &mut Block) {
    let count = rng.between(2, 3);
    for i in 0..count {
        let name = format!("{}{i}", rng.word(&["part", "k", "tenantId"]));
        let field = columns::key_column(rng, dialect, &name);
        block.key.push(name);
        block.fields.push(field);
    }
    let entries: Vec<String> = block.key.iter().map(|f| sorted_entry(rng, dialect, f, true)).collect();
    let mut arguments = vec![list(rng, &entries)];
    if rng.chance(15) {
        arguments.push(format!("name: \"{}\"", rng.word(&["pk", "theKey", "compound_key"])));
    }
    if matches!(dialect, Dialect::Postgres | Dialect::SqlServer | Dialect::CockroachDb) && rng.chance(20) {
        arguments.push(format!("map: \"{}\"", names::constraint_name(rng)));
    }
    if dialect == Dialect::SqlServer && rng.chance(15) {
        arguments.push(format!("clustered: {}", rng.word(&["true", "false"])));
    }
    block.attributes.push(with_arguments("@@id", &arguments));
}

/// Adds a few indexes and uniques over columns of the block.
pub(crate) fn indexes(rng: &mut Rng, draft: &Draft, block: &mut Block) {
    for _ in 0..rng.below(4) {
        if let Some(attribute) = index(rng, draft, block)
            && (rng.chance(draft.slips) || !covered(block, &attribute))
        {
            block.attributes.push(attribute);
        }
    }
    if rng.chance(30) {
        let mut field = columns::key_column(rng, draft.dialect, &block.free_name("handle"));
        field.arity = rng.word(&["", "", "?"]).parse_arity();
        let mut arguments = Vec::new();
        if rng.chance(20) {
            arguments.push(format!("map: \"{}\"", names::constraint_name(rng)));
        }
        if rng.chance(15) && !draft.preview("views") {
            arguments.push(rng.word(&["sort: Desc", "sort: Asc"]).to_owned());
        }
        field.attributes.push(with_arguments("@unique", &arguments));
        block.fields.push(field);
    }
}

/// Whether the block has an index over the same fields, whose name would be the same.
fn covered(block: &Block, attribute: &str) -> bool {
    let fields = |a: &str| {
        let list = a.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
        let names: Vec<String> =
            list.split(',').map(|entry| entry.split('(').next().unwrap_or("").trim().to_owned()).collect();
        names
    };
    let wanted = fields(attribute);
    block.attributes.iter().any(|a| fields(a) == wanted)
        || matches!(wanted.as_slice(), [one] if block.field(one).is_some_and(|f| f.has("@unique")))
}

trait ParseArity {
    fn parse_arity(&self) -> &'static str;
}

impl ParseArity for str {
    fn parse_arity(&self) -> &'static str {
        if self == "?" { "?" } else { "" }
    }
}

/// One `@@index`, `@@unique` or `@@fulltext` over columns that the block has.
pub(crate) fn index(rng: &mut Rng, draft: &Draft, block: &Block) -> Option<String> {
    let dialect = draft.dialect;
    let columns: Vec<&Field> = block.fields.iter().filter(|f| indexable(dialect, f)).collect();
    if dialect == Dialect::MySql && rng.chance(15) {
        let texts: Vec<String> =
            columns.iter().filter(|f| f.ty == "String").take(2).map(|f| f.name.clone()).collect();
        if !texts.is_empty() {
            return Some(format!("@@fulltext([{}])", texts.join(", ")));
        }
    }
    if matches!(dialect, Dialect::Postgres | Dialect::CockroachDb) && rng.chance(20) {
        return typed_index(rng, dialect, block);
    }
    let first = rng.pick(&columns)?;
    let mut chosen = vec![*first];
    for _ in 0..rng.below(3) {
        if let Some(more) = rng.pick(&columns)
            && !chosen.iter().any(|c| c.name == more.name)
        {
            chosen.push(more);
        }
    }
    let unique = rng.chance(35);
    let entries: Vec<String> = chosen.iter().map(|f| entry(rng, dialect, f)).collect();
    let mut arguments = vec![list(rng, &entries)];
    if unique && rng.chance(15) {
        arguments.push(format!("name: \"sel{}\"", rng.below(10_000)));
    }
    if rng.chance(20) {
        arguments.push(format!("map: \"{}\"", names::constraint_name(rng)));
    }
    if dialect == Dialect::SqlServer && rng.chance(10) {
        arguments.push("clustered: false".to_owned());
    }
    if draft.preview("partialIndexes") && rng.chance(60) {
        arguments.push(format!("where: {}", condition(rng, block, &chosen)));
    }
    if !unique && rng.chance(8) {
        arguments.push("type: BTree".to_owned());
    }
    if rng.chance(15) {
        rng.shuffle(arguments.get_mut(1..).unwrap_or_default());
    }
    Some(with_arguments(if unique { "@@unique" } else { "@@index" }, &arguments))
}

fn indexable(dialect: Dialect, field: &Field) -> bool {
    let large = ["Text", "Blob", "Max", "Image", "Xml", "Json", "Citext"];
    let native = field.attributes.iter().find(|a| a.starts_with("@db."));
    let too_large =
        native.is_some_and(|n| large.iter().any(|l| n.contains(l)) && dialect != Dialect::Postgres);
    let never = field.relation
        || field.ty.starts_with("Unsupported")
        || field.ty == "Json"
        || field.arity == "[]"
        || native.is_some_and(|n| n.contains("Xml"));
    !(never || too_large || dialect == Dialect::SqlServer && field.ty == "Bytes")
}

fn entry(rng: &mut Rng, dialect: Dialect, field: &Field) -> String {
    if dialect == Dialect::MySql && field.ty == "String" && !field.has("@db.") && rng.chance(20) {
        return format!("{}(length: {})", field.name, rng.between(1, 120));
    }
    sorted_entry(rng, dialect, &field.name, false)
}

fn sorted_entry(rng: &mut Rng, dialect: Dialect, name: &str, id: bool) -> String {
    if rng.chance(15) && (!id || matches!(dialect, Dialect::SqlServer)) {
        format!("{name}(sort: {})", rng.word(&["Desc", "Asc"]))
    } else {
        name.to_owned()
    }
}

fn typed_index(rng: &mut Rng, dialect: Dialect, block: &Block) -> Option<String> {
    let field = rng.pick(&block.fields).filter(|f| !f.relation)?;
    let name = &field.name;
    let native = |n: &str| field.attributes.iter().any(|a| a == n);
    if dialect == Dialect::CockroachDb {
        return (field.ty == "Json" || field.arity == "[]").then(|| format!("@@index([{name}], type: Gin)"));
    }
    Some(match (field.ty.as_str(), field.arity) {
        (_, "[]") => rng.word(&["", "(ops: ArrayOps)"]).to_owned() + ", Gin",
        ("Json", _) if !native("@db.Json") => {
            rng.word(&["", "(ops: JsonbOps)", "(ops: JsonbPathOps)"]).to_owned() + ", Gin"
        }
        ("String", _) if native("@db.Inet") => rng
            .word(&[
                "(ops: InetOps), Gist",
                ", SpGist",
                "(ops: InetMinMaxOps), Brin",
                "(ops: InetInclusionOps), Brin",
            ])
            .to_owned(),
        ("String", _) => rng
            .word(&[
                "(ops: raw(\"gin_trgm_ops\")), Gin",
                "(ops: raw(\"gist_trgm_ops\")), Gist",
                ", Hash",
                "(ops: TextMinMaxOps), Brin",
                ", Brin",
                "(ops: raw(\"text_pattern_ops\")), BTree",
                "(ops: TextOps), SpGist",
            ])
            .to_owned(),
        ("Int", _) => rng
            .word(&[", Hash", ", Brin", "(ops: Int4MinMaxOps), Brin", "(ops: Int4BloomOps), Brin"])
            .to_owned(),
        ("DateTime", _) => rng
            .word(&[", Brin", "(ops: TimestampMinMaxOps), Brin", "(ops: TimestampBloomOps), Brin", ", Hash"])
            .to_owned(),
        _ => rng.word(&[", Hash", ", Brin", ", BTree"]).to_owned(),
    })
    .map(|spec| {
        let (ops, ty) = spec.rsplit_once(", ").unwrap_or((spec.as_str(), "BTree"));
        format!("@@index([{name}{ops}], type: {ty})")
    })
}

fn condition(rng: &mut Rng, block: &Block, chosen: &[&Field]) -> String {
    let name = chosen.first().map_or("id", |f| f.name.as_str());
    let field = rng.pick(&block.fields).filter(|f| !f.relation);
    match (rng.below(5), field) {
        (0, _) => format!("raw(\"{name} IS NOT NULL\")"),
        (1, _) => format!("{{ {name}: null }}"),
        (2, _) => format!("{{ {name}: {{ not: null }} }}"),
        (_, Some(field)) => match columns::literal(rng, &field.ty) {
            Some(value) if rng.chance(70) => format!("{{ {}: {value} }}", field.name),
            Some(value) => format!("{{ {}: {{ not: {value} }}, {name}: {{ not: null }} }}", field.name),
            None => format!("{{ {}: null }}", field.name),
        },
        _ => format!("{{ {name}: null }}"),
    }
}

fn list(rng: &mut Rng, entries: &[String]) -> String {
    let list = format!("[{}]", entries.join(", "));
    if rng.chance(12) { format!("fields: {list}") } else { list }
}

fn with_arguments(attribute: &str, arguments: &[String]) -> String {
    if arguments.is_empty() { attribute.to_owned() } else { format!("{attribute}({})", arguments.join(", ")) }
}
