//! What the client knows of a row struct: how it is made of columns, and what it holds in each.

use proc_macro2::TokenStream;
use quote::quote;

use super::index;
use crate::client_model::ModelCode;

pub(super) fn implementation(model: &ModelCode) -> TokenStream {
    let ModelCode { ident: name, meta, locals, .. } = model;
    let (row, column) = (&locals.row, &locals.column);
    let of_row = || model.columns.iter().filter(|c| !c.omitted);
    let reads = of_row().map(|c| {
        let (field, at) = (&c.ident, index(c.index));
        match (c.typed, c.nullable) {
            (false, _) => quote!(#field: #row.get(#at)),
            (true, false) => quote!(#field: #row.document::<Self, _>(#at)?),
            (true, true) => quote!(#field: #row.optional_document::<Self, _>(#at)?),
        }
    });
    let values = of_row().map(|c| {
        let (field, at) = (&c.ident, index(c.index));
        match (c.typed, c.nullable) {
            (false, _) => quote!(#at => self.#field.as_value_ref(),),
            (true, false) => quote!(#at => rt::document_ref(&self.#field),),
            (true, true) => quote!(#at => rt::optional_document_ref(self.#field.as_ref()),),
        }
    });
    let key = key(model);
    let full_text = model.full_text.then(|| quote!(impl rt::FullText for #name {}));
    quote! {
        #full_text

        impl rt::Model for #name {
            const META: &'static rt::ModelMeta = &#meta;

            type Key = #key;

            fn read(#row: &rt::Cells<'_>) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self { #(#reads),* })
            }

            fn value(&self, #column: usize) -> rt::ValueRef<'_> {
                match #column {
                    #(#values)*
                    _ => rt::ValueRef::Other,
                }
            }
        }
    }
}

/// The type of the primary key, if it is a single field.
fn key(model: &ModelCode) -> TokenStream {
    let key = model.uniques.iter().find(|u| u.primary).map(|u| u.columns.as_slice());
    let Some([column]) = key else { return quote!(rt::NoKey) };
    model.columns.get(*column).map_or(quote!(rt::NoKey), |c| c.base_type.clone())
}
