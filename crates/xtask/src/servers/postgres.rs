//! A throwaway PostgreSQL.

use super::{Kind, Recipe, Server};
use crate::{cores, step};
use std::path::{Path, PathBuf};

/// The account that Debian's package makes for the server.
const ACCOUNT: &str = "postgres";

/// Whether what is committed has to survive a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// Nothing has to: tests.
    None,
    /// Everything, as in real use: measurements.
    Full,
}

/// PostgreSQL's programs on this machine.
pub(super) struct Programs {
    initdb: PathBuf,
    server: PathBuf,
}

impl Programs {
    /// Looks in Debian's folders (which are not in `PATH`), newest version first, then in `PATH`.
    pub(super) fn find() -> Option<Self> {
        let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
            .collect();
        versions.sort();
        let debian = versions.into_iter().rev().map(|(_, bin)| bin);
        let in_path = step::which("initdb").and_then(|file| file.parent().map(Path::to_path_buf));
        debian
            .chain(in_path)
            .map(|bin| Self { initdb: bin.join("initdb"), server: bin.join("postgres") })
            .find(|programs| programs.initdb.is_file() && programs.server.is_file())
    }
}

/// Makes a cluster in a temporary folder and starts a server on it.
///
/// # Errors
/// What went wrong, with the program's own words.
pub(super) fn start(durability: Durability) -> Result<Server, String> {
    let programs = Programs::find().ok_or("PostgreSQL's programs are missing")?;
    let folder = super::folder(&std::env::temp_dir(), "pg", ACCOUNT)?;
    let data = folder.join("data").display().to_string();
    let initdb = programs.initdb.display().to_string();
    let options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"];
    let mut prepare = vec![initdb, "--pgdata".to_owned(), data.clone()];
    prepare.extend(options.map(str::to_owned));
    if let Err(message) = super::prepare(ACCOUNT, &prepare) {
        let _ = std::fs::remove_dir_all(&folder);
        return Err(message);
    }
    let port = super::free_port()?;
    let mut command = match durability {
        Durability::Full => cores::before_server(),
        Durability::None => Vec::new(),
    };
    command.extend([programs.server.display().to_string(), "-D".to_owned(), data]);
    let settings = [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", folder.display()),
        "max_connections=200".to_owned(),
    ];
    for setting in settings {
        command.extend(["-c".to_owned(), setting]);
    }
    if durability == Durability::None {
        for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
            command.extend(["-c".to_owned(), setting.to_owned()]);
        }
    }
    let url = format!("postgresql://postgres@127.0.0.1:{port}/postgres");
    let recipe = Recipe {
        kind: Kind::Postgres,
        account: ACCOUNT,
        folder: &folder,
        command,
        stop_signal: "INT",
        port,
        url,
    };
    super::keep(recipe)
}
