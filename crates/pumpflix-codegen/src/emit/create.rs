//! What it takes to create a row: a draft, whose first form has the required fields; a method for each optional one.

use proc_macro2::TokenStream;
use quote::quote;

use super::{index, said};
use crate::client_model::{Creation, InputCode, ModelCode};
use crate::docs::docs;

pub(super) fn create(model: &ModelCode) -> TokenStream {
    let Some(creation) = &model.creation else { return TokenStream::new() };
    let draft = draft(model, creation);
    let methods = methods(model, creation);
    let form = form(model, creation);
    // A copy would lack what the row does not have.
    let copy = (!model.columns.iter().any(|c| c.omitted)).then(|| copy(model, creation));
    let query = query(model, creation);
    quote!(#draft #methods #form #copy #query)
}

/// The enum: the required fields by name, or whatever is given.
fn draft(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { new, draft, on, .. } = creation;
    let head = said(&format!(
        "A new row of `{}`: `{new} {{ … }}` with the required fields, then a method for each optional one. `{on}` says \
         where it will be created: nowhere yet, or in a database.",
        model.name
    ));
    let new_docs = said(&format!("Exactly the fields that a new row of `{}` must have.", model.name));
    let fields = creation.required.iter().map(|input| {
        let docs = docs(input.docs.as_deref(), &format!("The field `{}`.", input.name));
        let (ident, ty) = (&input.ident, &input.row_type);
        let ty = input.key_of.as_ref().map_or(quote!(#ty), |target| quote!(rt::Key<#target>));
        quote! {
            #docs
            #ident: #ty,
        }
    });
    quote! {
        #head
        #[must_use = "a row is created when the query is awaited"]
        pub enum #draft<#on = ()> {
            #new_docs
            #new { #(#fields)* },
            #[doc(hidden)]
            Put(rt::Put<#on>),
        }

        pub use #draft::#new;
    }
}

/// The setters.
fn methods(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { draft, on, .. } = creation;
    let (row, value) = (&model.ident, &model.locals.value);
    let setters = creation.optional.iter().map(|input| {
        let docs = said(&format!("Sets `{}`.", input.name));
        let (ident, at, ty) = (&input.ident, index(input.column), setter_type(input));
        let set = match (&input.key_of, input.nullable) {
            (Some(_), true) => quote!(set_optional_key),
            (Some(_), false) => quote!(set_key),
            (None, _) => quote!(set),
        };
        quote! {
            #docs
            pub fn #ident(self, #value: #ty) -> Self {
                rt::#set(self, #at, #value)
            }
        }
    });
    quote! {
        impl<#on> #draft<#on> {
            #(#setters)*

            /// Writes related rows in the same transaction: `posts.create(…)`, `posts.connect(…)`.
            pub fn nest(self, #value: rt::Nested<#row>) -> Self {
                rt::nest(self, #value)
            }
        }
    }
}

fn setter_type(input: &InputCode) -> TokenStream {
    let field_type = &input.field_type;
    match (&input.key_of, input.nullable) {
        (Some(target), true) => quote!(impl ::std::convert::Into<rt::OptionalKey<#target>>),
        (Some(target), false) => quote!(impl ::std::convert::Into<rt::Key<#target>>),
        (None, _) => quote!(impl rt::IntoValue<#field_type>),
    }
}

/// How the first form becomes the second.
fn form(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { new, draft, on, required, .. } = creation;
    let (row, meta, local, to) = (&model.ident, &model.meta, &model.locals.draft, &model.locals.to);
    let fields = required.iter().map(|input| {
        let (ident, local) = (&input.ident, &input.local);
        quote!(#ident: #local)
    });
    let sets = required.iter().map(|input| {
        let InputCode { field_type, local, .. } = input;
        let at = index(input.column);
        if input.key_of.is_some() {
            quote!(.set_key(#at, #local))
        } else {
            quote!(.set::<#field_type>(#at, #local))
        }
    });
    quote! {
        impl<#on> ::std::fmt::Debug for #draft<#on> {
            fn fmt(&self, #to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                rt::debug_new(&#meta, #to)
            }
        }

        impl<#on> rt::NewRow for #draft<#on> {
            type Row = #row;
            type On = #on;

            fn put(self) -> rt::Put<#on> {
                match self {
                    Self::Put(#local) => #local,
                    Self::#new { #(#fields),* } => rt::Put::new(&#meta)#(#sets)*,
                }
            }

            fn of(#local: rt::Put<#on>) -> Self {
                Self::Put(#local)
            }
        }
    }
}

/// A row that exists elsewhere, as one to be created.
fn copy(model: &ModelCode, creation: &Creation) -> TokenStream {
    let (row, draft, local) = (&model.ident, &creation.draft, &model.locals.row);
    let docs =
        said("A copy of a row: every field is given, ids and times too, and none is left to its default.");
    quote! {
        impl ::std::convert::From<#row> for #draft {
            #docs
            fn from(#local: #row) -> Self {
                Self::Put(rt::Put::copy(&#local))
            }
        }
    }
}

/// The row on its way into a database.
fn query(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { new, draft, on, create, .. } = creation;
    let (row, local) = (&model.ident, &model.locals.draft);
    let docs = said(&format!("Creates a row of `{}` when awaited, and gives it back.", model.name));
    quote! {
        #docs
        pub type #create = #draft<rt::Executor>;

        impl #create {
            /// The statement, without running it; ids and times are made anew when it runs.
            pub fn plan(&self) -> rt::Plan {
                match self {
                    Self::Put(#local) => #local.plan(),
                    Self::#new { .. } => ::std::default::Default::default(),
                }
            }
        }

        impl<#on: rt::Place> ::std::future::IntoFuture for #draft<#on> {
            type Output = rt::Result<#row>;
            type IntoFuture = rt::BoxFuture<'static, rt::Result<#row>>;

            fn into_future(self) -> Self::IntoFuture {
                rt::create(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl rt::Creates for #row {
            type Draft = #draft;
            type Create = #create;
        }
    }
}
