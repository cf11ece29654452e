//! Relations: conditions on related rows, and what to load with a row.

use std::marker::PhantomData;

use crate::filter::{Filter, Node, Quantifier};
use crate::input::{Assignment, Change, Key, KeySource, OptionalKey, Set};
use crate::load::{Append, Load};
use crate::meta::{Link, RelationMeta};
use crate::model::Model;
use crate::order::{IntoOrder, Order, OrderBy, OrderKey, keys};
use crate::query::Selection;
use crate::value::Value;

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name<M, T> {
            #[doc(hidden)]
            pub relation: usize,
            #[doc(hidden)]
            pub of: [fn() -> (M, T); 0],
        }

        impl<M, T> Clone for $name<M, T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<M, T> Copy for $name<M, T> {}

        impl<M: Model, T: Model> std::fmt::Debug for $name<M, T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}.{}", M::META.name, self.meta().field)
            }
        }

        impl<M: Model, T: Model> $name<M, T> {
            pub(crate) fn meta(self) -> &'static RelationMeta {
                &M::META.relations[self.relation]
            }

            fn related(self, quantifier: Quantifier, filter: Filter<T>) -> Filter<M> {
                let node = Box::new(filter.node);
                Filter::new(Node::Related { relation: self.meta(), quantifier, node })
            }
        }
    };
}

handle! {
    /// A relation from a row of `M` to any number of rows of `T`.
    ToMany
}
handle! {
    /// A relation from a row of `M` to exactly one row of `T`.
    ToOne
}
handle! {
    /// A relation from a row of `M` to one row of `T` or none.
    ToOptional
}

/// The rows of `T` to load with each row of `M`, and with each of them what `L` names.
#[derive(Clone, Debug)]
pub struct ManyInclude<M, T, L = ()> {
    pub(crate) relation: &'static RelationMeta,
    pub(crate) selection: Selection,
    pub(crate) children: L,
    models: PhantomData<fn() -> (M, T)>,
}

/// The row of `T` to load with each row of `M`, and with it what `L` names.
#[derive(Clone, Debug)]
pub struct OneInclude<M, T, L> {
    pub(crate) relation: &'static RelationMeta,
    pub(crate) children: L,
    models: PhantomData<fn() -> (M, T)>,
}

/// The row of `T`, if any, to load with each row of `M`, and with it what `L` names.
#[derive(Clone, Debug)]
pub struct OptionalInclude<M, T, L> {
    pub(crate) relation: &'static RelationMeta,
    pub(crate) children: L,
    models: PhantomData<fn() -> (M, T)>,
}

/// How many rows of `T` belong to each row of `M`.
#[derive(Clone, Debug)]
pub struct Counted<M, T> {
    pub(crate) relation: &'static RelationMeta,
    pub(crate) selection: Selection,
    models: PhantomData<fn() -> (M, T)>,
}

impl<M: Model, T: Model> ToMany<M, T> {
    /// At least one related row satisfies the filter.
    pub fn some(self, filter: Filter<T>) -> Filter<M> {
        self.related(Quantifier::Some, filter)
    }

    /// Every related row satisfies the filter; also true when there is none.
    pub fn every(self, filter: Filter<T>) -> Filter<M> {
        self.related(Quantifier::Every, filter)
    }

    /// No related row satisfies the filter.
    pub fn none(self, filter: Filter<T>) -> Filter<M> {
        self.related(Quantifier::None, filter)
    }

    /// Loads only rows that satisfy the filter.
    pub fn filter(self, filter: Filter<T>) -> ManyInclude<M, T> {
        self.include().filter(filter)
    }

    /// Loads the rows in this order.
    pub fn order_by(self, order: impl IntoOrder<T>) -> ManyInclude<M, T> {
        self.include().order_by(order)
    }

    /// Loads at most so many rows for each row of `M`.
    pub fn take(self, count: u64) -> ManyInclude<M, T> {
        self.include().take(count)
    }

    /// Passes over the first rows of each row of `M`.
    pub fn skip(self, count: u64) -> ManyInclude<M, T> {
        self.include().skip(count)
    }

    /// Loads something with each of the rows.
    pub fn with<X>(self, child: X) -> ManyInclude<M, T, <() as Append<X::This>>::Next>
    where
        (): Append<X::This>,
        X: Load<T>,
    {
        self.include().with(child)
    }

    /// How many related rows there are: to load, or to order by.
    pub fn count(self) -> Counted<M, T> {
        Counted { relation: self.meta(), selection: Selection::default(), models: PhantomData }
    }

    pub(crate) fn include(self) -> ManyInclude<M, T> {
        ManyInclude {
            relation: self.meta(),
            selection: Selection::default(),
            children: (),
            models: PhantomData,
        }
    }
}

