//! What goes wrong, as an HTTP answer.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use pumpflix_data::Error;
use serde_json::json;

/// Why a request was not done: a status, and words for the caller.
pub(crate) struct Failure(pub(crate) StatusCode, pub(crate) String);

impl From<Error> for Failure {
    /// What the caller can mend is told in the client's words, which hold no values; the rest is for the log.
    fn from(error: Error) -> Self {
        let status = match &error {
            Error::NotFound { .. } => StatusCode::NOT_FOUND,
            Error::UniqueViolation { .. } | Error::ForeignKeyViolation { .. } => StatusCode::CONFLICT,
            Error::NullViolation { .. } | Error::InvalidCursor { .. } => StatusCode::BAD_REQUEST,
            Error::PoolTimeout | Error::Timeout | Error::Conflict { .. } => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if status.is_server_error() {
            eprintln!("{}: {error}", error.code());
            return Self(status, "it is our fault; please try again later".to_owned());
        }
        Self(status, error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}
