//! What the fuzz targets call: each function panics where something does not hold for a text.

#[path = "../../../crates/pumpflix-schema/tests/oracles/mod.rs"]
mod oracles;

pub use oracles::{BREAK, check, format, parse};
use pumpflix_schema::{Sources, load};
use pumpflix_sql::{PlanOptions, RenderOptions, lower, plan, render};

/// The planner: between two sound schemas for one database (a [`BREAK`] stands between them) there is a way, and
/// from a schema to itself it is empty.
pub fn migrate(text: &str) {
    let Some((before, after)) = text.split_once(BREAK) else { return };
    let single = |text: &str| load(&Sources::single("schema.prisma", text)).ok();
    let (Some(before), Some(after)) = (single(before), single(after)) else { return };
    if before.primary().dialect != after.primary().dialect {
        return;
    }
    let (before, after) = (lower(before.primary()), lower(after.primary()));
    for like_prisma in [false, true] {
        let options = PlanOptions { like_prisma, ..PlanOptions::default() };
        let way = |from, to| {
            plan(from, to, &options).map(|way| render(&way, RenderOptions { like_prisma }).to_string())
        };
        for (from, to) in [(&before, &after), (&after, &before)] {
            assert!(way(from, to).is_ok(), "nothing was asked for that could be refused");
        }
        let none = plan(&after, &after, &options).map(|way| way.steps.len());
        assert_eq!(none.ok(), Some(0), "a way from a schema to itself");
    }
}
