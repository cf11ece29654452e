//! A throwaway MariaDB, which stands for MySQL.

use super::{Kind, Recipe, Server};
use crate::step;
use std::path::PathBuf;

/// The account that Debian's package makes for the server.
const ACCOUNT: &str = "mysql";

/// MariaDB's programs on this machine.
pub(super) struct Programs {
    install: PathBuf,
    server: PathBuf,
}

impl Programs {
    /// Looks in `PATH` and in `/usr/sbin`, which an ordinary account's `PATH` lacks.
    pub(super) fn find() -> Option<Self> {
        let find = |name: &str| {
            let sbin = PathBuf::from("/usr/sbin").join(name);
            step::which(name).or_else(|| sbin.is_file().then_some(sbin))
        };
        Some(Self { install: find("mariadb-install-db")?, server: find("mariadbd")? })
    }
}

/// Makes a data folder in a temporary place and starts a server on it; anyone may connect as `root`.
///
/// # Errors
/// What went wrong, with the program's own words.
pub(super) fn start() -> Result<Server, String> {
    let programs = Programs::find().ok_or("MariaDB's programs are missing")?;
    let folder = super::folder(&super::memory().unwrap_or_else(std::env::temp_dir), "my", ACCOUNT)?;
    let data = format!("--datadir={}", folder.join("data").display());
    let prepare = [
        programs.install.display().to_string(),
        "--no-defaults".to_owned(),
        data.clone(),
        "--auth-root-authentication-method=normal".to_owned(),
        "--skip-test-db".to_owned(),
    ];
    if let Err(message) = super::prepare(ACCOUNT, &prepare) {
        let _ = std::fs::remove_dir_all(&folder);
        return Err(message);
    }
    let port = super::free_port()?;
    let command = vec![
        programs.server.display().to_string(),
        "--no-defaults".to_owned(),
        data,
        "--bind-address=127.0.0.1".to_owned(),
        format!("--port={port}"),
        format!("--socket={}", folder.join("socket").display()),
        format!("--pid-file={}", folder.join("pid").display()),
        // Nothing here has to survive a power cut. A version that lacks one of these goes on without it.
        "--loose-innodb-flush-log-at-trx-commit=0".to_owned(),
        "--loose-innodb-flush-method=nosync".to_owned(),
        "--loose-innodb-doublewrite=0".to_owned(),
        "--loose-sync-frm=0".to_owned(),
        "--loose-innodb-log-file-size=16M".to_owned(),
        "--loose-innodb-buffer-pool-size=64M".to_owned(),
        "--skip-log-bin".to_owned(),
        "--character-set-server=utf8mb4".to_owned(),
        "--collation-server=utf8mb4_unicode_ci".to_owned(),
    ];
    let url = format!("mysql://root@127.0.0.1:{port}/mysql");
    let recipe = Recipe {
        kind: Kind::MariaDb,
        account: ACCOUNT,
        folder: &folder,
        command,
        stop_signal: "TERM",
        port,
        url,
    };
    super::keep(recipe)
}
