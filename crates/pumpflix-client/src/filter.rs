//! Conditions as data. The types are in the handles that make them; what is kept is plain.

use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use crate::handles::SearchSyntax;
use crate::meta::RelationMeta;
use crate::value::Value;

/// A condition on rows of the model `M`. Joined by `&`, `|` and `!`.
pub struct Filter<M> {
    pub(crate) node: Node,
    model: PhantomData<fn() -> M>,
}

impl<M> Clone for Filter<M> {
    fn clone(&self) -> Self {
        Self::new(self.node.clone())
    }
}

impl<M> std::fmt::Debug for Filter<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.node.fmt(f)
    }
}

/// A condition without its model.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// All of them hold; true for none.
    All(Vec<Node>),
    /// One of them holds; false for none.
    Any(Vec<Node>),
    /// It does not hold.
    Not(Box<Node>),
    /// A column compared with a value.
    Compare { column: usize, op: Compare, value: Value },
    /// A column compared with another of the same row.
    CompareColumns { column: usize, op: Compare, other: usize },
    /// A column is one of the values.
    In { column: usize, values: Vec<Value>, negated: bool, insensitive: bool },
    /// A column is null.
    IsNull { column: usize, negated: bool },
    /// A text column matches.
    Text { column: usize, place: Place, text: String, insensitive: bool },
    /// A text column has the words of a full-text query.
    Search { column: usize, syntax: SearchSyntax, query: String },
    /// A list column is put to a test.
    List { column: usize, test: ListTest, values: Vec<Value> },
    /// A many-to-many relation, seen from its other end, ties the row to this key.
    Linked { relation: &'static RelationMeta, key: Value },
    /// What is at a path in a JSON document is put to a test.
    Json { column: usize, path: Vec<String>, test: JsonTest },
    /// Related rows are put to a test.
    Related { relation: &'static RelationMeta, quantifier: Quantifier, node: Box<Node> },
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compare {
    Eq,
    Ne,
    Lt,
    Lte,
    Gt,
    Gte,
}

impl Compare {
    pub(crate) fn sql(self) -> &'static str {
        match self {
            Self::Eq => " = ",
            Self::Ne => " <> ",
            Self::Lt => " < ",
            Self::Lte => " <= ",
            Self::Gt => " > ",
            Self::Gte => " >= ",
        }
    }
}

/// Where in a text another one must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Anywhere,
    Start,
    End,
    Whole,
}

/// What is asked of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListTest {
    /// It has every value.
    HasEvery,
    /// It has one of the values.
    HasSome,
    /// It has no element.
    IsEmpty,
    /// It has exactly these values, in order.
    Equals,
}

/// What is asked of a place in a JSON document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum JsonTest {
    Compare(Compare, serde_json::Value),
    /// It is text that matches.
    Text {
        place: Place,
        text: String,
        insensitive: bool,
    },
    /// It is an array with these elements.
    ArrayContains(Vec<serde_json::Value>),
    /// It is an array with this first element.
    ArrayStartsWith(serde_json::Value),
    /// It is an array with this last element.
    ArrayEndsWith(serde_json::Value),
    /// It is JSON's null.
    IsNull,
    /// Nothing is there.
    IsMissing,
}

/// How many related rows must satisfy a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantifier {
    /// At least one.
    Some,
    /// All, also when there is none.
    Every,
    /// None.
    None,
}

impl<M> Filter<M> {
    pub(crate) fn new(node: Node) -> Self {
        Self { node, model: PhantomData }
    }

    /// Holds for every row.
    pub fn all_rows() -> Self {
        Self::new(Node::All(Vec::new()))
    }

    /// Holds when each of the filters does; true for none.
    pub fn all(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Node::All(filters.into_iter().map(|f| f.node).collect()))
    }

    /// Holds when one of the filters does; false for none.
    pub fn any(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Node::Any(filters.into_iter().map(|f| f.node).collect()))
    }

    /// Upper and lower case count as the same wherever this filter asks whether a text equals, is one of, or contains
    /// others: all of Unicode on PostgreSQL, the 26 letters of ASCII on SQLite. `lt`, `gte` and the like, and
    /// comparisons of two fields, stay as they are.
    pub fn insensitive(mut self) -> Self {
        self.node.make_insensitive();
        self
    }
}

impl Node {
    fn make_insensitive(&mut self) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter_mut().for_each(Self::make_insensitive),
            Self::Not(node) => node.make_insensitive(),
            Self::Text { insensitive, .. } | Self::Json { test: JsonTest::Text { insensitive, .. }, .. } => {
                *insensitive = true;
            }
            Self::In { values, insensitive, .. } => {
                *insensitive = values.iter().all(|value| matches!(value, Value::Text(_)));
            }
            Self::Compare { column, op: op @ (Compare::Eq | Compare::Ne), value: Value::Text(text) } => {
                let whole = Self::Text {
                    column: *column,
                    place: Place::Whole,
                    text: std::mem::take(text).into_owned(),
                    insensitive: true,
                };
                *self = if *op == Compare::Eq { whole } else { Self::Not(Box::new(whole)) };
            }
            _ => {}
        }
    }

    /// It looks at other rows or columns than by name alone, so the table needs an alias.
    pub(crate) fn needs_alias(&self) -> bool {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(Self::needs_alias),
            Self::Not(node) => node.needs_alias(),
            Self::Related { .. } | Self::Linked { .. } | Self::Json { .. } => true,
            _ => false,
        }
    }

    /// Adds a condition that must hold too.
    pub(crate) fn and(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::All(mine), Self::All(theirs)) => mine.extend(theirs),
            (Self::All(mine), other) => mine.push(other),
            (_, other) => {
                let mine = std::mem::replace(self, Self::All(Vec::new()));
                *self = Self::All(vec![mine, other]);
            }
        }
    }

    /// Nothing is asked.
    pub(crate) fn is_everything(&self) -> bool {
        matches!(self, Self::All(nodes) if nodes.iter().all(Self::is_everything))
    }
}

impl<M> BitAnd for Filter<M> {
    type Output = Self;

    fn bitand(mut self, other: Self) -> Self {
        self.node.and(other.node);
        self
    }
}

impl<M> BitOr for Filter<M> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::new(match (self.node, other.node) {
            (Node::Any(mut mine), node) => {
                mine.push(node);
                Node::Any(mine)
            }
            (mine, node) => Node::Any(vec![mine, node]),
        })
    }
}

impl<M> Not for Filter<M> {
    type Output = Self;

    fn not(self) -> Self {
        Self::new(Node::Not(Box::new(self.node)))
    }
}
