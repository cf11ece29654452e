//! The rarer changes of a schema between two migrations: keys, names, lists, schemas, enum types, relations.

use crate::draft::{Block, Draft, Field, Kind};
use crate::names;
use crate::rng::Rng;

/// One change; it may leave the draft as it is where nothing fits.
pub(crate) fn change(rng: &mut Rng, draft: &mut Draft) {
    match rng.below(16) {
        0 => each_kind(rng, draft, Kind::Model, rename_table),
        1 => each_kind(rng, draft, Kind::Enum, rename_table),
        2 => each_kind(rng, draft, Kind::Model, change_key_name),
        3 => each_kind(rng, draft, Kind::Model, reorder_key),
        4 => each_kind(rng, draft, Kind::Model, change_key_type),
        5 => move_schema(rng, draft),
        6 => each_kind(rng, draft, Kind::Model, change_index),
        7 => toggle_list(rng, draft),
        8 => enum_to_text(rng, draft),
        9 => map_enum_value(rng, draft),
        10 => drop_relation(rng, draft),
        11 => each_kind(rng, draft, Kind::Model, rename_foreign_key),
        12 => draft.relation_mode_prisma = !draft.relation_mode_prisma && rng.chance(30),
        13 => each_kind(rng, draft, Kind::Model, unique_field),
        14 => each_kind(rng, draft, Kind::Model, reorder_fields),
        _ => drop_enum(rng, draft),
    }
}

fn each_kind(rng: &mut Rng, draft: &mut Draft, kind: Kind, edit: fn(&mut Rng, &mut Block)) {
    let places = draft.of_kind(kind);
    if let Some(block) = rng.pick(&places).copied().and_then(|at| draft.blocks.get_mut(at)) {
        edit(rng, block);
    }
}

fn rename_table(rng: &mut Rng, block: &mut Block) {
    let before = block.attributes.len();
    block.attributes.retain(|a| !a.starts_with("@@map"));
    if before == block.attributes.len() || rng.chance(50) {
        block.attributes.push(format!("@@map(\"{}\")", names::database_name(rng)));
    }
}

/// Names the primary key's constraint, or takes its name away.
fn change_key_name(rng: &mut Rng, block: &mut Block) {
    let name = names::constraint_name(rng);
    for attribute in block.fields.iter_mut().flat_map(|f| &mut f.attributes) {
        if attribute == "@id" {
            *attribute = format!("@id(map: \"{name}\")");
        } else if attribute.starts_with("@id(map") {
            "@id".clone_into(attribute);
        }
    }
    for attribute in &mut block.attributes {
        if attribute.starts_with("@@id") && !attribute.contains("map:") {
            *attribute = attribute.trim_end_matches(')').to_owned() + &format!(", map: \"{name}\")");
        }
    }
}

fn reorder_key(_: &mut Rng, block: &mut Block) {
    if let [first, second, ..] = block.key.as_slice() {
        let (from, to) = (format!("{first}, {second}"), format!("{second}, {first}"));
        for attribute in block.attributes.iter_mut().filter(|a| a.starts_with("@@id")) {
            *attribute = attribute.replace(&from, &to);
        }
    }
}

/// Another type for an id that nothing needs to be the same as.
fn change_key_type(rng: &mut Rng, block: &mut Block) {
    for field in block.fields.iter_mut().filter(|f| f.has("@id")) {
        rng.word(&["Int", "BigInt", "String"]).clone_into(&mut field.ty);
        field.attributes.retain(|a| !a.starts_with("@default") && !a.starts_with("@db."));
        if field.ty == "BigInt" && rng.chance(50) {
            field.attributes.push("@default(autoincrement())".to_owned());
        }
    }
}

fn move_schema(rng: &mut Rng, draft: &mut Draft) {
    let schemas = draft.schemas.clone();
    let blocks = draft.blocks.len();
    let at = rng.below(blocks);
    if let (Some(block), Some(schema)) = (draft.blocks.get_mut(at), rng.pick(&schemas)) {
        block.attributes.retain(|a| !a.starts_with("@@schema"));
        block.attributes.push(format!("@@schema(\"{schema}\")"));
    }
}

/// Another order, name or kind for an index.
fn change_index(rng: &mut Rng, block: &mut Block) {
    let name = names::constraint_name(rng);
    let choice = rng.below(4);
    let mut indexes =
        block.attributes.iter_mut().filter(|a| a.starts_with("@@index") || a.starts_with("@@unique"));
    let Some(attribute) = indexes.next() else { return };
    *attribute = match choice {
        0 if !attribute.contains("map:") => {
            attribute.trim_end_matches(')').to_owned() + &format!(", map: \"{name}\")")
        }
        1 if !attribute.contains("type:") => attribute.replace("@@unique", "@@index"),
        2 => attribute.replace("sort: Desc", "sort: Asc"),
        _ => attribute.replacen(
            ']',
            "(sort: Desc)]",
            usize::from(!attribute.contains("ops") && !attribute.contains(")]")),
        ),
    };
}

