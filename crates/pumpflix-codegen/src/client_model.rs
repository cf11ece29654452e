//! Everything that generated code says, looked up once: identifiers, paths, Rust types, column facts.
//!
//! Names come from the schema. Where one of them meets a name that generated code needs for itself, an
//! underscore is put behind one of the two:
//!
//! - a setter for a field named `plan` or `nest` is `plan_`, `nest_`;
//! - `by_email` is `by_email_` in a model that has a field `byEmail`;
//! - in a model named `New`, `Draft`, `Create` or `On`, the type of that name which every model has is `New_`, …;
//! - the accessor of a model named like a method of `Db` (`Transaction`, `Query`) is `db.transaction_()`;
//! - a model or enum named `Db` or `Tx` is not re-exported beside them: it is `db::Db` of its own module.

mod columns;
mod enums;
mod models;
mod names;
mod relations;
mod sql;
mod uniques;

use proc_macro2::{Ident, TokenStream};
use pumpflix_dialect::Dialect;
use pumpflix_schema::Schema;
use pumpflix_sql::SqlSchema;

use names::Scope;

/// A whole client.
pub(crate) struct ClientModel {
    /// The models that the client has, in schema order.
    pub(crate) models: Vec<ModelCode>,
    /// The enums, in schema order.
    pub(crate) enums: Vec<EnumCode>,
    /// The module of the enums.
    pub(crate) enums_module: Ident,
    /// Its file.
    pub(crate) enums_file: String,
    /// Types of the client crate that the root shows: those that no model or enum is named like.
    pub(crate) reexports: Vec<Ident>,
    /// The types of handles that the root shows, likewise: errors of the compiler name them by that path.
    pub(crate) handles: Vec<Ident>,
    /// The root's name for the client crate's door.
    pub(crate) rt: Ident,
    /// The databases that the schema is for.
    pub(crate) databases: Vec<DatabaseCode>,
}

/// One of the databases.
pub(crate) struct DatabaseCode {
    /// Its variant of `Dialect`.
    pub(crate) variant: Ident,
    /// The file that holds its script.
    pub(crate) file: String,
    /// The script that creates the tables.
    pub(crate) script: String,
}

/// An enum.
pub(crate) struct EnumCode {
    /// Name in the schema.
    pub(crate) name: String,
    /// Name of the type.
    pub(crate) ident: Ident,
    /// The root re-exports it.
    pub(crate) at_root: bool,
    pub(crate) docs: Option<String>,
    pub(crate) values: Vec<ValueCode>,
    /// The database has other names for its values than the schema.
    pub(crate) mapped: bool,
}

/// A value of an enum.
pub(crate) struct ValueCode {
    /// Name in the schema.
    pub(crate) name: String,
    /// What the database stores.
    pub(crate) db_name: String,
    pub(crate) variant: Ident,
    pub(crate) docs: Option<String>,
}

/// A model or view.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct ModelCode {
    /// Name in the schema.
    pub(crate) name: String,
    /// Name of the row struct.
    pub(crate) ident: Ident,
    /// Its module.
    pub(crate) module: Ident,
    /// The module's file.
    pub(crate) file: String,
    /// The file's name is not the module's, or cannot be found by it.
    pub(crate) file_is_named: bool,
    /// The root re-exports the struct.
    pub(crate) at_root: bool,
    /// The method of `Db` that leads to its queries.
    pub(crate) accessor: Ident,
    pub(crate) docs: Option<String>,
    pub(crate) is_view: bool,
    /// It is in a database that has full-text search.
    pub(crate) full_text: bool,
    /// Name of the table, and its database schema.
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) columns: Vec<ColumnCode>,
    pub(crate) uniques: Vec<UniqueCode>,
    pub(crate) relations: Vec<RelationCode>,
    /// How rows are created; `None` when the client cannot.
    pub(crate) creation: Option<Creation>,
    /// Name of the static that holds its facts.
    pub(crate) meta: Ident,
    /// Names for the local variables of generated functions. A constant of the same name would be a pattern.
    pub(crate) locals: Locals,
}

/// A field with a column.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct ColumnCode {
    /// Name in the schema.
    pub(crate) name: String,
    /// Name of the struct's field and of the handle.
    pub(crate) ident: Ident,
    pub(crate) docs: Option<String>,
    /// Index among the columns.
    pub(crate) index: usize,
    /// Name of the column.
    pub(crate) db_name: String,
    /// Variant of `Kind`.
    pub(crate) kind: &'static str,
    pub(crate) nullable: bool,
    pub(crate) list: bool,
    /// It is a document that is read as the caller's own type.
    pub(crate) typed: bool,
    /// The row struct lacks it.
    pub(crate) omitted: bool,
    /// What the client makes when nothing is given.
    pub(crate) default: Option<(&'static str, Option<String>)>,
    /// The names of an enum's values in the schema and in the database, where they are not the same.
    pub(crate) values: Option<Vec<(String, String)>>,
    pub(crate) updated_at: bool,
    pub(crate) pg_type: String,
    pub(crate) pg_via: Option<&'static str>,
    /// Type of a value: `String`.
    pub(crate) base_type: TokenStream,
    /// Type of the struct's field: `Option<String>`, `Vec<String>`.
    pub(crate) row_type: TokenStream,
    /// Type parameter of the handle: `Option<String>`, `List<String>`.
    pub(crate) field_type: TokenStream,
}

/// A primary key or unique.
pub(crate) struct UniqueCode {
    pub(crate) constraint: String,
    pub(crate) primary: bool,
    /// Indexes of its columns.
    pub(crate) columns: Vec<usize>,
    /// How a row is named by it; `None` for a partial unique, which names no row.
    pub(crate) selector: Option<Selector>,
}

