//! Long texts and long lines take time in proportion to their length.

#![expect(clippy::disallowed_methods, reason = "the system says in a file how long a thread has run")]

mod oracles;

use std::fmt::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use pumpflix_schema::{Sources, format, load};

const HEAD: &str = "datasource db {\n  provider = \"postgresql\"\n}\n";

/// How long this thread has run, where the system says so: what else the machine does is no matter of ours.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let said = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = said.ok().and_then(|said| said.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Texts that a careless reader or checker takes the square of their length for. Together they are a few megabytes;
/// the bound is far above what they need and far below what a square would.
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
    wide("/* a\n".repeat(many));
    wide("model A {\n  a String @default(\"\n".repeat(many));
    wide(format!("{HEAD}model A {{\n{}}}\n", "  a String @default(\"x)\n".repeat(many)));
    wide(format!("{HEAD}{}", "model A {\n  id Int @id\n}\n".repeat(many)));
    wide(format!("{HEAD}{}", "enum A {\n  A\n  A\n}\n".repeat(many)));
    wide(format!("{HEAD}model A {{\n  id Int @id {}\n}}\n", "@db.Text @map(\"x\") ".repeat(many)));
    wide(format!("{HEAD}model A {{\n  id Int @id // {}\n}}\n", "long ".repeat(200_000)));
    wide(format!("{HEAD}model A {{\n  id String @id @default(\"{}\")\n}}\n", "long ".repeat(200_000)));
    wide("junk ".repeat(200_000));
    wide(format!("{HEAD}model A {{\n  {}\n}}\n", "junk ".repeat(200_000)));
    wide("model A {\n".repeat(many));
    wide(format!("generator g {{\n{}}}\n", "  a = 1\n".repeat(many)));
    wide("generator g {\n}\n".repeat(many / 2));
    wide("datasource g {\n}\n".repeat(many / 2));
    let mut unknown = HEAD.to_owned();
    let mut fields = format!("{HEAD}model A {{\n  id Int @id\n");
    let mut keys = fields.clone();
    let mut chain = HEAD.replace("postgresql", "sqlserver");
    let mut nested = HEAD.to_owned();
    let mut values = format!("{HEAD}enum E {{\n");
    let mut uses = format!("{HEAD}model A {{\n  id Int @id\n");
    let mut twins = [format!("{HEAD}model A {{\n  id Int @id\n"), "model B {\n  id Int @id\n".to_owned()];
    for i in 0..many {
        let _ = writeln!(values, "  V{i} @map(\"v{i}\")");
        let _ = writeln!(uses, "  f{i} E @default(V{i})");
    }
    for i in 0..many / 4 {
        let _ =
            writeln!(twins[0], "  b{i} B @relation(\"r{i}\", fields: [c{i}], references: [id])\n  c{i} Int");
        let _ = writeln!(twins[1], "  a{i} A[] @relation(\"r{i}\")");
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
    wide(uses + "}\n" + values.trim_start_matches(HEAD) + "}\n");
    wide(twins.join("}\n") + "}\n");
    for text in texts {
        let start = spent();
        // The tree and the findings twice over, and the text in canonical form.
        oracles::check(&text);
        let sources = Sources::single("long.prisma", text.as_str());
        let formatted = format(&sources);
        let took = spent().saturating_sub(start);
        assert!(
            !formatted.is_empty() && took.as_secs() < 20,
            "{took:?} for {} bytes: {:?}…",
            text.len(),
            text.get(..100)
        );
    }
}

/// A sound schema of a hundred thousand lines.
#[test]
fn a_hundred_thousand_lines() {
    let mut text = HEAD.to_owned();
    for i in 0..10_000 {
        let _ = writeln!(
            text,
            "/// Number {i}.\nmodel M{i} {{\n  id    Int    @id\n  name  String @unique\n  next  M{n}?   @relation(fields: \
             [other], references: [id])\n  other Int?\n  back  M{p}[]\n\n  @@index([other])\n}}",
            n = (i + 1) % 10_000,
            p = (i + 9_999) % 10_000,
        );
    }
    assert!(text.lines().count() > 100_000);
    let sources = Sources::single("long.prisma", text);
    let start = spent();
    assert!(load(&sources).is_ok_and(|checked| checked.primary().models.len() == 10_000));
    assert_eq!(format(&sources).len(), 1);
    let took = spent().saturating_sub(start);
    assert!(took.as_secs() < 60, "{took:?}");
}
