//! No text makes the parser or the checker panic, and none costs more than its length allows.

use std::fmt::Write;

use proptest::prelude::*;
use pumpflix_schema::{Sources, load, parse};

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
        survives(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        survives(&text);
    }
}

fn survives(text: &str) {
    let sources = Sources::single("any.prisma", text);
    let (ast, _) = parse(&sources);
    let _ = pumpflix_schema::check(&ast, &sources);
    let found = match load(&sources) {
        Ok(checked) => checked.warnings,
        Err(found) => found,
    };
    for finding in &found {
        let file = &sources.file(finding.span.file).text;
        assert!(
            finding.span.start <= finding.span.end && finding.span.end as usize <= file.len(),
            "{finding:?}"
        );
        assert!(file.is_char_boundary(finding.span.start as usize), "{finding:?}");
    }
    assert_eq!(found.reports(&sources).count(), found.len());
}

const HEAD: &str = "datasource db {\n  provider = \"postgresql\"\n}\n";

/// Texts that a careless checker takes the square of their length for. Together they are a few megabytes; the
/// bound is far above what they need and far below what a square would.
#[test]
fn long_texts_take_long_in_proportion() {
    let many = 8_000;
    let mut texts = Vec::new();
    let mut wide = |text: String| texts.push(text);
    wide(format!("{HEAD}model A {{\n  id Int @id @default({})\n}}\n", "1,".repeat(many)));
    wide(format!("{HEAD}model A {{\n  id Int @id @default({})\n}}\n", "a: 1,".repeat(many)));
    wide(format!("{HEAD}model A {{\n  id Int {}\n}}\n", "@id ".repeat(many)));
    wide(format!("{HEAD}model A {{\n  id Int @id\n  @@index([{}])\n}}\n", "id, ".repeat(many) + "id"));
    wide(format!(
        "{HEAD}model A {{\n  id Int @id\n  a A @relation(fields: [{}])\n}}\n",
        "id, ".repeat(many) + "id"
    ));
    wide(format!("{HEAD}model A {{\n  id Int @id @default({}1{})\n}}\n", "[".repeat(many), "]".repeat(many)));
    wide(format!("{HEAD}model A {{\n  id String @id @default(\"{}\")\n}}\n", "\\q".repeat(many)));
    wide("{".repeat(many));
    wide("\"".repeat(many));
    wide("/*".repeat(many));
    wide("a {\n".repeat(many));
    wide("model A {\n".repeat(many));
    wide(format!("generator g {{\n{}}}\n", "  a = 1\n".repeat(many)));
    wide("generator g {\n}\n".repeat(many / 2));
    wide("datasource g {\n}\n".repeat(many / 2));
    let mut unknown = HEAD.to_owned();
    let mut fields = format!("{HEAD}model A {{\n  id Int @id\n");
    let mut keys = fields.clone();
    let mut chain = HEAD.replace("postgresql", "sqlserver");
    let mut nested = HEAD.to_owned();
    for i in 0..many / 4 {
        let _ = writeln!(unknown, "model M{i} {{\n  id Int @id\n  a N{i}\n}}");
        let _ = writeln!(fields, "  f{i} Int\n  @@index([f{i}, g{i}])");
        let _ = writeln!(keys, "  f{i} Int\n  @@unique([id, f{i}], name: \"n\")");
        let _ = writeln!(
            chain,
            "model M{i} {{\n  id Int @id\n  n{i} N{i}? @relation(fields: [id], references: [id])\n  \
             n M{n} @relation(fields: [id], references: [id])\n  o M{o}[]\n}}\nmodel N{i} {{\n  id Int @id\n  m M{i}?\n}}",
            n = i + 1,
            o = i.max(1) - 1
        );
        let _ = writeln!(nested, "type T{i} {{\n  t T{}\n}}", i + 1);
    }
    wide(unknown);
    wide(fields + "}\n");
    wide(keys + "}\n");
    wide(chain);
    wide(nested);
    for text in texts {
        let start = std::time::Instant::now();
        survives(&text);
        let took = start.elapsed();
        assert!(took.as_secs() < 20, "{took:?} for {} bytes: {:?}…", text.len(), text.get(..100));
    }
}
