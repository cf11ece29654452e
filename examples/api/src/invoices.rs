//! Invoices: written with their items, and paid.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Days, Utc};
use pumpflix_data::{Db, Invoice, InvoiceStatus, audit_log, invoice, invoice_item, organization};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::failure::Failure;

/// An invoice to be written.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewInvoice {
    number: String,
    organization: String,
    period_start: DateTime<Utc>,
    period_end: DateTime<Utc>,
    items: Vec<NewItem>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewItem {
    description: String,
    quantity: Decimal,
    unit_price: Decimal,
}

/// `POST /invoices`: the invoice and its items, all or nothing.
pub(crate) async fn create(
    State(db): State<Db>,
    Json(new): Json<NewInvoice>,
) -> Result<(StatusCode, Json<Invoice>), Failure> {
    let amount = |item: &NewItem| (item.quantity * item.unit_price).round_dp(2);
    let total: Decimal = new.items.iter().map(amount).sum();
    let items = invoice::items.create(move |invoice_id| {
        (1..).zip(new.items).map(move |(position, item)| {
            let (invoice_id, amount) = (invoice_id.clone(), amount(&item));
            let NewItem { description, quantity, unit_price } = item;
            invoice_item::New { invoice_id, position, description, unit_price, amount }.quantity(quantity)
        })
    });
    let created = db.invoice().create(invoice::New {
        number: new.number,
        organization_id: organization::by_slug(new.organization).into(),
        subtotal: total,
        total,
        period_start: new.period_start,
        period_end: new.period_end,
        due_date: Utc::now() + Days::new(30),
    });
    let created = created.status(InvoiceStatus::Open).issued_at(Utc::now()).nest(items).await?;
    Ok((StatusCode::CREATED, Json(created)))
}

/// `POST /invoices/{number}/payment`: paid once, and written down.
pub(crate) async fn pay(State(db): State<Db>, Path(number): Path<String>) -> Result<Json<Invoice>, Failure> {
    let paid = db.transaction(async |tx| {
        let found = tx.invoice().find_unique(invoice::by_number(&number)).for_update().required().await?;
        if found.status != InvoiceStatus::Open {
            return Err(Failure(StatusCode::CONFLICT, format!("the invoice is {}, not open", found.status)));
        }
        let log =
            audit_log::New { actor: "api".into(), action: "invoice.pay".into(), resource: "Invoice".into() };
        tx.audit_log().create(log).resource_id(found.id.as_str()).await?;
        let pay = tx.invoice().update(invoice::by_id(&found.id)).set(invoice::status.to(InvoiceStatus::Paid));
        Ok(pay.set(invoice::paid_at.to(Utc::now())).await?)
    });
    Ok(Json(paid.await?))
}
