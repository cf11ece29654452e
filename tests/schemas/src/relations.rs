//! Relations of every kind between the models of a draft.

use pumpflix_dialect::Dialect;

use crate::draft::{Block, Draft, Field, Kind};
use crate::names;
use crate::rng::Rng;

/// Adds a relation between two models picked at random.
pub(crate) fn add(rng: &mut Rng, draft: &mut Draft) {
    let models = draft.of_kind(Kind::Model);
    let (Some(&one), Some(&many)) = (rng.pick(&models), rng.pick(&models)) else { return };
    if rng.chance(14) {
        many_to_many(rng, draft, one, many);
    } else {
        with_foreign_key(rng, draft, one, many);
    }
}

/// Whether two models are already connected, so that a further relation needs a name.
fn connected(draft: &Draft, a: usize, b: usize) -> bool {
    a == b
        || draft.blocks.get(a).zip(draft.blocks.get(b)).is_some_and(|(x, y)| {
            x.fields.iter().any(|f| f.relation && f.ty == y.name)
                || y.fields.iter().any(|f| f.relation && f.ty == x.name)
        })
}

fn relation_name(rng: &mut Rng, draft: &Draft, a: usize, b: usize) -> Option<String> {
    let needed = connected(draft, a, b);
    (needed && !rng.chance(draft.slips) || rng.chance(12)).then(|| {
        let n = rng.below(100_000);
        format!("{}{n}", rng.word(&["Rel", "author of ", "r_", "Beziehung ü", "to"]))
    })
}

fn push(draft: &mut Draft, block: usize, field: Field) {
    if let Some(block) = draft.blocks.get_mut(block) {
        let at = block.fields.len();
        block.fields.insert(at, field);
    }
}

