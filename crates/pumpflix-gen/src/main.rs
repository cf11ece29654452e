//! The program: arguments in, exit code out. It joins the rooms and does nothing else.

mod args;
mod commands;
mod outcome;
mod report;

use clap::Parser;
use outcome::{Exit, Outcome};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Schemas nest without a limit, and so do the functions that read them. The main thread's stack is set by the
/// system and may be small; this one is only reserved until it is used.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(message) => {
            // Help and version also come this way. A reader who has gone away is no error.
            let _ = message.print();
            // With this flag 2 means that the two differ, so that no error may be 2.
            if message.use_stderr() && std::env::args_os().any(|arg| arg == "--exit-code") {
                return Exit::Findings.into();
            }
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
        }
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || run(args));
    let exit = match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(exit)) => exit,
        // The panic has printed its own message.
        Ok(Err(_)) => Exit::Failed,
        Err(error) => {
            outcome::note(&format!("error: cannot start: {error}\n"));
            Exit::Failed
        }
    };
    exit.into()
}

/// Runs a command and prints the message of one that failed.
fn run(args: args::Args) -> Exit {
    outcome_of(args).unwrap_or_else(|failure| {
        outcome::note(&failure.message());
        failure.exit()
    })
}

fn outcome_of(args: args::Args) -> Outcome {
    use args::Command;
    match args.command {
        Command::Build(args) => commands::build::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Format(args) => commands::format::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Init(args) => commands::init::run(&args),
        Command::Migrate(args) => commands::migrate::run(&args),
        Command::Sql(args) => commands::sql::run(&args),
    }
}
