//! No text makes the parser, the checker or the formatter panic, and what they say of it holds together.

#![expect(clippy::disallowed_methods, reason = "fixtures are read from disk; the crate itself reads nothing")]

mod oracles;

use std::path::Path;

use proptest::prelude::*;
use pumpflix_test_schemas::{self as schemas, Rng};

/// Pieces of schemas, whole and broken, that random texts are made of.
const PIECES: &[&str] = &[
    "model A {\n",
    "model B {\n",
    "view V {\n",
    "type T {\n",
    "enum E {\n",
    "datasource db {\n",
    "generator g {\n",
    "}\n",
    "\n",
    "  id Int @id\n",
    "  id String @id @default(",
    "cuid(2)",
    "uuid(7)",
    "now()",
    "autoincrement()",
    "dbgenerated(\"x\")",
    "sequence(start: 1)",
    ")\n",
    "  b B @relation(\"x\", fields: [id], references: [id])\n",
    "  bs B[]\n",
    "  as A[] @relation(\"x\")\n",
    "  a A? @relation(fields: [id, b], references: [id], onDelete: SetNull)\n",
    "  @@id([id, b])\n",
    "  @@unique([id(sort: Desc, length: 3, ops: raw(\"x\"))], map: \"x\")\n",
    "  @@index([e], type: Gin",
    ", where: { id: { not: null } })\n",
    "  e E @default(X)\n",
    "  X @map(\"y\")\n",
    "  @@map(\"z\")\n",
    "  @@schema(\"s\")\n",
    "  provider = \"postgresql\"\n",
    "  provider = \"sqlite\"\n",
    "  provider = \"mysql\"\n",
    "  provider = \"sqlserver\"\n",
    "  provider = \"cockroachdb\"\n",
    "  relationMode = \"prisma\"\n",
    "  schemas = [\"s\"]\n",
    "  previewFeatures = [\"views\", \"partialIndexes\"]\n",
    "  provider = \"pumpflix-gen\"\n",
    "  databases = [\"sqlite\", \"postgresql\"]\n",
    "  t T?\n",
    "  u Unsupported(\"u\")\n",
    "  d Decimal @db.Decimal(10, 2)\n",
    "  l String[] @default([\"a\"])\n",
    "  j Json @default(\"{}\")\n",
    "// c\n",
    "/// d\n",
    "/* m",
    "*/",
    "\"",
    "\\",
    "(",
    "[",
    "{",
    "@",
    "@@",
    "_",
    "é",
    "\u{0}",
    "\r",
    "\t",
    "<<<<<<< HEAD\n",
    "=======\n",
    "1",
    "-",
    ".",
    ",",
    ":",
    "=",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn pieces(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.into_iter().filter_map(|i| PIECES.get(i)).copied().collect();
        holds(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Formatting says the same in canonical form, and formatting twice is formatting once.
    #[test]
    fn schemas_laid_out_oddly(seed in any::<u64>()) {
        let mut rng = Rng::new(seed, 0);
        let dialect = schemas::provider(&mut rng);
        let text = schemas::draft(&mut rng, dialect, 5, 0).print(&mut rng, 100);
        oracles::format(&schemas::mangle(&mut rng, &text));
        oracles::format(&schemas::split(&mut rng, &text).join(&oracles::BREAK.to_string()));
    }

    #[test]
    fn schemas_that_are_damaged(seed in any::<u64>()) {
        let mut rng = Rng::new(seed, 1);
        let dialect = schemas::provider(&mut rng);
        let text = schemas::draft(&mut rng, dialect, 5, 3).print(&mut rng, 60);
        let text = schemas::rarities(&mut rng, &text);
        holds(&schemas::damage(&mut rng, &text));
    }
}

fn holds(text: &str) {
    oracles::parse(text);
    oracles::check(text);
    oracles::format(text);
}

/// Texts on which something once went wrong, and every other fixture.
#[test]
fn fixtures() {
    for folder in ["found", "ok", "err", "format"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            holds(&String::from_utf8_lossy(&std::fs::read(entry.unwrap().path()).unwrap()));
        }
    }
}
