//! The service, spoken to over HTTP as its callers do: on SQLite, and on PostgreSQL where
//! `PUMPFLIX_TEST_POSTGRES_URL` names a server.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::DateTime;
use pumpflix_data::{
    Db, ExecutionStatus, credential, credential_usage_log, execution_log, organization, workflow,
};
use serde_json::{Value, json};
use tokio::sync::oneshot;

/// A caller of a service that runs.
#[derive(Clone)]
struct Caller {
    agent: ureq::Agent,
    base: String,
}

impl Caller {
    fn new(base: String) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Self { agent, base }
    }

    /// The status and the body of an answer. The client blocks, so it gets a thread where that does no harm.
    async fn call(&self, body: Option<Value>, path: &str) -> (u16, Value) {
        let (agent, url) = (self.agent.clone(), format!("{}{path}", self.base));
        let ask = move || {
            let answer = match body {
                Some(body) => agent.post(url).send_json(body),
                None => agent.get(url).call(),
            };
            let mut answer = answer.unwrap();
            let text = answer.body_mut().read_to_string().unwrap();
            (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::String(text)))
        };
        tokio::task::spawn_blocking(ask).await.unwrap()
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        self.call(None, path).await
    }

    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.call(Some(body), path).await
    }
}

/// Runs a test against a service on each database there is.
async fn each(test: impl AsyncFn(Db, Caller)) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = tempfile::tempdir().unwrap();
    served(&format!("sqlite:{}", folder.path().join("test.db").display()), &test).await;
    let Ok(server) = std::env::var("PUMPFLIX_TEST_POSTGRES_URL") else {
        assert!(std::env::var_os("PUMPFLIX_REQUIRE_DATABASES").is_none(), "there is no server for the tests");
        return;
    };
    let schema = format!("api_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let owner = Db::connect(&server).await.unwrap();
    owner.execute_script(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    served(&format!("{server}{}schema={schema}", if server.contains('?') { '&' } else { '?' }), &test).await;
    owner.execute_script(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
}

/// Starts the service on a port of the system's choice, runs the test, and stops it.
async fn served(url: &str, test: &impl AsyncFn(Db, Caller)) {
    let db = Db::connect(url).await.unwrap();
    pumpflix_data::create_tables(&db).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let service = axum::serve(listener, pumpflix_api::router(db.clone()));
    let running = tokio::spawn(service.with_graceful_shutdown(async { drop(stopped.await) }).into_future());
    test(db.clone(), Caller::new(base)).await;
    stop.send(()).unwrap();
    running.await.unwrap().unwrap();
    db.database().close();
}

/// Two organizations; the first has 25 workflows, of which the last ran three times.
async fn fill(db: &Db) -> String {
    for slug in ["acme", "other"] {
        db.organization().create(organization::New { slug: slug.into(), name: slug.into() }).await.unwrap();
    }
    let new = |slug: &str, owner: &str| workflow::New {
        organization_id: organization::by_slug(owner).into(),
        name: format!("Send {slug}"),
        slug: slug.into(),
        definition: json!({}),
    };
    db.workflow().create(new("w0", "other")).await.unwrap();
    let times = (1..).map(|day| DateTime::from_timestamp(day * 86_400, 0).unwrap());
    let many = (1..25).zip(times).map(|(number, time)| new(&format!("w{number}"), "acme").created_at(time));
    db.workflow().create_many(many).await.unwrap();
    let last = db.workflow().create(new("50%", "acme")).await.unwrap();
    let secret = credential::New {
        organization_id: organization::by_slug("acme").into(),
        name: "mail".into(),
        service: "smtp".into(),
        ciphertext: vec![1],
        nonce: vec![2],
        encryption_key: "k".into(),
    };
    let secret = db.credential().create(secret).await.unwrap();
    for (status, ms) in [(ExecutionStatus::Succeeded, 10), (ExecutionStatus::Succeeded, 30)] {
        let run = db.execution_log().create(execution_log::New { workflow_id: (&last).into() });
        let run = run.status(status).duration_ms(ms).await.unwrap();
        let used = credential_usage_log::New { credential_id: (&secret).into() };
        db.credential_usage_log().create(used).execution_log_id(&run).await.unwrap();
    }
    db.execution_log().create(execution_log::New { workflow_id: (&last).into() }).await.unwrap();
    last.id
}

fn names(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn workflows_page_by_page() {
    each(async |db, caller: Caller| {
        fill(&db).await;
        let (status, first) = caller.get("/workflows?organization=acme").await;
        assert_eq!((status, names(&first).len(), names(&first)[0]), (200, 20, "Send 50%"));
        assert_eq!(first["items"][0]["runs"], 3);
        assert_eq!(first["items"][0]["organization"], json!({ "slug": "acme" }));
        let next = first["next"].as_str().unwrap();
        let (_, second) = caller.get(&format!("/workflows?organization=acme&after={next}")).await;
        assert_eq!((names(&second).len(), names(&second)[4], &second["next"]), (5, "Send w1", &Value::Null));
        let (_, found) = caller.get("/workflows?search=50%25").await;
        assert_eq!(names(&found), ["Send 50%"], "the sign is itself, not a pattern");
        let (status, wrong) = caller.get("/workflows?after=nonsense").await;
        assert_eq!(status, 400, "{wrong}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_workflow_three_levels_deep() {
    each(async |db, caller: Caller| {
        let id = fill(&db).await;
        let (status, found) = caller.get(&format!("/workflows/{id}")).await;
        assert_eq!((status, &found["name"]), (200, &json!("Send 50%")));
        let runs = found["runs"].as_array().unwrap();
        assert_eq!((runs.len(), runs[0]["used"].as_array().unwrap().len()), (3, 0), "the latest first");
        assert_eq!(runs[1]["used"][0]["action"], "request");
        let (status, missing) = caller.get("/workflows/none").await;
        assert_eq!((status, missing["error"].as_str().unwrap()), (404, "no Workflow has the given `id`"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_in_numbers() {
    each(async |db, caller: Caller| {
        fill(&db).await;
        let (status, groups) = caller.get("/runs/summary").await;
        assert_eq!((status, groups), (200, json!([["SUCCEEDED", 2, 20.0], ["PENDING", 1, null]])));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_is_written_and_paid_once() {
    each(async |db, caller: Caller| {
        fill(&db).await;
        let invoice = |organization: &str| {
            json!({
                "number": "2026-1",
                "organization": organization,
                "periodStart": "2026-01-01T00:00:00Z",
                "periodEnd": "2026-02-01T00:00:00Z",
                "items": [
                    { "description": "Plan", "quantity": 2, "unitPrice": "49.50" },
                    { "description": "Runs", "quantity": "0.333", "unitPrice": "10" },
                ],
            })
        };
        let (status, wrong) = caller.post("/invoices", invoice("nobody")).await;
        assert_eq!(status, 400, "{wrong}");
        let (status, created) = caller.post("/invoices", invoice("acme")).await;
        assert_eq!((status, &created["total"], &created["status"]), (201, &json!("102.33"), &json!("OPEN")));
        assert_eq!(db.invoice_item().find_many().count().await.unwrap(), 2);
        let (status, twice) = caller.post("/invoices", invoice("acme")).await;
        assert_eq!(status, 409, "{twice}");
        assert!(twice["error"].as_str().unwrap().contains("number"), "{twice}");
        assert_eq!(db.invoice_item().find_many().count().await.unwrap(), 2, "all or nothing");

        let path = "/invoices/2026-1/payment";
        // Two at once: one of them pays.
        let (one, two) = tokio::join!(caller.post(path, json!({})), caller.post(path, json!({})));
        let (paid, refused) = if one.0 == 200 { (one, two) } else { (two, one) };
        assert_eq!((paid.0, &paid.1["status"], refused.0), (200, &json!("PAID"), 409), "{refused:?}");
        assert_eq!(db.audit_log().find_many().count().await.unwrap(), 1);
        assert_eq!(caller.post("/invoices/none/payment", json!({})).await.0, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_of_ours_tells_nothing() {
    each(async |db: Db, caller: Caller| {
        db.execute_script("ALTER TABLE \"ExecutionLog\" RENAME TO \"Elsewhere\"").await.unwrap();
        let (status, fault) = caller.get("/runs/summary").await;
        assert_eq!((status, fault), (500, json!({ "error": "it is our fault; please try again later" })));
    })
    .await;
}

#[tokio::test]
async fn the_program_stops_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_pumpflix-api"))
        .env("DATABASE_URL", "sqlite:app.db")
        .env("LISTEN", "127.0.0.1:0")
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let caller = Caller::new(line.trim().rsplit(' ').next().unwrap().to_owned());
    assert_eq!(caller.get("/workflows").await.0, 200, "{line}");
    assert!(Command::new("kill").arg(program.id().to_string()).status().unwrap().success());
    assert!(program.wait().unwrap().success());
}
