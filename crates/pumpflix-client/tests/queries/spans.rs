//! Spans of queries.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use pumpflix_client::codegen_support::Dialect;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::databases::{Scratch, each};
use crate::models::{post, user};

type Span = BTreeMap<&'static str, String>;

/// Keeps the fields of every span.
#[derive(Clone, Default)]
struct Keep(Arc<Mutex<Vec<Span>>>);

struct Fields<'a>(&'a mut Span);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl Subscriber for Keep {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "pumpflix_client"
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut span = Span::new();
        attributes.record(&mut Fields(&mut span));
        spans.push(span);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let at = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fields(&mut self.0.lock().unwrap()[at]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_query_is_a_span_in_opentelemetrys_words() {
    let keep = Keep::default();
    let _guard = tracing::subscriber::set_default(keep.clone());
    each(async |Scratch { db, dialect, .. }| {
        db.user().create(user::New::numbered(1)).await.unwrap();
        // Other tests may have come here at the same time, with nobody who listens.
        tracing::callsite::rebuild_interest_cache();
        keep.0.lock().unwrap().clear();
        db.user().find_many().filter(user::email.eq("u1@x.io")).await.unwrap();
        db.post().create(post::New::numbered(1, 9)).await.unwrap_err();
        let spans = keep.0.lock().unwrap();
        let [found, failed] = spans.as_slice() else { panic!("{spans:?}") };
        let postgres = dialect == Dialect::Postgres;
        assert_eq!(found["db.system.name"], if postgres { "postgresql" } else { "sqlite" });
        assert_eq!(found["otel.name"], "SELECT User");
        assert_eq!(found["otel.kind"], "client");
        assert_eq!(found["db.operation.name"], "SELECT");
        assert_eq!(found["db.collection.name"], "User");
        assert_eq!(found["db.response.returned_rows"], "1");
        assert!(found["db.query.text"].starts_with("SELECT \"id\", \"email\""));
        assert!(found["code.file.path"].ends_with("tests/queries/spans.rs"));
        assert!(found.contains_key("db.namespace") && found.contains_key("code.line.number"));
        assert_eq!(found.contains_key("server.address"), postgres);
        assert_eq!(failed["otel.status_code"], "ERROR");
        assert_eq!(failed["error.type"], "P2003");
        assert!(spans.iter().flat_map(Span::values).all(|value| !value.contains("u1@x.io")));
    })
    .await;
}
