//! Steps in, SQL out. Each step has one spelling here; what a column looks like is the dialect's file.

mod alter;
mod enums;
mod mysql;
mod postgres;
mod sqlite;
mod sqlserver;
mod statements;
mod words;

use std::fmt;

use crate::plan::Migration;
use crate::step::{InTable, Step};
use words::Words;

/// How a script is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RenderOptions {
    /// Byte for byte as Prisma writes it, also where that is not valid SQL.
    pub like_prisma: bool,
}

/// A migration as SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// One block for each step that has something to say, in order.
    pub blocks: Vec<Block>,
    /// What stands before and after the blocks where the database needs it, so that all of the script runs or nothing.
    pub frame: Option<(&'static str, &'static str)>,
}

/// The statements of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The step's place in [`Migration::steps`].
    pub step: usize,
    /// What the script calls the step.
    pub title: &'static str,
    /// Comment lines between the title and the statements, with their marks.
    pub note: Option<&'static str>,
    /// The statements, without semicolons.
    pub statements: Vec<String>,
}

/// Writes a migration as SQL for the database that its schemas are for.
pub fn render(migration: &Migration<'_>, options: RenderOptions) -> Script {
    let words = Words::new(migration.after.dialect, options);
    let mut blocks = Vec::with_capacity(migration.steps.len());
    for (place, step) in migration.steps.iter().enumerate() {
        let statements = statements::of_step(migration, step, words);
        if !statements.is_empty() {
            blocks.push(Block { step: place, title: step.title(), note: note(step, words), statements });
        }
        if let Step::AlterTable(change) = step {
            let dropped = statements::replaced_uniques(migration, change, words);
            blocks.extend(dropped.map(|statement| {
                let (title, statements) = (DROP_INDEX, vec![statement]);
                Block { step: place, title, note: None, statements }
            }));
        }
    }
    let frame = (words.dialect == pumpflix_dialect::Dialect::SqlServer).then_some(sqlserver::FRAME);
    Script { blocks, frame }
}

/// What the script calls a unique that goes with a step of its table.
const DROP_INDEX: &str = Step::DropIndex(InTable { table: 0, item: 0 }).title();

/// The comment that Prisma puts above several new values of one enum.
fn note(step: &Step, words: Words) -> Option<&'static str> {
    match step {
        Step::AlterEnum(change)
            if words.dialect == pumpflix_dialect::Dialect::Postgres
                && !change.swap
                && change.added.len() > 1 =>
        {
            Some(enums::SEVERAL_VALUES)
        }
        _ => None,
    }
}

impl Script {
    /// There is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("-- This is an empty migration.\n");
        }
        let (before, after) = self.frame.unwrap_or_default();
        f.write_str(before)?;
        for (place, block) in self.blocks.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            writeln!(f, "-- {}", block.title)?;
            if let Some(note) = block.note {
                f.write_str(note)?;
            }
            for statement in &block.statements {
                writeln!(f, "{statement};")?;
            }
        }
        f.write_str(after)
    }
}