/// The function that names a row by a unique.
pub(crate) struct Selector {
    /// `by_email`
    pub(crate) function: Ident,
    /// Its parameters, one for each column.
    pub(crate) parameters: Vec<Ident>,
}

/// A relation, from one of its ends.
pub(crate) struct RelationCode {
    /// Name in the schema.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) docs: Option<String>,
    /// `ToOne`, `ToOptional` or `ToMany`.
    pub(crate) handle: Ident,
    /// Path of the other model's struct.
    pub(crate) target: TokenStream,
    /// Path of the other model's facts.
    pub(crate) target_meta: TokenStream,
    pub(crate) link: LinkCode,
    /// This end has the columns of the foreign key.
    pub(crate) holds_key: bool,
    /// Name of the foreign key, at the end that holds it.
    pub(crate) constraint: Option<String>,
}

/// Which columns tie two models.
pub(crate) enum LinkCode {
    Columns {
        here: Vec<usize>,
        there: Vec<usize>,
    },
    Table {
        table: String,
        schema: Option<String>,
        here_column: &'static str,
        there_column: &'static str,
        here: usize,
        there: usize,
    },
}

/// How rows are created.
pub(crate) struct Creation {
    /// Name of the form with the required fields: `New`.
    pub(crate) new: Ident,
    /// Name of the new row: `Draft`.
    pub(crate) draft: Ident,
    /// Name of the query: `Create`.
    pub(crate) create: Ident,
    /// The draft's type parameter: `On`.
    pub(crate) on: Ident,
    pub(crate) required: Vec<InputCode>,
    pub(crate) optional: Vec<InputCode>,
}

/// A field that a new row can be given.
pub(crate) struct InputCode {
    /// Name in the schema.
    pub(crate) name: String,
    pub(crate) docs: Option<String>,
    /// Name of the field of `New`, or of the setter.
    pub(crate) ident: Ident,
    /// Name of a variable for it.
    pub(crate) local: Ident,
    /// Index of its column.
    pub(crate) column: usize,
    /// Type of the column's handle.
    pub(crate) field_type: TokenStream,
    /// Type of the struct's field.
    pub(crate) row_type: TokenStream,
    /// The model whose key it holds.
    pub(crate) key_of: Option<TokenStream>,
    pub(crate) nullable: bool,
}

/// Names of local variables.
pub(crate) struct Locals {
    pub(crate) row: Ident,
    pub(crate) column: Ident,
    pub(crate) draft: Ident,
    pub(crate) value: Ident,
    pub(crate) to: Ident,
    pub(crate) from: Ident,
}

/// Types of the client crate that users of a client need by name.
const REEXPORTS: [&str; 18] = [
    "count",
    "count_of",
    "Assignment",
    "Error",
    "Filter",
    "Isolation",
    "Key",
    "Nested",
    "Notice",
    "Order",
    "Page",
    "Paged",
    "Plan",
    "RowStream",
    "Shape",
    "Stats",
    "Strategy",
    "Unique",
];

/// The types of handles.
const HANDLES: [&str; 4] = ["Field", "ToMany", "ToOne", "ToOptional"];

impl ClientModel {
    /// The client of a schema, given once for each database with its tables; `None` when there is no schema.
    pub(crate) fn new(schemas: &[Schema], tables: &[SqlSchema]) -> Option<Self> {
        let context = Context::new(schemas, tables)?;
        let models = models::models(&context);
        let enums = enums::enums(&context);
        let mut modules = Scope::new(models.iter().map(|m| &m.module));
        let rt = modules.claim("rt");
        let types = models.iter().map(|m| &m.ident).chain(enums.iter().map(|e| &e.ident));
        let types = Scope::new(types);
        Some(Self {
            models,
            enums,
            enums_file: format!("{}.rs", context.enums_module),
            enums_module: context.enums_module,
            reexports: free(&REEXPORTS, &types),
            handles: free(&HANDLES, &types),
            rt,
            databases: tables.iter().map(database).collect(),
        })
    }
}

/// Those of the names that no model or enum has.
fn free(names: &[&str], types: &Scope) -> Vec<Ident> {
    names.iter().filter(|name| !types.has(name)).map(|name| names::ident(name)).collect()
}

/// What every part of the model is looked up in.
struct Context<'a> {
    /// The schema whose names hold: they are the same in all.
    schema: &'a Schema,
    /// The tables whose constraint names hold: PostgreSQL's if there, for it alone tells them in its errors.
    tables: &'a SqlSchema,
    /// The tables of PostgreSQL.
    postgres: Option<&'a SqlSchema>,
    /// The module of the enums.
    enums_module: Ident,
    /// SQLite is among the databases.
    sqlite: bool,
}

impl<'a> Context<'a> {
    fn new(schemas: &'a [Schema], tables: &'a [SqlSchema]) -> Option<Self> {
        let speaks_postgres = |t: &&SqlSchema| matches!(t.dialect, Dialect::Postgres | Dialect::CockroachDb);
        let postgres = tables.iter().find(speaks_postgres);
        let chosen = postgres.or(tables.first())?;
        let schema = schemas.iter().find(|s| s.dialect == chosen.dialect)?;
        let modules: Vec<_> = schema.models.iter().map(|m| names::ident(&m.rust_module)).collect();
        let enums_module = Scope::new(&modules).claim("enums");
        let sqlite = tables.iter().any(|t| t.dialect == Dialect::Sqlite);
        Some(Self { schema, tables: chosen, postgres, enums_module, sqlite })
    }
}

fn database(tables: &SqlSchema) -> DatabaseCode {
    DatabaseCode {
        variant: names::ident(&format!("{:?}", tables.dialect)),
        file: format!("{}.sql", tables.dialect.provider()),
        script: pumpflix_sql::create_script(tables),
    }
}
