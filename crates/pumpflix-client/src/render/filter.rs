//! Conditions as text.

use super::Sql;
use crate::filter::{ListTest, Node, Place, Quantifier};
use crate::handles::SearchSyntax;
use crate::meta::{ColumnMeta, Kind, Link, ModelMeta, RelationMeta, qualified};
use crate::order::Ranking;
use crate::value::Value;

/// What stands for full-text search where the database has none.
pub(crate) const NO_FULL_TEXT: &str = "full_text_search_of_postgresql";

impl Sql {
    /// ` WHERE …`, or nothing when nothing is asked.
    pub(super) fn where_(&mut self, model: &'static ModelMeta, alias: Option<&str>, node: &Node) {
        if !node.is_everything() {
            self.push(" WHERE ");
            self.condition(model, alias, node);
        }
    }

    /// A condition on rows of `model`, which stands under `alias` or alone in its statement.
    pub(super) fn condition(&mut self, model: &'static ModelMeta, alias: Option<&str>, node: &Node) {
        match node {
            Node::All(nodes) => self.joined(model, alias, nodes, " AND ", "1=1"),
            Node::Any(nodes) => self.joined(model, alias, nodes, " OR ", "1=0"),
            Node::Not(node) => {
                self.push("NOT (");
                self.condition(model, alias, node);
                self.push(")");
            }
            Node::Compare { column, op, value } => {
                let column = &model.columns[*column];
                self.column(alias, column);
                self.push(op.sql());
                self.value(column, value.clone());
            }
            Node::CompareColumns { column, op, other } => {
                self.column(alias, &model.columns[*column]);
                self.push(op.sql());
                self.column(alias, &model.columns[*other]);
            }
            Node::IsNull { column, negated } => {
                self.column(alias, &model.columns[*column]);
                self.push(if *negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Node::In { column, values, negated, insensitive: true } if !values.is_empty() => {
                self.one_of_but_for_case(alias, &model.columns[*column], values, *negated);
            }
            Node::In { column, values, negated, .. } => self.one_of(model, alias, *column, values, *negated),
            Node::Text { column, place, text, insensitive } => {
                self.text_match(model, alias, *column, *place, text, *insensitive);
            }
            Node::Search { column, syntax, query } => {
                self.search(alias, &model.columns[*column], *syntax, query);
            }
            Node::List { column, test, values } => self.list_test(model, alias, *column, *test, values),
            Node::Linked { relation, key } => {
                if let Link::Table { table, schema, here_column, there_column, there, .. } = &relation.link {
                    let dialect = self.dialect;
                    let join = self.alias();
                    self.push("EXISTS (SELECT 1 FROM ");
                    self.push(&qualified(dialect, *schema, table));
                    self.push(&format!(" AS {join} WHERE {join}.{} = ", dialect.quote(there_column)));
                    self.column(alias.or(Some("t0")), &model.columns[*there]);
                    self.push(&format!(" AND {join}.{} = ", dialect.quote(here_column)));
                    self.param(key.clone());
                    self.push(")");
                }
            }
            Node::Json { column, path, test } => self.json(alias, &model.columns[*column], path, test),
            Node::Related { relation, quantifier, node } => {
                self.related(model, alias, relation, *quantifier, node);
            }
        }
    }

    /// On SQLite the call of a function that is not there: the driver knows it by its name.
    fn search(
        &mut self,
        alias: Option<&str>,
        column: &'static ColumnMeta,
        syntax: SearchSyntax,
        query: &str,
    ) {
        let postgres = self.postgres();
        self.push(if postgres { "to_tsvector(" } else { NO_FULL_TEXT });
        self.push(if postgres { "" } else { "(" });
        self.column(alias, column);
        if postgres {
            self.push(") @@ ");
            self.push(syntax.function());
            self.push("(");
        } else {
            self.push(", ");
        }
        self.param(Value::Text(query.to_owned().into()));
        self.push(")");
    }

    /// How well a row fits a full-text search, as a double; 0 where a word is missing.
    pub(super) fn relevance(&mut self, model: &'static ModelMeta, alias: Option<&str>, ranking: &Ranking) {
        let postgres = self.postgres();
        self.push(if postgres { "ts_rank(to_tsvector(concat_ws(' '" } else { NO_FULL_TEXT });
        self.push(if postgres { ", " } else { "(" });
        self.separated(", ", &ranking.columns, |sql, column| sql.column(alias, &model.columns[*column]));
        self.push(if postgres { ")), " } else { ", " });
        if postgres {
            self.push(ranking.syntax.function());
            self.push("(");
        }
        self.param(Value::Text(ranking.query.clone().into()));
        self.push(if postgres { "))::float8" } else { ")" });
    }

    fn joined(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        nodes: &[Node],
        separator: &str,
        empty: &str,
    ) {
        match nodes {
            [] => self.push(empty),
            [node] => self.condition(model, alias, node),
            nodes => {
                self.push("(");
                self.separated(separator, nodes, |sql, node| sql.condition(model, alias, node));
                self.push(")");
            }
        }
    }

    /// `IN`: one parameter for the whole list where the database can take it apart.
    pub(super) fn one_of(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        column: usize,
        values: &[Value],
        negated: bool,
    ) {
        let column = &model.columns[column];
        if values.is_empty() {
            // Nothing is in an empty list; everything that has a value is outside it.
            if negated {
                self.column(alias, column);
                self.push(" IS NOT NULL");
            } else {
                self.push("1=0");
            }
            return;
        }
        self.column(alias, column);
        if self.postgres() {
            self.push(if negated { " <> ALL(" } else { " = ANY(" });
            self.value(column, Value::List(values.to_vec()));
            self.push(")");
            return;
        }
        self.push(if negated { " NOT IN (" } else { " IN (" });
        let as_json = values.len() > 1
            && matches!(
                column.kind,
                Kind::Int
                    | Kind::String
                    | Kind::Enum
                    | Kind::DateTime
                    | Kind::Date
                    | Kind::Time
                    | Kind::Boolean
            );
        if as_json {
            self.push("SELECT value FROM json_each(");
            self.param(Value::List(values.to_vec()));
            self.push(")");
        } else {
            self.separated(", ", values, |sql, value| sql.value(column, value.clone()));
        }
        self.push(")");
    }

    /// The same for texts, upper and lower case being the same; not for an empty list.
    fn one_of_but_for_case(
        &mut self,
        alias: Option<&str>,
        column: &'static ColumnMeta,
        values: &[Value],
        negated: bool,
    ) {
        self.column(alias, column);
        if !self.postgres() {
            let not = if negated { " NOT" } else { "" };
            self.push(&format!(" COLLATE NOCASE{not} IN (SELECT value FROM json_each("));
            self.param(Value::List(values.to_vec()));
            self.push("))");
            return;
        }
        self.push(if column.pg_type == "text" { "" } else { "::text" });
        self.push(if negated { " NOT ILIKE ALL(" } else { " ILIKE ANY(" });
        let pattern = |value: &Value| match value {
            Value::Text(text) => Value::Text(like_pattern(Place::Whole, text).into()),
            other => other.clone(),
        };
        self.param(Value::List(values.iter().map(pattern).collect()));
        self.push(")");
    }

    fn text_match(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        column: usize,
        place: Place,
        text: &str,
        insensitive: bool,
    ) {
        let column = &model.columns[column];
        self.column(alias, column);
        if self.postgres() && column.pg_type != "text" {
            self.push("::text");
        }
        // SQLite's LIKE ignores case always, its GLOB never.
        let glob = !self.postgres() && !insensitive;
        let pattern = if glob { glob_pattern(place, text) } else { like_pattern(place, text) };
        self.push(match (self.postgres(), insensitive) {
            (true, true) => " ILIKE ",
            (_, false) if glob => " GLOB ",
            _ => " LIKE ",
        });
        self.param(Value::Text(pattern.into()));
        if !glob {
            self.push(" ESCAPE '\\'");
        }
    }

    fn list_test(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        column: usize,
        test: ListTest,
        values: &[Value],
    ) {
        let column = &model.columns[column];
        if test == ListTest::IsEmpty {
            self.push("COALESCE(cardinality(");
            self.column(alias, column);
            self.push("), 0) = 0");
            return;
        }
        self.column(alias, column);
        self.push(match test {
            ListTest::HasEvery => " @> ",
            ListTest::HasSome => " && ",
            ListTest::Equals | ListTest::IsEmpty => " = ",
        });
        self.value(column, Value::List(values.to_vec()));
    }

    fn related(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        relation: &'static RelationMeta,
        quantifier: Quantifier,
        node: &Node,
    ) {
        self.push(if quantifier == Quantifier::Some {
            "EXISTS (SELECT 1 FROM "
        } else {
            "NOT EXISTS (SELECT 1 FROM "
        });
        let target = relation.target;
        let there = self.alias();
        self.tie(model, alias, relation, &there);
        if quantifier == Quantifier::Every {
            // A row for which the condition is unknown is not one that satisfies it.
            self.push(" AND (");
            self.condition(target, Some(&there), node);
            self.push(") IS NOT TRUE");
        } else if !node.is_everything() {
            self.push(" AND ");
            self.condition(target, Some(&there), node);
        }
        self.push(")");
    }

    /// `target AS there WHERE …`: the rows at the other end of a relation of the row under `alias`.
    pub(super) fn tie(
        &mut self,
        model: &'static ModelMeta,
        alias: Option<&str>,
        relation: &'static RelationMeta,
        there_alias: &str,
    ) {
        let (dialect, target) = (self.dialect, relation.target);
        let here_alias = alias.unwrap_or("t0");
        self.push(target.table(dialect));
        self.push(" AS ");
        self.push(there_alias);
        match &relation.link {
            Link::Columns { here, there } => {
                self.push(" WHERE ");
                self.separated(" AND ", here.iter().zip(*there), |sql, (here, there)| {
                    sql.column(Some(there_alias), &target.columns[*there]);
                    sql.push(" = ");
                    sql.column(Some(here_alias), &model.columns[*here]);
                });
            }
            Link::Table { table, schema, here_column, there_column, here, there } => {
                let join = self.alias();
                self.push(" JOIN ");
                self.push(&qualified(dialect, *schema, table));
                self.push(&format!(" AS {join} ON {join}.{} = ", dialect.quote(there_column)));
                self.column(Some(there_alias), &target.columns[*there]);
                self.push(&format!(" WHERE {join}.{} = ", dialect.quote(here_column)));
                self.column(Some(here_alias), &model.columns[*here]);
            }
        }
    }
}

pub(super) fn like_pattern(place: Place, text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    if matches!(place, Place::Anywhere | Place::End) {
        pattern.push('%');
    }
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    if matches!(place, Place::Anywhere | Place::Start) {
        pattern.push('%');
    }
    pattern
}

pub(super) fn glob_pattern(place: Place, text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    if matches!(place, Place::Anywhere | Place::End) {
        pattern.push('*');
    }
    for c in text.chars() {
        if matches!(c, '*' | '?' | '[') {
            pattern.extend(['[', c, ']']);
        } else {
            pattern.push(c);
        }
    }
    if matches!(place, Place::Anywhere | Place::Start) {
        pattern.push('*');
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_mean_themselves() {
        assert_eq!(like_pattern(Place::Anywhere, "50%_a\\"), "%50\\%\\_a\\\\%");
        assert_eq!(glob_pattern(Place::Start, "a*b[c]?"), "a[*]b[[]c][?]*");
        assert_eq!(glob_pattern(Place::End, "x"), "*x");
        assert_eq!(like_pattern(Place::Whole, "x"), "x");
    }
}
