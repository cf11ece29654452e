//! The laws of the sample data: the same on every run, linked without a gap, unique where the schema says so, adding up.

use std::collections::BTreeSet;

use pumpflix_seeder::{Rows, TEST_USER_EMAIL, catalogue, organization};
use rust_decimal::{Decimal, RoundingStrategy};

/// The catalogue and the first organizations, the default one among them.
fn sample() -> (Rows, Vec<Rows>) {
    (catalogue(), (0..40).map(organization).collect())
}

/// All rows of one kind, over the catalogue and all organizations.
macro_rules! all {
    ($catalogue:expr, $organizations:expr, $field:ident) => {
        std::iter::once(&$catalogue).chain(&$organizations).flat_map(|rows| &rows.$field)
    };
}

fn unique<T: Ord>(what: &str, values: impl Iterator<Item = T>) {
    let values: Vec<T> = values.collect();
    let count = values.len();
    assert!(count > 0, "no {what}");
    assert_eq!(values.into_iter().collect::<BTreeSet<_>>().len(), count, "{what} is not unique");
}

#[test]
fn the_same_number_gives_the_same_rows() {
    assert_eq!(catalogue(), catalogue());
    for number in [0, 1, 2, 999_999] {
        assert_eq!(organization(number), organization(number));
    }
    assert_ne!(organization(1), organization(2));
}

#[test]
fn the_default_organization_has_the_test_user() {
    let rows = organization(0);
    assert_eq!(rows.organizations[0].slug, "default");
    assert_eq!((rows.tenants[0].slug.as_str(), rows.tenants[0].is_default), ("default", true));
    let user = &rows.users[0];
    assert_eq!((user.email.as_str(), user.role.as_str()), (TEST_USER_EMAIL, "owner"));
    assert!(user.password_hash.is_some());
    assert!(organization(1).users.iter().all(|user| user.password_hash.is_none()));
}

#[test]
fn every_model_has_rows() {
    let (catalogue, organizations) = sample();
    assert_eq!(catalogue.subscription_plans.len(), 4);
    for rows in &organizations {
        let Rows {
            organizations,
            tenants,
            users,
            templates,
            workflows,
            credentials,
            execution_logs,
            credential_usage_logs,
            subscription_plans,
            subscriptions,
            invoices,
            invoice_items,
            user_sessions,
            web_socket_sessions,
            notifications,
            ai_prompt_templates,
            audit_logs,
            system_alerts,
            api_keys,
        } = rows;
        assert!(subscription_plans.is_empty(), "plans belong to the catalogue");
        let counts = [
            organizations.len(),
            tenants.len(),
            users.len(),
            templates.len(),
            workflows.len(),
            credentials.len(),
            execution_logs.len(),
            credential_usage_logs.len(),
            subscriptions.len(),
            invoices.len(),
            invoice_items.len(),
            user_sessions.len(),
            web_socket_sessions.len(),
            notifications.len(),
            ai_prompt_templates.len(),
            audit_logs.len(),
            system_alerts.len(),
            api_keys.len(),
        ];
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    }
}

#[test]
fn every_state_occurs_in_every_organization() {
    for number in 0..20 {
        let rows = organization(number);
        let distinct = |states: Vec<String>| states.into_iter().collect::<BTreeSet<_>>().len();
        assert_eq!(distinct(rows.execution_logs.iter().map(|row| format!("{:?}", row.status)).collect()), 6);
        assert_eq!(distinct(rows.credentials.iter().map(|row| format!("{:?}", row.status)).collect()), 4);
        assert_eq!(
            distinct(rows.credential_usage_logs.iter().map(|row| format!("{:?}", row.status)).collect()),
            4
        );
        assert_eq!(distinct(rows.invoices.iter().map(|row| format!("{:?}", row.status)).collect()), 5);
        assert_eq!(distinct(rows.subscriptions.iter().map(|row| format!("{:?}", row.status)).collect()), 5);
        assert_eq!(
            distinct(rows.web_socket_sessions.iter().map(|row| format!("{:?}", row.status)).collect()),
            3
        );
        assert_eq!(distinct(rows.system_alerts.iter().map(|row| format!("{:?}", row.severity)).collect()), 4);
        assert!(rows.execution_logs.iter().any(|row| row.retry_of_id.is_some()));
    }
}

