//! `cargo xtask fuzz parse`; what must hold is in `pumpflix_fuzz::parse`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| pumpflix_fuzz::parse(text));
