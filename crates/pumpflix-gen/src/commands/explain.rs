//! `pumpflix-gen explain`

use crate::args::ExplainArgs;
use crate::outcome::{Exit, Failure, Outcome, print};
use pumpflix_schema::RulePage;
use std::fmt::Write;

/// Prints a rule's page, or the list of all codes.
pub(crate) fn run(args: &ExplainArgs) -> Outcome {
    let Some(code) = &args.code else {
        let mut codes: Vec<_> = pumpflix_schema::rule_pages().map(|page| page.code).collect();
        codes.sort_unstable();
        print(&(codes.join("\n") + "\n"))?;
        return Ok(Exit::Fine);
    };
    // A person may leave out the part that all codes share.
    let full = if code.starts_with("pumpflix::") { code.clone() } else { format!("pumpflix::{code}") };
    let page = pumpflix_schema::explain(&full).ok_or_else(|| {
        Failure::failed(format!("there is no code `{code}`; `pumpflix-gen explain` lists all of them"))
    })?;
    print(&text(&page))?;
    Ok(Exit::Fine)
}

/// The page as text.
fn text(page: &RulePage) -> String {
    let mut text = format!("{}\n\n{}\n", page.code, page.why.trim());
    for (title, example) in [("Wrong", page.wrong), ("Right", page.right)] {
        let _ = write!(text, "\n{title}:\n\n");
        for line in example.trim_matches('\n').lines() {
            let _ = writeln!(text, "{}", format!("    {line}").trim_end());
        }
    }
    text
}
