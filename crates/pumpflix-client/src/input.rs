//! Values that a person may write where a field wants one.

use std::borrow::Cow;
use std::marker::PhantomData;

use chrono::{DateTime, FixedOffset, Local, Utc};
use rust_decimal::Decimal;

use crate::insert::Insert;
use crate::model::Model;
use crate::put::NewOf;
use crate::query::Unique;
use crate::value::{AsValueRef, Value};

/// A type that a column can hold; generated enums implement it too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a field of a schema can have",
    note = "fields are String, bool, i32, i64, f64, Decimal, DateTime<Utc>, serde_json::Value, Vec<u8> an enum, Uuid, NaiveDate, \
            NaiveTime or IpAddr"
)]
pub trait Scalar: Sized + Send + 'static {
    /// The value as a parameter.
    fn into_scalar(self) -> Value;
}

/// A value that can be given where a field of type `T` is wanted: the type itself, for text also `&str`, for a time also
/// one of another zone, for an optional field also the value without `Some`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be given where the field is `{T}`",
    label = "the field is `{T}`"
)]
pub trait IntoValue<T> {
    /// The value as a parameter.
    fn into_value(self) -> Value;
}

/// The right-hand side of a comparison with a field of type `T` of the model `M`: a value, or another field of the
/// same model and type.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be compared with `{Self}`",
    label = "the field is `{T}`"
)]
pub trait Operand<M, T> {
    /// The value, or the other field's column.
    fn into_operand(self) -> Right;
}

/// The right-hand side of a comparison, without its types.
#[derive(Clone, Debug)]
pub enum Right {
    /// A value.
    Value(Value),
    /// Another column of the same row.
    Column(usize),
}

#[diagnostic::do_not_recommend]
impl<M, T: Scalar> Operand<M, T> for T {
    fn into_operand(self) -> Right {
        Right::Value(self.into_scalar())
    }
}

#[diagnostic::do_not_recommend]
impl<M, T: Scalar> Operand<M, Option<T>> for T {
    fn into_operand(self) -> Right {
        Right::Value(self.into_scalar())
    }
}

#[diagnostic::do_not_recommend]
impl<M, T: Scalar> Operand<M, Option<T>> for Option<T> {
    fn into_operand(self) -> Right {
        Right::Value(self.map_or(Value::Null, Scalar::into_scalar))
    }
}

macro_rules! scalars {
    ($($ty:ty => |$v:ident| $make:expr),+ $(,)?) => {
        $(impl Scalar for $ty {
            fn into_scalar(self) -> Value {
                let $v = self;
                $make
            }
        })+
    };
}

