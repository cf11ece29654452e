//! `cargo xtask fuzz migrate`; what must hold is in `pumpflix_fuzz::migrate`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| pumpflix_fuzz::migrate(text));
