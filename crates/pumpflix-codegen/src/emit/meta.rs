//! The facts of a model: one text, which the client reads at the model's first use. Its `facts` module says how.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{optional, said};
use crate::client_model::{ColumnCode, LinkCode, ModelCode, RelationCode};

pub(super) fn meta(model: &ModelCode) -> TokenStream {
    let ModelCode { name, table, meta, .. } = model;
    let docs = said(&format!("The facts of `{name}`."));
    let schema = optional(model.schema.as_deref());
    let text = text(&lines(model));
    let targets = model.relations.iter().map(|relation| &relation.target_meta);
    quote! {
        #docs
        pub static #meta: rt::ModelMeta = rt::ModelMeta::new(#name, #table, #schema, #text, &[#(&#targets),*]);
    }
}

/// A literal of several lines, written as such.
fn text(lines: &[String]) -> Literal {
    let text = lines.join("\n        ").replace('\\', "\\\\").replace('"', "\\\"");
    // Escaped as it is, the text is a literal; the other form says the same in one line.
    format!("\"\n        {text}\n    \"").parse().unwrap_or_else(|_| Literal::string(&lines.join("\n")))
}

fn lines(model: &ModelCode) -> Vec<String> {
    let uniques = model.uniques.iter().map(|unique| {
        let kind = if unique.primary { "@id" } else { "@unique" };
        format!("{kind} {} {}", word(&unique.constraint), numbers(&unique.columns))
    });
    let relations = model.relations.iter().enumerate().map(|(target, code)| relation(target, code));
    model.columns.iter().map(column).chain(uniques).chain(relations).collect()
}

fn column(column: &ColumnCode) -> String {
    let ColumnCode { name, db_name, kind, .. } = column;
    let mut line = word(name);
    if name != db_name {
        let _ = write!(line, "={}", word(db_name));
    }
    let arity = if column.list {
        "[]"
    } else if column.nullable {
        "?"
    } else {
        ""
    };
    let _ = write!(line, " {kind}{arity} {}", word(&column.pg_type));
    if let Some((name, argument)) = &column.default {
        let _ = match argument {
            Some(argument) => write!(line, " {name}({})", word(argument)),
            None => write!(line, " {name}"),
        };
    }
    if column.updated_at {
        line.push_str(" updated");
    }
    if let Some(via) = column.pg_via {
        let _ = write!(line, " via({})", word(via));
    }
    if let Some(values) = &column.values {
        let pairs: Vec<_> =
            values.iter().map(|(name, db_name)| format!("{}={}", word(name), word(db_name))).collect();
        let _ = write!(line, " values({})", pairs.join(","));
    }
    if column.omitted {
        line.push_str(" omitted");
    }
    line
}

fn relation(target: usize, relation: &RelationCode) -> String {
    let mut line = format!("{} -> {target} ", word(&relation.name));
    match &relation.link {
        LinkCode::Columns { here, there } => {
            let _ = write!(line, "{}={}", numbers(here), numbers(there));
            if relation.holds_key {
                line.push_str(" key");
                if let Some(constraint) = &relation.constraint {
                    let _ = write!(line, " {}", word(constraint));
                }
            }
        }
        LinkCode::Table { table, schema, here_column, there_column, here, there } => {
            let _ = write!(line, "table {} {here_column} {there_column} {here} {there}", word(table));
            if let Some(schema) = schema {
                let _ = write!(line, " {}", word(schema));
            }
        }
    }
    line
}

fn numbers(columns: &[usize]) -> String {
    columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// A name as one word: what would part it, or mean something else, by its bytes.
fn word(name: &str) -> String {
    match name {
        "" => return "-".to_owned(),
        "-" => return "%2D".to_owned(),
        _ => {}
    }
    let mut word = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_whitespace() || c.is_control() || "%=,()".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(word, "%{byte:02X}");
            }
        } else {
            word.push(c);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word() {
        assert_eq!(word("User_email_key"), "User_email_key");
        assert_eq!(word("a b=c%"), "a%20b%3Dc%25");
        assert_eq!((word(""), word("-")), ("-".to_owned(), "%2D".to_owned()));
        assert_eq!(word("é\u{a0}\n"), "é%C2%A0%0A");
    }

    #[test]
    fn a_text_is_one_literal() {
        let lines = ["role Enum \"Role\\\"".to_owned(), "@id pk 0".to_owned()];
        let text = text(&lines);
        let literal: syn::LitStr = syn::parse2(quote!(#text)).unwrap();
        assert_eq!(literal.value(), "\n        role Enum \"Role\\\"\n        @id pk 0\n    ");
    }
}
