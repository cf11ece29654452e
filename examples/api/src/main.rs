//! The program: connects, listens, and stops when it is told to, after the requests that it has begun.
//!
//! `DATABASE_URL` names the database (default `sqlite:app.db`), `LISTEN` the address (default `127.0.0.1:8080`).

use pumpflix_data::{Db, create_tables};
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let setting = |name: &str, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
    let db = Db::connect(setting("DATABASE_URL", "sqlite:app.db")).await?;
    create_tables(&db).await?;
    let listener = tokio::net::TcpListener::bind(setting("LISTEN", "127.0.0.1:8080")).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    let (mut ctrl_c, mut kill) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let told = async move {
        tokio::select! { _ = ctrl_c.recv() => {} _ = kill.recv() => {} }
    };
    axum::serve(listener, pumpflix_api::router(db.clone())).with_graceful_shutdown(told).await?;
    db.database().close();
    Ok(())
}
