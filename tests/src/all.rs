//! One binary for every test of this package, because each binary is linked with a database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(
    clippy::type_complexity,
    reason = "what a query gives is written out, because that is what is tested"
)]

mod golden;
mod suite;
mod ui;
