//! `cargo xtask bench`: the generated client beside the raw drivers, and the program on schemas small and large.
//!
//! Each task is written twice: through the client, and by hand on the driver in its best idiom. The two run in turns
//! in one process, so that whatever else the machine does hits both; what is printed is the median of each and their
//! ratio.

#![expect(clippy::print_stdout, reason = "this is a program for the terminal")]

mod check;
mod crowd;
mod data;
mod postgres;
mod program;
mod relations;
mod sqlite;
mod turns;

use std::path::{Path, PathBuf};

pumpflix_client::include_db!();

/// What can go wrong; a benchmark stops at the first thing that does.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|w| w == name);
    if wants("sqlite") {
        sqlite::run().await?;
    }
    if wants("relations") {
        relations::on_sqlite().await?;
    }
    match std::env::var("PUMPFLIX_TEST_POSTGRES_URL") {
        Ok(url) => {
            if wants("postgresql") {
                postgres::run(&url).await?;
            }
            if wants("relations") {
                relations::on_postgres(&url).await?;
            }
        }
        Err(_) if wants("postgresql") || wants("relations") => {
            println!("PostgreSQL: left out, PUMPFLIX_TEST_POSTGRES_URL names no server");
        }
        Err(_) => {}
    }
    if let Some(program) = the_program() {
        if wants("program") {
            program::run(&program)?;
        }
        if wants("check") {
            check::run(&program)?;
        }
    }
    Ok(())
}

/// The program in a release build, where it is: Cargo builds it to the target folder that this one lies in.
fn the_program() -> Option<PathBuf> {
    let here = std::env::current_exe().unwrap_or_default();
    let target = here.ancestors().nth(2).unwrap_or(Path::new("target"));
    let program =
        std::env::var_os("PUMPFLIX_GEN").map_or_else(|| target.join("release/pumpflix-gen"), PathBuf::from);
    if program.is_file() {
        return Some(program);
    }
    let missing = program.display();
    println!("program and check: left out, {missing} is not there (cargo build --release -p pumpflix-gen)");
    None
}
