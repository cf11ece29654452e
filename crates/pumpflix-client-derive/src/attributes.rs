//! What `#[shape(…)]` may say, on the struct and on its fields.

use proc_macro2::Span;
use syn::{Attribute, Error, Field, Ident, Path};

/// Where a field of the struct is read from.
pub(crate) enum Source {
    /// The model's field of the same name.
    Same,
    /// The model's field of another name.
    Field(Ident),
    /// The number of rows of a relation.
    Count(Ident),
}

/// The path of the model's module: `#[shape(user)]`, `#[shape(crate::db::user)]`.
pub(crate) fn module(attributes: &[Attribute], at: Span) -> Result<Path, Error> {
    let mut found = None;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("shape")) {
        if found.is_some() {
            return Err(Error::new_spanned(attribute, "a shape is of one model"));
        }
        let path: Path = attribute.parse_args().map_err(|_| {
            Error::new_spanned(
                attribute,
                "expected the model's module: `#[shape(user)]` or `#[shape(db::user)]`",
            )
        })?;
        found = Some(path);
    }
    found.ok_or_else(|| {
        Error::new(at, "which model is it a shape of? add the model's module: `#[shape(user)]`")
    })
}

/// What the attribute of a field says.
pub(crate) fn field_source(field: &Field) -> Result<Source, Error> {
    let mut source = Source::Same;
    for attribute in field.attrs.iter().filter(|a| a.path().is_ident("shape")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("field") {
                source = Source::Field(meta.value()?.parse()?);
                Ok(())
            } else if meta.path.is_ident("count") {
                let relation;
                syn::parenthesized!(relation in meta.input);
                source = Source::Count(relation.parse()?);
                Ok(())
            } else {
                Err(meta.error("known are `field = name`, the model's field to read, and `count(relation)`"))
            }
        })?;
    }
    Ok(source)
}
