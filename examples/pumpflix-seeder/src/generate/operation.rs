//! What follows from the rest: messages to people, the audit trail, alerts.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::Rows;
use crate::scope::{At, Scope, days_ago, now};
use pumpflix_data::{
    AlertSeverity, AuditLog, CredentialStatus, ExecutionStatus, InvoiceStatus, Notification, SystemAlert,
    User,
};

/// A message in the making.
struct Message<'a> {
    to: &'a str,
    kind: &'static str,
    title: String,
    body: String,
    about: Option<(&'static str, &'a str)>,
    data: Option<Value>,
    at: At,
}

/// Messages about failed runs, bad credentials and unpaid invoices to those concerned, and one to everybody.
pub(super) fn notifications(scope: Scope, rows: &Rows) -> Vec<Notification> {
    let mut messages = Vec::new();
    for run in rows.execution_logs.iter().filter(|run| run.status == ExecutionStatus::Failed) {
        let workflow = rows.workflows.iter().find(|workflow| workflow.id == run.workflow_id);
        let Some((workflow, to)) = workflow.and_then(|found| Some((found, found.created_by_id.as_deref()?)))
        else {
            continue;
        };
        messages.push(Message {
            to,
            kind: "execution_failed",
            title: format!("\"{}\" failed", workflow.name),
            body: run.error_message.clone().unwrap_or_default(),
            about: Some(("ExecutionLog", &run.id)),
            data: Some(json!({ "link": format!("/runs/{}", run.id), "attempt": run.attempt })),
            at: run.finished_at.unwrap_or(run.created_at),
        });
    }
    for credential in
        rows.credentials.iter().filter(|credential| credential.status == CredentialStatus::Expired)
    {
        let Some(to) = credential.owner_id.as_deref() else { continue };
        messages.push(Message {
            to,
            kind: "credential_expiring",
            title: format!("Connect {} again", credential.service),
            body: format!("The access \"{}\" has expired.", credential.name),
            about: Some(("Credential", &credential.id)),
            data: None,
            at: credential.expires_at.unwrap_or_else(now),
        });
    }
    let owner = rows.users.first();
    let unpaid = |status| matches!(status, InvoiceStatus::Open | InvoiceStatus::Overdue);
    for (invoice, owner) in
        rows.invoices.iter().filter(|invoice| unpaid(invoice.status)).zip(owner.into_iter().cycle())
    {
        messages.push(Message {
            to: &owner.id,
            kind: "invoice_due",
            title: format!("Invoice {} is waiting", invoice.number),
            body: format!("{} {} until {}.", invoice.total, invoice.currency, invoice.due_date.date_naive()),
            about: Some(("Invoice", &invoice.id)),
            data: Some(json!({ "link": format!("/billing/{}", invoice.number) })),
            at: invoice.issued_at.unwrap_or(invoice.created_at),
        });
    }
    messages.extend(rows.users.iter().map(|user| Message {
        to: &user.id,
        kind: "announcement",
        title: "Drafts by AI".to_owned(),
        body: "Describe a workflow in a sentence and get a draft to start from.".to_owned(),
        about: None,
        data: Some(json!({ "link": "/news/ai-drafts" })),
        at: days_ago(20),
    }));
    messages.into_iter().enumerate().map(|(index, message)| notification(scope, index, message)).collect()
}

fn notification(scope: Scope, index: usize, message: Message<'_>) -> Notification {
    let mut random = scope.random("Notification", index);
    let is_read = random.chance(60);
    Notification {
        id: scope.id("Notification", index),
        user_id: message.to.to_owned(),
        kind: message.kind.to_owned(),
        title: message.title,
        body: message.body,
        resource: message.about.map(|(model, _)| model.to_owned()),
        resource_id: message.about.map(|(_, id)| id.to_owned()),
        data: message.data,
        is_read,
        read_at: is_read.then(|| (message.at + TimeDelta::minutes(random.between(1, 600).into())).min(now())),
        created_at: message.at,
    }
}

/// One deed in the making.
struct Deed<'a> {
    by: Option<&'a User>,
    action: &'static str,
    about: (&'static str, &'a str),
    changes: Option<Value>,
    at: At,
}