scalars! {
    String => |v| Value::Text(Cow::Owned(v)),
    bool => |v| Value::Bool(v),
    i32 => |v| Value::Int(i64::from(v)),
    i64 => |v| Value::Int(v),
    f64 => |v| Value::Float(v),
    Decimal => |v| Value::Decimal(v),
    DateTime<Utc> => |v| Value::DateTime(v),
    serde_json::Value => |v| Value::Json(v),
    Vec<u8> => |v| Value::Bytes(v),
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> IntoValue<T> for T {
    fn into_value(self) -> Value {
        self.into_scalar()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> IntoValue<Option<T>> for T {
    fn into_value(self) -> Value {
        self.into_scalar()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> IntoValue<Option<T>> for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, Scalar::into_scalar)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, I: IntoIterator<Item = T>> IntoValue<List<T>> for I {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(Scalar::into_scalar).collect())
    }
}

/// The type of a list field's handle; its values are `Vec<T>`.
#[derive(Debug)]
pub struct List<T>(PhantomData<fn() -> T>);

macro_rules! borrowed {
    ($($ty:ty => $owned:ty, |$v:ident| $make:expr);+ $(;)?) => {
        $(
            #[diagnostic::do_not_recommend]
            impl IntoValue<$owned> for $ty {
                fn into_value(self) -> Value {
                    let $v = self;
                    $make
                }
            }
            #[diagnostic::do_not_recommend]
            impl IntoValue<Option<$owned>> for $ty {
                fn into_value(self) -> Value {
                    let $v = self;
                    $make
                }
            }
            #[diagnostic::do_not_recommend]
            impl IntoValue<Option<$owned>> for Option<$ty> {
                fn into_value(self) -> Value {
                    self.map_or(Value::Null, |$v| $make)
                }
            }
            #[diagnostic::do_not_recommend]
            impl<M> Operand<M, $owned> for $ty {
                fn into_operand(self) -> Right {
                    Right::Value(<Self as IntoValue<$owned>>::into_value(self))
                }
            }
            #[diagnostic::do_not_recommend]
            impl<M> Operand<M, Option<$owned>> for $ty {
                fn into_operand(self) -> Right {
                    Right::Value(<Self as IntoValue<$owned>>::into_value(self))
                }
            }
            #[diagnostic::do_not_recommend]
            impl<M> Operand<M, Option<$owned>> for Option<$ty> {
                fn into_operand(self) -> Right {
                    Right::Value(<Self as IntoValue<Option<$owned>>>::into_value(self))
                }
            }
        )+
    };
}

borrowed! {
    &str => String, |v| Value::Text(Cow::Owned(v.to_owned()));
    &String => String, |v| Value::Text(Cow::Owned(v.clone()));
    &[u8] => Vec<u8>, |v| Value::Bytes(v.to_vec());
    &Vec<u8> => Vec<u8>, |v| Value::Bytes(v.clone());
    &bool => bool, |v| Value::Bool(*v);
    &f64 => f64, |v| Value::Float(*v);
    &serde_json::Value => serde_json::Value, |v| Value::Json(v.clone());
    &i32 => i32, |v| Value::Int(i64::from(*v));
    &i64 => i64, |v| Value::Int(*v);
    &Decimal => Decimal, |v| Value::Decimal(*v);
    &DateTime<Utc> => DateTime<Utc>, |v| Value::DateTime(*v);
    DateTime<FixedOffset> => DateTime<Utc>, |v| Value::DateTime(v.to_utc());
    DateTime<Local> => DateTime<Utc>, |v| Value::DateTime(v.to_utc());
    &uuid::Uuid => uuid::Uuid, |v| v.into_scalar();
    &chrono::NaiveDate => chrono::NaiveDate, |v| v.into_scalar();
    &chrono::NaiveTime => chrono::NaiveTime, |v| v.into_scalar();
    &std::net::IpAddr => std::net::IpAddr, |v| v.into_scalar();
}

/// What a foreign key field of a row to be created takes: the key itself, a loaded row of `M`, or a unique
/// selector of `M` that is looked up inside the same statement.
pub struct Key<M> {
    pub(crate) source: KeySource,
    model: PhantomData<fn() -> M>,
}

/// Where the value of a column of a new row comes from.
#[derive(Debug)]
pub(crate) enum KeySource {
    /// It is given.
    Value(Value),
    /// It is the key of the row that a selector names.
    Lookup(crate::query::Selector),
    /// It is the key of a row that is created first.
    New(Box<Insert>),
}

impl Clone for KeySource {
    fn clone(&self) -> Self {
        match self {
            Self::Value(value) => Self::Value(value.clone()),
            Self::Lookup(selector) => Self::Lookup(selector.clone()),
            // A copy creates a row of its own. What hangs off the row serves only once.
            Self::New(new) if new.nested.is_empty() => Self::New(Box::new(new.columns_only())),
            Self::New(_) => Self::Value(Value::Invalid(
                "this is a copy of a `Key::create(…)` whose row has nested writes, and those can be run only once".into(),
            )),
        }
    }
}

impl<M> Clone for Key<M> {
    fn clone(&self) -> Self {
        Self { source: self.source.clone(), model: PhantomData }
    }
}

impl KeySource {
    /// The parameters of its place in a statement, in order.
    pub(crate) fn into_params(self, params: &mut Vec<Value>) {
        match self {
            Self::Value(value) => params.push(value),
            Self::Lookup(selector) => params.extend(selector.values),
            Self::New(_) => params.push(Self::not_made()),
        }
    }

    /// What stands for the key of a row that is not there yet; no statement runs with it.
    pub(crate) fn not_made() -> Value {
        Value::Invalid("the row of a `Key::create(…)` is created together with a new row only".into())
    }
}

impl<M: Model> Key<M> {
    /// The key of a row that is created just before the one that wants it, in the same transaction:
    /// `post::New { title, author_id: Key::create(user::New { … }) }`.
    pub fn create(new: impl NewOf<M>) -> Self {
        Self::new(KeySource::New(Box::new(new.into_put().insert)))
    }

    /// The key of the row that the new one is nested in, whatever that is:
    /// `user::profile.create(profile::New { user_id: Key::parent(), … })`.
    pub fn parent() -> Self {
        let unknown = "`Key::parent()` is for a row that is nested in the one that it points at";
        Self::new(KeySource::Value(Value::Invalid(unknown.into())))
    }
}

impl<M> std::fmt::Debug for Key<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.source.fmt(f)
    }
}

