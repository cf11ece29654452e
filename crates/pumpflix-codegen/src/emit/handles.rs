//! The handles of fields and relations: constants that read like fields.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::index;
use crate::client_model::{ColumnCode, ModelCode, RelationCode};
use crate::docs::docs;

/// How many places the client has a type for.
const PLACES: usize = 128;

/// The type that stands for the place of a column.
fn place(column: usize) -> TokenStream {
    if let Some(further) = column.checked_sub(PLACES) {
        let further = place(further);
        quote!(rt::Past<#further>)
    } else {
        let name = format_ident!("C{column}");
        quote!(rt::#name)
    }
}

pub(super) fn handles(model: &ModelCode) -> TokenStream {
    let name = &model.ident;
    let fields = model.columns.iter().map(|column| {
        let ColumnCode { ident, field_type, .. } = column;
        let docs = docs(column.docs.as_deref(), &format!("The field `{}`.", column.name));
        let at = place(column.index);
        quote! {
            #docs
            pub const #ident: rt::Field<#name, #field_type, #at> = rt::Field { of: [] };
        }
    });
    let relations = model.relations.iter().enumerate().map(|(at, relation)| {
        let RelationCode { ident, handle, target, .. } = relation;
        let docs = docs(relation.docs.as_deref(), &format!("The relation `{}`.", relation.name));
        let at = index(at);
        quote! {
            #docs
            pub const #ident: rt::#handle<#name, #target> = rt::#handle { relation: #at, of: [] };
        }
    });
    quote!(#(#fields)* #(#relations)*)
}
