//! Changes a schema the way a developer does between two migrations: columns, defaults, indexes, enums, relations.

use crate::columns::{self, EnumChoice};
use crate::draft::{Block, Draft, Field, Kind};
use crate::rng::Rng;
use crate::{keys, names, relations, restructure};

/// The draft after a few changes; most of them keep it valid.
pub fn evolve(rng: &mut Rng, before: &Draft) -> Draft {
    let mut draft = before.clone();
    let changes = if rng.chance(10) { rng.between(5, 12) } else { rng.between(1, 4) };
    for _ in 0..changes {
        if rng.chance(35) {
            restructure::change(rng, &mut draft);
        } else {
            change(rng, &mut draft);
        }
    }
    draft
}

fn change(rng: &mut Rng, draft: &mut Draft) {
    match rng.below(22) {
        0 | 1 => add_column(rng, draft),
        2 | 3 => drop_column(rng, draft),
        4 => with_column(rng, draft, |rng, draft, field| {
            let fresh = columns::column(rng, draft.dialect, &enums(draft), &field.name);
            *field = fresh;
        }),
        5 | 6 => with_column(rng, draft, |rng, _, field| {
            field.arity = match field.arity {
                "" => "?",
                "?" => "",
                _ => field.arity,
            };
            if rng.chance(30) {
                field.attributes.retain(|a| !a.starts_with("@default"));
            }
        }),
        7 | 8 => with_column(rng, draft, change_default),
        9 | 10 => with_column(rng, draft, change_native),
        11 => with_column(rng, draft, |rng, _, field| {
            field.attributes.retain(|a| !a.starts_with("@map"));
            if rng.chance(60) {
                field.attributes.push(format!("@map(\"{}\")", names::database_name(rng)));
            }
        }),
        12 | 13 => add_index(rng, draft),
        14 => drop_index(rng, draft),
        15 | 16 => change_enum(rng, draft),
        17 => relations::add(rng, draft),
        18 => change_action(rng, draft),
        19 => add_model(rng, draft),
        20 => drop_model(rng, draft),
        _ => with_column(rng, draft, widen),
    }
}

fn enums(draft: &Draft) -> Vec<EnumChoice> {
    draft
        .blocks
        .iter()
        .filter(|b| b.kind == Kind::Enum)
        .map(|b| (b.name.clone(), b.fields.iter().map(|f| f.name.clone()).collect()))
        .collect()
}

fn model<'a>(rng: &mut Rng, draft: &'a mut Draft) -> Option<&'a mut Block> {
    let models = draft.of_kind(Kind::Model);
    let at = rng.pick(&models).copied()?;
    draft.blocks.get_mut(at)
}

/// Whether an attribute names the field in a list.
fn listed(attribute: &str, field: &str) -> bool {
    attribute.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == field)
}

/// A column that no key, index or relation of its model uses.
fn free_columns(block: &Block) -> Vec<usize> {
    let used = |name: &str| {
        block.key.iter().any(|k| k == name)
            || block.attributes.iter().any(|a| listed(a, name))
            || block.fields.iter().any(|f| f.relation && f.attributes.iter().any(|a| listed(a, name)))
    };
    block
        .fields
        .iter()
        .enumerate()
        .filter(|(_, f)| !f.relation && !f.has("@id") && !f.has("@unique") && !used(&f.name))
        .map(|(i, _)| i)
        .collect()
}

fn with_column(rng: &mut Rng, draft: &mut Draft, edit: impl FnOnce(&mut Rng, &Draft, &mut Field)) {
    let whole = draft.clone();
    let Some(block) = model(rng, draft) else { return };
    let free = free_columns(block);
    if let Some(field) = rng.pick(&free).copied().and_then(|at| block.fields.get_mut(at)) {
        edit(rng, &whole, field);
    }
}

fn add_column(rng: &mut Rng, draft: &mut Draft) {
    let (dialect, enums) = (draft.dialect, enums(draft));
    let Some(block) = model(rng, draft) else { return };
    let name = block.free_name(names::field_name(rng));
    let field = columns::column(rng, dialect, &enums, &name);
    let at = rng.below(block.fields.len() + 1);
    block.fields.insert(at, field);
}

fn drop_column(rng: &mut Rng, draft: &mut Draft) {
    let Some(block) = model(rng, draft) else { return };
    let free = free_columns(block);
    if let Some(&at) = rng.pick(&free) {
        block.fields.remove(at);
    }
}

