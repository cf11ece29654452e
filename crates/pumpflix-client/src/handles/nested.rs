//! What relation handles can write together with a row: `user::posts.create(…)`, `.connect(…)`, …

use super::{ToMany, ToOne, ToOptional};
use crate::changes::Changes;
use crate::connect_or_create;
use crate::error::Result;
use crate::executor::Executor;
use crate::filter::{Filter, Node};
use crate::input::{Assignment, Key, KeySource, Set};
use crate::insert::Insert;
use crate::meta::{Link, RelationMeta};
use crate::model::Model;
use crate::nest::{self, Nested, NestedOp, Values};
use crate::put::NewOf;
use crate::query::{Selector, Unique, with_update_time};
use crate::render::Conflict;
use crate::value::Value;

fn other<M, F>(work: impl FnOnce(Executor, Values) -> F + Send + Sync + 'static) -> Nested<M>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    Nested::new(NestedOp::Other(Box::new(move |executor, parent| Box::pin(work(executor, parent)))))
}

fn drafts<T: Model, N: NewOf<T>>(rows: impl IntoIterator<Item = N>) -> Vec<Insert> {
    rows.into_iter().map(insert::<T>).collect()
}

/// The columns and values of a new row.
fn insert<T: Model>(new: impl NewOf<T>) -> Insert {
    new.into_put().insert
}

fn selectors<T>(rows: impl IntoIterator<Item = Unique<T>>) -> Vec<Selector> {
    rows.into_iter().map(|unique| unique.selector).collect()
}

fn sets<T: Model>(assignments: impl IntoIterator<Item = Assignment<T>>) -> Vec<Set> {
    with_update_time(T::META, assignments.into_iter().map(|a| a.set).collect())
}

/// The parent's key as its children name it; only the key of one column has a form of its own.
fn parent_key<M>(relation: &RelationMeta, parent: &Values) -> Key<M> {
    let column = match &relation.link {
        Link::Columns { here, .. } => here.first().copied(),
        Link::Table { here, .. } => Some(*here),
    };
    Key::new(KeySource::Value(column.map_or(Value::Null, |c| parent[c].clone())))
}

impl<M: Model, T: Model> ToMany<M, T> {
    /// Creates rows that belong to the row. The closure gets the key of the row, which exists by then.
    pub fn create<F, I, N>(self, rows: F) -> Nested<M>
    where
        F: FnOnce(Key<M>) -> I + Send + Sync + 'static,
        I: IntoIterator<Item = N>,
        N: NewOf<T>,
    {
        let relation = self.meta();
        if matches!(relation.link, Link::Columns { .. }) {
            let make = Box::new(move |parent: &Values| {
                let mut rows = drafts::<T, N>(rows(parent_key(relation, parent)));
                nest::adopt(relation, parent, &mut rows);
                rows
            });
            return Nested::new(NestedOp::Create(relation, make));
        }
        other(move |executor, parent| {
            let rows = drafts::<T, N>(rows(parent_key(relation, &parent)));
            async move { nest::create(&executor, relation, &parent, rows).await }
        })
    }

    /// Makes existing rows belong to the row; [`crate::Error::NotFound`] for one that does not exist.
    pub fn connect(self, rows: impl IntoIterator<Item = Unique<T>>) -> Nested<M> {
        let (relation, rows) = (self.meta(), selectors(rows));
        other(move |executor, parent| async move {
            for selector in rows {
                if !nest::connect(&executor, relation, &parent, &selector).await? {
                    return Err(selector.not_found());
                }
            }
            Ok(())
        })
    }

    /// Makes an existing row belong to the row, or creates it.
    pub fn connect_or_create(self, unique: Unique<T>, new: impl NewOf<T>) -> Nested<M> {
        let (relation, selector, new) = (self.meta(), unique.selector, insert::<T>(new));
        other(move |executor, parent| async move {
            connect_or_create::to_parent(&executor, relation, &parent, &selector, new).await
        })
    }

    /// Takes these rows away from the row, without deleting them; those that do not belong to it are passed over.
    pub fn disconnect(self, rows: impl IntoIterator<Item = Unique<T>>) -> Nested<M> {
        let (relation, rows) = (self.meta(), selectors(rows));
        other(move |executor, parent| async move {
            for selector in rows {
                nest::disconnect(&executor, relation, &parent, nest::is_row(&selector)).await?;
            }
            Ok(())
        })
    }

