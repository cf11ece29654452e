//! What a line that fits nowhere was probably meant to be: habits of other languages, put right one after the
//! other. Nothing is proposed that the grammar does not take.

use pest::Parser;

use super::grammar::{Grammar, Rule};
use super::rules::junk_in_block::Block;
use crate::similar;

/// Longer lines are no slips of the hand.
const LONGEST: usize = 400;
/// Most lines over which an attribute is followed.
const MOST_LINES: usize = 30;

/// A line put right, and why it is so.
pub(crate) struct Mended {
    pub(crate) line: String,
    pub(crate) why: String,
}

/// A line of a block put right, if that is possible.
pub(crate) fn line(text: &str, block: Block) -> Option<Mended> {
    if text.len() > LONGEST {
        return None;
    }
    let mut mended = text.trim().to_owned();
    let mut why: Vec<&str> = Vec::new();
    let steps: &[Step] = match block {
        Block::Model => {
            &[hash, quotes, end, colon, array, null, sql_words, sql_type, underscore, one_at, two_at]
        }
        Block::Enum => &[hash, quotes, end, enum_equals, enum_quotes],
        Block::Datasource | Block::Generator => &[hash, quotes, end, property_colon],
    };
    for step in steps {
        if mended.starts_with("//") {
            break;
        }
        if let Some((next, reason)) = step(&mended) {
            mended = next;
            why.push(reason);
        }
    }
    let rules: &[Rule] = match block {
        Block::Model => &[Rule::field, Rule::block_attribute_line, Rule::comment_block],
        Block::Enum => &[Rule::enum_value, Rule::block_attribute_line, Rule::comment_block],
        Block::Datasource | Block::Generator => &[Rule::property, Rule::comment_block],
    };
    let reads = rules.iter().any(|rule| reads(*rule, &mended));
    (!why.is_empty() && reads).then(|| Mended { line: mended, why: why.join("; ") })
}

/// An attribute or list that runs over several lines, on one, and how much of the text behind its first line it
/// takes.
pub(crate) fn joined(first: &str, rest: &str) -> Option<(String, usize)> {
    let mut open = depth(first);
    if open <= 0 || first.len() > LONGEST {
        return None;
    }
    let mut whole = first.trim().to_owned();
    let mut taken = 0;
    for line in rest.split_inclusive('\n').take(MOST_LINES) {
        taken += line.len();
        let text = line.trim();
        open += depth(text);
        let glued = whole.ends_with(['(', '[']) || text.starts_with([')', ']']);
        if text.starts_with([')', ']']) && whole.ends_with(',') {
            whole.pop();
        }
        if !glued && !text.is_empty() {
            whole.push(' ');
        }
        whole.push_str(text);
        if open <= 0 || whole.len() > LONGEST {
            break;
        }
    }
    let fits = open == 0 && (reads(Rule::field, &whole) || reads(Rule::block_attribute_line, &whole));
    fits.then_some((whole, taken))
}

/// How many brackets a line opens and does not close; those in quotes do not count.
fn depth(line: &str) -> i32 {
    let mut quoted = false;
    let mut depth = 0;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            _ => {}
        }
    }
    depth
}

fn reads(rule: Rule, line: &str) -> bool {
    let line = format!("{line}\n");
    Grammar::parse(rule, &line).is_ok_and(|pairs| pairs.as_str().len() == line.len())
}

type Step = fn(&str) -> Option<(String, &'static str)>;

fn hash(line: &str) -> Option<(String, &'static str)> {
    let quoted = |at: usize| line[..at].matches('"').count() % 2 == 1;
    let at = line.match_indices('#').map(|(at, _)| at).find(|at| !quoted(*at))?;
    let comment = line[at + 1..].trim_start_matches('#').trim_start();
    Some((format!("{}// {comment}", &line[..at]), "a comment begins with `//`"))
}

fn quotes(line: &str) -> Option<(String, &'static str)> {
    let code = line.split("//").next().unwrap_or("");
    let other = ['“', '”', '„', '‘', '’', '\'', '`', '«', '»'];
    code.contains(other).then(|| (line.replace(other, "\""), "text stands in straight double quotes"))
}

fn end(line: &str) -> Option<(String, &'static str)> {
    let bare = line.trim_end_matches([',', ';', ' ']);
    (bare.len() < line.len()).then(|| (bare.to_owned(), "a line ends by itself"))
}

/// Name, type and what follows.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let (ty, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some((name, ty, after.trim_start()))
}

fn build(name: &str, ty: &str, after: &str) -> String {
    format!("{name} {ty} {after}").trim_end().to_owned()
}

fn colon(line: &str) -> Option<(String, &'static str)> {
    let (name, ty) = line.split_once(':')?;
    let name = name.trim_end();
    let (bare, optional) = name.strip_suffix('?').map_or((name, false), |bare| (bare.trim_end(), true));
    if bare.contains(|c: char| !(c.is_alphanumeric() || c == '_')) {
        return None;
    }
    let whole = format!("{bare} {}", ty.trim_start());
    let (name, ty, after) = parts(&whole)?;
    let mark = if optional && !ty.ends_with('?') { "?" } else { "" };
    Some((build(name, &format!("{ty}{mark}"), after), "only blanks stand between a field and its type"))
}

fn array(line: &str) -> Option<(String, &'static str)> {
    let (name, ty, after) = parts(line)?;
    let inner = ["Array<", "List<", "Vec<", "Set<"].iter().find_map(|open| ty.strip_prefix(open))?;
    let inner = inner.strip_suffix('>')?;
    Some((build(name, &format!("{inner}[]"), after), "a list is the type with `[]` behind it"))
}

