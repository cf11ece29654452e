//! Preview features: those that are, those that no longer need a switch, those that were renamed.
//!
//! Source: the reference's verdicts on each name.

/// A preview feature that changes how a schema is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Preview {
    Views,
    PartialIndexes,
    PostgresqlExtensions,
    ShardKeys,
}

/// Which of them are switched on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Previews(u8);

impl Previews {
    pub(crate) fn has(self, preview: Preview) -> bool {
        self.0 & (1 << preview as u8) != 0
    }

    pub(super) fn switch_on(&mut self, name: &str) {
        let preview = match name {
            "views" => Preview::Views,
            "partialIndexes" => Preview::PartialIndexes,
            "postgresqlExtensions" => Preview::PostgresqlExtensions,
            "shardKeys" => Preview::ShardKeys,
            _ => return,
        };
        self.0 |= 1 << preview as u8;
    }
}

/// Features that can be switched on.
pub(super) const ACTIVE: &[&str] = &[
    "fullTextSearchPostgres",
    "nativeDistinct",
    "partialIndexes",
    "postgresqlExtensions",
    "relationJoins",
    "schemaEngineDriverAdapters",
    "shardKeys",
    "strictUndefinedChecks",
    "typedSql",
    "views",
];

/// Features that can be switched on although no documentation names them any more.
pub(super) const HIDDEN: &[&str] = &["reactNative"];

/// Features that are always on by now.
pub(super) const STABLE: &[&str] = &[
    "aggregateApi",
    "atomicNumberOperations",
    "clientExtensions",
    "cockroachdb",
    "connectOrCreate",
    "createMany",
    "dataProxy",
    "deno",
    "distinct",
    "driverAdapters",
    "extendedIndexes",
    "extendedWhereUnique",
    "fieldReference",
    "filterJson",
    "filteredRelationCount",
    "fullTextIndex",
    "groupBy",
    "improvedQueryRaw",
    "interactiveTransactions",
    "jsonProtocol",
    "microsoftSqlServer",
    "middlewares",
    "mongoDb",
    "multiSchema",
    "nApi",
    "namedConstraints",
    "napi",
    "nativeTypes",
    "omitApi",
    "orderByAggregateGroup",
    "orderByNulls",
    "orderByRelation",
    "prismaSchemaFolder",
    "queryCompiler",
    "referentialActions",
    "referentialIntegrity",
    "selectRelationCount",
    "tracing",
    "transactionApi",
    "uncheckedScalarInputs",
];
