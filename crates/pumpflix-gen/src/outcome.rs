//! How a command ends, and printing that survives a reader who has gone away.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// The exit codes, as `--help` documents them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: all is well.
    Fine,
    /// 1: the schema has errors, or files are stale.
    Findings,
    /// 2: the command could not do its work: wrong use, or the system refused.
    Failed,
    /// 2 as well, where it was asked for: the two sides of a comparison differ.
    Differs,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Failed | Exit::Differs => 2,
        })
    }
}

/// Why a command stopped; its text has been or will be printed to standard error.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The schema has errors.
    Invalid(Box<pumpflix_build::Invalid>),
    /// A sentence, and the exit code that goes with it.
    Message(String, Exit),
}

/// What a command returns.
pub(crate) type Outcome = Result<Exit, Failure>;

impl Failure {
    /// Wrong use, or the system refused.
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self::Message(message.into(), Exit::Failed)
    }

    /// The same failure with the exit code of a finding.
    pub(crate) fn into_finding(self) -> Self {
        match self {
            Self::Message(text, _) => Self::Message(text, Exit::Findings),
            invalid @ Self::Invalid(_) => invalid,
        }
    }

    /// The text for standard error.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Invalid(invalid) => crate::report::human::all(&invalid.diagnostics, &invalid.sources),
            Self::Message(text, _) => format!("error: {text}\n"),
        }
    }

    /// The exit code.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Invalid(_) => Exit::Findings,
            Self::Message(_, exit) => *exit,
        }
    }
}

impl From<pumpflix_build::Error> for Failure {
    fn from(error: pumpflix_build::Error) -> Self {
        match error {
            pumpflix_build::Error::Invalid(invalid) => Self::Invalid(invalid),
            pumpflix_build::Error::Generator { .. } => Self::Message(error.to_string(), Exit::Findings),
            other => Self::failed(other.to_string()),
        }
    }
}

/// Prints a command's result. A closed pipe is not an error: `pumpflix-gen sql | head` is fine.
///
/// # Errors
/// When standard output cannot be written for another reason, such as a full disk.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::failed(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints what is not a result to standard error; when that fails there is nobody left to tell.
pub(crate) fn note(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A count and its noun: `1 file`, `2 files`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("{n} {noun}") } else { format!("{n} {noun}s") }
}
