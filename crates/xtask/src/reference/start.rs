//! Builds this program again with what the comparison needs, optimised, and hands the arguments over.
//!
//! It stands in for the module `reference` in the ordinary build, so that every other command is still built
//! in a second and without the crates that the comparison looks at.

use crate::servers::{self, Kind};
use crate::{Outcome, step};

/// `cargo xtask reference …`, in a release build with the feature `reference`.
pub(crate) fn run(args: &[String]) -> Outcome {
    let mut command = step::cargo([
        "run",
        "--quiet",
        "--release",
        "--package",
        "xtask",
        "--features",
        "reference",
        "--",
        "reference",
    ]);
    if let Ok(here) = std::env::current_dir() {
        command.current_dir(here);
    }
    // The reference writes its scripts on a server's word.
    let wanted = !args.iter().any(|arg| ["generate", "--help", "-h"].contains(&arg.as_str()));
    let server = if wanted && std::env::var_os("PG_URL").is_none() {
        let server = servers::start(Kind::Postgres)?;
        command.env("PG_URL", &server.url);
        Some(server)
    } else {
        None
    };
    let status = command.args(args).status().map_err(|e| format!("cannot start cargo: {e}"))?;
    drop(server);
    if status.success() { Ok(()) } else { Err(format!("reference failed ({status})")) }
}
