//! A shard key without its preview feature.

use crate::check::config::Preview;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::shard_key::preview",
    why: "Shard keys are an experiment that must be switched on.",
    wrong: "model User {
  id     Int @id
  region Int @shardKey
}",
    right: "model User {
  id     Int @id
  region Int
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        for span in &model.shard_keys {
            if !draft.config.previews.has(Preview::ShardKeys) {
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        *span,
                        "shard keys are an experiment that is not switched on",
                    )
                    .label("a shard key")
                    .help("add `previewFeatures = [\"shardKeys\"]` to a generator block"),
                );
            } else if draft.dialect != Dialect::MySql {
                out.push(
                    Diagnostic::error(PAGE.code, *span, format!("{} has no shard keys", draft.dialect))
                        .label("not possible here")
                        .help("they are for MySQL behind Vitess, as on PlanetScale"),
                );
            }
        }
    }
}
