//! What every rule says about itself.

/// A rule's page: what `pumpflix-gen explain CODE` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RulePage {
    /// `pumpflix::<noun>::<rule>`
    pub(crate) code: &'static str,
    /// Why the rule is there, in whole sentences.
    pub(crate) why: &'static str,
    /// A schema, or a part of one, that breaks it.
    pub(crate) wrong: &'static str,
    /// The same, mended.
    pub(crate) right: &'static str,
}
