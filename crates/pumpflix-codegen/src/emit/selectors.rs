//! The functions that name one row by a unique.

use proc_macro2::TokenStream;
use quote::quote;

use super::{index, said};
use crate::client_model::{ModelCode, Selector};

pub(super) fn selectors(model: &ModelCode) -> TokenStream {
    let name = &model.ident;
    let functions = model.uniques.iter().enumerate().filter_map(|(at, unique)| {
        let Selector { function, parameters } = unique.selector.as_ref()?;
        let columns: Vec<_> = unique.columns.iter().filter_map(|c| model.columns.get(*c)).collect();
        let fields: Vec<_> = columns.iter().map(|c| format!("`{}`", c.name)).collect();
        let docs = said(&format!("Names the row with this {}.", list(&fields)));
        let types = columns.iter().map(|c| &c.base_type);
        let at = index(at);
        Some(quote! {
            #docs
            pub fn #function(#(#parameters: impl rt::IntoValue<#types>),*) -> rt::Unique<#name> {
                rt::Unique::new(#at)#(.and(#parameters))*
            }
        })
    });
    quote!(#(#functions)*)
}

/// `a`, `a` and `b`, `a`, `b` and `c`.
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
