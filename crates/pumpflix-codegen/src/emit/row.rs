//! The row struct.

use proc_macro2::TokenStream;
use quote::quote;

use crate::client_model::{ColumnCode, ModelCode};
use crate::docs::docs;

pub(super) fn row(model: &ModelCode) -> TokenStream {
    let docs = docs(model.docs.as_deref(), &format!("A row of `{}`.", model.name));
    let name = &model.ident;
    let fields = model.columns.iter().filter(|c| !c.omitted).map(field);
    let (to, from) = (&model.locals.to, &model.locals.from);
    quote! {
        #docs
        #[derive(Clone)]
        pub struct #name {
            #(#fields)*
        }

        impl ::std::fmt::Debug for #name {
            fn fmt(&self, #to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                rt::debug(self, #to)
            }
        }

        impl ::std::cmp::PartialEq for #name {
            fn eq(&self, #from: &Self) -> bool {
                rt::equal(self, #from)
            }
        }

        impl rt::serde::Serialize for #name {
            fn serialize<Format: rt::serde::Serializer>(
                &self,
                #to: Format,
            ) -> ::std::result::Result<Format::Ok, Format::Error> {
                rt::serialize(self, #to)
            }
        }

        impl<'de> rt::serde::Deserialize<'de> for #name {
            fn deserialize<Format: rt::serde::Deserializer<'de>>(
                #from: Format,
            ) -> ::std::result::Result<Self, Format::Error> {
                rt::deserialize(#from)
            }
        }
    }
}

fn field(column: &ColumnCode) -> TokenStream {
    let ColumnCode { ident, row_type, name, .. } = column;
    let docs = docs(column.docs.as_deref(), &format!("The field `{name}`."));
    quote! {
        #docs
        pub #ident: #row_type,
    }
}
