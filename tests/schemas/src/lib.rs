//! Schemas and changes of schemas for tests, each a function of a seed and a number: the same on every machine.
//!
//! In: choices of an [`Rng`]. Out: a [`Draft`] that means to be valid, a [`Draft`] after some changes ([`evolve`]),
//! and texts: printed with odd spacing ([`Draft::print`]), laid out otherwise ([`mangle`]), cut into
//! files ([`split`]), with rare constructs ([`rarities`]), damaged ([`damage`]), or with a rule broken in them ([`Violation`]). Nothing here asks whether a text is valid; whoever uses it does.

mod columns;
mod damage;
mod draft;
mod evolve;
mod keys;
mod layout;
mod names;
mod rarities;
mod relations;
mod restructure;
mod rng;
mod schemas;
mod tame;
mod violations;

pub use damage::damage;
pub use draft::Draft;
pub use evolve::evolve;
pub use layout::{mangle, split};
pub use rarities::rarities;
pub use rng::Rng;
pub use schemas::{context, draft, provider};
pub use violations::{Violation, all as violations};

use pumpflix_dialect::Dialect;

/// Pair `number` of the stream of `seed`: the texts of two states of one schema, the older one first, whose creation
/// scripts nearly always run on a real database.
pub fn pair(seed: u64, number: u64, dialect: Dialect) -> (String, String) {
    let mut rng = Rng::new(seed ^ 0x5EED_09A1, number);
    let mut before = draft(&mut rng, dialect, 4, 0);
    let mut after = evolve(&mut rng, &before);
    tame::tame(&mut before);
    tame::tame(&mut after);
    let older = tame::shorten(&before.print(&mut rng, 0));
    (older, tame::shorten(&after.print(&mut rng, 0)))
}

/// The texts of two states of one schema with up to four models, the older one first; either may say what a database
/// refuses.
pub fn pair_of(rng: &mut Rng, dialect: Dialect) -> (String, String) {
    let before = draft(rng, dialect, 4, 0);
    let after = evolve(rng, &before);
    let older = before.print(rng, 0);
    (older, after.print(rng, 0))
}
