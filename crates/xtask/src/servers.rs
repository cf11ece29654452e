//! Throwaway database servers: made in a temporary folder, gone with the process that asked for them.
//!
//! Each server is the child of a small shell script, its *keeper*, in a process group of its own. The keeper
//! reads from a pipe whose other end this process holds. However this process ends (normally, by a panic, by
//! Ctrl-C, by `kill -9`), the pipe closes; the keeper then stops the server and removes the folder.

mod mariadb;
mod postgres;

use crate::step;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A kind of server that tests can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A PostgreSQL server.
    Postgres,
    /// A MariaDB server, which stands for MySQL.
    MariaDb,
}

impl Kind {
    /// The variable by which tests learn the server's URL.
    pub(crate) const fn variable(self) -> &'static str {
        match self {
            Self::Postgres => "PUMPFLIX_TEST_POSTGRES_URL",
            Self::MariaDb => "PUMPFLIX_TEST_MYSQL_URL",
        }
    }

    /// Its name in messages.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::MariaDb => "MariaDB",
        }
    }

    /// The Debian package that has it.
    const fn package(self) -> &'static str {
        match self {
            Self::Postgres => "postgresql",
            Self::MariaDb => "mariadb-server",
        }
    }

    /// Whether its programs are on this machine.
    fn is_installed(self) -> bool {
        match self {
            Self::Postgres => postgres::Programs::find().is_some(),
            Self::MariaDb => mariadb::Programs::find().is_some(),
        }
    }
}

/// A running server; dropping it stops it and removes its files.
#[derive(Debug)]
pub(crate) struct Server {
    /// Where tests connect.
    pub(crate) url: String,
    keeper: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Closing the pipe is what the keeper waits for.
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Starts a server, after installing it when it is missing and that is permitted.
///
/// # Errors
/// A sentence that says why there is none and what to do about it.
pub(crate) fn start(kind: Kind) -> Result<Server, String> {
    if !kind.is_installed() {
        install(kind)?;
    }
    match kind {
        Kind::Postgres => postgres::start(postgres::Durability::None),
        Kind::MariaDb => mariadb::start(),
    }
}

/// Starts a PostgreSQL that writes to disk as one in use does, for measuring.
///
/// # Errors
/// As [`start`].
pub(crate) fn start_durable() -> Result<Server, String> {
    if !Kind::Postgres.is_installed() {
        install(Kind::Postgres)?;
    }
    postgres::start(postgres::Durability::Full)
}

/// Installs the Debian package of a server where this process may.
fn install(kind: Kind) -> Result<(), String> {
    let (title, package) = (kind.title(), kind.package());
    let by_hand = format!("{title} is not installed; install it with: sudo apt-get install {package}");
    if step::which("apt-get").is_none() || !step::is_root() {
        return Err(by_hand);
    }
    println!("── installing {package}");
    let apt = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let installed = apt(&["update"]) & apt(&["install", "--yes", "--no-install-recommends", package]);
    if installed && kind.is_installed() { Ok(()) } else { Err(by_hand) }
}

/// What a server needs to be started, found by its own module.
struct Recipe<'a> {
    kind: Kind,
    /// The account to run as when this process is root, because these servers refuse root.
    account: &'a str,
    folder: &'a Path,
    /// The program and its arguments.
    command: Vec<String>,
    /// The signal that ends it at once and in order.
    stop_signal: &'a str,
    port: u16,
    url: String,
}

/// Waits for the pipe to close, then stops the server and removes the folder.
const KEEPER: &str = r#"folder=$1; signal=$2; shift 2
"$@" >"$folder/log" 2>&1 &
server=$!
read -r _
kill -s "$signal" "$server" 2>/dev/null
wait "$server"
rm -rf "$folder""#;

/// Starts the server under its keeper and waits until it answers.
fn keep(recipe: Recipe<'_>) -> Result<Server, String> {
    let title = recipe.kind.title();
    let keeper = Command::new("sh")
        .args(["-c", KEEPER, "keeper"])
        .arg(recipe.folder)
        .arg(recipe.stop_signal)
        .args(as_account(recipe.account, &recipe.command))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C goes to the terminal's process group; the keeper must outlive it.
        .process_group(0)
        .spawn()
        .map_err(|e| format!("cannot start {title}: {e}"))?;
    let server = Server { url: recipe.url, keeper };
    let deadline = Instant::now() + Duration::from_secs(30);
    while std::net::TcpStream::connect(("127.0.0.1", recipe.port)).is_err() {
        if Instant::now() > deadline {
            let log = std::fs::read_to_string(recipe.folder.join("log")).unwrap_or_default();
            return Err(format!("{title} does not answer; its log:\n{log}"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(server)
}

/// The command, run as `account` when this process is root.
fn as_account(account: &str, command: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    if step::is_root() {
        let prefix = [
            "setpriv".to_owned(),
            format!("--reuid={account}"),
            format!("--regid={account}"),
            "--init-groups".to_owned(),
        ];
        words.extend(prefix);
    }
    words.extend_from_slice(command);
    words
}

/// A folder that is kept in memory, where there is one with room for a server. A server syncs its files with each change
/// of a table, which takes a tenth of the time there.
fn memory() -> Option<PathBuf> {
    const KIBIBYTES: u64 = 1024 * 1024;
    let free = step::output("df", &["--output=avail", "-k", "/dev/shm"])?;
    let free: u64 = free.lines().last()?.trim().parse().ok()?;
    (free >= KIBIBYTES).then(|| PathBuf::from("/dev/shm"))
}

/// A new folder in `home` that belongs to the account the server will run as.
fn folder(home: &Path, name: &str, account: &str) -> Result<PathBuf, String> {
    // A socket's path may have about 100 bytes, so the name is short.
    let path = home.join(format!("pumpflix-{name}-{}", std::process::id()));
    let failed = |e: std::io::Error| format!("cannot prepare {}: {e}", path.display());
    std::fs::create_dir_all(&path).map_err(failed)?;
    if step::is_root() {
        let id = |flag| step::output("id", &[flag, account]).and_then(|id| id.parse().ok());
        let (user, group) =
            id("-u").zip(id("-g")).ok_or_else(|| format!("there is no account `{account}`"))?;
        chown(&path, Some(user), Some(group)).map_err(failed)?;
    }
    Ok(path)
}

/// Runs a server's preparing program to its end, as the account that the server will have.
fn prepare(account: &str, command: &[String]) -> Result<(), String> {
    let words = as_account(account, command);
    let (program, args) = words.split_first().ok_or("nothing to run")?;
    let output = Command::new(program)
        .args(args)
        .current_dir("/")
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("cannot start {program}: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    let report = String::from_utf8_lossy(&output.stderr);
    Err(format!("{} failed: {report}", command.first().map_or("", String::as_str)))
}

/// A TCP port that nothing listens on at this moment.
fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|e| format!("no free port: {e}"))
}
