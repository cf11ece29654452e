//! The forms of statements that write, and the texts of those that a model has met.
//!
//! The text of an insert depends on which columns are given and which of them are looked up, that of an update on which
//! columns change and how; neither depends on a value.

use std::borrow::Cow;
use std::sync::OnceLock;

use pumpflix_dialect::Dialect;

use crate::input::{Change, KeySource, Set};
use crate::insert::Insert;
use crate::query::Selector;
use crate::render::{Conflict, Returning};

/// All that the text of a statement on a given table depends on, as numbers. The usual ones are no allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    first: [usize; Self::FEW],
    count: usize,
    rest: Vec<usize>,
}

impl Form {
    /// Numbers that lie in the form itself: an update of seven columns has no more.
    const FEW: usize = 10;

    /// An insert has no more rows than this: those of many rows are too many to be kept, and their texts too long.
    pub(crate) const ROWS: usize = 8;

    /// The form of an insert of rows that give the same columns; given as arrays, their number does not matter.
    pub(crate) fn of_insert(
        dialect: Dialect,
        rows: &[Insert],
        arrays: bool,
        conflict: Conflict<'_>,
        returning: Returning,
    ) -> Self {
        let mut form = Self::default();
        let conflict_word = match conflict {
            Conflict::Fail => 1,
            Conflict::Skip => 2,
            Conflict::SkipKey(_) => 3,
            Conflict::Update(..) => 4,
        };
        form.word(dialect as usize + (conflict_word << 4));
        let count = if arrays { 0 } else { rows.len() };
        let (kind, columns) = match returning {
            Returning::Nothing => (0, &[][..]),
            Returning::Rows => (1, &[][..]),
            Returning::Columns(columns) => (2, columns),
        };
        form.word(count << 16 | columns.len() << 2 | kind);
        for column in columns {
            form.word(*column);
        }
        let slots = rows.first().map_or(&[][..], |row| &row.slots);
        for slots in slots.chunks(usize::BITS as usize) {
            form.word(slots.iter().rfold(0, |bits, slot| bits << 1 | usize::from(slot.is_some())));
        }
        let (key, sets) = match conflict {
            Conflict::Fail | Conflict::Skip => (&[][..], &[][..]),
            Conflict::SkipKey(key) => (key, &[][..]),
            Conflict::Update(key, sets) => (key, sets),
        };
        form.word(key.len() << 16 | sets.len());
        for column in key {
            form.word(*column);
        }
        form.sets(sets);
        for (at, slot) in rows.iter().flat_map(|row| &row.slots).enumerate() {
            if let Some(KeySource::Lookup(selector)) = slot {
                form.word(at);
                form.lookup(selector);
            }
        }
        form
    }

    /// The form of an update of the row that a unique names.
    pub(crate) fn of_update(dialect: Dialect, unique: usize, sets: &[Set]) -> Self {
        let mut form = Self::default();
        form.word(dialect as usize);
        form.word(unique);
        form.sets(sets);
        form
    }

    fn word(&mut self, word: usize) {
        match self.first.get_mut(self.count) {
            Some(place) => *place = word,
            None => self.rest.push(word),
        }
        self.count += 1;
    }

    fn sets(&mut self, sets: &[Set]) {
        for Set { column, change } in sets {
            let (kind, operator, width) = match change {
                Change::To(_) => (0, 0, 0),
                Change::ToKey(_) => (1, 0, 0),
                Change::Push(_) => (2, 0, 0),
                Change::Arithmetic { operator, range, .. } => {
                    let width = range.map_or(0, |(_, most)| most.count_ones() as usize);
                    (3, *operator as usize, width)
                }
            };
            self.word(column << 16 | width << 9 | operator << 2 | kind);
            if let Change::ToKey(selector) = change {
                self.lookup(selector);
            }
        }
    }

    fn lookup(&mut self, selector: &Selector) {
        self.word(selector.unique);
        self.word(std::ptr::from_ref(selector.model).addr());
    }
}

/// The texts of the forms that came first. There is no lock: what is in a place stays there.
#[derive(Debug, Default)]
pub(crate) struct Texts(OnceLock<Box<[Place]>>);

/// Where a text may be kept.
type Place = OnceLock<(Form, Box<str>)>;

impl Texts {
    /// A program has few forms for a table; one that assembles them from what it is given may have any number.
    const MOST: usize = 64;

    /// The text of a form; made anew each time for one that came too late.
    pub(crate) fn get(&self, form: &Form, make: impl FnOnce() -> String) -> Cow<'_, str> {
        let places = self.0.get_or_init(|| (0..Self::MOST).map(|_| Place::new()).collect());
        let found = places.iter().map_while(Place::get).find(|(known, _)| known == form);
        if let Some((_, text)) = found {
            return Cow::Borrowed(text);
        }
        let mut new = (form.clone(), make().into_boxed_str());
        for place in places {
            match place.set(new) {
                Ok(()) => return place.get().map_or(Cow::Borrowed(""), |(_, text)| Cow::Borrowed(text)),
                Err(back) => new = back,
            }
        }
        Cow::Owned(new.1.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(number: usize) -> Form {
        let mut form = Form::default();
        form.word(number);
        form
    }

    #[test]
    fn texts_are_made_once_and_bounded() {
        let texts = Texts::default();
        for round in 0..3 {
            for number in 0..2 * Texts::MOST {
                let mut made = false;
                let text = texts.get(&form(number), || {
                    made = true;
                    number.to_string()
                });
                assert_eq!(text, number.to_string());
                assert_eq!(made, round == 0 || number >= Texts::MOST, "{number} in round {round}");
            }
        }
    }

    #[test]
    fn threads_that_meet_find_their_own_texts() {
        let texts = Texts::default();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let texts = &texts;
                scope.spawn(move || {
                    for number in 0..Texts::MOST {
                        let number = (number * 7 + thread) % 24;
                        assert_eq!(texts.get(&form(number), || number.to_string()), number.to_string());
                    }
                });
            }
        });
    }

    #[test]
    fn long_forms_differ_in_their_last_word() {
        let long = |last| {
            let mut form = Form::default();
            (0..30).chain([last]).for_each(|word| form.word(word));
            form
        };
        assert_eq!(long(1), long(1));
        assert_ne!(long(1), long(2));
    }
}
