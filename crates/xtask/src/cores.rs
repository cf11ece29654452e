//! Which cores do what while a client and a server are measured.
//!
//! Left to itself the system puts a server's process now beside the client, now on a core of its own, and the answer to
//! a short query takes 40 µs or 80 as it likes. So the client gets the first core and the server the others.

use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;

use crate::step;

/// Tells programs that start others which core those should have.
pub(crate) const VARIABLE: &str = "PUMPFLIX_BENCH_CORE";

/// The core of what asks.
pub(crate) const CLIENT: &str = "0";

/// The cores of the server; none where there is but one, or no program that can part them.
fn of_server() -> Option<String> {
    let count = available_parallelism().map_or(1, NonZero::get);
    let is_parted = count > 1 && step::which("taskset").is_some();
    is_parted.then(|| format!("1-{}", count - 1))
}

/// The words before a server's command that give it its cores.
pub(crate) fn before_server() -> Vec<String> {
    let words = |cores| ["taskset".to_owned(), "--cpu-list".to_owned(), cores];
    of_server().map(words).into_iter().flatten().collect()
}

/// A program that asks a server, on its core.
pub(crate) fn client(program: &Path) -> Command {
    if of_server().is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", CLIENT]).arg(program);
    command
}

/// Lets a program that starts others know which core they should have.
pub(crate) fn tell(command: &mut Command) {
    if of_server().is_some() {
        command.env(VARIABLE, CLIENT);
    }
}
