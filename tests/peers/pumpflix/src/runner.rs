//! A peer's running program.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::protocol::{Outcome, Task};

/// A started peer; it ends with its pipe.
pub(crate) struct Runner {
    name: &'static str,
    child: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
}

impl Runner {
    /// Starts a peer and waits until it is connected.
    pub(crate) fn start(
        program: &PathBuf,
        flavour: &'static str,
        url: &str,
        connections: usize,
    ) -> Outcome<Self> {
        // Who asks a server has a core of its own, if whoever started this one says so.
        let core = std::env::var("PUMPFLIX_BENCH_CORE").ok().filter(|_| url.starts_with("postgres"));
        let mut command = match core {
            Some(core) => {
                let mut command = Command::new("taskset");
                command.args(["--cpu-list", &core]).arg(program);
                command
            }
            None => Command::new(program),
        };
        let mut child = command
            .args([flavour, url, &connections.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", program.display()))?;
        let output = child.stdout.take().ok_or("the peer has no output")?;
        let input = child.stdin.take();
        let mut runner = Self { name: flavour, child, input, output: BufReader::new(output).lines() };
        match runner.answer()?.as_str() {
            "ready" => Ok(runner),
            other => Err(format!("{flavour} begins with `{other}`").into()),
        }
    }

    /// How long one operation took on average.
    pub(crate) fn time(&mut self, task: Task, first: u32, operations: u32) -> Outcome<Duration> {
        let nanos: u64 = self.ask("time", task, first, operations)?.parse()?;
        Ok(Duration::from_nanos(nanos) / operations)
    }

    /// What the operations returned, as one line.
    pub(crate) fn check(&mut self, task: Task, first: u32, operations: u32) -> Outcome<String> {
        self.ask("check", task, first, operations)
    }

    fn ask(&mut self, mode: &str, task: Task, first: u32, operations: u32) -> Outcome<String> {
        let input = self.input.as_mut().ok_or("the peer has no input")?;
        writeln!(input, "{mode} {} {first} {operations}", task.name())?;
        input.flush()?;
        self.answer().map_err(|e| format!("{}, {mode} {}: {e}", self.name, task.name()).into())
    }

    fn answer(&mut self) -> Outcome<String> {
        Ok(self.output.next().ok_or_else(|| format!("{} stopped", self.name))??)
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
