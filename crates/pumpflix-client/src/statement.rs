//! Statements that write rows, ready to be sent: their texts are made once for each form, and their parameters are moved
//! out of what is to be written.

use std::borrow::Cow;

use pumpflix_dialect::Dialect;

use crate::filter::Node;
use crate::form::Form;
use crate::input::{KeySource, Set};
use crate::insert::Insert;
use crate::query::Selector;
use crate::render::{Conflict, Returning, Sql};
use crate::value::Value;

/// A statement and its parameters.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) text: Cow<'static, str>,
    pub(crate) params: Vec<Value>,
}

impl From<Sql> for Statement {
    fn from(sql: Sql) -> Self {
        Self { text: Cow::Owned(sql.text), params: sql.params }
    }
}

impl Statement {
    /// Inserts rows that give the same columns of the same model, and takes their values.
    pub(crate) fn insert(
        dialect: Dialect,
        rows: &mut [Insert],
        conflict: Conflict<'_>,
        returning: Returning,
    ) -> Self {
        let Some(model) = rows.first().map(|row| row.meta) else { return Sql::new(dialect).into() };
        let arrays = Insert::as_arrays(rows, dialect);
        let render = || {
            let mut sql = Sql::text_only(dialect);
            sql.insert(rows, conflict, returning);
            sql.text
        };
        let text = if arrays || rows.len() <= Form::ROWS {
            model.written.get(&Form::of_insert(dialect, rows, arrays, conflict, returning), render)
        } else {
            Cow::Owned(render())
        };
        Self { text, params: if arrays { columns(rows) } else { values(rows) } }
    }

    /// Inserts a row, or changes the one that has the same key.
    pub(crate) fn upsert(dialect: Dialect, row: &mut Insert, key: &'static [usize], sets: Vec<Set>) -> Self {
        let rows = std::slice::from_mut(row);
        let mut statement = Self::insert(dialect, rows, Conflict::Update(key, &sets), Returning::Rows);
        for set in sets {
            set.change.into_params(&mut statement.params);
        }
        statement
    }

    /// Changes the row that a selector names if it satisfies the condition too, and takes the selector's values.
    pub(crate) fn update(dialect: Dialect, selector: &mut Selector, filter: &Node, sets: Vec<Set>) -> Self {
        if !filter.is_everything() {
            let mut sql = Sql::new(dialect);
            sql.update_unique(selector, filter, &sets);
            return sql.into();
        }
        let form = Form::of_update(dialect, selector.unique, &sets);
        let text = selector.model.written.get(&form, || {
            let mut sql = Sql::text_only(dialect);
            sql.update_unique(selector, filter, &sets);
            sql.text
        });
        let mut params = Vec::with_capacity(sets.len() + selector.values.len());
        for set in sets {
            set.change.into_params(&mut params);
        }
        params.append(&mut selector.values);
        Self { text, params }
    }

    /// Deletes the row that a selector names, and takes its values.
    pub(crate) fn delete(dialect: Dialect, selector: &mut Selector) -> Self {
        let text = selector.model.delete_by(selector.unique, dialect, || {
            let mut sql = Sql::text_only(dialect);
            sql.delete_unique(selector);
            sql.text
        });
        Self { text: Cow::Borrowed(text), params: std::mem::take(&mut selector.values) }
    }
}

/// The values of rows, one row after the other.
fn values(rows: &mut [Insert]) -> Vec<Value> {
    let given = rows.first().map_or(0, |row| row.slots.iter().flatten().count());
    let mut params = Vec::with_capacity(given * rows.len());
    for slot in rows.iter_mut().flat_map(|row| &mut row.slots) {
        if let Some(source) = slot.take() {
            source.into_params(&mut params);
        }
    }
    params
}

