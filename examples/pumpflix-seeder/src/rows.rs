//! The rows of every model: one struct a model, its fields those of the schema, documented there.
#![expect(missing_docs, reason = "the schema documents every model and field")]

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecutionStatus {
    Pending,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    TimedOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialStatus {
    Active,
    Expired,
    Revoked,
    Invalid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvoiceStatus {
    Draft,
    Open,
    Paid,
    Overdue,
    Void,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionStatus {
    Trialing,
    Active,
    PastDue,
    Cancelled,
    Expired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebSocketStatus {
    Connected,
    Idle,
    Disconnected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertSeverity {
    Info,
    Warning,
    Error,
    Critical,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Organization {
    pub id: String,
    pub name: String,
    pub slug: String,
    pub billing_email: Option<String>,
    pub country: Option<String>,
    pub settings: Option<Value>,
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tenant {
    pub id: String,
    pub organization_id: String,
    pub name: String,
    pub slug: String,
    pub region: String,
    pub settings: Option<Value>,
    pub is_default: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub id: String,
    pub organization_id: String,
    pub tenant_id: Option<String>,
    pub email: String,
    pub email_verified_at: Option<DateTime<Utc>>,
    pub name: Option<String>,
    pub password_hash: Option<String>,
    pub role: String,
    pub locale: String,
    pub avatar_url: Option<String>,
    pub preferences: Option<Value>,
    pub failed_logins: i32,
    pub is_active: bool,
    pub last_login_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Workflow {
    pub id: String,
    pub organization_id: String,
    pub tenant_id: Option<String>,
    pub created_by_id: Option<String>,
    pub template_id: Option<String>,
    pub name: String,
    pub slug: String,
    pub description: Option<String>,
    pub definition: Value,
    pub version: i32,
    pub trigger: String,
    pub schedule: Option<String>,
    pub timeout_seconds: i32,
    pub is_active: bool,
    pub last_run_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub id: String,
    pub organization_id: Option<String>,
    pub created_by_id: Option<String>,
    pub source_workflow_id: Option<String>,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub category: String,
    pub definition: Value,
    pub price: Decimal,
    pub currency: String,
    pub installs: i32,
    pub rating: Option<f64>,
    pub is_public: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    pub id: String,
    pub organization_id: String,
    pub tenant_id: Option<String>,
    pub owner_id: Option<String>,
    pub name: String,
    pub service: String,
    pub kind: String,
    pub ciphertext: Vec<u8>,
    pub nonce: Vec<u8>,
    pub encryption_key: String,
    pub scopes: Option<Value>,
    pub status: CredentialStatus,
    pub expires_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExecutionLog {
    pub id: String,
    pub workflow_id: String,
    pub triggered_by_id: Option<String>,
    pub retry_of_id: Option<String>,
    pub status: ExecutionStatus,
    pub trigger: String,
    pub workflow_version: i32,
    pub attempt: i32,
    pub input: Option<Value>,
    pub output: Option<Value>,
    pub error_message: Option<String>,
    pub error_node: Option<String>,
    pub steps_completed: i32,
    pub bytes_transferred: i64,
    pub duration_ms: Option<i32>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CredentialUsageLog {
    pub id: String,
    pub credential_id: String,
    pub execution_log_id: Option<String>,
    pub status: CredentialStatus,
    pub action: String,
    pub error_message: Option<String>,
    pub ip_address: Option<String>,
    pub used_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    pub id: String,
    pub number: String,
    pub organization_id: String,
    pub subscription_id: Option<String>,
    pub status: InvoiceStatus,
    pub currency: String,
    pub subtotal: Decimal,
    pub tax_rate: Decimal,
    pub tax: Decimal,
    pub total: Decimal,
    pub billing_address: Option<Value>,
    pub period_start: DateTime<Utc>,
    pub period_end: DateTime<Utc>,
    pub issued_at: Option<DateTime<Utc>>,
    pub due_date: DateTime<Utc>,
    pub paid_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct InvoiceItem {
    pub invoice_id: String,
    pub position: i32,
    pub plan_id: Option<String>,
    pub description: String,
    pub quantity: Decimal,
    pub unit_price: Decimal,
    pub amount: Decimal,
    pub metadata: Option<Value>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SubscriptionPlan {
    pub id: String,
    pub code: String,
    pub name: String,
    pub description: Option<String>,
    pub price_monthly: Decimal,
    pub price_yearly: Decimal,
    pub currency: String,
    pub trial_days: i32,
    pub workflow_limit: Option<i32>,
    pub execution_limit: Option<i64>,
    pub features: Value,
    pub sort_order: i32,
    pub is_public: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Subscription {
    pub id: String,
    pub organization_id: String,
    pub user_id: Option<String>,
    pub plan_id: String,
    pub status: SubscriptionStatus,
    pub billing_cycle: String,
    pub seats: i32,
    pub current_period_start: DateTime<Utc>,
    pub current_period_end: DateTime<Utc>,
    pub trial_ends_at: Option<DateTime<Utc>>,
    pub cancel_at_period_end: bool,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub external_id: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WebSocketSession {
    pub id: String,
    pub user_id: String,
    pub user_session_id: Option<String>,
    pub client_id: String,
    pub status: WebSocketStatus,
    pub channels: Option<Value>,
    pub ip_address: Option<String>,
    pub user_agent: Option<String>,
    pub bytes_sent: i64,
    pub connected_at: DateTime<Utc>,
    pub last_ping_at: Option<DateTime<Utc>>,
    pub disconnected_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Notification {
    pub id: String,
    pub user_id: String,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub resource: Option<String>,
    pub resource_id: Option<String>,
    pub data: Option<Value>,
    pub is_read: bool,
    pub read_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AIPromptTemplate {
    pub id: String,
    pub organization_id: Option<String>,
    pub created_by_id: Option<String>,
    pub slug: String,
    pub version: i32,
    pub name: String,
    pub category: String,
    pub system_prompt: Option<String>,
    pub prompt: String,
    pub variables: Value,
    pub model: String,
    pub temperature: f64,
    pub max_tokens: i32,
    pub is_active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct UserSession {
    pub id: String,
    pub user_id: String,
    pub token_hash: String,
    pub ip_address: Option<String>,
    pub user_agent: Option<String>,
    pub expires_at: DateTime<Utc>,
    pub last_seen_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AuditLog {
    pub id: String,
    pub organization_id: Option<String>,
    pub user_id: Option<String>,
    pub actor: String,
    pub action: String,
    pub resource: String,
    pub resource_id: Option<String>,
    pub changes: Option<Value>,
    pub ip_address: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SystemAlert {
    pub id: String,
    pub organization_id: Option<String>,
    pub execution_log_id: Option<String>,
    pub resolved_by_id: Option<String>,
    pub severity: AlertSeverity,
    pub source: String,
    pub title: String,
    pub message: String,
    pub details: Option<Value>,
    pub is_resolved: bool,
    pub resolved_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ApiKey {
    pub id: String,
    pub organization_id: String,
    pub user_id: String,
    pub name: String,
    pub prefix: String,
    pub key_hash: String,
    pub scopes: Value,
    pub is_revoked: bool,
    pub revoked_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}