fn relation_field(name: String, ty: &str, arity: &'static str, attribute: Option<String>) -> Field {
    Field { name, ty: ty.to_owned(), arity, attributes: attribute.into_iter().collect(), relation: true }
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

fn many_to_many(rng: &mut Rng, draft: &mut Draft, a: usize, b: usize) {
    let (Some(x), Some(y)) = (draft.blocks.get(a).cloned(), draft.blocks.get(b).cloned()) else { return };
    let single = |b: &Block| b.key.len() == 1 && b.fields.iter().any(|f| f.has("@id"));
    let wrong = !single(&x) || !single(&y);
    if wrong && !rng.chance(draft.slips) {
        return;
    }
    let name = relation_name(rng, draft, a, b);
    let attribute = name.map(|n| {
        if rng.chance(70) { format!("@relation(\"{n}\")") } else { format!("@relation(name: \"{n}\")") }
    });
    let there = x.free_name(&format!("{}s", lower_first(&y.name)));
    push(draft, a, relation_field(there, &y.name, "[]", attribute.clone()));
    let Some(y) = draft.blocks.get(b).cloned() else { return };
    let back = y.free_name(&format!("{}List", lower_first(&x.name)));
    push(draft, b, relation_field(back, &x.name, "[]", attribute));
}

/// `child` gets the foreign key, `parent` the back relation.
fn with_foreign_key(rng: &mut Rng, draft: &mut Draft, parent: usize, child: usize) {
    let (Some(p), Some(c)) = (draft.blocks.get(parent).cloned(), draft.blocks.get(child).cloned()) else {
        return;
    };
    let Some(target) = target(rng, &p) else { return };
    let name = relation_name(rng, draft, parent, child);
    let one_to_one = rng.chance(22);
    let optional = rng.chance(45) || parent == child && rng.chance(100 - draft.slips);
    let mut scratch = c;
    let field_name = scratch.free_name(&lower_first(&p.name));
    let mut columns = Vec::new();
    for reference in &target {
        let Some(of) = p.field(reference) else { return };
        let wanted = format!("{field_name}{}", upper_first(reference));
        let mut column = Field::column(scratch.free_name(&wanted), of.ty.clone());
        column.arity = if optional { "?" } else { "" };
        column.attributes.extend(of.attributes.iter().filter(|a| a.starts_with("@db.")).cloned());
        if rng.chance(8) {
            column.attributes.push(format!("@map(\"{}\")", names::database_name(rng)));
        }
        columns.push(column.name.clone());
        scratch.fields.push(column);
    }
    let unique = one_to_one && !rng.chance(draft.slips);
    if unique {
        match (scratch.fields.last_mut(), columns.as_slice()) {
            (Some(column), [_]) => column.attributes.push("@unique".to_owned()),
            _ => scratch.attributes.push(format!("@@unique([{}])", columns.join(", "))),
        }
    } else if rng.chance(if draft.relation_mode_prisma { 70 } else { 20 }) {
        scratch.attributes.push(format!("@@index([{}])", columns.join(", ")));
    }
    let attribute = defining(rng, draft, name.as_deref(), &columns, &target, optional, parent == child);
    let at = if rng.chance(50) {
        scratch.fields.len()
    } else {
        scratch.fields.len().saturating_sub(columns.len())
    };
    scratch
        .fields
        .insert(at, relation_field(field_name, &p.name, if optional { "?" } else { "" }, Some(attribute)));
    if let Some(block) = draft.blocks.get_mut(child) {
        *block = scratch;
    }
    let Some(p) = draft.blocks.get(parent).cloned() else { return };
    let Some(child_name) = draft.blocks.get(child).map(|b| b.name.clone()) else { return };
    let back = p.free_name(&format!("{}{}", lower_first(&child_name), if one_to_one { "" } else { "s" }));
    let attribute = name.map(|n| format!("@relation(\"{n}\")"));
    push(draft, parent, relation_field(back, &child_name, if one_to_one { "?" } else { "[]" }, attribute));
}

fn upper_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// What a foreign key may point at: the primary key, or a required unique column.
fn target(rng: &mut Rng, block: &Block) -> Option<Vec<String>> {
    let uniques: Vec<&Field> =
        block.fields.iter().filter(|f| f.has("@unique") && f.arity.is_empty() && !f.relation).collect();
    if rng.chance(12)
        && let Some(unique) = rng.pick(&uniques)
    {
        return Some(vec![unique.name.clone()]);
    }
    (!block.key.is_empty()).then(|| block.key.clone())
}

fn defining(
    rng: &mut Rng,
    draft: &Draft,
    name: Option<&str>,
    columns: &[String],
    target: &[String],
    optional: bool,
    itself: bool,
) -> String {
    let mut arguments =
        vec![format!("fields: [{}]", columns.join(", ")), format!("references: [{}]", target.join(", "))];
    let mut delete = vec!["Cascade", "NoAction", "Restrict"];
    let mut update = delete.clone();
    if optional {
        delete.push("SetNull");
        update.push("SetNull");
    }
    if draft.relation_mode_prisma {
        delete.retain(|a| *a != "NoAction" || draft.dialect == Dialect::MySql);
        update.retain(|a| *a != "NoAction" || draft.dialect == Dialect::MySql);
    } else if rng.chance(10) {
        delete.push("SetDefault");
    }
    if draft.dialect == Dialect::SqlServer {
        delete.retain(|a| *a != "Restrict");
        update.retain(|a| *a != "Restrict");
    }
    let quiet = draft.dialect == Dialect::SqlServer && (itself || rng.chance(70));
    if quiet {
        arguments.push("onDelete: NoAction".to_owned());
        arguments.push("onUpdate: NoAction".to_owned());
    } else {
        if rng.chance(45) {
            arguments.push(format!("onDelete: {}", rng.word(&delete)));
        }
        if rng.chance(25) {
            arguments.push(format!("onUpdate: {}", rng.word(&update)));
        }
    }
    if draft.dialect != Dialect::Sqlite && rng.chance(10) {
        arguments.push(format!("map: \"{}\"", names::constraint_name(rng)));
    }
    if rng.chance(20) {
        rng.shuffle(&mut arguments);
    }
    if let Some(name) = name {
        let spelled = if rng.chance(70) { format!("\"{name}\"") } else { format!("name: \"{name}\"") };
        arguments.insert(0, spelled);
    }
    format!("@relation({})", arguments.join(", "))
}
