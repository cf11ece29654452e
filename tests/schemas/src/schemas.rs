//! Whole schemas: picks a provider and composes enums, models, views, relations and indexes.

use pumpflix_dialect::Dialect;

use crate::columns::{self, EnumChoice};
use crate::draft::{Block, Draft, Field, Kind};
use crate::rng::Rng;
use crate::{keys, names, relations};

/// Draws the provider: `PostgreSQL` 35, `SQLite` 25, `CockroachDB`, `MySQL` 15 each, SQL Server 10.
pub fn provider(rng: &mut Rng) -> Dialect {
    match rng.below(100) {
        0..=34 => Dialect::Postgres,
        35..=59 => Dialect::Sqlite,
        60..=74 => Dialect::CockroachDb,
        75..=89 => Dialect::MySql,
        _ => Dialect::SqlServer,
    }
}

/// A schema that means to be valid, with up to `max_models` models; `slips` as in [`Draft`].
pub fn draft(rng: &mut Rng, dialect: Dialect, max_models: usize, slips: usize) -> Draft {
    let mut draft = Draft {
        dialect,
        datasource: Vec::new(),
        previews: Vec::new(),
        schemas: Vec::new(),
        relation_mode_prisma: rng.chance(8),
        slips,
        blocks: Vec::new(),
    };
    settings(rng, &mut draft);
    let mut taken = Vec::new();
    let enums = enums(rng, &mut draft, &mut taken);
    for _ in 0..rng.between(1, max_models) {
        let block = model(rng, &draft, &enums, &mut taken);
        draft.blocks.push(block);
    }
    let models = draft.of_kind(Kind::Model).len();
    for _ in 0..rng.below(models * 2 + 1) {
        relations::add(rng, &mut draft);
    }
    for position in draft.of_kind(Kind::Model) {
        if let Some(mut block) = draft.blocks.get(position).cloned() {
            keys::indexes(rng, &draft, &mut block);
            finish(rng, &mut block);
            if let Some(slot) = draft.blocks.get_mut(position) {
                *slot = block;
            }
        }
    }
    if draft.preview("views") {
        let view = view(rng, &draft, &enums, &mut taken);
        draft.blocks.push(view);
    }
    let schemas = draft.schemas.clone();
    for block in &mut draft.blocks {
        if !schemas.is_empty()
            && let Some(schema) = rng.pick(&schemas)
        {
            block.attributes.push(format!("@@schema(\"{schema}\")"));
        }
    }
    if rng.chance(30) {
        rng.shuffle(&mut draft.blocks);
    }
    draft
}

/// A small schema that other text is set into: no `schemas`, no `relationMode`.
pub fn context(rng: &mut Rng, dialect: Dialect) -> Draft {
    let mut draft = draft(rng, dialect, 2, 0);
    draft.forget("schemas");
    draft.forget("relationMode");
    draft.forget("extensions");
    draft
}

fn settings(rng: &mut Rng, draft: &mut Draft) {
    let schemas = matches!(draft.dialect, Dialect::Postgres | Dialect::CockroachDb | Dialect::SqlServer);
    if schemas && rng.chance(12) {
        draft.schemas = ["public", "auth", "billing two"]
            .iter()
            .take(rng.between(1, 3))
            .map(|s| (*s).to_owned())
            .collect();
    }
    if rng.chance(8) {
        draft.enable("views");
    }
    if draft.dialect != Dialect::MySql && rng.chance(12) {
        draft.enable("partialIndexes");
    }
    if draft.dialect == Dialect::Postgres && rng.chance(8) {
        draft.enable("postgresqlExtensions");
        draft.datasource.push(
            rng.word(&[
                "extensions = [pg_trgm]",
                "extensions = [citext, uuidOssp(map: \"uuid-ossp\")]",
                "extensions = [postgis(version: \"2.1\"), pgcrypto(schema: \"public\")]",
            ])
            .to_owned(),
        );
    }
    if rng.chance(4) {
        draft.enable("relationJoins");
    }
}

fn enums(rng: &mut Rng, draft: &mut Draft, taken: &mut Vec<String>) -> Vec<EnumChoice> {
    let mut choices = Vec::new();
    if draft.dialect == Dialect::SqlServer {
        return choices;
    }
    for _ in 0..rng.below(4) {
        let name = names::block_name(rng, true, taken);
        let count = rng.between(1, 6);
        let values = names::enum_values(rng, count);
        let mut block = Block::new(Kind::Enum, &name);
        for value in &values {
            let mut field = Field::column(value, "");
            if rng.chance(12) {
                field.attributes.push(format!("@map(\"{}\")", names::database_name(rng)));
            }
            block.fields.push(field);
        }
        if rng.chance(20) {
            block.attributes.push(format!("@@map(\"{}\")", names::database_name(rng)));
        }
        draft.blocks.push(block);
        choices.push((name, values));
    }
    choices
}

fn model(rng: &mut Rng, draft: &Draft, enums: &[EnumChoice], taken: &mut Vec<String>) -> Block {
    let mut block = Block::new(Kind::Model, names::block_name(rng, false, taken));
    keys::primary_key(rng, draft.dialect, &mut block);
    for _ in 0..rng.between(0, 9) {
        let name = block.free_name(names::field_name(rng));
        let field = columns::column(rng, draft.dialect, enums, &name);
        block.fields.push(field);
    }
    block
}

fn finish(rng: &mut Rng, block: &mut Block) {
    if rng.chance(18) {
        block.attributes.push(format!("@@map(\"{}\")", names::database_name(rng)));
    }
    if rng.chance(1) {
        block.attributes.push("@@ignore".to_owned());
    }
    if rng.chance(25) {
        rng.shuffle(&mut block.attributes);
    }
    if rng.chance(15) {
        rng.shuffle(&mut block.fields);
    }
}

fn view(rng: &mut Rng, draft: &Draft, enums: &[EnumChoice], taken: &mut Vec<String>) -> Block {
    let mut block = Block::new(Kind::View, names::block_name(rng, false, taken));
    let mut id = Field::column("id", "Int");
    if rng.chance(60) {
        id.attributes.push("@unique".to_owned());
    }
    block.fields.push(id);
    for _ in 0..rng.between(0, 5) {
        let name = block.free_name(names::field_name(rng));
        let mut field = columns::column(rng, draft.dialect, enums, &name);
        field.attributes.retain(|a| !a.starts_with("@default"));
        block.fields.push(field);
    }
    block
}