fn change_default(rng: &mut Rng, draft: &Draft, field: &mut Field) {
    let had = field.has("@default");
    field.attributes.retain(|a| !a.starts_with("@default"));
    if had && rng.chance(35) {
        return;
    }
    for _ in 0..8 {
        let fresh = columns::column(rng, draft.dialect, &enums(draft), &field.name);
        let same = fresh.ty == field.ty && (fresh.arity == "[]") == (field.arity == "[]");
        if same && let Some(default) = fresh.attributes.into_iter().find(|a| a.starts_with("@default")) {
            field.attributes.push(default);
            return;
        }
    }
    if field.arity != "[]"
        && let Some(literal) = columns::literal(rng, &field.ty)
    {
        field.attributes.push(format!("@default({literal})"));
    }
}

fn change_native(rng: &mut Rng, draft: &Draft, field: &mut Field) {
    let had = field.has("@db.");
    field.attributes.retain(|a| !a.starts_with("@db."));
    if had && rng.chance(25) {
        return;
    }
    if let Some(native) = rng.pick(columns::natives(draft.dialect, &field.ty)) {
        field.attributes.push(format!("@db.{native}"));
    }
}

/// Another scalar for the column, with what no longer fits taken away.
fn widen(rng: &mut Rng, _: &Draft, field: &mut Field) {
    let scalars = ["String", "Int", "BigInt", "Float", "Decimal", "Boolean", "DateTime", "Bytes"];
    rng.word(&scalars).clone_into(&mut field.ty);
    field.attributes.retain(|a| !a.starts_with("@default") && !a.starts_with("@db.") && a != "@updatedAt");
}

fn add_index(rng: &mut Rng, draft: &mut Draft) {
    let whole = draft.clone();
    let Some(block) = model(rng, draft) else { return };
    if let Some(index) = keys::index(rng, &whole, block) {
        block.attributes.insert(0, index);
    }
}

fn drop_index(rng: &mut Rng, draft: &mut Draft) {
    let Some(block) = model(rng, draft) else { return };
    let indexes: Vec<usize> = block
        .attributes
        .iter()
        .enumerate()
        .filter(|(_, a)| a.starts_with("@@index") || a.starts_with("@@unique"))
        .map(|(i, _)| i)
        .collect();
    if let Some(&at) = rng.pick(&indexes) {
        block.attributes.remove(at);
    }
}

fn change_enum(rng: &mut Rng, draft: &mut Draft) {
    let places = draft.of_kind(Kind::Enum);
    let Some(block) = rng.pick(&places).copied().and_then(|at| draft.blocks.get_mut(at)) else {
        add_column(rng, draft);
        return;
    };
    match rng.below(4) {
        0 | 1 => {
            let name = block.free_name("ADDED");
            let at = rng.below(block.fields.len() + 1);
            block.fields.insert(at, Field::column(name, ""));
        }
        2 if block.fields.len() > 1 => {
            let at = rng.below(block.fields.len());
            block.fields.remove(at);
        }
        _ => {
            let at = rng.below(block.fields.len());
            let name = block.free_name("RENAMED");
            if let Some(field) = block.fields.get_mut(at) {
                field.name = name;
            }
        }
    }
}

fn change_action(rng: &mut Rng, draft: &mut Draft) {
    let Some(block) = model(rng, draft) else { return };
    for field in block.fields.iter_mut().filter(|f| f.relation) {
        for attribute in &mut field.attributes {
            if attribute.contains("fields:")
                && let Some(body) = attribute.strip_suffix(')').map(str::to_owned)
                && !body.contains("onDelete")
            {
                *attribute = format!("{body}, onDelete: {})", rng.word(&["Cascade", "NoAction", "Cascade"]));
                return;
            }
        }
    }
}

fn add_model(rng: &mut Rng, draft: &mut Draft) {
    let mut block = Block::new(Kind::Model, format!("Added{}", draft.blocks.len()));
    keys::primary_key(rng, draft.dialect, &mut block);
    for name in ["title", "amount"] {
        let field = columns::column(rng, draft.dialect, &enums(draft), name);
        block.fields.push(field);
    }
    if let Some(schema) = rng.pick(&draft.schemas) {
        block.attributes.push(format!("@@schema(\"{schema}\")"));
    }
    draft.blocks.push(block);
    relations::add(rng, draft);
}

/// Drops a model and every relation field that names it; the foreign key columns of others stay.
fn drop_model(rng: &mut Rng, draft: &mut Draft) {
    let models = draft.of_kind(Kind::Model);
    if models.len() < 2 {
        return;
    }
    if let Some(&at) = rng.pick(&models) {
        let gone = draft.blocks.remove(at).name;
        for block in &mut draft.blocks {
            block.fields.retain(|f| !(f.relation && f.ty == gone));
        }
    }
}