impl<M> Key<M> {
    pub(crate) fn new(source: KeySource) -> Self {
        Self { source, model: PhantomData }
    }
}

/// A type of key that can be given as `T`.
#[diagnostic::on_unimplemented(
    message = "a key of type `{Self}` cannot be given as `{T}`",
    label = "the key is `{Self}`"
)]
pub trait KeyOf<T> {}

macro_rules! plain_keys {
    ($($ty:ty),+) => {
        $(
            impl KeyOf<$ty> for $ty {}

            #[diagnostic::do_not_recommend]
            impl<M: Model> From<$ty> for Key<M>
            where
                M::Key: KeyOf<$ty>,
            {
                fn from(key: $ty) -> Self {
                    Self::new(KeySource::Value(key.as_value_ref().to_value()))
                }
            }
        )+
    };
}

plain_keys!(String, i32, i64, Decimal, DateTime<Utc>, Vec<u8>, uuid::Uuid, chrono::NaiveDate);

impl KeyOf<i32> for i64 {}
impl KeyOf<&str> for String {}
impl KeyOf<&String> for String {}

#[diagnostic::do_not_recommend]
impl<'a, M: Model> From<&'a str> for Key<M>
where
    M::Key: KeyOf<&'a str>,
{
    fn from(key: &str) -> Self {
        Self::new(KeySource::Value(Value::Text(Cow::Owned(key.to_owned()))))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, M: Model> From<&'a String> for Key<M>
where
    M::Key: KeyOf<&'a String>,
{
    fn from(key: &String) -> Self {
        Self::new(KeySource::Value(Value::Text(Cow::Owned(key.clone()))))
    }
}

impl<M: Model> From<&M> for Key<M> {
    /// The primary key of a loaded row.
    fn from(row: &M) -> Self {
        let key = M::META.primary_key().first().map_or(Value::Null, |c| row.value(*c).to_value());
        Self::new(KeySource::Value(key))
    }
}

impl<M: Model> From<Unique<M>> for Key<M> {
    fn from(unique: Unique<M>) -> Self {
        Self::new(KeySource::Lookup(unique.selector))
    }
}

/// What an optional foreign key field takes: what a required one does, or `None`.
pub struct OptionalKey<M>(pub(crate) Option<Key<M>>);

impl<M, K: Into<Key<M>>> From<K> for OptionalKey<M> {
    fn from(key: K) -> Self {
        Self(Some(key.into()))
    }
}

impl<M, K: Into<Key<M>>> From<Option<K>> for OptionalKey<M> {
    fn from(key: Option<K>) -> Self {
        Self(key.map(Into::into))
    }
}

/// A new value for a field of existing rows of `M`.
pub struct Assignment<M> {
    pub(crate) set: Set,
    model: PhantomData<fn() -> M>,
}

impl<M> Clone for Assignment<M> {
    fn clone(&self) -> Self {
        Self::new(self.set.clone())
    }
}

impl<M> std::fmt::Debug for Assignment<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.set.fmt(f)
    }
}

/// A column and what becomes of it.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub(crate) column: usize,
    pub(crate) change: Change,
}

/// What becomes of a column.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// It gets this value.
    To(Value),
    /// It gets the key of the row that a selector names.
    ToKey(crate::query::Selector),
    /// `by` is added to, subtracted from, multiplied with it, or it is divided by that; an integer stays in its range.
    Arithmetic { operator: char, by: Value, range: Option<(i64, i64)> },
    /// These elements are added to its list.
    Push(Value),
}

impl Change {
    /// The parameters of its place in a statement, in order.
    pub(crate) fn into_params(self, params: &mut Vec<Value>) {
        match self {
            Self::To(value) | Self::Arithmetic { by: value, .. } | Self::Push(value) => params.push(value),
            Self::ToKey(selector) => params.extend(selector.values),
        }
    }
}

impl<M> Assignment<M> {
    pub(crate) fn new(set: Set) -> Self {
        Self { set, model: PhantomData }
    }
}
