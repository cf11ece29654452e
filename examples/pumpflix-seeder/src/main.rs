//! The program: arguments in, rows in the database, a report out.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use pumpflix_seeder::args::Args;
use pumpflix_seeder::progress::Progress;
use pumpflix_seeder::seed::seed;
use pumpflix_seeder::url::without_password;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => {
            // Help and version also come this way. A reader who has gone away is no error.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("error: cannot start: {error}\n"), 1),
    };
    let progress = Progress::new(u64::from(args.scale) + 1, args.quiet);
    let seeded = runtime.block_on(seed(&args.url, args.scale, &progress));
    progress.clear();
    match seeded {
        Err(failure) => failed(&failure.message(&args.url), failure.exit_code()),
        Ok(_) if args.quiet => ExitCode::SUCCESS,
        Ok(report) => {
            let tables = if report.tables_created { "tables created" } else { "tables found" };
            print(&format!("{}: {tables}\n{report}\n", without_password(&args.url)))
        }
    }
}

/// Prints the report. A closed pipe is not an error: `pumpflix-seeder | head -1` is fine.
fn print(text: &str) -> ExitCode {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            failed(&format!("error: cannot write to standard output: {error}\n"), 1)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn failed(message: &str, code: u8) -> ExitCode {
    // When standard error is closed there is nobody left to tell.
    let _ = std::io::stderr().write_all(message.as_bytes());
    ExitCode::from(code)
}
