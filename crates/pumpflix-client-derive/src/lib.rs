//! The `Shape` derive: a struct of the caller's own becomes a list of the model's handles.
//!
//! In: the tokens of the struct and its `#[shape(…)]` attributes. Out: an implementation of
//! `pumpflix_client::Shape`. It reads no file and knows no schema: whether a field exists and fits is for the
//! compiler to say, at that field.

mod attributes;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields};

use attributes::{Source, field_source, module};

/// Makes a struct a shape of a model, so that queries can read it in the place of the model's whole row.
///
/// ```ignore
/// #[derive(Clone, Shape)]
/// #[shape(user)]
/// struct UserCard {
///     email: String,
///     #[shape(field = name)]
///     shown: Option<String>,
///     posts: Vec<PostLine>,
///     #[shape(count(posts))]
///     written: i64,
/// }
/// ```
///
/// `#[shape(user)]` names the model's generated module, by any path. A field is filled by the model's field of the
/// same name, or of the name in `#[shape(field = …)]`; `#[shape(count(…))]` counts the rows of a relation. A relation
/// fills `Vec<S>`, `S` or `Option<S>`, where `S` is a shape of the related model.
#[proc_macro_derive(Shape, attributes(shape))]
pub fn shape(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(
            input.ident.span(),
            "a shape is a struct: each of its fields is read from a row",
        ));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new(input.ident.span(), "a shape has named fields: their names say what is read"));
    };
    if !input.generics.params.is_empty() {
        return Err(Error::new(input.generics.span(), "a shape has no generic parameters"));
    }
    let module = module(&input.attrs, input.ident.span())?;
    let name = &input.ident;
    let mut list = quote!(());
    let mut pattern = quote!(());
    let mut members = Vec::new();
    for (at, field) in fields.named.iter().enumerate().rev() {
        let (Some(ident), ty) = (&field.ident, &field.ty) else { continue };
        let handle = match field_source(field)? {
            Source::Same => {
                let plain = syn::Ident::new(&ident.to_string().replace("r#", ""), ident.span());
                let handle = if syn::parse_str::<syn::Ident>(&plain.to_string()).is_ok() {
                    plain
                } else {
                    ident.clone()
                };
                quote_spanned!(ident.span()=> #module::#handle)
            }
            Source::Field(other) => quote_spanned!(other.span()=> #module::#other),
            Source::Count(relation) => quote_spanned!(relation.span()=> #module::#relation.count()),
        };
        // The call site is where a type that does not fit is reported.
        let fill = quote_spanned!(ty.span().resolved_at(Span::call_site())=> #module::__shape::fill::<#ty, _>(#handle));
        list = quote!((#fill, #list));
        // A handle of the field's name may be in scope, and in a pattern its name would mean it.
        let value = syn::Ident::new(&format!("value_{at}"), Span::mixed_site());
        pattern = quote!((#value, #pattern));
        members.push(quote!(#ident: #value));
    }
    Ok(quote! {
        impl #module::__shape::Shape for #name {
            type Model = #module::__Row;

            fn spec() -> impl #module::__shape::Spec<Model = #module::__Row, Out = Self> {
                #module::__shape::made::<#module::__Row, _, _, _>(#list, |#pattern| Self { #(#members),* })
            }
        }

        #[diagnostic::do_not_recommend]
        impl #module::__shape::ShapeOf<#module::__Row> for #name {
            type Of<X> = X;

            fn of<X>(filled: X) -> X {
                filled
            }
        }
    })
}
