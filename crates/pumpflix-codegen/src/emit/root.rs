//! The root module: the models, and the handles on a database.

use proc_macro2::TokenStream;
use quote::quote;

use super::{inner_docs, said};
use crate::client_model::{ClientModel, ModelCode};

pub(crate) fn root(client: &ClientModel, source: &str) -> TokenStream {
    let rt = &client.rt;
    let head = inner_docs(&head(client, source));
    let modules = modules(client);
    let (reexports, handles) = (&client.reexports, &client.handles);
    let metas = client.models.iter().map(|m| {
        let (module, meta) = (&m.module, &m.meta);
        quote!(&#module::#meta)
    });
    let scripts = client.databases.iter().map(|database| {
        let (variant, file) = (&database.variant, &database.file);
        quote!((#rt::Dialect::#variant, include_str!(#file)))
    });
    let db = db(client);
    let tx = tx(client);
    quote! {
        #head
        #![allow(
            non_upper_case_globals,
            clippy::complexity,
            clippy::pedantic,
            clippy::style,
            reason = "names and texts are those of the schema; handles of fields are constants that read like fields"
        )]
        use ::pumpflix_client::codegen_support as #rt;
        #modules
        pub use ::pumpflix_client::{#(#reexports),*};
        pub use ::pumpflix_client::handles::{#(#handles),*};

        /// Every model; errors are named by it.
        static SCHEMA: #rt::SchemaMeta = #rt::SchemaMeta { models: &[#(#metas),*] };

        /// The scripts that create the tables.
        const SCRIPTS: &[(#rt::Dialect, &str)] = &[#(#scripts),*];

        #db
        #tx
    }
}

fn head(client: &ClientModel, source: &str) -> String {
    let mut text = format!(
        "A typed client for the schema `{source}`.\n\n\
         `Db` connects and leads to the queries of each model. A model is a module: its row, the constants that\n\
         stand for its fields and relations, functions `by_…` that name one row, and `New`, which creates one.\n"
    );
    if let Some(model) = client.models.first() {
        text.push_str("\n```ignore\n");
        let accessor = &model.accessor;
        text.push_str("let db = Db::connect(\"sqlite:app.db\").await?;\n");
        let module = &model.module;
        let order = model
            .columns
            .first()
            .map_or_else(String::new, |column| format!(".order_by({module}::{}.asc())", column.ident));
        text = format!("{text}let rows = db.{accessor}().find_many(){order}.await?;\n```\n");
    }
    text
}

fn modules(client: &ClientModel) -> TokenStream {
    let models = client.models.iter().map(|model| {
        let ModelCode { module, file, .. } = model;
        let docs = said(&format!("The {} `{}`.", if model.is_view { "view" } else { "model" }, model.name));
        let path = model.file_is_named.then(|| quote!(#[path = #file]));
        quote!(#docs #path pub mod #module;)
    });
    let rows = client.models.iter().filter(|m| m.at_root).map(|model| {
        let ModelCode { module, ident, .. } = model;
        quote!(pub use #module::#ident;)
    });
    let enums = (!client.enums.is_empty()).then(|| {
        let module = &client.enums_module;
        let enums: Vec<_> = client.enums.iter().filter(|e| e.at_root).map(|e| &e.ident).collect();
        let reexports = (!enums.is_empty()).then(|| quote!(pub use #module::{#(#enums),*};));
        (quote!(pub mod #module;), reexports)
    });
    let (module, reexports) = enums.unzip();
    quote!(#module #(#models)* #reexports #(#rows)*)
}

fn db(client: &ClientModel) -> TokenStream {
    let rt = &client.rt;
    let accessors = client.models.iter().map(|model| {
        let ModelCode { accessor, module, ident, .. } = model;
        let docs = said(&format!("Queries of `{}`.", model.name));
        quote! {
            #docs
            pub fn #accessor(&self) -> #rt::Table<#module::#ident> {
                self.0.table()
            }
        }
    });
    quote! {
        /// A database: the queries of each model, and transactions. Cheap to clone.
        #[derive(Clone, Debug)]
        pub struct Db(#rt::Database);

        impl Db {
            /// Connects to the database of a URL: `sqlite:app.db`, `sqlite::memory:`,
            /// `postgres://user:password@host/name`.
            pub async fn connect(url: impl ::std::convert::Into<::std::string::String>) -> #rt::Result<Self> {
                Self::builder().url(url).connect().await
            }

            /// Connects with other settings than the usual ones.
            pub fn builder() -> #rt::Builder<Self> {
                #rt::Builder::new(&SCHEMA)
            }

            /// Creates the tables, all or none, in a database that has none yet; else fails with `Error::Usage`.
            pub async fn create_tables(&self) -> #rt::Result<()> {
                self.0.create_tables(SCRIPTS).await
            }

            /// Runs `work` in a transaction: committed when it gives `Ok`, rolled back when it gives `Err`, panics
            /// or is dropped. Inside a transaction it is a savepoint.
            pub fn transaction<'a, F, R>(&self, work: F) -> #rt::Transaction<'a, Tx, F>
            where
                F: ::std::ops::FnOnce(Tx) -> R + 'a,
            {
                self.0.transaction(work)
            }

            /// The same database, whose transactions are tried again, up to `times` times, after a conflict:
            /// `db.retries(3).transaction(…)`.
            pub fn retries(&self, times: u32) -> #rt::Retries<Tx> {
                self.0.retries(times)
            }

            /// The database itself, for what no model has.
            pub fn database(&self) -> &#rt::Database {
                &self.0
            }

            #(#accessors)*
        }

        impl ::std::ops::Deref for Db {
            type Target = #rt::Database;

            fn deref(&self) -> &#rt::Database {
                &self.0
            }
        }

        impl ::std::convert::From<#rt::Database> for Db {
            fn from(database: #rt::Database) -> Self {
                Self(database)
            }
        }
    }
}

fn tx(client: &ClientModel) -> TokenStream {
    let rt = &client.rt;
    quote! {
        /// A running transaction: everything that [`Db`] has, and savepoints.
        #[derive(Clone, Debug)]
        pub struct Tx(Db);

        impl Tx {
            /// Runs `work` so that its failure undoes only what it did itself.
            pub async fn savepoint<F, R, T, E>(&self, work: F) -> ::std::result::Result<T, E>
            where
                F: ::std::ops::FnOnce(Tx) -> R,
                R: ::std::future::Future<Output = ::std::result::Result<T, E>>,
                E: ::std::convert::From<#rt::Error>,
            {
                self.0.0.savepoint(work).await
            }
        }

        impl ::std::ops::Deref for Tx {
            type Target = Db;

            fn deref(&self) -> &Db {
                &self.0
            }
        }

        impl ::std::convert::From<#rt::Database> for Tx {
            fn from(database: #rt::Database) -> Self {
                Self(Db(database))
            }
        }
    }
}
