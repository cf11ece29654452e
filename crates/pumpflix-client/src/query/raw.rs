//! Statements that a person wrote, with parameters in the places of `{}`.

use std::future::IntoFuture;
use std::marker::PhantomData;

use crate::BoxFuture;
use crate::cell::{Decode, Row};
use crate::database::Database;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::input::IntoValue;
use crate::shape::{Shape, Spec as _};
use crate::value::Value;

/// A row of a statement that a person wrote: a shape, or a tuple of columns, in the statement's order.
#[diagnostic::on_unimplemented(
    message = "a row cannot be read as `{Self}`",
    label = "neither a shape nor a tuple of columns",
    note = "a shape has `#[derive(Clone, Shape)]` and names the module of its model, `#[shape(user)]`; one column is `(T,)`"
)]
pub trait FromRow: Sized + Send + 'static {
    /// Reads the row.
    #[doc(hidden)]
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

#[diagnostic::do_not_recommend]
impl<S: Shape> FromRow for S {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        S::spec().raw(row, &mut 0)
    }
}

macro_rules! tuples {
    ($($name:ident $at:literal),+) => {
        #[diagnostic::do_not_recommend]
        impl<$($name: Decode + Send + 'static),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self> {
                Ok(($(row.get::<$name>($at)?,)+))
            }
        }
    };
}

tuples!(A 0);
tuples!(A 0, B 1);
tuples!(A 0, B 1, C 2);
tuples!(A 0, B 1, C 2, D 3);
tuples!(A 0, B 1, C 2, D 3, E 4);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

/// The parameters of a statement: a tuple of values, or a list of [`Value`]s.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the parameters of a statement",
    label = "parameters are a tuple",
    note = "one parameter is `(value,)`, none are `()`"
)]
pub trait Params {
    /// The values, in order.
    fn into_values(self) -> Vec<Value>;
}

impl Params for () {
    fn into_values(self) -> Vec<Value> {
        Vec::new()
    }
}

impl Params for Vec<Value> {
    fn into_values(self) -> Vec<Value> {
        self
    }
}

/// A parameter of a statement: any value that a field can have, borrowed or owned, or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be the parameter of a statement",
    label = "not a type that a field of a schema can have"
)]
pub trait Param {
    /// The value.
    fn into_param(self) -> Value;
}

macro_rules! params {
    ($($ty:ty => $scalar:ty),+ $(,)?) => {
        $(
            #[diagnostic::do_not_recommend]
            impl Param for $ty {
                fn into_param(self) -> Value {
                    <Self as IntoValue<$scalar>>::into_value(self)
                }
            }
            #[diagnostic::do_not_recommend]
            impl Param for Option<$ty> {
                fn into_param(self) -> Value {
                    self.map_or(Value::Null, Param::into_param)
                }
            }
        )+
    };
}

params! {
    &str => String,
    &String => String,
    String => String,
    bool => bool,
    i32 => i32,
    i64 => i64,
    f64 => f64,
    rust_decimal::Decimal => rust_decimal::Decimal,
    chrono::DateTime<chrono::Utc> => chrono::DateTime<chrono::Utc>,
    uuid::Uuid => uuid::Uuid,
    chrono::NaiveDate => chrono::NaiveDate,
    chrono::NaiveTime => chrono::NaiveTime,
    std::net::IpAddr => std::net::IpAddr,
    serde_json::Value => serde_json::Value,
    Vec<u8> => Vec<u8>,
    &[u8] => Vec<u8>,
}

macro_rules! tuple_params {
    ($($name:ident),+) => {
        impl<$($name: Param),+> Params for ($($name,)+) {
            #[allow(non_snake_case)]
            fn into_values(self) -> Vec<Value> {
                let ($($name,)+) = self;
                vec![$($name.into_param()),+]
            }
        }
    };
}

tuple_params!(A);
tuple_params!(A, B);
tuple_params!(A, B, C);
tuple_params!(A, B, C, D);
tuple_params!(A, B, C, D, E);
tuple_params!(A, B, C, D, E, F);
tuple_params!(A, B, C, D, E, F, G);
tuple_params!(A, B, C, D, E, F, G, H);

/// A statement of a person's own that returns rows.
#[derive(Clone, Debug)]
#[must_use = "a statement runs when it is awaited"]
pub struct RawQuery<T> {
    pub(super) executor: Executor,
    statement: Result<(String, Vec<Value>), String>,
    row: PhantomData<fn() -> T>,
}

/// A statement of a person's own that returns no rows; the number of rows that it changed.
#[derive(Clone, Debug)]
#[must_use = "a statement runs when it is awaited"]
pub struct RawExecute {
    pub(super) executor: Executor,
    statement: Result<(String, Vec<Value>), String>,
}

impl Database {
    /// Runs a statement that returns rows. Each `{}` outside quotes is a parameter, never text; `{{` and `}}` are
    /// braces. Columns are read in the order of the struct's fields or the tuple's elements.
    #[track_caller]
    pub fn query<T: FromRow>(&self, sql: &str, params: impl Params) -> RawQuery<T> {
        let executor = self.executor().clone().here();
        let statement = numbered(&executor, sql, params.into_values());
        RawQuery { executor, statement, row: PhantomData }
    }

    /// Runs a statement that returns no rows, with parameters as in [`Database::query`].
    #[track_caller]
    pub fn execute(&self, sql: &str, params: impl Params) -> RawExecute {
        let executor = self.executor().clone().here();
        let statement = numbered(&executor, sql, params.into_values());
        RawExecute { executor, statement }
    }
}

/// Puts the dialect's placeholders in the places of `{}`.
fn numbered(executor: &Executor, sql: &str, params: Vec<Value>) -> Result<(String, Vec<Value>), String> {
    let mut text = String::with_capacity(sql.len() + 8);
    let mut places = 0;
    let mut quote = None;
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), _) => {
                if c == open {
                    quote = None;
                }
                text.push(c);
            }
            (None, '\'' | '"') => {
                quote = Some(c);
                text.push(c);
            }
            (None, '{' | '}') if chars.peek() == Some(&c) => {
                chars.next();
                text.push(c);
            }
            (None, '{') if chars.peek() == Some(&'}') => {
                chars.next();
                places += 1;
                executor.dialect().placeholder(places, &mut text);
            }
            (None, '{' | '}') => {
                return Err(format!(
                    "a lone `{c}` stands in the statement: write `{{}}` for a parameter, `{c}{c}` for the brace"
                ));
            }
            (None, _) => text.push(c),
        }
    }
    if places == params.len() {
        Ok((text, params))
    } else {
        Err(format!(
            "the statement has {places} places `{{}}` for parameters, but {} were given",
            params.len()
        ))
    }
}

impl<T: FromRow> IntoFuture for RawQuery<T> {
    type Output = Result<Vec<T>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let (sql, params) = self.statement.map_err(Error::usage)?;
            let mut rows = Vec::new();
            // It may write: `INSERT … RETURNING` returns rows too.
            self.executor
                .any(&sql, &params, &mut |row| {
                    rows.push(T::from_row(row)?);
                    Ok(())
                })
                .await?;
            Ok(rows)
        })
    }
}

impl IntoFuture for RawExecute {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let (sql, params) = self.statement.map_err(Error::usage)?;
            self.executor.execute(&sql, &params).await
        })
    }
}
