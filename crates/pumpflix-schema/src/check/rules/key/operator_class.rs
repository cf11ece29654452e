//! An operator class that does not belong there.

use crate::check::draft::{Draft, FieldDraft, KeyDraft, KeyKind, Ops};
use crate::check::operator_classes::{self, Columns};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Arity, IndexAlgorithm};
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::operator_class",
    why: "An operator class tells an index how to compare the values of one type; it belongs to one type of index and to columns of its type. Only `@@index` on PostgreSQL can choose one.",
    wrong: "model Place {
  id   Int    @id
  name String

  @@index([name(ops: JsonbPathOps)], type: Gin)
}",
    right: "model Place {
  id   Int    @id
  data Json

  @@index([data(ops: JsonbPathOps)], type: Gin)
}",
};

/// A name that no class of any type of index has.
pub(crate) fn unknown(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("there is no operator class `{name}`"))
        .label("not known")
        .help(format!("a class that the schema language does not know is written `raw(\"{name}\")`"))
}

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys() {
        for column in &key.columns {
            let Some(ops) = &column.ops else { continue };
            if let Some((message, help)) = wrong(draft, key, &model.fields[column.field], ops) {
                out.push(
                    Diagnostic::error(PAGE.code, key.span(), message)
                        .related(ops.span, "this class")
                        .help(help),
                );
            }
        }
    }
}

fn wrong(
    draft: &Draft<'_>,
    key: &KeyDraft<'_>,
    field: &FieldDraft<'_>,
    ops: &Ops<'_>,
) -> Option<(String, String)> {
    if ops.raw && key.kind == KeyKind::Index {
        return None;
    }
    if draft.dialect != Dialect::Postgres {
        return Some((
            format!("{} has no operator classes to choose", draft.dialect),
            "take `ops` away".to_owned(),
        ));
    }
    if key.kind != KeyKind::Index {
        return Some((
            format!("`{}` takes no operator class", key.written()),
            "take `ops` away, or use `@@index`".to_owned(),
        ));
    }
    let algorithm = key.algorithm.map_or(IndexAlgorithm::BTree, |a| a.value);
    let raw = "an operator class that the schema language does not know is written `raw(\"…\")`".to_owned();
    let Some(class) = operator_classes::find(&ops.name, algorithm) else {
        let others = operator_classes::algorithms(&ops.name);
        let message = format!("`{}` is no operator class of a `{algorithm:?}` index", ops.name);
        return Some(match others.first() {
            Some(other) => (message, format!("it belongs to the type `{other:?}`")),
            None => (message, raw),
        });
    };
    let fits = match class.columns {
        Columns::Lists => field.arity() == Arity::List,
        Columns::Of(scalar, natives) => {
            field.scalar() == Some(scalar) && natives.contains(&field.native.as_ref().map_or("", |n| n.name))
        }
    };
    (!fits).then(|| {
        let wants = match class.columns {
            Columns::Lists => "lists".to_owned(),
            Columns::Of(scalar, natives) => {
                let natives: Vec<String> =
                    natives.iter().filter(|n| !n.is_empty()).map(|n| format!("`@db.{n}`")).collect();
                if natives.is_empty() {
                    format!("`{scalar}`")
                } else {
                    format!("`{scalar}` with {}", natives.join(" or "))
                }
            }
        };
        (
            format!("the operator class `{}` is not for `{}`", ops.name, field.name),
            format!("it is for columns of {wants}"),
        )
    })
}
