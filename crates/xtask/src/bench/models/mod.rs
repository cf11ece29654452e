//! The synthetic schemas as the models of other libraries: read from the schema's text, written as Rust.
//!
//! Only what those schemas say is read, one thing a line as they are written; it is no reader of the schema language.

pub(super) mod diesel;
pub(super) mod seaorm;
pub(super) mod toasty;

/// A schema in the words that the other libraries share.
pub(super) struct Schema {
    pub(super) enums: Vec<Enum>,
    pub(super) models: Vec<Model>,
}

/// An enum and its values.
pub(super) struct Enum {
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

/// A model.
#[derive(Default)]
pub(super) struct Model {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
    /// Relations whose columns are here.
    pub(super) parents: Vec<Parent>,
    /// Relations whose columns are there: the field, and the model it leads to.
    pub(super) children: Vec<(String, String)>,
    /// The fields of each `@@unique`.
    pub(super) uniques: Vec<Vec<String>>,
    /// The fields of each `@@index`.
    pub(super) indexes: Vec<Vec<String>>,
}

/// A field with a value.
#[expect(clippy::struct_excessive_bools, reason = "what the schema says of it, yes or no")]
pub(super) struct Field {
    /// In the schema, and in the database.
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) optional: bool,
    pub(super) id: bool,
    pub(super) unique: bool,
    /// What stands in `@default(…)`.
    pub(super) default: Option<String>,
    pub(super) updated_at: bool,
}

/// A relation to one row.
pub(super) struct Parent {
    pub(super) field: String,
    pub(super) target: String,
    pub(super) optional: bool,
    /// The field that holds the key.
    pub(super) column: String,
}

impl Schema {
    /// Reads the models and enums of a synthetic schema.
    pub(super) fn read(text: &str) -> Self {
        let mut schema = Self { enums: Vec::new(), models: Vec::new() };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let mut words = line.split_whitespace();
            let (kind, name) = (words.next(), words.next().unwrap_or_default().to_owned());
            let block = lines.by_ref();
            let mut inside =
                || block.by_ref().map(str::trim).take_while(|line| *line != "}").collect::<Vec<_>>();
            match kind {
                Some("enum") => {
                    let values = inside().into_iter().map(str::to_owned).collect();
                    schema.enums.push(Enum { name, values });
                }
                Some("model") => {
                    let mut model = Model { name, ..Model::default() };
                    for line in inside() {
                        model.read(line);
                    }
                    schema.models.push(model);
                }
                _ => {}
            }
        }
        // A relation is told from an enum by what it names.
        let names: Vec<String> = schema.models.iter().map(|model| model.name.clone()).collect();
        for model in &mut schema.models {
            model.fields.retain(|field| !names.contains(&field.kind));
        }
        schema
    }
}

impl Model {
    fn read(&mut self, line: &str) {
        if line.is_empty() || line.starts_with("//") {
            return;
        }
        if line.starts_with("@@") {
            let fields = listed(line, "").unwrap_or_default();
            if line.starts_with("@@unique") {
                self.uniques.push(fields);
            } else {
                self.indexes.push(fields);
            }
            return;
        }
        let mut words = line.split_whitespace();
        let (Some(name), Some(kind)) = (words.next(), words.next()) else { return };
        if let Some(target) = kind.strip_suffix("[]") {
            self.children.push((name.to_owned(), target.to_owned()));
            return;
        }
        let (target, optional) = kind.strip_suffix('?').map_or((kind, false), |kind| (kind, true));
        if let Some(columns) = listed(line, "fields: ") {
            self.parents.push(Parent {
                field: name.to_owned(),
                target: target.to_owned(),
                optional,
                column: columns.into_iter().next().unwrap_or_default(),
            });
            return;
        }
        self.fields.push(Field {
            name: name.to_owned(),
            kind: target.to_owned(),
            optional,
            id: line.contains("@id"),
            unique: line.contains("@unique"),
            default: line.split_once("@default(").map(|(_, rest)| rest.trim_end_matches(')').to_owned()),
            updated_at: line.contains("@updatedAt"),
        });
    }

    /// The field's relation, where it is the key of one.
    pub(super) fn parent_of(&self, field: &Field) -> Option<&Parent> {
        self.parents.iter().find(|parent| parent.column == field.name)
    }

    /// The relation of `target` that one of [`Model::children`] is the other side of.
    pub(super) fn pair<'a>(&self, target: &'a Self) -> Option<&'a Parent> {
        target.parents.iter().find(|parent| parent.target == self.name)
    }
}

impl Field {
    /// Whether the database numbers the rows.
    pub(super) fn counts(&self) -> bool {
        self.default.as_deref().is_some_and(|default| default.starts_with("autoincrement"))
    }

    /// Its type in Rust; `scalar` gives that of a scalar.
    pub(super) fn rust(&self, scalar: impl Fn(&str) -> Option<&'static str>) -> String {
        let kind = scalar(&self.kind).map_or_else(|| format!("super::{}", self.kind), str::to_owned);
        if self.optional { format!("Option<{kind}>") } else { kind }
    }
}

/// The names between the brackets that follow `before`.
fn listed(line: &str, before: &str) -> Option<Vec<String>> {
    let (_, rest) = line.split_once(&format!("{before}["))?;
    let (names, _) = rest.split_once(']')?;
    Some(names.split(',').map(|name| name.trim().to_owned()).collect())
}

/// A name in Rust's spelling of fields and modules.
pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// A value of an enum in Rust's spelling.
pub(super) fn variant(value: &str) -> String {
    let (head, tail) = value.split_at(1);
    format!("{head}{}", tail.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::schema::schema;

    #[test]
    fn a_schema_is_read_whole() {
        let schema = Schema::read(&schema(20, true));
        assert_eq!((schema.enums.len(), schema.models.len()), (2, 20));
        assert_eq!(schema.enums[0].values.len(), 4);
        let parents: Vec<_> =
            schema.models[12].parents.iter().map(|p| (p.column.as_str(), p.optional)).collect();
        assert_eq!(parents, [("accountId", false), ("sourceId", true)]);
        assert_eq!(schema.models[10].children.len(), 9);
        assert!(schema.models.iter().all(|model| model.fields.len() >= 17));
        assert_eq!(schema.models[19].fields.iter().filter(|field| field.name == "remark").count(), 1);
    }

    #[test]
    fn names_in_rust() {
        assert_eq!((snake("accountId").as_str(), snake("Invoice12").as_str()), ("account_id", "invoice12"));
        assert_eq!(variant("DRAFT"), "Draft");
    }
}
