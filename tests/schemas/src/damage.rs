//! Damages schema text the way slips of hand, merges and half-finished edits do.

use crate::rng::Rng;

/// The text with one to three things wrong with it (a damage may by luck leave it valid).
pub fn damage(rng: &mut Rng, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..[1, 1, 1, 1, 2, 3].get(rng.below(6)).copied().unwrap_or(1) {
        text = once(rng, &text);
    }
    text
}

fn once(rng: &mut Rng, text: &str) -> String {
    match rng.below(28) {
        0..=4 => lines(rng, text),
        5..=9 => words(rng, text),
        10 => truncate(rng, text),
        11 | 12 => rename_identifier(rng, text),
        13 | 14 => drop_relation(rng, text),
        15 => insert_character(rng, text),
        _ => {
            let (from, to) = rng.pick(EXCHANGES).copied().unwrap_or_default();
            replace_one(rng, text, from, to)
        }
    }
}

/// What one of the left words may become, split at `|`.
const EXCHANGES: &[(&str, &str)] = &[
    (
        " String| Int| Boolean| BigInt| Float| Decimal| DateTime| Json| Bytes",
        " String| Int| Boolean| BigInt| Float| DateTime| Json| string| Date| Foo| Unsupported(\"x\")| Text| bool",
    ),
    (
        "fields:|references:|map:|name:|onDelete:|sort:|type:|ops:|length:",
        "field:|reference:|mapp:|x:|ondelete:|fields:|on_update:",
    ),
    ("{|}|(|)|[|]|\"|@|@@|,|:", "||(|]|{|'|@|@@|;|="),
    (
        "@id|@unique|@default|@map|@updatedAt|@relation|@@index|@@unique|@@id|@@map",
        "@ID|@uniqe|@Default|@maps|@updated|@relations|@@indexes|@@uniq|@@ids|@foo|@@default|@id|@unique",
    ),
    (
        "true|false|\"|0|1|now()|autoincrement()|uuid()|cuid()",
        "\"true\"|yes|1.5|\"x\"|now|autoincrement|uuid(5)|cuid(3)|null|-|now(1)|ulid(2)|nanoid(1)|[1]|env(\"X\")|\
         dbgenerated(\"\")|auto()|sequence()",
    ),
    ("?|[]", "|[]|?|!|[]?|?[]"),
    ("@db.|db.", "@DB.|@database.|db .|@db|@"),
    (
        "Cascade|NoAction|SetNull|Restrict|SetDefault|Desc|Asc|Gin|Hash|Brin|BTree",
        "CASCADE|cascade|\"Cascade\"|SetNull|SetDefault|desc|Gist|GIN|Hash|SpGist",
    ),
    (
        "@db.Text|@db.Uuid|@db.VarChar|@db.Timestamptz|@db.Decimal|@db.Int| String| Int",
        "@db.LongText|@db.NVarChar|@db.VarChar(0)|@db.VarChar(-1)|@db.Decimal(2, 5)|@db.Timestamp(9)|@db.Foo|\
         @db.Text(3)| String @db.Text| Int @db.Int2| String @db.Uuid| Int @db.UnsignedInt",
    ),
];

/// Removes, doubles, moves or adds a line.
fn lines(rng: &mut Rng, text: &str) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let at = rng.below(lines.len());
    let line = lines.get(at).copied().unwrap_or("");
    match rng.below(4) {
        0 => {
            lines.remove(at);
        }
        1 => lines.insert(at, line),
        2 => {
            let other = rng.below(lines.len());
            lines.swap(at, other);
        }
        _ => lines.insert(at, rng.word(GARBAGE)),
    }
    lines.join("\n")
}

/// Removes, doubles, moves or misspells a word or sign.
fn words(rng: &mut Rng, text: &str) -> String {
    let kind = rng.below(5);
    edit_token(rng, text, |rng, tokens, at| match kind {
        0 | 1 => {
            tokens.remove(at);
        }
        2 => {
            let copy = tokens.get(at).cloned().unwrap_or_default();
            tokens.insert(at, copy);
        }
        3 => {
            let other = (at + 1).min(tokens.len().saturating_sub(1));
            tokens.swap(at, other);
        }
        _ => {
            if let Some(token) = tokens.get_mut(at) {
                *token = misspelt(rng, token);
            }
        }
    })
}