    /// Makes exactly these existing rows belong to the row.
    pub fn set(self, rows: impl IntoIterator<Item = Unique<T>>) -> Nested<M> {
        let (relation, rows) = (self.meta(), selectors(rows));
        other(move |executor, parent| async move {
            let kept = Node::Any(rows.iter().map(nest::is_row).collect());
            nest::disconnect(&executor, relation, &parent, Node::Not(Box::new(kept))).await?;
            for selector in rows {
                if !nest::connect(&executor, relation, &parent, &selector).await? {
                    return Err(selector.not_found());
                }
            }
            Ok(())
        })
    }

    /// Changes one of the row's rows; [`crate::Error::NotFound`] when it is not one of them.
    pub fn update(self, unique: Unique<T>, changes: impl Into<Changes<T>>) -> Nested<M> {
        let (relation, selector, changes) = (self.meta(), unique.selector, changes.into());
        other(move |executor, parent| async move {
            if changes.apply(&executor, relation, &parent, nest::is_row(&selector)).await? {
                Ok(())
            } else {
                Err(selector.not_found())
            }
        })
    }

    /// Changes one of the row's rows, or creates it when none of them has the key.
    pub fn upsert(self, unique: Unique<T>, new: impl NewOf<T>, changes: impl Into<Changes<T>>) -> Nested<M> {
        let (relation, selector, changes) = (self.meta(), unique.selector, changes.into());
        let new = insert::<T>(new);
        other(move |executor, parent| async move {
            if changes.apply(&executor, relation, &parent, nest::is_row(&selector)).await? {
                return Ok(());
            }
            nest::create(&executor, relation, &parent, vec![new]).await
        })
    }

    /// Deletes these of the row's rows; [`crate::Error::NotFound`] for one that is not one of them.
    pub fn delete(self, rows: impl IntoIterator<Item = Unique<T>>) -> Nested<M> {
        let (relation, rows) = (self.meta(), selectors(rows));
        other(move |executor, parent| async move {
            for selector in rows {
                let row = nest::is_row(&selector);
                if nest::delete_theirs(&executor, relation, &parent, row).await? == 0 {
                    return Err(selector.not_found());
                }
            }
            Ok(())
        })
    }

    /// Changes every one of the row's rows that satisfies the filter.
    pub fn update_where(
        self,
        filter: Filter<T>,
        assignments: impl IntoIterator<Item = Assignment<T>>,
    ) -> Nested<M> {
        let (relation, sets) = (self.meta(), sets(assignments));
        other(move |executor, parent| async move {
            nest::update_theirs(&executor, relation, &parent, filter.node, &sets).await.map(drop)
        })
    }

    /// Deletes every one of the row's rows that satisfies the filter.
    pub fn delete_where(self, filter: Filter<T>) -> Nested<M> {
        let relation = self.meta();
        other(move |executor, parent| async move {
            nest::delete_theirs(&executor, relation, &parent, filter.node).await.map(drop)
        })
    }
}

