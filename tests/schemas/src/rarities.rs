//! Rare constructs, right and wrong, set into the text of a schema: what people write once in a hundred schemas.

use crate::rng::Rng;

/// The text with one to three rare constructs in it.
pub fn rarities(rng: &mut Rng, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..rng.between(1, 3) {
        let number = rng.below(1000).to_string();
        let (blocks, lines) = match rng.below(20) {
            0..=12 => (&["model"][..], IN_MODELS),
            13 => (&["enum"][..], IN_ENUMS),
            14 | 15 => (&["datasource"][..], IN_DATASOURCES),
            16 | 17 => (&["generator"][..], IN_GENERATORS),
            _ => (&[][..], BLOCKS),
        };
        let line = rng.word(lines).replace('$', &number);
        text = set_into(rng, &text, blocks, &line);
    }
    text
}

/// The text with a line before the closing brace of one of the blocks with such a keyword, or else at the end.
fn set_into(rng: &mut Rng, text: &str, keywords: &[&str], line: &str) -> String {
    let mut ends = Vec::new();
    let (mut wanted, mut at) = (false, 0);
    for part in text.split_inclusive('\n') {
        if part.contains('{') && keywords.iter().any(|keyword| part.starts_with(keyword)) {
            wanted = true;
        } else if part.starts_with('}') && std::mem::take(&mut wanted) {
            ends.push(at);
        }
        at += part.len();
    }
    match rng.pick(&ends) {
        Some(end) => {
            let (before, after) = text.split_at(*end);
            format!("{before}  {line}\n{after}")
        }
        None if keywords.is_empty() => format!("{text}\n{line}\n"),
        None => text.to_owned(),
    }
}

const IN_MODELS: &[&str] = &[
    "x$ Int @unique(map: \"u_$\")",
    "x$ String @unique(length: 10)",
    "x$ Int @unique(sort: Desc, clustered: false)",
    "x$ Int? @unique(where: { x$: { not: null } })",
    "x$ Int @default(autoincrement(), map: \"df_$\")",
    "x$ Int @default(1, map: \"df_$\")",
    "x$ Int @default(value: 3)",
    "x$ Int @default(map: \"df_$\", value: 3)",
    "x$ DateTime @default(now()) @updatedAt",
    "x$ DateTime? @updatedAt @map(\"updated_$\") @db.Date",
    "x$ String @map(name: \"y_$\")",
    "x$ Int @shardKey",
    "@@shardKey([id])",
    "x$ BigInt @default(sequence(minValue: 1, maxValue: 10, cache: 2, virtual))",
    "x$ Json[] @default([\"{}\", \"[1]\"])",
    "x$ Bytes[] @default([\"AAEC\", \"\"])",
    "x$ DateTime[] @default([\"2020-01-01T00:00:00Z\"])",
    "x$ BigInt[] @default([1, -9223372036854775808])",
    "x$ Decimal[] @default([1.5, \"2.5\"])",
    "x$ Boolean[] @default([true, false])",
    "x$ String[] @default(dbgenerated(\"'{}'\"))",
    "x$ Unsupported(\"a b\")[]",
    "x$ Unsupported(\"circle\") @default(dbgenerated(\"'<(1,1),1>'\"))",
    "x$ Unsupported(\"point\") @unique",
    "x$ Int @ignore @default(1)",
    "x$ Int @default(-0)",
    "x$ Float @default(-1)",
    "x$ Float @default(12345678901234567890)",
    "x$ Decimal @default(\"1e5\")",
    "x$ Decimal @default(\" 1\")",
    "x$ String @default(env(\"A\"))",
    "x$ String @default(uuid()) @db.VarChar(10)",
    "x$ String @default(nanoid(1))",
    "x$ String @default(ulid(1))",
    "x$ String @default(\"\\u00e9\\ud83e\\udd80\") @map(\"日本_$\")",
    "x$ String @db.VarChar(65536)",
    "x$ String @db.NVarChar(Max)",
    "x$ String @db.Char(0)",
    "x$ Decimal @db.Decimal(5)",
    "x$ Decimal @db.Decimal(5, 7)",
    "x$ DateTime @db.Timestamp(7)",
    "x$ Int @db.Oid",
    "x$ Int[] @db.SmallInt",
    "x$ String @db . Text",
    "x$ String @db.Text()",
    "x$ String @id @unique",
    "x$ Int @unique @unique",
    "x-$ Int",
    "9x$ Int",
    "_x$ Int",
    "x$",
    "x$ Int?[]",
    "x$ [Int]",
    "x$: Int",
    "x$ Int!",
    "x$ int",
    "x$ Address$",
    "x$ Int @default (1)",
    "x$ Int @ unique",
    "x$ Int @db.Integer @map(\"m_$\")",
    "@@index(fields: [id], name: \"old_$\")",
    "@@index([id], name: \"a_$\", map: \"b_$\")",
    "@@index([id], type: Hash)",
    "@@index([id], type: Gin)",
    "@@index([id(ops: Foo)])",
    "@@index([id(ops: Foo)], type: Gin)",
    "@@index([id(ops: raw(\"x\"), sort: Desc)], type: BTree)",
    "@@index([id(sort: Desc), id])",
    "@@index([id(foo: 1)])",
    "@@index([id(length: 5)])",
    "@@index([id], where: raw(\"id > 5\"))",
    "@@index([id], where: { id: 5 })",
    "@@index([id], clustered: true)",
    "@@index([])",
    "@@index([nothing])",
    "@@index(id)",
    "@@index([id],)",
    "@@index",
    "@@unique([id], name: \"n_$\", map: \"m_$\")",
    "@@unique([id], name: \"a-b\")",
    "@@unique([id(sort: Desc)])",
    "@@unique([id], where: raw(\"x\"))",
    "@@fulltext([id], map: \"ft_$\")",
    "@@id([id])",
    "@@map(name: \"t_$\")",
    "@@map(\"a b $\")",
    "@@schema(\"public\")",
    "@@schema(\"nowhere\")",
    "@@ignore",
    "@@allow(\"x\")",
    "@@db.x",
    "self$ Self$? @relation(\"s\", fields: [id], references: [id])",
    "/// @@map(\"in_a_comment\")",
    "/* x$ Int */",
    "x$ Int /* behind */",
    "x$ Int // behind @unique",
];