fn null(line: &str) -> Option<(String, &'static str)> {
    let (name, ty, after) = parts(line)?;
    let rest = after.strip_prefix('|')?.trim_start();
    let rest = rest.strip_prefix("null").or_else(|| rest.strip_prefix("undefined"))?;
    let why = "a field that may be empty has `?` behind its type";
    Some((build(name, &format!("{ty}?"), rest.trim_start()), why))
}

fn sql_words(line: &str) -> Option<(String, &'static str)> {
    let (name, ty, after) = parts(line)?;
    let lower = after.to_ascii_lowercase();
    let mut words = lower.split_whitespace().peekable();
    let (mut optional, mut attributes) = ("", Vec::new());
    while let Some(word) = words.next() {
        match (word, words.peek().copied()) {
            ("not", Some("null")) => drop(words.next()),
            ("primary", Some("key")) => {
                words.next();
                attributes.push("@id");
            }
            ("null", _) => optional = "?",
            ("unique", _) => attributes.push("@unique"),
            _ => return None,
        }
    }
    let changed = !after.is_empty();
    changed.then(|| {
        let line = build(name, &format!("{ty}{optional}"), &attributes.join(" "));
        (line, "a field is required unless its type has `?`, and attributes say the rest")
    })
}

fn sql_type(line: &str) -> Option<(String, &'static str)> {
    let (name, ty, after) = parts(line)?;
    let (ty, optional) = ty.strip_suffix('?').map_or((ty, ""), |ty| (ty, "?"));
    let (base, arguments) =
        ty.split_once('(').map_or((ty, None), |(base, rest)| (base, rest.strip_suffix(')')));
    let scalar = similar::scalar(base).filter(|scalar| *scalar != base)?;
    let native = match (base.to_ascii_lowercase().as_str(), arguments) {
        ("varchar", Some(n)) => format!("@db.VarChar({n})"),
        ("char", Some(n)) => format!("@db.Char({n})"),
        ("decimal" | "numeric", Some(n)) => format!("@db.Decimal({n})"),
        _ => String::new(),
    };
    let rest = [native.as_str(), after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let why = "types are those of the language, and `@db.…` chooses one of the database";
    Some((build(name, &format!("{scalar}{optional}"), &rest.join(" ")), why))
}

fn underscore(line: &str) -> Option<(String, &'static str)> {
    let (name, ty, after) = parts(line)?;
    let bare = name.trim_start_matches('_');
    if bare.len() == name.len() || bare.is_empty() {
        return None;
    }
    let rest = format!("{after} @map(\"{name}\")");
    Some((build(bare, ty, rest.trim_start()), "a name begins with a letter, and `@map` keeps the database's"))
}

fn one_at(line: &str) -> Option<(String, &'static str)> {
    let inside = !line.starts_with('@') && line.contains("@@");
    inside.then(|| (line.replace("@@", "@"), "an attribute of a field has one `@`"))
}

fn two_at(line: &str) -> Option<(String, &'static str)> {
    let one = line.starts_with('@') && !line.starts_with("@@");
    one.then(|| (format!("@{line}"), "an attribute of the whole block has two `@`"))
}

fn enum_equals(line: &str) -> Option<(String, &'static str)> {
    let (name, value) = line.split_once('=')?;
    let value = value.trim().trim_matches('"');
    Some((format!("{} @map(\"{value}\")", name.trim()), "`@map` says what the value is in the database"))
}

fn enum_quotes(line: &str) -> Option<(String, &'static str)> {
    let (name, rest) = line.strip_prefix('"')?.split_once('"')?;
    Some((format!("{name}{rest}"), "values stand without quotes"))
}

fn property_colon(line: &str) -> Option<(String, &'static str)> {
    let (key, value) = line.split_once(':')?;
    let is_word = key.trim_end().chars().all(char::is_alphanumeric);
    is_word
        .then(|| (format!("{} = {}", key.trim_end(), value.trim_start()), "`=` stands between key and value"))
}

#[cfg(test)]
mod tests {
    use super::{joined, line};
    use crate::syntax::rules::junk_in_block::Block;

    #[test]
    fn slips_are_put_right() {
        for (slip, meant) in [
            ("id Int @id,", "id Int @id"),
            ("name: string;", "name String"),
            ("email?: String", "email String?"),
            ("name String @default(“x”)", "name String @default(\"x\")"),
            ("posts Array<Post>", "posts Post[]"),
            ("name String | null", "name String?"),
            ("name VARCHAR(255) NOT NULL", "name String @db.VarChar(255)"),
            ("id integer PRIMARY KEY", "id Int @id"),
            ("_id Int @id", "id Int @id @map(\"_id\")"),
            ("email String @@unique", "email String @unique"),
            ("@index([name])", "@@index([name])"),
            ("id Int @id # number", "id Int @id // number"),
            ("# number", "// number"),
        ] {
            assert_eq!(line(slip, Block::Model).map(|m| m.line).as_deref(), Some(meant), "{slip}");
        }
        for (slip, meant) in [("\"ADMIN\",", "ADMIN"), ("ADMIN = 'admin'", "ADMIN @map(\"admin\")")] {
            assert_eq!(line(slip, Block::Enum).map(|m| m.line).as_deref(), Some(meant), "{slip}");
        }
        for nonsense in ["", "+", "a b c d", "model X {", "x (((", "'"] {
            assert!(line(nonsense, Block::Model).is_none(), "{nonsense}");
        }
    }

    #[test]
    fn lines_are_joined_as_far_as_the_attribute_goes() {
        let rest = "    fields: [a],\n    references: [id],\n  )\n  b Int\n";
        let (line, taken) = joined("  user User @relation(", rest).unwrap();
        assert_eq!(line, "user User @relation(fields: [a], references: [id])");
        assert_eq!(&rest[taken..], "  b Int\n");
        assert!(joined("a Int @default(", "}\n").is_none());
    }
}
