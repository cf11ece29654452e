//! Locking the rows that are read until the transaction ends, and keeping one row of each set.

use super::{FindFirst, FindMany, FindUnique, Selection};
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::grouped::GroupKeys;
use crate::model::Model;

/// What happens when another transaction has locked a row already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    Wait,
    SkipLocked,
    NoWait,
}

impl Lock {
    /// What stands after `FOR UPDATE`.
    pub(crate) fn otherwise(self) -> &'static str {
        match self {
            Self::Wait => "",
            Self::SkipLocked => " SKIP LOCKED",
            Self::NoWait => " NOWAIT",
        }
    }

    /// A lock that ends with its own statement protects nothing.
    pub(crate) fn check(lock: Option<Self>, executor: &Executor) -> Result<()> {
        if lock.is_some() && !executor.in_transaction() {
            return Err(Error::usage("`for_update` needs a transaction around it: the lock ends with it"));
        }
        Ok(())
    }
}

impl Selection {
    /// What the types cannot rule out.
    pub(crate) fn check(&self, executor: &Executor) -> Result<()> {
        if self.lock.is_some() && !self.distinct.is_empty() {
            return Err(Error::usage("`for_update` cannot lock the rows that `distinct_on` chose"));
        }
        Lock::check(self.lock, executor)
    }

    /// A lock that could not be kept is not passed over in silence.
    pub(crate) fn check_unlocked(&self, what: &str) -> Result<()> {
        match self.lock {
            None => Ok(()),
            Some(_) => {
                Err(Error::usage(format!("`for_update` locks rows that are read, and {what} locks none")))
            }
        }
    }
}

macro_rules! locks {
    ($builder:ident, |$this:ident| $lock:expr) => {
        impl<M: Model, L> $builder<M, L> {
            /// Locks what is read until the transaction ends, waiting for others that have it locked. Only inside a
            /// transaction; on SQLite a transaction is the only writer anyway.
            pub fn for_update(mut self) -> Self {
                let $this = &mut self;
                $lock = Some(Lock::Wait);
                self
            }

            /// Locks what is read, and passes over rows that others have locked.
            pub fn skip_locked(mut self) -> Self {
                let $this = &mut self;
                $lock = Some(Lock::SkipLocked);
                self
            }

            /// Locks what is read, and fails with [`Error::Conflict`] when others have it locked.
            pub fn nowait(mut self) -> Self {
                let $this = &mut self;
                $lock = Some(Lock::NoWait);
                self
            }
        }
    };
}

locks!(FindMany, |this| this.selection.lock);
locks!(FindFirst, |this| this.0.selection.lock);
locks!(FindUnique, |this| this.lock);

impl<M: Model, L> FindMany<M, L> {
    /// Of rows that agree in these fields only the first, in the order of the query.
    pub fn distinct_on(mut self, fields: impl GroupKeys<M>) -> Self {
        self.selection.distinct = fields.columns();
        self
    }
}

impl<M: Model, L> FindFirst<M, L> {
    /// Of rows that agree in these fields only the first, in the order of the query.
    pub fn distinct_on(mut self, fields: impl GroupKeys<M>) -> Self {
        self.0.selection.distinct = fields.columns();
        self
    }
}
