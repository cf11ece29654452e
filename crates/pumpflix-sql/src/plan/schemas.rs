//! Database schemas and extensions.

use super::pairs::Pairs;
use crate::step::{Pair, Step};
use crate::tables::{Extension, SqlSchema};

/// The steps for database schemas and extensions. Neither is ever dropped: both may hold what no schema file names.
pub(super) fn push(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    let is_there = |name: &String| {
        // Prisma takes a database schema that the datasource lists for one that exists.
        let known = if pairs.like_prisma { &pairs.before.listed_schemas } else { &pairs.before.schemas };
        known.contains(name)
    };
    let schemas = pairs.after.schemas.iter().enumerate();
    steps.extend(schemas.filter(|(_, name)| !is_there(name)).map(|(place, _)| Step::CreateSchema(place)));
    extensions(pairs, steps);
}

fn extensions(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    for (after, new) in pairs.after.extensions.iter().enumerate() {
        match find(pairs.before, &new.name) {
            None => steps.push(Step::CreateExtension(after)),
            Some((before, old)) if differ(old, new) => {
                if pairs.like_prisma {
                    steps.push(Step::DropExtension(before));
                    steps.push(Step::CreateExtension(after));
                } else {
                    steps.push(Step::AlterExtension(Pair { before, after }));
                }
            }
            Some(_) => {}
        }
    }
}

fn find<'a>(schema: &'a SqlSchema, name: &str) -> Option<(usize, &'a Extension)> {
    schema.extensions.iter().enumerate().find(|(_, e)| e.name == name)
}

/// Something that both say is different.
fn differ(old: &Extension, new: &Extension) -> bool {
    let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    differ(&old.schema, &new.schema) || differ(&old.version, &new.version)
}
