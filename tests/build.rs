//! Takes the client's guide apart: each block of Rust in it becomes a test that runs on every database.
//!
//! A comment `<!-- before` ahead of a block holds lines that the block needs and a reader does not; one that begins
//! with `<!-- after` behind it holds what must be true then.

use std::fmt::Write as _;
use std::path::Path;

const GUIDE: &str = "../crates/pumpflix-client/README.md";

/// A block of Rust with the hidden lines around it.
#[derive(Default)]
struct Block {
    /// The heading that it stands under, as a name for Rust.
    name: String,
    /// The line of the guide where it begins.
    line: usize,
    before: String,
    code: String,
    after: String,
}

/// What the lines that are read belong to.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Prose,
    Before,
    Code,
    After,
    OtherFence,
}

fn blocks(text: &str) -> Vec<Block> {
    let (mut blocks, mut before, mut heading) = (Vec::<Block>::new(), String::new(), String::new());
    let mut inside = Inside::Prose;
    for (number, line) in (1..).zip(text.lines()) {
        inside = match (inside, line) {
            (Inside::Prose, "<!-- before") => Inside::Before,
            (Inside::Prose, "<!-- after") => Inside::After,
            (Inside::Before | Inside::After, "-->") | (Inside::Code | Inside::OtherFence, "```") => {
                Inside::Prose
            }
            (Inside::Prose, "```rust") => {
                let before = std::mem::take(&mut before);
                blocks.push(Block { name: heading.clone(), line: number, before, ..Block::default() });
                Inside::Code
            }
            (Inside::Prose, line) if line.starts_with("```") => Inside::OtherFence,
            (Inside::Prose, line) => {
                if let Some(title) = line.strip_prefix('#') {
                    let title = title.trim_start_matches('#').trim().to_lowercase();
                    heading = title
                        .chars()
                        .filter_map(|c| match c {
                            'a'..='z' => Some(c),
                            ' ' => Some('_'),
                            _ => None,
                        })
                        .collect();
                }
                Inside::Prose
            }
            (inside, line) => {
                let last = blocks.last_mut();
                let text = match (inside, last) {
                    (Inside::Before, _) => &mut before,
                    (Inside::Code, Some(block)) => &mut block.code,
                    (Inside::After, Some(block)) => &mut block.after,
                    _ => continue,
                };
                text.push_str(line);
                text.push('\n');
                inside
            }
        };
    }
    assert!(inside == Inside::Prose && before.is_empty(), "{GUIDE}: a block or a comment has no end");
    blocks
}

fn main() {
    println!("cargo::rerun-if-changed={GUIDE}");
    let text = std::fs::read_to_string(GUIDE).unwrap_or_else(|error| panic!("{GUIDE}: {error}"));
    let mut code = String::new();
    for Block { name, line, before, code: block, after } in blocks(&text) {
        write!(
            code,
            "#[tokio::test]\nasync fn {name}_at_line_{line}() {{\n\
             async fn block(db: Db, url: &str, rows: Sample) -> Result<(), Error> {{\n\
             let Sample {{ org, ann, bob, cid, posts: _ }} = rows;\n\
             {before}{block}{after}Ok(())\n}}\neach(async |db, url, rows| block(db, &url, rows).await).await;\n}}\n\n"
        )
        .expect("a string takes all text");
    }
    let out = std::env::var("OUT_DIR").expect("a build script has a folder for what it writes");
    std::fs::write(Path::new(&out).join("guide.rs"), code).expect("the folder can be written");
}