/// Who made what, who signed in, and what the system did, oldest first.
pub(super) fn audit(scope: Scope, rows: &Rows) -> Vec<AuditLog> {
    let person = |id: Option<&str>| rows.users.iter().find(|user| Some(user.id.as_str()) == id);
    let owner = rows.users.first();
    let mut deeds: Vec<Deed<'_>> = Vec::new();
    let mut deed = |by, action, about, changes, at| deeds.push(Deed { by, action, about, changes, at });
    for organization in &rows.organizations {
        deed(owner, "organization.create", ("Organization", &organization.id), None, organization.created_at);
    }
    for user in &rows.users {
        let changes = json!({ "role": { "before": null, "after": user.role } });
        deed(owner, "user.create", ("User", &user.id), Some(changes), user.created_at);
    }
    for workflow in &rows.workflows {
        let author = person(workflow.created_by_id.as_deref());
        deed(author, "workflow.create", ("Workflow", &workflow.id), None, workflow.created_at);
        if workflow.version > 1 {
            let changes = json!({ "version": { "before": workflow.version - 1, "after": workflow.version } });
            deed(author, "workflow.update", ("Workflow", &workflow.id), Some(changes), workflow.updated_at);
        }
    }
    for credential in &rows.credentials {
        let by = person(credential.owner_id.as_deref());
        deed(by, "credential.create", ("Credential", &credential.id), None, credential.created_at);
    }
    for key in &rows.api_keys {
        let by = person(Some(&key.user_id));
        deed(by, "api_key.create", ("ApiKey", &key.id), None, key.created_at);
        if let Some(at) = key.revoked_at {
            deed(
                by,
                "api_key.revoke",
                ("ApiKey", &key.id),
                Some(json!({ "isRevoked": { "before": false, "after": true } })),
                at,
            );
        }
    }
    for session in &rows.user_sessions {
        deed(
            person(Some(&session.user_id)),
            "user.login",
            ("UserSession", &session.id),
            None,
            session.created_at,
        );
    }
    for (invoice, paid_at) in rows.invoices.iter().filter_map(|invoice| Some((invoice, invoice.paid_at?))) {
        let changes = json!({ "status": { "before": "OPEN", "after": "PAID" } });
        deed(None, "invoice.pay", ("Invoice", &invoice.id), Some(changes), paid_at);
    }
    // Sorting keeps the order of deeds of one moment, so the ids below are the same on every run.
    deeds.sort_by_key(|deed| deed.at);
    let organization_id = rows.organizations.first().map(|organization| organization.id.as_str());
    deeds.into_iter().enumerate().map(|(index, deed)| record(scope, index, organization_id, deed)).collect()
}

fn record(scope: Scope, index: usize, organization_id: Option<&str>, deed: Deed<'_>) -> AuditLog {
    let mut random = scope.random("AuditLog", index);
    AuditLog {
        id: scope.log_id("AuditLog", index, deed.at),
        organization_id: organization_id.map(str::to_owned),
        user_id: deed.by.map(|user| user.id.clone()),
        actor: deed.by.map_or("billing", |user| &user.email).to_owned(),
        action: deed.action.to_owned(),
        resource: deed.about.0.to_owned(),
        resource_id: Some(deed.about.1.to_owned()),
        changes: deed.changes,
        // 203.0.113.0/24 is set aside for documentation (RFC 5737). The system has no address.
        ip_address: deed.by.map(|_| format!("203.0.113.{}", random.between(1, 254))),
        created_at: deed.at,
    }
}

/// An alert for each failed or stopped run, each rejected credential and each late invoice, and a hint; the older half of
/// the runs' alerts is closed.
pub(super) fn alerts(scope: Scope, rows: &Rows) -> Vec<SystemAlert> {
    let admin = rows.users.get(1);
    let organization_id = rows.organizations.first().map(|organization| organization.id.clone());
    let mut alerts: Vec<SystemAlert> = Vec::new();
    let mut raise = |severity,
                     source: &str,
                     title: String,
                     message: String,
                     details: Option<Value>,
                     run: Option<&String>,
                     at: At| {
        let is_resolved = at < days_ago(14);
        alerts.push(SystemAlert {
            id: scope.id("SystemAlert", alerts.len()),
            organization_id: organization_id.clone(),
            execution_log_id: run.cloned(),
            resolved_by_id: admin.filter(|_| is_resolved).map(|user| user.id.clone()),
            severity,
            source: source.to_owned(),
            title,
            message,
            details,
            is_resolved,
            resolved_at: is_resolved.then(|| at + TimeDelta::hours(20)),
            created_at: at,
        });
    };
    for run in &rows.execution_logs {
        let (severity, title) = match run.status {
            ExecutionStatus::Failed => (AlertSeverity::Error, "A run failed"),
            ExecutionStatus::TimedOut => (AlertSeverity::Warning, "A run took too long"),
            _ => continue,
        };
        let message = run.error_message.clone().unwrap_or_default();
        let details =
            json!({ "node": run.error_node, "attempt": run.attempt, "durationMs": run.duration_ms });
        let at = run.finished_at.unwrap_or(run.created_at);
        raise(severity, "executor", title.to_owned(), message, Some(details), Some(&run.id), at);
    }
    for usage in rows.credential_usage_logs.iter().filter(|usage| usage.status == CredentialStatus::Invalid) {
        let message = usage.error_message.clone().unwrap_or_default();
        let title = "A credential is rejected".to_owned();
        raise(
            AlertSeverity::Critical,
            "executor",
            title,
            message,
            None,
            usage.execution_log_id.as_ref(),
            usage.used_at,
        );
    }
    for invoice in rows.invoices.iter().filter(|invoice| invoice.status == InvoiceStatus::Overdue) {
        let title = format!("Invoice {} is overdue", invoice.number);
        let message = format!("{} {} have not arrived.", invoice.total, invoice.currency);
        raise(AlertSeverity::Warning, "billing", title, message, None, None, invoice.due_date);
    }
    for credential in
        rows.credentials.iter().filter(|credential| credential.status == CredentialStatus::Active)
    {
        let Some(expires_at) = credential.expires_at else { continue };
        let title = format!("Access to {} ends soon", credential.service);
        raise(
            AlertSeverity::Info,
            "scheduler",
            title,
            format!("It ends on {}.", expires_at.date_naive()),
            None,
            None,
            days_ago(1),
        );
    }
    alerts
}
