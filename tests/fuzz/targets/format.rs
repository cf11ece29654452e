//! `cargo xtask fuzz format`; what must hold is in `pumpflix_fuzz::format`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| pumpflix_fuzz::format(text));
