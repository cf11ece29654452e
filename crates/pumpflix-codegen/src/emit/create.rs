//! What it takes to create a row: required fields as a struct, optional ones as methods.

use proc_macro2::TokenStream;
use quote::quote;

use super::{index, said};
use crate::client_model::{Creation, InputCode, ModelCode};
use crate::docs::docs;

pub(super) fn create(model: &ModelCode) -> TokenStream {
    let Some(creation) = &model.creation else { return TokenStream::new() };
    let new = new(model, creation);
    let draft = draft(model, creation);
    // A copy would lack what the row does not have.
    let copy = (!model.columns.iter().any(|c| c.omitted)).then(|| copy(model, creation));
    let query = query(model, creation);
    quote!(#new #draft #copy #query)
}

/// The struct of the required fields.
fn new(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { new, draft, required, start, put, .. } = creation;
    let (meta, local) = (&model.meta, &model.locals.new);
    let fields = required.iter().map(|input| {
        let docs = docs(input.docs.as_deref(), &format!("The field `{}`.", input.name));
        let (ident, ty) = (&input.ident, &input.row_type);
        let ty = input.key_of.as_ref().map_or(quote!(#ty), |target| quote!(rt::Key<#target>));
        quote! {
            #docs
            pub #ident: #ty,
        }
    });
    let sets = required.iter().map(|input| {
        let InputCode { ident, field_type, .. } = input;
        let at = index(input.column);
        if input.key_of.is_some() {
            quote!(.set_key(#at, #local.#ident))
        } else if input.list || input.typed {
            quote!(.set::<#field_type>(#at, #local.#ident))
        } else {
            quote!(.scalar(#at, #local.#ident))
        }
    });
    let parameter = if required.is_empty() { quote!(_) } else { quote!(#local) };
    let docs = said(&format!(
        "Exactly the fields that a new row of `{}` must have; its methods give it optional ones.",
        model.name
    ));
    let setters = creation.optional.iter().map(|input| {
        let (docs, ident, value) = (setter_docs(input), &input.ident, &model.locals.value);
        let (ty, at) = (setter_type(input), index(input.column));
        let set = if input.key_of.is_some() {
            quote!(.#ident(#value))
        } else {
            quote!(.#put(#at, #value.into_value()))
        };
        quote! {
            #docs
            pub fn #ident(self, #value: #ty) -> #draft {
                self.#start()#set
            }
        }
    });
    let (row, nest) = (&model.ident, nest_docs());
    let value = &model.locals.value;
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #new {
            #(#fields)*
        }

        impl ::std::convert::From<#new> for #draft {
            fn from(#parameter: #new) -> Self {
                Self { insert: rt::Insert::new(&#meta)#(#sets)*, on: () }
            }
        }

        impl #new {
            #(#setters)*

            #nest
            pub fn nest(self, #value: rt::Nested<#row>) -> #draft {
                self.#start().nest(#value)
            }

            fn #start(self) -> #draft {
                <#draft as ::std::convert::From<#new>>::from(self)
            }
        }
    }
}

/// The row with any of its optional fields.
fn draft(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { draft, on, put, .. } = creation;
    let value = &model.locals.value;
    let docs = said(&format!(
        "A new row of `{}` with any of its optional fields. `{on}` says where it will be created: nowhere yet, or \
         in a database.",
        model.name
    ));
    let setters = creation.optional.iter().map(|input| {
        let (docs, ident, at) = (setter_docs(input), &input.ident, index(input.column));
        let ty = setter_type(input);
        let set = match (&input.key_of, input.nullable) {
            (Some(target), true) => {
                quote!(set_optional_key::<#target>(#at, ::std::convert::Into::into(#value)))
            }
            (Some(target), false) => quote!(set_key::<#target>(#at, ::std::convert::Into::into(#value))),
            (None, _) => {
                return quote! {
                    #docs
                    pub fn #ident(self, #value: #ty) -> Self {
                        self.#put(#at, #value.into_value())
                    }
                };
            }
        };
        quote! {
            #docs
            pub fn #ident(self, #value: #ty) -> Self {
                Self { insert: self.insert.#set, on: self.on }
            }
        }
    });
    let plain = creation.optional.iter().any(|input| input.key_of.is_none());
    let (column, local) = (&model.locals.column, &model.locals.draft);
    let put_fn = plain.then(|| {
        quote! {
            fn #put(self, #column: usize, #value: rt::Value) -> Self {
                Self { insert: self.insert.put(#column, #value), on: self.on }
            }
        }
    });
    let (row, nest) = (&model.ident, nest_docs());
    quote! {
        #docs
        #[derive(Debug)]
        #[must_use = "a row is created when the query is awaited"]
        pub struct #draft<#on = ()> {
            insert: rt::Insert,
            on: #on,
        }

        impl<#on> #draft<#on> {
            #(#setters)*

            #nest
            pub fn nest(self, #value: rt::Nested<#row>) -> Self {
                Self { insert: self.insert.nest(#value), on: self.on }
            }
            #put_fn
        }

        impl ::std::convert::From<#draft> for rt::Insert {
            fn from(#local: #draft) -> Self {
                #local.insert
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
                Self { insert: rt::Insert::of(&#local), on: () }
            }
        }
    }
}

/// The row on its way into a database.
fn query(model: &ModelCode, creation: &Creation) -> TokenStream {
    let Creation { draft, create, .. } = creation;
    let (row, executor) = (&model.ident, &model.locals.executor);
    let docs = said(&format!("Creates a row of `{}` when awaited, and gives it back.", model.name));
    quote! {
        #docs
        pub type #create = #draft<rt::Executor>;

        impl #create {
            /// The statement, without running it; ids and times are made anew when it runs.
            pub fn plan(&self) -> rt::Plan {
                self.insert.plan(&self.on)
            }
        }

        impl ::std::future::IntoFuture for #create {
            type Output = rt::Result<#row>;
            type IntoFuture = rt::BoxFuture<'static, rt::Result<#row>>;

            fn into_future(self) -> Self::IntoFuture {
                rt::create(self.on, self.insert)
            }
        }

        impl rt::Query for #create {
            type Answer = #row;

            const WRITES: bool = true;

            fn on(mut self, #executor: &rt::Executor) -> Self {
                self.on.join(#executor);
                self
            }
        }
    }
}

fn nest_docs() -> TokenStream {
    said("Writes related rows in the same transaction: `posts.create(…)`, `posts.connect(…)`.")
}

fn setter_docs(input: &InputCode) -> TokenStream {
    said(&format!("Sets `{}`.", input.name))
}

fn setter_type(input: &InputCode) -> TokenStream {
    let field_type = &input.field_type;
    match (&input.key_of, input.nullable) {
        (Some(target), true) => quote!(impl ::std::convert::Into<rt::OptionalKey<#target>>),
        (Some(target), false) => quote!(impl ::std::convert::Into<rt::Key<#target>>),
        (None, _) => quote!(impl rt::IntoValue<#field_type>),
    }
}
