//! Sample data as values: what no organization owns, and everything that belongs to one organization.
//!
//! Pure functions of an organization's number. The same number gives the same rows, down to ids and times, whatever else
//! is generated. Rows stand in an order in which they can be inserted: what is referred to comes first.

mod automation;
mod billing;
mod catalogue;
mod operation;
mod people;
mod runs;

use crate::scope::Scope;
use pumpflix_data::{
    AiPromptTemplate, ApiKey, AuditLog, Credential, CredentialUsageLog, ExecutionLog, Invoice, InvoiceItem,
    Notification, Organization, Subscription, SubscriptionPlan, SystemAlert, Template, Tenant, User,
    UserSession, WebSocketSession, Workflow,
};

pub use people::{TEST_USER_EMAIL, TEST_USER_PASSWORD};

/// Rows of every model. A model's rows refer only to rows of models that stand above it, or to earlier rows of their own.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "one field a model, named after it")]
pub struct Rows {
    pub organizations: Vec<Organization>,
    pub tenants: Vec<Tenant>,
    pub users: Vec<User>,
    pub templates: Vec<Template>,
    pub workflows: Vec<Workflow>,
    pub credentials: Vec<Credential>,
    pub execution_logs: Vec<ExecutionLog>,
    pub credential_usage_logs: Vec<CredentialUsageLog>,
    pub subscription_plans: Vec<SubscriptionPlan>,
    pub subscriptions: Vec<Subscription>,
    pub invoices: Vec<Invoice>,
    pub invoice_items: Vec<InvoiceItem>,
    pub user_sessions: Vec<UserSession>,
    pub web_socket_sessions: Vec<WebSocketSession>,
    pub notifications: Vec<Notification>,
    pub ai_prompt_templates: Vec<AiPromptTemplate>,
    pub audit_logs: Vec<AuditLog>,
    pub system_alerts: Vec<SystemAlert>,
    pub api_keys: Vec<ApiKey>,
}

/// What no organization owns: plans, the marketplace's own templates, the built-in AI prompts. Every organization's rows
/// refer to these.
pub fn catalogue() -> Rows {
    Rows {
        subscription_plans: catalogue::plans(),
        templates: catalogue::templates(),
        ai_prompt_templates: catalogue::prompts(),
        system_alerts: catalogue::alerts(),
        ..Rows::default()
    }
}

/// Everything that belongs to one organization: number 0 is the default organization with the test user, the numbers from
/// 1 on are what `--scale` adds.
pub fn organization(number: u32) -> Rows {
    let scope = Scope::organization(number);
    let mut rows = Rows::default();
    let customer = people::customer(scope);
    rows.tenants = people::tenants(scope, &customer);
    rows.users = people::users(scope, &customer, &rows.tenants);
    rows.user_sessions = people::sessions(scope, &rows.users);
    rows.web_socket_sessions = people::connections(scope, &rows.user_sessions);
    rows.api_keys = people::api_keys(scope, &rows.users);
    rows.workflows = automation::workflows(scope, &rows.tenants, &rows.users);
    rows.templates = automation::templates(scope, &customer, &rows.users, &rows.workflows);
    rows.ai_prompt_templates = automation::prompts(scope, &customer, &rows.users);
    rows.credentials = automation::credentials(scope, &rows.tenants, &rows.users);
    (rows.execution_logs, rows.credential_usage_logs) = runs::runs(scope, &rows);
    rows.subscriptions = billing::subscriptions(scope, &customer, &rows.users);
    (rows.invoices, rows.invoice_items) = billing::invoices(scope, &customer, rows.users.len());
    rows.organizations.push(customer.organization);
    note_last_events(&mut rows);
    rows.notifications = operation::notifications(scope, &rows);
    rows.audit_logs = operation::audit(scope, &rows);
    rows.system_alerts = operation::alerts(scope, &rows);
    rows
}

/// Fills in what rows remember of later events: last sign-ins, last runs, last uses.
fn note_last_events(rows: &mut Rows) {
    for user in &mut rows.users {
        user.last_login_at = rows
            .user_sessions
            .iter()
            .filter(|session| session.user_id == user.id)
            .map(|session| session.created_at)
            .max();
    }
    for workflow in &mut rows.workflows {
        workflow.last_run_at = rows
            .execution_logs
            .iter()
            .filter(|run| run.workflow_id == workflow.id)
            .filter_map(|run| run.started_at)
            .max();
    }
    for credential in &mut rows.credentials {
        credential.last_used_at = rows
            .credential_usage_logs
            .iter()
            .filter(|usage| usage.credential_id == credential.id && usage.execution_log_id.is_some())
            .map(|usage| usage.used_at)
            .max();
    }
}
