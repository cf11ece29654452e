//! What the client knows of a row struct: how it is read, and how one is created.

use proc_macro2::TokenStream;
use quote::quote;

use super::index;
use crate::client_model::ModelCode;

pub(super) fn implementation(model: &ModelCode) -> TokenStream {
    let ModelCode { ident: name, meta, locals, .. } = model;
    let (row, first, column) = (&locals.row, &locals.first, &locals.column);
    let of_row = || model.columns.iter().filter(|c| !c.omitted);
    let reads = of_row().map(|c| {
        let (field, at) = (&c.ident, index(c.index));
        match (c.typed, c.nullable) {
            (false, _) => quote!(#field: #row.get(#at)?),
            (true, false) => quote!(#field: #row.document::<Self, _>(#at)?),
            (true, true) => quote!(#field: #row.optional_document::<Self, _>(#at)?),
        }
    });
    let values = of_row().map(|c| {
        let (field, at) = (&c.ident, index(c.index));
        match (c.typed, c.nullable) {
            (false, _) => quote!(#at => rt::AsValueRef::as_value_ref(&self.#field),),
            (true, false) => quote!(#at => rt::document_ref(&self.#field),),
            (true, true) => quote!(#at => rt::optional_document_ref(self.#field.as_ref()),),
        }
    });
    let creation = creation(model);
    let key = key(model);
    let full_text = model.full_text.then(|| quote!(impl rt::FullText for #name {}));
    quote! {
        #full_text

        impl rt::Model for #name {
            const META: &'static rt::ModelMeta = &#meta;

            type Key = #key;
            #creation

            fn decode(#row: &rt::Row<'_>, #first: usize) -> rt::Result<Self> {
                let #row = #row.cells(#first);
                ::std::result::Result::Ok(Self { #(#reads),* })
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

fn creation(model: &ModelCode) -> TokenStream {
    let (executor, draft) = (&model.locals.executor, &model.locals.draft);
    let Some(creation) = &model.creation else {
        return quote! {
            type Draft = rt::ReadOnly;
            type Create = rt::ReadOnly;

            fn create(_: rt::Executor, #draft: rt::ReadOnly) -> rt::ReadOnly {
                #draft
            }
        };
    };
    let (draft_type, create_type) = (&creation.draft, &creation.create);
    quote! {
        type Draft = #draft_type;
        type Create = #create_type;

        fn create(#executor: rt::Executor, #draft: #draft_type) -> #create_type {
            #draft_type { insert: #draft.insert, on: #executor }
        }
    }
}
