//! `cargo xtask fuzz check`; what must hold is in `pumpflix_fuzz::check`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| pumpflix_fuzz::check(text));
