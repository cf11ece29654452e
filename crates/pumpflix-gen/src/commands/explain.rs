//! `pumpflix-gen explain`

use crate::args::ExplainArgs;
use crate::outcome::{Exit, Failure, Outcome, print};

/// Prints a rule's page, or the list of all codes.
pub(crate) fn run(args: &ExplainArgs) -> Outcome {
    let Some(code) = &args.code else {
        let mut codes: Vec<_> = pumpflix_schema::codes().collect();
        codes.sort_unstable();
        print(&(codes.join("\n") + "\n"))?;
        return Ok(Exit::Fine);
    };
    // A person may leave out the part that all codes share.
    let full = if code.starts_with("pumpflix::") { code.clone() } else { format!("pumpflix::{code}") };
    let page = pumpflix_schema::explain(&full).ok_or_else(|| {
        Failure::failed(format!("there is no code `{code}`; `pumpflix-gen explain` lists all of them"))
    })?;
    print(&page)?;
    Ok(Exit::Fine)
}
