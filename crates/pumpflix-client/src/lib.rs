//! What generated code calls: connections, values, query rendering, errors.
//!
//! In: a URL and typed queries from generated handles. Out: rows as the generated structs, or an [`Error`] that
//! says which model, constraint and fields it is about. This crate links no parser and no code generator.
//!
//! `README.md` beside this folder shows by example what a client does.
//!
//! Application code meets this crate through its generated module; what is public here is what that module
//! shows in its signatures.

#![cfg_attr(not(any(feature = "sqlite", feature = "postgres")), allow(dead_code, unused))]

mod aggregate;
mod blame;
mod cell;
mod changes;
mod column;
mod connect_or_create;
mod database;
mod defaults;
pub mod drivers;
mod error;
mod executor;
mod facts;
mod filter;
mod form;
mod generated;
mod group;
mod grouped;
pub mod handles;
mod include;
mod input;
mod insert;
mod load;
mod meta;
mod model;
mod native;
mod nest;
mod nested;
mod observe;
mod order;
mod page;
mod pool;
mod put;
pub mod query;
mod render;
mod same;
pub mod serial;
mod shape;
#[cfg(feature = "postgres")]
mod sharing;
mod side_by_side;
#[cfg(feature = "tracing")]
mod spans;
mod statement;
mod strategy;
mod stream;
mod time_text;
mod transaction;
mod typed;
mod value;

#[doc(hidden)]
pub mod codegen_support;

/// What the derive of shapes needs. A generated module shows it, and nothing more: errors of the compiler call things by
/// the shortest path that there is.
#[doc(hidden)]
pub mod shape_support {
    pub use crate::shape::{Shape, ShapeOf, Spec, fill, made};
}

pub use aggregate::{Aggregate, GroupOrder, Having, count, count_of};
pub use changes::Changes;
pub use database::{Builder, Database, Options};
pub use error::{Error, Result};
pub use filter::Filter;
pub use generated::ParseEnumError;
pub use input::{Assignment, IntoValue, Key};
pub use load::{Load, Rows};
pub use model::{Creates, Model};
pub use nest::Nested;
pub use observe::{Notice, Stats};
pub use order::Order;
pub use page::{IntoCursor, Page, Paged};
pub use pumpflix_client_derive::Shape;
pub use query::{Plan, Unique};
pub use shape::Shape;
pub use strategy::{RelationPlan, Strategy};
pub use stream::RowStream;
pub use transaction::{Isolation, Retries, Retrying, Transaction};
pub use value::Value;

/// A boxed future that may move between threads: what awaiting a query builder gives.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
