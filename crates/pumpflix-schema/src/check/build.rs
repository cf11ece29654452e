//! The last step: from a draft in which nothing is wrong to the schema. It cannot fail.

use super::allow::ALLOW;
use super::annotation;
use super::draft::{
    ColumnDraft, Draft, EnumDraft, FieldDraft, FieldTy, KeyDraft, KeyKind, ModelDraft, RelationDraft,
};
use super::predicate;
use crate::model::{
    Datasource, Enum, EnumId, EnumValue, Field, FieldId, FieldKind, FieldType, Index, IndexColumn, Model,
    ModelId, NativeType, OperatorClass, PrimaryKey, Relation, RelationEnd, RelationField, RelationId,
    RelationKind, ScalarField, Schema, Unique,
};
use crate::naming;
use crate::syntax::ast::Docs;

/// The schema of a draft, which is used up on the way: what a large schema needs is hardly more than one of the two.
pub(crate) fn schema(mut draft: Draft<'_>) -> Schema {
    let config = draft.config;
    let datasource = config.datasource.as_ref();
    let mut whereabouts: Vec<Vec<Whereabouts>> =
        (0..draft.models.len()).map(|model| whereabouts_of(&draft, model)).collect();
    for (i, relation) in draft.relations.iter().enumerate() {
        for end in [relation.from, relation.to] {
            if let Some(slot) = whereabouts.get_mut(end.model).and_then(|m| m.get_mut(end.field)) {
                slot.relation = id(i);
            }
        }
    }
    let relations = draft.relations.iter().map(|relation| build_relation(&draft, *relation)).collect();
    let enums = draft.enums.iter().map(|enum_| build_enum(&draft, enum_)).collect();
    let models = std::mem::take(&mut draft.models).into_iter();
    Schema {
        dialect: draft.dialect,
        datasource: Datasource {
            name: datasource.map_or_else(String::new, |d| d.name.to_owned()),
            own: draft.own,
            relation_mode: draft.relation_mode(),
            schemas: datasource
                .map_or_else(Vec::new, |d| d.schemas.iter().map(|(name, _)| name.clone()).collect()),
            extensions: datasource.map_or_else(Vec::new, |d| d.extensions.clone()),
            span: datasource.map_or(crate::Span { file: crate::FileId(0), start: 0, end: 0 }, |d| d.span),
        },
        generators: config.generators.clone(),
        models: models
            .zip(&whereabouts)
            .map(|(model, whereabouts)| build_model(&draft, &model, whereabouts))
            .collect(),
        enums,
        relations,
    }
}

/// What only the whole draft can say of a field.
struct Whereabouts {
    /// The relation that it is an end of: of a checked schema, each field that names a model is one of one relation.
    relation: u32,
    /// The row struct lacks it.
    omitted: bool,
}

fn whereabouts_of(draft: &Draft<'_>, model: usize) -> Vec<Whereabouts> {
    let fields = 0..draft.models[model].fields.len();
    fields.map(|at| Whereabouts { relation: 0, omitted: annotation::is_omitted(draft, model, at) }).collect()
}

fn id(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The lines of documentation, each without the blank behind its mark.
fn docs(draft: &Draft<'_>, docs: &Docs) -> Option<String> {
    let lines = docs.lines.iter().map(|span| {
        let line = draft.text(*span);
        line.strip_prefix(' ').unwrap_or(line).trim_end()
    });
    // What silences a warning, or speaks to the generator, is not for readers.
    let ours = |line: &str| line.trim_start().starts_with(ALLOW) || annotation::line(line).is_some();
    let lines: Vec<&str> = lines.filter(|line| !ours(line)).collect();
    if lines.is_empty() { None } else { Some(lines.join("\n")) }
}

fn build_model(draft: &Draft<'_>, model: &ModelDraft<'_>, whereabouts: &[Whereabouts]) -> Model {
    let fields = model.fields.iter().zip(whereabouts).map(|(field, place)| build_field(draft, field, place));
    let selector = |key: &KeyDraft<'_>| {
        key.name.as_ref().map_or_else(
            || naming::selector_name(key.columns.iter().map(|c| model.fields[c.field].name)),
            |name| naming::selector_name(std::iter::once(&*name.text)),
        )
    };
    let text =
        |spelled: &Option<super::draft::Spelled<'_>>| spelled.as_ref().map(|s| s.text.clone().into_owned());
    let primary_key = model.primary_key().map(|key| PrimaryKey {
        columns: key.columns.iter().map(column).collect(),
        name: text(&key.name),
        map: text(&key.map),
        clustered: key.clustered.map(|c| c.value),
        rust_name: selector(key),
        span: key.span(),
    });
    let uniques = model.keys_of(KeyKind::Unique).map(|key| Unique {
        columns: key.columns.iter().map(column).collect(),
        on_field: key.on_field,
        name: text(&key.name),
        map: text(&key.map),
        clustered: key.clustered.map(|c| c.value),
        predicate: key.predicate.and_then(|p| predicate::to_sql(draft, model, p)),
        rust_name: selector(key),
        span: key.span(),
    });
    let indexes = model.keys.iter().filter(|k| !k.is_unique()).map(|key| Index {
        columns: key.columns.iter().map(column).collect(),
        map: text(&key.map),
        algorithm: key.algorithm.map(|a| a.value),
        fulltext: key.kind == KeyKind::Fulltext,
        clustered: key.clustered.map(|c| c.value),
        predicate: key.predicate.and_then(|p| predicate::to_sql(draft, model, p)),
        span: key.span(),
    });
    Model {
        name: model.name.to_owned(),
        db_name: model.db_name().to_owned(),
        db_schema: text(&model.db_schema),
        rust_type: naming::type_name(model.name),
        rust_module: naming::module_name(model.name),
        docs: docs(draft, &model.block.docs),
        is_view: model.is_view(),
        ignored: model.ignored.is_some(),
        fields: fields.collect(),
        primary_key,
        uniques: uniques.collect(),
        indexes: indexes.collect(),
        span: model.block.name.span,
    }
}

