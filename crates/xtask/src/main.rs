//! Helper.

fn main() {}
