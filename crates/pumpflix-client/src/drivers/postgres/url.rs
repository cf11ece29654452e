//! What a PostgreSQL URL says.

use std::str::FromStr;

use tokio_postgres::Config;
use tokio_postgres::config::SslMode;

use super::cause;
use super::tls::{Check, Tls};
use crate::error::{Error, Result};

/// Where a server is and how it is spoken to.
pub(crate) struct PostgresTarget {
    pub(crate) config: Config,
    pub(super) tls: Tls,
}

impl PostgresTarget {
    /// Reads a URL. `schema=` of Prisma's URLs becomes the search path, its other own keys are dropped; `sslmode` and
    /// `sslrootcert` mean what they mean to PostgreSQL's own programs.
    pub(crate) fn parse(url: &str) -> Result<Option<Self>> {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Ok(None);
        }
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let mut kept = Vec::new();
        let mut search_path = None;
        let (mut mode, mut roots, mut strict) = ("prefer", None, false);
        for pair in query.split('&').filter(|p| !p.is_empty()) {
            match pair.split_once('=').unwrap_or((pair, "")) {
                ("schema", name) => search_path = Some(name.to_owned()),
                ("sslmode", name) => mode = name,
                ("sslrootcert", file) => roots = Some(decoded(file)?),
                // Prisma's way to ask for `verify-full`.
                ("sslaccept", accepted) => strict = accepted == "strict",
                (
                    "connection_limit"
                    | "pool_timeout"
                    | "pgbouncer"
                    | "socket_timeout"
                    | "statement_cache_size",
                    _,
                ) => {}
                _ => kept.push(pair),
            }
        }
        let url = if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) };
        let mut config = Config::from_str(&url)
            .map_err(|e| Error::usage(format!("the PostgreSQL URL cannot be read: {}", cause(&e))))?;
        if let Some(name) = search_path {
            let path = format!("-c search_path=\"{}\"", name.replace(['\\', '"', ' '], ""));
            // Beside the options that the URL itself has.
            let options = config.get_options().map_or(path.clone(), |given| format!("{given} {path}"));
            config.options(options);
        }
        if config.get_application_name().is_none() {
            config.application_name("pumpflix-client");
        }
        let (ssl, check) = match mode {
            "disable" => (SslMode::Disable, Check::Nothing),
            "allow" | "prefer" if !strict => (SslMode::Prefer, Check::Nothing),
            // With a root certificate at hand it is looked at.
            "require" if !strict && roots.is_none() => (SslMode::Require, Check::Nothing),
            "require" if !strict => (SslMode::Require, Check::Chain),
            "verify-ca" => (SslMode::Require, Check::Chain),
            "verify-full" | "allow" | "prefer" | "require" => (SslMode::Require, Check::ChainAndName),
            other => {
                return Err(Error::usage(format!(
                    "`sslmode={other}` is not known; known are disable, prefer, require, verify-ca, verify-full"
                )));
            }
        };
        config.ssl_mode(ssl);
        Ok(Some(Self { config, tls: Tls::new(ssl, check, roots.as_deref())? }))
    }
}

/// The text of a part of a URL in which `%2F` stands for `/`.
fn decoded(text: &str) -> Result<String> {
    let broken = || Error::usage("a `%` in the PostgreSQL URL is not followed by two hexadecimal digits");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|d| char::from(d).to_digit(16)).ok_or_else(broken);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| broken())?);
    }
    String::from_utf8(bytes).map_err(|_| Error::usage("the PostgreSQL URL holds text that is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Result<PostgresTarget> {
        PostgresTarget::parse(&format!("postgres://u@localhost/d?{query}")).map(Option::unwrap)
    }

    #[test]
    fn ssl_modes() {
        assert_eq!(parse("schema=a&connection_limit=3").unwrap().config.get_ssl_mode(), SslMode::Prefer);
        assert_eq!(parse("sslmode=disable").unwrap().config.get_ssl_mode(), SslMode::Disable);
        let unknown = parse("sslmode=yes").err().unwrap().to_string();
        assert!(unknown.contains("`sslmode=yes` is not known"), "{unknown}");
        for query in ["sslmode=require", "sslmode=verify-ca", "sslmode=verify-full", "sslaccept=strict"] {
            let asked = parse(query);
            if cfg!(feature = "tls") {
                assert_eq!(asked.unwrap().config.get_ssl_mode(), SslMode::Require);
            } else {
                let refused = asked.err().unwrap().to_string();
                assert!(refused.contains("feature `tls`"), "{refused}");
            }
        }
    }

    #[test]
    fn files_in_urls() {
        assert_eq!(decoded("%2Fetc/a%20b.pem").unwrap(), "/etc/a b.pem");
        assert!(decoded("%2").is_err() && decoded("%zz").is_err() && decoded("%ff").is_err());
    }
}
