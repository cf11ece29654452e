//! The row struct.

use proc_macro2::TokenStream;
use quote::quote;

use crate::client_model::{ColumnCode, ModelCode};
use crate::docs::docs;

pub(super) fn row(model: &ModelCode) -> TokenStream {
    let docs = docs(model.docs.as_deref(), &format!("A row of `{}`.", model.name));
    let name = &model.ident;
    let fields = model.columns.iter().map(field);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
        #[serde(crate = "::pumpflix_client::codegen_support::serde")]
        pub struct #name {
            #(#fields)*
        }
    }
}

fn field(column: &ColumnCode) -> TokenStream {
    let ColumnCode { ident, row_type, name, .. } = column;
    let docs = docs(column.docs.as_deref(), &format!("The field `{name}`."));
    let rename = column.renamed.then(|| quote!(#[serde(rename = #name)]));
    quote! {
        #docs
        #rename
        pub #ident: #row_type,
    }
}