const GARBAGE: &[&str] = &[
    "garbage",
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> branch",
    "model",
    "model Foo",
    "@@",
    "@",
    "/* open",
    "*/",
    "}",
    "{",
    "SELECT 1;",
    "_hidden Int",
    "a: Int",
    "a [Int]",
    "a Int!",
    "9lives Int",
    "field-with-dash Int",
    "lonely",
    "type Alias = String",
    "🦀 Int",
    "x Int @default(1,)",
    "x Int @@unique",
    "@@index(a)",
    "@@index([a b])",
    "@@index([])",
    "model Extra { id Int @id }",
    "enum Extra {",
    "x Int,",
    "x Int;",
    "// fine",
    "/// fine",
    "@@map()",
    "@@map(foo)",
    "provider = \"mysql\"",
    "x String @default('a')",
    "x String @default(\"a)",
    "x String @default(\"\\q\")",
    "url = \"file:x\"",
    "x Unsupported",
    "x Unsupported()",
    "x Int @db.",
    "x Int @default()",
    "x   ",
    "x y z",
];

fn edit_token(rng: &mut Rng, text: &str, edit: impl FnOnce(&mut Rng, &mut Vec<String>, usize)) -> String {
    let mut tokens = tokens(text);
    let solid: Vec<usize> =
        tokens.iter().enumerate().filter(|(_, t)| !t.trim().is_empty()).map(|(i, _)| i).collect();
    if let Some(&at) = rng.pick(&solid) {
        edit(rng, &mut tokens, at);
    }
    tokens.concat()
}

/// Words, runs of blanks and single signs; joined together they are the text again.
fn tokens(text: &str) -> Vec<String> {
    let class = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            0
        } else if c == ' ' || c == '\t' {
            1
        } else {
            2
        }
    };
    let mut tokens: Vec<String> = Vec::new();
    let mut last = 2;
    for c in text.chars() {
        let kind = class(c);
        match tokens.last_mut() {
            Some(token) if kind == last && kind != 2 => token.push(c),
            _ => tokens.push(c.to_string()),
        }
        last = kind;
    }
    tokens
}

fn misspelt(rng: &mut Rng, word: &str) -> String {
    let mut chars: Vec<char> = word.chars().collect();
    let at = rng.below(chars.len());
    match rng.below(4) {
        0 => {
            chars.remove(at);
        }
        1 => chars.insert(at, 'x'),
        2 => {
            if let Some(c) = chars.get_mut(at) {
                *c = if c.is_uppercase() { c.to_lowercase().next() } else { c.to_uppercase().next() }
                    .unwrap_or(*c);
            }
        }
        _ => chars.swap(at, 0),
    }
    chars.into_iter().collect()
}

fn replace_one(rng: &mut Rng, text: &str, from: &str, to: &str) -> String {
    let present: Vec<&str> = from.split('|').filter(|f| text.contains(f)).collect();
    let to: Vec<&str> = to.split('|').collect();
    let wanted = rng.word(&present);
    if wanted.is_empty() {
        return insert_character(rng, text);
    }
    let places: Vec<usize> = text.match_indices(wanted).map(|(i, _)| i).collect();
    let Some(&at) = rng.pick(&places) else { return text.to_owned() };
    let (before, rest) = text.split_at(at);
    format!("{before}{}{}", rng.word(&to), rest.strip_prefix(wanted).unwrap_or(rest))
}

fn truncate(rng: &mut Rng, text: &str) -> String {
    let count = text.chars().count();
    text.chars().take(rng.below(count)).collect()
}

fn insert_character(rng: &mut Rng, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = rng.below(chars.len() + 1);
    let signs = [
        '@', '{', '}', '(', ')', '[', ']', '"', '?', ':', ',', '.', '\\', '\'', '/', '#', '\t', '\n', 'é',
        '9', '-', '\u{a0}',
    ];
    chars.insert(at, rng.pick(&signs).copied().unwrap_or('@'));
    chars.into_iter().collect()
}

/// Gives one of a name's places another spelling, so that what pointed at it points at nothing.
fn rename_identifier(rng: &mut Rng, text: &str) -> String {
    edit_token(rng, text, |rng, tokens, at| {
        let from = (at..tokens.len()).chain(0..at);
        for i in from {
            if let Some(token) =
                tokens.get_mut(i).filter(|t| t.chars().next().is_some_and(char::is_alphabetic))
            {
                *token = if rng.chance(50) { format!("{token}X") } else { "other".to_owned() };
                return;
            }
        }
    })
}

/// Removes one line that looks like a relation field.
fn drop_relation(rng: &mut Rng, text: &str) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let places: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.contains("@relation") || l.contains("[]"))
        .map(|(i, _)| i)
        .collect();
    if let Some(&at) = rng.pick(&places) {
        lines.remove(at);
    }
    lines.join("\n")
}
