//! `ClientModel` in, tokens out: one file here for each kind of generated thing, one file there for each model.
//!
//! Emitters only paste. Generated code names the client crate's one door (`rt`), `::std` by full path, and
//! `super::…`; never a name of the prelude, which a model may have taken.

mod create;
mod enums;
mod handles;
mod meta;
mod model;
mod root;
mod row;
mod selectors;

pub(crate) use enums::enums;
pub(crate) use root::root;

use proc_macro2::TokenStream;
use quote::quote;

use crate::client_model::ModelCode;
use crate::docs::lines;

/// The file of a model.
pub(crate) fn model(model: &ModelCode) -> TokenStream {
    let noun = if model.is_view { "view" } else { "model" };
    let head = inner_docs(&format!(
        "The {noun} `{}`: its row, its fields and relations, and what it takes to create one.",
        model.name
    ));
    let row = row::row(model);
    let handles = handles::handles(model);
    let selectors = selectors::selectors(model);
    let create = create::create(model);
    let meta = meta::meta(model);
    let implementation = model::implementation(model);
    let name = &model.ident;
    quote! {
        #head
        use ::pumpflix_client::codegen_support::{self as rt, AsValueRef as _};

        // The derive of shapes knows a model by its module only.
        #[doc(hidden)]
        pub use ::pumpflix_client::shape_support as __shape;
        #[doc(hidden)]
        pub type __Row = #name;
        #row
        #handles
        #selectors
        #create
        #meta
        #implementation
    }
}

/// The documentation of a module.
fn inner_docs(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#![doc = #lines])*)
}

/// `None`, or `Some` of a text.
fn optional(text: Option<&str>) -> TokenStream {
    text.map_or_else(
        || quote!(::std::option::Option::None),
        |text| quote!(::std::option::Option::Some(#text)),
    )
}

/// The number of a column, without a suffix that says its type.
fn index(column: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(column)
}

/// Documentation of this crate's own.
fn said(text: &str) -> TokenStream {
    lines(text)
}
