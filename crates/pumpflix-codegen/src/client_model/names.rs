//! Identifiers, and who has which name.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::format_ident;

/// The identifier of a Rust name, raw where it is written so.
pub(super) fn ident(name: &str) -> Ident {
    // What the schema calls a Rust name always is one; the underscore keeps this a total function.
    syn::parse_str(name)
        .unwrap_or_else(|_| format_ident!("_{}", plain(name).replace(|c: char| !c.is_alphanumeric(), "_")))
}

/// The name without the mark of a raw identifier.
pub(super) fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Names that are taken in some place.
#[derive(Clone)]
pub(super) struct Scope(BTreeSet<String>);

impl Scope {
    pub(super) fn new<'a>(taken: impl IntoIterator<Item = &'a Ident>) -> Self {
        Self(taken.into_iter().map(|name| plain(&name.to_string()).to_owned()).collect())
    }

    pub(super) fn of(taken: &[&str]) -> Self {
        Self(taken.iter().map(|name| (*name).to_owned()).collect())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(plain(name))
    }

    /// The name, or with underscores behind it as many as make it free.
    pub(super) fn free(&self, name: &str) -> Ident {
        if !self.has(name) {
            return ident(name);
        }
        let mut free = format!("{}_", plain(name));
        while self.has(&free) {
            free.push('_');
        }
        ident(&free)
    }

    /// The same, and it is taken from now on.
    pub(super) fn claim(&mut self, name: &str) -> Ident {
        let free = self.free(name);
        self.0.insert(plain(&free.to_string()).to_owned());
        free
    }
}

/// The file of a module, and whether the module must say which it is.
///
/// A name beyond ASCII, `mod` itself, and the names of devices on Windows cannot stand for themselves.
pub(super) fn file(module: &Ident) -> (String, bool) {
    const DEVICES: [&str; 6] = ["mod", "con", "prn", "aux", "nul", "lib"];
    let name = module.to_string();
    let name = plain(&name);
    let numbered = ["com", "lpt"].iter().any(|d| name.len() == 4 && name.starts_with(d));
    if DEVICES.contains(&name) || numbered {
        (format!("{name}_.rs"), true)
    } else {
        (format!("{name}.rs"), !name.is_ascii())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taken_names_get_an_underscore() {
        let mut scope = Scope::of(&["plan", "type"]);
        assert_eq!(scope.claim("name").to_string(), "name");
        assert_eq!(scope.claim("plan").to_string(), "plan_");
        assert_eq!(scope.claim("plan").to_string(), "plan__");
        assert_eq!(scope.claim("r#type").to_string(), "type_");
        assert_eq!(scope.claim("r#match").to_string(), "r#match");
    }

    #[test]
    fn files_can_be_found_everywhere() {
        assert_eq!(file(&ident("r#type")), ("type.rs".to_owned(), false));
        assert_eq!(file(&ident("r#mod")), ("mod_.rs".to_owned(), true));
        assert_eq!(file(&ident("com1")), ("com1_.rs".to_owned(), true));
        assert_eq!(file(&ident("größe")), ("größe.rs".to_owned(), true));
    }
}
