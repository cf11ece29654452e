//! A small HTTP service over the PumpFlix database: workflows to look at, invoices to write and pay.

mod failure;
mod invoices;
mod workflows;

use axum::Router;
use axum::routing::{get, post};
use pumpflix_data::Db;

/// The routes of the service.
pub fn router(db: Db) -> Router {
    Router::new()
        .route("/workflows", get(workflows::list))
        .route("/workflows/{id}", get(workflows::detail))
        .route("/runs/summary", get(workflows::summary))
        .route("/invoices", post(invoices::create))
        .route("/invoices/{number}/payment", post(invoices::pay))
        .with_state(db)
}
