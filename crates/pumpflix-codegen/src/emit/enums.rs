//! The enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{inner_docs, said};
use crate::client_model::EnumCode;
use crate::docs::docs;

pub(crate) fn enums(enums: &[EnumCode]) -> TokenStream {
    let head = inner_docs("The enums of the schema.");
    let enums = enums.iter().map(one);
    quote! {
        #head
        use ::pumpflix_client::codegen_support as rt;
        #(#enums)*
    }
}

fn one(code: &EnumCode) -> TokenStream {
    let EnumCode { name, ident, .. } = code;
    let docs = docs(code.docs.as_deref(), &format!("The enum `{name}`."));
    let variants: Vec<_> = code.values.iter().map(|v| &v.variant).collect();
    let names: Vec<_> = code.values.iter().map(|v| v.name.as_str()).collect();
    let db_names: Vec<_> = code.values.iter().map(|v| v.db_name.as_str()).collect();
    let values = code.values.iter().map(|value| {
        let docs = super::super::docs::docs(value.docs.as_deref(), &format!("The value `{}`.", value.name));
        let variant = &value.variant;
        quote! {
            #docs
            #variant,
        }
    });
    let expected = format!("a value of {name}");
    let from_str = said("The value of that name in the schema; fails when there is none.");
    let db_name = if code.mapped {
        quote!(match self { #(Self::#variants => #db_names,)* })
    } else {
        quote!(self.as_str())
    };
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum #ident {
            #(#values)*
        }

        impl #ident {
            /// Every value, in the order of the schema.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The value's name in the schema.
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #names,)*
                }
            }

        }

        impl ::std::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::str::FromStr for #ident {
            type Err = rt::ParseEnumError;

            #from_str
            fn from_str(name: &str) -> ::std::result::Result<Self, rt::ParseEnumError> {
                rt::Enum::parse(name)
            }
        }

        impl rt::serde::Serialize for #ident {
            fn serialize<Format: rt::serde::Serializer>(
                &self,
                to: Format,
            ) -> ::std::result::Result<Format::Ok, Format::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> rt::serde::Deserialize<'de> for #ident {
            fn deserialize<Format: rt::serde::Deserializer<'de>>(
                from: Format,
            ) -> ::std::result::Result<Self, Format::Error> {
                rt::deserialize_enum(from)
            }
        }

        impl rt::Enum for #ident {
            const EXPECTED: &'static str = #expected;
            const VALUES: &'static [(Self, &'static str, &'static str)] =
                &[#((Self::#variants, #names, #db_names)),*];

            fn db_name(self) -> &'static str {
                #db_name
            }
        }
    }
}