impl<M: Model, T: Model, L> ManyInclude<M, T, L> {
    /// Loads only rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<T>) -> Self {
        self.selection.filter.and(filter.node);
        self
    }

    /// Loads the rows in this order, after any order given before.
    pub fn order_by(mut self, order: impl IntoOrder<T>) -> Self {
        self.selection.order.extend(keys(order));
        self
    }

    /// Loads at most so many rows for each row of `M`.
    pub fn take(mut self, count: u64) -> Self {
        self.selection.take = Some(count);
        self
    }

    /// Passes over the first rows of each row of `M`.
    pub fn skip(mut self, count: u64) -> Self {
        self.selection.skip = count;
        self
    }

    /// Loads something with each of the rows.
    pub fn with<X>(self, child: X) -> ManyInclude<M, T, <L as Append<X::This>>::Next>
    where
        L: Append<X::This>,
        X: Load<T>,
    {
        ManyInclude {
            relation: self.relation,
            selection: self.selection,
            children: self.children.append(child.this()),
            models: PhantomData,
        }
    }
}

impl<M: Model, T: Model> Counted<M, T> {
    /// Counts only rows that satisfy the filter.
    pub fn filter(mut self, filter: Filter<T>) -> Self {
        self.selection.filter.and(filter.node);
        self
    }

    /// Fewest first.
    pub fn asc(self) -> Order<M> {
        Order::by(OrderBy::Count(self.relation, Box::new(self.selection.filter)), false)
    }

    /// Most first.
    pub fn desc(self) -> Order<M> {
        Order::by(OrderBy::Count(self.relation, Box::new(self.selection.filter)), true)
    }
}

macro_rules! to_one {
    ($handle:ident, $include:ident) => {
        impl<M: Model, T: Model> $handle<M, T> {
            /// There is a related row and it satisfies the filter.
            pub fn is(self, filter: Filter<T>) -> Filter<M> {
                self.related(Quantifier::Some, filter)
            }

            /// There is no related row that satisfies the filter.
            pub fn is_not(self, filter: Filter<T>) -> Filter<M> {
                self.related(Quantifier::None, filter)
            }

            /// Orders by a key of the related row.
            pub fn order(self, order: Order<T>) -> Order<M> {
                let OrderKey { by, descending, nulls } = order.key;
                let by = OrderBy::Related(self.meta(), Box::new(by));
                Order::new(OrderKey { by, descending, nulls })
            }

            /// Loads something with the related row.
            pub fn with<X>(self, child: X) -> $include<M, T, <() as Append<X::This>>::Next>
            where
                (): Append<X::This>,
                X: Load<T>,
            {
                $include { relation: self.meta(), children: ().append(child.this()), models: PhantomData }
            }
        }

        impl<M: Model, T: Model, L> $include<M, T, L> {
            /// Loads something more with the related row.
            pub fn with<X>(self, child: X) -> $include<M, T, <L as Append<X::This>>::Next>
            where
                L: Append<X::This>,
                X: Load<T>,
            {
                $include {
                    relation: self.relation,
                    children: self.children.append(child.this()),
                    models: PhantomData,
                }
            }
        }
    };
}

to_one!(ToOne, OneInclude);
to_one!(ToOptional, OptionalInclude);

/// The assignment of a key to the foreign key of a relation.
fn point<M: Model, T: Model>(relation: &RelationMeta, key: Option<Key<T>>) -> Assignment<M> {
    let why = match &relation.link {
        _ if !relation.holds_key => "its key is with the other model",
        Link::Columns { here: [column], there } if *there == T::META.primary_key() => {
            let change = match key.map(|key| key.source) {
                None => Change::To(Value::Null),
                Some(KeySource::Value(value)) => Change::To(value),
                Some(KeySource::Lookup(selector)) => Change::ToKey(selector),
                Some(KeySource::New(_)) => Change::To(KeySource::not_made()),
            };
            return Assignment::new(Set { column: *column, change });
        }
        _ => "its foreign key is not one field that holds a primary key",
    };
    let why = format!("`{}.{}` cannot be set: {why}; nest `connect` instead", M::META.name, relation.field);
    Assignment::new(Set { column: 0, change: Change::To(Value::Invalid(why.into())) })
}

impl<M: Model, T: Model> ToOne<M, T> {
    /// The row is to point at this one: a plain key, a loaded row, or a unique selector that is looked up inside the
    /// same statement.
    pub fn to(self, row: impl Into<Key<T>>) -> Assignment<M> {
        point(self.meta(), Some(row.into()))
    }
}

impl<M: Model, T: Model> ToOptional<M, T> {
    /// The row is to point at this one, or at none: a plain key, a loaded row, a unique selector that is looked up
    /// inside the same statement, or `None`.
    pub fn to(self, row: impl Into<OptionalKey<T>>) -> Assignment<M> {
        point(self.meta(), row.into().0)
    }
}

impl<M: Model, T: Model> ToOptional<M, T> {
    /// There is no related row.
    pub fn is_null(self) -> Filter<M> {
        self.related(Quantifier::None, Filter::all_rows())
    }

    /// There is a related row.
    pub fn is_not_null(self) -> Filter<M> {
        self.related(Quantifier::Some, Filter::all_rows())
    }
}
