//! The facts of a model.

use proc_macro2::TokenStream;
use quote::quote;

use super::{index, indexes, optional, said};
use crate::client_model::{ColumnCode, LinkCode, ModelCode, RelationCode, UniqueCode};

pub(super) fn meta(model: &ModelCode) -> TokenStream {
    let ModelCode { name, table, meta, .. } = model;
    let docs = said(&format!("The facts of `{name}`."));
    let schema = optional(model.schema.as_deref());
    let columns = model.columns.iter().map(column);
    let row = index(model.columns.iter().filter(|c| !c.omitted).count());
    let uniques = model.uniques.iter().map(unique);
    let relations = model.relations.iter().map(relation);
    quote! {
        #docs
        pub static #meta: rt::ModelMeta = rt::ModelMeta {
            name: #name,
            table: #table,
            schema: #schema,
            columns: &[#(#columns),*],
            row: #row,
            uniques: &[#(#uniques),*],
            relations: &[#(#relations),*],
            cache: rt::ModelCache::new(),
        };
    }
}

fn column(column: &ColumnCode) -> TokenStream {
    let ColumnCode { name, db_name, kind, pg_type, .. } = column;
    let nullable = column.nullable.then(|| quote!(.nullable()));
    let list = column.list.then(|| quote!(.list()));
    let values = column.values.as_ref().map(|values| quote!(.values(#values)));
    let default = column.default.as_ref().map(|default| quote!(.default(#default)));
    let updated_at = column.updated_at.then(|| quote!(.updated_at()));
    let via = column.pg_via.map(|via| quote!(.pg_via(#via)));
    quote! {
        rt::ColumnMeta::new(#name, #db_name, rt::Kind::#kind, #pg_type)
            #nullable #list #values #default #updated_at #via
    }
}

fn unique(unique: &UniqueCode) -> TokenStream {
    let UniqueCode { constraint, primary, .. } = unique;
    let columns = indexes(&unique.columns);
    quote! {
        rt::UniqueMeta {
            constraint: #constraint,
            primary: #primary,
            columns: #columns,
        }
    }
}

fn relation(relation: &RelationCode) -> TokenStream {
    let RelationCode { name, target_meta, holds_key, .. } = relation;
    let constraint = optional(relation.constraint.as_deref());
    let link = match &relation.link {
        LinkCode::Columns { here, there } => {
            let (here, there) = (indexes(here), indexes(there));
            quote!(rt::Link::Columns { here: #here, there: #there })
        }
        LinkCode::Table { table, schema, here_column, there_column, here, there } => {
            let schema = optional(schema.as_deref());
            let (here, there) = (index(*here), index(*there));
            quote! {
                rt::Link::Table {
                    table: #table,
                    schema: #schema,
                    here_column: #here_column,
                    there_column: #there_column,
                    here: #here,
                    there: #there,
                }
            }
        }
    };
    quote! {
        rt::RelationMeta { field: #name, target: &#target_meta, link: #link, holds_key: #holds_key, constraint: #constraint }
    }
}