#[test]
fn what_the_schema_calls_unique_is_unique() {
    let (catalogue, organizations) = sample();
    unique("Organization.slug", all!(catalogue, organizations, organizations).map(|row| &row.slug));
    unique("Tenant", all!(catalogue, organizations, tenants).map(|row| (&row.organization_id, &row.slug)));
    unique("User.email", all!(catalogue, organizations, users).map(|row| &row.email));
    unique(
        "Workflow",
        all!(catalogue, organizations, workflows).map(|row| (&row.organization_id, &row.slug)),
    );
    unique("Template.slug", all!(catalogue, organizations, templates).map(|row| &row.slug));
    unique(
        "Credential",
        all!(catalogue, organizations, credentials).map(|row| (&row.organization_id, &row.name)),
    );
    unique("Invoice.number", all!(catalogue, organizations, invoices).map(|row| &row.number));
    unique(
        "InvoiceItem",
        all!(catalogue, organizations, invoice_items).map(|row| (&row.invoice_id, row.position)),
    );
    unique("Plan.code", all!(catalogue, organizations, subscription_plans).map(|row| &row.code));
    unique(
        "externalId",
        all!(catalogue, organizations, subscriptions).filter_map(|row| row.external_id.as_ref()),
    );
    unique("Prompt", all!(catalogue, organizations, ai_prompt_templates).map(|row| (&row.slug, row.version)));
    unique("tokenHash", all!(catalogue, organizations, user_sessions).map(|row| &row.token_hash));
    unique("keyHash", all!(catalogue, organizations, api_keys).map(|row| &row.key_hash));
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    let (catalogue, organizations) = sample();
    macro_rules! ids {
        ($field:ident) => {{
            unique(stringify!($field), all!(catalogue, organizations, $field).map(|row| &row.id));
            all!(catalogue, organizations, $field).map(|row| row.id.clone()).collect::<BTreeSet<_>>()
        }};
    }
    macro_rules! refers {
        ($from:ident . $key:ident => $to:expr) => {
            for id in all!(catalogue, organizations, $from).flat_map(|row| Vec::from_iter(row.$key.clone())) {
                assert!($to.contains(&id), "{}.{} = {id}", stringify!($from), stringify!($key));
            }
        };
        ($from:ident ! $key:ident => $to:expr) => {
            for row in all!(catalogue, organizations, $from) {
                assert!($to.contains(&row.$key), "{}.{} = {}", stringify!($from), stringify!($key), row.$key);
            }
        };
    }
    let (organization_ids, tenant_ids, user_ids) = (ids!(organizations), ids!(tenants), ids!(users));
    let (template_ids, workflow_ids, credential_ids) = (ids!(templates), ids!(workflows), ids!(credentials));
    let (run_ids, plan_ids, subscription_ids) =
        (ids!(execution_logs), ids!(subscription_plans), ids!(subscriptions));
    let (invoice_ids, session_ids) = (ids!(invoices), ids!(user_sessions));
    for other in [
        ids!(credential_usage_logs),
        ids!(web_socket_sessions),
        ids!(notifications),
        ids!(ai_prompt_templates),
        ids!(audit_logs),
        ids!(system_alerts),
        ids!(api_keys),
    ] {
        assert!(!other.is_empty());
    }
    refers!(tenants ! organization_id => organization_ids);
    refers!(users ! organization_id => organization_ids);
    refers!(users . tenant_id => tenant_ids);
    refers!(workflows ! organization_id => organization_ids);
    refers!(workflows . tenant_id => tenant_ids);
    refers!(workflows . created_by_id => user_ids);
    refers!(workflows . template_id => template_ids);
    refers!(templates . organization_id => organization_ids);
    refers!(templates . created_by_id => user_ids);
    refers!(templates . source_workflow_id => workflow_ids);
    refers!(credentials ! organization_id => organization_ids);
    refers!(credentials . tenant_id => tenant_ids);
    refers!(credentials . owner_id => user_ids);
    refers!(execution_logs ! workflow_id => workflow_ids);
    refers!(execution_logs . triggered_by_id => user_ids);
    refers!(execution_logs . retry_of_id => run_ids);
    refers!(credential_usage_logs ! credential_id => credential_ids);
    refers!(credential_usage_logs . execution_log_id => run_ids);
    refers!(invoices ! organization_id => organization_ids);
    refers!(invoices . subscription_id => subscription_ids);
    refers!(invoice_items ! invoice_id => invoice_ids);
    refers!(invoice_items . plan_id => plan_ids);
    refers!(subscriptions ! organization_id => organization_ids);
    refers!(subscriptions . user_id => user_ids);
    refers!(subscriptions ! plan_id => plan_ids);
    refers!(web_socket_sessions ! user_id => user_ids);
    refers!(web_socket_sessions . user_session_id => session_ids);
    refers!(notifications ! user_id => user_ids);
    refers!(ai_prompt_templates . organization_id => organization_ids);
    refers!(ai_prompt_templates . created_by_id => user_ids);
    refers!(user_sessions ! user_id => user_ids);
    refers!(audit_logs . organization_id => organization_ids);
    refers!(audit_logs . user_id => user_ids);
    refers!(system_alerts . organization_id => organization_ids);
    refers!(system_alerts . execution_log_id => run_ids);
    refers!(system_alerts . resolved_by_id => user_ids);
    refers!(api_keys ! organization_id => organization_ids);
    refers!(api_keys ! user_id => user_ids);
}