/// Changes the parent's own foreign key.
fn own<M, F>(work: impl FnOnce(Executor, Values) -> F + Send + Sync + 'static) -> Nested<M>
where
    F: Future<Output = Result<Values>> + Send + 'static,
{
    Nested::new(NestedOp::Parent(Box::new(move |executor, parent| Box::pin(work(executor, parent)))))
}

/// Creates a row in the place of the one that is tied to the parent.
async fn take_place(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    new: Insert,
) -> Result<()> {
    nest::make_place(executor, relation, parent, None).await?;
    nest::create(executor, relation, parent, vec![new]).await
}

/// Creates a row and makes the parent point at it.
async fn point_at_new<M: Model>(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: Values,
    new: Insert,
) -> Result<Values> {
    let Some(child) = nest::insert_one(executor, new, Conflict::Fail).await? else { return Ok(parent) };
    nest::point_at(executor, M::META, relation, parent, Some(&child)).await
}

macro_rules! to_one {
    ($handle:ident) => {
        impl<M: Model, T: Model> $handle<M, T> {
            /// Changes the related row; [`crate::Error::NotFound`] when there is none.
            pub fn update(self, changes: impl Into<Changes<T>>) -> Nested<M> {
                let (relation, changes) = (self.meta(), changes.into());
                other(move |executor, parent| async move {
                    if changes.apply(&executor, relation, &parent, Node::All(Vec::new())).await? {
                        Ok(())
                    } else {
                        Err(crate::Error::NotFound { model: T::META.name, key: Vec::new() })
                    }
                })
            }

            /// Changes the related row, or creates one when there is none.
            pub fn upsert(self, new: impl NewOf<T>, changes: impl Into<Changes<T>>) -> Nested<M> {
                let (relation, changes) = (self.meta(), changes.into());
                let new = insert::<T>(new);
                if !relation.holds_key {
                    return other(move |executor, parent| async move {
                        if changes.apply(&executor, relation, &parent, Node::All(Vec::new())).await? {
                            return Ok(());
                        }
                        nest::create(&executor, relation, &parent, vec![new]).await
                    });
                }
                own(move |executor, parent| async move {
                    if changes.apply(&executor, relation, &parent, Node::All(Vec::new())).await? {
                        return Ok(parent);
                    }
                    point_at_new::<M>(&executor, relation, parent, new).await
                })
            }

            /// Makes an existing row the related one. Another that was is parted from the row, where it can be
            /// without it.
            pub fn connect(self, unique: Unique<T>) -> Nested<M> {
                let (relation, selector) = (self.meta(), unique.selector);
                if relation.holds_key {
                    return own(move |executor, parent| async move {
                        let found = nest::find(&executor, &selector).await?;
                        let found = found.ok_or_else(|| selector.not_found())?;
                        nest::point_at(&executor, M::META, relation, parent, Some(&found)).await
                    });
                }
                other(move |executor, parent| async move {
                    nest::make_place(&executor, relation, &parent, Some(&selector)).await?;
                    if nest::connect(&executor, relation, &parent, &selector).await? {
                        Ok(())
                    } else {
                        Err(selector.not_found())
                    }
                })
            }

            /// Makes an existing row the related one, or creates it.
            pub fn connect_or_create(self, unique: Unique<T>, new: impl NewOf<T>) -> Nested<M> {
                let (relation, selector, new) = (self.meta(), unique.selector, insert::<T>(new));
                if relation.holds_key {
                    return own(move |executor, parent| async move {
                        let row = connect_or_create::row(&executor, &selector, new).await?;
                        nest::point_at(&executor, M::META, relation, parent, Some(&row)).await
                    });
                }
                other(move |executor, parent| async move {
                    nest::make_place(&executor, relation, &parent, Some(&selector)).await?;
                    connect_or_create::to_parent(&executor, relation, &parent, &selector, new).await
                })
            }

            /// Creates the related row. Another that was is parted from the row, where it can be without it.
            pub fn create(self, new: impl NewOf<T>) -> Nested<M> {
                let (relation, new) = (self.meta(), insert::<T>(new));
                if relation.holds_key {
                    return own(move |executor, parent| async move {
                        point_at_new::<M>(&executor, relation, parent, new).await
                    });
                }
                other(move |executor, parent| async move { take_place(&executor, relation, &parent, new).await })
            }
        }
    };
}

to_one!(ToOne);
to_one!(ToOptional);

impl<M: Model, T: Model> ToOptional<M, T> {
    /// Parts the row from the related one, without deleting that.
    pub fn disconnect(self) -> Nested<M> {
        let relation = self.meta();
        if relation.holds_key {
            return own(move |executor, parent| async move {
                nest::point_at(&executor, M::META, relation, parent, None).await
            });
        }
        other(move |executor, parent| async move {
            nest::disconnect(&executor, relation, &parent, Node::All(Vec::new())).await.map(drop)
        })
    }

    /// Deletes the related row; [`crate::Error::NotFound`] when there is none.
    pub fn delete(self) -> Nested<M> {
        let relation = self.meta();
        other(move |executor, parent| async move {
            match nest::delete_theirs(&executor, relation, &parent, Node::All(Vec::new())).await? {
                0 => Err(crate::Error::NotFound { model: T::META.name, key: Vec::new() }),
                _ => Ok(()),
            }
        })
    }
}