/// The values of rows, an array for each column.
fn columns(rows: &mut [Insert]) -> Vec<Value> {
    let given = rows.first().map(Insert::given).unwrap_or_default();
    let column = |column: usize| {
        let values = rows.iter_mut().map(|row| match row.slots[column].take() {
            Some(KeySource::Value(value)) => value,
            Some(KeySource::Lookup(_) | KeySource::New(_)) | None => Value::Null,
        });
        Value::List(values.collect())
    };
    given.into_iter().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Change;
    use crate::meta::ModelMeta;

    static OTHER: ModelMeta = ModelMeta::new("Other", "other", None, OTHER_FACTS, &[]);
    const OTHER_FACTS: &str =
        "id Int integer\na String text\nb String inet via(text)\n@id - 0\n@unique - 1,2";

    static ITEM: ModelMeta = ModelMeta::new("Item", "item", Some("shop"), ITEM_FACTS, &[]);
    const ITEM_FACTS: &str = "id Int integer
        name String text
        address String? inet via(text)
        prices Decimal[] money via(numeric)
        data Json? jsonb
        otherId Int? integer
        @id - 0
        @unique - 1,2";

    /// Numbers that look like chance and are the same each time.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % most
        }

        fn value(&mut self) -> Value {
            match self.below(7) {
                0 => Value::Null,
                1 => Value::Int(i64::try_from(self.below(9)).unwrap()),
                2 => Value::Text(format!("text {}", self.below(9)).into()),
                3 => Value::Json(serde_json::json!({ "a": [self.below(9)] })),
                4 => Value::List(vec![Value::Int(1), Value::Null]),
                5 => Value::Bool(true),
                _ => Value::Invalid("not a value".into()),
            }
        }

        fn selector(&mut self, model: &'static ModelMeta) -> Selector {
            let unique = self.below(2);
            let values = model.uniques[unique].columns.iter().map(|_| self.value());
            Selector { model, unique, values: values.collect() }
        }

        fn source(&mut self) -> KeySource {
            let model = if self.below(2) == 0 { &OTHER } else { &ITEM };
            if self.below(6) == 0 {
                KeySource::Lookup(self.selector(model))
            } else {
                KeySource::Value(self.value())
            }
        }

        fn rows(&mut self, model: &'static ModelMeta, count: usize) -> Vec<Insert> {
            let given: Vec<bool> = model.columns.iter().map(|_| self.below(3) > 0).collect();
            let count = if given.contains(&true) { count } else { 1 };
            let slots =
                |chance: &mut Self| given.iter().map(|given| given.then(|| chance.source())).collect();
            (0..count).map(|_| Insert { meta: model, slots: slots(self), nested: Vec::new() }).collect()
        }

        fn sets(&mut self, model: &ModelMeta, least: usize) -> Vec<Set> {
            let count = least + self.below(3);
            let set = |column| Set { column, change: self.change() };
            (0..model.columns.len()).cycle().skip(1).step_by(2).take(count).map(set).collect()
        }

        fn change(&mut self) -> Change {
            match self.below(4) {
                0 => Change::To(self.value()),
                1 => Change::ToKey(self.selector(&OTHER)),
                2 => Change::Push(Value::List(vec![self.value()])),
                _ => Change::Arithmetic {
                    operator: ['+', '-', '*', '/'][self.below(4)],
                    by: self.value(),
                    range: [None, Some((-8, 7)), Some((-128, 127))][self.below(3)],
                },
            }
        }
    }

    fn same(fresh: &Sql, ready: &Statement) {
        assert_eq!(fresh.text, ready.text);
        assert_eq!(fresh.params, ready.params, "{}", fresh.text);
    }

    fn copies(rows: &[Insert]) -> Vec<Insert> {
        rows.iter().map(Insert::columns_only).collect()
    }

    const DIALECTS: [Dialect; 2] = [Dialect::Sqlite, Dialect::Postgres];

    #[test]
    fn inserts_are_those_that_would_be_written_anew() {
        let mut chance = Chance(1);
        for at in 0..4_000 {
            let count = 1 + chance.below(if at % 2 == 0 { 1 } else { 12 });
            let (dialect, rows) = (DIALECTS[at % 3 % 2], chance.rows(&ITEM, count));
            let columns = [&[0][..], &[1, 2]][chance.below(2)];
            let returning =
                [Returning::Rows, Returning::Nothing, Returning::Columns(columns)][chance.below(3)];
            let sets = chance.sets(&ITEM, 0);
            let key = ITEM.uniques[chance.below(2)].columns;
            let conflict = match chance.below(4) {
                0 => Conflict::Skip,
                1 => Conflict::SkipKey(key),
                2 => Conflict::Update(key, &sets),
                _ => Conflict::Fail,
            };
            let mut fresh = Sql::new(dialect);
            fresh.insert(&rows, conflict, returning);
            let ready = match conflict {
                Conflict::Update(key, _) if rows.len() == 1 && returning == Returning::Rows => {
                    Statement::upsert(dialect, &mut copies(&rows)[0], key, sets)
                }
                Conflict::Update(..) => continue,
                conflict => Statement::insert(dialect, &mut copies(&rows), conflict, returning),
            };
            same(&fresh, &ready);
        }
    }

    #[test]
    fn updates_and_deletions_are_those_that_would_be_written_anew() {
        let mut chance = Chance(2);
        let filters = [Node::All(Vec::new()), Node::IsNull { column: 2, negated: false }];
        for at in 0..4_000 {
            let (dialect, selector) = (DIALECTS[at % 3 % 2], chance.selector(&ITEM));
            let (sets, filter) = (chance.sets(&ITEM, 1), &filters[usize::from(chance.below(5) == 0)]);
            let mut fresh = Sql::new(dialect);
            fresh.update_unique(&selector, filter, &sets);
            same(&fresh, &Statement::update(dialect, &mut selector.clone(), filter, sets));
            let mut fresh = Sql::new(dialect);
            fresh.delete_unique(&selector);
            same(&fresh, &Statement::delete(dialect, &mut selector.clone()));
        }
    }

    /// What looks alike at first has texts of its own: more columns than a word has bits, and arrays beside rows.
    #[test]
    fn wide_rows_and_arrays_have_their_own_texts() {
        let facts: Vec<String> = (0..150).map(|n| format!("c{n} Int? integer")).collect();
        let wide: &'static ModelMeta =
            Box::leak(Box::new(ModelMeta::new("Wide", "wide", None, facts.join("\n").leak(), &[])));
        for dialect in DIALECTS {
            for given in [&[0, 149][..], &[0, 148], &[0, 64], &[1, 64], &[0], &[149]] {
                for count in [1, 2, 3, 2, 30] {
                    let mut row = Insert::new(wide);
                    for column in given {
                        row.put(*column, Value::Int(7));
                    }
                    let rows: Vec<Insert> = (0..count).map(|_| row.columns_only()).collect();
                    let mut fresh = Sql::new(dialect);
                    fresh.insert(&rows, Conflict::Fail, Returning::Nothing);
                    same(
                        &fresh,
                        &Statement::insert(dialect, &mut copies(&rows), Conflict::Fail, Returning::Nothing),
                    );
                }
            }
        }
    }
}