const IN_ENUMS: &[&str] = &[
    "V$ @map(\"v $\")",
    "V$ @map(name: \"v\")",
    "V$ @ignore",
    "V-$",
    "9V$",
    "V$ V$",
    "V$ = 1",
    "@@map(\"e_$\")",
    "@@schema(\"public\")",
    "@@ignore",
    "/// documentation\n  V$",
];

const IN_DATASOURCES: &[&str] = &[
    "relationMode = \"foreignKeys\"",
    "relationMode = \"prisma\"",
    "relationMode = \"none\"",
    "referentialIntegrity = \"prisma\"",
    "schemas = [\"public\", \"other\"]",
    "schemas = []",
    "extensions = [pg_trgm(map: \"pg-trgm\", version: \"1.0\", schema: \"x\")]",
    "extensions = [a, a]",
    "provider = \"sqlite\"",
    "other = 1",
    "key",
    "shadow = env(\"X\")",
];

const IN_GENERATORS: &[&str] = &[
    "engineType = \"library\"",
    "binaryTargets = [\"native\", env(\"T\")]",
    "output = env(\"OUT\")",
    "runtime = \"deno\"",
    "flag = true",
    "number = 1.5",
    "previewFeatures = [\"views\"]",
    "previewFeatures = [\"metrics\"]",
    "previewFeatures = [\"multiSchema\", \"fullTextSearch\"]",
    "previewFeatures = \"views\"",
    "provider = env(\"P\")",
    "word = Cascade",
    "call = f(1)",
    "object = { a: 1 }",
];

const BLOCKS: &[&str] = &[
    "type Address$ {\n  street String\n}",
    "type Alias$ = String @db.Text",
    "generator g$ {\n  provider = \"x\"\n  config = [\"a\", 1, true]\n}",
    "generator g$ {\n}",
    "datasource again {\n  provider = \"postgresql\"\n}",
    "enum Empty$ {\n}",
    "enum Level$ {\n  LOW @map(\"low\")\n  HIGH\n\n  @@map(\"levels\")\n}",
    "view V$ {\n  id Int\n}",
    "view V$ {\n  id Int @unique\n  @@map(\"the_view\")\n}",
    "view V$ {\n  id Int @id @default(autoincrement())\n}",
    "model Node$ {\n  id Int @id\n  next Node$[] @relation(\"n\")\n  previous Node$[] @relation(\"n\")\n}",
    "model Tree$ {\n  id Int @id\n  up Int?\n  parent Tree$? @relation(\"t\", fields: [up], references: [id], onDelete: \
     NoAction, onUpdate: NoAction)\n  children Tree$[] @relation(\"t\")\n}",
    "model Pair$ {\n  id Int @id\n  a Pair$? @relation(\"p\")\n  b Pair$? @relation(\"p\")\n}",
    "model Gone$ {\n  x Int?\n\n  @@ignore\n}",
    "model Partly$ {\n  id Int @id\n  x Unsupported(\"y\")?\n  z Int @ignore\n}",
    "model Left$ {\n  id Int @id\n  rights Right$[]\n}\nmodel Right$ {\n  id Int @id\n  lefts Left$[]\n}",
    "model Left$ {\n  a Int\n  b Int\n  rights Right$[]\n  @@id([a, b])\n}\nmodel Right$ {\n  id Int @id\n  lefts \
     Left$[]\n}",
    "model One$ {\n  id Int @id\n  two Two$?\n}\nmodel Two$ {\n  id Int @id\n  oneId Int\n  one One$ @relation(fields: \
     [oneId], references: [id])\n}",
    "model One$ {\n  id Int @id\n  two Two$\n}\nmodel Two$ {\n  id Int @id\n  one One$\n}",
    "model Lone$ {\n  id Int @id\n  other Lone$Other\n}\nmodel Lone$Other {\n  id Int @id\n}",
    "model Back$ {\n  id Int @id\n  others Back$Other[]\n}\nmodel Back$Other {\n  id Int @id\n}",
    "model Key$ {\n  a Int @unique\n  b String @unique\n  others Key$Other[]\n}\nmodel Key$Other {\n  id Int @id\n  b \
     String\n  key Key$ @relation(fields: [b], references: [b], onDelete: SetNull)\n}",
    "model 日本$ {\n  番号 Int @id\n  名前 String\n\n  @@index([名前])\n}",
    "/* a comment\n   of two lines */",
    "/// documentation of nothing",
    "Word$ {\n  id Int @id\n}",
    "interface I$ {\n  id Int\n}",
    "}",
    "@@map(\"x\")",
];