fn column(column: &ColumnDraft<'_>) -> IndexColumn {
    IndexColumn {
        field: FieldId(id(column.field)),
        sort: column.sort.map(|s| s.value),
        length: column.length.map(|l| l.value),
        ops: column.ops.as_ref().map(|ops| {
            let name = ops.name.clone().into_owned();
            if ops.raw { OperatorClass::Raw(name) } else { OperatorClass::Known(name) }
        }),
    }
}

fn build_field(draft: &Draft<'_>, field: &FieldDraft<'_>, whereabouts: &Whereabouts) -> Field {
    let kind = match &field.ty {
        FieldTy::Model(target) => FieldKind::Relation(RelationField {
            target: ModelId(id(*target)),
            relation: RelationId(whereabouts.relation),
        }),
        other => FieldKind::Scalar(ScalarField {
            db_name: field.db_name().to_owned(),
            ty: match other {
                FieldTy::Enum(enum_) => FieldType::Enum(EnumId(id(*enum_))),
                FieldTy::Unsupported(words) => FieldType::Unsupported(words.clone().into_owned()),
                _ => FieldType::Scalar(field.scalar().unwrap_or(pumpflix_dialect::Scalar::String)),
            },
            native: field.native.as_ref().filter(|_| draft.own).map(|native| NativeType {
                name: native.name.to_owned(),
                args: native
                    .arguments
                    .iter()
                    .filter_map(|a| a.value.as_ref())
                    .map(|value| draft.text(value.span()).trim().to_owned())
                    .collect(),
            }),
            default: field.default.as_ref().and_then(|d| d.value.clone()),
            default_name: field
                .default
                .as_ref()
                .and_then(|d| d.map.as_ref())
                .map(|map| map.text.clone().into_owned()),
            updated_at: field.updated_at.is_some(),
            rust_type: annotation::type_of(draft, field),
            omitted: whereabouts.omitted,
        }),
    };
    Field {
        name: field.name.to_owned(),
        rust_name: naming::field_name(field.name),
        docs: docs(draft, &field.ast.docs),
        arity: field.arity(),
        ignored: field.ignored.is_some(),
        kind,
        span: field.ast.name.span,
    }
}

fn build_enum(draft: &Draft<'_>, enum_: &EnumDraft<'_>) -> Enum {
    let values = enum_.values.iter().map(|value| EnumValue {
        name: value.name.to_owned(),
        db_name: value.map.as_ref().map_or_else(|| value.name.to_owned(), |m| m.text.clone().into_owned()),
        rust_variant: naming::variant_name(value.name),
        docs: docs(draft, &value.ast.docs),
        span: value.ast.name.span,
    });
    Enum {
        name: enum_.name.to_owned(),
        db_name: enum_.db_name().to_owned(),
        db_schema: enum_.db_schema.as_ref().map(|s| s.text.clone().into_owned()),
        rust_type: naming::type_name(enum_.name),
        docs: docs(draft, &enum_.block.docs),
        values: values.collect(),
        span: enum_.block.name.span,
    }
}

fn build_relation(draft: &Draft<'_>, relation: RelationDraft) -> Relation {
    let end =
        |end: super::draft::End| RelationEnd { model: ModelId(id(end.model)), field: FieldId(id(end.field)) };
    let attribute = draft.field(relation.from).relation.as_ref();
    let other = draft.field(relation.to).relation.as_ref();
    let ids = |fields: Option<&super::draft::Placed<Vec<usize>>>| {
        fields.map_or_else(Vec::new, |fields| fields.value.iter().map(|f| FieldId(id(*f))).collect())
    };
    let many = relation.kind == RelationKind::ManyToMany;
    Relation {
        name: attribute
            .and_then(|a| a.name.as_ref())
            .or_else(|| other.and_then(|a| a.name.as_ref()))
            .map(|name| name.text.clone().into_owned()),
        kind: relation.kind,
        from: end(relation.from),
        to: end(relation.to),
        fields: if many { Vec::new() } else { ids(attribute.and_then(|a| a.fields.as_ref())) },
        references: if many { Vec::new() } else { ids(attribute.and_then(|a| a.references.as_ref())) },
        on_delete: attribute.and_then(|a| a.on_delete).map(|action| action.value),
        on_update: attribute.and_then(|a| a.on_update).map(|action| action.value),
        map: attribute.and_then(|a| a.map.as_ref()).map(|map| map.text.clone().into_owned()),
    }
}
