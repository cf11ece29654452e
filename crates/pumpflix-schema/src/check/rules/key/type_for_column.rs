//! A type of index that cannot hold the column.

use crate::check::draft::{Draft, FieldDraft, FieldTy, KeyDraft, ModelDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Arity, IndexAlgorithm};
use crate::rule::RulePage;
use pumpflix_dialect::{Dialect, Scalar};

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::type_for_column",
    why: "`Gin` looks into lists and JSON, `Gist` and `SpGist` need an operator class for the column's type, `Brin` needs values in an order.",
    wrong: "model Place {
  id   Int    @id
  name String

  @@index([name], type: Gin)
}",
    right: "model Place {
  id   Int    @id
  names String[]

  @@index([names], type: Gin)
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys() {
        let Some(algorithm) = key.algorithm else { continue };
        if !matches!(draft.dialect, Dialect::Postgres | Dialect::CockroachDb) {
            continue;
        }
        if draft.dialect == Dialect::CockroachDb {
            json_last(model, key, out);
        } else if algorithm.value == IndexAlgorithm::SpGist && key.columns.len() > 1 {
            out.push(
                Diagnostic::error(PAGE.code, key.span(), "an `SpGist` index is over one column")
                    .related(algorithm.span, "this type")
                    .help("make an index for each column"),
            );
        }
        for column in key.columns.iter().filter(|column| column.ops.is_none()) {
            let field = &model.fields[column.field];
            if !fits(draft.dialect, algorithm.value, field) {
                let name = draft.text(algorithm.span);
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        key.span(),
                        format!("an index of type `{name}` cannot hold `{}` as it is", field.name),
                    )
                    .related(field.ast.ty.span, "of this type")
                    .help(format!(
                        "choose an operator class, `{}(ops: raw(\"…\"))`, or another type of index",
                        field.name
                    )),
                );
            }
        }
    }
}

fn fits(dialect: Dialect, algorithm: IndexAlgorithm, field: &FieldDraft<'_>) -> bool {
    let list = field.arity() == Arity::List;
    let native = field.native.as_ref().map_or("", |n| n.name);
    if matches!(field.ty, FieldTy::Unsupported(_)) {
        return true;
    }
    let scalar = field.scalar();
    match algorithm {
        IndexAlgorithm::BTree | IndexAlgorithm::Hash => true,
        IndexAlgorithm::Gin if dialect == Dialect::CockroachDb => list || scalar == Some(Scalar::Json),
        IndexAlgorithm::Gin => list || (scalar == Some(Scalar::Json) && native != "Json"),
        IndexAlgorithm::Gist => scalar == Some(Scalar::String) && native.is_empty(),
        IndexAlgorithm::SpGist => {
            scalar == Some(Scalar::String) && matches!(native, "" | "Text" | "VarChar" | "Char" | "Inet")
        }
        IndexAlgorithm::Brin => {
            !matches!(scalar, None | Some(Scalar::Boolean | Scalar::Json))
                && !matches!(native, "Money" | "Citext" | "Xml")
        }
    }
}

fn json_last(model: &ModelDraft<'_>, key: &KeyDraft<'_>, out: &mut Out<'_>) {
    let Some((_, before)) = key.columns.split_last() else { return };
    let gin = key.algorithm.is_some_and(|a| a.value == IndexAlgorithm::Gin);
    let json = before.iter().map(|c| &model.fields[c.field]).find(|f| f.scalar() == Some(Scalar::Json));
    if let (true, Some(field)) = (gin, json) {
        out.push(
            Diagnostic::error(
                PAGE.code,
                key.span(),
                format!("`{}` is JSON and not the last column", field.name),
            )
            .related(field.ast.span, "this column")
            .help("in an inverted index of CockroachDB JSON stands last"),
        );
    }
}
