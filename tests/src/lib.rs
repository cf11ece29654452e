//! The generated clients of `golden/*/schema.prisma`, as ordinary code of the workspace.
//!
//! They are checked in and compiled with every warning an error, so that a change of the generator is seen as a
//! change of files, and a schema with odd names, types or relations is proved to compile. `src/golden.rs` compares
//! them with what the generator makes today; with `UPDATE=1` it writes that.

#![deny(missing_docs, warnings)]

/// What the documents of the schema `custom` are.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Meta {
    /// Who may read it.
    pub readers: Vec<String>,
    /// How urgent it is.
    pub rank: u8,
}

macro_rules! golden {
    ($($(#[$doc:meta])* $name:ident $path:literal),+ $(,)?) => {
        $(
            $(#[$doc])*
            #[rustfmt::skip]
            #[path = $path]
            pub mod $name;
        )+
    };
}

golden! {
    /// The schema of the guide to the client; the behaviour suite runs on it.
    api "../golden/api/src/mod.rs",
    /// Documents of the caller's own types, types of PostgreSQL's own, and columns left out of rows.
    custom "../golden/custom/src/mod.rs",
    /// Ignored models and fields, and types that only the database knows.
    ignored "../golden/ignored/src/mod.rs",
    /// Lists.
    lists "../golden/lists/src/mod.rs",
    /// Other names in the database than in Rust.
    mapped "../golden/mapped/src/mod.rs",
    /// Names that mean something to Rust or to generated code.
    names "../golden/names/src/mod.rs",
    /// Relations of every kind.
    relations "../golden/relations/src/mod.rs",
    /// Several schemas of one database.
    schemas "../golden/schemas/src/mod.rs",
    /// Every scalar, native type and default, and enums.
    types "../golden/types/src/mod.rs",
    /// Views.
    views "../golden/views/src/mod.rs",
}