#[test]
fn invoices_add_up() {
    let cents = |amount: Decimal| amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    for rows in (0..40).map(organization) {
        for invoice in &rows.invoices {
            let items = rows.invoice_items.iter().filter(|item| item.invoice_id == invoice.id);
            let sum: Decimal = items
                .inspect(|item| assert_eq!(item.amount, cents(item.quantity * item.unit_price)))
                .map(|item| item.amount)
                .sum();
            assert_eq!(invoice.subtotal, sum);
            assert_eq!(invoice.tax, cents(sum * invoice.tax_rate / Decimal::ONE_HUNDRED));
            assert_eq!(invoice.total, invoice.subtotal + invoice.tax);
            assert!(invoice.period_start < invoice.period_end && invoice.period_end < invoice.due_date);
        }
    }
}

#[test]
fn nothing_happens_before_its_cause() {
    let today = chrono::DateTime::parse_from_rfc3339("2026-06-01T12:00:00Z").unwrap();
    for rows in (0..40).map(organization) {
        let founded = rows.organizations[0].created_at;
        assert!(rows.users.iter().all(|user| user.created_at >= founded && user.created_at <= today));
        for run in &rows.execution_logs {
            let workflow = rows.workflows.iter().find(|workflow| workflow.id == run.workflow_id).unwrap();
            assert!(workflow.created_at < run.created_at && run.created_at <= today, "{run:?}");
            assert!(run.started_at.is_none_or(|at| at >= run.created_at));
            assert_eq!(run.finished_at.is_some(), run.duration_ms.is_some());
            if let Some(first) = &run.retry_of_id {
                let first = rows.execution_logs.iter().find(|other| other.id == *first).unwrap();
                assert!(first.finished_at.unwrap() < run.created_at && first.workflow_id == run.workflow_id);
            }
        }
        for usage in &rows.credential_usage_logs {
            let credential = rows.credentials.iter().find(|found| found.id == usage.credential_id).unwrap();
            assert!(credential.created_at < usage.used_at && usage.used_at <= today);
        }
        assert!(rows.audit_logs.iter().all(|deed| deed.created_at <= today), "an audit entry lies ahead");
        assert!(rows.notifications.iter().all(|message| message.created_at <= today));
        assert!(rows.system_alerts.iter().all(|alert| alert.created_at <= today));
        assert!(rows.user_sessions.iter().all(|session| session.created_at < session.expires_at));
    }
}
