//! What every rule says about itself.

/// A rule's page: what `pumpflix-gen explain CODE` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RulePage {
    /// `pumpflix::<noun>::<rule>`
    pub code: &'static str,
    /// Why the rule is there, in whole sentences.
    pub why: &'static str,
    /// A schema, or a part of one, that breaks it.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
}
