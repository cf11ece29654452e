//! Tests, CI, tidiness and generated files of this workspace: `cargo xtask <command>`.
//!
//! It has no dependencies, so that it is built in a second, and it starts other programs for everything it
//! does. It needs a Unix system: throwaway servers live in process groups.

#![expect(clippy::print_stdout, reason = "this is a program for the terminal")]

mod arrows;
mod bench;
mod ci;
mod cores;
mod fuzz;
mod generate;
#[cfg_attr(not(feature = "reference"), path = "reference/start.rs")]
mod reference;
mod servers;
mod step;
mod test;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <command>

  test [--no-databases] [ARGS…]
             all tests, on a throwaway PostgreSQL and MariaDB that are stopped afterwards; ARGS go
             to `cargo test`
  ci         everything that must hold before a change lands; a skipped test is a failure
  bench [sqlite] [postgresql] [relations] [program] [check]
             what the client costs beside the raw drivers, and the program on large schemas
  bench diff
             how long `migrate diff` takes on large schemas, beside the reference where it is at hand
  bench peers [--quick] [--turns N] [sqlite] [postgresql]
             what the client costs beside Diesel, sqlx, SeaORM and Toasty; builds them all first
  bench compile [SIZE…]
             what `cargo check` of generated clients of 20, 100 and 300 models, or of so many, costs
  bench compile-peers [SIZE…]
             what it costs for the same models with Diesel, SeaORM and Toasty
  fuzz [parse|check|format|migrate] [SECONDS]
             random texts against each of these, ten minutes unless told; needs cargo-fuzz
  tidy       file lengths, headers, arrows between crates, paths named in crates/README.md
  generate   remakes every generated file that is checked in
  reference [OPTIONS] [PATH…]
             how often this project agrees with Prisma's own validator, formatter and engine, on
             generated schemas and on schemas of yours; see `cargo xtask reference --help`

PUMPFLIX_TEST_POSTGRES_URL and PUMPFLIX_TEST_MYSQL_URL name servers of yours to use instead.";

/// What a command returns: nothing, or the sentence to print before exiting with 1.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next();
    let rest: Vec<String> = args.collect();
    let outcome = match command.as_deref() {
        Some("test") => test::run(&rest),
        Some("ci") => ci::run(),
        Some("bench") => bench::run(&rest),
        Some("fuzz") => fuzz::run(&rest),
        Some("tidy") => tidy::run(),
        Some("generate") => generate::run(),
        Some("reference") => reference::run(&rest),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