fn toggle_list(rng: &mut Rng, draft: &mut Draft) {
    let places = draft.of_kind(Kind::Model);
    let Some(block) = rng.pick(&places).copied().and_then(|at| draft.blocks.get_mut(at)) else { return };
    let free: Vec<usize> = block
        .fields
        .iter()
        .enumerate()
        .filter(|(_, f)| f.arity == "[]" && !f.relation || f.attributes.is_empty() && f.ty == "String")
        .map(|(i, _)| i)
        .collect();
    if let Some(field) = rng.pick(&free).copied().and_then(|at| block.fields.get_mut(at)) {
        field.arity = if field.arity == "[]" { rng.pick(&["", "?"]).copied().unwrap_or("") } else { "[]" };
        field.attributes.retain(|a| !a.starts_with("@default"));
    }
}

/// The columns of an enum become text.
fn enum_to_text(rng: &mut Rng, draft: &mut Draft) {
    let enums = draft.of_kind(Kind::Enum);
    let Some(name) = rng.pick(&enums).and_then(|at| draft.blocks.get(*at)).map(|b| b.name.clone()) else {
        return;
    };
    for field in draft.blocks.iter_mut().flat_map(|b| &mut b.fields).filter(|f| f.ty == name) {
        "String".clone_into(&mut field.ty);
        field.attributes.retain(|a| !a.starts_with("@default"));
    }
}

fn map_enum_value(rng: &mut Rng, draft: &mut Draft) {
    each_kind(rng, draft, Kind::Enum, |rng, block| {
        let at = rng.below(block.fields.len());
        if let Some(value) = block.fields.get_mut(at) {
            value.attributes.retain(|a| !a.starts_with("@map"));
            if rng.chance(70) {
                value.attributes.push(format!("@map(\"{}\")", names::database_name(rng)));
            }
        }
    });
}

/// Takes away the foreign key side of a relation and every field of the other model that names this one.
fn drop_relation(rng: &mut Rng, draft: &mut Draft) {
    let models = draft.of_kind(Kind::Model);
    let Some(&at) = rng.pick(&models) else { return };
    let Some(block) = draft.blocks.get_mut(at) else { return };
    let name = block.name.clone();
    let Some(place) = block.fields.iter().position(|f| f.relation && f.ty != name) else { return };
    let other = block.fields.remove(place).ty;
    block.fields.retain(|f| !(f.relation && f.ty == other));
    for block in draft.blocks.iter_mut().filter(|b| b.name == other) {
        block.fields.retain(|f| !(f.relation && f.ty == name));
    }
}

fn rename_foreign_key(rng: &mut Rng, block: &mut Block) {
    let name = names::constraint_name(rng);
    let relations = block.fields.iter_mut().filter(|f| f.relation).flat_map(|f| &mut f.attributes);
    if let Some(attribute) = relations.into_iter().find(|a| a.contains("fields:") && !a.contains("map:")) {
        *attribute = attribute.trim_end_matches(')').to_owned() + &format!(", map: \"{name}\")");
    }
}

fn unique_field(rng: &mut Rng, block: &mut Block) {
    let plain = |f: &&mut Field| {
        !f.relation
            && matches!(f.ty.as_str(), "Int" | "String")
            && f.arity != "[]"
            && !f.has("@id")
            && !f.has("@unique")
    };
    let mut fields: Vec<&mut Field> = block.fields.iter_mut().filter(plain).collect();
    let count = fields.len();
    if let Some(field) = fields.get_mut(rng.below(count)) {
        field.attributes.push("@unique".to_owned());
    }
}

fn reorder_fields(rng: &mut Rng, block: &mut Block) {
    rng.shuffle(&mut block.fields);
}

fn drop_enum(rng: &mut Rng, draft: &mut Draft) {
    let enums = draft.of_kind(Kind::Enum);
    if let Some(&at) = rng.pick(&enums) {
        let gone = draft.blocks.remove(at).name;
        for block in &mut draft.blocks {
            let used = |name: &str, attributes: &[String]| attributes.iter().any(|a| a.contains(name));
            let attributes = block.attributes.clone();
            block.fields.retain(|f| f.ty != gone || used(&f.name, &attributes));
        }
    }
}
