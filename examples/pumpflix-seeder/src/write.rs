//! Writing rows: what is missing is created, what is there stays as it is.

use pumpflix_client::Creates;
use pumpflix_client::query::Table;
use pumpflix_data::Db;

use crate::failure::Cause;
use crate::generate::Rows;
use crate::report::Tally;

/// Creates the rows that the database lacks; counts both kinds, for every model. `db` is a transaction, or rows of some
/// models stay when a later one fails.
pub(crate) async fn write(db: &Db, rows: Rows) -> Result<Vec<Tally>, Cause> {
    // Every field by its name: a model that is forgotten here does not compile.
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
    Ok(vec![
        put(db.organization(), organizations).await?,
        put(db.tenant(), tenants).await?,
        put(db.user(), users).await?,
        put(db.template(), templates).await?,
        put(db.workflow(), workflows).await?,
        put(db.credential(), credentials).await?,
        put(db.execution_log(), execution_logs).await?,
        put(db.credential_usage_log(), credential_usage_logs).await?,
        put(db.subscription_plan(), subscription_plans).await?,
        put(db.subscription(), subscriptions).await?,
        put(db.invoice(), invoices).await?,
        put(db.invoice_item(), invoice_items).await?,
        put(db.user_session(), user_sessions).await?,
        put(db.web_socket_session(), web_socket_sessions).await?,
        put(db.notification(), notifications).await?,
        put(db.ai_prompt_template(), ai_prompt_templates).await?,
        put(db.audit_log(), audit_logs).await?,
        put(db.system_alert(), system_alerts).await?,
        put(db.api_key(), api_keys).await?,
    ])
}

async fn put<M>(table: Table<M>, rows: Vec<M>) -> Result<Tally, Cause>
where
    M: Creates + Into<M::Draft>,
{
    let (model, given) = (M::META.name, rows.len() as u64);
    let created = if rows.is_empty() {
        0
    } else {
        let written = table.create_many(rows).skip_duplicates().await;
        written.map_err(|error| Cause::Write { model, error })?
    };
    Ok(Tally { model, created, unchanged: given.saturating_sub(created) })
}
